//! By what a question is answered: by the batch over columns, or by the reference where a record cannot be laid out in columns. Both say the
//! same.

use std::panic::resume_unwind;

use assess::batch::Batch;
use assess::columns::Columns;
use assess::reference;
use model::finding::{Finding, Matter, Pivot};
use model::{AgreementId, ReadingId};

use crate::outcomes::{Outcome, Outcomes};
use crate::question::Question;

/// The record that a question is asked of.
pub(crate) struct Record {
    /// `None` where columns cannot hold it: a time is finer than a microsecond.
    columns: Option<Columns>,
}

impl Record {
    /// Lays it out.
    pub(crate) fn of(question: &Question<'_>) -> Self {
        Self { columns: Columns::of(question.case.clone(), question.asked).ok() }
    }

    /// What answers the question.
    pub(crate) fn engine<'e>(&'e self, question: &'e Question<'e>) -> Engine<'e> {
        let readings: Vec<&ReadingId> = question.readings.iter().collect();
        let batch = self.columns.as_ref().map(|columns| Batch::new(columns, &readings, question.asked));
        Engine { question, batch }
    }
}

/// What answers a question.
pub(crate) struct Engine<'e> {
    question: &'e Question<'e>,
    batch: Option<Batch<'e>>,
}

impl<'e> Engine<'e> {
    /// What is asked.
    pub(crate) fn question(&self) -> &'e Question<'e> {
        self.question
    }

    /// Every finding with its explanation, reading by reading.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let Question { case, asked, .. } = self.question;
        self.each_reading(|reading| match &self.batch {
            Some(batch) => number(batch, reading).map(|number| batch.findings(number)).unwrap_or_default(),
            None => reference::findings(case, reading, *asked),
        })
    }

    /// Every obligation, reading by reading.
    pub(crate) fn obligations(&self) -> Vec<Finding> {
        let Question { case, asked, .. } = self.question;
        self.each_reading(|reading| match &self.batch {
            Some(batch) => number(batch, reading).map(|number| batch.obligations(number)).unwrap_or_default(),
            None => reference::obligations(case, reading, *asked),
        })
    }

    /// The verdicts on incidents, and the obligations.
    pub(crate) fn outcomes(&self) -> Outcomes {
        let Some(batch) = &self.batch else {
            let (incidents, owed): (Vec<Finding>, Vec<Finding>) =
                self.findings().into_iter().partition(|one| matches!(one.about, Matter::Incident(..)));
            let mut incidents: Vec<Outcome> = incidents.iter().filter_map(Outcome::of).collect();
            incidents.sort_by(|a, b| (a.matter(), &a.reading).cmp(&(b.matter(), &b.reading)));
            return Outcomes { incidents, owed: in_order(owed) };
        };
        // obligations look at the verdicts, which are then there
        let owed = in_order(self.obligations());
        Outcomes { incidents: incidents(batch), owed }
    }

    /// One finding.
    pub(crate) fn finding(
        &self,
        matter: &Matter,
        agreement: &AgreementId,
        reading: &ReadingId,
    ) -> Option<Finding> {
        let Question { case, asked, .. } = self.question;
        let found =
            self.batch.as_ref().and_then(|batch| batch.find(number(batch, reading)?, matter, agreement));
        found.or_else(|| reference::finding(case, matter, agreement, reading, *asked))
    }

    /// Where two readings part on a matter.
    pub(crate) fn pivot(
        &self,
        matter: &Matter,
        agreement: &AgreementId,
        [a, b]: [&ReadingId; 2],
    ) -> Option<Pivot> {
        let Question { case, asked, .. } = self.question;
        match &self.batch {
            Some(batch) => batch.pivot(matter, agreement, [a, b]),
            None => reference::pivot(case, matter, agreement, a, b, *asked),
        }
    }

    /// Everything on which two readings part.
    pub(crate) fn compare(&self, [a, b]: [&ReadingId; 2]) -> Vec<Pivot> {
        let Question { case, asked, .. } = self.question;
        match &self.batch {
            Some(batch) => batch.compare([a, b], THREADS),
            None => reference::compare(case, a, b, *asked),
        }
    }

    /// Works something out under every reading, readings beside one another.
    fn each_reading(&self, work_out: impl Fn(&ReadingId) -> Vec<Finding> + Sync) -> Vec<Finding> {
        let work_out = &work_out;
        std::thread::scope(|scope| {
            let readings = self.question.readings.iter();
            let running: Vec<_> = readings.map(|reading| scope.spawn(move || work_out(reading))).collect();
            let joined =
                running.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
            joined.flatten().collect()
        })
    }
}

/// The number of a reading.
fn number(batch: &Batch<'_>, reading: &ReadingId) -> Option<usize> {
    batch.readings().position(|own| own == reading)
}

/// Obligations by agreement, obligation and reading.
fn in_order(mut owed: Vec<Finding>) -> Vec<Finding> {
    owed.sort_by(|a, b| (&a.agreement, &a.about, &a.reading).cmp(&(&b.agreement, &b.about, &b.reading)));
    owed
}

/// The verdicts on incidents, by incident, agreement, clause and reading.
fn incidents(batch: &Batch<'_>) -> Vec<Outcome> {
    let readings: Vec<&ReadingId> = batch.readings().collect();
    let tables = (0..readings.len()).map(|number| batch.verdicts(number, THREADS));
    let mut tables: Vec<_> =
        readings.iter().zip(tables).filter_map(|(id, table)| Some((*id, table?))).collect();
    tables.sort_by_key(|(reading, _)| *reading);
    let Some((_, first)) = tables.first() else { return Vec::new() };
    let mut clauses: Vec<_> = first.clauses.iter().enumerate().map(|(at, of)| (of, at)).collect();
    clauses.sort();
    let mut all = Vec::new();
    for (incident, row) in batch.by_id() {
        for ((agreement, clause), at) in &clauses {
            for (reading, table) in &tables {
                if let Some(verdict) = table.verdict(row, *at) {
                    let (agreement, clause) = (agreement.clone(), clause.clone());
                    let (incident, reading) = (incident.clone(), (*reading).clone());
                    all.push(Outcome { incident, agreement, clause, reading, verdict });
                }
            }
        }
    }
    all
}

/// A table that nobody asked for yet is worked out by so many.
const THREADS: usize = 2;
