//! Hostile folders and files: each costs a diagnostic, never memory, time or a panic.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use casefile::{Limits, LoadError, Loaded, SourceFile, check_files, code, load, load_texts};
use common::{HEAD, rendered, template_files};
use proptest::prelude::*;

/// A folder of its own for a test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("casefile-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with_head(name: &str) -> Self {
        let folder = Self::new(name);
        fs::write(folder.at("case.kdl"), HEAD).unwrap();
        folder
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// Takes the snapshot of what is said of a folder, under the name of its code.
fn told(code: &str, loaded: &Loaded, folder: &Folder) {
    let told = rendered(loaded).replace(&format!("{}/", folder.0.display()), "");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(code.trim_start_matches("case::"), told);
    });
}

fn load_default(path: &Path) -> Loaded {
    load(path, &Limits::default()).unwrap()
}

#[test]
fn a_file_of_a_gigabyte_is_not_read() {
    let folder = Folder::with_head("gigabyte");
    File::create(folder.at("big.kdl")).unwrap().set_len(1 << 30).unwrap();
    let loaded = load_default(&folder.0);
    assert_eq!(codes(&loaded), [code::FILE_TOO_LARGE]);
    assert_eq!(loaded.files.len(), 1);
}

#[test]
fn a_pipe_a_folder_and_links_with_the_name_of_a_file_are_passed_over() {
    let folder = Folder::with_head("odd");
    assert!(Command::new("mkfifo").arg(folder.at("pipe.kdl")).status().unwrap().success());
    fs::create_dir(folder.at("folder.kdl")).unwrap();
    symlink("/etc/passwd", folder.at("link.kdl")).unwrap();
    symlink(".", folder.at("round")).unwrap();
    fs::write(folder.at("notes.txt"), "not ours").unwrap();
    fs::write(folder.at(".hidden.kdl"), "}").unwrap();
    let loaded = load_default(&folder.0);
    assert_eq!(codes(&loaded), [code::NOT_A_FILE, code::LINK, code::NOT_A_FILE, code::LINK]);
    assert_eq!(loaded.files.len(), 1);
    let pipe = folder.at("pipe.kdl");
    assert!(matches!(load(&pipe, &Limits::default()), Err(LoadError::NeitherFolderNorFile(_))));
    assert!(matches!(check_files(&[pipe], &Limits::default()), Err(LoadError::NotAFile(_))));
}

#[test]
fn what_is_said_of_a_folder_and_a_link_with_the_name_of_a_file_reads_well() {
    let folder = Folder::with_head("not-a-file");
    fs::create_dir(folder.at("folder.kdl")).unwrap();
    told(code::NOT_A_FILE, &load_default(&folder.0), &folder);
    let folder = Folder::with_head("link");
    symlink("/etc/passwd", folder.at("link.kdl")).unwrap();
    told(code::LINK, &load_default(&folder.0), &folder);
}

#[test]
fn a_file_that_cannot_be_opened_is_reported() {
    let folder = Folder::with_head("unreadable");
    // a link that leads nowhere is as unreadable for root as for anybody
    symlink("nowhere", folder.at("gone.kdl")).unwrap();
    let checked = check_files(&[folder.at("gone.kdl")], &Limits::default());
    assert!(matches!(checked, Err(LoadError::NotThere(_))));
    // a process cannot read its own memory from the start
    let loaded = check_files(&[PathBuf::from("/proc/self/mem")], &Limits::default()).unwrap();
    assert_eq!(codes(&loaded), [code::UNREADABLE]);
    told(code::UNREADABLE, &loaded, &folder);
}

#[test]
fn a_path_without_a_case_says_what_to_do() {
    let folder = Folder::new("empty");
    let error = load(&folder.0, &Limits::default()).unwrap_err();
    assert!(matches!(&error, LoadError::NoFiles(_)));
    assert!(error.help().contains("trucewatch init"));
    let error = load(&folder.at("nowhere"), &Limits::default()).unwrap_err();
    assert!(error.to_string().ends_with("is not there"), "{error}");
}

#[test]
fn files_beyond_the_limit_are_not_read() {
    let folder = Folder::with_head("many");
    for n in 0..30 {
        fs::write(folder.at(&format!("f{n:02}.kdl")), "").unwrap();
    }
    let loaded = load(&folder.0, &Limits { files: 10, ..Limits::default() }).unwrap();
    assert_eq!(codes(&loaded), [code::TOO_MANY_FILES]);
    told(code::TOO_MANY_FILES, &loaded, &folder);
    assert_eq!(loaded.files.len(), 10);
    let loaded = load(&folder.0, &Limits { files: 0, ..Limits::default() }).unwrap();
    assert!(codes(&loaded).contains(&code::TOO_MANY_FILES));
}

#[test]
fn folders_within_folders_are_walked_in_the_order_of_their_paths() {
    let folder = Folder::with_head("deep");
    fs::create_dir_all(folder.at("b/c")).unwrap();
    fs::write(folder.at("b/c/z.kdl"), "").unwrap();
    fs::write(folder.at("a.kdl"), "").unwrap();
    let loaded = load_default(&folder.0);
    let names: Vec<_> = loaded.files.iter().map(|file| file.path.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["a.kdl", "z.kdl", "case.kdl"]);
}

#[test]
fn other_encodings_are_told_with_the_byte_where_they_begin() {
    let folder = Folder::with_head("encodings");
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(HEAD.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(folder.at("utf16.kdl"), utf16).unwrap();
    fs::write(folder.at("mixed.kdl"), b"// \xD1\x83 then \xE9\n").unwrap();
    let loaded = load_default(&folder.0);
    assert_eq!(codes(&loaded), [code::ENCODING, code::ENCODING]);
    assert!(loaded.diagnostics[0].message.contains("byte 11"), "{}", rendered(&loaded));
}

#[test]
fn a_million_nested_blocks_and_a_million_nodes_end_in_a_diagnostic() {
    for text in ["a {".repeat(1_000_000), "a;".repeat(1_200_000), "a 1 ".repeat(1_000_000)] {
        let loaded = load_texts(vec![SourceFile::new("a.kdl", &text)], &Limits::default());
        assert!(loaded.has_errors() && loaded.diagnostics.len() < 1_000);
    }
}

#[test]
fn zero_bytes_are_errors_of_syntax() {
    let loaded = load_texts(vec![SourceFile::new("a.kdl", &format!("{HEAD}\0\0\0"))], &Limits::default());
    assert!(codes(&loaded).contains(&"kdl::banned-character"));
}

#[test]
fn what_the_text_holds_does_not_break_the_line_of_a_diagnostic() {
    // the first two were found by fuzzing
    for text in
        ["agreement{\"\"\"\nS\n\"\"\"", "agreement{in-force{period {daily length=\"\\nb\"", "\"a\\nb\""]
    {
        let loaded = load_texts(vec![SourceFile::new("a.kdl", text)], &Limits::default());
        assert!(!loaded.diagnostics.is_empty());
        for diagnostic in &loaded.diagnostics {
            assert!(
                !format!("{} {:?}", diagnostic.message, diagnostic.help).contains('\n'),
                "{diagnostic:?}"
            );
        }
    }
}

#[test]
fn ten_thousand_claims_that_correct_one_another_in_a_chain_are_followed() {
    let claim = |n: u32| {
        format!("claim \"C{n}\" from=\"sohr\" supersedes=\"C{}\" {{ act \"shelling\" }}\n", (n + 1) % 10_000)
    };
    let incident = |block: u32| {
        let claims: String = (0..1_000).map(|n| claim(block * 1_000 + n)).collect();
        format!(
            "incident \"I{block}\" \"A\" {{\n when \"2016-03-31\"\n place \"A\" in=\"syria\"\n{claims}}}\n"
        )
    };
    let text: String = (0..10).map(incident).collect();
    let loaded = common::load_with(&text);
    assert_eq!(codes(&loaded), [code::CIRCULAR]);
}

#[test]
fn long_chains_of_areas_memberships_and_mergers_are_refused_and_shorter_ones_are_not() {
    let area = |n: usize| format!("area \"c{n}\" in=\"c{}\" {{ name \"C\" }}\n", n + 1);
    let actor = |n: usize| {
        format!("actor \"c{n}\" kind=\"armed-group\" {{ name \"C\"; member-of \"c{}\"; }}\n", n + 1)
    };
    let incident = |n: usize| {
        format!(
            "incident \"c{n}\" \"C\" {{\n when \"2016-03-31\"\n place \"A\" in=\"syria\"\n same-as \"c{}\"\n \
             claim \"C{n}\" from=\"sohr\" {{ act \"shelling\" }}\n}}\n",
            n + 1
        )
    };
    let chains: [(&dyn Fn(usize) -> String, &str); 3] =
        [(&area, "area \"c@\""), (&actor, "actor \"c@\" kind=\"state\""), (&incident, "")];
    for (link, last) in chains {
        let end = |n: usize| {
            if last.is_empty() {
                link(n).lines().filter(|line| !line.contains("same-as")).collect::<Vec<_>>().join("\n")
            } else {
                format!("{} {{ name \"C\" }}\n", last.replace('@', &n.to_string()))
            }
        };
        let chain = |long: usize| (0..long).map(link).chain([end(long)]).collect::<String>();
        assert_eq!(rendered(&common::load_with(&chain(64))), "");
        for long in [65, 3_000] {
            let loaded = common::load_with(&chain(long));
            assert_eq!(codes(&loaded), [code::TOO_DEEP]);
            assert!(loaded.diagnostics[0].message.contains(&format!("`c{}`", long - 65)));
        }
    }
}

#[test]
fn a_long_chain_of_supplements_is_refused() {
    let agreement = |n: usize| {
        let more = if n == 0 { String::new() } else { format!("supplements \"c{}\"", n - 1) };
        format!(
            "agreement \"c{n}\" {{\n title \"C\"\n time-zone \"UTC\"\n {more}\n in-force {{ period from=\"2016-02-27T00:00\" }}\n \
             parties \"sar\"\n clause \"1\" cites=\"1\" {{\n words \"Stop.\"\n forbid \"attack\"\n by \"bound\"\n on \"party\"\n \
             monitored-by \"sar\"\n }}\n}}\n"
        )
    };
    let chain = |long: usize| (0..=long).map(agreement).collect::<String>();
    assert_eq!(rendered(&common::load_with(&chain(64))), "");
    assert_eq!(codes(&common::load_with(&chain(1_500))), [code::TOO_DEEP]);
}

#[test]
fn a_case_cut_off_anywhere_is_read_without_a_panic() {
    let text: String = template_files().iter().map(|file| file.text.to_string()).collect();
    for end in (0..text.len()).step_by(97) {
        let end = (0..=end).rfind(|end| text.is_char_boundary(*end)).unwrap();
        load_texts(vec![SourceFile::new("a.kdl", text.get(..end).unwrap())], &Limits::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_case_is_read_without_a_panic(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40, any::<prop::sample::Index>()), 1..6),
        noise in prop::collection::vec(prop::sample::select(vec!["{", "}", "\"", "=", "#true", "-1", " ", "\n", "by", "é", "\\", "1e999"]), 0..6),
    ) {
        let text: String = template_files().iter().map(|file| file.text.to_string()).collect();
        let mut letters: Vec<char> = text.chars().collect();
        for (number, (from, length, to)) in cuts.into_iter().enumerate() {
            let from = from.index(letters.len());
            let taken: Vec<char> = letters.splice(from..(from + length).min(letters.len()), []).collect();
            let to = to.index(letters.len());
            let put = noise.get(number).copied().unwrap_or_default().chars().chain(taken);
            letters.splice(to..to, put.collect::<Vec<_>>());
        }
        let mutated: String = letters.into_iter().collect();
        let loaded = load_texts(vec![SourceFile::new("a.kdl", &mutated)], &Limits::default());
        let again = load_texts(loaded.files.clone(), &Limits::default());
        prop_assert_eq!(&loaded.diagnostics, &again.diagnostics);
        for diagnostic in &loaded.diagnostics {
            prop_assert!(mutated.get(diagnostic.span.start..diagnostic.span.end).is_some(), "{diagnostic:?}");
        }
    }
}

/// A head that names a file of boundaries.
fn with_boundaries(name: &str, file: &str) -> Folder {
    let folder = Folder::new(name);
    let public = format!("case \"small\" {{\n    public {{ boundaries \"{file}\" credit=\"Survey\"; }}");
    fs::write(folder.at("case.kdl"), HEAD.replacen("case \"small\" {", &public, 1)).unwrap();
    folder
}

const DISTRICT: &str =
    r#"{"type":"Polygon","coordinates":[[[36.0,33.0],[36.5,33.0],[36.5,33.5],[36.0,33.0]]]}"#;

#[test]
fn boundaries_are_read_from_a_file_beside_the_case() {
    let folder = with_boundaries("boundaries", "maps/districts.geojson");
    fs::create_dir_all(folder.at("maps")).unwrap();
    fs::write(folder.at("maps/districts.geojson"), DISTRICT).unwrap();
    let loaded = load_default(&folder.0);
    assert_eq!(loaded.diagnostics, []);
    let [boundaries] = loaded.case.publication.boundaries.as_slice() else { panic!("one is named") };
    assert_eq!(boundaries.credit.as_deref(), Some("Survey"));
    assert_eq!(boundaries.lines.iter().map(Vec::len).collect::<Vec<_>>(), [4]);
    let few = Limits { boundary_corners: 3, ..Limits::default() };
    assert_eq!(codes(&load(&folder.0, &few).unwrap()), [code::BOUNDARIES]);
}

#[test]
fn boundaries_are_read_from_nowhere_else() {
    let empty = with_boundaries("boundaries-empty", "districts.geojson");
    fs::write(empty.at("districts.geojson"), r#"{"type":"Point","coordinates":[36,33]}"#).unwrap();
    told(code::BOUNDARIES, &load_default(&empty.0), &empty);
    let outside = Folder::new("boundaries-outside");
    fs::write(outside.at("secret.geojson"), DISTRICT).unwrap();
    let by_dots = format!("../{}/secret.geojson", outside.0.file_name().unwrap().to_str().unwrap());
    let whole = outside.at("secret.geojson").to_str().unwrap().to_owned();
    for (number, name) in ["link.geojson", "gone.geojson", "case.kdl", &by_dots, &whole].iter().enumerate() {
        let folder = with_boundaries(&format!("boundaries-{number}"), name);
        symlink(outside.at("secret.geojson"), folder.at("link.geojson")).unwrap();
        let loaded = load_default(&folder.0);
        assert_eq!(codes(&loaded), [code::BOUNDARIES], "{name}");
        assert!(loaded.case.publication.boundaries.iter().all(|one| one.lines.is_empty()), "{name}");
    }
}
