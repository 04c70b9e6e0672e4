//! Names: what in a value is an id, and of which agreement.

use crate::cursor::Cursor;
use crate::kinds::Kind;

/// An id in a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Name<'t> {
    /// The id.
    pub(crate) id: &'t str,
    /// The agreement that has it, where that is known.
    pub(crate) agreement: Option<&'t str>,
}

impl<'t> Name<'t> {
    /// Finds the id in what stands at a cursor: all of it; of `truce/attacks` what stands behind the `/`, of a time its last word.
    pub(crate) fn of(kind: Kind, word: &'t str, cursor: &Cursor<'t>) -> Self {
        let whole = Self { id: word, agreement: cursor.agreement };
        match kind {
            Kind::PartOf(_) => {
                word.split_once('/').map_or(whole, |(agreement, id)| Self { id, agreement: Some(agreement) })
            }
            Kind::Clock(_) => Self { id: word.split_whitespace().next_back().unwrap_or(word), ..whole },
            _ => whole,
        }
    }
}
