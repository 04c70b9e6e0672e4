//! What a rule looks at: an agreement, the text that it was read from, and the case round it.

use kdltree::{Entry, Node, Span};
use model::Case;
use model::agreement::{Agreement, Clause};
use model::obligation::Obligation;

use super::find::{Found, Sentence};
use crate::diagnostic::{Diagnostic, Part, Reporter};

/// An agreement as the linter looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The agreement.
    pub agreement: &'a Agreement,
    /// The node that it was read from.
    pub node: &'a Node,
    /// The text of the file that the node stands in.
    pub text: &'a str,
    /// The case round it.
    pub case: &'a Case,
    /// Whether the case is all there; what is in no area of a part of a case may be in the rest of it.
    pub whole: bool,
    /// Where diagnostics go.
    pub at: Reporter<'a>,
}

/// A clause or an obligation: what it is, and the node that it was read from.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) part: Part<'a>,
    pub(super) node: &'a Node,
}

/// English words of a clause or obligation, and where they stand.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) sentence: Sentence,
    entry: &'a Entry,
}

impl<'a> Page<'a> {
    /// Every clause with its node.
    pub(super) fn clauses(&self) -> impl Iterator<Item = (&'a Clause, Piece<'a>)> {
        let page = *self;
        self.agreement
            .clauses
            .iter()
            .filter_map(move |clause| Some((clause, page.piece("clause", clause.id.as_str())?)))
    }

    /// Every obligation with its node.
    pub(super) fn obligations(&self) -> impl Iterator<Item = (&'a Obligation, Piece<'a>)> {
        let page = *self;
        let all = self.agreement.obligations.iter();
        all.filter_map(move |owed| Some((owed, page.piece("obligation", owed.id.as_str())?)))
    }

    fn piece(&self, what: &'static str, id: &'a str) -> Option<Piece<'a>> {
        let is_it = |node: &&Node| node.args().next().and_then(|entry| entry.value.as_str()) == Some(id);
        let node = self.node.children_named(what).find(is_it)?;
        Some(Piece { part: Part { what, id, of: Some(self.agreement.id.as_str()) }, node })
    }

    /// Warns of something in a clause or obligation.
    pub(super) fn warn(&self, piece: Piece<'_>, code: &'static str, span: Span, message: &str, help: &str) {
        let report = Diagnostic::warning(code, span, message).help(help);
        let at = Reporter::within(self.at, piece.part);
        at.report(report);
    }

    /// Warns of something in the agreement as a whole.
    pub(super) fn warn_of_all(&self, code: &'static str, span: Span, message: &str, help: &str) {
        self.at.report(Diagnostic::warning(code, span, message).help(help));
    }

    /// Where something stands that was found in some words; all of the words where they are written otherwise, with escapes.
    pub(super) fn span_of(&self, words: &Words<'_>, found: Found) -> Span {
        let span = words.entry.span;
        let said = words.text.get(found.start..found.end).unwrap_or_default();
        match span.of(self.text).find(said) {
            Some(at) if !said.is_empty() => Span::new(span.start + at, span.start + at + said.len()),
            _ => span,
        }
    }
}

impl<'a> Piece<'a> {
    /// Its English words.
    pub(super) fn words(&self) -> impl Iterator<Item = Words<'a>> + use<'a> {
        self.node.children_named("words").filter_map(|node| {
            let lang = node.prop("lang").and_then(|entry| entry.value.as_str()).unwrap_or("en");
            let entry = node.args().next()?;
            let text = entry.value.as_str().filter(|_| lang == "en" || lang.starts_with("en-"))?;
            Some(Words { text, sentence: Sentence::of(text), entry })
        })
    }

    /// Where its child of this name stands; itself, where it has none.
    pub(super) fn span_of(&self, child: &str) -> Span {
        self.node.child(child).unwrap_or(self.node).span
    }

    /// Where a value stands among those below its children of these names; the first of the children where it is not written out.
    pub(super) fn span_of_value(&self, child: &str, value: &str) -> Span {
        let mut open: Vec<&Node> = self.node.children_named(child).collect();
        while let Some(node) = open.pop() {
            if let Some(entry) = node.entries.iter().find(|entry| entry.value.as_str() == Some(value)) {
                return entry.span;
            }
            open.extend(&node.children);
        }
        self.span_of(child)
    }
}
