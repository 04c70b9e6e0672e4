//! The times of an agreement in the calendar: when it and its clauses start, renew and end, until when somebody may object, its D-day.

use assess::Asked;
use assess::reference::force::{Run, runs, zone};
use assess::reference::{View, clock};
use jiff::tz::TimeZone;
use model::agreement::{Agreement, Parameter, Period, Rule};
use model::statement::About;
use model::time::{When, Window};
use model::{Case, ReadingId};

use super::{Event, Revision};
use crate::found::agreement_name;
use crate::times;

/// What comes at a time that a text fixes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Mark {
    Starts,
    Renewed,
    RenewedItself,
    ObjectionBy,
    Suspended,
    Resumes,
    Ends,
    MayRenewItself,
    DDay,
}

impl Mark {
    /// The sort of entry.
    fn kind(self) -> &'static str {
        match self {
            Self::Starts => "in-force",
            Self::Renewed | Self::RenewedItself => "renewal",
            Self::ObjectionBy => "deadline",
            Self::Suspended | Self::Resumes => "suspension",
            Self::Ends | Self::MayRenewItself => "end",
            Self::DDay => "d-day",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Starts => "starts",
            Self::Renewed => "renewed",
            Self::RenewedItself => "renewed-itself",
            Self::ObjectionBy => "objection",
            Self::Suspended => "suspended",
            Self::Resumes => "resumes",
            Self::Ends | Self::MayRenewItself => "ends",
            Self::DDay => "d-day",
        }
    }

    /// What comes, of what.
    fn title(self, of: &str) -> String {
        match self {
            Self::Starts => format!("It comes into force: {of}"),
            Self::Renewed => format!("It would have ended and was renewed: {of}"),
            Self::RenewedItself => format!("It renewed itself: {of}"),
            Self::ObjectionBy => format!("The last moment to object before it renews itself: {of}"),
            Self::Suspended => format!("It is suspended: {of}"),
            Self::Resumes => format!("It is no longer suspended: {of}"),
            Self::Ends => format!("It ends: {of}"),
            Self::MayRenewItself => format!("It ends, or renews itself: {of}"),
            Self::DDay => format!("D-day: {of}"),
        }
    }

    /// Whether its day is the last one of something, and not the first.
    fn is_end(self) -> bool {
        !matches!(self, Self::Starts | Self::Suspended | Self::Resumes | Self::DDay)
    }
}

/// One mark of one period: at which time, under which readings, and whether some of these do not take it as certain.
struct Found {
    period: usize,
    mark: Mark,
    at: Window,
    under: Vec<ReadingId>,
    open: bool,
}

/// The times of an agreement and of its clauses, each with the readings that take it so.
pub(super) fn events(case: &Case, agreement: &Agreement, asked: Asked) -> Vec<Event> {
    let name = agreement_name(case, &agreement.id);
    let mut events = of_periods(case, agreement, &agreement.in_force, asked, name, "in-force");
    for clause in &agreement.clauses {
        let conduct = match &clause.rule {
            Rule::Forbid(conduct) => conduct,
            Rule::Permit(permit) => &permit.conduct,
            Rule::Asks { .. } => continue,
        };
        if let Some(in_force) = &conduct.in_force {
            let of = format!("clause {} of {name}", clause.id);
            events.extend(of_periods(case, agreement, in_force, asked, &of, clause.id.as_str()));
        }
    }
    events.extend(d_day(case, agreement, asked, name));
    events
}

fn of_periods(
    case: &Case,
    agreement: &Agreement,
    in_force: &Parameter<Vec<Period>>,
    asked: Asked,
    of: &str,
    key: &str,
) -> Vec<Event> {
    let mut found: Vec<Found> = Vec::new();
    for reading in case.readings.values() {
        let view = View::new(case, reading, asked);
        let ways = runs(&view, agreement, in_force);
        let number = ways.len();
        let mut own: Vec<(usize, Mark, Window, usize)> = Vec::new();
        for way in ways {
            for (period, run) in way.into_iter().enumerate() {
                for (mark, at) in run.iter().flat_map(marks) {
                    match own.iter_mut().find(|(p, m, w, _)| (*p, *m, *w) == (period, mark, at)) {
                        Some((.., ways)) => *ways += 1,
                        None => own.push((period, mark, at, 1)),
                    }
                }
            }
        }
        for (period, mark, at, ways) in own {
            add(&mut found, period, mark, at, &reading.id, ways < number);
        }
    }
    said(case, agreement, found, of, key)
}

/// Notes a mark, with those known already where it is one of them.
fn add(found: &mut Vec<Found>, period: usize, mark: Mark, at: Window, reading: &ReadingId, open: bool) {
    match found.iter_mut().find(|one| (one.period, one.mark, one.at) == (period, mark, at)) {
        Some(one) => {
            one.under.push(reading.clone());
            one.open |= open;
        }
        None => found.push(Found { period, mark, at, under: vec![reading.clone()], open }),
    }
}

/// How many of the ends at which something renewed itself are told: the latest.
const RENEWALS: usize = 12;

/// What comes in a period that runs so.
fn marks(run: &Run) -> Vec<(Mark, Window)> {
    let mut marks = vec![(Mark::Starts, run.whole.start)];
    marks.extend(run.renewed.iter().map(|at| (Mark::Renewed, *at)));
    let old = run.renewed_itself.len().saturating_sub(RENEWALS);
    marks.extend(run.renewed_itself.iter().skip(old).map(|at| (Mark::RenewedItself, *at)));
    marks.extend(run.objection_by.map(|at| (Mark::ObjectionBy, at)));
    for (from, until) in &run.suspended {
        marks.push((Mark::Suspended, *from));
        marks.extend(until.map(|until| (Mark::Resumes, until)));
    }
    if !run.whole.open_ended {
        let ends = if run.objection_by.is_some() { Mark::MayRenewItself } else { Mark::Ends };
        marks.push((ends, run.whole.end));
    }
    marks.retain(|(_, at)| *at != Window::ALWAYS);
    marks
}

fn d_day(case: &Case, agreement: &Agreement, asked: Asked, name: &str) -> Vec<Event> {
    let Some(day) = &agreement.d_day else { return Vec::new() };
    let mut found = Vec::new();
    for reading in case.readings.values() {
        let view = View::new(case, reading, asked);
        let ways = clock::ways(&view, agreement, day);
        let open = ways.len() > 1;
        for when in ways.iter().flatten().filter(|when| when.window != Window::ALWAYS) {
            add(&mut found, 0, Mark::DDay, when.as_start(), &reading.id, open);
        }
    }
    said(case, agreement, found, name, "d-day")
}

/// What was found as events, save what an entry of the calendar tells already.
fn said(case: &Case, agreement: &Agreement, mut found: Vec<Found>, of: &str, key: &str) -> Vec<Event> {
    let zone = zone(agreement);
    found.sort_by_key(|found| (found.period, found.mark, found.at));
    let number = |one: &Found, before: &[Found]| {
        before.iter().filter(|known| (known.period, known.mark.key()) == (one.period, one.mark.key())).count()
            + 1
    };
    let mut events = Vec::new();
    for (place, one) in found.iter().enumerate() {
        let when = when(&one.at, one.mark.is_end(), &zone);
        if is_told(case, agreement, &one.at, &when) {
            continue;
        }
        let nth = match number(one, found.get(..place).unwrap_or_default()) {
            1 => String::new(),
            nth => format!("-{nth}"),
        };
        let mut detail = vec![agreement_name(case, &agreement.id).to_owned()];
        if one.under.len() < case.readings.len() {
            let under: Vec<String> = one.under.iter().map(ToString::to_string).collect();
            detail.push(format!("As read by {}.", under.join(", ")));
        }
        if one.open {
            detail.push("This is one of several ways; which it is, is open.".into());
        }
        if of.ends_with(detail.first().map_or("", String::as_str)) {
            detail.remove(0);
        }
        events.push(Event {
            key: format!("{}/{key}/{}/{}{nth}", agreement.id, one.period + 1, one.mark.key()),
            kind: one.mark.kind().into(),
            when,
            title: one.mark.title(of),
            detail,
            address: None,
            settled: !one.open && one.under.len() == case.readings.len(),
            revision: Revision::default(),
        });
    }
    events
}

/// A start or an end as people write it: the day where it falls on midnight, else the minute, else all that it may be.
fn when(at: &Window, is_end: bool, zone: &TimeZone) -> When {
    let exact = at.from.filter(|_| at.is_point()).and_then(|instant| {
        if instant.as_second().rem_euclid(60) != 0 {
            return Some(When::exactly(instant, zone));
        }
        let said = if is_end { times::end(instant, zone) } else { times::start(instant, zone) };
        When::parse(&said.replacen(' ', "T", 1), zone).ok()
    });
    exact.unwrap_or_else(|| When::some_time_in(*at, zone))
}

/// Whether an entry of the calendar on the agreement tells this time already.
fn is_told(case: &Case, agreement: &Agreement, at: &Window, when: &When) -> bool {
    let about = About::Agreement(agreement.id.clone());
    case.entries.values().filter(|entry| entry.about.contains(&about)).any(|entry| {
        let of = &entry.when;
        of.window == when.window || of.as_start() == *at || of.as_end() == *at
    })
}
