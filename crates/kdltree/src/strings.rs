//! Strings in quotes: on one line, raw or with escapes. Those of several lines are in [`crate::lines`].

use crate::chars::{is_newline, is_space, may_begin_newline, newline_len, space_len};
use crate::cursor::Reader;
use crate::error::SyntaxError;
use crate::span::Span;

impl Reader<'_> {
    /// Reads the string here, which begins with `hashes` times `#` and a `"`, and moves past it.
    ///
    /// What is wrong with it is reported, and the nearest text to what is written is returned.
    pub(crate) fn string(&mut self, hashes: usize) -> String {
        let start = self.pos;
        self.pos += hashes;
        if self.starts_with("\"\"\"") {
            self.pos += 3;
            return self.lines(start, hashes);
        }
        self.pos += 1;
        if hashes > 0 { self.raw(start, hashes) } else { self.quoted(start) }
    }

    fn quoted(&mut self, start: usize) -> String {
        let mut value = String::new();
        loop {
            let from = self.pos;
            let rest = self.rest();
            self.pos += rest
                .iter()
                .position(|&byte| byte == b'"' || byte == b'\\' || may_begin_newline(byte))
                .unwrap_or(rest.len());
            value.push_str(self.since(from));
            match self.peek() {
                Some(b'"') => {
                    self.pos += 1;
                    return value;
                }
                Some(b'\\') => value.extend(self.escape()),
                Some(_) if !self.at_newline() => value.extend(self.skip_char()),
                _ => {
                    let cut = self.unclosed_on_line(start, from);
                    value.truncate(value.len().saturating_sub(cut));
                    return value;
                }
            }
        }
    }

    fn raw(&mut self, start: usize, hashes: usize) -> String {
        let from = self.pos;
        loop {
            let rest = self.rest();
            self.pos +=
                rest.iter().position(|&byte| byte == b'"' || may_begin_newline(byte)).unwrap_or(rest.len());
            let end = self.pos;
            if self.peek() == Some(b'"') {
                self.pos += 1;
                if self.closing_hashes(hashes) {
                    return self.text.get(from..end).unwrap_or_default().to_owned();
                }
            } else if self.peek().is_none() || self.at_newline() {
                let cut = self.unclosed_on_line(start, from);
                return self.text.get(from..end.saturating_sub(cut)).unwrap_or_default().to_owned();
            } else {
                self.skip_char();
            }
        }
    }

    /// Moves past up to `hashes` times `#`; tells whether there were so many.
    pub(crate) fn closing_hashes(&mut self, hashes: usize) -> bool {
        let found = self.rest().iter().take(hashes).take_while(|&&byte| byte == b'#').count();
        self.pos += found;
        found == hashes
    }

    /// Reports a string that its line does not close.
    ///
    /// Where the line ends with `{`, the string is taken to end before it, so that the block is not lost too. Returns how
    /// many bytes of what was read since `from` do not belong to the string then.
    fn unclosed_on_line(&mut self, start: usize, from: usize) -> usize {
        let (span, end) = (self.span_since(start), self.pos);
        if let Some(kept) = self.since(from).trim_end_matches(is_space).strip_suffix('{') {
            self.pos = from + kept.len();
        }
        let cut = end - self.pos;
        self.report(
            SyntaxError::new("kdl::unclosed-string", span, "this text in quotes is not closed on its line")
                .help("write `\"` where it ends; text of several lines stands between two lines of `\"\"\"`"),
        );
        cut
    }

    /// Reads an escape, and moves past it.
    fn escape(&mut self) -> Option<char> {
        let start = self.pos;
        let (value, problem) = escaped(self.text.get(start..).unwrap_or_default());
        let len = match value {
            Escaped::Char(_, len) | Escaped::Nothing(len) => len,
        };
        self.pos += len;
        if let Some(problem) = problem {
            self.report_escape(problem, self.span_since(start));
        }
        match value {
            Escaped::Char(letter, _) => Some(letter),
            Escaped::Nothing(_) => None,
        }
    }

    /// Reports `problem` with the escape at `span`.
    pub(crate) fn report_escape(&mut self, problem: EscapeProblem, span: Span) {
        let written = crate::error::shown(span.of(self.text));
        let (message, help) = match problem {
            EscapeProblem::Unknown(letter) => (
                format!("`{written}` has no meaning in quotes"),
                match letter {
                    '/' => "write `/`; it needs no `\\`",
                    '\'' => "write `'`; it needs no `\\`",
                    'u' => "write `\\u{…}` with one to six hexadecimal digits",
                    'x' | '0' => "write `\\u{…}` with the number of the character",
                    _ => "write `\\\\` for a `\\`, or put `#` round the quotes: `#\"…\"#`",
                },
            ),
            EscapeProblem::NoCharacter => (
                format!("`{written}` is not the number of a character"),
                "the numbers go up to `\\u{10ffff}`, without those from `d800` to `dfff`",
            ),
        };
        self.report(SyntaxError::new("kdl::bad-escape", span, message).help(help));
    }
}

/// What an escape stands for, and how many bytes it has.
pub(crate) enum Escaped {
    Char(char, usize),
    /// `\` and the spaces and newlines behind it.
    Nothing(usize),
}

/// Why an escape stands for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EscapeProblem {
    Unknown(char),
    NoCharacter,
}

/// Returns what the escape at the start of `text` stands for. One that is wrong stands for the character after its `\`.
pub(crate) fn escaped(text: &str) -> (Escaped, Option<EscapeProblem>) {
    let rest = text.get(1..).unwrap_or_default();
    let Some(letter) = rest.chars().next() else {
        return (Escaped::Nothing(text.len()), None);
    };
    let simple = match letter {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{C}',
        's' => ' ',
        '"' | '\\' => letter,
        'u' => return unicode(rest),
        _ if is_space(letter) || is_newline(letter) => return (Escaped::Nothing(1 + blank_len(rest)), None),
        _ => {
            let unknown = EscapeProblem::Unknown(letter);
            return (Escaped::Char(letter, 1 + letter.len_utf8()), Some(unknown));
        }
    };
    (Escaped::Char(simple, 2), None)
}

/// Reads `u{1F54A}`, whose `\` has been passed.
fn unicode(text: &str) -> (Escaped, Option<EscapeProblem>) {
    let digits = text.get(2..).unwrap_or_default();
    let len = digits.bytes().take(7).take_while(u8::is_ascii_hexdigit).count();
    let closed = text.starts_with("u{") && digits.as_bytes().get(len) == Some(&b'}');
    if !closed || len == 0 || len > 6 {
        return (Escaped::Char('u', 2), Some(EscapeProblem::Unknown('u')));
    }
    let number = digits.get(..len).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match number.and_then(char::from_u32) {
        Some(letter) => (Escaped::Char(letter, len + 4), None),
        None => (Escaped::Char(char::REPLACEMENT_CHARACTER, len + 4), Some(EscapeProblem::NoCharacter)),
    }
}

/// Returns how many bytes of spaces and newlines `text` begins with.
fn blank_len(text: &str) -> usize {
    let mut len = 0;
    while let Some(rest) = text.as_bytes().get(len..) {
        match newline_len(rest) + space_len(rest) {
            0 => break,
            step => len += step,
        }
    }
    len
}

/// Returns `text` with its escapes replaced.
pub(crate) fn unescaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (plain, from) = rest.split_at(at);
        value.push_str(plain);
        let len = match escaped(from).0 {
            Escaped::Char(letter, len) => {
                value.push(letter);
                len
            }
            Escaped::Nothing(len) => len,
        };
        rest = from.get(len..).unwrap_or_default();
    }
    value.push_str(rest);
    value
}

/// Returns `text` as a quoted KDL string, which reads back as `text`.
///
/// ```
/// assert_eq!(kdltree::quoted("say \"no\"\n"), r#""say \"no\"\n""#);
/// ```
pub fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            _ if is_newline(letter) || crate::chars::is_banned(letter) => {
                written.extend(letter.escape_unicode());
            }
            _ => written.push(letter),
        }
    }
    written.push('"');
    written
}
