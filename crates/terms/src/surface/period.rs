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
    /// The `grows` child.
    pub grows: Option<Growth<'a>>,
    /// The `renews-itself` child.
    pub renews_itself: Option<TacitRenewal<'a>>,
    /// The `suspended` children in order.
    pub suspended: Vec<Suspension<'a>>,
    /// The `daily` child.
    pub daily: Option<Daily>,
}

/// A `grows` as it is written.
#[derive(Debug)]
pub struct Growth<'a> {
    /// The node.
    pub span: Span,
    /// `by=`
    pub by: Spanned<Length>,
    /// `for-each=`
    pub for_each: Spanned<u64>,
    /// `of=`
    pub of: Word<'a>,
    /// `at-most=`
    pub at_most: Option<Spanned<Length>>,
}

/// A `renews-itself` as it is written.
#[derive(Debug)]
pub struct TacitRenewal<'a> {
    /// The node.
    pub span: Span,
    /// `for=`
    pub length: Spanned<Length>,
    /// `unless=`
    pub unless: Word<'a>,
    /// `notice=`
    pub notice: Spanned<Length>,
    /// `at-most=`
    pub at_most: Option<u32>,
}

/// A `suspended` as it is written.
#[derive(Debug)]
pub struct Suspension<'a> {
    /// The node.
    pub span: Span,
    /// `from=`
    pub from: Word<'a>,
    /// `until=`
    pub until: Option<Word<'a>>,
    /// `by=`
    pub by: Option<Word<'a>>,
    /// `statement=`
    pub statement: Option<Word<'a>>,
    /// Whether it took effect.
    pub took_effect: Parameter<'a, bool>,
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
    /// `once=`
    pub once: Option<Word<'a>>,
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
        let grows = fields.child("grows").and_then(|node| Growth::read(Fields::of(node, at)));
        let renews_itself =
            fields.child("renews-itself").and_then(|node| TacitRenewal::read(Fields::of(node, at)));
        let suspended =
            fields.children("suspended").filter_map(|node| Suspension::read(Fields::of(node, at))).collect();
        let daily = fields.child("daily").and_then(|node| daily(Fields::of(node, at)));
        fields.finish();
        Some(Self { span, from: from?, until, renewals, grows, renews_itself, suspended, daily })
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
                fields.refuse_about(length, code::CONFLICT, message, Some("take one of them out".to_owned()));
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
        let once = word(&mut fields, "once");
        let took_effect = took_effect(&mut fields);
        fields.finish();
        Self { span, until, announced_on, by, statement, once, took_effect }
    }
}

/// Reads whether something took effect: it did, save under readings that refuse it.
fn took_effect<'a>(fields: &mut Fields<'a>) -> Parameter<'a, bool> {
    let refused =
        |fields: &mut Fields<'a>| !fields.property("refused").and_then(Field::flag).unwrap_or(false);
    Parameter::read(fields, |_| true, refused)
}

impl<'a> Growth<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let span = fields.span();
        let by = fields.required("by").and_then(Field::length);
        let for_each = fields.required("for-each");
        let for_each = for_each.and_then(|field| Some(Spanned::new(field.number::<u64>()?, field.span())));
        let of = fields.required("of").and_then(Field::text);
        let at_most = fields.property("at-most").and_then(Field::length);
        fields.finish();
        Some(Self { span, by: by?, for_each: for_each?, of: of?, at_most })
    }
}

impl<'a> TacitRenewal<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let span = fields.span();
        let length = fields.required("for").and_then(Field::length);
        let unless = fields.required("unless").and_then(Field::text);
        let notice = fields.required("notice").and_then(Field::length);
        let at_most = fields.property("at-most").and_then(Field::u32);
        fields.finish();
        Some(Self { span, length: length?, unless: unless?, notice: notice?, at_most })
    }
}

impl<'a> Suspension<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let span = fields.span();
        let from = fields.required("from").and_then(Field::text);
        let until = word(&mut fields, "until");
        let by = word(&mut fields, "by");
        let statement = word(&mut fields, "statement");
        let took_effect = took_effect(&mut fields);
        fields.finish();
        Some(Self { span, from: from?, until, by, statement, took_effect })
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
