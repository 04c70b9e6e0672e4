//! Instants in words, in the zone of the case.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

/// A time at which something starts: the day alone where it is the first instant of it.
pub(crate) fn start(at: Timestamp, zone: &TimeZone) -> String {
    let zoned = at.to_zoned(zone.clone());
    if is_start_of_day(&zoned) { zoned.date().to_string() } else { minute(&zoned) }
}

/// A time at which something ends: the day alone where it is the last instant of it.
pub(crate) fn end(at: Timestamp, zone: &TimeZone) -> String {
    let zoned = at.to_zoned(zone.clone());
    match (is_start_of_day(&zoned), zoned.date().checked_sub(1.day())) {
        (true, Ok(before)) => before.to_string(),
        _ => minute(&zoned),
    }
}

/// The instant as RFC 3339 in UTC.
pub(crate) fn rfc3339(at: Timestamp) -> String {
    at.to_string()
}

fn is_start_of_day(zoned: &Zoned) -> bool {
    zoned.start_of_day().is_ok_and(|start| start == *zoned)
}

/// The minute, with the second where it is not the first instant of the minute.
fn minute(zoned: &Zoned) -> String {
    let format = if zoned.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    zoned.strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::{end, start};
    use jiff::tz::TimeZone;

    #[test]
    fn the_first_instant_of_a_day_is_the_end_of_the_day_before() {
        let damascus = TimeZone::get("Asia/Damascus").unwrap();
        let midnight = "2016-02-26T22:00:00Z".parse().unwrap();
        assert_eq!(start(midnight, &damascus), "2016-02-27");
        assert_eq!(end(midnight, &damascus), "2016-02-26");
        let noon = "2016-02-27T10:00:00Z".parse().unwrap();
        assert_eq!(end(noon, &damascus), "2016-02-27 12:00");
    }
}
