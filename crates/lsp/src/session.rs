//! The session: what editor and server agree on at the start.

use lsp_types::{
    CompletionOptions, HoverProviderCapability, MarkupKind, OneOf, PositionEncodingKind, SaveOptions,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions,
};
use serde_json::{Value, json};

use crate::lines::Units;

/// What the editor can do, as far as it matters here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Editor {
    /// In which units it counts letters.
    pub(crate) units: Units,
    /// In what form it shows hovers.
    pub(crate) hover: MarkupKind,
    /// Whether it can be asked to tell of changes on the disk.
    pub(crate) watches: bool,
}

impl Editor {
    /// Reads what the editor says of itself. Whatever cannot be read it cannot do.
    pub(crate) fn of(params: &Value) -> Self {
        let offers = |path: &str, word: &str| {
            let list = params.pointer(path).and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|item| item.as_str() == Some(word)))
        };
        let bytes = offers("/capabilities/general/positionEncodings", "utf-8");
        let markdown = offers("/capabilities/textDocument/hover/contentFormat", "markdown");
        let watches = params.pointer("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration");
        Self {
            units: if bytes { Units::Bytes } else { Units::Utf16 },
            hover: if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText },
            watches: watches.and_then(Value::as_bool).unwrap_or_default(),
        }
    }

    /// What the server answers: what it can do.
    pub(crate) fn welcome(&self) -> Value {
        let units = match self.units {
            Units::Bytes => PositionEncodingKind::UTF8,
            Units::Utf16 => PositionEncodingKind::UTF16,
        };
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::FULL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        };
        let completion = CompletionOptions {
            trigger_characters: Some(vec!["\"".to_owned(), "=".to_owned()]),
            ..CompletionOptions::default()
        };
        let capabilities = ServerCapabilities {
            position_encoding: Some(units),
            text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            completion_provider: Some(completion),
            definition_provider: Some(OneOf::Left(true)),
            document_formatting_provider: Some(OneOf::Left(true)),
            ..ServerCapabilities::default()
        };
        json!({
            "capabilities": capabilities,
            "serverInfo": { "name": "trucewatch", "version": env!("CARGO_PKG_VERSION") },
        })
    }
}

/// Asks the editor to tell of changes on the disk.
pub(crate) fn watch() -> Value {
    json!({
        "registrations": [{
            "id": "trucewatch-files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": [{ "globPattern": "**/*.kdl" }] },
        }],
    })
}
