//! What all editions of one case share: its incidents in the order of time, and the ways into what is recorded of them.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use assess::columns::{Columns, Row};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::claim::Subject;
use model::time::Window;
use model::{Case, ClaimId, IncidentId};

use super::heard::Heard;
use crate::map::cells::{Cell, public_cell};

/// A case with the ways into it that hang on no time.
pub(super) struct Record {
    pub(super) case: Arc<Case>,
    pub(super) zone: TimeZone,
    /// The incidents that were not merged into another, in the order of time.
    placed: Vec<Placed>,
    /// The place of each among them.
    by_id: HashMap<IncidentId, usize>,
    /// What is claimed of each incident, in the order of ids.
    claims_on: HashMap<IncidentId, Vec<ClaimId>>,
    /// What is claimed of anything else, in the order of ids.
    claims_apart: Vec<ClaimId>,
    /// What was merged into each incident, in the order of ids.
    merged: HashMap<IncidentId, Vec<IncidentId>>,
    heard: OnceLock<Heard>,
}

/// When and where an incident was, as it is shown.
pub(super) struct Placed {
    pub(super) incident: IncidentId,
    /// The day on which it began, in the zone of the case.
    pub(super) day: Option<Date>,
    pub(super) window: Window,
    pub(super) cell: Option<Cell>,
    /// Its row in all columns over the case.
    pub(super) row: Row,
    /// When anything was first learnt of it, or of what was merged into it. What nobody ever says anything of is known by itself.
    pub(super) told_at: Timestamp,
}

impl Record {
    /// Takes over a case, of which some columns are at hand.
    pub(super) fn of(case: Arc<Case>, columns: &Columns) -> Self {
        let zone = TimeZone::get(&case.zone).unwrap_or(TimeZone::UTC);
        let placed = placed(&case, columns, &zone);
        let by_id = placed.iter().enumerate().map(|(at, one)| (one.incident.clone(), at)).collect();
        let (claims_on, claims_apart) = claims(&case);
        let merged = merged(&case);
        let mut record =
            Self { case, zone, placed, by_id, claims_on, claims_apart, merged, heard: OnceLock::new() };
        record.note_when_told();
        record
    }

    fn note_when_told(&mut self) {
        let learnt = self.case.claims.values().filter_map(|claim| match &claim.about {
            Subject::Incident(incident) => Some((self.number(incident)?, claim.learnt)),
            _ => None,
        });
        let mut first: HashMap<usize, Timestamp> = HashMap::new();
        for (number, at) in learnt {
            first.entry(number).and_modify(|first| *first = at.min(*first)).or_insert(at);
        }
        for (number, at) in first {
            if let Some(placed) = self.placed.get_mut(number) {
                placed.told_at = at;
            }
        }
    }

    /// The incidents that began before an instant, or of which nobody knows when they did.
    pub(super) fn begun_before(&self, as_of: Timestamp) -> &[Placed] {
        // the order of time is that of their beginnings, with those that nobody knows at the front
        let until = self.placed.partition_point(|one| one.window.from.is_none_or(|from| from < as_of));
        self.placed.get(..until).unwrap_or_default()
    }

    /// When and where an incident was, by its number.
    pub(super) fn placed(&self, number: usize) -> Option<&Placed> {
        self.placed.get(number)
    }

    /// The place of an incident in the order of time, or of the one that it was merged into.
    pub(super) fn number(&self, incident: &IncidentId) -> Option<usize> {
        /// Mergers go no deeper.
        const DEEPEST: usize = 64;
        let into = |id: &&IncidentId| self.case.incidents.get(*id)?.same_as.as_ref();
        let mut ids = std::iter::successors(Some(incident), into).take(DEEPEST);
        ids.find_map(|id| self.by_id.get(id).copied())
    }

    /// Whether an incident stands for itself, and was not merged into another.
    pub(super) fn stands(&self, incident: &IncidentId) -> bool {
        self.by_id.contains_key(incident)
    }

    /// All that was ever claimed of an incident.
    pub(super) fn claims_on(&self, incident: &IncidentId) -> &[ClaimId] {
        self.claims_on.get(incident).map(Vec::as_slice).unwrap_or_default()
    }

    /// All that was ever claimed of anything but incidents.
    pub(super) fn claims_apart(&self) -> &[ClaimId] {
        &self.claims_apart
    }

    /// Of which incidents anybody says that they happened.
    pub(super) fn heard(&self) -> &Heard {
        self.heard.get_or_init(|| Heard::of(&self.case))
    }

    /// What was merged into an incident.
    pub(super) fn merged(&self, incident: &IncidentId) -> &[IncidentId] {
        self.merged.get(incident).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The incidents that were not merged into another, in the order of time.
fn placed(case: &Case, columns: &Columns, zone: &TimeZone) -> Vec<Placed> {
    let rows: HashMap<IncidentId, Row> =
        (0..).map_while(|row| columns.id(row).map(|incident| (incident, row))).collect();
    let mut own: Vec<_> = case.incidents.values().filter(|one| one.same_as.is_none()).collect();
    own.sort_by(|a, b| (&a.when, &a.id).cmp(&(&b.when, &b.id)));
    let placed = own.into_iter().filter_map(|incident| {
        Some(Placed {
            incident: incident.id.clone(),
            day: incident.when.window.from.map(|from| from.to_zoned(zone.clone()).date()),
            window: incident.when.window,
            cell: public_cell(case, &incident.place),
            row: *rows.get(&incident.id)?,
            told_at: Timestamp::MIN,
        })
    });
    placed.collect()
}

/// What is claimed of each incident, and of anything else.
fn claims(case: &Case) -> (HashMap<IncidentId, Vec<ClaimId>>, Vec<ClaimId>) {
    let (mut on, mut apart): (HashMap<IncidentId, Vec<ClaimId>>, _) = (HashMap::new(), Vec::new());
    for claim in case.claims.values() {
        match &claim.about {
            Subject::Incident(incident) => on.entry(incident.clone()).or_default().push(claim.id.clone()),
            _ => apart.push(claim.id.clone()),
        }
    }
    (on, apart)
}

fn merged(case: &Case) -> HashMap<IncidentId, Vec<IncidentId>> {
    let mut into: HashMap<IncidentId, Vec<IncidentId>> = HashMap::new();
    for incident in case.incidents.values() {
        if let Some(whole) = &incident.same_as {
            into.entry(whole.clone()).or_default().push(incident.id.clone());
        }
    }
    into
}
