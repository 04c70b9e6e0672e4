//! Rows that name what is recorded of them in a case that others hold too.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use model::time::When;
use model::{Case, ClaimId, IncidentId};

use super::build::Entry;
use super::{Columns, Names, Row};

/// What is recorded of rows, by name.
pub(crate) struct Shared {
    pub(super) case: Arc<Case>,
    pub(super) rows: Vec<Named>,
}

/// What is recorded of one incident, by name.
pub(crate) struct Named {
    pub(super) incident: IncidentId,
    /// The incidents that were merged into it.
    pub(super) merged: Box<[IncidentId]>,
    /// What is said of it and of those, in order of the ids.
    pub(super) claims: Box<[ClaimId]>,
}

impl Named {
    /// What it names in a case.
    pub(super) fn entry(&self, case: &Case) -> Option<Entry> {
        Some(Entry {
            incident: case.incidents.get(&self.incident)?.clone(),
            merged: self.merged.iter().filter_map(|id| case.incidents.get(id)).cloned().collect(),
            claims: self.claims.iter().filter_map(|id| case.claims.get(id)).cloned().collect(),
        })
    }

    /// The same, taken out of a case that nobody else holds.
    pub(super) fn taken_from(&self, case: &mut Case) -> Option<Entry> {
        Some(Entry {
            incident: case.incidents.remove(&self.incident)?,
            merged: self.merged.iter().filter_map(|id| case.incidents.remove(id)).collect(),
            claims: self.claims.iter().filter_map(|id| case.claims.remove(id)).collect(),
        })
    }
}

impl Shared {
    pub(super) fn named(&self, row: Row) -> Option<&Named> {
        self.rows.get(row as usize)
    }

    pub(super) fn when(&self, row: Row) -> Option<When> {
        self.case.incidents.get(&self.named(row)?.incident).map(|incident| incident.when.clone())
    }

    pub(super) fn recorded(&self, row: Row) -> Option<Entry> {
        self.named(row)?.entry(&self.case)
    }
}

impl Columns {
    /// The rows of which something else is said than in earlier columns over the same case, where nothing but that differs: `known_at` are the states
    /// of the record from which the two were laid out. `None` where more may differ.
    pub(crate) fn said_anew(&self, earlier: &Self, known_at: [Timestamp; 2]) -> Option<Vec<Row>> {
        let (Names::Shared(own), Names::Shared(other)) = (&self.names, &earlier.names) else { return None };
        let between = known_at[0].min(known_at[1])..known_at[0].max(known_at[1]);
        let decided = |learnt: Timestamp| between.start < learnt && learnt <= between.end;
        let is_same_frame = Arc::ptr_eq(&own.case, &other.case)
            && self.frame.claims.keys().eq(earlier.frame.claims.keys())
            && !own.case.decisions.values().any(|decision| decided(decision.learnt));
        let rows = own.rows.iter().zip(&other.rows).zip(0..);
        let differ = rows.filter(|((own, other), _)| own.claims != other.claims);
        is_same_frame.then(|| differ.map(|(_, row)| row).collect())
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
            Self::Shared(shared) => {
                for (row, named) in (0..).zip(&shared.rows) {
                    if (!named.merged.is_empty() || answered.contains(&named.incident))
                        && let Some(entry) = named.entry(&shared.case)
                    {
                        each(row, entry);
                    }
                }
            }
        }
    }
}
