//! The row of what is owed in every so long a time: each such time is gone through by itself.

use jiff::Timestamp;
use model::Truth;
use model::agreement::Agreement;
use model::claim::Subject;
use model::clock::Clock;
use model::finding::{ReasonCode, Verdict};
use model::obligation::{Obligation, Recurs};
use model::time::{Length, Window};

use super::Row;
use super::counts::Counts;
use crate::check::claims;
use crate::reference::{self, View, force};

pub(super) fn row(
    view: &View<'_>,
    agreement: &Agreement,
    owed: &Obligation,
    end: Timestamp,
    (length, from, until): (&Length, Option<&Clock>, Option<&Clock>),
) -> Row {
    let open = (Verdict::Undetermined, ReasonCode::ConditionOpen);
    let clock = |clock: &Clock| reference::clock::time(view, agreement, clock);
    let start = match from {
        Some(from) => clock(from).map(|from| from.as_start()),
        None => force::start(view, agreement),
    };
    let Some(start) = start.filter(|start| start.from.is_none_or(|from| from < end)) else {
        return (Verdict::NoBreach, ReasonCode::NotStarted);
    };
    let Some(first) = start.from.filter(|from| Some(*from) == start.until) else { return open };
    let stops = match until {
        // what has not come ends nothing
        Some(until) => clock(until).map_or(force::NEVER, |until| until.as_end()),
        None => force::end(view, agreement).unwrap_or(Window::ALWAYS),
    };
    let measure = owed.measure.as_ref().map(|measure| Counts::of(view, agreement, measure));
    let about = Subject::Fulfilment(agreement.id.clone(), owed.id.clone());
    let zone = force::zone(agreement);

    let (mut broken, mut first_open, mut whole) = (false, None, 0);
    let mut begins = first;
    let mut number = 0;
    loop {
        number += 1;
        let Some(ends) = length.times_after(first, number, &zone) else { break };
        if begins >= end || ends <= begins || stops.until.is_some_and(|stop| ends > stop) {
            break;
        }
        if number > Recurs::MOST {
            return open;
        }
        let over = ends <= end;
        let (answer, code) = if let Some(counts) = &measure {
            let [a, b] = [begins, ends].map(|at| Window { from: Some(at), until: Some(at) });
            let judged = over || counts.too_many(a, b);
            let answer = if judged { counts.between(a, b) } else { Truth::True };
            (answer, ReasonCode::AmountOpen)
        } else {
            let window = Window { from: Some(begins), until: Some(ends) };
            let (answer, anything) = claims::done_within(view, &about, &window);
            let code =
                if anything { ReasonCode::ContestedFulfilment } else { ReasonCode::OverdueWithoutWord };
            (if over { answer } else { Truth::True }, code)
        };
        let certain = stops.from.is_some_and(|stop| ends <= stop);
        broken |= answer == Truth::False && certain;
        if answer == Truth::Maybe || (answer == Truth::False && !certain) {
            first_open = first_open.or(Some(code));
        }
        whole += u32::from(over);
        begins = ends;
    }
    match (broken, first_open, measure.is_some()) {
        (true, _, true) => (Verdict::Breach, ReasonCode::AmountNotMet),
        (true, _, false) => (Verdict::Breach, ReasonCode::NotDone),
        (false, Some(code), _) => (Verdict::Undetermined, code),
        (false, None, _) if whole == 0 => (Verdict::NoBreach, ReasonCode::NotYetDue),
        (false, None, true) => (Verdict::NoBreach, ReasonCode::AmountMet),
        (false, None, false) => (Verdict::NoBreach, ReasonCode::Fulfilled),
    }
}
