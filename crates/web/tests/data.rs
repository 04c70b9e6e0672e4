//! What others take away: that it is whole, says of what it is, keeps places coarse, and is read by others.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use axum::http::StatusCode;
use common::{ADDRESS, case, get, get_with};
use serde_json::Value;

const FILES: [&str; 9] = [
    "findings.csv",
    "findings.parquet",
    "matrix.csv",
    "incidents.parquet",
    "incidents.geojson",
    "areas.geojson",
    "claims.csv",
    "tallies.csv",
    "obligations.csv",
];

fn rows(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (head, rows)
}

#[test]
fn every_file_says_of_what_it_is_and_has_a_tag() {
    for name in FILES {
        let address = format!("/data/{name}");
        let whole = get(&address);
        assert_eq!(whole.status, StatusCode::OK, "{name}: {}", String::from_utf8_lossy(&whole.body));
        assert!(
            whole.header("link").contains("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"")
        );
        assert!(whole.header("content-disposition").contains(&format!("syria-2016-{name}")));
        let text = String::from_utf8_lossy(&whole.body);
        for part in ["syria-2016", "CC BY 4.0", "2016-10-31T22:00:00Z"] {
            assert!(text.contains(part), "{name} does not say {part}");
        }
        let again = get_with("GET", &address, &[("if-none-match", whole.header("etag"))]);
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{name}");
        let head = get_with("HEAD", &address, &[]);
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0), "{name}");
        assert_eq!(head.header("etag"), whole.header("etag"), "{name}");
    }
}

#[test]
fn an_earlier_time_tells_less() {
    for name in ["matrix.csv", "claims.csv", "tallies.csv", "findings.csv"] {
        let whole = rows(get(&format!("/data/{name}")).text()).1.len();
        let (head, part) = rows(get(&format!("/data/{name}?as-of=2016-04-01&known-at=2016-04-02")).text());
        assert!(!part.is_empty() && part.len() < whole, "{name}: {} of {whole}", part.len());
        let at = |column| head.iter().position(|own| own == column).unwrap();
        assert!(part.iter().all(|row| row[at("as_of")] == "2016-04-01T21:00:00Z"), "{name}");
        assert!(part.iter().all(|row| row[at("known_at")] == "2016-04-02T21:00:00Z"), "{name}");
    }
    assert_eq!(get("/data/claims.csv?as-of=1999-01-01").status, StatusCode::NOT_FOUND);
    assert_eq!(get("/data/claims.csv?as-of=yesterday").status, StatusCode::BAD_REQUEST);
}

#[test]
fn the_matrix_takes_the_filter_of_the_page() {
    let (head, all) = rows(get("/data/matrix.csv").text());
    assert!(head.contains(&"verdict_neutral".to_owned()));
    let (_, breaches) = rows(get("/data/matrix.csv?reading=neutral&verdict=breach").text());
    let column = head.iter().position(|own| own == "verdict_neutral").unwrap();
    let expected = all.iter().filter(|row| row[column] == "breach").count();
    assert_eq!(breaches.len(), expected);
    assert!(expected > 0 && expected < all.len());
}

#[test]
fn no_exact_point_leaves() {
    let case = case();
    let mut exact = Vec::new();
    for place in case.incidents.values().map(|incident| &incident.place) {
        exact.extend(place.point.map(|(at, _)| (at.lat, at.lon)));
    }
    assert!(exact.len() > 10);
    let features = get("/data/incidents.geojson").json();
    let mut points = Vec::new();
    for feature in features["features"].as_array().unwrap() {
        let ring = feature["geometry"]["coordinates"][0].as_array();
        points.extend(ring.into_iter().flatten().map(point));
        points.extend(Some(&feature["properties"]["centre"]).filter(|at| !at.is_null()).map(point));
    }
    assert!(points.len() > exact.len() * 6);
    for (lat, lon) in exact {
        let near = |(y, x): &&(f64, f64)| (y - lat).abs() < 1e-4 && (x - lon).abs() < 1e-4;
        assert!(!points.iter().any(|at| near(&at)), "{lat} {lon}");
    }
}

fn point(at: &Value) -> (f64, f64) {
    (at[1].as_f64().unwrap(), at[0].as_f64().unwrap())
}

#[test]
fn features_are_those_of_rfc_7946() {
    let all = get("/data/incidents.geojson");
    assert_eq!(all.header("content-type"), "application/geo+json");
    let all = all.json();
    assert_eq!(all["type"], "FeatureCollection");
    assert_eq!(all["licence"]["name"], "CC BY 4.0");
    assert_eq!(all["bbox"].as_array().unwrap().len(), 4);
    let features = all["features"].as_array().unwrap();
    assert_eq!(features.len(), rows(get("/data/matrix.csv").text()).1.len());
    assert!(features.iter().any(|feature| feature["geometry"].is_null()));
    for feature in features {
        assert_eq!(feature["type"], "Feature");
        let properties = &feature["properties"];
        assert!(properties["title"]["en"].is_string() && properties["verdicts"].is_object());
        if feature["geometry"].is_null() {
            assert!(properties["centre"].is_null() && feature.get("bbox").is_none());
            continue;
        }
        assert_eq!(feature["geometry"]["type"], "Polygon");
        let ring = feature["geometry"]["coordinates"][0].as_array().unwrap();
        assert_eq!(ring.first(), ring.last());
        assert!(properties["radius_km"].as_f64().unwrap() >= 10.0);
    }
}

#[test]
fn one_incident_is_told_whole() {
    let whole = get("/data/incidents/DAB-0503.json").json();
    assert_eq!(whole["incident"]["id"], "DAB-0503");
    assert_eq!(whole["licence"]["address"], "https://creativecommons.org/licenses/by/4.0/");
    let findings = whole["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| !finding["guards"].as_array().unwrap().is_empty()));
    assert!(whole["claims"].as_array().unwrap().iter().any(|claim| claim["id"] == "C106"));
    assert!(!whole["pivots"].as_array().unwrap().is_empty());
    let text = whole.to_string();
    assert!(!text.contains("36.205") && !text.contains("37.13,"), "the exact point");
    let none = get("/data/incidents/NONE.json");
    assert_eq!(
        (none.status, none.header("content-type")),
        (StatusCode::NOT_FOUND, "application/problem+json")
    );
    assert_eq!(get("/data/incidents/DAB-0503.json?as-of=2016-03-01").status, StatusCode::NOT_FOUND);
    assert!(ADDRESS.starts_with("https"));
}

#[test]
fn columns_are_parquet() {
    for name in ["findings", "incidents"] {
        let whole = get(&format!("/data/{name}.parquet"));
        assert!(whole.body.starts_with(b"PAR1") && whole.body.ends_with(b"PAR1"));
    }
}
