//! When: periods with their renewals, growth, suspensions and hours; clocks and times in words.

use assess::reference::words::list;
use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use model::agreement::{Daily, End, Growth, Parameter, Period, Renewal, Suspension, TacitRenewal};
use model::clock::{Anchor, Clock, Counted, FirstDay, WorkingWeek};
use model::time::{Precision, When};

use super::voice::Voice;
use crate::page::Page;
use crate::words::{capital, length, stop};

/// Says when it binds, and how it counts time.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    page.heading("When it binds");
    let mut lines = in_force(voice, &voice.agreement.in_force);
    if let Some(day) = &voice.agreement.d_day {
        lines.push(format!("Its D-day is {}.", clock(voice, day)));
    }
    lines.extend(first_day(voice));
    lines.extend(working_week(&voice.agreement.working_week));
    page.list(lines);
}

/// Every period, what may prolong or interrupt it, and how readings take it otherwise.
pub(super) fn in_force(voice: &Voice<'_>, parameter: &Parameter<Vec<Period>>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    if parameter.plain.is_empty() {
        lines.push("It never binds.".into());
    }
    let sentence = |clause: &str| stop(&capital(clause));
    for period in &parameter.plain {
        lines.push(sentence(&span(voice, period)));
        for one in &period.renewals {
            lines.push(sentence(&renewal(voice, one)));
            lines.extend(voice.otherwise(&one.took_effect, |took| took_effect("that renewal", *took)));
        }
        lines.extend(rest(voice, period).iter().map(|clause| sentence(clause)));
        for one in &period.suspended {
            lines.push(sentence(&suspension(voice, one)));
            lines.extend(voice.otherwise(&one.took_effect, |took| took_effect("that suspension", *took)));
        }
    }
    lines.extend(voice.otherwise(parameter, |periods| {
        let each: Vec<String> = periods.iter().flat_map(|period| clauses(voice, period)).collect();
        if each.is_empty() { "it never binds".into() } else { each.join("; ") }
    }));
    lines
}

/// The times of a clause, and that they count only while the agreement binds.
pub(super) fn of_clause(voice: &Voice<'_>, own: &Parameter<Vec<Period>>) -> Vec<String> {
    let mut lines = in_force(voice, own);
    let beyond: Vec<&str> = [
        (starts_before(voice, own), "starts before it does"),
        (ends_after(voice, own), "ends after it does"),
    ]
    .into_iter()
    .filter_map(|(so, what)| so.then_some(what))
    .collect();
    let beyond = match beyond.as_slice() {
        [] => String::new(),
        beyond => format!(" As written, its own time {}: that part does not count.", list(beyond, "and")),
    };
    lines.push(format!("All this only within the time of the agreement.{beyond}"));
    lines
}

/// Returns true where the text gives a clause a time that starts before the agreement does, both by the calendar.
fn starts_before(voice: &Voice<'_>, own: &Parameter<Vec<Period>>) -> bool {
    let first = |periods: &[Period]| -> Option<Timestamp> {
        let starts: Option<Vec<Timestamp>> =
            periods.iter().map(|one| one.from.when()?.as_start().from).collect();
        starts?.into_iter().min()
    };
    matches!((first(&own.plain), first(&voice.agreement.in_force.plain)), (Some(own), Some(whole)) if own < whole)
}

/// Returns true where the text gives a clause a time that ends after the agreement does, both by the calendar and not prolonged.
fn ends_after(voice: &Voice<'_>, own: &Parameter<Vec<Period>>) -> bool {
    let last = |periods: &[Period]| -> Option<Timestamp> {
        let ends: Option<Vec<Timestamp>> = periods.iter().map(fixed_end).collect();
        ends?.into_iter().max()
    };
    let Some(whole) = last(&voice.agreement.in_force.plain) else { return false };
    let is_open = |period: &Period| period.until == End::Open && period.renewals.is_empty();
    own.plain.iter().any(is_open) || last(&own.plain).is_some_and(|own| own > whole)
}

/// When a period ends, where the calendar alone says so and nothing prolongs it.
fn fixed_end(period: &Period) -> Option<Timestamp> {
    let End::At(at) = &period.until else { return None };
    let prolonged = !period.renewals.is_empty() || period.grows.is_some() || period.renews_itself.is_some();
    if prolonged { None } else { at.when()?.as_end().until }
}

/// What is said of a period, each a clause of a sentence.
fn clauses(voice: &Voice<'_>, period: &Period) -> Vec<String> {
    let renewals = period.renewals.iter().map(|one| renewal(voice, one));
    let suspensions = period.suspended.iter().map(|one| suspension(voice, one));
    std::iter::once(span(voice, period))
        .chain(renewals)
        .chain(rest(voice, period))
        .chain(suspensions)
        .collect()
}

/// How a period grows, renews itself, and binds only in some hours.
fn rest(voice: &Voice<'_>, period: &Period) -> Vec<String> {
    let grows = period.grows.iter().map(|grows| growth(voice, grows));
    let tacit = period.renews_itself.iter().map(|tacit| tacit_renewal(voice, tacit));
    grows.chain(tacit).chain(period.daily.iter().map(daily)).collect()
}

fn span(voice: &Voice<'_>, period: &Period) -> String {
    let from = clock(voice, &period.from);
    match &period.until {
        End::Open => format!("it binds from {from}, and no end is given"),
        End::At(until) => format!("it binds from {from} until {}", end(voice, until)),
        End::After(term) => {
            format!(
                "it binds from {from} for {}, and then lapses unless it is renewed",
                length(&term.to_string())
            )
        }
    }
}

fn renewal(voice: &Voice<'_>, renewal: &Renewal) -> String {
    let until = match &renewal.until {
        End::Open => "with no new end".to_owned(),
        End::At(until) => format!("until {}", end(voice, until)),
        End::After(term) => format!("for {} from the end that it had", length(&term.to_string())),
    };
    let on =
        renewal.announced_on.as_ref().map(|on| format!(", announced {}", on_when(on))).unwrap_or_default();
    let by = voice.said_by(renewal.by.as_ref(), renewal.statement.as_ref());
    let once = renewal.once.as_ref().map_or_else(String::new, |event| {
        format!("; this counts only if the event {} comes before that end", voice.event(event))
    });
    let taken = if renewal.took_effect.plain { "" } else { "; as the text stands, this did not take effect" };
    // what still waits for its event has not been announced by anybody
    let renewed = match (&renewal.once, &renewal.announced_on) {
        (Some(_), None) => "it may be renewed",
        _ => "it was renewed",
    };
    format!("{renewed} {until}{on}{by}{once}{taken}")
}

fn growth(voice: &Voice<'_>, growth: &Growth) -> String {
    let most = growth
        .at_most
        .as_ref()
        .map(|most| format!(", but never to more than {} in all", length(&most.to_string())))
        .unwrap_or_default();
    format!(
        "it grows by {} for every {} of these: {}{most}",
        length(&growth.by.to_string()),
        growth.for_each,
        voice.quantity(&growth.of)
    )
}

fn tacit_renewal(voice: &Voice<'_>, tacit: &TacitRenewal) -> String {
    let most = match tacit.at_most {
        None => "again and again".to_owned(),
        Some(1) => "once".to_owned(),
        Some(times) => format!("at most {times} times"),
    };
    format!(
        "at its end it renews itself for {}, {most}, unless the event {} comes at least {} before that end",
        length(&tacit.length.to_string()),
        voice.event(&tacit.unless),
        length(&tacit.notice.to_string())
    )
}

fn suspension(voice: &Voice<'_>, suspension: &Suspension) -> String {
    let until = suspension.until.as_ref().map_or_else(
        || "for the rest of that period".to_owned(),
        |until| format!("until {}", end(voice, until)),
    );
    let by = voice.said_by(suspension.by.as_ref(), suspension.statement.as_ref());
    let by = if by.is_empty() { by } else { format!(" (suspended{by})") };
    let taken =
        if suspension.took_effect.plain { "" } else { "; as the text stands, this did not take effect" };
    format!("it does not bind from {} {until}{by}{taken}", clock(voice, &suspension.from))
}

fn took_effect(what: &str, took: bool) -> String {
    if took { format!("{what} took effect") } else { format!("{what} did not take effect") }
}

fn daily(daily: &Daily) -> String {
    match daily {
        Daily::Between(from, until) if *until == Time::midnight() => {
            format!("it binds only from {} to midnight of each day", hour(*from))
        }
        Daily::Between(from, until) if until <= from => {
            format!("it binds only from {} of each day to {} of the next", hour(*from), hour(*until))
        }
        Daily::Between(from, until) => {
            format!("it binds only from {} to {} of each day", hour(*from), hour(*until))
        }
        Daily::For(hours) => {
            format!(
                "it binds only for {} of each day, and which ones they are is not stated",
                length(&hours.to_string())
            )
        }
    }
}

fn hour(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

fn first_day(voice: &Voice<'_>) -> Vec<String> {
    let parameter = &voice.agreement.first_day;
    let say = |day: &FirstDay| match day {
        FirstDay::Next => "days are counted from the day after the event that starts them",
        FirstDay::Same => "the day of the event is the first of the days that are counted from it",
    };
    let plain = stop(&capital(say(&parameter.plain)));
    std::iter::once(plain).chain(voice.otherwise(parameter, |day| say(day).to_owned())).collect()
}

fn working_week(week: &WorkingWeek) -> Option<String> {
    if *week == WorkingWeek::default() {
        return None;
    }
    let mut off: Vec<String> = week.off.iter().map(|day| weekday(*day).to_owned()).collect();
    off.extend(week.holidays.iter().map(ToString::to_string));
    Some(match off.as_slice() {
        [] => "Every day is a working day.".into(),
        off => format!("Nobody works on {}; such days do not count as working days.", list(off, "and")),
    })
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mondays",
        Weekday::Tuesday => "Tuesdays",
        Weekday::Wednesday => "Wednesdays",
        Weekday::Thursday => "Thursdays",
        Weekday::Friday => "Fridays",
        Weekday::Saturday => "Saturdays",
        Weekday::Sunday => "Sundays",
    }
}

/// A time that the text fixes, as a noun: "2015-02-15 00:00", "72 hours after the event “…”".
pub(super) fn clock(voice: &Voice<'_>, clock: &Clock) -> String {
    match clock {
        Clock::At(at) => when(at),
        Clock::Counted(Counted { from, shift, strictly_before, .. }) => {
            let anchor = anchor(voice, from);
            let time = match shift {
                None => anchor,
                Some(shift) => {
                    let side = if shift.back { "before" } else { "after" };
                    format!("{} {side} {anchor}", length(&shift.by.to_string()))
                }
            };
            if *strictly_before { format!("before {time}") } else { time }
        }
    }
}

/// A time at which something ends, as a noun: a day ends with its last instant.
pub(super) fn end(voice: &Voice<'_>, at: &Clock) -> String {
    match at {
        Clock::At(at) => end_when(at),
        Clock::Counted(_) => clock(voice, at),
    }
}

fn end_when(at: &When) -> String {
    if at.precision == Precision::Day { format!("the end of {}", when(at)) } else { when(at) }
}

/// By when something is due: "by 2016-05-25", "at the latest 72 hours after the signing", "earlier than 5 days after the signing".
pub(super) fn by_clock(voice: &Voice<'_>, at: &Clock) -> String {
    let time = clock(voice, at);
    match (time.strip_prefix("before "), at) {
        (Some(counted), Clock::Counted(_)) => format!("earlier than {counted}"),
        (Some(_), Clock::At(_)) => time,
        (None, Clock::Counted(Counted { shift: Some(_), .. })) => format!("at the latest {time}"),
        (None, _) => format!("by {time}"),
    }
}

/// What a time is counted from, as a noun.
pub(super) fn anchor(voice: &Voice<'_>, anchor: &Anchor) -> String {
    match anchor {
        Anchor::Signed => "the signing".into(),
        Anchor::InForce => "the first moment at which the agreement binds".into(),
        Anchor::DDay => "D-day".into(),
        Anchor::Event(event) => format!("the event {}", voice.event(event)),
        Anchor::Done(obligation) => format!("the fulfilment of [{obligation}]"),
    }
}

/// A time as a noun: "2016-05-24", "the night of 2016-02-26", "a time between … and …".
pub(super) fn when(when: &When) -> String {
    let said = when.to_string();
    match when.precision {
        Precision::Instant | Precision::Exact | Precision::Day | Precision::Before => said,
        Precision::PartOfDay => match said.split_once(' ') {
            Some((part, day)) => format!("the {part} of {day}"),
            None => said,
        },
        Precision::Range => match said.split_once("..") {
            Some((from, until)) => format!("a time between {from} and {until}"),
            None => said,
        },
        Precision::About => said.replacen(" give-or-take ", ", give or take ", 1),
        Precision::NotBefore => said.replacen("not-before ", "a time not before ", 1),
        Precision::NotAfter => said.replacen("not-after ", "a time not after ", 1),
    }
}

/// A time after a verb: "on 2016-05-24", "in the night of …", "between … and …".
pub(super) fn on_when(at: &When) -> String {
    let noun = when(at);
    match at.precision {
        Precision::Instant | Precision::Day => format!("on {noun}"),
        Precision::Exact => format!("at {noun}"),
        Precision::PartOfDay => format!("in {noun}"),
        Precision::About | Precision::Before => noun,
        Precision::Range | Precision::NotBefore | Precision::NotAfter => noun.replacen("a time ", "", 1),
    }
}

/// Until when: "until the end of 2016-05-24".
pub(super) fn until_when(at: &When) -> String {
    format!("until {}", end_when(at))
}
