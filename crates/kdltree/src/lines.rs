//! Strings of several lines, between two lines of `"""`, and the indentation that is taken from them.

use std::borrow::Cow;

use crate::chars::{is_space, newline_len};
use crate::cursor::Reader;
use crate::error::SyntaxError;
use crate::span::Span;
use crate::strings::{Escaped, escaped, unescaped};

impl Reader<'_> {
    /// Reads a string of several lines behind its opening quotes. One that is not closed takes the rest of the file.
    pub(crate) fn lines(&mut self, start: usize, hashes: usize) -> String {
        let opening = self.span_since(start);
        let from = self.pos;
        let Some(end) = self.closing_quotes(hashes) else {
            let quotes = if hashes > 0 { "`\"\"\"` and its `#`" } else { "`\"\"\"`" };
            self.report(
                SyntaxError::new("kdl::unclosed-string", opening, "this text of several lines is not closed")
                    .help(format!("write {quotes} on a line of its own where it ends")),
            );
            return String::new();
        };
        let whole = self.text.get(from..end).unwrap_or_default();
        let Some(body) = whole.get(newline_len(whole.as_bytes())..).filter(|body| body.len() < whole.len())
        else {
            let span = self.span_since(start);
            self.report(
                SyntaxError::new(
                    "kdl::multi-line-quotes",
                    span,
                    "text stands behind `\"\"\"` on the same line",
                )
                .help("begin the text on the next line; for text on one line write one `\"`"),
            );
            return whole.to_owned();
        };
        let at = end - body.len();
        let joined = if hashes > 0 { Cow::Borrowed(body) } else { joined(body) };
        // Where lines were joined, a place in `joined` is no place in the file: the whole string is pointed at then.
        let place = |line: Span| match joined {
            Cow::Borrowed(_) => Span::new(at + line.start, at + line.end),
            Cow::Owned(_) => Span::new(start, self.pos),
        };
        let (value, problem) = dedented(&joined);
        if let Some(error) = problem.map(|problem| problem.error(place)) {
            self.report(error);
        }
        if hashes > 0 || !value.contains('\\') { value } else { unescaped(&value) }
    }

    /// Moves past the closing quotes, and returns where they begin. Reports wrong escapes on the way.
    fn closing_quotes(&mut self, hashes: usize) -> Option<usize> {
        loop {
            let rest = self.rest();
            self.pos += rest.iter().position(|&b| b == b'"' || (b == b'\\' && hashes == 0))?;
            let start = self.pos;
            if self.starts_with("\"\"\"") {
                self.pos += 3;
                // Of four quotes in a raw string the last three may be the closing ones.
                if self.closing_hashes(hashes) {
                    return Some(start);
                }
                if self.pos == start + 3 {
                    self.pos = start + 1;
                }
            } else if self.peek() == Some(b'"') {
                self.pos += 1;
            } else {
                let (Escaped::Char(_, len) | Escaped::Nothing(len), problem) =
                    escaped(self.text.get(start..).unwrap_or_default());
                self.pos += len;
                if let Some(problem) = problem {
                    self.report_escape(problem, self.span_since(start));
                }
            }
        }
    }
}

/// What is wrong with the lines of a string; spans count from the start of its first line.
enum LinesProblem {
    /// Text stands on the line of the closing quotes.
    TextBeforeQuotes(Span),
    /// A line does not begin with the spaces that the closing quotes stand behind.
    Indentation(Span),
}

impl LinesProblem {
    fn error(self, place: impl Fn(Span) -> Span) -> SyntaxError {
        match self {
            Self::TextBeforeQuotes(line) => {
                SyntaxError::new("kdl::multi-line-quotes", place(line), "text stands before the closing `\"\"\"`")
                    .help("write the closing `\"\"\"` on a line of its own")
            }
            Self::Indentation(line) => SyntaxError::new(
                "kdl::indentation",
                place(line),
                "this line of the text is not indented like the `\"\"\"` that closes it",
            )
            .help("begin it with the same spaces and tabs as the closing line, or move the closing line to the left"),
        }
    }
}

/// Returns the text of `body`, which ends before the closing quotes, without the indentation of its last line.
fn dedented(body: &str) -> (String, Option<LinesProblem>) {
    let start_of_last = body.rfind(crate::chars::is_newline).map_or(0, |at| at + newline_start_len(body, at));
    let (lines, indentation) = body.split_at_checked(start_of_last).unwrap_or((body, ""));
    if indentation.contains(|letter| !is_space(letter)) {
        let problem = LinesProblem::TextBeforeQuotes(Span::new(start_of_last, body.len()));
        return (body.to_owned(), Some(problem));
    }
    let mut value = String::with_capacity(lines.len());
    let mut problem = None;
    let mut first = true;
    for (start, line) in Lines::of(lines) {
        if !std::mem::take(&mut first) {
            value.push('\n');
        }
        if let Some(text) = line.strip_prefix(indentation) {
            if text.contains(|letter| !is_space(letter)) {
                value.push_str(text);
            }
        } else if line.contains(|letter| !is_space(letter)) {
            value.push_str(line);
            problem.get_or_insert(LinesProblem::Indentation(Span::new(start, start + line.len())));
        }
    }
    (value, problem)
}

/// Returns the lines of a string from what stands between its quotes, without their indentation and with their escapes.
///
/// None where an escaped newline joins lines, since these cannot be moved one by one.
pub(crate) fn unindented(between: &str, raw: bool) -> Option<String> {
    let body = between.get(newline_len(between.as_bytes())..)?;
    let movable = raw || matches!(joined(body), Cow::Borrowed(_));
    movable.then(|| dedented(body).0)
}

/// Returns the bytes of the newline at `at`.
fn newline_start_len(text: &str, at: usize) -> usize {
    newline_len(text.as_bytes().get(at..).unwrap_or_default())
}

/// Returns `body` without its escaped spaces and newlines; the other escapes stay as they are.
fn joined(body: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(body);
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = body.get(at..).and_then(|rest| rest.find('\\')) {
        let start = at + found;
        match escaped(body.get(start..).unwrap_or_default()).0 {
            Escaped::Char(_, len) => at = start + len,
            Escaped::Nothing(len) => {
                at = start + len;
                if matches!(kept, Cow::Borrowed(_)) {
                    kept = Cow::Owned(String::with_capacity(body.len()));
                }
                kept.to_mut().push_str(body.get(copied..start).unwrap_or_default());
                copied = at;
            }
        }
    }
    if let Cow::Owned(text) = &mut kept {
        text.push_str(body.get(copied..).unwrap_or_default());
    }
    kept
}

/// The lines of a text, each with the byte it starts at. Every line ends with a newline, which is not part of it.
pub(crate) struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..)?;
        let len = rest.find(crate::chars::is_newline)?;
        let start = self.at;
        self.at += len + newline_start_len(rest, len);
        Some((start, rest.get(..len)?))
    }
}
