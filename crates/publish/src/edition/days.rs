//! What each day holds.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use model::finding::Verdict;
use model::time::Window;

use super::Edition;

/// What one day holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Day {
    /// The day, in the zone of the case.
    pub date: Date,
    /// How many incidents began on it.
    pub incidents: usize,
    /// Reading by reading: how many of them are breaches.
    pub breaches: Box<[usize]>,
    /// Reading by reading: of how many it cannot be told.
    pub undetermined: Box<[usize]>,
    /// How many restrictions on monitors it falls into.
    pub restrictions: usize,
}

/// Seven days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Week {
    /// The first of them.
    pub first: Date,
    /// The last of them.
    pub last: Date,
    /// Whether they are not the last before the time asked about, for nothing is recorded there.
    pub is_earlier: bool,
}

/// Days before the last of which nothing is told: a record may name a day of long ago.
const MOST: usize = 20_000;

pub(super) fn of(edition: &Edition) -> Vec<Day> {
    let Some(last) = edition.last_day() else { return Vec::new() };
    let first = edition.entries.iter().filter_map(|entry| entry.day).min().unwrap_or(last);
    let blank = |date| Day {
        date,
        incidents: 0,
        breaches: vec![0; edition.readings.len()].into(),
        undetermined: vec![0; edition.readings.len()].into(),
        restrictions: 0,
    };
    let dates = std::iter::successors(Some(last), |day| day.checked_sub(1.day()).ok());
    let dates = dates.take_while(|day| *day >= first).take(MOST);
    let mut days: BTreeMap<Date, Day> = dates.map(|date| (date, blank(date))).collect();
    for entry in &edition.entries {
        let Some(day) = entry.day.and_then(|day| days.get_mut(&day)) else { continue };
        day.incidents += 1;
        for (reading, verdict) in entry.over_all.iter().enumerate() {
            let column = match verdict {
                Some(Verdict::Breach) => &mut day.breaches,
                Some(Verdict::Undetermined) => &mut day.undetermined,
                _ => continue,
            };
            if let Some(number) = column.get_mut(reading) {
                *number += 1;
            }
        }
    }
    for restriction in edition.case().restrictions.values() {
        let day = |at: jiff::Timestamp| at.to_zoned(edition.zone().clone()).date();
        let window = &restriction.when.window;
        let from = window.from.map_or(first, day).max(first);
        let until = window.last().map_or(last, day).min(last);
        if from <= until {
            days.range_mut(from..=until).for_each(|(_, day)| day.restrictions += 1);
        }
    }
    days.into_values().collect()
}

impl Edition {
    /// The last day that is asked about.
    pub fn last_day(&self) -> Option<Date> {
        Some(self.asked.as_of.checked_sub(1.nanosecond()).ok()?.to_zoned(self.zone().clone()).date())
    }

    /// The last seven days, or the last seven that end with a day of which something is recorded.
    pub fn last_week(&self) -> Option<Week> {
        let last = self.last_day()?;
        let first = last.checked_sub(6.days()).ok()?;
        if self.days_between(first, last).iter().any(|day| day.incidents > 0) {
            return Some(Week { first, last, is_earlier: false });
        }
        let last = self.entries.iter().filter_map(|entry| entry.day).max()?;
        Some(Week { first: last.checked_sub(6.days()).ok()?, last, is_earlier: true })
    }

    /// How many restrictions on monitors are recorded in the days from one to another, both included.
    pub fn restrictions_between(&self, first: Date, last: Date) -> usize {
        let start = |day: Date| day.to_zoned(self.zone().clone()).ok().map(|zoned| zoned.timestamp());
        let window = Window { from: start(first), until: last.tomorrow().ok().and_then(start) };
        let all = self.case().restrictions.values();
        all.filter(|one| !one.when.window.is_apart_from(&window)).count()
    }

    /// The days from one to another, both included, as far as they are told.
    pub fn days_between(&self, first: Date, last: Date) -> &[Day] {
        let days = self.days();
        let from = days.partition_point(|day| day.date < first);
        let until = days.partition_point(|day| day.date <= last);
        days.get(from..until.max(from)).unwrap_or_default()
    }
}
