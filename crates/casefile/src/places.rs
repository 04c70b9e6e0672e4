//! Places: `place "Deir al-Asafir" in="eastern-ghouta" lat=33.467 lon=36.428 radius="5 km"`.

use model::Case;
use model::place::{Area, LatLon, Place, Shape};
use terms::fields::Field;
use terms::{Diagnostic, Fields, Reporter};

use crate::code;
use crate::desk::Desk;
use crate::index::Spot;
use crate::outline::metres_outside;

/// Reads the child `place`, if it is there.
pub(crate) fn child(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<Place> {
    let mut own = desk.fields(fields.child("place")?);
    let name = own.argument("what the place is called").and_then(Field::string);
    let within = desk.named(&mut own, "in");
    let point = own.point();
    let height = own.property("height").and_then(Field::distance).map(|height| height.value);
    own.finish();
    Some(Place { name: name?, within, point, height })
}

/// Areas between a place and the first one with an outline; more are taken for a circle, which is reported elsewhere.
const STEPS: usize = 64;

/// Warns where a point, with its radius, lies outside the outline of its area or of the first area around that has one.
pub(crate) fn check(place: &Place, case: &Case, spot: Spot<'_>, sink: &terms::Sink) {
    let Some((point, radius)) = place.point else { return };
    let Some((area, corners)) = outline_around(place, case) else { return };
    let off = metres_outside(point, corners) - radius.metres();
    if off <= 0.0 {
        return;
    }
    let message = format!(
        "`{}` lies {:.0} km outside the outline of `{}`",
        place.name,
        (off / 1000.0).max(1.0),
        area.id
    );
    let turned = LatLon::new(point.lon, point.lat)
        .filter(|turned| metres_outside(*turned, corners) <= radius.metres());
    let help = match turned {
        Some(_) => "latitude and longitude look swapped: `lat=` is north, `lon=` is east",
        None => "look at the point, at `in=` and at the outline of the area",
    };
    let report = Diagnostic::warning(code::OUTSIDE_ITS_AREA, spot.span_of(&place.name), message).help(help);
    Reporter::new(&spot.file.path, sink).report(report);
}

fn outline_around<'c>(place: &Place, case: &'c Case) -> Option<(&'c Area, &'c [LatLon])> {
    let mut next = place.within.as_ref();
    for _ in 0..STEPS {
        let area = case.areas.get(next?)?;
        if let Some(Shape::Polygon(corners)) = area.outline.as_ref().map(|outline| &outline.shape) {
            return Some((area, corners));
        }
        next = area.within.as_ref();
    }
    None
}
