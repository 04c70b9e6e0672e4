//! Tokens: a text in pieces, however broken it is.
//!
//! This is no second reader of KDL: it knows just enough to say in which node and at which value a cursor stands while a line is
//! half written. A quoted string that is not closed ends with its line.

use kdltree::Span;

/// A piece of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) what: What,
    /// Where it stands.
    pub(crate) span: Span,
}

/// What a piece of a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum What {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// The end of a line, or `;`.
    End,
    /// `=`.
    Equals,
    /// A word, a number, a string: what it says without its quotes.
    Word {
        /// What stands between the quotes.
        content: Span,
        /// Whether it has quotes.
        quoted: bool,
    },
    /// A comment.
    Comment {
        /// Whether it goes to the end of its line.
        line: bool,
    },
}

/// Reads a text piece by piece; spaces are passed over.
#[derive(Debug)]
pub(crate) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// Starts at the beginning of a text.
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes on to the first letter that is not of this sort, and returns where that is.
    fn skip(&mut self, of: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        self.at += rest.find(|letter| !of(letter)).unwrap_or(rest.len());
        self.at
    }

    /// A line that ends in `\` goes on.
    fn continued(&mut self) {
        self.at += 1;
        self.skip(is_space);
        if self.rest().starts_with("//") {
            self.skip(|letter| !is_line_end(letter));
        }
        if self.rest().starts_with("\r\n") {
            self.at += 2;
        } else if let Some(letter) = self.rest().chars().next().filter(|letter| is_line_end(*letter)) {
            self.at += letter.len_utf8();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                (depth, self.at) = (depth + 1, self.at + 2);
            } else if rest.starts_with("*/") {
                (depth, self.at) = (depth.saturating_sub(1), self.at + 2);
            } else {
                let letter = rest.chars().next();
                self.at += letter.map_or(0, char::len_utf8);
            }
            if depth == 0 || self.at >= self.text.len() {
                return;
            }
        }
    }

    /// A string whose first quote stands here, behind so many `#`.
    fn string(&mut self, hashes: usize) -> What {
        let fence = "#".repeat(hashes);
        let many = self.rest().starts_with("\"\"\"");
        let quotes = if many { "\"\"\"" } else { "\"" };
        self.at += quotes.len();
        let start = self.at;
        let end = format!("{quotes}{fence}");
        let mut escaped = false;
        let rest = self.rest();
        for (at, letter) in rest.char_indices() {
            if escaped {
                escaped = false;
            } else if rest.get(at..).is_some_and(|rest| rest.starts_with(&end)) {
                self.at = start + at + end.len();
                return What::Word { content: Span::new(start, start + at), quoted: true };
            } else if !many && is_line_end(letter) {
                self.at = start + at;
                return What::Word { content: Span::new(start, start + at), quoted: true };
            } else {
                escaped = hashes == 0 && letter == '\\';
            }
        }
        self.at = self.text.len();
        What::Word { content: Span::new(start, self.at), quoted: true }
    }

    /// A word without quotes, or a string with `#` before its quotes.
    fn word(&mut self) -> What {
        let start = self.at;
        let quote = self.skip(|letter| letter == '#');
        if quote > start && self.rest().starts_with('"') {
            return self.string(quote - start);
        }
        let end = self.skip(|letter| !ends_word(letter)).max(start);
        if end == start {
            // something that has no place here, as a lonely `]`
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        What::Word { content: Span::new(start, self.at), quoted: false }
    }

    fn one(&mut self, what: What) -> What {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        what
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.skip(is_space);
            let rest = self.rest();
            let what = match rest.chars().next()? {
                letter if is_line_end(letter) => self.one(What::End),
                ';' => self.one(What::End),
                '{' => self.one(What::Open),
                '}' => self.one(What::Close),
                '=' => self.one(What::Equals),
                '"' => self.string(0),
                '/' if rest.starts_with("//") => {
                    self.skip(|letter| !is_line_end(letter));
                    What::Comment { line: true }
                }
                '/' if rest.starts_with("/*") => {
                    self.block_comment();
                    What::Comment { line: false }
                }
                '/' if rest.starts_with("/-") => {
                    self.at += 2;
                    continue;
                }
                '\\' => {
                    self.continued();
                    continue;
                }
                '(' => {
                    let line = rest.find(is_line_end).unwrap_or(rest.len());
                    let closed = rest.find(')').filter(|end| *end < line);
                    self.at += closed.map_or(line, |end| end + 1);
                    continue;
                }
                _ => self.word(),
            };
            return Some(Token { what, span: Span::new(start, self.at) });
        }
    }
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_space(letter: char) -> bool {
    (letter.is_whitespace() && !is_line_end(letter)) || letter == '\u{FEFF}'
}

fn ends_word(letter: char) -> bool {
    is_space(letter) || is_line_end(letter) || "\\/(){};[]=\"#".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::{Tokens, What};
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let content = |token: super::Token| match token.what {
            What::Word { content, .. } => content.of(text),
            _ => token.span.of(text),
        };
        Tokens::of(text).map(content).collect()
    }

    #[test]
    fn a_line_falls_into_its_words() {
        assert_eq!(
            words("clause \"a\\\"b\" cites=\"x\" { // no\n  (t)by #\"a\"b\"# #true; }"),
            ["clause", "a\\\"b", "cites", "=", "x", "{", "// no", "\n", "by", "a\"b", "#true", ";", "}"]
        );
    }

    #[test]
    fn a_string_that_is_not_closed_ends_with_its_line() {
        assert_eq!(words("by \"sa\non \"x\""), ["by", "sa", "\n", "on", "x"]);
    }

    #[test]
    fn a_string_of_many_lines_and_comments_are_passed_over() {
        assert_eq!(
            words("a \"\"\"\n{ b\n\"\"\" /* { /* } */ */ c"),
            ["a", "\n{ b\n", "/* { /* } */ */", "c"]
        );
        assert_eq!(words("a \\ // on\n b"), ["a", "b"]);
    }

    proptest! {
        #[test]
        fn every_text_comes_to_an_end(text in "[a\"#{}()/*\\\\=;\n وé💥\\]-]{0,60}") {
            let mut last = 0;
            for token in Tokens::of(&text) {
                prop_assert!(token.span.start >= last && token.span.end > token.span.start);
                prop_assert!(text.get(token.span.start..token.span.end).is_some());
                last = token.span.end;
            }
        }
    }
}
