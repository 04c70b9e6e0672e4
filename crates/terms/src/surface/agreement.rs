//! Agreements: the whole of a text.

use kdltree::{Node, Span};
use model::DocumentId;
use model::clock::FirstDay;
use model::name::Text;

use super::body::Body;
use super::clause::Clause;
use super::counting::{self, Item, WorkingDays};
use super::definition::Definition;
use super::obligation::Obligation;
use super::parameter::Parameter;
use super::period::Period;
use super::scope::{Scope, listed};
use super::{Word, list, word, words};
use crate::diagnostic::{Part, Reporter};
use crate::fields::{Field, Fields};
use crate::resolve::Own;

/// An `agreement` as it is written.
#[derive(Debug)]
pub struct Agreement<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// `title`
    pub title: Text,
    /// `time-zone`
    pub zone: Option<Word<'a>>,
    /// `supplements`
    pub supplements: Option<Word<'a>>,
    /// `amends`
    pub amends: Vec<Word<'a>>,
    /// `replaces`
    pub replaces: Vec<Word<'a>>,
    /// `withheld until=`
    pub withheld_until: Option<Word<'a>>,
    /// `signed`
    pub signed_on: Option<Word<'a>>,
    /// `define`
    pub definitions: Vec<Definition<'a>>,
    /// `body`
    pub bodies: Vec<Body<'a>>,
    /// `d-day`
    pub d_day: Option<Word<'a>>,
    /// `count-days`
    pub first_day: Option<Parameter<'a, FirstDay>>,
    /// `working-days`
    pub working_days: Option<WorkingDays<'a>>,
    /// `event`
    pub events: Vec<Item<'a>>,
    /// `quantity`
    pub quantities: Vec<Item<'a>>,
    /// `text`
    pub texts: Vec<TextVersion<'a>>,
    /// `guarantors`
    pub guarantors: Vec<Word<'a>>,
    /// `endorsed-by`
    pub endorsements: Vec<Endorsement<'a>>,
    /// `document`
    pub documents: Vec<DocumentId>,
    /// `may-join`
    pub joining: Option<Joining<'a>>,
    /// `in-force`
    pub in_force: Option<Parameter<'a, Vec<Period<'a>>>>,
    /// `area`
    pub area: Option<Parameter<'a, Scope<'a>>>,
    /// `parties`
    pub parties: Option<Parameter<'a, Vec<Word<'a>>>>,
    /// `excluded`
    pub excluded: Option<Parameter<'a, Vec<Word<'a>>>>,
    /// `clause`
    pub clauses: Vec<Clause<'a>>,
    /// `obligation`
    pub obligations: Vec<Obligation<'a>>,
    /// `note`
    pub notes: Vec<String>,
}

/// An `endorsed-by` as it is written.
#[derive(Debug)]
pub struct Endorsement<'a> {
    /// What endorsed it.
    pub by: Word<'a>,
    /// `on=`
    pub on: Option<Word<'a>>,
    /// `document=`
    pub document: Option<DocumentId>,
}

/// A `text` as it is written.
#[derive(Debug)]
pub struct TextVersion<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// What it is.
    pub title: Text,
    /// `lang=`
    pub lang: Option<&'a str>,
    /// `authentic=`
    pub authentic: bool,
    /// `on=`
    pub on: Option<Word<'a>>,
    /// `document=`
    pub document: Option<DocumentId>,
}

/// A `may-join` as it is written.
#[derive(Debug)]
pub struct Joining<'a> {
    /// The node.
    pub span: Span,
    /// `until=`
    pub until: Option<Word<'a>>,
    /// `by-notice-to=` and `to`
    pub by_notice_to: Vec<Word<'a>>,
}

impl<'a> Agreement<'a> {
    /// Reads an `agreement` node.
    pub fn read(node: &'a Node, at: Reporter<'a>) -> Self {
        let mut fields = Fields::of(node, at);
        let id = fields.argument("its id").and_then(Field::name);
        let name = id.as_ref().map_or("", |id| id.value);
        if id.is_some() {
            fields.within(Part { what: "agreement", id: name, of: None });
        }
        let at = fields.reporter();
        let people = |node, fields: &Fields<'a>| listed(node, fields, |fields| words(fields.rest()));
        let agreement = Self {
            id: id.unwrap_or(Word::new(name, node.name.span)),
            title: fields.required_texts("title"),
            zone: fields.value_of("time-zone", Field::text),
            supplements: fields.value_of("supplements", Field::text),
            amends: list(&mut fields, "amends"),
            replaces: list(&mut fields, "replaces"),
            withheld_until: fields.child("withheld").and_then(|node| withheld(Fields::of(node, at))),
            signed_on: fields.value_of("signed", Field::text),
            bodies: fields.children("body").filter_map(|node| Body::read(node, at)).collect(),
            d_day: fields.value_of("d-day", Field::text),
            first_day: fields.child("count-days").map(|node| counting::first_day(node, &fields)),
            working_days: fields.child("working-days").map(|node| WorkingDays::read(Fields::of(node, at))),
            events: fields.children("event").filter_map(|node| Item::event(Fields::of(node, at))).collect(),
            definitions: fields.children("define").filter_map(|node| Definition::read(node, at)).collect(),
            quantities: fields
                .children("quantity")
                .filter_map(|node| Item::quantity(Fields::of(node, at)))
                .collect(),
            texts: fields.children("text").filter_map(|n| TextVersion::read(Fields::of(n, at))).collect(),
            guarantors: list(&mut fields, "guarantors"),
            endorsements: fields
                .children("endorsed-by")
                .filter_map(|n| Endorsement::read(Fields::of(n, at)))
                .collect(),
            documents: fields.documents(),
            joining: fields.child("may-join").map(|node| Joining::read(Fields::of(node, at))),
            in_force: fields.required_child("in-force").map(|node| Period::parameter(node, &fields)),
            area: fields.child("area").map(|node| Scope::parameter(node, &fields)),
            parties: fields.child("parties").map(|node| people(node, &fields)),
            excluded: fields.child("excluded").map(|node| people(node, &fields)),
            clauses: fields.children("clause").filter_map(|node| Clause::read(node, name, at)).collect(),
            obligations: fields
                .children("obligation")
                .filter_map(|node| Obligation::read(node, name, at))
                .collect(),
            notes: fields.notes(),
        };
        fields.finish();
        agreement
    }

    /// What it has to count times from.
    pub fn own(&self) -> Own<'a> {
        Own {
            events: self.events.iter().map(|event| event.id.value).collect(),
            obligations: self.obligations.iter().map(|obligation| obligation.id.value).collect(),
            quantities: self.quantities.iter().map(|quantity| quantity.id.value).collect(),
            clauses: self.clauses.iter().map(|clause| clause.id.value).collect(),
            texts: self.texts.iter().map(|text| text.id.value).collect(),
            definitions: Vec::new(),
            signed: self.signed_on.is_some(),
            d_day: self.d_day.is_some(),
        }
    }

    /// The agreement as diagnostics name it.
    pub fn part(&self) -> Part<'a> {
        Part { what: "agreement", id: self.id.value, of: None }
    }
}

pub(super) fn withheld(mut fields: Fields<'_>) -> Option<Word<'_>> {
    let until = fields.required("until").and_then(Field::text);
    fields.finish();
    until
}

impl<'a> Endorsement<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let by = fields.argument("the act of endorsement").and_then(Field::text);
        let on = word(&mut fields, "on");
        let document = fields.property("document").and_then(Field::document);
        fields.finish();
        Some(Self { by: by?, on, document })
    }
}

impl<'a> TextVersion<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let id = fields.argument("its id").and_then(Field::name);
        let title = fields.argument("what it is").and_then(Field::text);
        let lang = fields.property("lang").and_then(crate::fields::language);
        let authentic = fields.property("authentic").and_then(Field::flag).unwrap_or(false);
        let on = word(&mut fields, "on");
        let document = fields.property("document").and_then(Field::document);
        fields.finish();
        let title = Text::new("en", title?.value);
        Some(Self { id: id?, title, lang, authentic, on, document })
    }
}

impl<'a> Joining<'a> {
    fn read(mut fields: Fields<'a>) -> Self {
        let span = fields.span();
        let until = word(&mut fields, "until");
        let property = word(&mut fields, "by-notice-to");
        let child = list(&mut fields, "to");
        fields.finish();
        Self { span, until, by_notice_to: property.into_iter().chain(child).collect() }
    }
}
