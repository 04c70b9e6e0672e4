//! The rows of a whole record in order of when they began: whoever searches for one attack goes through all that began in its time.

use super::Compiled;
use crate::columns::{Cells, Columns, Row};
use crate::engine::attacks::{Attacks, Pair, Span, length, pairs};
use crate::engine::stance::Stance;

/// All rows in order of time.
#[derive(Default)]
pub(super) struct Index {
    /// `None` where they stand in that order already.
    order: Option<Vec<Row>>,
    /// What is not bounded, or took very long.
    loose: Vec<Row>,
    /// How long the longest of the others took.
    pub(super) longest: i64,
}

impl Index {
    pub(super) fn of(columns: &Columns, stance: &Stance) -> Self {
        let from = &columns.rows.from;
        let order = (!from.is_sorted()).then(|| {
            let mut order: Vec<Row> = rows(columns).collect();
            order.sort_by_key(|row| from.get(*row as usize));
            order
        });
        let mut index = Self { order, ..Self::default() };
        for row in rows(columns) {
            let Some(cells) = columns.cells(row) else { continue };
            match length(&cells) {
                Some(length) => index.longest = index.longest.max(length),
                None if stance.plain.may_be_attack(&cells) => index.loose.push(row),
                None => {}
            }
        }
        index
    }

    /// The row at a place in the order.
    pub(super) fn row(&self, columns: &Columns, place: usize) -> Option<Row> {
        match &self.order {
            Some(order) => order.get(place).copied(),
            None => u32::try_from(place).ok().filter(|_| place < columns.len()),
        }
    }

    /// The place of the first row that did not begin before an instant.
    pub(super) fn first_from(&self, columns: &Columns, at: i64) -> usize {
        match &self.order {
            Some(order) => order.partition_point(|row| began(columns, *row).is_some_and(|from| from < at)),
            None => columns.rows.from.partition_point(|from| *from < at),
        }
    }

    /// True where the order is that of the rows.
    pub(super) fn is_that_of_rows(&self) -> bool {
        self.order.is_none()
    }
}

pub(super) fn began(columns: &Columns, row: Row) -> Option<i64> {
    columns.rows.from.get(row as usize).copied()
}

fn rows(columns: &Columns) -> impl Iterator<Item = Row> + use<> {
    0..u32::try_from(columns.len()).unwrap_or(u32::MAX)
}

impl Compiled<'_> {
    /// Goes through what may have lasted into a time and may have been an attack, as far as it is wanted.
    fn scan(
        &self,
        (from, until): Span,
        wanted: impl Fn(&Cells) -> bool,
        stop: &mut dyn FnMut(Row) -> bool,
    ) -> bool {
        let (columns, index) = (self.columns, self.index());
        let first = index.first_from(columns, from.saturating_sub(index.longest));
        let rows = (first..columns.len()).map_while(|place| index.row(columns, place));
        let rows = rows.filter_map(|row| Some((row, columns.cells(row)?)));
        let mut in_time = rows.take_while(|(_, cells)| cells.from <= until);
        in_time.any(|(row, cells)| self.stance.plain.may_be_attack(&cells) && wanted(&cells) && stop(row))
    }
}

impl Attacks for Compiled<'_> {
    fn scan_group(&self, pair: Pair, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        let stance = &self.stance;
        let names = |cells: &Cells| match stance.plain.pair(cells) {
            Some(own) => own == pair,
            None => pairs(&stance.heard, cells).any(|own| own == pair),
        };
        self.scan(time, names, stop)
    }

    fn scan_all(&self, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        self.scan(time, |_| true, stop)
    }

    fn loose(&self) -> &[Row] {
        &self.index().loose
    }
}
