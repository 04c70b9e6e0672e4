//! Incidents with what each reading finds of them.

use assess::batch::{Batch, Table};
use assess::columns::Row;
use jiff::civil::Date;
use model::finding::Verdict;
use model::time::Window;
use model::{AgreementId, ClauseId, IncidentId};

use super::THREADS;
use super::record::Placed;
use crate::found::graver;
use crate::map::cells::Cell;

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
    differ(verdicts.iter().copied())
}

fn differ(verdicts: impl Iterator<Item = Option<Verdict>>) -> bool {
    let mut all = verdicts.map(|verdict| verdict.unwrap_or(Verdict::NoBreach));
    all.next().is_some_and(|first| all.any(|other| other != first))
}

/// Every incident that is asked about, in the order of time.
pub(super) fn entries(batch: &Batch<'_>, placed: &[Placed]) -> Vec<Entry> {
    let tables = tables(batch);
    let clauses = tables.first().map_or(0, |table| table.clauses.len());
    let entry = |placed: &Placed| {
        let &Placed { ref incident, day, window, cell, row, .. } = placed;
        let under = |clause: usize| tables.iter().map(move |table| table.verdict(row, clause));
        let over_all = tables
            .iter()
            .map(|table| (0..clauses).filter_map(|clause| table.verdict(row, clause)).reduce(graver));
        let parts = (0..clauses).any(|clause| differ(under(clause)));
        Entry { incident: incident.clone(), day, window, over_all: over_all.collect(), parts, cell, row }
    };
    placed.iter().map(entry).collect()
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
