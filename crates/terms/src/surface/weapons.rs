//! Weapons, numbers and nearness: what narrows a rule to some means and some places.

use kdltree::{Node, Spanned};
use model::act::{TargetClass, WeaponClass};
use model::compare::Comparison;
use model::place::Metres;
use model::weapon::Calibre;

use super::parameter::Parameter;
use super::scope::{inside_to, listed};
use super::{Word, list, word};
use crate::fields::{Field, Fields};

/// A `row` of a table of weapons as it is written.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its label.
    pub label: Word<'a>,
    /// `class=` and `class`
    pub classes: Vec<Spanned<WeaponClass>>,
    /// `calibre=`
    pub calibre: Option<Spanned<Comparison<Calibre>>>,
    /// `range=`
    pub range: Option<Spanned<Comparison<Metres>>>,
    /// `system=` and `system`
    pub systems: Vec<Word<'a>>,
    /// `area=`
    pub area: Option<Word<'a>>,
    /// Whether it says anything of a weapon, be it readable or not.
    pub says_something: bool,
}

impl<'a> Row<'a> {
    /// Reads a `weapons` node with its readings.
    pub(super) fn parameter(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Vec<Self>> {
        Parameter::of(node, outer, Self::all, Self::all)
    }

    fn all(fields: &mut Fields<'a>) -> Vec<Self> {
        let at = fields.reporter();
        if fields.node().child("row").is_none() {
            fields.missing("a `row`");
        }
        fields.children("row").filter_map(|node| Self::read(Fields::of(node, at))).collect()
    }

    fn read(mut fields: Fields<'a>) -> Option<Self> {
        const SAID: [&str; 4] = ["class", "calibre", "range", "system"];
        let said = fields.has_any(&SAID) || SAID.iter().any(|name| fields.node().child(name).is_some());
        let label = fields.argument("its label").and_then(Field::text);
        let calibre = fields.property("calibre").and_then(Field::calibres);
        let range = fields.property("range").and_then(Field::distances);
        let mut classes: Vec<_> = fields.property("class").and_then(weapon_class).into_iter().collect();
        if let Some(node) = fields.child("class") {
            let mut child = Fields::of(node, fields.reporter());
            classes.extend(child.some("a class of weapons").into_iter().filter_map(weapon_class));
            child.finish();
        }
        let mut systems: Vec<_> = word(&mut fields, "system").into_iter().collect();
        systems.extend(list(&mut fields, "system"));
        let area = word(&mut fields, "area");
        fields.finish();
        Some(Self { label: label?, classes, calibre, range, systems, area, says_something: said })
    }
}

/// A `number` as it is written.
#[derive(Debug)]
pub struct SoMany<'a> {
    /// How many.
    pub number: Option<Spanned<Comparison<u64>>>,
    /// `of=`
    pub of: Option<Word<'a>>,
}

impl<'a> SoMany<'a> {
    /// Reads a `number` node with its readings.
    pub(super) fn parameter(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Self> {
        let read = |fields: &mut Fields<'a>| Self {
            number: fields.argument("how many, as `more than 75`").and_then(Field::numbers),
            of: fields.required("of").and_then(Field::text),
        };
        let nothing = || Self { number: None, of: None };
        Parameter::of(node, outer, read, |fields| inside_to(fields, read).unwrap_or_else(nothing))
    }
}

/// Reads a `near` node with its readings.
pub(super) fn near<'a>(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Vec<Spanned<TargetClass>>> {
    listed(node, outer, |fields| {
        let known = || TargetClass::ALL.iter().map(|class| class.as_str());
        let some = fields.some("a class of targets");
        some.into_iter().filter_map(|field| field.word(TargetClass::parse, known)).collect()
    })
}

fn weapon_class(field: Field<'_>) -> Option<Spanned<WeaponClass>> {
    field.word(WeaponClass::parse, || WeaponClass::ALL.iter().map(|class| class.as_str()))
}
