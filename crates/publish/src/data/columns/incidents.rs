//! The columns of incidents, with the metadata by which programs for maps find the place (`GeoParquet` 1.1).

use jiff::civil::Date;
use model::finding::Verdict;
use model::incident::Incident;
use serde_json::json;

use super::column::{Column, Values};
use crate::data::geometry::{Bounds, Geometry};
use crate::data::wkb;
use crate::edition::{Edition, Entry};
use crate::map::cells::public_cell;

/// The columns, and what stands under `geo` in the metadata.
pub(super) fn columns(edition: &Edition) -> (Vec<Column>, String) {
    let case = edition.case();
    let rows: Vec<(&Entry, &Incident)> =
        edition.entries().iter().filter_map(|entry| Some((entry, edition.incident(entry)?))).collect();
    let cells: Vec<_> = rows.iter().map(|(_, incident)| public_cell(case, &incident.place)).collect();
    let geometries: Vec<_> = cells.iter().map(|cell| cell.map(Geometry::of_cell)).collect();
    let text = |name: &str, of: &dyn Fn(&Incident) -> Option<String>| {
        Column::new(name, Values::Text(rows.iter().map(|(_, incident)| of(incident)).collect()))
    };
    let cell_number = |name: &str, of: &dyn Fn(crate::map::Cell) -> f64| {
        Column::new(name, Values::Number(cells.iter().map(|cell| cell.map(of)).collect()))
    };
    let mut columns = vec![
        text("incident", &|incident| Some(incident.id.to_string())),
        text("title", &|incident| Some(incident.title.plain().to_owned())),
        text("when", &|incident| Some(incident.when.to_string())),
        Column::new("from", Values::Time(rows.iter().map(|(_, one)| one.when.window.from).collect())),
        Column::new("until", Values::Time(rows.iter().map(|(_, one)| one.when.window.end()).collect())),
        Column::new("day", Values::Day(rows.iter().map(|(entry, _)| entry.day.and_then(days)).collect())),
        text("place", &|incident| Some(incident.place.name.clone())),
        text("area", &|incident| incident.place.within.as_ref().map(ToString::to_string)),
        Column::new("cell", Values::Text(cells.iter().map(|cell| cell.map(crate::map::Cell::id)).collect())),
        cell_number("cell_lat", &|cell| cell.centre().lat),
        cell_number("cell_lon", &|cell| cell.centre().lon),
        cell_number("cell_radius_km", &crate::map::Cell::radius_km),
        Column::new("readings_part", Values::Is(rows.iter().map(|(entry, _)| Some(entry.parts)).collect())),
        Column::new("claims", Values::Count(rows.iter().map(|(entry, _)| claims(edition, entry)).collect())),
    ];
    for (number, reading) in edition.readings().iter().enumerate() {
        let verdict = |entry: &Entry| entry.over_all.get(number).copied().flatten();
        let verdicts = rows.iter().map(|(entry, _)| verdict(entry).map(Verdict::as_str).map(str::to_owned));
        columns.push(Column::new(format!("verdict_{reading}"), Values::Text(verdicts.collect())));
    }
    let places = geometries.iter().map(|geometry| geometry.as_ref().and_then(wkb::polygons));
    columns.push(Column::new("geometry", Values::Bytes(places.collect())));
    (columns, geo(&geometries))
}

fn claims(edition: &Edition, entry: &Entry) -> Option<i64> {
    i64::try_from(edition.claims_on(&entry.incident).count()).ok()
}

fn days(day: Date) -> Option<i32> {
    day.since(Date::constant(1970, 1, 1)).ok().map(|span| span.get_days())
}

/// Of which sort the column with places is.
fn geo(geometries: &[Option<Geometry>]) -> String {
    let mut column = json!({
        "encoding": "WKB",
        "geometry_types": ["Polygon", "MultiPolygon"],
        "orientation": "counterclockwise",
    });
    let bounds = Bounds::round(geometries.iter().flatten().filter_map(Geometry::bounds));
    if let (Some(bounds), Some(column)) = (bounds, column.as_object_mut()) {
        column.insert("bbox".into(), json!(bounds.numbers()));
    }
    json!({ "version": "1.1.0", "primary_column": "geometry", "columns": { "geometry": column } }).to_string()
}
