//! Obligations as state machines (`docs/meaning.md`, "Obligations").

mod amount;
mod come;
mod condition;
mod once;
mod recurring;
mod response;
mod state;
mod term;
mod ways;

use std::collections::BTreeSet;

use model::agreement::Agreement;
use model::claim::{Attribute, Value};
use model::finding::{
    Candidate, Considered, Explanation, Facts, Finding, Matter, Reason, ReasonCode, Verdict,
};
use model::obligation::{Condition, Obligation, Recurs};
use model::{ActorId, Case, ClaimId, ReadingId, Truth};

use super::finding::attribution;
use super::{View, clock};
use crate::Asked;
use state::State;
use term::Term;

/// Every obligation of a case under a reading, agreement by agreement.
pub fn obligations(case: &Case, reading: &ReadingId, asked: Asked) -> Vec<Finding> {
    let Some(reading) = case.readings.get(reading) else { return Vec::new() };
    let view = View::new(case, reading, asked);
    case.agreements
        .values()
        .flat_map(|agreement| {
            agreement.obligations.iter().map(|obligation| under(&view, agreement, obligation))
        })
        .collect()
}

/// Whether a condition holds by the time asked about.
pub(crate) fn holds(view: &View<'_>, agreement: &Agreement, condition: &Condition) -> Truth {
    condition::holds(view, agreement, condition).0
}

/// An obligation that is looked at.
struct Owed<'o, 'a> {
    view: &'o View<'a>,
    agreement: &'o Agreement,
    obligation: &'o Obligation,
    /// What the steps up to the time asked about have made of the term.
    term: Term,
}

/// What is made of an obligation apart from who owns it and what must come first.
struct Stand {
    state: State,
    claims: BTreeSet<ClaimId>,
    facts: Option<Facts>,
    /// What was looked at, in words.
    course: Vec<String>,
}

/// Where an obligation stands under a view.
pub fn under(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> Finding {
    let gathered = ways::look_at(view, agreement, obligation);
    let mut states = Vec::new();
    let mut stand = None;
    let mut claims: BTreeSet<ClaimId> = BTreeSet::new();
    for way in clock::settled(view, &gathered) {
        let owed = Owed { view: &way, agreement, obligation, term: Term::of(&way, agreement, obligation) };
        let found = owed.stand();
        states.push(owed.decide(found.state));
        claims.extend(found.claims);
        stand.get_or_insert((found.facts, found.course));
    }
    let state = ways::together(view, agreement, obligation, &gathered, states);
    let (facts, found) = stand.unwrap_or_default();
    claims.extend(gathered.considered.iter().flat_map(|considered| considered.claims()));
    let course = term::course(view, agreement, obligation, &gathered);
    let owes: BTreeSet<ActorId> = obligation.on.iter().cloned().collect();
    let by = Considered {
        attribute: Attribute::By,
        candidates: vec![Candidate { value: Value::Actors(owes), claims: Vec::new() }],
        open: false,
        at: None,
        of: None,
        matter: None,
        denied_by: Vec::new(),
        by_default: true,
    };
    Finding {
        about: Matter::Obligation(obligation.id.clone()),
        agreement: agreement.id.clone(),
        reading: view.reading.id.clone(),
        verdict: state.verdict,
        reasons: vec![Reason { code: state.code, text: state.text }],
        missing: state.missing,
        attribution: attribution(view.case, &by),
        facts,
        claims: claims.into_iter().collect(),
        explanation: Explanation { steps: Vec::new(), course: course.into_iter().chain(found).collect() },
    }
}

impl Owed<'_, '_> {
    fn stand(&self) -> Stand {
        match (&self.obligation.recurs, &self.obligation.measure) {
            (Some(Recurs::Every { length, from, until }), _) => {
                recurring::stand(self, length, from.as_ref(), until.as_ref())
            }
            (Some(Recurs::AfterBreach { within, of, by }), _) => {
                response::stand(self, within, of, by.as_ref())
            }
            (None, Some(measure)) => amount::stand(self, measure),
            (None, None) => once::stand(self),
        }
    }

    /// The table, from the top: who owns it, whether it was let go, what must come first, and then where it stands by itself, unless a
    /// later text had ended it before anything was wanting.
    fn decide(&self, state: State) -> State {
        let Self { view, agreement, obligation, term } = self;
        let owners = &obligation.held_by;
        if !owners.is_empty() && !owners.contains(&view.reading_of_ownership().id) {
            return State::no_breach(ReasonCode::NotOwned, "this reading does not own the obligation");
        }
        if term.waived {
            return State::no_breach(ReasonCode::Waived, "it was waived");
        }
        let then = view.as_of(term.horizon);
        let first = obligation.after.iter().map(|condition| condition::holds(&then, agreement, condition));
        let wanting = first.min_by_key(|(truth, _)| *truth).filter(|(truth, _)| *truth != Truth::True);
        let state = match wanting {
            Some((Truth::False, why)) => State::no_breach(ReasonCode::ConditionNotMet, why),
            Some((_, why)) => State::open_condition(view, why),
            None => state,
        };
        self.ended(state)
    }

    /// What a later text ended is judged as it stood when that text came; what was not wanting then is owed no more.
    fn ended(&self, state: State) -> State {
        let Some((on, text)) = &self.term.superseded else { return state };
        let once = self.obligation.recurs.is_none();
        let counted = self.obligation.measure.is_some();
        let was_over = self.term.is_over() == Truth::True;
        let stays = match state.verdict {
            Verdict::NoBreach => once && matches!(state.code, ReasonCode::Fulfilled | ReasonCode::AmountMet),
            Verdict::Breach => !once || was_over || (counted && state.code == ReasonCode::AmountNotMet),
            Verdict::Undetermined => !once || was_over,
        };
        if stays {
            return state;
        }
        let title = self.view.case.agreements.get(text).map_or(text.as_str(), |a| a.title.plain());
        State::no_breach(ReasonCode::Superseded, format!("{title} ended it on {on}"))
    }
}
