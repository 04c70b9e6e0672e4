//! Diagnostics: what is wrong with a case, in the words of the protocol, and what of it the editor does not know yet.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

use kdltree::Span;
use lsp_types::{
    Diagnostic as Shown, DiagnosticSeverity, NumberOrString, PublishDiagnosticsParams, Range, Uri,
};
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
    let range = view.file(&diagnostic.file).map(|file| {
        let Span { start, end } = diagnostic.span;
        file.lines.range(&file.source.text, Span::new(start, end))
    });
    let severity = match diagnostic.severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
    };
    Shown {
        range: range.unwrap_or_else(Range::default),
        severity: Some(severity),
        code: Some(NumberOrString::String(diagnostic.code.to_owned())),
        source: Some("trucewatch".to_owned()),
        message: message(diagnostic),
        ..Shown::default()
    }
}

/// What is wrong, where in the terms that is, and what to do about it.
fn message(diagnostic: &Diagnostic) -> String {
    let mut message = diagnostic.message.clone();
    if !diagnostic.label.is_empty() {
        message.push_str(&format!("\n{}", diagnostic.label));
    }
    if let Some(clause) = &diagnostic.clause {
        message.push_str(&format!("\nin {clause}"));
    }
    if let Some(help) = &diagnostic.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    message
}
