//! Why a finding is what it is: what a clause does not ask, and what no clause lifts, is not said.

use casefile::{Limits, SourceFile, load_texts};
use publish::explain::{Explained, Wanted};
use publish::obligations::Obligations;
use publish::{Question, markdown};

fn case(rest: &str) -> casefile::Case {
    let file = format!(
        r#"
case "c" {{ title "C"; time-zone "Etc/UTC"; record-until "2030-06-30"; side "m" {{ title "M" }} }}
actor "n" kind="state" {{ name "North" }}
actor "s" kind="state" {{ name "South" }}
actor "pk" kind="force" {{ name "Peacekeepers" }}
actor "jc" kind="body" {{ name "Joint commission" }}
source "obs" side="m" {{ name "Observers" }}
reading "r" {{ title "The only reading"; basis "x"; evidence {{ tier "any" }} }}
{rest}
"#
    );
    let loaded = load_texts(vec![SourceFile::new("c.kdl", &file)], &Limits::default());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded.case
}

#[test]
fn a_clause_that_does_not_ask_whom_it_was_done_to_says_so() {
    let case = case(
        r#"
agreement "a" { title "A"; time-zone "Etc/UTC"; signed "2030-01-01"; in-force { period from="2030-01-01" }; parties "n" "s"
 clause "zone" cites="1" { words "No presence."; forbid "military-presence"; by "bound"; unless "leave" approved-by="jc" }
 clause "pk" cites="2" { words "They may fire."; permit "small-arms"; by "pk"; on "anyone" }
 clause "leave" cites="3" { words "They may show themselves."; permit "military-presence"; by "pk" } }
incident "I" "A post" { when "2030-02-01"; place "x"; claim "C1" from="obs" { act "military-presence"; by "n" } }
"#,
    );
    let question = Question::new(&case, "c");
    let page = markdown::write(&Explained::of(&question, Wanted::Incident("I".into(), None)).page());
    assert!(page.contains("the clause does not ask whom it was done to"), "{page}");
    assert!(page.contains("nobody says that anybody approved it"), "{page}");
    assert!(!page.contains("Clause pk"), "{page}");
    assert!(page.contains("Clause leave, 3, permits some of what this forbids, on its own terms"), "{page}");
}

#[test]
fn how_often_nobody_counted_stands_beside_how_often_it_was_not_so() {
    let case = case(
        r#"
agreement "a" { title "A"; time-zone "Etc/UTC"; signed "2030-01-01"; in-force { period from="2030-01-01" }; parties "n" "s"
 quantity "flights" { words "flights" }
 obligation "few" cites="1" { words "Seven flights at most."; on "n"; measure "flights" number="at most 7"; recurs every="1 day" from="2030-06-01" }
 obligation "fewer" cites="2" { words "Six flights at most."; on "n"; measure "flights" number="at most 6"; recurs every="1 day" from="2030-06-25" } }
count "flights" in="a" { claim "Q" from="obs" over="2030-06-03" said="2030-06-04" { number 8 } }
"#,
    );
    let question = Question::new(&case, "c");
    let page = markdown::write(&Obligations::of(&question).page());
    assert!(page.contains("not so in 1 of 30 (never counted: 29)"), "{page}");
    assert!(page.contains("in 6 of 6 (never counted: 6) it cannot be told"), "{page}");
    assert!(page.contains("flights: how many is not known;"), "{page}");
}
