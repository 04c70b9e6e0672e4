//! Times as the record has them, and counts, said for people.

use jiff::civil::Date;
use model::count::Count;
use model::time::When;

use super::Voice;

/// The units of lengths, and the sentences for so many of them.
const UNITS: [(&str, &str); 6] = [
    ("minute", "length-minutes"),
    ("hour", "length-hours"),
    ("day", "length-days"),
    ("week", "length-weeks"),
    ("month", "length-months"),
    ("year", "length-years"),
];

/// A day, or a minute of a day as it is written: `06:25`, `24:00`.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Point<'a> {
    day: Date,
    time: Option<&'a str>,
}

impl<'a> Point<'a> {
    /// `2016-02-27` or `2016-02-27T06:25`.
    fn read(text: &'a str) -> Option<Self> {
        let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
        let is_day = day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let day = is_day.then(|| day.parse().ok()).flatten()?;
        time.is_none_or(is_time).then_some(Self { day, time })
    }
}

/// Hours and minutes.
fn is_time(text: &str) -> bool {
    text == "24:00" || model::time::clock(text).is_ok()
}

impl Voice {
    /// A time of the record as people say it: "27 February 2016, 06:25–11:30". What cannot be read is shown as it stands.
    pub fn when(&self, when: &When) -> String {
        self.read_when(&when.said, when.lasting).unwrap_or_else(|| when.to_string())
    }

    /// A length of time as it is written: "24 hours". What cannot be read is shown as it stands.
    pub fn length(&self, said: &str) -> String {
        self.read_length(said).unwrap_or_else(|| said.to_owned())
    }

    /// A count as its author gives it; one in words stays in these.
    pub fn number(&self, count: &Count) -> String {
        let one = |key: &str, n: &u64| self.say_with(key, &[("n", n.to_string().into())]);
        match count {
            Count::Exactly(n) => n.to_string(),
            Count::AtLeast(n) => one("number-at-least", n),
            Count::AtMost(n) => one("number-at-most", n),
            Count::About(n) => one("number-about", n),
            Count::Between(from, to) => {
                let ends = [("from", from.to_string().into()), ("to", to.to_string().into())];
                self.say_with("number-between", &ends)
            }
            Count::InWords(words) => self.of_the_case(words),
        }
    }

    fn read_when(&self, said: &str, lasting: bool) -> Option<String> {
        if let Some((first, last)) = said.split_once("..") {
            return self.range(first.trim(), last.trim(), lasting);
        }
        let when = self.read_one(said)?;
        Some(if lasting { self.say_with("when-throughout", &[("when", when.into())]) } else { when })
    }

    /// Anything but a range.
    fn read_one(&self, said: &str) -> Option<String> {
        const PARTS_OF_DAY: [(&str, &str); 5] = [
            ("night ", "when-night"),
            ("morning ", "when-morning"),
            ("midday ", "when-midday"),
            ("afternoon ", "when-afternoon"),
            ("evening ", "when-evening"),
        ];
        const OPEN: [(&str, &str); 3] = [
            ("not-before ", "when-not-before"),
            ("not-after ", "when-not-after"),
            ("before ", "when-before"),
        ];
        if said == "some time, nobody says when" {
            return Some(self.say("when-unknown"));
        }
        for (word, key) in PARTS_OF_DAY {
            if let Some(day) = said.strip_prefix(word) {
                let point = Point::read(day.trim()).filter(|point| point.time.is_none())?;
                return Some(self.say_with(key, &[("day", self.day(point.day).into())]));
            }
        }
        for (word, key) in OPEN {
            if let Some(rest) = said.strip_prefix(word) {
                return match Point::read(rest) {
                    Some(point) => Some(self.say_with(key, &[("when", self.point(point).into())])),
                    // at the latest by what is itself no day or minute: a night, a range
                    None if word == "not-after " => {
                        let when = self.read_when(rest, false)?;
                        Some(self.say_with("when-by", &[("when", when.into())]))
                    }
                    None => None,
                };
            }
        }
        if let Some(rest) = said.strip_prefix("about ") {
            let (middle, leeway) = rest.split_once(" give-or-take ")?;
            let (when, leeway) = (self.point(Point::read(middle.trim())?), self.read_length(leeway)?);
            return Some(self.say_with("when-about", &[("when", when.into()), ("leeway", leeway.into())]));
        }
        if let Some(rest) = said.strip_prefix("exactly ") {
            return self.exactly(rest.trim());
        }
        Some(self.point(Point::read(said)?))
    }

    fn exactly(&self, text: &str) -> Option<String> {
        let (day, time) = text.split_once('T')?;
        let (hours, seconds) = match time.rsplit_once(':') {
            Some((minute, seconds)) if minute.contains(':') => (minute, Some(seconds)),
            _ => (time, None),
        };
        let whole = |seconds: &str| seconds.len() == 2 && seconds.parse::<u8>().is_ok_and(|n| n < 60);
        let fits = is_time(hours) && seconds.is_none_or(whole);
        let day = Point::read(day).filter(|_| fits)?.day;
        Some(self.say_with("when-exactly", &[("day", self.day(day).into()), ("time", time.into())]))
    }

    fn range(&self, first: &str, last: &str, lasting: bool) -> Option<String> {
        let from = Point::read(first)?;
        // "06:25..11:30": the second time is on the first one's day
        let until = match from.time {
            Some(_) if is_time(last) => Point { day: from.day, time: Some(last) },
            _ => Point::read(last)?,
        };
        if let (Some(start), Some(end)) = (from.time, until.time) {
            if from.day == until.day {
                let day = self.day(from.day);
                let hours = [("day", day.into()), ("from", start.into()), ("until", end.into())];
                return Some(self.say_with("when-hours", &hours));
            }
            if (start, end) == ("00:00", "24:00") {
                let whole = |day| Point { day, time: None };
                return Some(self.ends(whole(from.day), whole(until.day), lasting));
            }
        }
        Some(self.ends(from, until, lasting))
    }

    fn ends(&self, from: Point<'_>, until: Point<'_>, lasting: bool) -> String {
        let whole_days = from.time.is_none() && until.time.is_none();
        let first = if whole_days && from.day.year() == until.day.year() {
            self.day_of_year(from.day)
        } else {
            self.point(from)
        };
        let key = if lasting { "when-from-to" } else { "when-between" };
        self.say_with(key, &[("from", first.into()), ("until", self.point(until).into())])
    }

    fn point(&self, point: Point<'_>) -> String {
        let day = self.day(point.day);
        match point.time {
            None => day,
            Some(time) => self.say_with("date-minute", &[("day", day.into()), ("time", time.into())]),
        }
    }

    fn read_length(&self, said: &str) -> Option<String> {
        let (number, unit) = said.trim().split_once(' ')?;
        let number: usize = number.parse().ok()?;
        let unit = unit.trim().trim_end_matches('s');
        let key = UNITS.iter().find(|(known, _)| *known == unit).map(|(_, key)| *key)?;
        let word = self.count("number-word", number);
        Some(self.say_with(key, &[("n", number.into()), ("word", word.into())]))
    }
}
