//! Loading: the passes in their order.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use model::Case;
use terms::{Diagnostic, Severity, Sink};

use crate::case_node::Frame;
use crate::desk::Desk;
use crate::files::{SourceFile, read_all, report_passed_over};
use crate::index::Index;
use crate::limits::Limits;
use crate::load_error::LoadError;
use crate::trees::{Tree, grow};
use crate::walk::{Found, walk};
use crate::{afterwards, areas, boundaries, case_node, linting, nodes, translations};

/// A case, what is wrong with it, and the texts that it was read from.
#[derive(Clone, PartialEq, Debug)]
pub struct Loaded {
    /// The case. Where there are errors it lacks whatever could not be read.
    pub case: Case,
    /// All that is wrong, by file and place. A file that could not be read has diagnostics at its first byte and no text.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were read, in the order of their paths.
    pub files: Vec<SourceFile>,
}

impl Loaded {
    /// Returns true where the case is not to be relied on.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns the file of this path, if it was read.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| &*file.path == path)
    }
}

/// Loads the case in a folder, or in one file that holds all of it.
///
/// # Errors
///
/// Nothing is at the path, or it cannot be read, or the folder holds no `.kdl` file. Everything else is told by diagnostics.
pub fn load(path: &Path, limits: &Limits) -> Result<Loaded, LoadError> {
    let sink = Sink::new();
    let found = found_at(path, limits, &sink)?;
    let files = read_all(found.files, limits, &sink);
    let mut loaded = assemble(files, Extent::Case, limits, sink);
    boundaries::read(path, &found.beside, limits, &mut loaded);
    Ok(loaded)
}

/// Loads a case that is held in memory.
///
/// # Examples
///
/// ```
/// use casefile::{Limits, SourceFile, load_texts};
///
/// let text = r#"case "small" { time-zone "Asia/Damascus"; record-until "2016-10-31" }"#;
/// let loaded = load_texts(vec![SourceFile::new("case.kdl", text)], &Limits::default());
/// assert!(!loaded.has_errors());
/// assert_eq!(loaded.case.record_until.to_string(), "2016-10-31T22:00:00Z");
/// ```
pub fn load_texts(files: Vec<SourceFile>, limits: &Limits) -> Loaded {
    assemble(files, Extent::Case, limits, Sink::new())
}

/// Reads the texts of the case in a folder, or in one file that holds all of it, and reports those that it does not read.
///
/// Whoever holds newer texts of some files, an editor for one, puts them in their place and hands all to [`load_texts`].
///
/// # Errors
///
/// As [`load`].
pub fn read_texts(path: &Path, limits: &Limits) -> Result<(Vec<SourceFile>, Vec<Diagnostic>), LoadError> {
    let sink = Sink::new();
    let files = read_all(found_at(path, limits, &sink)?.files, limits, &sink);
    Ok((files, sink.into_sorted()))
}

/// Checks texts that are held in memory without the rest of their case, as [`check_files`] does with files.
pub fn check_texts(files: Vec<SourceFile>, limits: &Limits) -> Loaded {
    assemble(files, Extent::Part, limits, Sink::new())
}

/// Checks files without the rest of their case: whatever they refer to and do not define is taken to be there.
///
/// The case in what comes back holds only what these files say.
///
/// # Errors
///
/// One of the paths leads nowhere, or to something that is no file.
pub fn check_files(paths: &[PathBuf], limits: &Limits) -> Result<Loaded, LoadError> {
    let sink = Sink::new();
    let files = read_files(paths, limits, &sink)?;
    Ok(assemble(files, Extent::Part, limits, sink))
}

/// Reads the text of one file, or says why it is not read: it is too large, or no text.
///
/// # Errors
///
/// As [`check_files`].
pub fn read_file(path: &Path, limits: &Limits) -> Result<Result<SourceFile, Vec<Diagnostic>>, LoadError> {
    let sink = Sink::new();
    let file = read_files(&[path.to_owned()], limits, &sink)?.pop();
    Ok(file.ok_or_else(|| sink.into_sorted()))
}

fn read_files(paths: &[PathBuf], limits: &Limits, sink: &Sink) -> Result<Vec<SourceFile>, LoadError> {
    for path in paths {
        let found = path.metadata().map_err(|error| LoadError::of(path.clone(), error))?;
        if !found.is_file() {
            return Err(LoadError::NotAFile(path.clone()));
        }
    }
    Ok(read_all(paths.to_vec(), limits, sink))
}

fn found_at(path: &Path, limits: &Limits, sink: &Sink) -> Result<Found, LoadError> {
    let fail = |error| LoadError::of(path.to_owned(), error);
    let found = path.metadata().map_err(fail)?;
    if found.is_file() {
        return Ok(Found { files: vec![path.to_owned()], ..Found::default() });
    }
    if !found.is_dir() {
        return Err(LoadError::NeitherFolderNorFile(path.to_owned()));
    }
    let mut found = walk(path, limits).map_err(fail)?;
    if found.files.is_empty() && found.passed_over.is_empty() {
        return Err(LoadError::NoFiles(path.to_owned()));
    }
    report_passed_over(std::mem::take(&mut found.passed_over), limits, sink);
    Ok(found)
}

/// How much of a case the files are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Extent {
    /// All of it.
    Case,
    /// Some of it.
    Part,
}

fn assemble(files: Vec<SourceFile>, extent: Extent, limits: &Limits, sink: Sink) -> Loaded {
    let trees = grow(&files, limits, &sink);
    let case = read(&trees, extent, limits, &sink);
    // a text that has errors is not what its author means yet
    let lints =
        if sink.errors() == 0 { linting::of_case(&trees, &case, extent == Extent::Case) } else { Vec::new() };
    let mut diagnostics = sink.into_sorted();
    diagnostics.extend(lints);
    diagnostics.sort();
    drop(trees);
    Loaded { case, diagnostics, files }
}

/// Reads trees into a case.
pub(crate) fn read(trees: &[Tree<'_>], extent: Extent, limits: &Limits, sink: &Sink) -> Case {
    let Frame { zone, record_until } = &Frame::of(trees);
    case_node::check_number(trees, extent == Extent::Case, sink);
    let mut index = Index::of(trees, zone.clone(), sink);
    if extent == Extent::Part {
        index.trust(trees);
    }
    let (mut case, corners) = (Case::default(), Cell::new(limits.total_corners));
    for tree in trees {
        let (file, at) = (&tree.file.path, tree.reporter(sink));
        let desk = Desk { index: &index, zone, record_until: *record_until, corners: &corners, file, at };
        for node in &tree.nodes {
            nodes::read(node, desk, &mut case);
        }
    }
    areas::join(&mut case);
    afterwards::check(&case, &index, sink);
    if extent == Extent::Case {
        translations::check(trees, sink);
    }
    case
}
