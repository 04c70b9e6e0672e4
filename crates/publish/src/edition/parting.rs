//! Where the readings part on an incident.

use model::finding::{Finding, Matter, Pivot, Verdict};
use model::{AgreementId, ClauseId, ReadingId};

use super::incidents::{Under, parts};
use super::{Edition, Entry};

/// Where two readings part on an incident, under one clause.
#[derive(Clone, PartialEq, Debug)]
pub struct Parting {
    /// The pivot.
    pub pivot: Pivot,
    /// What the two find, in the order of the pivot.
    pub findings: [Finding; 2],
}

/// The pivot of the two readings that part most, under the clause that makes them.
pub(super) fn of(edition: &Edition, entry: &Entry) -> Option<Parting> {
    if !entry.parts {
        return None;
    }
    let mut under = edition.under(entry);
    let over_all = pair(&entry.over_all);
    let pair = if let Some(pair) = over_all {
        let agrees = |one: &Under, at: usize| one.verdicts.get(at) == entry.over_all.get(at);
        under.sort_by_key(|one| {
            let [a, b] = pair;
            let differs = silent(&one.verdicts, a) != silent(&one.verdicts, b);
            std::cmp::Reverse((differs, u8::from(agrees(one, a)) + u8::from(agrees(one, b))))
        });
        pair
    } else {
        under.retain(Under::parts);
        self::pair(&under.first()?.verdicts)?
    };
    under.iter().find_map(|one| edition.pivot(entry, &one.agreement, &one.clause, pair))
}

impl Edition {
    /// Where two readings, by their numbers, part on an incident under a clause; `None` where they do not.
    pub fn pivot(
        &self,
        entry: &Entry,
        agreement: &AgreementId,
        clause: &ClauseId,
        [a, b]: [usize; 2],
    ) -> Option<Parting> {
        let [a, b]: [&ReadingId; 2] = [self.readings.get(a)?, self.readings.get(b)?];
        let matter = Matter::Incident(entry.incident.clone(), clause.clone());
        let pivot = self.ground.ask(|batch| batch.pivot(&matter, agreement, [a, b]))?;
        let find = |reading| self.finding(entry, agreement, clause, reading);
        Some(Parting { findings: [find(a)?, find(b)?], pivot })
    }

    /// Where readings part under one clause: one pivot for each two verdicts that some readings come to, those that contradict one another first.
    pub fn partings(&self, entry: &Entry, under: &Under) -> Vec<Parting> {
        if !parts(&under.verdicts) {
            return Vec::new();
        }
        let pairs = pairs(&under.verdicts).into_iter().flatten();
        pairs.filter_map(|pair| self.pivot(entry, &under.agreement, &under.clause, pair)).collect()
    }
}

/// What a reading finds; where no clause takes something up there is no breach.
fn silent(verdicts: &[Option<Verdict>], at: usize) -> Option<Verdict> {
    verdicts.get(at).map(|verdict| verdict.unwrap_or(Verdict::NoBreach))
}

/// The first two readings that contradict one another, else the first two that differ.
fn pair(verdicts: &[Option<Verdict>]) -> Option<[usize; 2]> {
    pairs(verdicts).into_iter().flatten().next()
}

/// The first reading of each verdict, two by two.
fn pairs(verdicts: &[Option<Verdict>]) -> [Option<[usize; 2]>; 3] {
    let first = |wanted| (0..verdicts.len()).find(|at| silent(verdicts, *at) == Some(wanted));
    let [breach, none, open] = [Verdict::Breach, Verdict::NoBreach, Verdict::Undetermined].map(first);
    let both = |a: Option<usize>, b: Option<usize>| Some([a?, b?]);
    [both(breach, none), both(breach, open), both(none, open)]
}
