//! Days and instants in words.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::Voice;

impl Voice {
    /// A day: "1 April 2016".
    pub fn day(&self, day: Date) -> String {
        let month = self.month(day.month());
        self.say_with(
            "date-day",
            &[
                ("day", day.day().to_string().into()),
                ("month", month.into()),
                ("year", day.year().to_string().into()),
            ],
        )
    }

    /// A day without its year: "1 April".
    pub fn day_of_year(&self, day: Date) -> String {
        let month = self.month(day.month());
        self.say_with("date-day-of-year", &[("day", day.day().to_string().into()), ("month", month.into())])
    }

    /// A month and its year, standing alone: "April 2016".
    pub fn month_of(&self, day: Date) -> String {
        let month = self.say(&format!("month-alone-{}", day.month()));
        self.say_with("date-month", &[("month", month.into()), ("year", day.year().to_string().into())])
    }

    /// A month as it stands in a date.
    fn month(&self, month: i8) -> String {
        self.say(&format!("month-{month}"))
    }

    /// The day of the week.
    pub fn weekday(&self, day: Date) -> String {
        self.say(&format!("weekday-{}", day.weekday().to_monday_one_offset()))
    }

    /// An instant at which something ends: the day alone where it is the last instant of it, else the minute on the clocks of a zone.
    pub fn end(&self, at: Timestamp, zone: &TimeZone) -> String {
        let zoned = at.to_zoned(zone.clone());
        let is_midnight = zoned.start_of_day().is_ok_and(|start| start == zoned);
        match (is_midnight, zoned.date().checked_sub(1.day())) {
            (true, Ok(before)) => self.day(before),
            _ => self.minute(at, zone),
        }
    }

    /// An instant to the minute, on the clocks of a zone: "1 April 2016, 14:05".
    pub fn minute(&self, at: Timestamp, zone: &TimeZone) -> String {
        let zoned = at.to_zoned(zone.clone());
        let time = zoned.strftime("%H:%M").to_string();
        self.say_with("date-minute", &[("day", self.day(zoned.date()).into()), ("time", time.into())])
    }
}
