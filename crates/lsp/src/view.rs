//! Views: a case as it stands now, with what is wrong with it and what it defines.

use std::path::Path;

use casefile::{Limits, SourceFile};
use kdltree::{Document, Node, Span};
use lsp_types::{Location, Uri};
use terms::Diagnostic;

use crate::buffers::Buffer;
use crate::definitions::Definitions;
use crate::lines::{Lines, Units};
use crate::uris;

/// A case as it stands now.
#[derive(Debug)]
pub(crate) struct View {
    /// Its files.
    pub(crate) files: Vec<File>,
    /// All that is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What it defines.
    pub(crate) definitions: Definitions,
}

/// A file of a case.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path and its text.
    pub(crate) source: SourceFile,
    /// Its address; none where it has a name that no address can hold.
    pub(crate) uri: Option<Uri>,
    /// Where its lines start.
    pub(crate) lines: Lines,
    /// Its nodes, as far as they can be read.
    pub(crate) tree: Document,
}

impl View {
    /// Makes a case of texts. `broken` is what was wrong before there were any; `whole` says whether this is all of the case.
    pub(crate) fn of(
        sources: Vec<SourceFile>,
        broken: &[Diagnostic],
        whole: bool,
        buffers: &[&Buffer],
        units: Units,
    ) -> Self {
        let limits = Limits::default();
        let loaded = if whole {
            casefile::load_texts(sources, &limits)
        } else {
            casefile::check_texts(sources, &limits)
        };
        let mut view =
            Self { files: Vec::new(), diagnostics: broken.to_vec(), definitions: Definitions::default() };
        view.diagnostics.extend(loaded.diagnostics);
        let mut left = limits.total_nodes;
        for source in loaded.files {
            let file = File::of(source, left, buffers, units);
            left = left.saturating_sub(size(&file.tree));
            view.definitions.add(view.files.len(), &file.tree);
            view.files.push(file);
        }
        view
    }

    /// The file that is shown to people by this path.
    pub(crate) fn file(&self, shown: &str) -> Option<&File> {
        self.files.iter().find(|file| &*file.source.path == shown)
    }

    /// A place in a file as an editor names it.
    pub(crate) fn location(&self, file: usize, span: Span) -> Option<Location> {
        let file = self.files.get(file)?;
        Some(Location { uri: file.uri.clone()?, range: file.lines.range(&file.source.text, span) })
    }

    /// The node whose line stands at a span of a file.
    pub(crate) fn node(&self, file: usize, span: Span) -> Option<&Node> {
        let mut open: Vec<&Node> = self.files.get(file)?.tree.nodes.iter().collect();
        while let Some(node) = open.pop() {
            if node.span == span {
                return Some(node);
            }
            open.extend(&node.children);
        }
        None
    }
}

impl File {
    fn of(source: SourceFile, nodes: usize, buffers: &[&Buffer], units: Units) -> Self {
        let own = buffers.iter().find(|buffer| *buffer.shown == *source.path);
        let uri =
            own.map_or_else(|| uris::of_path(Path::new(&*source.path)), |buffer| Some(buffer.uri.clone()));
        let limits = kdltree::Limits::default();
        let limits = kdltree::Limits { nodes: limits.nodes.min(nodes), ..limits };
        let tree = kdltree::read(&source.text, &limits).0;
        let lines = Lines::of(&source.text, units);
        Self { source, uri, lines, tree }
    }
}

fn size(tree: &Document) -> usize {
    let (mut size, mut open) = (0_usize, tree.nodes.iter().collect::<Vec<_>>());
    while let Some(node) = open.pop() {
        size += 1 + node.entries.len();
        open.extend(&node.children);
    }
    size
}
