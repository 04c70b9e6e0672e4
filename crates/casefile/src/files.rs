//! Files: from paths to texts, never more of them than the limits allow.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kdltree::Span;
use terms::{Diagnostic, Reporter, Sink};

use crate::code;
use crate::limits::Limits;
use crate::walk::Obstacle;

/// A file of a case: where it was found, and its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceFile {
    /// The path, as it is shown to people.
    pub path: Arc<str>,
    /// The text, without a byte order mark. Spans count from its start.
    pub text: Arc<str>,
}

impl SourceFile {
    /// A file that is held in memory.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: Arc::from(path), text: Arc::from(text) }
    }

    /// Returns the line and the column of a byte of the text, both counted from 1, the column in characters.
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count();
        (before.matches('\n').count() + 1, column + 1)
    }
}

/// Reads files, and reports those that it does not read.
pub(crate) fn read_all(paths: Vec<PathBuf>, limits: &Limits, sink: &Sink) -> Vec<SourceFile> {
    let mut left = limits.total_bytes;
    let mut files = Vec::new();
    for path in paths {
        let shown = shown(&path);
        let at = Reporter::new(&shown, sink);
        let Some(bytes) = read_one(&path, limits, left, at) else { continue };
        left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        match kdltree::decode(&bytes) {
            Ok(text) => files.push(SourceFile { path: Arc::clone(&shown), text: Arc::from(text) }),
            Err(error) => {
                let report = Diagnostic::error(code::ENCODING, Span::at(0), error.to_string());
                at.report(report.help(error.help()));
            }
        }
    }
    files
}

/// The bytes of a file; `None` where it is too long or cannot be read, which is reported.
pub(crate) fn read_one(path: &Path, limits: &Limits, left: u64, at: Reporter<'_>) -> Option<Vec<u8>> {
    match open(path) {
        Err(error) => {
            unreadable(&error, at);
            None
        }
        Ok((_, size)) if size > limits.file_bytes => {
            too_large(size, limits, at);
            None
        }
        Ok((_, size)) if size > left => {
            let message =
                format!("the case has more than {} bytes; this file is not read", limits.total_bytes);
            at.report(Diagnostic::error(code::CASE_TOO_LARGE, Span::at(0), message).help("split the case"));
            None
        }
        Ok((file, _)) => take(file, limits, at),
    }
}

/// Opens a file and says how long it is, which costs nothing however long it is.
fn open(path: &Path) -> io::Result<(File, u64)> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is no file")); // to open a pipe would be to wait for its other end
    }
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    Ok((file, size))
}

/// Reads a file that may have grown since its length was asked for.
fn take(file: File, limits: &Limits, at: Reporter<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match file.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes) {
        Err(error) => unreadable(&error, at),
        Ok(size) if size as u64 > limits.file_bytes => too_large(size as u64, limits, at),
        Ok(_) => return Some(bytes),
    }
    None
}

/// What the system says of an error, without its number.
fn in_words(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or_default().to_lowercase()
}

fn unreadable(error: &io::Error, at: Reporter<'_>) {
    let message = format!("the file cannot be read: {}", in_words(error));
    at.report(Diagnostic::error(code::UNREADABLE, Span::at(0), message).help("look at who may read it"));
}

fn too_large(size: u64, limits: &Limits, at: Reporter<'_>) {
    let message = format!("the file has {size} bytes, and at most {} are read", limits.file_bytes);
    let report = Diagnostic::error(code::FILE_TOO_LARGE, Span::at(0), message);
    at.report(report.help("split it: every `.kdl` file of the folder belongs to the case"));
}

/// Reports what a walk passed over.
pub(crate) fn report_passed_over(passed_over: Vec<(PathBuf, Obstacle)>, limits: &Limits, sink: &Sink) {
    for (path, obstacle) in passed_over {
        let diagnostic = match obstacle {
            Obstacle::Link => {
                Diagnostic::warning(code::LINK, Span::at(0), "this is a link, and links are not followed")
                    .help("put the file itself there")
            }
            Obstacle::NotAFile(what) => {
                let message = format!("this is {what}, not a file");
                Diagnostic::error(code::NOT_A_FILE, Span::at(0), message)
                    .help("give it a name without `.kdl`")
            }
            Obstacle::Unreadable(error) => {
                let message = format!("this cannot be read: {}", in_words(&error));
                Diagnostic::error(code::UNREADABLE, Span::at(0), message).help("look at who may read it")
            }
            Obstacle::OneTooMany => {
                let message =
                    format!("the case has more than {} files; nothing is read from here on", limits.files);
                Diagnostic::error(code::TOO_MANY_FILES, Span::at(0), message).help("join small files")
            }
        };
        Reporter::new(&shown(&path), sink).report(diagnostic);
    }
}

fn shown(path: &Path) -> Arc<str> {
    Arc::from(shown_path(path))
}

/// A path as it may be shown to people: what would steer a terminal, or turn the direction of what follows, is escaped, and none
/// looks like an option.
pub fn shown_path(path: &Path) -> String {
    let path = path.to_string_lossy();
    let mut shown = String::from(if path.starts_with('-') { "./" } else { "" });
    for letter in path.chars() {
        if letter.is_control() || matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, shown_path};
    use std::path::Path;

    #[test]
    fn a_path_is_shown_without_what_steers_a_terminal() {
        assert_eq!(shown_path(Path::new("случай/a b.kdl")), "случай/a b.kdl");
        assert_eq!(shown_path(Path::new("-a/b.kdl")), "./-a/b.kdl");
        assert_eq!(shown_path(Path::new("a\u{1b}[31m\n\u{202e}b")), r"a\u{1b}[31m\n\u{202e}b");
    }

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let file = SourceFile::new("a.kdl", "one\nдва \"x\"");
        assert_eq!(file.line_and_column(0), (1, 1));
        assert_eq!(file.line_and_column(4), (2, 1));
        assert_eq!(file.line_and_column(11), (2, 5));
        assert_eq!(file.line_and_column(1_000), (2, 8));
    }
}
