//! A node's own line, up to its end or to its block. The arguments and properties on it are read in [`crate::entry`].

use crate::cursor::{Lost, Reader};
use crate::error::{SyntaxError, shown};
use crate::span::{Span, Spanned};
use crate::tree::Node;
use crate::trivia::{Aside, AsideKind, Lead, Trivia};
use crate::words::Scalar;

/// A node that is being read.
#[derive(Default)]
pub(crate) struct Header {
    pub(crate) node: Node,
    pub(crate) trivia: Trivia,
    /// Where the `/-` before the node is, when there is one.
    pub(crate) dropped: Option<usize>,
    /// Whether its name could be read.
    pub(crate) is_named: bool,
    /// Behind the last thing that belongs to it, its block and its comments too.
    pub(crate) end: usize,
    pub(crate) phase: Phase,
}

/// How far a node has been read.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Phase {
    /// Entries may follow, or a block.
    #[default]
    Entries,
    /// A block was taken out by `/-`: only blocks may follow.
    Blocks,
    /// The block has been read: only blocks behind `/-` may follow.
    Closed,
    /// The rest of the line made no sense and was passed: a block may follow.
    Skipped,
}

/// How a header goes on.
pub(crate) enum Step {
    /// The node is complete.
    Ended,
    /// The reader is at a `{`; `dropped` is where the `/-` before it is.
    Block { dropped: Option<usize> },
}

impl Header {
    /// Notes that the block of the node ends before `end`.
    pub(crate) fn close_block(&mut self, dropped: Option<usize>, end: usize) {
        if let Some(start) = dropped {
            self.aside(AsideKind::Dropped(Span::new(start, end)));
            if self.phase == Phase::Entries {
                self.phase = Phase::Blocks;
            }
        } else {
            self.node.has_block = true;
            self.phase = Phase::Closed;
        }
        self.end = end;
    }

    /// Returns the comments behind `end`, all of them behind a `\`.
    pub(crate) fn comments_behind_end(&self) -> impl Iterator<Item = Span> {
        self.trivia.asides.iter().filter_map(|aside| match aside.what {
            AsideKind::Break(Some(comment)) if comment.start >= self.end => Some(comment),
            _ => None,
        })
    }

    pub(crate) fn into_node(self, leads: Vec<Lead>) -> Node {
        let trivia = Trivia { leads, ..self.trivia };
        Node { trivia: (!trivia.is_empty()).then(|| Box::new(trivia)), ..self.node }
    }

    /// How many entries stand before an aside that is read now.
    pub(crate) fn place(&self) -> usize {
        self.node.entries.len() + usize::from(self.phase == Phase::Closed)
    }

    fn aside(&mut self, what: AsideKind) {
        self.trivia.asides.push(Aside { after: self.place(), what });
    }
}

impl Reader<'_> {
    /// Reads the start of a node: `/-`, type and name, as far as they are there.
    pub(crate) fn name(&mut self) -> Header {
        let mut header = Header::default();
        let mut read = Ok(());
        if self.starts_with("/-") {
            header.dropped = Some(self.pos);
            read = self.slashdash();
        }
        if read.is_ok() && self.peek() == Some(b'{') {
            self.report(
                SyntaxError::new("kdl::block-without-node", self.here(), "this block belongs to no node")
                    .help("write the `{` on the line of its node"),
            );
            return header;
        }
        let read = read.and_then(|()| self.try_name(&mut header));
        header.is_named = self.settle(read, &mut header);
        header.end = self.pos;
        header
    }

    fn try_name(&mut self, header: &mut Header) -> Result<(), Lost> {
        header.node.ty = self.annotation(&mut header.trivia.asides, 0)?;
        let found = self.scalar("a name")?;
        let name = match found.value {
            Scalar::Text(name) => name,
            Scalar::BareKeyword(word, _) => self.quote_keyword(word, found.span),
            Scalar::Other(_) => {
                let message = format!("`{}` cannot be the name of a node", shown(found.span.of(self.text)));
                self.report(SyntaxError::new("kdl::missing-name", found.span, message).help(
                    "begin the node with a word; end the line before with `\\` if this one belongs to it",
                ));
                return Err(Lost::Line);
            }
        };
        header.node.span = found.span;
        header.node.name = Spanned::new(name, found.span);
        Ok(())
    }

    /// Reads on to the end of the node, or to the next `{`.
    pub(crate) fn entries(&mut self, header: &mut Header, limit: usize) -> Step {
        loop {
            let (place, before) = (header.place(), header.trivia.asides.len());
            let spaced = self.node_space(&mut header.trivia.asides, place);
            for aside in header.trivia.asides.iter().skip(before) {
                if let AsideKind::Comment(comment) = aside.what {
                    header.end = comment.end;
                }
            }
            match self.rest() {
                [] | [b'}', ..] => return Step::Ended,
                [b';', ..] => {
                    self.pos += 1;
                    return Step::Ended;
                }
                [b'/', b'/', ..] => {
                    let comment = self.line_comment();
                    header.trivia.trailing = Some(comment);
                    header.end = comment.end;
                    return Step::Ended;
                }
                _ if self.at_newline() => return Step::Ended,
                [b'{', ..] if header.phase == Phase::Closed => return Step::Ended,
                [b'{', ..] => return Step::Block { dropped: None },
                [b'/', b'-', ..] => {
                    let start = self.pos;
                    let read = self.slashdash();
                    if read.is_ok() && self.peek() == Some(b'{') {
                        if !spaced {
                            self.report_missing_space(start);
                        }
                        return Step::Block { dropped: Some(start) };
                    }
                    let before = header.trivia.asides.len();
                    let read = read.and_then(|()| self.entry(header, spaced, limit).map(|_| ()));
                    if self.settle(read, header) {
                        header.trivia.asides.truncate(before);
                        header.aside(AsideKind::Dropped(self.span_since(start)));
                        header.end = self.pos;
                    }
                }
                _ if header.phase == Phase::Closed => {
                    self.report(
                        SyntaxError::new(
                            "kdl::after-block",
                            self.here(),
                            "nothing may follow a block on its line",
                        )
                        .help(
                            "what belongs to it stands before the `{`; begin what comes next on a new line",
                        ),
                    );
                    return Step::Ended;
                }
                _ => {
                    let read = self.entry(header, spaced, limit).map(|entry| {
                        header.node.span.end = entry.span.end;
                        header.end = entry.span.end;
                        header.node.entries.push(entry);
                    });
                    self.settle(read, header);
                }
            }
        }
    }

    /// Moves past `/-` and what may stand between it and the thing that it takes out.
    fn slashdash(&mut self) -> Result<(), Lost> {
        let start = self.pos;
        self.pos += 2;
        let mut between = Vec::new();
        loop {
            self.node_space(&mut between, 0);
            if self.starts_with("//") {
                self.line_comment();
            } else if !self.skip_newline() {
                break;
            }
        }
        if matches!(self.rest(), [] | [b'}' | b';', ..] | [b'/', b'-', ..]) {
            self.report(
                SyntaxError::new(
                    "kdl::empty-slashdash",
                    Span::new(start, start + 2),
                    "this `/-` takes nothing out",
                )
                .help("remove it, or write it before what is to be taken out"),
            );
            return Err(Lost::Line);
        }
        Ok(())
    }

    /// Passes what an error has cost, and tells whether there was none.
    fn settle(&mut self, read: Result<(), Lost>, header: &mut Header) -> bool {
        if read == Err(Lost::Line) {
            self.skip_line();
            header.phase = Phase::Skipped;
        }
        read.is_ok()
    }

    pub(crate) fn here(&self) -> Span {
        let letter = self.text.get(self.pos..).and_then(|rest| rest.chars().next());
        Span::new(self.pos, self.pos + letter.map_or(0, char::len_utf8))
    }
}
