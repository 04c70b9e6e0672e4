//! Where things are: places in areas, distances, merged incidents (`docs/meaning.md`, "Ground").

use geo::{Contains, Distance, Euclidean, Haversine, LineString, Point, Polygon};
use model::incident::Incident;
use model::place::{Area, Geometry, LatLon, Metres, Place};
use model::{AreaId, Case, IncidentId, Truth};

/// Whether a place lies in an area.
///
/// It does where the area is the one that the place is known to be in, or around that one. Else the outline decides where there is
/// one and the place has a point. Else the place may lie in a part of the area that it is known to be in, or in one that has an
/// outline, and lies in no other.
pub fn lies_in(case: &Case, place: &Place, area: &AreaId) -> Truth {
    let Some(within) = &place.within else {
        return outline(case, place, area).unwrap_or(Truth::Maybe);
    };
    if is_part_of(case, within, area) {
        return Truth::True;
    }
    // an area with an outline may overlap others; without one, areas of which neither is part of the other are apart
    let has_outline = case.areas.get(area).is_some_and(|area| area.geometry.is_some());
    let may_touch = has_outline || is_part_of(case, area, within);
    outline(case, place, area).unwrap_or(if may_touch { Truth::Maybe } else { Truth::False })
}

/// Returns true where `part` is `whole` or lies in it by the tree of areas.
fn is_part_of(case: &Case, part: &AreaId, whole: &AreaId) -> bool {
    let up = |area: &&Area| case.areas.get(area.within.as_ref()?);
    std::iter::successors(case.areas.get(part), up).take(case.areas.len() + 1).any(|area| area.id == *whole)
        || part == whole
}

/// What the outline of the area says; `None` where there is no outline or no point.
fn outline(case: &Case, place: &Place, area: &AreaId) -> Option<Truth> {
    let geometry = case.areas.get(area)?.geometry.as_ref()?;
    let (middle, radius) = place.point?;
    let leeway = f64::from(radius.0);
    // metres on a plane that touches the earth at the place
    let flat = |at: &LatLon| {
        let metres_per_degree = 111_195.0;
        Point::new(
            (at.lon - middle.lon) * metres_per_degree * middle.lat.to_radians().cos(),
            (at.lat - middle.lat) * metres_per_degree,
        )
    };
    let here = Point::new(0.0, 0.0);
    let line = |corners: &[LatLon]| LineString::from(corners.iter().map(flat).collect::<Vec<_>>());
    // how far the place is outside (positive) or inside (negative) the area
    let outside = match geometry {
        Geometry::Polygon(corners) => {
            let polygon = Polygon::new(line(corners), Vec::new());
            let edge = Euclidean.distance(&here, polygon.exterior());
            if polygon.contains(&here) { -edge } else { edge }
        }
        Geometry::Strip { line: corners, width } => {
            Euclidean.distance(&here, &line(corners)) - f64::from(width.0)
        }
        Geometry::Circle { centre, radius } => Euclidean.distance(here, flat(centre)) - f64::from(radius.0),
    };
    Some(if outside + leeway <= 0.0 {
        Truth::True
    } else if outside - leeway > 0.0 {
        Truth::False
    } else {
        Truth::Maybe
    })
}

/// Whether two places lie within a distance of one another.
pub fn are_within(a: &Place, b: &Place, distance: Metres) -> Truth {
    let (Some((a, leeway_a)), Some((b, leeway_b))) = (a.point, b.point) else { return Truth::Maybe };
    let apart = Haversine.distance(Point::new(a.lon, a.lat), Point::new(b.lon, b.lat));
    let leeway = f64::from(leeway_a.0) + f64::from(leeway_b.0);
    if apart + leeway <= f64::from(distance.0) {
        Truth::True
    } else if apart - leeway > f64::from(distance.0) {
        Truth::False
    } else {
        Truth::Maybe
    }
}

/// An incident and all those that it was merged into, one after another.
pub fn mergers<'a>(case: &'a Case, id: &IncidentId) -> impl Iterator<Item = &'a IncidentId> {
    let next = |incident: &&'a Incident| case.incidents.get(incident.same_as.as_ref()?);
    std::iter::successors(case.incidents.get(id), next)
        .take(case.incidents.len())
        .map(|incident| &incident.id)
}

/// The incident that one counts as, after all mergers; `None` where there is no such incident.
pub fn merged_into<'a>(case: &'a Case, id: &IncidentId) -> Option<&'a IncidentId> {
    mergers(case, id).last()
}
