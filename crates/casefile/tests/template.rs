//! The template is a sound case, and so is the worked case.

mod common;

use std::path::{Path, PathBuf};
use std::{fs, slice};

use casefile::{Limits, check_files, load, load_texts};
use common::{rendered, template_files};

#[test]
fn the_template_loads_without_diagnostics() {
    let loaded = load_texts(template_files(), &Limits::default());
    assert_eq!(rendered(&loaded), "");
    assert_eq!(loaded.case.incidents.len(), 3);
    assert_eq!(loaded.case.claims.len(), 8);
    assert_eq!(loaded.case.readings.len(), 2);
    assert!(loaded.case.tallies.values().all(model::tally::Tally::sum_fails));
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut files = template_files();
    let forwards = load_texts(files.clone(), &Limits::default());
    files.reverse();
    let backwards = load_texts(files, &Limits::default());
    assert_eq!(forwards.case, backwards.case);
    assert_eq!(forwards.diagnostics, backwards.diagnostics);
}

#[test]
fn each_file_of_the_template_passes_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("template");
    for (name, _) in casefile::template::FILES {
        let checked = check_files(&[folder.join(name)], &Limits::default()).unwrap();
        assert_eq!(rendered(&checked), "", "{name}");
    }
}

#[test]
fn a_file_alone_may_refer_to_what_it_does_not_hold_but_not_make_up_words() {
    let path = std::env::temp_dir().join(format!("casefile-alone-{}.kdl", std::process::id()));
    let text =
        "standing \"jai\" in=\"truce\" { claim \"C\" from=\"sohr\" says=\"partly\" said=\"2016-04-01\" }\n";
    fs::write(&path, text).unwrap();
    let checked = check_files(slice::from_ref(&path), &Limits::default()).unwrap();
    fs::remove_file(path).unwrap();
    let codes: Vec<_> = checked.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [terms::code::UNKNOWN_WORD]);
}

#[test]
fn each_file_of_the_worked_case_passes_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    for file in load(&folder, &Limits::default()).unwrap().files {
        let checked = check_files(&[PathBuf::from(&*file.path)], &Limits::default()).unwrap();
        assert!(!checked.has_errors(), "{}", rendered(&checked));
    }
}

#[test]
fn the_worked_case_loads_without_errors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    let loaded = load(&folder, &Limits::default()).unwrap();
    assert!(!loaded.has_errors(), "{}", rendered(&loaded));
    assert!(loaded.case.claims.len() > 200);
}
