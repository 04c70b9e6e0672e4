//! The home of a file: the folder of the case that it belongs to.

use std::fs;
use std::path::{Path, PathBuf};

use casefile::Limits;

/// How many folders are looked into, from the file upwards.
const STEPS: usize = 12;
/// How many entries of one folder are looked at.
const ENTRIES: usize = 2_000;
/// Files that are larger are not opened to look for a `case` node; nobody writes it into a heap of incidents.
const LARGEST: u64 = 1 << 20;

/// Finds the folder of the case that a file belongs to: the nearest above it where a `case.kdl` or a `case` node is.
///
/// `unsaved` holds files as an editor has them, which count in place of what is on the disk.
pub(crate) fn of<'b>(path: &Path, unsaved: &[(&'b Path, &'b str)]) -> Option<PathBuf> {
    for folder in path.ancestors().skip(1).take(STEPS).take_while(|folder| !is_everybodys(folder)) {
        if is_home(folder, unsaved) {
            return Some(folder.to_owned());
        }
        if folder.join(".git").exists() {
            break; // a case does not reach beyond the repository that it is kept in
        }
    }
    None
}

/// Returns true for folders in which all sorts of things lie about: one stray file there would make a case of all of them.
fn is_everybodys(folder: &Path) -> bool {
    folder.parent().is_none()
        || folder == std::env::temp_dir()
        || std::env::home_dir().is_some_and(|home| folder == home)
}

fn is_home(folder: &Path, unsaved: &[(&Path, &str)]) -> bool {
    let here = |path: &Path| path.parent() == Some(folder);
    if unsaved.iter().any(|(path, text)| here(path) && has_case(text)) {
        return true;
    }
    if folder.join("case.kdl").is_file() {
        return true;
    }
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let paths = entries.take(ENTRIES).filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let saved = |path: &PathBuf| !unsaved.iter().any(|(open, _)| open == path);
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "kdl") && saved(path)).any(|path| {
        let small = path.metadata().is_ok_and(|found| found.is_file() && found.len() <= LARGEST);
        let read = || casefile::read_file(&path, &Limits::default()).ok()?.ok();
        small && read().is_some_and(|file| has_case(&file.text))
    })
}

fn has_case(text: &str) -> bool {
    let likely = u64::try_from(text.len()).is_ok_and(|size| size <= LARGEST) && text.contains("case");
    likely && kdltree::read(text, &kdltree::Limits::default()).0.node("case").is_some()
}

#[cfg(test)]
mod tests {
    use super::of;
    use std::fs;

    #[test]
    fn a_case_is_looked_for_upwards_but_not_beyond_its_repository() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("repository/incidents");
        fs::create_dir_all(&inner).unwrap();
        let file = inner.join("a.kdl");
        assert_eq!(of(&file, &[]), None);
        fs::write(folder.path().join("case.kdl"), "").unwrap();
        assert_eq!(of(&file, &[]).as_deref(), Some(folder.path()));
        fs::create_dir(folder.path().join("repository/.git")).unwrap();
        assert_eq!(of(&file, &[]), None);
        fs::write(folder.path().join("repository/all.kdl"), "case \"a\"").unwrap();
        assert_eq!(of(&file, &[]), Some(folder.path().join("repository")));
        let unsaved = folder.path().join("repository/all.kdl");
        assert_eq!(of(&file, &[(&unsaved, "actor \"a\"")]), None);
        let unsaved = inner.join("b.kdl");
        assert_eq!(of(&file, &[(&unsaved, "case \"b\"")]), Some(inner.clone()));
    }

    #[test]
    fn a_stray_file_in_everybodys_folder_makes_no_case_of_it() {
        let file = std::env::temp_dir().join("a.kdl");
        assert_eq!(of(&file, &[(&file, "case \"a\"")]), None);
    }
}
