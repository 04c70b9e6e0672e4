//! The rows of a whole record in order of when they began: whoever searches for one attack goes through all that began in its time.

use super::Compiled;
use crate::columns::{Columns, Row};
use crate::engine::attacks::{Attack, Attacks, Began, LONG, Pair, pairs};
use crate::engine::stance::Stance;

/// All rows in order of time.
#[derive(Default)]
pub(super) struct Index {
    /// `None` where they stand in that order already.
    order: Option<Vec<Row>>,
    /// What is not bounded, or took very long.
    loose: Vec<Attack>,
    /// How long the longest of the others took.
    longest: i64,
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
            let (Some(from), Some(until)) = (began(columns, row), columns.rows.until.get(row as usize))
            else {
                continue;
            };
            let is_loose = from == i64::MIN || *until == i64::MAX || until.saturating_sub(from) > LONG;
            if !is_loose {
                index.longest = index.longest.max(until.saturating_sub(from));
            } else if let Some(cells) = columns.cells(row).filter(|cells| stance.plain.may_be_attack(cells)) {
                index.loose.push(Attack::of(row, &cells));
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
    /// Goes through what began in a time and may have been an attack, as far as it is wanted.
    fn scan(
        &self,
        began: Began,
        wanted: impl Fn(&Attack) -> bool,
        stop: &mut dyn FnMut(&Attack) -> bool,
    ) -> bool {
        let (columns, index) = (self.columns, self.index());
        let first = index.first_from(columns, began.0);
        let rows = (first..columns.len()).map_while(|place| index.row(columns, place));
        let attacks =
            rows.filter_map(|row| self.attack(row)).take_while(|attack| attack.cells.from <= began.1);
        let stance = &self.stance;
        attacks
            .filter(|attack| stance.plain.may_be_attack(&attack.cells) && wanted(attack))
            .any(|attack| stop(&attack))
    }

    pub(super) fn attack(&self, row: Row) -> Option<Attack> {
        Some(self.stance.plain.attack(row, &self.columns.cells(row)?))
    }
}

impl Attacks for Compiled<'_> {
    fn scan_group(&self, pair: Pair, began: Began, stop: &mut dyn FnMut(&Attack) -> bool) -> bool {
        let heard = &self.stance.heard;
        self.scan(began, |attack| pairs(heard, &attack.cells).any(|own| own == pair), stop)
    }

    fn scan_all(&self, began: Began, stop: &mut dyn FnMut(&Attack) -> bool) -> bool {
        self.scan(began, |_| true, stop)
    }

    fn loose(&self) -> &[Attack] {
        &self.index().loose
    }

    fn longest(&self) -> i64 {
        self.index().longest
    }
}
