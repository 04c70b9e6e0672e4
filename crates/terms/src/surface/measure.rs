//! How much is owed, and how often.

use kdltree::{Node, Span, Spanned};
use model::compare::Comparison;
use model::time::Length;

use super::{Word, word, words};
use crate::code;
use crate::diagnostic::Reporter;
use crate::fields::{Field, Fields, comparing, shown};

/// A `measure` as it is written.
#[derive(Debug)]
pub struct Measure<'a> {
    /// Of what.
    pub of: Word<'a>,
    /// How much.
    pub amount: Amount<'a>,
    /// `from=`
    pub from: Option<Word<'a>>,
}

/// How much.
#[derive(Debug)]
pub enum Amount<'a> {
    /// `number=`
    Number(Comparison<u64>),
    /// `number=` with `for-each=` and `of=`
    ForEach {
        /// `number=`
        number: Comparison<u64>,
        /// `for-each=`
        each: u64,
        /// `of=`
        of: Word<'a>,
    },
    /// `percent=` with `of=`
    Share {
        /// `percent=`
        percent: Comparison<u64>,
        /// `of=`
        of: Word<'a>,
    },
    /// `same-as=`
    SameAs(Word<'a>),
}

/// A `recurs` or `after-each-breach` as it is written.
#[derive(Debug)]
pub enum Recurs<'a> {
    /// `recurs`
    Every {
        /// The node.
        span: Span,
        /// `every=`
        length: Spanned<Length>,
        /// `from=`
        from: Option<Word<'a>>,
        /// `until=`
        until: Option<Word<'a>>,
    },
    /// `after-each-breach`
    AfterBreach {
        /// The node.
        span: Span,
        /// `within=`
        within: Spanned<Length>,
        /// The clauses.
        of: Vec<Word<'a>>,
        /// `by=`
        by: Option<Word<'a>>,
    },
}

impl<'a> Measure<'a> {
    pub(super) fn read(mut fields: Fields<'a>) -> Option<Self> {
        let of = fields.argument("the quantity that is counted").and_then(Field::text);
        let amount = Amount::read(&mut fields);
        let from = word(&mut fields, "from");
        fields.finish();
        Some(Self { of: of?, amount: amount?, from })
    }
}

impl<'a> Amount<'a> {
    fn read(fields: &mut Fields<'a>) -> Option<Self> {
        let ways = ["number", "percent", "same-as"];
        let given = ways.into_iter().filter(|way| fields.has_any(&[*way])).count();
        let [number, percent] = ["number", "percent"].map(|key| fields.property(key).map(comparison));
        let same_as = word(fields, "same-as");
        let each = fields.property("for-each").map(|field| (field, field.number::<u64>()));
        let of = word(fields, "of");
        if given != 1 {
            let help = "write one of `number=`, `percent=` and `same-as=`".to_owned();
            let code = if given == 0 { code::MISSING } else { code::CONFLICT };
            let message = match given {
                0 => "`measure` does not say how much it is".to_owned(),
                _ => format!("`measure` says in {given} ways how much it is"),
            };
            fields.refuse(code, message, Some(help));
            return None;
        }
        match (number, percent, each, of) {
            (Some(number), _, None, None) => number.map(Self::Number),
            (Some(number), _, Some((field, each)), Some(of)) => {
                if each == Some(0) {
                    let help = Some("write 1 or more".to_owned());
                    field.refuse(code::BAD_NUMBER, "for every 0 of them nothing can be worked out", help);
                    return None;
                }
                Some(Self::ForEach { number: number?, each: each?, of })
            }
            (None, Some(percent), None, Some(of)) => Some(Self::Share { percent: percent?, of }),
            (None, None, None, None) => same_as.map(Self::SameAs),
            (_, _, Some(_), None) | (_, Some(_), None, None) => {
                fields.missing("`of=`: of which other quantity?");
                None
            }
            _ => {
                let help = "`of=` goes with `for-each=` or `percent=`, `for-each=` with `number=`".to_owned();
                fields.refuse(
                    code::CONFLICT,
                    "this `measure` compares with another quantity in a way that has no meaning",
                    Some(help),
                );
                None
            }
        }
    }
}

fn comparison(field: Field<'_>) -> Option<Comparison<u64>> {
    let text = field.text()?.value;
    let found = Comparison::parse(text, |number| number.replace(',', "").parse().ok());
    if found.is_none() {
        let message = format!("`{}` does not say how many", shown(text));
        let number = |number: &str| number.replace(',', "").parse::<u64>().ok();
        field.refuse(code::BAD_NUMBER, message, Some(comparing(text, number, "600")));
    }
    found
}

impl<'a> Recurs<'a> {
    /// Reads `recurs` and `after-each-breach`, of which one may stand.
    pub(super) fn read(fields: &mut Fields<'a>) -> Option<Self> {
        let at = fields.reporter();
        let every = fields.child("recurs").map(|node| Self::every(node, at));
        let after = fields.child("after-each-breach").map(|node| Self::after_breach(node, at));
        if every.is_some() && after.is_some() {
            let help = "make two obligations of it".to_owned();
            let message = "`recurs` and `after-each-breach` cannot both say when it is owed";
            fields.refuse_about("after-each-breach", code::CONFLICT, message, Some(help));
        }
        every.or(after).flatten()
    }

    fn every(node: &'a Node, at: Reporter<'a>) -> Option<Self> {
        let mut fields = Fields::of(node, at);
        let length = fields.required("every").and_then(Field::length);
        let (from, until) = (word(&mut fields, "from"), word(&mut fields, "until"));
        let span = fields.span();
        fields.finish();
        Some(Self::Every { span, length: length?, from, until })
    }

    fn after_breach(node: &'a Node, at: Reporter<'a>) -> Option<Self> {
        let mut fields = Fields::of(node, at);
        let of = words(fields.rest());
        let within = fields.required("within").and_then(Field::length);
        let by = word(&mut fields, "by");
        let span = fields.span();
        fields.finish();
        Some(Self::AfterBreach { span, within: within?, of, by })
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Every { span, .. } | Self::AfterBreach { span, .. } => *span,
        }
    }
}
