//! Where the readings part, on the front page: what section 3 shows must not be denied by section 5.

mod common;

use casefile::{Case, Limits, SourceFile, load_texts};
use publish::report::{Extent, Report};
use publish::{Question, markdown};

fn case(rest: &str) -> Case {
    let head = r#"
case "t" { title "T"; time-zone "Asia/Damascus"; record-until "2016-12-31"; side "b" camp="b" { title "B" }; side "m" { title "M" } }
actor "north" kind="state" { name "The north" }
actor "south" kind="state" { name "The south" }
actor "mission" kind="body" { name "Mission" }
area "zone" { name "The zone"; circle "33.5,36.5" radius="10 km" }
source "rep" side="m" speaks-for="mission" { name "Mission reports" }
source "ssrc" side="b" speaks-for="south" { name "Southern ministry" }
"#;
    let loaded = load_texts(vec![SourceFile::new("t.kdl", &format!("{head}{rest}"))], &Limits::default());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded.case
}

fn page(case: &Case, extent: Extent) -> String {
    let question = Question::new(case, "t");
    let page = markdown::write(&Report::of(&question, extent).page());
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_clause_is_named_on_which_the_verdicts_shown_part() {
    let case = case(
        r#"
reading "plain" { title "Plain"; basis "x"; evidence { tier "rep"; hear "any" } }
reading "other" { title "Other"; basis "x"; evidence { tier "rep"; tier "ssrc"; hear "any" } }
agreement "t" { title "T"; time-zone "Asia/Damascus"; signed "2016-03-01"; in-force { period from="signing" }; parties "north" "south"
  clause "a" cites="1" { words "The south keeps out."; forbid "deploy"; by "south"; area "zone" }
  clause "b" cites="2" { words "The north keeps out."; forbid "deploy"; by "north"; area "zone" } }
incident "GUN" "gun" { when "2016-12-30"; place "x" in="zone"; claim "C1" from="ssrc" { act "deploy"; by "north" } }
"#,
    );
    let page = page(&case, Extent::Front);
    assert!(page.contains("GUN, clause b of t: other finds a breach and plain cannot tell"), "{page}");
}

/// A question of the text that makes an act a breach for one reading, and nothing at all for the other.
fn flight(day: &str, more: &str) -> Case {
    case(&format!(
        r#"
reading "plain" {{ title "Plain"; basis "x"; evidence {{ tier "rep"; hear "any" }} }}
reading "other" {{ title "Other"; basis "x"; evidence {{ tier "rep"; hear "any" }} }}
agreement "t" {{ title "T"; time-zone "Asia/Damascus"; signed "2016-03-01"; in-force {{ period from="signing" }}; parties "north" "south"
  clause "f" cites="3" {{ words "No military action."; forbid "attack" point="recon" asks="is spying from the air a military action?" says="no" {{ reading "other" says="yes" {{ to "attack" "reconnaissance-flight" }} }}; by "bound"; on "anyone" }} }}
incident "UAV" "drone" {{ when "{day}"; place "x" in="zone"; claim "C1" from="rep" {{ act "reconnaissance-flight"; by "north" }} }}
{more}
"#
    ))
}

#[test]
fn a_breach_under_one_reading_that_no_clause_takes_up_under_another_is_a_difference() {
    let page = page(&flight("2016-12-30", ""), Extent::Front);
    assert!(
        page.contains(
            "UAV: other finds a breach and plain finds no breach; they part on one question of the text"
        ),
        "{page}"
    );
    assert!(!page.contains("On none"), "{page}");
}

#[test]
fn differences_before_the_week_shown_are_counted() {
    let late = r#"incident "RAID" "raid" { when "2016-12-30"; place "x" in="zone"; claim "C2" from="rep" { act "raid"; by "north"; on "south" } }"#;
    let case = flight("2016-05-30", late);
    let front = page(&case, Extent::Front);
    assert!(front.contains("On none of the incidents of section 3."), "{front}");
    assert!(front.contains("They part on 1 incident of the record that section 3 does not show."), "{front}");
    assert!(front.contains("trucewatch assess t --all"), "{front}");
    let all = page(&case, Extent::All);
    assert!(all.contains("UAV: other finds a breach and plain finds no breach"), "{all}");
    assert!(!all.contains("On no"), "{all}");
}
