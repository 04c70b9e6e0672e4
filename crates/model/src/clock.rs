//! Clocks: times that a text fixes, by the calendar or counted from something that happens.
//!
//! "By 20 November" is a time of the calendar. "Seventy-two hours after the pull-back" is counted from an event whose time is claimed,
//! like everything that happens: until somebody says that it came, nothing counted from it starts.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::{Date, Weekday};

use crate::id::{EventId, ObligationId};
use crate::name::Text;
use crate::time::{Length, When};

/// A time as a text fixes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clock {
    /// By the calendar.
    At(When),
    /// Counted from something that happens.
    Counted(Counted),
}

impl Clock {
    /// The time, where it is one of the calendar.
    pub fn when(&self) -> Option<&When> {
        match self {
            Self::At(when) => Some(when),
            Self::Counted(_) => None,
        }
    }
}

impl From<When> for Clock {
    fn from(when: When) -> Self {
        Self::At(when)
    }
}

/// A time counted from something that happens: "72 hours after pull-back", "before 5 days after signing", "D+30".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// From what.
    pub from: Anchor,
    /// How far off; at the event itself where there is none.
    pub shift: Option<Shift>,
    /// True for "before": the time itself is too late.
    pub strictly_before: bool,
    /// As written in the agreement.
    pub said: String,
}

/// What a time is counted from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Anchor {
    /// The signing of the agreement.
    Signed,
    /// The first moment at which the agreement binds.
    InForce,
    /// The agreement's own D-day.
    DDay,
    /// An event that the agreement names.
    Event(EventId),
    /// The fulfilment of an obligation of the same agreement.
    Done(ObligationId),
}

/// How far a time lies from what it is counted from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shift {
    /// How far.
    pub by: Stretch,
    /// True where it lies before the event.
    pub back: bool,
}

/// A length of time as texts count it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stretch {
    /// On the clock and the calendar. Days and longer run to whole days; hours are exact.
    Length(Length),
    /// Only days on which people work ([`WorkingWeek`]).
    WorkingDays(u32),
}

/// Which day is the first when days are counted from an event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum FirstDay {
    /// The day after the event.
    #[default]
    Next,
    /// The day of the event itself.
    Same,
}

impl FirstDay {
    /// Every value with its word.
    pub const WORDS: &'static [(&'static str, Self)] = &[("next-day", Self::Next), ("same-day", Self::Same)];
}

/// The days on which people do not work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkingWeek {
    /// Days of the week.
    pub off: Vec<Weekday>,
    /// Days of the calendar.
    pub holidays: BTreeSet<Date>,
}

impl Default for WorkingWeek {
    fn default() -> Self {
        Self { off: vec![Weekday::Saturday, Weekday::Sunday], holidays: BTreeSet::new() }
    }
}

impl WorkingWeek {
    /// Whether people work on a day.
    pub fn works_on(&self, day: Date) -> bool {
        !self.off.contains(&day.weekday()) && !self.holidays.contains(&day)
    }
}

/// Something that a text waits for: a notice, a pull-back, a law, the end of talks. Whether and when it came is claimed.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Its id within the agreement.
    pub id: EventId,
    /// The article.
    pub cites: Option<String>,
    /// What it is.
    pub words: Text,
    /// Notes for people.
    pub notes: Vec<String>,
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(when) => when.fmt(f),
            Self::Counted(counted) => f.pad(&counted.said),
        }
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(length) => length.fmt(f),
            Self::WorkingDays(1) => f.pad("1 working day"),
            Self::WorkingDays(days) => f.pad(&format!("{days} working days")),
        }
    }
}
