//! Areas: names, the tree that they form, heights, and what becomes of them together.

use std::collections::BTreeMap;

use kdltree::Node;
use model::compare::{Comparison, Relation};
use model::place::{Area, Distance, Outline, Shape};
use model::time::When;
use model::{AreaId, Case};
use terms::Fields;
use terms::fields::Field;

use crate::desk::Desk;
use crate::shapes;

/// Reads `area "eastern-ghouta" in="rif-dimashq" { name "…"; polygon "33.5,36.3" … }`.
pub(crate) fn area(node: &Node, desk: Desk<'_>) -> Option<Area> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the area").and_then(Field::new_id);
    let within = desk.named(&mut fields, "in");
    let name = fields.texts("name");
    let notes = fields.notes();
    let outline = shapes::outline(&mut fields, desk);
    let heights = heights(&mut fields, desk);
    let as_of = as_of(&mut fields, desk);
    if matches!(&outline, Some(Outline { shape: Shape::Parts(_), .. })) && !heights.is_empty() {
        let help = "give its parts their heights".to_owned();
        fields.refuse_about(
            "height",
            terms::code::CONFLICT,
            "an area that consists of others is as high as they are",
            Some(help),
        );
    }
    fields.finish();
    Some(Area { id: id?.value, name, within, listed_by: Vec::new(), outline, heights, as_of, notes })
}

/// Reads `height below="3000 m"`, with `above=` for a floor.
fn heights(fields: &mut Fields<'_>, desk: Desk<'_>) -> Vec<Comparison<Distance>> {
    let Some(node) = fields.child("height") else { return Vec::new() };
    let mut own = desk.fields(node);
    let bounds = [("above", Relation::Above), ("below", Relation::Below)].map(|(key, relation)| {
        let bound = own.property(key)?.distance()?;
        Some(Comparison { relation, value: bound.value })
    });
    if !own.has_any(&["above", "below"]) {
        own.missing("`below=` or `above=`");
    }
    if let [Some(floor), Some(ceiling)] = &bounds
        && floor.value >= ceiling.value
    {
        let help = "`above=` is the floor, `below=` the ceiling".to_owned();
        own.refuse(terms::code::CONFLICT, "no height is above the one and below the other", Some(help));
    }
    own.finish();
    bounds.into_iter().flatten().collect()
}

/// Reads `as-of "2014-09-19"`.
fn as_of(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<When> {
    let mut own = desk.fields(fields.child("as-of")?);
    let when = own.argument("the day whose line it is").and_then(|field| desk.when(field));
    own.finish();
    when
}

/// Tells every area which areas list it among their parts.
pub(crate) fn join(case: &mut Case) {
    let mut listed: BTreeMap<AreaId, Vec<AreaId>> = BTreeMap::new();
    for area in case.areas.values() {
        let Some(Shape::Parts(parts)) = area.outline.as_ref().map(|outline| &outline.shape) else { continue };
        for part in parts {
            listed.entry(part.clone()).or_default().push(area.id.clone());
        }
    }
    for (part, wholes) in listed {
        if let Some(area) = case.areas.get_mut(&part) {
            area.listed_by = wholes;
        }
    }
}
