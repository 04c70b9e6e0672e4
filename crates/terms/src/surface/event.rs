//! Events: something that a text waits for.

use model::name::Text;

use super::{Word, word};
use crate::fields::{Field, Fields};

/// An `event` as it is written.
#[derive(Debug)]
pub struct Event<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// `cites=`
    pub cites: Option<Word<'a>>,
    /// `words`
    pub words: Text,
    /// `note`
    pub notes: Vec<String>,
}

impl<'a> Event<'a> {
    pub(super) fn read(mut fields: Fields<'a>) -> Option<Self> {
        let id = fields.argument("its id").and_then(Field::name);
        let cites = word(&mut fields, "cites");
        let words = fields.required_texts("words");
        let notes = fields.notes();
        fields.finish();
        Some(Self { id: id?, cites, words, notes })
    }
}
