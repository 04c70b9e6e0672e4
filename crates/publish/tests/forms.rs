//! What every form keeps to: width, stable bytes, shape.

mod common;

use common::{strained, template};
use publish::calendar::Calendar;
use publish::compare::Compared;
use publish::explain::{Explained, Wanted};
use publish::obligations::Obligations;
use publish::report::{Extent, Report};
use publish::standing::Standings;
use publish::tallies::Tallies;
use publish::{Found, Page, Question, csv, json, markdown, text};
use unicode_width::UnicodeWidthStr;

const NOTE: &str = "Not covered by the text says nothing of what may be attacked.";

/// Every page of a case.
fn pages(question: &Question<'_>) -> Vec<Page> {
    let mut pages = vec![
        Report::of(question, Extent::All).page(),
        Standings::of(question).page(),
        Obligations::of(question).page(),
        Tallies::of(question).page(),
        Calendar::of(question.case).page(),
    ];
    if let [a, .., b] = question.readings.as_slice() {
        pages.push(Compared::of(question, a, b).page());
    }
    let incidents = question.case.incidents.keys().take(4);
    pages.extend(incidents.map(|id| Explained::of(question, Wanted::Incident(id.clone(), None)).page()));
    pages.push(Explained::of(question, Wanted::Obligation("open-the-ferry".into())).page());
    pages
}

#[test]
fn no_line_of_a_table_is_wider_than_100_columns() {
    for case in [template(), strained()] {
        let question = Question::new(&case, "a folder/with-a-name/that-is-long/and-goes-on");
        for line in pages(&question).iter().flat_map(text::lines) {
            assert!(line.text.width() <= 100, "{} columns: {}", line.text.width(), line.text);
            assert_eq!(line.text, line.text.trim_end());
        }
    }
}

#[test]
fn no_control_character_reaches_a_page() {
    let case = strained();
    for page in pages(&Question::new(&case, "case")) {
        for written in [text::write(&page), markdown::write(&page)] {
            let bad = written
                .chars()
                .find(|c| c.is_control() && *c != '\n' || ('\u{202A}'..='\u{202E}').contains(c));
            assert_eq!(bad, None);
        }
    }
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let once = || {
        let case = strained();
        let question = Question::new(&case, "case");
        let found = Found::of(&question);
        let mut all: Vec<String> = pages(&question).iter().map(markdown::write).collect();
        all.extend([json::assess(&question, &found).unwrap(), csv::assess(&found).unwrap()]);
        all
    };
    assert_eq!(once(), once());
}

#[test]
fn json_holds_every_key_in_every_finding() {
    let case = template();
    let question = Question::new(&case, "case");
    let text = json::assess(&question, &Found::of(&question)).unwrap();
    let all: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&all), ["as_of", "case", "findings", "known_at", "note"]);
    assert_eq!(all["as_of"], "2031-05-31T22:00:00Z");
    let findings = all["findings"].as_array().unwrap();
    for finding in findings {
        let expected = [
            "agreement",
            "attribution",
            "claims",
            "clause",
            "facts",
            "incident",
            "missing",
            "obligation",
            "reading",
            "reasons",
            "verdict",
        ];
        assert_eq!(keys(finding), expected);
        assert_ne!(finding["incident"].is_null(), finding["obligation"].is_null());
        assert!(finding["clause"].is_string());
    }
    let order = |f: &serde_json::Value| {
        let of = |key: &str| f[key].as_str().unwrap_or_default().to_owned();
        (f["incident"].is_null(), of("incident"), of("agreement"), of("clause"), of("reading"))
    };
    assert!(findings.is_sorted_by_key(order));
}

#[test]
fn csv_has_one_row_a_finding() {
    let case = template();
    let question = Question::new(&case, "case");
    let found = Found::of(&question);
    let written = csv::assess(&found).unwrap();
    let mut rows = ::csv::Reader::from_reader(written.as_bytes());
    assert_eq!(rows.headers().unwrap().len(), 15);
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), found.all().len());
    assert_eq!(rows.first().and_then(|row| row.get(0)), Some("I-1"));
    for row in &rows {
        let of_cover = ["not-bound", "not-protected", "outside-area"]
            .iter()
            .any(|code| row.get(6).unwrap().split("; ").any(|own| own == *code));
        let note = if of_cover { NOTE } else { "" };
        assert_eq!(row.get(14), Some(note), "{row:?}");
    }
    assert!(rows.iter().any(|row| row.get(14) == Some(NOTE)));
}

#[test]
fn what_is_not_covered_is_never_told_without_what_that_does_not_mean() {
    let case = template();
    let question = Question::new(&case, "case");
    let [a, .., b] = question.readings.as_slice() else { panic!("two readings") };
    let compared = Compared::of(&question, a, b);
    let explained = Explained::of(&question, Wanted::Incident("I-2".into(), None));
    for text in [json::compare(&compared).unwrap(), json::explain(&explained).unwrap()] {
        let all: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(all["note"], NOTE);
    }
    let written = csv::compare(&compared).unwrap();
    let mut rows = ::csv::Reader::from_reader(written.as_bytes());
    assert_eq!(rows.headers().unwrap().iter().next_back(), Some("note"));
    assert!(rows.records().any(|row| row.unwrap().iter().next_back() == Some(NOTE)), "{written}");
}

#[test]
fn an_explanation_in_json_names_guards_and_claims() {
    let case = template();
    let question = Question::new(&case, "case");
    let explained = Explained::of(&question, Wanted::Incident("I-2".into(), None));
    let all: serde_json::Value = serde_json::from_str(&json::explain(&explained).unwrap()).unwrap();
    assert_eq!(all["findings"].as_array().unwrap().len(), 2);
    assert_eq!(all["findings"][0]["guards"].as_array().unwrap().len(), 7);
    assert_eq!(all["findings"][0]["guards"][0]["guard"], "happened");
    assert_eq!(all["claims"].as_array().unwrap().len(), 3);
    assert_eq!(all["claims"][2]["citing"], "mission-reports");
    assert_eq!(all["pivots"][0]["points"][0], "term:mixed-places");
}
