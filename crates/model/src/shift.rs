//! How far a time lies from what it is counted from: hours to the minute, days to whole days.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::clock::{Anchor, Counted, FirstDay, Shift, Stretch, WorkingWeek};
use crate::time::{Length, Precision, When, Window};

/// How an agreement counts days.
#[derive(Clone, Copy, Debug)]
pub struct DayCount<'a> {
    /// Whose days.
    pub zone: &'a TimeZone,
    /// Which day is the first.
    pub first_day: FirstDay,
    /// On which days people work.
    pub week: &'a WorkingWeek,
}

/// More calendar days than these are not looked through for working days.
const FARTHEST: u32 = 400_000;

impl Counted {
    /// The time itself, where what it is counted from came at a time. What no calendar reaches is some time, nobody knows which.
    pub fn counted_from(&self, anchor: &When, days: DayCount<'_>) -> When {
        // D-day is day 0 whatever the text says of other days
        let first_day = if self.from == Anchor::DDay { FirstDay::Next } else { days.first_day };
        let when = match &self.shift {
            None => anchor.clone(),
            Some(shift) => shifted(shift, anchor, DayCount { first_day, ..days }),
        };
        if self.strictly_before { when.strictly_before() } else { when }
    }
}

fn shifted(shift: &Shift, anchor: &When, days: DayCount<'_>) -> When {
    match &shift.by {
        Stretch::Length(length) if length.is_exact() => on_the_clock(length, shift.back, anchor, days.zone),
        _ => on_the_calendar(shift, anchor, days),
    }
}

/// So many hours: an instant stays an instant, a day becomes a range as long as a day.
fn on_the_clock(length: &Length, back: bool, anchor: &When, zone: &TimeZone) -> When {
    let shift = |at: Timestamp| if back { length.before(at, zone) } else { length.after(at, zone) };
    let window =
        Window { from: anchor.window.from.and_then(shift), until: anchor.window.until.and_then(shift) };
    match (anchor.precision, window.from) {
        (Precision::Instant, Some(at)) => {
            let said = at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string();
            When { window, precision: Precision::Instant, lasting: false, said }
        }
        (Precision::Exact, Some(at)) => When::exactly(at, zone),
        _ => When::some_time_in(window, zone),
    }
}

/// So many days: the whole day where the day of what it is counted from is known, else all days that it may be.
fn on_the_calendar(shift: &Shift, anchor: &When, days: DayCount<'_>) -> When {
    let first = anchor.window.from.map(|at| day_of(at, days.zone));
    let last = anchor.window.last().map(|at| day_of(at, days.zone));
    let count = |from: Option<Date>| from.and_then(|from| day_off(shift, from, days));
    let window_of = |day: Option<Date>| {
        day.and_then(|day| When::day(day, days.zone)).map_or(Window::ALWAYS, |when| when.window)
    };
    let (first, last) = (count(first), count(last));
    match first {
        Some(day) if first == last => {
            When::day(day, days.zone).unwrap_or_else(|| When::some_time_in(Window::ALWAYS, days.zone))
        }
        _ => {
            let window = Window { from: window_of(first).from, until: window_of(last).until };
            When::some_time_in(window, days.zone)
        }
    }
}

fn day_of(at: Timestamp, zone: &TimeZone) -> Date {
    at.to_zoned(zone.clone()).date()
}

fn day_off(shift: &Shift, from: Date, days: DayCount<'_>) -> Option<Date> {
    let counts_itself = days.first_day == FirstDay::Same && !shift.back;
    match &shift.by {
        Stretch::Length(length) if shift.back => length.date_before(from),
        Stretch::Length(length) if counts_itself => length.date_after(from)?.checked_sub(1.day()).ok(),
        Stretch::Length(length) => length.date_after(from),
        Stretch::WorkingDays(count) => {
            let start = if counts_itself { from.checked_sub(1.day()).ok()? } else { from };
            working_day(*count, shift.back, start, days.week)
        }
    }
}

/// The working day of this number after or before a day.
fn working_day(count: u32, back: bool, from: Date, week: &WorkingWeek) -> Option<Date> {
    let mut left = count;
    let mut day = from;
    for _ in 0..FARTHEST {
        if left == 0 {
            return Some(day);
        }
        day = if back { day.yesterday() } else { day.tomorrow() }.ok()?;
        left -= u32::from(week.works_on(day));
    }
    None
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::DayCount;
    use crate::clock::{Anchor, Counted, FirstDay, Shift, Stretch, WorkingWeek};
    use crate::time::{Length, Precision, When};

    fn count(anchor: &str, by: Stretch, back: bool, first_day: FirstDay) -> When {
        let zone = TimeZone::get("Asia/Damascus").unwrap();
        let holidays = [date(2016, 7, 6)].into();
        let week = WorkingWeek { holidays, ..WorkingWeek::default() };
        let counted = Counted {
            from: Anchor::Signed,
            shift: Some(Shift { by, back }),
            strictly_before: false,
            said: String::new(),
        };
        let days = DayCount { zone: &zone, first_day, week: &week };
        counted.counted_from(&When::parse(anchor, &zone).unwrap(), days)
    }

    fn length(text: &str) -> Stretch {
        Stretch::Length(Length::parse(text).unwrap())
    }

    #[test]
    fn hours_are_exact() {
        let when = count("2016-07-01T12:00", length("72 hours"), false, FirstDay::Next);
        assert_eq!((when.said.as_str(), when.precision), ("2016-07-04T12:00", Precision::Instant));
        let day = count("2016-07-01", length("72 hours"), false, FirstDay::Next);
        assert_eq!((day.said.as_str(), day.precision), ("2016-07-04", Precision::Range));
        assert_eq!(
            count("2016-07-01T12:00", length("90 minutes"), true, FirstDay::Next).said,
            "2016-07-01T10:30"
        );
    }

    #[test]
    fn days_are_whole_days() {
        let on = |by, back, first| count("2016-07-01T12:00", length(by), back, first).said;
        assert_eq!(on("14 days", false, FirstDay::Next), "2016-07-15");
        assert_eq!(on("14 days", false, FirstDay::Same), "2016-07-14");
        assert_eq!(on("2 weeks", true, FirstDay::Same), "2016-06-17");
        assert_eq!(on("1 month", false, FirstDay::Next), "2016-08-01");
        let about = count("2016-07-01..2016-07-03", length("2 days"), false, FirstDay::Next);
        assert_eq!((about.said.as_str(), about.precision), ("2016-07-03..2016-07-05", Precision::Range));
    }

    #[test]
    fn working_days_skip_days_off_and_holidays() {
        // 1 July 2016 was a Friday, and the 6th a holiday
        let on = |days, back, first| count("2016-07-01", Stretch::WorkingDays(days), back, first).said;
        assert_eq!(on(3, false, FirstDay::Next), "2016-07-07");
        assert_eq!(on(3, false, FirstDay::Same), "2016-07-05");
        assert_eq!(on(1, true, FirstDay::Next), "2016-06-30");
        assert_eq!(on(5, true, FirstDay::Next), "2016-06-24");
    }
}
