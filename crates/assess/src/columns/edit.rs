//! Changes to columns: rows set, taken out, and used again.

use super::build::Entry;
use super::{Cells, Columns, Names, Row};

impl Columns {
    /// Sets what stands in a row.
    pub(crate) fn set(&mut self, row: Row, cells: &Cells) {
        let (at, rows) = (row as usize, &mut self.rows);
        put(&mut rows.from, at, cells.from);
        put(&mut rows.until, at, cells.until);
        put(&mut rows.x, at, cells.x);
        put(&mut rows.y, at, cells.y);
        put(&mut rows.by, at, cells.by);
        put(&mut rows.on, at, cells.on);
        put(&mut rows.rest, at, cells.rest);
        put(&mut rows.spot, at, cells.spot);
        put(&mut rows.flags, at, cells.flags());
    }

    /// Takes a row out; its number may be used again.
    pub(crate) fn take_out(&mut self, row: Row) {
        if let Some(cells) = self.cells(row) {
            self.set(row, &Cells { stands: false, ..cells });
        }
    }

    /// Sets what is recorded in a row.
    pub(crate) fn set_entry(&mut self, row: Row, entry: Entry) {
        if let Names::Recorded(entries) = &mut self.names {
            put(entries, row as usize, entry);
        }
    }

    /// Sets the number of the incident in a row.
    pub(crate) fn set_number(&mut self, row: Row, number: u64) {
        if let Names::Numbers(numbers) = &mut self.names {
            put(numbers, row as usize, number);
        }
    }

    /// Adds a row for an incident with a number.
    pub(crate) fn push_numbered(&mut self, number: u64, cells: &Cells) -> Row {
        let row = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.rows.push(cells);
        if let Names::Numbers(numbers) = &mut self.names {
            numbers.push(number);
        }
        row
    }
}

fn put<T>(array: &mut [T], at: usize, value: T) {
    if let Some(place) = array.get_mut(at) {
        *place = value;
    }
}
