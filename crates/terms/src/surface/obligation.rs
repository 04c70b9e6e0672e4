//! Obligations: something to be done, mostly by a time.

use kdltree::{Node, Span, Spanned};
use model::name::Text;
use model::time::Length;

use super::measure::{Measure, Recurs};
use super::parameter::Parameter;
use super::{Word, list, word};
use crate::diagnostic::{Part, Reporter};
use crate::fields::{Field, Fields};

/// An `obligation` as it is written.
#[derive(Debug)]
pub struct Obligation<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// `cites=`
    pub cites: &'a str,
    /// `words`
    pub words: Text,
    /// `on`
    pub on: Vec<Word<'a>>,
    /// `owed-to`
    pub owed_to: Vec<Word<'a>>,
    /// `held-by`
    pub held_by: Vec<Word<'a>>,
    /// `after-unbroken`, `after-breaches`, `after`
    pub after: Vec<Condition<'a>>,
    /// `due`, `extended`, `lapsed`, `waived`, `superseded`, in the order of the file.
    pub steps: Vec<Step<'a>>,
    /// `measure`
    pub measure: Option<Measure<'a>>,
    /// `recurs`, `after-each-breach`
    pub recurs: Option<Recurs<'a>>,
    /// `monitored-by`
    pub monitored_by: Vec<Word<'a>>,
    /// `note`
    pub notes: Vec<String>,
}

/// A step as it is written.
#[derive(Debug)]
pub struct Step<'a> {
    /// The node.
    pub span: Span,
    /// When it was said; of a `due` that says nothing, when the agreement was signed.
    pub on: Option<Word<'a>>,
    /// What it does.
    pub change: Change<'a>,
    /// `by=`
    pub by: Option<Word<'a>>,
    /// `statement=`
    pub statement: Option<Word<'a>>,
}

/// What a step does.
#[derive(Debug)]
pub enum Change<'a> {
    /// `due`
    SetDue(Parameter<'a, Option<Word<'a>>>),
    /// `extended`, perhaps with `until=`
    Extend(Option<Word<'a>>),
    /// `lapsed`
    Lapse,
    /// `waived`
    Waive,
    /// `superseded`, with `by-text=`
    Supersede(Word<'a>),
}

/// A condition as it is written.
#[derive(Debug)]
pub enum Condition<'a> {
    /// `after-unbroken`
    Unbroken {
        /// How long.
        length: Spanned<Length>,
        /// `of=`
        of: Word<'a>,
        /// `from=`
        from: Word<'a>,
    },
    /// `after-breaches`
    Breaches {
        /// How many, and where that stands.
        count: Spanned<u32>,
        /// `within=`
        within: Spanned<Length>,
        /// `of=`
        of: Word<'a>,
        /// `by=`
        by: Option<Word<'a>>,
    },
    /// `after`
    Come(Word<'a>),
}

impl<'a> Obligation<'a> {
    pub(super) fn read(node: &'a Node, of: &'a str, at: Reporter<'a>) -> Option<Self> {
        let mut fields = Fields::of(node, at);
        let id = fields.argument("its id").and_then(Field::name);
        if let Some(id) = &id {
            fields.within(Part { what: "obligation", id: id.value, of: Some(of) });
        }
        let at = fields.reporter();
        let cites = fields.required("cites").and_then(Field::text).map_or("", |cites| cites.value);
        let words = fields.required_texts("words");
        let [on, owed_to, held_by, monitored_by] =
            ["on", "owed-to", "held-by", "monitored-by"].map(|name| list(&mut fields, name));
        let after = fields.children_of(&["after-unbroken", "after-breaches", "after"]);
        let after = after.filter_map(|node| Condition::read(Fields::of(node, at))).collect();
        let steps = fields.children_of(&["due", "extended", "lapsed", "waived", "superseded"]);
        let steps = steps.filter_map(|node| Step::read(Fields::of(node, at))).collect();
        let measure = fields.child("measure").and_then(|node| Measure::read(Fields::of(node, at)));
        let recurs = Recurs::read(&mut fields);
        let notes = fields.notes();
        fields.finish();
        Some(Self {
            id: id?,
            cites,
            words,
            on,
            owed_to,
            held_by,
            after,
            steps,
            measure,
            recurs,
            monitored_by,
            notes,
        })
    }

    /// The obligation as diagnostics name it.
    pub fn part(&self, of: &'a str) -> Part<'a> {
        Part { what: "obligation", id: self.id.value, of: Some(of) }
    }
}

impl<'a> Step<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let (on, change) = match fields.name() {
            "due" => {
                let due = Parameter::read(&mut fields, due, |fields| {
                    let to = fields.required_child("to")?;
                    let mut own = Fields::of(to, fields.reporter());
                    let to = due(&mut own);
                    own.finish();
                    to
                });
                (word(&mut fields, "set-on"), Some(Change::SetDue(due)))
            }
            "extended" => (said_on(&mut fields), Some(Change::Extend(word(&mut fields, "until")))),
            "lapsed" => (said_on(&mut fields), Some(Change::Lapse)),
            "superseded" => {
                let text = fields.required("by-text").and_then(Field::text);
                (said_on(&mut fields), text.map(Change::Supersede))
            }
            _ => (said_on(&mut fields), Some(Change::Waive)),
        };
        let by = word(&mut fields, "by");
        let statement = word(&mut fields, "statement");
        let span = fields.span();
        fields.finish();
        Some(Self { span, on, change: change?, by, statement })
    }
}

fn due<'a>(fields: &mut Fields<'a>) -> Option<Word<'a>> {
    fields.argument("the time by which it is due").and_then(Field::text)
}

fn said_on<'a>(fields: &mut Fields<'a>) -> Option<Word<'a>> {
    fields.required("on").and_then(Field::text)
}

impl<'a> Condition<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let condition = match fields.name() {
            "after-unbroken" => Self::unbroken(&mut fields),
            "after-breaches" => Self::breaches(&mut fields),
            _ => fields.argument("what must come first").and_then(Field::text).map(Self::Come),
        };
        fields.finish();
        condition
    }

    fn unbroken(fields: &mut Fields<'a>) -> Option<Self> {
        let length = fields.argument("a length of time, as `7 days`").and_then(Field::length);
        let of = fields.required("of").and_then(Field::text);
        let from = fields.required("from").and_then(Field::text);
        Some(Self::Unbroken { length: length?, of: of?, from: from? })
    }

    fn breaches(fields: &mut Fields<'a>) -> Option<Self> {
        let count = fields.argument("a number of breaches");
        let count = count.and_then(|field| Some(Spanned::new(field.u32()?, field.span())));
        let within = fields.required("within").and_then(Field::length);
        let of = fields.required("of").and_then(Field::text);
        let by = word(fields, "by");
        Some(Self::Breaches { count: count?, within: within?, of: of?, by })
    }
}
