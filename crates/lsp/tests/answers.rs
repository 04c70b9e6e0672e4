//! Meanings, completions, definitions and layout, as an editor asks for them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a test may fail"
)]

mod common;

use common::{DEFINITION, Editor, HOVER, hover, labels, offered, with};
use serde_json::{Value, json};

const AGREEMENT: &str = "agreements/coh.kdl";

#[test]
fn a_word_of_the_language_is_explained() {
    assert!(
        hover(AGREEMENT, "forbid", "for|bid").contains("classes of acts that nobody who is bound may do")
    );
    assert!(hover(AGREEMENT, "in-force", "|in-force").contains("When it binds"));
    assert!(hover(AGREEMENT, "cites=", "cites|=").contains("article or passage"));
    assert!(hover(AGREEMENT, "\"attack\"", "\"att|ack\"").contains("Any attack with any weapon."));
    assert!(hover(AGREEMENT, "\"bound\"", "|\"bound\"").contains("Whoever is a party."));
    assert!(hover(AGREEMENT, "\"civilians\"", "\"civilians|\"").contains("no part"));
    assert!(hover("incidents/a.kdl", "by \"sar\"", "b|y \"sar\"").contains("Who did it"));
    assert!(hover("incidents/a.kdl", "2016-03-31", "2016|-03-31").contains("a time:"));
    assert_eq!(hover(AGREEMENT, "\"No attacks.\"", "\"No| attacks.\""), "");
    assert_eq!(hover(AGREEMENT, "forbid", "// for|bid"), "");
}

#[test]
fn an_id_is_explained_by_what_it_stands_for() {
    let actor = hover(AGREEMENT, "\"jai\"", "\"ja|i\"");
    assert!(actor.starts_with("actor jai\nJaysh al-Islam (en)\nجيش الإسلام (ar)"), "{actor}");
    assert!(actor.contains("kind: armed-group"), "{actor}");
    assert!(hover("incidents/a.kdl", "\"ghouta\"", "\"gho|uta\"").contains("Eastern Ghouta"));
    assert!(hover("incidents/a.kdl", "\"sohr\"", "\"soh|r\"").contains("side: ngo"));
    assert!(hover(AGREEMENT, "\"neutral\"", "\"neu|tral\"").contains("Neutral"));
    let obligation = hover(
        "incidents/a.kdl",
        "incident \"I-1\"",
        "fulfilment \"lea|ve\" in=\"coh\" { }\nincident \"I-1\"",
    );
    assert!(obligation.contains("Leave."), "{obligation}");
}

#[test]
fn an_editor_that_shows_markdown_gets_it() {
    let capabilities = json!({ "textDocument": { "hover": { "contentFormat": ["markdown"] } } });
    let mut editor = Editor::start(&capabilities);
    let text = editor.text(AGREEMENT);
    editor.open(AGREEMENT, &text);
    let found = editor.ask_at(HOVER, AGREEMENT, &text.replacen("forbid", "for|bid", 1));
    assert_eq!(found["contents"]["kind"], "markdown");
    assert!(found["contents"]["value"].as_str().unwrap().starts_with("**forbid**"));
    assert_eq!(found["range"]["start"], json!({ "line": 8, "character": 8 }));
    editor.leave();
}

#[test]
fn a_half_written_line_is_completed_with_what_fits_there() {
    let offer = offered(AGREEMENT, "forbid \"attack\"", "forbid \"att|");
    let all = labels(&offer);
    assert!(all.contains(&"shelling".to_owned()) && !all.contains(&"jai".to_owned()), "{all:?}");
    let edit = &offer["items"].as_array().unwrap().iter().find(|item| item["label"] == "attack").unwrap()["textEdit"];
    assert_eq!(edit["newText"], "attack\"");
    assert_eq!(edit["range"]["start"], json!({ "line": 8, "character": 16 }));
    assert_eq!(edit["range"]["end"], json!({ "line": 8, "character": 19 }));
}

#[test]
fn each_place_is_offered_its_own_words() {
    let has = |offer: &Value, word: &str| labels(offer).contains(&word.to_owned());
    let nodes = offered(AGREEMENT, "forbid \"attack\"", "fo|");
    assert!(has(&nodes, "forbid") && has(&nodes, "unless") && !has(&nodes, "obligation"));
    let top = offered(AGREEMENT, "agreement \"coh\" {", "|");
    assert!(has(&top, "incident") && !has(&top, "clause"));
    let by = offered(AGREEMENT, "by \"bound\"", "by \"|\"");
    assert!(has(&by, "bound") && has(&by, "jai") && !has(&by, "point="));
    let bare = offered(AGREEMENT, "by \"bound\"", "by |");
    assert!(has(&bare, "bound") && has(&bare, "point="));
    let on = offered(AGREEMENT, "on \"party\"", "on \"|\"");
    assert!(has(&on, "party") && has(&on, "medical") && has(&on, "sar"));
    assert!(has(&offered(AGREEMENT, "held-by \"neutral\"", "held-by \"|"), "neutral"));
    assert!(has(&offered(AGREEMENT, "parties \"sar\"", "parties \"|\""), "jai"));
    assert!(has(&offered(AGREEMENT, "forbid \"attack\"", "area \"|"), "ghouta"));
    assert!(has(&offered("incidents/a.kdl", "in=\"ghouta\"", "in=\"|"), "ghouta"));
    assert!(has(&offered("incidents/a.kdl", "in=\"ghouta\"", "in=|"), "ghouta"));
    assert!(has(&offered("incidents/a.kdl", "from=\"sohr\"", "from=\"so|\""), "sohr"));
    assert!(has(&offered("incidents/a.kdl", "from=\"sohr\"", "fr|"), "from="));
    assert!(has(&offered("case.kdl", "time-zone", "si|\n time-zone"), "side"));
    assert!(labels(&offered("case.kdl", "\"Small\"", "\"Sm|\"")).is_empty());
    assert!(labels(&offered("case.kdl", "title", "// ti|")).is_empty());
}

#[test]
fn a_word_that_is_completed_is_replaced_as_a_whole_and_never_quoted_twice() {
    let offer = offered("incidents/a.kdl", "from=\"sohr\"", "from=\"so|hr\"");
    assert_eq!(offer["items"][0]["textEdit"]["newText"], "sohr");
    assert_eq!(offer["items"][0]["textEdit"]["range"]["end"], json!({ "line": 3, "character": 26 }));
    let bare = offered("incidents/a.kdl", "from=\"sohr\"", "from=|");
    assert_eq!(bare["items"][0]["textEdit"]["newText"], "\"sohr\"");
    assert_eq!(bare["items"][0]["detail"], "Observatory");
    let key = offered("incidents/a.kdl", "from=\"sohr\"", "fr|om=\"sohr\"");
    assert_eq!(key["items"][0]["textEdit"]["newText"], "from");
}

#[test]
fn an_id_leads_to_where_it_is_defined_in_whatever_file() {
    let (mut editor, text) = with("incidents/a.kdl");
    for (part, marked, file, line, column) in [
        ("by \"sar\"", "by \"s|ar\"", "actors.kdl", 4, 6),
        ("\"ghouta\"", "\"gh|outa\"", "actors.kdl", 5, 5),
        ("\"sohr\"", "|\"sohr\"", "actors.kdl", 6, 7),
        ("\"C-1\"", "\"C|-1\"", "incidents/a.kdl", 3, 10),
        ("when", "same-as \"I|-1\"\n    when", "incidents/a.kdl", 0, 9),
        ("incident \"I-1\"", "standing \"jai\" in=\"c|oh\" { }\nincident \"I-1\"", AGREEMENT, 0, 10),
        ("incident \"I-1\"", "fulfilment \"le|ave\" in=\"coh\" { }\nincident \"I-1\"", AGREEMENT, 13, 15),
        ("incident \"I-1\"", "statement \"S\" side=\"n|go\" { }\nincident \"I-1\"", "case.kdl", 4, 9),
    ] {
        let found = editor.ask_at(DEFINITION, "incidents/a.kdl", &text.replacen(part, marked, 1));
        assert_eq!(found[0]["uri"], editor.uri(file), "{marked}");
        assert_eq!(found[0]["range"]["start"], json!({ "line": line, "character": column }), "{marked}");
    }
    let nowhere = editor.ask_at(DEFINITION, "incidents/a.kdl", &text.replacen("\"sohr\"", "\"so|r\"", 1));
    assert_eq!(nowhere, Value::Null);
    editor.leave();
}

#[test]
fn a_file_is_laid_out_as_a_whole_and_left_alone_where_it_cannot_be_read() {
    let (mut editor, _) = with("case.kdl");
    let params = json!({ "textDocument": { "uri": editor.uri("case.kdl") }, "options": { "tabSize": 2, "insertSpaces": true } });
    editor.change("case.kdl", "case  \"small\"{\ntitle    \"صغير 💥\";}");
    let edits = editor.result("textDocument/formatting", params.clone());
    assert_eq!(edits[0]["newText"], "case \"small\" {\n    title \"صغير 💥\"\n}\n");
    assert_eq!(edits[0]["range"]["end"], json!({ "line": 1, "character": 20 }));
    editor.change("case.kdl", edits[0]["newText"].as_str().unwrap());
    assert_eq!(editor.result("textDocument/formatting", params.clone()), Value::Null);
    editor.change("case.kdl", "case \"small {\n");
    assert_eq!(editor.result("textDocument/formatting", params), Value::Null);
    editor.leave();
}
