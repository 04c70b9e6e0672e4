//! What a bulletin says in a language, before it is known in which form it is written.

use crate::language::{Language, Said};

/// A bulletin in a language, from top to bottom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The language.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// What a part is about.
    Heading(String),
    /// A paragraph.
    Text(Line),
    /// A paragraph that is less important than others.
    Quiet(Line),
    /// A sentence that must not be overlooked.
    Notice(Line),
    /// Some points.
    List(Vec<Line>),
    /// Rows and columns.
    Table(Table),
}

/// Rows and columns; the first cell of a row says what the row is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// How to read it.
    pub caption: String,
    /// The headings.
    pub head: Vec<Line>,
    /// The rows, each with as many cells as there are headings.
    pub rows: Vec<Vec<Line>>,
}

/// Words on a line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// The parts, one after the other.
    pub pieces: Vec<Piece>,
}

/// Some words of a line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Their language; that of the document where it is empty.
    pub lang: String,
    /// Whether they are words of the case, kept apart from what stands around them.
    pub apart: bool,
    /// Where they lead.
    pub href: Option<String>,
    /// The class of a mark; empty where it is none.
    pub mark: &'static str,
    /// Whether they say less than others.
    pub quiet: bool,
}

impl Line {
    /// A line of words of the program.
    pub fn of(text: impl Into<String>) -> Self {
        Self::default().and(text)
    }

    /// With more words of the program.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.piece(Piece { text: text.into(), ..Piece::default() })
    }

    /// With words of the case.
    #[must_use]
    pub fn said(self, said: Said) -> Self {
        self.linked(said, None)
    }

    /// With words of the case that lead somewhere.
    #[must_use]
    pub fn linked(self, said: Said, href: Option<String>) -> Self {
        self.piece(Piece { text: said.text, lang: said.lang, apart: true, href, ..Piece::default() })
    }

    /// With a name that has no language, such as an id.
    #[must_use]
    pub fn id(self, text: impl Into<String>, href: Option<String>) -> Self {
        self.linked(Said { text: text.into(), lang: String::new() }, href)
    }

    /// With words that say less than others.
    #[must_use]
    pub fn quiet(self, text: impl Into<String>) -> Self {
        self.piece(Piece { text: text.into(), quiet: true, ..Piece::default() })
    }

    /// With one piece more.
    #[must_use]
    pub fn piece(mut self, piece: Piece) -> Self {
        self.pieces.push(piece);
        self
    }
}

impl<T: Into<String>> From<T> for Line {
    fn from(text: T) -> Self {
        Self::of(text)
    }
}

impl Document {
    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub(super) fn text(&mut self, line: impl Into<Line>) {
        self.blocks.push(Block::Text(line.into()));
    }

    pub(super) fn quiet(&mut self, line: impl Into<Line>) {
        self.blocks.push(Block::Quiet(line.into()));
    }

    pub(super) fn notice(&mut self, line: impl Into<Line>) {
        self.blocks.push(Block::Notice(line.into()));
    }

    /// Adds points; nothing where there are none.
    pub(super) fn list(&mut self, points: Vec<Line>) {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    /// Adds a table; nothing where it has no rows.
    pub(super) fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }
}
