//! Breaches that other clauses count, kept as rows change.

use std::collections::BTreeMap;

use super::dirt::Dirt;
use super::layer::Layer;
use crate::columns::{Cells, Columns, Row};
use crate::engine::attacks::Measure;
use crate::engine::judge::{Desk, Judge, is_breach};
use crate::engine::stance::byte;

impl Layer {
    /// Judges anew what others count, and adds those others to what must be judged; `None` where nothing is counted.
    pub(super) fn count(&mut self, columns: &Columns, dirty: &[(Row, Dirt)]) -> Option<Vec<(Row, Dirt)>> {
        if self.tallied.is_empty() {
            return None;
        }
        let mut all: BTreeMap<Row, Dirt> = dirty.iter().copied().collect();
        let of: Vec<(usize, usize)> = self.tallied.keys().copied().collect();
        for at in of {
            let mut desk = Desk::default();
            let mut judge =
                Judge { columns, stance: &self.stance, around: self, desk: &mut desk, anyway: true };
            let judged: Vec<(Row, u8)> = dirty
                .iter()
                .filter_map(|(row, _)| {
                    let cells = columns.cells(*row)?;
                    if cells.stands && self.is_settled(&cells) {
                        return None;
                    }
                    Some((*row, if cells.stands { byte(judge.verdict(*row, cells, at)) } else { 0 }))
                })
                .collect();
            let within: Vec<Measure> = self.reach_of_counts(at).cloned().collect();
            let heard = &self.stance.heard;
            let Some(tallied) = self.tallied.get_mut(&at) else { continue };
            for (row, new) in judged {
                let (Some(cells), known) = (columns.cells(row), tallied.verdict(row)) else { continue };
                tallied.breaches.take(heard, row, &cells, known);
                tallied.breaches.put(heard, row, &cells, is_breach(new));
                if let Some(byte) = tallied.bytes.get_mut(row as usize) {
                    *byte = new;
                }
            }
            let now = dirty.iter().filter_map(|(row, _)| columns.cells(*row));
            for cells in self.left.iter().copied().chain(now) {
                let anywhen = Cells { from: i64::MIN, until: i64::MAX, ..cells };
                let cells = if heard.tells_times { anywhen } else { cells };
                let Some(by) = heard.by.get(cells.by as usize) else { continue };
                let last = within.iter().map(|within| within.surely_after(cells.until)).max();
                tallied.breaches.each_dependent(by, &cells, last.unwrap_or(i64::MAX), |other| {
                    let dirt = all.entry(other).or_insert(Dirt::COUNT);
                    *dirt = dirt.with(Dirt::COUNT);
                });
            }
        }
        self.left.clear();
        Some(all.into_iter().collect())
    }

    /// The lengths of time within which breaches of a clause are counted.
    fn reach_of_counts(&self, (plan, clause): (usize, usize)) -> impl Iterator<Item = &Measure> {
        let plan = self.stance.plans.get(plan);
        let conducts = plan.into_iter().flat_map(|plan| &plan.clauses).filter_map(|c| c.conduct.as_ref());
        let ways = conducts.flat_map(|conduct| &conduct.repeated).filter(move |way| way.of == Some(clause));
        ways.map(|way| &way.within)
    }
}
