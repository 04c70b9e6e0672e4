//! `DAS-0331 attacks washington: breach`: an incident held against a clause under a reading.

use assess::reference;
use model::finding::Matter;
use model::{AgreementId, ClauseId, IncidentId};

use super::{Found, Setup, told};

pub(super) fn answer(setup: &Setup<'_>, words: &[&str]) -> Result<Vec<(Vec<String>, Found)>, String> {
    let [incident, clause, readings @ ..] = words else {
        return Err("write `incident clause reading: …`".into());
    };
    let (agreement, matter) = matter(setup, incident, clause)?;
    let mut all = Vec::new();
    for reading in setup.readings(readings)? {
        let asked = setup.asked;
        let finding = reference::finding(setup.case, &matter, &agreement, &reading, asked)
            .ok_or("there is no such finding")?;
        setup.checked(&finding)?;
        let mut found = told(&finding);
        let begun = setup.case.incidents.get(&IncidentId::new(incident)).is_some_and(|incident| {
            reference::finding::asked_about(setup.case, asked).any(|other| other.id == incident.id)
        });
        if !(begun && reference::takes_up(setup.case, &matter, &agreement, &reading, asked)) {
            found.details.push("not taken up".into());
        }
        all.push((vec![(*incident).to_owned(), (*clause).to_owned(), reading.to_string()], found));
    }
    Ok(all)
}

/// The matter that `incident clause` names, and the agreement: the one written before a slash, or the only one with such a clause, or
/// the only one whose clause takes the incident up under some reading.
pub(super) fn matter(
    setup: &Setup<'_>,
    incident: &str,
    clause: &str,
) -> Result<(AgreementId, Matter), String> {
    let case = setup.case;
    let id = IncidentId::new(incident);
    if !case.incidents.contains_key(&id) {
        return Err(format!("there is no incident `{incident}`"));
    }
    let (named, clause) = match clause.split_once('/') {
        Some((agreement, clause)) => (Some(setup.agreement(agreement)?), clause),
        None => (None, clause),
    };
    let clause = ClauseId::new(clause);
    let matter = Matter::Incident(id, clause.clone());
    let mut with: Vec<&AgreementId> = case
        .agreements
        .values()
        .filter(|agreement| named.as_ref().is_none_or(|id| *id == agreement.id))
        .filter(|agreement| agreement.clauses.iter().any(|own| own.id == clause))
        .map(|agreement| &agreement.id)
        .collect();
    if with.len() > 1 {
        with.retain(|agreement| {
            let readings = case.readings.keys();
            readings.into_iter().any(|r| reference::takes_up(case, &matter, agreement, r, setup.asked))
        });
    }
    match with.as_slice() {
        [one] => Ok(((*one).clone(), matter)),
        [] => Err(format!("no agreement has a clause `{clause}` for `{incident}`")),
        _ => Err(format!("several agreements have a clause `{clause}`: write `agreement/clause`")),
    }
}
