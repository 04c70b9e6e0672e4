//! What comes back, as schemas.

use serde_json::{Value, json};

/// Every schema by its name.
pub(super) fn all() -> Value {
    json!({
        "link": object(&["href", "rel"], &json!({
            "href": { "type": "string", "format": "uri" },
            "rel": text(),
            "type": text(),
            "title": text(),
        })),
        "about": object(&["case", "as_of", "note"], &json!({
            "case": text(),
            "case_title": { "type": "object", "additionalProperties": text() },
            "as_of": time(),
            "known_at": or_null(time()),
            "publisher": or_null(text()),
            "licence": or_null(json!({ "type": "object" })),
            "note": text(),
        })),
        "landingPage": object(&["links"], &json!({
            "title": text(), "description": text(), "links": list("link"), "about": to("about"),
        })),
        "confClasses": object(&["conformsTo"], &json!({
            "conformsTo": { "type": "array", "items": text() }, "links": list("link"),
        })),
        "definition": object(&["openapi", "info", "paths"], &json!({
            "openapi": text(), "info": { "type": "object" }, "paths": { "type": "object" },
        })),
        "collections": object(&["links", "collections"], &json!({
            "links": list("link"), "collections": list("collection"),
        })),
        "collection": object(&["id", "links"], &json!({
            "id": text(),
            "title": text(),
            "description": text(),
            "itemType": { "type": "string", "enum": ["feature"] },
            "crs": { "type": "array", "items": text() },
            "extent": to("extent"),
            "links": list("link"),
        })),
        "extent": extent(),
        "featureCollectionGeoJSON": object(&["type", "features"], &json!({
            "type": { "type": "string", "enum": ["FeatureCollection"] },
            "features": list("featureGeoJSON"),
            "links": list("link"),
            "timeStamp": time(),
            "numberMatched": count(),
            "numberReturned": count(),
            "about": to("about"),
        })),
        "featureGeoJSON": object(&["type", "geometry", "properties"], &json!({
            "type": { "type": "string", "enum": ["Feature"] },
            "id": text(),
            "bbox": { "type": "array", "minItems": 4, "maxItems": 4, "items": { "type": "number" } },
            "geometry": or_null(to("geometryGeoJSON")),
            "properties": { "type": "object", "anyOf": [to("incident"), to("area")] },
            "links": list("link"),
            "about": to("about"),
        })),
        "geometryGeoJSON": object(&["type"], &json!({
            "type": { "type": "string", "enum": ["Polygon", "MultiPolygon", "MultiLineString", "GeometryCollection"] },
            "coordinates": { "type": "array", "items": { "type": "array", "items": {} } },
            "geometries": { "type": "array", "items": { "type": "object" } },
        })),
        "incident": incident(),
        "area": area(),
        "problem": object(&["title", "status"], &json!({
            "type": text(), "title": text(), "status": { "type": "integer" }, "detail": text(),
        })),
    })
}

fn extent() -> Value {
    let bbox = json!({ "type": "array", "minItems": 4, "maxItems": 6, "items": { "type": "number" } });
    let interval = json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": or_null(time()) });
    object(
        &["spatial"],
        &json!({
            "spatial": object(&["bbox"], &json!({
                "bbox": { "type": "array", "minItems": 1, "items": bbox }, "crs": text(),
            })),
            "temporal": object(&["interval"], &json!({
                "interval": { "type": "array", "minItems": 1, "items": interval },
            })),
        }),
    )
}

fn incident() -> Value {
    let mut own = json!({
        "title": { "type": "object", "additionalProperties": text() },
        "when": text(),
        "from": or_null(time()),
        "until": or_null(time()),
        "day": or_null(json!({ "type": "string", "format": "date" })),
        "place": text(),
        "area": or_null(text()),
        "verdicts": {
            "type": "object",
            "description": "What each reading finds over all clauses; null where no clause takes the incident up.",
            "additionalProperties": {
                "type": "string", "nullable": true, "enum": ["breach", "no-breach", "undetermined", null],
            },
        },
        "readings_part": { "type": "boolean" },
        "claims": count(),
    });
    with_cell(&mut own);
    object(&["title", "when", "verdicts", "readings_part", "claims"], &own)
}

fn area() -> Value {
    let mut own = json!({
        "name": { "type": "object", "additionalProperties": text() },
        "within": or_null(text()),
        "as_of_day": or_null(text()),
        "give_or_take_km": or_null(json!({ "type": "number" })),
    });
    with_cell(&mut own);
    object(&["name"], &own)
}

/// The cell that a place is shown as: its id in H3, its centre, and how far from there the place may be.
fn with_cell(properties: &mut Value) {
    let Some(properties) = properties.as_object_mut() else { return };
    let centre = json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": "number" } });
    properties.insert("cell".into(), or_null(text()));
    properties.insert("centre".into(), or_null(centre));
    properties.insert("radius_km".into(), or_null(json!({ "type": "number" })));
}

fn object(required: &[&str], properties: &Value) -> Value {
    json!({ "type": "object", "required": required, "properties": properties })
}

fn to(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn list(of: &str) -> Value {
    json!({ "type": "array", "items": to(of) })
}

/// What may be null: a reference has no room for that beside it.
fn or_null(schema: Value) -> Value {
    if schema.get("$ref").is_some() {
        return json!({ "type": "object", "nullable": true, "allOf": [schema] });
    }
    let mut schema = schema;
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("nullable".into(), true.into());
    }
    schema
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn time() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}
