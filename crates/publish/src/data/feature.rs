//! Incidents and areas as features: what they are, with where they are shown.

use std::collections::BTreeMap;

use model::place::Area;
use model::{AreaId, Case};
use serde::Serialize;

use super::about::versions;
use super::geometry::{At, Bounds, Geometry, at};
use super::places::{self, Shown};
use crate::edition::{Edition, Entry};
use crate::map::cells::{Cell, public_cell};
use crate::times;

/// An incident or an area as RFC 7946 has features.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Feature {
    r#type: &'static str,
    /// Its id in the case.
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bbox: Option<[f64; 4]>,
    /// Where it is shown; `None` where that is not known.
    pub geometry: Option<Geometry>,
    /// What it is.
    pub properties: Properties,
}

/// What a feature is.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(untagged)]
pub enum Properties {
    /// An incident.
    Incident(Box<OfIncident>),
    /// An area.
    Area(Box<OfArea>),
}

/// What an incident is, and what each reading finds of it over all clauses.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OfIncident {
    /// What it is called, by language.
    pub title: BTreeMap<String, String>,
    /// When, as the record says it.
    pub when: String,
    /// The first instant at which it may have begun; `None` where that is open.
    pub from: Option<String>,
    /// The first instant after it; `None` where that is open.
    pub until: Option<String>,
    /// The day on which it began, in the zone of the case.
    pub day: Option<String>,
    /// What the place is called.
    pub place: String,
    /// The smallest area that it is known to be in.
    pub area: Option<String>,
    /// How it is shown: nothing is finer.
    #[serde(flatten)]
    pub shown: OfCell,
    /// What each reading finds; `None` where no clause takes it up.
    pub verdicts: BTreeMap<String, Option<&'static str>>,
    /// Whether readings come to different verdicts on it under some clause.
    pub readings_part: bool,
    /// How many claims on it the record had learnt.
    pub claims: usize,
}

/// The cell that a place is shown as. All are `None` where no point is known.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct OfCell {
    /// Its id in H3.
    pub cell: Option<String>,
    /// Its centre: not where it happened.
    pub centre: Option<At>,
    /// How far from the centre it may have happened, in kilometres.
    pub radius_km: Option<f64>,
}

/// What an area is.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OfArea {
    /// What it is called, by language.
    pub name: BTreeMap<String, String>,
    /// The area that it is part of.
    pub within: Option<String>,
    /// The day whose line or outline this is, as the record says it.
    pub as_of_day: Option<String>,
    /// How far the true outline may lie from this one, in kilometres.
    pub give_or_take_km: Option<f64>,
    /// Where it is smaller than a place may be shown: the cell of its middle.
    #[serde(flatten)]
    pub shown: OfCell,
}

impl OfCell {
    fn of(cell: Option<Cell>) -> Self {
        Self {
            cell: cell.map(Cell::id),
            centre: cell.map(|cell| at(cell.centre())),
            radius_km: cell.map(Cell::radius_km),
        }
    }
}

impl Feature {
    /// Of an incident; `None` where it is none of the case.
    pub fn of_incident(edition: &Edition, entry: &Entry) -> Option<Self> {
        let incident = edition.incident(entry)?;
        let cell = public_cell(edition.case(), &incident.place);
        let verdicts = edition.readings().iter().zip(&entry.over_all);
        let window = incident.when.window;
        let properties = OfIncident {
            title: versions(&incident.title),
            when: incident.when.to_string(),
            from: window.from.map(times::rfc3339),
            until: window.end().map(times::rfc3339),
            day: entry.day.map(|day| day.to_string()),
            place: incident.place.name.clone(),
            area: incident.place.within.as_ref().map(ToString::to_string),
            shown: OfCell::of(cell),
            verdicts: verdicts
                .map(|(reading, verdict)| (reading.to_string(), verdict.map(model::finding::Verdict::as_str)))
                .collect(),
            readings_part: entry.parts,
            claims: edition.claims_on(&entry.incident).count(),
        };
        let geometry = cell.map(Geometry::of_cell);
        Some(Self::new(entry.incident.to_string(), geometry, Properties::Incident(Box::new(properties))))
    }

    /// Of an area.
    pub fn of_area(case: &Case, area: &Area) -> Self {
        let (geometry, cell) = match places::area(case, &area.id) {
            Some(Shown::Outline(geometry)) => (Some(geometry), None),
            Some(Shown::Cell(cell)) => (Some(Geometry::of_cell(cell)), Some(cell)),
            None => (None, None),
        };
        let leeway = area.outline.as_ref().and_then(|outline| outline.give_or_take);
        let properties = OfArea {
            name: versions(&area.name),
            within: area.within.as_ref().map(AreaId::to_string),
            as_of_day: area.as_of.as_ref().map(ToString::to_string),
            give_or_take_km: leeway.map(|leeway| leeway.metres() / 1000.0),
            shown: OfCell::of(cell),
        };
        Self::new(area.id.to_string(), geometry, Properties::Area(Box::new(properties)))
    }

    fn new(id: String, geometry: Option<Geometry>, properties: Properties) -> Self {
        let bbox = geometry.as_ref().and_then(Geometry::bounds).map(Bounds::numbers);
        Self { r#type: "Feature", id, bbox, geometry, properties }
    }
}
