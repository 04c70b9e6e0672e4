//! Trees: from texts to nodes that are small enough to be read.

use std::sync::Arc;

use kdltree::Node;
use terms::{Diagnostic, Reporter, Sink};

use crate::code;
use crate::files::SourceFile;
use crate::limits::Limits;

/// The nodes of a file.
#[derive(Debug)]
pub(crate) struct Tree<'f> {
    /// The file.
    pub(crate) file: &'f SourceFile,
    /// Its nodes, those that are too wide left out.
    pub(crate) nodes: Vec<Node>,
}

impl<'f> Tree<'f> {
    /// Reports on this file.
    pub(crate) fn reporter<'s>(&self, sink: &'s Sink) -> Reporter<'s>
    where
        'f: 's,
    {
        Reporter::new(&self.file.path, sink)
    }
}

/// Reads texts into trees. Whatever is wrong with a text, the rest of it and the other texts are read.
pub(crate) fn grow<'f>(files: &'f [SourceFile], limits: &Limits, sink: &Sink) -> Vec<Tree<'f>> {
    let mut left = limits.total_nodes;
    let mut trees = Vec::new();
    for file in files {
        let at = Reporter::new(&file.path, sink);
        if left == 0 {
            let message =
                format!("the case has more than {} nodes; this file is not read", limits.total_nodes);
            at.report(
                Diagnostic::error(code::CASE_TOO_LARGE, kdltree::Span::at(0), message)
                    .help("make two cases of it"),
            );
            continue;
        }
        let (mut document, errors) = kdltree::read(&file.text, &of_syntax(limits, left));
        for error in errors {
            sink.take(Diagnostic::syntax(&Arc::clone(&file.path), error));
        }
        document.nodes.retain(|node| {
            let (size, wide) = measure(node, limits.width);
            left = left.saturating_sub(size);
            if let Some(wide) = wide {
                refuse_wide(wide, limits, at);
            }
            wide.is_none()
        });
        trees.push(Tree { file, nodes: document.nodes });
    }
    trees
}

fn of_syntax(limits: &Limits, left: usize) -> kdltree::Limits {
    kdltree::Limits {
        bytes: usize::try_from(limits.file_bytes).unwrap_or(usize::MAX),
        depth: limits.depth,
        nodes: limits.nodes.min(left),
        ..kdltree::Limits::default()
    }
}

/// How many nodes and values a text has, as [`Limits::total_nodes`] counts them: whoever writes a text for a case sees whether there is room.
pub fn size_of(text: &str) -> usize {
    let (document, _) = kdltree::read(text, &of_syntax(&Limits::default(), usize::MAX));
    document.nodes.iter().map(|node| measure(node, usize::MAX).0).sum()
}

/// Counts nodes and values from `top` down, and finds the first node that has too many of its own.
fn measure(top: &Node, width: usize) -> (usize, Option<&Node>) {
    let (mut size, mut wide, mut open) = (0_usize, None, vec![top]);
    while let Some(node) = open.pop() {
        size += 1 + node.entries.len();
        if node.entries.len() > width || node.children.len() > width {
            wide = wide.or(Some(node));
        }
        open.extend(&node.children);
    }
    (size, wide)
}

fn refuse_wide(node: &Node, limits: &Limits, at: Reporter<'_>) {
    let name = &node.name.value;
    let message = format!("this `{name}` has more than {} values or nodes, and is not read", limits.width);
    at.report(
        Diagnostic::error(code::TOO_WIDE, node.name.span, message)
            .help("give what is too much to a second one"),
    );
}
