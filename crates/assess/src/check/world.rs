//! Worlds: one value for each attribute, one standing for each actor, one answer for each open question.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::act::Act;
use model::actor::Bond;
use model::agreement::{
    AfterAttack, Exception, Parameter, Period, Protected, Protection, Scope, Test, Where, Who,
};
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
    facts: BTreeMap<Attribute, Option<Value>>,
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
                world.facts.insert(considered.attribute, way.clone());
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
        Value::DoneAt(when) => Some(when.clone()),
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
fn some(answers: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
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

fn not(answer: Option<bool>) -> Option<bool> {
    answer.map(|holds| !holds)
}

fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    not(some([not(a), not(b)]))
}

fn told(truth: Truth) -> Option<bool> {
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
                all.map(|parameter| self.binds(held, self.taken::<Vec<Period>>(held, parameter)))
                    .reduce(both)
                    .flatten()
            }
            Guard::InArea => {
                let all = std::iter::once(&held.agreement.area).chain(&rule.area);
                all.map(|parameter| self.covers(held, self.taken(held, parameter))).reduce(both).flatten()
            }
            Guard::Prohibited => match self.fact(Attribute::Act)? {
                Value::Acts(acts) => {
                    let forbidden = self.taken(held, &rule.acts);
                    some(acts.iter().flat_map(|act| forbidden.classes.iter().map(|class| is_a(*act, *class))))
                }
                _ => None,
            },
            Guard::Bound => self.one_of(held, Attribute::By, self.taken(held, &rule.by)),
            Guard::Protected => self.protects(held, self.taken(held, &rule.on)),
            Guard::NotExcepted => {
                not(some(rule.unless.iter().map(|exception| self.excepted(held, exception))))
            }
            Guard::Listed | Guard::SoMany | Guard::Near | Guard::Asked => None,
        }
    }

    fn fact(&self, attribute: Attribute) -> Option<&Value> {
        self.facts.get(&attribute)?.as_ref()
    }

    /// The one answer that a parameter has in this world.
    fn taken<'t, T>(&self, held: &Held<'_>, parameter: &'t Parameter<T>) -> &'t T {
        self.here(held).taken(parameter)
    }

    fn here<'w, 'a>(&'w self, held: &'w Held<'a>) -> Here<'w, 'a> {
        Here { view: &held.view, agreement: held.agreement, came: &self.came, answers: &self.answers }
    }

    fn binds(&self, held: &Held<'_>, periods: &[Period]) -> Option<bool> {
        let Value::When(when) = self.fact(Attribute::When)? else { return None };
        let zone = force::zone(held.agreement);
        let here = self.here(held);
        some(periods.iter().map(|period| {
            let hours = told(force::in_hours(when, period.daily.as_ref(), &zone));
            both(here.binds(period, when), hours)
        }))
    }

    fn covers(&self, held: &Held<'_>, scope: &Scope) -> Option<bool> {
        let inside = if scope.within.is_empty() {
            Some(true)
        } else {
            some(scope.within.iter().map(|area| self.lies_in(held, area)))
        };
        both(inside, not(self.any_holds(held, &scope.except)))
    }

    fn lies_in(&self, held: &Held<'_>, area: &AreaId) -> Option<bool> {
        let Value::Place(place) = self.fact(Attribute::Place)? else { return None };
        let place: &Place = place;
        told(ground::lies_in(held.view.case, place, area))
    }

    fn any_holds(&self, held: &Held<'_>, circumstances: &[Where]) -> Option<bool> {
        some(circumstances.iter().map(|circumstance| match circumstance {
            Where::Inside(area) => self.lies_in(held, area),
            Where::HeldBy(who) => self.held_only_by(held, who),
            Where::HeldAt(..) => None,
            Where::Present(who) => self.one_of(held, Attribute::Present, who),
        }))
    }

    /// Whether the place was held, and by nobody else.
    fn held_only_by(&self, held: &Held<'_>, who: &Who) -> Option<bool> {
        let Value::Actors(holders) = self.fact(Attribute::HeldBy)? else { return None };
        if holders.is_empty() {
            return Some(false);
        }
        not(some(holders.iter().map(|actor| not(self.is_one(held, actor, who)))))
    }

    fn one_of(&self, held: &Held<'_>, attribute: Attribute, who: &Who) -> Option<bool> {
        let Value::Actors(actors) = self.fact(attribute)? else { return None };
        some(actors.iter().map(|actor| self.is_one(held, actor, who)))
    }

    fn is_one(&self, held: &Held<'_>, actor: &ActorId, who: &Who) -> Option<bool> {
        let stands = |wanted| self.standings.get(actor).copied().flatten().map(|standing| standing == wanted);
        match who {
            Who::Bound => stands(Standing::Party),
            Who::Excluded => stands(Standing::Excluded),
            Who::WithAllies(_) | Who::Doer => None,
            Who::These(list) => some(list.iter().map(|listed| serves(held, actor, listed))),
        }
    }

    fn protects(&self, held: &Held<'_>, protection: &Protection) -> Option<bool> {
        let someone = if protection.of.contains(&Protected::Anyone) {
            Some(true)
        } else {
            let Some(Value::Targets(targets)) = self.fact(Attribute::On) else {
                return both(None, not(self.any_holds(held, &protection.except)));
            };
            some(targets.iter().flat_map(|target| protection.of.iter().map(move |of| (target, of))).map(
                |(target, of)| match (of, target) {
                    (Protected::Party, Target::Actor(actor)) => self.is_one(held, actor, &Who::Bound),
                    (Protected::Actor(of), Target::Actor(actor)) => serves(held, actor, of),
                    (Protected::Class(of), Target::Class(class)) if of.covers(*class) => Some(true),
                    (Protected::Class(of), Target::Class(class)) if class.covers(*of) => None,
                    _ => Some(false),
                },
            ))
        };
        both(someone, not(self.any_holds(held, &protection.except)))
    }

    fn excepted(&self, held: &Held<'_>, exception: &Exception) -> Option<bool> {
        match self.taken(held, &exception.tests) {
            None => Some(false),
            Some(tests) => {
                tests.iter().map(|test| self.passes(held, test)).reduce(both).unwrap_or(Some(true))
            }
        }
    }

    fn passes(&self, held: &Held<'_>, test: &Test) -> Option<bool> {
        match test {
            Test::Answers { answering, after_attack } => {
                let invoked = self
                    .fact(Attribute::Answering)
                    .map(|v| matches!(v, Value::Answering(a) if answering.contains(a)));
                match after_attack {
                    Some(after) if invoked != Some(false) => both(invoked, self.follows_attack(held, after)),
                    _ => invoked,
                }
            }
            Test::Notice { at_least, .. } => {
                let notice = match self.facts.get(&Attribute::Notice) {
                    None => return Some(false), // nobody says that any was given
                    Some(None) => return None,
                    Some(Some(notice)) => notice,
                };
                let (Value::When(notice), Some(Value::When(act))) = (notice, self.fact(Attribute::When))
                else {
                    return None;
                };
                let zone = force::zone(held.agreement);
                let limit = |at: Option<Timestamp>| at.and_then(|at| at_least.before(at, &zone));
                let early =
                    notice.window.until.zip(limit(act.window.from)).map(|(given, limit)| given <= limit);
                let late =
                    notice.window.from.zip(limit(act.window.until)).map(|(given, limit)| given >= limit);
                if early == Some(true) {
                    Some(true)
                } else if late == Some(true) {
                    Some(false)
                } else {
                    None
                }
            }
            _ => None,
        }
    }
}

impl World {
    /// Whether the record holds an attack by those hit on the doers, near enough; a look at other incidents, shared with the reference.
    fn follows_attack(&self, held: &Held<'_>, after: &AfterAttack) -> Option<bool> {
        let of = |attribute| {
            let value = self.fact(attribute).cloned();
            Considered {
                attribute,
                of: None,
                matter: None,
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

/// Whether an act is of a class; open where the act is told only more broadly than the class.
fn is_a(act: Act, class: Act) -> Option<bool> {
    let mut up = Some(act);
    while let Some(at) = up {
        if at == class {
            return Some(true);
        }
        up = at.parent();
    }
    let mut up = Some(class);
    while let Some(at) = up {
        if at == act {
            return None;
        }
        up = at.parent();
    }
    Some(false)
}

/// Whether an actor is another, or under its command through the window; open where it was for a part of it.
fn serves(held: &Held<'_>, actor: &ActorId, whole: &ActorId) -> Option<bool> {
    let window = held.incident.when.window;
    let reach = |surely: bool| {
        let mut reached = BTreeSet::from([actor]);
        loop {
            let members = reached.iter().filter_map(|actor| held.view.case.actors.get(*actor));
            let commands = members.flat_map(|actor| &actor.memberships).filter(|m| m.bond == Bond::PartOf);
            let then = commands.filter(|m| {
                let (start, end) = (m.from.as_ref().map(When::as_start), m.until.as_ref().map(When::as_end));
                if surely {
                    start.is_none_or(|s| s.until.zip(window.from).is_some_and(|(start, from)| start <= from))
                        && end
                            .is_none_or(|e| e.from.zip(window.until).is_some_and(|(end, until)| until <= end))
                } else {
                    let ended =
                        end.and_then(|e| e.until).zip(window.from).is_some_and(|(end, from)| end <= from);
                    let later =
                        window.until.zip(start.and_then(|s| s.from)).is_some_and(|(u, start)| u <= start);
                    !ended && !later
                }
            });
            let next: BTreeSet<&ActorId> = reached.iter().copied().chain(then.map(|m| &m.of)).collect();
            if next.len() == reached.len() {
                return reached.contains(whole);
            }
            reached = next;
        }
    };
    match (reach(true), reach(false)) {
        (true, _) => Some(true),
        (false, true) => None,
        (false, false) => Some(false),
    }
}
