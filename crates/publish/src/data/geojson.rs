//! Features as `GeoJSON` (RFC 7946): longitude before latitude, WGS 84, no other.

use model::AreaId;
use serde::Serialize;

use super::about::About;
use super::feature::Feature;
use super::geometry::{Bounds, Geometry};
use crate::edition::Edition;

#[derive(Serialize)]
struct Collection<'a> {
    r#type: &'static str,
    #[serde(flatten)]
    about: &'a About,
    /// Where nothing has a place there is no box.
    #[serde(skip_serializing_if = "Option::is_none")]
    bbox: Option<[f64; 4]>,
    features: Vec<Feature>,
}

/// Writes all incidents, in the order of time.
///
/// # Errors
///
/// None that is known of; the writer's own where it has any.
pub fn incidents(edition: &Edition, about: &About) -> Result<String, serde_json::Error> {
    let features = edition.entries().iter().filter_map(|entry| Feature::of_incident(edition, entry));
    write(about, features.collect())
}

/// Writes all areas that have a name, by id.
///
/// # Errors
///
/// As [`incidents()`].
pub fn areas(edition: &Edition, about: &About) -> Result<String, serde_json::Error> {
    let case = edition.case();
    write(about, case.areas.values().map(|area| Feature::of_area(case, area)).collect())
}

/// One area, as it stands in the case.
pub fn area(edition: &Edition, id: &AreaId) -> Option<Feature> {
    let case = edition.case();
    case.areas.get(id).map(|area| Feature::of_area(case, area))
}

fn write(about: &About, features: Vec<Feature>) -> Result<String, serde_json::Error> {
    let bounds = features.iter().filter_map(|feature| feature.geometry.as_ref().and_then(Geometry::bounds));
    let bbox = Bounds::round(bounds).map(Bounds::numbers);
    serde_json::to_string(&Collection { r#type: "FeatureCollection", about, bbox, features })
        .map(|text| text + "\n")
}
