//! The same for a record of numbered rows, where there are too many for a case.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::layer::{Dirt, Layer};
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

/// A record of numbered rows with their verdicts under one reading, as it changes.
pub struct Numbered {
    columns: Columns,
    layer: Layer,
    row_of: FxHashMap<u64, Row>,
    free: Vec<Row>,
    threads: usize,
    dirty: Vec<(Row, Dirt)>,
    /// Numbers of rows that were taken out in the changes that are being made.
    gone: Vec<(Row, u64)>,
}

impl Numbered {
    /// Takes columns over, and judges every row; `None` where there is no such reading.
    pub fn new(columns: Columns, reading: &ReadingId, asked: Asked, threads: usize) -> Option<Self> {
        let frame = Arc::new(Frame::new(Arc::clone(columns.frame()), columns.decided.clone()));
        let reading = columns.frame().readings.get(reading)?.clone();
        let mut layer = Layer::new(Lens::new(frame, reading, asked), &columns);
        layer.take_in(&columns);
        let (row_of, dirty) = (FxHashMap::default(), Vec::new());
        let (free, gone) = (Vec::new(), Vec::new());
        let mut new = Self { columns, layer, row_of, free, threads, dirty, gone };
        for row in super::layer::rows(&new.columns) {
            if let (Some(cells), Some(number)) = (new.columns.cells(row), new.columns.number(row)) {
                new.row_of.insert(number, row);
                new.layer.put(row, &cells);
                new.dirty.push((row, Dirt::ROW));
            }
        }
        new.judge(|_| {});
        Some(new)
    }

    /// Takes changes in, and hands on each verdict that they turned.
    pub fn apply(&mut self, changes: &[RowChange], told: impl FnMut(TurnedRow)) {
        self.layer.grow(changes.len() + self.columns.len());
        for change in changes {
            match change {
                RowChange::Take(number) => self.take(*number),
                RowChange::Put(row) => self.put(row),
            }
        }
        self.judge(told);
        self.free.extend(self.gone.drain(..).map(|(row, _)| row));
    }

    /// The byte of a verdict.
    pub fn byte(&self, number: u64, clause: usize) -> u8 {
        self.row_of.get(&number).map_or(0, |row| self.layer.byte_of(*row, clause))
    }

    fn take(&mut self, number: u64) {
        let Some(row) = self.row_of.remove(&number) else { return };
        self.remove(row);
        self.gone.push((row, number));
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
        let row = if let Some(row) = self.row_of.get(&new.number).copied() {
            self.remove(row);
            self.columns.set(row, &cells);
            row
        } else if let Some(at) = self.gone.iter().position(|(_, number)| *number == new.number) {
            // taken out just before, and put back otherwise
            let (row, _) = self.gone.swap_remove(at);
            self.columns.set(row, &cells);
            row
        } else if let Some(row) = self.free.pop() {
            self.columns.set(row, &cells);
            self.columns.set_number(row, new.number);
            row
        } else {
            self.columns.push_numbered(new.number, &cells)
        };
        self.row_of.insert(new.number, row);
        self.layer.put(row, &cells);
        let dirty = &mut self.dirty;
        self.layer.each_dependent(row, &cells, |other| dirty.push((other, Dirt::CAME)));
        dirty.push((row, Dirt::ROW));
    }

    /// Judges what may have turned, each row once.
    fn judge(&mut self, mut told: impl FnMut(TurnedRow)) {
        self.dirty.sort_unstable_by_key(|(row, _)| *row);
        self.dirty.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.with(next.1);
            }
            same
        });
        for turned in self.layer.judge(&self.columns, &self.dirty, self.threads) {
            if let Some(number) = self.columns.number(turned.row) {
                let (clause, before, after) = (turned.clause, turned.before, turned.after);
                told(TurnedRow { number, clause, before, after });
            }
        }
        self.dirty.clear();
    }
}
