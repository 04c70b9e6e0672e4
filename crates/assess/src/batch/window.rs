//! A window that a worker moves over the rows in order of time: the attacks that a row may have answered, by who did what to whom.
//!
//! Whatever lies in it was looked at a moment ago and is at hand; no list of all attacks is made.

use std::collections::VecDeque;

use super::Compiled;
use super::index::began;
use crate::columns::{Cells, Row};
use crate::engine::attacks::{Attacks, Measure, Pair, Span, length, pairs};

/// So many slots at least, and at most.
const SLOTS: (usize, usize) = (1 << 8, 1 << 20);

/// So many slots for each row that is in the window at once.
const SLOTS_A_ROW: usize = 2;

/// An attack by one root on another, and the number of the one before it in the same slot.
struct Entry {
    from: i64,
    pair: Pair,
    row: Row,
    before: u32,
}

/// What began not long before the row that is judged, and what began by its end.
pub(super) struct Window<'e> {
    compiled: &'e Compiled<'e>,
    /// When the first row that is judged began.
    first: i64,
    /// What began by then is in.
    come_to: i64,
    /// The place in the order of the next that comes in.
    next: usize,
    /// The number of the newest entry of each slot; 0 where none ever was.
    slots: Vec<u32>,
    /// Those that are not out of reach, by number from `first_entry` on.
    entries: VecDeque<Entry>,
    first_entry: u32,
}

impl<'e> Window<'e> {
    /// A window for the rows at some places of the order.
    pub(super) fn before(compiled: &'e Compiled<'e>, places: &std::ops::Range<usize>) -> Self {
        let (columns, index) = (compiled.columns, compiled.index());
        let from =
            |place: usize| index.row(columns, place).and_then(|row| began(columns, row)).unwrap_or(i64::MIN);
        let reach = |place: usize| index.first_from(columns, compiled.reach(from(place)));
        let next = reach(places.start);
        let last = places.end.saturating_sub(1);
        let many = (places.start - next.min(places.start)).max(last - reach(last).min(last));
        let slots = (many * SLOTS_A_ROW).next_power_of_two().clamp(SLOTS.0, SLOTS.1);
        let mut window = Self {
            compiled,
            first: from(places.start),
            come_to: i64::MIN,
            next: places.start,
            slots: vec![0; slots],
            entries: VecDeque::new(),
            first_entry: 1,
        };
        for row in (next..places.start).filter_map(|place| index.row(columns, place)) {
            if let Some(cells) = columns.cells(row) {
                window.take_in(row, &cells);
            }
        }
        window
    }

    /// Takes in what some rows may have answered, which come next and of which the first stands at this place of the order. What is not
    /// bounded, or took very long, is not looked for here.
    pub(super) fn move_to(&mut self, place: usize, rows: &[(Row, Cells)]) {
        if let Some((_, first)) = rows.first() {
            self.let_go(first.from);
        }
        let ends = rows.iter().filter(|(_, cells)| length(cells).is_some()).map(|(_, cells)| cells.until);
        self.come_to = ends.fold(self.come_to, i64::max);
        for (row, cells) in rows.get(self.next.saturating_sub(place)..).unwrap_or_default() {
            self.take_in(*row, cells);
        }
        self.next = self.next.max(place + rows.len());
        let (columns, index) = (self.compiled.columns, self.compiled.index());
        while let Some(row) = index.row(columns, self.next)
            && let Some(cells) = columns.cells(row).filter(|cells| cells.from <= self.come_to)
        {
            self.take_in(row, &cells);
            self.next += 1;
        }
    }

    /// Lets go of what no row that begins from now on may have answered.
    fn let_go(&mut self, from: i64) {
        let reach = self.compiled.reach(from);
        while self.entries.front().is_some_and(|entry| entry.from < reach) {
            self.entries.pop_front();
            self.first_entry += 1;
        }
    }

    /// Whether all that a row may have answered is in it.
    pub(super) fn covers(&self, cells: &Cells) -> bool {
        length(cells).is_some() && cells.from >= self.first && cells.until <= self.come_to
    }

    fn take_in(&mut self, row: Row, cells: &Cells) {
        let stance = &self.compiled.stance;
        if !stance.plain.may_be_attack(cells) {
            return;
        }
        let from = cells.from;
        match stance.plain.pair(cells) {
            Some(pair) => self.add(from, pair, row),
            None => pairs(&stance.heard, cells).for_each(|pair| self.add(from, pair, row)),
        }
    }

    fn add(&mut self, from: i64, pair: Pair, row: Row) {
        let slot = self.slot(pair);
        let new = u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_add(self.first_entry);
        if let Some(newest) = self.slots.get_mut(slot) {
            let before = std::mem::replace(newest, new);
            self.entries.push_back(Entry { from, pair, row, before });
        }
    }

    fn slot(&self, (by, on): Pair) -> usize {
        let mixed = (u64::from(by) << 32 | u64::from(on)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 40) as usize & (self.slots.len() - 1)
    }
}

impl Attacks for Window<'_> {
    fn scan_group(&self, pair: Pair, (from, until): Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        let first = from.saturating_sub(self.compiled.index().longest);
        let mut next = self.slots.get(self.slot(pair)).copied().unwrap_or(0);
        while let Some(entry) =
            next.checked_sub(self.first_entry).and_then(|at| self.entries.get(at as usize))
        {
            if entry.from < first {
                break;
            }
            if entry.pair == pair && entry.from <= until && stop(entry.row) {
                return true;
            }
            next = entry.before;
        }
        false
    }

    fn scan_all(&self, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        self.compiled.scan_all(time, stop)
    }

    fn loose(&self) -> &[Row] {
        self.compiled.loose()
    }
}

impl Compiled<'_> {
    /// The instant before which nothing began that an act at another may have answered.
    fn reach(&self, at: i64) -> i64 {
        let reach = |measure: &Measure| measure.before(at);
        let reach = self.stance.measures.iter().map(reach).min().unwrap_or(at);
        reach.saturating_sub(self.index().longest)
    }
}
