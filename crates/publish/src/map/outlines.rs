//! The outlines of countries, as in `data/outlines.bin`. Where they come from stands beside them.
//!
//! # The format
//!
//! As in `TopoJSON`, a border is stored once, as an arc that both neighbours name. Numbers are written seven bits a byte, the lowest first; the top bit of
//! a byte says that more follow. Numbers of either sign are folded first: 0, −1, 1, −2 … become 0, 1, 2, 3 …
//!
//! ```text
//! file     = "TWO" 1 transform arcs countries polygons(of all land)
//! transform= four numbers of 64 bits: longitude at 0, its step; latitude at 0, its step
//! arcs     = count { count-of-steps position step* }      position, step = folded x, folded y
//! countries= count { code name-en name-ar name-ru polygons }
//! polygons = count { count-of-rings { count-of-arcs { 2 × arc + (1 where it is gone through backwards) } } }
//! text     = bytes utf-8
//! ```
//!
//! No step leads more than half round the earth, so that a ring goes on beyond the antimeridian.

use std::sync::OnceLock;

use model::place::LatLon;

use super::clip::Rect;
use super::projection::{Xy, flat};

static BYTES: &[u8] = include_bytes!("../../data/outlines.bin");

/// What a file begins with; its last byte is the version of the format.
const MAGIC: &[u8] = b"TWO\x01";

/// What is wrong with the bytes of outlines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// They begin with something else.
    Other,
    /// They end too early.
    Short,
    /// They go on after the end.
    Long,
    /// A number is out of its range.
    Number,
    /// A name is not text.
    Text,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Other => "these are no outlines of this version",
            Self::Short => "the outlines end too early",
            Self::Long => "the outlines go on after their end",
            Self::Number => "a number of the outlines is out of its range",
            Self::Text => "a name of the outlines is not text",
        })
    }
}

impl std::error::Error for Broken {}

/// Outlines of countries.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outlines {
    arcs: Vec<Arc>,
    countries: Vec<Country>,
    land: Vec<Ring>,
}

/// A line between two places where more than two rings meet, or a whole ring.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Arc {
    /// In the flat world.
    pub(super) points: Vec<Xy>,
    /// What it lies in.
    pub(super) bounds: Rect,
    /// How many countries it belongs to.
    pub(super) sides: u8,
}

/// A country, or what is shown like one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Country {
    code: String,
    names: [String; 3],
    rings: Vec<Ring>,
}

/// A ring, as the arcs that it is made of. All rings of a country together have inside what an odd number of them goes round.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Ring(Vec<Part>);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Part {
    arc: usize,
    backwards: bool,
    /// How often round the earth it is to be moved to go on where the part before ends.
    turns: i32,
}

impl Country {
    /// Its code of two letters in ISO 3166-1, or as the CLDR has it; empty where there is none.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What it is called in a language: `ar`, `ru`, English for any other; empty where it has no code.
    pub fn name(&self, language: &str) -> &str {
        let [english, arabic, russian] = &self.names;
        match Language::of(language) {
            Language::English => english,
            Language::Arabic => arabic,
            Language::Russian => russian,
        }
    }

    pub(super) fn rings(&self) -> &[Ring] {
        &self.rings
    }
}

/// The languages that there are names in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Language {
    English,
    Arabic,
    Russian,
}

impl Language {
    /// That of a language tag: `ar-SY` is Arabic; English where there is none.
    pub(super) fn of(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "ar" => Self::Arabic,
            "ru" => Self::Russian,
            _ => Self::English,
        }
    }

    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
            Self::Russian => "ru",
        }
    }
}

impl Outlines {
    /// Those of the whole world, without Antarctica.
    pub fn world() -> &'static Self {
        static WORLD: OnceLock<Outlines> = OnceLock::new();
        // that the file is sound is for a test to see
        WORLD.get_or_init(|| Self::decode(BYTES).unwrap_or_default())
    }

    /// Reads them from bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, Broken> {
        let mut left = Left(bytes.strip_prefix(MAGIC).ok_or(Broken::Other)?);
        let transform = [left.degrees()?, left.degrees()?, left.degrees()?, left.degrees()?];
        let mut arcs = left.many(|left| left.arc(transform))?;
        let countries = left.many(|left| {
            let code = left.text()?;
            let names = [left.text()?, left.text()?, left.text()?];
            Ok(Country { code, names, rings: left.rings(&arcs)? })
        })?;
        let land = left.rings(&arcs)?;
        if !left.0.is_empty() {
            return Err(Broken::Long);
        }
        for part in countries.iter().flat_map(|country| &country.rings).flat_map(|ring| &ring.0) {
            if let Some(arc) = arcs.get_mut(part.arc) {
                arc.sides = arc.sides.saturating_add(1);
            }
        }
        Ok(Self { arcs, countries, land })
    }

    /// All countries, in the order of their codes.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The country of a code: `SY`.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.code == code && !code.is_empty())
    }

    /// The country that a place lies in, as far as these outlines can tell: near a border or a coast they cannot.
    pub fn country_at(&self, place: LatLon) -> Option<&Country> {
        self.countries.iter().find(|country| self.holds(country, place))
    }

    /// Whether a place lies within the outline of a country.
    pub fn holds(&self, country: &Country, place: LatLon) -> bool {
        let point = flat(place);
        let crossings = |ring: &Ring| {
            let line: Vec<Xy> = self.ring(ring).collect();
            let turns = [-360.0, 0.0, 360.0];
            turns.iter().map(|turn| crossed(&line, Xy { x: point.x + turn, y: point.y })).sum::<usize>()
        };
        country.rings.iter().map(crossings).sum::<usize>() % 2 == 1
    }

    pub(super) fn land(&self) -> &[Ring] {
        &self.land
    }

    pub(super) fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// The arcs of a ring in their order: each, how far to the east it is to be moved, and whether it is gone through backwards.
    pub(super) fn parts<'a>(&'a self, ring: &'a Ring) -> impl Iterator<Item = (&'a Arc, f64, bool)> {
        let arc =
            |part: &Part| Some((self.arcs.get(part.arc)?, 360.0 * f64::from(part.turns), part.backwards));
        ring.0.iter().filter_map(arc)
    }

    /// All points of a ring in the flat world.
    fn ring<'a>(&'a self, ring: &'a Ring) -> impl Iterator<Item = Xy> {
        self.parts(ring).flat_map(|(arc, east, backwards)| {
            let moved = move |point: &Xy| Xy { x: point.x + east, y: point.y };
            let (on, back) = if backwards { (None, Some(&arc.points)) } else { (Some(&arc.points), None) };
            let on = on.into_iter().flatten().map(moved);
            on.chain(back.into_iter().flat_map(|points| points.iter().rev()).map(moved))
        })
    }
}

/// How often a ray to the east crosses a ring.
pub(super) fn crossed(ring: &[Xy], point: Xy) -> usize {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    ends.filter(|(from, to)| {
        (from.y > point.y) != (to.y > point.y)
            && point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)
    })
    .count()
}

/// What is left of the bytes.
struct Left<'a>(&'a [u8]);

impl Left<'_> {
    fn byte(&mut self) -> Result<u8, Broken> {
        let (first, rest) = self.0.split_first().ok_or(Broken::Short)?;
        self.0 = rest;
        Ok(*first)
    }

    fn degrees(&mut self) -> Result<f64, Broken> {
        let (first, rest) = self.0.split_first_chunk::<8>().ok_or(Broken::Short)?;
        self.0 = rest;
        let degrees = f64::from_le_bytes(*first);
        (-360.0..=360.0).contains(&degrees).then_some(degrees).ok_or(Broken::Number)
    }

    fn unsigned(&mut self) -> Result<u32, Broken> {
        let mut number = 0_u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).map_err(|_| Broken::Number);
            }
        }
        Err(Broken::Number)
    }

    fn signed(&mut self) -> Result<i64, Broken> {
        let folded = i64::from(self.unsigned()?);
        Ok(folded >> 1 ^ -(folded & 1))
    }

    /// A count of things that take a byte each at least.
    fn count(&mut self) -> Result<usize, Broken> {
        let count = usize::try_from(self.unsigned()?).map_err(|_| Broken::Number)?;
        if count > self.0.len() { Err(Broken::Short) } else { Ok(count) }
    }

    fn many<T>(&mut self, mut one: impl FnMut(&mut Self) -> Result<T, Broken>) -> Result<Vec<T>, Broken> {
        let count = self.count()?;
        (0..count).map(|_| one(self)).collect()
    }

    fn text(&mut self) -> Result<String, Broken> {
        let bytes = self.many(Self::byte)?;
        String::from_utf8(bytes).map_err(|_| Broken::Text)
    }

    fn arc(&mut self, [lon, lon_step, lat, lat_step]: [f64; 4]) -> Result<Arc, Broken> {
        let (mut x, mut y) = (0_i64, 0_i64);
        let count = self.count()?;
        let mut points = Vec::with_capacity(count + 1);
        for _ in 0..=count {
            x += self.signed()?;
            y += self.signed()?;
            let place = |at: i64, step: f64| i32::try_from(at).map(|at| f64::from(at) * step);
            let east = lon + place(x, lon_step).map_err(|_| Broken::Number)?;
            let north = lat + place(y, lat_step).map_err(|_| Broken::Number)?;
            if !(-720.0..=720.0).contains(&east) {
                return Err(Broken::Number);
            }
            let at = LatLon::new(north, 0.0).ok_or(Broken::Number)?;
            points.push(Xy { x: east, y: flat(at).y });
        }
        let bounds = Rect::round(&points).ok_or(Broken::Short)?;
        Ok(Arc { points, bounds, sides: 0 })
    }

    /// The rings of some polygons, all of them together.
    fn rings(&mut self, arcs: &[Arc]) -> Result<Vec<Ring>, Broken> {
        let polygons = self.many(|left| left.many(|left| left.ring(arcs)))?;
        Ok(polygons.into_iter().flatten().collect())
    }

    fn ring(&mut self, arcs: &[Arc]) -> Result<Ring, Broken> {
        let mut end: Option<f64> = None;
        let parts = self.many(|left| {
            let written = left.unsigned()?;
            let (arc, backwards) =
                (usize::try_from(written >> 1).map_err(|_| Broken::Number)?, written & 1 == 1);
            let points = &arcs.get(arc).ok_or(Broken::Number)?.points;
            let (first, last) =
                (points.first().ok_or(Broken::Short)?.x, points.last().ok_or(Broken::Short)?.x);
            let (from, to) = if backwards { (last, first) } else { (first, last) };
            let turns = ((end.unwrap_or(from) - from) / 360.0).round();
            if turns.abs() > 2.0 {
                return Err(Broken::Number);
            }
            end = Some(to + 360.0 * turns);
            #[expect(clippy::cast_possible_truncation, reason = "it is a whole number from −2 to 2")]
            Ok(Part { arc, backwards, turns: turns as i32 })
        })?;
        Ok(Ring(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES, Broken, Outlines};
    use model::place::LatLon;
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    fn code_at(lat: f64, lon: f64) -> &'static str {
        Outlines::world().country_at(at(lat, lon)).map_or("", super::Country::code)
    }

    #[test]
    fn the_file_is_sound_small_and_holds_the_countries() {
        let world = Outlines::decode(BYTES).unwrap();
        assert!(BYTES.len() < 300_000);
        assert_eq!(world.countries().len(), 239);
        assert!(world.land().len() > 1_000);
    }

    #[test]
    fn the_outline_of_syria_holds_damascus_and_not_baghdad() {
        let world = Outlines::world();
        let syria = world.country("SY").unwrap();
        assert!(world.holds(syria, at(33.51, 36.29)));
        assert!(!world.holds(syria, at(33.31, 44.37)));
        assert_eq!(code_at(33.31, 44.37), "IQ");
    }

    #[test]
    fn capitals_lie_in_their_countries() {
        for (lat, lon, code) in [
            (15.5, 32.53, "SD"),
            (15.37, 44.19, "YE"),
            (50.45, 30.52, "UA"),
            (55.75, 37.62, "RU"),
            (4.71, -74.07, "CO"),
            (-29.3, 27.5, "LS"),
            (-29.1, 26.2, "ZA"),
            (34.53, 69.17, "AF"),
            (42.66, 21.17, "XK"),
        ] {
            assert_eq!(code_at(lat, lon), code);
        }
    }

    #[test]
    fn russia_and_fiji_go_on_beyond_the_antimeridian() {
        assert_eq!(code_at(66.0, -172.0), "RU");
        assert_eq!(code_at(67.0, 178.0), "RU");
        assert_eq!(code_at(-17.8, 178.0), "FJ");
        assert_eq!(code_at(0.0, -160.0), "");
    }

    #[test]
    fn a_country_has_its_name_in_each_language() {
        let syria = Outlines::world().country("SY").unwrap();
        assert_eq!(
            ["en", "ar", "ru", "ar-SY", "fr"].map(|tag| syria.name(tag)),
            ["Syria", "سوريا", "Сирия", "سوريا", "Syria"]
        );
    }

    #[test]
    fn bytes_that_end_early_go_on_or_are_something_else_are_refused() {
        assert_eq!(Outlines::decode(b""), Err(Broken::Other));
        assert_eq!(Outlines::decode(BYTES.split_last().unwrap().1), Err(Broken::Short));
        let longer: Vec<u8> = BYTES.iter().copied().chain([0]).collect();
        assert_eq!(Outlines::decode(&longer), Err(Broken::Long));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]
        #[test]
        fn no_bytes_make_it_panic(
            changes in prop::collection::vec((0..BYTES.len(), any::<u8>()), 1..20), end in 0..BYTES.len(),
        ) {
            let mut bytes = BYTES.to_vec();
            for (at, byte) in changes {
                bytes[at] = byte;
            }
            let _ = Outlines::decode(&bytes);
            bytes.truncate(end);
            let _ = Outlines::decode(&bytes);
        }

        #[test]
        fn no_noise_makes_it_panic(noise in prop::collection::vec(any::<u8>(), 0..400)) {
            let bytes: Vec<u8> = super::MAGIC.iter().copied().chain([0; 32]).chain(noise).collect();
            let _ = Outlines::decode(&bytes);
        }
    }
}
