//! A small case with the frame and a few rows: what the reference is asked about where columns do not tell.

use std::sync::Arc;

use model::finding::{Finding, Guard, Matter, Verdict};
use model::{AgreementId, Case, ClaimId, ClauseId, Truth};

use super::lens::Lens;
use crate::columns::{Columns, Row};
use crate::reference::View;
use crate::reference::finding::{several, under};
use crate::reference::prepared::Prepared;

/// A frame that rows are put into, asked about, and taken out of again.
pub(crate) struct Extract {
    case: Case,
}

impl Extract {
    pub(crate) fn new(frame: &Arc<Case>) -> Self {
        Self { case: Case::clone(frame) }
    }

    /// Puts rows in for as long as something is asked about them.
    fn with<T>(&mut self, columns: &Columns, rows: &[Row], ask: impl FnOnce(&Case) -> T) -> T {
        let mut put: Vec<ClaimId> = Vec::new();
        for entry in rows.iter().filter_map(|row| columns.recorded(*row)) {
            put.extend(entry.claims.iter().map(|claim| claim.id.clone()));
            let claims = entry.claims.into_iter().map(|claim| (claim.id.clone(), claim));
            self.case.claims.extend(claims);
            let incidents = std::iter::once(entry.incident).chain(entry.merged);
            self.case.incidents.extend(incidents.map(|incident| (incident.id.clone(), incident)));
        }
        let answer = ask(&self.case);
        self.case.incidents.clear();
        for claim in &put {
            self.case.claims.remove(claim);
        }
        answer
    }

    /// What one guard answers of the first row, where the others are all that it may look at.
    pub(crate) fn guard(
        &mut self,
        columns: &Columns,
        lens: &Lens,
        rows: &[Row],
        (agreement, clause): (&AgreementId, &ClauseId),
        guard: Guard,
    ) -> Truth {
        let ask = |prepared: &Prepared<'_, '_>, case: &Case| {
            let agreement = case.agreements.get(agreement)?;
            let clause = agreement.clauses.iter().find(|own| own.id == *clause)?;
            Some(prepared.guard(agreement, clause, guard))
        };
        self.prepared(columns, lens, rows, ask).unwrap_or(Truth::Maybe)
    }

    /// The verdict on the first row under a clause, or under what a body decided; `None` where the clause does not take it up. With
    /// `anyway`, also where a clause that forbids does not.
    pub(crate) fn verdict(
        &mut self,
        columns: &Columns,
        lens: &Lens,
        rows: &[Row],
        (agreement, clause): (&AgreementId, &ClauseId),
        anyway: bool,
    ) -> Option<Verdict> {
        self.prepared(columns, lens, rows, |prepared, case| {
            let agreement = case.agreements.get(agreement)?;
            let clause = agreement.clauses.iter().find(|own| own.id == *clause)?;
            if anyway {
                prepared.verdict_anyway(agreement, clause)
            } else {
                prepared.verdict(agreement, clause)
            }
        })
    }

    fn prepared<T>(
        &mut self,
        columns: &Columns,
        lens: &Lens,
        rows: &[Row],
        ask: impl FnOnce(&Prepared<'_, '_>, &Case) -> Option<T>,
    ) -> Option<T> {
        let first = columns.id(*rows.first()?)?;
        self.with(columns, rows, |case| {
            let view = view(case, lens);
            ask(&Prepared::of(&view, case.incidents.get(&first)?), case)
        })
    }

    /// The finding on the first row, with its explanation.
    pub(crate) fn finding(
        &mut self,
        columns: &Columns,
        lens: &Lens,
        rows: &[Row],
        (agreement, clause): (&AgreementId, &ClauseId),
    ) -> Option<Finding> {
        let first = columns.id(*rows.first()?)?;
        self.with(columns, rows, |case| {
            let matter = Matter::Incident(first, clause.clone());
            under(&view(case, lens), &matter, case.agreements.get(agreement)?)
        })
    }
}

impl Extract {
    /// The findings on a row under clauses that look at no other row, with their explanations: those of one agreement stand together.
    pub(crate) fn findings(
        &mut self,
        columns: &Columns,
        lens: &Lens,
        row: Row,
        clauses: &[(&AgreementId, &ClauseId)],
    ) -> Vec<Finding> {
        let Some(id) = columns.id(row) else { return Vec::new() };
        self.with(columns, &[row], |case| {
            let incident = case.incidents.get(&id);
            incident.map(|incident| several(&view(case, lens), incident, clauses)).unwrap_or_default()
        })
    }

    /// Something that is asked of a case with these rows and no others.
    pub(crate) fn asked<T>(&mut self, columns: &Columns, rows: &[Row], ask: impl FnOnce(&Case) -> T) -> T {
        self.with(columns, rows, ask)
    }
}

fn view<'c>(case: &'c Case, lens: &'c Lens) -> View<'c> {
    let view = lens.view(case);
    if lens.releases_aside { view.without_releases() } else { view }
}
