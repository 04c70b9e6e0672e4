//! Runs every page under `scenarios/`. `ONLY=time/` runs those whose path holds it; `BLESS=1` writes what was found over what was
//! expected.

use std::path::Path;

use testkit::scenario::Library;

#[test]
fn every_scenario_says_what_the_program_finds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let library = Library::read(&root).unwrap();
    let bless = std::env::var_os("BLESS").is_some_and(|value| value == "1");
    let mut report: Vec<String> = library.strays().iter().map(ToString::to_string).collect();
    let mut failed = 0;
    let part = std::env::var("ONLY").unwrap_or_default();
    for outcome in library.run(&part) {
        let is_well = outcome.failures.is_empty();
        println!("{} {} ({})", if is_well { "ok    " } else { "FAILED" }, outcome.name, outcome.file);
        if !is_well {
            failed += 1;
            report.extend(outcome.failures.iter().map(ToString::to_string));
            if bless {
                library.bless(&outcome).unwrap();
            }
        }
    }
    println!("{} scenarios, {failed} failed", library.len());
    assert!(report.is_empty(), "{failed} of {} scenarios failed\n\n{}\n", library.len(), report.join("\n"));
}

#[test]
fn there_are_scenarios_to_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    assert!(Library::read(&root).unwrap().len() >= 45);
}
