//! Clauses: rules about conduct.

use kdltree::{Node, Span, Spanned};
use model::act::TargetClass;
use model::name::Text;

use super::agreement::withheld;
use super::definition::Acts;
use super::exception::Exception;
use super::parameter::Parameter;
use super::period::Period;
use super::repeated::Repeated;
use super::scope::{Scope, Where, except_where, inside_to, listed};
use super::weapons::{Row, SoMany, near};
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
    /// `held-by`
    pub held_by: Vec<Word<'a>>,
    /// `in-texts`
    pub in_texts: Vec<Word<'a>>,
    /// `withheld until=`
    pub withheld_until: Option<Word<'a>>,
    /// `monitored-by`
    pub monitored_by: Vec<Word<'a>>,
    /// `note`
    pub notes: Vec<String>,
}

/// What a clause rules.
#[derive(Debug)]
pub enum Rule<'a> {
    /// `forbid`
    Forbid(Box<Conduct<'a>>),
    /// `permit`
    Permit(Box<Permit<'a>>),
    /// `asks "body" question="…"`
    Asks {
        /// The body.
        body: Word<'a>,
        /// `question=`
        question: Word<'a>,
    },
}

/// What is forbidden or permitted.
#[derive(Debug)]
pub struct Conduct<'a> {
    /// The `forbid` or `permit`.
    pub span: Span,
    /// `forbid` or `permit`
    pub acts: Parameter<'a, Acts<'a>>,
    /// `by`
    pub by: Parameter<'a, Doers<'a>>,
    /// `on`
    pub on: Option<Parameter<'a, Protection<'a>>>,
    /// `weapons`
    pub weapons: Option<Parameter<'a, Vec<Row<'a>>>>,
    /// `number`
    pub number: Option<Parameter<'a, SoMany<'a>>>,
    /// `near`
    pub near: Option<Parameter<'a, Vec<Spanned<TargetClass>>>>,
    /// `repeated`
    pub repeated: Option<Parameter<'a, Repeated<'a>>>,
    /// `area`
    pub area: Option<Parameter<'a, Scope<'a>>>,
    /// `in-force`
    pub in_force: Option<Parameter<'a, Vec<Period<'a>>>>,
    /// `unless`
    pub unless: Vec<Exception<'a>>,
}

/// What is permitted.
#[derive(Debug)]
pub struct Permit<'a> {
    /// The conduct.
    pub conduct: Conduct<'a>,
    /// `only-if`
    pub only_if: Vec<Exception<'a>>,
    /// `from`
    pub from: Vec<Word<'a>>,
}

/// Who does it.
#[derive(Debug, Default)]
pub struct Doers<'a> {
    /// `bound`, or who.
    pub who: Vec<Word<'a>>,
    /// `with-allies=`
    pub with_allies: bool,
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
        let held_by = list(&mut fields, "held-by");
        let in_texts = list(&mut fields, "in-texts");
        let at = fields.reporter();
        let withheld_until = fields.child("withheld").and_then(|node| withheld(Fields::of(node, at)));
        let monitored_by = list(&mut fields, "monitored-by");
        let notes = fields.notes();
        fields.finish();
        Some(Self {
            id: id?,
            cites,
            words,
            rule: rule?,
            held_by,
            in_texts,
            withheld_until,
            monitored_by,
            notes,
        })
    }

    /// The clause as diagnostics name it.
    pub fn part(&self, of: &'a str) -> Part<'a> {
        Part { what: "clause", id: self.id.value, of: Some(of) }
    }
}

impl<'a> Rule<'a> {
    /// The conduct that it forbids or permits, if it does either.
    pub fn conduct(&self) -> Option<&Conduct<'a>> {
        match self {
            Self::Forbid(conduct) => Some(conduct),
            Self::Permit(permit) => Some(&permit.conduct),
            Self::Asks { .. } => None,
        }
    }

    /// Its exceptions and conditions, in the order of the text.
    pub fn exceptions(&self) -> impl Iterator<Item = &Exception<'a>> {
        let conditions = match self {
            Self::Permit(permit) => permit.only_if.as_slice(),
            _ => &[],
        };
        self.conduct().map_or(&[] as &[_], |conduct| conduct.unless.as_slice()).iter().chain(conditions)
    }

    fn read(fields: &mut Fields<'a>) -> Option<Self> {
        if let Some(node) = fields.child("asks") {
            for surplus in fields.children_of(&[
                "forbid", "permit", "by", "on", "weapons", "number", "near", "repeated", "area", "in-force",
                "unless", "from", "only-if",
            ]) {
                let name = &surplus.name.value;
                let message =
                    format!("a clause that asks a body has no `{name}`: only the body can judge it");
                let report = Diagnostic::error(code::CONFLICT, surplus.name.span, message);
                fields.reporter().report(report.help("make two clauses of it"));
            }
            return Self::asks(Fields::of(node, fields.reporter()));
        }
        let (forbid, permit) = (fields.child("forbid"), fields.child("permit"));
        if let (Some(_), Some(permit)) = (forbid, permit) {
            let message = "a clause forbids or permits, not both";
            let report = Diagnostic::error(code::CONFLICT, permit.name.span, message);
            fields.reporter().report(report.help("make two clauses of it"));
        }
        if permit.is_some() {
            return Permit::read(permit, fields).map(|permit| Self::Permit(Box::new(permit)));
        }
        Conduct::read(forbid, fields).map(|conduct| Self::Forbid(Box::new(conduct)))
    }

    fn asks(mut fields: Fields<'a>) -> Option<Self> {
        let body = fields.argument("the body that is asked").and_then(Field::text);
        let question = fields.required("question").and_then(Field::text);
        fields.finish();
        Some(Self::Asks { body: body?, question: question? })
    }
}

impl<'a> Permit<'a> {
    fn read(permit: Option<&'a Node>, fields: &mut Fields<'a>) -> Option<Self> {
        let at = fields.reporter();
        let conduct = Conduct::read(permit, fields);
        let only_if =
            fields.children("only-if").filter_map(|node| Exception::read(Fields::of(node, at))).collect();
        let from = list(fields, "from");
        Some(Self { conduct: conduct?, only_if, from })
    }
}

impl<'a> Conduct<'a> {
    fn read(what: Option<&'a Node>, fields: &mut Fields<'a>) -> Option<Self> {
        let at = fields.reporter();
        let [by, on] = ["by", "on"].map(|name| fields.child(name));
        let lacks = match (what, by) {
            (None, None) => Some("`forbid`, `permit` or `asks`: it rules nothing"),
            (None, _) => Some("`forbid`: what is it that nobody may do?"),
            (_, None) => Some("`by`: who must not do it, or may?"),
            _ => None,
        };
        if let Some(lacks) = lacks {
            fields.missing(lacks);
        }
        let acts = what.map(|node| Acts::parameter(node, fields));
        let by = by.map(|node| Doers::parameter(node, fields));
        let on = on.map(|node| Protection::parameter(node, fields));
        let weapons = fields.child("weapons").map(|node| Row::parameter(node, fields));
        let number = fields.child("number").map(|node| SoMany::parameter(node, fields));
        let near = fields.child("near").map(|node| near(node, fields));
        let repeated = fields.child("repeated").map(|node| Repeated::parameter(node, fields));
        let area = fields.child("area").map(|node| Scope::parameter(node, fields));
        let in_force = fields.child("in-force").map(|node| Period::parameter(node, fields));
        let unless =
            fields.children("unless").filter_map(|node| Exception::read(Fields::of(node, at))).collect();
        let span = what?.name.span;
        Some(Self { span, acts: acts?, by: by?, on, weapons, number, near, repeated, area, in_force, unless })
    }
}

impl<'a> Doers<'a> {
    fn parameter(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Self> {
        listed(node, outer, |fields| Self {
            who: words(fields.some("whose conduct it rules")),
            with_allies: fields.property("with-allies").and_then(Field::flag).unwrap_or(false),
        })
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
