//! Every finding with its explanation, in the order of the reference.

use std::sync::PoisonError;

use model::finding::{Finding, Matter};
use model::{AgreementId, ClauseId, IncidentId};

use super::{Batch, Compiled, Table};
use crate::columns::Row;
use crate::engine::extract::Extract;
use crate::engine::judge::Desk;
use crate::engine::plan::{ClausePlan, Excuse};

/// A clause that takes a row up.
struct Taken<'e> {
    of: (&'e AgreementId, &'e ClauseId),
    /// Its numbers: that of its agreement, and its own there.
    at: (usize, usize),
    /// Whether its finding looks at no other row.
    alone: bool,
}

impl Batch<'_> {
    /// Every finding under the reading of this number: incidents in order of their ids, each against the clauses that take it up, agreement by
    /// agreement; then obligations.
    pub fn findings(&self, reading: usize) -> Vec<Finding> {
        let Some(compiled) = self.readings.get(reading) else { return Vec::new() };
        let Some(table) = self.verdicts(reading, 1) else { return Vec::new() };
        let mut desk = compiled.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let mut extract = Extract::new(&compiled.stance.lens.frame);
        let mut all = Vec::new();
        for (_, row) in self.by_id() {
            compiled.explain(row, table, &mut desk, &mut extract, &mut all);
        }
        drop(desk);
        all.extend(self.obligations(reading));
        all
    }

    /// One finding under the reading of this number, whether or not the clause takes the incident up; `None` where there is no such matter, or
    /// the clause only permits.
    pub fn find(&self, reading: usize, matter: &Matter, agreement: &AgreementId) -> Option<Finding> {
        match matter {
            Matter::Incident(incident, clause) => {
                self.finding(reading, self.row(incident)?, agreement, clause)
            }
            Matter::Obligation(_) => {
                let mut owed = self.obligations(reading).into_iter();
                owed.find(|finding| finding.about == *matter && finding.agreement == *agreement)
            }
        }
    }

    /// The rows in order of the ids of their incidents.
    pub fn by_id(&self) -> Vec<(IncidentId, Row)> {
        let rows = 0..Row::try_from(self.columns.len()).unwrap_or(Row::MAX);
        let mut rows: Vec<_> = rows.filter_map(|row| Some((self.columns.id(row)?, row))).collect();
        rows.sort_unstable();
        rows
    }
}

impl Compiled<'_> {
    /// The findings on one row.
    fn explain(
        &self,
        row: Row,
        table: &Table,
        desk: &mut Desk,
        extract: &mut Extract,
        all: &mut Vec<Finding>,
    ) {
        let taken = self.taken_up(row, table);
        let alone: Vec<_> = taken.iter().filter(|taken| taken.alone).map(|taken| taken.of).collect();
        let mut explained = if alone.is_empty() {
            Vec::new()
        } else {
            extract.findings(self.columns, &self.stance.lens, row, &alone)
        }
        .into_iter();
        for taken in &taken {
            all.extend(if taken.alone {
                explained.next()
            } else {
                self.judge(desk, false).finding(row, taken.at)
            });
        }
    }

    /// The clauses that take a row up, agreement by agreement: those that forbid, then those that ask a body.
    fn taken_up(&self, row: Row, table: &Table) -> Vec<Taken<'_>> {
        let mut taken = Vec::new();
        let mut number = 0;
        for (plan_at, plan) in self.stance.plans.iter().enumerate() {
            let mut asking = Vec::new();
            for (clause_at, clause) in plan.clauses.iter().enumerate() {
                if table.verdict(row, number).is_some() {
                    let (of, at) = ((&plan.agreement, &clause.id), (plan_at, clause_at));
                    let one = Taken { of, at, alone: self.stands_alone(clause) };
                    if clause.conduct.is_some() { taken.push(one) } else { asking.push(one) }
                }
                number += 1;
            }
            taken.append(&mut asking);
        }
        taken
    }

    /// Whether findings under a clause look at no row but their own.
    pub(super) fn stands_alone(&self, clause: &ClausePlan) -> bool {
        clause.conduct.as_ref().is_none_or(|conduct| {
            let back = conduct.looks_at_breaches && !self.stance.lens.releases_aside;
            conduct.excuse == Excuse::Told && conduct.repeated.is_empty() && !back
        })
    }
}
