//! Whether an obligation stands where its finding says, by the table of `docs/meaning.md`, "Obligations".

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::agreement::{Agreement, Parameter};
use model::claim::{Subject, Value};
use model::clock::{Anchor, Clock, Stretch};
use model::finding::{Finding, ReasonCode, Verdict};
use model::obligation::{Change, Obligation};
use model::time::{When, Window};

use super::claims;
use super::course::Here;
use super::world::comings;
use crate::reference::View;

/// The row of the table that an obligation without conditions stands on: the one of every world that its due time leaves possible, where
/// their verdicts agree.
pub(super) fn row(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> (Verdict, ReasonCode) {
    if !obligation.held_by.is_empty() && !obligation.held_by.contains(&view.reading.id) {
        return (Verdict::NoBreach, ReasonCode::NotOwned);
    }
    let open = Open::of(view, agreement, obligation);
    let rows: Vec<(Verdict, ReasonCode)> = open
        .worlds()
        .iter()
        .map(|(came, answers)| row_in(&Here { view, agreement, came, answers }, obligation))
        .collect();
    let first = rows.first().copied().unwrap_or((Verdict::Undetermined, ReasonCode::OpenFact));
    if rows.iter().all(|row| row.0 == first.0) {
        return rows.into_iter().find(|row| row.1 == ReasonCode::Due).unwrap_or(first);
    }
    let code = if open.points.values().any(|answers| *answers > 1) {
        ReasonCode::OpenTerm
    } else if open.matters.values().any(|ways| ways.0 > 1) {
        ReasonCode::ContestedFact
    } else {
        ReasonCode::OpenFact
    };
    (Verdict::Undetermined, code)
}

/// What the due time of an obligation hangs on: questions of the text with the number of their answers; events and fulfilments with the
/// number of candidates and the ways that they may have come.
#[derive(Default)]
struct Open {
    points: BTreeMap<String, usize>,
    matters: BTreeMap<Subject, (usize, Vec<Option<When>>)>,
}

type Settled = (BTreeMap<Subject, Option<When>>, BTreeMap<String, usize>);

impl Open {
    fn of(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> Self {
        let mut open = Self::default();
        let said =
            obligation.steps.iter().filter(|s| s.on.window.from.is_none_or(|at| at < view.asked.as_of));
        match said.map(|step| &step.change).rfind(|c| matches!(c, Change::SetDue(_) | Change::Extend(_))) {
            Some(Change::SetDue(due)) => {
                open.asks(view, due);
                view.take(due).iter().for_each(|(clock, _)| open.hangs_on(view, agreement, clock, 0));
            }
            Some(Change::Extend(Some(until))) => open.hangs_on(view, agreement, until, 0),
            _ => {}
        }
        open
    }

    fn asks<T>(&mut self, view: &View<'_>, parameter: &Parameter<T>) {
        if let Some(point) = &parameter.point {
            let answers = self.points.entry(point.id.clone()).or_insert(1);
            *answers = view.take(parameter).len().max(*answers);
        }
    }

    fn hangs_on(&mut self, view: &View<'_>, agreement: &Agreement, clock: &Clock, steps: u32) {
        let Clock::Counted(counted) = clock else { return };
        if steps >= 4 {
            return;
        }
        if let Some(shift) = counted.shift.as_ref().filter(|_| counted.from != Anchor::DDay) {
            let exact = matches!(&shift.by, Stretch::Length(length) if length.is_exact());
            if !exact && !shift.back {
                self.asks(view, &agreement.first_day);
            }
        }
        let matter = match &counted.from {
            Anchor::Event(id) => Subject::Event(agreement.id.clone(), id.clone()),
            Anchor::Done(id) => Subject::Fulfilment(agreement.id.clone(), id.clone()),
            Anchor::InForce => {
                self.asks(view, &agreement.in_force);
                for (periods, _) in view.take(&agreement.in_force) {
                    if let Some(first) = periods.first() {
                        self.hangs_on(view, agreement, &first.from, steps + 1);
                    }
                }
                return;
            }
            Anchor::DDay => {
                if let Some(d_day) = &agreement.d_day {
                    self.hangs_on(view, agreement, d_day, steps + 1);
                }
                return;
            }
            Anchor::Signed => return,
        };
        let came = claims::came(view, &matter);
        self.matters.insert(matter, (came.candidates.len(), comings(&came)));
    }

    fn worlds(&self) -> Vec<Settled> {
        let mut worlds = vec![Settled::default()];
        for (matter, (_, ways)) in &self.matters {
            worlds =
                crossed(&worlds, ways, |world, way| world.0.insert(matter.clone(), way.clone()).is_none());
        }
        for (point, answers) in &self.points {
            let numbers: Vec<usize> = (0..*answers).collect();
            worlds =
                crossed(&worlds, &numbers, |world, number| world.1.insert(point.clone(), *number).is_none());
        }
        worlds
    }
}

fn crossed<T>(worlds: &[Settled], ways: &[T], set: impl Fn(&mut Settled, &T) -> bool) -> Vec<Settled> {
    let each = |world: &Settled| -> Vec<Settled> {
        ways.iter()
            .map(|way| {
                let mut world = world.clone();
                set(&mut world, way);
                world
            })
            .collect()
    };
    worlds.iter().flat_map(each).collect()
}

/// The row in one world.
fn row_in(here: &Here<'_, '_>, obligation: &Obligation) -> (Verdict, ReasonCode) {
    let (view, agreement) = (here.view, here.agreement);
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
    let clock = last.and_then(|at| said.get(at)).and_then(|change| match change {
        Change::SetDue(due) => Some(here.taken(due)),
        Change::Extend(until) => until.as_ref(),
        _ => None,
    });
    let due = clock.and_then(|clock| here.shows(clock));
    let after = last.map_or(0, |at| at + 1);
    let has_lapsed = said.iter().skip(after).any(|change| matches!(change, Change::Lapse));
    let lapsed = has_lapsed.then(|| lapsed_on(obligation, as_of)).flatten();

    let about = Subject::Fulfilment(agreement.id.clone(), obligation.id.clone());
    let (values, open) = claims::done(view, &about);
    let done = |value: &Value| matches!(value, Value::DoneAt(_));
    if !values.is_empty() && !open && values.iter().all(done) {
        return in_time(&values, due.as_ref().or(lapsed));
    }
    let deadline = due.as_ref().map(When::as_deadline);
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
        (false, false) if clock.is_some() => (Verdict::NoBreach, ReasonCode::NotYetDue),
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
