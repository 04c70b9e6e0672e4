//! The letters of what is drawn and printed: fonts that are part of the program. Nothing that is installed is ever looked at, so that every
//! machine draws the same.

use std::sync::LazyLock;

use harfrust::Font;

/// How text looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Face {
    /// Bold, with serifs.
    Bold,
    /// Regular, without.
    Plain,
}

/// A font of the program.
pub(crate) struct Own {
    /// Its name.
    pub(crate) name: &'static str,
    /// The file.
    pub(crate) bytes: &'static [u8],
    font: LazyLock<Option<Font>>,
}

macro_rules! own {
    ($name:literal) => {{
        const BYTES: &[u8] = include_bytes!(concat!("../data/fonts/", $name, ".ttf"));
        Own { name: $name, bytes: BYTES, font: LazyLock::new(|| Font::new(BYTES, 0)) }
    }};
}

/// Every font, named by its number.
pub(crate) static ALL: [Own; 4] = [
    own!("NotoSans-Regular"),
    own!("NotoSansArabic-Regular"),
    own!("NotoSerif-Bold"),
    own!("NotoNaskhArabic-Bold"),
];

/// The number of a font.
pub(crate) type Number = usize;

impl Face {
    /// Its fonts, the one for text from the right first where that is the way of the text.
    pub(crate) fn fonts(self, rtl: bool) -> impl Iterator<Item = &'static Font> + Clone {
        self.numbers(rtl).into_iter().filter_map(font)
    }

    /// The numbers of the same.
    pub(crate) fn numbers(self, rtl: bool) -> [Number; 2] {
        match (self, rtl) {
            (Self::Plain, false) => [0, 1],
            (Self::Plain, true) => [1, 0],
            (Self::Bold, false) => [2, 3],
            (Self::Bold, true) => [3, 2],
        }
    }
}

/// A font by its number.
pub(crate) fn font(number: Number) -> Option<&'static Font> {
    LazyLock::force(&ALL.get(number)?.font).as_ref()
}

/// Whether a font has a form for a character.
pub(crate) fn has(number: Number, c: char) -> bool {
    font(number).is_some_and(|font| font.charmap().map_unicode(c).is_some())
}

/// What a font says of itself, in its own units.
pub(crate) struct Metrics {
    units_per_em: u16,
    /// How far letters reach up, and down (below 0).
    pub(crate) reach: [i16; 2],
    /// The left, the bottom, the right and the top of all glyphs together.
    pub(crate) bounds: [i16; 4],
    /// So many widths are written out; the rest is as wide as the last.
    widths: u16,
    table_of_widths: &'static [u8],
}

impl Metrics {
    /// Reads the tables `head`, `hhea` and `hmtx`.
    pub(crate) fn of(own: &Own) -> Option<Self> {
        let [head, hhea, hmtx] = [*b"head", *b"hhea", *b"hmtx"].map(|tag| table(own.bytes, tag));
        let (head, hhea) = (head?, hhea?);
        Some(Self {
            units_per_em: unsigned(head, 18)?,
            bounds: [signed(head, 36)?, signed(head, 38)?, signed(head, 40)?, signed(head, 42)?],
            reach: [signed(hhea, 4)?, signed(hhea, 6)?],
            widths: unsigned(hhea, 34)?,
            table_of_widths: hmtx?,
        })
    }

    /// How wide a glyph is, in thousandths of the size.
    pub(crate) fn width(&self, glyph: u16) -> f32 {
        let at = glyph.min(self.widths.saturating_sub(1));
        let width = unsigned(self.table_of_widths, 4 * usize::from(at));
        self.thousandths(f32::from(width.unwrap_or_default()))
    }

    /// A measure of the font in thousandths of the size.
    pub(crate) fn thousandths(&self, units: f32) -> f32 {
        units * 1000.0 / f32::from(self.units_per_em)
    }
}

/// A table of a font file.
fn table(bytes: &'static [u8], tag: [u8; 4]) -> Option<&'static [u8]> {
    let number = usize::from(unsigned(bytes, 4)?);
    let mut records = bytes.get(12..)?.chunks_exact(16).take(number);
    let record = records.find(|record| record.starts_with(&tag))?;
    let at = |from: usize| {
        let four = record.get(from..from + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(four)).ok()
    };
    let (offset, length) = (at(8)?, at(12)?);
    bytes.get(offset..offset.checked_add(length)?)
}

fn unsigned(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn signed(bytes: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{ALL, Metrics, font, has};

    #[test]
    fn every_font_can_be_read_and_measured() {
        for (number, own) in ALL.iter().enumerate() {
            let metrics = Metrics::of(own).unwrap();
            assert!(metrics.reach[0] > 0 && metrics.reach[1] < 0);
            let space = font(number).unwrap().charmap().map_unicode(' ').unwrap();
            let width = metrics.width(u16::try_from(space.to_u32()).unwrap());
            assert!((200.0..400.0).contains(&width), "{}: {width}", own.name);
        }
        assert!(has(0, 'Ж') && has(1, 'ع') && !has(0, 'ع'));
    }
}
