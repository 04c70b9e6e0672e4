//! Which rows bear on which: all that a finding may look at besides the incident itself.

use std::collections::HashSet;

use super::attacks::Answer;
use super::judge::{Held, Judge};
use super::plan::{ClausePlan, Excuse};
use crate::columns::{Cells, Row};

impl<'e> Judge<'e, '_> {
    /// The row, and all others that its finding may look at.
    pub(super) fn bearing(&self, held: &Held<'e>) -> Vec<Row> {
        if held.conduct.repeated.is_empty() { self.bearing_itself(held) } else { self.bearing_on_count(held) }
    }

    /// The same, save for what is counted with it.
    fn bearing_itself(&self, held: &Held<'e>) -> Vec<Row> {
        let stance = self.stance;
        let mut rows = vec![held.row];
        if self.frees_by_counted(held) {
            let all = 0..Row::try_from(self.columns.len()).unwrap_or(Row::MAX);
            let stands = |row: &Row| self.columns.cells(*row).is_some_and(|cells| cells.stands);
            rows.extend(all.filter(|row| *row != held.row).filter(stands));
            return rows;
        }
        if held.conduct.excuse != Excuse::Told {
            self.extend_with_answered(held.row, &mut rows);
        }
        if held.conduct.looks_at_breaches && !stance.lens.releases_aside {
            let before = self.around.may_be_breaches(&held.plan.agreement).into_iter();
            let until =
                if held.rest.tells.when || held.rest.tells.merged { i64::MAX } else { held.cells.until };
            let before = before.take_while(|(from, _)| *from < until || until == i64::MAX);
            let before: Vec<Row> = before.map(|(_, row)| row).collect();
            // whether an earlier act was a breach may turn on an attack before it in turn
            for row in &before {
                self.extend_with_answered(*row, &mut rows);
            }
            rows.extend(before);
        }
        let mut seen = HashSet::new();
        rows.retain(|row| seen.insert(*row));
        rows
    }

    /// Whether it looks at earlier breaches of an agreement of which some clause counts breaches in turn.
    fn frees_by_counted(&self, held: &Held<'e>) -> bool {
        let counts =
            |clause: &ClausePlan| clause.conduct.as_ref().is_some_and(|own| !own.repeated.is_empty());
        held.conduct.looks_at_breaches
            && !self.stance.lens.releases_aside
            && held.plan.clauses.iter().any(counts)
    }

    /// Adds the rows of attacks that an act may have answered.
    fn extend_with_answered(&self, row: Row, rows: &mut Vec<Row>) {
        let stance = self.stance;
        let Some(cells) = self.columns.cells(row) else { return };
        let Some(answer) = Answer::of(self.columns, stance, (row, &cells)) else {
            return;
        };
        for measure in &stance.measures {
            rows.extend(answer.candidates(self.around.attacks(&cells), measure));
        }
    }

    /// The row, those that may be counted with it, and all that bears on these. What may be looked at as one of them must be judged as it is, and
    /// so must be there with all that bears on it.
    pub(super) fn bearing_on_count(&self, held: &Held<'e>) -> Vec<Row> {
        let stance = self.stance;
        let Some(by) = stance.heard.by.get(held.cells.by as usize) else { return vec![held.row] };
        let anywhen = held.rest.tells.when || held.rest.tells.merged;
        let cells =
            if anywhen { Cells { from: i64::MIN, until: i64::MAX, ..held.cells } } else { held.cells };
        let mut rows = self.bearing_itself(held);
        for way in &held.conduct.repeated {
            let Some(counted) = way.of.and_then(|of| self.around.counted(held.plan_number(), of)) else {
                continue;
            };
            rows.extend(counted.breaches.candidates(by, &cells, &way.within));
        }
        let mut seen: HashSet<Row> = HashSet::new();
        let mut open = std::mem::take(&mut rows);
        while let Some(row) = open.pop() {
            if !seen.insert(row) {
                continue;
            }
            rows.push(row);
            for of in held.conduct.repeated.iter().filter_map(|way| way.of) {
                if let Some(other) = self.held(row, (held.plan_number(), of)) {
                    open.extend(self.bearing_itself(&other));
                }
            }
        }
        // the first is the one that is judged
        rows.retain(|row| *row != held.row);
        rows.insert(0, held.row);
        rows
    }
}
