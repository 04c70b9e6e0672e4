//! Rows by when they began and whom they name, as they come and go.
//!
//! A slice holds what began in one stretch of time. What a row may have answered, or may be the answer to, began not long before it or after: it
//! stands in the same slice or the next, and there with whatever else the same two did to one another. So a change looks at a few slices that were
//! looked at a moment ago, however long the record is.

use rustc_hash::FxHashMap;

use crate::columns::Row;
use crate::engine::attacks::{Pair, Span};

/// Stands where no entry is.
const NONE: u32 = u32::MAX;

/// A new slice has so many slots.
const SLOTS: usize = 16;

/// A stretch of time that is longer than so many slices is gone through slice by slice, whatever is in them.
const MANY: i64 = 64;

/// A row by one root on another.
#[derive(Clone, Copy)]
struct Entry {
    from: i64,
    pair: Pair,
    row: Row,
    /// The next in the same slot; of a hole, the next hole.
    next: u32,
}

/// What began in one stretch of time.
struct Slice {
    /// The first entry of each slot.
    slots: Vec<u32>,
    entries: Vec<Entry>,
    /// The first of the entries that are empty again.
    hole: u32,
}

impl Default for Slice {
    fn default() -> Self {
        Self { slots: vec![NONE; SLOTS], entries: Vec::new(), hole: NONE }
    }
}

/// The same whichever of two did it to the other: what one answers stands beside it.
fn slot_of((by, on): Pair, slots: usize) -> usize {
    let both = u64::from(by.min(on)) << 32 | u64::from(by.max(on));
    (both.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (slots - 1)
}

impl Slice {
    fn insert(&mut self, from: i64, pair: Pair, row: Row) {
        if self.entries.len() >= self.slots.len() && self.hole == NONE {
            self.widen();
        }
        let slot = slot_of(pair, self.slots.len());
        let Some(first) = self.slots.get_mut(slot) else { return };
        let entry = Entry { from, pair, row, next: *first };
        if let Some(hole) = self.entries.get_mut(self.hole as usize) {
            *first = self.hole;
            self.hole = hole.next;
            *hole = entry;
        } else {
            *first = u32::try_from(self.entries.len()).unwrap_or(NONE);
            self.entries.push(entry);
        }
    }

    fn widen(&mut self) {
        let slots = self.slots.len() * 2;
        self.slots = vec![NONE; slots];
        // no entry is empty here
        for (at, entry) in (0..).zip(&mut self.entries) {
            if let Some(first) = self.slots.get_mut(slot_of(entry.pair, slots)) {
                entry.next = std::mem::replace(first, at);
            }
        }
    }

    fn remove(&mut self, pair: Pair, row: Row) {
        let slot = slot_of(pair, self.slots.len());
        let (mut last, mut at) = (NONE, self.slots.get(slot).copied().unwrap_or(NONE));
        while let Some(entry) = self.entries.get(at as usize).copied() {
            if entry.pair != pair || entry.row != row {
                (last, at) = (at, entry.next);
                continue;
            }
            let link = match self.entries.get_mut(last as usize) {
                Some(last) => Some(&mut last.next),
                None => self.slots.get_mut(slot),
            };
            if let Some(link) = link {
                *link = entry.next;
            }
            if let Some(own) = self.entries.get_mut(at as usize) {
                *own = Entry { row: NONE, next: self.hole, ..entry };
                self.hole = at;
            }
            return;
        }
    }

    fn scan(&self, pair: Pair, began: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        let mut at = self.slots.get(slot_of(pair, self.slots.len())).copied().unwrap_or(NONE);
        while let Some(entry) = self.entries.get(at as usize) {
            if entry.pair == pair && began.0 <= entry.from && entry.from <= began.1 && stop(entry.row) {
                return true;
            }
            at = entry.next;
        }
        false
    }

    fn scan_all(&self, began: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        let there = self.entries.iter().filter(|entry| entry.row != NONE);
        there.filter(|entry| began.0 <= entry.from && entry.from <= began.1).any(|entry| stop(entry.row))
    }
}

/// Slices of equal length.
pub(super) struct Slices {
    /// How long each is, in microseconds.
    width: i64,
    /// How long the longest row took that was ever in.
    longest: i64,
    /// When the last row began that was ever in.
    last: i64,
    by_number: FxHashMap<i64, Slice>,
}

impl Slices {
    /// None yet; `width` is how long each is to be, in microseconds.
    pub(super) fn new(width: i64) -> Self {
        Self { width: width.max(1), longest: 0, last: i64::MIN, by_number: FxHashMap::default() }
    }

    pub(super) fn insert(&mut self, (from, length): (i64, i64), pair: Pair, row: Row) {
        self.longest = self.longest.max(length);
        self.last = self.last.max(from);
        self.by_number.entry(from.div_euclid(self.width)).or_default().insert(from, pair, row);
    }

    pub(super) fn remove(&mut self, from: i64, pair: Pair, row: Row) {
        if let Some(slice) = self.by_number.get_mut(&from.div_euclid(self.width)) {
            slice.remove(pair, row);
        }
    }

    /// Goes through the rows by one root on another that may have lasted into a time and began by its end, until `stop`.
    pub(super) fn scan(&self, pair: Pair, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        self.each(time, |slice, began| slice.scan(pair, began, stop))
    }

    /// Goes through all of them alike.
    pub(super) fn scan_all(&self, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool {
        self.each(time, |slice, began| slice.scan_all(began, stop))
    }

    fn each(&self, (from, until): Span, mut stop: impl FnMut(&Slice, Span) -> bool) -> bool {
        let began = (from.saturating_sub(self.longest), until.min(self.last));
        // most of what comes is the newest: then nothing came after it
        if began.0 > began.1 {
            return false;
        }
        let (first, last) = (began.0.div_euclid(self.width), began.1.div_euclid(self.width));
        if last.saturating_sub(first) < MANY {
            (first..=last).filter_map(|number| self.by_number.get(&number)).any(|slice| stop(slice, began))
        } else {
            self.by_number.values().any(|slice| stop(slice, began))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Slices;

    fn listed(slices: &Slices, pair: (u32, u32), time: (i64, i64)) -> Vec<u32> {
        let mut all = Vec::new();
        slices.scan(pair, time, &mut |row| {
            all.push(row);
            false
        });
        all.sort_unstable();
        all
    }

    #[test]
    fn a_row_is_found_by_whom_it_names_and_when_until_it_is_taken_out() {
        let mut slices = Slices::new(100);
        for row in 0..2_000_u32 {
            let pair = (row % 3, row % 2);
            slices.insert((i64::from(row), 0), pair, row);
        }
        assert_eq!(listed(&slices, (0, 0), (90, 110)), [90, 96, 102, 108]);
        assert_eq!(listed(&slices, (1, 0), (90, 99)), [94]);
        slices.remove(96, (0, 0), 96);
        slices.insert((95, 0), (0, 0), 5_000);
        assert_eq!(listed(&slices, (0, 0), (90, 110)), [90, 102, 108, 5_000]);
        let all = listed(&slices, (0, 0), (i64::MIN, i64::MAX));
        assert_eq!(all.len(), 2_000_usize.div_ceil(6));
    }

    #[test]
    fn what_lasted_into_a_time_is_found_there() {
        let mut slices = Slices::new(10);
        slices.insert((5, 40), (1, 2), 7);
        slices.insert((50, 0), (1, 2), 8);
        assert_eq!(listed(&slices, (1, 2), (45, 60)), [7, 8]);
        assert_eq!(listed(&slices, (1, 2), (100, 120)), [] as [u32; 0]);
        assert_eq!(listed(&slices, (2, 1), (0, 60)), [] as [u32; 0]);
    }

    #[test]
    fn a_scan_stops_where_it_is_told() {
        let mut slices = Slices::new(10);
        (0..50).for_each(|row| slices.insert((i64::from(row), 0), (1, 1), row));
        let mut seen = 0;
        assert!(slices.scan((1, 1), (0, 49), &mut |_| {
            seen += 1;
            seen == 3
        }));
        assert_eq!(seen, 3);
    }
}
