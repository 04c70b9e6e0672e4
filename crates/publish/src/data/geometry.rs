//! Geometries of RFC 7946: longitude before latitude, rings closed, cut at the antimeridian.

use geo::{Coord, Intersects, LineString, Rect};
use model::place::LatLon;
use serde::Serialize;

use crate::map::{Cell, Drawn};

/// Degrees east, degrees north.
pub type At = [f64; 2];

/// A ring that ends with the point that it begins with.
pub type Ring = Vec<At>;

/// Where something is, as RFC 7946 has it.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "type")]
pub enum Geometry {
    /// One polygon: its outer ring anticlockwise, then its holes clockwise.
    Polygon {
        /// The rings.
        coordinates: Vec<Ring>,
    },
    /// Several.
    MultiPolygon {
        /// The rings of each.
        coordinates: Vec<Vec<Ring>>,
    },
    /// Just lines.
    MultiLineString {
        /// The points of each.
        coordinates: Vec<Vec<At>>,
    },
    /// Polygons and lines.
    GeometryCollection {
        /// Each of them.
        geometries: Vec<Geometry>,
    },
}

/// A box: where its west lies east of its east it goes over the antimeridian.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bounds {
    /// Degrees east of its west side.
    pub west: f64,
    /// Degrees north of its south side.
    pub south: f64,
    /// Degrees east of its east side.
    pub east: f64,
    /// Degrees north of its north side.
    pub north: f64,
}

impl Bounds {
    /// As RFC 7946 writes it.
    pub fn numbers(self) -> [f64; 4] {
        [self.west, self.south, self.east, self.north]
    }

    /// The boxes that it is on either side of the antimeridian.
    fn rects(self) -> Vec<Rect<f64>> {
        let Self { west, south, east, north } = self;
        let rect = |west, east| Rect::new(Coord { x: west, y: south }, Coord { x: east, y: north });
        if west <= east { vec![rect(west, east)] } else { vec![rect(west, 180.0), rect(-180.0, east)] }
    }

    /// The box round several; where one of them goes over the antimeridian, all the way round the earth.
    pub fn round(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().reduce(|a, b| {
            let turns = a.west > a.east || b.west > b.east;
            Self {
                west: if turns { -180.0 } else { a.west.min(b.west) },
                south: a.south.min(b.south),
                east: if turns { 180.0 } else { a.east.max(b.east) },
                north: a.north.max(b.north),
            }
        })
    }
}

impl Geometry {
    /// Of a cell.
    pub fn of_cell(cell: Cell) -> Self {
        let ring: Ring = cell.ring().into_iter().map(at).collect();
        Self::of_polygons(vec![vec![ring]]).unwrap_or(Self::MultiPolygon { coordinates: Vec::new() })
    }

    /// Of an area as it is drawn; `None` where it is nothing.
    pub fn of_drawn(drawn: &Drawn) -> Option<Self> {
        let ring = |ring: Vec<LatLon>| ring.into_iter().map(at).collect();
        let polygons = drawn.polygons().into_iter().map(|rings| rings.into_iter().map(ring).collect());
        let polygons = Self::of_polygons(polygons.collect());
        let lines: Vec<Vec<At>> = drawn.lines().into_iter().map(ring).collect();
        let lines = (!lines.is_empty()).then_some(Self::MultiLineString { coordinates: lines });
        match (polygons, lines) {
            (Some(polygons), Some(lines)) => {
                Some(Self::GeometryCollection { geometries: vec![polygons, lines] })
            }
            (polygons, lines) => polygons.or(lines),
        }
    }

    fn of_polygons(polygons: Vec<Vec<Ring>>) -> Option<Self> {
        let mut cut: Vec<Vec<Ring>> = polygons.into_iter().flat_map(cut).collect();
        match cut.len() {
            0 => None,
            1 => cut.pop().map(|coordinates| Self::Polygon { coordinates }),
            _ => Some(Self::MultiPolygon { coordinates: cut }),
        }
    }

    /// The polygons of it, each with its rings.
    pub(super) fn polygons(&self) -> Vec<&[Ring]> {
        match self {
            Self::Polygon { coordinates } => vec![coordinates],
            Self::MultiPolygon { coordinates } => coordinates.iter().map(Vec::as_slice).collect(),
            Self::MultiLineString { .. } => Vec::new(),
            Self::GeometryCollection { geometries } => geometries.iter().flat_map(Self::polygons).collect(),
        }
    }

    /// The lines of it that are no ring.
    fn lines(&self) -> Vec<&[At]> {
        match self {
            Self::Polygon { .. } | Self::MultiPolygon { .. } => Vec::new(),
            Self::MultiLineString { coordinates } => coordinates.iter().map(Vec::as_slice).collect(),
            Self::GeometryCollection { geometries } => geometries.iter().flat_map(Self::lines).collect(),
        }
    }

    /// The box round it.
    pub fn bounds(&self) -> Option<Bounds> {
        let of = |points: &[At]| {
            let each = points.iter().map(|[x, y]| Bounds { west: *x, south: *y, east: *x, north: *y });
            Bounds::round(each)
        };
        let outer = self.polygons().into_iter().filter_map(|rings| of(rings.first()?));
        let parts: Vec<Bounds> = outer.chain(self.lines().into_iter().filter_map(of)).collect();
        // what was cut ends at 180 and goes on at -180
        let is_cut =
            parts.iter().any(|part| part.east >= 180.0) && parts.iter().any(|part| part.west <= -180.0);
        let (east_of, west_of): (Vec<Bounds>, Vec<Bounds>) =
            parts.into_iter().partition(|part| is_cut && part.west < 0.0);
        match (Bounds::round(west_of), Bounds::round(east_of)) {
            (Some(before), Some(after)) => Some(Bounds {
                west: before.west,
                east: after.east,
                south: before.south.min(after.south),
                north: before.north.max(after.north),
            }),
            (before, after) => before.or(after),
        }
    }

    /// Whether any of it lies in a box or on its rim.
    pub fn touches(&self, bounds: Bounds) -> bool {
        let coords = |points: &[At]| -> LineString<f64> {
            LineString(points.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect())
        };
        let polygon = |rings: &[Ring]| {
            let mut rings = rings.iter().map(|ring| coords(ring));
            let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
            geo::Polygon::new(outer, rings.collect())
        };
        let polygons: Vec<geo::Polygon<f64>> = self.polygons().into_iter().map(polygon).collect();
        let lines: Vec<LineString<f64>> = self.lines().into_iter().map(coords).collect();
        bounds.rects().iter().any(|rect| {
            polygons.iter().any(|polygon| polygon.intersects(rect))
                || lines.iter().any(|line| line.lines().any(|line| line.intersects(rect)))
        })
    }
}

/// A point to a metre or so: finer than anything that is shown.
pub(super) fn at(LatLon { lat, lon }: LatLon) -> At {
    let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5;
    [rounded(lon), rounded(lat)]
}

/// A polygon with its rings closed; in two where it goes over the antimeridian.
fn cut(rings: Vec<Ring>) -> Vec<Vec<Ring>> {
    let longitudes = || rings.iter().flatten().map(|[x, _]| *x);
    let wide = longitudes().fold(f64::MIN, f64::max) - longitudes().fold(f64::MAX, f64::min);
    if wide <= 180.0 {
        return vec![rings.into_iter().map(closed).collect()];
    }
    let turned = |ring: &Ring| -> Ring {
        ring.iter().map(|[x, y]| [if *x < 0.0 { x + 360.0 } else { *x }, *y]).collect()
    };
    let side = |east: bool| -> Vec<Ring> {
        let kept = rings.iter().map(|ring| half(&turned(ring), east)).filter(|ring| ring.len() > 2);
        kept.map(closed).collect()
    };
    [side(false), side(true)].into_iter().filter(|rings| !rings.is_empty()).collect()
}

/// The part of a ring on one side of the antimeridian (Sutherland and Hodgman).
fn half(ring: &Ring, east: bool) -> Ring {
    let is_in = |[x, _]: &At| if east { *x >= 180.0 } else { *x <= 180.0 };
    let mut out = Ring::new();
    for (number, here) in ring.iter().enumerate() {
        let before =
            number.checked_sub(1).and_then(|before| ring.get(before)).or(ring.last()).unwrap_or(here);
        if is_in(before) != is_in(here) {
            let part = (180.0 - before[0]) / (here[0] - before[0]);
            out.push([180.0, before[1] + part * (here[1] - before[1])]);
        }
        if is_in(here) {
            out.push(*here);
        }
    }
    let back = |[x, y]: At| at(LatLon { lat: y, lon: if east { x - 360.0 } else { x } });
    let mut out: Ring = out.into_iter().map(back).collect();
    out.dedup();
    out
}

fn closed(mut ring: Ring) -> Ring {
    if ring.first() != ring.last() {
        ring.extend(ring.first().copied());
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Geometry};
    use crate::map::{Blur, Cell};
    use model::place::LatLon;

    fn cell(lat: f64, lon: f64) -> Geometry {
        Geometry::of_cell(Cell::of(LatLon::new(lat, lon).unwrap(), Blur::of_km(50.0).unwrap()))
    }

    #[test]
    fn a_cell_is_a_closed_ring_that_goes_anticlockwise() {
        let Geometry::Polygon { coordinates } = cell(36.2, 37.16) else { panic!() };
        let ring = &coordinates[0];
        assert_eq!(ring.first(), ring.last());
        let area: f64 = ring.windows(2).map(|two| two[0][0] * two[1][1] - two[1][0] * two[0][1]).sum();
        assert!(area > 0.0);
    }

    #[test]
    fn a_cell_over_the_antimeridian_is_cut_there() {
        let geometry = cell(-17.0, 179.99);
        let Geometry::MultiPolygon { coordinates } = &geometry else { panic!("{geometry:?}") };
        assert_eq!(coordinates.len(), 2);
        let bounds = geometry.bounds().unwrap();
        assert!(bounds.west > 170.0 && bounds.east < -170.0, "{bounds:?}");
        let fiji = Bounds { west: 177.0, south: -19.0, east: -178.0, north: -15.0 };
        let chile = Bounds { west: -76.0, south: -50.0, east: -66.0, north: -15.0 };
        assert!(geometry.touches(fiji) && !geometry.touches(chile));
    }

    #[test]
    fn a_box_within_a_polygon_touches_it() {
        let geometry = cell(36.2, 37.16);
        let Bounds { west, south, east, north } = geometry.bounds().unwrap();
        let (x, y) = (f64::midpoint(west, east), f64::midpoint(south, north));
        assert!(geometry.touches(Bounds { west: x, south: y, east: x, north: y }));
        assert!(!geometry.touches(Bounds { west: east + 0.1, south, east: east + 1.0, north }));
    }
}
