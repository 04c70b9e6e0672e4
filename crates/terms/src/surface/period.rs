//! When a rule binds.

use kdltree::{Node, Span, Spanned};
use model::agreement::Daily;
use model::time::{Length, clock};

use super::{Word, word};
use crate::code;
use crate::fields::{Field, Fields};
use crate::surface::parameter::Parameter;

/// A `period` as it is written.
#[derive(Debug)]
pub struct Period<'a> {
    /// The node.
    pub span: Span,
    /// `from=`
    pub from: Word<'a>,
    /// How it ends.
    pub until: End<'a>,
    /// The `renewed` children in order.
    pub renewals: Vec<Renewal<'a>>,
    /// The `daily` child.
    pub daily: Option<Daily>,
}

/// How a period or its prolongation ends.
#[derive(Debug)]
pub enum End<'a> {
    /// No end is given.
    Open,
    /// `until=`
    At(Word<'a>),
    /// `term=` of a period, `for=` of a renewal.
    After(Spanned<Length>),
}

/// A `renewed` as it is written.
#[derive(Debug)]
pub struct Renewal<'a> {
    /// The node.
    pub span: Span,
    /// Until when it then binds.
    pub until: End<'a>,
    /// `on=`
    pub announced_on: Option<Word<'a>>,
    /// `by=`
    pub by: Option<Word<'a>>,
    /// `statement=`
    pub statement: Option<Word<'a>>,
    /// Whether it took effect.
    pub took_effect: Parameter<'a, bool>,
}

impl<'a> Period<'a> {
    /// Reads an `in-force` node with its readings.
    pub(super) fn parameter(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Vec<Self>> {
        Parameter::of(node, outer, Self::all, Self::all)
    }

    fn all(fields: &mut Fields<'a>) -> Vec<Self> {
        let at = fields.reporter();
        let nodes: Vec<_> = fields.children("period").collect();
        if nodes.is_empty() {
            fields.missing("a `period`");
        }
        nodes.into_iter().filter_map(|node| Self::read(Fields::of(node, at))).collect()
    }

    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let at = fields.reporter();
        let span = fields.span();
        let from = fields.required("from").and_then(Field::text);
        let until = End::read(&mut fields, "term");
        let renewals = fields.children("renewed").map(|node| Renewal::read(Fields::of(node, at))).collect();
        let daily = fields.child("daily").and_then(|node| daily(Fields::of(node, at)));
        fields.finish();
        Some(Self { span, from: from?, until, renewals, daily })
    }
}

impl<'a> End<'a> {
    fn read(fields: &mut Fields<'a>, length: &'static str) -> Self {
        let until = word(fields, "until");
        let after = fields.property(length).and_then(Field::length);
        match (until, after) {
            (Some(until), None) => Self::At(until),
            (None, Some(after)) => Self::After(after),
            (None, None) => Self::Open,
            (Some(until), Some(_)) => {
                let message = format!("`until=` and `{length}=` give two ends");
                fields.refuse(code::CONFLICT, message, Some("take one of them out".to_owned()));
                Self::At(until)
            }
        }
    }
}

impl<'a> Renewal<'a> {
    fn read(mut fields: Fields<'a>) -> Self {
        let span = fields.span();
        let until = End::read(&mut fields, "for");
        if !fields.has_any(&["until", "for"]) {
            fields.missing("`until=` or `for=`");
        }
        let announced_on = word(&mut fields, "on");
        let by = word(&mut fields, "by");
        let statement = word(&mut fields, "statement");
        let refused =
            |fields: &mut Fields<'a>| !fields.property("refused").and_then(Field::flag).unwrap_or(false);
        let took_effect = Parameter::read(&mut fields, |_| true, refused);
        fields.finish();
        Self { span, until, announced_on, by, statement, took_effect }
    }
}

fn daily(mut fields: Fields<'_>) -> Option<Daily> {
    let hours = ["from", "until"].map(|key| fields.property(key));
    let length = fields.property("length");
    let daily = match (hours, length) {
        ([Some(from), Some(until)], None) => {
            let (from, until) = (from.read_time(), until.read_time());
            Some((from, until)).and_then(|(from, until)| Some(Daily::Between(from?, until?)))
        }
        ([None, None], Some(length)) => length.length().map(|length| Daily::For(length.value)),
        _ => {
            fields.missing("either `from=` and `until=`, or `length=`");
            None
        }
    };
    fields.finish();
    daily
}

impl Field<'_> {
    fn read_time(self) -> Option<jiff::civil::Time> {
        let text = self.text()?;
        clock(text.value).map_err(|error| self.refuse(code::BAD_TIME, error.to_string(), None)).ok()
    }
}
