//! Clauses: rules about conduct.

use kdltree::{Node, Spanned};
use model::act::Act;
use model::name::Text;

use super::exception::Exception;
use super::parameter::Parameter;
use super::period::Period;
use super::scope::{Scope, Where, except_where, inside_to, listed};
use super::{Word, list, words};
use crate::code;
use crate::diagnostic::{Diagnostic, Part, Reporter};
use crate::fields::{Field, Fields};

/// A `clause` as it is written.
#[derive(Debug)]
pub struct Clause<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// `cites=`
    pub cites: &'a str,
    /// `words`
    pub words: Text,
    /// What it rules.
    pub rule: Rule<'a>,
    /// `monitored-by`
    pub monitored_by: Vec<Word<'a>>,
    /// `note`
    pub notes: Vec<String>,
}

/// What a clause rules.
#[derive(Debug)]
pub enum Rule<'a> {
    /// `forbid`
    Forbid(Box<Forbid<'a>>),
    /// `asks "body" question="…"`
    Asks {
        /// The body.
        body: Word<'a>,
        /// `question=`
        question: Word<'a>,
    },
}

/// What is forbidden.
#[derive(Debug)]
pub struct Forbid<'a> {
    /// `forbid`
    pub acts: Parameter<'a, Vec<Spanned<Act>>>,
    /// `by`
    pub by: Parameter<'a, Vec<Word<'a>>>,
    /// `on`
    pub on: Parameter<'a, Protection<'a>>,
    /// `area`
    pub area: Option<Parameter<'a, Scope<'a>>>,
    /// `in-force`
    pub in_force: Option<Parameter<'a, Vec<Period<'a>>>>,
    /// `unless`
    pub unless: Vec<Exception<'a>>,
}

/// Whom a rule protects.
#[derive(Debug, Default)]
pub struct Protection<'a> {
    /// Any of these.
    pub of: Vec<Word<'a>>,
    /// But not there.
    pub except: Vec<Where<'a>>,
}

impl<'a> Clause<'a> {
    pub(super) fn read(node: &'a Node, of: &'a str, at: Reporter<'a>) -> Option<Self> {
        let mut fields = Fields::of(node, at);
        let id = fields.argument("its id").and_then(Field::name);
        if let Some(id) = &id {
            fields.within(Part { what: "clause", id: id.value, of: Some(of) });
        }
        let cites = fields.required("cites").and_then(Field::text).map_or("", |cites| cites.value);
        let words = fields.required_texts("words");
        let rule = Rule::read(&mut fields);
        let monitored_by = list(&mut fields, "monitored-by");
        let notes = fields.notes();
        fields.finish();
        Some(Self { id: id?, cites, words, rule: rule?, monitored_by, notes })
    }

    /// The clause as diagnostics name it.
    pub fn part(&self, of: &'a str) -> Part<'a> {
        Part { what: "clause", id: self.id.value, of: Some(of) }
    }
}

impl<'a> Rule<'a> {
    fn read(fields: &mut Fields<'a>) -> Option<Self> {
        if let Some(node) = fields.child("asks") {
            for surplus in fields.children_of(&["forbid", "by", "on", "area", "in-force", "unless"]) {
                let name = &surplus.name.value;
                let message =
                    format!("a clause that asks a body has no `{name}`: only the body can judge it");
                let report = Diagnostic::error(code::CONFLICT, surplus.name.span, message);
                fields.reporter().report(report.help("make two clauses of it"));
            }
            return Self::asks(Fields::of(node, fields.reporter()));
        }
        Forbid::read(fields).map(|forbid| Self::Forbid(Box::new(forbid)))
    }

    fn asks(mut fields: Fields<'a>) -> Option<Self> {
        let body = fields.argument("the body that is asked").and_then(Field::text);
        let question = fields.required("question").and_then(Field::text);
        fields.finish();
        Some(Self::Asks { body: body?, question: question? })
    }
}

impl<'a> Forbid<'a> {
    fn read(fields: &mut Fields<'a>) -> Option<Self> {
        let at = fields.reporter();
        let [forbid, by, on] = ["forbid", "by", "on"].map(|name| fields.child(name));
        let what = match (forbid, by, on) {
            (None, None, None) => Some("`forbid` or `asks`: it rules nothing"),
            (None, ..) => Some("`forbid`: what is it that nobody may do?"),
            (_, None, _) => Some("`by`: who must not do it?"),
            (_, _, None) => Some("`on`: to whom must it not be done?"),
            _ => None,
        };
        if let Some(what) = what {
            fields.missing(what);
        }
        let acts = forbid.map(|node| listed(node, fields, acts));
        let by = by.map(|node| listed(node, fields, |fields| words(fields.some("who is bound by it"))));
        let on = on.map(|node| Protection::parameter(node, fields));
        let area = fields.child("area").map(|node| Scope::parameter(node, fields));
        let in_force = fields.child("in-force").map(|node| Period::parameter(node, fields));
        let unless =
            fields.children("unless").filter_map(|node| Exception::read(Fields::of(node, at))).collect();
        Some(Self { acts: acts?, by: by?, on: on?, area, in_force, unless })
    }
}

impl<'a> Protection<'a> {
    fn parameter(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Self> {
        let of = |fields: &mut Fields<'a>| words(fields.some("whom it protects"));
        let plain = |fields: &mut Fields<'a>| Self { of: of(fields), except: except_where(fields) };
        let taken = |fields: &mut Fields<'a>| Self {
            of: inside_to(fields, of).unwrap_or_default(),
            except: except_where(fields),
        };
        Parameter::of(node, outer, plain, taken)
    }
}

fn acts(fields: &mut Fields<'_>) -> Vec<Spanned<Act>> {
    let known = || Act::ALL.iter().map(|act| act.as_str());
    fields.some("an act").into_iter().filter_map(|field| field.word(Act::parse, known)).collect()
}
