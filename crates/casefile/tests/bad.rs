//! Bad files for each code: what stands in them, and what is said of them; and good files that look like them.
//!
//! A bad file is called after its code, `no-line.kdl`. What the linter of the terms says only of areas is here too, for only a case has them.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use std::path::{Path, PathBuf};
use std::{fs, iter};

use casefile::{Limits, Loaded, SourceFile, code, draft, load, load_texts};
use common::{HEAD, rendered};

/// Codes that only the file system brings about: no file stands for them, and `hostile.rs` takes the snapshot of each.
const OF_THE_FILE_SYSTEM: &[&str] =
    &[code::NOT_A_FILE, code::LINK, code::UNREADABLE, code::TOO_MANY_FILES, code::BOUNDARIES];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")
}

fn names() -> Vec<String> {
    names_in(&folder())
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<_> = entries.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    names
}

fn limits(name: &str) -> Limits {
    let usual = Limits::default();
    match name {
        "too-many-corners" => Limits { total_corners: 4, ..usual },
        "too-wide" => Limits { width: 12, ..usual },
        "file-too-large" => Limits { file_bytes: 40, ..usual },
        "case-too-large" => Limits { total_bytes: 40, ..usual },
        _ => usual,
    }
}

fn loaded(name: &str) -> Loaded {
    let path = folder().join(format!("{name}.kdl"));
    if matches!(name, "encoding" | "file-too-large" | "case-too-large") {
        return load(&path, &limits(name)).unwrap();
    }
    let text = fs::read_to_string(path).unwrap();
    if name == "not-in-a-draft" {
        let head = load_texts(vec![SourceFile::new("a-head.kdl", HEAD)], &limits(name));
        return draft(&head, SourceFile::new("not-in-a-draft.kdl", &text), &limits(name)).loaded;
    }
    let head = (name != "no-case").then(|| SourceFile::new("a-head.kdl", HEAD));
    let files = head.into_iter().chain(iter::once(SourceFile::new(&format!("{name}.kdl"), &text)));
    load_texts(files.collect(), &limits(name))
}

#[test]
fn every_bad_file_gets_the_code_that_it_is_named_after() {
    for name in names() {
        let loaded = loaded(&name);
        let codes: Vec<_> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert!(codes.iter().any(|code| code.ends_with(&format!("::{name}"))), "{name}: {codes:?}");
    }
}

#[test]
fn every_code_has_a_bad_file() {
    let names = names();
    for code in code::ALL.iter().filter(|code| !OF_THE_FILE_SYSTEM.contains(code)) {
        let name = code.trim_start_matches("case::");
        assert!(names.iter().any(|known| known == name), "{code} has no file tests/bad/{name}.kdl");
    }
    for code in code::ALL {
        let snapshot = folder().join(format!("../snapshots/{}.snap", code.trim_start_matches("case::")));
        assert!(snapshot.exists(), "{code} has no snapshot of what is said");
    }
}

#[test]
fn what_is_said_of_each_bad_file_reads_well() {
    for name in names() {
        let text =
            String::from_utf8_lossy(&fs::read(folder().join(format!("{name}.kdl"))).unwrap()).into_owned();
        let told = rendered(&loaded(&name)).replace(&format!("{}/", folder().display()), "");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, format!("{text}\n────\n{told}"));
        });
    }
}

#[test]
fn nothing_is_said_of_good_files_that_look_like_bad_ones() {
    let folder = folder().join("../good");
    let names = names_in(&folder);
    assert!(!names.is_empty());
    for name in names {
        let text = fs::read_to_string(folder.join(format!("{name}.kdl"))).unwrap();
        let files = vec![SourceFile::new("a-head.kdl", HEAD), SourceFile::new(&format!("{name}.kdl"), &text)];
        assert_eq!(rendered(&load_texts(files, &Limits::default())), "", "{name}");
    }
}

#[test]
fn the_head_that_bad_files_stand_under_is_sound() {
    assert_eq!(rendered(&common::load_one(HEAD)), "");
}
