//! A record from which more, or less, had been learnt than when it was judged before: only what that may bear on is judged anew.

use std::sync::PoisonError;

use model::ReadingId;

use super::pivots::SLACK;
use super::{Batch, Compiled, Table};
use crate::Asked;
use crate::columns::{Cells, Columns, Row};
use crate::engine::plan::ClausePlan;
use crate::engine::stance::byte;

/// What a clause looks at besides the row that is judged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Looks {
    /// Nothing.
    Nowhere,
    /// Attacks not long before it.
    Near,
    /// All that went before it.
    Far,
}

/// Rows, by whether they are meant.
type Rows = Vec<bool>;

impl<'c> Batch<'c> {
    /// Compiles a record that was judged before, asked of the same time, from another state of it: verdicts that nothing learnt in between bears
    /// on are taken over. Where more differs than what was learnt of incidents, all are judged anew.
    pub fn after(columns: &'c Columns, readings: &[&ReadingId], asked: Asked, earlier: &Batch<'_>) -> Self {
        let new = Self::new(columns, readings, asked);
        Self { anew: new.take_over(earlier), ..new }
    }

    /// Whether all findings on a row, and where readings part on it, are what they were before; never where there was no before.
    pub fn is_as_before(&self, row: Row) -> bool {
        self.anew.as_ref().and_then(|anew| anew.get(row as usize)).is_some_and(|anew| !anew)
    }

    /// Sets the tables to what they were, save for the rows that are given: `None` where nothing could be taken over.
    fn take_over(&self, earlier: &Batch<'_>) -> Option<Rows> {
        let asked = |batch: &Batch<'_>| Some(batch.readings.first()?.stance.lens.asked);
        let (now, then) = (asked(self)?, asked(earlier)?);
        if now.as_of != then.as_of || !self.readings().eq(earlier.readings()) || self.alike != earlier.alike {
            return None;
        }
        let said = self.columns.said_anew(earlier.columns)?;
        let mut anew = vec![false; self.columns.len()];
        for (number, compiled) in self.readings.iter().enumerate() {
            let near = compiled.touched(&said);
            let looks_far = compiled.clauses().any(|(_, clause)| compiled.looks(clause) == Looks::Far);
            anew.iter_mut().zip(&near).for_each(|(anew, near)| *anew |= *near || looks_far);
            let before = earlier.readings.get(number).and_then(|earlier| earlier.whole.get());
            if let (true, Some(before)) = (self.alike.get(number) == Some(&number), before) {
                compiled.whole.get_or_init(|| compiled.table_after(before, &said, &near));
            }
        }
        Some(anew)
    }
}

impl Compiled<'_> {
    /// The clauses in the order of tables, by their numbers.
    fn clauses(&self) -> impl Iterator<Item = ((usize, usize), &ClausePlan)> {
        let plans = self.stance.plans.iter().enumerate();
        plans.flat_map(|(at, plan)| {
            plan.clauses.iter().enumerate().map(move |(own, clause)| ((at, own), clause))
        })
    }

    fn looks(&self, clause: &ClausePlan) -> Looks {
        let far = clause.conduct.as_ref().is_some_and(|conduct| {
            !conduct.repeated.is_empty() || conduct.looks_at_breaches && !self.stance.lens.releases_aside
        });
        match (far, self.stands_alone(clause)) {
            (true, _) => Looks::Far,
            (false, true) => Looks::Nowhere,
            (false, false) => Looks::Near,
        }
    }

    /// A table in which some rows are judged anew: those of which something else is said where a clause looks at nothing besides, those that they
    /// touch where it looks at attacks before, and all where it looks at all.
    fn table_after(&self, before: &Table, said: &[Row], near: &Rows) -> Table {
        let mut table = before.clone();
        let width = table.clauses.len();
        let near: Vec<Row> = (0..).zip(near).filter(|(_, near)| **near).map(|(row, _)| row).collect();
        for (column, (at, clause)) in self.clauses().enumerate() {
            let rows: &[Row] = match self.looks(clause) {
                Looks::Nowhere => said,
                Looks::Near => &near,
                Looks::Far => {
                    let bytes = self.bytes(&[at], 1, false);
                    let cells = table.cells.iter_mut().skip(column).step_by(width.max(1));
                    cells.zip(bytes).for_each(|(cell, byte)| *cell = byte);
                    continue;
                }
            };
            for row in rows {
                if let Some(cell) = table.cells.get_mut(*row as usize * width + column) {
                    *cell = self.judged_alone(*row, at);
                }
            }
        }
        table
    }

    /// The verdict on one row, in a byte.
    fn judged_alone(&self, row: Row, at: (usize, usize)) -> u8 {
        let asked_about = |cells: &Cells| cells.stands && cells.from < self.stance.as_of;
        let Some(cells) = self.columns.cells(row).filter(asked_about) else { return 0 };
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        byte(self.judge(&mut desk, false).verdict(row, cells, at))
    }

    /// The rows on whose findings it may bear that something else is said of some rows: these, those that may have answered one of them, and
    /// those of which it is not certain when they were.
    fn touched(&self, said: &[Row]) -> Rows {
        let spans = spans(said.iter().filter_map(|row| self.columns.cells(*row)));
        let measures = &self.stance.measures;
        let lies_near = |cells: &Cells| {
            let reach = measures.iter().map(|measure| measure.before(cells.from)).fold(cells.from, i64::min);
            meets(&spans, (reach.saturating_sub(SLACK), cells.until))
        };
        let moves = |cells: &Cells| {
            let rest = self.stance.heard.rest.get(cells.rest as usize);
            rest.is_none_or(|rest| rest.tells.when || rest.tells.merged)
        };
        let rows = (0..).map_while(|row| self.columns.cells(row));
        let mut touched: Rows =
            rows.map(|cells| moves(&cells) || (!measures.is_empty() && lies_near(&cells))).collect();
        for row in said {
            if let Some(touched) = touched.get_mut(*row as usize) {
                *touched = true;
            }
        }
        touched
    }
}

/// The times of rows, those that meet together, in order.
fn spans(rows: impl Iterator<Item = Cells>) -> Vec<(i64, i64)> {
    let mut all: Vec<(i64, i64)> = rows.map(|cells| (cells.from, cells.until)).collect();
    all.sort_unstable();
    all.dedup_by(|later, earlier| {
        let meet = later.0 <= earlier.1;
        earlier.1 = if meet { earlier.1.max(later.1) } else { earlier.1 };
        meet
    });
    all
}

/// Whether a time, both ends counted, meets one of some that lie apart and in order.
fn meets(spans: &[(i64, i64)], (from, until): (i64, i64)) -> bool {
    let first = spans.partition_point(|span| span.1 < from);
    spans.get(first).is_some_and(|span| span.0 <= until)
}

#[cfg(test)]
mod tests {
    use super::{meets, spans};
    use crate::columns::Cells;

    #[test]
    fn times_that_meet_are_one_and_are_found_from_either_side() {
        let at = |from, until| Cells { from, until, ..Cells::NONE };
        let all = spans([at(10, 20), at(40, 50), at(15, 30)].into_iter());
        assert_eq!(all, [(10, 30), (40, 50)]);
        assert!(meets(&all, (30, 35)) && meets(&all, (0, 10)) && meets(&all, (45, 46)));
        assert!(!meets(&all, (31, 39)) && !meets(&all, (0, 9)) && !meets(&all, (51, 60)));
    }
}
