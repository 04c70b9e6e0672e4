//! Measures on the earth: how far a point lies from another, from a line, from the edge of an outline, and on which side.

use geo::{Contains, Coord, Distance, Euclidean, LineString, Point, Polygon};
use model::place::{LatLon, Sides};

/// The mean radius of the earth in metres (IUGG).
const EARTH: f64 = 6_371_008.8;

/// What is nearer to a line than a centimetre is on it: numbers are no finer.
const ON_IT: f64 = 0.01;

/// How far apart two points are, in metres.
pub(crate) fn apart(a: LatLon, b: LatLon) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let (north, east) = ((lat_b - lat_a) / 2.0, (b.lon - a.lon).to_radians() / 2.0);
    let h = north.sin().powi(2) + lat_a.cos() * lat_b.cos() * east.sin().powi(2);
    2.0 * EARTH * h.clamp(0.0, 1.0).sqrt().asin()
}

/// A plane that touches the earth at a point, in metres east and north of it. Every distance from that point is true on it, and every direction.
pub(super) struct Plane {
    at: LatLon,
}

impl Plane {
    pub(super) fn at(at: LatLon) -> Self {
        Self { at }
    }

    fn flat(&self, point: LatLon) -> Coord<f64> {
        let (here, there) = (self.at.lat.to_radians(), point.lat.to_radians());
        let east = (point.lon - self.at.lon).to_radians();
        let bearing = (east.sin() * there.cos())
            .atan2(here.cos() * there.sin() - here.sin() * there.cos() * east.cos());
        let far = apart(self.at, point);
        Coord { x: far * bearing.sin(), y: far * bearing.cos() }
    }

    fn line(&self, points: &[LatLon]) -> Vec<Coord<f64>> {
        let mut line: Vec<Coord<f64>> = points.iter().map(|point| self.flat(*point)).collect();
        line.dedup();
        line
    }
}

/// How far the point of the plane lies outside (positive) or inside (negative) a ring of corners, in metres.
pub(super) fn outside(plane: &Plane, corners: &[LatLon]) -> f64 {
    let here = Point::new(0.0, 0.0);
    let polygon = Polygon::new(LineString::new(plane.line(corners)), Vec::new());
    let edge = Euclidean.distance(&here, polygon.exterior());
    if polygon.contains(&here) { -edge } else { edge }
}

/// Where a point lies, seen from a line.
pub(super) struct FromLine {
    /// How far from it, in metres.
    pub(super) metres: f64,
    /// On which side; `None` where that cannot be told: on the line, as far as is known, or beyond one of its ends.
    pub(super) side: Option<Sides>,
    /// True where the nearest point of the line is one of its ends.
    pub(super) beyond_end: bool,
}

/// A part of a line that is nearest to the point among all that is round it.
struct Nearest {
    metres: f64,
    side: Option<Sides>,
    is_end: bool,
}

/// Measures from a line to the point of the plane, which may lie `leeway` metres off. `None` where the line has no point.
pub(super) fn from_line(plane: &Plane, points: &[LatLon], leeway: f64) -> Option<FromLine> {
    let line = plane.line(points);
    let closed = line.len() > 3 && line.first() == line.last();
    let near = nearest(&line, closed);
    let first = near.iter().min_by(|a, b| a.metres.total_cmp(&b.metres))?;
    let metres = first.metres;
    // wherever the point truly lies, nothing farther off than this can be the nearest
    let reach = metres + 2.0 * leeway;
    let mut sides = near.iter().filter(|part| part.metres <= reach).map(|part| part.side);
    let side = first.side.filter(|side| sides.all(|other| other == Some(*side)));
    let clear = metres > leeway.max(ON_IT) && (closed || !may_pass_an_end(&line, reach, leeway));
    Some(FromLine { metres, side: side.filter(|_| clear), beyond_end: first.is_end })
}

/// Whether the point, which may lie `leeway` off, may lie beyond an end of the line and have that end for its nearest point.
fn may_pass_an_end(line: &[Coord<f64>], reach: f64, leeway: f64) -> bool {
    let ends = [(line.first(), line.get(1)), (line.last(), line.iter().rev().nth(1))];
    ends.into_iter().any(|ends| {
        let (Some(end), Some(before)) = ends else { return true };
        let out = Coord { x: end.x - before.x, y: end.y - before.y };
        let past = -(end.x * out.x + end.y * out.y) / out.x.hypot(out.y);
        end.x.hypot(end.y) <= reach && past + leeway >= 0.0
    })
}

/// The parts of a line to which the origin is nearer than to anything beside them.
fn nearest(line: &[Coord<f64>], closed: bool) -> Vec<Nearest> {
    let ways: Vec<(Coord<f64>, Coord<f64>)> =
        line.iter().copied().zip(line.iter().copied().skip(1)).collect();
    let mut parts: Vec<Nearest> = ways.iter().filter_map(|way| beside(*way)).collect();
    let joins = ways.iter().zip(ways.iter().skip(1));
    let join = if closed { ways.last().zip(ways.first()) } else { None };
    parts.extend(joins.chain(join).filter_map(|(before, after)| corner(*before, *after)));
    let is_past = |end: Option<&Coord<f64>>, along: Option<f64>, past: fn(f64) -> bool| {
        let metres = end.map(|end| end.x.hypot(end.y))?;
        along.is_none_or(past).then_some(Nearest { metres, side: None, is_end: true })
    };
    if !closed {
        parts.extend(is_past(line.first(), ways.first().map(|way| along(*way)), |t| t <= 0.0));
        parts.extend(is_past(line.last(), ways.last().map(|way| along(*way)), |t| t >= 1.0));
    }
    parts
}

/// How far along a way the origin lies: 0 at its start, 1 at its end.
fn along((from, to): (Coord<f64>, Coord<f64>)) -> f64 {
    let way = Coord { x: to.x - from.x, y: to.y - from.y };
    -(from.x * way.x + from.y * way.y) / (way.x * way.x + way.y * way.y)
}

/// A way that has the origin beside it, neither before its start nor behind its end.
fn beside(way: (Coord<f64>, Coord<f64>)) -> Option<Nearest> {
    let t = along(way);
    let (from, to) = way;
    let foot = Coord { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
    let turn = turn((to.x - from.x, to.y - from.y), (-from.x, -from.y));
    (t > 0.0 && t < 1.0).then(|| Nearest { metres: foot.x.hypot(foot.y), side: side(turn), is_end: false })
}

/// A corner that has the origin behind the one way and before the next: outside the bend, and so on the side away from the turn.
fn corner(before: (Coord<f64>, Coord<f64>), after: (Coord<f64>, Coord<f64>)) -> Option<Nearest> {
    let (from, at) = before;
    let (_, to) = after;
    let bend = turn((at.x - from.x, at.y - from.y), (to.x - at.x, to.y - at.y));
    let outside = match side(bend) {
        Some(Sides::Left) => Some(Sides::Right),
        Some(_) => Some(Sides::Left),
        // straight on, the corner is like the middle of a way; straight back, it is like an end
        None if (at.x - from.x) * (to.x - at.x) + (at.y - from.y) * (to.y - at.y) > 0.0 => {
            side(turn((at.x - from.x, at.y - from.y), (-from.x, -from.y)))
        }
        None => None,
    };
    let nearest = along(before) >= 1.0 && along(after) <= 0.0;
    nearest.then(|| Nearest { metres: at.x.hypot(at.y), side: outside, is_end: false })
}

/// Which way a direction turns to come to another: positive to the left.
fn turn((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    ax * by - ay * bx
}

fn side(turn: f64) -> Option<Sides> {
    if turn > 0.0 {
        Some(Sides::Left)
    } else if turn < 0.0 {
        Some(Sides::Right)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{FromLine, Plane, apart, from_line};
    use geo::{Distance, Haversine, InterpolatePoint, Point};
    use model::place::{LatLon, Sides};
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    fn seen(point: LatLon, line: &[LatLon], leeway: f64) -> FromLine {
        from_line(&Plane::at(point), line, leeway).unwrap()
    }

    /// The slow way: many points along the great circle, then closer and closer round the best of them.
    fn by_walking(point: LatLon, line: &[LatLon]) -> f64 {
        let here = Point::new(point.lon, point.lat);
        let points: Vec<Point> = line.iter().map(|p| Point::new(p.lon, p.lat)).collect();
        let ways = points.iter().zip(points.iter().skip(1));
        ways.map(|(from, to)| {
            let off = |t: f64| {
                Haversine.distance(here, Haversine.point_at_ratio_between(*from, *to, t.clamp(0.0, 1.0)))
            };
            let mut best =
                (0..=400).map(|n| f64::from(n) / 400.0).min_by(|a, b| off(*a).total_cmp(&off(*b))).unwrap();
            let mut step = 1.0 / 400.0;
            while step > 1e-9 {
                best = [best - step, best, best + step]
                    .into_iter()
                    .min_by(|a, b| off(*a).total_cmp(&off(*b)))
                    .unwrap();
                step /= 2.0;
            }
            off(best)
        })
        .fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn a_distance_from_a_line_is_what_walking_along_it_gives(
            lat in -65.0..65.0, lon in -170.0..170.0,
            turns in prop::collection::vec((-1.5..1.5, -1.5..1.5), 2..6),
            off in (-2.0..2.0, -2.0..2.0),
        ) {
            let line: Vec<LatLon> = turns.iter().map(|(a, b): &(f64, f64)| at(lat + a, lon + b)).collect();
            let point = at(lat + off.0, lon + off.1);
            let (fast, slow) = (seen(point, &line, 0.0).metres, by_walking(point, &line));
            prop_assert!((fast - slow).abs() <= 0.005 * slow + 1.0, "{fast} by the plane, {slow} by walking");
        }

        #[test]
        fn north_of_a_line_that_runs_east_is_left_of_it(
            lat in -60.0..60.0,
            heights in prop::collection::vec(-0.3..0.3, 2..8),
            which in 0_u32..8, way in 0.0..1.0_f64, off in -0.5..0.5_f64, leeway in 0.0..2_000.0,
        ) {
            let step = 0.4;
            let east = |n: u32| 30.0 + step * f64::from(n);
            let line: Vec<LatLon> = (0..).zip(&heights).map(|(n, up): (u32, &f64)| at(lat + up, east(n))).collect();
            // a point over one of the ways between two corners
            let corners = u32::try_from(line.len()).unwrap();
            let n = which % (corners - 1);
            let (from, to) = (line[n as usize], line[n as usize + 1]);
            let height = from.lat + way * (to.lat - from.lat);
            let point = at(height + off, east(n) + step * way);
            let found = seen(point, &line, leeway);
            let north = if off > 0.0 { Sides::Left } else { Sides::Right };
            // between two points the line bends a little away from the straight one on a map
            if off.abs() > 0.02 {
                prop_assert!(found.side.is_none() || found.side == Some(north), "{:?}", found.side);
            }
            if leeway == 0.0 && found.side.is_none() {
                prop_assert!(found.beyond_end);
            }
        }

        #[test]
        fn what_is_sure_of_a_place_is_true_wherever_it_may_be(
            turns in prop::collection::vec((-0.2..0.2, -0.2..0.2), 2..6),
            off in (-0.2..0.2, -0.2..0.2), leeway in 0.0..8_000.0, way in 0.0..std::f64::consts::TAU, far in 0.0..1.0_f64,
        ) {
            let line: Vec<LatLon> = turns.iter().map(|(a, b): &(f64, f64)| at(33.0 + a, 36.0 + b)).collect();
            let point = at(33.0 + off.0, 36.0 + off.1);
            let degrees = far * leeway * 0.99 / 111_195.0;
            let other = at(point.lat + degrees * way.sin(), point.lon + degrees * way.cos() / point.lat.to_radians().cos());
            if let Some(side) = seen(point, &line, leeway).side {
                let found = seen(other, &line, 0.0);
                prop_assert_eq!(found.side, Some(side), "{} m off", found.metres);
            }
        }

        #[test]
        fn nothing_panics_anywhere_on_earth(
            points in prop::collection::vec((-90.0..=90.0, -180.0..=180.0), 1..5),
            here in (-90.0..=90.0, -180.0..=180.0), leeway in 0.0..1e7,
        ) {
            let line: Vec<LatLon> = points.iter().map(|(a, b): &(f64, f64)| at(*a, *b)).collect();
            let plane = Plane::at(at(here.0, here.1));
            prop_assert!(from_line(&plane, &line, leeway).is_some_and(|found| found.metres >= 0.0));
            prop_assert!(super::outside(&plane, &line).is_finite());
        }
    }

    #[test]
    fn a_line_over_the_date_line_and_one_at_the_pole_are_measured() {
        let over = [at(0.0, 179.9), at(0.0, -179.9)];
        assert!((seen(at(0.1, 180.0), &over, 0.0).metres - 11_119.5).abs() < 20.0);
        assert!(seen(at(90.0, 0.0), &[at(89.0, 0.0), at(89.0, 180.0)], 0.0).metres < 1.0);
        assert!((apart(at(90.0, 0.0), at(-90.0, 0.0)) - 20_015_115.0).abs() < 10.0);
    }

    #[test]
    fn within_its_own_precision_of_the_line_a_place_has_no_side() {
        let line = [at(33.0, 36.0), at(34.0, 36.0)];
        let west = at(33.5, 35.99); // some 930 m west
        assert_eq!(seen(west, &line, 900.0).side, Some(Sides::Left));
        assert_eq!(seen(west, &line, 1_000.0).side, None);
        assert_eq!(seen(at(33.5, 36.0), &line, 0.0).side, None);
    }

    #[test]
    fn beyond_an_end_of_the_line_a_place_has_no_side() {
        let line = [at(33.0, 36.0), at(34.0, 36.0)];
        let beyond = seen(at(34.01, 35.99), &line, 0.0);
        assert!(beyond.side.is_none() && beyond.beyond_end);
        // just short of the end, it may be beyond it by its own precision
        assert_eq!(seen(at(33.995, 35.9), &line, 100.0).side, Some(Sides::Left));
        assert_eq!(seen(at(33.995, 35.9), &line, 1_000.0).side, None);
    }

    #[test]
    fn outside_a_sharp_bend_the_side_is_that_of_the_whole_line() {
        // east, then back north-west: the tip points east, and everything beyond it lies right of the line
        let line = [at(33.0, 36.0), at(33.0, 37.0), at(33.5, 36.0)];
        assert_eq!(seen(at(33.0, 37.1), &line, 0.0).side, Some(Sides::Right));
        assert_eq!(seen(at(33.1, 36.5), &line, 0.0).side, Some(Sides::Left));
    }

    #[test]
    fn a_closed_line_has_an_inside_and_no_ends() {
        let ring = [at(33.0, 36.0), at(33.0, 37.0), at(34.0, 37.0), at(34.0, 36.0), at(33.0, 36.0)];
        assert_eq!(seen(at(33.01, 36.01), &ring, 100.0).side, Some(Sides::Left));
        assert_eq!(seen(at(32.99, 35.99), &ring, 100.0).side, Some(Sides::Right));
    }
}
