//! Days as data sets write them, and times as case files do.

use jiff::civil::Date;

/// Reads a day: `2016-01-31`, perhaps with a time of day that says nothing, `20160131`, or `31 January 2016`.
pub fn read(text: &str) -> Option<Date> {
    let day = iso(text).or_else(|| compact(text)).or_else(|| in_words(text))?;
    // years that no data set has are mistakes, and the record cannot hold them
    (1900..=2199).contains(&day.year()).then_some(day)
}

fn iso(text: &str) -> Option<Date> {
    let day = text.get(..10)?;
    let rest = text.get(10..)?;
    let only_midnight = |byte: u8| matches!(byte, b' ' | b'T' | b'0' | b':' | b'.');
    let dashed = day.as_bytes().get(4) == Some(&b'-') && day.as_bytes().get(7) == Some(&b'-');
    (dashed && rest.bytes().all(only_midnight)).then(|| day.parse().ok()).flatten()
}

fn compact(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<i16>().ok());
    let small = |range| part(range).and_then(|number| i8::try_from(number).ok());
    Date::new(part(0..4)?, small(4..6)?, small(6..8)?).ok()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn in_words(text: &str) -> Option<Date> {
    let mut words = text.split([' ', '-']).filter(|word| !word.is_empty());
    let (day, month, year) = (words.next()?, words.next()?.to_lowercase(), words.next()?);
    if words.next().is_some() || month.len() < 3 || year.len() != 4 {
        return None;
    }
    let number = MONTHS.iter().position(|name| name.starts_with(&month))? + 1;
    Date::new(year.parse().ok()?, i8::try_from(number).ok()?, day.parse().ok()?).ok()
}

/// Some time from the first of two days to the end of the last, as case files write it.
pub fn some_time(first: Date, last: Date) -> String {
    if first == last { first.to_string() } else { format!("{first}..{last}") }
}

/// The month of a day, as files are called after it: `2016-02`.
pub fn month_of(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

#[cfg(test)]
mod tests {
    use super::{read, some_time};

    #[test]
    fn days_are_read_as_data_sets_write_them() {
        for text in ["2016-01-31", "2016-01-31 00:00:00.000", "20160131", "31 January 2016", "31-Jan-2016"] {
            assert_eq!(read(text).map(|day| day.to_string()).as_deref(), Some("2016-01-31"), "{text}");
        }
        for text in
            ["", "2016-02-30", "1/31/2016", "2016-01-31 12:30", "0000-01-01", "31 J 2016", "２０１６0131"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn one_day_is_written_once() {
        let day = |text| read(text).unwrap();
        assert_eq!(some_time(day("2016-01-31"), day("2016-01-31")), "2016-01-31");
        assert_eq!(some_time(day("2016-01-30"), day("2016-01-31")), "2016-01-30..2016-01-31");
    }
}
