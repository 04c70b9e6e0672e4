//! What clauses that look at earlier breaches look at: the same reading with releases left aside.

use std::collections::{BTreeMap, BTreeSet};

use model::AgreementId;

use super::dirt::Dirt;
use super::layer::Layer;
use crate::columns::{Columns, Row};

/// The same reading with releases left aside: what may have been a breach, whatever released it.
pub(super) struct Aside {
    pub(super) layer: Layer,
    pub(super) breaches: BTreeMap<AgreementId, BTreeSet<(i64, Row)>>,
}

impl Aside {
    /// Judges rows anew, and keeps those that may be breaches.
    pub(super) fn judge(&mut self, columns: &Columns, dirty: &[(Row, Dirt)]) {
        self.layer.judge_into(columns, dirty, &mut Vec::new());
        let width = self.layer.width();
        for (row, _) in dirty {
            let Some(cells) = columns.cells(*row) else { continue };
            for clause in 0..width {
                let Some((agreement, _)) = self.layer.stance.clauses().nth(clause) else { continue };
                let rows = self.breaches.entry(agreement.clone()).or_default();
                let mut own = (0..width).filter(|other| {
                    self.layer.stance.clauses().nth(*other).is_some_and(|(own, _)| own == agreement)
                });
                let may_be = cells.stands && own.any(|own| matches!(self.layer.byte_of(*row, own), 1 | 3));
                if may_be {
                    rows.insert((cells.from, *row));
                } else {
                    rows.remove(&(cells.from, *row));
                }
            }
        }
    }
}
