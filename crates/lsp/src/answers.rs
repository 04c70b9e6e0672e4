//! Answers: what an editor asks about an open file, and what it is told.

use std::sync::Arc;

use casefile::Limits;
use kdltree::Span;
use lsp_types::{
    CompletionList, CompletionParams, CompletionResponse, DocumentFormattingParams, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverContents, HoverParams, MarkupContent, MarkupKind,
    TextDocumentPositionParams, TextEdit,
};

use crate::cursor::{Cursor, Role};
use crate::kinds::Kind;
use crate::lines::Lines;
use crate::names::Name;
use crate::workspace::Workspace;
use crate::{completion, hover};

/// Says what a word means or what an id stands for.
pub(crate) fn hover(workspace: &mut Workspace, params: &HoverParams, kind: &MarkupKind) -> Option<Hover> {
    let (text, lines, byte) = place(workspace, &params.text_document_position_params)?;
    let view = workspace.view(&params.text_document_position_params.text_document.uri)?;
    let cursor = Cursor::at(&text, byte);
    let card = hover::card(&cursor, &text, &view)?;
    let value = if *kind == MarkupKind::Markdown { card.markdown() } else { card.text() };
    let contents = HoverContents::Markup(MarkupContent { kind: kind.clone(), value });
    Some(Hover { contents, range: Some(lines.range(&text, cursor.word)) })
}

/// Says what may be written.
pub(crate) fn completion(workspace: &mut Workspace, params: &CompletionParams) -> Option<CompletionResponse> {
    let (text, lines, byte) = place(workspace, &params.text_document_position)?;
    let view = workspace.view(&params.text_document_position.text_document.uri)?;
    let offer = completion::offer(&Cursor::at(&text, byte), (&text, byte), &lines, &view);
    Some(CompletionResponse::List(CompletionList { is_incomplete: offer.cut, items: offer.items }))
}

/// Says where an id is defined.
pub(crate) fn definition(
    workspace: &mut Workspace,
    params: &GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let (text, _, byte) = place(workspace, &params.text_document_position_params)?;
    let view = workspace.view(&params.text_document_position_params.text_document.uri)?;
    let cursor = Cursor::at(&text, byte);
    let kind = value(&cursor)?;
    let name = Name::of(kind, cursor.word.of(&text), &cursor);
    let found = kind.sorts().into_iter().flat_map(|sort| view.definitions.of(sort, name.id, name.agreement));
    let locations: Vec<_> = found.filter_map(|found| view.location(found.file, found.id)).collect();
    (!locations.is_empty()).then_some(GotoDefinitionResponse::Array(locations))
}

fn value(cursor: &Cursor<'_>) -> Option<Kind> {
    match cursor.role {
        Role::Value { .. } | Role::Property { .. } => cursor.kind(),
        Role::Name | Role::Key { .. } | Role::Comment => None,
    }
}

/// Lays a file out the way that every file of a case looks; nothing where it does already, or cannot be read.
pub(crate) fn formatting(workspace: &Workspace, params: &DocumentFormattingParams) -> Option<Vec<TextEdit>> {
    let buffer = workspace.buffer(&params.text_document.uri)?;
    let laid_out = terms::format(&buffer.text, &buffer.shown).ok().filter(|text| **text != *buffer.text)?;
    let lines = Lines::of(&buffer.text, workspace.units());
    Some(vec![TextEdit::new(lines.range(&buffer.text, Span::new(0, buffer.text.len())), laid_out)])
}

/// The text, its lines and the byte that is asked about. A text too large to be read as part of a case has no answers either.
fn place(workspace: &Workspace, at: &TextDocumentPositionParams) -> Option<(Arc<str>, Lines, usize)> {
    let text = Arc::clone(&workspace.buffer(&at.text_document.uri)?.text);
    if u64::try_from(text.len()).is_ok_and(|size| size > Limits::default().file_bytes) {
        return None;
    }
    let lines = Lines::of(&text, workspace.units());
    let byte = lines.byte(&text, at.position);
    Some((text, lines, byte))
}
