//! An edition says what the other views say.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

use std::path::Path;
use std::sync::Arc;

use assess::Asked;
use casefile::Limits;
use model::Case;
use publish::edition::Edition;
use publish::{Found, Question};

fn syria() -> Arc<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    Arc::new(casefile::load(&path, &Limits::default()).unwrap().case)
}

fn edition(case: &Arc<Case>) -> Edition {
    Edition::of(Arc::clone(case), Asked::of_all(case)).unwrap()
}

#[test]
fn an_edition_can_be_shared_among_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Edition>();
}

#[test]
fn an_edition_finds_what_the_question_finds() {
    let case = syria();
    let edition = edition(&case);
    let question = Question::new(&case, "CASE");
    let found = Found::of(&question);
    let rows = found.incidents(&question);
    assert_eq!(rows.len(), edition.entries().len());
    for (row, entry) in rows.iter().zip(edition.entries()) {
        assert_eq!(row.incident.id, entry.incident);
        assert_eq!(row.under.as_slice(), &*entry.over_all, "{}", entry.incident);
    }
    let mut one: Vec<String> = found.all().iter().map(|finding| format!("{finding:?}")).collect();
    let mut other: Vec<String> = edition.findings().iter().map(|finding| format!("{finding:?}")).collect();
    one.sort();
    other.sort();
    assert!(one == other);
}

#[test]
fn readings_part_where_their_verdicts_differ_and_nowhere_else() {
    let edition = edition(&syria());
    for (number, entry) in edition.entries().iter().enumerate() {
        let parting = edition.parting(number);
        assert_eq!(parting.is_some(), entry.parts, "{}", entry.incident);
        if let Some(parting) = parting {
            let [one, other] = &parting.findings;
            assert_ne!(one.verdict, other.verdict);
            assert_eq!(one.reading, parting.pivot.verdicts[0].0);
        }
    }
}

#[test]
fn the_days_hold_every_incident_once() {
    let edition = edition(&syria());
    let told: usize = edition.days().iter().map(|day| day.incidents).sum();
    assert_eq!(told, edition.entries().iter().filter(|entry| entry.day.is_some()).count());
    let dates: Vec<_> = edition.days().iter().map(|day| day.date).collect();
    assert!(dates.windows(2).all(|pair| pair[0].tomorrow().unwrap() == pair[1]));
}

#[test]
fn a_merged_incident_is_found_under_its_old_id() {
    let case = syria();
    let edition = edition(&case);
    for incident in case.incidents.values() {
        if let Some(into) = &incident.same_as {
            assert_eq!(edition.number(&incident.id), edition.number(into));
        }
    }
}
