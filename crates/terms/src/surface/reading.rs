//! Readings: whose claims count.

use kdltree::{Node, Span, Spanned};
use model::claim::Attribute;
use model::name::Text;

use super::{Word, list, words};
use crate::diagnostic::{Part, Reporter};
use crate::fields::{Field, Fields};

/// A `reading` as it is written.
#[derive(Debug)]
pub struct Reading<'a> {
    /// Its id.
    pub id: Word<'a>,
    /// `title`
    pub title: Text,
    /// `name`
    pub name: Text,
    /// `basis`
    pub basis: Text,
    /// `evidence`
    pub evidence: Evidence<'a>,
    /// `evidence-on`: the attributes and their rule.
    pub evidence_on: Vec<(Vec<Spanned<Attribute>>, Evidence<'a>)>,
    /// `verified-by`
    pub verified_by: Vec<Word<'a>>,
    /// `note`
    pub notes: Vec<String>,
}

/// An `evidence` block as it is written.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// The node.
    pub span: Span,
    /// `tier`, in order
    pub tiers: Vec<Tier<'a>>,
    /// `hear`
    pub heard: Vec<Word<'a>>,
    /// `denial-by-accused-contests`
    pub denial_by_accused_contests: bool,
}

/// A `tier` as it is written.
#[derive(Debug)]
pub struct Tier<'a> {
    /// Whom it lists.
    pub of: Vec<Word<'a>>,
    /// `corroborated-by=`, 1 where it is not there.
    pub corroborated_by: Spanned<u32>,
}

impl<'a> Reading<'a> {
    /// Reads a `reading` node.
    pub fn read(node: &'a Node, at: Reporter<'a>) -> Option<Self> {
        let mut fields = Fields::of(node, at);
        let id = fields.argument("its id").and_then(Field::name);
        if let Some(id) = &id {
            fields.within(Part { what: "reading", id: id.value, of: None });
        }
        let at = fields.reporter();
        let title = fields.required_texts("title");
        let name = fields.texts("name");
        let basis = fields.texts("basis");
        let evidence = fields.required_child("evidence").map(|node| Evidence::read(Fields::of(node, at)));
        let evidence_on =
            fields.children("evidence-on").map(|node| Evidence::on(Fields::of(node, at))).collect();
        let verified_by = list(&mut fields, "verified-by");
        let notes = fields.notes();
        fields.finish();
        Some(Self { id: id?, title, name, basis, evidence: evidence?, evidence_on, verified_by, notes })
    }

    /// The reading as diagnostics name it.
    pub fn part(&self) -> Part<'a> {
        Part { what: "reading", id: self.id.value, of: None }
    }
}

impl<'a> Evidence<'a> {
    fn on(mut fields: Fields<'a>) -> (Vec<Spanned<Attribute>>, Self) {
        let known = || Attribute::WORDS.iter().map(|(_, word, _)| *word);
        let on = fields.some("the attributes that it is about");
        let on = on.into_iter().filter_map(|field| field.word(Attribute::parse, known)).collect();
        (on, Self::read(fields))
    }

    fn read(mut fields: Fields<'a>) -> Self {
        let at = fields.reporter();
        let span = fields.node().name.span;
        let tiers = fields.children("tier").map(|node| Tier::read(Fields::of(node, at))).collect();
        let heard = list(&mut fields, "hear");
        let denial = fields.value_of("denial-by-accused-contests", Field::flag).unwrap_or(false);
        fields.finish();
        Self { span, tiers, heard, denial_by_accused_contests: denial }
    }
}

impl<'a> Tier<'a> {
    fn read(mut fields: Fields<'a>) -> Self {
        let of = words(fields.some("the sides or sources that it lists, or `\"any\"`"));
        let corroborated_by =
            fields.property("corroborated-by").and_then(|f| Some(Spanned::new(f.u32()?, f.span())));
        let corroborated_by = corroborated_by.unwrap_or(Spanned::new(1, fields.span()));
        fields.finish();
        Self { of, corroborated_by }
    }
}
