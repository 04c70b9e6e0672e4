//! An editor that talks to the real server over a connection in memory.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::allow_attributes,
    reason = "a test may fail, and each test binary uses some of it"
)]

mod case;

use std::path::Path;
use std::thread::JoinHandle;
use std::time::Duration;

use lsp::{Ended, run};
use lsp_server::{Connection, Message, Notification, Request};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) use case::CASE;

/// An editor, its server and the folder that it works in.
pub(crate) struct Editor {
    connection: Option<Connection>,
    server: Option<JoinHandle<Ended>>,
    folder: TempDir,
    asked: i32,
    version: i32,
}

impl Editor {
    /// Starts a server and shakes hands with it; the folder holds [`CASE`].
    pub(crate) fn start(capabilities: &Value) -> Self {
        let mut editor = Self::unready(CASE);
        editor.result("initialize", json!({ "capabilities": capabilities }));
        editor.tell("initialized", json!({}));
        editor
    }

    /// Starts a server that nobody has greeted.
    pub(crate) fn unready(files: &[(&str, &str)]) -> Self {
        let (server, client) = Connection::memory();
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let server = std::thread::spawn(move || run(&server));
        Self { connection: Some(client), server: Some(server), folder, asked: 0, version: 0 }
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address of a file.
    pub(crate) fn uri(&self, name: &str) -> String {
        format!("file://{}/{name}", self.folder.path().display())
    }

    /// The text of a file of the case.
    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Sends a request and waits for its result or the code of its error; what is published meanwhile is lost.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        self.asked += 1;
        let id = self.asked.into();
        self.send(Request { id, method: method.to_owned(), params }.into());
        loop {
            if let Message::Response(response) = self.receive() {
                assert_eq!(response.id, self.asked.into());
                return response.response_result.map_err(|error| error.code);
            }
        }
    }

    /// Sends a request that must have a result.
    pub(crate) fn result(&mut self, method: &str, params: Value) -> Value {
        self.ask(method, params).unwrap()
    }

    /// Sends a notification.
    pub(crate) fn tell(&self, method: &str, params: Value) {
        self.send(Notification { method: method.to_owned(), params }.into());
    }

    /// Opens a file with this text, and returns what is wrong with it.
    pub(crate) fn open(&mut self, name: &str, text: &str) -> Vec<Value> {
        self.version += 1;
        let uri = self.uri(name);
        let item =
            json!({ "uri": uri, "languageId": "trucewatch-kdl", "version": self.version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
        self.published(&uri)
    }

    /// Changes an open file, and returns what is wrong with it.
    pub(crate) fn change(&mut self, name: &str, text: &str) -> Vec<Value> {
        self.version += 1;
        let uri = self.uri(name);
        let params = json!({
            "textDocument": { "uri": uri, "version": self.version },
            "contentChanges": [{ "text": text }],
        });
        self.tell("textDocument/didChange", params);
        self.published(&uri)
    }

    /// Waits until something is published about a file, and returns it.
    pub(crate) fn published(&self, uri: &str) -> Vec<Value> {
        loop {
            if let Message::Notification(news) = self.receive()
                && news.method == "textDocument/publishDiagnostics"
                && news.params["uri"] == uri
            {
                return news.params["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    /// Asks about the place in an open file where `|` stands in this text, which the file is changed to.
    pub(crate) fn ask_at(&mut self, method: &str, name: &str, marked: &str) -> Value {
        let byte = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        self.change(name, &text);
        let before = &text[..byte];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        let params = json!({
            "textDocument": { "uri": self.uri(name) },
            "position": { "line": line, "character": column },
        });
        self.result(method, params)
    }

    /// Leaves as an editor should, and says how the server ended.
    pub(crate) fn leave(mut self) -> Ended {
        assert_eq!(self.ask("shutdown", Value::Null), Ok(Value::Null));
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// Goes away without a word, and says how the server ended.
    pub(crate) fn vanish(mut self) -> Ended {
        self.connection = None;
        self.server.take().unwrap().join().unwrap()
    }

    /// Says only that it goes, and says how the server ended.
    pub(crate) fn exit(mut self) -> Ended {
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// The next message of the server.
    pub(crate) fn receive(&self) -> Message {
        let connection = self.connection.as_ref().unwrap();
        connection.receiver.recv_timeout(Duration::from_mins(1)).unwrap()
    }

    /// Sends a message.
    pub(crate) fn send(&self, message: Message) {
        self.connection.as_ref().unwrap().sender.send(message).unwrap();
    }
}

/// The labels of what is offered.
pub(crate) fn labels(offer: &Value) -> Vec<String> {
    offer["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

/// What a word means.
pub(crate) const HOVER: &str = "textDocument/hover";
/// What may be written.
pub(crate) const COMPLETION: &str = "textDocument/completion";
/// Where an id is defined.
pub(crate) const DEFINITION: &str = "textDocument/definition";

/// An editor with a file of the case open, and its text.
pub(crate) fn with(name: &str) -> (Editor, String) {
    let mut editor = Editor::start(&json!({}));
    let text = editor.text(name);
    editor.open(name, &text);
    (editor, text)
}

/// What is shown at `|` when a part of a file is replaced by a text with `|` in it.
pub(crate) fn hover(name: &str, part: &str, marked: &str) -> String {
    let (mut editor, text) = with(name);
    assert!(text.contains(part), "{part}");
    let found = editor.ask_at(HOVER, name, &text.replacen(part, marked, 1));
    editor.leave();
    found["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

/// What is offered at `|`, likewise.
pub(crate) fn offered(name: &str, part: &str, marked: &str) -> Value {
    let (mut editor, text) = with(name);
    assert!(text.contains(part), "{part}");
    let found = editor.ask_at(COMPLETION, name, &text.replacen(part, marked, 1));
    editor.leave();
    found
}
