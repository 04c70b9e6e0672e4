//! Where a rule applies, and where it does not.

use kdltree::Node;

use super::{Word, word, words};
use crate::code;
use crate::fields::{Field, Fields};
use crate::surface::parameter::Parameter;

/// An `area` as it is written.
#[derive(Debug, Default)]
pub struct Scope<'a> {
    /// In these areas; everywhere where there is none.
    pub within: Vec<Word<'a>>,
    /// But not there.
    pub except: Vec<Where<'a>>,
}

/// An `except-where`.
#[derive(Debug)]
pub enum Where<'a> {
    /// `held-by=`, and `as-at=`
    HeldBy(Word<'a>, Option<Word<'a>>),
    /// `present=`
    Present(Word<'a>),
    /// `inside=`
    Inside(Word<'a>),
}

impl<'a> Scope<'a> {
    /// Reads an `area` node with its readings.
    pub(super) fn parameter(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Self> {
        let taken = |fields: &mut Fields<'a>| Self {
            within: inside_to(fields, within).unwrap_or_default(),
            except: except_where(fields),
        };
        Parameter::of(
            node,
            outer,
            |fields| Self { within: within(fields), except: except_where(fields) },
            taken,
        )
    }
}

/// Reads the `to` of a reading.
pub(super) fn inside_to<'a, T>(
    fields: &mut Fields<'a>,
    read: impl FnOnce(&mut Fields<'a>) -> T,
) -> Option<T> {
    let node = fields.required_child("to")?;
    let mut to = Fields::of(node, fields.reporter());
    let content = read(&mut to);
    to.finish();
    Some(content)
}

/// Reads a list parameter: the node's own arguments, those of `to` in a reading.
pub(super) fn listed<'a, T: Default>(
    node: &'a Node,
    outer: &Fields<'a>,
    read: impl Fn(&mut Fields<'a>) -> T,
) -> Parameter<'a, T> {
    Parameter::of(node, outer, &read, |fields| inside_to(fields, &read).unwrap_or_default())
}

/// Reads the `except-where` children.
pub(super) fn except_where<'a>(fields: &mut Fields<'a>) -> Vec<Where<'a>> {
    let at = fields.reporter();
    fields.children("except-where").filter_map(|node| Where::read(Fields::of(node, at))).collect()
}

impl<'a> Where<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let as_at = word(&mut fields, "as-at");
        if as_at.is_some() && !fields.has_any(&["held-by"]) {
            fields.missing("`held-by=`: who held it then?");
        }
        let by = word(&mut fields, "held-by").map(|who| Self::HeldBy(who, as_at));
        let present = word(&mut fields, "present").map(Self::Present);
        let inside = word(&mut fields, "inside").map(Self::Inside);
        let mut given: Vec<_> = [by, present, inside].into_iter().flatten().collect();
        match given.len() {
            0 if !fields.has_any(&["held-by", "present", "inside"]) => {
                fields.missing("one of `present=`, `held-by=` and `inside=`");
            }
            0 | 1 => {}
            _ => {
                let help = "write one `except-where` for each".to_owned();
                fields.refuse(code::CONFLICT, "`except-where` takes one circumstance", Some(help));
            }
        }
        fields.finish();
        given.pop()
    }
}

fn within<'a>(fields: &mut Fields<'a>) -> Vec<Word<'a>> {
    let everywhere = fields.property("everywhere").and_then(Field::flag).unwrap_or(false);
    let areas = fields.rest();
    if everywhere == areas.is_empty() {
        return words(areas);
    }
    if everywhere {
        let help = "take out `everywhere=#true` or the areas".to_owned();
        let message = "it cannot apply everywhere and only in these areas";
        fields.refuse_about("everywhere", code::CONFLICT, message, Some(help));
    } else {
        fields.missing("its areas, or `everywhere=#true`");
    }
    words(areas)
}
