//! Features: page by page, and one alone.

use std::collections::HashMap;

use model::time::Window;
use model::{AreaId, IncidentId};
use publish::data::{About, Feature, Geometry, geojson};
use publish::edition::Entry;
use publish::map::Cell;
use serde_json::json;

use super::collections::Collection;
use super::params::Params;
use super::{GEOJSON, HTML, JSON, Link, times, written};
use crate::answer::Answer;
use crate::error::RouteError;
use crate::visit::{Visit, id};

/// A page of features.
pub(super) fn page(visit: &Visit, about: &About, params: &Params) -> Result<Answer, RouteError> {
    let collection = Collection::of(visit)?;
    let (matched, features) = match collection {
        Collection::Incidents => incidents(visit, params),
        Collection::Areas => areas(visit, params),
    };
    let body = json!({
        "type": "FeatureCollection",
        "links": links(visit, collection, params, matched),
        "timeStamp": about.updated.to_string(),
        "numberMatched": matched,
        "numberReturned": features.len(),
        "features": features,
        "about": about,
    });
    Ok(written(GEOJSON, &body))
}

/// How many incidents fit, and those on the page. Only what is shown is made into features.
fn incidents(visit: &Visit, params: &Params) -> (usize, Vec<Feature>) {
    let edition = &visit.edition;
    // many lie in few cells
    let mut touched: HashMap<Cell, bool> = HashMap::new();
    let mut is_there = |cell: Option<Cell>| match (params.bounds, cell) {
        (Some(bounds), Some(cell)) => {
            *touched.entry(cell).or_insert_with(|| Geometry::of_cell(cell).touches(bounds))
        }
        _ => true,
    };
    let is_then = |entry: &Entry| params.window.is_none_or(|asked| meets(asked, entry.window));
    let all = edition.entries().iter();
    let matched: Vec<&Entry> = all.filter(|entry| is_then(entry) && is_there(entry.cell)).collect();
    let shown = matched.iter().skip(params.offset).take(params.limit);
    (matched.len(), shown.filter_map(|entry| Feature::of_incident(edition, entry)).collect())
}

/// How many areas fit, and those on the page. Areas have no time, and fit any.
fn areas(visit: &Visit, params: &Params) -> (usize, Vec<Feature>) {
    let case = visit.edition.case();
    let all = case.areas.values().map(|area| Feature::of_area(case, area));
    let fits = |feature: &Feature| {
        params.bounds.is_none_or(|bounds| feature.geometry.as_ref().is_none_or(|own| own.touches(bounds)))
    };
    let matched: Vec<Feature> = all.filter(fits).collect();
    (matched.len(), matched.into_iter().skip(params.offset).take(params.limit).collect())
}

/// Whether an asked interval, both ends of which belong to it, and a window have an instant in common. Of a time that is open on both sides nothing is
/// known, and it meets any.
fn meets(asked: Window, window: Window) -> bool {
    let begins_late = asked.until.zip(window.from).is_some_and(|(until, from)| from > until);
    let ends_early = asked.from.is_some_and(|from| window.ends_by(from));
    !begins_late && !ends_early
}

fn links(visit: &Visit, collection: Collection, params: &Params, matched: usize) -> Vec<Link> {
    let own = format!("/ogc/collections/{}", collection.id());
    let at = |offset: usize| {
        let kept = params.kept.iter();
        let query = kept.fold(times(visit), |query, (name, value)| query.with(name, Some(value)));
        let offset = (offset > 0).then(|| offset.to_string());
        visit.whole(&format!("{own}/items{}", query.with("offset", offset.as_deref()).written()))
    };
    let mut links = vec![Link::whole(at(params.offset), "self", GEOJSON, "This document")];
    let next = params.offset.saturating_add(params.limit);
    if next < matched {
        links.push(Link::whole(at(next), "next", GEOJSON, "The next page"));
    }
    if params.offset > 0 && matched > 0 {
        let before = params.offset.min(matched).saturating_sub(params.limit);
        links.push(Link::whole(at(before), "prev", GEOJSON, "The page before"));
    }
    links.push(Link::to(visit, &own, "collection", JSON, "The collection"));
    if collection == Collection::Incidents {
        let page = visit.whole(&visit.href("/incidents"));
        links.push(Link::whole(page, "alternate", HTML, "The same for people"));
    }
    links
}

/// One feature.
pub(super) fn one(visit: &Visit, about: &About) -> Result<Answer, RouteError> {
    let (collection, edition) = (Collection::of(visit)?, &visit.edition);
    let asked = visit.param("feature");
    let feature = match collection {
        Collection::Incidents => {
            let entry = edition.entry(&IncidentId::new(asked));
            // one that was merged into another is that one, and has no feature of its own
            let entry = entry.filter(|entry| entry.incident.as_str() == asked);
            entry.and_then(|entry| Feature::of_incident(edition, entry))
        }
        Collection::Areas => geojson::area(edition, &AreaId::new(asked)),
    };
    let feature = feature.ok_or_else(|| RouteError::no("error-no-page", asked))?;
    let own = format!("/ogc/collections/{}", collection.id());
    let mut links = vec![
        Link::to(visit, &format!("{own}/items/{}", id(asked)), "self", GEOJSON, "This document"),
        Link::to(visit, &own, "collection", JSON, "The collection"),
    ];
    if collection == Collection::Incidents {
        let page = visit.whole(&visit.href(&format!("/incidents/{}", id(asked))));
        links.push(Link::whole(page, "alternate", HTML, "The same for people"));
        let whole = format!("/data/incidents/{}.json", id(asked));
        links.push(Link::to(visit, &whole, "describedby", JSON, "Claims and findings"));
    }
    let mut body = serde_json::to_value(&feature).map_err(RouteError::internal)?;
    if let Some(body) = body.as_object_mut() {
        body.insert("links".into(), json!(links));
        body.insert("about".into(), json!(about));
    }
    Ok(written(GEOJSON, &body))
}
