//! A site that is asked in process.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test binary uses some of it"
)]

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use casefile::Limits;
use http_body_util::BodyExt;
use jiff::Timestamp;
use model::Case;
use tower::ServiceExt;
use web::{Options, Site};

/// The worked case.
pub(crate) fn syria() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    casefile::load(&path, &Limits::default()).unwrap().case
}

/// A case from texts.
pub(crate) fn case(text: &str) -> Case {
    let loaded = casefile::load_texts(vec![casefile::SourceFile::new("case.kdl", text)], &Limits::default());
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics);
    loaded.case
}

/// A site of a case, at noon of some day.
pub(crate) fn site(case: Case) -> Arc<Site> {
    Arc::new(Site::new(case, options()).unwrap())
}

/// How it is run.
pub(crate) fn options() -> Options {
    Options {
        address: "https://truce.example.org".into(),
        clock: || "2026-11-23T12:00:00Z".parse::<Timestamp>().unwrap(),
        requests_per_second: 100_000,
        behind_proxy: false,
    }
}

/// An answer.
pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Got {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// Asks for a path.
pub(crate) async fn get(router: &Router, path: &str) -> Got {
    ask(router, Request::get(path).body(Body::empty()).unwrap()).await
}

/// Asks anything.
pub(crate) async fn ask(router: &Router, request: Request<Body>) -> Got {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Got { status: parts.status, headers: parts.headers, body }
}
