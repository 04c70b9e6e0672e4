//! Terms said back in sentences: the agreements of Syria, and one made up to use every construct of `docs/terms/reference.md`.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

use std::path::Path;

use casefile::{Case, Limits, SourceFile, check_texts};
use publish::terms::Said;
use publish::{markdown, text};
use unicode_width::UnicodeWidthStr;

const RIVER: &str = include_str!("texts/river.kdl");

/// What the river truce says. Of its actors and areas the case knows only their ids.
fn river() -> publish::page::Page {
    let loaded = check_texts(vec![SourceFile::new("river.kdl", RIVER)], &Limits::default());
    assert!(
        !loaded.has_errors(),
        "{:#?}",
        loaded.diagnostics.iter().map(|d| (d.span.of(RIVER), &d.message)).collect::<Vec<_>>()
    );
    Said::new(&loaded.case, &["river-truce".into()], "river.kdl").page()
}

#[test]
fn the_agreements_of_syria_are_said_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    let case = casefile::load(&folder, &Limits::default()).unwrap().case;
    let ids: Vec<_> = case.agreements.keys().cloned().collect();
    insta::assert_snapshot!("terms-syria", text::write(&Said::new(&case, &ids, "cases/syria-2016").page()));
}

#[test]
fn every_construct_is_said_back() {
    let page = river();
    let written = text::write(&page);
    assert!(written.lines().all(|line| line.width() <= 100));
    insta::assert_snapshot!("terms-everything", written);
    assert!(markdown::write(&page).contains("| row of the text | weapons | calibre | range | where |"));
}

/// The names that stand in the first column of the tables of the reference.
fn constructs() -> Vec<&'static str> {
    let reference = include_str!("../../../docs/terms/reference.md");
    let rows = reference.lines().filter(|line| line.starts_with("| `") && !line.starts_with("| `\""));
    let names = rows.filter_map(|line| line.split('|').nth(1));
    names.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn the_river_truce_uses_every_construct_of_the_reference() {
    let constructs = constructs();
    assert!(constructs.len() > 40, "{constructs:?}");
    for name in constructs {
        let is_it = |line: &str| line.split_whitespace().next() == Some(name);
        assert!(RIVER.lines().any(is_it), "{name} does not stand in river.kdl");
    }
}

#[test]
fn a_text_that_runs_from_the_right_stands_alone_on_its_line() {
    let written = text::write(&river());
    let line = written.lines().find(|line| line.contains("هدنة النهر")).unwrap();
    assert_eq!(line.trim(), "- هدنة النهر");
}

#[test]
fn a_file_without_an_agreement_says_nothing() {
    let page = Said::new(&Case::default(), &["x".into()], "x.kdl").page();
    assert!(text::write(&page).contains("It holds no agreement"));
}
