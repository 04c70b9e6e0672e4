//! What an agreement counts with and from: its days, its events, its quantities.

use jiff::civil::Weekday;
use kdltree::{Node, Spanned};
use model::clock::FirstDay;
use model::name::Text;

use super::parameter::Parameter;
use super::{Word, word};
use crate::fields::{Field, Fields};

/// The days of the week as they are written.
const WEEK: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// A `working-days` as it is written.
#[derive(Debug)]
pub struct WorkingDays<'a> {
    /// `off`; `None` where it is not there.
    pub off: Option<Vec<Spanned<Weekday>>>,
    /// `holiday`
    pub holidays: Vec<Word<'a>>,
}

/// An `event` or a `quantity` as it is written.
#[derive(Debug)]
pub struct Item<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// `cites=`
    pub cites: Option<Word<'a>>,
    /// `words`
    pub words: Text,
    /// `note`
    pub notes: Vec<String>,
}

/// Reads `count-days from="same-day"`.
pub(super) fn first_day<'a>(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, FirstDay> {
    let from = |fields: &mut Fields<'a>| {
        let from = fields.property("from").and_then(|field| field.one_of(FirstDay::WORDS));
        from.map_or_else(FirstDay::default, |from| from.value)
    };
    Parameter::of(node, outer, from, from)
}

impl<'a> WorkingDays<'a> {
    pub(super) fn read(mut fields: Fields<'a>) -> Self {
        let at = fields.reporter();
        let off = fields.child("off").map(|node| {
            let mut own = Fields::of(node, at);
            let days = own.rest().into_iter().filter_map(|field| field.one_of(WEEK)).collect();
            own.finish();
            days
        });
        let nodes: Vec<&Node> = fields.children("holiday").collect();
        let holidays = nodes.into_iter().flat_map(|node| {
            let mut own = Fields::of(node, at);
            let days: Vec<_> = own.some("a day").into_iter().filter_map(Field::text).collect();
            own.finish();
            days
        });
        let days = Self { off, holidays: holidays.collect() };
        fields.finish();
        days
    }
}

impl<'a> Item<'a> {
    /// Reads an `event`.
    pub(super) fn event(fields: Fields<'a>) -> Option<Self> {
        Self::read(fields, true)
    }

    /// Reads a `quantity`.
    pub(super) fn quantity(fields: Fields<'a>) -> Option<Self> {
        Self::read(fields, false)
    }

    fn read(mut fields: Fields<'a>, may_cite: bool) -> Option<Self> {
        let id = fields.argument("its id").and_then(Field::name);
        let cites = if may_cite { word(&mut fields, "cites") } else { None };
        let words = fields.required_texts("words");
        let notes = fields.notes();
        fields.finish();
        Some(Self { id: id?, cites, words, notes })
    }
}
