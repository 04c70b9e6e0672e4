//! The worked case: it loads clean, every finding of it holds, and no verdict changes unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use assess::{Asked, reference};
use casefile::{Limits, Loaded};
use model::ReadingId;
use model::finding::{Matter, Verdict};

#[expect(clippy::unwrap_used, reason = "the case is part of the repository")]
fn syria() -> Loaded {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    casefile::load(&path, &Limits::default()).unwrap()
}

#[test]
fn the_case_loads_with_no_complaint_but_the_linters_about_the_texts_themselves() {
    let loaded = syria();
    let complaints: Vec<String> = loaded
        .diagnostics
        .iter()
        .filter(|d| !d.code.starts_with("terms::lint-"))
        .map(|d| format!("{} {} {}", d.file, d.code, d.message))
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(loaded.case.incidents.len() > 100 && loaded.case.claims.len() > 200);
}

/// Checks every finding under one reading; the readings are tests of their own so that they run side by side.
fn every_finding_passes_its_check(reading: &str) {
    let case = syria().case;
    let asked = Asked::of_all(&case);
    let findings = reference::findings(&case, &ReadingId::new(reading), asked);
    assert!(findings.len() > 200);
    let checked = findings.iter().map(|finding| (finding, assess::check::check(&case, finding, asked)));
    let flaws: Vec<String> = checked
        .filter_map(|(finding, checked)| Some(format!("{:?}: {}", finding.about, checked.err()?)))
        .collect();
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}

#[test]
fn every_finding_under_damascus_passes_its_check() {
    every_finding_passes_its_check("damascus");
}

#[test]
fn every_finding_under_moscow_passes_its_check() {
    every_finding_passes_its_check("moscow");
}

#[test]
fn every_finding_under_neutral_passes_its_check() {
    every_finding_passes_its_check("neutral");
}

#[test]
fn every_finding_under_opposition_passes_its_check() {
    every_finding_passes_its_check("opposition");
}

#[test]
fn every_finding_under_washington_passes_its_check() {
    every_finding_passes_its_check("washington");
}

#[test]
fn the_readings_checked_are_all_that_there_are() {
    let readings: Vec<String> = syria().case.readings.keys().map(ToString::to_string).collect();
    assert_eq!(readings, ["damascus", "moscow", "neutral", "opposition", "washington"]);
}

#[test]
fn no_verdict_of_the_case_changes_unseen() {
    let case = syria().case;
    let asked = Asked::of_all(&case);
    let readings: Vec<&ReadingId> = case.readings.keys().collect();
    let mut rows: BTreeMap<String, BTreeMap<&ReadingId, char>> = BTreeMap::new();
    for reading in &readings {
        for finding in reference::findings(&case, reading, asked) {
            let name = match &finding.about {
                Matter::Incident(incident, clause) => format!("{incident} {}/{clause}", finding.agreement),
                Matter::Obligation(obligation) => format!("~ {}/{obligation}", finding.agreement),
            };
            let mark = match finding.verdict {
                Verdict::Breach => 'B',
                Verdict::NoBreach => 'n',
                Verdict::Undetermined => '?',
            };
            rows.entry(name).or_default().insert(reading, mark);
        }
    }
    let mut table = String::from("B breach, n no breach, ? undetermined, . not taken up; in columns:");
    for reading in &readings {
        table = format!("{table} {reading}");
    }
    for (name, marks) in &rows {
        let marks: String =
            readings.iter().map(|reading| marks.get(reading).copied().unwrap_or('.')).collect();
        table = format!("{table}\n{marks}  {name}");
    }
    let distinct: BTreeSet<&String> = rows.keys().collect();
    assert!(distinct.len() > 100);
    insta::assert_snapshot!("verdicts_of_syria_2016", table);
}
