//! The calendar: meetings, deadlines, renewals, expiries.

use kdltree::Node;
use model::calendar::Entry;
use terms::fields::Field;

use crate::claims::confidence;
use crate::desk::Desk;
use crate::{about, documents, times};

/// Reads `entry "K039" kind="deadline" when="2016-05-25" "Russia's date for groups to leave" { title "…" lang="ar"; … }`.
pub(crate) fn entry(node: &Node, desk: Desk<'_>) -> Option<Entry> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the entry").and_then(Field::new_id);
    let title = fields.text_and("what it is", "title");
    let kind = fields.required("kind").and_then(Field::string);
    let when = times::needed(&mut fields, desk);
    let confidence = confidence(&mut fields);
    let detail = fields.value_of("detail", Field::string);
    let derived = fields.value_of("derived", Field::flag).unwrap_or_default();
    let about = about::all(&mut fields, desk);
    let notes = fields.notes();
    let document = documents::only(&mut fields, desk);
    fields.finish();
    Some(Entry {
        id: id?.value,
        kind: kind?,
        when: when?,
        title: title?,
        detail,
        derived,
        about,
        confidence,
        notes,
        document,
    })
}
