//! Why nothing could be loaded at all.

use std::io;
use std::path::PathBuf;

use crate::files::shown_path;

/// Why nothing could be loaded at all. What is wrong *within* a case is told by its diagnostics.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Nothing is at the path.
    #[error("`{}` is not there", shown_path(.0))]
    NotThere(PathBuf),
    /// It is neither a folder nor a file.
    #[error("`{}` is neither a folder nor a file", shown_path(.0))]
    NeitherFolderNorFile(PathBuf),
    /// It is no file, where only a file will do.
    #[error("`{}` is not a file", shown_path(.0))]
    NotAFile(PathBuf),
    /// The folder holds no `.kdl` file.
    #[error("no `.kdl` file is in `{}`", shown_path(.0))]
    NoFiles(PathBuf),
    /// It cannot be opened.
    #[error("`{}` cannot be read: {}", shown_path(.path), .error)]
    Unreadable {
        /// What cannot be read.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl LoadError {
    /// Returns what to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NotThere(_) => "look at how the path is written, and from which folder it starts",
            Self::NeitherFolderNorFile(_) => "give the folder of a case, or one of its `.kdl` files",
            Self::NotAFile(_) => "give `.kdl` files one by one",
            Self::NoFiles(_) => "`trucewatch init` puts a small case there to write over",
            Self::Unreadable { .. } => "look at who may read it",
        }
    }

    pub(crate) fn of(path: PathBuf, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            Self::NotThere(path)
        } else {
            Self::Unreadable { path, error }
        }
    }
}
