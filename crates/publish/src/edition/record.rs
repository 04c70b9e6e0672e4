//! What all editions of one case share: its incidents in the order of time, and the ways into what is recorded of them.

use std::collections::HashMap;
use std::sync::Arc;

use assess::columns::{Columns, Row};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::claim::Subject;
use model::time::Window;
use model::{Case, ClaimId, IncidentId};

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
    /// What was merged into each incident, in the order of ids.
    merged: HashMap<IncidentId, Vec<IncidentId>>,
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
}

impl Record {
    /// Takes over a case, of which some columns are at hand.
    pub(super) fn of(case: Arc<Case>, columns: &Columns) -> Self {
        let zone = TimeZone::get(&case.zone).unwrap_or(TimeZone::UTC);
        let rows: HashMap<IncidentId, Row> =
            (0..).map_while(|row| columns.id(row).map(|incident| (incident, row))).collect();
        let mut own: Vec<_> = case.incidents.values().filter(|one| one.same_as.is_none()).collect();
        own.sort_by(|a, b| (&a.when, &a.id).cmp(&(&b.when, &b.id)));
        let placed = own.into_iter().filter_map(|incident| {
            Some(Placed {
                incident: incident.id.clone(),
                day: incident.when.window.from.map(|from| from.to_zoned(zone.clone()).date()),
                window: incident.when.window,
                cell: public_cell(&case, &incident.place),
                row: *rows.get(&incident.id)?,
            })
        });
        let placed: Vec<Placed> = placed.collect();
        let by_id = placed.iter().enumerate().map(|(at, one)| (one.incident.clone(), at)).collect();
        let (claims_on, merged) = (claims_on(&case), merged(&case));
        Self { case, zone, placed, by_id, claims_on, merged }
    }

    /// The incidents that began before an instant, or of which nobody knows when they did.
    pub(super) fn begun_before(&self, as_of: Timestamp) -> &[Placed] {
        // the order of time is that of their beginnings, with those that nobody knows at the front
        let until = self.placed.partition_point(|one| one.window.from.is_none_or(|from| from < as_of));
        self.placed.get(..until).unwrap_or_default()
    }

    /// The place of an incident in the order of time.
    pub(super) fn number(&self, incident: &IncidentId) -> Option<usize> {
        self.by_id.get(incident).copied()
    }

    /// What was claimed of an incident, from the first claim to the last that the record learnt.
    pub(super) fn claims_on(&self, incident: &IncidentId) -> &[ClaimId] {
        self.claims_on.get(incident).map(Vec::as_slice).unwrap_or_default()
    }

    /// What was merged into an incident.
    pub(super) fn merged(&self, incident: &IncidentId) -> &[IncidentId] {
        self.merged.get(incident).map(Vec::as_slice).unwrap_or_default()
    }

    /// The incidents of which something is claimed, with that.
    pub(super) fn spoken_of(&self) -> impl Iterator<Item = (&IncidentId, &[ClaimId])> {
        self.claims_on.iter().map(|(incident, claims)| (incident, claims.as_slice()))
    }
}

fn claims_on(case: &Case) -> HashMap<IncidentId, Vec<ClaimId>> {
    let mut on: HashMap<IncidentId, Vec<ClaimId>> = HashMap::new();
    for claim in case.claims.values() {
        if let Subject::Incident(incident) = &claim.about {
            on.entry(incident.clone()).or_default().push(claim.id.clone());
        }
    }
    on
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
