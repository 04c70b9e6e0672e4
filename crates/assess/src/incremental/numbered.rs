//! The same for a record of numbered rows, where there are too many for a case.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::dirt::{Dirt, Turned, one_each};
use super::layer::Layer;
use super::pages::Pages;
use crate::Asked;
use crate::columns::{BulkRow, Cells, Columns, Row};
use crate::engine::lens::{Frame, Lens};
use model::ReadingId;

/// A change of one row.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum RowChange {
    /// It is recorded, or stands otherwise than it did.
    Put(BulkRow),
    /// It is taken out.
    Take(u64),
}

/// A verdict that turned, in the bytes of a table: 0 not taken up, 1 breach, 2 no breach, 3 undetermined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TurnedRow {
    /// The number of the incident.
    pub number: u64,
    /// The clause, by its place in the order.
    pub clause: usize,
    /// Before.
    pub before: u8,
    /// After.
    pub after: u8,
}

/// So many changes are made before what they may have turned is judged.
const SOME: usize = 256;

/// A record of numbered rows with their verdicts under one reading, as it changes.
pub struct Numbered {
    columns: Columns,
    layer: Layer,
    row_of: Pages,
    free: Vec<Row>,
    /// Rows that were taken out in the changes that are being made, by their numbers.
    gone: FxHashMap<u64, Row>,
    dirty: Vec<(Row, Dirt)>,
    turned: Vec<Turned>,
}

impl Numbered {
    /// Takes columns over, and judges every row; `None` where there is no such reading.
    pub fn new(columns: Columns, reading: &ReadingId, asked: Asked, threads: usize) -> Option<Self> {
        let frame = Arc::new(Frame::new(Arc::clone(columns.frame()), columns.decided.clone()));
        let reading = columns.frame().readings.get(reading)?.clone();
        let mut layer = Layer::new(Lens::new(frame, reading, asked), &columns);
        layer.take_in(&columns);
        let (mut row_of, mut dirty) = (Pages::default(), Vec::new());
        for row in super::layer::rows(&columns) {
            if let (Some(cells), Some(number)) = (columns.cells(row), columns.number(row)) {
                row_of.insert(number, row);
                layer.put(row, &cells);
                dirty.push((row, Dirt::ROW));
            }
        }
        layer.judge(&columns, &dirty, threads);
        dirty.clear();
        let (free, gone, turned) = (Vec::new(), FxHashMap::default(), Vec::new());
        Some(Self { columns, layer, row_of, free, gone, dirty, turned })
    }

    /// Takes changes in, and hands on each verdict that they turned, all together.
    pub fn apply(&mut self, changes: &[RowChange], mut told: impl FnMut(TurnedRow)) {
        self.layer.grow(changes.len() + self.columns.len());
        for some in changes.chunks(SOME) {
            for change in some {
                match change {
                    RowChange::Take(number) => self.take(*number),
                    RowChange::Put(row) => self.put(row),
                }
            }
            // while what they bear on is at hand
            one_each(&mut self.dirty);
            self.layer.judge_into(&self.columns, &self.dirty, &mut self.turned);
            self.dirty.clear();
        }
        net(&mut self.turned);
        for turned in self.turned.drain(..) {
            if let Some(number) = self.columns.number(turned.row) {
                let (clause, before, after) = (turned.clause, turned.before, turned.after);
                told(TurnedRow { number, clause, before, after });
            }
        }
        self.free.extend(self.gone.drain().map(|(_, row)| row));
    }

    /// The byte of a verdict.
    pub fn byte(&self, number: u64, clause: usize) -> u8 {
        self.row_of.get(number).map_or(0, |row| self.layer.byte_of(row, clause))
    }

    fn take(&mut self, number: u64) {
        if let Some(row) = self.row_of.remove(number) {
            self.remove(row);
            self.gone.insert(number, row);
        }
    }

    fn remove(&mut self, row: Row) {
        let Some(cells) = self.columns.cells(row) else { return };
        self.layer.take_out(row, &cells);
        self.columns.take_out(row);
        let dirty = &mut self.dirty;
        self.layer.each_dependent(row, &cells, |other| dirty.push((other, Dirt::WENT)));
        dirty.push((row, Dirt::ROW));
    }

    fn put(&mut self, new: &BulkRow) {
        let cells = Cells {
            from: new.from,
            until: new.until,
            x: new.x,
            y: new.y,
            by: new.by,
            on: new.on,
            rest: new.rest,
            spot: new.spot,
            lasting: false,
            stands: true,
        };
        let row = if let Some(row) = self.row_of.get(new.number) {
            self.remove(row);
            self.columns.set(row, &cells);
            row
        } else {
            let row = self.row_for(new.number, &cells);
            self.row_of.insert(new.number, row);
            row
        };
        let dirty = &mut self.dirty;
        self.layer.each_dependent(row, &cells, |other| dirty.push((other, Dirt::CAME)));
        self.layer.put(row, &cells);
        dirty.push((row, Dirt::ROW));
    }

    /// A row for an incident that is not there: its own, where it was taken out just before.
    fn row_for(&mut self, number: u64, cells: &Cells) -> Row {
        let own = if self.gone.is_empty() { None } else { self.gone.remove(&number) };
        match own.or_else(|| self.free.pop()) {
            Some(row) => {
                self.columns.set(row, cells);
                self.columns.set_number(row, number);
                row
            }
            None => self.columns.push_numbered(number, cells),
        }
    }
}

/// What turned in the end: each verdict once, with what it was before all changes; nothing where it turned back.
fn net(turned: &mut Vec<Turned>) {
    if turned.len() < 2 {
        return;
    }
    turned.sort_by_key(|turned| (turned.row, turned.clause));
    turned.dedup_by(|next, kept| {
        let same = (next.row, next.clause) == (kept.row, kept.clause);
        if same {
            kept.after = next.after;
        }
        same
    });
    turned.retain(|turned| turned.before != turned.after);
}
