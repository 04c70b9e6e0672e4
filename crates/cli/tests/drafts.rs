//! Terms said back, and drafts tried, by the real program.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use common::{Folder, Ran, run};

const DRAFT: &str = r#"
agreement "draft" {
    title "A draft for the ferry"
    in-force { period from="2032-01-01T00:00"; }
    parties "crown" "league"
    excluded "wolves"
    clause "shells" cites="Article 1" {
        words "No shelling on the bank."
        forbid "shelling"
        by "bound"
        on "civilians"
        area "far-bank"
    }
    clause "spirit" cites="Article 2" {
        words "The spirit is kept."
        asks "mission" question="was the spirit kept?"
    }
    obligation "count" cites="Article 3" { words "The mission counts boats."; on "mission"; }
}
area "far-bank" in="north-bank" { name "The far bank"; }
"#;

/// A case with a draft beside it.
fn with_draft(text: &str) -> (Folder, String) {
    let folder = Folder::new();
    let path = folder.beside("draft.kdl");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

fn tried(folder: &Folder, draft: &str, rest: &[&str]) -> Ran {
    let args: Vec<&str> =
        ["try", draft, "--on", folder.case()].into_iter().chain(rest.iter().copied()).collect();
    run(&args)
}

fn assert_refused(ran: &Ran, words: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    for word in words {
        assert!(ran.err.contains(word), "{word}\n{}", ran.err);
    }
}

#[test]
fn terms_of_a_case_are_said_with_its_names() {
    let folder = Folder::new();
    let ran = run(&["terms", "explain", &folder.file("agreement.kdl")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for words in ["Who is bound", "The Wolves", "What is disputed", "What it does not say"] {
        assert!(ran.out.contains(words), "{words}\n{}", ran.out);
    }
}

#[test]
fn terms_beside_a_case_find_names_where_they_are_told_to_and_say_ids_as_words_elsewhere() {
    let (folder, draft) = with_draft(
        &DRAFT
            .replace("\"far-bank\"", "\"north-bank\"")
            .replace("area \"north-bank\" in=\"north-bank\" { name \"The far bank\"; }", ""),
    );
    let alone = run(&["terms", "explain", &draft]);
    assert!(alone.out.contains("In north bank, "), "{alone:?}");
    let named = run(&["terms", "explain", &draft, "--case", folder.case()]);
    assert!(named.out.contains("The Wolves") && named.out.contains("A draft for the ferry"), "{named:?}");
    let json = run(&["terms", "explain", &draft, "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&all["agreements"][0], &all["blocks"][0]["kind"]), (&"draft".into(), &"title".into()));
    assert!(run(&["terms", "explain", &draft, "--format", "md"]).out.starts_with("# What "));
}

#[test]
fn terms_with_faults_or_without_an_agreement_are_refused() {
    let (folder, draft) = with_draft(&DRAFT.replace("\"wolves\"", "\"wolfs\""));
    assert_refused(
        &run(&["terms", "explain", &draft, "--case", folder.case()]),
        &["did you mean `wolves`", "draft.kdl:6"],
    );
    assert_refused(&run(&["terms", "explain", &folder.file("areas.kdl")]), &["no agreement is in"]);
    assert_refused(&run(&["terms", "explain", "no/such.kdl"]), &["is not there"]);
}

#[test]
fn a_draft_binds_in_its_own_time_unless_it_is_tried_throughout() {
    let (folder, draft) = with_draft(DRAFT);
    let written = tried(&folder, &draft, &[]);
    assert_eq!((written.code, written.err.contains("error")), (0, false), "{written:?}");
    assert!(written.out.contains("lie outside the time in which the draft binds"), "{}", written.out);
    assert!(written.out.contains("--throughout") && written.out.contains("before force"), "{}", written.out);
    let throughout = tried(&folder, &draft, &["--throughout"]);
    assert!(!throughout.out.contains("before force"), "{}", throughout.out);
    assert!(throughout.out.contains("where The far bank runs: no outline"), "{}", throughout.out);
    assert!(throughout.out.contains("draw the line"), "{}", throughout.out);
}

#[test]
fn a_draft_in_the_place_of_an_agreement_shows_what_changes() {
    let (folder, draft) = with_draft(DRAFT);
    let page = tried(&folder, &draft, &["--throughout", "--instead-of", "ferry-truce"]);
    assert!(page.out.contains("4. What would have come out otherwise?"), "{}", page.out);
    let json = tried(&folder, &draft, &["--throughout", "--instead-of", "ferry-truce", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (&all["drafts"][0]["id"], &all["drafts"][0]["agreement"]),
        (&"draft".into(), &"ferry-truce".into())
    );
    let changes = all["changes"].as_array().unwrap();
    assert!(!changes.is_empty());
    let turns = changes.iter().flat_map(|change| change["under"].as_array().unwrap());
    assert!(turns.clone().any(|turn| turn["before"] != turn["under_draft"]));
    let open = &all["open"];
    let sum = ["by_text_alone", "by_facts_alone", "by_both"]
        .map(|key| open[key].as_u64().unwrap())
        .iter()
        .sum::<u64>();
    assert_eq!(open["findings"].as_u64(), Some(sum));
    let csv = tried(&folder, &draft, &["--throughout", "--reading", "neutral", "--format", "csv"]);
    assert!(
        csv.out.lines().skip(1).all(|line| line.contains(",draft,") && line.contains(",neutral,")),
        "{}",
        csv.out
    );
}

#[test]
fn the_same_text_as_a_draft_changes_nothing() {
    let folder = Folder::new();
    let path = folder.beside("same.kdl");
    std::fs::copy(folder.file("agreement.kdl"), &path).unwrap();
    let same = path.to_str().unwrap();
    assert_refused(
        &tried(&folder, same, &[]),
        &["already has an agreement `ferry-truce`", "--instead-of ferry-truce"],
    );
    let ran = tried(&folder, same, &["--instead-of", "ferry-truce"]);
    assert!(ran.out.contains("Every incident comes to the same verdict"), "{ran:?}");
}

#[test]
fn what_is_no_draft_is_refused_with_the_reason() {
    let (folder, draft) = with_draft(&DRAFT.replace("\"wolves\"", "\"wolfs\""));
    assert_refused(&tried(&folder, &draft, &[]), &["did you mean `wolves`", "draft.kdl:6"]);
    assert_refused(
        &tried(&folder, &draft, &["--instead-of", "ferry-truse"]),
        &["did you mean `ferry-truce`?"],
    );
    std::fs::write(&draft, "area \"x\" { name \"x\"; }").unwrap();
    assert_refused(&tried(&folder, &draft, &[]), &["no agreement is in"]);
    std::fs::write(&draft, format!("{DRAFT}\nstatement \"S-99\" by=\"mission\" {{ says \"x\"; }}")).unwrap();
    assert_refused(&tried(&folder, &draft, &[]), &["a draft has no `statement`"]);
    let two = format!(
        "{DRAFT}{}",
        DRAFT.replace("\"draft\"", "\"second\"").replace("area \"far-bank\" in", "area \"other\" in")
    );
    std::fs::write(&draft, two).unwrap();
    assert_refused(&tried(&folder, &draft, &["--instead-of", "ferry-truce"]), &["several agreements"]);
    assert_refused(&tried(&folder, &folder.file("agreement.kdl"), &[]), &["is a part of the case already"]);
    assert_refused(&run(&["try", &draft, "--on", "no/such/case"]), &["is not there"]);
    assert_refused(&run(&["try", &draft]), &["--on"]);
}
