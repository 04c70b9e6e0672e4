//! Places that keep their precision, and areas.

use std::fmt;

use crate::id::AreaId;
use crate::name::Text;

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

/// Whole metres.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Metres(pub u32);

impl Metres {
    /// Reads `500 m`, `3.5 km`, `2 miles`, `500 yards`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(' ')?;
        let number: f64 = number.parse().ok()?;
        let factor = match unit.trim() {
            "m" => 1.0,
            "km" => 1000.0,
            "miles" | "mile" => 1609.344,
            "yards" | "yd" => 0.9144,
            _ => return None,
        };
        let metres = (number * factor).round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked against the range"
        )]
        (0.0..=40_000_000.0).contains(&metres).then_some(Self(metres as u32))
    }
}

impl fmt::Display for Metres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 >= 1000 && self.0.is_multiple_of(100) {
            write!(f, "{} km", f64::from(self.0) / 1000.0)
        } else {
            write!(f, "{} m", self.0)
        }
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
    pub point: Option<(LatLon, Metres)>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

/// A named area. Areas form a tree; two areas of which neither is in the other are apart.
#[derive(Clone, PartialEq, Debug)]
pub struct Area {
    /// The id used in the case.
    pub id: AreaId,
    /// What it is called.
    pub name: Text,
    /// The area that it is part of.
    pub within: Option<AreaId>,
    /// Its outline, where one is known.
    pub geometry: Option<Geometry>,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// The outline of an area.
#[derive(Clone, PartialEq, Debug)]
pub enum Geometry {
    /// A ring of at least three corners that does not cross itself; not closed by repeating the first.
    Polygon(Vec<LatLon>),
    /// All that lies within `width` of a line.
    Strip {
        /// The line.
        line: Vec<LatLon>,
        /// How far the strip reaches from the line.
        width: Metres,
    },
    /// All that lies within a distance of a point.
    Circle {
        /// The middle.
        centre: LatLon,
        /// How far it reaches.
        radius: Metres,
    },
}

#[cfg(test)]
mod tests {
    use super::{LatLon, Metres};

    #[test]
    fn a_point_off_the_earth_is_refused() {
        assert!(LatLon::new(91.0, 0.0).is_none());
        assert!(LatLon::new(0.0, f64::NAN).is_none());
        assert!(LatLon::new(33.5, 36.3).is_some());
    }

    #[test]
    fn five_hundred_yards_are_457_metres() {
        assert_eq!(Metres::parse("500 yards"), Some(Metres(457)));
        assert_eq!(Metres::parse("3.5 km").map(|m| m.to_string()).as_deref(), Some("3.5 km"));
        assert_eq!(Metres::parse("-3 km"), None);
        assert_eq!(Metres::parse("3"), None);
    }
}
