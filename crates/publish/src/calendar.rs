//! The calendar: meetings, deadlines, renewals, and the times by which obligations are due.

mod force;
mod revision;

use assess::Asked;
use assess::reference::{View, clock};
use model::agreement::Agreement;
use model::body::{Decision, Ruling};
use model::calendar::Entry;
use model::claim::Confidence;
use model::clock::Clock;
use model::obligation::{Change, Obligation, Recurs};
use model::statement::About;
use model::time::{When, Window};
use model::{Case, ReadingId};

use crate::found::agreement_name;
use crate::page::{Page, Table};
use crate::words::every;
pub use revision::Revision;

/// The calendar of a case.
#[derive(Clone, PartialEq, Debug)]
pub struct Calendar<'a> {
    case: &'a Case,
    /// What is in it, in the order of time.
    pub events: Vec<Event>,
}

/// One event of the calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// A name that stays the same from run to run and is no other event's: the entry's id, the decision's, or the obligation's with the
    /// number of its step.
    pub key: String,
    /// The sort of event.
    pub kind: String,
    /// When.
    pub when: When,
    /// What.
    pub title: String,
    /// More of it.
    pub detail: Vec<String>,
    /// Where it was read.
    pub address: Option<String>,
    /// Whether its time is settled: printed and read with care, or the same under every reading.
    pub settled: bool,
    /// How often its time may have moved, as far as the record knows.
    pub revision: Revision,
}

impl<'a> Calendar<'a> {
    /// The calendar from all that the record ever learnt.
    pub fn of(case: &'a Case) -> Self {
        Self::asked(case, Asked::of_all(case))
    }

    /// Takes the entries of a case, the times of its agreements and the deadlines of obligations that no entry tells already, the start of
    /// what is owed again and again, and what bodies decided. What is to come stands in it whatever time is asked about; decisions only as far as
    /// they were taken and learnt by then, and times that are counted from something only from what the record had learnt of it.
    pub fn asked(case: &'a Case, asked: Asked) -> Self {
        let known = Asked { as_of: Asked::of_all(case).as_of, ..asked };
        let mut events: Vec<Event> =
            case.entries.values().map(|entry| of_entry(case, entry, known)).collect();
        for agreement in case.agreements.values() {
            let mut own = force::events(case, agreement, known);
            for obligation in &agreement.obligations {
                own.extend(deadlines(case, agreement, obligation, known));
                own.extend(recurring(case, agreement, obligation, known));
            }
            let revision = Revision::of(case, agreement, known);
            for event in &mut own {
                event.revision = revision;
            }
            events.extend(own);
        }
        let decided = case.decisions.values().filter(|decision| decision.learnt <= asked.known_at);
        let decided = decided.filter(|one| one.on.window.from.is_none_or(|from| from < asked.as_of));
        events.extend(decided.map(|decision| of_decision(case, decision)));
        events.sort_by(|a, b| (&a.when, &a.key).cmp(&(&b.when, &b.key)));
        Self { case, events }
    }

    /// What the calendar is of.
    pub fn title(&self) -> &'a str {
        let title = self.case.title.plain();
        if title.is_empty() { &self.case.id } else { title }
    }

    /// The id of the case.
    pub fn case(&self) -> &'a str {
        &self.case.id
    }

    /// The zone of its days.
    pub fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.case.zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// Says it.
    pub fn page(&self) -> Page {
        let mut page = Page::new(format!("Calendar: {}", self.title()));
        page.text(format!("Times are those of {}.", self.case.zone));
        if self.events.is_empty() {
            page.text("Nothing is in it.");
        }
        let mut table = Table::new(["when", "kind", "what", "id"]).widest(2);
        for event in &self.events {
            let what: Vec<&str> = std::iter::once(event.title.as_str())
                .chain(event.detail.iter().map(String::as_str))
                .collect();
            table.row([&event.when.to_string(), &event.kind, &what.join("\n"), &event.key]);
        }
        page.table(table);
        page
    }
}

fn of_entry(case: &Case, entry: &Entry, asked: Asked) -> Event {
    let derived = entry.derived.then(|| "Computed from a start and a length, not printed.".to_owned());
    Event {
        key: entry.id.to_string(),
        kind: entry.kind.clone(),
        when: entry.when.clone(),
        title: entry.title.plain().to_owned(),
        detail: entry.detail.iter().cloned().chain(derived).collect(),
        address: entry.document.as_ref().map(ToString::to_string),
        settled: !entry.derived && entry.confidence == Confidence::High,
        revision: Revision::of_entry(case, entry, asked),
    }
}

/// The times by which an obligation is due, step by step. Where readings take a time differently, or as counted from what not all of them take as
/// having come, each time stands with the readings that take it so.
fn deadlines(case: &Case, agreement: &Agreement, obligation: &Obligation, asked: Asked) -> Vec<Event> {
    let steps = obligation.steps.iter().enumerate().flat_map(|(number, step)| {
        let kind = if matches!(step.change, Change::SetDue(_)) { "deadline" } else { "extension" };
        let by = step.by.as_ref().map_or_else(String::new, |by| format!(", by {}", case.actor_name(by)));
        let said = format!("Set on {}{by}; {}.", step.on, agreement_name(case, &agreement.id));
        let times = times(case, agreement, &step.change, asked);
        let alone = times.len() == 1;
        let of = move |(nth, (when, some)): (usize, (When, Vec<ReadingId>))| {
            let whose = read_by(case, &some, alone);
            let settled = whose.is_none();
            let nth = if alone { String::new() } else { format!("-{}", nth + 1) };
            (!is_told(case, obligation, &when)).then(|| Event {
                key: format!("{}/{}/{}{nth}", agreement.id, obligation.id, number + 1),
                kind: kind.into(),
                when,
                title: format!("Due: {}", obligation.words.plain()),
                detail: std::iter::once(said.clone()).chain(whose).collect(),
                address: None,
                settled,
                revision: Revision::default(),
            })
        };
        times.into_iter().enumerate().filter_map(of).collect::<Vec<_>>()
    });
    steps.collect()
}

/// When it starts to be owed again and again, where the text gives that by the calendar.
fn recurring(case: &Case, agreement: &Agreement, obligation: &Obligation, asked: Asked) -> Vec<Event> {
    let Some(Recurs::Every { length, from: Some(from), until }) = &obligation.recurs else {
        return Vec::new();
    };
    let until = until.as_ref().map_or_else(String::new, |until| format!(", until {until}"));
    let every = every(&length.to_string());
    let times = of_clocks(case, agreement, asked, |_| vec![from]);
    let alone = times.len() == 1;
    let event = |(nth, (when, some)): (usize, (When, Vec<ReadingId>))| {
        let said = format!("Owed in every {every}{until}; {}.", agreement_name(case, &agreement.id));
        let nth = if alone { String::new() } else { format!("-{}", nth + 1) };
        let whose = read_by(case, &some, alone);
        let settled = whose.is_none();
        Event {
            key: format!("{}/{}/every{nth}", agreement.id, obligation.id),
            kind: "recurring".into(),
            when,
            title: format!("From now on in every {every}: {}", obligation.words.plain()),
            detail: std::iter::once(said).chain(whose).collect(),
            address: None,
            settled,
            revision: Revision::default(),
        }
    };
    times.into_iter().enumerate().map(event).collect()
}

/// Who reads it so, where not everybody does.
fn read_by(case: &Case, some: &[ReadingId], alone: bool) -> Option<String> {
    let under: Vec<String> = some.iter().map(ToString::to_string).collect();
    (!(alone && some.len() == case.readings.len())).then(|| format!("As read by {}.", under.join(", ")))
}

fn of_decision(case: &Case, decision: &Decision) -> Event {
    let (agreement, clause) = &decision.clause;
    let found = match decision.ruling {
        Ruling::Breach => "a breach",
        Ruling::NoBreach => "no breach",
    };
    let matter = format!("On {}, clause {clause} of {}.", decision.incident, agreement_name(case, agreement));
    let words = Some(decision.words.plain().to_owned()).filter(|words| !words.is_empty());
    Event {
        key: format!("decision/{}", decision.id),
        kind: "decision".into(),
        when: decision.on.clone(),
        title: format!("{} finds {found}", case.actor_name(&decision.by)),
        detail: std::iter::once(matter).chain(words).collect(),
        address: decision.document.as_ref().map(ToString::to_string),
        settled: true,
        revision: Revision { number: 0, learnt: Some(decision.learnt) },
    }
}

/// The times that a step sets, each with the readings that may take it so. A time of the calendar on which nobody parts needs no reading.
fn times(case: &Case, agreement: &Agreement, change: &Change, asked: Asked) -> Vec<(When, Vec<ReadingId>)> {
    let everybody: Vec<ReadingId> = case.readings.keys().cloned().collect();
    let plain = match change {
        Change::SetDue(due) if due.taken.is_empty() => Some(&due.plain),
        Change::Extend(Some(until)) => Some(until),
        _ => None,
    };
    if let Some(when) = plain.and_then(Clock::when) {
        return vec![(when.clone(), everybody)];
    }
    of_clocks(case, agreement, asked, |view| match change {
        Change::SetDue(due) => view.take(due).into_iter().map(|(clock, _)| clock).collect(),
        Change::Extend(until) => until.iter().collect(),
        Change::Lapse | Change::Waive | Change::Supersede(_) => Vec::new(),
    })
}

/// The times that clocks may show, each with the readings under which one may.
fn of_clocks<'c>(
    case: &'c Case,
    agreement: &Agreement,
    asked: Asked,
    clocks: impl Fn(&View<'c>) -> Vec<&'c Clock>,
) -> Vec<(When, Vec<ReadingId>)> {
    let mut all: Vec<(When, Vec<ReadingId>)> = Vec::new();
    for reading in case.readings.values() {
        let view = View::new(case, reading, asked);
        let ways = clocks(&view).into_iter().flat_map(|clock| clock::ways(&view, agreement, clock));
        for when in ways.flatten().filter(|when| when.window != Window::ALWAYS) {
            match all.iter_mut().find(|(known, _)| *known == when) {
                Some((_, some)) if some.contains(&reading.id) => {}
                Some((_, some)) => some.push(reading.id.clone()),
                None => all.push((when, vec![reading.id.clone()])),
            }
        }
    }
    all
}

fn is_told(case: &Case, obligation: &Obligation, when: &When) -> bool {
    let about = About::Obligation(obligation.id.clone());
    case.entries.values().any(|entry| entry.when.window == when.window && entry.about.contains(&about))
}
