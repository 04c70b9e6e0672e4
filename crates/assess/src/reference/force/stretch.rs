//! Times that are known within bounds, and whether what happened falls into them.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::Truth;
use model::agreement::Daily;
use model::time::{When, Window};

/// One way that a period may run: when it starts and when it ends, each known or within bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// When it starts: at the earliest and at the latest.
    pub start: Window,
    /// When it ends: at the earliest and at the latest; open where both are `None` and `open_ended`.
    pub end: Window,
    /// True where it has no end.
    pub open_ended: bool,
}

/// Whether something happened in a stretch, and on which side it lies where it did not.
pub fn within(when: &When, stretch: &Stretch) -> Truth {
    let window = &when.window;
    if is_before(window, stretch) || is_after(window, stretch) {
        return Truth::False;
    }
    // the instants at which it certainly binds
    let sure = Window {
        from: stretch.start.until,
        until: if stretch.open_ended { None } else { stretch.end.from.or(Some(Timestamp::MIN)) },
    };
    let sure_is_some = match (sure.from, sure.until) {
        (Some(from), Some(until)) => from < until,
        (None, _) => false,
        (_, None) => true,
    };
    if !sure_is_some {
        return Truth::Maybe;
    }
    Truth::from(if when.lasting { !window.is_apart_from(&sure) } else { window.is_within(&sure) })
        .or(Truth::Maybe)
}

/// Returns true where all of a window lies before a stretch starts.
pub fn is_before(window: &Window, stretch: &Stretch) -> bool {
    stretch.start.from.is_some_and(|start| window.ends_by(start))
}

fn is_after(window: &Window, stretch: &Stretch) -> bool {
    !stretch.open_ended && stretch.end.until.is_some_and(|end| window.begins_from(end))
}

/// A stretch without a part of it: what lies before the part and what lies after it.
pub(super) fn without(stretch: Stretch, from: Window, until: Option<Window>) -> Vec<Stretch> {
    let outside = |at: Window| {
        let early = matches!((at.until, stretch.start.from), (Some(at), Some(start)) if at <= start);
        let late =
            !stretch.open_ended && matches!((at.from, stretch.end.until), (Some(at), Some(end)) if at >= end);
        (early, late)
    };
    if outside(from).1 || until.is_some_and(|until| outside(until).0) {
        return vec![stretch];
    }
    let end = if stretch.open_ended { from } else { earlier_of(from, stretch.end) };
    let before = Stretch { end, open_ended: false, ..stretch };
    let after = until.map(|until| Stretch { start: later_of(until, stretch.start), ..stretch });
    let before = Some(before).filter(|_| !outside(from).0);
    before.into_iter().chain(after.filter(|after| !outside(after.start).1)).collect()
}

/// The earlier of two instants that are known within bounds.
fn earlier_of(a: Window, b: Window) -> Window {
    let until = match (a.until, b.until) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    Window { from: a.from.zip(b.from).map(|(a, b)| a.min(b)), until }
}

/// The later of two instants that are known within bounds.
fn later_of(a: Window, b: Window) -> Window {
    let from = match (a.from, b.from) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    };
    Window { from, until: a.until.zip(b.until).map(|(a, b)| a.max(b)) }
}

/// Whether a time falls in the hours of each day in which a period binds.
pub fn in_hours(when: &When, daily: Option<&Daily>, zone: &TimeZone) -> Truth {
    let (open, close) = match daily {
        None => return Truth::True,
        Some(Daily::For(_)) => return Truth::Maybe,
        Some(Daily::Between(open, close)) => (*open, *close),
    };
    let (Some(from), Some(until)) = (when.window.from, when.window.until) else { return Truth::Maybe };
    let first = from.to_zoned(zone.clone()).date();
    let mut touches = false;
    for offset in [-1_i32, 0, 1] {
        let Ok(day) = first.checked_add(offset.days()) else { continue };
        let close_day = if close <= open { day.checked_add(1.day()).unwrap_or(day) } else { day };
        let at = |date: jiff::civil::Date, time| zone.to_timestamp(date.to_datetime(time)).ok();
        let hours = Window { from: at(day, open), until: at(close_day, close) };
        let window = Window { from: Some(from), until: Some(until) };
        if window.is_within(&hours) || (when.lasting && !window.is_apart_from(&hours)) {
            return Truth::True;
        }
        touches |= !window.is_apart_from(&hours);
    }
    let longer_than_a_day = until.duration_since(from).as_hours() >= 24;
    if touches || longer_than_a_day { Truth::Maybe } else { Truth::False }
}

/// Whether a time falls into another: of what lasts, whether some instant of it does, and whether all of it does.
#[derive(Clone, Copy)]
pub(in crate::reference) struct During {
    pub(in crate::reference) at_some_instant: Truth,
    pub(in crate::reference) throughout: Truth,
}

impl During {
    pub(super) fn of(when: &When, falls: impl Fn(&When) -> Truth) -> Self {
        let whole = When { lasting: false, ..when.clone() };
        Self { at_some_instant: falls(when), throughout: falls(&whole) }
    }

    /// Whether it falls into both at once. What shares an instant with each, and lies within neither, may never be in both.
    pub(in crate::reference) fn and(self, other: Self) -> Self {
        let (a, b) = (self.at_some_instant, other.at_some_instant);
        let apart = a == Truth::False || b == Truth::False;
        let sure = self.throughout.and(b).or(a.and(other.throughout)) == Truth::True;
        Self {
            at_some_instant: if apart {
                Truth::False
            } else if sure {
                Truth::True
            } else {
                Truth::Maybe
            },
            throughout: self.throughout.and(other.throughout),
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            at_some_instant: self.at_some_instant.or(other.at_some_instant),
            throughout: self.throughout.or(other.throughout),
        }
    }
}
