//! Exceptions: `unless` and its tests; and the conditions of a permit, `only-if`, which are written alike.

use kdltree::{Span, Spanned};
use model::claim::Answering;
use model::place::Distance;
use model::time::Length;

use super::{Word, word, words};
use crate::code;
use crate::fields::{Field, Fields};
use crate::surface::parameter::Parameter;

/// What an act may have answered for an exception to hold.
const REASONS: &[(&str, Answering)] =
    &[("immediate-threat", Answering::ImmediateThreat), ("earlier-breach", Answering::EarlierBreach)];

/// The properties of tests, of which some may be a child that holds several values.
const GIVEN: &[&str] = &[
    "answering",
    "within",
    "radius",
    "at-least",
    "to",
    "approved-by",
    "by",
    "from",
    "freed",
    "declared",
    "judged-by",
    "question",
];

/// Those that may be a child.
const LISTS: &[&str] = &["answering", "approved-by", "by"];

/// An `unless` or `only-if` as it is written.
#[derive(Debug)]
pub struct Exception<'a> {
    /// Its label.
    pub label: Word<'a>,
    /// `cites=`
    pub cites: Option<Word<'a>>,
    /// Its tests.
    pub test: Parameter<'a, Test<'a>>,
}

/// The properties that make up tests, whether or not they make sense together.
#[derive(Debug)]
pub struct Test<'a> {
    /// The node.
    pub span: Span,
    /// The names of what is given, be it readable or not.
    pub given: Vec<&'static str>,
    /// `refused=#true`: there is no such exception.
    pub refused: bool,
    /// `answering`
    pub answering: Vec<Spanned<Answering>>,
    /// `within=`
    pub within: Option<Spanned<Length>>,
    /// `radius=`
    pub radius: Option<Spanned<Distance>>,
    /// `at-least=`
    pub at_least: Option<Spanned<Length>>,
    /// `to=`
    pub to: Option<Word<'a>>,
    /// `approved-by`
    pub approved_by: Vec<Word<'a>>,
    /// `by`
    pub by: Vec<Word<'a>>,
    /// `from=`
    pub from: Option<Word<'a>>,
    /// `freed=`
    pub freed: bool,
    /// `declared=`
    pub declared: Option<Word<'a>>,
    /// `judged-by=`
    pub judged_by: Option<Word<'a>>,
    /// `question=`
    pub question: Option<Word<'a>>,
}

impl<'a> Exception<'a> {
    pub(super) fn read(mut fields: Fields<'a>) -> Option<Self> {
        let label = fields.argument("its label").and_then(Field::text);
        let cites = word(&mut fields, "cites");
        let test = Parameter::read(&mut fields, Test::read, Test::read);
        fields.finish();
        Some(Self { label: label?, cites, test })
    }
}

impl<'a> Test<'a> {
    fn read(fields: &mut Fields<'a>) -> Self {
        Self {
            span: fields.span(),
            given: GIVEN.iter().copied().filter(|name| is_given(fields, name)).collect(),
            refused: fields.property("refused").and_then(Field::flag).unwrap_or(false),
            answering: several(fields, "answering", "what was answered")
                .into_iter()
                .filter_map(|field| field.one_of(REASONS))
                .collect(),
            within: fields.property("within").and_then(Field::length),
            radius: fields.property("radius").and_then(Field::distance),
            at_least: fields.property("at-least").and_then(Field::length),
            to: word(fields, "to"),
            approved_by: words(several(fields, "approved-by", "who approves it")),
            by: words(several(fields, "by", "who is exempt")),
            from: word(fields, "from"),
            freed: fields.property("freed").and_then(Field::flag).unwrap_or(false),
            declared: word(fields, "declared"),
            judged_by: word(fields, "judged-by"),
            question: word(fields, "question"),
        }
    }
}

fn is_given(fields: &Fields<'_>, name: &str) -> bool {
    fields.has_any(&[name]) || (LISTS.contains(&name) && fields.node().child(name).is_some())
}

/// Reads `answering="…"`, or the child `answering "…" "…"` where there are several.
fn several<'a>(fields: &mut Fields<'a>, name: &'static str, what: &str) -> Vec<Field<'a>> {
    let property = fields.property(name);
    let Some(node) = fields.child(name) else {
        return property.into_iter().collect();
    };
    if property.is_some() {
        let help = "put all of it in the block".to_owned();
        let message = format!("`{name}` stands both as `{name}=` and in the block");
        fields.refuse_about(name, code::CONFLICT, message, Some(help));
    }
    let mut child = Fields::of(node, fields.reporter());
    let all = child.some(what);
    child.finish();
    all
}
