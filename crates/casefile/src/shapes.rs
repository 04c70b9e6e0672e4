//! The outlines of areas: polygons, lines, strips, rings, circles, lists of other areas.

use kdltree::Node;
use model::place::{LatLon, LineOf, Outline, Reach, Shape, Sides};
use terms::fields::Field;
use terms::{Diagnostic, Fields};

use crate::code;
use crate::desk::Desk;
use crate::outline::{Flaw, flaw};

/// The nodes of which an area has one.
const SHAPES: &[&str] = &["polygon", "strip", "ring", "circle", "consists-of"];

/// Reads the outline of an area, if it has one.
pub(crate) fn outline(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<Outline> {
    let shapes: Vec<&Node> = fields.children_of(SHAPES).collect();
    let line = fields.child("line");
    if let Some(second) = shapes.get(1) {
        let message = "this area has two outlines";
        let help = "an area has one of `polygon`, `strip`, `ring`, `circle` and `consists-of`; make two areas of it, and a third that \
                    `consists-of` both";
        desk.at.report(Diagnostic::error(terms::code::CONFLICT, second.name.span, message).help(help));
    }
    let Some(shape) = shapes.first() else {
        let mut own = desk.fields(line?);
        let line = points(&mut own, 2, "a second point");
        return told(own, line.map(Shape::Line));
    };
    let own = desk.fields(shape);
    let name = shape.name.value.as_str();
    let line = line.filter(|line| {
        let measured = name == "strip" || name == "ring" && shape.args().next().is_none();
        if !measured {
            let message = format!("nothing in this `{name}` is measured from the `line`");
            let help = "make the line an area of its own".to_owned();
            desk.at.report(Diagnostic::error(terms::code::CONFLICT, line.name.span, message).help(help));
        }
        measured
    });
    match name {
        "polygon" => polygon(own, desk),
        "circle" => circle(own),
        "ring" => ring(own, line, desk),
        "strip" => strip(own, line, desk),
        _ => Some(parts(own, desk)),
    }
}

/// Reads what every outline may carry, and finishes.
fn told(mut fields: Fields<'_>, shape: Option<Shape>) -> Option<Outline> {
    let give_or_take =
        fields.property("give-or-take").and_then(Field::distance).map(|distance| distance.value);
    fields.finish();
    Some(Outline { shape: shape?, give_or_take })
}

/// Reads `polygon "33.5,36.3" "33.6,36.3" "33.6,36.5"`, and refuses corners that enclose nothing.
fn polygon(mut fields: Fields<'_>, desk: Desk<'_>) -> Option<Outline> {
    let node = fields.node();
    let values = fields.some("its corners");
    let (count, span) = (values.len(), fields.span());
    let corners: Vec<LatLon> =
        values.into_iter().filter_map(Field::lat_lon).map(|point| point.value).collect();
    let outline = told(fields, Some(Shape::Polygon(corners.clone())));
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
        desk.at.report(told_of(flaw, node));
        return None;
    }
    outline
}

/// Reads `strip width="3.5 km" sides="left" of="line"`: all that lies so near to a line, on its sides.
fn strip(mut fields: Fields<'_>, line: Option<&Node>, desk: Desk<'_>) -> Option<Outline> {
    let width = fields.required("width").and_then(Field::distance);
    let reach = width.map(|width| Reach { from: None, to: width.value });
    measured(fields, reach, line, desk)
}

/// Reads `ring from="10 km" to="20 km" of="line"`, or `ring "33.5,36.3" from="10 km" to="20 km"` round a point.
fn ring(mut fields: Fields<'_>, line: Option<&Node>, desk: Desk<'_>) -> Option<Outline> {
    let [from, to] =
        ["from", "to"].map(|key| fields.required(key).and_then(Field::distance).map(|edge| edge.value));
    if let (Some(from), Some(to)) = (from, to)
        && from >= to
    {
        let help = "`from=` is the nearer edge, `to=` the farther one".to_owned();
        fields.refuse(terms::code::CONFLICT, "the ring ends before it begins", Some(help));
    }
    let reach = from.zip(to).map(|(from, to)| Reach { from: Some(from), to });
    match fields.optional() {
        None => measured(fields, reach, line, desk),
        Some(centre) => {
            let centre = centre.lat_lon();
            if fields.has_any(&["of", "sides"]) {
                let help = "leave the point out, or `of=` and `sides=`".to_owned();
                let message = "this ring lies round a point, and is measured from a line";
                fields.refuse(terms::code::CONFLICT, message, Some(help));
            }
            let shape =
                centre.zip(reach).map(|(centre, reach)| Shape::Circle { centre: centre.value, reach });
            told(fields, shape)
        }
    }
}

/// Reads from which line a strip or ring is measured, and on which side: `of=` and `sides=`, or the `line` beside it.
fn measured(
    mut fields: Fields<'_>,
    reach: Option<Reach>,
    line: Option<&Node>,
    desk: Desk<'_>,
) -> Option<Outline> {
    let sides = match fields.property("sides") {
        None => Some(Sides::Both),
        Some(field) => field.one_of(Sides::WORDS).map(|sides| sides.value),
    };
    let given = fields.has_any(&["of"]);
    let of = desk.named(&mut fields, "of");
    let line = match (line, given) {
        (Some(line), true) => {
            let message = "this is measured from a line of its own and from that of another area";
            let help = "leave out `of=` or the `line`";
            desk.at.report(Diagnostic::error(terms::code::CONFLICT, line.name.span, message).help(help));
            None
        }
        (Some(line), false) => {
            let mut own = desk.fields(line);
            let points = points(&mut own, 2, "a second point");
            own.finish();
            points.map(LineOf::Own)
        }
        (None, true) => of.map(LineOf::Area),
        (None, false) => {
            fields.missing("a `line` beside it, or `of=` with the id of an area that has one");
            None
        }
    };
    let shape = line.zip(reach).zip(sides);
    told(fields, shape.map(|((line, reach), sides)| Shape::Strip { line, sides, reach }))
}

/// Reads `circle "33.5,36.3" radius="5 km"`.
fn circle(mut fields: Fields<'_>) -> Option<Outline> {
    let centre = fields.argument("its middle").and_then(Field::lat_lon);
    let radius = fields.required("radius").and_then(Field::distance);
    let shape = centre.zip(radius).map(|(centre, radius)| Shape::Circle {
        centre: centre.value,
        reach: Reach { from: None, to: radius.value },
    });
    told(fields, shape)
}

/// Reads `consists-of "kalbajar" "agdam" "lachin"`.
fn parts(mut fields: Fields<'_>, desk: Desk<'_>) -> Outline {
    let parts = fields.some("the areas that it consists of").into_iter();
    let parts = parts.filter_map(|field| desk.find(field)).collect();
    fields.finish();
    Outline { shape: Shape::Parts(parts), give_or_take: None }
}

/// Reads points, of which there are at least so many; `None` where one cannot be read, for a line without it is another line.
fn points(fields: &mut Fields<'_>, least: usize, lacking: &str) -> Option<Vec<LatLon>> {
    let values = fields.some("its points");
    let count = values.len();
    if count > 0 && count < least {
        fields.missing(lacking);
    }
    let points: Vec<LatLon> =
        values.into_iter().filter_map(Field::lat_lon).map(|point| point.value).collect();
    (points.len() == count && count >= least).then_some(points)
}

fn told_of(flaw: Flaw, node: &Node) -> Diagnostic {
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
