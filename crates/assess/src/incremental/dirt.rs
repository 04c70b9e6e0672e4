//! What must be judged anew, and what turned.

use crate::columns::Row;

/// What must be judged anew of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Dirt(u8);

impl Dirt {
    /// The row itself.
    pub(super) const ROW: Self = Self(1);
    /// A row that it may answer came.
    pub(super) const CAME: Self = Self(2);
    /// A row that it may answer went.
    pub(super) const WENT: Self = Self(4);
    /// A row that is counted with it came, went, or turned.
    pub(super) const COUNT: Self = Self(8);

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns true where the row itself must be judged anew, and not just what it looks at.
    pub(super) fn is_row(self) -> bool {
        self.0 & Self::ROW.0 != 0
    }
}

/// A verdict that changed, in bytes.
pub(super) struct Turned {
    pub(super) row: Row,
    /// By place in the order of clauses.
    pub(super) clause: usize,
    pub(super) before: u8,
    pub(super) after: u8,
}

/// Brings rows in order, each once with all that is to be judged of it.
pub(super) fn one_each(dirty: &mut Vec<(Row, Dirt)>) {
    if dirty.len() < 2 {
        return;
    }
    dirty.sort_unstable_by_key(|(row, _)| *row);
    dirty.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.with(next.1);
        }
        same
    });
}
