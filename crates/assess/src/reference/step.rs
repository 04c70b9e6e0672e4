//! What the guards answered, as steps of an explanation that can be read aloud.

use model::Truth;
use model::agreement::Protected;
use model::claim::Attribute;
use model::finding::{Considered, Guard, Knowledge, Lack, Reason, ReasonCode, Step, TermTaken};

use super::guard::{Bench, Gathered, Outcome, Term};
use super::words;

impl Bench<'_, '_> {
    /// Every guard in order, with its reasons in words.
    pub(super) fn steps(&self) -> Vec<Step> {
        self.rule.guards().map(|guard| self.step(guard, &self.outcome(guard))).collect()
    }

    fn step(&self, guard: Guard, outcome: &Outcome<'_>) -> Step {
        let because = self.because(guard, outcome);
        let code = code(outcome);
        Step {
            guard,
            truth: outcome.truth,
            words: self.words_of(guard).to_owned(),
            reason: code.map(|code| Reason { code, text: format!("{} {because}", guard.asks()) }),
            because,
            considered: outcome.gathered.considered.iter().map(|c| c.clone().into_owned()).collect(),
            terms: outcome.gathered.terms.iter().map(taken).collect(),
            missing: Vec::new(),
        }
    }

    fn words_of(&self, guard: Guard) -> &str {
        match guard {
            Guard::Happened => "",
            Guard::InForce | Guard::InArea => self.agreement.title.plain(),
            _ => self.clause.words.plain(),
        }
    }

    fn because(&self, guard: Guard, outcome: &Outcome<'_>) -> String {
        let told = self.told(&outcome.gathered);
        match (guard, outcome.truth) {
            (Guard::InForce, Truth::False) if outcome.if_false == ReasonCode::BeforeForce => {
                format!("{told}: before it came into force")
            }
            (Guard::InForce, Truth::False) if outcome.if_false == ReasonCode::Suspended => {
                format!("{told}: while it was suspended")
            }
            (Guard::InForce, Truth::False) => format!("{told}: outside the time for which it bound"),
            (Guard::InArea, _) => {
                let seen = self.whereabouts();
                std::iter::once(told).chain(seen).collect::<Vec<_>>().join("; ")
            }
            (Guard::Protected, _) => self.whom(&outcome.gathered),
            (Guard::NotExcepted, _) if self.knows_no_exception() => "the clause knows no exception".into(),
            _ => told,
        }
    }

    /// Whom it was done to, as far as the clause asks: one that protects anyone asks at most where it was.
    fn whom(&self, gathered: &Gathered<'_>) -> String {
        if self.asks_for_target() {
            return self.told(gathered);
        }
        let asked = gathered.considered.iter().filter(|c| c.attribute != Attribute::On && !is_silence(c));
        let asked = asked.map(|considered| self.told_of(considered));
        let silent = "the clause does not ask whom it was done to".to_owned();
        std::iter::once(silent)
            .chain(asked)
            .chain(gathered.notes.iter().cloned())
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// Whether it matters to the clause whom it was done to.
    pub(super) fn asks_for_target(&self) -> bool {
        self.view.take(&self.rule.on).iter().any(|(on, _)| !on.of.contains(&Protected::Anyone))
    }

    fn knows_no_exception(&self) -> bool {
        self.rule.unless.is_empty() && self.agreement.permits_from(&self.clause.id).next().is_none()
    }

    /// What was considered, in words; each standing after the actor whose it is.
    fn told(&self, gathered: &Gathered<'_>) -> String {
        let mut told: Vec<String> =
            gathered.considered.iter().filter(|c| !is_silence(c)).map(|c| self.told_of(c)).collect();
        told.extend(gathered.notes.iter().cloned());
        if told.is_empty() { "nobody says otherwise".into() } else { told.join("; ") }
    }

    fn told_of(&self, considered: &Considered) -> String {
        let told = words::told(self.view.case, considered);
        if let Some(matter) = &considered.matter {
            return format!("{}: {told}", words::matter(self.view.case, matter));
        }
        if let Some(at) = &considered.at {
            return format!("held by {told} at {at}");
        }
        match (&considered.of, considered.attribute) {
            (Some(actor), _) => format!("{}: {told}", self.view.case.actor_name(actor)),
            (None, Attribute::HeldBy) => format!("held by {told}"),
            (None, Attribute::ApprovedBy) if considered.by_default => {
                "nobody says that anybody approved it".into()
            }
            (None, Attribute::ApprovedBy) if considered.candidates.is_empty() => {
                format!("whether anybody approved it: {told}")
            }
            (None, Attribute::ApprovedBy) => format!("approved by {told}"),
            (None, Attribute::Present) => format!("present: {told}"),
            (None, _) => told,
        }
    }
}

fn taken(term: &Term<'_>) -> TermTaken {
    TermTaken {
        point: term.point.id.clone(),
        asks: term.point.asks.clone(),
        says: term.says.iter().map(|says| (*says).to_owned()).collect(),
    }
}

/// Presence and control that nobody claims are not worth a word.
fn is_silence(considered: &Considered) -> bool {
    considered.by_default && matches!(considered.attribute, Attribute::HeldBy | Attribute::Present)
}

/// Whether all facts are known, and only a body can tell the rest.
fn asks_a_body(gathered: &Gathered<'_>) -> bool {
    let known = gathered.considered.iter().all(|c| c.by_default || c.state() == Knowledge::Known);
    known && gathered.wanting.iter().any(|missing| matches!(missing.what, Lack::Body(_)))
}

/// The reason that a guard gives where it is false or open.
fn code(outcome: &Outcome<'_>) -> Option<ReasonCode> {
    let gathered = &outcome.gathered;
    match outcome.truth {
        Truth::True => None,
        Truth::False => Some(outcome.if_false),
        Truth::Maybe if gathered.terms.iter().any(|term| term.says.len() > 1) => Some(ReasonCode::OpenTerm),
        Truth::Maybe if gathered.considered.iter().any(|c| c.candidates.len() > 1) => {
            Some(ReasonCode::ContestedFact)
        }
        Truth::Maybe if asks_a_body(gathered) => Some(ReasonCode::AsksBody),
        Truth::Maybe => Some(ReasonCode::OpenFact),
    }
}
