//! One row under one clause: the guards in an order in which the cheap ones come first.

use std::collections::HashMap;

use model::finding::{Finding, Guard, Verdict};
use model::{AgreementId, ClauseId, Truth};

use super::attacks::{Answer, Attacks};
use super::counted::{Counted, Often};
use super::extract::Extract;
use super::heard::{Named, Rest, Ways};
use super::plan::{ClausePlan, ConductPlan, Except, Excuse, OnWay, Plan, ScopeWay, Sheltered};
use super::stance::{Stance, verdict, verdict_of};
use crate::columns::{Cells, Columns, Row};

/// What a row may be held against besides itself.
pub(crate) trait Around {
    /// Where the attacks are found that a row may have answered.
    fn attacks(&self, cells: &Cells) -> &dyn Attacks;
    /// The rows that may have been breaches of an agreement where releases are left aside, in order of when they began.
    fn may_be_breaches(&self, agreement: &AgreementId) -> Vec<(i64, Row)>;
    /// The verdicts under a clause whose breaches are counted, by the numbers of its agreement and its own.
    fn counted(&self, plan: usize, clause: usize) -> Option<&Tallied>;
}

/// The verdicts under a clause whose breaches are counted, whether or not it takes the rows up.
#[derive(Default)]
pub(crate) struct Tallied {
    /// A byte a row.
    pub(crate) bytes: Vec<u8>,
    pub(crate) breaches: Counted,
}

impl Tallied {
    /// Whether a row is a breach of it.
    pub(crate) fn verdict(&self, row: Row) -> Truth {
        is_breach(self.bytes.get(row as usize).copied().unwrap_or(0))
    }
}

/// Whether a byte stands for a breach.
pub(crate) fn is_breach(byte: u8) -> Truth {
    match byte {
        1 => Truth::True,
        3 => Truth::Maybe,
        _ => Truth::False,
    }
}

/// What is kept from one row to the next: a case to put rows into, and what was found there.
#[derive(Default)]
pub(crate) struct Desk {
    extract: Option<Extract>,
    found: HashMap<Asked, Truth>,
}

/// What an answer of a guard that columns do not tell turns on. Times stand for all of their class.
#[derive(PartialEq, Eq, Hash)]
struct Asked {
    clause: (u32, u32),
    guard: Guard,
    rest: u32,
    by: u32,
    on: u32,
    spot: u32,
    from: i64,
    until: i64,
    lasting: bool,
}

/// Answers that are kept at most: then it starts anew.
const KEPT: usize = 1 << 20;

/// Judges rows under one reading.
pub(crate) struct Judge<'e, 'd> {
    pub(crate) columns: &'e Columns,
    pub(crate) stance: &'e Stance,
    pub(crate) around: &'e dyn Around,
    pub(crate) desk: &'d mut Desk,
    /// True where a verdict is wanted whether or not the clause takes the row up.
    pub(crate) anyway: bool,
}

/// A row held against a clause.
pub(super) struct Held<'e> {
    pub(super) row: Row,
    pub(super) cells: Cells,
    at: (u32, u32),
    pub(super) plan: &'e Plan,
    clause: &'e ClausePlan,
    pub(super) conduct: &'e ConductPlan,
    pub(super) rest: &'e Rest,
}

impl Held<'_> {
    pub(super) fn plan_number(&self) -> usize {
        self.at.0 as usize
    }
}

impl<'e> Judge<'e, '_> {
    /// The verdict on a row under a clause, both by number; `None` where the clause does not take it up.
    pub(crate) fn verdict(
        &mut self,
        row: Row,
        cells: Cells,
        (plan, clause): (usize, usize),
    ) -> Option<Verdict> {
        let stance = self.stance;
        let at = (u32::try_from(plan).unwrap_or(u32::MAX), u32::try_from(clause).unwrap_or(u32::MAX));
        let plan = stance.plans.get(plan)?;
        let clause = plan.clauses.get(clause)?;
        let Some(conduct) = &clause.conduct else {
            return if self.anyway { None } else { self.decided(row, plan, clause) };
        };
        let rest = stance.heard.rest.get(cells.rest as usize)?;
        let held = Held { row, cells, at, plan, clause, conduct, rest };
        if rest.tells.merged {
            let rows = self.bearing(&held);
            return self.ask_verdict(&held, &rows);
        }
        let cell = conduct.rests.get(cells.rest as usize)?;
        if !self.anyway {
            if !cell.takes_up {
                return None;
            }
            // where each time is a case of its own, the place is asked first
            let is_daily = conduct.force.is_daily();
            let first =
                |judge: &mut Self| if is_daily { judge.in_area(&held) } else { judge.in_force(&held) };
            let second =
                |judge: &mut Self| if is_daily { judge.in_force(&held) } else { judge.in_area(&held) };
            let is_silent = plan.supplement && (first(self) == Truth::False || second(self) == Truth::False);
            if is_silent {
                return None;
            }
        }
        if !clause.owned {
            return Some(Verdict::NoBreach);
        }
        // what others count was judged before
        if !self.anyway
            && let Some(tallied) = self.around.counted(held.plan_number(), at.1 as usize)
        {
            return verdict(tallied.bytes.get(row as usize).copied().unwrap_or(0));
        }
        let mut all = cell.fixed;
        for guard in &conduct.guards {
            if all == Truth::False {
                break;
            }
            all = all.and(self.guard(&held, *guard));
        }
        Some(verdict_of(all))
    }

    /// What a guard answers of a row.
    pub(super) fn guard(&mut self, held: &Held<'e>, guard: Guard) -> Truth {
        match guard {
            Guard::InForce => self.in_force(held),
            Guard::Bound => self.bound(held),
            Guard::Protected => self.protected(held),
            Guard::InArea => self.in_area(held),
            Guard::Listed => self.ask_and_keep(held, Guard::Listed),
            Guard::NotExcepted => self.not_excepted(held),
            Guard::Repeated => self.repeated(held),
            // what else is said tells it alone
            Guard::Happened | Guard::Prohibited | Guard::SoMany | Guard::Near | Guard::Asked => Truth::True,
        }
    }

    /// The finding on a row, with its explanation: the reference's own, of the rows that bear on it.
    pub(crate) fn finding(&mut self, row: Row, at: (usize, usize)) -> Option<Finding> {
        let (columns, stance) = (self.columns, self.stance);
        let rows = self.held(row, at).map_or_else(|| vec![row], |held| self.bearing(&held));
        let plan = stance.plans.get(at.0)?;
        let clause = plan.clauses.get(at.1)?;
        self.extract().finding(columns, &stance.lens, &rows, (&plan.agreement, &clause.id))
    }

    fn in_force(&mut self, held: &Held<'e>) -> Truth {
        if held.rest.tells.when {
            return self.ask_and_keep(held, Guard::InForce);
        }
        let of = (&held.plan.agreement, held.clause.id.as_str());
        held.conduct.force.at(&self.stance.lens, of, &held.cells)
    }

    fn bound(&mut self, held: &Held<'e>) -> Truth {
        if let Some(doer) = self.stance.plain.doer(&held.cells) {
            return Truth::over(held.conduct.by.iter().map(|question| self.is_one(held, doer, *question)));
        }
        let Some(by) = self.stance.heard.by.get(held.cells.by as usize) else { return Truth::Maybe };
        Truth::over(held.conduct.by.iter().map(|question| self.is_any(held, by, *question)))
    }

    /// Whether some actor of an attribute is one of those that a question asks for.
    fn is_any(&self, held: &Held<'e>, ways: &Ways, question: usize) -> Truth {
        ways.over(|set| {
            Truth::any(set.iter().map(|named| match named {
                Named::Actor(actor) => self.is_one(held, *actor, question),
                Named::Class(_) => Truth::False,
            }))
        })
    }

    fn is_one(&self, held: &Held<'e>, actor: u32, question: usize) -> Truth {
        let window = (held.cells.from, held.cells.until);
        held.plan.roles.ask(&self.stance.lens, &held.plan.agreement, question, actor, window)
    }

    fn protected(&mut self, held: &Held<'e>) -> Truth {
        if held.conduct.on.iter().any(|way| self.must_look(held, &way.except)) {
            return self.ask_and_keep(held, Guard::Protected);
        }
        Truth::over(held.conduct.on.iter().map(|way| {
            let sheltered = self.shelters(held, way);
            sheltered.and(self.is_inside(held, &way.except.inside).negate())
        }))
    }

    fn shelters(&self, held: &Held<'e>, way: &OnWay) -> Truth {
        if way.of.iter().any(|of| matches!(of, Sheltered::Anyone)) {
            return Truth::True;
        }
        if let Some(target) = self.stance.plain.target(&held.cells) {
            return self.is_sheltered(held, way, Named::Actor(target));
        }
        let Some(on) = self.stance.heard.on.get(held.cells.on as usize) else { return Truth::Maybe };
        on.over(|set| Truth::any(set.iter().map(|target| self.is_sheltered(held, way, *target))))
    }

    fn is_sheltered(&self, held: &Held<'e>, way: &OnWay, target: Named) -> Truth {
        Truth::any(way.of.iter().map(|of| match (of, target) {
            (Sheltered::Anyone, _) => Truth::True,
            (Sheltered::Asked(question), Named::Actor(actor)) => self.is_one(held, actor, *question),
            (Sheltered::Class(of), Named::Class(class)) if of.covers(class) => Truth::True,
            (Sheltered::Class(of), Named::Class(class)) if class.covers(*of) => Truth::Maybe,
            _ => Truth::False,
        }))
    }

    fn in_area(&mut self, held: &Held<'e>) -> Truth {
        let scopes = &held.conduct.scopes;
        let looks = |way: &ScopeWay| self.must_look(held, &way.except);
        if held.rest.tells.place || scopes.iter().flatten().any(looks) {
            return self.ask_and_keep(held, Guard::InArea);
        }
        Truth::all(scopes.iter().map(|ways| {
            Truth::over(ways.iter().map(|way| {
                let within =
                    if way.within.is_empty() { Truth::True } else { self.is_inside(held, &way.within) };
                within.and(self.is_inside(held, &way.except.inside).negate())
            }))
        }))
    }

    fn is_inside(&self, held: &Held<'e>, areas: &[usize]) -> Truth {
        Truth::any(areas.iter().map(|area| self.stance.lies_in(self.columns, *area, &held.cells)))
    }

    /// Whether circumstances turn on more than the row: where nobody says who held the place or was there, nobody did and nobody was.
    fn must_look(&self, held: &Held<'e>, except: &Except) -> bool {
        let tells = held.rest.tells;
        except.held_before
            || (tells.place && !except.inside.is_empty())
            || (except.held && (tells.control || self.stance.is_controlled(self.columns, &held.cells)))
    }

    fn not_excepted(&mut self, held: &Held<'e>) -> Truth {
        match held.conduct.excuse {
            Excuse::Elsewhere => {
                let rows = self.bearing(held);
                self.ask(held, Guard::NotExcepted, &rows)
            }
            Excuse::Told | Excuse::Search(_) => self.is_free(held.row, &held.cells, held.conduct),
        }
    }

    /// Whether no exception applies, where an attack before it tells at most.
    pub(super) fn is_free(&self, row: Row, cells: &Cells, conduct: &ConductPlan) -> Truth {
        let Some(cell) = conduct.rests.get(cells.rest as usize) else { return Truth::Maybe };
        let [without, perhaps, with] = cell.free;
        let Excuse::Search(search) = conduct.excuse else { return without };
        if without == with && without == perhaps {
            return without;
        }
        let answer = Answer::of(self.columns, self.stance, (row, cells));
        let (Some(answer), Some(measure)) = (answer, self.stance.measures.get(search)) else {
            return perhaps;
        };
        match answer.follows_attack(self.around.attacks(cells), measure) {
            Truth::False => without,
            Truth::Maybe => perhaps,
            Truth::True => with,
        }
    }

    /// Whether it was, with others, so often: by the verdicts on the clause that is counted.
    fn repeated(&mut self, held: &Held<'e>) -> Truth {
        if held.conduct.repeated.is_empty() {
            return Truth::True;
        }
        if held.rest.tells.when {
            let rows = self.bearing_on_count(held);
            return self.ask(held, Guard::Repeated, &rows);
        }
        let stance = self.stance;
        let (lens, heard) = (&stance.lens, &stance.heard);
        Truth::over(held.conduct.repeated.iter().map(|way| {
            let counted = way.of.and_then(|of| self.around.counted(held.plan_number(), of));
            let Some((own, counted)) = counted.map(|counted| (counted.verdict(held.row), counted)) else {
                return Truth::Maybe;
            };
            let often = Often { count: way.count, within: &way.within };
            let row = (held.row, &held.cells);
            counted.breaches.reaches(self.columns, lens, heard, row, own, often)
        }))
    }

    /// A row held against a clause that forbids, both by number.
    pub(super) fn held(&self, row: Row, at: (usize, usize)) -> Option<Held<'e>> {
        self.held_as(row, self.columns.cells(row)?, at)
    }

    /// The same, where its cells are at hand.
    pub(super) fn held_as(&self, row: Row, cells: Cells, (plan, clause): (usize, usize)) -> Option<Held<'e>> {
        let stance = self.stance;
        let at = (u32::try_from(plan).unwrap_or(u32::MAX), u32::try_from(clause).unwrap_or(u32::MAX));
        let plan = stance.plans.get(plan)?;
        let clause = plan.clauses.get(clause)?;
        let conduct = clause.conduct.as_ref()?;
        let rest = stance.heard.rest.get(cells.rest as usize)?;
        Some(Held { row, cells, at, plan, clause, conduct, rest })
    }

    fn extract(&mut self) -> &mut Extract {
        let frame = &self.stance.lens.frame;
        self.desk.extract.get_or_insert_with(|| Extract::new(frame))
    }

    fn ask(&mut self, held: &Held<'e>, guard: Guard, rows: &[Row]) -> Truth {
        let (columns, stance) = (self.columns, self.stance);
        let of: (&AgreementId, &ClauseId) = (&held.plan.agreement, &held.clause.id);
        self.extract().guard(columns, &stance.lens, rows, of, guard)
    }

    fn ask_verdict(&mut self, held: &Held<'e>, rows: &[Row]) -> Option<Verdict> {
        let (columns, stance, anyway) = (self.columns, self.stance, self.anyway);
        self.extract().verdict(columns, &stance.lens, rows, (&held.plan.agreement, &held.clause.id), anyway)
    }

    /// Asks the reference, and keeps the answer for all rows that are alike in what it may turn on.
    fn ask_and_keep(&mut self, held: &Held<'e>, guard: Guard) -> Truth {
        if !self.columns.spots_have_points {
            return self.ask(held, guard, &[held.row]);
        }
        let asked = self.asked(held, guard);
        if let Some(found) = self.desk.found.get(&asked) {
            return *found;
        }
        let found = self.ask(held, guard, &[held.row]);
        if self.desk.found.len() >= KEPT {
            self.desk.found.clear();
        }
        self.desk.found.insert(asked, found);
        found
    }

    fn asked(&self, held: &Held<'e>, guard: Guard) -> Asked {
        let (cells, instants) = (&held.cells, &self.stance.instants);
        let timed = guard == Guard::InForce && held.conduct.force.is_daily();
        let class = |at: i64| if timed { at } else { i64::from(instants.class(at)) };
        let if_asked = |number: u32, asked: bool| if asked { number } else { 0 };
        let placed = guard != Guard::InForce;
        Asked {
            clause: held.at,
            guard,
            rest: cells.rest,
            by: if_asked(cells.by, placed && held.conduct.asks_doer),
            on: if_asked(cells.on, guard == Guard::Protected),
            spot: if_asked(cells.spot, placed),
            from: class(cells.from),
            until: class(cells.until),
            lasting: cells.lasting,
        }
    }

    /// What follows from what a body decided.
    fn decided(&mut self, row: Row, plan: &Plan, clause: &ClausePlan) -> Option<Verdict> {
        let (columns, stance) = (self.columns, self.stance);
        if stance.lens.decisions.is_empty() || !stance.lens.decisions.contains(&columns.id(row)?) {
            return None;
        }
        self.extract().verdict(columns, &stance.lens, &[row], (&plan.agreement, &clause.id), false)
    }
}
