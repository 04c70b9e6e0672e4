//! The calendar: meetings, deadlines, renewals, and the times by which obligations are due.

use model::body::{Decision, Ruling};
use model::calendar::Entry;
use model::obligation::{Change, Obligation, Recurs};
use model::statement::About;
use model::time::When;
use model::{AgreementId, Case};

use crate::found::agreement_name;
use crate::page::{Page, Table};

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
}

impl<'a> Calendar<'a> {
    /// Takes the entries of a case, the deadlines of obligations that no entry tells already, the start of what is owed again and again,
    /// and what bodies decided.
    pub fn of(case: &'a Case) -> Self {
        let mut events: Vec<Event> = case.entries.values().map(of_entry).collect();
        for agreement in case.agreements.values() {
            for obligation in &agreement.obligations {
                events.extend(deadlines(case, &agreement.id, obligation));
                events.extend(recurring(case, &agreement.id, obligation));
            }
        }
        events.extend(case.decisions.values().map(|decision| of_decision(case, decision)));
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

fn of_entry(entry: &Entry) -> Event {
    let derived = entry.derived.then(|| "Computed from a start and a length, not printed.".to_owned());
    Event {
        key: entry.id.to_string(),
        kind: entry.kind.clone(),
        when: entry.when.clone(),
        title: entry.title.plain().to_owned(),
        detail: entry.detail.iter().cloned().chain(derived).collect(),
        address: entry.document.as_ref().map(ToString::to_string),
    }
}

/// The times by which an obligation is due, step by step.
fn deadlines(case: &Case, agreement: &AgreementId, obligation: &Obligation) -> Vec<Event> {
    let steps = obligation.steps.iter().enumerate().filter_map(|(number, step)| {
        let (kind, when) = match &step.change {
            Change::SetDue(due) => ("deadline", due.plain.when()?),
            Change::Extend(Some(until)) => ("extension", until.when()?),
            Change::Extend(None) | Change::Lapse | Change::Waive | Change::Supersede(_) => return None,
        };
        let by = step.by.as_ref().map_or_else(String::new, |by| format!(", by {}", case.actor_name(by)));
        let said = format!("Set on {}{by}; {}.", step.on, agreement_name(case, agreement));
        (!is_told(case, obligation, when)).then(|| Event {
            key: format!("{agreement}/{}/{}", obligation.id, number + 1),
            kind: kind.into(),
            when: when.clone(),
            title: format!("Due: {}", obligation.words.plain()),
            detail: vec![said],
            address: None,
        })
    });
    steps.collect()
}

/// When it starts to be owed again and again, where the text gives that by the calendar.
fn recurring(case: &Case, agreement: &AgreementId, obligation: &Obligation) -> Option<Event> {
    let Some(Recurs::Every { length, from: Some(from), until }) = &obligation.recurs else { return None };
    let until = until.as_ref().map_or_else(String::new, |until| format!(", until {until}"));
    Some(Event {
        key: format!("{agreement}/{}/every", obligation.id),
        kind: "recurring".into(),
        when: from.when()?.clone(),
        title: format!("From now on in every {length}: {}", obligation.words.plain()),
        detail: vec![format!("Owed in every {length}{until}; {}.", agreement_name(case, agreement))],
        address: None,
    })
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
    }
}

fn is_told(case: &Case, obligation: &Obligation, when: &When) -> bool {
    let about = About::Obligation(obligation.id.clone());
    case.entries.values().any(|entry| entry.when.window == when.window && entry.about.contains(&about))
}
