//! The texts that there are of an agreement.

use model::DocumentId;
use model::name::Text;

use super::{Word, word};
use crate::fields::{Field, Fields};

/// A `text` as it is written.
#[derive(Debug)]
pub struct TextVersion<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// What it is.
    pub title: Text,
    /// `lang=`
    pub lang: Option<Word<'a>>,
    /// `authentic=`
    pub authentic: bool,
    /// `on=`
    pub on: Option<Word<'a>>,
    /// `document=`
    pub document: Option<DocumentId>,
}

impl<'a> TextVersion<'a> {
    pub(super) fn read(mut fields: Fields<'a>) -> Option<Self> {
        let id = fields.argument("its id").and_then(Field::name);
        let title = fields.argument("what it is").and_then(Field::text);
        let lang = word(&mut fields, "lang");
        let authentic = fields.property("authentic").and_then(Field::flag).unwrap_or(false);
        let on = word(&mut fields, "on");
        let document = fields.property("document").and_then(Field::document);
        fields.finish();
        let title = Text::new("en", title?.value);
        Some(Self { id: id?, title, lang, authentic, on, document })
    }
}
