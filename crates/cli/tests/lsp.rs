//! The language server, as an editor starts it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::allow_attributes, reason = "a test may fail")]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Stdio};

use common::{program, run};
use serde_json::{Value, json};

/// The server, and what it says.
struct Server {
    child: Child,
    says: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Self {
        let mut command = program(&["lsp"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let says = BufReader::new(child.stdout.take().unwrap());
        Self { child, says }
    }

    fn tell(&mut self, message: &Value) {
        let text = message.to_string();
        let input = self.child.stdin.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        input.flush().unwrap();
    }

    fn hear(&mut self) -> Value {
        let (mut size, mut line) = (0, String::new());
        while self.says.read_line(&mut line).unwrap() > 2 {
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                size = number.trim().parse().unwrap();
            }
            line.clear();
        }
        let mut text = vec![0; size];
        self.says.read_exact(&mut text).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    /// What the server says beyond this, and with which code it ends.
    fn end(mut self) -> (String, Option<i32>) {
        drop(self.child.stdin.take());
        let mut rest = String::new();
        self.says.read_to_string(&mut rest).unwrap();
        (rest, self.child.wait().unwrap().code())
    }
}

#[test]
fn an_editor_is_greeted_told_what_is_wrong_and_let_go() {
    let mut server = Server::start();
    server.tell(
        &json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } }),
    );
    let welcome = server.hear();
    assert_eq!(welcome["id"], 1);
    assert_eq!(welcome["result"]["serverInfo"]["name"], "trucewatch");
    assert_eq!(welcome["result"]["capabilities"]["positionEncoding"], "utf-16");
    server.tell(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
    let item = json!({ "uri": "untitled:a", "languageId": "kdl", "version": 1, "text": "actor \"وقف\"" });
    let params = json!({ "textDocument": item });
    server.tell(&json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": params }));
    let news = server.hear();
    assert_eq!(news["method"], "textDocument/publishDiagnostics");
    assert_eq!(news["params"]["diagnostics"][0]["source"], "trucewatch");
    server.tell(&json!({ "jsonrpc": "2.0", "id": "two", "method": "shutdown" }));
    let farewell = server.hear();
    assert_eq!((&farewell["id"], &farewell["result"]), (&json!("two"), &Value::Null));
    server.tell(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(server.end(), (String::new(), Some(0)));
}

#[test]
fn an_editor_that_leaves_without_a_farewell_ends_it_with_one() {
    assert_eq!(Server::start().end(), (String::new(), Some(1)));
    let mut server = Server::start();
    server.tell(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(server.end(), (String::new(), Some(1)));
}

#[test]
fn what_is_no_message_ends_it_with_two() {
    let mut server = Server::start();
    server.child.stdin.as_mut().unwrap().write_all(b"hello\r\n\r\n").unwrap();
    assert_eq!(server.end().1, Some(2));
}

#[test]
fn the_help_says_how_to_set_up_an_editor() {
    let ran = run(&["lsp", "--help"]);
    assert_eq!(ran.code, 0);
    for editor in ["VS Code", "Neovim", "Helix", "vim.lsp.config", "[language-server.trucewatch]"] {
        assert!(ran.out.contains(editor), "{editor}");
    }
}
