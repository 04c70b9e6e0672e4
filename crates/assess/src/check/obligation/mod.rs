//! Whether an obligation stands where its finding says, by the table of `docs/meaning.md`, "Obligations".

pub(super) mod counts;
mod recurring;
mod response;
mod worlds;

use jiff::Timestamp;
use model::Truth;
use model::agreement::Agreement;
use model::claim::{Subject, Value};
use model::clock::Anchor;
use model::finding::{Finding, ReasonCode, Verdict};
use model::obligation::{Change, Condition, Obligation, Recurs};
use model::time::{When, Window};

use super::claims;
use super::course::Here;
use super::world::over_by;
use crate::reference::{self, View};
use worlds::{Open, Settled};

/// A row of the table.
type Row = (Verdict, ReasonCode);

/// What was said of the term by the time asked about.
struct Told {
    due: Option<When>,
    /// Whether a time was set, running or not.
    set: bool,
    extended: bool,
    lapsed: Option<When>,
    /// When it ceased to be owed, or the time asked about.
    end: Timestamp,
    superseded: bool,
}

/// The row of the table that an obligation stands on: the one of every world that its times leave possible, where their verdicts agree.
pub(super) fn row(view: &View<'_>, agreement: &Agreement, owed: &Obligation) -> Row {
    let open = Open::of(view, agreement, owed);
    let worlds = open.worlds();
    let rows: Vec<Row> = worlds.iter().map(|world| row_in(view, agreement, owed, world)).collect();
    let first = rows.iter().min_by_key(|(_, code)| (*code != ReasonCode::Due, *code)).copied();
    let first = first.unwrap_or((Verdict::Undetermined, ReasonCode::OpenFact));
    if rows.iter().all(|row| row.0 == first.0) {
        return first;
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

/// The row in one world.
fn row_in(view: &View<'_>, agreement: &Agreement, owed: &Obligation, (came, answers): &Settled) -> Row {
    if !owed.held_by.is_empty() && !owed.held_by.contains(&view.reading.id) {
        return (Verdict::NoBreach, ReasonCode::NotOwned);
    }
    let as_of = view.asked.as_of;
    let said: Vec<_> =
        owed.steps.iter().filter(|step| step.on.window.from.is_none_or(|from| from < as_of)).collect();
    if said.iter().any(|step| matches!(step.change, Change::Waive)) {
        return (Verdict::NoBreach, ReasonCode::Waived);
    }
    let told = told(&said, as_of, &Here { view, agreement, came, answers });
    // the world as a view, for what looks at claims and other findings
    let mut view = view.clone();
    for (matter, way) in came {
        view = view.supposing(matter, way.clone());
    }
    for (point, number) in answers {
        view = view.answering(point, *number);
    }
    let conditions = owed.after.iter().map(|condition| holds(&view, agreement, condition, told.end));
    let row = match Truth::all(conditions) {
        Truth::False => (Verdict::NoBreach, ReasonCode::ConditionNotMet),
        Truth::Maybe => (Verdict::Undetermined, ReasonCode::ConditionOpen),
        Truth::True => by_itself(&view, agreement, owed, &told),
    };
    if told.superseded { ended(owed, &told, row) } else { row }
}

fn told(said: &[&model::obligation::Step], as_of: Timestamp, here: &Here<'_, '_>) -> Told {
    let last = said.iter().rposition(|step| matches!(step.change, Change::SetDue(_) | Change::Extend(_)));
    let change = last.and_then(|at| said.get(at)).map(|step| &step.change);
    let clock = match change {
        Some(Change::SetDue(due)) => Some(here.taken(due)),
        Some(Change::Extend(until)) => until.as_ref(),
        _ => None,
    };
    let lapsed = said.iter().skip(last.map_or(0, |at| at + 1)).rfind(|s| matches!(s.change, Change::Lapse));
    let mut ends = said.iter().filter(|step| matches!(step.change, Change::Supersede(_))).peekable();
    Told {
        due: clock.and_then(|clock| here.shows(clock)),
        set: clock.is_some(),
        extended: matches!(change, Some(Change::Extend(_))),
        lapsed: lapsed.map(|step| step.on.clone()),
        superseded: ends.peek().is_some(),
        end: ends
            .map(|step| step.on.window.from.unwrap_or(Timestamp::MIN))
            .min()
            .map_or(as_of, |end| end.min(as_of)),
    }
}

impl Told {
    fn due_by(due: When, end: Timestamp) -> Self {
        Self { due: Some(due), set: true, extended: false, lapsed: None, end, superseded: false }
    }

    fn deadline(&self) -> Option<Window> {
        self.due.as_ref().or(self.lapsed.as_ref()).map(When::as_deadline)
    }

    /// Whether it is over, and whether it may be.
    fn over(&self) -> (bool, bool) {
        let due = self.due.as_ref().map(When::as_deadline);
        let is_over =
            self.lapsed.is_some() || due.is_some_and(|due| due.until.is_some_and(|until| until <= self.end));
        (is_over, is_over || due.is_some_and(|due| due.from.is_none_or(|from| from < self.end)))
    }

    fn to_come(&self) -> Row {
        let code = match (self.over(), self.extended, self.set) {
            ((_, true), ..) => ReasonCode::Due,
            (_, true, _) => ReasonCode::Extended,
            (_, _, true) if self.due.is_none() => ReasonCode::NotStarted,
            (_, _, true) => ReasonCode::NotYetDue,
            _ => ReasonCode::NoDeadline,
        };
        (Verdict::NoBreach, code)
    }
}

fn by_itself(view: &View<'_>, agreement: &Agreement, owed: &Obligation, told: &Told) -> Row {
    match (&owed.recurs, &owed.measure) {
        (Some(Recurs::Every { length, from, until }), _) => {
            recurring::row(view, agreement, owed, told.end, (length, from.as_ref(), until.as_ref()))
        }
        (Some(Recurs::AfterBreach { within, of, by }), _) => {
            response::row(view, agreement, owed, told.end, (within, of, by.as_ref()))
        }
        (None, Some(measure)) => counts::row(view, agreement, measure, told),
        (None, None) => {
            let about = Subject::Fulfilment(agreement.id.clone(), owed.id.clone());
            done_by(told, &claims::done(view, &[about]))
        }
    }
}

/// The row of something that is done or not.
fn done_by(told: &Told, (values, open): &(Vec<Value>, bool)) -> Row {
    let done = |value: &Value| matches!(value, Value::DoneAt(_));
    if !values.is_empty() && !open && values.iter().all(done) {
        return in_time(values, told.deadline());
    }
    let none_done = !open && !values.iter().any(done);
    match told.over().0 {
        true if !values.is_empty() && none_done => (Verdict::Breach, ReasonCode::NotDone),
        true if values.is_empty() && told.lapsed.is_some() => {
            (Verdict::Undetermined, ReasonCode::DeclaredLapsed)
        }
        true if values.is_empty() => (Verdict::Undetermined, ReasonCode::OverdueWithoutWord),
        true => (Verdict::Undetermined, ReasonCode::ContestedFulfilment),
        false if !values.is_empty() && !told.set && !told.extended => {
            (Verdict::Undetermined, ReasonCode::NoDeadline)
        }
        false => told.to_come(),
    }
}

/// It was done: in time where every time that is given for it was, late where none was.
fn in_time(values: &[Value], due: Option<Window>) -> Row {
    let Some(Window { from, until }) = due else {
        return (Verdict::NoBreach, ReasonCode::Fulfilled);
    };
    let times =
        || values.iter().filter_map(|v| if let Value::DoneAt(at) = v { Some(at.window) } else { None });
    if times().all(|at| over_by(&at, from)) {
        (Verdict::NoBreach, ReasonCode::Fulfilled)
    } else if times().all(|at| at.from.zip(until).is_some_and(|(at, end)| at >= end)) {
        (Verdict::Breach, ReasonCode::FulfilledLate)
    } else {
        (Verdict::Undetermined, ReasonCode::FulfilledWhenUnknown)
    }
}

/// What a later text ended: a breach of before stays one, as does what cannot be told of before; the rest is owed no more.
fn ended(owed: &Obligation, told: &Told, row: Row) -> Row {
    let again = owed.recurs.is_some();
    let was_over = told.over().0;
    let stays = match row {
        (Verdict::NoBreach, ReasonCode::Fulfilled | ReasonCode::AmountMet) => !again,
        (Verdict::NoBreach, _) => false,
        (Verdict::Breach, ReasonCode::AmountNotMet) if owed.measure.is_some() => true,
        _ => again || was_over,
    };
    if stays { row } else { (Verdict::NoBreach, ReasonCode::Superseded) }
}

/// Conditions on the stream of incidents are findings, each to be checked by itself; what they come to is taken from the reference.
fn holds(view: &View<'_>, agreement: &Agreement, condition: &Condition, end: Timestamp) -> Truth {
    let then = view.as_of(end);
    match condition {
        Condition::Unbroken { .. } | Condition::Breaches { .. } => {
            reference::obligation::holds(&then, agreement, condition)
        }
        Condition::Come(anchor) => has_come(&then, agreement, anchor),
    }
}

fn has_come(view: &View<'_>, agreement: &Agreement, anchor: &Anchor) -> Truth {
    let passed = |window: Option<Window>| {
        let Some(window) = window else { return Truth::Maybe };
        let as_of = view.asked.as_of;
        let (surely, never) =
            (window.until.is_some_and(|at| at <= as_of), window.from.is_some_and(|at| at >= as_of));
        if surely {
            Truth::True
        } else if never {
            Truth::False
        } else {
            Truth::Maybe
        }
    };
    let said = |about: Subject| {
        if let Some(way) = view.supposed_of(&about) {
            return Truth::from(way.is_some());
        }
        let came = claims::came(view, &about);
        let done = came.candidates.iter().map(|c| Truth::from(matches!(c.value, Value::DoneAt(_))));
        if came.open { Truth::Maybe } else { Truth::over(done) }
    };
    match anchor {
        Anchor::Signed => passed(agreement.signed_on.as_ref().map(When::as_start)),
        Anchor::InForce => passed(reference::force::start(view, agreement)),
        Anchor::DDay => passed(
            agreement
                .d_day
                .as_ref()
                .and_then(|day| reference::clock::time(view, agreement, day))
                .map(|w| w.as_start()),
        ),
        Anchor::Event(id) => said(Subject::Event(agreement.id.clone(), id.clone())),
        Anchor::Done(id) => match agreement.obligations.iter().find(|owed| owed.id == *id) {
            Some(Obligation { recurs: Some(_), .. }) | None => Truth::Maybe,
            Some(Obligation { measure: Some(measure), .. }) => {
                let now = Window { from: Some(view.asked.as_of), until: Some(view.asked.as_of) };
                counts::Counts::of(view, agreement, measure).until(now)
            }
            Some(Obligation { id, .. }) => said(Subject::Fulfilment(agreement.id.clone(), id.clone())),
        },
    }
}

/// Whether a finding stands on a row.
pub(super) fn stands_on(finding: &Finding, row: Row) -> bool {
    finding.verdict == row.0 && finding.reasons.first().is_some_and(|reason| reason.code == row.1)
}
