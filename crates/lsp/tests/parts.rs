//! The parts of an agreement (its events, quantities, words, texts, bodies, clauses) and times, as an editor asks for them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::allow_attributes,
    reason = "a test may fail"
)]

mod common;

use common::{DEFINITION, hover, labels, offered, with};
use serde_json::Value;

const AGREEMENT: &str = "agreements/coh.kdl";
const PEACE: &str = "agreements/peace.kdl";

/// The labels that are offered in [`PEACE`].
fn at_peace(part: &str, marked: &str) -> Vec<String> {
    labels(&offered(PEACE, part, marked))
}

fn holds(all: &[String], words: &[&str]) -> bool {
    words.iter().all(|word| all.iter().any(|label| label == word))
}

#[test]
fn each_part_of_an_agreement_is_offered_where_it_may_stand_and_no_other() {
    assert_eq!(at_peace("once=\"notice\"", "once=\"|\""), ["notice"]);
    assert_eq!(at_peace("unless=\"notice\"", "unless=\"no|\""), ["notice"]);
    assert_eq!(at_peace("of=\"trucks\"", "of=\"|\""), ["trucks"]);
    assert_eq!(at_peace("measure \"trucks\"", "measure \"|\""), ["trucks"]);
    assert_eq!(at_peace("in-texts \"draft\"", "in-texts \"|\""), ["draft"]);
    // those of this agreement, though another has an `attacks` as well
    assert_eq!(at_peace("from \"attacks\"", "from \"|\""), ["attacks", "patrols", "words"]);
    assert_eq!(at_peace("breach \"attacks\"", "breach \"|\""), ["attacks", "patrols", "words"]);
    let anchors = ["signing", "in-force", "d-day", "notice", "aid", "answer", "pull-back"];
    assert_eq!(at_peace("after \"notice\"", "after \"|\""), anchors);
    assert_eq!(at_peace("decides \"majority\"", "decides \"|\""), ["consensus", "majority", "final-word"]);
    let acts = at_peace("forbid \"offensive\"", "forbid \"|\"");
    assert!(holds(&acts, &["attack", "offensive"]) && !holds(&acts, &["sar"]), "{acts:?}");
    assert!(holds(&at_peace("permit \"move\"", "permit \"|\""), &["flight", "offensive"]));
    assert!(holds(&at_peace("class=\"howitzer\"", "class=\"|\""), &["heavy-weapon", "mortar"]));
    assert!(holds(&at_peace("seat \"sar\"", "seat \"|\""), &["sar", "jai"]));
    assert!(holds(&at_peace("by \"bound\"", "held-by \"|\""), &["neutral"]));
    assert!(holds(&at_peace("by \"bound\"", "near \"|\""), &["school"]));
    assert!(holds(&at_peace("signed", "amends \"|\"\n signed"), &["coh", "peace"]));
    assert!(holds(&at_peace("signed", "count-days from=\"|\"\n signed"), &["next-day", "same-day"]));
    assert!(holds(&at_peace("by \"bound\"", "area { except-where held-by=\"|\"; }"), &["doer", "excluded"]));
    assert!(!holds(&labels(&offered(AGREEMENT, "\"attack\"", "\"|\"")), &["offensive"]));
}

#[test]
fn a_body_is_offered_once_by_the_name_that_people_know() {
    let offer = offered(PEACE, "asks \"jmc\"", "asks \"|\"");
    let all = labels(&offer);
    assert_eq!(all, ["jmc", "jai", "sar"]);
    assert_eq!(offer["items"][0]["detail"], "Joint commission");
    assert!(holds(&at_peace("by=\"jmc\"", "by=\"|\""), &["jmc"]));
}

#[test]
fn what_claims_are_about_is_offered_by_the_agreement_that_the_line_names() {
    assert_eq!(at_peace("occurrence \"notice\"", "occurrence \"|\""), ["notice"]);
    assert_eq!(at_peace("count \"trucks\"", "count \"|\""), ["trucks"]);
    assert_eq!(at_peace("fulfilment \"answer\"", "fulfilment \"|\""), ["aid", "answer", "pull-back"]);
    assert_eq!(at_peace("fulfilment \"answer\" in=\"peace\"", "fulfilment \"|\" in=\"coh\""), ["leave"]);
    assert_eq!(at_peace("after=\"I-1\"", "after=\"|\""), ["I-1"]);
    assert_eq!(at_peace("finds=\"no-breach\"", "finds=\"|\""), ["breach", "no-breach"]);
    let clauses = ["coh/attacks", "peace/attacks", "peace/patrols", "peace/words"];
    assert_eq!(at_peace("clause=\"peace/words\"", "clause=\"|\""), clauses);
    let offer = offered(PEACE, "clause=\"peace/words\"", "clause=\"pea|ce/words\"");
    let edit = &offer["items"][1]["textEdit"];
    assert_eq!(edit["newText"], "peace/attacks");
    let line = &edit["range"];
    assert_eq!(line["end"]["character"].as_u64().unwrap() - line["start"]["character"].as_u64().unwrap(), 11);
    let claim = "incidents/a.kdl";
    for (marked, word) in [
        ("weapon \"a gun\" class=\"|\"", "howitzer"),
        ("approved-by \"|\"", "jmc"),
        ("near \"|\"", "medical"),
        ("denies near=\"|\"", "medical"),
        ("number 80 |", "of="),
    ] {
        assert!(holds(&labels(&offered(claim, "act \"shelling\"", marked)), &[word]), "{marked}");
    }
}

#[test]
fn a_time_is_completed_word_by_word() {
    let due = |marked: &str| at_peace("due \"14 days after notice\"", marked);
    let anchors = ["signing", "in-force", "d-day", "notice", "aid", "answer", "pull-back"];
    assert_eq!(due("due \"14 days after |\""), anchors);
    assert_eq!(due("due \"14 days after no|"), anchors);
    assert_eq!(due("due \"14 days |"), ["after", "before"]);
    assert!(holds(&due("due \"14 wo|"), &["days", "working days", "months"]));
    assert_eq!(due("due \"|\""), [&["before"], &anchors[..]].concat());
    assert!(due("due \"2016-03-05 |\"").is_empty());
    assert!(!holds(&at_peace("from=\"2016-03-01\"", "from=\"|\""), &["before"]));
    let part = "due \"14 days after notice\"";
    let half = offered(PEACE, part, "due \"14 days after no|");
    let found = half["items"].as_array().unwrap().iter().find(|item| item["label"] == "notice").unwrap();
    assert_eq!(found["textEdit"]["newText"], "notice\"");
    let range = &found["textEdit"]["range"];
    assert_eq!(
        range["end"]["character"].as_u64().unwrap() - range["start"]["character"].as_u64().unwrap(),
        2
    );
    let unit = offered(PEACE, part, "due \"14 |\"");
    assert_eq!(unit["items"][0]["textEdit"]["newText"], "minutes");
    let bare = offered(PEACE, part, "due |");
    assert_eq!(bare["items"][0]["textEdit"]["newText"], "\"before");
    assert_eq!(bare["items"][1]["textEdit"]["newText"], "\"signing\"");
}

#[test]
fn every_part_of_an_agreement_leads_to_where_it_is_defined() {
    let (mut editor, text) = with(PEACE);
    for (part, marked, defined) in [
        ("once=\"notice\"", "once=\"no|tice\"", "event \"notice\""),
        ("14 days after notice", "14 days after not|ice", "event \"notice\""),
        ("hours after pull-back", "ho|urs after pull-back", "obligation \"pull-back\""),
        ("after \"notice\"", "after \"n|otice\"", "event \"notice\""),
        ("of=\"trucks\"", "of=\"tr|ucks\"", "quantity \"trucks\""),
        ("measure \"trucks\"", "measure \"tr|ucks\"", "quantity \"trucks\""),
        ("forbid \"offensive\"", "forbid \"off|ensive\"", "define \"offensive\""),
        ("in-texts \"draft\"", "in-texts \"dr|aft\"", "text \"draft\""),
        ("from \"attacks\"", "from \"at|tacks\"", "clause \"attacks\""),
        ("breach \"attacks\"", "breach \"at|tacks\"", "clause \"attacks\""),
        ("asks \"jmc\"", "asks \"j|mc\"", "body \"jmc\""),
        ("approved-by=\"jmc\"", "approved-by=\"j|mc\"", "actor \"jmc\""),
        ("occurrence \"notice\"", "occurrence \"not|ice\"", "event \"notice\""),
        ("count \"trucks\"", "count \"tru|cks\"", "quantity \"trucks\""),
        ("fulfilment \"answer\"", "fulfilment \"ans|wer\"", "obligation \"answer\""),
        ("clause=\"peace/words\"", "clause=\"peace/wo|rds\"", "clause \"words\""),
    ] {
        let found = editor.ask_at(DEFINITION, PEACE, &text.replacen(part, marked, 1));
        let before = &text[..text.find(defined).unwrap()];
        let line = before.matches('\n').count();
        assert_eq!(found[0]["uri"], editor.uri(PEACE), "{marked}");
        assert_eq!(found[0]["range"]["start"]["line"], line, "{marked}: {found}");
    }
    let both = editor.ask_at(DEFINITION, PEACE, &text.replacen("asks \"jmc\"", "asks \"j|mc\"", 1));
    assert_eq!(both.as_array().unwrap().len(), 2, "the body, and the actor that it is");
    let foreign = text.replacen("fulfilment \"answer\" in=\"peace\"", "fulfilment \"ans|wer\" in=\"coh\"", 1);
    assert_eq!(editor.ask_at(DEFINITION, PEACE, &foreign), Value::Null);
    editor.leave();
}

#[test]
fn the_parts_of_an_agreement_are_explained() {
    let shown = |part: &str, marked: &str| hover(PEACE, part, marked);
    assert_eq!(shown("once=\"notice\"", "once=\"no|tice\""), "event notice\nNotice is given.");
    assert_eq!(shown("measure \"trucks\"", "measure \"tr|ucks\""), "quantity trucks\nLorries with aid.");
    let defined = shown("forbid \"offensive\"", "forbid \"off|ensive\"");
    assert_eq!(defined, "defined word offensive\nOffensive acts.\nacts: advance");
    let text = shown("in-texts \"draft\"", "in-texts \"dr|aft\"");
    assert!(text.starts_with("text draft\nThe draft of February"), "{text}");
    let body = shown("asks \"jmc\"", "asks \"j|mc\"");
    assert_eq!(
        body,
        "body jmc\ncites: 4\nseat: sar, 2\nseat: jai, 1\ndecides: majority\nactor jmc\nJoint commission\nkind: body"
    );
    let due = shown("hours after pull-back", "ho|urs after pull-back");
    assert!(due.starts_with("obligation pull-back\nPull back."), "{due}");
    assert!(shown("after signing", "after sign|ing").contains("When it was signed."));
    assert!(shown("from=\"2016-03-01\"", "from=\"2016|-03-01\"").contains("72 hours after pull-back"));
    assert!(
        shown("clause=\"peace/words\"", "clause=\"peace/wo|rds\"").starts_with("clause words\nNo hatred.")
    );
    assert!(shown("class=\"howitzer\"", "class=\"howi|tzer\"").contains("Howitzers."));
    assert!(shown("at least 60", "at| least 60").contains("more than 75"));
    assert!(shown("permit", "per|mit").contains("although another clause forbids"));
    assert!(shown("from \"attacks\"", "fr|om \"attacks\"").contains("clauses that the permit lifts"));
    assert!(shown("once=", "on|ce=").contains("only if this event came"));
    assert!(shown("occurrence", "occ|urrence").contains("came, or did not"));
    assert!(shown("finds=", "fi|nds=").contains("What it found"));
}

#[test]
fn what_an_agreement_lacks_is_underlined_in_the_word_itself() {
    let (mut editor, text) = with(PEACE);
    assert_eq!(editor.change(PEACE, &text), Vec::<Value>::new());
    for (part, wrong, code) in [
        ("after notice", "after notise", "terms::unknown-event"),
        ("of=\"trucks\"", "of=\"lorries\"", "terms::unknown-quantity"),
        ("from \"attacks\"", "from \"atacks\"", "terms::unknown-clause"),
        ("in-texts \"draft\"", "in-texts \"drafft\"", "terms::unknown-text"),
        ("forbid \"offensive\"", "forbid \"ofensive\"", "terms::unknown-word"),
        ("peace/words", "peace/word", "terms::unknown-clause"),
        ("occurrence \"notice\"", "occurrence \"notise\"", "terms::unknown-event"),
    ] {
        let found = editor.change(PEACE, &text.replacen(part, wrong, 1));
        assert!(found.iter().any(|shown| shown["code"] == code), "{wrong}: {found:#?}");
    }
    editor.leave();
}
