//! Excerpts: the lines about a place in a file, however long they are, cut to what a person can read.

use std::ops::Range;

use casefile::SourceFile;
use kdltree::Span;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::words::is_unseen;

/// Letters of a line that are shown in all.
const LINE: usize = 200;
/// Letters before the place on its line.
const BEFORE: usize = 60;
/// Letters of the place itself.
const INSIDE: usize = 100;
/// Letters of a message, an advice or a label.
const SENTENCE: usize = 1_000;

/// Counts the lines of one file, on from the last place where it was asked: places come in their order, and files may be long.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// How far was counted.
    to: usize,
    /// How many lines end before that.
    count: usize,
}

impl Lines {
    /// How many lines of `text` end before the byte `end`.
    fn before(&mut self, text: &str, end: usize) -> usize {
        if end < self.to {
            *self = Self::default();
        }
        let between = text.get(self.to..end).unwrap_or_default();
        *self = Self { to: end, count: self.count + between.matches('\n').count() };
        self.count
    }
}

/// The line of a place with the one before and the one after it.
#[derive(Debug)]
pub(crate) struct Excerpt {
    /// Where the place stands in the excerpt.
    pub(crate) marked: Range<usize>,
    text: String,
    path: String,
    /// The number of the first line shown, from 0.
    first: usize,
    /// The line and the column of the place in the whole file, from 0; the column in letters.
    place: (usize, usize),
}

impl Excerpt {
    /// Takes the excerpt about `span`; of a place of several lines, about the first. `lines` has counted in this file alone.
    pub(crate) fn of(file: &SourceFile, span: Span, lines: &mut Lines) -> Self {
        let text = &*file.text;
        let start = text.floor_char_boundary(span.start.min(text.len()));
        let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
        let head = before.rfind('\n').map_or(0, |newline| newline + 1);
        let (above, before) = before.split_at_checked(head).unwrap_or((before, ""));
        let (after, below) = after.split_once('\n').unwrap_or((after, ""));
        let long = after.floor_char_boundary(span.end.saturating_sub(start).min(after.len()));
        let (inside, after) = after.split_at_checked(long).unwrap_or((after, ""));

        let mut excerpt = String::new();
        let line = lines.before(text, head);
        let one_above = above.strip_suffix('\n').map(|above| above.rsplit('\n').next().unwrap_or_default());
        if let Some(one) = one_above {
            push_first(&mut excerpt, one, LINE);
            excerpt.push('\n');
        }
        let used = push_last(&mut excerpt, before, BEFORE);
        let marked = excerpt.len();
        let used = used + push_first(&mut excerpt, inside, INSIDE);
        let marked = marked..excerpt.len();
        if inside.chars().nth(INSIDE).is_none() {
            push_first(&mut excerpt, after, LINE.saturating_sub(used));
        }
        if let Some(one) = below.lines().next() {
            excerpt.push('\n');
            push_first(&mut excerpt, one, LINE);
        }
        Self {
            marked,
            text: excerpt,
            path: file.path.to_string(),
            first: line.saturating_sub(usize::from(one_above.is_some())),
            place: (line, before.chars().count()),
        }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let part = self.text.read_span(span, before, after)?;
        // without lines about it, it is asked where the place is
        let (line, column) = if before == 0 { self.place } else { (part.line() + self.first, part.column()) };
        let lines = part.line_count();
        let contents =
            MietteSpanContents::new_named(self.path.clone(), part.data(), *part.span(), line, column, lines);
        Ok(Box::new(contents))
    }
}

/// A sentence of a length that a person can read.
pub(crate) fn clipped(sentence: &str) -> String {
    let mut clipped = String::new();
    push_first(&mut clipped, sentence, SENTENCE);
    clipped
}

/// Pushes the first letters, and a mark where there are more; returns how many letters it pushed.
fn push_first(out: &mut String, text: &str, most: usize) -> usize {
    let end = text.char_indices().nth(most).map_or(text.len(), |(end, _)| end);
    let shown = text.get(..end).unwrap_or_default();
    out.extend(shown.chars().map(seen));
    if end < text.len() {
        out.push('…');
    }
    shown.chars().count()
}

/// Pushes the last letters, with a mark before them where there are more; returns how many letters it pushed.
fn push_last(out: &mut String, text: &str, most: usize) -> usize {
    let start = text.char_indices().rev().nth(most.saturating_sub(1)).map_or(0, |(start, _)| start);
    let shown = text.get(start..).unwrap_or_default();
    if start > 0 {
        out.push('…');
    }
    out.extend(shown.chars().map(seen));
    shown.chars().count()
}

fn seen(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        '\r' => ' ',
        c if is_unseen(c) => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Lines, Span};
    use casefile::SourceFile;
    use miette::SourceCode;

    fn of(text: &str, start: usize, end: usize) -> Excerpt {
        Excerpt::of(&SourceFile::new("a.kdl", text), Span { start, end }, &mut Lines::default())
    }

    #[test]
    fn a_short_line_is_shown_whole_between_its_neighbours() {
        let excerpt = of("one\ntwo\nthree four\nfive\nsix", 14, 18);
        assert_eq!(excerpt.text, "two\nthree four\nfive");
        assert_eq!(excerpt.text.get(excerpt.marked.clone()), Some("four"));
        assert_eq!((excerpt.first, excerpt.place), (1, (2, 6)));
        let asked = excerpt.read_span(&excerpt.marked.clone().into(), 1, 1).unwrap();
        assert_eq!((asked.line(), asked.name()), (1, Some("a.kdl")));
    }

    #[test]
    fn lines_are_counted_on_and_anew() {
        let (text, mut lines) = ("a\nb\nc\nd", Lines::default());
        assert_eq!([2, 2, 6, 4, 0, 6].map(|end| lines.before(text, end)), [1, 1, 3, 2, 0, 3]);
    }

    #[test]
    fn a_long_line_is_cut_about_the_place() {
        let text = format!("{}\n{}here{}", "ж".repeat(900), "ж".repeat(5_000), "ж".repeat(9_000));
        let start = 1_801 + 10_000;
        for end in [start, start + 4, text.len()] {
            let excerpt = of(&text, start, end);
            assert!(excerpt.text.lines().all(|line| line.chars().count() <= 203), "{}", excerpt.text);
            let marked = excerpt.text.get(excerpt.marked.clone()).unwrap();
            assert!(marked.is_empty() || marked.starts_with("here"));
            assert_eq!(excerpt.place, (1, 5_000));
        }
    }

    #[test]
    fn odd_places_are_borne() {
        for (text, start, end) in [("", 0, 0), ("é", 1, 9), ("a\n", 2, 2), ("a\r\nb\u{1b}[1m", 0, 7)] {
            let excerpt = of(text, start, end);
            assert!(excerpt.text.get(excerpt.marked.clone()).is_some());
            assert!(!excerpt.text.contains('\u{1b}'));
        }
    }
}
