//! The guards of a clause, in order, each over everything that claims and text leave possible (`docs/meaning.md`, "Guards").

mod means;
mod place;

use std::borrow::Cow;

use model::act::Act;
use model::agreement::{
    Acts, Agreement, Clause, Conduct, Parameter, Period, Point, Protected, Protection, Who,
};
use model::claim::{Standing, Target, Value};
use model::finding::{Considered, Guard, Missing, ReasonCode};
use model::incident::Incident;
use model::time::When;
use model::{ActorId, Truth};

use super::force::{self, During};
use super::known::{Known, Standings};
use super::standing::{fights_with, is, is_under};
use super::{View, clock, exception, missing, permit, repeated};

/// One incident held against one clause, under one view.
pub(super) struct Bench<'a, 'b> {
    pub(super) view: &'b View<'a>,
    pub(super) agreement: &'b Agreement,
    pub(super) clause: &'b Clause,
    pub(super) rule: &'b Conduct,
    pub(super) incident: &'b Incident,
    pub(super) known: &'b Known<'b>,
    pub(super) standings: &'b Standings<'b>,
}

/// What a guard answers, from what, and the reason that it gives where it is false.
pub(super) struct Outcome<'b> {
    pub(super) truth: Truth,
    pub(super) gathered: Gathered<'b>,
    pub(super) if_false: ReasonCode,
}

/// What a guard has gathered on its way to an answer.
#[derive(Default)]
pub(super) struct Gathered<'b> {
    pub(super) considered: Vec<Cow<'b, Considered>>,
    pub(super) terms: Vec<Term<'b>>,
    /// What only others can tell: an answer of a body, a finding on another matter.
    pub(super) wanting: Vec<Missing>,
    /// What it rests on besides, in words.
    pub(super) notes: Vec<String>,
}

/// A question of the text and the answers that a view takes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Term<'b> {
    pub(super) point: &'b Point,
    pub(super) says: Vec<&'b str>,
}

impl<'b> Gathered<'b> {
    pub(super) fn consider(&mut self, considered: &'b Considered) {
        let is_it = |known: &Cow<'_, Considered>| matches!(known, Cow::Borrowed(known) if std::ptr::eq(*known, considered));
        if !self.considered.iter().any(is_it) {
            self.considered.push(Cow::Borrowed(considered));
        }
    }

    /// Considers what was looked up or worked out on the way: an event, a count, who held the place before.
    pub(super) fn matter(&mut self, considered: Considered) {
        if !self.considered.iter().any(|known| **known == considered) {
            self.considered.push(Cow::Owned(considered));
        }
    }

    /// Takes over what another guard gathered.
    pub(super) fn take_over(&mut self, other: Self) {
        for considered in other.considered {
            match considered {
                Cow::Borrowed(considered) => self.consider(considered),
                Cow::Owned(considered) => self.matter(considered),
            }
        }
        other.terms.iter().for_each(|term| self.add(term));
        self.want(other.wanting);
        self.notes.extend(other.notes);
    }

    /// Asks for what only others can tell.
    pub(super) fn want(&mut self, wanting: Vec<Missing>) {
        for missing in wanting {
            if !self.wanting.contains(&missing) {
                self.wanting.push(missing);
            }
        }
    }

    pub(super) fn term<T>(&mut self, view: &View<'_>, parameter: &'b Parameter<T>) {
        let Some(point) = &parameter.point else { return };
        let says = view.take(parameter).iter().map(|(_, says)| *says).collect();
        self.add(&Term { point, says });
    }

    pub(super) fn add(&mut self, term: &Term<'b>) {
        if !self.terms.contains(term) {
            self.terms.push(term.clone());
        }
    }
}

/// The answer over every value that an attribute may have: maybe for what else it may be.
pub(super) fn over(considered: &Considered, mut answer: impl FnMut(&Value) -> Truth) -> Truth {
    let mut ways: Vec<Truth> = considered.candidates.iter().map(|c| answer(&c.value)).collect();
    if considered.open {
        ways.push(Truth::Maybe);
    }
    Truth::over(ways)
}

impl<'b> Bench<'_, 'b> {
    /// What a guard answers.
    pub(super) fn outcome(&self, guard: Guard) -> Outcome<'b> {
        match guard {
            Guard::Happened => self.happened(),
            Guard::InForce => self.in_force(),
            Guard::InArea => self.in_area(),
            Guard::Prohibited => self.prohibited(),
            Guard::Bound => self.bound(),
            Guard::Protected => self.protected(),
            Guard::NotExcepted => self.not_excepted(),
            Guard::Listed => self.listed(),
            Guard::SoMany => self.so_many(),
            Guard::Near => self.near(),
            Guard::Repeated => repeated::repeated(self),
            Guard::Asked => {
                Outcome { truth: Truth::Maybe, gathered: Gathered::default(), if_false: ReasonCode::AsksBody }
            }
        }
    }

    /// Whether the clause takes the incident up, asked before the other guards are.
    pub(super) fn takes_up(&self) -> bool {
        let may = |outcome: Outcome<'_>| outcome.truth != Truth::False;
        self.may_be_forbidden()
            && (self.agreement.supplements.is_none() || (may(self.in_force()) && may(self.in_area())))
    }

    /// Whether an act that is claimed, settled or not, may be one that the clause forbids; or any, where none is claimed.
    pub(super) fn may_be_forbidden(&self) -> bool {
        let named = self.known.act().candidates.iter().filter_map(|candidate| match &candidate.value {
            Value::Acts(acts) => Some(acts),
            _ => None,
        });
        let ways = self.view.take(&self.rule.acts);
        let forbidden = |act: &Act| ways.iter().any(|(list, _)| is_in(*act, list) != Truth::False);
        self.known.act().candidates.is_empty() || named.flatten().any(forbidden)
    }

    fn happened(&self) -> Outcome<'b> {
        let happened: &'b Considered = self.known.happened();
        let truth = over(happened, |value| Truth::from(*value == Value::YesNo(true)));
        let mut gathered = Gathered::default();
        gathered.consider(happened);
        Outcome { truth, gathered, if_false: ReasonCode::Unfounded }
    }

    fn in_force(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        gathered.consider(self.known.when());
        let all: Vec<&'b Parameter<Vec<Period>>> =
            std::iter::once(&self.agreement.in_force).chain(&self.rule.in_force).collect();
        let (truth, views) = self.through(&all, &mut gathered, |during| during.at_some_instant);
        let always = |lies: &dyn Fn(&View<'_>, &[Period]) -> bool| {
            let mut all = all.iter().copied();
            all.any(|parameter| {
                views.iter().all(|view| lies(view, clock::taken::<Vec<Period>>(view, parameter)))
            })
        };
        let if_false = if always(&|view, periods| self.is_before(view, periods)) {
            ReasonCode::BeforeForce
        } else if always(&|view, periods| self.is_suspended(view, periods)) {
            ReasonCode::Suspended
        } else {
            ReasonCode::Lapsed
        };
        Outcome { truth, gathered, if_false }
    }

    /// Whether the act falls in the times that parameters say, over every way to settle what their clocks hang on.
    fn through(
        &self,
        all: &[&'b Parameter<Vec<Period>>],
        gathered: &mut Gathered<'b>,
        asked: impl Fn(During) -> Truth,
    ) -> (Truth, Vec<View<'b>>) {
        for parameter in all {
            force::look_at(self.view, self.agreement, parameter, gathered);
        }
        let views = clock::settled(self.view, gathered);
        let ways = views.iter().map(|view| {
            over(self.known.when(), |value| {
                let Value::When(when) = value else { return Truth::Maybe };
                let falls = |parameter: &&'b Parameter<Vec<Period>>| {
                    force::binds(view, self.agreement, clock::taken::<Vec<Period>>(view, parameter), when)
                };
                all.iter().map(falls).reduce(During::and).map_or(Truth::True, &asked)
            })
        });
        (Truth::over(ways), views)
    }

    /// Whether all of the act falls in the time that a parameter says.
    pub(super) fn throughout(
        &self,
        parameter: &'b Parameter<Vec<Period>>,
        gathered: &mut Gathered<'b>,
    ) -> Truth {
        let mut own = Gathered::default();
        own.consider(self.known.when());
        let (truth, _) = self.through(&[parameter], &mut own, |during| during.throughout);
        gathered.take_over(own);
        truth
    }

    /// Whether all of the act's window lies before every period, or what they start from has not come.
    fn is_before(&self, view: &View<'_>, periods: &[Period]) -> bool {
        self.lies(|when| {
            let mut runs = periods.iter().filter_map(|period| force::run(view, self.agreement, period));
            runs.all(|run| force::is_before(&when.window, &run.whole))
        })
    }

    /// Whether the act surely lies in a period, and in no part of any in which it binds.
    fn is_suspended(&self, view: &View<'_>, periods: &[Period]) -> bool {
        self.lies(|when| {
            let mut runs = periods.iter().filter_map(|period| force::run(view, self.agreement, period));
            runs.any(|run| {
                let binds = Truth::any(run.binding.iter().map(|stretch| force::within(when, stretch)));
                force::within(when, &run.whole) == Truth::True && binds == Truth::False
            })
        })
    }

    fn lies(&self, so: impl Fn(&When) -> bool) -> bool {
        self.known.when().candidates.iter().all(|c| matches!(&c.value, Value::When(when) if so(when)))
    }

    /// Whether some actor of an attribute is one of those that a rule speaks of.
    pub(super) fn any_of(&self, considered: &'b Considered, who: &Who, gathered: &mut Gathered<'b>) -> Truth {
        gathered.consider(considered);
        over(considered, |value| match value {
            Value::Actors(actors) => Truth::any(actors.iter().map(|actor| self.is_one(actor, who, gathered))),
            _ => Truth::Maybe,
        })
    }

    /// Whether every actor of an attribute is one of those that a rule speaks of.
    pub(super) fn all_of(&self, considered: &'b Considered, who: &Who, gathered: &mut Gathered<'b>) -> Truth {
        gathered.consider(considered);
        over(considered, |value| match value {
            Value::Actors(actors) if actors.is_empty() => Truth::False,
            Value::Actors(actors) => Truth::all(actors.iter().map(|actor| self.is_one(actor, who, gathered))),
            _ => Truth::Maybe,
        })
    }

    /// Whether an actor is one of those that a rule speaks of.
    pub(super) fn is_one(&self, actor: &ActorId, who: &Who, gathered: &mut Gathered<'b>) -> Truth {
        let wanted = match who {
            Who::Bound => Standing::Party,
            Who::Excluded => Standing::Excluded,
            // asked only of who holds a place, there
            Who::Doer => return Truth::Maybe,
            Who::WithAllies(list) => {
                let beside = |listed| fights_with(self.view.case, actor, listed, self.known.window());
                return Truth::any(list.iter().map(beside));
            }
            Who::These(list) => {
                let under = |listed| is_under(self.view.case, actor, listed, self.known.window());
                return Truth::any(list.iter().map(under));
            }
        };
        let Some((considered, terms)) = self.standings.get(actor) else { return Truth::Maybe };
        gathered.consider(considered);
        for term in &terms {
            gathered.add(term);
        }
        is(considered, wanted)
    }

    fn prohibited(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        gathered.consider(self.known.act());
        gathered.term(self.view, &self.rule.acts);
        let ways = self.view.take(&self.rule.acts);
        let truth = Truth::over(ways.iter().map(|(forbidden, _)| {
            over(self.known.act(), |value| match value {
                Value::Acts(acts) => Truth::any(acts.iter().map(|act| is_in(*act, forbidden))),
                _ => Truth::Maybe,
            })
        }));
        let judges = ways.iter().filter_map(|(forbidden, _)| forbidden.others_judged_by.as_ref());
        if truth == Truth::Maybe && !self.known.act().candidates.is_empty() {
            let question = format!("whether this act falls under {}", self.clause.cites);
            gathered.want(judges.map(|body| missing::of_body(self.view.case, body, &question)).collect());
        }
        Outcome { truth, gathered, if_false: ReasonCode::NotProhibited }
    }

    fn bound(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        gathered.consider(self.known.by());
        gathered.term(self.view, &self.rule.by);
        let ways = self.view.take(&self.rule.by);
        let truth = Truth::over(ways.iter().map(|(doers, _)| {
            over(self.known.by(), |value| match value {
                Value::Actors(actors) => {
                    Truth::any(actors.iter().map(|actor| self.is_one(actor, doers, &mut gathered)))
                }
                _ => Truth::Maybe,
            })
        }));
        Outcome { truth, gathered, if_false: ReasonCode::NotBound }
    }

    fn protected(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        gathered.consider(self.known.on());
        gathered.term(self.view, &self.rule.on);
        let ways: Vec<Truth> = self
            .view
            .take(&self.rule.on)
            .iter()
            .map(|(protection, _)| self.protects(protection, &mut gathered))
            .collect();
        Outcome { truth: Truth::over(ways), gathered, if_false: ReasonCode::NotProtected }
    }

    fn protects(&self, protection: &Protection, gathered: &mut Gathered<'b>) -> Truth {
        let someone = over(self.known.on(), |value| match value {
            Value::Targets(targets) => Truth::any(
                targets
                    .iter()
                    .flat_map(|target| protection.of.iter().map(move |of| (target, of)))
                    .map(|(target, of)| self.is_protected(target, of, gathered)),
            ),
            _ => Truth::Maybe,
        });
        let someone = if protection.of.contains(&Protected::Anyone) { Truth::True } else { someone };
        someone.and(self.none_of(&protection.except, gathered))
    }

    pub(super) fn is_protected(&self, target: &Target, of: &Protected, gathered: &mut Gathered<'b>) -> Truth {
        match (of, target) {
            (Protected::Anyone, _) => Truth::True,
            (Protected::Party, Target::Actor(actor)) => self.is_one(actor, &Who::Bound, gathered),
            (Protected::Actor(of), Target::Actor(actor)) => {
                is_under(self.view.case, actor, of, self.known.window())
            }
            (Protected::Class(of), Target::Class(class)) if of.covers(*class) => Truth::True,
            (Protected::Class(of), Target::Class(class)) if class.covers(*of) => Truth::Maybe,
            _ => Truth::False,
        }
    }

    fn not_excepted(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        let permits: Vec<_> = self.agreement.permits_from(&self.clause.id).collect();
        let tests = permits.iter().flat_map(|(_, permit)| permit::tests(permit)).chain(&self.rule.unless);
        if tests.into_iter().any(exception::asks_for_a_reason) {
            gathered.consider(self.known.answering());
        }
        let truth = over(self.known.answering(), |reason| {
            let mut found: Vec<Truth> = Vec::new();
            for one in &self.rule.unless {
                found.push(exception::applies(self, one, reason, &mut gathered));
            }
            for (clause, permit) in &permits {
                found.push(permit::lifts(self, clause, permit, reason, &mut gathered));
            }
            Truth::any(found)
        });
        Outcome { truth: truth.negate(), gathered, if_false: ReasonCode::Excepted }
    }
}

/// Whether an act is in a list; maybe where it is in none of the classes and somebody judges of others.
pub(super) fn is_in(act: Act, list: &Acts) -> Truth {
    let may_be = if list.others_judged_by.is_some() { Truth::Maybe } else { Truth::False };
    is_forbidden(act, &list.classes).or(may_be)
}

/// Whether an act is one of the forbidden ones; maybe where only part of what it may be is forbidden.
pub(super) fn is_forbidden(act: Act, forbidden: &[Act]) -> Truth {
    Truth::any(forbidden.iter().map(|class| {
        if class.covers(act) {
            Truth::True
        } else if act.may_be(*class) {
            Truth::Maybe
        } else {
            Truth::False
        }
    }))
}
