//! Exceptions and permits in one world.

use jiff::Timestamp;
use model::agreement::{Clause, Exception, Period, Permit, Protected, Rule, Test};
use model::body::Ruling;
use model::claim::{Attribute, Target, Value};
use model::finding::{Matter, Verdict};
use model::id::EventId;
use model::time::When;
use model::{ActorId, Truth};

use super::Held;
use super::world::{World, both, is_among, not, over_by, same_side, serves, some, told};
use crate::reference::{body, evidence, finding, force};

impl World {
    pub(super) fn excepted(&self, held: &Held<'_>, of: &Clause, exception: &Exception) -> Option<bool> {
        match self.taken(held, &exception.tests) {
            None => Some(false),
            Some(tests) => {
                tests.iter().map(|test| self.passes(held, of, test)).reduce(both).unwrap_or(Some(true))
            }
        }
    }

    /// Whether a clause that permits lifts the one that is judged.
    pub(super) fn is_permitted(&self, held: &Held<'_>, clause: &Clause, permit: &Permit) -> Option<bool> {
        if !clause.held_by.is_empty() && !clause.held_by.contains(&held.view.reading.id) {
            return Some(false);
        }
        let conduct = &permit.conduct;
        let mut all = vec![self.acts_are_permitted(held, permit)];
        let doers = self.taken(held, &conduct.by);
        all.push(self.all_doers(|doer| self.is_one(held, doer, doers)));
        let on = self.taken(held, &conduct.on);
        let targets = match self.fact(Attribute::On) {
            _ if on.of.contains(&Protected::Anyone) => Some(true),
            Some(Value::Targets(targets)) => {
                not(some(targets.iter().map(|target| not(self.is_protected(held, target, on)))))
            }
            _ => None,
        };
        all.push(both(targets, not(self.any_holds(held, &on.except))));
        all.extend(
            conduct.in_force.iter().map(|time| self.throughout(held, self.taken::<Vec<Period>>(held, time))),
        );
        all.extend(conduct.area.iter().map(|area| self.covers(held, self.taken(held, area))));
        all.extend(conduct.weapons.iter().map(|_| self.is_listed(held, conduct)));
        all.extend(conduct.number.iter().map(|_| self.is_so_many(held, conduct)));
        all.extend(conduct.near.iter().map(|_| self.is_near(held, conduct)));
        all.extend(conduct.unless.iter().map(|one| not(self.excepted(held, clause, one))));
        all.extend(permit.only_if.iter().map(|one| self.excepted(held, clause, one)));
        all.into_iter().fold(Some(true), both)
    }

    /// Whether no act is forbidden that the permit does not name.
    fn acts_are_permitted(&self, held: &Held<'_>, permit: &Permit) -> Option<bool> {
        let Value::Acts(acts) = self.fact(Attribute::Act)? else { return None };
        let (forbidden, permitted) =
            (self.taken(held, &held.rule.acts), self.taken(held, &permit.conduct.acts));
        not(some(acts.iter().map(|act| both(is_among(*act, forbidden), not(is_among(*act, permitted))))))
    }

    fn all_doers(&self, is: impl Fn(&ActorId) -> Option<bool>) -> Option<bool> {
        let Value::Actors(doers) = self.fact(Attribute::By)? else { return None };
        both(Some(!doers.is_empty()), not(some(doers.iter().map(|doer| not(is(doer))))))
    }

    fn passes(&self, held: &Held<'_>, of: &Clause, test: &Test) -> Option<bool> {
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
                if self.is_known_to_be_nothing(Attribute::Notice) {
                    return Some(false); // nobody says that any was given
                }
                let (Value::When(notice), Value::When(act)) =
                    (self.fact(Attribute::Notice)?, self.fact(Attribute::When)?)
                else {
                    return None;
                };
                let zone = force::zone(held.agreement);
                let limit = |at: Option<Timestamp>| at.and_then(|at| at_least.before(at, &zone));
                let early =
                    notice.window.until.zip(limit(act.window.from)).map(|(given, limit)| given <= limit);
                // at an instant that is known, notice just so long before it is in time
                let known = act.window.from == act.window.until;
                let late = notice
                    .window
                    .from
                    .zip(limit(act.window.until))
                    .map(|(given, limit)| given > limit || (given == limit && !known));
                if early == Some(true) {
                    Some(true)
                } else if late == Some(true) {
                    Some(false)
                } else {
                    None
                }
            }
            Test::ApprovedBy(any) => {
                let Value::Actors(by) = self.fact(Attribute::ApprovedBy)? else { return None };
                Some(any.iter().any(|actor| by.contains(actor)))
            }
            Test::DoneBy(who) => self.all_doers(|doer| self.is_one(held, doer, who)),
            Test::From(clock) => {
                let Value::When(act) = self.fact(Attribute::When)? else { return None };
                let Some(start) = self.here(held).shows(clock).map(|from| from.as_start()) else {
                    return Some(false); // what it is counted from has not come
                };
                let after = act.window.from.zip(start.until).is_some_and(|(act, start)| act >= start);
                let before = over_by(&act.window, start.from);
                if after { Some(true) } else { (before).then_some(false) }
            }
            Test::Freed { declared } => self.is_freed(held, declared.as_ref()),
            Test::Judged { body, .. } => body::ruling(&held.view, body, held.incident, held.agreement, of)
                .map(|ruling| ruling == Ruling::NoBreach),
        }
    }

    /// Whether those hit had broken the text before. What was a breach before is a finding of its own, taken from the reference.
    fn is_freed(&self, held: &Held<'_>, declared: Option<&EventId>) -> Option<bool> {
        if held.view.leaves_releases_aside() {
            return Some(false);
        }
        let Some(Value::When(act)) = self.fact(Attribute::When) else { return None };
        let view = held.view.without_releases();
        let others = view.case.incidents.values().filter(|other| other.same_as.is_none());
        let others = others.filter(|other| other.id != held.incident.id);
        let broken = some(others.map(|other| {
            let before = precedes(&other.when, act);
            if before == Some(false) {
                return Some(false);
            }
            let clauses = held.agreement.clauses.iter().filter(|c| matches!(c.rule, Rule::Forbid(_)));
            let breach = some(clauses.map(|clause| {
                let matter = Matter::Incident(other.id.clone(), clause.id.clone());
                match finding::verdict_under(&view, &matter, held.agreement) {
                    Some(Verdict::Breach) => Some(true),
                    Some(Verdict::NoBreach) | None => Some(false),
                    Some(Verdict::Undetermined) => None,
                }
            }));
            if breach == Some(false) {
                return Some(false);
            }
            both(both(before, breach), self.is_by_those_hit(held, other))
        }));
        let declared = declared.map_or(Some(true), |event| {
            self.here(held).event(event).map_or(Some(false), |at| precedes(&at, act))
        });
        both(broken, declared)
    }

    fn is_by_those_hit(&self, held: &Held<'_>, other: &model::incident::Incident) -> Option<bool> {
        let nobody_hit = held.rule.is_done_to_nobody();
        let those: Option<Vec<&ActorId>> =
            match (nobody_hit, self.fact(Attribute::On), self.fact(Attribute::By)) {
                (false, Some(Value::Targets(targets)), _) => Some(
                    targets
                        .iter()
                        .filter_map(|t| if let Target::Actor(a) = t { Some(a) } else { None })
                        .collect(),
                ),
                (true, _, Some(Value::Actors(doers))) => Some(doers.iter().collect()),
                _ => None,
            };
        let then = Held { incident: other, ..held.clone() };
        let by = evidence::of_incident(&held.view, other, Attribute::By);
        let ways = by.candidates.iter().map(|candidate| {
            let Value::Actors(doers) = &candidate.value else { return None };
            let those = those.as_ref()?;
            some(doers.iter().map(|doer| {
                if nobody_hit {
                    // the breach was another side's
                    return not(some(those.iter().map(|one| same_side(&then, doer, one))));
                }
                some(those.iter().flat_map(|one| [serves(&then, doer, one), serves(&then, one, doer)]))
            }))
        });
        told(Truth::over(ways.chain(by.open.then_some(None)).map(|way| match way {
            Some(holds) => Truth::from(holds),
            None => Truth::Maybe,
        })))
    }
}

fn precedes(first: &When, second: &When) -> Option<bool> {
    let before = over_by(&first.window, second.window.from);
    let after = first.window.from.zip(second.window.until).is_some_and(|(first, second)| first >= second);
    if before { Some(true) } else { after.then_some(false) }
}
