//! Boundaries: from files of `GeoJSON` (RFC 7946) beside the case to lines that maps draw.
//!
//! Only files that a walk of the folder found are read, so that no name leads out of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use geojson::{GeoJson, Geometry, GeometryValue, Position};
use kdltree::Span;
use model::place::LatLon;
use terms::{Diagnostic, Reporter, Sink};

use crate::code;
use crate::files::{read_one, shown_path};
use crate::limits::Limits;
use crate::load::Loaded;

/// Reads the files that the case names; what is wrong with one is told of that file.
pub(crate) fn read(folder: &Path, beside: &[PathBuf], limits: &Limits, loaded: &mut Loaded) {
    let sink = Sink::new();
    let mut left = limits.boundary_corners;
    for boundaries in &mut loaded.case.publication.boundaries {
        let path = folder.join(&boundaries.file);
        let shown: Arc<str> = Arc::from(shown_path(&path));
        let at = Reporter::new(&shown, &sink);
        if !beside.contains(&path) {
            refuse(
                at,
                "the case names this file of boundaries, and its folder holds no such file".to_owned(),
            );
            continue;
        }
        let Some(bytes) = read_one(&path, limits, limits.file_bytes, at) else { continue };
        match lines(&bytes) {
            Ok(lines) => {
                let corners = lines.iter().map(Vec::len).sum();
                match left.checked_sub(corners) {
                    Some(rest) => (left, boundaries.lines) = (rest, lines),
                    None => refuse(at, format!("there are more than {} corners", limits.boundary_corners)),
                }
            }
            Err(why) => refuse(at, why),
        }
    }
    loaded.diagnostics.extend(sink.into_sorted());
    loaded.diagnostics.sort();
}

fn refuse(at: Reporter<'_>, message: String) {
    let help = "`boundaries` takes a file that ends in `.geojson`, is no link and lies in the folder of the case; its positions are longitude, latitude in degrees. Simplify what is too fine to be seen";
    at.report(Diagnostic::error(code::BOUNDARIES, Span::at(0), message).help(help));
}

/// Every line and every ring.
///
/// # Errors
///
/// In words: it is no `GeoJSON`, a position is not on the earth, or there is no line in it.
fn lines(bytes: &[u8]) -> Result<Vec<Vec<LatLon>>, String> {
    let all = GeoJson::from_reader(bytes).map_err(|error| format!("this is no GeoJSON: {error}"))?;
    let mut open: Vec<Geometry> = match all {
        GeoJson::Geometry(geometry) => vec![geometry],
        GeoJson::Feature(feature) => feature.geometry.into_iter().collect(),
        GeoJson::FeatureCollection(all) => {
            all.features.into_iter().filter_map(|feature| feature.geometry).collect()
        }
    };
    let mut found = Vec::new();
    while let Some(geometry) = open.pop() {
        match geometry.value {
            GeometryValue::LineString { coordinates } => found.push(coordinates),
            GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
                found.extend(coordinates);
            }
            GeometryValue::MultiPolygon { coordinates } => found.extend(coordinates.into_iter().flatten()),
            GeometryValue::GeometryCollection { geometries } => open.extend(geometries),
            GeometryValue::Point { .. } | GeometryValue::MultiPoint { .. } => {}
        }
    }
    if found.is_empty() {
        return Err("there is no line and no polygon in it".to_owned());
    }
    found.iter().map(|line| line.iter().map(place).collect()).collect()
}

fn place(position: &Position) -> Result<LatLon, String> {
    let said = position.as_slice();
    let place = if let [lon, lat, ..] = said { LatLon::new(*lat, *lon) } else { None };
    place.ok_or_else(|| format!("{said:?} is no longitude and latitude in degrees"))
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_and_rings_are_read_from_whatever_holds_them() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"a"},"geometry":{"type":"MultiPolygon","coordinates":[[[[36,33],[37,33],[37,34],[36,33]]]]}},
            {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[36,33],[36.5,33.25,700]]}]}},
            {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[36,33]}},
            {"type":"Feature","properties":null,"geometry":null}
        ]}"#;
        let mut all: Vec<usize> = lines(text.as_bytes()).unwrap().iter().map(Vec::len).collect();
        all.sort_unstable();
        assert_eq!(all, [2, 4]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, said) in [
            ("{", "this is no GeoJSON"),
            (r#"{"type":"LineString","coordinates":[[33.5,96],[33,97]]}"#, "[33.5, 96.0] is no longitude"),
            (r#"{"type":"LineString","coordinates":[[33.5],[33]]}"#, "[33.5] is no longitude"),
            (r#"{"type":"Point","coordinates":[36,33]}"#, "there is no line"),
        ] {
            let error = lines(text.as_bytes()).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
