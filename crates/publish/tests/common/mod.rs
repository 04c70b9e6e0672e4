//! Cases to publish: the template, and one made to strain every form.

#![allow(dead_code, clippy::allow_attributes, reason = "each test binary uses some of it")]

use std::fmt::Write as _;

use casefile::{Case, Limits, SourceFile, load_texts, template};

/// The case of the template.
pub(crate) fn template() -> Case {
    let files = template::FILES.iter().map(|(name, text)| SourceFile::new(name, text)).collect();
    loaded(files)
}

/// A case with long names, several scripts, markup, many readings and nothing that fits.
pub(crate) fn strained() -> Case {
    template_with(&strain())
}

/// The case of the template and more.
pub(crate) fn template_with(more: &str) -> Case {
    let files = template::FILES.iter().map(|(name, text)| SourceFile::new(name, text));
    loaded(files.chain([SourceFile::new("more.kdl", more)]).collect())
}

fn loaded(files: Vec<SourceFile>) -> Case {
    let loaded = load_texts(files, &Limits::default());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded.case
}

fn strain() -> String {
    let mut text = String::new();
    for name in ["washington", "moscow", "damascus", "opposition", "a-reading-with-a-name-of-some-length"] {
        let _ = writeln!(
            text,
            "reading \"{name}\" {{ title \"{name}\"; basis \"its own\"; evidence {{ tier \"press\" }} }}"
        );
    }
    text += r#"
actor "jai" kind="armed-group" {
    name "جيش الإسلام" lang="ar"
    name "Jaysh al-Islam | *the army* of <b>Islam</b>" lang="en"
}
source "long-source" side="press" {
    name "The Ordinary and Extraordinary Committee for the Observation of Everything that Moves Between the Two Rivers"
}
restriction "R-1" when="2031-05-20" on="mission" { place "North bank" in="north-bank"; words "Turned back."; }
tally "T-2" by="long-source" {
    period "2031-05-13"
    counts "breaches-of-every-sort-and-kind"
    total 99
    part words="a part of which the author says very much more than would fit in any column at all" 1
    parts-incomplete #true
    blames "everybody; with, commas \u{1b}[31m and a bell \u{7}"
}
entry "K-2" kind="talks" when="2031-05-14T10:00" "Talks, with; every \\ sign, and a title that is longer than seventy-five octets: переговоры" {
    detail "first line\nsecond line"
    document "https://mission.example/talks/2031-05-14"
}
entry "K-3" kind="meeting" when="2031-05-20..2031-05-22" "Three days" {}
entry "K-4" kind="meeting" when="2031-05-23T09:00..11:30" "Part of a day" {}
entry "K-5" kind="deadline" when="not-after 2031-05-24" "Open before" {}
entry "K-6" kind="deadline" when="not-before 2031-05-25" "Open after" {}
"#;
    for number in 1..=30 {
        let _ = write!(
            text,
            r#"
incident "AN-ID-OF-SOME-LENGTH-{number:02}" "Something \u{{202e}}or other at aplacewithaverylongnamethatcannotbewrappedanywhere{number}" {{
    when "2031-05-{day:02}"
    place "https://example.org/a/very/long/address/that/is/no/place/but/may/stand/there/all/the/same/{number}" in="north-bank"
    claim "CL-{number}" from="long-source" said="2031-05-{day:02}" {{ act "shelling"; by "jai" "league"; on "civilians"; killed about=3; weapon "mortars" }}
}}
"#,
            day = 20 + number % 11
        );
    }
    text
}
