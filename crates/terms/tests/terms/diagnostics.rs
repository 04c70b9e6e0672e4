//! One bad file for each code, with what a reader of it is told.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support;

/// Codes that need more than a small file: the tests beside them show them.
const ELSEWHERE: &[&str] = &[terms::code::TOO_MANY];

fn bad_files() -> Vec<(String, String)> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "kdl"))
        .map(|path| {
            let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("it is text"))
        })
        .collect();
    files.sort();
    files
}

/// What is wrong with a file; what the linter says of it, where it is named after one of its codes.
fn said_of(name: &str, text: &str) -> Vec<terms::Diagnostic> {
    let diagnostics = support::read(text).diagnostics;
    if !name.starts_with("lint-") {
        return diagnostics;
    }
    assert_eq!(diagnostics, [], "{name} is sound but for what the linter says");
    support::lint(text)
}

#[test]
fn every_bad_file_says_what_is_wrong_with_it() {
    for (name, text) in bad_files() {
        let diagnostics = said_of(&name, &text);
        let code = format!("terms::{name}");
        assert!(diagnostics.iter().any(|d| d.code == code), "{name}: {diagnostics:?}");
        let told = support::render(&text, &diagnostics);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
            insta::assert_snapshot!(name, format!("{text}\n────────\n\n{told}"));
        });
    }
}

#[test]
fn every_code_has_its_bad_file() {
    let files: BTreeSet<_> = bad_files().into_iter().map(|(name, _)| format!("terms::{name}")).collect();
    let elsewhere = ELSEWHERE.iter().map(|code| (*code).to_owned());
    let codes: BTreeSet<_> = terms::code::ALL.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(files.into_iter().chain(elsewhere).collect::<BTreeSet<_>>(), codes);
}

#[test]
fn messages_are_one_line_in_lower_case_without_a_stop() {
    for (name, text) in bad_files() {
        for d in said_of(&name, &text) {
            let message = &d.message;
            assert!(!message.contains('\n') && !message.ends_with('.'), "{name}: {message}");
            assert!(!message.starts_with(char::is_uppercase), "{name}: {message}");
        }
    }
}
