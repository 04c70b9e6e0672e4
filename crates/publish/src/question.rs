//! Questions: what is asked, of which case, under which readings.

use assess::Asked;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{Case, ReadingId};

use crate::times;

/// What is asked, of which case, under which readings.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The case.
    pub case: &'a Case,
    /// The readings, in the order of their ids.
    pub readings: Vec<ReadingId>,
    /// When it is asked.
    pub asked: Asked,
    /// How the case is named in a command, for the lines that say which command shows more.
    pub address: String,
    /// The options that a command needs to ask of the same time, each with a space before it.
    pub options: String,
}

impl<'a> Question<'a> {
    /// Asks of a whole case, under all of its readings.
    pub fn new(case: &'a Case, address: &str) -> Self {
        Self {
            case,
            readings: case.readings.keys().cloned().collect(),
            asked: Asked::of_all(case),
            address: address.to_owned(),
            options: String::new(),
        }
    }

    /// The zone of the case.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.case.zone).unwrap_or(TimeZone::UTC)
    }

    /// A command on this case: `trucewatch explain cases/syria-2016 DAS-0331 --as-of 2016-06-10`.
    pub fn command(&self, name: &str, rest: &str) -> String {
        let space = if rest.is_empty() { "" } else { " " };
        format!("trucewatch {name} {}{space}{rest}{}", self.address, self.options)
    }

    /// The instant from which the record was asked, where it was not all of it.
    pub fn known_at(&self) -> Option<Timestamp> {
        (self.asked.known_at != Timestamp::MAX).then_some(self.asked.known_at)
    }

    /// When it is asked, in words, and what lies beyond the record.
    pub fn when(&self) -> String {
        let zone = self.zone();
        let as_of = times::end(self.asked.as_of, &zone);
        let known = self.known_at().map_or_else(
            || "all that the record ever learnt".to_owned(),
            |at| format!("what the record had learnt by {}", times::end(at, &zone)),
        );
        let words = format!("As of the end of {as_of} ({}), from {known}.", self.case.zone);
        if self.asked.as_of <= self.case.record_until {
            return words;
        }
        let end = times::end(self.case.record_until, &zone);
        format!("{words} The record ends with {end}; after that it is silent.")
    }
}
