//! The clauses of one agreement under one reading, compiled: what each guard needs to know of a row, and nothing else.

use std::collections::BTreeSet;
use std::sync::Arc;

use model::agreement::{
    AfterAttack, Agreement, Clause, Conduct, Exception, Parameter, Period, Protected, Rule, Scope, Test,
    Where, Who,
};
use model::claim::{Answering, Value};
use model::finding::Guard;
use model::{ActorId, AgreementId, AreaId, ClauseId, Truth};

use super::attacks::Measure;
use super::force::Force;
use super::heard::{Heard, Rest};
use super::lens::Lens;
use super::roles::{Roles, Turns};
use crate::reference::View;
use crate::reference::prepared::Prepared;

/// Areas that some clause names, each once.
#[derive(Default)]
pub(crate) struct Areas(pub(crate) Vec<AreaId>);

impl Areas {
    fn number(&mut self, area: &AreaId) -> usize {
        if let Some(known) = self.0.iter().position(|known| known == area) {
            return known;
        }
        self.0.push(area.clone());
        self.0.len() - 1
    }
}

/// Searches for an attack that was answered, each once.
#[derive(Default)]
pub(crate) struct Searches(pub(crate) Vec<Search>);

/// A search for an attack that was answered.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Search {
    pub(crate) after: AfterAttack,
    pub(crate) zone: String,
}

impl Searches {
    fn number(&mut self, search: Search) -> usize {
        if let Some(known) = self.0.iter().position(|known| *known == search) {
            return known;
        }
        self.0.push(search);
        self.0.len() - 1
    }
}

/// An agreement under a reading.
pub(crate) struct Plan {
    pub(crate) agreement: AgreementId,
    /// A supplement speaks only where and when it may apply.
    pub(crate) supplement: bool,
    pub(crate) roles: Roles,
    /// The clauses that forbid, and those that ask a body.
    pub(crate) clauses: Vec<ClausePlan>,
}

impl Plan {
    /// The clauses whose breaches others count, by their place.
    pub(crate) fn counted(&self) -> BTreeSet<usize> {
        let conducts = self.clauses.iter().filter_map(|clause| clause.conduct.as_ref());
        conducts.flat_map(|conduct| &conduct.repeated).filter_map(|way| way.of).collect()
    }
}

/// A clause under a reading.
pub(crate) struct ClausePlan {
    pub(crate) id: ClauseId,
    pub(crate) owned: bool,
    /// `None` for a clause that only a body can judge.
    pub(crate) conduct: Option<ConductPlan>,
}

/// What a clause forbids, under a reading.
pub(crate) struct ConductPlan {
    pub(crate) force: Arc<Force>,
    /// One list of ways for the agreement's area, one for the clause's own.
    pub(crate) scopes: Vec<Vec<ScopeWay>>,
    /// The questions that ask who did it, one a way.
    pub(crate) by: Vec<usize>,
    /// Whom it protects, one a way.
    pub(crate) on: Vec<OnWay>,
    pub(crate) excuse: Excuse,
    /// True where an exception or a permit looks at whether others had broken the agreement before.
    pub(crate) looks_at_breaches: bool,
    /// How often another clause must have been broken, one a way; empty where it does not count breaches.
    pub(crate) repeated: Vec<RepeatedWay>,
    /// True where it matters to a circumstance of the place who did the act.
    pub(crate) asks_doer: bool,
    /// True where the table of weapons lists some only in an area.
    pub(crate) listed_by_place: bool,
    /// The guards that turn on more than what else is said, and can fail at all: cheap ones first.
    pub(crate) guards: Vec<Guard>,
    /// For each entry of what else is said.
    pub(crate) rests: Vec<RestCell>,
}

/// Where a rule applies, one way to take it.
pub(crate) struct ScopeWay {
    pub(crate) within: Vec<usize>,
    pub(crate) except: Except,
}

/// Circumstances that take a place out.
#[derive(Default)]
pub(crate) struct Except {
    /// Inside these areas.
    pub(crate) inside: Vec<usize>,
    /// Where somebody holds it or is there.
    pub(crate) held: bool,
    /// Where somebody held it at another time.
    pub(crate) held_before: bool,
}

impl Except {
    pub(super) fn is_empty(&self) -> bool {
        self.inside.is_empty() && !self.held && !self.held_before
    }
}

/// Whom a rule protects, one way to take it.
pub(crate) struct OnWay {
    pub(crate) of: Vec<Sheltered>,
    pub(crate) except: Except,
}

/// Who or what is protected.
pub(crate) enum Sheltered {
    Anyone,
    /// Actors of which a question holds.
    Asked(usize),
    Class(model::act::TargetClass),
}

/// How often another clause must have been broken, one way to take it.
pub(crate) struct RepeatedWay {
    /// The other clause, by its place among those of the agreement that are judged; `None` where there is no such clause.
    pub(crate) of: Option<usize>,
    pub(crate) count: u32,
    pub(crate) within: Measure,
}

/// What could excuse an act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Excuse {
    /// What the act is said to have answered tells it.
    Told,
    /// It also turns on an attack before it.
    Search(usize),
    /// What the columns do not tell: a permit, a notice, a release.
    Elsewhere,
}

/// What a clause makes of one entry of what else is said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RestCell {
    /// Whether the act may be one that it forbids.
    pub(crate) takes_up: bool,
    /// What the guards answer that turn on this entry alone, together.
    pub(crate) fixed: Truth,
    /// Whether no exception applies: where an attack before it was not there, may have been, was.
    pub(crate) free: [Truth; 3],
}

/// What plans share.
pub(crate) struct Shared<'s> {
    pub(crate) lens: &'s Lens,
    pub(crate) areas: &'s mut Areas,
    pub(crate) searches: &'s mut Searches,
}

impl Plan {
    pub(crate) fn of(shared: &mut Shared<'_>, agreement: &Agreement) -> Self {
        let mut roles = Roles::default();
        let own = Arc::new(Force::of(shared.lens, agreement, &[&agreement.in_force]));
        let clauses = agreement.clauses.iter().filter_map(|clause| {
            let conduct = match &clause.rule {
                Rule::Forbid(rule) => Some(conduct(shared, &mut roles, agreement, clause, rule, &own)),
                Rule::Asks { .. } => None,
                Rule::Permit(_) => return None,
            };
            let reading = &shared.lens.reading.id;
            let owned = clause.held_by.is_empty() || clause.held_by.contains(reading);
            Some(ClausePlan { id: clause.id.clone(), owned, conduct })
        });
        let clauses = clauses.collect();
        Self { agreement: agreement.id.clone(), supplement: agreement.supplements.is_some(), roles, clauses }
    }

    /// Takes in a new entry of what else is said.
    pub(crate) fn take_in(&mut self, agreement: &Agreement, prepared: &Prepared<'_, '_>, heard: &Rest) {
        for plan in &mut self.clauses {
            let clause = agreement.clauses.iter().find(|clause| clause.id == plan.id);
            let (Some(conduct), Some(clause)) = (&mut plan.conduct, clause) else { continue };
            let Rule::Forbid(rule) = &clause.rule else { continue };
            let told = rule.guards().filter(|guard| conduct.turns_on_rest(*guard));
            let fixed = Truth::all(told.map(|guard| prepared.guard(agreement, clause, guard)));
            let takes_up = prepared.may_be_forbidden(agreement, clause);
            let free = |attack| free(prepared.view(), rule, heard, attack);
            let free = [Truth::False, Truth::Maybe, Truth::True].map(free);
            conduct.rests.push(RestCell { takes_up, fixed, free });
        }
    }
}

impl ConductPlan {
    /// Whether a guard turns on more than what else is said, and may answer anything but yes.
    fn can_fail(&self, guard: Guard) -> bool {
        match guard {
            Guard::Protected => !self
                .on
                .iter()
                .all(|way| way.except.is_empty() && way.of.iter().any(|of| matches!(of, Sheltered::Anyone))),
            Guard::InArea => {
                let anywhere = |way: &ScopeWay| way.within.is_empty() && way.except.is_empty();
                !self.scopes.iter().flatten().all(anywhere)
            }
            Guard::Listed => self.listed_by_place,
            Guard::Repeated => !self.repeated.is_empty(),
            _ => true,
        }
    }

    /// Whether what a guard answers turns on nothing but what else is said.
    fn turns_on_rest(&self, guard: Guard) -> bool {
        match guard {
            Guard::Happened | Guard::Prohibited | Guard::SoMany | Guard::Near => true,
            Guard::Listed => !self.listed_by_place,
            Guard::InForce
            | Guard::InArea
            | Guard::Bound
            | Guard::Protected
            | Guard::Repeated
            | Guard::NotExcepted
            | Guard::Asked => false,
        }
    }
}

fn conduct(
    shared: &mut Shared<'_>,
    roles: &mut Roles,
    agreement: &Agreement,
    clause: &Clause,
    rule: &Conduct,
    own: &Arc<Force>,
) -> ConductPlan {
    let force = rule.in_force.as_ref().map_or_else(
        || Arc::clone(own),
        |in_force| {
            let both: [&Parameter<Vec<Period>>; 2] = [&agreement.in_force, in_force];
            Arc::new(Force::of(shared.lens, agreement, &both))
        },
    );
    let scopes = std::iter::once(&agreement.area).chain(&rule.area);
    let scopes =
        scopes.map(|scope| ways(scope, shared.lens).map(|way| scope_way(shared.areas, way)).collect());
    let scopes = scopes.collect();
    let by = ways(&rule.by, shared.lens).map(|who| roles.number(who, &shared.lens.turns)).collect();
    let on = ways(&rule.on, shared.lens).map(|protection| OnWay {
        of: protection.of.iter().map(|of| sheltered(roles, &shared.lens.turns, of)).collect(),
        except: except(shared.areas, &protection.except),
    });
    let on = on.collect();
    let listed_by_place = rule
        .weapons
        .iter()
        .flat_map(|weapons| ways(weapons, shared.lens))
        .any(|rows| rows.iter().any(|row| row.area.is_some()));
    let excuse = excuse(shared, agreement, clause, rule);
    let new = ConductPlan {
        force,
        scopes,
        by,
        on,
        excuse,
        looks_at_breaches: all_tests(agreement, clause, rule).any(|test| matches!(test, Test::Freed { .. })),
        repeated: repeated(shared.lens, agreement, rule),
        asks_doer: asks_doer(agreement, rule),
        listed_by_place,
        guards: Vec::new(),
        rests: Vec::new(),
    };
    let guards = ORDER.into_iter().filter(|guard| new.can_fail(*guard)).collect();
    ConductPlan { guards, ..new }
}

/// The guards that do not turn on what else is said alone, cheap ones first.
const ORDER: [Guard; 7] = [
    Guard::InForce,
    Guard::Bound,
    Guard::Protected,
    Guard::InArea,
    Guard::Listed,
    Guard::NotExcepted,
    Guard::Repeated,
];

fn repeated(lens: &Lens, agreement: &Agreement, rule: &Conduct) -> Vec<RepeatedWay> {
    let judged = || agreement.clauses.iter().filter(|clause| !matches!(clause.rule, Rule::Permit(_)));
    let ways = rule.repeated.iter().flat_map(|repeated| ways(repeated, lens));
    ways.map(|way| RepeatedWay {
        of: judged().position(|clause| clause.id == way.of),
        count: way.count,
        within: Measure::of_length(&way.within, &agreement.zone),
    })
    .collect()
}

/// What a reading takes a parameter to be: one way or several.
fn ways<'t, T>(parameter: &'t Parameter<T>, lens: &Lens) -> impl Iterator<Item = &'t T> {
    lens.take(parameter).into_iter()
}

fn scope_way(areas: &mut Areas, scope: &Scope) -> ScopeWay {
    let within = scope.within.iter().map(|area| areas.number(area)).collect();
    ScopeWay { within, except: except(areas, &scope.except) }
}

fn except(areas: &mut Areas, circumstances: &[Where]) -> Except {
    let mut except = Except::default();
    for circumstance in circumstances {
        match circumstance {
            Where::Inside(area) => except.inside.push(areas.number(area)),
            Where::HeldBy(_) | Where::Present(_) => except.held = true,
            Where::HeldAt(..) => except.held_before = true,
        }
    }
    except
}

fn sheltered(roles: &mut Roles, turns: &Turns, of: &Protected) -> Sheltered {
    let actor = |of: &ActorId| Who::These(vec![of.clone()]);
    match of {
        Protected::Anyone => Sheltered::Anyone,
        Protected::Party => Sheltered::Asked(roles.number(&Who::Bound, turns)),
        Protected::Actor(of) => Sheltered::Asked(roles.number(&actor(of), turns)),
        Protected::Class(class) => Sheltered::Class(*class),
    }
}

/// Every test, in whatever reading, of the exceptions to a clause and of the permits that lift it.
fn all_tests<'t>(
    agreement: &'t Agreement,
    clause: &'t Clause,
    rule: &'t Conduct,
) -> impl Iterator<Item = &'t Test> {
    let permits = agreement.permits_from(&clause.id).map(|(_, permit)| permit);
    let permitted = permits.flat_map(|permit| permit.conduct.unless.iter().chain(&permit.only_if));
    let ways = rule.unless.iter().chain(permitted).flat_map(|one| {
        std::iter::once(&one.tests.plain).chain(one.tests.taken.iter().filter_map(|taken| taken.to.as_ref()))
    });
    ways.flatten().flatten()
}

/// Whether some circumstance of a place, in whatever reading, asks who did the act.
fn asks_doer(agreement: &Agreement, rule: &Conduct) -> bool {
    let scopes =
        std::iter::once(&agreement.area).chain(&rule.area).flat_map(every).map(|scope| &scope.except);
    let mut all = scopes.chain(every(&rule.on).map(|on| &on.except)).flatten();
    all.any(|circumstance| match circumstance {
        Where::HeldBy(who) | Where::HeldAt(who, _) | Where::Present(who) => *who == Who::Doer,
        Where::Inside(_) => false,
    })
}

/// Everything that a parameter may be, in whatever reading.
fn every<T>(parameter: &Parameter<T>) -> impl Iterator<Item = &T> {
    std::iter::once(&parameter.plain).chain(parameter.taken.iter().filter_map(|taken| taken.to.as_ref()))
}

fn excuse(shared: &mut Shared<'_>, agreement: &Agreement, clause: &Clause, rule: &Conduct) -> Excuse {
    for test in all_tests(agreement, clause, rule) {
        if let Test::Answers { after_attack: Some(after), .. } = test {
            shared.searches.number(Search { after: after.clone(), zone: agreement.zone.clone() });
        }
    }
    if agreement.permits_from(&clause.id).next().is_some() {
        return Excuse::Elsewhere;
    }
    let mut found = Excuse::Told;
    for test in rule.unless.iter().flat_map(|one| ways(&one.tests, shared.lens)).flatten().flatten() {
        let Test::Answers { after_attack, .. } = test else { return Excuse::Elsewhere };
        if let Some(after) = after_attack {
            let search = Search { after: after.clone(), zone: agreement.zone.clone() };
            let search = Excuse::Search(shared.searches.number(search));
            if found != Excuse::Told && found != search {
                return Excuse::Elsewhere;
            }
            found = search;
        }
    }
    found
}

/// Whether no exception applies to an act, where the search for an attack before it ends so.
fn free(view: &View<'_>, rule: &Conduct, rest: &Rest, attack: Truth) -> Truth {
    let ways = rest.answering.candidates.iter().map(|candidate| match &candidate.value {
        Value::Answering(reason) => {
            Truth::any(rule.unless.iter().map(|one| applies(view, one, *reason, attack)))
        }
        _ => Truth::Maybe,
    });
    Truth::over(ways.chain(rest.answering.open.then_some(Truth::Maybe))).negate()
}

fn applies(view: &View<'_>, exception: &Exception, reason: Answering, attack: Truth) -> Truth {
    Truth::over(view.take(&exception.tests).into_iter().map(|(tests, _)| {
        let Some(tests) = tests else { return Truth::False };
        Truth::all(tests.iter().map(|test| match test {
            Test::Answers { answering, after_attack } if answering.contains(&reason) => {
                after_attack.as_ref().map_or(Truth::True, |_| attack)
            }
            Test::Answers { .. } => Truth::False,
            // a clause with any other test is not judged by columns
            _ => Truth::Maybe,
        }))
    }))
}

/// Everything that a reading is asked with: its plans, and what it hears.
pub(crate) fn take_in(plans: &mut [Plan], heard: &mut Heard, columns: &crate::columns::Columns, lens: &Lens) {
    heard.take_in(columns, lens, |prepared, rest| {
        for plan in &mut *plans {
            if let Some(agreement) = lens.frame.agreements.get(&plan.agreement) {
                plan.take_in(agreement, prepared, rest);
            }
        }
    });
}
