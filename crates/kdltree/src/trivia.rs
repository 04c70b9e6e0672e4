//! What a file holds beside its tree, and the formatter keeps: comments, blank lines, what `/-` took out.

use crate::span::Span;

/// Something on lines of its own before a node, or before the end of a block.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Lead {
    /// One or more empty lines.
    Blank,
    /// A comment of either kind.
    Comment(Span),
    /// A node behind `/-`, with its block.
    Dropped(Span),
}

/// Something in a header that is not an entry.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Aside {
    /// How many entries stand before it; one more than there are entries when it stands after the block.
    pub(crate) after: usize,
    pub(crate) what: AsideKind,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum AsideKind {
    /// `/* … */`
    Comment(Span),
    /// An entry or a block behind `/-`.
    Dropped(Span),
    /// `\` at the end of a line, with the `// …` behind it.
    Break(Option<Span>),
}

impl Aside {
    pub(crate) fn is_break(&self) -> bool {
        matches!(self.what, AsideKind::Break(_))
    }
}

/// All of it for one node; boxed, since most nodes have none.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Trivia {
    /// Before the node.
    pub(crate) leads: Vec<Lead>,
    /// In its header and between its block and the end of the line.
    pub(crate) asides: Vec<Aside>,
    /// `// …` behind the `{` of its block.
    pub(crate) opening: Option<Span>,
    /// At the end of its block.
    pub(crate) end: Vec<Lead>,
    /// `// …` at the end of the line that the node ends on.
    pub(crate) trailing: Option<Span>,
}

impl Trivia {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
