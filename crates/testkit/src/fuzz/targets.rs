//! The targets: what must hold of any bytes.

use std::sync::Arc;

use casefile::{Limits, Loaded, SourceFile, load_texts};
use kdltree::{Document, Node, Value, decode};
use model::{
    ActorId, AgreementId, AreaId, ClaimId, IncidentId, ObligationId, ReadingId, SideId, SourceId,
    StatementId, TallyId,
};
use terms::{Diagnostic, Names, Severity, Sink};

use super::assessed::assess;
use super::engines::engines;

/// A line that parts the files of an input.
pub const SEPARATOR: &str = "// ---- next file ----\n";

/// What is fuzzed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// Agreements and readings, by the crate `terms`.
    Terms,
    /// Whole cases, by the crates `casefile` and `assess`.
    Case,
    /// The engines of the crate `assess` against one another, on whole cases.
    Engines,
}

impl Target {
    /// Every target with its word.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("terms", Self::Terms), ("case", Self::Case), ("engines", Self::Engines)];

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::Case => "case",
            Self::Engines => "engines",
        }
    }

    /// Runs it on one input.
    ///
    /// # Panics
    ///
    /// The input shows a fault.
    pub fn run(self, data: &[u8]) {
        match self {
            Self::Terms => terms(data),
            Self::Case => case(data),
            Self::Engines => engines(data),
        }
    }
}

/// Reads the agreements and readings of a text and formats it.
///
/// # Panics
///
/// A diagnostic points outside the text, or formatting changes what it says.
pub fn terms(data: &[u8]) {
    let Ok(text) = decode(data) else { return };
    let (document, _) = kdltree::read(text, &kdltree::Limits::default());
    let all_known = knowing(&document);
    let read = |document: &Document, text: &str, names: &Names| {
        let (file, sink) = (Arc::from("fuzz.kdl"), Sink::new());
        let (mut agreements, mut readings) = (Vec::new(), Vec::new());
        for node in &document.nodes {
            match node.name.value.as_str() {
                "agreement" => agreements.extend(terms::agreement(node, &file, names, &sink)),
                "reading" => readings.extend(terms::reading(node, &file, names, &sink)),
                _ => {}
            }
        }
        let diagnostics = sink.into_sorted();
        for diagnostic in &diagnostics {
            is_sound(diagnostic, text);
        }
        (agreements, readings, gist(&diagnostics))
    };
    // once where nothing is known, which asks for advice; once where every word is the id of something
    read(&document, text, &Names::new(jiff::tz::TimeZone::UTC));
    let before = read(&document, text, &all_known);
    if let Some(formatted) = formatted(text) {
        let (again, errors) = kdltree::read(&formatted, &kdltree::Limits::default());
        assert!(errors.is_empty(), "what was formatted cannot be read: {errors:?}");
        assert!(document.same_tree(&again), "formatting changed the tree");
        assert!(before == read(&again, &formatted, &all_known), "formatting changed the terms");
    }
}

/// Loads a case, formats its files, and assesses it where it is sound and small.
///
/// # Panics
///
/// A diagnostic points outside its file, formatting changes the case, or a finding does not pass its check.
pub fn case(data: &[u8]) {
    let Ok(text) = decode(data) else { return };
    let files: Vec<SourceFile> = text
        .split(SEPARATOR)
        .enumerate()
        .map(|(n, text)| SourceFile::new(&format!("{n:03}.kdl"), text))
        .collect();
    let loaded = load(files.clone());
    let all: Option<Vec<SourceFile>> = files
        .iter()
        .map(|file| formatted(&file.text).map(|text| SourceFile::new(&file.path, &text)))
        .collect();
    if let Some(files) = all {
        let again = load(files);
        assert!(loaded.case == again.case, "formatting changed the case");
        assert_eq!(
            gist(&loaded.diagnostics),
            gist(&again.diagnostics),
            "formatting changed what is reported"
        );
    }
    if !loaded.has_errors() {
        assess(&loaded.case);
    }
}

fn load(files: Vec<SourceFile>) -> Loaded {
    let loaded = load_texts(files, &Limits::default());
    for diagnostic in &loaded.diagnostics {
        let text = loaded.file(&diagnostic.file).map_or("", |file| &*file.text);
        is_sound(diagnostic, text);
    }
    loaded
}

/// The text in its canonical form, if it has one; a second time changes nothing.
fn formatted(text: &str) -> Option<String> {
    let file = Arc::from("fuzz.kdl");
    let once = terms::format(text, &file).ok()?;
    let twice = terms::format(&once, &file);
    assert!(twice.as_ref() == Ok(&once), "formatting twice is not formatting once: {once:?} {twice:?}");
    Some(once)
}

/// It points into the text, and is one line of words.
fn is_sound(diagnostic: &Diagnostic, text: &str) {
    let span = diagnostic.span;
    assert!(text.get(span.start..span.end).is_some(), "the place is not in the text: {diagnostic:?}");
    let words = [&diagnostic.message, &diagnostic.label];
    let one_line = words.into_iter().chain(&diagnostic.help).all(|text| !text.contains(char::is_control));
    assert!(one_line, "words on several lines: {diagnostic:?}");
    assert!(!diagnostic.message.is_empty(), "no words: {diagnostic:?}");
}

/// What is reported, without its places; those move when a text is formatted.
fn gist(diagnostics: &[Diagnostic]) -> Vec<(Severity, &'static str, String, Option<String>)> {
    let mut all: Vec<_> =
        diagnostics.iter().map(|d| (d.severity, d.code, d.message.clone(), d.clause.clone())).collect();
    all.sort();
    all
}

/// Names among which every string of a document is the id of everything.
fn knowing(document: &Document) -> Names {
    let mut names = Names::new(jiff::tz::TimeZone::UTC);
    let mut open: Vec<&Node> = document.nodes.iter().collect();
    while let Some(node) = open.pop() {
        for entry in &node.entries {
            if let Value::String(id) = &entry.value {
                names.add::<ActorId>(id, id);
                names.add::<AreaId>(id, id);
                names.add::<AgreementId>(id, id);
                names.add::<ObligationId>(id, id);
                names.add::<ReadingId>(id, id);
                names.add::<SideId>(id, id);
                names.add::<SourceId>(id, id);
                names.add::<StatementId>(id, id);
                names.add::<IncidentId>(id, id);
                names.add::<ClaimId>(id, id);
                names.add::<TallyId>(id, id);
            }
        }
        open.extend(&node.children);
    }
    names
}
