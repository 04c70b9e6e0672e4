//! Arguments and properties, and the types before them.

use crate::cursor::{Lost, Reader};
use crate::error::{SyntaxError, shown};
use crate::header::{Header, Phase};
use crate::span::{Span, Spanned};
use crate::tree::{Entry, Value};
use crate::trivia::Aside;
use crate::words::Scalar;

impl Reader<'_> {
    /// Reads an argument or a property.
    pub(crate) fn entry(&mut self, header: &mut Header, spaced: bool, limit: usize) -> Result<Entry, Lost> {
        if header.phase != Phase::Entries {
            self.report(
                SyntaxError::new(
                    "kdl::after-block",
                    self.here(),
                    "only a block may follow a block behind `/-`",
                )
                .help("write arguments and properties before the blocks"),
            );
            return Err(Lost::Line);
        }
        if !spaced {
            self.report_missing_space(self.pos);
            return Err(Lost::Line);
        }
        if !self.take_room(limit) {
            return Err(Lost::Line);
        }
        let (place, asides) = (header.place(), &mut header.trivia.asides);
        let ty = self.annotation(asides, place)?;
        let found = self.scalar("a value")?;
        if ty.is_some() || !self.equals(asides, place) {
            let span = found.span;
            return Ok(Entry { key: None, ty, value: self.value(found), span });
        }
        let key = match found.value {
            Scalar::Text(key) => key,
            Scalar::BareKeyword(word, _) => self.quote_keyword(word, found.span),
            Scalar::Other(_) => {
                let written = shown(found.span.of(self.text));
                self.report(
                    SyntaxError::new(
                        "kdl::unexpected",
                        found.span,
                        format!("`{written}` cannot stand before a `=`"),
                    )
                    .help(format!("put it in quotes: `\"{written}\"=…`")),
                );
                return Err(Lost::Line);
            }
        };
        self.node_space(asides, place);
        let ty = self.annotation(asides, place)?;
        let value = self.scalar("a value")?;
        let span = value.span;
        Ok(Entry { key: Some(Spanned::new(key, found.span)), ty, value: self.value(value), span })
    }

    pub(crate) fn report_missing_space(&mut self, at: usize) {
        self.report(
            SyntaxError::new("kdl::missing-space", Span::at(at), "a space is missing here")
                .help("names and values are kept apart by spaces; put quotes round text that goes on here"),
        );
    }

    /// Moves past an `=` that follows here, and past the spaces and comments before it; else stays.
    fn equals(&mut self, asides: &mut Vec<Aside>, place: usize) -> bool {
        let (start, before) = (self.pos, asides.len());
        self.quietly(|reader| {
            reader.node_space(asides, place);
        });
        if self.peek() == Some(b'=') {
            self.pos += 1;
            return true;
        }
        self.pos = start;
        asides.truncate(before);
        false
    }

    fn value(&mut self, found: Spanned<Scalar>) -> Value {
        match found.value {
            Scalar::Text(text) => Value::String(text),
            Scalar::Other(value) => value,
            Scalar::BareKeyword(word, value) => {
                self.report(
                    SyntaxError::new("kdl::bare-keyword", found.span, format!("`{word}` is not written so"))
                        .help(format!("write `#{word}`, or `\"{word}\"` if it is meant as text")),
                );
                value
            }
        }
    }

    /// Reports a keyword without its `#` where only text may stand, and returns that text.
    pub(crate) fn quote_keyword(&mut self, word: &str, span: Span) -> String {
        self.report(
            SyntaxError::new("kdl::bare-keyword", span, format!("`{word}` cannot stand without quotes"))
                .help(format!("write `\"{word}\"`")),
        );
        word.to_owned()
    }

    /// Reads `(type)` and the spaces behind it, if it is there.
    pub(crate) fn annotation(
        &mut self,
        asides: &mut Vec<Aside>,
        place: usize,
    ) -> Result<Option<Spanned<String>>, Lost> {
        if self.peek() != Some(b'(') {
            return Ok(None);
        }
        let start = self.pos;
        self.pos += 1;
        self.node_space(asides, place);
        let found = self.scalar("a type")?;
        let ty = match found.value {
            Scalar::Text(ty) => ty,
            Scalar::BareKeyword(word, _) => self.quote_keyword(word, found.span),
            Scalar::Other(_) => {
                let message = format!("`{}` cannot be a type", shown(found.span.of(self.text)));
                self.report(
                    SyntaxError::new("kdl::bad-type", found.span, message)
                        .help("a type is a word, or text in quotes"),
                );
                return Err(Lost::Line);
            }
        };
        self.node_space(asides, place);
        if self.peek() != Some(b')') {
            self.report(
                SyntaxError::new("kdl::bad-type", self.span_since(start), "this type is not closed")
                    .help("write `)` behind its name; put quotes around a text that begins with `(`"),
            );
            return Err(Lost::Line);
        }
        self.pos += 1;
        self.node_space(asides, place);
        Ok(Some(Spanned::new(ty, found.span)))
    }
}
