//! A list in order of time, in pieces, so that what comes late is put in its place without moving the rest.

use crate::engine::attacks::{Attack, Began, scan};

/// A piece that grows beyond this is cut in two.
const PIECE: usize = 512;

/// Rows in order of when they began.
#[derive(Default)]
pub(super) struct Chronicle {
    /// The last piece: mostly all of it, and where most comes in.
    last: Vec<Attack>,
    /// The pieces before it; none is empty.
    older: Vec<Vec<Attack>>,
}

/// The order: of time, then of rows; one row stands twice where it is found either way round.
type Key = (i64, u32, bool);

fn key(attack: &Attack) -> Key {
    (attack.cells.from, attack.row, attack.turned)
}

impl Chronicle {
    pub(super) fn insert(&mut self, attack: Attack) {
        let at = self.piece_of(key(&attack));
        let piece = self.older.get_mut(at).unwrap_or(&mut self.last);
        // most come in order
        let place = match piece.last() {
            Some(last) if key(last) > key(&attack) => {
                piece.partition_point(|other| key(other) < key(&attack))
            }
            _ => piece.len(),
        };
        piece.insert(place, attack);
        if piece.len() > PIECE {
            // what comes in order fills one piece after the other
            let cut = if place + 1 == piece.len() { place } else { piece.len() / 2 };
            let rest = piece.split_off(cut);
            if at < self.older.len() {
                self.older.insert(at + 1, rest);
            } else {
                let first = std::mem::replace(&mut self.last, rest);
                self.older.push(first);
            }
        }
    }

    pub(super) fn remove(&mut self, attack: &Attack) {
        let at = self.piece_of(key(attack));
        let piece = self.older.get_mut(at).unwrap_or(&mut self.last);
        let place = piece.partition_point(|other| key(other) < key(attack));
        if piece.get(place).is_some_and(|other| key(other) == key(attack)) {
            piece.remove(place);
        }
        if piece.is_empty() && at < self.older.len() {
            self.older.remove(at);
        }
    }

    /// Goes through what began in a time, until `stop`.
    pub(super) fn scan(&self, began: Began, stop: &mut dyn FnMut(&Attack) -> bool) -> bool {
        if !self.older.is_empty() {
            let ended = |piece: &Vec<Attack>| piece.last().is_some_and(|last| last.cells.from < began.0);
            let first = self.older.partition_point(ended);
            let pieces = self.older.get(first..).unwrap_or_default().iter();
            let in_time =
                |piece: &&Vec<Attack>| piece.first().is_some_and(|first| first.cells.from <= began.1);
            if pieces.take_while(in_time).any(|piece| scan(piece, began, stop)) {
                return true;
            }
        }
        scan(&self.last, began, stop)
    }

    /// The number of the piece in which a row stands, or would.
    fn piece_of(&self, wanted: Key) -> usize {
        match self.older.last().and_then(|piece| piece.last()) {
            Some(last) if key(last) >= wanted => {
                self.older.partition_point(|piece| piece.last().is_some_and(|last| key(last) < wanted))
            }
            _ => self.older.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Attack, Chronicle};
    use crate::columns::Cells;

    fn attack(row: u32, from: i64) -> Attack {
        Attack::of(row, &Cells { from, until: from, ..Cells::NONE })
    }

    fn listed(chronicle: &Chronicle, began: (i64, i64)) -> Vec<i64> {
        let mut all = Vec::new();
        chronicle.scan(began, &mut |attack| {
            all.push(attack.cells.from);
            false
        });
        all
    }

    #[test]
    fn what_comes_late_is_found_in_its_place_and_what_is_taken_out_is_not() {
        let mut chronicle = Chronicle::default();
        // every number once, far from in order
        for n in 0..5_000_u32 {
            let scattered = (n * 7_919) % 5_000;
            chronicle.insert(attack(scattered, i64::from(scattered)));
        }
        assert_eq!(listed(&chronicle, (i64::MIN, i64::MAX)), (0..5_000).collect::<Vec<_>>());
        for even in (0..5_000).step_by(2) {
            chronicle.remove(&attack(even, i64::from(even)));
        }
        assert_eq!(listed(&chronicle, (1_000, 1_006)), [1_001, 1_003, 1_005]);
        for odd in (1..5_000).step_by(2) {
            chronicle.remove(&attack(odd, i64::from(odd)));
        }
        assert!(chronicle.older.is_empty() && chronicle.last.is_empty());
    }

    #[test]
    fn a_scan_stops_where_it_is_told() {
        let mut chronicle = Chronicle::default();
        (0..2_000).for_each(|n| chronicle.insert(attack(n, i64::from(n))));
        let mut seen = 0;
        assert!(chronicle.scan((10, 1_999), &mut |attack| {
            seen += 1;
            attack.cells.from == 12
        }));
        assert_eq!(seen, 3);
    }
}
