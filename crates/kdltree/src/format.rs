//! The canonical form of a text: how every file of a case is laid out.

use std::slice;

use crate::Limits;
use crate::chars::is_bare_word;
use crate::error::SyntaxError;
use crate::lines::unindented;
use crate::read::read;
use crate::span::{Span, Spanned};
use crate::strings::quoted;
use crate::tree::{Document, Entry, Node, Value};
use crate::trivia::{Aside, AsideKind, Lead, Trivia};

/// Writes `text` in its canonical form, or returns what is wrong with it.
///
/// One node a line, four spaces for each block around it, at most one empty line between two nodes. String values stand
/// in quotes; names, keys and types do where they must. Numbers and quoted strings are spelled as they were; comments,
/// the order of entries, continued lines and all that `/-` takes out are kept. Strings of several lines stay so, one
/// step further in than their node.
///
/// The tree stays the same, and formatting twice is formatting once.
///
/// ```
/// let text = "by sar;on   civilians // all of them";
/// let canonical = kdltree::format(text, &kdltree::Limits::default()).unwrap();
/// assert_eq!(canonical, "by \"sar\"\non \"civilians\" // all of them\n");
/// ```
pub fn format(text: &str, limits: &Limits) -> Result<String, Vec<SyntaxError>> {
    let (document, errors) = read(text, limits);
    if !errors.is_empty() {
        return Err(errors);
    }
    let out = String::with_capacity(text.len() + text.len() / 8);
    Ok(Writer { text, out, depth: 0, at_start: true, blank: false, gap: Gap::None }.document(&document))
}

struct Writer<'a> {
    text: &'a str,
    out: String,
    /// How many blocks are around what is written.
    depth: usize,
    /// Whether nothing stands before the next line in its block.
    at_start: bool,
    /// Whether an empty line stood before the next line.
    blank: bool,
    gap: Gap,
}

/// What comes before the next thing in a header.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    /// The line goes on on the next one.
    Break,
}

/// A block that is being written.
struct Block<'t> {
    nodes: slice::Iter<'t, Node>,
    end: &'t [Lead],
    owner: Option<&'t Node>,
}

impl Writer<'_> {
    fn document(mut self, document: &Document) -> String {
        let mut blocks = vec![Block { nodes: document.nodes.iter(), end: &document.end, owner: None }];
        while let Some(mut block) = blocks.pop() {
            let Some(node) = block.nodes.next() else {
                self.leads(block.end);
                if let Some(owner) = block.owner {
                    self.close(owner);
                }
                continue;
            };
            blocks.push(block);
            if self.open(node) {
                let end = node.trivia.as_ref().map_or(&[][..], |trivia| &trivia.end);
                blocks.push(Block { nodes: node.children.iter(), end, owner: Some(node) });
            }
        }
        self.out
    }

    fn leads(&mut self, leads: &[Lead]) {
        for lead in leads {
            match lead {
                Lead::Blank => self.blank = true,
                Lead::Comment(span) | Lead::Dropped(span) => {
                    self.start_line();
                    self.push_source(*span);
                    self.out.push('\n');
                }
            }
        }
    }

    /// Writes what stands before `node` and its header; tells whether its block is to be written now.
    fn open(&mut self, node: &Node) -> bool {
        let without = Trivia::default();
        let trivia = node.trivia.as_deref().unwrap_or(&without);
        self.leads(&trivia.leads);
        self.start_line();
        self.ty(node.ty.as_ref());
        self.word(&node.name.value);
        self.gap = Gap::Space;
        let mut asides = trivia.asides.iter().peekable();
        for (place, entry) in node.entries.iter().enumerate() {
            while let Some(aside) = asides.next_if(|aside| aside.after <= place) {
                self.aside(aside, true);
            }
            self.write_gap();
            self.entry(entry);
        }
        while let Some(aside) = asides.next_if(|aside| aside.after <= node.entries.len()) {
            self.aside(aside, node.has_block || asides.peek().is_some() || trivia.trailing.is_some());
        }
        if !node.has_block {
            self.end_line(trivia.trailing);
            return false;
        }
        if self.gap != Gap::None {
            self.out.push(' ');
        }
        self.out.push('{');
        if node.children.is_empty()
            && trivia.end.iter().all(|lead| *lead == Lead::Blank)
            && trivia.opening.is_none()
        {
            self.write_end_of_block(node, trivia);
            return false;
        }
        self.end_line(trivia.opening);
        self.depth += 1;
        self.at_start = true;
        true
    }

    fn close(&mut self, node: &Node) {
        self.depth -= 1;
        self.blank = false;
        self.start_line();
        self.write_end_of_block(node, node.trivia.as_deref().unwrap_or(&Trivia::default()));
    }

    fn write_end_of_block(&mut self, node: &Node, trivia: &Trivia) {
        self.out.push('}');
        self.gap = Gap::Space;
        let mut asides = trivia.asides.iter().filter(|aside| aside.after > node.entries.len()).peekable();
        while let Some(aside) = asides.next() {
            self.aside(aside, asides.peek().is_some() || trivia.trailing.is_some());
        }
        self.end_line(trivia.trailing);
    }

    /// Writes an aside; `more` says whether anything follows it before the end of the node.
    fn aside(&mut self, aside: &Aside, more: bool) {
        match aside.what {
            AsideKind::Comment(span) | AsideKind::Dropped(span) => {
                self.write_gap();
                self.push_source(span);
            }
            AsideKind::Break(None) if self.gap == Gap::Space => self.gap = Gap::Break,
            AsideKind::Break(None) => {}
            AsideKind::Break(Some(comment)) => {
                if self.gap != Gap::None {
                    self.out.push(' ');
                }
                if more {
                    self.out.push_str("\\ ");
                }
                self.push_source(comment);
                if more {
                    self.out.push('\n');
                    self.indent(self.depth + 1);
                    self.gap = Gap::None;
                }
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        if let Some(key) = &entry.key {
            self.word(&key.value);
            self.out.push('=');
        }
        self.ty(entry.ty.as_ref());
        let written = entry.span.of(self.text);
        match &entry.value {
            Value::String(text) if !written.starts_with(['"', '#']) => self.out.push_str(&quoted(text)),
            Value::String(_) => self.string(written),
            _ => self.out.push_str(written),
        }
    }

    /// Writes a string in quotes as it was, but moves one of several lines to where it belongs.
    fn string(&mut self, written: &str) {
        let without_hashes = written.trim_start_matches('#');
        let hashes = written.len() - without_hashes.len();
        let body = without_hashes
            .strip_prefix("\"\"\"")
            .and_then(|rest| rest.get(..rest.len().checked_sub(3 + hashes)?));
        let Some(value) = body.and_then(|body| unindented(body, hashes > 0)) else {
            self.out.push_str(written);
            return;
        };
        let hashes = written.get(..hashes).unwrap_or_default();
        self.out.push_str(hashes);
        self.out.push_str("\"\"\"\n");
        for line in value.split('\n').filter(|_| !value.is_empty()) {
            if !line.is_empty() {
                self.indent(self.depth + 1);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
        self.indent(self.depth + 1);
        self.out.push_str("\"\"\"");
        self.out.push_str(hashes);
    }

    fn ty(&mut self, ty: Option<&Spanned<String>>) {
        if let Some(ty) = ty {
            self.out.push('(');
            self.word(&ty.value);
            self.out.push(')');
        }
    }

    fn word(&mut self, word: &str) {
        if is_bare_word(word) {
            self.out.push_str(word);
        } else {
            self.out.push_str(&quoted(word));
        }
    }

    fn push_source(&mut self, span: Span) {
        self.out.push_str(span.of(self.text));
    }

    fn start_line(&mut self) {
        if self.blank && !self.at_start {
            self.out.push('\n');
        }
        self.blank = false;
        self.at_start = false;
        self.indent(self.depth);
    }

    fn end_line(&mut self, comment: Option<Span>) {
        if let Some(comment) = comment {
            if self.gap != Gap::None {
                self.out.push(' ');
            }
            self.push_source(comment);
        }
        self.out.push('\n');
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.out.push_str("    ");
        }
    }

    fn write_gap(&mut self) {
        match self.gap {
            Gap::None => {}
            Gap::Space => self.out.push(' '),
            Gap::Break => {
                self.out.push_str(" \\\n");
                self.indent(self.depth + 1);
            }
        }
        self.gap = Gap::Space;
    }
}
