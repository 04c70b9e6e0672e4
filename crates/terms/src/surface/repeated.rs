//! Repetition: so many breaches of a clause.

use kdltree::{Node, Spanned};
use model::time::Length;

use super::Word;
use super::parameter::Parameter;
use super::scope::inside_to;
use crate::fields::{Field, Fields};

/// A `repeated` as it is written.
#[derive(Debug)]
pub struct Repeated<'a> {
    /// How many.
    pub count: Option<Spanned<u32>>,
    /// `within=`
    pub within: Option<Spanned<Length>>,
    /// `of=`
    pub of: Option<Word<'a>>,
}

impl<'a> Repeated<'a> {
    /// Reads a `repeated` node with its readings.
    pub(super) fn parameter(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Self> {
        let nothing = || Self { count: None, within: None, of: None };
        Parameter::of(node, outer, Self::read, |fields| inside_to(fields, Self::read).unwrap_or_else(nothing))
    }

    fn read(fields: &mut Fields<'a>) -> Self {
        let count = fields.argument("how many breaches, as `5`");
        Self {
            count: count.and_then(|field| Some(Spanned::new(field.u32()?, field.span()))),
            within: fields.required("within").and_then(Field::length),
            of: fields.required("of").and_then(Field::text),
        }
    }
}
