//! Clocks: that they are not counted from one another in a circle, and that people work on some day.

use model::agreement::{Agreement, Period};
use model::clock::{Anchor, Clock};

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::agreement as surface;

/// Refuses a start of the agreement that is counted, in the end, from itself, and a D-day that is.
pub fn circles(written: &surface::Agreement<'_>, resolved: &Agreement, at: Reporter<'_>) {
    let others = resolved.in_force.taken.iter().filter_map(|taken| taken.to.as_ref());
    let starts: Vec<&Clock> = std::iter::once(&resolved.in_force.plain)
        .chain(others)
        .filter_map(|periods: &Vec<Period>| periods.first())
        .map(|period| &period.from)
        .collect();
    let d_day = resolved.d_day.as_ref();
    let starts_from = |anchor: &Anchor| starts.iter().any(|start| is_counted_from(start, anchor));
    let d_day_from = |anchor: &Anchor| d_day.is_some_and(|d_day| is_counted_from(d_day, anchor));
    let help = "count one of them from the calendar, the signing or an event";
    if starts_from(&Anchor::InForce) || starts_from(&Anchor::DDay) && d_day_from(&Anchor::InForce) {
        let span = written.in_force.as_ref().map_or(written.id.span, |in_force| in_force.span);
        let message = "when the agreement first binds is counted from itself";
        refuse(at, code::CIRCULAR_TIME, span, message, help);
    }
    if let Some(word) = written.d_day.as_ref().filter(|_| d_day_from(&Anchor::DDay)) {
        refuse(at, code::CIRCULAR_TIME, word.span, "the D-day is counted from itself", help);
    }
}

fn is_counted_from(clock: &Clock, anchor: &Anchor) -> bool {
    matches!(clock, Clock::Counted(counted) if counted.from == *anchor)
}
