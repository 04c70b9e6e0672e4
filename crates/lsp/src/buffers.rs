//! Buffers: the files that are open in an editor, as it holds them.

use std::path::PathBuf;
use std::sync::Arc;

use casefile::SourceFile;
use lsp_types::Uri;

use crate::uris;

/// A file that is open in an editor.
#[derive(Clone, Debug)]
pub(crate) struct Buffer {
    /// Its address, as the editor writes it.
    pub(crate) uri: Uri,
    /// Its path, where it is a file.
    pub(crate) path: Option<PathBuf>,
    /// Its path, as it is shown to people; its address where it is no file.
    pub(crate) shown: Arc<str>,
    /// Its text.
    pub(crate) text: Arc<str>,
    /// Which version of it this is.
    pub(crate) version: i32,
    /// The case that it belongs to.
    pub(crate) home: Home,
}

/// The case that a file belongs to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Home {
    /// The case in a folder.
    Case(PathBuf),
    /// None that could be found: the file stands for itself. Its address.
    Alone(String),
}

impl Buffer {
    /// A file that has just been opened; it stands for itself until its case is looked for.
    pub(crate) fn of(uri: Uri, text: &str, version: i32) -> Self {
        let path = uris::path_of(&uri);
        let shown = path.as_deref().map_or_else(|| uri.as_str().to_owned(), casefile::shown_path);
        let home = Home::Alone(uri.as_str().to_owned());
        Self { uri, path, shown: Arc::from(shown), text: Arc::from(text), version, home }
    }

    /// The file as a case reads it.
    pub(crate) fn source(&self) -> SourceFile {
        SourceFile { path: Arc::clone(&self.shown), text: Arc::clone(&self.text) }
    }
}
