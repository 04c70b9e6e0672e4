//! What is claimed: casualties, who says how much, and who counted what. Always by author, never added up.

use std::collections::{BTreeMap, BTreeSet};

use model::claim::{Attribute, Claim, Value};
use model::count::Count;
use model::tally::Tally;
use model::time::Window;
use model::{ClaimId, IncidentId, SourceId, TallyId};

use super::holds;
use crate::edition::{Edition, Tallied};

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
        let mut claims = Vec::new();
        let mut superseded = BTreeSet::new();
        for entry in numbers.iter().filter_map(|number| edition.entries().get(*number)) {
            let own = edition.with_merged(&entry.incident).into_iter().flat_map(|id| edition.claims_on(id));
            for claim in own.filter_map(|id| edition.case().claims.get(id)) {
                superseded.extend(&claim.supersedes);
                claims.push((&entry.incident, claim));
            }
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
pub(super) fn tallies(edition: &Edition, window: &Window) -> Vec<Counted> {
    let ends = |window: &Window| window.last().or(window.from);
    let own = edition.case().tallies.values();
    let mut own: Vec<&Tally> =
        own.filter(|tally| ends(&tally.period.window).is_some_and(|at| holds(window, at))).collect();
    own.sort_by(|a, b| (&a.period.window, &a.id).cmp(&(&b.period.window, &b.id)));
    let counted = |tally: &Tally| {
        let Tallied { fails, by_author, by_anybody, .. } = edition.tallied(tally);
        Counted { tally: tally.id.clone(), fails, by_author, by_anybody }
    };
    own.into_iter().map(counted).collect()
}
