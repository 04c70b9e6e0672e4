//! Parameters: what a node says, the question that it answers, and how readings take it.

use kdltree::{Node, Span};
use model::DocumentId;

use super::{Word, word, words};
use crate::code;
use crate::fields::{Field, Fields};

/// A parameter as it is written.
#[derive(Debug)]
pub struct Parameter<'a, T> {
    /// The node that holds it.
    pub span: Span,
    /// What the node itself says.
    pub plain: T,
    /// The point of dispute.
    pub point: Option<Point<'a>>,
    /// How readings take it.
    pub taken: Vec<Taken<'a, T>>,
}

/// A point of dispute as it is written.
#[derive(Debug)]
pub struct Point<'a> {
    /// `point=`
    pub id: Word<'a>,
    /// `asks=`
    pub asks: Word<'a>,
    /// `says=`
    pub says: Word<'a>,
}

/// A `reading` block.
#[derive(Debug)]
pub struct Taken<'a, T> {
    /// Where the block stands.
    pub span: Span,
    /// Whose it is.
    pub by: Vec<Word<'a>>,
    /// What it takes the parameter to be; `None` where it is undecided.
    pub to: Option<T>,
    /// `says=`
    pub says: Option<Word<'a>>,
    /// `cites=`
    pub cites: Option<Word<'a>>,
    /// `document=`
    pub document: Option<DocumentId>,
}

impl<'a, T> Parameter<'a, T> {
    /// Reads a parameter from a node that somebody else finishes: `plain` reads what the node says, `taken` what a reading does.
    pub(super) fn read(
        fields: &mut Fields<'a>,
        plain: impl FnOnce(&mut Fields<'a>) -> T,
        taken: impl Fn(&mut Fields<'a>) -> T,
    ) -> Self {
        let span = fields.span();
        let point = point(fields);
        let at = fields.reporter();
        let taken =
            fields.children("reading").map(|node| Taken::read(Fields::of(node, at), &taken)).collect();
        Self { span, plain: plain(fields), point, taken }
    }

    /// Reads a parameter that is all there is to a node.
    pub(super) fn of(
        node: &'a Node,
        outer: &Fields<'a>,
        plain: impl FnOnce(&mut Fields<'a>) -> T,
        taken: impl Fn(&mut Fields<'a>) -> T,
    ) -> Self {
        let mut fields = Fields::of(node, outer.reporter());
        let parameter = Self::read(&mut fields, plain, taken);
        fields.finish();
        parameter
    }
}

impl<'a, T> Taken<'a, T> {
    fn read(mut fields: Fields<'a>, content: impl Fn(&mut Fields<'a>) -> T) -> Self {
        let by = words(fields.some("the reading that it is of"));
        let says = word(&mut fields, "says");
        let cites = word(&mut fields, "cites");
        let document = fields.property("document").and_then(Field::document);
        let undecided = fields.property("undecided").and_then(Field::flag).unwrap_or(false);
        let to = if undecided { None } else { Some(content(&mut fields)) };
        let span = fields.span();
        if undecided && fields.node().has_block {
            let help = "take out `undecided=#true` or what stands in the block".to_owned();
            let message = "this reading leaves the question undecided, and answers it in its block";
            fields.refuse_about("undecided", code::CONFLICT, message, Some(help));
        } else {
            fields.finish();
        }
        Self { span, by, to, says, cites, document }
    }
}

fn point<'a>(fields: &mut Fields<'a>) -> Option<Point<'a>> {
    const KEYS: [&str; 3] = ["point", "asks", "says"];
    if !fields.has_any(&KEYS) {
        for key in KEYS {
            fields.property(key);
        }
        return None;
    }
    let [id, asks, says] = KEYS.map(|key| fields.required(key));
    let (id, asks, says) = (id.and_then(Field::name), asks.and_then(Field::text), says.and_then(Field::text));
    Some(Point { id: id?, asks: asks?, says: says? })
}
