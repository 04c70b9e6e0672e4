//! Some rows under one clause, guard by guard: what a guard needs is fetched once for all of them, and what fails one is not asked the next.
//!
//! It gives what [`Judge::verdict`] gives row by row, and asks that wherever a row needs more than a look at its cells.

use model::Truth;
use model::finding::Guard;

use super::force::Kept;
use super::judge::{Held, Judge};
use super::plan::{ConductPlan, Excuse, Plan, Sheltered};
use super::stance::{byte, verdict_of};
use crate::columns::{Cells, Row};

/// Rows that are not ruled out yet, by place, with what the guards answered so far.
type Open = Vec<(u32, Truth)>;

impl<'e> Judge<'e, '_> {
    /// The verdicts on some rows under a clause, a byte each, handed on with the place of the row; nothing for those that are not asked about.
    pub(crate) fn block(
        &mut self,
        rows: &[(Row, Cells)],
        at: (usize, usize),
        open: &mut Open,
        mut told: impl FnMut(usize, u8),
    ) {
        let Some((plan, conduct)) = self.in_blocks(at) else {
            for (place, (row, cells)) in rows.iter().enumerate() {
                if self.is_asked_about(cells) {
                    told(place, byte(self.verdict(*row, *cells, at)));
                }
            }
            return;
        };
        open.clear();
        for (place, (row, cells)) in rows.iter().enumerate() {
            if !self.is_asked_about(cells) {
                continue;
            }
            let cell = conduct.rests.get(cells.rest as usize);
            let Some(cell) = cell.filter(|_| !self.stance.plain.is_special(cells)) else {
                told(place, byte(self.verdict(*row, *cells, at)));
                continue;
            };
            if self.anyway || cell.takes_up {
                told(place, byte(Some(verdict_of(Truth::False))));
                if cell.fixed != Truth::False {
                    open.push((u32::try_from(place).unwrap_or(u32::MAX), cell.fixed));
                }
            }
        }
        for guard in &conduct.guards {
            self.narrow(rows, at, (plan, conduct), *guard, open);
        }
        for (place, truth) in open {
            told(*place as usize, byte(Some(verdict_of(*truth))));
        }
    }

    /// What begins at the instant asked about, or later, is not asked about; it may still be what others look at.
    fn is_asked_about(&self, cells: &Cells) -> bool {
        cells.stands && (self.anyway || cells.from < self.stance.as_of)
    }

    /// A clause whose guards alone decide, for most rows.
    fn in_blocks(&self, (plan, clause): (usize, usize)) -> Option<(&'e Plan, &'e ConductPlan)> {
        let own = self.stance.plans.get(plan)?;
        let of = own.clauses.get(clause)?;
        let judged_before = || self.around.counted(plan, clause).is_some();
        let conduct = of.conduct.as_ref().filter(|_| of.owned)?;
        (self.anyway || !own.supplement && !judged_before()).then_some((own, conduct))
    }

    /// Asks one guard of all rows that are open.
    fn narrow(
        &mut self,
        rows: &[(Row, Cells)],
        at: (usize, usize),
        (plan, conduct): (&'e Plan, &'e ConductPlan),
        guard: Guard,
        open: &mut Open,
    ) {
        let stance = self.stance;
        let lens = &stance.lens;
        let role = |actor: u32, question: usize, cells: &Cells| {
            plan.roles.ask(lens, &plan.agreement, question, actor, (cells.from, cells.until))
        };
        match (guard, conduct.by.as_slice(), conduct.shelters_one_role()) {
            (Guard::InForce, ..) if !conduct.force.is_daily() => {
                let clause = plan.clauses.get(at.1).map_or("", |clause| clause.id.as_str());
                let mut kept: Option<Kept> = None;
                each(rows, open, |_, cells| {
                    conduct.force.at_or_kept(lens, (&plan.agreement, clause), cells, &mut kept)
                });
            }
            (Guard::Bound, [question], _) => each(rows, open, |row, cells| match stance.plain.doer(cells) {
                Some(doer) => role(doer, *question, cells),
                None => self.one(row, cells, at, guard),
            }),
            (Guard::Protected, _, Some(question)) => {
                each(rows, open, |row, cells| match stance.plain.target(cells) {
                    Some(target) => role(target, question, cells),
                    None => self.one(row, cells, at, guard),
                });
            }
            (Guard::NotExcepted, ..) if conduct.excuse != Excuse::Elsewhere => {
                each(rows, open, |row, cells| self.is_free(row, cells, conduct));
            }
            _ => each(rows, open, |row, cells| self.one(row, cells, at, guard)),
        }
    }

    fn one(&mut self, row: Row, cells: &Cells, at: (usize, usize), guard: Guard) -> Truth {
        let held = self.held_as(row, *cells, at);
        held.map_or(Truth::Maybe, |held: Held<'e>| self.guard(&held, guard))
    }
}

/// Asks something of each row that is open; what fails is open no more.
fn each(rows: &[(Row, Cells)], open: &mut Open, mut answer: impl FnMut(Row, &Cells) -> Truth) {
    open.retain_mut(|(place, truth)| {
        if let Some((row, cells)) = rows.get(*place as usize) {
            *truth = truth.and(answer(*row, cells));
        }
        *truth != Truth::False
    });
}

impl ConductPlan {
    /// The one question that tells whom the clause protects, where nothing else does.
    fn shelters_one_role(&self) -> Option<usize> {
        match self.on.as_slice() {
            [way] if way.except.is_empty() => match way.of.as_slice() {
                [Sheltered::Asked(question)] => Some(*question),
                _ => None,
            },
            _ => None,
        }
    }
}
