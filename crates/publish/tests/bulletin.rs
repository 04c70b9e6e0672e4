//! Bulletins: their sums, their versions, what they never leave out.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what makes the cases of tests is of the tests"
)]

mod common;

use std::path::Path;
use std::sync::Arc;

use assess::Asked;
use casefile::Limits;
use jiff::Timestamp;
use model::Case;
use publish::bulletin::versions::{self, issues};
use publish::bulletin::{Bulletin, Change, Counts, Issue, KINDS, Known, Period, html, markdown, pdf};
use publish::edition::Edition;
use publish::language::{Language, Voice};
use publish::report::InForce;

fn syria() -> Arc<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    Arc::new(casefile::load(&path, &Limits::default()).unwrap().case)
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn edition(case: &Arc<Case>, asked: Asked) -> Edition {
    Edition::of(Arc::clone(case), asked).unwrap()
}

fn all_issues(case: &Arc<Case>, of: &str, until: Option<Timestamp>) -> Vec<Issue> {
    issues(&edition(case, Asked::of_all(case)), period(of), until).unwrap()
}

#[test]
fn a_version_says_what_it_would_say_were_it_made_by_itself() {
    let case = syria();
    let mut versions = 0;
    for of in ["2016-03-31", "2016-04-01", "2016-W13", "2016-09-19", "2016-W38"] {
        for issue in all_issues(&case, of, None) {
            let alone = Bulletin::of(&edition(&case, issue.bulletin.asked), period(of));
            assert_eq!(issue.bulletin.canonical(), alone.canonical(), "{of}, version {}", issue.number);
            versions += 1;
        }
    }
    assert!(versions > 10, "{versions} versions");
}

fn english(issue: &Issue) -> String {
    markdown::write(&issue.document(Voice::of(Language::English), &|_| None))
}

/// The parts of every table sum to its total; so do those of the period before and of the baseline.
fn assert_sum(counts: &Counts) {
    assert!(counts.under.iter().all(|numbers| numbers.iter().sum::<usize>() == counts.incidents));
    assert!(counts.before.iter().all(|numbers| numbers.iter().sum::<usize>() == counts.incidents_before));
    if let Some(baseline) = &counts.baseline {
        assert!(baseline.incidents >= counts.incidents);
        assert!(baseline.under.iter().all(|numbers| numbers.iter().sum::<usize>() == baseline.incidents));
    }
}

/// What is listed is what is counted.
fn assert_listed(bulletin: &Bulletin) {
    let counts = &bulletin.counts;
    assert_sum(counts);
    assert_eq!((counts.under.len(), counts.incidents), (bulletin.readings.len(), bulletin.incidents.len()));
    for (at, numbers) in counts.under.iter().enumerate() {
        for (kind, number) in KINDS.iter().zip(numbers) {
            assert_eq!(bulletin.incidents.iter().filter(|row| row.verdicts[at] == *kind).count(), *number);
        }
    }
}

#[test]
fn the_parts_of_every_table_sum_to_its_total() {
    let case = syria();
    let whole = edition(&case, Asked::of_all(&case));
    let force = InForce::of(&whole.question_of_frame()).now;
    let mut incidents = [0, 0];
    for day in whole.days() {
        let counts = Counts::of(&whole, Period::Day(day.date), &force);
        assert_sum(&counts);
        assert_eq!(counts.incidents, day.incidents);
        incidents[0] += counts.incidents;
    }
    let mut week = period("2016-W01");
    while week.first() <= whole.last_day().unwrap() {
        let counts = Counts::of(&whole, week, &force);
        assert_sum(&counts);
        incidents[1] += counts.incidents;
        week = week.after().unwrap();
    }
    assert_eq!(incidents, [whole.entries().len(), whole.entries().len()], "each incident once");
}

#[test]
fn what_nobody_had_told_by_the_cut_off_is_not_counted() {
    let case = syria();
    let whole = edition(&case, Asked::of_all(&case));
    for day in whole.days().iter().filter(|day| day.incidents > 1).take(4) {
        let of = Period::Day(day.date);
        let then = Bulletin::of(&edition(&case, of.asked(&case, None).unwrap()), of);
        assert_listed(&then);
        assert_listed(&Bulletin::of(&whole, of));
        assert!(then.counts.incidents <= day.incidents);
    }
}

#[test]
fn one_day_in_full() {
    let case = syria();
    let issues = all_issues(&case, "2016-04-01", None);
    for language in Language::ALL {
        let document = issues.last().unwrap().document(Voice::of(language), &|_| None);
        insta::assert_snapshot!(format!("day_in_{}", language.tag()), markdown::write(&document));
    }
}

#[test]
fn versions_are_counted_where_what_they_say_differs() {
    let case = syria();
    let issues = all_issues(&case, "2016-04-01", None);
    assert!(issues.len() > 1, "the record learnt more of this day later");
    assert_eq!(issues[0].known, Known::By(period("2016-04-01").last()));
    assert!(issues[0].changes.is_empty());
    for (at, issue) in issues.iter().enumerate() {
        assert_eq!(issue.number, at + 1);
        let same = Bulletin::of(&edition(&case, issue.bulletin.asked), issue.bulletin.period);
        assert_eq!(same.canonical(), issue.bulletin.canonical(), "a version can be made again");
    }
    for pair in issues.windows(2) {
        assert!(pair[0].known < pair[1].known);
        assert_ne!(pair[0].bulletin.fingerprint(), pair[1].bulletin.fingerprint());
        assert!(!pair[1].changes.is_empty());
    }
    // to know no more than by the day of a version leaves it the newest
    let third = &issues[2];
    let then = all_issues(&case, "2016-04-01", Some(third.bulletin.asked.known_at));
    assert_eq!(then.len(), 3);
    assert_eq!(english(&then[2]), english(third));
    // and each says what changed
    let last = english(issues.last().unwrap());
    assert!(last.contains("> This version corrects version 3. What changed stands at the end."), "{last}");
    assert!(last.contains("EIS-0401 · Opposition: no breach; before: breach."), "{last}");
}

#[test]
fn what_turned_and_what_came_to_be_known_is_told_by_name() {
    let case = syria();
    let issues = all_issues(&case, "2016-03-31", None);
    let changes: Vec<&Change> = issues.iter().flat_map(|issue| &issue.changes).collect();
    assert!(changes.iter().any(|change| matches!(change, Change::Turned { .. })));
    assert!(changes.iter().any(|change| matches!(change, Change::Casualties { .. })));
    let days = versions::learning(&case, period("2016-03-31"));
    assert!(days.more == 0 && days.days.len() + 1 >= issues.len());
    assert!(days.days.iter().all(|day| *day > period("2016-03-31").last()));
}

#[test]
fn an_incident_of_which_the_record_learns_later_makes_a_version() {
    let more = r#"
incident "LATE-1" "Shelling at Reedham, told late" {
    when "2031-05-15"
    place "Reedham" in="north-bank"
    claim "LATE-C" from="river-post" said="2031-05-15" learnt="2031-05-18" { act "shelling"; by "league"; killed 2 }
}
"#;
    let case = Arc::new(common::template_with(more));
    let issues = all_issues(&case, "2031-05-15", None);
    let numbers: Vec<usize> = issues.iter().map(|issue| issue.bulletin.counts.incidents).collect();
    assert_eq!(numbers, [0, 1]);
    assert_eq!(issues[1].known, Known::By(period("2031-05-18").last()));
    assert!(matches!(&issues[1].changes[0], Change::More(ids) if ids[0].as_str() == "LATE-1"));
    let [first, second] = [english(&issues[0]), english(&issues[1])];
    assert!(first.contains("No incident of this period is recorded. That means unseen, not calm."));
    assert!(second.contains("- 1 incident more: LATE-1"), "{second}");
}

#[test]
fn a_day_on_which_monitors_were_kept_from_seeing_is_unseen_and_not_quiet() {
    let more = r#"
restriction "JAM-1" when="2031-05-15" on="mission" { place "North bank" in="north-bank"; words "Jammed all day." }
"#;
    let case = Arc::new(common::template_with(more));
    let text = english(&all_issues(&case, "2031-05-15", None)[0]);
    for sentence in [
        "1 restriction on monitors is recorded; where monitors cannot look, silence means unseen, not calm.",
        "No incident of this period is recorded. That means unseen, not calm.",
        "Jammed all day.",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    assert!(!text.to_lowercase().contains("quiet"));
}

#[test]
fn an_incident_that_a_restriction_touches_bears_a_star() {
    let case = Arc::new(common::strained());
    let issue = all_issues(&case, "2031-05-20", None).pop().unwrap();
    assert!(issue.bulletin.incidents.iter().all(|row| row.restricted), "{:?}", issue.bulletin.incidents);
    let text = english(&issue);
    assert!(
        text.contains("| \\* AN-ID-OF-SOME-LENGTH-11") && text.contains("\\* A restriction on monitors"),
        "{text}"
    );
}

#[test]
fn no_place_is_given_closer_than_its_name_and_nothing_of_a_case_is_markup() {
    let case = Arc::new(common::strained());
    for language in Language::ALL {
        let issue = all_issues(&case, "2031-05-21", None).pop().unwrap();
        let document =
            issue.document(Voice::of(language), &|path| Some(format!("https://truce.example{path}")));
        let (page, text) = (html::standalone(&document), markdown::write(&document));
        assert!(!page.contains("<script") && !page.contains("<b>Islam"), "{page}");
        assert!(!text.contains("<b>") && !text.contains('\u{202e}') && !text.contains('\u{1b}'));
        assert!(page.contains(&format!("dir=\"{}\"", language.direction())));
        assert!(page.contains("https://truce.example/incidents?as-of=2031-05-21&amp;"));
    }
    let case = syria();
    let text = english(&all_issues(&case, "2016-03-31", None)[0]);
    for incident in case.incidents.values() {
        let Some((point, _)) = incident.place.point else { continue };
        assert!(!text.contains(&point.lat.to_string()) || point.lat.fract() == 0.0);
    }
}

#[test]
fn every_number_of_the_table_leads_to_its_list() {
    let case = Arc::new(common::template());
    let issue = all_issues(&case, "2031-05-12", None).swap_remove(0);
    let document = issue.document(Voice::of(Language::English), &|path| Some(path.to_owned()));
    let text = markdown::write(&document);
    for verdict in ["breach", "no-breach", "undetermined", "not-taken-up"] {
        let list = format!(
            "/incidents?as-of=2031-05-12&known-at=2031-05-12&from=2031-05-12&until=2031-05-12&told=yes&reading=neutral&verdict={verdict}"
        );
        assert!(text.contains(&list), "{list}\n{text}");
    }
}

#[test]
fn the_same_bulletin_is_the_same_bytes() {
    let case = Arc::new(common::strained());
    let write = || {
        let issues = all_issues(&case, "2031-W21", None);
        let pages = issues
            .iter()
            .map(|issue| html::standalone(&issue.document(Voice::of(Language::Russian), &|_| None)));
        (issues.iter().map(|issue| issue.bulletin.canonical()).collect::<Vec<_>>(), pages.collect::<Vec<_>>())
    };
    assert_eq!(write(), write());
}

#[test]
fn a_pdf_holds_its_letters_and_is_the_same_every_time() {
    let case = Arc::new(common::strained());
    let issue = all_issues(&case, "2031-W21", None).pop().unwrap();
    for language in Language::ALL {
        let document =
            issue.document(Voice::of(language), &|path| Some(format!("https://truce.example{path}")));
        let bytes = pdf::write(&document).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7") && bytes.trim_ascii_end().ends_with(b"%%EOF"), "{language:?}");
        assert!(bytes == pdf::write(&document).unwrap(), "{language:?}");
        let has = |what: &str| bytes.windows(what.len()).any(|own| own == what.as_bytes());
        assert!(has("/ToUnicode") && has("/FontFile2") && has("+NotoSans-Regular"), "{language:?}");
        assert!(has("(https://truce.example/incidents?as-of=2031-05-25"), "{language:?}");
        assert_eq!(has("+NotoSansArabic-Regular"), language == Language::Arabic);
        assert!(!has("/CreationDate") && bytes.len() < 300_000, "{language:?}: {}", bytes.len());
    }
}
