//! Translations: what the record says in one language only, in others. No finding looks at them.

use std::collections::BTreeSet;

use kdltree::Node;
use model::Case;
use model::name::Text;
use terms::{Diagnostic, Sink};

use crate::code;
use crate::desk::Desk;
use crate::trees::Tree;

/// The name of the node.
const NODE: &str = "translation";

/// Reads `translation "Deir al-Asafir" { words "دير العصافير" lang="ar"; … }` into the case.
pub(crate) fn read(node: &Node, desk: Desk<'_>, case: &mut Case) {
    let mut fields = desk.fields(node);
    if node.child("words").is_none() {
        fields.missing("`words`");
    }
    let text = fields.text_and("a text of the case, just as it stands there", "words");
    if let Some(text) = text {
        enter(node, text, desk, case);
    }
    fields.finish();
}

fn enter(node: &Node, text: Text, desk: Desk<'_>, case: &mut Case) {
    let Some(first) = text.versions().next().map(|(_, words)| words.to_owned()) else { return };
    if case.translations.contains_key(&first) {
        let report =
            Diagnostic::error(terms::code::REPEATED, node.span, "this text has a translation already");
        desk.at.report(report.help("join the two"));
        return;
    }
    case.translations.insert(first, text);
}

/// Warns of translations of what stands nowhere else in the case: it may have been changed since.
pub(crate) fn check(trees: &[Tree<'_>], sink: &Sink) {
    let of_translations = |node: &&Node| node.name.value == NODE;
    if !trees.iter().flat_map(|tree| &tree.nodes).any(|node| of_translations(&node)) {
        return;
    }
    let mut said = BTreeSet::new();
    let top = trees.iter().flat_map(|tree| &tree.nodes);
    let mut open: Vec<&Node> = top.filter(|node| !of_translations(node)).collect();
    while let Some(node) = open.pop() {
        said.extend(node.entries.iter().filter_map(|entry| entry.value.as_str()));
        open.extend(&node.children);
    }
    for tree in trees {
        for node in tree.nodes.iter().filter(of_translations) {
            let Some(entry) = node.args().next() else { continue };
            if entry.value.as_str().is_some_and(|text| !said.contains(text)) {
                let message = "nothing in the case says just this, so its translation is never shown";
                let report = Diagnostic::warning(code::TRANSLATES_NOTHING, entry.span, message);
                tree.reporter(sink).report(report.help("write the text just as it stands in the case"));
            }
        }
    }
}
