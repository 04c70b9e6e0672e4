//! What is owed anew in every day, month, fifteen days.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::agreement::Agreement;
use model::claim::{Attribute, Claim, Subject, Value};
use model::clock::Clock;
use model::finding::{Considered, ReasonCode};
use model::obligation::Recurs;
use model::time::{Length, When, Window, held_through};
use model::{ClaimId, Truth};

use super::amount::Measured;
use super::come::was_done;
use super::once::facts;
use super::state::State;
use super::{Owed, Stand};
use crate::reference::evidence::resolve;
use crate::reference::quantity::Time;
use crate::reference::{View, clock, force, words};

/// One of the times that follow on one another.
struct Stretch {
    window: Window,
    /// Whether all of it was over by the time asked about.
    complete: bool,
    /// Whether it is certain that it was still owed then.
    owed: bool,
}

/// What is found of one stretch.
struct Held {
    truth: Truth,
    /// Whether anybody says anything of it.
    told: bool,
    words: String,
    claims: BTreeSet<ClaimId>,
    done: Option<Considered>,
}

pub(super) fn stand(
    owed: &Owed<'_, '_>,
    length: &Length,
    from: Option<&Clock>,
    until: Option<&Clock>,
) -> Stand {
    let Owed { view, agreement, obligation, term } = owed;
    let nothing = |state| Stand { state, claims: BTreeSet::new(), facts: None, course: Vec::new() };
    let zone = force::zone(agreement);
    let start = match from {
        Some(from) => clock::time(view, agreement, from).as_ref().map(When::as_start),
        None => force::start(view, agreement),
    };
    let Some(start) = start else {
        return nothing(State::no_breach(ReasonCode::NotStarted, "what it is counted from has not come"));
    };
    if start.from.is_some_and(|start| start >= term.horizon) {
        return nothing(State::no_breach(
            ReasonCode::NotStarted,
            "the time in which it is owed has not begun",
        ));
    }
    let Some(begins) = start.from.filter(|from| start.until == Some(*from)) else {
        return nothing(State::open_condition(
            view,
            "when the time starts in which it is owed cannot be told",
        ));
    };
    let end = end(view, agreement, until);
    let Some(stretches) = cut(begins, length, end, term.horizon, &zone) else {
        let text = format!("it is owed more than {} times, and nobody can go through that", Recurs::MOST);
        return nothing(State::open_condition(view, text));
    };
    let measured = obligation.measure.as_ref().map(|measure| Measured::of(view, agreement, measure));
    let held: Vec<Held> = stretches
        .iter()
        .map(|stretch| match &measured {
            Some(measured) => counted(measured, view, stretch),
            None => answered(owed, stretch),
        })
        .collect();
    let name = |number: usize| stretches.get(number).map_or_else(String::new, |s| name(&s.window, &zone));
    let state = state(view, &stretches, &held, measured.is_some(), &name);
    let broken = held.iter().enumerate().filter(|(_, held)| held.truth != Truth::True && held.told);
    let course = broken.take(12).map(|(number, held)| format!("{}: {}", name(number), held.words)).collect();
    let done: Vec<&Considered> = held.iter().filter_map(|held| held.done.as_ref()).collect();
    let claims: BTreeSet<ClaimId> = held.iter().flat_map(|held| held.claims.iter().cloned()).collect();
    let facts = match &measured {
        Some(_) => (!claims.is_empty()).then_some(model::finding::Facts::Alleged),
        None => facts(view.case, done),
    };
    Stand { state, claims, facts, course }
}

/// When it ends, at the earliest and at the latest; open where that is not known, which is not the same as never.
fn end(view: &View<'_>, agreement: &Agreement, until: Option<&Clock>) -> Window {
    match until {
        Some(until) => clock::time(view, agreement, until).map_or(force::NEVER, |until| until.as_end()),
        None => force::end(view, agreement).unwrap_or(Window::ALWAYS),
    }
}

/// Cuts the time into stretches; `None` where there are more than anybody can go through.
fn cut(
    begins: Timestamp,
    length: &Length,
    end: Window,
    horizon: Timestamp,
    zone: &TimeZone,
) -> Option<Vec<Stretch>> {
    let mut stretches = Vec::new();
    let mut from = begins;
    for number in 1.. {
        if number > Recurs::MOST {
            return None;
        }
        let Some(until) = length.times_after(begins, number, zone) else { break };
        // a stretch that its end cuts short is not owed in full, and so not at all
        if from >= horizon || until <= from || end.until.is_some_and(|end| until > end) {
            break;
        }
        let owed = end.from.is_some_and(|end| until <= end);
        let window = Window { from: Some(from), until: Some(until) };
        stretches.push(Stretch { window, complete: until <= horizon, owed });
        from = until;
    }
    Some(stretches)
}

fn counted(measured: &Measured<'_>, view: &View<'_>, stretch: &Stretch) -> Held {
    let Window { from, until } = stretch.window;
    let time = Time { from: Window { from, until: from }, until: Window { from: until, until } };
    let answer = measured.over(&time);
    let past_it = measured.is_past_it(&answer);
    let truth = if stretch.complete || past_it { answer.truth } else { Truth::True };
    let stand = measured.stand(view, &time, State::no_breach(ReasonCode::NotYetDue, ""));
    Held { truth, told: !stand.claims.is_empty(), words: answer.words, claims: stand.claims, done: None }
}

/// What is said of whether it was done in a stretch.
fn answered(owed: &Owed<'_, '_>, stretch: &Stretch) -> Held {
    let done = done_in(owed, &stretch.window);
    let truth = if stretch.complete { was_done(&done) } else { Truth::True };
    Held {
        truth,
        told: !done.candidates.is_empty(),
        words: words::told(owed.view.case, &done),
        claims: done.claims(),
        done: Some(done),
    }
}

/// Whoever says that it was done at some time in the stretch says one and the same: that it was done in it. A time that may lie in it
/// counts where no claim gives one that surely does; that it was not done counts of the time that the claim says.
fn done_in(owed: &Owed<'_, '_>, window: &Window) -> Considered {
    let Owed { view, agreement, obligation, .. } = owed;
    let about = Subject::Fulfilment(agreement.id.clone(), obligation.id.clone());
    let said = |claim: &&Claim| claim.said.window.from.is_none_or(|from| from < view.asked.as_of);
    let own: Vec<&Claim> =
        view.claims.iter().copied().filter(|claim| claim.about == about).filter(said).collect();
    let inside: Vec<&Claim> =
        own.iter().copied().filter(|claim| at(claim).any(|w| w.is_within(window))).collect();
    let perhaps = |claim: &&Claim| at(claim).any(|at| !at.is_apart_from(window));
    let not_done = |claim: &&Claim| {
        let says = says_not_done(claim) && claim.since.is_some();
        says && held_through(claim.since.as_ref(), claim.until.as_ref(), window) == Truth::True
    };
    let mut all: Vec<Claim> = own.iter().copied().filter(not_done).cloned().collect();
    let sure = !inside.is_empty();
    let doers = if sure { inside } else { own.iter().copied().filter(perhaps).collect() };
    all.extend(doers.into_iter().cloned().map(|claim| if sure { within(claim, window) } else { claim }));
    let all: Vec<&Claim> = all.iter().collect();
    let reading = view.reading_of_fact(Attribute::Done);
    let mut done = resolve(view.case, &all, reading, Attribute::Done, &|_| None);
    // a time that may lie outside leaves open whether it was done in the stretch
    done.open |= !sure && done.candidates.iter().any(|c| matches!(c.value, Value::DoneAt(_)));
    done
}

/// The times at which a claim says that it was done.
fn at(claim: &Claim) -> impl Iterator<Item = Window> {
    claim.asserts.iter().flat_map(|assertion| &assertion.one_of).filter_map(|value| match value {
        Value::DoneAt(when) => Some(when.window),
        _ => None,
    })
}

fn says_not_done(claim: &Claim) -> bool {
    claim.asserts.iter().any(|assertion| assertion.one_of.contains(&Value::YesNo(false)))
}

/// The claim as one that it was done somewhere in the window.
fn within(mut claim: Claim, window: &Window) -> Claim {
    for assertion in claim.asserts.iter_mut().filter(|a| a.attribute == Attribute::Done) {
        let in_it = |value: &Value| match value {
            Value::DoneAt(when) => {
                let said = String::from("a time within it");
                let precision = model::time::Precision::Range;
                Value::DoneAt(Box::new(When { window: *window, precision, said, ..(**when).clone() }))
            }
            other => other.clone(),
        };
        assertion.one_of = assertion.one_of.iter().map(in_it).collect();
    }
    claim
}

fn state(
    view: &View<'_>,
    stretches: &[Stretch],
    held: &[Held],
    measured: bool,
    name: &dyn Fn(usize) -> String,
) -> State {
    let which = |wanted: &dyn Fn(&Stretch, &Held) -> bool| -> Vec<usize> {
        let all = stretches.iter().zip(held).enumerate();
        all.filter(|(_, (stretch, held))| wanted(stretch, held)).map(|(number, _)| number).collect()
    };
    let broken = which(&|stretch, held| held.truth == Truth::False && stretch.owed);
    let open =
        which(&|stretch, held| held.truth == Truth::Maybe || (held.truth == Truth::False && !stretch.owed));
    let over = which(&|stretch, _| stretch.complete).len();
    let why = |numbers: &[usize]| {
        let first = numbers.first().and_then(|number| held.get(*number));
        first.map_or_else(String::new, |held| held.words.clone())
    };
    let listed = |numbers: &[usize]| {
        let names: Vec<String> = numbers.iter().take(5).map(|number| name(*number)).collect();
        let more = numbers.len().saturating_sub(5);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        format!("{}{more}", names.join(", "))
    };
    // what nobody counted must not look as if it had been kept
    let untold = which(&|stretch, held| stretch.complete && !held.told).len();
    let unseen = match (untold, measured) {
        (0, _) => String::new(),
        (untold, true) => format!(" (never counted: {untold})"),
        (untold, false) => format!(" (of which nobody says anything: {untold})"),
    };
    if !broken.is_empty() {
        let code = if measured { ReasonCode::AmountNotMet } else { ReasonCode::NotDone };
        let text = format!(
            "not so in {} of {}{unseen}: {}; first, {}",
            broken.len(),
            over.max(broken.len()),
            listed(&broken),
            why(&broken)
        );
        return State::breach(code, text);
    }
    if let Some(first) = open.first() {
        let untold = held.get(*first).is_some_and(|held| !held.told);
        let (attribute, code) = match (measured, untold) {
            (true, _) => (Attribute::Number, ReasonCode::AmountOpen),
            (false, true) => (Attribute::Done, ReasonCode::OverdueWithoutWord),
            (false, false) => (Attribute::Done, ReasonCode::ContestedFulfilment),
        };
        let text = format!(
            "in {} of {}{unseen} it cannot be told, first in {}: {}",
            open.len(),
            over.max(open.len()),
            name(*first),
            why(&open)
        );
        return State::open(view, attribute, code, text);
    }
    match (over, measured) {
        (0, _) => State::no_breach(ReasonCode::NotYetDue, "the first time in which it is owed is not over"),
        (over, true) => State::no_breach(ReasonCode::AmountMet, format!("so in each of {over} times")),
        (over, false) => State::no_breach(ReasonCode::Fulfilled, format!("done in each of {over} times")),
    }
}

/// What a stretch is called: the time with which it begins.
fn name(window: &Window, zone: &TimeZone) -> String {
    let Some(from) = window.from else { return String::new() };
    let local = from.to_zoned(zone.clone());
    let starts_day = local.start_of_day().is_ok_and(|start| start.timestamp() == from);
    let format = if starts_day { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
    format!("the one from {}", local.strftime(format))
}
