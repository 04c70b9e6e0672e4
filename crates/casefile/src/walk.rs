//! The walk: from a directory to the `.kdl` files in it, in the order of their paths.
//!
//! Nothing is opened here, and no link is followed: a link may lead out of the case, or round in a circle.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::limits::Limits;

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The files, sorted by path.
    pub(crate) files: Vec<PathBuf>,
    /// Files of `GeoJSON` that lie beside them, sorted by path.
    pub(crate) beside: Vec<PathBuf>,
    /// What looked like a part of the case and is not read.
    pub(crate) passed_over: Vec<(PathBuf, Obstacle)>,
}

/// Why something that looks like a part of the case is not read.
#[derive(Debug)]
pub(crate) enum Obstacle {
    /// It is a link.
    Link,
    /// It has the name of a file and is none.
    NotAFile(&'static str),
    /// It cannot be opened or listed.
    Unreadable(io::Error),
    /// There are too many files before it.
    OneTooMany,
}

/// Lists the `.kdl` files under `root`, hidden ones left out.
///
/// # Errors
///
/// `root` itself cannot be listed.
pub(crate) fn walk(root: &Path, limits: &Limits) -> io::Result<Found> {
    let mut walk = Walk { found: Found::default(), folders: Vec::new(), seen: 0, limits };
    walk.list(root)?;
    while let Some(folder) = walk.folders.pop() {
        if let Err(error) = walk.list(&folder) {
            walk.found.passed_over.push((folder, Obstacle::Unreadable(error)));
        }
    }
    if walk.is_full() {
        walk.found.passed_over.push((root.to_owned(), Obstacle::OneTooMany));
    }
    let mut found = walk.found;
    found.files.sort();
    found.beside.sort();
    found.passed_over.sort_by(|a, b| a.0.cmp(&b.0));
    for late in found.files.split_off(limits.files.min(found.files.len())).into_iter().take(1) {
        found.passed_over.push((late, Obstacle::OneTooMany));
    }
    Ok(found)
}

/// Entries that are looked at for each file that may be read: pictures and papers may lie beside the text.
const ENTRIES_PER_FILE: usize = 50;

struct Walk<'a> {
    found: Found,
    folders: Vec<PathBuf>,
    seen: usize,
    limits: &'a Limits,
}

impl Walk<'_> {
    fn is_full(&self) -> bool {
        self.seen > self.limits.files.saturating_mul(ENTRIES_PER_FILE)
    }

    fn list(&mut self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            self.seen += 1;
            if self.is_full() {
                self.folders.clear();
                break;
            }
            let entry = entry?;
            if !is_hidden(&entry) {
                self.sort_in(entry.path(), entry.file_type());
            }
        }
        Ok(())
    }

    fn sort_in(&mut self, path: PathBuf, kind: io::Result<fs::FileType>) {
        let named = is_kdl(&path);
        match kind {
            Err(error) if named => self.found.passed_over.push((path, Obstacle::Unreadable(error))),
            Err(_) => {}
            Ok(kind) if kind.is_symlink() => {
                if named || path.is_dir() {
                    self.found.passed_over.push((path, Obstacle::Link));
                }
            }
            Ok(kind) if kind.is_dir() && !named => self.folders.push(path),
            Ok(kind) if kind.is_file() && is_geojson(&path) => self.found.beside.push(path),
            Ok(_) if !named => {}
            Ok(kind) if kind.is_file() => self.found.files.push(path),
            Ok(kind) => self.found.passed_over.push((path, Obstacle::NotAFile(what(kind)))),
        }
    }
}

fn is_hidden(entry: &fs::DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_kdl(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "kdl")
}

fn is_geojson(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "geojson")
}

fn what(kind: fs::FileType) -> &'static str {
    if kind.is_dir() { "a folder" } else { "a pipe or a device" }
}
