//! Diagnostics: what is wrong with a case, in the words of the protocol, and what of it the editor does not know yet.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

use lsp_types::{Diagnostic as Shown, DiagnosticSeverity, NumberOrString, PublishDiagnosticsParams, Uri};
use terms::{Diagnostic, Severity};

use crate::buffers::Buffer;
use crate::uris;
use crate::view::View;

/// What the editor knows: of each file what is wrong with it, for files with anything wrong.
pub(crate) type Published = BTreeMap<String, Vec<Shown>>;

/// Says what has changed since the editor was told last. Of open files it is told each time, with their version.
pub(crate) fn news(
    view: &View,
    buffers: &[&Buffer],
    published: &mut Published,
) -> Vec<PublishDiagnosticsParams> {
    let mut wrong = by_file(view, buffers);
    let mut news = Vec::new();
    for buffer in buffers {
        let diagnostics = wrong.get(buffer.uri.as_str()).cloned().unwrap_or_default();
        news.push(PublishDiagnosticsParams::new(buffer.uri.clone(), diagnostics, Some(buffer.version)));
    }
    let is_open = |uri: &str| buffers.iter().any(|buffer| buffer.uri.as_str() == uri);
    for (uri, diagnostics) in wrong.iter().filter(|(uri, _)| !is_open(uri)) {
        if published.get(uri) != Some(diagnostics) {
            news.extend(told(uri, diagnostics.clone()));
        }
    }
    wrong.retain(|_, diagnostics| !diagnostics.is_empty());
    let before = std::mem::replace(published, wrong);
    let mended = before.keys().filter(|uri| !published.contains_key(*uri) && !is_open(uri));
    news.extend(mended.filter_map(|uri| told(uri, Vec::new())));
    news
}

/// Takes back all that the editor was told.
pub(crate) fn cleared(published: Published) -> impl Iterator<Item = PublishDiagnosticsParams> {
    published.into_keys().filter_map(|uri| told(&uri, Vec::new()))
}

fn told(uri: &str, diagnostics: Vec<Shown>) -> Option<PublishDiagnosticsParams> {
    Some(PublishDiagnosticsParams::new(Uri::from_str(uri).ok()?, diagnostics, None))
}

fn by_file(view: &View, buffers: &[&Buffer]) -> Published {
    let mut wrong = Published::new();
    for diagnostic in &view.diagnostics {
        let open = buffers.iter().find(|buffer| buffer.shown == diagnostic.file);
        let uri =
            open.map(|buffer| buffer.uri.clone()).or_else(|| uris::of_path(Path::new(&*diagnostic.file)));
        if let Some(uri) = uri {
            wrong.entry(uri.as_str().to_owned()).or_default().push(shown(diagnostic, view));
        }
    }
    wrong
}

fn shown(diagnostic: &Diagnostic, view: &View) -> Shown {
    let file = view.file(&diagnostic.file);
    let range = file.map(|file| file.lines.range(&file.source.text, diagnostic.span));
    let severity = match diagnostic.severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
    };
    Shown {
        range: range.unwrap_or_default(),
        severity: Some(severity),
        code: Some(NumberOrString::String(diagnostic.code.to_owned())),
        source: Some("trucewatch".to_owned()),
        message: message(diagnostic),
        ..Shown::default()
    }
}

/// What is wrong, where in the terms that is, and what to do about it.
fn message(diagnostic: &Diagnostic) -> String {
    let Diagnostic { message, label, clause, help, .. } = diagnostic;
    let mut lines = vec![message.clone()];
    lines.extend((!label.is_empty()).then(|| label.clone()));
    lines.extend(clause.iter().map(|clause| format!("in {clause}")));
    lines.extend(help.iter().map(|help| format!("help: {help}")));
    lines.join("\n")
}
