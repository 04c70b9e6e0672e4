//! All that lies so far from a line or a point, as polygons good enough to the eye.
//!
//! Work is done in the flat world, where a kilometre is larger the farther north it lies: each corner of a line has a reach of its own.

use geo::{
    Area, BooleanOps, Coord, InteriorPoint, LineString, MultiPolygon, Polygon, Winding, orient::Direction,
    orient::Orient, unary_union,
};
use model::place::{LatLon, Sides};

use super::projection::{KM_A_DEGREE, Xy, flat, latitude, short};
use super::simplify::off;

/// How many corners a circle has.
const CORNERS: u32 = 48;

/// No way of a line is longer than this, in degrees, so that the reach changes little along it.
const LONGEST_WAY: f64 = 1.0;

/// Nothing is drawn as reaching farther than this, in kilometres: an eighth of the way round the earth.
const FARTHEST: f64 = 5_000.0;

/// How wide the cut is that parts the sides of a line, as a part of the reach.
const CUT: f64 = 1e-4;

/// A ring and the holes in it, each going on beyond the antimeridian where it crosses it.
pub(super) type Flat = Polygon<f64>;

/// A line as it is drawn in the flat world.
pub(super) fn line(places: &[LatLon]) -> Vec<Xy> {
    let mut line: Vec<Xy> = Vec::with_capacity(places.len());
    for place in places {
        let Xy { x, y } = flat(*place);
        let x = line.last().map_or(x, |before| before.x + short(x - before.x));
        if line.last() != Some(&Xy { x, y }) {
            line.push(Xy { x, y });
        }
    }
    line
}

/// A ring as it is drawn in the flat world.
pub(super) fn polygon(places: &[LatLon]) -> Flat {
    ring(&line(places)).orient(Direction::Default)
}

/// All that lies from `from` to `to` kilometres from a point.
pub(super) fn circle(centre: LatLon, from: f64, to: f64) -> Vec<Flat> {
    let rim = |km: f64| {
        let angles = (0..CORNERS).map(|n| f64::from(n) / f64::from(CORNERS) * std::f64::consts::TAU);
        let places: Vec<LatLon> =
            angles.filter_map(|angle| towards(centre, angle, km.min(FARTHEST))).collect();
        ring(&line(&places))
    };
    let outer = rim(to);
    let holes = if from > 0.0 { vec![rim(from).into_inner().0] } else { Vec::new() };
    vec![Polygon::new(outer.into_inner().0, holes).orient(Direction::Default)]
}

/// The place so many kilometres off in a direction, on a sphere.
fn towards(from: LatLon, angle: f64, km: f64) -> Option<LatLon> {
    let (lat, far) = (from.lat.to_radians(), (km / KM_A_DEGREE).to_radians());
    let sine = lat.sin() * far.cos() + lat.cos() * far.sin() * angle.cos();
    let east = (angle.sin() * far.sin() * lat.cos()).atan2(far.cos() - lat.sin() * sine);
    LatLon::new(sine.clamp(-1.0, 1.0).asin().to_degrees(), short(from.lon + east.to_degrees()))
}

/// All that lies from `from` to `to` kilometres from a line, on the sides asked for. On one side only, nothing lies beyond its ends.
pub(super) fn strip(places: &[LatLon], sides: Sides, from: f64, to: f64) -> Vec<Flat> {
    let line = line(places);
    let one_side = sides != Sides::Both;
    let reached = round(&line, to.min(FARTHEST), one_side);
    let reached =
        if from > 0.0 { reached.difference(&round(&line, from.min(FARTHEST), one_side)) } else { reached };
    let parts = match sides {
        Sides::Both => reached,
        Sides::Left | Sides::Right => side(&reached, &fine(&line), sides, to.min(FARTHEST)),
    };
    parts.orient(Direction::Default).0
}

/// The same line with more corners.
fn fine(line: &[Xy]) -> Vec<Xy> {
    let mut out: Vec<Xy> = line.first().copied().into_iter().collect();
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        let far = (b.x - a.x).abs().max((b.y - a.y).abs());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a line has at most 360 degrees"
        )]
        let parts = (far / LONGEST_WAY).ceil().clamp(1.0, 400.0) as u32;
        out.extend((1..=parts).map(|n| {
            let t = f64::from(n) / f64::from(parts);
            Xy { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) }
        }));
    }
    out
}

/// So many kilometres, in degrees of the flat world, at a height of it.
fn reach(at: Xy, km: f64) -> f64 {
    km / KM_A_DEGREE / latitude(at.y).to_radians().cos().max(0.05)
}

/// All that lies within so many kilometres of a line, its ends cut off flat or rounded.
fn round(line: &[Xy], km: f64, flat_ends: bool) -> MultiPolygon<f64> {
    let mut pieces: Vec<Flat> = Vec::new();
    let inner = line.len().saturating_sub(1);
    for (n, at) in line.iter().enumerate() {
        if !flat_ends || (n > 0 && n < inner) || line.len() > 2 && line.first() == line.last() {
            pieces.push(disc(*at, reach(*at, km)));
        }
    }
    let ways = fine(line);
    for (a, b) in ways.iter().zip(ways.iter().skip(1)) {
        pieces.extend(band(*a, *b, reach(*a, km), reach(*b, km)));
    }
    let whole = unary_union(&pieces);
    let (Some(first), Some(last), true) = (ends(line), ends_back(line), flat_ends) else { return whole };
    if line.first() == line.last() {
        return whole;
    }
    // what the corners near an end reach over it
    let beyond = [first, last].into_iter().filter_map(|(end, before)| {
        let (km, way) = (reach(end, km), (end.x - before.x, end.y - before.y));
        let length = way.0.hypot(way.1);
        let out = Xy { x: end.x + way.0 / length * km, y: end.y + way.1 / length * km };
        (length > 0.0).then(|| band(end, out, km, km)).flatten()
    });
    whole.difference(&unary_union(&beyond.collect::<Vec<_>>()))
}

/// The first point of a line, and the one after it.
fn ends(line: &[Xy]) -> Option<(Xy, Xy)> {
    let [first, second, ..] = line else { return None };
    Some((*first, *second))
}

/// The last point of a line, and the one before it.
fn ends_back(line: &[Xy]) -> Option<(Xy, Xy)> {
    let [.., second, last] = line else { return None };
    Some((*last, *second))
}

fn disc(at: Xy, radius: f64) -> Flat {
    let angles = (0..CORNERS).map(|n| f64::from(n) / f64::from(CORNERS) * std::f64::consts::TAU);
    ring(&angles.map(|a| Xy { x: at.x + radius * a.cos(), y: at.y + radius * a.sin() }).collect::<Vec<_>>())
}

/// All that lies beside a way, so far at its start and so far at its end; `None` where it has no length.
fn band(a: Xy, b: Xy, at_a: f64, at_b: f64) -> Option<Flat> {
    let (way, length) = ((b.x - a.x, b.y - a.y), (b.x - a.x).hypot(b.y - a.y));
    let left = (-way.1 / length, way.0 / length);
    let corner = |at: Xy, far: f64| Xy { x: at.x + far * left.0, y: at.y + far * left.1 };
    let ring = ring(&[corner(a, -at_a), corner(b, -at_b), corner(b, at_b), corner(a, at_a)]);
    (length > 0.0).then_some(ring)
}

/// Cuts an area along a line, and keeps the pieces that lie on a side of it.
fn side(area: &MultiPolygon<f64>, line: &[Xy], side: Sides, km: f64) -> MultiPolygon<f64> {
    let ways = || line.iter().zip(line.iter().skip(1));
    let cut = |at: Xy| reach(at, km) * CUT;
    // each way is drawn a little longer, so that the cut has no gaps at corners and goes through at the ends
    let blade: Vec<Flat> = ways()
        .filter_map(|(a, b)| {
            let (way, wide) = ((b.x - a.x, b.y - a.y), cut(*a));
            let over = wide / way.0.hypot(way.1);
            let start = Xy { x: a.x - way.0 * over, y: a.y - way.1 * over };
            let end = Xy { x: b.x + way.0 * over, y: b.y + way.1 * over };
            band(start, end, wide, wide)
        })
        .collect();
    let pieces = area.difference(&unary_union(&blade));
    let on_it = |piece: &Flat| {
        let at = piece.interior_point()?;
        let at = Xy { x: at.x(), y: at.y() };
        let near = ways().min_by(|(a, b), (c, d)| off(at, **a, **b).total_cmp(&off(at, **c, **d)))?;
        let (a, b) = near;
        let turn = (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x);
        Some((turn > 0.0) == (side == Sides::Left))
    };
    // a crumb between two blades is nothing to see
    let crumb = line.first().map_or(0.0, |at| cut(*at).powi(2) * 16.0);
    pieces.into_iter().filter(|piece| piece.unsigned_area() > crumb && on_it(piece) == Some(true)).collect()
}

fn ring(points: &[Xy]) -> Flat {
    let mut ring = LineString::new(points.iter().map(|at| Coord { x: at.x, y: at.y }).collect());
    ring.close();
    ring.make_ccw_winding();
    Polygon::new(ring, Vec::new())
}
