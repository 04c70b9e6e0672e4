//! Dates that do not fit the agreement or one another.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use model::agreement::{Agreement, End, Period};
use model::clock::{Anchor, Clock, Counted, Stretch};
use model::obligation::{Change, Obligation};

use super::Page;
use super::find::{Found, Sentence};
use super::page::Piece;
use crate::code;

const CASE: &str = "one copy of the truce of November 2020 said by the 20th and another before it (Nagorno-Karabakh 2020; news.ru)";

/// Warns of deadlines outside the life of the agreement, and of days of the week that the calendar does not have on those dates.
pub(super) fn dates(page: &Page<'_>) {
    let zone = TimeZone::get(&page.agreement.zone).unwrap_or(TimeZone::UTC);
    let end = end_of(page.agreement, &zone);
    for (owed, piece) in page.obligations() {
        for step in &owed.steps {
            let (child, clock) = match &step.change {
                Change::SetDue(due) => ("due", &due.plain),
                Change::Extend(Some(until)) => ("extended", until),
                _ => continue,
            };
            let Some(at) = first_instant(page.agreement, clock, &zone) else { continue };
            let signed = page.agreement.signed_on.as_ref().and_then(|signed| signed.window.from);
            if signed.is_some_and(|signed| last_instant(clock).is_some_and(|last| last <= signed)) {
                warn(
                    page,
                    piece,
                    child,
                    &format!("“{clock}” lies before the day on which the text was signed"),
                );
            } else if end.is_some_and(|end| at >= end) {
                let end = end.map(|end| end.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string());
                warn(
                    page,
                    piece,
                    child,
                    &format!("“{clock}” lies after the end of the text, {}", end.unwrap_or_default()),
                );
            }
        }
        weekday_of_due(page, owed, piece);
        weekdays(page, piece);
    }
    for (_, piece) in page.clauses() {
        weekdays(page, piece);
    }
}

fn warn(page: &Page<'_>, piece: Piece<'_>, child: &str, message: &str) {
    page.warn(
        piece,
        code::LINT_ODD_DATE,
        piece.span_of(child),
        message,
        &format!("look at both dates; {CASE}"),
    );
}

/// When the agreement ends at the latest, as far as the calendar tells; `None` where that is open.
pub(super) fn end_of(agreement: &Agreement, zone: &TimeZone) -> Option<Timestamp> {
    let ends: Option<Vec<Timestamp>> =
        agreement.in_force.plain.iter().map(|period| end_of_period(period, zone)).collect();
    ends?.into_iter().max()
}

pub(super) fn end_of_period(period: &Period, zone: &TimeZone) -> Option<Timestamp> {
    if period.grows.is_some() || period.renews_itself.is_some() {
        return None;
    }
    let start = period.from.when().and_then(|from| from.as_start().until);
    let renewals = period.renewals.iter().map(|renewal| &renewal.until);
    std::iter::once(&period.until).chain(renewals).try_fold(start, |last, end| match end {
        End::Open => None,
        End::At(clock) => Some(Some(clock.when()?.as_end().until?)),
        End::After(length) => Some(Some(length.after(last?, zone)?)),
    })?
}

fn last_instant(clock: &Clock) -> Option<Timestamp> {
    clock.when()?.as_end().until
}

/// The first instant that a time of the terms may be, where the text itself gives what it is counted from.
fn first_instant(agreement: &Agreement, clock: &Clock, zone: &TimeZone) -> Option<Timestamp> {
    let counted = match clock {
        Clock::At(when) => return when.window.from,
        Clock::Counted(counted) => counted,
    };
    let Counted { from, shift, .. } = counted;
    let anchor = match from {
        Anchor::Signed => agreement.signed_on.as_ref()?,
        Anchor::DDay => agreement.d_day.as_ref()?.when()?,
        Anchor::InForce => agreement.in_force.plain.first()?.from.when()?,
        Anchor::Event(_) | Anchor::Done(_) => return None,
    };
    let start = anchor.window.from?;
    match shift {
        None => Some(start),
        Some(shift) => match (&shift.by, shift.back) {
            (Stretch::Length(length), false) => length.after(start, zone),
            (Stretch::Length(length), true) => length.before(start, zone),
            (Stretch::WorkingDays(_), _) => None,
        },
    }
}

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The months in words, in their order.
pub(super) const MONTHS: &[&str] = &[
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

/// A weekday in words, where the deadline falls on another.
fn weekday_of_due(page: &Page<'_>, owed: &Obligation, piece: Piece<'_>) {
    let due = owed.steps.iter().find_map(|step| match &step.change {
        Change::SetDue(due) => due.plain.when(),
        _ => None,
    });
    let day: Option<Date> = due.and_then(|due| due.said.get(..10)).and_then(|day| day.parse().ok());
    let Some(day) = day else { return };
    for words in piece.words() {
        let named: Vec<_> = WEEKDAYS
            .iter()
            .filter_map(|(name, weekday)| Some((words.sentence.phrase(name)?, *weekday)))
            .collect();
        if let [(found, weekday)] = named.as_slice()
            && *weekday != day.weekday()
            && dated(&words.sentence).is_empty()
        {
            let message = format!("{day}, when it is due, is a {}", name_of(day.weekday()));
            let help = format!("look at the words and at the date; {CASE}");
            page.warn(piece, code::LINT_ODD_DATE, page.span_of(&words, *found), &message, &help);
        }
    }
}

/// Weekdays in words beside a date that falls on another.
fn weekdays(page: &Page<'_>, piece: Piece<'_>) {
    for words in piece.words() {
        for (found, weekday, day) in dated(&words.sentence) {
            if weekday != day.weekday() {
                let message = format!("{day} is a {}", name_of(day.weekday()));
                let help = format!("look at the day of the week and at the date; {CASE}");
                page.warn(piece, code::LINT_ODD_DATE, page.span_of(&words, found), &message, &help);
            }
        }
    }
}

fn name_of(weekday: Weekday) -> String {
    let name = WEEKDAYS.iter().find(|(_, known)| *known == weekday).map_or("", |(name, _)| name);
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// "Friday, 26 February 2016" and "Friday, February 26, 2016": where it stands, the weekday, the date.
fn dated(sentence: &Sentence) -> Vec<(Found, Weekday, Date)> {
    const BETWEEN: &[&str] = &["the", "of", "st", "nd", "rd", "th"];
    let all: Vec<(&str, Found)> = sentence.words().filter(|(word, _)| !BETWEEN.contains(word)).collect();
    let run = |run: &[(&str, Found)]| {
        let [(weekday, start), (a, _), (b, _), (year, end)] = run else { return None };
        let weekday = WEEKDAYS.iter().find(|(name, _)| name == weekday)?.1;
        let month = |word: &str| {
            MONTHS.iter().position(|month| *month == word).and_then(|at| i8::try_from(at + 1).ok())
        };
        let (day, month) = match (month(a), month(b)) {
            (None, Some(month)) => (a, month),
            (Some(month), None) => (b, month),
            _ => return None,
        };
        let date = Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()?;
        Some((Found { start: start.start, end: end.end }, weekday, date))
    };
    all.windows(4).filter_map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::super::find::Sentence;
    use super::dated;

    #[test]
    fn a_weekday_beside_its_date_is_found_in_both_orders() {
        for text in [
            "By noon on Friday, 26 February 2016.",
            "on Friday, February 26, 2016",
            "Friday the 26th of February 2016",
        ] {
            let found = dated(&Sentence::of(text));
            let [(_, weekday, day)] = found.as_slice() else { panic!("{text}") };
            assert_eq!((*weekday, day.to_string()), (day.weekday(), "2016-02-26".to_owned()));
        }
        assert!(dated(&Sentence::of("Friday prayers; 26 February 2016")).is_empty());
        assert!(dated(&Sentence::of("Friday, 31 February 2016")).is_empty());
    }
}
