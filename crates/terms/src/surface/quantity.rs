//! Quantities: something that a text counts.

use model::name::Text;

use super::Word;
use crate::fields::{Field, Fields};

/// A `quantity` as it is written.
#[derive(Debug)]
pub struct Quantity<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// `words`
    pub words: Text,
    /// `note`
    pub notes: Vec<String>,
}

impl<'a> Quantity<'a> {
    pub(super) fn read(mut fields: Fields<'a>) -> Option<Self> {
        let id = fields.argument("its id").and_then(Field::name);
        let words = fields.required_texts("words");
        let notes = fields.notes();
        fields.finish();
        Some(Self { id: id?, words, notes })
    }
}
