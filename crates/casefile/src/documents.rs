//! Documents: addresses that anything was read at, wherever in a case they stand.

use std::collections::BTreeMap;

use kdltree::Node;
use model::DocumentId;
use model::source::Document;
use terms::Fields;
use terms::fields::Field;

use crate::code;
use crate::desk::Desk;

/// Reads the children `document "https://…"`, each perhaps with `publisher=`, `lang=` and `sha256=`.
pub(crate) fn all(fields: &mut Fields<'_>, desk: Desk<'_>) -> Vec<DocumentId> {
    fields.children("document").filter_map(|node| one(node, desk)).collect()
}

/// Reads the child `document`, if it is there.
pub(crate) fn only(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<DocumentId> {
    one(fields.child("document")?, desk)
}

fn one(node: &Node, desk: Desk<'_>) -> Option<DocumentId> {
    let mut own = Fields::of(node, desk.at);
    let id = own.argument("an address").and_then(Field::document);
    own.property("publisher").and_then(Field::text);
    own.property("lang").and_then(Field::text);
    if let Some(field) = own.property("sha256")
        && let Some(hash) = field.text()
        && !is_sha256(hash.value)
    {
        let help = "write its 64 digits, 0 to 9 and a to f".to_owned();
        field.refuse(code::BAD_HASH, "this is not the SHA-256 of a document", Some(help));
    }
    own.finish();
    id
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Adds every document that a node or anything in it names. What a later mention leaves out, an earlier one keeps.
pub(crate) fn collect(top: &Node, into: &mut BTreeMap<DocumentId, Document>) {
    let mut open = vec![top];
    while let Some(node) = open.pop() {
        let own = (node.name.value == "document").then(|| node.args().next()).flatten();
        for entry in own.into_iter().chain(node.prop("document")) {
            if let Some(address) = entry.value.as_str().filter(|text| text.contains("://")) {
                add(address, node, into);
            }
        }
        open.extend(&node.children);
    }
}

fn add(address: &str, node: &Node, into: &mut BTreeMap<DocumentId, Document>) {
    let id = DocumentId::new(address);
    let unknown = Document { id: id.clone(), publisher: None, lang: None, sha256: None };
    let known = into.entry(id).or_insert(unknown);
    if node.name.value == "document" {
        let told = |key: &str| node.prop(key).and_then(|entry| entry.value.as_str()).map(str::to_owned);
        known.publisher = known.publisher.take().or_else(|| told("publisher"));
        known.lang = known.lang.take().or_else(|| told("lang"));
        known.sha256 = known.sha256.take().or_else(|| told("sha256").filter(|hash| is_sha256(hash)));
    }
}
