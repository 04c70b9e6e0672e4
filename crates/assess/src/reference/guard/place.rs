//! Where: areas, and the circumstances that take a place out of them.

use model::agreement::{Parameter, Scope, Where, Who};
use model::claim::Value;
use model::clock::Clock;
use model::finding::{Considered, ReasonCode};
use model::{ActorId, AreaId, Truth};

use super::{Bench, Gathered, Outcome, over};
use crate::reference::standing::is_under;
use crate::reference::{clock, evidence, ground};

impl<'b> Bench<'_, 'b> {
    pub(super) fn in_area(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        gathered.consider(self.known.place());
        let scopes = std::iter::once(&self.agreement.area).chain(&self.rule.area);
        let truth = Truth::all(scopes.map(|scope| self.within(scope, &mut gathered)));
        Outcome { truth, gathered, if_false: ReasonCode::OutsideArea }
    }

    /// Whether the place lies where a parameter says.
    pub(in crate::reference) fn within(
        &self,
        parameter: &'b Parameter<Scope>,
        gathered: &mut Gathered<'b>,
    ) -> Truth {
        gathered.term(self.view, parameter);
        let ways = self.view.take(parameter);
        Truth::over(ways.iter().map(|(scope, _)| self.covers(scope, gathered)).collect::<Vec<_>>())
    }

    fn covers(&self, scope: &Scope, gathered: &mut Gathered<'b>) -> Truth {
        let inside = if scope.within.is_empty() {
            Truth::True
        } else {
            gathered.consider(self.known.place());
            over(self.known.place(), |value| match value {
                Value::Place(place) => {
                    let lies_in = |area| ground::lies_in(self.view.case, place, area);
                    Truth::any(scope.within.iter().map(lies_in))
                }
                _ => Truth::Maybe,
            })
        };
        inside.and(self.none_of(&scope.except, gathered))
    }

    pub(super) fn lies_in(&self, area: &AreaId) -> Truth {
        over(self.known.place(), |value| match value {
            Value::Place(place) => ground::lies_in(self.view.case, place, area),
            _ => Truth::Maybe,
        })
    }

    /// Whether none of some circumstances of the place holds.
    pub(in crate::reference) fn none_of(
        &self,
        circumstances: &[Where],
        gathered: &mut Gathered<'b>,
    ) -> Truth {
        Truth::any(circumstances.iter().map(|circumstance| match circumstance {
            Where::Inside(area) => {
                gathered.consider(self.known.place());
                self.lies_in(area)
            }
            Where::HeldBy(who) => {
                gathered.consider(self.known.held_by());
                self.held_by(self.known.held_by(), who, gathered)
            }
            Where::HeldAt(who, clock) => self.held_at(who, clock, gathered),
            Where::Present(who) => self.any_of(self.known.present(), who, gathered),
        }))
        .negate()
    }

    fn held_at(&self, who: &Who, clock: &Clock, gathered: &mut Gathered<'b>) -> Truth {
        clock::over_times(self.view, self.agreement, clock, gathered, |at, gathered| {
            let Some(at) = at else { return Truth::False };
            let considered = evidence::held_at(self.view, self.incident, at);
            let truth = self.held_by(&considered, who, gathered);
            gathered.matter(considered);
            truth
        })
    }

    /// Whether the place was held by those that a rule speaks of, and by nobody else.
    fn held_by(&self, considered: &Considered, who: &Who, gathered: &mut Gathered<'b>) -> Truth {
        over(considered, |value| match value {
            Value::Actors(holders) if holders.is_empty() => Truth::False,
            Value::Actors(holders) if *who == Who::Doer => self.held_by_doers(holders, gathered),
            Value::Actors(holders) => {
                Truth::all(holders.iter().map(|actor| self.is_one(actor, who, gathered)))
            }
            _ => Truth::Maybe,
        })
    }

    /// Whether each holder is one of the doers, or one of the two commands the other.
    fn held_by_doers(
        &self,
        holders: &std::collections::BTreeSet<ActorId>,
        gathered: &mut Gathered<'b>,
    ) -> Truth {
        gathered.consider(self.known.by());
        let window = self.known.window();
        let same = |holder: &ActorId, doer: &ActorId| {
            let case = self.view.case;
            is_under(case, holder, doer, window).or(is_under(case, doer, holder, window))
        };
        over(self.known.by(), |value| match value {
            Value::Actors(doers) => Truth::all(
                holders.iter().map(|holder| Truth::any(doers.iter().map(|doer| same(holder, doer)))),
            ),
            _ => Truth::Maybe,
        })
    }
}
