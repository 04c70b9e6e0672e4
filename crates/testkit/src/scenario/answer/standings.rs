//! `jai moscow: party`: what an actor is under an agreement.

use assess::reference;
use model::claim::Value;
use model::{ActorId, AgreementId};

use super::{Found, Setup};

pub(super) fn answer(setup: &Setup<'_>, words: &[&str]) -> Result<Vec<(Vec<String>, Found)>, String> {
    let [actor, rest @ ..] = words else { return Err("write `actor reading: …`".into()) };
    let id = ActorId::new(actor);
    if !setup.case.actors.contains_key(&id) {
        return Err(format!("there is no actor `{actor}`"));
    }
    let (agreement, readings, before) = match rest {
        [first, readings @ ..] if setup.case.agreements.contains_key(&AgreementId::new(first)) => {
            (AgreementId::new(first), readings, vec![(*actor).to_owned(), (*first).to_owned()])
        }
        _ => (only(setup)?, rest, vec![(*actor).to_owned()]),
    };
    let agreement = setup.case.agreements.get(&agreement).ok_or("there is no such agreement")?;
    let mut all = Vec::new();
    for reading in setup.readings(readings)? {
        let reading = setup.case.readings.get(&reading).ok_or("there is no such reading")?;
        let standing = reference::standing_of(setup.case, agreement, reading, &id, setup.asked);
        let candidates = standing.considered.candidates.iter();
        let names: Vec<&str> = candidates
            .filter_map(
                |c| if let Value::Standing(standing) = &c.value { Some(standing.as_str()) } else { None },
            )
            .collect();
        let mut found =
            Found { head: names.join(" or "), details: Vec::new(), words: vec![standing.by_what] };
        if names.is_empty() {
            "unknown".clone_into(&mut found.head);
        } else if standing.considered.open {
            found.details.push("open".into());
        }
        found.details.extend(standing.since.map(|since| format!("since {}", since.said)));
        found.details.extend(standing.disputed_by.iter().map(|source| format!("disputed by {source}")));
        all.push((before.iter().cloned().chain([reading.id.to_string()]).collect(), found));
    }
    Ok(all)
}

/// The agreement that adds to no other, where there is one such.
fn only(setup: &Setup<'_>) -> Result<AgreementId, String> {
    let first: Vec<_> = setup.case.agreements.values().filter(|a| a.supplements.is_none()).collect();
    match first.as_slice() {
        [one] => Ok(one.id.clone()),
        _ => Err("several agreements stand alone: write `actor agreement reading: …`".into()),
    }
}
