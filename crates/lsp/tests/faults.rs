//! What is wrong with a case, as an editor is told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a test may fail"
)]

mod common;

use common::Editor;
use serde_json::{Value, json};

const AGREEMENT: &str = "agreements/coh.kdl";

#[test]
fn an_error_is_shown_where_it_stands_and_goes_when_it_is_mended() {
    let mut editor = Editor::start(&json!({}));
    let text = editor.text(AGREEMENT);
    let wrong = editor.open(AGREEMENT, &text.replace("\"jai\"\n    clause", "\"jay\"\n    clause"));
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
    let wrong = &wrong[0];
    assert_eq!(wrong["code"], "terms::unknown-actor");
    assert_eq!(wrong["severity"], 1);
    assert_eq!(wrong["source"], "trucewatch");
    assert_eq!(
        wrong["range"],
        json!({ "start": { "line": 5, "character": 18 }, "end": { "line": 5, "character": 23 } })
    );
    let message = wrong["message"].as_str().unwrap();
    assert!(message.contains("no actor `jay`"), "{message}");
    assert!(message.ends_with("help: did you mean `jai` (Jaysh al-Islam)?"), "{message}");
    assert!(editor.change(AGREEMENT, &text).is_empty());
    editor.leave();
}

#[test]
fn a_case_without_faults_has_none() {
    let mut editor = Editor::start(&json!({}));
    for (name, text) in common::CASE {
        let wrong = editor.open(name, text);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
    editor.leave();
}

#[test]
fn a_change_in_one_file_shows_what_it_breaks_in_another_and_clears_it_again() {
    let mut editor = Editor::start(&json!({}));
    let text = editor.text("actors.kdl");
    editor.open("actors.kdl", &text);
    editor.change("actors.kdl", &text.replace("actor \"jai\"", "actor \"jey\""));
    let wrong = editor.published(&editor.uri(AGREEMENT));
    assert!(wrong.iter().all(|wrong| wrong["code"] == "terms::unknown-actor"), "{wrong:#?}");
    assert_eq!(wrong.len(), 2);
    editor.change("actors.kdl", &text);
    assert!(editor.published(&editor.uri(AGREEMENT)).is_empty());
    editor.leave();
}

#[test]
fn a_file_that_is_open_counts_as_the_editor_holds_it_until_it_is_closed() {
    let mut editor = Editor::start(&json!({}));
    let (actors, terms) = (editor.text("actors.kdl"), editor.text(AGREEMENT));
    editor.open("actors.kdl", &format!("{actors}actor \"new\" kind=\"state\"\n"));
    let unsaved = terms.replace("\"sar\" \"jai\"", "\"sar\" \"jai\" \"new\"");
    assert!(editor.open(AGREEMENT, &unsaved).is_empty());
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": editor.uri("actors.kdl") } }));
    let wrong = editor.published(&editor.uri(AGREEMENT));
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
    editor.leave();
}

#[test]
fn a_file_that_changed_on_the_disk_is_read_again_when_the_editor_says_so() {
    let mut editor = Editor::start(&json!({}));
    let text = editor.text(AGREEMENT);
    assert!(editor.open(AGREEMENT, &text).is_empty());
    std::fs::write(editor.folder().join("actors.kdl"), "").unwrap();
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert!(!editor.published(&editor.uri(AGREEMENT)).is_empty());
    editor.leave();
}

#[test]
fn a_fault_behind_arabic_and_a_picture_stands_at_its_utf_16_column() {
    let mut editor = Editor::start(&json!({}));
    let text = editor.text("incidents/a.kdl");
    let line = "by \"sar\"; weapon \"قذيفة 💥\"; held-by \"nobody-known\"";
    let wrong = editor.open("incidents/a.kdl", &text.replace("by \"sar\"", line));
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
    // eight spaces, then the letters before the value, of which the picture counts twice
    let column = 8 + line.split("\"nobody").next().unwrap().encode_utf16().count();
    assert_eq!(column, 8 + 37);
    assert_eq!(wrong[0]["range"]["start"], json!({ "line": 5, "character": column }));
    editor.leave();
}

#[test]
fn an_editor_that_counts_bytes_is_told_bytes() {
    let mut editor = Editor::unready(common::CASE);
    let capabilities = json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } });
    let welcome = editor.result("initialize", json!({ "capabilities": capabilities }));
    assert_eq!(welcome["capabilities"]["positionEncoding"], "utf-8");
    let text = editor.text("incidents/a.kdl");
    let line = "weapon \"قذيفة 💥\"; held-by \"nobody-known\"; by \"sar\"";
    let wrong = editor.open("incidents/a.kdl", &text.replace("by \"sar\"", line));
    let column = 8 + line.find("\"nobody").unwrap();
    assert_eq!(wrong[0]["range"]["start"], json!({ "line": 5, "character": column }));
    editor.leave();
}

#[test]
fn a_file_whose_case_is_not_found_is_checked_alone_and_trusted_in_what_it_refers_to() {
    let mut editor = Editor::unready(&[("lonely.kdl", "")]);
    editor.result("initialize", json!({ "capabilities": {} }));
    let text =
        "standing \"jai\" in=\"coh\" {\n    claim \"S-1\" from=\"sohr\" says=\"party\" said=\"20x6\"\n}\n";
    let wrong = editor.open("lonely.kdl", text);
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
    assert_eq!(wrong[0]["code"], "terms::bad-time");
    assert!(editor.change("lonely.kdl", &text.replace("20x6", "2016-03-01")).is_empty());
    editor.leave();
}

#[test]
fn a_file_that_is_no_file_yet_is_checked_alone() {
    let mut editor = Editor::start(&json!({}));
    let uri = "untitled:Untitled-1";
    let item = json!({ "uri": uri, "languageId": "kdl", "version": 1, "text": "actor \"a\"" });
    editor.tell("textDocument/didOpen", json!({ "textDocument": item }));
    let wrong = editor.published(uri);
    assert_eq!(wrong[0]["code"], "terms::missing");
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    assert!(editor.published(uri).is_empty());
    let text = editor.text("case.kdl");
    assert!(editor.open("case.kdl", &text).is_empty());
    editor.leave();
}

#[test]
fn a_case_node_in_a_file_of_any_name_makes_a_home() {
    let files = [("all.kdl", common::CASE[0].1), ("deep/down/actors.kdl", common::CASE[1].1)];
    let mut editor = Editor::unready(&files);
    editor.result("initialize", json!({ "capabilities": {} }));
    let text = editor.text("deep/down/actors.kdl");
    assert!(editor.open("deep/down/actors.kdl", &text).is_empty());
    let wrong = editor.change("deep/down/actors.kdl", &text.replace("side=\"ngo\"", "side=\"ngu\""));
    assert_eq!(wrong[0]["code"], Value::from("terms::unknown-side"));
    editor.leave();
}
