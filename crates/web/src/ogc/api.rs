//! The definition of the API in `OpenAPI` 3.0: what there is to ask, and what comes back.

mod schemas;

use publish::data::About;
use serde_json::{Value, json};

use super::collections::Collection;
use super::params::{MOST, USUAL};
use super::{GEOJSON, JSON, OPENAPI, title, written};
use crate::answer::Answer;
use crate::statics::VERSION;
use crate::visit::Visit;

/// Makes the definition.
pub(super) fn answer(visit: &Visit, about: &About) -> Answer {
    let mut info = json!({ "title": title(visit), "description": about.note, "version": VERSION });
    if let (Some(licence), Some(info)) = (&about.licence, info.as_object_mut()) {
        let mut named = json!({ "name": licence.name });
        if let (Some(address), Some(named)) = (&licence.address, named.as_object_mut()) {
            named.insert("url".into(), json!(address));
        }
        info.insert("license".into(), named);
    }
    let body = json!({
        "openapi": "3.0.3",
        "info": info,
        "servers": [{ "url": visit.whole("/ogc") }],
        "tags": [
            { "name": "Capabilities", "description": "What this API is and conforms to." },
            { "name": "Data", "description": "Incidents and areas." },
        ],
        "paths": paths(),
        "components": { "parameters": parameters(), "schemas": schemas::all(), "responses": refusals() },
    });
    written(OPENAPI, &body)
}

fn paths() -> Value {
    let collection = "#/components/parameters/collectionId";
    let feature = "#/components/parameters/featureId";
    let of_items: Vec<String> =
        super::params::OF_ITEMS.map(|name| format!("#/components/parameters/{name}")).into();
    let of_items: Vec<&str> =
        std::iter::once(collection).chain(of_items.iter().map(String::as_str)).collect();
    json!({
        "/": { "get": operation("getLandingPage", "Capabilities", "What there is", &[], "landingPage", JSON) },
        "/conformance": {
            "get": operation("getConformance", "Capabilities", "What the API conforms to", &[], "confClasses", JSON),
        },
        "/api": { "get": operation("getApi", "Capabilities", "This definition", &[], "definition", OPENAPI) },
        "/collections": {
            "get": operation("getCollections", "Data", "The collections", &[], "collections", JSON),
        },
        "/collections/{collectionId}": {
            "get": operation("describeCollection", "Data", "One collection", &[collection], "collection", JSON),
        },
        "/collections/{collectionId}/items": {
            "get": operation(
                "getFeatures", "Data", "Features, page by page", &of_items, "featureCollectionGeoJSON", GEOJSON,
            ),
        },
        "/collections/{collectionId}/items/{featureId}": {
            "get": operation(
                "getFeature", "Data", "One feature", &[collection, feature], "featureGeoJSON", GEOJSON,
            ),
        },
    })
}

/// A question: its parameters besides those of time, and what comes back.
fn operation(id: &str, tag: &str, what: &str, parameters: &[&str], schema: &str, kind: &str) -> Value {
    let times = ["#/components/parameters/as-of", "#/components/parameters/known-at"];
    let parameters: Vec<Value> =
        parameters.iter().chain(&times).map(|parameter| json!({ "$ref": parameter })).collect();
    let refused = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    json!({
        "operationId": id,
        "tags": [tag],
        "summary": what,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": what,
                "content": { kind: { "schema": { "$ref": format!("#/components/schemas/{schema}") } } },
            },
            "400": refused("invalid"),
            "404": refused("notFound"),
            "default": refused("refused"),
        },
    })
}

/// What comes back where there is no answer.
fn refusals() -> Value {
    let refusal = |what: &str| {
        json!({
            "description": what,
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/problem" } } },
        })
    };
    json!({
        "invalid": refusal("A parameter is not known, or has a value that is none."),
        "notFound": refusal("There is no such thing, or nothing is published of that time."),
        "refused": refusal("The server is busy, has had many requests from one visitor, or failed."),
    })
}

/// An instant of RFC 3339, or two with a `/` between them, one of which may be open.
fn datetime() -> String {
    let day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    let time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?";
    let instant = format!("{day}T{time}(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])");
    format!("^({instant}|{instant}/([.][.]|{instant})?|([.][.])?/{instant})$")
}

fn parameters() -> Value {
    let day = |name: &str, what: &str| {
        json!({
            "name": name,
            "in": "query",
            "description": what,
            "required": false,
            "schema": { "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "style": "form",
            "explode": false,
        })
    };
    let ids = Collection::ALL.map(Collection::id);
    json!({
        "collectionId": {
            "name": "collectionId",
            "in": "path",
            "description": "The id of a collection.",
            "required": true,
            "schema": { "type": "string", "enum": ids },
        },
        "featureId": {
            "name": "featureId",
            "in": "path",
            "description": "The id of a feature.",
            "required": true,
            "schema": { "type": "string" },
        },
        "bbox": {
            "name": "bbox",
            "in": "query",
            "description": "Only features of which some part lies in this box, and those without a geometry: degrees west, south, east, \
                            north (WGS 84), or with the least and greatest height as third and sixth number, which choose nothing. A west \
                            greater than the east goes over the antimeridian.",
            "required": false,
            "schema": {
                "type": "array",
                "oneOf": [{ "minItems": 4, "maxItems": 4 }, { "minItems": 6, "maxItems": 6 }],
                "items": { "type": "number" },
            },
            "style": "form",
            "explode": false,
        },
        "datetime": {
            "name": "datetime",
            "in": "query",
            "description": "Only features of which the time may meet this instant or interval (RFC 3339, `/` between two, `..` or nothing \
                            for an open end), and those without a time.",
            "required": false,
            "schema": { "type": "string", "pattern": datetime() },
            "style": "form",
            "explode": false,
        },
        "limit": {
            "name": "limit",
            "in": "query",
            "description": "So many features at most on a page. Who asks for more than the maximum gets the maximum.",
            "required": false,
            "schema": { "type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL },
            "style": "form",
            "explode": false,
        },
        "offset": {
            "name": "offset",
            "in": "query",
            "description": "So many features are passed over. The links `next` and `prev` have it.",
            "required": false,
            "schema": { "type": "integer", "minimum": 0, "default": 0 },
            "style": "form",
            "explode": false,
        },
        "as-of": day("as-of", "Things as they stood at the end of this day."),
        "known-at": day("known-at", "From what the record had learnt by the end of this day."),
    })
}
