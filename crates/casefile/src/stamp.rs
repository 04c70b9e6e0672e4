//! A stamp of a case's files, by which a change of any is noticed without reading them.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::limits::Limits;
use crate::walk::walk;

/// Which files a case has, how long they are, and when they were last written. Two stamps that differ tell that something changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp(u64);

impl Stamp {
    /// The stamp of the case at a path as it lies there now; a file that is gone is as good as an empty one.
    pub fn of(path: &Path, limits: &Limits) -> Self {
        let files = if path.is_dir() {
            let found = walk(path, limits).unwrap_or_default();
            found.files.into_iter().chain(found.beside).collect()
        } else {
            vec![PathBuf::from(path)]
        };
        let mut hasher = DefaultHasher::new();
        for file in files {
            let metadata = fs::metadata(&file).ok();
            file.hash(&mut hasher);
            metadata.as_ref().map(fs::Metadata::len).hash(&mut hasher);
            metadata.and_then(|metadata| metadata.modified().ok()).hash(&mut hasher);
        }
        Self(hasher.finish())
    }
}
