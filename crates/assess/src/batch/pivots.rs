//! Where two readings part on a row: the reference's own pivot, of the rows that may bear on it.

use std::collections::BTreeSet;
use std::panic::resume_unwind;

use model::finding::{Matter, Pivot};
use model::{AgreementId, Case, ReadingId};

use super::{Batch, Compiled};
use crate::columns::Row;
use crate::engine::extract::Extract;
use crate::reference::pivot;

/// So much more is looked at than a search reaches back: clocks change by an hour or so, months have up to 31 days.
pub(super) const SLACK: i64 = 4 * 86_400_000_000;

impl Batch<'_> {
    /// The pivot between two of the readings on a matter; `None` where their verdicts agree, or there is no such matter.
    ///
    /// It takes as long as the record is large where the matter looks back at all that happened: an obligation, or a clause that asks for earlier breaches.
    pub fn pivot(&self, matter: &Matter, agreement: &AgreementId, pair: [&ReadingId; 2]) -> Option<Pivot> {
        self.pivot_by(&mut Extract::new(&self.columns.frame), matter, agreement, pair)
    }

    /// The same, with a case at hand to put rows into.
    fn pivot_by(
        &self,
        extract: &mut Extract,
        matter: &Matter,
        agreement: &AgreementId,
        [a, b]: [&ReadingId; 2],
    ) -> Option<Pivot> {
        let compiled = |id: &ReadingId| self.readings.iter().find(|one| one.stance.lens.reading.id == *id);
        let pair = [compiled(a)?, compiled(b)?];
        let asked = pair[0].stance.lens.asked;
        let ask = |case: &Case| pivot(case, matter, agreement, a, b, asked);
        if let Some(rows) = self.bearing(matter, agreement, pair) {
            return extract.asked(self.columns, &rows, ask);
        }
        let [_, whole] = &self.cases;
        ask(whole.get_or_init(|| self.whole_case()))
    }

    /// Every matter on which two of the readings come to different verdicts, each with its pivot, in the order of the reference. Each has a
    /// search of its own, which is shared out among so many threads.
    pub fn compare(&self, [a, b]: [&ReadingId; 2], threads: usize) -> Vec<Pivot> {
        let number = |id: &ReadingId| self.readings().position(|own| own == id);
        let (Some(one), Some(other)) = (number(a), number(b)) else { return Vec::new() };
        let parting: Vec<_> = self.parting(one, other).into_iter().collect();
        let share = |parting: &[(Matter, AgreementId)]| -> Vec<Pivot> {
            let mut extract = Extract::new(&self.columns.frame);
            let pivots = parting
                .iter()
                .filter_map(|(matter, agreement)| self.pivot_by(&mut extract, matter, agreement, [a, b]));
            pivots.collect()
        };
        std::thread::scope(|scope| {
            let share = &share;
            let shares = parting.chunks(parting.len().div_ceil(threads.max(1)).max(1));
            let workers: Vec<_> = shares.map(|own| scope.spawn(move || share(own))).collect();
            let joined =
                workers.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
            joined.flatten().collect()
        })
    }

    /// What the clauses that take an incident up under either reading, and obligations, may part on.
    fn parting(&self, one: usize, other: usize) -> BTreeSet<(Matter, AgreementId)> {
        let (Some(left), Some(right)) = (self.verdicts(one, 1), self.verdicts(other, 1)) else {
            return BTreeSet::new();
        };
        let mut matters = BTreeSet::new();
        for row in 0..Row::try_from(self.columns.len()).unwrap_or(Row::MAX) {
            for (at, (agreement, clause)) in left.clauses.iter().enumerate() {
                // one that only one of them takes up may part them, too
                if left.verdict(row, at) != right.verdict(row, at)
                    && let Some(incident) = self.columns.id(row)
                {
                    matters.insert((Matter::Incident(incident, clause.clone()), agreement.clone()));
                }
            }
        }
        let (left, right) = (self.obligations(one), self.obligations(other));
        let parting = left.iter().zip(&right).filter(|(a, b)| a.verdict != b.verdict);
        matters.extend(parting.map(|(owed, _)| (owed.about.clone(), owed.agreement.clone())));
        matters
    }

    /// The rows that may bear on a matter under either reading, or under any mixture of the two; `None` where all may.
    fn bearing(
        &self,
        matter: &Matter,
        agreement: &AgreementId,
        pair: [&Compiled<'_>; 2],
    ) -> Option<Vec<Row>> {
        let Matter::Incident(incident, clause) = matter else { return None };
        let rows = || 0..Row::try_from(self.columns.len()).unwrap_or(Row::MAX);
        let row = self.row(incident)?;
        let cells = self.columns.cells(row)?;
        let (mut alone, mut anywhen) = (true, false);
        let mut reach = cells.from;
        for compiled in pair {
            let (plan, at) = compiled.stance.number(agreement, clause)?;
            let clause = compiled.stance.plans.get(plan)?.clauses.get(at)?;
            alone &= compiled.stands_alone(clause);
            let conduct = clause.conduct.as_ref();
            if conduct.is_some_and(|conduct| conduct.looks_at_breaches || !conduct.repeated.is_empty()) {
                return None;
            }
            let rest = compiled.stance.heard.rest.get(cells.rest as usize)?;
            anywhen |= rest.tells.when || rest.tells.merged;
            let reaches = compiled.stance.measures.iter().map(|measure| measure.before(cells.from));
            reach = reaches.fold(reach, i64::min);
        }
        if alone {
            return Some(vec![row]);
        }
        if anywhen {
            return None;
        }
        let reach = reach.saturating_sub(SLACK);
        let near = rows().filter(|other| {
            let near = |other: crate::columns::Cells| other.from <= cells.until && other.until >= reach;
            *other != row && self.columns.cells(*other).is_some_and(near)
        });
        Some(std::iter::once(row).chain(near).collect())
    }

    fn whole_case(&self) -> Case {
        let mut case = Case::clone(&self.columns.frame);
        for entry in (0..self.columns.len()).filter_map(|row| self.columns.recorded(Row::try_from(row).ok()?))
        {
            case.claims.extend(entry.claims.into_iter().map(|claim| (claim.id.clone(), claim)));
            let incidents = std::iter::once(entry.incident).chain(entry.merged);
            case.incidents.extend(incidents.map(|incident| (incident.id.clone(), incident)));
        }
        case
    }
}
