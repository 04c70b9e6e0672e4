//! Incidents with what each reading finds of them.

use std::collections::HashMap;

use assess::Asked;
use assess::batch::{Batch, Table};
use assess::columns::Row;
use assess::reference;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::claim::Subject;
use model::finding::Verdict;
use model::time::Window;
use model::{AgreementId, Case, ClaimId, ClauseId, IncidentId};

use super::THREADS;
use crate::found::graver;
use crate::map::cells::{Cell, public_cell};

/// An incident with what each reading finds of it over all clauses.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The incident.
    pub incident: IncidentId,
    /// The day on which it began, in the zone of the case; `None` where nobody says.
    pub day: Option<Date>,
    /// When it was.
    pub window: Window,
    /// Reading by reading: the gravest verdict of any clause; `None` where no clause takes it up.
    pub over_all: Box<[Option<Verdict>]>,
    /// Whether readings come to different verdicts on it under some clause.
    pub parts: bool,
    /// The cell that its place is shown as, by the case's own measure; `None` where no point is known, or none so coarse.
    pub cell: Option<Cell>,
    pub(super) row: Row,
}

/// What one clause gives for an incident.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Under {
    /// The agreement.
    pub agreement: AgreementId,
    /// The clause.
    pub clause: ClauseId,
    /// Reading by reading; `None` where the clause does not take it up.
    pub verdicts: Box<[Option<Verdict>]>,
}

impl Under {
    /// Whether readings differ: where a clause does not take something up there is no breach of it.
    pub fn parts(&self) -> bool {
        parts(&self.verdicts)
    }
}

/// Whether verdicts differ; none at all is no breach.
pub(super) fn parts(verdicts: &[Option<Verdict>]) -> bool {
    let mut all = verdicts.iter().map(|verdict| verdict.unwrap_or(Verdict::NoBreach));
    all.next().is_some_and(|first| all.any(|other| other != first))
}

/// Every incident that is asked about, in the order of time.
pub(super) fn entries(batch: &Batch<'_>, case: &Case, asked: Asked, zone: &TimeZone) -> Vec<Entry> {
    let tables = tables(batch);
    let mut incidents: Vec<_> = reference::finding::asked_about(case, asked).collect();
    incidents.sort_by(|a, b| (&a.when, &a.id).cmp(&(&b.when, &b.id)));
    let entry = |incident: &model::incident::Incident| {
        let row = batch.row(&incident.id)?;
        let under = under_tables(&tables, row);
        let over_all = (0..tables.len())
            .map(|reading| {
                let each = under.iter().filter_map(|one| one.verdicts.get(reading).copied().flatten());
                each.reduce(graver)
            })
            .collect();
        let day = incident.when.window.from.map(|from| from.to_zoned(zone.clone()).date());
        let parts = under.iter().any(Under::parts);
        let cell = public_cell(case, &incident.place);
        let window = incident.when.window;
        Some(Entry { incident: incident.id.clone(), day, window, over_all, parts, cell, row })
    };
    incidents.into_iter().filter_map(entry).collect()
}

/// What each clause gives for an incident.
pub(super) fn under(batch: &Batch<'_>, entry: &Entry) -> Vec<Under> {
    under_tables(&tables(batch), entry.row)
}

fn tables<'b>(batch: &'b Batch<'_>) -> Vec<&'b Table> {
    let number = batch.readings().count();
    (0..number).filter_map(|reading| batch.verdicts(reading, THREADS)).collect()
}

fn under_tables(tables: &[&Table], row: Row) -> Vec<Under> {
    let Some(first) = tables.first() else { return Vec::new() };
    let clauses = first.clauses.iter().enumerate();
    clauses
        .filter_map(|(at, (agreement, clause))| {
            let verdicts: Box<[_]> = tables.iter().map(|table| table.verdict(row, at)).collect();
            let (agreement, clause) = (agreement.clone(), clause.clone());
            verdicts.iter().any(Option::is_some).then_some(Under { agreement, clause, verdicts })
        })
        .collect()
}

/// What is claimed of each incident, as far as the record had learnt it.
pub(super) fn claims_on(case: &Case, asked: Asked) -> HashMap<IncidentId, Vec<ClaimId>> {
    let mut on: HashMap<IncidentId, Vec<ClaimId>> = HashMap::new();
    for claim in case.claims.values().filter(|claim| claim.learnt <= asked.known_at) {
        if let Subject::Incident(incident) = &claim.about {
            on.entry(incident.clone()).or_default().push(claim.id.clone());
        }
    }
    on
}

/// What was merged into each incident.
pub(super) fn merged(case: &Case) -> HashMap<IncidentId, Vec<IncidentId>> {
    let mut into: HashMap<IncidentId, Vec<IncidentId>> = HashMap::new();
    for incident in case.incidents.values() {
        if let Some(whole) = &incident.same_as {
            into.entry(whole.clone()).or_default().push(incident.id.clone());
        }
    }
    into
}
