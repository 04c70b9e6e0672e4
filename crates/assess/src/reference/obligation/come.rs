//! Whether something has come that something else waits for.

use model::Truth;
use model::agreement::Agreement;
use model::claim::{Attribute, Claim, Subject, Value};
use model::clock::Anchor;
use model::finding::Considered;
use model::obligation::{Obligation, Recurs};
use model::time::{When, Window};

use super::amount::Measured;
use crate::reference::evidence::resolve;
use crate::reference::{View, clock, force, guard, words};

/// Whether it has come by the time asked about, and why that is said.
pub(super) fn came(view: &View<'_>, agreement: &Agreement, anchor: &Anchor) -> (Truth, String) {
    match anchor {
        Anchor::Signed => by_then(view, agreement.signed_on.as_ref().map(When::as_start), "it was signed"),
        Anchor::InForce => by_then(view, force::start(view, agreement), "it came into force"),
        Anchor::DDay => {
            let day = agreement.d_day.as_ref().and_then(|day| clock::time(view, agreement, day));
            by_then(view, day.as_ref().map(When::as_start), "its D-day came")
        }
        Anchor::Event(id) => {
            said(view, &Subject::Event(agreement.id.clone(), id.clone()), &format!("{id} came"))
        }
        Anchor::Done(id) => match agreement.obligations.iter().find(|owed| owed.id == *id) {
            Some(owed) => fulfilled(view, agreement, owed),
            None => (Truth::Maybe, format!("there is no obligation {id}")),
        },
    }
}

/// What the reading makes of the claims, said by the time asked about, on whether something was done or came.
pub(super) fn done(view: &View<'_>, about: &[Subject]) -> Considered {
    let said = |claim: &&Claim| claim.said.window.from.is_none_or(|from| from < view.asked.as_of);
    let claims: Vec<&Claim> =
        view.claims.iter().copied().filter(|claim| about.contains(&claim.about)).filter(said).collect();
    resolve(view.case, &claims, view.reading_of_fact(Attribute::Done), Attribute::Done, &|_| None)
}

/// Whether something was done, over all that the claims leave possible.
pub(super) fn was_done(done: &Considered) -> Truth {
    guard::over(done, |value| Truth::from(matches!(value, Value::DoneAt(_))))
}

fn said(view: &View<'_>, about: &Subject, what: &str) -> (Truth, String) {
    let came = clock::came(view, about);
    let truth = was_done(&came);
    if came.by_default {
        return (truth, format!("nobody whom this reading counts says that {what}"));
    }
    let told = words::told(view.case, &came);
    let why = match truth {
        Truth::True => format!("{what}: {told}"),
        Truth::Maybe => format!("whether {what} cannot be told: {told}"),
        Truth::False => format!("it is not so that {what}: {told}"),
    };
    (truth, why)
}

fn fulfilled(view: &View<'_>, agreement: &Agreement, owed: &Obligation) -> (Truth, String) {
    let id = &owed.id;
    if matches!(owed.recurs, Some(Recurs::Every { .. } | Recurs::AfterBreach { .. })) {
        return (Truth::Maybe, format!("{id} is owed again and again, and never done for good"));
    }
    let Some(measure) = &owed.measure else {
        let about = Subject::Fulfilment(agreement.id.clone(), id.clone());
        return said(view, &about, &format!("{id} was done"));
    };
    let measured = Measured::of(view, agreement, measure);
    let now = Window { from: Some(view.asked.as_of), until: Some(view.asked.as_of) };
    let found = measured.by(now);
    let why = match found.truth {
        Truth::True => format!("{id} was fulfilled: {}", found.words),
        Truth::Maybe => format!("whether {id} was fulfilled cannot be told: {}", found.words),
        Truth::False => format!("{id} was not fulfilled: {}", found.words),
    };
    (found.truth, why)
}

/// Whether a time that lies somewhere in a window has come.
fn by_then(view: &View<'_>, window: Option<Window>, what: &str) -> (Truth, String) {
    let Some(window) = window else { return (Truth::Maybe, format!("when {what} is not known")) };
    let as_of = view.asked.as_of;
    if window.until.is_some_and(|until| until <= as_of) {
        (Truth::True, what.to_owned())
    } else if window.from.is_some_and(|from| from >= as_of) {
        (Truth::False, format!("the time has not come at which {what}"))
    } else {
        (Truth::Maybe, format!("whether {what} by then cannot be told"))
    }
}
