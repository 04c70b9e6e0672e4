//! The incidents of a period, each in a row.

use std::collections::BTreeSet;

use model::finding::Verdict;
use model::incident::{Incident, Restriction};
use model::{AreaId, Case, IncidentId, RestrictionId};

use super::Period;
use crate::edition::{Edition, Parting};

/// An incident as a bulletin lists it.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The incident.
    pub incident: IncidentId,
    /// Reading by reading; `None` where no clause takes it up.
    pub verdicts: Box<[Option<Verdict>]>,
    /// Whether a restriction on monitors touches its time and may touch its place.
    pub restricted: bool,
    /// Where the readings part on it most; of the first incidents only.
    pub parting: Option<Parting>,
}

/// So many incidents are listed; all are counted.
pub(super) const ROWS: usize = 200;

/// Of so many it is said where the readings part: each pivot is worked out on its own, which takes its time.
const PARTINGS: usize = 60;

/// The numbers, in an edition, of the incidents of a period of which anything had been learnt.
pub(super) fn numbers(edition: &Edition, period: Period) -> Vec<usize> {
    let entries = edition.entries().iter().enumerate();
    entries
        .filter(|(number, entry)| entry.day.is_some_and(|day| period.holds(day)) && edition.is_told(*number))
        .map(|(number, _)| number)
        .collect()
}

pub(super) fn rows(edition: &Edition, numbers: &[usize], restrictions: &[RestrictionId]) -> Vec<Row> {
    let case = edition.case();
    let restrictions: Vec<&Restriction> =
        restrictions.iter().filter_map(|id| case.restrictions.get(id)).collect();
    let mut partings = 0;
    let row = |number: &usize| {
        let entry = edition.entries().get(*number)?;
        let incident = edition.incident(entry)?;
        let parting = (entry.parts && partings < PARTINGS).then(|| edition.parting(*number)).flatten();
        partings += usize::from(parting.is_some());
        Some(Row {
            incident: entry.incident.clone(),
            verdicts: entry.over_all.clone(),
            restricted: restrictions.iter().any(|one| touches(case, one, incident)),
            parting: parting.cloned(),
        })
    };
    numbers.iter().take(ROWS).filter_map(row).collect()
}

/// Whether a restriction may have kept monitors from seeing an incident: their times meet, and nothing says that their areas do not.
fn touches(case: &Case, restriction: &Restriction, incident: &Incident) -> bool {
    let (here, there) = (restriction.place.within.as_ref(), incident.place.within.as_ref());
    let meets = match (here, there) {
        (Some(here), Some(there)) => around(case, here).contains(there) || around(case, there).contains(here),
        _ => true,
    };
    meets && !restriction.when.window.is_apart_from(&incident.when.window)
}

/// An area and all that it is part of.
fn around<'c>(case: &'c Case, area: &'c AreaId) -> BTreeSet<&'c AreaId> {
    let mut all = BTreeSet::new();
    let mut open = vec![area];
    while let Some(area) = open.pop() {
        if all.insert(area)
            && let Some(area) = case.areas.get(area)
        {
            open.extend(area.within.iter().chain(&area.listed_by));
        }
    }
    all
}
