//! How many incidents are what under each reading: in the period, in the one before, and on the mean.

use jiff::Timestamp;
use jiff::civil::Date;
use model::Truth;
use model::finding::Verdict;

use super::Period;
use crate::edition::{Edition, Entry};
use crate::report::Agreements;

/// What an incident may be under a reading, in the order of the table; `None` where no clause takes it up.
pub const KINDS: [Option<Verdict>; 4] =
    [Some(Verdict::Breach), Some(Verdict::NoBreach), Some(Verdict::Undetermined), None];

/// How many incidents are what, in the order of [`KINDS`].
pub type Numbers = [usize; 4];

/// How many incidents are what. The numbers of a reading always sum to the incidents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counts {
    /// How many there are.
    pub incidents: usize,
    /// Reading by reading.
    pub under: Vec<Numbers>,
    /// How many there were in the period of the same length before.
    pub incidents_before: usize,
    /// Of these, reading by reading.
    pub before: Vec<Numbers>,
    /// What is usual; `None` where no agreement is in force.
    pub baseline: Option<Baseline>,
}

/// All incidents since the agreement in force began, to the end of the period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Baseline {
    /// Its first day.
    pub since: Date,
    /// How many days it has.
    pub days: usize,
    /// How many incidents there are.
    pub incidents: usize,
    /// Reading by reading.
    pub under: Vec<Numbers>,
}

impl Counts {
    /// Counts the incidents of a period, given the agreements in force at its end.
    pub fn of(edition: &Edition, period: Period, force: &[Agreements]) -> Self {
        let (incidents, under) = count(edition, |day| period.holds(day));
        let before = period.before();
        let (incidents_before, before) = count(edition, |day| before.is_some_and(|before| before.holds(day)));
        let baseline = since(edition, force).and_then(|since| {
            let last = period.last();
            let days = usize::try_from((last - since).get_days() + 1).ok().filter(|days| *days > 0)?;
            let (incidents, under) = count(edition, |day| (since..=last).contains(&day));
            Some(Baseline { since, days, incidents, under })
        });
        Self { incidents, under, incidents_before, before, baseline }
    }
}

impl Baseline {
    /// How many of something there are in so many days on the mean, in tenths.
    pub fn mean_in_tenths(&self, number: usize, days: usize) -> usize {
        let all = self.days.max(1);
        (number * days * 20 + all) / (all * 2)
    }
}

/// The day on which the oldest agreement in force began that does not only add to another.
fn since(edition: &Edition, force: &[Agreements]) -> Option<Date> {
    let own = force.iter().filter(|agreement| !agreement.supplement);
    let answers = own.flat_map(|agreement| &agreement.answers);
    let since =
        answers.filter(|(_, answer)| answer.truth == Truth::True).filter_map(|(_, answer)| answer.since);
    let day = |at: Timestamp| at.to_zoned(edition.zone().clone()).date();
    since.min().map(day)
}

/// Counts the incidents of some days, of which anything had been learnt.
fn count(edition: &Edition, wanted: impl Fn(Date) -> bool) -> (usize, Vec<Numbers>) {
    let mut under = vec![[0; 4]; edition.readings().len()];
    let mut incidents = 0;
    for (number, entry) in edition.entries().iter().enumerate() {
        if !entry.day.is_some_and(&wanted) || !edition.is_told(number) {
            continue;
        }
        incidents += 1;
        for (reading, numbers) in under.iter_mut().enumerate() {
            if let Some(number) = numbers.get_mut(kind(entry, reading)) {
                *number += 1;
            }
        }
    }
    (incidents, under)
}

fn kind(entry: &Entry, reading: usize) -> usize {
    let verdict = entry.over_all.get(reading).copied().flatten();
    KINDS.iter().position(|kind| *kind == verdict).unwrap_or(KINDS.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::Baseline;
    use jiff::civil::date;

    #[test]
    fn means_are_rounded_to_the_nearest_tenth() {
        let baseline = Baseline { since: date(2016, 2, 27), days: 35, incidents: 12, under: Vec::new() };
        assert_eq!(baseline.mean_in_tenths(12, 1), 3); // 0.343
        assert_eq!(baseline.mean_in_tenths(12, 7), 24); // 2.4
        assert_eq!(baseline.mean_in_tenths(0, 7), 0);
    }
}
