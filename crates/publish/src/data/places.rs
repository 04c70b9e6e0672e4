//! Areas as others may have them: outlines that are no smaller than a cell.

use std::collections::BTreeMap;

use model::place::{Area, LatLon};
use model::{AreaId, Case};

use super::geometry::{Bounds, Geometry};
use crate::map::cells::public_blur;
use crate::map::{Cell, Drawn};

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
    let blur = public_blur(case)?;
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
