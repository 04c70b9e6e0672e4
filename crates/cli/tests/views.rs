//! Every view of the template case, by the real program.

mod common;

use common::{Folder, program, ran};
use unicode_width::UnicodeWidthStr;

#[test]
fn the_front_page_answers_the_six_questions_in_100_columns() {
    let ran = Folder::new().run("assess", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for heading in [
        "1. Is the truce in force?",
        "2. Who is bound?",
        "3. What was breached in the last seven days?",
        "6. The whole record: 3 incidents",
        "4. What is due or overdue?",
        "5. Where do the readings part?",
        "No restriction on monitors is recorded; silence here means unseen, not calm.",
        "Not covered by the text says nothing of what may be attacked.",
    ] {
        assert!(ran.out.contains(heading), "{heading}\n{}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.width() <= 100));
    assert!(!ran.out.contains('\u{1b}'), "no colour where nobody sees it");
    assert!(!ran.out.contains("8. Every incident"));
}

#[test]
fn all_lists_every_incident() {
    let ran = Folder::new().run("assess", &["--all"]);
    assert!(ran.out.contains("8. Every incident: 3") && ran.out.contains("Mortar fire on Reedham"));
}

#[test]
fn findings_come_as_one_object_with_the_time_asked() {
    let folder = Folder::new();
    let ran = folder
        .run("assess", &["--format", "json", "--as-of", "2031-05-08", "--known-at", "2031-05-09T12:00"]);
    let all: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (all["case"].as_str(), all["as_of"].as_str()),
        (Some("riverland"), Some("2031-05-08T22:00:00Z"))
    );
    assert_eq!(all["known_at"], "2031-05-09T10:00:00Z");
    let ids: Vec<_> = all["findings"].as_array().unwrap().iter().map(|f| f["incident"].as_str()).collect();
    assert!(ids.contains(&Some("I-2")) && !ids.contains(&Some("I-3")));
}

#[test]
fn one_reading_may_be_chosen() {
    let folder = Folder::new();
    let ran = folder.run("assess", &["--reading", "neutral", "--format", "csv"]);
    assert!(ran.out.lines().skip(1).all(|line| line.contains(",neutral,")), "{}", ran.out);
    let page = folder.run("assess", &["--reading", "neutral"]);
    assert!(!page.out.contains("crown-reading") && !page.out.contains("5. Where"));
}

#[test]
fn an_incident_and_an_obligation_are_explained() {
    let folder = Folder::new();
    let incident = folder.run("explain", &["I-2", "--clause", "1"]);
    assert_eq!(incident.code, 0);
    for words in
        ["✗ no", "was whoever was hit protected?", "Who says what", "C-5: The River Post", "they part on"]
    {
        assert!(incident.out.contains(words), "{words}\n{}", incident.out);
    }
    let first = folder.run("explain", &["I-1"]);
    assert!(first.out.contains("https://mission.example/reports/2031-05-03"));
    let obligation = folder.run("explain", &["open-the-ferry", "--format", "md"]);
    assert!(obligation.out.starts_with("# Obligation open-the-ferry\n"));
    let early = folder.run("explain", &["I-3", "--as-of", "2031-05-08"]);
    assert!(early.out.contains("This begins after the time asked about"), "{}", early.out);
    let json = folder.run("explain", &["I-3", "--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&json.out).is_ok());
}

#[test]
fn two_readings_are_compared_in_every_form() {
    let folder = Folder::new();
    let page = folder.run("compare", &["neutral", "crown-reading"]);
    assert!(page.out.contains("the text: mixed-places"), "{}", page.out);
    let json = folder.run("compare", &["neutral", "crown-reading", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(all["differences"][1]["incident"], "I-2");
    let csv = folder.run("compare", &["neutral", "crown-reading", "--format", "csv"]);
    assert!(csv.out.starts_with("incident,obligation,agreement,clause,neutral,crown-reading,"));
    assert_eq!(folder.run("compare", &["neutral", "neutral"]).code, 2);
}

#[test]
fn standings_obligations_and_tallies_are_shown() {
    let folder = Folder::new();
    let standing = folder.run("standing", &["--as-of", "2031-05-08"]);
    assert!(standing.out.contains("The Wolves") && standing.out.contains("not covered"));
    let early = folder.run("obligations", &["--as-of", "2031-05-01"]);
    assert!(early.out.contains("due 2031-05-10"), "{}", early.out);
    let tallies = folder.run("tallies", &[]);
    assert!(tallies.out.contains("add up to\n    4; the printed total is 5"), "{}", tallies.out);
}

#[test]
fn the_calendar_is_shown_and_written() {
    let folder = Folder::new();
    assert!(folder.run("calendar", &[]).out.contains("The ferry is open to everybody"));
    let feed = folder.run("calendar", &["--format", "ics"]);
    assert!(
        feed.out.starts_with("BEGIN:VCALENDAR\r\n") && feed.out.contains("UID:K-1@riverland.trucewatch\r\n")
    );
}

#[test]
fn the_same_command_gives_the_same_bytes() {
    let folder = Folder::new();
    for format in ["table", "md", "json", "csv"] {
        let once = folder.run("assess", &["--format", format]);
        assert_eq!(once.out, folder.run("assess", &["--format", format]).out);
    }
}

#[test]
fn colour_is_only_a_help_to_the_eye() {
    let folder = Folder::new();
    let with = |name: &str| ran(&program(&["assess", folder.case()]).env(name, "1").output().unwrap()).out;
    let (plain, coloured) = (with("NO_COLOR"), with("CLICOLOR_FORCE"));
    assert!(!plain.contains('\u{1b}') && coloured.contains("\u{1b}[1m1. Is the truce in force?"));
    let bare = coloured.replace("\u{1b}[1m", "").replace("\u{1b}[2m", "").replace("\u{1b}[0m", "");
    assert_eq!(bare, plain);
}
