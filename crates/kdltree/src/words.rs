//! Bare words, keywords and numbers: everything that an entry may be without quotes.

use crate::Value;
use crate::chars::{keyword, looks_like_number, word_len};
use crate::cursor::{Lost, Reader};
use crate::error::{SyntaxError, shown};
use crate::numbers::{NumberProblem, number};
use crate::span::{Span, Spanned};

/// What a string, a word or a number turned out to be.
pub(crate) enum Scalar {
    Text(String),
    /// `true` and the like without their `#`: an error, but what is meant depends on where it stands.
    BareKeyword(&'static str, Value),
    Other(Value),
}

/// Whether a word begins with a quotation mark of a word processor.
pub(crate) fn is_curly(word: &str) -> bool {
    word.starts_with(['“', '”', '„', '‟', '«', '»'])
}

/// Whether a quotation mark closes what another one opened.
fn closes(open: char, mark: char) -> bool {
    match open {
        '«' => mark == '»',
        '»' => mark == '«',
        _ => matches!(mark, '“' | '”' | '‟'),
    }
}

const KEYWORDS: [&str; 6] = ["true", "false", "null", "inf", "-inf", "nan"];

impl Reader<'_> {
    /// Reads a string, word, number or keyword; `wanted` says in an error what should have been there.
    pub(crate) fn scalar(&mut self, wanted: &str) -> Result<Spanned<Scalar>, Lost> {
        let start = self.pos;
        let scalar = match self.rest() {
            [b'"', ..] => Scalar::Text(self.string(0)),
            [b'#', ..] => match self.raw_hashes() {
                Some(hashes) => Scalar::Text(self.string(hashes)),
                None => Scalar::Other(self.keyword()?),
            },
            rest => match word_len(rest) {
                0 => return Err(self.unexpected(wanted)),
                len => {
                    self.pos += len;
                    self.word(start)?
                }
            },
        };
        Ok(Spanned::new(scalar, self.span_since(start)))
    }

    /// Returns how many `#` stand here when a `"` follows them.
    pub(crate) fn raw_hashes(&self) -> Option<usize> {
        let rest = self.rest();
        let hashes = rest.iter().take_while(|&&byte| byte == b'#').count();
        (rest.get(hashes) == Some(&b'"')).then_some(hashes)
    }

    fn word(&mut self, start: usize) -> Result<Scalar, Lost> {
        if is_curly(self.since(start)) {
            return Ok(Scalar::Text(self.curly(start)));
        }
        let (word, span) = (self.since(start), self.span_since(start));
        if looks_like_number(word.as_bytes()) {
            return self.number(word, span).map(Scalar::Other);
        }
        if let Some((name, value)) = KEYWORDS.iter().find(|&&name| name == word).zip(keyword(word)) {
            return Ok(Scalar::BareKeyword(name, value));
        }
        if word == "r" && matches!(self.peek(), Some(b'"' | b'#')) {
            self.report(
                SyntaxError::new("kdl::old-raw-string", span, "text in quotes does not begin with `r`")
                    .help("write `\"…\"`, or `#\"…\"#` where a `\\` is meant as it stands; the `r` belongs to KDL 1"),
            );
            return Err(Lost::Line);
        }
        Ok(Scalar::Text(word.to_owned()))
    }

    /// Reads text between the quotation marks of a word processor, of which only the first word was read, and reports them.
    fn curly(&mut self, start: usize) -> String {
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let open = line.chars().next().unwrap_or('“');
        let is_end = |(at, c): &(usize, char)| *at > 0 && closes(open, *c);
        let close = line.char_indices().find(is_end);
        let end = close.map_or(self.pos, |(at, c)| start + at + c.len_utf8());
        self.pos = end.max(self.pos);
        let written = self.since(start);
        let inside = written.trim_start_matches(open);
        let inside = inside.strip_suffix(|c: char| close.is_some_and(|(_, end)| end == c)).unwrap_or(inside);
        let text = inside.to_owned();
        let message = format!("`{open}` is the quotation mark of a word processor, and begins no text here");
        self.report(
            SyntaxError::new("kdl::curly-quotes", self.span_since(start), message)
                .help(format!("write straight marks: `\"{}\"`", shown(&text))),
        );
        text
    }

    fn number(&mut self, word: &str, span: Span) -> Result<Value, Lost> {
        let error = match number(word) {
            Ok(value) => return Ok(value),
            Err(NumberProblem::TooBig) => SyntaxError::new(
                "kdl::number-too-big",
                span,
                format!("the number `{}` is too big", shown(word)),
            )
            .help("look at the number; where it is a name and no quantity, put it in quotes"),
            Err(NumberProblem::Malformed) => {
                let error = SyntaxError::new(
                    "kdl::bad-number",
                    span,
                    format!("`{}` begins like a number and is none", shown(word)),
                );
                let with_zero = word.replacen('.', "0.", 1);
                if word.trim_start_matches(['+', '-']).starts_with('.') && number(&with_zero).is_ok() {
                    error.help(format!("write `{with_zero}`"))
                } else {
                    error.help(format!("if it is meant as text, put it in quotes: `\"{}\"`", shown(word)))
                }
            }
        };
        self.report(error);
        Err(Lost::Entry)
    }

    fn keyword(&mut self) -> Result<Value, Lost> {
        let start = self.pos;
        let hashes = self.rest().iter().take_while(|&&byte| byte == b'#').count();
        self.pos += hashes;
        self.pos += word_len(self.rest());
        let written = self.since(start);
        let name = written.trim_start_matches('#');
        if let (1, Some(value)) = (hashes, keyword(name)) {
            return Ok(value);
        }
        let error = SyntaxError::new(
            "kdl::unknown-keyword",
            self.span_since(start),
            format!("`{}` has no meaning here", shown(written)),
        );
        let help = match name.to_ascii_lowercase().as_str() {
            "" => "a comment begins with `//`, text in which `\\` is meant as it stands with `#\"`".to_owned(),
            "yes" | "on" => "write `#true`".to_owned(),
            "no" | "off" => "write `#false`".to_owned(),
            lower if keyword(lower).is_some() => format!("write `#{lower}`"),
            _ => "the keywords are `#true`, `#false`, `#null`, `#inf`, `#-inf` and `#nan`; a comment begins with `//`"
                .to_owned(),
        };
        self.report(error.help(help));
        Err(Lost::Entry)
    }

    /// Reports what stands here in the place of `wanted`.
    pub(crate) fn unexpected(&mut self, wanted: &str) -> Lost {
        let start = self.pos;
        let missing = if wanted == "a name" { "kdl::missing-name" } else { "kdl::missing-value" };
        let at_end = self.at_newline() || matches!(self.peek(), None | Some(b';' | b'{' | b'}'));
        if at_end || self.starts_with("//") {
            let error = SyntaxError::new(missing, Span::at(start), format!("{wanted} is missing here"));
            self.report(error.help("write it, or take out what stands before it"));
            return Lost::Line;
        }
        let letter = self.text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let span = Span::new(start, start + letter.len_utf8());
        let error = SyntaxError::new(
            "kdl::unexpected",
            span,
            format!(
                "`{}` cannot stand here, where {wanted} should be",
                shown(letter.encode_utf8(&mut [0; 4]))
            ),
        );
        self.report(match letter {
            '=' => error
                .help("a property is written `key=value`, with its type, if it has one, before the value"),
            '/' => error.help("a comment begins with `//` or `/*`; put quotes around text that holds a `/`"),
            '\\' => SyntaxError::new(
                "kdl::bad-continuation",
                span,
                "only a comment may stand between `\\` and the end of the line",
            )
            .help("put quotes around text that holds a `\\`, and write it twice there"),
            _ => error.help("put quotes around text that holds brackets"),
        });
        Lost::Line
    }
}
