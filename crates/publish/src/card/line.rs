//! Lines of text: letters joined, ordered and placed as their scripts ask, measured, and broken where they are too long.

use harfrust::{Buffer, Direction, Font, GlyphId, ShapeOptions, ShaperFont, shape};
use unicode_bidi::{BidiInfo, Level};

use crate::fonts::Face;

/// How text is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Style {
    pub(super) face: Face,
    /// The size in pixels.
    pub(super) size: f32,
    /// Whether it runs from right to left.
    pub(super) rtl: bool,
}

/// A line of text, set.
#[derive(Clone, Default)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    /// How wide it is in pixels.
    pub(super) width: f32,
    /// The characters for which no font has a form.
    pub(super) missing: Vec<char>,
}

/// A letter in its place: pixels from the left end of the line, and up from where letters stand.
#[derive(Clone)]
pub(super) struct Glyph {
    pub(super) font: &'static Font,
    pub(super) id: GlyphId,
    pub(super) x: f32,
    pub(super) y: f32,
}

/// The dots that stand for what is left out.
const REST: char = '…';

impl Style {
    /// Sets one line.
    pub(super) fn line(self, text: &str) -> Line {
        let mut line = Line::default();
        // sentences isolate what they name, also where one stands in another: then none of it has a direction of its own, and days are
        // turned around; without the marks, letters tell
        let text: String = text.chars().filter(|c| !is_mark_of_direction(*c)).collect();
        let text = text.as_str();
        let level = if self.rtl { Level::rtl() } else { Level::ltr() };
        let bidi = BidiInfo::new(text, Some(level));
        let Some(paragraph) = bidi.paragraphs.first() else { return line };
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let rtl = levels.get(run.start).is_some_and(Level::is_rtl);
            let mut pieces = self.pieces(text.get(run).unwrap_or_default(), rtl);
            if rtl {
                pieces.reverse();
            }
            for (font, piece) in pieces {
                self.set(&mut line, font, &piece, rtl);
            }
        }
        line
    }

    /// Breaks text into lines of some width, as few and as even as can be. What does not fit into so many lines is left out, and told by dots.
    pub(super) fn lines(self, text: &str, width: f32, most: usize) -> (Vec<Line>, bool) {
        let words = Words::of(self, text);
        let (mut lines, is_whole) = words.broken(width, most);
        if is_whole {
            // the narrowest that takes no more lines: no word is left alone at the end
            let narrower = (12..20).map(|twentieths: u8| width * f32::from(twentieths) / 20.0);
            let even = narrower.map(|width| words.broken(width, lines.len())).find(|(_, is_whole)| *is_whole);
            lines = even.map_or(lines, |(even, _)| even);
        } else if let Some(last) = lines.last_mut() {
            *last = self.cut(last, width);
        }
        (lines.iter().map(|line| self.line(line)).collect(), is_whole)
    }

    /// Whether a text has room in so many lines.
    pub(super) fn fits(self, text: &str, width: f32, most: usize) -> bool {
        Words::of(self, text).broken(width, most).1
    }

    /// How wide a text is.
    fn width(self, text: &str) -> f32 {
        self.line(text).width
    }

    /// As much of a line as has room before the dots.
    fn cut(self, line: &str, width: f32) -> String {
        let mut kept: Vec<&str> = line.split(' ').collect();
        loop {
            let cut = format!("{}{REST}", kept.join(" ").trim_end_matches([',', '.', ';', ':', '،', '؛']));
            if kept.len() <= 1 || self.width(&cut) <= width {
                return cut;
            }
            kept.pop();
        }
    }

    /// Text that runs in one direction, in pieces that one font has letters for; a font is kept as long as it does.
    fn pieces(self, text: &str, rtl: bool) -> Vec<(&'static Font, String)> {
        let mut pieces: Vec<(&'static Font, String)> = Vec::new();
        let fonts = self.face.fonts(rtl);
        let has = |font: &Font, c: char| font.charmap().map_unicode(c).is_some();
        for c in text.chars() {
            if let Some((font, piece)) = pieces.last_mut()
                && has(font, c)
            {
                piece.push(c);
                continue;
            }
            let font = fonts.clone().find(|font| has(font, c)).or_else(|| fonts.clone().next());
            pieces.extend(font.map(|font| (font, c.to_string())));
        }
        pieces
    }

    /// Sets a piece at the end of a line.
    fn set(self, line: &mut Line, font: &'static Font, piece: &str, rtl: bool) {
        let mut buffer = Buffer::new();
        buffer.push_str(piece);
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.guess_segment_properties();
        // it fails only without a direction
        if shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new()).is_err() {
            return;
        }
        let scale = self.size / f32::from(font.units_per_em());
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            if info.glyph_id == 0 {
                let rest = usize::try_from(info.cluster).ok().and_then(|at| piece.get(at..));
                line.missing.extend(rest.and_then(|rest| rest.chars().next()));
            }
            let (x, y) = (pixels(position.x_offset, scale), pixels(position.y_offset, scale));
            line.glyphs.push(Glyph { font, id: GlyphId::new(info.glyph_id), x: line.width + x, y });
            line.width += pixels(position.x_advance, scale);
        }
    }
}

/// Words with how wide they are, measured once.
struct Words {
    all: Vec<(String, f32)>,
    space: f32,
    style: Style,
}

impl Words {
    fn of(style: Style, text: &str) -> Self {
        let words = text.split_whitespace().map(|word| (word.to_owned(), style.width(word)));
        Self { all: words.collect(), space: style.width(" "), style }
    }

    /// The words of each line, and whether all of them have room.
    fn broken(&self, width: f32, most: usize) -> (Vec<String>, bool) {
        let mut lines: Vec<(String, f32)> = Vec::new();
        for (word, wide) in self.all.iter().flat_map(|word| self.parted(word, width)) {
            let is_full = lines.len() == most;
            match lines.last_mut() {
                Some((line, full)) if *full + self.space + wide <= width => {
                    line.push(' ');
                    line.push_str(&word);
                    *full += self.space + wide;
                }
                _ if is_full => return (told(lines), false),
                _ => lines.push((word, wide)),
            }
        }
        (told(lines), true)
    }

    /// A word that is wider than a line, in parts that are not.
    fn parted(&self, (word, wide): &(String, f32), width: f32) -> Vec<(String, f32)> {
        if *wide <= width {
            return vec![(word.clone(), *wide)];
        }
        let mut parts: Vec<(String, f32)> = Vec::new();
        for c in word.chars() {
            let own = self.style.width(c.encode_utf8(&mut [0; 4]));
            match parts.last_mut() {
                Some((part, full)) if *full + own <= width => {
                    part.push(c);
                    *full += own;
                }
                _ => parts.push((c.to_string(), own)),
            }
        }
        parts
    }
}

fn told(lines: Vec<(String, f32)>) -> Vec<String> {
    lines.into_iter().map(|(line, _)| line).collect()
}

/// Marks that only tell a direction are not seen.
fn is_mark_of_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[expect(clippy::cast_precision_loss, reason = "units of a font are far below 2^24")]
fn pixels(units: i32, scale: f32) -> f32 {
    units as f32 * scale
}
