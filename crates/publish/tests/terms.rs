//! Terms said back in sentences: the agreements of Syria, and one made up to use every construct of `docs/terms/reference.md`.

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

/// Terms of one file of which only the middle differs, said back.
fn said(agreement: &str) -> String {
    let file = format!(
        r#"
actor "egypt" kind="state" {{ name "Egypt" }}
actor "jc" kind="body" {{ name "Joint commission" }}
area "land" {{ name "The land"; circle "47.0,15.0" radius="50 km" }}
area "line" {{ name "East of the median line" }}
reading "r-one" {{ title "First reading"; basis "x"; evidence {{ tier "any" }} }}
reading "r-two" {{ title "Second reading"; basis "x"; evidence {{ tier "any" }} }}
agreement "a" {{ title "A"; time-zone "Etc/UTC"; signed "2030-01-01"; parties "egypt"
{agreement}
}}"#
    );
    let loaded = check_texts(vec![SourceFile::new("a.kdl", &file)], &Limits::default());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let page = markdown::write(&Said::new(&loaded.case, &["a".into()], "a.kdl").page());
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(page: &str, sentence: &str) {
    assert!(page.contains(sentence), "{sentence}\n\n{page}");
}

#[test]
fn a_prohibition_for_one_place_does_not_sound_like_leave_for_it() {
    let page = said(
        r#"in-force { period from="2030-01-01" }
clause "air" cites="1" { words "No flights."; forbid "flight"; by "egypt"; area "line" }
clause "men" cites="2" { words "One platoon at most."; forbid "deploy" "military-presence"; by "egypt"; area "line"; number "more than 1" of="platoons" }
clause "all" cites="3" { words "No flights."; forbid "flight"; by "bound" }"#,
    );
    says(&page, "In East of the median line, Egypt may not fly, while it binds.");
    says(&page, "No party may fly, anywhere, while it binds.");
    says(&page, "Only where more than 1 platoon is reported.");
    says(&page, "military presence (uniforms, posts, check-points or arms)");
}

#[test]
fn what_a_clause_says_of_its_place_and_time_is_cut_to_the_agreements() {
    let page = said(
        r#"in-force { period from="2030-01-01" until="2030-03-01" }
area "land"
clause "all" cites="1" { words "No attacks."; forbid "attack"; by "bound"; on "party"; area everywhere=#true; in-force { period from="2029-12-01" until="2030-12-31" } }"#,
    );
    says(
        &page,
        "Everywhere that the agreement applies (in The land), no party may attack a party, in its own times",
    );
    says(&page, "The agreement applies only in The land: what happens elsewhere is no breach of this.");
    says(&page, "its own time starts before it does and ends after it does: that part does not count.");
}

#[test]
fn who_must_show_an_exception_is_said_as_it_is_judged() {
    let page = said(
        r#"in-force { period from="2030-01-01" }
body "jc" { seat "egypt" 1; decides "consensus" }
clause "arms" cites="1" { words "No arms."; forbid "resupply-arms"; by "bound"
  unless "replacement" judged-by="jc" question="was it a replacement?"
  unless "own" by="jc"
  unless "told" to="jc" at-least="1 days" }"#,
    );
    says(
        &page,
        "found no breach. Nobody need claim it: every such act stays open until Joint commission has found.",
    );
    says(&page, "where it was done by Joint commission. This holds by itself: nobody need claim it.");
    says(&page, "at least 1 day before. Whoever relies on this must show it");
}

#[test]
fn an_answer_that_nobody_gives_has_no_blank_for_a_name_and_readings_have_titles() {
    let page = said(
        r#"event "agreed" { words "Both agree." }
quantity "flights" { words "flights made." }
in-force { period from="2030-01-01" term="1 month" { renewed for="1 month" once="agreed" point="p" asks="was it renewed?" says="yes" { reading "r-one" undecided=#true } } }
obligation "few" cites="2" { words "Seven flights at most."; on "egypt"; measure "flights" number="at most 7"; recurs every="7 days" }
obligation "go" cites="3" { words "Egypt goes."; on "egypt"; due "72 hours after agreed" }"#,
    );
    says(&page, "It may be renewed for 1 month");
    says(
        &page,
        "No reading settles on it, but where the question is held open it may be otherwise: that renewal did not take effect.",
    );
    says(&page, "“First reading” holds this open: was it renewed?");
    says(&page, "It must not be exceeded in any 7 days, from when");
    says(&page, "It is due at the latest 72 hours after the event “Both agree”.");
    assert!(!page.contains("..") && !page.contains("- takes"), "{page}");
}
