//! From text to tree: which nodes stand in which block. What a node's own line says is read in [`crate::header`].

use crate::Limits;
use crate::cursor::Reader;
use crate::error::{SyntaxError, shown};
use crate::header::{Header, Step};
use crate::span::Span;
use crate::tree::{Document, Node, Value};
use crate::trivia::{AsideKind, Lead};

/// Blocks nest no deeper than this whatever the limits say, so that dropping a tree cannot exhaust the stack.
const DEEPEST: usize = 256;

/// Reads `text`, and returns what could be read together with everything that is wrong with it.
///
/// Where there are errors the tree is the best guess: an entry that makes no sense is missing from its node, and a node
/// without a name is missing with its block. The errors stand in the order of the text.
///
/// ```
/// let (document, errors) = kdltree::read("port 80\nhost \"a\\q\"\n", &kdltree::Limits::default());
/// assert_eq!(document.nodes.len(), 2);
/// assert_eq!(errors[0].code, "kdl::bad-escape");
/// ```
pub fn read(text: &str, limits: &Limits) -> (Document, Vec<SyntaxError>) {
    if text.len() > limits.bytes {
        let message = format!("the file has {} bytes, and at most {} are read", text.len(), limits.bytes);
        return (
            Document::default(),
            vec![SyntaxError::new("kdl::too-large", Span::at(0), message).help("make several files of it")],
        );
    }
    let mut reader = Reader::new(text, limits);
    reader.report_banned();
    let document =
        Builder { reader: &mut reader, limits, open: Vec::new(), level: Level::default() }.document();
    let mut errors = reader.errors;
    errors.sort_by_key(|error| error.span.start);
    (document, errors)
}

/// Builds the tree with a stack of its own: the depth of the text is never the depth of calls.
struct Builder<'r, 'a> {
    reader: &'r mut Reader<'a>,
    limits: &'r Limits,
    /// The nodes whose blocks are open, outermost first.
    open: Vec<Open>,
    /// What has been read of the innermost open block, or of the file.
    level: Level,
}

/// A node whose block is being read.
struct Open {
    header: Header,
    /// Where its `{` is.
    brace: usize,
    /// Where the `/-` before its block is, when there is one.
    dropped: Option<usize>,
    /// What has been read of the block around the node.
    outer: Level,
}

/// The nodes of one block, and what stands before the next one.
#[derive(Default)]
struct Level {
    nodes: Vec<Node>,
    leads: Vec<Lead>,
    /// How many newlines were passed since the last node or comment.
    newlines: usize,
    /// The `// …` behind the `{` of the block.
    opening: Option<Span>,
}

impl Level {
    fn add(&mut self, lead: Lead) {
        self.add_blank();
        self.leads.push(lead);
        self.newlines = 0;
    }

    fn add_blank(&mut self) {
        if self.newlines > 1 {
            self.leads.push(Lead::Blank);
        }
    }
}

impl Builder<'_, '_> {
    fn document(mut self) -> Document {
        while let Some(header) = self.next() {
            self.read_on(header);
        }
        self.report_unclosed();
        while let Some(open) = self.open.pop() {
            let header = self.close(open);
            self.finish(header);
        }
        self.level.add_blank();
        Document { nodes: self.level.nodes, end: self.level.leads }
    }

    /// Returns the next node with its name, or the node whose block ends here; none at the end of the text.
    fn next(&mut self) -> Option<Header> {
        loop {
            self.line_space();
            if self.reader.peek()? != b'}' {
                return self.reader.take_room(self.limits.nodes).then(|| self.reader.name());
            }
            let brace = self.reader.pos;
            self.reader.pos += 1;
            if let Some(open) = self.open.pop() {
                return Some(self.close(open));
            }
            self.reader.report(
                SyntaxError::new("kdl::stray-brace", Span::new(brace, brace + 1), "this `}` closes no block")
                    .help("remove it, or look above for a `}` too many or a `{` that is missing"),
            );
        }
    }

    /// Reads a node to its end, or up to the first node of its block.
    fn read_on(&mut self, mut header: Header) {
        while let Step::Block { dropped } = self.reader.entries(&mut header, self.limits.nodes) {
            let brace = self.reader.pos;
            self.reader.pos += 1;
            if self.open.len() < self.limits.depth.min(DEEPEST) {
                let outer = std::mem::take(&mut self.level);
                self.open.push(Open { header, brace, dropped, outer });
                return;
            }
            self.skip_block(brace);
            header.close_block(dropped, self.reader.pos);
        }
        self.finish(header);
    }

    /// Passes everything between two nodes, and keeps its comments.
    fn line_space(&mut self) {
        let mut asides = Vec::new();
        loop {
            self.reader.skip_spaces();
            if self.reader.skip_newline() {
                self.level.newlines += 1;
            } else if self.reader.starts_with("//") {
                let comment = self.reader.line_comment();
                self.line_comment(comment);
            } else if self.reader.starts_with("/*") {
                let comment = self.reader.block_comment();
                self.level.add(Lead::Comment(comment));
            } else if self.reader.peek() == Some(b'\\') && self.reader.continuation(&mut asides, 0) {
                for aside in asides.drain(..) {
                    if let AsideKind::Comment(comment) | AsideKind::Break(Some(comment)) = aside.what {
                        self.level.add(Lead::Comment(comment));
                    }
                }
                self.level.newlines += 1;
            } else {
                return;
            }
        }
    }

    /// Keeps a `//` comment: it belongs to the `{` or to the node that ends on its line, if one does.
    fn line_comment(&mut self, comment: Span) {
        if self.level.newlines == 0 && self.level.leads.is_empty() {
            let owner = match self.level.nodes.last_mut() {
                Some(node) => Some(&mut node.trivia.get_or_insert_default().trailing),
                None if self.open.is_empty() => None,
                None => Some(&mut self.level.opening),
            };
            if let Some(place @ None) = owner {
                *place = Some(comment);
                return;
            }
        }
        self.level.add(Lead::Comment(comment));
    }

    /// Takes what was read as the block of `open`, and returns its node, whose line goes on behind the `}`.
    fn close(&mut self, open: Open) -> Header {
        let block = std::mem::replace(&mut self.level, open.outer);
        let mut header = open.header;
        if open.dropped.is_none() {
            header.node.children = block.nodes;
            header.trivia.end = block.leads;
            header.trivia.opening = block.opening;
        }
        header.close_block(open.dropped, self.reader.pos);
        header
    }

    /// Puts a node that has been read to its end among its siblings, or among the comments if `/-` takes it out.
    fn finish(&mut self, header: Header) {
        if let Some(start) = header.dropped {
            self.check_version(&header);
            self.level.add(Lead::Dropped(Span::new(start, header.end)));
            // The comments of a `\` at its very end are not in that span: it would go on on the next line.
            for comment in header.comments_behind_end() {
                self.level.add(Lead::Comment(comment));
            }
        } else if header.is_named {
            self.level.add_blank();
            let leads = std::mem::take(&mut self.level.leads);
            self.level.nodes.push(header.into_node(leads));
            self.level.newlines = 0;
        }
    }

    /// Reports the mark of another version of KDL, which stands before everything else.
    fn check_version(&mut self, header: &Header) {
        let first = self.open.is_empty() && self.level.nodes.is_empty() && self.level.leads.is_empty();
        let mut versions = header.node.args().filter(|_| header.node.name.value == "kdl-version");
        if let Some(version) = versions.next().filter(|version| first && version.value != Value::Integer(2)) {
            let written = shown(version.span.of(self.reader.text));
            let message = format!("the file says that it is written in version {written} of KDL");
            self.reader.report(SyntaxError::new("kdl::old-version", version.span, message).help(
                "this reader takes version 2; write the file in it, and `/- kdl-version 2` or nothing above",
            ));
        }
    }

    /// Passes a block that is too deep, without building anything.
    fn skip_block(&mut self, brace: usize) {
        let deepest = self.limits.depth.min(DEEPEST);
        let message = format!("blocks are nested more than {deepest} deep; this one is not read");
        self.reader.report(
            SyntaxError::new("kdl::too-deep", Span::new(brace, brace + 1), message)
                .help("look above for a `}` that is missing"),
        );
        if !self.reader.skip_block() {
            self.report_unclosed_at(brace, "too deep", 0);
        }
    }

    fn report_unclosed(&mut self) {
        if let Some(open) = self.open.last() {
            let (brace, name) = (open.brace, shown(&open.header.node.name.value));
            self.report_unclosed_at(brace, &name, self.open.len() - 1);
        }
    }

    fn report_unclosed_at(&mut self, brace: usize, name: &str, around: usize) {
        let line = self.reader.text.get(..brace).unwrap_or_default().matches('\n').count() + 1;
        let message = match around {
            0 => format!("the block of `{name}` that opens on line {line} is not closed"),
            1 => format!(
                "the block of `{name}` that opens on line {line} is not closed, nor is the one around it"
            ),
            _ => format!(
                "the block of `{name}` that opens on line {line} is not closed, nor are {around} around it"
            ),
        };
        self.reader.report(
            SyntaxError::new("kdl::unclosed-block", Span::new(brace, brace + 1), message)
                .help("write `}` where it ends"),
        );
    }
}
