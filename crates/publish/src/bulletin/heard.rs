//! What is claimed: casualties, who says how much, and who counted what. Always by author, never added up.

use std::collections::{BTreeMap, BTreeSet};

use assess::Asked;
use assess::reference::tally;
use model::claim::{Attribute, Claim, Subject, Value};
use model::count::Count;
use model::time::Window;
use model::{Case, ClaimId, IncidentId, SourceId, TallyId};

use super::holds;
use crate::edition::Edition;

/// Casualties as one claim has them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Casualty {
    /// Who says so.
    pub author: SourceId,
    /// Of which incident.
    pub incident: IncidentId,
    /// In which claim.
    pub claim: ClaimId,
    /// On whom the author rests.
    pub citing: Option<SourceId>,
    /// How many killed.
    pub killed: Option<Count>,
    /// How many injured.
    pub injured: Option<Count>,
}

/// Of how many incidents of the period an author speaks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Author {
    /// Who.
    pub author: SourceId,
    /// Of so many it says that they happened.
    pub says: usize,
    /// Of so many it says that they did not.
    pub denies: usize,
}

/// A count that somebody published, beside what the record holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Counted {
    /// The tally.
    pub tally: TallyId,
    /// The sum of its parts and its total, where the two differ.
    pub fails: Option<(u64, u64)>,
    /// How many incidents of its time the author claims in this record.
    pub by_author: usize,
    /// How many anybody claims.
    pub by_anybody: usize,
}

/// What is claimed of the incidents of a period.
pub(super) struct Heard<'c> {
    /// The incident that a claim counts for, and the claim.
    claims: Vec<(&'c IncidentId, &'c Claim)>,
}

impl<'c> Heard<'c> {
    /// Takes the claims that had been learnt, and that no later one corrects.
    pub(super) fn of(edition: &'c Edition, numbers: &[usize]) -> Self {
        let wanted: BTreeSet<usize> = numbers.iter().copied().collect();
        let asked = edition.asked();
        let mut claims = Vec::new();
        let mut superseded = BTreeSet::new();
        for claim in edition.case().claims.values().filter(|claim| claim.learnt <= asked.known_at) {
            let Subject::Incident(about) = &claim.about else { continue };
            let number = edition.number(about).filter(|number| wanted.contains(number));
            let Some(entry) = number.and_then(|number| edition.entries().get(number)) else { continue };
            superseded.extend(&claim.supersedes);
            claims.push((&entry.incident, claim));
        }
        claims.retain(|(_, claim)| !superseded.contains(&claim.id));
        Self { claims }
    }

    pub(super) fn casualties(&self) -> Vec<Casualty> {
        let counted =
            self.claims.iter().filter(|(_, claim)| claim.killed.is_some() || claim.injured.is_some());
        let mut all: Vec<Casualty> = counted
            .map(|(incident, claim)| Casualty {
                author: claim.from.clone(),
                incident: (*incident).clone(),
                claim: claim.id.clone(),
                citing: claim.citing.clone(),
                killed: claim.killed.clone(),
                injured: claim.injured.clone(),
            })
            .collect();
        all.sort();
        all
    }

    pub(super) fn authors(&self) -> Vec<Author> {
        let mut says: BTreeMap<&SourceId, [BTreeSet<&IncidentId>; 2]> = BTreeMap::new();
        for (incident, claim) in &self.claims {
            let [says, denies] = says.entry(&claim.from).or_default();
            let yes = Value::YesNo(true);
            if claim
                .asserts
                .iter()
                .any(|one| one.attribute == Attribute::Happened && one.one_of.contains(&yes))
            {
                says.insert(incident);
            }
            if claim.denies.iter().any(|one| one.attribute == Attribute::Happened && one.value == yes) {
                denies.insert(incident);
            }
        }
        says.into_iter()
            .map(|(author, [says, denies])| Author {
                author: author.clone(),
                says: says.len(),
                denies: denies.len(),
            })
            .collect()
    }
}

/// The tallies of a stretch of time: each stands where what it counts ends.
pub(super) fn tallies(case: &Case, asked: Asked, window: &Window) -> Vec<Counted> {
    let held = tally::held(case, asked).into_iter();
    let ends = |window: &Window| window.last().or(window.from);
    held.filter(|held| ends(&held.tally.period.window).is_some_and(|at| holds(window, at)))
        .map(|held| Counted {
            tally: held.tally.id.clone(),
            fails: held.fails,
            by_author: held.by_author.len(),
            by_anybody: held.by_anybody.len(),
        })
        .collect()
}
