//! The areas of a case as they are drawn. What lies in them is for `assess` to say; these outlines are good enough to the eye, no more.

use std::collections::{BTreeMap, BTreeSet};

use model::AreaId;
use model::place::{Area, Distance, LatLon, LineOf, Reach, Shape};

use super::basemap::whole;
use super::buffer::{self, Flat};
use super::clip;
use super::path::Path;
use super::projection::{View, Xy, latitude, short};
use super::simplify::simplified;

/// How far an outline may be from where it belongs, in user units.
const TOLERANCE: f64 = 0.2;

/// How far outside the drawing outlines are cut off: farther than a stroke is wide.
const MARGIN: f64 = 12.0;

/// How many areas may be made of one another, one in the other.
const STEPS: usize = 64;

/// An area, with what it is made of.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Drawn {
    polygons: Vec<Flat>,
    lines: Vec<Vec<Xy>>,
}

/// A polygon of `GeoJSON`: its outer ring anticlockwise, then its holes clockwise. Each ends with the point that it begins with.
pub type Rings = Vec<Vec<LatLon>>;

impl Drawn {
    /// Draws an area; `None` where there is none of this id, or neither it nor any of its parts has an outline.
    pub fn of(areas: &BTreeMap<AreaId, Area>, area: &AreaId) -> Option<Self> {
        let mut drawn = Self::default();
        let (mut open, mut seen) = (vec![area], BTreeSet::from([area]));
        while let Some(area) = open.pop() {
            let Some(outline) = areas.get(area).and_then(|area| area.outline.as_ref()) else { continue };
            match &outline.shape {
                Shape::Parts(parts) => open.extend(parts.iter().rev().filter(|part| seen.insert(part))),
                shape => drawn.add(areas, shape),
            }
        }
        (!drawn.polygons.is_empty() || !drawn.lines.is_empty()).then_some(drawn)
    }

    fn add(&mut self, areas: &BTreeMap<AreaId, Area>, shape: &Shape) {
        match shape {
            Shape::Polygon(corners) => self.polygons.push(buffer::polygon(corners)),
            Shape::Line(points) => self.lines.push(buffer::line(points)),
            Shape::Strip { line, sides, reach } => {
                let (from, to) = kilometres(reach);
                if let Some(line) = line_of(areas, line) {
                    self.polygons.extend(buffer::strip(line, *sides, from, to));
                }
            }
            Shape::Circle { centre, reach } => {
                let (from, to) = kilometres(reach);
                self.polygons.extend(buffer::circle(*centre, from, to));
            }
            Shape::Parts(_) => {}
        }
    }

    /// Its polygons, for `GeoJSON`. One over the antimeridian is not cut there: its longitudes go from 180 on to −180.
    pub fn polygons(&self) -> Vec<Rings> {
        self.polygons
            .iter()
            .map(|polygon| rings(polygon).map(|ring| ring.filter_map(place).collect()).collect())
            .collect()
    }

    /// Its lines, where it is or has just a line.
    pub fn lines(&self) -> Vec<Vec<LatLon>> {
        self.lines.iter().map(|line| line.iter().copied().filter_map(place).collect()).collect()
    }

    /// Every corner of it, to find a view that shows all of it.
    pub fn corners(&self) -> impl Iterator<Item = LatLon> {
        let rings = self.polygons.iter().flat_map(rings).flatten();
        rings.chain(self.lines.iter().flatten().copied()).filter_map(place)
    }

    /// The path data of its polygons in a view, for a path that is filled by the rule `nonzero`; empty where nothing of them is seen.
    pub fn fill(&self, view: &View) -> String {
        let within = whole(view).grown(MARGIN);
        let mut path = Path::default();
        for ring in self.polygons.iter().flat_map(rings) {
            for seen in seen(view, ring.collect()) {
                path.ring(&clip::ring(&seen, &within));
            }
        }
        path.into_data()
    }

    /// The path data of its lines in a view; empty where nothing of them is seen.
    pub fn stroke(&self, view: &View) -> String {
        let within = whole(view).grown(MARGIN);
        let mut path = Path::default();
        for line in self.lines.iter().flat_map(|line| seen(view, line.clone())) {
            for piece in clip::line(&line, &within) {
                path.line(&piece);
            }
        }
        path.into_data()
    }
}

fn kilometres(reach: &Reach) -> (f64, f64) {
    let km = |distance: Distance| distance.metres() / 1000.0;
    (reach.from.map_or(0.0, km), km(reach.to))
}

/// The line that a strip is measured from, be it that of another area.
fn line_of<'a>(areas: &'a BTreeMap<AreaId, Area>, line: &'a LineOf) -> Option<&'a [LatLon]> {
    let mut line = line;
    for _ in 0..STEPS {
        let area = match line {
            LineOf::Own(points) => return Some(points),
            LineOf::Area(area) => areas.get(area)?,
        };
        match &area.outline.as_ref()?.shape {
            Shape::Line(points) => return Some(points),
            Shape::Strip { line: next, .. } => line = next,
            Shape::Polygon(_) | Shape::Circle { .. } | Shape::Parts(_) => return None,
        }
    }
    None
}

/// The rings of a polygon, each closed by its first point.
fn rings(polygon: &Flat) -> impl Iterator<Item = impl Iterator<Item = Xy>> {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    rings.map(|ring| ring.coords().map(|at| Xy { x: at.x, y: at.y }))
}

fn place(Xy { x, y }: Xy) -> Option<LatLon> {
    LatLon::new(latitude(y), short(x))
}

/// A line of the flat world on the drawing, simplified: once for each turn round the earth, as the drawing may show any of them.
fn seen(view: &View, line: Vec<Xy>) -> [Vec<Xy>; 5] {
    let line: Vec<Xy> = line.into_iter().map(|at| view.seen(at)).collect();
    let line = simplified(&line, TOLERANCE);
    [-2.0, -1.0, 0.0, 1.0, 2.0].map(|turn| {
        let east = turn * view.once_round();
        line.iter().map(|at| Xy { x: at.x + east, y: at.y }).collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Drawn, Rings};
    use crate::map::buffer;
    use crate::map::projection::{View, Xy};
    use geo::{Contains, LineString, Point, Polygon};
    use model::AreaId;
    use model::name::Text;
    use model::place::{Area, Distance, LatLon, LineOf, Outline, Reach, Shape, Sides};
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    fn areas(shapes: Vec<(&str, Shape)>) -> BTreeMap<AreaId, Area> {
        let area = |(id, shape): (&str, Shape)| {
            let area = Area {
                id: AreaId::new(id),
                name: Text::default(),
                within: None,
                listed_by: Vec::new(),
                outline: Some(Outline { shape, give_or_take: None }),
                heights: Vec::new(),
                as_of: None,
                notes: Vec::new(),
            };
            (AreaId::new(id), area)
        };
        shapes.into_iter().map(area).collect()
    }

    fn drawn(shape: Shape) -> Drawn {
        Drawn::of(&areas(vec![("it", shape)]), &AreaId::new("it")).unwrap()
    }

    fn reach(from: Option<u32>, to: u32) -> Reach {
        Reach { from: from.map(Distance::new), to: Distance::new(to) }
    }

    fn strip(line: &[LatLon], sides: Sides, reach: Reach) -> Drawn {
        drawn(Shape::Strip { line: LineOf::Own(line.to_vec()), sides, reach })
    }

    fn holds(polygons: &[Rings], place: LatLon) -> bool {
        polygons.iter().any(|rings| {
            let mut rings =
                rings.iter().map(|ring| ring.iter().map(|p| (p.lon, p.lat)).collect::<LineString>());
            Polygon::new(rings.next().unwrap(), rings.collect()).contains(&Point::new(place.lon, place.lat))
        })
    }

    /// So many metres to the north, and to the east.
    fn off(from: LatLon, north: f64, east: f64) -> LatLon {
        at(from.lat + north / 111_195.0, from.lon + east / 111_195.0 / from.lat.to_radians().cos())
    }

    #[test]
    fn a_circle_reaches_as_far_as_it_says_and_leaves_its_middle_free() {
        let centre = at(36.2, 37.16);
        let polygons = drawn(Shape::Circle { centre, reach: reach(Some(2_000), 10_000) }).polygons();
        for (metres, is_in) in
            [(0.0, false), (1_900.0, false), (2_100.0, true), (9_900.0, true), (10_100.0, false)]
        {
            assert_eq!(holds(&polygons, off(centre, metres, 0.0)), is_in, "{metres} m north");
            assert_eq!(holds(&polygons, off(centre, 0.0, -metres)), is_in, "{metres} m west");
        }
    }

    #[test]
    fn a_strip_lies_on_the_sides_that_it_says() {
        let line = [at(33.0, 36.0), at(33.5, 36.0), at(33.5, 36.5)];
        let middle = at(33.25, 36.0);
        for (sides, west, east) in
            [(Sides::Both, true, true), (Sides::Left, true, false), (Sides::Right, false, true)]
        {
            let polygons = strip(&line, sides, reach(None, 5_000)).polygons();
            assert_eq!(holds(&polygons, off(middle, 0.0, -4_900.0)), west, "{sides:?}");
            assert_eq!(holds(&polygons, off(middle, 0.0, 4_900.0)), east, "{sides:?}");
            assert_eq!(holds(&polygons, off(middle, 0.0, -100.0)), west, "{sides:?}");
            assert!(
                !holds(&polygons, off(middle, 0.0, 5_100.0)) && !holds(&polygons, off(middle, 0.0, -5_100.0))
            );
            // round the outside of the corner, and before the first point
            assert_eq!(holds(&polygons, off(at(33.5, 36.0), 3_000.0, -3_000.0)), west, "{sides:?}");
            assert_eq!(
                holds(&polygons, off(at(33.0, 36.0), -3_000.0, 0.0)),
                sides == Sides::Both,
                "{sides:?}"
            );
        }
    }

    #[test]
    fn a_strip_that_begins_farther_off_leaves_the_line_free() {
        let line = [at(33.0, 36.0), at(34.0, 36.0)];
        let polygons = strip(&line, Sides::Right, reach(Some(2_000), 5_000)).polygons();
        let middle = at(33.5, 36.0);
        let found =
            [1_000.0, 3_000.0, 6_000.0, -3_000.0].map(|east| holds(&polygons, off(middle, 0.0, east)));
        assert_eq!(found, [false, true, false, false]);
    }

    #[test]
    fn rings_are_closed_and_turn_as_geojson_asks() {
        for rings in
            drawn(Shape::Circle { centre: at(10.0, 10.0), reach: reach(Some(1_000), 9_000) }).polygons()
        {
            let turns = rings.iter().map(|ring| {
                assert_eq!(ring.first(), ring.last());
                let ways = ring.iter().zip(ring.iter().skip(1));
                ways.map(|(a, b)| (a.lon - 10.0) * (b.lat - 10.0) - (b.lon - 10.0) * (a.lat - 10.0))
                    .sum::<f64>()
                    > 0.0
            });
            assert_eq!(turns.collect::<Vec<_>>(), [true, false]);
        }
    }

    #[test]
    fn an_area_of_parts_is_drawn_as_all_of_them_even_where_they_go_in_a_circle() {
        let square = |lat: f64| Shape::Polygon(vec![at(lat, 30.0), at(lat, 31.0), at(lat + 1.0, 31.0)]);
        let parts = |ids: &[&str]| Shape::Parts(ids.iter().map(|id| AreaId::new(id)).collect());
        let along = Shape::Strip {
            line: LineOf::Area(AreaId::new("line")),
            sides: Sides::Both,
            reach: reach(None, 500),
        };
        let areas = areas(vec![
            ("all", parts(&["a", "more", "nowhere"])),
            ("more", parts(&["all", "a", "b", "along"])),
            ("a", square(20.0)),
            ("b", square(25.0)),
            ("along", along),
            ("line", Shape::Line(vec![at(20.0, 30.0), at(21.0, 30.0)])),
            ("empty", parts(&["empty"])),
        ]);
        let of = |id: &str| Drawn::of(&areas, &AreaId::new(id));
        assert_eq!(of("all").unwrap().polygons().len(), 3);
        assert_eq!((of("line").unwrap().polygons().len(), of("line").unwrap().lines().len()), (0, 1));
        assert_eq!((of("empty"), of("nowhere")), (None, None));
    }

    #[test]
    fn an_area_is_filled_where_it_is_seen_and_a_line_is_stroked() {
        let view = View::of([at(36.0, 37.0), at(37.0, 38.0)]).unwrap();
        let circle = drawn(Shape::Circle { centre: at(36.5, 37.5), reach: reach(None, 10_000) });
        assert!(circle.fill(&view).starts_with('M') && circle.stroke(&view).is_empty());
        assert!(circle.fill(&View::of([at(0.0, 0.0)]).unwrap()).is_empty());
        let line = drawn(Shape::Line(vec![at(30.0, 37.5), at(40.0, 37.5)]));
        assert_eq!(line.stroke(&view), "M400 612l0-624");
        let all = View::of(circle.corners()).unwrap();
        assert!(circle.corners().all(|corner| all.shows(corner)));
    }

    #[test]
    fn a_circle_over_the_antimeridian_is_one_circle() {
        let circle = drawn(Shape::Circle { centre: at(-17.0, 179.9), reach: reach(None, 50_000) });
        let view = View::of(circle.corners()).unwrap();
        assert_eq!(circle.fill(&view).matches('M').count(), 1);
        let line = view.line(&circle.polygons()[0][0]);
        assert!(line.iter().all(|Xy { x, y }| (0.0..=800.0).contains(x) && (0.0..=600.0).contains(y)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]
        #[test]
        fn nothing_panics_anywhere_on_earth(
            points in prop::collection::vec((-90.0..=90.0, -180.0..=180.0), 0..7),
            to in 0..40_000_000_u32, from in 0..2_000_u32, left in any::<bool>(),
        ) {
            let line: Vec<LatLon> = points.iter().map(|(lat, lon): &(f64, f64)| at(*lat, *lon)).collect();
            let sides = if left { Sides::Left } else { Sides::Both };
            let _ = buffer::strip(&line, sides, f64::from(from), f64::from(to) / 1000.0);
            if let Some(first) = line.first() {
                let shape = drawn(Shape::Circle { centre: *first, reach: reach(Some(from), to) });
                let view = View::of(line.iter().copied()).unwrap();
                let _ = (shape.fill(&view), shape.polygons());
                let _ = buffer::polygon(&line);
            }
        }

        #[test]
        fn of_a_crooked_line_the_sides_share_what_both_have_and_no_more(
            turns in prop::collection::vec((-0.1..0.1, 0.02..0.1), 3..7),
            off in (-0.15..0.15_f64, 0.0..0.4_f64),
        ) {
            let mut lon = 36.0;
            let line: Vec<LatLon> = turns.iter().map(|(lat, east): &(f64, f64)| { lon += east; at(33.0 + lat, lon) }).collect();
            let place = at(33.0 + off.0, 36.0 + off.1);
            // a strip of a line that turns back on itself is now and then not drawn at all: the map lacks it, nothing else does
            let of = |sides| {
                let shape = Shape::Strip { line: LineOf::Own(line.clone()), sides, reach: reach(None, 6_000) };
                Some(holds(&Drawn::of(&areas(vec![("it", shape)]), &AreaId::new("it"))?.polygons(), place))
            };
            let all = (of(Sides::Both), of(Sides::Left), of(Sides::Right));
            let (Some(both), Some(left), Some(right)) = all else { return Ok(()) };
            prop_assert!(!(left && right));
            prop_assert!(both || !(left || right));
        }
    }
}
