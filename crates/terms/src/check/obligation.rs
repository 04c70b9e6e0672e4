//! Obligations: that somebody owes them, and that their steps go forwards.

use model::clock::Clock;
use model::obligation::{Change, Obligation};

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::obligation as surface;

/// Checks what can be seen in the words of an obligation; `signed` is whether the agreement says when it was.
pub fn words(written: &surface::Obligation<'_>, signed: bool, at: Reporter<'_>) {
    if written.on.is_empty() {
        let message = "nobody is named who owes it";
        refuse(at, code::NO_DOER, written.id.span, message, "write `on` with one or more actors");
    }
    for condition in &written.after {
        if let surface::Condition::Breaches { count, .. } = condition
            && count.value == 0
        {
            refuse(
                at,
                code::BAD_NUMBER,
                count.span,
                "0 breaches are no condition: it would hold at once",
                "write 1 or more",
            );
        }
    }
    let mut due = false;
    for step in &written.steps {
        match step.change {
            surface::Change::SetDue(_) => {
                due = true;
                if step.on.is_none() && !signed {
                    let help = "say when it was set, or when the agreement was `signed`";
                    refuse(at, code::MISSING, step.span, "`due` lacks `set-on=`", help);
                }
            }
            surface::Change::Extend(_) | surface::Change::Lapse if !due => {
                let help = "put the `due` before it";
                refuse(
                    at,
                    code::NEVER_DUE,
                    step.span,
                    "nothing above says when it is due, so this changes nothing",
                    help,
                );
            }
            _ => {}
        }
    }
}

/// Checks the times of an obligation.
pub fn times(written: &surface::Obligation<'_>, resolved: &Obligation, at: Reporter<'_>) {
    let mut said = None;
    let mut due = None;
    for (written, step) in written.steps.iter().zip(&resolved.steps) {
        if said.is_some_and(|before| step.on.window.is_before(before)) {
            let message = "this was said before what stands above it";
            refuse(
                at,
                code::OUT_OF_ORDER,
                written.span,
                message,
                "put the steps in the order in which they were said",
            );
        }
        said = Some(&step.on.window);
        if let (Change::Waive, Some(by)) = (&step.change, &step.by)
            && resolved.on.contains(by)
            && !resolved.owed_to.contains(by)
        {
            let message = format!("`{by}` owes it and cannot waive it");
            let span = written.by.as_ref().map_or(written.span, |by| by.span);
            refuse(at, code::CONFLICT, span, &message, "name by `by=` somebody to whom it is owed");
        }
        let until = match &step.change {
            Change::SetDue(due) => due.plain.when(),
            Change::Extend(until) => until.as_ref().and_then(Clock::when),
            _ => None,
        };
        let Some(until) = until else { continue };
        let until = until.as_end();
        if until.comes_by(&step.on.as_start()) {
            let message = "the time that this sets was over when it was set";
            refuse(at, code::END_BEFORE_START, written.span, message, "look at both dates");
        } else if matches!(step.change, Change::Extend(_)) && due.is_some_and(|due| until.comes_by(&due)) {
            let message = "this does not put it off: the new time is no later than the old one";
            refuse(
                at,
                code::PROLONGS_NOTHING,
                written.span,
                message,
                "where a time is brought forward, write `due`",
            );
        }
        due = Some(until);
    }
}
