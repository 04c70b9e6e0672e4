//! Where obligations stand in the living record.
//!
//! Whatever is not about an incident, and any other time that is asked about, may turn each of them: then all are judged anew. What is
//! recorded of an incident turns only those that look at breaches.

use std::collections::BTreeMap;

use model::finding::{Finding, Matter, Verdict};
use model::obligation::{Condition, Obligation, Recurs};
use model::{AgreementId, ReadingId};

use super::{Changed, Incremental};
use crate::batch::obligations::looked_at;

/// The verdict on every obligation.
pub(super) type Owed = BTreeMap<(AgreementId, Matter, ReadingId), Verdict>;

/// Whether it turns on what became of incidents.
pub(super) fn looks_at_incidents(obligation: &Obligation) -> bool {
    let counts =
        |condition: &Condition| matches!(condition, Condition::Unbroken { .. } | Condition::Breaches { .. });
    matches!(obligation.recurs, Some(Recurs::AfterBreach { .. })) || obligation.after.iter().any(counts)
}

impl Incremental {
    /// Every obligation under a reading, agreement by agreement, with its explanation.
    ///
    /// They are worked out when they are asked for: in the time of their own claims, and of one pass over the verdicts for those that look at
    /// breaches. One that asks as of another time than now, or hangs on an event that some deny, has the whole record judged anew for it.
    pub fn obligations(&self, reading: &ReadingId) -> Vec<Finding> {
        let case = looked_at(&self.columns);
        let layer = self.layer(reading);
        layer.map_or_else(Vec::new, |layer| {
            layer.ledger(&self.columns, &case, |ledger| ledger.obligations(|_| true))
        })
    }

    /// Whether some obligation turns on what became of incidents.
    pub(super) fn owes_after_breaches(&self) -> bool {
        let agreements = self.columns.frame().agreements.values();
        agreements.flat_map(|agreement| &agreement.obligations).any(looks_at_incidents)
    }

    /// Judges some obligations anew, and tells which turned. One that is gone turned as well.
    pub(super) fn owe_anew(&mut self, wanted: fn(&Obligation) -> bool) -> Vec<Changed> {
        let case = looked_at(&self.columns);
        let mut now = Owed::new();
        for layer in &self.layers {
            let found = layer.ledger(&self.columns, &case, |ledger| ledger.obligations(wanted));
            let of =
                |finding: Finding| ((finding.agreement, finding.about, finding.reading), finding.verdict);
            now.extend(found.into_iter().map(of));
        }
        let frame = self.columns.frame();
        let is_wanted = |agreement: &AgreementId, about: &Matter| {
            let own =
                frame.agreements.get(agreement).into_iter().flat_map(|agreement| &agreement.obligations);
            own.into_iter().find(|own| *about == Matter::Obligation(own.id.clone())).is_none_or(wanted)
        };
        for of in self.owed.keys().filter(|of| !is_wanted(&of.0, &of.1)).cloned().collect::<Vec<_>>() {
            if let Some(verdict) = self.owed.get(&of) {
                now.insert(of, *verdict);
            }
        }
        let before = std::mem::replace(&mut self.owed, now);
        let mut changed = Vec::new();
        for of in before.keys().chain(self.owed.keys().filter(|of| !before.contains_key(of))) {
            let (was, is) = (before.get(of).copied(), self.owed.get(of).copied());
            if was != is {
                let (agreement, about, reading) = of.clone();
                changed.push(Changed { about, agreement, reading, before: was, after: is });
            }
        }
        changed
            .sort_by(|a, b| (&a.agreement, &a.about, &a.reading).cmp(&(&b.agreement, &b.about, &b.reading)));
        changed
    }
}
