//! The calendar holds every time that is known: also those that are counted.

use casefile::{Limits, SourceFile, load_texts};
use publish::calendar::Calendar;

/// What the calendar holds of one agreement: time, kind, title.
fn held(agreement: &str) -> Vec<(String, String, String)> {
    let file = format!(
        r#"
case "c" {{ title "C"; time-zone "Europe/Vienna"; record-until "2030-06-30"; side "m" {{ title "M" }} }}
actor "n" kind="state" {{ name "North" }}
actor "s" kind="state" {{ name "South" }}
source "obs" side="m" {{ name "Observers" }}
reading "r-one" {{ title "First reading"; basis "x"; evidence {{ tier "any" }} }}
reading "r-two" {{ title "Second reading"; basis "x"; evidence {{ tier "any" }} }}
agreement "a" {{ title "A"; time-zone "Europe/Vienna"; signed "2030-01-01"; parties "n" "s"
{agreement}
}}
"#
    );
    let loaded = load_texts(vec![SourceFile::new("c.kdl", &file)], &Limits::default());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let calendar = Calendar::of(&loaded.case);
    let mut keys: Vec<&str> = calendar.events.iter().map(|event| event.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), calendar.events.len(), "{keys:?}");
    let row =
        |event: &publish::calendar::Event| (event.when.to_string(), event.kind.clone(), event.title.clone());
    calendar.events.iter().map(row).collect()
}

fn has(held: &[(String, String, String)], when: &str, kind: &str, title: &str) {
    let is_it = |row: &&(String, String, String)| row.0 == when && row.1 == kind && row.2.starts_with(title);
    assert!(held.iter().find(is_it).is_some(), "{when} {kind} {title}: {held:#?}");
}

#[test]
fn a_term_and_its_renewals_have_their_ends() {
    let held = held(r#"in-force { period from="2030-01-01" term="2 months" { renewed for="1 month" } }"#);
    has(&held, "2030-01-01", "in-force", "It comes into force: A");
    has(&held, "2030-02-28", "renewal", "It would have ended and was renewed");
    has(&held, "2030-03-31", "end", "It ends: A");
}

#[test]
fn what_renews_itself_has_its_last_day_for_an_objection() {
    let held = held(
        r#"event "objection" { words "A side objects" }
in-force { period from="2030-01-01" term="4 months" { renews-itself for="4 months" unless="objection" notice="1 month" } }"#,
    );
    has(&held, "2030-04-30", "renewal", "It renewed itself");
    has(&held, "2030-07-31", "deadline", "The last moment to object");
    has(&held, "2030-08-31", "end", "It ends, or renews itself");
}

#[test]
fn times_that_are_counted_and_times_of_clauses_are_held_once_they_are_known() {
    let held = held(
        r#"in-force { period from="signing" { suspended from="2030-02-01" until="2030-02-03" } }
d-day "2030-01-05"
clause "c" cites="1" { words "No."; forbid "attack"; by "bound"; on "party"; in-force { period from="D+10" until="2030-04-01" } }
obligation "o" cites="2" { words "They meet."; on "n"; recurs every="1 week" from="48 hours after in-force" }"#,
    );
    has(&held, "2030-01-01", "in-force", "It comes into force: A");
    has(&held, "2030-02-01", "suspension", "It is suspended");
    has(&held, "2030-01-05", "d-day", "D-day");
    has(&held, "2030-01-15", "in-force", "It comes into force: clause c of A");
    has(&held, "2030-04-01", "end", "It ends: clause c of A");
    assert!(
        held.iter().any(|row| row.1 == "recurring" && row.2 == "From now on in every week: They meet."),
        "{held:#?}"
    );
}
