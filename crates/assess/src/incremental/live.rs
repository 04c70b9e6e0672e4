//! All rows of the living record, found by whom they name and when they were.

use super::slices::Slices;
use crate::columns::{Cells, Row};
use crate::engine::attacks::{Attacks, LONG, Measure, Pair, Span, length};
use crate::engine::heard::ANYBODY;

/// Where rows stand that name nobody, or hit nobody who could answer: found only where all rows are gone through.
const NOBODY: Pair = (ANYBODY - 1, ANYBODY - 1);

/// A slice is so long where no clause looks back: a day in microseconds.
const DAY: i64 = 86_400 * 1_000_000;

/// Rows that are not taken apart for long: what began long before may last into a time only where it took long itself.
pub(super) struct Live {
    /// What took no longer than a slice.
    short: Slices,
    /// What took longer.
    long: Slices,
    /// What is not bounded, or took longer than any search.
    loose: Vec<Row>,
    width: i64,
}

impl Live {
    /// None yet, for searches that measure so.
    pub(super) fn new(measures: &[Measure]) -> Self {
        let reach = measures.iter().map(|measure| 0_i64.saturating_sub(measure.before(0)));
        let width = reach.max().unwrap_or(DAY).clamp(DAY / 24, LONG);
        Self { short: Slices::new(width), long: Slices::new(LONG), loose: Vec::new(), width }
    }

    /// Puts a row in, under the pairs that it names.
    pub(super) fn insert(&mut self, row: Row, cells: &Cells, pairs: impl Iterator<Item = Pair>) {
        let Some(length) = length(cells) else {
            self.loose.push(row);
            return;
        };
        let slices = if length <= self.width { &mut self.short } else { &mut self.long };
        or_nobody(pairs).for_each(|pair| slices.insert((cells.from, length), pair, row));
    }

    /// Takes a row out again.
    pub(super) fn remove(&mut self, row: Row, cells: &Cells, pairs: impl Iterator<Item = Pair>) {
        let Some(length) = length(cells) else {
            self.loose.retain(|other| *other != row);
            return;
        };
        let slices = if length <= self.width { &mut self.short } else { &mut self.long };
        or_nobody(pairs).for_each(|pair| slices.remove(cells.from, pair, row));
    }
}

fn or_nobody(pairs: impl Iterator<Item = Pair>) -> impl Iterator<Item = Pair> {
    let mut pairs = pairs.peekable();
    let nobody = pairs.peek().is_none().then_some(NOBODY);
    pairs.chain(nobody)
}

impl Attacks for Live {
    fn scan_group(&self, pair: Pair, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        self.short.scan(pair, time, stop) || self.long.scan(pair, time, stop)
    }

    fn scan_all(&self, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        self.short.scan_all(time, stop) || self.long.scan_all(time, stop)
    }

    fn loose(&self) -> &[Row] {
        &self.loose
    }
}
