//! Where obligations stand in the living record.
//!
//! Whatever is not about an incident, and any other time that is asked about, may turn each of them: then all are judged anew. What is
//! recorded of an incident turns only those that look at breaches; and of these just the ones that would see something else where they
//! looked.

use std::collections::BTreeMap;

use model::finding::{Finding, Matter, Verdict};
use model::obligation::Obligation;
use model::{AgreementId, Case, ObligationId, ReadingId};

use super::layer::Layer;
use super::noted::{Seen, looked_at};
use super::{Changed, Incremental};
use crate::batch::obligations::{self, Ledger, Looked};
use crate::columns::Columns;

/// What every obligation is found to be: by agreement, obligation and number of the reading.
pub(super) type Owed = BTreeMap<(AgreementId, ObligationId, usize), Stands>;

/// Where one obligation stands under one reading.
#[derive(Clone, Debug)]
pub(super) struct Stands {
    reading: ReadingId,
    verdict: Verdict,
    /// Where it looked, and what it saw there.
    saw: Vec<(Looked, Seen)>,
}

impl Stands {
    /// Whether it might be found otherwise now.
    fn is_shaken(&self, layer: &Layer, columns: &Columns) -> bool {
        self.saw.iter().any(|(looked, seen)| *seen == Seen::Otherwise || layer.see(columns, looked) != *seen)
    }
}

impl Incremental {
    /// Every obligation under a reading, agreement by agreement, with its explanation.
    ///
    /// They are worked out when they are asked for. One that asks as of another time than now, or hangs on an event that some deny, has the
    /// whole record judged anew for it.
    pub fn obligations(&self, reading: &ReadingId) -> Vec<Finding> {
        let case = obligations::looked_at(&self.columns);
        let Some(layer) = self.layer(reading) else { return Vec::new() };
        ledger(layer, &self.columns, &case, |ledger| ledger.obligations(|_, _| true).collect())
    }

    /// Whether some obligation turns on what became of incidents.
    pub(super) fn owes_after_breaches(&self) -> bool {
        let agreements = self.columns.frame().agreements.values();
        let mut owed = agreements.flat_map(|own| own.obligations.iter().map(|owed| (&own.id, owed)));
        owed.any(|(own, owed)| !looked_at(own, owed).is_empty())
    }

    /// Judges all obligations anew, and tells which turned. One that is gone turned as well.
    pub(super) fn owe_anew(&mut self) -> Vec<Changed> {
        let case = obligations::looked_at(&self.columns);
        let mut now = Owed::new();
        for (at, layer) in self.layers.iter().enumerate() {
            now.extend(
                stands(layer, &self.columns, &case, |_, _| true)
                    .map(|(of, stands)| ((of.0, of.1, at), stands)),
            );
        }
        self.looked_at = Some(case);
        let before = std::mem::replace(&mut self.owed, now);
        let mut changed = Vec::new();
        for of in before.keys().chain(self.owed.keys().filter(|of| !before.contains_key(of))) {
            changed.extend(turned(of, before.get(of), self.owed.get(of)));
        }
        in_order(changed)
    }

    /// Judges those anew that look at incidents and would see something else now, and tells which turned.
    pub(super) fn owe_after_incidents(&mut self) -> Vec<Changed> {
        let shaken: Vec<(AgreementId, ObligationId, usize)> = self
            .owed
            .iter()
            .filter(|((.., at), stands)| {
                self.layers.get(*at).is_some_and(|layer| stands.is_shaken(layer, &self.columns))
            })
            .map(|(of, _)| of.clone())
            .collect();
        if shaken.is_empty() {
            return Vec::new();
        }
        let case = self.looked_at.take().unwrap_or_else(|| obligations::looked_at(&self.columns));
        let mut changed = Vec::new();
        for of in shaken {
            let Some(layer) = self.layers.get(of.2) else { continue };
            let is_wanted =
                |agreement: &AgreementId, owed: &Obligation| *agreement == of.0 && owed.id == of.1;
            let now = stands(layer, &self.columns, &case, is_wanted).next().map(|(_, stands)| stands);
            changed.extend(turned(&of, self.owed.get(&of), now.as_ref()));
            self.owed.extend(now.map(|now| (of, now)));
        }
        self.looked_at = Some(case);
        in_order(changed)
    }
}

/// Something that is asked of what all rows are to obligations; `case` is the part of the record that obligations look at.
fn ledger<T>(layer: &Layer, columns: &Columns, case: &Case, ask: impl FnOnce(&Ledger<'_>) -> T) -> T {
    let verdict = |row, clause| layer.verdict_of(row, clause);
    let rows_in = |agreement: &AgreementId, window| layer.rows_in(columns, agreement, window);
    ask(&Ledger::new(columns, &layer.stance, &verdict, case).knowing(&rows_in))
}

/// Where some obligations stand under the reading of a layer.
fn stands(
    layer: &Layer,
    columns: &Columns,
    case: &Case,
    wanted: impl Fn(&AgreementId, &Obligation) -> bool,
) -> impl Iterator<Item = ((AgreementId, ObligationId), Stands)> {
    let found: Vec<_> = ledger(layer, columns, case, |ledger| {
        let stands = |finding: Finding| {
            let Matter::Obligation(owed) = finding.about else { return None };
            let looked = ledger.looked().into_iter();
            let saw = looked.map(|looked| (looked.clone(), layer.see(columns, &looked))).collect();
            let (reading, verdict) = (finding.reading, finding.verdict);
            Some(((finding.agreement, owed), Stands { reading, verdict, saw }))
        };
        ledger.obligations(wanted).filter_map(stands).collect()
    });
    found.into_iter()
}

fn turned(
    (agreement, owed, _): &(AgreementId, ObligationId, usize),
    before: Option<&Stands>,
    after: Option<&Stands>,
) -> Option<Changed> {
    let reading = after.or(before)?.reading.clone();
    let (before, after) = (before.map(|stands| stands.verdict), after.map(|stands| stands.verdict));
    let (agreement, about) = (agreement.clone(), Matter::Obligation(owed.clone()));
    (before != after).then_some(Changed { about, agreement, reading, before, after })
}

fn in_order(mut changed: Vec<Changed>) -> Vec<Changed> {
    changed.sort_by(|a, b| (&a.agreement, &a.about, &a.reading).cmp(&(&b.agreement, &b.about, &b.reading)));
    changed
}
