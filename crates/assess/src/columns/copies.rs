//! Columns many times over: the same incidents again at other times, to measure how engines grow.

use std::sync::Arc;

use jiff::SignedDuration;
use model::claim::Subject;
use model::time::{When, Window};
use model::{ClaimId, IncidentId};

use super::build::Entry;
use super::{Arrays, Columns, Names, Row};

/// What stands in rows that are copies.
#[derive(Clone)]
pub(crate) struct Copies {
    originals: Vec<Entry>,
    /// For each row, the original and the number of its copy.
    of: Vec<(u32, u32)>,
    step: SignedDuration,
    round: u32,
}

impl Columns {
    /// So many rows, each a copy of one of these. Every copy is a step later than the one before; after a round of them it begins again.
    #[must_use]
    pub fn copied(&self, rows: usize, step: SignedDuration, round: u32) -> Self {
        let originals: Vec<Entry> =
            (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).filter_map(|row| self.recorded(row)).collect();
        let mut copies = Copies { of: Vec::new(), step, round: round.max(1), originals };
        let count = copies.originals.len().max(1);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let micros = |copy: u32| i64::try_from(copies.later(copy).as_micros()).unwrap_or(i64::MAX);
        let moved = |at: i64, copy: u32| match at {
            i64::MIN | i64::MAX => at,
            at => at.saturating_add(micros(copy)),
        };
        let mut order: Vec<(i64, u32, u32)> = Vec::with_capacity(rows);
        for row in 0..rows {
            let (original, copy) = (number(row % count), number(row / count));
            if let Some(cells) = self.cells(original) {
                order.push((moved(cells.from, copy), original, copy));
            }
        }
        order.sort_unstable();
        let mut arrays = Arrays::default();
        for (from, original, copy) in &order {
            if let Some(mut cells) = self.cells(*original) {
                (cells.from, cells.until) = (*from, moved(cells.until, *copy));
                arrays.push(&cells);
            }
        }
        copies.of = order.into_iter().map(|(_, original, copy)| (original, copy)).collect();
        Self {
            frame: Arc::clone(&self.frame),
            ground: self.ground,
            rows: arrays,
            by: self.by.clone(),
            on: self.on.clone(),
            rest: self.rest.clone(),
            spots: self.spots.clone(),
            spots_have_points: self.spots_have_points,
            names: Names::Copies(copies),
            decided: self.decided.clone(),
        }
    }
}

impl Copies {
    fn later(&self, copy: u32) -> SignedDuration {
        self.step * i32::try_from(copy % self.round).unwrap_or(i32::MAX)
    }

    pub(super) fn id(&self, row: Row) -> Option<IncidentId> {
        let (original, copy) = self.of.get(row as usize)?;
        Some(copy_of(&self.originals.get(*original as usize)?.incident.id, *copy))
    }

    /// What is recorded of a copy: the same of it as of the original, at its own time.
    pub(super) fn recorded(&self, row: Row) -> Option<Entry> {
        let (original, copy) = *self.of.get(row as usize)?;
        let mut entry = self.originals.get(original as usize)?.clone();
        let moved = |when: &When| {
            let later = |at: jiff::Timestamp| at.checked_add(self.later(copy)).unwrap_or(at);
            let Window { from, until } = when.window;
            When { window: Window { from: from.map(later), until: until.map(later) }, ..when.clone() }
        };
        for incident in std::iter::once(&mut entry.incident).chain(&mut entry.merged) {
            incident.id = copy_of(&incident.id, copy);
            incident.same_as = incident.same_as.as_ref().map(|into| copy_of(into, copy));
        }
        entry.incident.when = moved(&entry.incident.when);
        for claim in &mut entry.claims {
            claim.id = ClaimId::new(&format!("{}~{copy}", claim.id));
            if let Subject::Incident(about) = &mut claim.about {
                *about = copy_of(about, copy);
            }
        }
        Some(entry)
    }
}

fn copy_of(id: &IncidentId, copy: u32) -> IncidentId {
    IncidentId::new(&format!("{id}~{copy}"))
}
