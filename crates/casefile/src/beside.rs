//! A file beside a case: a text that is not, or not yet, a part of it.
//!
//! It is read as one more text of the case, so that every name in it is looked up where it will be. Nothing in it can lead to another
//! file: the language has no word for that, and whatever is read here was already read.

use std::path::Path;
use std::sync::Arc;

use kdltree::{Entry, Node, Value};
use model::agreement::Agreement;
use model::{AgreementId, Case};
use terms::{Diagnostic, Reporter, Sink};

use crate::code;
use crate::files::SourceFile;
use crate::limits::Limits;
use crate::load::{Extent, Loaded, read};
use crate::trees::{Tree, grow};

/// What a draft may hold: terms, and what they name. What happened is the record's to say.
const OF_A_DRAFT: &[&str] = &["agreement", "area", "actor", "reading"];

/// The longest that an id may be.
const LONGEST: usize = 64;

/// A case that was read together with one more file.
#[derive(Clone, PartialEq, Debug)]
pub struct Beside {
    /// The case with what the file adds to it, and what is wrong with either.
    pub loaded: Loaded,
    /// The file, as it is shown to people.
    pub file: Arc<str>,
    /// Its agreements in the order of the file.
    pub agreements: Vec<Added>,
}

/// An agreement of the file: a case may already have another one of its id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Added {
    /// Its id as it is written.
    pub written: AgreementId,
    /// Its id in the case: another one where the case already has an agreement of its own id.
    pub stands_as: AgreementId,
}

/// Reads a file of terms beside a case. An agreement whose id the case already has stands beside that one under another id.
pub fn beside(record: &Loaded, file: SourceFile, limits: &Limits) -> Beside {
    with(record, file, limits, |_, _| {})
}

/// Reads a draft beside a case, as [`beside()`] does, and refuses what is no part of a draft: what happened, and who says so.
pub fn draft(record: &Loaded, file: SourceFile, limits: &Limits) -> Beside {
    with(record, file, limits, |tree, sink| {
        tree.nodes.retain(|node| {
            let fits = OF_A_DRAFT.contains(&node.name.value.as_str());
            if !fits {
                refuse(node, tree.file, sink);
            }
            fits
        });
    })
}

fn with(
    record: &Loaded,
    file: SourceFile,
    limits: &Limits,
    prune: impl FnOnce(&mut Tree<'_>, &Sink),
) -> Beside {
    let (sink, path) = (Sink::new(), Arc::clone(&file.path));
    let files: Vec<SourceFile> = record.files.iter().cloned().chain([file]).collect();
    let mut agreements = Vec::new();
    let case = {
        let mut trees = grow(&files, limits, &sink);
        if let Some(own) = trees.last_mut().filter(|tree| tree.file.path == path) {
            prune(own, &sink);
            for node in own.nodes.iter_mut().filter(|node| node.name.value == "agreement") {
                agreements.extend(add(node, &record.case));
            }
        }
        read(&trees, Extent::Case, limits, &sink)
    };
    Beside { loaded: Loaded { case, diagnostics: sink.into_sorted(), files }, file: path, agreements }
}

/// Gives the agreement of a node another id where the case already has one of its own.
fn add(node: &mut Node, record: &Case) -> Option<Added> {
    let entry: &mut Entry = node.entries.iter_mut().find(|entry| entry.key.is_none())?;
    let written = AgreementId::from(entry.value.as_str()?);
    if !record.agreements.contains_key(&written) {
        return Some(Added { stands_as: written.clone(), written });
    }
    let name = format!("{written}.draft");
    let name = if name.len() > LONGEST { "the-draft".to_owned() } else { name };
    let stands_as = AgreementId::from(name.as_str());
    entry.value = Value::String(name);
    Some(Added { written, stands_as })
}

impl Beside {
    /// The case with the agreements of the file under the ids that they are written with, each in the place of the case's own.
    pub fn as_written(self) -> (Case, Vec<AgreementId>) {
        let mut case = self.loaded.case;
        for Added { written, stands_as } in &self.agreements {
            if let Some(agreement) = case.agreements.remove(stands_as) {
                case.agreements.insert(written.clone(), Agreement { id: written.clone(), ..agreement });
            }
        }
        (case, self.agreements.into_iter().map(|added| added.written).collect())
    }
}

/// The ids of the agreements that a text holds, in its order, whatever else is wrong with it.
pub fn agreements_in(text: &str) -> Vec<AgreementId> {
    let (document, _) = kdltree::read(text, &kdltree::Limits::default());
    let agreements = document.nodes.iter().filter(|node| node.name.value == "agreement");
    agreements.filter_map(|node| node.args().next()?.value.as_str().map(AgreementId::from)).collect()
}

/// Whether a file is one of those that the case at a path is read from.
pub fn is_part_of(file: &Path, case: &Path) -> bool {
    match (file.canonicalize(), case.canonicalize()) {
        (Ok(file), Ok(case)) => {
            file.starts_with(case) && file.extension().is_some_and(|ending| ending == "kdl")
        }
        _ => false,
    }
}

fn refuse(node: &Node, file: &SourceFile, sink: &Sink) {
    let name: String = node.name.value.chars().take(60).collect();
    let message = format!("a draft has no `{name}`");
    let help = "a draft holds agreements, and the areas, actors and readings that they name; what happened is told by the case";
    let report = Diagnostic::error(code::NOT_IN_A_DRAFT, node.name.span, message).help(help);
    Reporter::new(&file.path, sink).report(report);
}
