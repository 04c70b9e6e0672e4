//! The abstract test suite of OGC API – Features 1.0 (17-069r4, Annex A): one test a requirement, named after it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing fails")]

mod common;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use common::{ADDRESS, Response, get, get_with};
use serde_json::Value;

const ITEMS: [&str; 2] = ["/ogc/collections/incidents/items", "/ogc/collections/areas/items"];

/// An answer in JSON that is one.
fn json(address: &str) -> Value {
    let response = get(address);
    assert_eq!(response.status, StatusCode::OK, "{address}: {}", response.text());
    response.json()
}

fn links<'v>(of: &'v Value, rel: &str) -> Vec<&'v Value> {
    of["links"].as_array().unwrap().iter().filter(|link| link["rel"] == rel).collect()
}

/// The path of the one link of a relation, which has a type.
fn link(of: &Value, rel: &str) -> Option<String> {
    let all = links(of, rel);
    assert!(all.len() <= 1, "{rel}: {all:?}");
    let link = all.first()?;
    assert!(link["type"].is_string(), "{link}");
    Some(link["href"].as_str().unwrap().strip_prefix(ADDRESS).unwrap().to_owned())
}

fn ids(page: &Value) -> Vec<String> {
    page["features"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

fn refused(address: &str, status: StatusCode) -> Response {
    let response = get(address);
    assert_eq!(response.status, status, "{address}: {}", response.text());
    assert_eq!(response.header("content-type"), "application/problem+json", "{address}");
    let problem = response.json();
    assert_eq!(problem["status"], status.as_u16());
    assert!(problem["title"].is_string() && problem["detail"].is_string());
    response
}

fn incidents(query: &str) -> Value {
    json(&format!("{}{query}", ITEMS[0]))
}

/// A.2.1 /conf/core/http
#[test]
fn http() {
    for address in ["/ogc", ITEMS[0]] {
        let whole = get(address);
        let head = get_with("HEAD", address, &[]);
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
        let known = get_with("GET", address, &[("if-none-match", whole.header("etag"))]);
        assert_eq!(known.status, StatusCode::NOT_MODIFIED);
        assert_eq!(get_with("POST", address, &[]).status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(whole.header("access-control-allow-origin"), "*");
        assert_eq!(get(address).body, whole.body, "the same question gives the same bytes");
    }
    let people = get_with("GET", "/ogc/collections/none", &[("accept", "text/html")]);
    assert_eq!(people.header("content-type"), "application/problem+json", "also to browsers");
}

/// A.2.2.1 /conf/core/root-op, /conf/core/root-success
#[test]
fn root() {
    for address in ["/ogc", "/ogc/"] {
        let root = json(address);
        assert_eq!(root["title"], "The truces of 2016 in Syria");
        for rel in ["self", "service-desc", "conformance", "data"] {
            let path = link(&root, rel).unwrap_or_else(|| panic!("{rel}"));
            assert_eq!(get(&path).status, StatusCode::OK, "{path}");
        }
    }
}

/// A.2.2.2 /conf/core/api-definition-op, /conf/core/api-definition-success
#[test]
fn api_definition() {
    let path = link(&json("/ogc"), "service-desc").unwrap();
    let response = get(&path);
    assert_eq!(response.header("content-type"), "application/vnd.oai.openapi+json;version=3.0");
    assert_eq!(response.json()["openapi"], "3.0.3");
}

/// A.2.2.3 /conf/core/conformance-op, /conf/core/conformance-success
#[test]
fn conformance() {
    let all = json("/ogc/conformance");
    let all: Vec<&str> =
        all["conformsTo"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    for class in ["core", "oas30", "geojson"] {
        let class = format!("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{class}");
        assert!(all.contains(&class.as_str()));
    }
}

/// A.2.2.4 /conf/core/fc-md-op, /conf/core/fc-md-success, /conf/core/fc-md-links, /conf/core/fc-md-items
#[test]
fn fc_md() {
    let all = json("/ogc/collections");
    assert_eq!(link(&all, "self").as_deref(), Some("/ogc/collections"));
    assert_eq!(links(&all, "license").len(), 1);
    let ids: Vec<&Value> = all["collections"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["incidents", "areas"]);
}

/// A.2.2.4 /conf/core/fc-md-items-links
#[test]
fn fc_md_items_links() {
    for collection in json("/ogc/collections")["collections"].as_array().unwrap() {
        let items = link(collection, "items").unwrap();
        let response = get(&items);
        assert_eq!(links(collection, "items")[0]["type"], response.header("content-type"));
    }
}

/// A.2.2.4 /conf/core/fc-md-extent
#[test]
fn fc_md_extent() {
    let collection = json("/ogc/collections/incidents");
    let bbox = collection["extent"]["spatial"]["bbox"][0].as_array().unwrap();
    let bbox: Vec<f64> = bbox.iter().map(|number| number.as_f64().unwrap()).collect();
    let interval = &collection["extent"]["temporal"]["interval"][0];
    let [from, until] = [&interval[0], &interval[1]].map(|at| at.as_str().unwrap());
    assert!(from < until);
    for feature in incidents("?limit=1000")["features"].as_array().unwrap() {
        for at in feature["geometry"]["coordinates"][0].as_array().into_iter().flatten() {
            let [x, y] = [&at[0], &at[1]].map(|degrees| degrees.as_f64().unwrap());
            assert!(bbox[0] <= x && x <= bbox[2] && bbox[1] <= y && y <= bbox[3]);
        }
        let properties = &feature["properties"];
        assert!(properties["from"].as_str().is_none_or(|at| from <= at));
        assert!(properties["until"].as_str().is_none_or(|at| at <= until));
    }
}

/// A.2.2.5 /conf/core/sfc-md-op, /conf/core/sfc-md-success
#[test]
fn sfc_md() {
    let all = json("/ogc/collections");
    for collection in all["collections"].as_array().unwrap() {
        let id = collection["id"].as_str().unwrap();
        assert_eq!(json(&format!("/ogc/collections/{id}")), *collection);
    }
    refused("/ogc/collections/none", StatusCode::NOT_FOUND);
}

/// A.2.2.6 /conf/core/fc-op, /conf/core/fc-response, /conf/core/fc-links, /conf/core/fc-rel-type
#[test]
fn fc_response() {
    for address in ITEMS {
        let response = get(address);
        assert_eq!(response.header("content-type"), "application/geo+json");
        let page = response.json();
        assert_eq!(page["type"], "FeatureCollection");
        assert_eq!(link(&page, "self").as_deref(), Some(address));
        assert!(
            page["links"]
                .as_array()
                .unwrap()
                .iter()
                .all(|one| one["rel"].is_string() && one["type"].is_string())
        );
    }
    refused("/ogc/collections/none/items", StatusCode::NOT_FOUND);
}

/// A.2.2.6 /conf/core/fc-limit-definition, /conf/core/fc-limit-response
#[test]
fn fc_limit() {
    let limit = json("/ogc/api")["components"]["parameters"]["limit"].clone();
    assert_eq!((&limit["in"], &limit["explode"]), (&"query".into(), &false.into()));
    let schema = &limit["schema"];
    assert_eq!(
        (&schema["minimum"], &schema["maximum"], &schema["default"]),
        (&1.into(), &1000.into(), &100.into())
    );
    for number in [1, 7, 99] {
        assert_eq!(ids(&incidents(&format!("?limit={number}"))).len(), number);
    }
    assert!(ids(&incidents("")).len() <= 100);
    let most = incidents("?limit=1000");
    assert_eq!(
        incidents("?limit=1001")["features"],
        most["features"],
        "more than the maximum is the maximum"
    );
}

/// A.2.2.6 /conf/core/fc-bbox-definition
#[test]
fn fc_bbox_definition() {
    let bbox = json("/ogc/api")["components"]["parameters"]["bbox"].clone();
    assert_eq!(
        (&bbox["style"], &bbox["explode"], &bbox["required"]),
        (&"form".into(), &false.into(), &false.into())
    );
    assert_eq!(bbox["schema"]["items"]["type"], "number");
    let lengths = bbox["schema"]["oneOf"].as_array().unwrap();
    assert_eq!((&lengths[0]["minItems"], &lengths[1]["maxItems"]), (&4.into(), &6.into()));
}

/// A.2.2.6 /conf/core/fc-bbox-response
#[test]
fn fc_bbox_response() {
    let all = incidents("?limit=1000");
    let aleppo = incidents("?limit=1000&bbox=36.9,36.0,37.4,36.4");
    let placed = |page: &Value| -> BTreeSet<String> {
        let all = page["features"].as_array().unwrap().iter();
        all.filter(|one| !one["geometry"].is_null())
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let unplaced = |page: &Value| {
        page["features"].as_array().unwrap().iter().filter(|one| one["geometry"].is_null()).count()
    };
    assert!(placed(&aleppo).contains("DAB-0503"));
    assert!(placed(&aleppo).len() < placed(&all).len());
    assert_eq!(unplaced(&aleppo), unplaced(&all), "what has no geometry matches any box");
    for feature in aleppo["features"].as_array().unwrap().iter().filter(|one| !one["geometry"].is_null()) {
        let bbox: Vec<f64> =
            feature["bbox"].as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).collect();
        assert!(bbox[0] <= 37.4 && bbox[2] >= 36.9 && bbox[1] <= 36.4 && bbox[3] >= 36.0, "{bbox:?}");
    }
    assert_eq!(ids(&incidents("?limit=1000&bbox=36.9,36.0,-50,37.4,36.4,9000")), ids(&aleppo));
    assert!(placed(&incidents("?limit=1000&bbox=170,-60,-30,30")).is_empty(), "over the antimeridian");
    assert_eq!(placed(&incidents("?limit=1000&bbox=30,-90,-30,90")), placed(&all));
}

/// A.2.2.6 /conf/core/fc-time-definition, /conf/core/fc-time-response
#[test]
fn fc_time() {
    let datetime = json("/ogc/api")["components"]["parameters"]["datetime"].clone();
    assert_eq!((&datetime["schema"]["type"], &datetime["style"]), (&"string".into(), &"form".into()));
    let all = ids(&incidents("?limit=1000"));
    let number = |datetime: &str| {
        incidents(&format!("?limit=1000&datetime={datetime}"))["numberMatched"].as_u64().unwrap()
    };
    let april = incidents("?limit=1000&datetime=2016-04-01T00:00:00Z/2016-04-30T23:59:59Z");
    assert!(!ids(&april).is_empty() && ids(&april).len() < all.len());
    for feature in april["features"].as_array().unwrap() {
        let properties = &feature["properties"];
        assert!(properties["from"].as_str().is_none_or(|at| at <= "2016-04-30T23:59:59Z"));
        assert!(properties["until"].as_str().is_none_or(|at| at > "2016-04-01T00:00:00Z"));
    }
    assert!(number("2016-05-03T12:00:00Z") > 0);
    assert_eq!(number("2016-05-03T15:00:00%2B03:00"), number("2016-05-03T12:00:00Z"));
    assert_eq!(number("../2016-04-30T23:59:59Z"), number("/2016-04-30T23:59:59Z"));
    assert_eq!(number("2016-04-01T00:00:00Z/.."), number("2016-04-01T00:00:00Z/"));
    assert!(number("../2016-04-30T23:59:59Z") + number("2016-05-01T00:00:00Z/..") >= all.len() as u64);
    let areas = json(ITEMS[1])["numberMatched"].clone();
    assert_eq!(
        json(&format!("{}?datetime=1990-01-01T00:00:00Z", ITEMS[1]))["numberMatched"],
        areas,
        "no time fits any"
    );
}

/// A.2.2.6 /conf/core/fc-links, paging
#[test]
fn fc_links_next() {
    let (mut seen, mut address) = (Vec::new(), Some(format!("{}?limit=37", ITEMS[0])));
    let matched = usize::try_from(incidents("")["numberMatched"].as_u64().unwrap()).unwrap();
    let mut before = None;
    while let Some(now) = address {
        let page = json(&now);
        seen.extend(ids(&page));
        if let Some(before) = &before {
            assert_eq!(link(&page, "prev").as_ref(), Some(before));
        }
        before = link(&page, "self");
        address = link(&page, "next");
    }
    assert_eq!(seen.len(), matched);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), matched, "each once");
    let beyond = incidents("?offset=100000");
    assert!(ids(&beyond).is_empty() && link(&beyond, "next").is_none() && link(&beyond, "prev").is_some());
}

/// A.2.2.6 /conf/core/fc-timeStamp
#[test]
fn fc_time_stamp() {
    let stamp = incidents("")["timeStamp"].as_str().unwrap().to_owned();
    assert!(stamp.ends_with('Z') && stamp.as_str() < "2026-01-01", "{stamp}");
}

/// A.2.2.6 /conf/core/fc-numberMatched, /conf/core/fc-numberReturned
#[test]
fn fc_numbers() {
    let all = incidents("?limit=1000");
    assert_eq!(all["numberMatched"], ids(&all).len());
    for query in ["?limit=3", "?limit=30&offset=10", "?bbox=36,36,37,37&limit=5"] {
        let page = incidents(query);
        assert_eq!(page["numberReturned"], ids(&page).len());
        assert!(page["numberMatched"].as_u64() >= page["numberReturned"].as_u64());
    }
    assert_eq!(incidents("?limit=3")["numberMatched"], all["numberMatched"]);
}

/// A.2.2.7 /conf/core/f-op, /conf/core/f-success, /conf/core/f-links
#[test]
fn f() {
    for (address, collection) in ITEMS.iter().zip(["incidents", "areas"]) {
        for id in ids(&json(&format!("{address}?limit=20"))) {
            let own = format!("{address}/{id}");
            let response = get(&own);
            assert_eq!(response.header("content-type"), "application/geo+json");
            let feature = response.json();
            assert_eq!((&feature["type"], feature["id"].as_str()), (&"Feature".into(), Some(id.as_str())));
            assert_eq!(link(&feature, "self"), Some(own));
            assert_eq!(link(&feature, "collection"), Some(format!("/ogc/collections/{collection}")));
        }
        refused(&format!("{address}/none"), StatusCode::NOT_FOUND);
    }
}

/// A.2.1 /conf/core/query-param-unknown
#[test]
fn query_param_unknown() {
    for address in
        ["/ogc", "/ogc/conformance", "/ogc/api", "/ogc/collections", "/ogc/collections/areas", ITEMS[0]]
    {
        refused(&format!("{address}?unknown=1"), StatusCode::BAD_REQUEST);
    }
    refused("/ogc/collections?limit=1", StatusCode::BAD_REQUEST);
    refused("/ogc/collections/areas/items/none?bbox=1,2,3,4", StatusCode::BAD_REQUEST);
}

/// A.2.1 /conf/core/query-param-invalid
#[test]
fn query_param_invalid() {
    for query in [
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "limit=0",
        "limit=x",
        "offset=-1",
        "datetime=yesterday",
        "limit=1&limit=2",
        "as-of=x",
    ] {
        refused(&format!("{}?{query}", ITEMS[0]), StatusCode::BAD_REQUEST);
    }
    refused(&format!("{}?as-of=1990-01-01", ITEMS[0]), StatusCode::NOT_FOUND);
}

/// A.2.1 /conf/core/crs84
#[test]
fn crs84() {
    assert_eq!(json("/ogc/collections/areas")["crs"][0], "http://www.opengis.net/def/crs/OGC/1.3/CRS84");
    for feature in incidents("")["features"].as_array().unwrap() {
        if let Some(centre) = feature["properties"]["centre"].as_array() {
            let [x, y] = [&centre[0], &centre[1]].map(|degrees| degrees.as_f64().unwrap());
            assert!(
                (30.0..45.0).contains(&x) && (30.0..40.0).contains(&y),
                "longitude stands first: {x} {y}"
            );
        }
    }
}

/// A.4 /conf/geojson/content, /conf/geojson/definition
#[test]
fn geojson() {
    let api = json("/ogc/api");
    for path in ["/collections/{collectionId}/items", "/collections/{collectionId}/items/{featureId}"] {
        assert!(api["paths"][path]["get"]["responses"]["200"]["content"]["application/geo+json"].is_object());
    }
    for feature in incidents("")["features"].as_array().unwrap() {
        assert!(feature.get("geometry").is_some() && feature["properties"].is_object());
    }
}

/// A.6 /conf/oas30/completeness, /conf/oas30/exceptions-codes, /conf/oas30/oas-definition-1, -2, /conf/oas30/oas-impl
#[test]
fn oas30() {
    let api = json("/ogc/api");
    assert_eq!(api["servers"][0]["url"], format!("{ADDRESS}/ogc"));
    let paths = api["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 7);
    for (path, item) in paths {
        let asked = path.replace("{collectionId}", "incidents").replace("{featureId}", "DAB-0503");
        let response = get(&format!("/ogc{asked}"));
        let content = item["get"]["responses"]["200"]["content"].as_object().unwrap();
        assert!(content.contains_key(response.header("content-type")), "{path}");
        assert!(item["get"]["responses"]["400"].is_object() && item["get"]["responses"]["404"].is_object());
    }
    each_reference(&api, &mut |reference| {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(api.pointer(pointer).is_some(), "{reference}");
    });
}

fn each_reference(value: &Value, check: &mut impl FnMut(&str)) {
    if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        check(reference);
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| each_reference(one, check)),
        Value::Object(all) => all.values().for_each(|one| each_reference(one, check)),
        _ => {}
    }
}

/// Not of the standard: an earlier time is kept in every link.
#[test]
fn an_earlier_time_is_kept() {
    let page = incidents("?as-of=2016-04-01&limit=5");
    assert!(page["numberMatched"].as_u64() < incidents("")["numberMatched"].as_u64());
    let next = link(&page, "next").unwrap();
    assert!(next.contains("as-of=2016-04-01"));
    assert_eq!(page["about"]["as_of"], "2016-04-01T21:00:00Z");
    assert_eq!(
        link(&json("/ogc?as-of=2016-04-01"), "data").as_deref(),
        Some("/ogc/collections?as-of=2016-04-01")
    );
}
