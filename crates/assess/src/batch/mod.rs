//! The whole record at once: verdicts for all incidents, on all cores; explanations on demand.
//!
//! [`Batch`] compiles every agreement under every reading to plans over [`Columns`]. What turns on who did it, who was hit or what else is said is
//! worked out once for each entry of the columns; what turns on time, once for each stretch between two changes; what turns on a place, once
//! for each place. Rows are judged in order of time, some at once, guard by guard; an attack that an act answered is looked for in a window on
//! what came just before. What the columns do not tell (permits, releases, who held a place) the reference is asked, on an extract with the rows
//! that bear on it. Readings that are alike in everything share what is found.
//!
//! [`Table`] holds a byte a row and clause. [`Batch::finding`] gives the finding behind one, with its explanation: the reference's own; [`Batch::findings`] all
//! of them, [`Batch::obligations`] what became of what is owed, and [`Batch::compare`] where two readings part.

mod alike;
mod anew;
mod findings;
mod index;
pub(crate) mod obligations;
mod often;
mod pivots;
mod window;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use model::finding::{Finding, Verdict};
use model::reading::Reading;
use model::{AgreementId, Case, ClauseId, IncidentId, ReadingId, Truth};

use crate::Asked;
use crate::columns::{Cells, Columns, Row};
use crate::engine::attacks::Attacks;
use crate::engine::counted::Counted;
use crate::engine::heard::ANYBODY;
use crate::engine::judge::{Around, Desk, Judge, Tallied, is_breach};
use crate::engine::lens::{Frame, Lens};
use crate::engine::stance::{Stance, byte, verdict};
use alike::first_alike;
use index::Index;
use window::Window;

/// A worker takes so many rows at least at a time.
const CHUNK: usize = 1 << 10;

/// So many rows are judged together, guard by guard.
const BLOCK: usize = 1 << 7;

/// And so many at most.
const MOST: usize = 1 << 24;

/// Parts of the rows for each worker: more than one, for some take longer than others.
const PARTS: usize = 4;

/// A record, compiled under some readings.
pub struct Batch<'c> {
    columns: &'c Columns,
    readings: Vec<Compiled<'c>>,
    /// For each reading, the first whose plans are equal to its own.
    alike: Vec<usize>,
    /// The row of each incident.
    rows: OnceLock<HashMap<IncidentId, Row>>,
    /// The record as a case: what obligations look at, and all of it.
    cases: [OnceLock<Case>; 2],
    /// Row by row whether anything of it may be other than before; `None` where there was no before.
    anew: Option<Vec<bool>>,
}

/// The verdicts on all rows under one reading.
#[derive(Clone)]
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
        let lenses: Vec<Lens> = known.map(lens).collect();
        let readings = compiled(columns, lenses);
        let weighed: Vec<&Reading> = readings.iter().map(|compiled| &compiled.stance.lens.reading).collect();
        let alike = first_alike(columns.frame(), &weighed);
        Self { columns, readings, alike, rows: OnceLock::new(), cases: Default::default(), anew: None }
    }

    /// The readings, in the order in which they are named elsewhere.
    pub fn readings(&self) -> impl Iterator<Item = &ReadingId> {
        self.readings.iter().map(|compiled| &compiled.stance.lens.reading.id)
    }

    /// The verdicts on all rows under the reading of this number.
    pub fn table(&self, reading: usize, threads: usize) -> Option<Table> {
        match *self.alike.get(reading)? {
            own if own == reading => Some(self.readings.get(reading)?.table(threads, false)),
            other => self.verdicts(other, threads).cloned(),
        }
    }

    /// The row of an incident.
    pub fn row(&self, incident: &IncidentId) -> Option<Row> {
        let rows = self.rows.get_or_init(|| self.by_id().into_iter().collect());
        rows.get(incident).copied()
    }

    /// The same, worked out once and kept.
    pub fn verdicts(&self, reading: usize, threads: usize) -> Option<&Table> {
        self.readings.get(*self.alike.get(reading)?).map(|compiled| compiled.whole(threads))
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

/// Compiles readings, each on a thread of its own.
fn compiled(columns: &Columns, lenses: Vec<Lens>) -> Vec<Compiled<'_>> {
    std::thread::scope(|scope| {
        let each: Vec<_> =
            lenses.into_iter().map(|lens| scope.spawn(|| Compiled::new(columns, lens))).collect();
        each.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
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
        Judge { columns: self.columns, stance: &self.stance, around: self, desk, anyway }
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
        let (width, rows) = (clauses.len(), self.columns.len());
        let index = self.index();
        let share = rows.div_ceil(threads.max(1) * PARTS).clamp(CHUNK, MOST);
        let parts: Vec<Range<usize>> =
            (0..rows).step_by(share).map(|start| start..rows.min(start + share)).collect();
        let next = AtomicUsize::new(0);
        let judged: Mutex<Vec<(usize, Vec<u8>)>> = Mutex::default();
        std::thread::scope(|scope| {
            for _ in 0..threads.clamp(1, parts.len().max(1)) {
                scope.spawn(|| {
                    let mut desk = Desk::default();
                    while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let bytes = self.judged(part, clauses, &mut desk, anyway);
                        judged.lock().unwrap_or_else(PoisonError::into_inner).push((part.start, bytes));
                    }
                });
            }
        });
        let mut cells = vec![0_u8; rows * width];
        for (start, bytes) in judged.into_inner().unwrap_or_else(PoisonError::into_inner) {
            if index.is_that_of_rows() {
                if let Some(own) = cells.get_mut(start * width..start * width + bytes.len()) {
                    own.copy_from_slice(&bytes);
                }
                continue;
            }
            for (place, bytes) in (start..).zip(bytes.chunks(width.max(1))) {
                let at = index.row(self.columns, place).map_or(0, |row| row as usize * width);
                if let Some(own) = cells.get_mut(at..at + width) {
                    own.copy_from_slice(bytes);
                }
            }
        }
        cells
    }

    /// The verdicts on the rows at some places of the order, a byte a clause.
    fn judged(
        &self,
        places: &Range<usize>,
        clauses: &[(usize, usize)],
        desk: &mut Desk,
        anyway: bool,
    ) -> Vec<u8> {
        let (width, index) = (clauses.len(), self.index());
        let searches = !self.stance.measures.is_empty();
        let mut window = searches.then(|| Window::before(self, places));
        let mut bytes = vec![0; places.len() * width];
        let (mut rows, mut open) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
        for (number, start) in places.clone().step_by(BLOCK).enumerate() {
            let block = start..places.end.min(start + BLOCK);
            rows.clear();
            rows.extend(block.filter_map(|place| {
                let row = index.row(self.columns, place)?;
                Some((row, self.columns.cells(row)?))
            }));
            if let Some(window) = &mut window {
                window.move_to(start, &rows);
            }
            let around = Here { compiled: self, window: window.as_ref() };
            let mut judge =
                Judge { columns: self.columns, stance: &self.stance, around: &around, desk, anyway };
            for (clause, at) in clauses.iter().enumerate() {
                judge.block(&rows, *at, &mut open, |place, told| {
                    if let Some(byte) = bytes.get_mut((number * BLOCK + place) * width + clause) {
                        *byte = told;
                    }
                });
            }
        }
        bytes
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

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self.columns, &self.stance))
    }
}

impl Around for Compiled<'_> {
    fn attacks(&self, _: &Cells) -> &dyn Attacks {
        self
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

/// What is around a row that is judged in its turn.
struct Here<'e> {
    compiled: &'e Compiled<'e>,
    window: Option<&'e Window<'e>>,
}

impl Around for Here<'_> {
    fn attacks(&self, cells: &Cells) -> &dyn Attacks {
        match self.window.filter(|window| window.covers(cells)) {
            Some(window) => window,
            None => self.compiled,
        }
    }

    fn may_be_breaches(&self, agreement: &AgreementId) -> Vec<(i64, Row)> {
        self.compiled.may_be_breaches(agreement)
    }

    fn counted(&self, plan: usize, clause: usize) -> Option<&Tallied> {
        self.compiled.counted(plan, clause)
    }
}
