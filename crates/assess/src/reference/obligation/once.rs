//! What is to be done once, and is done or not.

use model::Case;
use model::Truth;
use model::claim::{Attribute, Claim, Subject, Value};
use model::finding::{Considered, Facts, ReasonCode};
use model::{ClaimId, SourceId};

use super::come::{done, was_done};
use super::state::State;
use super::term::Term;
use super::{Owed, Stand};
use crate::reference::evidence::independent;
use crate::reference::{View, guard, words};

pub(super) fn stand(owed: &Owed<'_, '_>) -> Stand {
    let about = Subject::Fulfilment(owed.agreement.id.clone(), owed.obligation.id.clone());
    let done = done(owed.view, &[about]);
    Stand {
        state: state(owed.view, &owed.term, &done),
        claims: done.claims(),
        facts: facts(owed.view.case, [&done]),
        course: Vec::new(),
    }
}

/// How far what was done is established; `None` where nobody says anything.
pub(super) fn facts<'d>(case: &Case, all: impl IntoIterator<Item = &'d Considered>) -> Option<Facts> {
    let mut found = None;
    for done in all {
        let of = match done.candidates.iter().find(|c| matches!(c.value, Value::DoneAt(_))) {
            None if done.candidates.is_empty() => continue,
            None => Facts::Alleged,
            Some(yes) => {
                let claims = yes.claims.iter().filter_map(|id: &ClaimId| case.claims.get(id));
                let origins: Vec<&SourceId> = claims.map(Claim::origin).collect();
                if independent(case, &origins) >= 2 { Facts::Corroborated } else { Facts::Alleged }
            }
        };
        found = Some(found.map_or(of, |before: Facts| before.min(of)));
    }
    found
}

/// Where something stands that is due at a time, by what is said of whether it was done.
pub(super) fn state(view: &View<'_>, term: &Term, done: &Considered) -> State {
    let open = |code, text| State::open(view, Attribute::Done, code, text);
    match (was_done(done), term.is_over()) {
        (Truth::True, _) => fulfilled(view, term, done),
        (Truth::False, Truth::True) => State::breach(
            ReasonCode::NotDone,
            format!("not done in its time: {}", words::told(view.case, done)),
        ),
        (Truth::Maybe, Truth::True) if done.candidates.is_empty() => match &term.lapsed {
            Some(when) => open(
                ReasonCode::DeclaredLapsed,
                format!("its time was said on {when} to have run out; nobody says whether it was done"),
            ),
            None => open(
                ReasonCode::OverdueWithoutWord,
                format!("due {}; nobody says whether it was done", term.due_words()),
            ),
        },
        (Truth::Maybe, Truth::True) => open(ReasonCode::ContestedFulfilment, words::told(view.case, done)),
        (_, Truth::Maybe) => State::no_breach(ReasonCode::Due, format!("due {}", term.due_words())),
        (_, Truth::False) if term.sets_no_time() && !done.candidates.is_empty() => {
            State::without_deadline(format!("the text sets no time for it; {}", words::told(view.case, done)))
        }
        (_, Truth::False) => term.still_to_come(),
    }
}

/// It was done, say all that the reading settles on; whether in time is another matter.
fn fulfilled(view: &View<'_>, term: &Term, done: &Considered) -> State {
    let told = words::told(view.case, done);
    let Some(end) = term.deadline() else {
        return State::no_breach(ReasonCode::Fulfilled, told);
    };
    let in_time = guard::over(done, |value| match value {
        Value::DoneAt(when) if end.from.is_some_and(|end| when.window.ends_by(end)) => Truth::True,
        Value::DoneAt(when) if end.until.is_some_and(|end| when.window.begins_from(end)) => Truth::False,
        _ => Truth::Maybe,
    });
    match in_time {
        Truth::True => State::no_breach(ReasonCode::Fulfilled, told),
        Truth::False => {
            State::breach(ReasonCode::FulfilledLate, format!("{told}; it was due {}", term.by_words()))
        }
        Truth::Maybe => State::open(view, Attribute::Done, ReasonCode::FulfilledWhenUnknown, told),
    }
}
