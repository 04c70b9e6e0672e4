//! The shapes of letters: which glyphs stand for a piece of text, joined and placed as its script asks.

use harfrust::{Buffer, ClusterLevel, Direction, GlyphInfo, GlyphPosition, ShapeOptions, ShaperFont, shape};

use crate::fonts::{self, Number};

/// A glyph, in points.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) id: u16,
    pub(super) advance: f32,
    /// From where it would stand: to the right, and up.
    pub(super) off: [f32; 2],
    /// The text that it stands for; empty where another glyph stands for it.
    pub(super) text: String,
}

/// The glyphs of a piece of text that runs in one direction, from the left.
pub(super) fn glyphs(number: Number, text: &str, size: f32, rtl: bool) -> Vec<Glyph> {
    let Some(font) = fonts::font(number) else { return Vec::new() };
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    // a mark stands for itself when text is copied, not for the letter that bears it
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    // it fails only without a direction
    if shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new()).is_err() {
        return Vec::new();
    }
    let start = |info: &GlyphInfo| usize::try_from(info.cluster).unwrap_or_default();
    let mut starts: Vec<usize> = buffer.glyph_infos().iter().map(start).collect();
    starts.sort_unstable();
    starts.dedup();
    let told = |from: usize| {
        let next = starts.iter().find(|at| **at > from).copied().unwrap_or(text.len());
        text.get(from..next).unwrap_or_default()
    };
    let scale = size / f32::from(font.units_per_em());
    let mut last = None;
    let glyph = |(info, position): (&GlyphInfo, &GlyphPosition)| {
        let cluster = start(info);
        let is_first = last.replace(cluster) != Some(cluster);
        Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or_default(),
            advance: points(position.x_advance, scale),
            off: [points(position.x_offset, scale), points(position.y_offset, scale)],
            text: if is_first { told(cluster).to_owned() } else { String::new() },
        }
    };
    buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(glyph).collect()
}

#[expect(clippy::cast_precision_loss, reason = "units of a font are far below 2^24")]
fn points(units: i32, scale: f32) -> f32 {
    units as f32 * scale
}
