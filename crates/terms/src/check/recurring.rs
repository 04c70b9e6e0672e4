//! What is owed again and again: that it says how often in one way, and not more often than anybody can go through.

use model::clock::Clock;
use model::obligation::{Obligation, Recurs};
use model::time::When;

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::resolve::Context;
use crate::surface::measure as written;
use crate::surface::obligation as surface;

/// Checks what can be seen in the words of an obligation.
pub fn words(obligation: &surface::Obligation<'_>, at: Reporter<'_>) {
    let Some(recurs) = &obligation.recurs else { return };
    let timed = obligation.steps.iter().find(|step| {
        matches!(
            step.change,
            surface::Change::SetDue(_) | surface::Change::Extend(_) | surface::Change::Lapse
        )
    });
    if let Some(step) = timed {
        let message = "what is owed again and again has no one time by which it is due";
        let help = "take this out; how long it is owed is said by `until=` of `recurs`";
        refuse(at, code::CONFLICT, step.span, message, help);
    }
    if let (written::Recurs::AfterBreach { span, .. }, Some(_)) = (recurs, &obligation.measure) {
        let message = "what is owed after each breach is done or not; it is not measured";
        refuse(at, code::CONFLICT, *span, message, "make two obligations of it");
    }
}

/// Checks what an obligation waits for: not for something that is never done for good, nor in a circle for itself.
pub fn waits(obligation: &surface::Obligation<'_>, all: &[surface::Obligation<'_>], at: Reporter<'_>) {
    let waited_for = |owed: &surface::Obligation<'_>| -> Vec<String> {
        let words = owed.after.iter().filter_map(|condition| match condition {
            surface::Condition::Come(what) => Some(what.value.to_owned()),
            _ => None,
        });
        words.collect()
    };
    let find = |id: &str| all.iter().find(|owed| owed.id.value == id);
    for condition in &obligation.after {
        let surface::Condition::Come(what) = condition else { continue };
        let Some(first) = find(what.value) else { continue };
        if first.recurs.is_some() {
            let message = format!("`{}` is owed again and again, and never done for good", what.value);
            refuse(
                at,
                code::CONFLICT,
                what.span,
                &message,
                "wait for an `event`, or for something owed once",
            );
        }
        let mut open = vec![first.id.value.to_owned()];
        let mut seen = std::collections::BTreeSet::new();
        while let Some(id) = open.pop() {
            if seen.insert(id.clone()) {
                open.extend(find(&id).map(waited_for).unwrap_or_default());
            }
        }
        if seen.contains(obligation.id.value) {
            let message = format!("`{}` waits for itself", obligation.id.value);
            refuse(at, code::CYCLE, what.span, &message, "it would never be due: take one `after` out");
        }
    }
}

/// Checks the times of what recurs, where the text gives them by the calendar.
pub fn times(written: &surface::Obligation<'_>, resolved: &Obligation, cx: Context<'_>) {
    let (Some(written), Some(Recurs::Every { length, from, until })) = (&written.recurs, &resolved.recurs)
    else {
        return;
    };
    let calendar = |clock: &Option<Clock>| clock.as_ref().and_then(Clock::when).cloned();
    let (Some(from), Some(until)) = (calendar(from), calendar(until)) else { return };
    let (Some(start), Some(end)) = (from.as_start().from, When::as_end(&until).until) else { return };
    if end <= start {
        let message = "what recurs ends before it starts";
        refuse(cx.at, code::END_BEFORE_START, written.span(), message, "look at both dates");
    } else if length.times_after(start, Recurs::MOST, cx.zone).is_some_and(|last| last < end) {
        let message = format!("it is owed more than {} times", Recurs::MOST);
        let help = "nobody can go through that: give it an earlier end, or a longer `every=`";
        refuse(cx.at, code::TOO_OFTEN, written.span(), &message, help);
    }
}
