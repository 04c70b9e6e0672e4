//! The reader's place in the text, and the things between nodes and entries: spaces and comments.

use crate::Limits;
use crate::chars::{is_banned, may_begin_newline, newline_len, next_banned, space_len};
use crate::error::SyntaxError;
use crate::span::Span;
use crate::trivia::{Aside, AsideKind};

/// Walks over the text once; what each part of it means is read by the `impl` blocks of the other modules.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    /// INVARIANT: between two characters of `text`.
    pub(crate) pos: usize,
    pub(crate) errors: Vec<SyntaxError>,
    /// How many nodes and entries may still be read.
    pub(crate) room: usize,
    errors_left: usize,
    stopped: bool,
    quiet: bool,
}

/// What is lost by an error that has been reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lost {
    /// One entry, which the reader has passed.
    Entry,
    /// The rest of the line, which the reader has yet to pass.
    Line,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, limits: &Limits) -> Self {
        Self {
            text,
            pos: if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 },
            errors: Vec::new(),
            room: limits.nodes,
            errors_left: limits.errors,
            stopped: false,
            quiet: false,
        }
    }

    /// Returns the bytes from the reader's place on.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.pos..).unwrap_or_default()
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    pub(crate) fn starts_with(&self, what: &str) -> bool {
        self.rest().starts_with(what.as_bytes())
    }

    /// Returns the text from `start` to the reader's place.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.pos).unwrap_or_default()
    }

    pub(crate) fn span_since(&self, start: usize) -> Span {
        Span::new(start, self.pos)
    }

    pub(crate) fn at_newline(&self) -> bool {
        newline_len(self.rest()) > 0
    }

    /// Moves past one character, whatever it is.
    pub(crate) fn skip_char(&mut self) -> Option<char> {
        let letter = self.text.get(self.pos..).and_then(|rest| rest.chars().next())?;
        self.pos += letter.len_utf8();
        Some(letter)
    }

    /// Keeps `error`; the one too many ends the reading.
    pub(crate) fn report(&mut self, error: SyntaxError) {
        if self.stopped || self.quiet {
            return;
        }
        if self.errors_left == 0 {
            let count = self.errors.len();
            let message = format!("there are more than {count} errors; what comes after is not read");
            self.errors.push(
                SyntaxError::new("kdl::too-many-errors", error.span, message).help("mend those above first"),
            );
            self.stop();
        } else {
            self.errors_left -= 1;
            self.errors.push(error);
        }
    }

    /// Ends the reading: from now on the text is at its end, and nothing is reported.
    pub(crate) fn stop(&mut self) {
        self.stopped = true;
        self.pos = self.text.len();
    }

    /// Does `work` without reporting what it finds wrong.
    pub(crate) fn quietly(&mut self, work: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.quiet, true);
        work(self);
        self.quiet = before;
    }

    /// Counts one more node or entry; tells whether there was room for it.
    pub(crate) fn take_room(&mut self, limit: usize) -> bool {
        if self.room == 0 {
            let message = format!("the file holds more than {limit} nodes and entries; the rest is not read");
            self.report(
                SyntaxError::new("kdl::too-many-nodes", Span::at(self.pos), message)
                    .help("make several files of it"),
            );
            self.stop();
            return false;
        }
        self.room -= 1;
        true
    }

    /// Reports every run of banned characters in the whole text.
    pub(crate) fn report_banned(&mut self) {
        let mut from = self.pos;
        while let Some((start, letter)) = next_banned(self.text, from) {
            let run = self.text.get(start..).unwrap_or_default();
            from = start + run.find(|letter| !is_banned(letter)).unwrap_or(run.len());
            let number = u32::from(letter);
            let message = format!("the invisible character U+{number:04X} may not stand in a file");
            let help = format!("delete it; where it is needed, write `\\u{{{number:x}}}` in a quoted string");
            self.report(
                SyntaxError::new("kdl::banned-character", Span::new(start, from), message).help(help),
            );
            if self.stopped {
                return;
            }
        }
    }

    /// Moves past the spaces here; newlines are not spaces.
    pub(crate) fn skip_spaces(&mut self) {
        loop {
            match space_len(self.rest()) {
                0 => return,
                len => self.pos += len,
            }
        }
    }

    /// Moves past one newline; tells whether there was one.
    pub(crate) fn skip_newline(&mut self) -> bool {
        let len = newline_len(self.rest());
        self.pos += len;
        len > 0
    }

    /// Moves to the end of the line.
    pub(crate) fn skip_to_newline(&mut self) {
        loop {
            let rest = self.rest();
            self.pos += rest.iter().position(|&byte| may_begin_newline(byte)).unwrap_or(rest.len());
            if self.peek().is_none() || self.at_newline() {
                return;
            }
            self.skip_char();
        }
    }

    /// Moves past a `//` comment, and returns it without the spaces at its end.
    pub(crate) fn line_comment(&mut self) -> Span {
        let start = self.pos;
        self.skip_to_newline();
        Span::new(start, start + self.since(start).trim_end_matches(crate::chars::is_space).len())
    }

    /// Moves past a `/*` comment and those inside it. One that is not closed takes the rest of the file.
    pub(crate) fn block_comment(&mut self) -> Span {
        let start = self.pos;
        let mut depth = 0_usize;
        loop {
            match self.rest() {
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.pos += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.pos += 2;
                    if depth == 0 {
                        return self.span_since(start);
                    }
                }
                [_, rest @ ..] => {
                    self.pos += 1 + rest.iter().position(|&b| b == b'/' || b == b'*').unwrap_or(rest.len());
                }
                [] => {
                    let span = Span::new(start, (start + 2).min(self.pos));
                    self.report(
                        SyntaxError::new("kdl::unclosed-comment", span, "this comment is not closed")
                            .help("write `*/` where it ends; a `/*` inside it needs its own `*/`"),
                    );
                    return self.span_since(start);
                }
            }
        }
    }

    /// Moves past spaces, `/* */` comments and continued lines; tells whether there were any.
    ///
    /// Comments and continuations are added to `asides` as standing after `after` entries. Stops at a `\` that does not
    /// continue the line.
    pub(crate) fn node_space(&mut self, asides: &mut Vec<Aside>, after: usize) -> bool {
        let start = self.pos;
        loop {
            match self.peek() {
                Some(b'/') if self.starts_with("/*") => {
                    let what = AsideKind::Comment(self.block_comment());
                    asides.push(Aside { after, what });
                }
                Some(b'\\') if self.continuation(asides, after) => {}
                _ => match space_len(self.rest()) {
                    0 => return self.pos > start,
                    len => self.pos += len,
                },
            }
        }
    }

    /// Moves past `\`, what may follow it on the line, and the newline; stays where it is when something else follows.
    pub(crate) fn continuation(&mut self, asides: &mut Vec<Aside>, after: usize) -> bool {
        let (start, before) = (self.pos, asides.len());
        self.pos += 1;
        loop {
            self.skip_spaces();
            if !self.starts_with("/*") {
                break;
            }
            let what = AsideKind::Comment(self.block_comment());
            asides.push(Aside { after, what });
        }
        let comment = self.starts_with("//").then(|| self.line_comment());
        if self.peek().is_some() && !self.skip_newline() {
            self.pos = start;
            asides.truncate(before);
            return false;
        }
        // A second break with nothing between says no more than the first.
        let again = asides.last().is_some_and(|aside| aside.after == after && aside.is_break());
        if comment.is_some() || !again {
            asides.push(Aside { after, what: AsideKind::Break(comment) });
        }
        true
    }
}
