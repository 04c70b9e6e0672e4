//! The whole record at once: verdicts for all incidents, on all cores; explanations on demand.
//!
//! [`Batch`] compiles every agreement under every reading to plans over [`Columns`]. What turns on who did it, who was hit or what else is said is
//! worked out once for each entry of the columns; what turns on time, once for each stretch between two changes; what turns on a place, once
//! for each place. An attack that an act answered is searched among those by the same on the same, in order of time. What the columns do not
//! tell (permits, releases, who held a place) the reference is asked, on an extract with the rows that bear on it.
//!
//! [`Table`] holds a byte a row and clause. [`Batch::finding`] gives the finding behind one, with its explanation: the reference's own.

mod findings;
mod index;
pub(crate) mod obligations;
mod often;
mod pivots;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::Timestamp;
use model::finding::{Finding, Verdict};
use model::{AgreementId, Case, ClauseId, IncidentId, ReadingId};

use crate::Asked;
use crate::columns::{Columns, Row};
use crate::engine::attacks::Attacks;
use crate::engine::judge::{Around, Desk, Judge};
use crate::engine::lens::{Frame, Lens};
use crate::engine::stance::{Stance, byte, verdict};
use index::Index;

/// Rows that one worker takes at a time.
const CHUNK: usize = 1 << 14;

/// A record, compiled under some readings.
pub struct Batch<'c> {
    columns: &'c Columns,
    readings: Vec<Compiled<'c>>,
    /// The row of each incident.
    rows: OnceLock<HashMap<IncidentId, Row>>,
    /// The record as a case: what obligations look at, and all of it.
    cases: [OnceLock<Case>; 2],
}

/// The verdicts on all rows under one reading.
pub struct Table {
    /// The clauses that forbid or ask a body, agreement by agreement.
    pub clauses: Vec<(AgreementId, ClauseId)>,
    /// Row by row, a byte a clause.
    cells: Vec<u8>,
}

impl Table {
    /// The verdict on a row under the clause of this number; `None` where the clause does not take it up.
    pub fn verdict(&self, row: Row, clause: usize) -> Option<Verdict> {
        let at = row as usize * self.clauses.len() + clause;
        self.cells.get(at).and_then(|byte| verdict(*byte))
    }

    /// The rows of which a clause gives this verdict, in order.
    pub fn rows_with(&self, clause: usize, wanted: Verdict) -> impl Iterator<Item = Row> {
        let wanted = byte(Some(wanted));
        let column = self.cells.iter().skip(clause).step_by(self.clauses.len().max(1));
        (0..).zip(column).filter(move |(_, byte)| **byte == wanted).map(|(row, _)| row)
    }
}

impl<'c> Batch<'c> {
    /// Compiles a record under readings; those that the case does not have are left out.
    pub fn new(columns: &'c Columns, readings: &[&ReadingId], asked: Asked) -> Self {
        let frame = Arc::new(Frame::new(Arc::clone(columns.frame()), columns.decided.clone()));
        let known = readings.iter().filter_map(|id| columns.frame().readings.get(id));
        let lens = |reading: &model::reading::Reading| Lens::new(Arc::clone(&frame), reading.clone(), asked);
        let readings = known.map(|reading| Compiled::new(columns, lens(reading))).collect();
        Self { columns, readings, rows: OnceLock::new(), cases: Default::default() }
    }

    /// The readings, in the order in which they are named elsewhere.
    pub fn readings(&self) -> impl Iterator<Item = &ReadingId> {
        self.readings.iter().map(|compiled| &compiled.stance.lens.reading.id)
    }

    /// The verdicts on all rows under the reading of this number.
    pub fn table(&self, reading: usize, threads: usize) -> Option<Table> {
        self.readings.get(reading).map(|compiled| compiled.table(self.columns, threads, false))
    }

    /// The row of an incident.
    pub fn row(&self, incident: &IncidentId) -> Option<Row> {
        let rows = self.rows.get_or_init(|| self.by_id().into_iter().collect());
        rows.get(incident).copied()
    }

    /// The same, worked out once and kept.
    pub fn verdicts(&self, reading: usize, threads: usize) -> Option<&Table> {
        self.readings.get(reading).map(|compiled| compiled.whole(threads))
    }

    /// The finding on a row under a clause, with its explanation, under the reading of this number.
    pub fn finding(
        &self,
        reading: usize,
        row: Row,
        agreement: &AgreementId,
        clause: &ClauseId,
    ) -> Option<Finding> {
        let compiled = self.readings.get(reading)?;
        let at = compiled.stance.number(agreement, clause)?;
        let mut desk = compiled.desk.lock().unwrap_or_else(PoisonError::into_inner);
        compiled.judge(self.columns, &mut desk, false).finding(row, at)
    }
}

/// A record under one reading.
struct Compiled<'c> {
    columns: &'c Columns,
    stance: Stance,
    index: OnceLock<Index>,
    /// The rows that may have been breaches of each agreement where releases are left aside.
    breaches: OnceLock<BTreeMap<AgreementId, Vec<(i64, Row)>>>,
    /// All verdicts, once they were asked for.
    whole: OnceLock<Table>,
    desk: Mutex<Desk>,
}

impl<'c> Compiled<'c> {
    fn new(columns: &'c Columns, lens: Lens) -> Self {
        let mut stance = Stance::new(lens);
        stance.take_in(columns);
        let (index, breaches, whole) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { columns, stance, index, breaches, whole, desk: Mutex::default() }
    }

    fn judge<'e>(&'e self, columns: &'e Columns, desk: &'e mut Desk, anyway: bool) -> Judge<'e> {
        Judge { columns, stance: &self.stance, around: self, desk, anyway }
    }

    fn table(&self, columns: &Columns, threads: usize, anyway: bool) -> Table {
        let clauses: Vec<(AgreementId, ClauseId)> =
            self.stance.clauses().map(|(agreement, clause)| (agreement.clone(), clause.clone())).collect();
        let width = clauses.len();
        let mut cells = vec![0_u8; columns.len() * width];
        if width > 0 {
            if !self.stance.measures.is_empty() {
                self.index();
            }
            let chunks = Mutex::new(cells.chunks_mut(CHUNK * width).enumerate());
            std::thread::scope(|scope| {
                for _ in 0..threads.max(1) {
                    scope.spawn(|| {
                        let mut desk = Desk::default();
                        let mut judge = self.judge(columns, &mut desk, anyway);
                        loop {
                            let next = chunks.lock().unwrap_or_else(PoisonError::into_inner).next();
                            let Some((number, chunk)) = next else { break };
                            judge.fill(number * CHUNK, chunk);
                        }
                    });
                }
            });
        }
        Table { clauses, cells }
    }

    fn whole(&self, threads: usize) -> &Table {
        self.whole.get_or_init(|| self.table(self.columns, threads, false))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self.columns, &self.stance.heard))
    }
}

impl Around for Compiled<'_> {
    fn attacks(&self) -> &dyn Attacks {
        self.index()
    }

    fn may_be_breaches(&self, agreement: &AgreementId) -> Vec<(i64, Row)> {
        let found = self.breaches.get_or_init(|| {
            let aside = Compiled::new(self.columns, self.stance.lens.without_releases());
            let table = aside.table(self.columns, 1, true);
            let mut found: BTreeMap<AgreementId, Vec<(i64, Row)>> = BTreeMap::new();
            for row in 0..u32::try_from(self.columns.len()).unwrap_or(u32::MAX) {
                let Some(cells) = self.columns.cells(row) else { continue };
                for (clause, (agreement, _)) in table.clauses.iter().enumerate() {
                    let may_be =
                        matches!(table.verdict(row, clause), Some(Verdict::Breach | Verdict::Undetermined));
                    let rows = found.entry(agreement.clone()).or_default();
                    if may_be && rows.last().is_none_or(|(_, last)| *last != row) {
                        rows.push((cells.from, row));
                    }
                }
            }
            found.values_mut().for_each(|rows| rows.sort_unstable());
            found
        });
        found.get(agreement).cloned().unwrap_or_default()
    }
}

impl Judge<'_> {
    /// Judges the rows from a first one on, a byte a clause.
    fn fill(&mut self, first: usize, bytes: &mut [u8]) {
        let plans: Vec<usize> = self.stance.plans.iter().map(|plan| plan.clauses.len()).collect();
        let width: usize = plans.iter().sum();
        let as_of = self.stance.lens.asked.as_of;
        for (offset, bytes) in bytes.chunks_mut(width).enumerate() {
            let Ok(row) = u32::try_from(first + offset) else { return };
            let Some(cells) = self.columns.cells(row).filter(|cells| cells.stands) else { continue };
            // what begins at the instant asked about, or later, is not asked about; it may still be what others look at
            if !self.anyway && Timestamp::from_microsecond(cells.from).is_ok_and(|from| from >= as_of) {
                continue;
            }
            let mut bytes = bytes.iter_mut();
            for (plan, clauses) in plans.iter().enumerate() {
                for (clause, byte_of) in (0..*clauses).zip(bytes.by_ref()) {
                    *byte_of = byte(self.verdict(row, cells, (plan, clause)));
                }
            }
        }
    }
}
