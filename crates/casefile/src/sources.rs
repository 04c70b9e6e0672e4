//! Sides, and the sources that belong to them.

use kdltree::Node;
use model::source::{Side, Source};
use terms::fields::Field;

use crate::desk::Desk;
use crate::documents;

/// Reads `side "ru" camp="government" { title "Russia" }`.
pub(crate) fn side(node: &Node, desk: Desk<'_>) -> Option<Side> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the side").and_then(Field::new_id);
    let camp = fields.property("camp").and_then(Field::string);
    let title = fields.texts("title");
    fields.notes();
    fields.finish();
    Some(Side { id: id?.value, title, camp })
}

/// Reads `source "sohr" side="ngo" speaks-for="…" { name "…" }`, perhaps with `machine-coded=#true`.
pub(crate) fn source(node: &Node, desk: Desk<'_>) -> Option<Source> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the source").and_then(Field::new_id);
    let side = desk.needed(&mut fields, "side");
    let speaks_for = desk.named(&mut fields, "speaks-for");
    let machine_coded = fields.property("machine-coded").and_then(Field::flag).unwrap_or_default();
    let name = fields.texts("name");
    documents::all(&mut fields, desk);
    fields.notes();
    fields.finish();
    Some(Source { id: id?.value, name, side: side?, speaks_for, machine_coded })
}
