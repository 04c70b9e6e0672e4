//! How a session begins and ends, and what a server must bear.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a test may fail"
)]

mod common;

use common::Editor;
use lsp::Ended;
use lsp_server::{Message, Response};
use serde_json::{Value, json};

#[test]
fn an_editor_that_asks_before_it_leaves_leaves_well() {
    assert_eq!(Editor::start(&json!({})).leave(), Ended::Asked);
    assert_eq!(Editor::start(&json!({})).exit(), Ended::Abruptly);
    assert_eq!(Editor::start(&json!({})).vanish(), Ended::Abruptly);
    assert_eq!(Editor::unready(&[]).exit(), Ended::Abruptly);
}

#[test]
fn nothing_is_answered_before_the_greeting_or_after_the_end() {
    let mut editor = Editor::unready(common::CASE);
    assert_eq!(editor.ask("textDocument/hover", json!({})), Err(-32002));
    editor.tell("textDocument/didOpen", json!({}));
    editor.result("initialize", json!({}));
    assert_eq!(editor.ask("initialize", json!({})), Err(-32600));
    editor.result("shutdown", Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({})), Err(-32600));
    assert_eq!(editor.exit(), Ended::Asked);
}

#[test]
fn what_the_server_does_not_do_it_says_so() {
    let mut editor = Editor::start(&json!({}));
    assert_eq!(editor.ask("textDocument/rename", json!({})), Err(-32601));
    assert_eq!(editor.ask("textDocument/hover", json!({ "position": -1 })), Err(-32602));
    editor.tell("$/cancelRequest", json!({ "id": 77 }));
    editor.tell("$/anything", json!(null));
    editor.tell("textDocument/didChange", json!([1, 2]));
    editor.send(Message::Response(Response::new_ok(5.into(), 1)));
    assert_eq!(editor.leave(), Ended::Asked);
}

#[test]
fn an_unknown_file_has_no_answers_and_no_hostile_address_does_harm() {
    let mut editor = Editor::start(&json!({}));
    for uri in [
        "file:///nowhere/at/all.kdl",
        "file:///etc/passwd",
        "file:///%00%FF/../../x.kdl",
        "file:///dev/zero",
        "file://host/share/x.kdl",
        "untitled:Ü",
        "https://example.org/a.kdl",
        "not a uri",
        "",
    ] {
        let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 4_294_967_295_u32, "character": 9 } });
        for method in ["textDocument/hover", "textDocument/definition", "textDocument/completion"] {
            let response = editor.ask(method, at.clone());
            assert!(response.is_err() || response == Ok(Value::Null), "{uri}: {response:?}");
        }
        let item = json!({ "uri": uri, "languageId": "kdl", "version": -3, "text": "actor \"a\" \u{0}{{{" });
        editor.tell("textDocument/didOpen", json!({ "textDocument": item }));
        let _ = editor.ask("textDocument/completion", at); // an answer, whichever
    }
    assert_eq!(editor.leave(), Ended::Asked);
}

#[test]
fn deep_wide_and_endless_texts_are_borne() {
    let mut editor = Editor::start(&json!({}));
    editor.open("x.kdl", "");
    let texts = [
        "a {".repeat(50_000),
        "}".repeat(50_000),
        "agreement \"a\" { clause \"b\" { by ".repeat(5_000),
        format!("actor {}", "\"a\" ".repeat(50_000)),
        "\"".repeat(10_001),
        "/*".repeat(50_000),
        "\\".repeat(1_000),
        format!("note \"{}\"", "💥".repeat(100_000)),
        " ".repeat(17 << 20),
    ];
    for text in texts {
        let wrong = editor.change("x.kdl", &text);
        assert!(!wrong.is_empty() || text.trim().is_empty(), "{text:.20}");
        for (line, character) in [(0, 0), (0, 40_000), (9, 9)] {
            let at = json!({
                "textDocument": { "uri": editor.uri("x.kdl") },
                "position": { "line": line, "character": character },
            });
            for method in ["textDocument/hover", "textDocument/definition", "textDocument/completion"] {
                editor.result(method, at.clone());
            }
            editor.result("textDocument/formatting", json!({ "textDocument": { "uri": editor.uri("x.kdl") }, "options": { "tabSize": 4, "insertSpaces": true } }));
        }
    }
    assert_eq!(editor.leave(), Ended::Asked);
}

#[test]
fn an_editor_that_can_watch_files_is_asked_to() {
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let editor = Editor::start(&capabilities);
    let Message::Request(request) = editor.receive() else { panic!("a request comes first") };
    assert_eq!(request.method, "client/registerCapability");
    assert_eq!(
        request.params["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"],
        "**/*.kdl"
    );
    editor.send(Message::Response(Response::new_ok(request.id, Value::Null)));
    assert_eq!(editor.leave(), Ended::Asked);
}
