//! Bad files for each code, with what a reader of them is told, and good files beside those of the linter.
//!
//! A bad file is called after its code, `lint-odd-number.kdl`; further ones say behind a point what is odd: `lint-odd-number.table.kdl`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support;

fn bad_files() -> Vec<(String, String)> {
    files("tests/bad")
}

fn files(folder: &str) -> Vec<(String, String)> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
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

/// The code that a file is called after.
fn code_of(name: &str) -> String {
    format!("terms::{}", name.split('.').next().unwrap_or(name))
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
        let code = code_of(&name);
        assert!(diagnostics.iter().any(|d| d.code == code), "{name}: {diagnostics:?}");
        let told = if code == terms::code::TOO_MANY {
            support::render(&text, &diagnostics[diagnostics.len() - 2..])
        } else {
            support::render(&text, &diagnostics)
        };
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
            insta::assert_snapshot!(name, format!("{text}\n────────\n\n{told}"));
        });
    }
}

#[test]
fn every_code_has_its_bad_file() {
    let files: BTreeSet<_> = bad_files().into_iter().map(|(name, _)| code_of(&name)).collect();
    let codes: BTreeSet<_> = terms::code::ALL.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(files, codes);
}

#[test]
fn the_linter_is_silent_on_what_only_looks_like_its_bad_files() {
    let good: Vec<_> =
        files("tests/good").into_iter().filter(|(name, _)| name.starts_with("lint-")).collect();
    for (name, text) in &good {
        let outcome = support::read(text);
        assert!(!outcome.agreements.is_empty(), "{name} has an agreement");
        assert_eq!(outcome.diagnostics, [], "{name}");
        assert_eq!(support::render(text, &support::lint(text)), "", "{name}");
    }
    let named: BTreeSet<_> = good.iter().map(|(name, _)| code_of(name)).collect();
    let rules = terms::code::ALL.iter().filter(|code| code.starts_with(terms::lint::PREFIX));
    assert_eq!(named, rules.map(|code| (*code).to_owned()).collect());
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
