//! The two collections, and what they are.

use std::collections::BTreeSet;

use jiff::Timestamp;
use publish::data::{About, Bounds, Feature, Geometry};
use publish::map::Cell;
use serde_json::{Value, json};

use super::{CRS84, GEOJSON, HTML, JSON, Link, written};
use crate::answer::Answer;
use crate::error::RouteError;
use crate::visit::Visit;

/// A collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Collection {
    /// What is said to have happened.
    Incidents,
    /// The areas that the record and the texts speak of.
    Areas,
}

impl Collection {
    pub(super) const ALL: [Self; 2] = [Self::Incidents, Self::Areas];

    /// Its id.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Incidents => "incidents",
            Self::Areas => "areas",
        }
    }

    /// That of an address.
    pub(super) fn of(visit: &Visit) -> Result<Self, RouteError> {
        let asked = visit.param("collection");
        let missing = || RouteError::no("error-no-page", asked);
        Self::ALL.into_iter().find(|own| own.id() == asked).ok_or_else(missing)
    }

    fn title(self) -> &'static str {
        match self {
            Self::Incidents => "Incidents",
            Self::Areas => "Areas",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::Incidents => {
                "What is said to have happened, and what each reading finds of it. A place is shown as the cell of a grid that it lies in, \
                 never as a point; an incident of which no point is known has no geometry. Silence means unseen, not calm."
            }
            Self::Areas => {
                "The areas that the record and the agreements speak of, as far as they have outlines."
            }
        }
    }

    /// Where and when it is.
    fn extent(self, visit: &Visit) -> Value {
        let edition = &visit.edition;
        let case = edition.case();
        let bounds = match self {
            Self::Incidents => {
                // many lie in few cells
                let cells: BTreeSet<Cell> = edition.entries().iter().filter_map(|entry| entry.cell).collect();
                Bounds::round(cells.into_iter().filter_map(|cell| Geometry::of_cell(cell).bounds()))
            }
            Self::Areas => {
                let features = case.areas.values().map(|area| Feature::of_area(case, area).geometry);
                Bounds::round(features.flatten().filter_map(|geometry| geometry.bounds()))
            }
        };
        // of what has no place anywhere, nothing is known but that it is on the earth
        let bounds = bounds.map_or([-180.0, -90.0, 180.0, 90.0], Bounds::numbers);
        let spatial = json!({ "bbox": [bounds], "crs": CRS84 });
        match self {
            Self::Areas => json!({ "spatial": spatial }),
            Self::Incidents => json!({ "spatial": spatial, "temporal": { "interval": [interval(visit)] } }),
        }
    }
}

/// From the first time that any incident may have begun to the last at which any may have ended.
fn interval(visit: &Visit) -> [Option<String>; 2] {
    let edition = &visit.edition;
    let windows = || edition.entries().iter().map(|entry| entry.window);
    let from = windows().filter_map(|window| window.from).min();
    let until = windows().filter_map(|window| window.end()).max();
    [from, until].map(|at: Option<Timestamp>| at.map(|at| at.to_string()))
}

fn described(visit: &Visit, about: &About, collection: Collection) -> Value {
    let id = collection.id();
    let own = format!("/ogc/collections/{id}");
    let mut links = vec![
        Link::to(visit, &own, "self", JSON, "This document"),
        Link::to(visit, &format!("{own}/items"), "items", GEOJSON, collection.title()),
        Link::to(visit, &format!("/data/{id}.geojson"), "enclosure", GEOJSON, "All of it in one file"),
    ];
    if collection == Collection::Incidents {
        let page = visit.whole(&visit.href("/incidents"));
        links.push(Link::whole(page, "alternate", HTML, "The same for people"));
    }
    links.extend(Link::licence(about));
    json!({
        "id": id,
        "title": collection.title(),
        "description": collection.description(),
        "itemType": "feature",
        "crs": [CRS84],
        "extent": collection.extent(visit),
        "links": links,
    })
}

/// All of them.
pub(super) fn all(visit: &Visit, about: &About) -> Answer {
    let mut links = vec![Link::to(visit, "/ogc/collections", "self", JSON, "This document")];
    links.extend(Link::licence(about));
    let collections = Collection::ALL.map(|collection| described(visit, about, collection));
    written(JSON, &json!({ "links": links, "collections": collections }))
}

/// One of them.
pub(super) fn one(visit: &Visit, about: &About) -> Result<Answer, RouteError> {
    Ok(written(JSON, &described(visit, about, Collection::of(visit)?)))
}
