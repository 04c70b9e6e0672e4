//! A trial as it stands in JSON.

use serde::Serialize;

use super::record::Record;
use crate::trial::{Cause, Trial, Why};

/// What followed. Every key is always there.
#[derive(Serialize)]
pub(super) struct Tried<'a> {
    drafts: Vec<Draft<'a>>,
    instead_of: Option<&'a str>,
    throughout: bool,
    clauses: Vec<OfClause<'a>>,
    open: Open<'a>,
    changes: Vec<Change<'a>>,
    findings: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Draft<'a> {
    /// As it is written.
    id: &'a str,
    /// As findings name it.
    agreement: &'a str,
    title: String,
}

#[derive(Serialize)]
struct OfClause<'a> {
    agreement: &'a str,
    clause: &'a str,
    readings: Vec<&'a str>,
    taken_up: usize,
    breach: usize,
    no_breach: usize,
    no_breach_by: std::collections::BTreeMap<&'a str, usize>,
    undetermined: usize,
}

#[derive(Serialize)]
struct Open<'a> {
    findings: usize,
    by_text_alone: usize,
    by_facts_alone: usize,
    by_both: usize,
    causes: Vec<Waiting<'a>>,
}

#[derive(Serialize)]
struct Waiting<'a> {
    agreement: &'a str,
    clause: &'a str,
    guard: &'a str,
    because_of: &'a str,
    cause: &'a str,
    waits_on: String,
    findings: usize,
    incidents: Vec<&'a str>,
}

#[derive(Serialize)]
struct Change<'a> {
    incident: &'a str,
    under: Vec<Turn<'a>>,
}

#[derive(Serialize)]
struct Turn<'a> {
    reading: &'a str,
    /// Null where no clause takes the incident up.
    before: Option<&'a str>,
    /// Null where no clause takes the incident up.
    under_draft: Option<&'a str>,
}

impl<'a> Tried<'a> {
    pub(super) fn of(trial: &'a Trial<'_>) -> Self {
        let [by_text_alone, by_facts_alone, by_both] = trial.causes.split;
        Self {
            drafts: trial.staged.drafts.iter().map(|draft| Draft::of(trial, draft)).collect(),
            instead_of: trial.staged.instead_of.as_ref().map(model::AgreementId::as_str),
            throughout: trial.staged.throughout,
            clauses: trial.clauses.iter().map(OfClause::of).collect(),
            open: Open {
                findings: trial.causes.open,
                by_text_alone,
                by_facts_alone,
                by_both,
                causes: waits(trial),
            },
            changes: trial.changes.iter().map(Change::of).collect(),
            findings: trial.found.all().iter().map(Record::of).collect(),
        }
    }
}

impl<'a> Draft<'a> {
    fn of(trial: &Trial<'_>, draft: &'a crate::trial::stage::Draft) -> Self {
        let (id, agreement) = (draft.written.as_str(), draft.stands_as.as_str());
        Self { id, agreement, title: trial.name(&draft.stands_as) }
    }
}

impl<'a> OfClause<'a> {
    fn of(row: &'a crate::trial::Counted) -> Self {
        let outcome = &row.outcome;
        Self {
            agreement: row.agreement.as_str(),
            clause: row.clause.as_str(),
            readings: row.readings.iter().map(model::ReadingId::as_str).collect(),
            taken_up: outcome.taken_up(),
            breach: outcome.breach,
            no_breach: outcome.none(),
            no_breach_by: outcome.no_breach.iter().map(|(code, number)| (code.as_str(), *number)).collect(),
            undetermined: outcome.undetermined,
        }
    }
}

impl<'a> Change<'a> {
    fn of(change: &'a crate::trial::Change) -> Self {
        let word = |verdict: &Option<model::finding::Verdict>| verdict.map(model::finding::Verdict::as_str);
        let under = change.under.iter().map(|(reading, before, now)| Turn {
            reading: reading.as_str(),
            before: word(before),
            under_draft: word(now),
        });
        Self { incident: change.incident.as_str(), under: under.collect() }
    }
}

fn waits<'a>(trial: &'a Trial<'_>) -> Vec<Waiting<'a>> {
    let rows = trial.causes.rows().into_iter();
    rows.map(|((agreement, clause, guard), cause, waiting)| Waiting {
        agreement: agreement.as_str(),
        clause: clause.as_str(),
        guard: guard.as_str(),
        because_of: if cause.why() == Why::Text { "text" } else { "facts" },
        cause: kind(cause),
        waits_on: cause.words(trial.question.case),
        findings: waiting.findings,
        incidents: waiting.incidents.iter().map(model::IncidentId::as_str).collect(),
    })
    .collect()
}

/// The stable word of a cause.
fn kind(cause: &Cause) -> &str {
    match cause {
        Cause::Question(point, _) => point,
        Cause::Body(body) => body.as_str(),
        Cause::Outline(_) => "outline",
        Cause::Unsaid(_) => "unsaid",
        Cause::Fact(attribute) => attribute.as_str(),
        Cause::Standing => "standing",
        Cause::Condition => "condition",
    }
}
