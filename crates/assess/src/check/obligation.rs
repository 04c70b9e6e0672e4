//! Whether an obligation stands where its finding says, by the table of `docs/meaning.md`, "Obligations".

use jiff::Timestamp;
use model::agreement::Agreement;
use model::claim::{Subject, Value};
use model::finding::{Finding, ReasonCode, Verdict};
use model::obligation::{Change, Obligation};
use model::time::{When, Window};

use super::claims;
use crate::reference::View;

/// The row of the table that an obligation without conditions stands on.
pub(super) fn row(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> (Verdict, ReasonCode) {
    if !obligation.held_by.is_empty() && !obligation.held_by.contains(&view.reading.id) {
        return (Verdict::NoBreach, ReasonCode::NotOwned);
    }
    let as_of = view.asked.as_of;
    let said: Vec<&Change> = obligation
        .steps
        .iter()
        .filter(|step| step.on.window.from.is_none_or(|from| from < as_of))
        .map(|step| &step.change)
        .collect();
    if said.iter().any(|change| matches!(change, Change::Waive)) {
        return (Verdict::NoBreach, ReasonCode::Waived);
    }
    let last = said.iter().rposition(|change| matches!(change, Change::SetDue(_) | Change::Extend(_)));
    let extended = last.and_then(|at| said.get(at)).is_some_and(|change| matches!(change, Change::Extend(_)));
    let due = last.and_then(|at| said.get(at)).and_then(|change| match change {
        Change::SetDue(due) => due.plain.when(),
        Change::Extend(Some(until)) => until.when(),
        _ => None,
    });
    let after = last.map_or(0, |at| at + 1);
    let has_lapsed = said.iter().skip(after).any(|change| matches!(change, Change::Lapse));
    let lapsed = has_lapsed.then(|| lapsed_on(obligation, as_of)).flatten();

    let about = Subject::Fulfilment(agreement.id.clone(), obligation.id.clone());
    let (values, open) = claims::done(view, &about);
    let done = |value: &Value| matches!(value, Value::DoneAt(_));
    if !values.is_empty() && !open && values.iter().all(done) {
        return in_time(&values, due.or(lapsed));
    }
    let deadline = due.map(When::as_deadline);
    let is_over = has_lapsed || deadline.is_some_and(|end| end.until.is_some_and(|until| until <= as_of));
    let may_be_over = is_over || deadline.is_some_and(|end| end.from.is_none_or(|from| from < as_of));
    let none_done = !open && !values.iter().any(done);
    match (is_over, may_be_over) {
        (true, _) if !values.is_empty() && none_done => (Verdict::Breach, ReasonCode::NotDone),
        (true, _) if values.is_empty() && has_lapsed => (Verdict::Undetermined, ReasonCode::DeclaredLapsed),
        (true, _) if values.is_empty() => (Verdict::Undetermined, ReasonCode::OverdueWithoutWord),
        (true, _) => (Verdict::Undetermined, ReasonCode::ContestedFulfilment),
        (false, true) => (Verdict::NoBreach, ReasonCode::Due),
        (false, false) if extended => (Verdict::NoBreach, ReasonCode::Extended),
        (false, false) if due.is_some() => (Verdict::NoBreach, ReasonCode::NotYetDue),
        (false, false) => (Verdict::NoBreach, ReasonCode::NoDeadline),
    }
}

/// When it was last said to have lapsed.
fn lapsed_on(obligation: &Obligation, as_of: Timestamp) -> Option<&When> {
    let mut said = obligation.steps.iter().filter(|step| step.on.window.from.is_none_or(|from| from < as_of));
    said.rfind(|step| matches!(step.change, Change::Lapse)).map(|step| &step.on)
}

/// It was done: in time where every time that is given for it was, late where none was.
fn in_time(values: &[Value], due: Option<&When>) -> (Verdict, ReasonCode) {
    let Some(Window { from, until }) = due.map(When::as_deadline) else {
        return (Verdict::NoBreach, ReasonCode::Fulfilled);
    };
    let times =
        || values.iter().filter_map(|v| if let Value::DoneAt(at) = v { Some(at.window) } else { None });
    if times().all(|at| at.until.zip(from).is_some_and(|(at, end)| at <= end)) {
        (Verdict::NoBreach, ReasonCode::Fulfilled)
    } else if times().all(|at| at.from.zip(until).is_some_and(|(at, end)| at >= end)) {
        (Verdict::Breach, ReasonCode::FulfilledLate)
    } else {
        (Verdict::Undetermined, ReasonCode::FulfilledWhenUnknown)
    }
}

/// Whether a finding stands on a row.
pub(super) fn stands_on(finding: &Finding, row: (Verdict, ReasonCode)) -> bool {
    finding.verdict == row.0 && finding.reasons.first().is_some_and(|reason| reason.code == row.1)
}
