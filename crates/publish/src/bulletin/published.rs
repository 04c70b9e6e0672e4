//! Which bulletins there are.

use super::Period;
use crate::edition::{Day, Edition};

/// Whether a period has ended by the time that an edition shows, and lies where anything is told.
pub fn is_published(edition: &Edition, period: Period) -> bool {
    let first = edition.days().first().map(|day| day.date);
    let has_ended = period.cut_off(edition.case()).is_some_and(|cut_off| cut_off <= edition.asked().as_of);
    has_ended && first.is_some_and(|first| first <= period.last())
}

/// The days that have a bulletin, the earliest first.
pub fn published(edition: &Edition) -> &[Day] {
    let days = edition.days();
    let ended = days.partition_point(|day| is_published(edition, Period::Day(day.date)));
    days.get(..ended).unwrap_or_default()
}
