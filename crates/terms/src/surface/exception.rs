//! Exceptions: `unless` and its test.

use kdltree::{Span, Spanned};
use model::claim::Answering;
use model::place::Distance;
use model::time::Length;

use super::{Word, word};
use crate::code;
use crate::fields::{Field, Fields};
use crate::surface::parameter::Parameter;

/// What an act may have answered for an exception to hold.
const REASONS: &[(&str, Answering)] =
    &[("immediate-threat", Answering::ImmediateThreat), ("earlier-breach", Answering::EarlierBreach)];

/// The properties of a test, of which `answering` may be a child.
const GIVEN: &[&str] = &["answering", "within", "radius", "at-least", "to"];

/// An `unless` as it is written.
#[derive(Debug)]
pub struct Exception<'a> {
    /// Its label.
    pub label: Word<'a>,
    /// `cites=`
    pub cites: Option<Word<'a>>,
    /// Its test.
    pub test: Parameter<'a, Test<'a>>,
}

/// The properties that make up a test, whether or not they make sense together.
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
            answering: answering(fields),
            within: fields.property("within").and_then(Field::length),
            radius: fields.property("radius").and_then(Field::distance),
            at_least: fields.property("at-least").and_then(Field::length),
            to: word(fields, "to"),
        }
    }
}

fn is_given(fields: &Fields<'_>, name: &str) -> bool {
    fields.has_any(&[name]) || (name == "answering" && fields.node().child(name).is_some())
}

/// Reads `answering="…"`, or the child `answering "…" "…"` where there are several.
fn answering(fields: &mut Fields<'_>) -> Vec<Spanned<Answering>> {
    let property = fields.property("answering");
    let Some(node) = fields.child("answering") else {
        return property.and_then(|field| field.one_of(REASONS)).into_iter().collect();
    };
    if property.is_some() {
        let help = "put all of it in the child".to_owned();
        fields.refuse(code::CONFLICT, "`answering` is both a property and a child", Some(help));
    }
    let mut child = Fields::of(node, fields.reporter());
    let reasons =
        child.some("what was answered").into_iter().filter_map(|field| field.one_of(REASONS)).collect();
    child.finish();
    reasons
}
