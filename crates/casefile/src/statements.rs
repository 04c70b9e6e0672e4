//! Statements: political utterances.

use kdltree::Node;
use model::statement::{Statement, StatementKind};
use terms::fields::Field;

use crate::claims::{confidence, grade};
use crate::desk::Desk;
use crate::{about, documents};

/// Reads `statement "S053" by="lavrov" side="ru" on="2016-06-09" kind="demand" topic="enforcement" { … }`.
pub(crate) fn statement(node: &Node, desk: Desk<'_>) -> Option<Statement> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the statement").and_then(Field::new_id);
    let by = desk.needed(&mut fields, "by");
    let side = desk.named(&mut fields, "side");
    let on = fields.required("on").and_then(|field| desk.when(field));
    let kind = fields.required("kind").and_then(|field| field.one_of(StatementKind::WORDS));
    let topic = fields.property("topic").and_then(Field::string);
    grade(&mut fields);
    let confidence = confidence(&mut fields);
    let says = fields.texts("says");
    if fields.node().child("says").is_none() {
        fields.missing("`says`");
    }
    let about = about::all(&mut fields, desk);
    let notes = fields.notes();
    let document = documents::only(&mut fields, desk);
    fields.finish();
    Some(Statement {
        id: id?.value,
        by: by?,
        side,
        on: on?,
        kind: kind?.value,
        topic,
        says,
        about,
        confidence,
        notes,
        document,
    })
}
