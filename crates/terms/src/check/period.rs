//! Periods: that they end after they start, are prolonged forwards and do not overlap.

use jiff::tz::TimeZone;
use model::agreement::{End, Parameter, Period};
use model::time::{Length, When, Window};

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::resolve::Context;
use crate::surface::parameter::Parameter as Written;
use crate::surface::period as surface;

/// Checks the periods of an `in-force` and of each reading of it.
pub fn in_force(
    written: &Written<'_, Vec<surface::Period<'_>>>,
    resolved: &Parameter<Vec<Period>>,
    cx: Context<'_>,
) {
    periods(&written.plain, &resolved.plain, cx);
    for (written, resolved) in written.taken.iter().zip(&resolved.taken) {
        if let (Some(written), Some(resolved)) = (&written.to, &resolved.to) {
            periods(written, resolved, cx);
        }
    }
}

fn periods(written: &[surface::Period<'_>], resolved: &[Period], cx: Context<'_>) {
    let mut stretches = Vec::new();
    for (written, resolved) in written.iter().zip(resolved) {
        let Some(start) = resolved.from.when().map(When::as_start) else {
            endless(written, resolved, cx);
            continue;
        };
        // an end that is counted from what happens is nobody's to check
        let Some(end) = end_of(&resolved.until, start, cx.zone) else { continue };
        if end.is_some_and(|end| end.comes_by(&start)) {
            let help = "a day as an end is its last instant; as a start its first";
            refuse(cx.at, code::END_BEFORE_START, written.span, "the period ends before it starts", help);
        }
        endless(written, resolved, cx);
        renewals(written, resolved, end, cx);
        // hours of each day may interlock, so only whole stretches can be said to overlap
        if resolved.daily.is_none() && resolved.grows.is_none() && resolved.renews_itself.is_none() {
            stretches.push((start, end, written.span));
        }
    }
    stretches.sort_by_key(|(start, ..)| *start);
    for pair in stretches.windows(2) {
        if let [(_, end, _), (start, _, span)] = pair
            && end
                .is_none_or(|end| matches!((start.until, end.from), (Some(start), Some(end)) if start < end))
        {
            let help = "end the earlier one first, or write the later one as `renewed`";
            refuse(cx.at, code::OVERLAP, *span, "the period starts before an earlier one has ended", help);
        }
    }
}

/// What has no end cannot grow or renew itself.
fn endless(written: &surface::Period<'_>, resolved: &Period, cx: Context<'_>) {
    if resolved.until != End::Open {
        return;
    }
    let grows = written.grows.as_ref().map(|grows| grows.span);
    let renews_itself = written.renews_itself.as_ref().map(|renews| renews.span);
    for span in grows.into_iter().chain(renews_itself) {
        let help = "give the period an end by `until=` or `term=`";
        refuse(cx.at, code::PROLONGS_NOTHING, span, "the period has no end that could be put off", help);
    }
}

fn renewals(written: &surface::Period<'_>, resolved: &Period, mut last: Option<Window>, cx: Context<'_>) {
    for (written, renewal) in written.renewals.iter().zip(&resolved.renewals) {
        let Some(before) = last else {
            let help = "give the period an end by `until=` or `term=`";
            refuse(
                cx.at,
                code::PROLONGS_NOTHING,
                written.span,
                "the period has no end that could be put off",
                help,
            );
            return;
        };
        let Some(end) = end_of(&renewal.until, before, cx.zone) else { return };
        last = end;
        if last.is_some_and(|end| end.comes_by(&before)) {
            no_more_time(written, cx.at);
        }
    }
}

fn no_more_time(written: &surface::Renewal<'_>, at: Reporter<'_>) {
    let help = "prolongations stand in order, each with a later end than the one before";
    refuse(at, code::PROLONGS_NOTHING, written.span, "it ends no later than what it prolongs", help);
}

/// When it has ended, at the earliest and at the latest: `Some(None)` where no end is given, `None` where only what happens will tell.
#[expect(
    clippy::option_option,
    reason = "the outer one is whether it can be told, the inner one whether there is an end"
)]
fn end_of(end: &End, counted_from: Window, zone: &TimeZone) -> Option<Option<Window>> {
    match end {
        End::Open => Some(None),
        End::At(at) => at.when().map(|at| Some(at.as_end())),
        End::After(length) => Some(Some(later(counted_from, length, zone))),
    }
}

fn later(window: Window, by: &Length, zone: &TimeZone) -> Window {
    let shift = |at: Option<jiff::Timestamp>| at.and_then(|at| by.after(at, zone));
    Window { from: shift(window.from), until: shift(window.until) }
}
