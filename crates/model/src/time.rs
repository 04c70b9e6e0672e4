//! Times that keep their precision and zone: an instant, a day, a range, "about", "not before".
//!
//! A [`When`] keeps what was said and the [`Window`] that it leaves open. What happened "on 27 February" happened somewhere in
//! that day of the case's zone; nothing makes it midnight.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, SpanFieldwise, Timestamp, ToSpan};

use crate::truth::Truth;

/// What is known of a time.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct When {
    /// What it leaves open.
    pub window: Window,
    /// How it was given.
    pub precision: Precision,
    /// True where it went on through the whole window; false where it was some time in it.
    pub lasting: bool,
    /// As written in the case.
    pub said: String,
}

/// How a time was given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    /// To the minute.
    Instant,
    /// One instant, as a clock recorded it: nothing is left open.
    Exact,
    /// A day.
    Day,
    /// A part of a day: a night, a morning.
    PartOfDay,
    /// From one time to another.
    Range,
    /// A time with leeway either way.
    About,
    /// Then or later.
    NotBefore,
    /// Then or earlier.
    NotAfter,
    /// Before that day or minute, which is itself too late. Only a text fixes a time so.
    Before,
}

/// The instants that a time leaves open: from the first, up to but not including the second; where the two are the same, just that instant.
/// `None` is open on that side.
///
/// The same two times also stand for the earliest and the latest at which something starts or ends ([`When::as_start`] and its like);
/// these are compared by [`Window::comes_by`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Window {
    /// The first instant.
    pub from: Option<Timestamp>,
    /// The instant after the last, or the one instant that it is.
    pub until: Option<Timestamp>,
}

impl Window {
    /// Every instant.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// Just one instant.
    pub fn point(at: Timestamp) -> Self {
        Self { from: Some(at), until: Some(at) }
    }

    /// Returns true where it is just one instant.
    pub fn is_point(&self) -> bool {
        self.from.is_some() && self.from == self.until
    }

    /// The first instant after all of it; `None` where it has no end.
    pub fn end(&self) -> Option<Timestamp> {
        self.until.map(|until| if self.is_point() { next(until) } else { until })
    }

    /// The last instant of it; `None` where it has no end.
    pub fn last(&self) -> Option<Timestamp> {
        self.until
            .map(|until| if self.is_point() { until } else { until.checked_sub(LEAST).unwrap_or(until) })
    }

    /// Returns true where every instant of it lies before `at`.
    pub fn ends_by(&self, at: Timestamp) -> bool {
        self.until.is_some_and(|until| if self.is_point() { until < at } else { until <= at })
    }

    /// Returns true where no instant of it lies before `at`.
    pub fn begins_from(&self, at: Timestamp) -> bool {
        self.from.is_some_and(|from| from >= at)
    }

    /// Returns true where no instant is in both.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        self.is_before(other) || other.is_before(self)
    }

    /// Returns true where every instant of this lies before every instant of the other.
    pub fn is_before(&self, other: &Self) -> bool {
        other.from.is_some_and(|from| self.ends_by(from))
    }

    /// Returns true where every instant of this is in `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        let starts = other.from.is_none_or(|from| self.begins_from(from));
        let ends = other.end().is_none_or(|end| self.ends_by(end));
        starts && ends
    }

    /// Of two windows that say when something starts or ends at the earliest and at the latest: true where this comes no later than the
    /// other.
    pub fn comes_by(&self, other: &Self) -> bool {
        matches!((self.until, other.from), (Some(latest), Some(earliest)) if latest <= earliest)
    }
}

/// The least that lies between two instants.
const LEAST: SignedDuration = SignedDuration::from_nanos(1);

fn next(instant: Timestamp) -> Timestamp {
    instant.checked_add(LEAST).unwrap_or(Timestamp::MAX)
}

/// Whether something that held from one time until another held through a whole window: maybe where it held in a part of it, or where
/// its own ends are not known closely enough.
pub fn held_through(since: Option<&When>, until: Option<&When>, window: &Window) -> Truth {
    let (start, end) = (since.map(When::as_start), until.map(When::as_end));
    let over = end.and_then(|end| end.until).is_some_and(|latest| window.begins_from(latest));
    let to_come = start.and_then(|start| start.from).is_some_and(|earliest| window.ends_by(earliest));
    if over || to_come {
        return Truth::False;
    }
    let has_started = start.is_none_or(|start| start.until.is_some_and(|latest| window.begins_from(latest)));
    let has_not_ended = end.is_none_or(|end| end.from.is_some_and(|earliest| window.ends_by(earliest)));
    if has_started && has_not_ended { Truth::True } else { Truth::Maybe }
}

/// The instant a minute after another, or the last that there is.
fn minute_after(instant: Timestamp) -> Timestamp {
    instant.checked_add(SignedDuration::from_mins(1)).unwrap_or(Timestamp::MAX)
}

/// Why a written time could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeError {
    message: String,
}

impl TimeError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TimeError {}

/// Parts of the day with the hours that they stand for, from and until; a night runs into the next day.
const PARTS_OF_DAY: &[(&str, i64, i64)] =
    &[("night", 18, 30), ("morning", 6, 12), ("midday", 11, 14), ("afternoon", 12, 18), ("evening", 18, 24)];

impl When {
    /// Reads a time as written in a case, in the zone of the case or agreement.
    ///
    /// # Errors
    ///
    /// What is wrong, in words: a date that no calendar has, an hour that the zone skips or has twice, an end before its start.
    ///
    /// # Examples
    ///
    /// ```
    /// use model::time::When;
    /// let damascus = jiff::tz::TimeZone::get("Asia/Damascus")?;
    /// let day = When::parse("2016-02-27", &damascus)?;
    /// assert_eq!(day.window.from.unwrap().to_string(), "2016-02-26T22:00:00Z");
    /// assert!(When::parse("2016-02-30", &damascus).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &str, zone: &TimeZone) -> Result<Self, TimeError> {
        let said = text.trim();
        let (window, precision) = read(said, zone)?;
        if let (Some(from), Some(until)) = (window.from, window.until)
            && until <= from
            && precision != Precision::Exact
        {
            return Err(TimeError::new(format!("`{said}` ends before it starts")));
        }
        Ok(Self { window, precision, lasting: false, said: said.to_owned() })
    }

    /// A time known to the minute.
    pub fn at(instant: Timestamp) -> Self {
        let window = Window { from: Some(instant), until: Some(minute_after(instant)) };
        Self { window, precision: Precision::Instant, lasting: false, said: instant.to_string() }
    }

    /// Just one instant.
    pub fn exactly(instant: Timestamp, zone: &TimeZone) -> Self {
        let local = instant.to_zoned(zone.clone());
        let format = if local.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
        let said = format!("exactly {}", local.strftime(format));
        Self { window: Window::point(instant), precision: Precision::Exact, lasting: false, said }
    }

    /// The whole of a day; `None` where the calendar does not reach so far.
    pub fn day(day: Date, zone: &TimeZone) -> Option<Self> {
        Self::parse(&day.to_string(), zone).ok()
    }

    /// At this time or earlier: what is said to have come by then.
    #[must_use]
    pub fn by_then(&self) -> Self {
        Self {
            window: Window { from: None, until: self.window.end() },
            precision: Precision::NotAfter,
            lasting: false,
            said: format!("not-after {}", self.said),
        }
    }

    /// Some time in a window.
    pub fn some_time_in(window: Window, zone: &TimeZone) -> Self {
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date().to_string();
        let said = match (window.from.map(day), window.last().map(day)) {
            (Some(first), Some(last)) if first == last => first,
            (Some(first), Some(last)) => format!("{first}..{last}"),
            (Some(first), None) => format!("not-before {first}"),
            (None, Some(last)) => format!("not-after {last}"),
            (None, None) => "some time, nobody says when".to_owned(),
        };
        Self { window, precision: Precision::Range, lasting: false, said }
    }

    /// Before this time, which is itself too late. A time that is not known to the day or minute stays what it is: it leaves open as much.
    #[must_use]
    pub fn strictly_before(self) -> Self {
        match self.precision {
            Precision::Instant | Precision::Exact | Precision::Day => {
                Self { precision: Precision::Before, said: format!("before {}", self.said), ..self }
            }
            _ => self,
        }
    }

    /// Says that it went on through the whole window.
    #[must_use]
    pub fn lasting(self) -> Self {
        Self { lasting: true, ..self }
    }

    /// When something that starts then has started: at the earliest and at the latest.
    ///
    /// An instant starts then; a day with its first instant; anything else somewhere in its window.
    pub fn as_start(&self) -> Window {
        match self.precision {
            Precision::Instant | Precision::Exact | Precision::Day | Precision::Before => {
                Window { from: self.window.from, until: self.window.from }
            }
            _ => self.window,
        }
    }

    /// By when something due then must be done: the instant, the minute or the day that is named still counts, save where it is due *before*
    /// then.
    pub fn as_deadline(&self) -> Window {
        match self.precision {
            Precision::Instant | Precision::Day => {
                Window { from: self.window.until, until: self.window.until }
            }
            Precision::Exact => Window { from: self.window.end(), until: self.window.end() },
            Precision::Before => Window { from: self.window.from, until: self.window.from },
            _ => self.window,
        }
    }

    /// When something that ends then has ended: at the earliest and at the latest.
    ///
    /// An instant ends then; a day with its last instant; anything else somewhere in its window.
    pub fn as_end(&self) -> Window {
        match self.precision {
            Precision::Instant | Precision::Exact | Precision::Before => {
                Window { from: self.window.from, until: self.window.from }
            }
            Precision::Day => Window { from: self.window.until, until: self.window.until },
            _ => self.window,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.said.replace('T', " "))
    }
}

fn read(text: &str, zone: &TimeZone) -> Result<(Window, Precision), TimeError> {
    if let Some(rest) = text.strip_prefix("not-before ") {
        return Ok((Window { from: point(rest, zone)?.from, until: None }, Precision::NotBefore));
    }
    if let Some(rest) = text.strip_prefix("not-after ") {
        return Ok((Window { from: None, until: point(rest, zone)?.until }, Precision::NotAfter));
    }
    if let Some(rest) = text.strip_prefix("about ") {
        return about(rest, zone);
    }
    if let Some(rest) = text.strip_prefix("exactly ") {
        return Ok((Window::point(exactly(rest.trim(), zone)?), Precision::Exact));
    }
    for (word, from, until) in PARTS_OF_DAY {
        if let Some(rest) = text.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) {
            let midnight = DateTime::from_parts(date(rest.trim())?, Time::midnight());
            let window = Window {
                from: Some(instant(add(midnight, from.hours())?, zone)?),
                until: Some(instant(add(midnight, until.hours())?, zone)?),
            };
            return Ok((window, Precision::PartOfDay));
        }
    }
    if let Some((first, last)) = text.split_once("..") {
        return Ok((range(first.trim(), last.trim(), zone)?, Precision::Range));
    }
    if let Some((first, last)) = text.split_once('/')
        && [first, last].iter().all(|part| part.trim().len() >= 10)
    {
        let (first, last) = (first.trim(), last.trim());
        return Err(TimeError::new(format!(
            "`{text}` has a `/`; from one time to another is written `{first}..{last}`"
        )));
    }
    let precision = if text.contains('T') { Precision::Instant } else { Precision::Day };
    Ok((point(text, zone)?, precision))
}

/// An instant that a clock recorded, to the minute or to the second.
fn exactly(text: &str, zone: &TimeZone) -> Result<Timestamp, TimeError> {
    let Some((minute, seconds)) = text.rsplit_once(':').filter(|(minute, _)| minute.contains(':')) else {
        if !text.contains('T') {
            let hint = "say the minute or the second: `exactly 2016-02-27T10:00:05`";
            return Err(TimeError::new(format!("`exactly {text}` is not an instant; {hint}")));
        }
        return minute_of(text, zone);
    };
    let written_out = seconds.len() == 2 && seconds.bytes().all(|b| b.is_ascii_digit());
    let most = if minute.ends_with("T24:00") { 1 } else { 60 };
    let seconds = seconds.parse().ok().filter(|seconds| written_out && *seconds < most).ok_or_else(|| {
        TimeError::new(format!("`{text}` has no such second; write it as `2016-02-27T10:00:05`"))
    })?;
    let at = minute_of(minute, zone)?;
    at.checked_add(SignedDuration::from_secs(seconds))
        .map_err(|_| TimeError::new(format!("`{text}` is out of range")))
}

fn about(text: &str, zone: &TimeZone) -> Result<(Window, Precision), TimeError> {
    let Some((middle, leeway)) = text.split_once(" give-or-take ") else {
        return Err(TimeError::new("say how much: `about 2016-08-12 give-or-take 2 days`"));
    };
    let window = point(middle.trim(), zone)?;
    let leeway = parse_length(leeway)?;
    let shift = |at: Option<Timestamp>, by: Span| {
        at.map(|at| at.to_zoned(zone.clone()).checked_add(by).map(|at| at.timestamp()))
            .transpose()
            .map_err(|_| TimeError::new(format!("`{text}` is out of range")))
    };
    Ok((
        Window { from: shift(window.from, leeway.negate())?, until: shift(window.until, leeway)? },
        Precision::About,
    ))
}

fn range(first: &str, last: &str, zone: &TimeZone) -> Result<Window, TimeError> {
    let start = point(first, zone)?;
    // "06:25..11:30": the second time is on the first one's day
    let full = match (first.split_once('T'), last.contains('-')) {
        (Some((day, _)), false) => format!("{day}T{last}"),
        _ => last.to_owned(),
    };
    let end = point(&full, zone)?;
    let until = if full.contains('T') { end.from } else { end.until };
    Ok(Window { from: start.from, until })
}

/// A day, or a minute of a day.
fn point(text: &str, zone: &TimeZone) -> Result<Window, TimeError> {
    if text.contains('T') {
        if text.split(':').count() == 3 {
            let hint = format!("seconds stand only behind `exactly`: `exactly {text}`");
            return Err(TimeError::new(format!("`{text}` has seconds; {hint}")));
        }
        let from = minute_of(text, zone)?;
        return Ok(Window { from: Some(from), until: Some(minute_after(from)) });
    }
    let midnight = DateTime::from_parts(date(text)?, Time::midnight());
    Ok(Window {
        from: Some(day_start(midnight, zone)?),
        until: Some(day_start(add(midnight, 1.day())?, zone)?),
    })
}

/// The first instant of a minute of a day.
fn minute_of(text: &str, zone: &TimeZone) -> Result<Timestamp, TimeError> {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let day = date(day)?;
    let at = if time == "24:00" {
        add(DateTime::from_parts(day, Time::midnight()), 1.day())?
    } else {
        DateTime::from_parts(day, clock(time)?)
    };
    instant(at, zone)
}

fn date(text: &str) -> Result<Date, TimeError> {
    let written_out = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if !written_out {
        return Err(TimeError::new(format!("`{text}` is not a date; write it as `2016-02-27`")));
    }
    text.parse().map_err(|_| TimeError::new(format!("no calendar has the date `{text}`")))
}

/// Reads a time of day, `23:00`.
///
/// # Errors
///
/// Anything that is not hours and minutes.
pub fn clock(text: &str) -> Result<Time, TimeError> {
    let wrong = || TimeError::new(format!("`{text}` is not a time of day; write it as `23:00`"));
    let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
    let two_digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !two_digits(hour) || !two_digits(minute) {
        return Err(wrong());
    }
    let (hour, minute) = (hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?);
    Time::new(hour, minute, 0, 0).map_err(|_| wrong())
}

fn add(at: DateTime, by: Span) -> Result<DateTime, TimeError> {
    at.checked_add(by).map_err(|_| TimeError::new(format!("`{at}` is out of range")))
}

/// An instant that the zone has exactly once; an hour that it skips or repeats is refused, not guessed.
fn instant(at: DateTime, zone: &TimeZone) -> Result<Timestamp, TimeError> {
    let ambiguous = zone.to_ambiguous_timestamp(at);
    if ambiguous.is_ambiguous() && at.time() == Time::midnight() {
        return day_start(at, zone); // clocks that change at midnight: the day starts once
    }
    ambiguous.unambiguous().map_err(|_| {
        TimeError::new(format!("the clocks change at `{at}`: that hour does not exist, or exists twice; write a time before or after it"))
    })
}

/// The first instant of a day, also where the clocks change at midnight.
fn day_start(midnight: DateTime, zone: &TimeZone) -> Result<Timestamp, TimeError> {
    zone.to_ambiguous_timestamp(midnight)
        .earlier()
        .map(|at| at.max(zone.to_ambiguous_timestamp(midnight).compatible().unwrap_or(at)))
        .map_err(|_| TimeError::new(format!("`{midnight}` is out of range")))
}

/// A length of time such as `48 hours`, `7 days`, `2 months`.
///
/// Days and months are calendar lengths in the zone that they are counted in; hours and minutes are exact. Lengths do not compare:
/// nobody can say whether 60 days are two months.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Length {
    span: SpanFieldwise,
    said: String,
}

impl Length {
    /// Reads a length.
    ///
    /// # Errors
    ///
    /// Anything that is not a whole positive number and one unit.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        Ok(Self { span: parse_length(text)?.fieldwise(), said: text.trim().to_owned() })
    }

    /// No days at all: D-day itself, as `D+0`.
    pub fn no_days() -> Self {
        Self { span: Span::new().fieldwise(), said: "0 days".to_owned() }
    }

    /// Returns true of hours and minutes, which are exact; days and longer run to whole days.
    pub fn is_exact(&self) -> bool {
        self.span.0.get_hours() != 0 || self.span.0.get_minutes() != 0
    }

    /// The day so long after another; `None` where that is out of range.
    pub fn date_after(&self, day: Date) -> Option<Date> {
        day.checked_add(self.span.0).ok()
    }

    /// The day so long before another; `None` where that is out of range.
    pub fn date_before(&self, day: Date) -> Option<Date> {
        day.checked_sub(self.span.0).ok()
    }

    /// The instant so long after `start`, counted in `zone`; `None` where that is out of range.
    pub fn after(&self, start: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        self.moved(start, self.span.0, zone)
    }

    /// The instant so many times as long after `start`, counted in `zone` at once: three months from 31 January are 30 April, though one
    /// month from it is 29 February; `None` where that is out of range.
    pub fn times_after(&self, start: Timestamp, times: i64, zone: &TimeZone) -> Option<Timestamp> {
        self.moved(start, self.span.0.checked_mul(times).ok()?, zone)
    }

    /// The instant so long before `end`, counted in `zone`; `None` where that is out of range.
    pub fn before(&self, end: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        self.moved(end, self.span.0.negate(), zone)
    }

    /// Days from the first instant of a day lead to the first instant of another, also where one of them begins at 01:00 because the
    /// clocks change at midnight.
    fn moved(&self, at: Timestamp, span: Span, zone: &TimeZone) -> Option<Timestamp> {
        let local = at.to_zoned(zone.clone());
        let first_of = |day: Date| day_start(DateTime::from_parts(day, Time::midnight()), zone).ok();
        if !self.is_exact() && first_of(local.date()) == Some(at) {
            return first_of(local.date().checked_add(span).ok()?);
        }
        local.checked_add(span).ok().map(|at| at.timestamp())
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.said)
    }
}

fn parse_length(text: &str) -> Result<Span, TimeError> {
    let wrong =
        || TimeError::new(format!("`{text}` is not a length of time; write it as `48 hours` or `7 days`"));
    let (number, unit) = text.trim().split_once(' ').ok_or_else(wrong)?;
    let number: i32 = number.parse().map_err(|_| wrong())?;
    if !(1..=100_000).contains(&number) {
        return Err(TimeError::new(format!("`{text}` is not between 1 and 100,000 of its unit")));
    }
    let span = match unit.trim().trim_end_matches('s') {
        "minute" => Span::new().try_minutes(number),
        "hour" => Span::new().try_hours(number),
        "day" => Span::new().try_days(number),
        "week" => Span::new().try_weeks(number),
        "month" => Span::new().try_months(number),
        "year" => Span::new().try_years(number),
        _ => return Err(wrong()),
    };
    span.map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::{Length, Precision, When, Window, held_through};
    use crate::truth::Truth;
    use jiff::tz::TimeZone;

    fn damascus() -> TimeZone {
        TimeZone::get("Asia/Damascus").unwrap()
    }

    fn window(text: &str) -> (String, String) {
        let Window { from, until } = When::parse(text, &damascus()).unwrap().window;
        (from.map_or("-".into(), |t| t.to_string()), until.map_or("-".into(), |t| t.to_string()))
    }

    #[test]
    fn a_day_is_the_whole_day_of_its_zone() {
        assert_eq!(window("2016-02-27"), ("2016-02-26T22:00:00Z".into(), "2016-02-27T22:00:00Z".into()));
    }

    #[test]
    fn the_day_on_which_summer_time_begins_has_23_hours() {
        // Syria put its clocks on at midnight of 25 March 2016: the day starts at 01:00
        assert_eq!(window("2016-03-25"), ("2016-03-24T22:00:00Z".into(), "2016-03-25T21:00:00Z".into()));
    }

    #[test]
    fn days_from_midnight_lead_to_midnight_where_the_clocks_change_then() {
        let at = |text: &str| When::parse(text, &damascus()).unwrap().window.from.unwrap();
        let days = |text: &str| Length::parse(text).unwrap();
        assert_eq!(days("4 days").after(at("2016-03-25"), &damascus()), Some(at("2016-03-29")));
        assert_eq!(days("1 day").times_after(at("2016-03-25"), 3, &damascus()), Some(at("2016-03-28")));
        assert_eq!(days("1 week").before(at("2016-04-01"), &damascus()), Some(at("2016-03-25")));
        assert_eq!(days("1 day").before(at("2016-03-26"), &damascus()), Some(at("2016-03-25")));
        assert_eq!(
            days("24 hours").after(at("2016-03-25"), &damascus()),
            Some(at("2016-03-26T01:00")),
            "hours are exact"
        );
        assert_eq!(days("1 day").after(at("2016-03-24T00:30"), &damascus()), Some(at("2016-03-25T01:30")));
    }

    #[test]
    fn twenty_four_hundred_is_the_end_of_its_day() {
        assert_eq!(window("2016-05-11T24:00").0, "2016-05-11T21:00:00Z");
    }

    #[test]
    fn a_night_runs_into_the_next_day() {
        assert_eq!(
            window("night 2016-02-26"),
            ("2016-02-26T16:00:00Z".into(), "2016-02-27T04:00:00Z".into())
        );
    }

    #[test]
    fn a_range_of_hours_stays_on_its_day() {
        assert_eq!(
            window("2016-09-17T15:55..16:56"),
            ("2016-09-17T12:55:00Z".into(), "2016-09-17T13:56:00Z".into())
        );
        assert_eq!(window("2016-08-01T23:30..24:00").1, "2016-08-01T21:00:00Z");
    }

    #[test]
    fn about_opens_the_day_on_both_sides() {
        let when = When::parse("about 2016-08-12 give-or-take 2 days", &damascus()).unwrap();
        assert_eq!(when.precision, Precision::About);
        assert_eq!(window(&when.said), ("2016-08-09T21:00:00Z".into(), "2016-08-14T21:00:00Z".into()));
    }

    #[test]
    fn not_before_has_no_end() {
        assert_eq!(window("not-before 2016-05-25").1, "-");
    }

    #[test]
    fn exactly_is_one_instant_to_the_minute_or_the_second() {
        let when = |text: &str| When::parse(text, &damascus()).unwrap();
        assert_eq!(when("exactly 2016-02-27T10:00").precision, Precision::Exact);
        assert_eq!(
            window("exactly 2016-02-27T10:00:05"),
            ("2016-02-27T08:00:05Z".into(), "2016-02-27T08:00:05Z".into())
        );
        let (first, second) = (when("exactly 2016-02-27T10:00"), when("exactly 2016-02-27T10:00:01"));
        assert!(first.window.is_before(&second.window) && !second.window.is_before(&first.window));
        assert!(!first.window.is_before(&first.window) && !first.window.is_apart_from(&first.window));
    }

    #[test]
    fn a_point_lies_in_what_starts_with_it_and_not_in_what_ends_with_it() {
        let when = |text: &str| When::parse(text, &damascus()).unwrap().window;
        let (hour, point) = (when("2016-02-27T10:00..11:00"), |text: &str| when(text));
        assert!(point("exactly 2016-02-27T10:00").is_within(&hour));
        assert!(point("exactly 2016-02-27T11:00").is_apart_from(&hour));
        assert!(hour.is_before(&point("exactly 2016-02-27T11:00")));
        assert!(!hour.is_before(&point("exactly 2016-02-27T10:59:59")));
        assert!(!hour.is_within(&point("exactly 2016-02-27T10:00")));
        assert!(point("exactly 2016-02-27T10:00").is_within(&point("exactly 2016-02-27T10:00")));
    }

    #[test]
    fn what_holds_until_an_instant_does_not_hold_at_it() {
        let when = |text: &str| When::parse(text, &damascus()).unwrap();
        let (since, until) = (when("exactly 2016-02-27T10:00"), when("exactly 2016-02-27T11:00"));
        let held = |text: &str| held_through(Some(&since), Some(&until), &when(text).window);
        assert_eq!(held("exactly 2016-02-27T09:59:59"), Truth::False);
        assert_eq!(held("exactly 2016-02-27T10:00"), Truth::True);
        assert_eq!(held("2016-02-27T10:00..11:00"), Truth::True);
        assert_eq!(held("exactly 2016-02-27T11:00"), Truth::False);
        assert_eq!(held("2016-02-27T10:59..11:01"), Truth::Maybe);
    }

    #[test]
    fn what_no_calendar_has_is_refused_with_its_reason() {
        for (text, reason) in [
            ("2016-02-30", "no calendar has"),
            ("27.02.2016", "is not a date"),
            ("2016-02-27T25:00", "is not a time of day"),
            ("2016-02-27T11:30..06:25", "ends before it starts"),
            ("2016-02-27/2016-03-01", "is written `2016-02-27..2016-03-01`"),
            ("2016-03-25T00:30", "the clocks change"),
            ("about 2016-02-27", "say how much"),
            ("exactly 2016-02-27", "say the minute or the second"),
            ("exactly 2016-02-27T10:00:60", "no such second"),
            ("exactly 2016-02-27T10:00:05.5", "no such second"),
            ("2016-02-27T10:00:05", "seconds stand only behind `exactly`"),
            ("", "is not a date"),
        ] {
            let error = When::parse(text, &damascus()).unwrap_err().to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
