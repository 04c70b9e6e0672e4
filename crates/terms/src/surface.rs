//! Surface: what is written, word for word and with its place, and nothing that the case knows.
//!
//! Words of the language (acts, lengths, distances) are read here; ids and times stay [`Word`]s, for only the case knows the
//! one and the zone of the other.

pub mod agreement;
pub mod body;
pub mod clause;
pub mod counting;
pub mod definition;
pub mod exception;
pub mod measure;
pub mod obligation;
pub mod parameter;
pub mod period;
pub mod reading;
pub mod repeated;
pub mod scope;
pub mod weapons;

use kdltree::Spanned;

use crate::fields::{Field, Fields};

/// A text and where it stands.
pub type Word<'a> = Spanned<&'a str>;

/// Reads values as words.
fn words(values: Vec<Field<'_>>) -> Vec<Word<'_>> {
    values.into_iter().filter_map(Field::text).collect()
}

/// Reads a property as a word.
fn word<'a>(fields: &mut Fields<'a>, key: &'static str) -> Option<Word<'a>> {
    fields.property(key).and_then(Field::text)
}

/// Reads the child called `name` as a list of words; empty where it is not there.
fn list<'a>(fields: &mut Fields<'a>, name: &'static str) -> Vec<Word<'a>> {
    let Some(node) = fields.child(name) else { return Vec::new() };
    let mut child = Fields::of(node, fields.reporter());
    let list = words(child.some("whom it names"));
    child.finish();
    list
}
