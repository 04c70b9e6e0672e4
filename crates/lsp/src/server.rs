//! The server: takes messages one by one and answers them. What is wrong with a case is told whenever no message waits.

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Exit, Initialized, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    Completion, Formatting, GotoDefinition, HoverRequest, Initialize, RegisterCapability, Request as _,
    Shutdown,
};
use lsp_types::{DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::answers;
use crate::session::{Editor, watch};
use crate::workspace::Workspace;

/// How a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The editor asked for it, and then said so: all is well.
    Asked,
    /// The editor left without asking.
    Abruptly,
}

/// Answers the messages of an editor until it leaves.
pub fn run(connection: &Connection) -> Ended {
    let mut server = Server { connection, state: State::New };
    loop {
        if connection.receiver.is_empty() {
            server.tell_news();
        }
        let Ok(message) = connection.receiver.recv() else { return Ended::Abruptly };
        match message {
            Message::Notification(notification) if notification.method == Exit::METHOD => {
                let asked = matches!(server.state, State::Over);
                return if asked { Ended::Asked } else { Ended::Abruptly };
            }
            Message::Notification(notification) => server.hear(notification),
            Message::Request(request) => server.answer(request),
            Message::Response(_) => {} // only to the request for news of the disk, which some editors refuse
        }
    }
}

struct Server<'c> {
    connection: &'c Connection,
    state: State,
}

/// How far a session is.
enum State {
    New,
    Running(Editor, Workspace),
    Over,
}

/// Why a request has no result.
struct Refused(ErrorCode, String);

impl Server<'_> {
    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let result = match &mut self.state {
            State::New if method == Initialize::METHOD => {
                let editor = Editor::of(&params);
                let welcome = editor.welcome();
                let workspace = Workspace::new(editor.units);
                self.state = State::Running(editor, workspace);
                Ok(welcome)
            }
            State::New => Err(refused(ErrorCode::ServerNotInitialized, "the first request is `initialize`")),
            State::Over => Err(refused(ErrorCode::InvalidRequest, "the server is shut down")),
            State::Running(..) if method == Shutdown::METHOD => {
                self.state = State::Over;
                Ok(Value::Null)
            }
            State::Running(editor, workspace) => asked(&method, params, editor, workspace),
        };
        let response = match result {
            Ok(result) => Response::new_ok(id, result),
            Err(Refused(code, message)) => Response::new_err(id, code as i32, message),
        };
        self.send(response.into());
    }

    fn hear(&mut self, notification: Notification) {
        let State::Running(editor, workspace) = &mut self.state else { return };
        let Notification { method, params } = notification;
        if method == Initialized::METHOD {
            if editor.watches {
                let id = RequestId::from("watch".to_owned());
                self.send(Request::new(id, RegisterCapability::METHOD.to_owned(), watch()).into());
            }
            return;
        }
        heard(&method, params, workspace);
    }

    fn tell_news(&mut self) {
        let State::Running(_, workspace) = &mut self.state else { return };
        for news in workspace.news() {
            self.send(Notification::new(PublishDiagnostics::METHOD.to_owned(), news).into());
        }
    }

    /// Sends a message. Where nobody listens any more the next message that is waited for says so.
    fn send(&self, message: Message) {
        let _ = self.connection.sender.send(message);
    }
}

fn asked(method: &str, params: Value, editor: &Editor, workspace: &mut Workspace) -> Result<Value, Refused> {
    match method {
        HoverRequest::METHOD => result(answers::hover(workspace, &read(params)?, &editor.hover)),
        Completion::METHOD => result(answers::completion(workspace, &read(params)?)),
        GotoDefinition::METHOD => result(answers::definition(workspace, &read(params)?)),
        Formatting::METHOD => result(answers::formatting(workspace, &read(params)?)),
        Initialize::METHOD => Err(refused(ErrorCode::InvalidRequest, "the server is initialized already")),
        _ => Err(refused(ErrorCode::MethodNotFound, "this server does not do that")),
    }
}

/// Takes note of what the editor tells. What cannot be read, and what nobody asked for, is passed over.
fn heard(method: &str, params: Value, workspace: &mut Workspace) {
    match method {
        DidOpenTextDocument::METHOD => {
            if let Ok(DidOpenTextDocumentParams { text_document: opened }) = read(params) {
                workspace.open(opened.uri, &opened.text, opened.version);
            }
        }
        DidChangeTextDocument::METHOD => {
            if let Ok(DidChangeTextDocumentParams { text_document, content_changes }) = read(params)
                && let Some(last) = content_changes.iter().rev().find(|change| change.range.is_none())
            {
                workspace.change(&text_document.uri, &last.text, text_document.version);
            }
        }
        DidCloseTextDocument::METHOD => {
            if let Ok(DidCloseTextDocumentParams { text_document }) = read(params) {
                workspace.close(&text_document.uri);
            }
        }
        DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => workspace.refresh(),
        _ => {}
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, Refused> {
    serde_json::from_value(params).map_err(|error| Refused(ErrorCode::InvalidParams, error.to_string()))
}

fn result<R: Serialize>(answer: Option<R>) -> Result<Value, Refused> {
    serde_json::to_value(answer).map_err(|error| Refused(ErrorCode::InternalError, error.to_string()))
}

fn refused(code: ErrorCode, message: &str) -> Refused {
    Refused(code, message.to_owned())
}
