//! Lines: from a byte of a text to a position as an editor counts it, and back.

use kdltree::Span;
use lsp_types::{Position, Range};

/// In which units an editor counts the letters of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Units {
    /// Bytes of UTF-8.
    Bytes,
    /// Words of UTF-16, which is what every editor understands.
    Utf16,
}

/// Where the lines of a text start.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
    units: Units,
}

impl Lines {
    /// Finds the lines of a text. `\n`, `\r\n` and a `\r` alone end one.
    pub(crate) fn of(text: &str, units: Units) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect(), units }
    }

    /// Returns the position of a byte; of the letter that it belongs to, or of the end, where it stands inside one or beyond all.
    pub(crate) fn position(&self, text: &str, byte: usize) -> Position {
        let byte = floor(text, byte);
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let before = text.get(self.start(line, text)..byte).unwrap_or_default();
        let column = match self.units {
            Units::Bytes => before.len(),
            Units::Utf16 => before.encode_utf16().count(),
        };
        Position::new(narrow(line), narrow(column))
    }

    /// Returns the range of a span.
    pub(crate) fn range(&self, text: &str, span: Span) -> Range {
        Range::new(self.position(text, span.start), self.position(text, span.end.max(span.start)))
    }

    /// Returns the byte at a position; the end of the line or of the text where the position lies beyond it.
    pub(crate) fn byte(&self, text: &str, position: Position) -> usize {
        let line = wide(position.line);
        let start = self.start(line, text);
        let end = self.start(line.saturating_add(1), text);
        let line = text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        let (mut units, column) = (0, wide(position.character));
        for (at, letter) in line.char_indices() {
            units += match self.units {
                Units::Bytes => letter.len_utf8(),
                Units::Utf16 => letter.len_utf16(),
            };
            if units > column {
                return start + at;
            }
        }
        start + line.len()
    }

    fn start(&self, line: usize, text: &str) -> usize {
        self.starts.get(line).copied().unwrap_or(text.len())
    }
}

/// Returns the start of the letter that a byte belongs to.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Lines, Units};
    use lsp_types::Position;
    use proptest::prelude::*;

    const TEXT: &str = "name \"وقف\"\r\n💥 x\rend";

    #[test]
    fn a_position_counts_words_of_utf_16() {
        let lines = Lines::of(TEXT, Units::Utf16);
        assert_eq!(lines.position(TEXT, TEXT.find('"').unwrap()), Position::new(0, 5));
        assert_eq!(lines.position(TEXT, TEXT.rfind('"').unwrap()), Position::new(0, 9));
        assert_eq!(lines.position(TEXT, TEXT.find('x').unwrap()), Position::new(1, 3));
        assert_eq!(lines.position(TEXT, TEXT.find("end").unwrap()), Position::new(2, 0));
    }

    #[test]
    fn a_position_counts_bytes_where_that_was_agreed() {
        let lines = Lines::of(TEXT, Units::Bytes);
        assert_eq!(lines.position(TEXT, TEXT.rfind('"').unwrap()), Position::new(0, 12));
        assert_eq!(lines.position(TEXT, TEXT.find('x').unwrap()), Position::new(1, 5));
    }

    #[test]
    fn a_position_beyond_the_text_is_its_end() {
        let lines = Lines::of(TEXT, Units::Utf16);
        assert_eq!(lines.byte(TEXT, Position::new(9, 9)), TEXT.len());
        assert_eq!(lines.byte(TEXT, Position::new(u32::MAX, u32::MAX)), TEXT.len());
        assert_eq!(lines.byte(TEXT, Position::new(0, 99)), TEXT.find('\r').unwrap());
        assert_eq!(lines.byte(TEXT, Position::new(1, 1)), TEXT.find('💥').unwrap());
    }

    proptest! {
        #[test]
        fn every_letter_is_found_again(text in "[ab\"وé💥\r\n]{0,40}", utf16: bool) {
            let lines = Lines::of(&text, if utf16 { Units::Utf16 } else { Units::Bytes });
            for (at, letter) in text.char_indices().filter(|(_, letter)| !"\r\n".contains(*letter)) {
                prop_assert_eq!(lines.byte(&text, lines.position(&text, at)), at, "{:?}", letter);
            }
        }
    }
}
