//! Outlines: whether the corners of a polygon enclose something, and how far a point lies from it.

use std::collections::HashMap;

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Coord, Distance, Euclidean, Line, LineString, Point, Polygon};
use model::place::LatLon;

/// What is wrong with the corners of a polygon. Corners and edges count from 1; edge n leads from corner n to the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flaw {
    /// Fewer than three corners.
    TooFew(usize),
    /// Two corners are the same.
    Twice(usize, usize),
    /// Two edges meet where they should not.
    Crosses(usize, usize),
}

/// Finds the first flaw of a ring of corners.
///
/// Takes time by the square of their number.
pub(crate) fn flaw(corners: &[LatLon]) -> Option<Flaw> {
    if corners.len() < 3 {
        return Some(Flaw::TooFew(corners.len()));
    }
    same_corner(corners).or_else(|| crossing(&edges(corners)))
}

fn same_corner(corners: &[LatLon]) -> Option<Flaw> {
    let mut seen = HashMap::new();
    corners
        .iter()
        .enumerate()
        .find_map(|(at, corner)| seen.insert(*corner, at).map(|before| Flaw::Twice(before + 1, at + 1)))
}

fn edges(corners: &[LatLon]) -> Vec<Line<f64>> {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(from, to)| Line::new(coord(*from), coord(*to))).collect()
}

fn crossing(edges: &[Line<f64>]) -> Option<Flaw> {
    let last = edges.len().saturating_sub(1);
    for (at, edge) in edges.iter().enumerate() {
        for (later, other) in edges.iter().enumerate().skip(at + 1) {
            let neighbours = later == at + 1 || (at == 0 && later == last);
            let meets = match line_intersection(*edge, *other) {
                None => false,
                Some(LineIntersection::Collinear { .. }) => true,
                Some(LineIntersection::SinglePoint { .. }) => !neighbours,
            };
            if meets {
                return Some(Flaw::Crosses(at + 1, later + 1));
            }
        }
    }
    None
}

fn coord(corner: LatLon) -> Coord<f64> {
    Coord { x: corner.lon, y: corner.lat }
}

/// Metres to a degree of latitude, near enough for a warning.
const METRES_PER_DEGREE: f64 = 111_200.0;

/// Tells how far `point` lies outside the polygon, in metres; 0 inside.
///
/// The earth is taken for flat around the point: right to a hundredth within some hundred kilometres.
pub(crate) fn metres_outside(point: LatLon, corners: &[LatLon]) -> f64 {
    let narrowing = point.lat.to_radians().cos();
    let flat = |corner: &LatLon| Coord {
        x: (corner.lon - point.lon) * METRES_PER_DEGREE * narrowing,
        y: (corner.lat - point.lat) * METRES_PER_DEGREE,
    };
    let ring: Vec<_> = corners.iter().map(flat).collect();
    Euclidean.distance(&Point::new(0.0, 0.0), &Polygon::new(LineString::new(ring), Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::{Flaw, flaw, metres_outside};
    use geo::{LineString, Polygon, Validation};
    use model::place::LatLon;
    use proptest::prelude::*;

    fn corners(of: &[(f64, f64)]) -> Vec<LatLon> {
        of.iter().map(|(lat, lon)| LatLon::new(*lat, *lon).unwrap()).collect()
    }

    #[test]
    fn a_triangle_and_a_bent_hexagon_are_sound() {
        assert_eq!(flaw(&corners(&[(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)])), None);
        let bent = [(0.0, 0.0), (0.0, 3.0), (1.0, 3.0), (1.0, 1.0), (3.0, 1.0), (3.0, 0.0)];
        assert_eq!(flaw(&corners(&bent)), None);
    }

    #[test]
    fn two_corners_enclose_nothing() {
        assert_eq!(flaw(&corners(&[(0.0, 0.0), (0.0, 1.0)])), Some(Flaw::TooFew(2)));
    }

    #[test]
    fn a_ring_closed_by_repeating_its_first_corner_is_told_so() {
        let closed = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (0.0, 0.0)];
        assert_eq!(flaw(&corners(&closed)), Some(Flaw::Twice(1, 4)));
    }

    #[test]
    fn a_bow_tie_crosses_itself() {
        let tie = [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)];
        assert_eq!(flaw(&corners(&tie)), Some(Flaw::Crosses(1, 3)));
    }

    #[test]
    fn a_spike_and_a_flat_triangle_cross_themselves() {
        let spike = [(0.0, 0.0), (0.0, 4.0), (2.0, 2.0), (3.0, 1.0), (2.5, 1.5)];
        assert!(matches!(flaw(&corners(&spike)), Some(Flaw::Crosses(..))));
        assert!(matches!(flaw(&corners(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)])), Some(Flaw::Crosses(..))));
    }

    #[test]
    fn a_point_inside_lies_nothing_outside() {
        let square = corners(&[(33.0, 36.0), (33.0, 37.0), (34.0, 37.0), (34.0, 36.0)]);
        assert!(metres_outside(LatLon::new(33.5, 36.5).unwrap(), &square).abs() < 1.0);
        let off = metres_outside(LatLon::new(34.1, 36.5).unwrap(), &square);
        assert!((10_000.0..12_000.0).contains(&off), "{off}");
    }

    proptest! {
        #[test]
        fn what_geo_calls_crossing_is_called_so_here(
            points in prop::collection::vec((-9_i8..9, -9_i8..9), 3..9)
        ) {
            let ring: Vec<_> = points.iter().map(|(lat, lon)| (f64::from(*lat), f64::from(*lon))).collect();
            let polygon = Polygon::new(LineString::from(ring.clone()), Vec::new());
            if !polygon.is_valid() {
                prop_assert!(flaw(&corners(&ring)).is_some());
            }
        }
    }
}
