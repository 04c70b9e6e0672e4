//! What others take away: tables, features, columns, one incident whole, and the index of all of it. Addresses without a language.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{RawPathParams, State};
use axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use axum::http::{HeaderMap, Uri};
use axum::routing::{MethodRouter, get};
use model::IncidentId;
use publish::data::{About, columns, geojson};
use publish::language::Language;
use publish::{csv, json};

use crate::answer::Answer;
use crate::error::RouteError;
use crate::pages::incidents::Filter;
use crate::query::Query;
use crate::routes::work;
use crate::site::Site;
use crate::visit::Visit;

mod index;

/// What makes a file.
type Make = fn(&Visit, &About) -> Result<Vec<u8>, RouteError>;

/// A file that others take away.
pub(crate) struct File {
    /// Its name below `/data`.
    pub(crate) name: &'static str,
    /// Its media type.
    pub(crate) kind: &'static str,
    /// What it is, for programs.
    pub(crate) what: &'static str,
    make: Make,
}

const CSV: &str = "text/csv; charset=utf-8; header=present";
const GEOJSON: &str = "application/geo+json";
const PARQUET: &str = "application/vnd.apache.parquet";
const JSON: &str = "application/json";

/// Every file there is of a case. The readings matrix takes the filter of the incidents page.
pub(crate) const FILES: [File; 9] = [
    File {
        name: "findings.csv",
        kind: CSV,
        what: "every finding, one row each",
        make: |visit, about| text(csv::findings(&visit.edition, about)),
    },
    File {
        name: "findings.parquet",
        kind: PARQUET,
        what: "every finding, in columns",
        make: |visit, about| columns::findings(&visit.edition, about).map_err(RouteError::internal),
    },
    File {
        name: "matrix.csv",
        kind: CSV,
        what: "incidents against readings, one row an incident",
        make: |visit, about| {
            let numbers = Filter::of(visit)?.numbers(visit);
            text(csv::matrix(&visit.edition, about, &numbers))
        },
    },
    File {
        name: "incidents.parquet",
        kind: PARQUET,
        what: "incidents against readings, in columns, with the cell of each place (GeoParquet)",
        make: |visit, about| columns::incidents(&visit.edition, about).map_err(RouteError::internal),
    },
    File {
        name: "incidents.geojson",
        kind: GEOJSON,
        what: "incidents as features, each place as a cell",
        make: |visit, about| text(geojson::incidents(&visit.edition, about)),
    },
    File {
        name: "areas.geojson",
        kind: GEOJSON,
        what: "the areas of the case as features",
        make: |visit, about| text(geojson::areas(&visit.edition, about)),
    },
    File {
        name: "claims.csv",
        kind: CSV,
        what: "who said what, one row a claim",
        make: |visit, about| text(csv::claims(&visit.edition, about)),
    },
    File {
        name: "tallies.csv",
        kind: CSV,
        what: "who counted what, one row a count",
        make: |visit, about| text(csv::tallies(&visit.edition, about)),
    },
    File {
        name: "obligations.csv",
        kind: CSV,
        what: "where each obligation stands under each reading",
        make: |visit, about| text(csv::obligations(&visit.edition, about)),
    },
];

/// Adds the addresses of data.
pub(crate) fn routes(mut router: Router<Arc<Site>>) -> Router<Arc<Site>> {
    for file in &FILES {
        let make = |visit: &Visit| {
            let about = About::of(&visit.edition);
            let answer = Answer::new(file.kind, (file.make)(visit, &about)?);
            let name = format!("{}-{}", about.case, file.name);
            Ok(said(answer, &about).saved_as(&name))
        };
        router = router.route(&format!("/data/{}", file.name), of_data(make));
    }
    router.route("/data/case.json", of_data(index::answer)).route("/data/incidents/{file}", of_data(incident))
}

/// Answers with data that have no language of their own; English stands in.
pub(crate) fn of_data(
    make: impl Fn(&Visit) -> Result<Answer, RouteError> + Clone + Send + Sync + 'static,
) -> MethodRouter<Arc<Site>> {
    get(
        move |State(site): State<Arc<Site>>, params: RawPathParams, uri: Uri, headers: HeaderMap| async move {
            let params: BTreeMap<String, String> =
                params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let query = Query::read(uri.query().unwrap_or_default());
            let path = uri.path().to_owned();
            work(site, headers, uri, move |site| {
                make(&Visit::new(site, Language::English, path, params, query)?)
            })
            .await
        },
    )
}

/// An answer that says under which licence it may be used, when what it tells was last learnt, and that any page may load it.
pub(crate) fn said(answer: Answer, about: &About) -> Answer {
    let answer = answer.modified(about.updated).with(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    match about.licence.as_ref().and_then(|licence| licence.address.as_ref()) {
        Some(address) => answer.linked(format!("<{address}>; rel=\"license\"")),
        None => answer,
    }
}

/// One incident whole: `/data/incidents/DAS-0331.json`.
fn incident(visit: &Visit) -> Result<Answer, RouteError> {
    let edition = &visit.edition;
    let asked = visit.param("file");
    let missing = || RouteError::no("error-no-incident", asked);
    let id = asked.strip_suffix(".json").ok_or_else(missing)?;
    let entry = edition.entry(&IncidentId::new(id)).ok_or_else(missing)?;
    let about = About::of(edition);
    let whole = json::incident(edition, entry, &about).map_err(RouteError::internal)?.ok_or_else(missing)?;
    Ok(said(Answer::new(JSON, whole), &about))
}

fn text<E: std::fmt::Display>(written: Result<String, E>) -> Result<Vec<u8>, RouteError> {
    written.map(String::into_bytes).map_err(RouteError::internal)
}
