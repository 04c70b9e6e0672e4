//! The whole record at once: verdicts for all incidents, on all cores; explanations on demand.
//!
//! [`Batch`] compiles every agreement under every reading to plans over [`Columns`]. What turns on who did it, who was hit or what else is said is
//! worked out once for each entry of the columns; what turns on time, once for each stretch between two changes; what turns on a place, once
//! for each place. An attack that an act answered is searched among those by the same on the same, in order of time. What the columns do not
//! tell (permits, releases, who held a place) the reference is asked, on an extract with the rows that bear on it.
//!
//! [`Table`] holds a byte a row and clause. [`Batch::finding`] gives the finding behind one, with its explanation: the reference's own; [`Batch::findings`] all
//! of them, [`Batch::obligations`] what became of what is owed, and [`Batch::compare`] where two readings part.

mod findings;
mod index;
pub(crate) mod obligations;
mod often;
mod pivots;

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use model::finding::{Finding, Verdict};
use model::{AgreementId, Case, ClauseId, IncidentId, ReadingId, Truth};

use crate::Asked;
use crate::columns::{Cells, Columns, Row};
use crate::engine::attacks::{Attack, Attacks};
use crate::engine::counted::Counted;
use crate::engine::heard::ANYBODY;
use crate::engine::judge::{Around, Beside, Desk, Judge, Tallied, is_breach};
use crate::engine::lens::{Frame, Lens};
use crate::engine::stance::{Stance, byte, verdict};
use index::Index;

/// Rows that one worker takes at a time.
const CHUNK: usize = 1 << 14;

/// Parts of the groups for each worker: more than one, for some take longer than others.
const PARTS: usize = 16;

/// Stands where a row is not judged yet.
const UNJUDGED: u8 = u8::MAX;

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
        self.readings.get(reading).map(|compiled| compiled.table(threads, false))
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
        compiled.judge(&mut desk, false).finding(row, at)
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
    /// The verdicts under clauses whose breaches others count.
    counted: BTreeMap<(usize, usize), OnceLock<Tallied>>,
    desk: Mutex<Desk>,
}

impl<'c> Compiled<'c> {
    fn new(columns: &'c Columns, lens: Lens) -> Self {
        let mut stance = Stance::new(lens);
        stance.take_in(columns);
        let plans = stance.plans.iter().enumerate();
        let counted = plans.flat_map(|(at, plan)| plan.counted().into_iter().map(move |of| (at, of)));
        let counted = counted.map(|of| (of, OnceLock::new())).collect();
        let (index, breaches, whole) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { columns, stance, index, breaches, whole, counted, desk: Mutex::default() }
    }

    fn judge<'e, 'd>(&'e self, desk: &'d mut Desk, anyway: bool) -> Judge<'e, 'd> {
        Judge { columns: self.columns, stance: &self.stance, around: self, desk, anyway, beside: None }
    }

    fn table(&self, threads: usize, anyway: bool) -> Table {
        let clauses: Vec<(AgreementId, ClauseId)> =
            self.stance.clauses().map(|(agreement, clause)| (agreement.clone(), clause.clone())).collect();
        let plans = self.stance.plans.iter().enumerate();
        let at: Vec<(usize, usize)> =
            plans.flat_map(|(at, plan)| (0..plan.clauses.len()).map(move |clause| (at, clause))).collect();
        if !anyway {
            self.counted.keys().for_each(|of| {
                self.tallied(*of, threads);
            });
        }
        let cells = self.bytes(&at, threads, anyway);
        Table { clauses, cells }
    }

    fn whole(&self, threads: usize) -> &Table {
        self.whole.get_or_init(|| self.table(threads, false))
    }

    /// The verdicts on all rows under some clauses, row by row.
    fn bytes(&self, clauses: &[(usize, usize)], threads: usize, anyway: bool) -> Vec<u8> {
        let width = clauses.len();
        let mut cells = vec![0_u8; self.columns.len() * width];
        if width == 0 {
            return cells;
        }
        let index = (!self.stance.measures.is_empty()).then(|| self.index_by(threads));
        if let Some(index) = index.filter(|index| index.is_plain()) {
            cells.fill(UNJUDGED);
            self.by_groups(index, clauses, &mut cells, threads, anyway);
        }
        let chunks = Mutex::new(cells.chunks_mut(CHUNK * width).enumerate());
        self.work(threads, anyway, |judge| {
            loop {
                let next = chunks.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some((number, chunk)) = next else { break };
                judge.fill(number * CHUNK, clauses, chunk, index.is_some_and(Index::is_plain));
            }
        });
        cells
    }

    /// Has several workers do something, each with a judge of its own.
    fn work<'e>(&'e self, threads: usize, anyway: bool, work: impl Fn(&mut Judge<'e, '_>) + Sync) {
        std::thread::scope(|scope| {
            for _ in 0..threads.max(1) {
                scope.spawn(|| work(&mut self.judge(&mut Desk::default(), anyway)));
            }
        });
    }

    /// Judges attacks group by group: what they may have answered stands in order of time in the group the other way round, and is gone
    /// through side by side.
    fn by_groups<'e>(
        &'e self,
        index: &'e Index,
        clauses: &[(usize, usize)],
        cells: &mut [u8],
        threads: usize,
        anyway: bool,
    ) {
        let width = clauses.len();
        let parts = index.parts(threads.max(1) * PARTS);
        let next = AtomicUsize::new(0);
        let judged: Mutex<Vec<(usize, Vec<u8>)>> = Mutex::default();
        self.work(threads, anyway, |judge| {
            while let Some((number, part)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, parts.get(at)?)))
            {
                let mut bytes = Vec::with_capacity(index.of_groups(part).len() * width);
                for group in part.clone() {
                    judge.group(index.both_ways(group), clauses, &mut bytes);
                }
                judged.lock().unwrap_or_else(PoisonError::into_inner).push((number, bytes));
            }
        });
        for (number, bytes) in judged.into_inner().unwrap_or_else(PoisonError::into_inner) {
            let Some(part) = parts.get(number) else { continue };
            for (attack, bytes) in index.of_groups(part).iter().zip(bytes.chunks(width)) {
                let at = attack.row as usize * width;
                if let Some(own) = cells.get_mut(at..at + width) {
                    own.copy_from_slice(bytes);
                }
            }
        }
    }

    /// The verdicts under a clause whose breaches others count.
    fn tallied(&self, of: (usize, usize), threads: usize) -> Option<&Tallied> {
        let work_out = || {
            let heard = &self.stance.heard;
            let bytes = self.bytes(&[of], threads, true);
            let anybody = heard.by.iter().any(|ways| ways.roots.contains(&ANYBODY));
            let mut breaches = Counted::new(anybody);
            for (row, byte) in (0..).zip(&bytes) {
                if let Some(cells) = self.columns.cells(row).filter(|_| is_breach(*byte) != Truth::False) {
                    breaches.put(heard, row, &cells, is_breach(*byte));
                }
            }
            Tallied { bytes, breaches }
        };
        self.counted.get(&of).map(|known| known.get_or_init(work_out))
    }

    fn index_by(&self, threads: usize) -> &Index {
        self.index.get_or_init(|| Index::of(self.columns, &self.stance, threads))
    }
}

impl Around for Compiled<'_> {
    fn attacks(&self) -> &dyn Attacks {
        self.index_by(1)
    }

    fn may_be_breaches(&self, agreement: &AgreementId) -> Vec<(i64, Row)> {
        let found = self.breaches.get_or_init(|| {
            let aside = Compiled::new(self.columns, self.stance.lens.without_releases());
            let table = aside.table(1, true);
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
            for rows in found.values_mut() {
                rows.sort_unstable();
            }
            found
        });
        found.get(agreement).cloned().unwrap_or_default()
    }

    fn counted(&self, plan: usize, clause: usize) -> Option<&Tallied> {
        self.tallied((plan, clause), 1)
    }
}

impl<'e> Judge<'e, '_> {
    /// Judges the rows from a first one on, a byte a clause; where some were judged before, just the others.
    fn fill(&mut self, first: usize, clauses: &[(usize, usize)], bytes: &mut [u8], others: bool) {
        for (offset, bytes) in bytes.chunks_mut(clauses.len()).enumerate() {
            if others && bytes.first() != Some(&UNJUDGED) {
                continue;
            }
            let Ok(row) = u32::try_from(first + offset) else { return };
            let cells = self.columns.cells(row).filter(|cells| cells.stands && self.is_asked_about(cells));
            for (at, byte_of) in clauses.iter().zip(bytes) {
                *byte_of = byte(cells.and_then(|cells| self.verdict(row, cells, *at)));
            }
        }
    }

    /// Judges the attacks of a group, beside those of the group the other way round.
    fn group(
        &mut self,
        (own, others): (&'e [Attack], &'e [Attack]),
        clauses: &[(usize, usize)],
        bytes: &mut Vec<u8>,
    ) {
        if own.is_empty() {
            return;
        }
        self.beside = Some(Beside { attacks: others, first: vec![0; self.stance.measures.len()] });
        for attack in own {
            let asked = self.is_asked_about(&attack.cells);
            bytes.extend(
                clauses.iter().map(
                    |at| {
                        if asked { byte(self.verdict(attack.row, attack.cells, *at)) } else { 0 }
                    },
                ),
            );
        }
        self.beside = None;
    }

    /// What begins at the instant asked about, or later, is not asked about; it may still be what others look at.
    fn is_asked_about(&self, cells: &Cells) -> bool {
        self.anyway || cells.from < self.stance.as_of
    }
}
