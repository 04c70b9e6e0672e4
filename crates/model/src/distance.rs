//! Distances that keep the unit in which they were written.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A distance, exact to a tenth of a millimetre, so that yards and feet stay what they are: 500 yards are 457.2 m, not 457.
///
/// Two distances are equal where they are as long as one another, whatever their units.
#[derive(Clone, Copy, Debug)]
pub struct Distance {
    tenths: u64,
    unit: Unit,
}

/// The name that distances had before they kept their unit.
pub type Metres = Distance;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Unit {
    Metres,
    Kilometres,
    Miles,
    Yards,
    Feet,
}

impl Unit {
    /// Every unit with its words, the one that is printed first, and its length in tenths of a millimetre.
    const ALL: &'static [(Self, &'static [&'static str], u64)] = &[
        (Self::Metres, &["m", "metres", "metre"], 10_000),
        (Self::Kilometres, &["km"], 10_000_000),
        (Self::Miles, &["miles", "mile"], 16_093_440),
        (Self::Yards, &["yards", "yard", "yd"], 9_144),
        (Self::Feet, &["feet", "foot", "ft"], 3_048),
    ];

    fn row(self) -> (&'static str, u64) {
        let row = Self::ALL.iter().find(|(unit, ..)| *unit == self);
        row.and_then(|(_, words, tenths)| Some((*words.first()?, *tenths))).unwrap_or(("m", 10_000))
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, words, _)| words.contains(&word)).map(|(unit, ..)| *unit)
    }

    fn is_metric(self) -> bool {
        matches!(self, Self::Metres | Self::Kilometres)
    }
}

impl Distance {
    /// The longest distance, in metres: once round the earth.
    pub const LONGEST: f64 = 40_000_000.0;

    /// So many metres.
    pub fn new(metres: u32) -> Self {
        Self { tenths: u64::from(metres) * 10_000, unit: Unit::Metres }
    }

    /// Reads `500 m`, `3.5 km`, `2 miles`, `500 yards`, `10,000 feet`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(' ')?;
        let unit = Unit::parse(unit.trim())?;
        let number: f64 = number.replace(',', "").parse().ok()?;
        #[expect(clippy::cast_precision_loss, reason = "the lengths of units are small")]
        let tenths = (number * unit.row().1 as f64).round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked against the range"
        )]
        (0.0..=Self::LONGEST * 10_000.0).contains(&tenths).then_some(Self { tenths: tenths as u64, unit })
    }

    /// How long it is in metres.
    #[expect(clippy::cast_precision_loss, reason = "the longest distance has 39 bits")]
    pub fn metres(self) -> f64 {
        self.tenths as f64 / 10_000.0
    }

    /// As written, and beside it in metres where it is written in another measure: "500 yards (457 m)".
    pub fn explained(self) -> String {
        if self.unit.is_metric() { self.to_string() } else { format!("{self} ({})", told(self.metres())) }
    }
}

/// A measured distance in the words of an explanation: "457 m", "3.1 km", "120 km".
pub fn told(metres: f64) -> String {
    if metres < 999.5 {
        format!("{metres:.0} m")
    } else if metres < 99_950.0 {
        format!("{:.1} km", metres / 1000.0)
    } else {
        format!("{:.0} km", metres / 1000.0)
    }
}

impl PartialEq for Distance {
    fn eq(&self, other: &Self) -> bool {
        self.tenths == other.tenths
    }
}

impl Eq for Distance {}

impl Hash for Distance {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tenths.hash(state);
    }
}

impl PartialOrd for Distance {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Distance {
    fn cmp(&self, other: &Self) -> Ordering {
        self.tenths.cmp(&other.tenths)
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, of_one) = self.unit.row();
        #[expect(clippy::cast_precision_loss, reason = "the longest distance has 39 bits")]
        let number = self.tenths as f64 / of_one as f64;
        let number = format!("{number:.4}");
        f.pad(&format!("{} {word}", number.trim_end_matches('0').trim_end_matches('.')))
    }
}

#[cfg(test)]
mod tests {
    use super::{Distance, told};

    fn written(text: &str) -> String {
        Distance::parse(text).unwrap().to_string()
    }

    #[test]
    fn what_is_written_in_yards_is_printed_in_yards_and_explained_in_metres() {
        assert_eq!(written("500 yards"), "500 yards");
        assert_eq!(Distance::parse("500 yd").unwrap().explained(), "500 yards (457 m)");
        assert_eq!(Distance::parse("10,000 feet").unwrap().explained(), "10000 feet (3.0 km)");
        assert_eq!(Distance::parse("3.5 km").unwrap().explained(), "3.5 km");
        assert_eq!(written("0.1 miles"), "0.1 miles");
        assert_eq!(written("1.0005 m"), "1.0005 m");
    }

    #[test]
    fn five_hundred_yards_are_a_little_more_than_457_metres() {
        let (yards, metres) = (Distance::parse("500 yards").unwrap(), Distance::new(457));
        assert!(yards > metres);
        assert!((yards.metres() - 457.2).abs() < 1e-9);
        assert_eq!(Distance::parse("5 km"), Some(Distance::new(5000)));
    }

    #[test]
    fn what_is_no_distance_is_refused() {
        for text in ["-3 km", "3", "NaN m", "inf km", "3 leagues", "50000 km", ""] {
            assert_eq!(Distance::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_measured_distance_is_as_fine_as_people_say_it() {
        assert_eq!(
            [0.4, 457.2, 999.6, 3_149.0, 120_400.0].map(told),
            ["0 m", "457 m", "1.0 km", "3.1 km", "120 km"]
        );
    }
}
