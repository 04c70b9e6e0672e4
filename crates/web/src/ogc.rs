//! OGC API – Features 1.0 (17-069r4): Core, `GeoJSON` and `OpenAPI` 3.0, under `/ogc`; for QGIS, `ArcGIS`, GDAL and their like.
//!
//! ```text
//!  request ──params──▶ only what the standard knows ──▶ collections ──▶ items ──▶ links
//!                          └ anything else: 400
//! ```
//!
//! There are two collections, `incidents` and `areas`. Places are those of [`publish::data`]: cells. `timeStamp` is when the record last learnt anything
//! of what is told, not the clock, so that the same question gives the same bytes.

mod api;
mod collections;
mod items;
mod params;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, State};
use axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use axum::http::{HeaderMap, Response, Uri};
use axum::routing::{MethodRouter, get};
use publish::data::About;
use publish::language::Language;
use serde::Serialize;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::data::said;
use crate::error::{RouteError, problem};
use crate::query::Query;
use crate::routes::made;
use crate::site::Site;
use crate::visit::{TIMES, Visit};
use params::Params;

const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";
const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";
const HTML: &str = "text/html";

/// The one reference system there is: longitude before latitude.
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// What makes a resource.
type Make = fn(&Visit, &About, &Params) -> Result<Answer, RouteError>;

/// Every resource: its path, the parameters that it takes besides those of time, and what makes it.
const RESOURCES: [(&str, &[&str], Make); 8] = [
    ("/ogc", &[], |visit, about, _| Ok(landing(visit, about))),
    ("/ogc/", &[], |visit, about, _| Ok(landing(visit, about))),
    ("/ogc/conformance", &[], |visit, _, _| Ok(conformance(visit))),
    ("/ogc/api", &[], |visit, about, _| Ok(api::answer(visit, about))),
    ("/ogc/collections", &[], |visit, about, _| Ok(collections::all(visit, about))),
    ("/ogc/collections/{collection}", &[], |visit, about, _| collections::one(visit, about)),
    ("/ogc/collections/{collection}/items", &params::OF_ITEMS, items::page),
    ("/ogc/collections/{collection}/items/{feature}", &[], |visit, about, _| items::one(visit, about)),
];

/// Adds the addresses of the standard.
pub(crate) fn routes(mut router: Router<Arc<Site>>) -> Router<Arc<Site>> {
    for (path, known, make) in RESOURCES {
        router = router.route(path, resource(known, make));
    }
    router
}

fn resource(known: &'static [&'static str], make: Make) -> MethodRouter<Arc<Site>> {
    get(move |State(site): State<Arc<Site>>, path: RawPathParams, uri: Uri, headers: HeaderMap| async move {
        let parts: BTreeMap<String, String> =
            path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let asked = uri.clone();
        let answer = made(&site, &uri, move |site| {
            let query = asked.query().unwrap_or_default();
            let params = Params::read(query, known)?;
            let path = asked.path().to_owned();
            let visit = Visit::new(site, Language::English, path, parts, Query::read(query))?;
            let about = About::of(&visit.edition);
            Ok(said(make(&visit, &about, &params)?, &about))
        });
        answer.await.map_or_else(|error| refused(&headers, &error), |answer| answer.response(&headers))
    })
}

/// Says to a program what went wrong (RFC 9457).
fn refused(headers: &HeaderMap, error: &RouteError) -> Response<Body> {
    let body = problem(error.status(), error.code(), &error.to_string());
    let answer = Answer::new("application/problem+json", body).with_status(error.status());
    answer.with(ACCESS_CONTROL_ALLOW_ORIGIN, "*").response(headers)
}

/// A link.
#[derive(Clone, Serialize)]
struct Link {
    href: String,
    rel: &'static str,
    r#type: &'static str,
    title: String,
}

impl Link {
    /// To a path of the site, of the same time.
    fn to(visit: &Visit, path: &str, rel: &'static str, kind: &'static str, title: &str) -> Self {
        Self::whole(visit.whole(&visit.data(path)), rel, kind, title)
    }

    fn whole(href: String, rel: &'static str, kind: &'static str, title: &str) -> Self {
        Self { href, rel, r#type: kind, title: title.to_owned() }
    }

    /// To the licence, where there is one that can be read.
    fn licence(about: &About) -> Option<Self> {
        let licence = about.licence.as_ref()?;
        Some(Self::whole(licence.address.clone()?, "license", HTML, &licence.name))
    }
}

/// What the case is called.
fn title(visit: &Visit) -> String {
    let title = visit.voice.text(&visit.edition.case().title).text;
    if title.is_empty() { visit.edition.case().id.clone() } else { title }
}

fn written(kind: &'static str, body: &Value) -> Answer {
    Answer::new(kind, format!("{body}\n"))
}

fn landing(visit: &Visit, about: &About) -> Answer {
    let mut links = vec![
        Link::to(visit, "/ogc", "self", JSON, "This document"),
        Link::whole(visit.whole(&visit.href("/")), "alternate", HTML, "The same for people"),
        Link::to(visit, "/ogc/api", "service-desc", OPENAPI, "The definition of this API"),
        Link::whole(visit.whole(&visit.href("/data")), "service-doc", HTML, "What data there are"),
        Link::to(visit, "/ogc/conformance", "conformance", JSON, "What this API conforms to"),
        Link::to(visit, "/ogc/collections", "data", JSON, "The collections"),
    ];
    links.extend(Link::licence(about));
    let body = json!({ "title": title(visit), "description": about.note, "links": links, "about": about });
    written(JSON, &body)
}

/// What the API conforms to.
const CONFORMS_TO: [&str; 3] = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
];

fn conformance(visit: &Visit) -> Answer {
    let links = [Link::to(visit, "/ogc/conformance", "self", JSON, "This document")];
    written(JSON, &json!({ "conformsTo": CONFORMS_TO, "links": links }))
}

/// The times of a query, as they stand in an address with others.
fn times(visit: &Visit) -> Query {
    visit.query.only(&TIMES)
}
