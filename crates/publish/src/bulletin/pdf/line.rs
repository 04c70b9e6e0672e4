//! Lines of text: letters joined, ordered and placed as their scripts ask, and broken where there is no room.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use super::shape::{Glyph, glyphs};
use crate::bulletin::Line;
use crate::fonts::{self, Face, Number};
use crate::page::shown;

/// How text is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Style {
    pub(super) face: Face,
    /// The size in points.
    pub(super) size: f32,
    /// Whether it runs from right to left.
    pub(super) rtl: bool,
}

/// How words differ from those around them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Look {
    /// The class of a mark; empty where it is none.
    pub(super) mark: &'static str,
    pub(super) quiet: bool,
    pub(super) href: Option<String>,
}

/// A line of text, set.
#[derive(Clone, Default, Debug)]
pub(super) struct Set {
    pub(super) runs: Vec<Run>,
    pub(super) width: f32,
}

/// Letters of one font that look alike, from the left.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// From the left end of the line.
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) size: f32,
    pub(super) look: Look,
    pub(super) letters: Letters,
}

/// What a run is made of.
#[derive(Clone, Debug)]
pub(super) enum Letters {
    /// Glyphs of a font.
    Of(Number, Vec<Glyph>),
    /// A shape for which no font has a form: it is drawn.
    Drawn(char),
}

/// Shapes that are drawn.
const DRAWN: [char; 4] = ['■', '□', '✓', '✗'];

/// How wide a drawn shape is, as a part of the size.
const SHAPE: f32 = 0.8;

/// Words and how they look, by where they stand in the text.
struct Words {
    text: String,
    looks: Vec<(Range<usize>, Look)>,
}

impl Words {
    fn of(line: &Line) -> Self {
        let (mut text, mut looks) = (String::new(), Vec::new());
        for piece in &line.pieces {
            let from = text.len();
            let own = shown(&piece.text);
            // the shape and the word of a mark stay together
            let space = if piece.mark.is_empty() { ' ' } else { '\u{a0}' };
            let own: String = own.chars().map(|c| if c == ' ' || is_break(c) { space } else { c }).collect();
            if piece.apart {
                text.extend(['\u{2068}'].into_iter().chain(own.chars()).chain(['\u{2069}']));
            } else {
                text.push_str(&own);
            }
            let look = Look { mark: piece.mark, quiet: piece.quiet, href: piece.href.clone() };
            looks.push((from..text.len(), look));
        }
        Self { text, looks }
    }
}

/// Words with the direction of every letter, before they are broken into lines.
pub(super) struct Paragraph<'w> {
    text: &'w str,
    looks: &'w [(Range<usize>, Look)],
    style: Style,
    levels: BidiInfo<'w>,
}

impl<'w> Paragraph<'w> {
    /// Breaks the words of a line into lines of a width.
    pub(super) fn lines(line: &Line, style: Style, width: f32) -> Vec<Set> {
        Paragraph::of(&Words::of(line), style).broken(width)
    }

    /// How wide the words of a line are: the widest of them, and all of them on one line.
    pub(super) fn widths(line: &Line, style: Style) -> [f32; 2] {
        let words = Words::of(line);
        let paragraph = Paragraph::of(&words, style);
        let each = paragraph.words().into_iter().map(|word| paragraph.set(word).width);
        [each.fold(0.0, f32::max), paragraph.set(0..words.text.len()).width]
    }

    fn of(words: &'w Words, style: Style) -> Self {
        let level = if style.rtl { Level::rtl() } else { Level::ltr() };
        let levels = BidiInfo::new(&words.text, Some(level));
        Self { text: &words.text, looks: &words.looks, style, levels }
    }

    /// Where words stand, without the spaces between them.
    fn words(&self) -> Vec<Range<usize>> {
        let mut words = Vec::new();
        let mut from = None;
        for (at, c) in self.text.char_indices() {
            match (c == ' ', from) {
                (true, Some(start)) => {
                    words.push(start..at);
                    from = None;
                }
                (false, None) => from = Some(at),
                _ => {}
            }
        }
        words.extend(from.map(|start| start..self.text.len()));
        words
    }

    fn broken(&self, width: f32) -> Vec<Set> {
        let mut lines: Vec<(Range<usize>, f32)> = Vec::new();
        let mut end = 0;
        for word in self.words() {
            let space = self.set(end..word.start).width;
            end = word.end;
            let parts = self.parted(word, width);
            let is_whole = parts.len() == 1;
            for (part, wide) in parts {
                match lines.last_mut() {
                    Some((line, full)) if is_whole && *full + space + wide <= width => {
                        line.end = part.end;
                        *full += space + wide;
                    }
                    _ => lines.push((part, wide)),
                }
            }
        }
        lines.into_iter().map(|(line, _)| self.set(line)).collect()
    }

    /// A word that is wider than a line, in parts that are not.
    fn parted(&self, word: Range<usize>, width: f32) -> Vec<(Range<usize>, f32)> {
        let wide = self.set(word.clone()).width;
        if wide <= width {
            return vec![(word, wide)];
        }
        let mut parts: Vec<(Range<usize>, f32)> = Vec::new();
        for (at, c) in self.text.get(word.clone()).unwrap_or_default().char_indices() {
            let own = word.start + at..word.start + at + c.len_utf8();
            let wide = self.set(own.clone()).width;
            match parts.last_mut() {
                Some((part, full)) if *full + wide <= width => {
                    part.end = own.end;
                    *full += wide;
                }
                _ => parts.push((own, wide)),
            }
        }
        parts
    }

    /// Sets a part of it as a line.
    fn set(&self, range: Range<usize>) -> Set {
        let mut set = Set::default();
        let paragraph = self.levels.paragraphs.first().filter(|_| !range.is_empty());
        let Some(paragraph) = paragraph else { return set };
        let (levels, runs) = self.levels.visual_runs(paragraph, range);
        for run in runs {
            let rtl = levels.get(run.start).is_some_and(Level::is_rtl);
            let mut pieces = self.pieces(run, rtl);
            if rtl {
                pieces.reverse();
            }
            for (kind, text, look) in pieces {
                self.add(&mut set, kind, &text, look, rtl);
            }
        }
        set
    }

    /// Text that runs in one direction, in pieces that look alike and that one font has letters for. Marks that only tell a direction have
    /// told it.
    fn pieces(&self, range: Range<usize>, rtl: bool) -> Vec<(Kind, String, Look)> {
        let mut pieces: Vec<(Kind, String, Look)> = Vec::new();
        let numbers = self.style.face.numbers(rtl);
        for (at, c) in self.text.get(range.clone()).unwrap_or_default().char_indices() {
            if is_mark_of_direction(c) {
                continue;
            }
            let look = self.look(range.start + at);
            if let Some((Kind::Font(font), text, own)) = pieces.last_mut()
                && *own == look
                && fonts::has(*font, c)
            {
                text.push(c);
                continue;
            }
            let font = numbers.into_iter().find(|font| fonts::has(*font, c));
            let kind = match font {
                None if DRAWN.contains(&c) => Kind::Shape(c),
                _ => Kind::Font(font.unwrap_or_default()),
            };
            pieces.push((kind, c.to_string(), look));
        }
        pieces
    }

    fn look(&self, at: usize) -> Look {
        let own = self.looks.partition_point(|(range, _)| range.end <= at);
        self.looks.get(own).map(|(_, look)| look.clone()).unwrap_or_default()
    }

    /// Sets a piece at the end of a line.
    fn add(&self, set: &mut Set, kind: Kind, text: &str, look: Look, rtl: bool) {
        let size = if look.quiet { self.style.size * 0.9 } else { self.style.size };
        let (letters, width) = match kind {
            Kind::Shape(c) => (Letters::Drawn(c), size * SHAPE),
            Kind::Font(number) => {
                let glyphs = glyphs(number, text, size, rtl);
                let width = glyphs.iter().map(|glyph| glyph.advance).sum();
                (Letters::Of(number, glyphs), width)
            }
        };
        set.runs.push(Run { x: set.width, width, size, look, letters });
        set.width += width;
    }
}

/// What sets a piece.
#[derive(Clone, Copy)]
enum Kind {
    Font(Number),
    Shape(char),
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\u{2028}' | '\u{2029}')
}

fn is_mark_of_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
