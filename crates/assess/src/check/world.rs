//! Worlds: one value for each attribute, one standing for each actor, one answer for each open question.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::act::Act;
use model::actor::{Bond, Membership};
use model::agreement::{Acts, AfterAttack, Parameter, Period, Protected, Protection, Scope, Where, Who};
use model::claim::{Attribute, Standing, Subject, Target, Value};
use model::finding::{Candidate, Considered, Guard, Step};
use model::place::Place;
use model::time::{When, Window};
use model::{ActorId, AreaId, Truth};

use super::Held;
use super::course::Here;
use crate::reference::exception::{Answer, follows_attack};
use crate::reference::{force, ground};

/// One way that everything may be. `None` stands for "something that nobody named".
#[derive(Clone, Default)]
pub(super) struct World {
    facts: BTreeMap<(Attribute, Option<When>), Option<Value>>,
    standings: BTreeMap<ActorId, Option<Standing>>,
    answers: BTreeMap<String, usize>,
    came: BTreeMap<Subject, Option<When>>,
}

/// Every world that a step leaves possible.
pub(super) fn all(step: &Step) -> Vec<World> {
    let mut worlds = vec![World::default()];
    for considered in &step.considered {
        if let Some(matter) = &considered.matter {
            worlds = each(&worlds, &comings(considered), |world, came| {
                world.came.insert(matter.clone(), came.clone());
            });
            continue;
        }
        let mut ways: Vec<Option<Value>> =
            considered.candidates.iter().map(|c| Some(c.value.clone())).collect();
        if considered.open {
            ways.push(None);
        }
        if ways.is_empty() {
            continue; // closed without a candidate: there is none
        }
        worlds = each(&worlds, &ways, |world, way| match &considered.of {
            None => {
                world.facts.insert((considered.attribute, considered.at.clone()), way.clone());
            }
            Some(actor) => {
                let standing =
                    way.as_ref().and_then(|v| if let Value::Standing(s) = v { Some(*s) } else { None });
                world.standings.insert(actor.clone(), standing);
            }
        });
    }
    for term in &step.terms {
        let answers: Vec<usize> = (0..term.says.len()).collect();
        worlds = each(&worlds, &answers, |world, answer| {
            world.answers.insert(term.point.clone(), *answer);
        });
    }
    worlds
}

/// When something may have come, or that it did not; where it is open, also that it did not, and any time. A count has no ways of its own:
/// how far a period grows by it is bounded where the period is run.
pub(super) fn comings(considered: &Considered) -> Vec<Option<When>> {
    if considered.attribute != Attribute::Done {
        return vec![None];
    }
    let any_time = When::some_time_in(Window::ALWAYS, &jiff::tz::TimeZone::UTC);
    let otherwise = if considered.open { vec![None, Some(any_time)] } else { Vec::new() };
    let named = considered.candidates.iter().map(|candidate| match &candidate.value {
        Value::DoneAt(when) => Some((**when).clone()),
        _ => None,
    });
    named.chain(otherwise).collect()
}

fn each<T>(worlds: &[World], ways: &[T], set: impl Fn(&mut World, &T)) -> Vec<World> {
    worlds
        .iter()
        .flat_map(|world| {
            ways.iter().map(|way| {
                let mut world = world.clone();
                set(&mut world, way);
                world
            })
        })
        .collect()
}

/// Some of them holds: yes where one does, no where none does, open else.
pub(super) fn some(answers: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut open = false;
    for answer in answers {
        match answer {
            Some(true) => return Some(true),
            Some(false) => {}
            None => open = true,
        }
    }
    if open { None } else { Some(false) }
}

/// Whether no instant of a time is left at another or after it. A time that starts when it ends is that one instant.
pub(super) fn over_by(time: &Window, at: Option<Timestamp>) -> bool {
    let Some((until, at)) = time.until.zip(at) else { return false };
    until < at || (until == at && time.from != time.until)
}

pub(super) fn not(answer: Option<bool>) -> Option<bool> {
    answer.map(|holds| !holds)
}

pub(super) fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    not(some([not(a), not(b)]))
}

pub(super) fn told(truth: Truth) -> Option<bool> {
    match truth {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Maybe => None,
    }
}

impl World {
    /// The plain answer to a guard's question in this world; `None` where even the world does not say.
    pub(super) fn answer(&self, held: &Held<'_>, guard: Guard) -> Option<bool> {
        let rule = held.rule;
        match guard {
            Guard::Happened => self.fact(Attribute::Happened).map(|value| *value == Value::YesNo(true)),
            Guard::InForce => {
                let all = std::iter::once(&held.agreement.in_force).chain(&rule.in_force);
                let times: Vec<&[Period]> =
                    all.map(|parameter| self.taken::<Vec<Period>>(held, parameter).as_slice()).collect();
                self.at_some_instant(held, &times)
            }
            Guard::InArea => {
                let all = std::iter::once(&held.agreement.area).chain(&rule.area);
                all.map(|parameter| self.covers(held, self.taken(held, parameter))).reduce(both).flatten()
            }
            Guard::Prohibited => match self.fact(Attribute::Act)? {
                Value::Acts(acts) => {
                    let forbidden = self.taken(held, &rule.acts);
                    some(acts.iter().map(|act| is_among(*act, forbidden)))
                }
                _ => None,
            },
            Guard::Bound => self.one_of(held, Attribute::By, self.taken(held, &rule.by)),
            Guard::Protected => self.protects(held, self.taken(held, &rule.on)),
            Guard::NotExcepted => {
                let lifted = held.agreement.permits_from(&held.clause.id);
                let lifted = lifted.map(|(clause, permit)| self.is_permitted(held, clause, permit));
                let excepted =
                    rule.unless.iter().map(|exception| self.excepted(held, held.clause, exception));
                not(some(excepted.chain(lifted)))
            }
            Guard::Listed => self.is_listed(held, rule),
            Guard::SoMany => self.is_so_many(held, rule),
            Guard::Near => self.is_near(held, rule),
            Guard::Repeated => self.is_repeated(held, rule),
            Guard::Asked => None,
        }
    }

    pub(super) fn fact(&self, attribute: Attribute) -> Option<&Value> {
        self.facts.get(&(attribute, None))?.as_ref()
    }

    /// What nobody says is not there, rather than open.
    pub(super) fn is_known_to_be_nothing(&self, attribute: Attribute) -> bool {
        !self.facts.contains_key(&(attribute, None))
    }

    /// The one answer that a parameter has in this world.
    pub(super) fn taken<'t, T>(&self, held: &Held<'_>, parameter: &'t Parameter<T>) -> &'t T {
        self.here(held).taken(parameter)
    }

    pub(super) fn here<'w, 'a>(&'w self, held: &'w Held<'a>) -> Here<'w, 'a> {
        Here { view: &held.view, agreement: held.agreement, came: &self.came, answers: &self.answers }
    }

    /// Whether some one instant of the act lies in all of these times. Where it shares an instant with each of several and lies within
    /// none of them, nobody can say.
    fn at_some_instant(&self, held: &Held<'_>, times: &[&[Period]]) -> Option<bool> {
        let Value::When(when) = self.fact(Attribute::When)? else { return None };
        let shared: Vec<Option<bool>> = times.iter().map(|time| self.shares(held, time, when)).collect();
        let partly = times.iter().filter(|time| self.throughout(held, time) != Some(true)).count();
        if shared.contains(&Some(false)) {
            return Some(false);
        }
        (partly <= 1 && shared.iter().all(|shares| *shares == Some(true))).then_some(true)
    }

    fn shares(&self, held: &Held<'_>, periods: &[Period], when: &When) -> Option<bool> {
        let whole = When { lasting: false, ..when.clone() };
        let here = self.here(held);
        some(periods.iter().map(|period| {
            let conditions = [when, &whole].map(|when| [here.binds(period, when), hours(held, period, when)]);
            let [[runs, in_hours], within] = conditions;
            if runs == Some(false) || in_hours == Some(false) {
                return Some(false);
            }
            let sure = runs == Some(true) && in_hours == Some(true) && within.contains(&Some(true));
            sure.then_some(true)
        }))
    }

    /// Whether all of the act lies in one of these periods.
    pub(super) fn throughout(&self, held: &Held<'_>, periods: &[Period]) -> Option<bool> {
        let Value::When(when) = self.fact(Attribute::When)? else { return None };
        let whole = When { lasting: false, ..(**when).clone() };
        let here = self.here(held);
        some(periods.iter().map(|period| both(here.binds(period, &whole), hours(held, period, &whole))))
    }

    pub(super) fn covers(&self, held: &Held<'_>, scope: &Scope) -> Option<bool> {
        let inside = if scope.within.is_empty() {
            Some(true)
        } else {
            some(scope.within.iter().map(|area| self.lies_in(held, area)))
        };
        both(inside, not(self.any_holds(held, &scope.except)))
    }

    pub(super) fn lies_in(&self, held: &Held<'_>, area: &AreaId) -> Option<bool> {
        let Value::Place(place) = self.fact(Attribute::Place)? else { return None };
        let place: &Place = place;
        told(ground::lies_in(held.view.case, place, area))
    }

    pub(super) fn any_holds(&self, held: &Held<'_>, circumstances: &[Where]) -> Option<bool> {
        some(circumstances.iter().map(|circumstance| match circumstance {
            Where::Inside(area) => self.lies_in(held, area),
            Where::HeldBy(who) => self.held_only_by(held, who, None),
            Where::HeldAt(who, clock) => {
                let Some(at) = self.here(held).shows(clock) else { return Some(false) };
                self.held_only_by(held, who, Some(&at))
            }
            Where::Present(who) => self.one_of(held, Attribute::Present, who),
        }))
    }

    /// Whether the place was held, and by nobody else; at another time, where one is given.
    fn held_only_by(&self, held: &Held<'_>, who: &Who, then: Option<&When>) -> Option<bool> {
        let told = self.facts.get(&(Attribute::HeldBy, then.cloned()))?.as_ref()?;
        let Value::Actors(holders) = told else { return None };
        if holders.is_empty() {
            return Some(false);
        }
        if *who == Who::Doer {
            let Value::Actors(doers) = self.fact(Attribute::By)? else { return None };
            let own = |holder| {
                some(doers.iter().flat_map(|doer| [serves(held, holder, doer), serves(held, doer, holder)]))
            };
            return not(some(holders.iter().map(|holder| not(own(holder)))));
        }
        not(some(holders.iter().map(|actor| not(self.is_one(held, actor, who)))))
    }

    fn one_of(&self, held: &Held<'_>, attribute: Attribute, who: &Who) -> Option<bool> {
        let Value::Actors(actors) = self.fact(attribute)? else { return None };
        some(actors.iter().map(|actor| self.is_one(held, actor, who)))
    }

    pub(super) fn is_one(&self, held: &Held<'_>, actor: &ActorId, who: &Who) -> Option<bool> {
        let stands = |wanted| self.standings.get(actor).copied().flatten().map(|standing| standing == wanted);
        match who {
            Who::Bound => stands(Standing::Party),
            Who::Excluded => stands(Standing::Excluded),
            Who::Doer => None,
            Who::WithAllies(list) => some(
                list.iter()
                    .flat_map(|listed| [serves(held, actor, listed), fights_beside(held, actor, listed)]),
            ),
            Who::These(list) => some(list.iter().map(|listed| serves(held, actor, listed))),
        }
    }

    /// Whether somebody or something is among those whom a rule protects.
    pub(super) fn is_protected(&self, held: &Held<'_>, target: &Target, by: &Protection) -> Option<bool> {
        some(by.of.iter().map(|of| match (of, target) {
            (Protected::Anyone, _) => Some(true),
            (Protected::Party, Target::Actor(actor)) => self.is_one(held, actor, &Who::Bound),
            (Protected::Actor(of), Target::Actor(actor)) => serves(held, actor, of),
            (Protected::Class(of), Target::Class(class)) if of.covers(*class) => Some(true),
            (Protected::Class(of), Target::Class(class)) if class.covers(*of) => None,
            _ => Some(false),
        }))
    }

    fn protects(&self, held: &Held<'_>, protection: &Protection) -> Option<bool> {
        let someone = if protection.of.contains(&Protected::Anyone) {
            Some(true)
        } else {
            let Some(Value::Targets(targets)) = self.fact(Attribute::On) else {
                return both(None, not(self.any_holds(held, &protection.except)));
            };
            some(targets.iter().map(|target| self.is_protected(held, target, protection)))
        };
        both(someone, not(self.any_holds(held, &protection.except)))
    }
}

impl World {
    /// Whether the record holds an attack by those hit on the doers, near enough; a look at other incidents, shared with the reference.
    pub(super) fn follows_attack(&self, held: &Held<'_>, after: &AfterAttack) -> Option<bool> {
        let of = |attribute| {
            let value = self.fact(attribute).cloned();
            Considered {
                attribute,
                of: None,
                matter: None,
                at: None,
                open: value.is_none(),
                candidates: value.into_iter().map(|value| Candidate { value, claims: Vec::new() }).collect(),
                denied_by: Vec::new(),
                by_default: false,
            }
        };
        let answer = Answer { by: &of(Attribute::By), on: &of(Attribute::On), incident: held.incident };
        told(follows_attack(&held.view, held.agreement, &answer, after))
    }
}

/// Whether an act is in a list; open where it is in none of the classes and somebody judges of others.
pub(super) fn is_among(act: Act, list: &Acts) -> Option<bool> {
    match some(list.classes.iter().map(|class| is_a(act, *class))) {
        Some(false) if list.others_judged_by.is_some() => None,
        answer => answer,
    }
}

/// Whether an act is of a class; open where the act is told only more broadly than the class, or may be of both.
fn is_a(act: Act, class: Act) -> Option<bool> {
    if above(act).contains(&class) {
        return Some(true);
    }
    // some class below what was told lies below the other class, or goes together with one that does
    let could = Act::ALL.iter().filter(|low| above(**low).contains(&act)).any(|low| {
        let beside = low.may_also_be().chain([*low]);
        beside.into_iter().any(|one| above(one).contains(&class))
    });
    if could { None } else { Some(false) }
}

/// A class and all that are above it.
fn above(class: Act) -> Vec<Act> {
    let mut all = vec![class];
    let mut at = 0;
    while let Some(next) = all.get(at).copied() {
        all.extend(next.parents());
        at += 1;
    }
    all
}

/// Whether an actor is another, or under its command through the window; open where it was for a part of it.
pub(super) fn serves(held: &Held<'_>, actor: &ActorId, whole: &ActorId) -> Option<bool> {
    let reach = |surely: bool| commanders(held, actor, surely).contains(whole);
    match (reach(true), reach(false)) {
        (true, _) => Some(true),
        (false, true) => None,
        (false, false) => Some(false),
    }
}

fn hours(held: &Held<'_>, period: &Period, when: &When) -> Option<bool> {
    told(force::in_hours(when, period.daily.as_ref(), &force::zone(held.agreement)))
}

/// Whether two actors fight on one side; open where only some bond or other, at some time, leads from one to the other.
pub(super) fn same_side(held: &Held<'_>, a: &ActorId, b: &ActorId) -> Option<bool> {
    let beside = [(a, b), (b, a)].map(|(a, b)| some([serves(held, a, b), fights_beside(held, a, b)]));
    if some(beside) == Some(true) {
        return Some(true);
    }
    let actors = &held.view.case.actors;
    let tied: Vec<(&ActorId, &ActorId)> =
        actors.values().flat_map(|actor| actor.memberships.iter().map(|m| (&actor.id, &m.of))).collect();
    let mut group = BTreeSet::from([a]);
    loop {
        let grown: BTreeSet<&ActorId> = tied
            .iter()
            .filter(|(one, other)| group.contains(one) || group.contains(other))
            .flat_map(|(one, other)| [*one, *other])
            .chain(group.iter().copied())
            .collect();
        if grown.len() == group.len() {
            return if group.contains(b) { None } else { Some(false) };
        }
        group = grown;
    }
}

/// Whether an actor, or one that commands it, fights beside another or one that this commands.
fn fights_beside(held: &Held<'_>, actor: &ActorId, whole: &ActorId) -> Option<bool> {
    let reach = |surely: bool| {
        let allies = commanders(held, actor, surely)
            .into_iter()
            .flat_map(|own| bonds(held, own, Bond::AllyOf, surely));
        allies.into_iter().any(|ally| commanders(held, ally, surely).contains(whole))
    };
    match (reach(true), reach(false)) {
        (true, _) => Some(true),
        (false, true) => None,
        (false, false) => Some(false),
    }
}

/// An actor and all who command it.
fn commanders<'h>(held: &Held<'h>, actor: &'h ActorId, surely: bool) -> BTreeSet<&'h ActorId> {
    let mut reached = BTreeSet::from([actor]);
    loop {
        let above = reached.iter().flat_map(|actor| bonds(held, actor, Bond::PartOf, surely));
        let next: BTreeSet<&ActorId> = reached.iter().copied().chain(above).collect();
        if next.len() == reached.len() {
            return reached;
        }
        reached = next;
    }
}

/// To whom an actor has a bond through the window, or in some part of it.
fn bonds<'h>(held: &Held<'h>, actor: &ActorId, bond: Bond, surely: bool) -> Vec<&'h ActorId> {
    let window = held.incident.when.window;
    let members = held.view.case.actors.get(actor).into_iter().flat_map(|actor| &actor.memberships);
    let held_then = |m: &&Membership| {
        let (start, end) = (m.from.as_ref().map(When::as_start), m.until.as_ref().map(When::as_end));
        if surely {
            start.is_none_or(|s| s.until.zip(window.from).is_some_and(|(start, from)| start <= from))
                && end.is_none_or(|e| e.from.is_some() && over_by(&window, e.from))
        } else {
            let ended = end.and_then(|e| e.until).zip(window.from).is_some_and(|(end, from)| end <= from);
            let later = over_by(&window, start.and_then(|s| s.from));
            !ended && !later
        }
    };
    members.filter(|m| m.bond == bond).filter(held_then).map(|m| &m.of).collect()
}
