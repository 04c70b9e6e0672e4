//! The guards of a clause, in order, each over everything that claims and text leave possible (`docs/meaning.md`, "Guards").

use std::collections::BTreeSet;

use model::act::Act;
use model::agreement::{
    Agreement, Clause, Forbid, Parameter, Period, Protected, Protection, Scope, Where, Who,
};
use model::claim::{Attribute, Target, Value};
use model::finding::{Considered, Guard, Reason, ReasonCode, Step, TermTaken};
use model::incident::Incident;
use model::time::{When, Window};
use model::{ActorId, Truth};

use super::standing::{is_among, is_under};
use super::{View, evidence, exception, force, ground, words};

/// What a view makes of every attribute of an incident.
pub(super) struct Known {
    pub(super) happened: Considered,
    pub(super) when: Considered,
    pub(super) place: Considered,
    pub(super) act: Considered,
    pub(super) by: Considered,
    pub(super) on: Considered,
    pub(super) held_by: Considered,
    pub(super) present: Considered,
    pub(super) answering: Considered,
    pub(super) notice: Considered,
    /// The time over which standings are looked up.
    pub(super) window: Window,
}

impl Known {
    pub(super) fn of(view: &View<'_>, incident: &Incident) -> Self {
        let of = |attribute| evidence::of_incident(view, incident, attribute);
        Self {
            happened: of(Attribute::Happened),
            when: of(Attribute::When),
            place: of(Attribute::Place),
            act: of(Attribute::Act),
            by: of(Attribute::By),
            on: of(Attribute::On),
            held_by: of(Attribute::HeldBy),
            present: of(Attribute::Present),
            answering: of(Attribute::Answering),
            notice: of(Attribute::Notice),
            window: incident.when.window,
        }
    }
}

/// One incident held against one clause, under one view.
pub(super) struct Bench<'a, 'b> {
    pub(super) view: &'b View<'a>,
    pub(super) agreement: &'b Agreement,
    pub(super) clause: &'b Clause,
    pub(super) rule: &'b Forbid,
    pub(super) incident: &'b Incident,
    pub(super) known: &'b Known,
}

/// What a guard has gathered on its way to an answer.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) considered: Vec<Considered>,
    pub(super) terms: Vec<TermTaken>,
}

impl Gathered {
    pub(super) fn consider(&mut self, considered: &Considered) {
        if !self.considered.contains(considered) {
            self.considered.push(considered.clone());
        }
    }

    pub(super) fn term<T>(&mut self, view: &View<'_>, parameter: &Parameter<T>) {
        let Some(point) = &parameter.point else { return };
        let says = view.take(parameter).iter().map(|(_, says)| (*says).to_owned()).collect();
        let taken = TermTaken { point: point.id.clone(), asks: point.asks.clone(), says };
        if !self.terms.contains(&taken) {
            self.terms.push(taken);
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

impl Bench<'_, '_> {
    /// Every guard in order.
    pub(super) fn steps(&self) -> Vec<Step> {
        vec![
            self.happened(),
            self.in_force(),
            self.in_area(),
            self.prohibited(),
            self.bound(),
            self.protected(),
            self.not_excepted(),
        ]
    }

    fn step(
        &self,
        guard: Guard,
        truth: Truth,
        gathered: Gathered,
        because: String,
        if_false: ReasonCode,
    ) -> Step {
        let words = match guard {
            Guard::InForce | Guard::InArea => self.agreement.title.plain(),
            Guard::Happened => "",
            _ => self.clause.words.plain(),
        };
        let mut step = Step {
            guard,
            truth,
            words: words.to_owned(),
            because,
            considered: gathered.considered,
            terms: gathered.terms,
            reason: None,
            missing: Vec::new(),
        };
        let code = match truth {
            Truth::True => None,
            Truth::False => Some(if_false),
            Truth::Maybe if step.terms.iter().any(|term| term.says.len() > 1) => Some(ReasonCode::OpenTerm),
            Truth::Maybe if step.considered.iter().any(|c| c.candidates.len() > 1) => {
                Some(ReasonCode::ContestedFact)
            }
            Truth::Maybe => Some(ReasonCode::OpenFact),
        };
        step.reason = code.map(|code| Reason { code, text: format!("{} {}", guard.asks(), step.because) });
        step
    }

    fn told(&self, considered: &Considered) -> String {
        words::told(self.view.case, considered)
    }

    fn happened(&self) -> Step {
        let happened = &self.known.happened;
        let truth = over(happened, |value| Truth::from(*value == Value::YesNo(true)));
        let mut gathered = Gathered::default();
        gathered.consider(happened);
        self.step(Guard::Happened, truth, gathered, self.told(happened), ReasonCode::Unfounded)
    }

    fn in_force(&self) -> Step {
        let mut gathered = Gathered::default();
        gathered.consider(&self.known.when);
        let mut truth = Truth::True;
        let mut before = false;
        for parameter in std::iter::once(&self.agreement.in_force).chain(&self.rule.in_force) {
            gathered.term(self.view, parameter);
            for renewal in parameter.plain.iter().flat_map(|period| &period.renewals) {
                gathered.term(self.view, &renewal.took_effect);
            }
            let ways = self.view.take(parameter);
            truth = truth.and(Truth::over(ways.iter().map(|(periods, _)| self.binds(periods))));
            before |= ways.iter().all(|(periods, _)| self.is_before(periods));
        }
        let code = if before { ReasonCode::BeforeForce } else { ReasonCode::Lapsed };
        let because = match truth {
            Truth::False if before => format!("{}: before it came into force", self.told(&self.known.when)),
            Truth::False => format!("{}: outside the time for which it bound", self.told(&self.known.when)),
            _ => self.told(&self.known.when),
        };
        self.step(Guard::InForce, truth, gathered, because, code)
    }

    fn binds(&self, periods: &[Period]) -> Truth {
        let zone = force::zone(self.agreement);
        over(&self.known.when, |value| {
            let Value::When(when) = value else { return Truth::Maybe };
            Truth::any(periods.iter().map(|period| {
                let runs = force::stretches(self.view, period, &zone);
                let inside = Truth::over(runs.iter().map(|(stretch, _)| force::within(when, stretch)));
                inside.and(force::in_hours(when, period.daily.as_ref(), &zone))
            }))
        })
    }

    fn is_before(&self, periods: &[Period]) -> bool {
        let zone = force::zone(self.agreement);
        let before = |when: &When| {
            periods.iter().all(|period| {
                let runs = force::stretches(self.view, period, &zone);
                runs.iter().all(|(stretch, _)| force::is_before(&when.window, stretch))
            })
        };
        self.known.when.candidates.iter().all(|c| matches!(&c.value, Value::When(when) if before(when)))
    }

    fn in_area(&self) -> Step {
        let mut gathered = Gathered::default();
        gathered.consider(&self.known.place);
        let mut truth = Truth::True;
        for parameter in std::iter::once(&self.agreement.area).chain(&self.rule.area) {
            gathered.term(self.view, parameter);
            let ways: Vec<Truth> = self
                .view
                .take(parameter)
                .iter()
                .map(|(scope, _)| self.covers(scope, &mut gathered))
                .collect();
            truth = truth.and(Truth::over(ways));
        }
        let because = self.because(&gathered);
        self.step(Guard::InArea, truth, gathered, because, ReasonCode::OutsideArea)
    }

    fn covers(&self, scope: &Scope, gathered: &mut Gathered) -> Truth {
        let inside = if scope.within.is_empty() {
            Truth::True
        } else {
            Truth::any(scope.within.iter().map(|area| self.lies_in(area)))
        };
        inside.and(self.none_of(&scope.except, gathered))
    }

    fn lies_in(&self, area: &model::AreaId) -> Truth {
        over(&self.known.place, |value| match value {
            Value::Place(place) => ground::lies_in(self.view.case, place, area),
            _ => Truth::Maybe,
        })
    }

    /// Whether none of some circumstances of the place holds.
    fn none_of(&self, circumstances: &[Where], gathered: &mut Gathered) -> Truth {
        Truth::any(circumstances.iter().map(|circumstance| match circumstance {
            Where::Inside(area) => {
                gathered.consider(&self.known.place);
                self.lies_in(area)
            }
            Where::HeldBy(who) => self.any_of(&self.known.held_by, who, gathered),
            Where::Present(who) => self.any_of(&self.known.present, who, gathered),
        }))
        .negate()
    }

    /// Whether some actor of an attribute is one of those that a rule speaks of.
    pub(super) fn any_of(&self, considered: &Considered, who: &Who, gathered: &mut Gathered) -> Truth {
        gathered.consider(considered);
        over(considered, |value| match value {
            Value::Actors(actors) => Truth::any(actors.iter().map(|actor| self.is_one(actor, who, gathered))),
            _ => Truth::Maybe,
        })
    }

    fn is_one(&self, actor: &ActorId, who: &Who, gathered: &mut Gathered) -> Truth {
        let (truth, looked_up) = is_among(self.view, self.agreement, actor, who, &self.known.window);
        if let Some((considered, _)) = looked_up {
            gathered.consider(&considered);
            self.standing_terms(actor, gathered);
        }
        truth
    }

    /// The points of the text that decide who is excluded or a party, where they bear on this actor.
    fn standing_terms(&self, actor: &ActorId, gathered: &mut Gathered) {
        for parameter in [&self.agreement.excluded, &self.agreement.parties] {
            let named =
                std::iter::once(&parameter.plain).chain(parameter.taken.iter().filter_map(|t| t.to.as_ref()));
            let bears = |list: &Vec<ActorId>| {
                list.iter().any(|listed| is_under(self.view.case, actor, listed, &self.known.window))
            };
            if named.into_iter().any(bears) {
                gathered.term(self.view, parameter);
            }
        }
    }

    fn prohibited(&self) -> Step {
        let mut gathered = Gathered::default();
        gathered.consider(&self.known.act);
        gathered.term(self.view, &self.rule.acts);
        let ways = self.view.take(&self.rule.acts);
        let truth = Truth::over(ways.iter().map(|(forbidden, _)| {
            over(&self.known.act, |value| match value {
                Value::Acts(acts) => Truth::any(acts.iter().map(|act| is_forbidden(*act, forbidden))),
                _ => Truth::Maybe,
            })
        }));
        let because = self.because(&gathered);
        self.step(Guard::Prohibited, truth, gathered, because, ReasonCode::NotProhibited)
    }

    fn bound(&self) -> Step {
        let mut gathered = Gathered::default();
        gathered.consider(&self.known.by);
        gathered.term(self.view, &self.rule.by);
        let ways = self.view.take(&self.rule.by);
        let truth = Truth::over(ways.iter().map(|(doers, _)| {
            over(&self.known.by, |value| match value {
                Value::Actors(actors) => {
                    Truth::any(actors.iter().map(|actor| self.is_one(actor, doers, &mut gathered)))
                }
                _ => Truth::Maybe,
            })
        }));
        let because = self.because(&gathered);
        self.step(Guard::Bound, truth, gathered, because, ReasonCode::NotBound)
    }

    fn protected(&self) -> Step {
        let mut gathered = Gathered::default();
        gathered.consider(&self.known.on);
        gathered.term(self.view, &self.rule.on);
        let ways: Vec<Truth> = self
            .view
            .take(&self.rule.on)
            .iter()
            .map(|(protection, _)| self.protects(protection, &mut gathered))
            .collect();
        let because = self.because(&gathered);
        self.step(Guard::Protected, Truth::over(ways), gathered, because, ReasonCode::NotProtected)
    }

    fn protects(&self, protection: &Protection, gathered: &mut Gathered) -> Truth {
        let someone = over(&self.known.on, |value| match value {
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

    fn is_protected(&self, target: &Target, of: &Protected, gathered: &mut Gathered) -> Truth {
        match (of, target) {
            (Protected::Anyone, _) => Truth::True,
            (Protected::Party, Target::Actor(actor)) => self.is_one(actor, &Who::Bound, gathered),
            (Protected::Actor(of), Target::Actor(actor)) => {
                Truth::from(is_under(self.view.case, actor, of, &self.known.window))
            }
            (Protected::Class(of), Target::Class(class)) if of.covers(*class) => Truth::True,
            (Protected::Class(of), Target::Class(class)) if class.covers(*of) => Truth::Maybe,
            _ => Truth::False,
        }
    }

    fn not_excepted(&self) -> Step {
        let mut gathered = Gathered::default();
        let applies: Vec<Truth> = self
            .rule
            .unless
            .iter()
            .map(|exception| exception::applies(self, exception, &mut gathered))
            .collect();
        let truth = Truth::any(applies).negate();
        let because = if self.rule.unless.is_empty() {
            "the clause knows no exception".into()
        } else {
            self.because(&gathered)
        };
        self.step(Guard::NotExcepted, truth, gathered, because, ReasonCode::Excepted)
    }

    /// What was considered, in words; standings after what they are standings of.
    fn because(&self, gathered: &Gathered) -> String {
        let said: Vec<String> = gathered
            .considered
            .iter()
            .map(|considered| match &considered.of {
                Some(actor) => format!("{}: {}", self.view.case.actor_name(actor), self.told(considered)),
                None if considered.attribute == Attribute::HeldBy => {
                    format!("held by {}", self.told(considered))
                }
                None if considered.attribute == Attribute::Present => {
                    format!("present: {}", self.told(considered))
                }
                None => self.told(considered),
            })
            .collect();
        let unsaid: BTreeSet<&str> = BTreeSet::from(["held by nobody", "present: nobody"]);
        said.iter().map(String::as_str).filter(|text| !unsaid.contains(text)).collect::<Vec<_>>().join("; ")
    }
}

/// Whether an act is one of the forbidden ones; maybe where only part of what it may be is forbidden.
fn is_forbidden(act: Act, forbidden: &[Act]) -> Truth {
    Truth::any(forbidden.iter().map(|class| {
        if class.covers(act) {
            Truth::True
        } else if act.covers(*class) {
            Truth::Maybe
        } else {
            Truth::False
        }
    }))
}
