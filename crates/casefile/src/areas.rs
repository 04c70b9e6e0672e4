//! Areas and their outlines.

use kdltree::Node;
use model::place::{Area, Geometry, LatLon};
use terms::fields::Field;
use terms::{Diagnostic, Fields};

use crate::code;
use crate::desk::Desk;
use crate::outline::{Flaw, flaw};

/// Reads `area "eastern-ghouta" in="rif-dimashq" { name "…"; polygon "33.5,36.3" … }`.
pub(crate) fn area(node: &Node, desk: Desk<'_>) -> Option<Area> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the area").and_then(Field::new_id);
    let within = desk.named(&mut fields, "in");
    let name = fields.texts("name");
    let notes = fields.notes();
    let geometry = geometry(&mut fields, desk);
    fields.finish();
    Some(Area { id: id?.value, name, within, geometry, notes })
}

fn geometry(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<Geometry> {
    let (polygon, strip, circle) = (fields.child("polygon"), fields.child("strip"), fields.child("circle"));
    let line = fields.child("line");
    if line.is_some() && strip.is_none() {
        fields.missing("the `strip` that the `line` belongs to");
    }
    if [polygon, strip, circle].iter().flatten().count() > 1 {
        let help = "an area has one of `polygon`, `strip` and `circle`".to_owned();
        fields.refuse(terms::code::CONFLICT, "this area has two outlines", Some(help));
    }
    polygon
        .and_then(|node| self::polygon(node, desk))
        .or_else(|| strip.and_then(|node| self::strip(node, line, desk)))
        .or_else(|| circle.and_then(|node| self::circle(node, desk)))
}

/// Reads `polygon "33.5,36.3" "33.6,36.3" "33.6,36.5"`, and refuses corners that enclose nothing.
fn polygon(node: &Node, desk: Desk<'_>) -> Option<Geometry> {
    let mut fields = desk.fields(node);
    let values = fields.some("its corners");
    let (count, span) = (values.len(), fields.span());
    let corners = points(values);
    fields.finish();
    if corners.len() < count || count == 0 {
        return None; // a corner that cannot be read is reported, and a ring without it is another ring
    }
    let Some(left) = desk.corners.get().checked_sub(count) else {
        let message = "the outlines of the case have more corners in all than are checked";
        desk.at.report(
            Diagnostic::error(code::TOO_MANY_CORNERS, span, message).help("give areas simpler outlines"),
        );
        return None;
    };
    desk.corners.set(left);
    if let Some(flaw) = flaw(&corners) {
        desk.at.report(told(flaw, node));
        return None;
    }
    Some(Geometry::Polygon(corners))
}

/// Reads `strip width="3.5 km"` and, beside it, `line "36.26,37.1" "36.27,37.13"`: all that lies so near to the line, on both sides.
fn strip(node: &Node, line: Option<&Node>, desk: Desk<'_>) -> Option<Geometry> {
    let mut fields = desk.fields(node);
    let width = fields.required("width").and_then(Field::metres);
    fields.property("sides").and_then(|field| field.one_of(&[("both", ())]));
    if line.is_none() {
        fields.missing("a `line` beside it");
    }
    fields.finish();
    Some(Geometry::Strip { line: self::line(line?, desk)?, width: width?.value })
}

fn line(node: &Node, desk: Desk<'_>) -> Option<Vec<LatLon>> {
    let mut fields = desk.fields(node);
    let values = fields.some("its points");
    if values.len() == 1 {
        fields.missing("a second point");
    }
    let line = points(values);
    fields.finish();
    (line.len() >= 2).then_some(line)
}

/// Reads `circle "33.5,36.3" radius="5 km"`.
fn circle(node: &Node, desk: Desk<'_>) -> Option<Geometry> {
    let mut fields = desk.fields(node);
    let centre = fields.argument("its middle").and_then(Field::lat_lon);
    let radius = fields.required("radius").and_then(Field::metres);
    fields.finish();
    Some(Geometry::Circle { centre: centre?.value, radius: radius?.value })
}

fn points(values: Vec<Field<'_>>) -> Vec<LatLon> {
    values.into_iter().filter_map(Field::lat_lon).map(|point| point.value).collect()
}

fn told(flaw: Flaw, node: &Node) -> Diagnostic {
    let at = |corner: usize| node.args().nth(corner.saturating_sub(1)).map_or(node.span, |entry| entry.span);
    match flaw {
        Flaw::TooFew(count) => {
            let message = format!("an outline needs three corners, and this one has {count}");
            Diagnostic::error(code::TOO_FEW_CORNERS, node.span, message)
                .help("a `circle` or `strip` needs fewer")
        }
        Flaw::Twice(first, again) => {
            let message = format!("corner {again} is corner {first} again");
            let help = "name each corner once; the last one joins the first without being told";
            Diagnostic::error(code::SAME_CORNER, at(again), message).help(help)
        }
        Flaw::Crosses(first, second) => {
            let message =
                format!("the edge after corner {first} crosses or touches the one after corner {second}");
            let help = "give the corners in the order in which one walks round the area";
            Diagnostic::error(code::CROSSES_ITSELF, at(second), message).help(help)
        }
    }
}
