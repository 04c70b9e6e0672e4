//! Periods: a day or a week on the calendar of the case.

use std::fmt;
use std::str::FromStr;

use assess::Asked;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::Case;
use model::time::Window;

use super::zone;

/// What a bulletin is of. Written `2016-04-01` or `2016-W13`.
///
/// # Examples
///
/// ```
/// use publish::bulletin::Period;
/// let week: Period = "2016-W13".parse()?;
/// assert_eq!(week.first().to_string(), "2016-03-28");
/// assert_eq!(week.to_string(), "2016-W13");
/// assert!("2016-W54".parse::<Period>().is_err());
/// # Ok::<(), publish::bulletin::NoPeriod>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Period {
    /// A day.
    Day(Date),
    /// A week, from Monday to Sunday.
    Week(Week),
}

/// A week of ISO 8601.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Week {
    monday: Date,
}

/// What is written is no period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoPeriod;

impl fmt::Display for NoPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("write a day, `2016-04-01`, or a week, `2016-W13`")
    }
}

impl std::error::Error for NoPeriod {}

impl Week {
    /// The week that a day is in; `None` where the calendar does not reach to its Sunday.
    pub fn of(day: Date) -> Option<Self> {
        let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
        monday.checked_add(7.days()).ok().map(|_| Self { monday })
    }

    /// The year of the week, which is not always that of its days.
    pub fn year(self) -> i16 {
        self.monday.iso_week_date().year()
    }

    /// Its number in that year.
    pub fn number(self) -> i8 {
        self.monday.iso_week_date().week()
    }
}

impl Period {
    /// The first day.
    pub fn first(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Week(week) => week.monday,
        }
    }

    /// The last day.
    pub fn last(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Week(week) => week.monday.saturating_add(6.days()),
        }
    }

    /// How many days it has.
    pub fn days(self) -> usize {
        match self {
            Self::Day(_) => 1,
            Self::Week(_) => 7,
        }
    }

    /// Whether a day is in it.
    pub fn holds(self, day: Date) -> bool {
        (self.first()..=self.last()).contains(&day)
    }

    /// The period of the same length before it.
    pub fn before(self) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(day.yesterday().ok()?),
            Self::Week(week) => Self::Week(Week::of(week.monday.yesterday().ok()?)?),
        })
    }

    /// The period of the same length after it.
    pub fn after(self) -> Option<Self> {
        let next = self.last().tomorrow().ok()?;
        Some(match self {
            Self::Day(_) => Self::Day(next),
            Self::Week(_) => Self::Week(Week::of(next)?),
        })
    }

    /// From its first instant to the one after its last, on the clocks of a zone.
    pub fn window(self, zone: &TimeZone) -> Window {
        let start = |day: Date| day.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
        Window { from: start(self.first()), until: self.last().tomorrow().ok().and_then(start) }
    }

    /// The cut-off: the instant after its last, on the clocks of the case. `None` where the calendar ends before.
    pub fn cut_off(self, case: &Case) -> Option<Timestamp> {
        self.window(&zone(case)).until
    }

    /// What an edition must be asked to make the bulletin of this period: as of its end, from what the record had learnt by then, or by a later
    /// time.
    pub fn asked(self, case: &Case, known_at: Option<Timestamp>) -> Option<Asked> {
        let as_of = self.cut_off(case)?;
        Some(Asked { as_of, known_at: known_at.unwrap_or(as_of) })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => f.pad(&day.to_string()),
            Self::Week(week) => f.pad(&format!("{:04}-W{:02}", week.year(), week.number())),
        }
    }
}

impl FromStr for Period {
    type Err = NoPeriod;

    fn from_str(text: &str) -> Result<Self, NoPeriod> {
        let period = match text.split_once("-W") {
            Some((year, number)) => week(year, number).map(Self::Week),
            None => text.parse().ok().map(Self::Day),
        };
        // there is one way to write a period, so that it has one address
        period.filter(|period| period.to_string() == text).ok_or(NoPeriod)
    }
}

fn week(year: &str, number: &str) -> Option<Week> {
    let monday = ISOWeekDate::new(year.parse().ok()?, number.parse().ok()?, Weekday::Monday).ok()?;
    Week::of(monday.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_way_to_write_a_period() {
        for text in ["2016-04-01", "2016-W13", "2015-W53", "2020-W53"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in [
            "2016-4-1",
            "2016-W1",
            "2016-W00",
            "2015-W54",
            "2016-04-01T10:00",
            "2016-02-30",
            "",
            "-W",
            "2016-W+1",
        ] {
            assert_eq!(text.parse::<Period>(), Err(NoPeriod), "{text}");
        }
    }

    #[test]
    fn periods_follow_one_another_without_a_gap() {
        let mut week: Period = "2015-W53".parse().unwrap();
        for _ in 0..110 {
            let next = week.after().unwrap();
            assert_eq!(week.last().tomorrow().unwrap(), next.first());
            assert_eq!(next.before(), Some(week));
            assert_eq!(next.to_string().parse(), Ok(next));
            week = next;
        }
    }
}
