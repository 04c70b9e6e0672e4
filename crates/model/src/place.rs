//! Places that keep their precision, and areas.

use std::fmt;

use crate::compare::Comparison;
pub use crate::distance::{Distance, Metres};
use crate::id::AreaId;
use crate::name::Text;
use crate::time::When;

/// A point on the earth in degrees (WGS 84).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LatLon {
    /// Degrees north, −90 to 90.
    pub lat: f64,
    /// Degrees east, −180 to 180.
    pub lon: f64,
}

impl LatLon {
    /// Checks the range of both; `None` where either is outside it or not a number.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Self { lat, lon })
    }

    fn key(self) -> (i64, i64) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "degrees times 10^7 fit an i64 by the range of the type"
        )]
        let fixed = |degrees: f64| (degrees * 1e7).round() as i64;
        (fixed(self.lat), fixed(self.lon))
    }
}

impl Eq for LatLon {}

impl std::hash::Hash for LatLon {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl PartialOrd for LatLon {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LatLon {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

/// Where something is said to have happened.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// What it is called; the words of the record.
    pub name: String,
    /// The smallest area that it is known to be in.
    pub within: Option<AreaId>,
    /// A point, and how far from it the place may be.
    pub point: Option<(LatLon, Distance)>,
    /// How high up; not known where there is none.
    pub height: Option<Distance>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

/// A named area.
///
/// Areas form a tree by `within`; one that consists of others holds these too. Of two areas without an outline, neither of which holds the other,
/// nothing is in both.
#[derive(Clone, PartialEq, Debug)]
pub struct Area {
    /// The id used in the case.
    pub id: AreaId,
    /// What it is called.
    pub name: Text,
    /// The area that it is part of.
    pub within: Option<AreaId>,
    /// The areas that list this one among their parts: the other end of [`Shape::Parts`], kept so that the way up is short.
    pub listed_by: Vec<AreaId>,
    /// Its outline, where one is known.
    pub outline: Option<Outline>,
    /// The heights that it is bounded by, all of them; from the ground to the sky where there is none.
    pub heights: Vec<Comparison<Distance>>,
    /// The day whose line or outline this is.
    pub as_of: Option<When>,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// The outline of an area, and how sure it is.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// What it looks like.
    pub shape: Shape,
    /// How far the true outline, or the line that it is measured from, may lie from this one.
    pub give_or_take: Option<Distance>,
}

/// What an outline looks like.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A ring of at least three corners that does not cross itself; not closed by repeating the first.
    Polygon(Vec<LatLon>),
    /// Just a line: nothing lies in it, and others are measured from it.
    Line(Vec<LatLon>),
    /// All that lies so far from a line.
    Strip {
        /// The line.
        line: LineOf,
        /// On which side of it.
        sides: Sides,
        /// How far.
        reach: Reach,
    },
    /// All that lies so far from a point.
    Circle {
        /// The middle.
        centre: LatLon,
        /// How far.
        reach: Reach,
    },
    /// Whatever lies in any of these areas.
    Parts(Vec<AreaId>),
}

/// From which distance to which; both belong to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reach {
    /// The lesser distance, where it does not begin at the line or point itself.
    pub from: Option<Distance>,
    /// The greater distance.
    pub to: Distance,
}

/// The line that a strip is measured from.
#[derive(Clone, PartialEq, Debug)]
pub enum LineOf {
    /// Its own.
    Own(Vec<LatLon>),
    /// That of another area.
    Area(AreaId),
}

/// The side of a line, seen by somebody who goes along it from its first point to its last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Sides {
    /// Either side.
    #[default]
    Both,
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl Sides {
    /// Every value with its word.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("both", Self::Both), ("left", Self::Left), ("right", Self::Right)];
}

#[cfg(test)]
mod tests {
    use super::LatLon;

    #[test]
    fn a_point_off_the_earth_is_refused() {
        assert!(LatLon::new(91.0, 0.0).is_none());
        assert!(LatLon::new(0.0, f64::NAN).is_none());
        assert!(LatLon::new(33.5, 36.3).is_some());
    }
}
