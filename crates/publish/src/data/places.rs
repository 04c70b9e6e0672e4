//! Places as others may have them: cells, and outlines that are no smaller than a cell.

use std::collections::BTreeMap;

use model::place::{Area, LatLon, Place};
use model::{AreaId, Case};

use super::geometry::{Bounds, Geometry};
use crate::map::{Blur, Cell, Drawn};

/// How far a place that is shown lies from the place itself, at least, where the case does not say.
const USUAL_KM: f64 = 10.0;

/// How coarse places of a case are shown. `None` where none may be: the case asks for more than any cell has.
pub fn blur(case: &Case) -> Option<Blur> {
    Blur::of_km(case.publication.blur.map_or(USUAL_KM, |blur| blur.metres() / 1000.0))
}

/// The cell that a place is shown as; `None` where its point is not known, or may not be shown.
pub fn cell(case: &Case, place: &Place) -> Option<Cell> {
    let (at, known) = place.point?;
    Cell::of_known_to(at, known, blur(case)?)
}

/// An area as it is shown: its outline; where that is smaller than a place may be shown, the cell of its middle, since a small area is a place.
#[derive(Clone, PartialEq, Debug)]
pub enum Shown {
    /// Its outline.
    Outline(Geometry),
    /// The cell of its middle.
    Cell(Cell),
}

/// An area as it is shown; `None` where neither it nor any of its parts has an outline.
pub fn area(case: &Case, id: &AreaId) -> Option<Shown> {
    let areas: &BTreeMap<AreaId, Area> = &case.areas;
    let drawn = Drawn::of(areas, id)?;
    let blur = blur(case)?;
    let geometry = Geometry::of_drawn(&drawn)?;
    let (middle, radius_km) = middle(geometry.bounds()?)?;
    if radius_km < blur.km() {
        return Some(Shown::Cell(Cell::of(middle, blur)));
    }
    Some(Shown::Outline(geometry))
}

/// The middle of a box, and how far its farther side is from it.
fn middle(bounds: Bounds) -> Option<(LatLon, f64)> {
    /// Along a meridian.
    const KM_TO_A_DEGREE: f64 = 111.2;
    let Bounds { west, south, east, north } = bounds;
    let width = if west <= east { east - west } else { east + 360.0 - west };
    let lat = f64::midpoint(south, north);
    let lon = west + width / 2.0;
    let middle = LatLon::new(lat, if lon > 180.0 { lon - 360.0 } else { lon })?;
    let high = (north - south) / 2.0 * KM_TO_A_DEGREE;
    let wide = width / 2.0 * KM_TO_A_DEGREE * lat.to_radians().cos();
    Some((middle, high.max(wide)))
}
