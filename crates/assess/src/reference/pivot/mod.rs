//! Where two readings part (`docs/meaning.md`, "Pivot").

mod points;
mod sentence;

use std::collections::BTreeSet;

use model::agreement::Agreement;
use model::finding::{Finding, Matter, Pivot, PivotPoint};
use model::reading::Reading;
use model::{AgreementId, Case, ReadingId};

use super::finding::{findings, under, verdict_under};
use super::view::View;
use crate::Asked;

/// Every matter on which two readings come to different verdicts, each with its pivot.
pub fn compare(case: &Case, a: &ReadingId, b: &ReadingId, asked: Asked) -> Vec<Pivot> {
    let mut matters: BTreeSet<(Matter, AgreementId)> = BTreeSet::new();
    for reading in [a, b] {
        matters.extend(findings(case, reading, asked).into_iter().map(|f| (f.about, f.agreement)));
    }
    matters.iter().filter_map(|(matter, agreement)| pivot(case, matter, agreement, a, b, asked)).collect()
}

/// The pivot between two readings on one matter; `None` where their verdicts agree or there is no such matter.
///
/// It is the smallest set of points such that one of the readings, taking just these as the other takes them, comes to the other's
/// verdict; of several such sets the one that works both ways, else the first in the order of the points.
pub fn pivot(
    case: &Case,
    matter: &Matter,
    agreement: &AgreementId,
    a: &ReadingId,
    b: &ReadingId,
    asked: Asked,
) -> Option<Pivot> {
    let (a, b) = (case.readings.get(a)?, case.readings.get(b)?);
    let table = Table { case, matter, agreement: case.agreements.get(agreement)?, readings: [a, b], asked };
    let found = [table.find(a)?, table.find(b)?];
    let [left, right] = &found;
    if left.verdict == right.verdict {
        return None;
    }
    let chosen = table.smallest(&points::of(&table), &found);
    Some(Pivot {
        about: matter.clone(),
        agreement: agreement.clone(),
        verdicts: [(a.id.clone(), left.verdict), (b.id.clone(), right.verdict)],
        sentence: sentence::of(&table, &found, &chosen, table.turning(&chosen, &found)),
        points: chosen,
    })
}

/// Two readings of one matter.
struct Table<'a> {
    case: &'a Case,
    matter: &'a Matter,
    agreement: &'a Agreement,
    readings: [&'a Reading; 2],
    asked: Asked,
}

/// Sets of up to so many points are all tried, smallest first; beyond it points are dropped one by one while the rest still suffices.
/// For an obligation, whose conditions look at many incidents, fewer; and fewer where there are very many points.
fn tried_in_full(matter: &Matter, points: usize) -> usize {
    match matter {
        Matter::Incident(..) if points <= 24 => 3,
        Matter::Incident(..) if points <= 100 => 2,
        Matter::Incident(..) | Matter::Obligation(_) => 1,
    }
}

impl<'a> Table<'a> {
    fn view(&self, reading: &'a Reading) -> View<'a> {
        View::new(self.case, reading, self.asked)
    }

    /// The agreement, the one that it adds to, the one that that one adds to, and so on.
    fn chain(&self) -> impl Iterator<Item = &'a Agreement> {
        let agreements = &self.case.agreements;
        let base = |agreement: &&'a Agreement| agreements.get(agreement.supplements.as_ref()?);
        std::iter::successors(Some(self.agreement), base).take(agreements.len())
    }

    /// What a reading finds.
    fn find(&self, reading: &'a Reading) -> Option<Finding> {
        under(&self.view(reading), self.matter, self.agreement)
    }

    /// Which of the readings, taking a set of points as the other takes them, comes to the other's verdict.
    fn turning(&self, set: &[PivotPoint], found: &[Finding; 2]) -> [bool; 2] {
        let [a, b] = self.readings;
        let [left, right] = found;
        let turns = |from: &'a Reading, to, wanted: &Finding| {
            let view = self.view(from).with_points_of(to, set.iter().cloned().collect());
            verdict_under(&view, self.matter, self.agreement) == Some(wanted.verdict)
        };
        [turns(a, b, right), turns(b, a, left)]
    }

    /// In how many directions a set turns the one reading's verdict into the other's: 0, 1 or 2.
    fn turns(&self, set: &[PivotPoint], found: &[Finding; 2]) -> usize {
        self.turning(set, found).into_iter().filter(|turns| *turns).count()
    }

    fn smallest(&self, points: &[PivotPoint], found: &[Finding; 2]) -> Vec<PivotPoint> {
        for size in 1..=tried_in_full(self.matter, points.len()).min(points.len()) {
            let mut one_way = None;
            for set in subsets(points, size) {
                match self.turns(&set, found) {
                    2 => return set,
                    1 if one_way.is_none() => one_way = Some(set),
                    _ => {}
                }
            }
            if let Some(set) = one_way {
                return set;
            }
        }
        let mut kept: Vec<PivotPoint> = points.to_vec();
        for point in points {
            let fewer: Vec<PivotPoint> = kept.iter().filter(|kept| *kept != point).cloned().collect();
            if self.turns(&fewer, found) > 0 {
                kept = fewer;
            }
        }
        kept
    }
}

/// Every set of so many points, in the order of the points.
fn subsets(points: &[PivotPoint], size: usize) -> Vec<Vec<PivotPoint>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = points.split_first() else { return Vec::new() };
    let with =
        subsets(rest, size - 1).into_iter().map(|set| std::iter::once(first.clone()).chain(set).collect());
    with.chain(subsets(rest, size)).collect()
}
