//! How often it was done, in one world. What is a breach of the clause that is counted is a finding of its own, taken from the reference.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use model::agreement::{Conduct, Repeated};
use model::claim::{Attribute, Value};
use model::finding::{Matter, Verdict};
use model::incident::Incident;
use model::time::{When, Window};
use model::{ActorId, IncidentId};

use super::Held;
use super::world::{World, both, serves, some};
use crate::reference::{evidence, finding, force};

impl World {
    pub(super) fn is_repeated(&self, held: &Held<'_>, rule: &Conduct) -> Option<bool> {
        let often = self.taken(held, rule.repeated.as_ref()?);
        let own = is_breach(held, often, &held.incident.id);
        both(own, self.come_to_so_many(held, often))
    }

    fn come_to_so_many(&self, held: &Held<'_>, often: &Repeated) -> Option<bool> {
        let Value::When(act) = self.fact(Attribute::When)? else { return None };
        let Value::Actors(doers) = self.fact(Attribute::By)? else { return None };
        let others = held.view.case.incidents.values();
        let others = others.filter(|other| other.same_as.is_none() && other.id != held.incident.id);
        // who may be the one of all, with the others that surely and that perhaps are theirs
        let mut tally: BTreeMap<&ActorId, (u64, u64)> = BTreeMap::new();
        for other in others {
            let in_time = lies_before(held, often, other, act);
            if in_time == Some(false) {
                continue;
            }
            let breach = both(in_time, is_breach(held, often, &other.id));
            if breach == Some(false) {
                continue;
            }
            for actor in held.view.case.actors.keys() {
                let counts = both(breach, is_by(held, other, actor));
                let (sure, perhaps) = tally.entry(actor).or_default();
                *sure += u64::from(counts == Some(true));
                *perhaps += u64::from(counts != Some(false));
            }
        }
        let more = u64::from(often.count.max(1)) - 1;
        some(doers.iter().flat_map(|doer| held.view.case.actors.keys().map(move |actor| (doer, actor))).map(
            |(doer, actor)| {
                let (sure, perhaps) = tally.get(actor).copied().unwrap_or_default();
                let enough = if sure >= more { Some(true) } else { (perhaps < more).then_some(false) };
                both(serves(held, doer, actor), enough)
            },
        ))
    }
}

fn is_breach(held: &Held<'_>, often: &Repeated, incident: &IncidentId) -> Option<bool> {
    let matter = Matter::Incident(incident.clone(), often.of.clone());
    match finding::verdict_under(&held.view, &matter, held.agreement)? {
        Verdict::Breach => Some(true),
        Verdict::NoBreach => Some(false),
        Verdict::Undetermined => None,
    }
}

/// Whether it was by an actor or by somebody whom it commands, in whatever way it may have been done.
fn is_by(held: &Held<'_>, other: &Incident, actor: &ActorId) -> Option<bool> {
    let then = Held { incident: other, ..held.clone() };
    let by = evidence::of_incident(&held.view, other, Attribute::By);
    let mut ways: Vec<Option<bool>> = by
        .candidates
        .iter()
        .map(|candidate| {
            let Value::Actors(doers) = &candidate.value else { return None };
            some(doers.iter().map(|doer| serves(&then, doer, actor)))
        })
        .collect();
    ways.extend(by.open.then_some(None));
    let first = ways.first().copied().flatten()?;
    ways.iter().all(|way| *way == Some(first)).then_some(first)
}

/// The first and the last instant of a window.
fn instants(window: &Window) -> (Timestamp, Timestamp) {
    let first = window.from.unwrap_or(Timestamp::MIN);
    let last = match window.until {
        Some(until) if window.from == Some(until) => until,
        Some(until) => until - SignedDuration::from_nanos(1),
        None => Timestamp::MAX,
    };
    (first, last)
}

/// Whether an incident was at or before an act, within the length of time: its first and its last instant against those of the act.
fn lies_before(held: &Held<'_>, often: &Repeated, other: &Incident, act: &When) -> Option<bool> {
    let zone = force::zone(held.agreement);
    let back = |at: Timestamp| often.within.before(at, &zone).unwrap_or(Timestamp::MIN);
    let ((first, last), (from, until)) = (instants(&other.when.window), instants(&act.window));
    if first > until || last < back(from) {
        return Some(false);
    }
    (last <= from && first >= back(until)).then_some(true)
}
