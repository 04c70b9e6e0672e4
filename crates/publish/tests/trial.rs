//! A made-up draft tried on the record of Syria.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

use std::path::Path;

use casefile::{Limits, draft, load, read_file};
use model::finding::Verdict;
use publish::trial::stage::{Draft, Staged, stage};
use publish::trial::{Outcome, Trial};
use publish::{Question, text};

fn staged(record: &casefile::Loaded, instead_of: Option<&str>) -> Staged {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let limits = Limits::default();
    let file = read_file(&cases.join("drafts/syria-2016.kdl"), &limits).unwrap().unwrap();
    let beside = draft(record, file, &limits);
    assert!(!beside.loaded.has_errors(), "{:?}", beside.loaded.diagnostics);
    let added = beside.agreements.into_iter();
    let drafts = added.map(|one| Draft { written: one.written, stands_as: one.stands_as }).collect();
    stage(beside.loaded.case, drafts, instead_of.map(Into::into), true).unwrap()
}

fn syria() -> casefile::Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    load(&folder, &Limits::default()).unwrap()
}

#[test]
fn every_finding_is_counted_once_and_every_open_one_waits_on_something() {
    let record = syria();
    let staged = staged(&record, None);
    let trial = Trial::of(Question::new(&staged.case, "x"), &staged, &record.case);
    let of_incidents =
        trial.found.all().iter().filter(|f| matches!(f.about, model::finding::Matter::Incident(..)));
    let open = of_incidents.clone().filter(|finding| finding.verdict == Verdict::Undetermined).count();
    let counted: usize = trial.clauses.iter().map(|row| row.outcome.taken_up() * row.readings.len()).sum();
    assert_eq!(counted, of_incidents.count());
    assert_eq!(
        trial.clauses.iter().map(|row| of_open(&row.outcome) * row.readings.len()).sum::<usize>(),
        open
    );
    assert_eq!((trial.causes.open, trial.causes.split.iter().sum::<usize>()), (open, open));
    assert!(trial.changes.is_empty());
}

fn of_open(outcome: &Outcome) -> usize {
    outcome.undetermined
}

#[test]
fn what_a_draft_in_the_place_of_the_truce_comes_to_reads_well() {
    let record = syria();
    let staged = staged(&record, Some("syria-coh-2016"));
    let mut question = Question::new(&staged.case, "cases/syria-2016");
    question.asked.as_of = "2016-03-10T00:00:00Z".parse().unwrap();
    let page = Trial::of(question, &staged, &record.case).page();
    insta::assert_snapshot!("trial", text::write(&page));
}
