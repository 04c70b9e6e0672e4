//! A case that several columns are laid out over: what is recorded of each row, by name, and when the record learnt it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use model::claim::{Claim, Subject};
use model::incident::Incident;
use model::time::When;
use model::{Case, ClaimId, IncidentId};

use super::build::Entry;
use super::{Columns, Names, Row};

/// A case with the rows of its incidents: the same in all columns over it.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(super) case: Arc<Case>,
    pub(super) rows: Vec<Named>,
    /// When the first claim was learnt that corrects another.
    corrected: HashMap<ClaimId, Timestamp>,
    /// When the record learnt something, and of what: in the order of time.
    learnt: Vec<(Timestamp, Of)>,
}

/// What something was learnt of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Of {
    /// The incident of a row.
    Row(Row),
    /// Anything else.
    Else,
}

/// What was learnt between two states of the record.
pub(super) struct Learnt {
    /// Whether anything was of something else than an incident.
    pub(super) of_else: bool,
    /// The rows of the incidents of which something was, in order.
    pub(super) of_rows: Vec<Row>,
}

/// What is recorded of one incident, by name.
#[derive(Clone)]
pub(crate) struct Named {
    pub(super) incident: IncidentId,
    /// The incidents that were merged into it.
    merged: Box<[IncidentId]>,
    /// What was ever said of it and of those, in order of the ids.
    claims: Box<[ClaimId]>,
}

/// A row in columns over a case, as the record had learnt it by then.
pub(super) struct Seen<'s> {
    pub(super) incident: &'s Incident,
    /// What is said of it, and not corrected, in order of the ids.
    pub(super) claims: Vec<&'s Claim>,
}

impl Shared {
    /// Orders a case by rows. `into` says as which incident each that was merged counts.
    pub(super) fn of(case: &Arc<Case>, into: &HashMap<&IncidentId, &IncidentId>) -> Self {
        let mut merged: HashMap<&IncidentId, Vec<IncidentId>> = HashMap::new();
        let mut own = Vec::new();
        for incident in case.incidents.values() {
            match into.get(&incident.id) {
                Some(judged) => merged.entry(judged).or_default().push(incident.id.clone()),
                None => own.push(incident),
            }
        }
        own.sort_by(|a, b| (a.when.window, &a.id).cmp(&(b.when.window, &b.id)));
        let number: HashMap<&IncidentId, Row> = own.iter().map(|incident| &incident.id).zip(0..).collect();
        let row = |claim: &Claim| match &claim.about {
            Subject::Incident(about) => number.get(*into.get(about).unwrap_or(&about)).copied(),
            _ => None,
        };
        let mut claims: Vec<Vec<ClaimId>> = own.iter().map(|_| Vec::new()).collect();
        let mut corrected: HashMap<ClaimId, Timestamp> = HashMap::new();
        let mut learnt = Vec::with_capacity(case.claims.len());
        for claim in case.claims.values() {
            let of = |claim: &Claim| row(claim).map_or(Of::Else, Of::Row);
            learnt.push((claim.learnt, of(claim)));
            if let Some(claims) = row(claim).and_then(|row| claims.get_mut(row as usize)) {
                claims.push(claim.id.clone());
            }
            if let Some(other) = &claim.supersedes {
                let first = corrected.entry(other.clone()).or_insert(claim.learnt);
                *first = claim.learnt.min(*first);
                learnt.push((claim.learnt, case.claims.get(other).map_or(Of::Else, of)));
            }
        }
        learnt.extend(case.decisions.values().map(|decision| (decision.learnt, Of::Else)));
        learnt.sort_unstable();
        let rows = own.iter().zip(claims).map(|(incident, claims)| Named {
            incident: incident.id.clone(),
            merged: merged.remove(&incident.id).unwrap_or_default().into(),
            claims: claims.into(),
        });
        Self { rows: rows.collect(), case: Arc::clone(case), corrected, learnt }
    }

    /// Whether the record had learnt of a claim, and of none that corrects it.
    pub(super) fn is_visible(&self, claim: &Claim, known_at: Timestamp) -> bool {
        is_visible(&self.corrected, claim, known_at)
    }

    pub(super) fn seen(&self, row: Row, known_at: Timestamp) -> Option<Seen<'_>> {
        let named = self.rows.get(row as usize)?;
        let claims = named.claims.iter().filter_map(|id| self.case.claims.get(id));
        let claims = claims.filter(|claim| self.is_visible(claim, known_at)).collect();
        Some(Seen { incident: self.case.incidents.get(&named.incident)?, claims })
    }

    pub(super) fn recorded(&self, row: Row, known_at: Timestamp) -> Option<Entry> {
        let merged = &self.rows.get(row as usize)?.merged;
        let Seen { incident, claims } = self.seen(row, known_at)?;
        Some(Entry {
            incident: incident.clone(),
            merged: merged.iter().filter_map(|id| self.case.incidents.get(id)).cloned().collect(),
            claims: claims.into_iter().cloned().collect(),
        })
    }

    /// All rows, taken out of the case where nobody else holds it.
    pub(super) fn into_entries(self, known_at: Timestamp) -> Vec<Entry> {
        let Self { case, rows, corrected, .. } = self;
        let mut case = Arc::unwrap_or_clone(case);
        let is_visible = |claim: &Claim| is_visible(&corrected, claim, known_at);
        let mut taken = |named: &Named| {
            Some(Entry {
                incident: case.incidents.remove(&named.incident)?,
                merged: named.merged.iter().filter_map(|id| case.incidents.remove(id)).collect(),
                claims: named
                    .claims
                    .iter()
                    .filter_map(|id| case.claims.remove(id))
                    .filter(is_visible)
                    .collect(),
            })
        };
        rows.iter().filter_map(&mut taken).collect()
    }

    pub(super) fn when(&self, row: Row) -> Option<When> {
        let named = self.rows.get(row as usize)?;
        self.case.incidents.get(&named.incident).map(|incident| incident.when.clone())
    }

    /// What was learnt between two states of the record.
    pub(super) fn learnt_between(&self, one: Timestamp, other: Timestamp) -> Learnt {
        let place = |at: Timestamp| self.learnt.partition_point(|(learnt, _)| *learnt <= at);
        let between = self.learnt.get(place(one.min(other))..place(one.max(other))).unwrap_or_default();
        let mut learnt = Learnt { of_else: false, of_rows: Vec::new() };
        for (_, of) in between {
            match of {
                Of::Row(row) => learnt.of_rows.push(*row),
                Of::Else => learnt.of_else = true,
            }
        }
        learnt.of_rows.sort_unstable();
        learnt.of_rows.dedup();
        learnt
    }
}

fn is_visible(corrected: &HashMap<ClaimId, Timestamp>, claim: &Claim, known_at: Timestamp) -> bool {
    claim.learnt <= known_at && corrected.get(&claim.id).is_none_or(|at| *at > known_at)
}

impl Columns {
    /// The rows of which something else may be said than in other columns over the same case, where nothing but that differs. `None` where more may.
    pub(crate) fn said_anew(&self, other: &Self) -> Option<Vec<Row>> {
        match (&self.names, &other.names) {
            (Names::Shared(own, now), Names::Shared(theirs, then)) if Arc::ptr_eq(own, theirs) => {
                let learnt = own.learnt_between(*then, *now);
                (!learnt.of_else).then_some(learnt.of_rows)
            }
            _ => None,
        }
    }
}

impl Names {
    /// The incidents of which a claim on something else speaks, or that others were merged into, each with those.
    pub(crate) fn looked_at(&self, answered: &BTreeSet<IncidentId>, mut each: impl FnMut(Row, Entry)) {
        match self {
            // nothing is claimed of an answer to a row that is numbered, or a copy
            Self::Numbers(_) | Self::Copies(_) => {}
            Self::Recorded(entries) => {
                for (row, entry) in (0..).zip(entries) {
                    if !entry.merged.is_empty() || answered.contains(&entry.incident.id) {
                        each(row, entry.clone());
                    }
                }
            }
            Self::Shared(shared, known_at) => {
                for (row, named) in (0..).zip(&shared.rows) {
                    if (!named.merged.is_empty() || answered.contains(&named.incident))
                        && let Some(entry) = shared.recorded(row, *known_at)
                    {
                        each(row, entry);
                    }
                }
            }
        }
    }
}
