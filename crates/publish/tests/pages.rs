//! Every page of the template case, as Markdown; the front page also as it looks in a terminal.

mod common;

use common::template;
use publish::calendar::Calendar;
use publish::compare::Compared;
use publish::explain::{Explained, Wanted};
use publish::obligations::Obligations;
use publish::report::{Extent, Report};
use publish::standing::Standings;
use publish::tallies::Tallies;
use publish::{Found, Page, Question, json, markdown, text};

fn report(extent: Extent) -> Page {
    let case = template();
    let question = Question::new(&case, "ferry");
    Report::of(&question, extent).page()
}

#[test]
fn the_front_page() {
    insta::assert_snapshot!("assess", markdown::write(&report(Extent::Front)));
    insta::assert_snapshot!("assess_table", text::write(&report(Extent::Front)));
}

#[test]
fn everything_after_it() {
    insta::assert_snapshot!("assess_all", markdown::write(&report(Extent::All)));
}

#[test]
fn the_findings() {
    let case = template();
    let question = Question::new(&case, "ferry");
    insta::assert_snapshot!("assess_json", json::assess(&question, &Found::of(&question)).unwrap());
}

#[test]
fn one_incident_explained() {
    let case = template();
    let question = Question::new(&case, "ferry");
    let of = |wanted| markdown::write(&Explained::of(&question, wanted).page());
    insta::assert_snapshot!("explain_incident", of(Wanted::Incident("I-2".into(), None)));
    insta::assert_snapshot!("explain_obligation", of(Wanted::Obligation("open-the-ferry".into())));
}

#[test]
fn two_readings_side_by_side() {
    let case = template();
    let question = Question::new(&case, "ferry");
    let compared = Compared::of(&question, &"neutral".into(), &"crown-reading".into());
    insta::assert_snapshot!("compare", markdown::write(&compared.page()));
}

#[test]
fn who_is_bound_who_owes_who_counted_and_when() {
    let case = template();
    let question = Question::new(&case, "ferry");
    insta::assert_snapshot!("standing", markdown::write(&Standings::of(&question).page()));
    insta::assert_snapshot!("obligations", markdown::write(&Obligations::of(&question).page()));
    insta::assert_snapshot!("tallies", markdown::write(&Tallies::of(&question).page()));
    insta::assert_snapshot!("calendar", markdown::write(&Calendar::of(&case).page()));
}

#[test]
fn wherever_a_standing_is_shown_the_page_says_what_it_does_not_mean() {
    let case = template();
    let question = Question::new(&case, "ferry");
    for page in [report(Extent::Front), Standings::of(&question).page()] {
        assert!(
            markdown::write(&page)
                .contains("> Not covered by the text says nothing of what may be attacked.")
        );
    }
}

#[test]
fn a_question_beyond_the_record_says_that_the_record_is_silent() {
    let case = template();
    let mut question = Question::new(&case, "ferry");
    question.asked.as_of = "2031-08-01T00:00:00Z".parse().unwrap();
    let page = Report::of(&question, Extent::Front).page();
    assert!(markdown::write(&page).contains("The record ends with 2031-05-31; after that it is silent."));
}

#[test]
fn before_anything_is_recorded_the_page_still_stands() {
    let case = template();
    let mut question = Question::new(&case, "ferry");
    question.asked.as_of = "2031-01-01T00:00:00Z".parse().unwrap();
    let written = text::write(&Report::of(&question, Extent::All).page());
    assert!(written.contains("Nothing is recorded from"));
    assert!(written.contains("1 agreement still to come"));
}

#[test]
fn a_case_without_a_reading_says_that_it_needs_one() {
    let mut case = template();
    case.readings.clear();
    let question = Question::new(&case, "ferry");
    let page = Report::of(&question, Extent::All).page();
    assert!(text::write(&page).contains("The case has no reading"));
}

#[test]
fn a_restriction_on_monitors_stands_beside_every_count() {
    let case = common::strained();
    let question = Question::new(&case, "ferry");
    let page = Report::of(&question, Extent::Front).page();
    let line =
        "1 restriction on monitors is recorded; where monitors cannot look, silence means unseen, not calm.";
    assert!(markdown::write(&page).contains(line));
}
