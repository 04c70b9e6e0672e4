//! `docs/terms/coverage.md`: which scenario proves which clause pattern. `BLESS=1` writes the page anew.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use testkit::scenario::Library;

/// How many patterns need a scenario; the others say why they have none.
const NEEDED: usize = 115;

/// An entry of `docs/terms/patterns.csv`.
struct Entry {
    id: String,
    name: String,
    mark: String,
    outside: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn entries() -> Vec<Entry> {
    let mut reader = csv::Reader::from_path(root().join("docs/terms/patterns.csv")).unwrap();
    let mut entries = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        let field = |n: usize| record.get(n).unwrap().to_owned();
        entries.push(Entry { id: field(0), name: field(1), mark: field(2), outside: field(3) });
    }
    entries
}

/// The pages that prove each entry.
fn proved() -> BTreeMap<String, Vec<String>> {
    let mut proved: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in Library::read(&root()).unwrap().pages() {
        for entry in &page.proves {
            proved.entry(entry.clone()).or_default().push(page.file.clone());
        }
    }
    proved
}

fn links(pages: &[String]) -> String {
    let link = |page: &String| format!("[{page}](../../{page})");
    pages.iter().map(link).collect::<Vec<_>>().join("<br>")
}

fn page(entries: &[Entry], proved: &BTreeMap<String, Vec<String>>) -> String {
    let count = |traps: bool| {
        let of_this_sort = entries.iter().filter(|entry| (entry.mark == "trap") == traps);
        let (with, all): (Vec<_>, Vec<_>) = of_this_sort.map(|e| (proved.contains_key(&e.id), e)).unzip();
        (with.iter().filter(|with| **with).count(), all.len())
    };
    let ((patterns, all_patterns), (traps, all_traps)) = (count(false), count(true));
    let mut text = format!(
        "# What the language covers\n\n\
         Clause patterns of real ceasefires, and for each the scenarios that prove that the language holds it: {patterns} of {all_patterns}. A pattern\n\
         without a scenario says why. A pattern marked *recalled* is known to the makers but was not read in a source: its scenarios use made-up\n\
         agreements, and none claims to be the real one. Then the traps, {traps} of {all_traps}: mistakes that were made with real records.\n\n\
         This page is written by a test from the scenarios' own `Proves:` lines (`BLESS=1 cargo test -p testkit --test coverage`).\n\n\
         | no. | pattern | proved by |\n| --- | --- | --- |\n"
    );
    for entry in entries {
        let recalled = if entry.mark == "recalled" { " *(recalled)*" } else { "" };
        let proof = proved.get(&entry.id).map_or_else(|| format!("outside: {}", entry.outside), |p| links(p));
        writeln!(text, "| {} | {}{recalled} | {proof} |", entry.id, entry.name).unwrap();
    }
    text
}

#[test]
fn the_page_names_the_scenario_that_proves_each_pattern_or_the_reason_why_there_is_none() {
    let (entries, proved) = (entries(), proved());
    let known: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let strangers: Vec<_> = proved.keys().filter(|id| !known.contains(id.as_str())).collect();
    assert!(strangers.is_empty(), "no such entry of the catalogue: {strangers:?}");

    let without = |entry: &&Entry| !proved.contains_key(&entry.id);
    let unexplained: Vec<_> =
        entries.iter().filter(without).filter(|e| e.outside.is_empty()).map(|e| &e.id).collect();
    assert!(unexplained.is_empty(), "neither a scenario nor a reason: {unexplained:?}");
    let both: Vec<_> =
        entries.iter().filter(|e| !without(e) && !e.outside.is_empty()).map(|e| &e.id).collect();
    assert!(both.is_empty(), "a scenario, and a reason why there is none: {both:?}");
    let patterns = entries.iter().filter(|e| e.mark != "trap" && !without(e)).count();
    assert!(patterns >= NEEDED, "{patterns} patterns have a scenario, {NEEDED} are needed");

    let (path, page) = (root().join("docs/terms/coverage.md"), page(&entries, &proved));
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        page,
        "run it with BLESS=1 and read the difference"
    );
}

#[test]
fn what_was_not_read_in_a_source_is_shown_with_made_up_agreements_only() {
    let recalled: BTreeSet<String> =
        entries().into_iter().filter(|entry| entry.mark == "recalled").map(|entry| entry.id).collect();
    for page in Library::read(&root()).unwrap().pages() {
        let only_recalled = !page.proves.is_empty() && page.proves.iter().all(|id| recalled.contains(id));
        let text = fs::read_to_string(root().join(&page.file)).unwrap();
        if page.proves.iter().any(|id| recalled.contains(id))
            && (only_recalled || page.setting.folder.is_none())
        {
            assert!(text.contains("made up"), "{} does not say that its agreement is made up", page.file);
        }
    }
}
