//! Where the readings part on what the page shows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use assess::reference;
use model::finding::{Finding, Matter, Pivot, Verdict};
use model::{AgreementId, ReadingId};

use super::Week;
use crate::found::Found;
use crate::page::Page;
use crate::question::Question;

/// Where the readings part on the incidents shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Parting {
    /// The pivots of those that split the readings most.
    pub pivots: Vec<Pivot>,
}

/// How many pivots are shown. Each is worked out on its own, which takes its time.
const MOST: usize = 5;

/// The verdicts of one clause on one incident, by reading.
type Row<'f> = ((&'f Matter, &'f AgreementId), BTreeMap<&'f ReadingId, Verdict>);

impl Parting {
    /// Takes the incidents that split the readings most, and one pair of readings for each.
    pub fn of(question: &Question<'_>, found: &Found, week: &Week<'_>) -> Self {
        let (shown, _) = week.shown();
        let is_shown = |finding: &&Finding| match &finding.about {
            Matter::Incident(incident, _) => shown.iter().any(|row| row.incident.id == *incident),
            Matter::Obligation(_) => false,
        };
        let mut rows: BTreeMap<(&Matter, &AgreementId), BTreeMap<&ReadingId, Verdict>> = BTreeMap::new();
        for finding in found.all().iter().filter(is_shown) {
            let row = rows.entry((&finding.about, &finding.agreement)).or_default();
            row.insert(&finding.reading, finding.verdict);
        }
        let mut rows: Vec<Row<'_>> =
            rows.into_iter().filter(|(_, verdicts)| pair(verdicts).is_some()).collect();
        rows.sort_by_key(|(_, verdicts)| Reverse(split(verdicts)));
        let mut pivots: Vec<Pivot> = Vec::new();
        for ((matter, agreement), verdicts) in rows {
            let is_told = pivots.iter().any(|pivot| incident(&pivot.about) == incident(matter));
            if pivots.len() < MOST
                && !is_told
                && let Some((a, b)) = pair(&verdicts)
            {
                pivots.extend(reference::pivot(question.case, matter, agreement, a, b, question.asked));
            }
        }
        Self { pivots }
    }

    pub(super) fn say(&self, question: &Question<'_>, page: &mut Page) {
        if question.readings.len() < 2 {
            return;
        }
        page.heading("5. Where do the readings part?");
        if self.pivots.is_empty() {
            page.text("On none of the incidents shown above.");
        }
        let line = |pivot: &Pivot| format!("{}: {}", incident(&pivot.about), pivot.sentence);
        page.list(self.pivots.iter().map(line).collect());
        if let [first, .., last] = question.readings.as_slice() {
            let pair = self.pivots.first().map(|pivot| &pivot.verdicts);
            let (a, b) = pair.map_or((first, last), |[(a, _), (b, _)]| (a, b));
            page.hint("All differences of two readings", question.command("compare", &format!("{a} {b}")));
        }
    }
}

fn incident(matter: &Matter) -> &str {
    match matter {
        Matter::Incident(incident, _) => incident.as_str(),
        Matter::Obligation(obligation) => obligation.as_str(),
    }
}

/// Pairs of breach and no breach, then pairs that differ at all.
fn split(verdicts: &BTreeMap<&ReadingId, Verdict>) -> (usize, usize) {
    let of = |wanted| verdicts.values().filter(|verdict| **verdict == wanted).count();
    let (breach, none, open) = (of(Verdict::Breach), of(Verdict::NoBreach), of(Verdict::Undetermined));
    (breach * none, breach * open + none * open)
}

/// The first two readings that contradict one another, else the first two that differ.
fn pair<'f>(verdicts: &BTreeMap<&'f ReadingId, Verdict>) -> Option<(&'f ReadingId, &'f ReadingId)> {
    let first = |wanted| verdicts.iter().find(|(_, verdict)| **verdict == wanted).map(|(id, _)| *id);
    let (breach, none, open) =
        (first(Verdict::Breach), first(Verdict::NoBreach), first(Verdict::Undetermined));
    breach.zip(none).or(breach.zip(open)).or(none.zip(open))
}
