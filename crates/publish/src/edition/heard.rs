//! Of which incidents anybody says that they happened, laid out by time: what counts of others are held against.

use std::collections::HashMap;

use assess::reference::ground::merged_into;
use jiff::Timestamp;
use model::claim::{Attribute, Claim, Subject, Value};
use model::tally::Tally;
use model::time::Window;
use model::{Case, ClaimId, IncidentId, SourceId};

use super::Edition;

/// A tally beside what it claims and what the record holds; the same as `assess::reference::tally` says of it.
#[derive(Clone, Debug)]
pub struct Tallied<'e> {
    /// The tally, as printed.
    pub tally: &'e Tally,
    /// The sum of its parts and its total, where they can be held against one another and differ.
    pub fails: Option<(u64, u64)>,
    /// How many incidents of its period its author claims in this record.
    pub by_author: usize,
    /// How many anybody claims.
    pub by_anybody: usize,
}

/// An incident that somebody says happened.
struct Said {
    window: Window,
    /// By whom; each may stand more than once.
    by: Vec<Voice>,
}

/// Somebody who says so, and from when to when the record has it so.
struct Voice {
    from: SourceId,
    learnt: Timestamp,
    /// When a claim was learnt that corrects it.
    corrected: Option<Timestamp>,
}

impl Voice {
    fn is_heard(&self, known_at: Timestamp) -> bool {
        self.learnt <= known_at && self.corrected.is_none_or(|at| at > known_at)
    }
}

/// Incidents that somebody ever said happened, by when they began.
pub(super) struct Heard {
    all: Vec<Said>,
    /// The latest end of any so far.
    reach: Vec<Timestamp>,
}

impl Heard {
    pub(super) fn of(case: &Case) -> Self {
        let mut corrected: HashMap<&ClaimId, Timestamp> = HashMap::new();
        for claim in case.claims.values() {
            if let Some(other) = &claim.supersedes {
                let first = corrected.entry(other).or_insert(claim.learnt);
                *first = claim.learnt.min(*first);
            }
        }
        let says_so = |claim: &Claim| {
            let mut asserts = claim.asserts.iter();
            asserts
                .any(|one| one.attribute == Attribute::Happened && one.one_of.contains(&Value::YesNo(true)))
        };
        let mut said: HashMap<&IncidentId, Said> = HashMap::new();
        for claim in case.claims.values().filter(|claim| says_so(claim)) {
            let Subject::Incident(id) = &claim.about else { continue };
            let Some(incident) = merged_into(case, id).and_then(|id| case.incidents.get(id)) else {
                continue;
            };
            let blank = || Said { window: incident.when.window, by: Vec::new() };
            said.entry(&incident.id).or_insert_with(blank).by.push(Voice {
                from: claim.from.clone(),
                learnt: claim.learnt,
                corrected: corrected.get(&claim.id).copied(),
            });
        }
        let mut all: Vec<Said> = said.into_values().collect();
        all.sort_unstable_by_key(|said| said.window.from);
        let mut latest = Timestamp::MIN;
        let reach = all.iter().map(|said| {
            latest = latest.max(said.window.until.unwrap_or(Timestamp::MAX));
            latest
        });
        Self { reach: reach.collect(), all }
    }

    /// How many lie in the period of a tally, as the record had learnt by then: by its author, and by anybody.
    fn count(&self, tally: &Tally, known_at: Timestamp) -> [usize; 2] {
        let window = &tally.period.window;
        let first = window.from.map_or(0, |from| self.reach.partition_point(|reach| *reach < from));
        let until = window.until.unwrap_or(Timestamp::MAX);
        let last = self.all.partition_point(|said| said.window.from.is_none_or(|from| from <= until));
        let near = self.all.get(first..last.max(first)).unwrap_or_default();
        let within = near.iter().filter(|said| !said.window.is_apart_from(window));
        within.fold([0, 0], |[own, any], said| {
            let heard = || said.by.iter().filter(|voice| voice.is_heard(known_at));
            let by_author = heard().any(|voice| voice.from == tally.by);
            [own + usize::from(by_author), any + usize::from(heard().next().is_some())]
        })
    }
}

impl Edition {
    /// A tally of the case beside what the record holds.
    pub fn tallied<'e>(&self, tally: &'e Tally) -> Tallied<'e> {
        let [by_author, by_anybody] = self.record.heard().count(tally, self.asked.known_at);
        let fails = tally.sum_and_total().filter(|(sum, total)| sum != total);
        Tallied { tally, fails, by_author, by_anybody }
    }
}
