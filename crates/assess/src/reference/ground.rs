//! Where things are: places in areas, distances, merged incidents (`docs/meaning.md`, "Ground").

use std::collections::BTreeSet;

use model::incident::Incident;
use model::place::{Area, Distance, LatLon, LineOf, Outline, Place, Reach, Shape, Sides};
use model::time::When;
use model::{AreaId, Case, IncidentId, Truth};

use super::measure::{self, Plane};

/// Steps from area to area that are followed; a case with more is refused where it is loaded.
const STEPS: usize = 64;

/// Whether a place lies in an area.
///
/// It does where the area is the one that the place is known to be in, or holds that one. Else the outline and the heights of the area decide,
/// where there are any and the place has a point or a height. Else the place may lie in a part of the area that it is known to be in,
/// or in one that has an outline, and lies in no other.
pub fn lies_in(case: &Case, place: &Place, area: &AreaId) -> Truth {
    inside(case, place, area, STEPS)
}

fn inside(case: &Case, place: &Place, area: &AreaId, steps: usize) -> Truth {
    let known = case.areas.get(area);
    let outline = known.and_then(|area| area.outline.as_ref());
    if outline.is_some_and(|outline| matches!(outline.shape, Shape::Line(_))) {
        return Truth::False; // a line has no inside
    }
    if place.within.as_ref().is_some_and(|within| is_part_of(case, within, area)) {
        // a point that lies outside what the place is said to be in: one of the two is wrong
        let off = place.within.iter().chain([area]).any(|area| lies_off(case, place, area, STEPS));
        return if off { Truth::Maybe } else { Truth::True };
    }
    let bounded = known.is_some_and(|area| !area.heights.is_empty());
    let around = known.and_then(|area| area.within.as_ref());
    let across = match (outline, around) {
        (Some(Outline { shape: Shape::Parts(_), .. }), _) => {
            let parts = parts_of(case, area);
            Truth::any(parts.iter().map(|part| inside(case, place, part, steps.saturating_sub(1))))
        }
        (Some(outline), _) => on_the_map(case, place, outline).unwrap_or(Truth::Maybe),
        // one that has nothing but heights reaches as far as the area that it is part of
        (None, Some(around)) if bounded && steps > 0 => inside(case, place, around, steps - 1),
        (None, _) => without_outline(case, place, area),
    };
    across.and(known.map_or(Truth::True, |area| at_its_height(place, area)))
}

/// Whether the point or the height of a place lies surely outside an area.
fn lies_off(case: &Case, place: &Place, area: &AreaId, steps: usize) -> bool {
    let Some(known) = case.areas.get(area).filter(|_| steps > 0) else { return false };
    let across = match &known.outline {
        Some(Outline { shape: Shape::Parts(parts), .. }) => {
            !parts.is_empty() && parts.iter().all(|part| lies_off(case, place, part, steps - 1))
        }
        Some(outline) => on_the_map(case, place, outline) == Some(Truth::False),
        None => false,
    };
    across || at_its_height(place, known) == Truth::False
}

/// What is to be said of an area that no point can be held against: a place may be in it where it is a part of the area that the place is
/// known to be in, or where that one is not known.
fn without_outline(case: &Case, place: &Place, area: &AreaId) -> Truth {
    match &place.within {
        Some(within) if !is_part_of(case, area, within) => Truth::False,
        _ => Truth::Maybe,
    }
}

/// Returns true where `part` is `whole` or lies in it, by the tree of areas and by the lists of what areas consist of.
fn is_part_of(case: &Case, part: &AreaId, whole: &AreaId) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![part];
    while let Some(id) = open.pop() {
        if id == whole {
            return true;
        }
        if let Some(area) = case.areas.get(id).filter(|_| seen.insert(id)) {
            open.extend(area.within.iter().chain(&area.listed_by));
        }
    }
    false
}

/// The areas that an area consists of in the end: none of them is a list itself.
pub(super) fn parts_of<'a>(case: &'a Case, area: &'a AreaId) -> Vec<&'a AreaId> {
    let (mut parts, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![area]);
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        match shape_of(case, id) {
            Some(Shape::Parts(of)) => open.extend(of.iter().rev()),
            _ => parts.push(id),
        }
    }
    parts
}

fn shape_of<'a>(case: &'a Case, area: &AreaId) -> Option<&'a Shape> {
    Some(&case.areas.get(area)?.outline.as_ref()?.shape)
}

/// Whether the place is as high as the area; maybe where nobody says how high it is.
fn at_its_height(place: &Place, area: &Area) -> Truth {
    Truth::all(area.heights.iter().map(|bound| match &place.height {
        Some(height) => Truth::from(bound.holds(height)),
        None => Truth::Maybe,
    }))
}

/// What the outline says of the point of a place; `None` where there is no point, or no line to measure from.
fn on_the_map(case: &Case, place: &Place, outline: &Outline) -> Option<Truth> {
    let (point, radius) = place.point?;
    let seen_from = Plane::at(point);
    let leeway = radius.metres() + metres(outline.give_or_take);
    match &outline.shape {
        Shape::Polygon(corners) => {
            let outside = measure::outside(&seen_from, corners);
            Some(between(outside, leeway, f64::NEG_INFINITY, 0.0))
        }
        Shape::Circle { centre, reach } => Some(reaches(measure::apart(point, *centre), leeway, reach)),
        Shape::Strip { line, sides, reach } => {
            let line = line_of(case, line)?;
            let leeway = leeway + line.give_or_take;
            let found = measure::from_line(&seen_from, line.points, leeway)?;
            let on_its_side = match (sides, found.side) {
                (Sides::Both, _) => Truth::True,
                (_, None) => Truth::Maybe,
                (side, Some(found)) => Truth::from(*side == found),
            };
            Some(reaches(found.metres, leeway, reach).and(on_its_side))
        }
        Shape::Line(_) | Shape::Parts(_) => None,
    }
}

/// A line that is measured from.
pub(super) struct Traced<'a> {
    pub(super) points: &'a [LatLon],
    /// How far it may lie from where it is drawn, in metres.
    pub(super) give_or_take: f64,
    /// The day whose line it is.
    pub(super) as_of: Option<&'a When>,
}

/// Finds the line that a strip is measured from, be it that of another area; `None` where that has none.
pub(super) fn line_of<'a>(case: &'a Case, line: &'a LineOf) -> Option<Traced<'a>> {
    let (mut line, mut give_or_take, mut as_of) = (line, 0.0, None);
    for _ in 0..STEPS {
        let area = match line {
            LineOf::Own(points) => return Some(Traced { points, give_or_take, as_of }),
            LineOf::Area(area) => case.areas.get(area)?,
        };
        let outline = area.outline.as_ref()?;
        give_or_take += metres(outline.give_or_take);
        as_of = as_of.or(area.as_of.as_ref());
        match &outline.shape {
            Shape::Line(points) => return Some(Traced { points, give_or_take, as_of }),
            Shape::Strip { line: next, .. } => line = next,
            _ => return None,
        }
    }
    None
}

fn metres(distance: Option<Distance>) -> f64 {
    distance.map_or(0.0, Distance::metres)
}

fn reaches(metres: f64, leeway: f64, reach: &Reach) -> Truth {
    between(metres, leeway, reach.from.map_or(f64::NEG_INFINITY, Distance::metres), reach.to.metres())
}

/// Whether a measure that may be so much more or less lies between two bounds, which count.
fn between(metres: f64, leeway: f64, least: f64, most: f64) -> Truth {
    if metres + leeway <= most && metres - leeway >= least {
        Truth::True
    } else if metres - leeway > most || metres + leeway < least {
        Truth::False
    } else {
        Truth::Maybe
    }
}

/// Whether two places lie within a distance of one another.
pub fn are_within(a: &Place, b: &Place, distance: Distance) -> Truth {
    let (Some((a, leeway_a)), Some((b, leeway_b))) = (a.point, b.point) else { return Truth::Maybe };
    let apart = measure::apart(a, b);
    let leeway = leeway_a.metres() + leeway_b.metres();
    if apart + leeway <= distance.metres() {
        Truth::True
    } else if apart - leeway > distance.metres() {
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
