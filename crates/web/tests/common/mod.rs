//! The worked case, served without a socket.

#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "each test binary uses some of it"
)]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use casefile::{Limits, SourceFile, load_texts};
use serde_json::Value;
use tower::ServiceExt;
use web::{Options, Site, router};

/// The address under which the site is known.
pub(crate) const ADDRESS: &str = "https://truce.example.org";

/// What came back.
pub(crate) struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Response {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// What the case says of how it is shown, besides its files.
const PUBLIC: &str = "public { publisher \"The Truce Desk\"; licence \"CC BY 4.0\" \
                      { document \"https://creativecommons.org/licenses/by/4.0/\" } }";

/// The worked case, with a publisher and a licence.
pub(crate) fn case() -> casefile::Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    let mut files = Vec::new();
    for part in ["", "agreements", "incidents", "readings", "tallies"] {
        for entry in folder.join(part).read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "kdl") {
                let text = std::fs::read_to_string(&path).unwrap();
                let name = path.strip_prefix(&folder).unwrap().to_str().unwrap();
                let text = if name == "case.kdl" {
                    text.replacen("record-until", &format!("{PUBLIC}\n    record-until"), 1)
                } else {
                    text
                };
                files.push(SourceFile::new(name, &text));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let loaded = load_texts(files, &Limits::default());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded.case
}

pub(crate) fn site_of(case: casefile::Case) -> Router {
    let options = Options {
        address: ADDRESS.into(),
        clock: || "2026-01-01T00:00:00Z".parse().unwrap(),
        requests_per_second: 1_000,
        behind_proxy: false,
    };
    router(Arc::new(Site::new(case, options).unwrap()))
}

static SITE: LazyLock<Router> = LazyLock::new(|| site_of(case()));

/// Asks the worked case for something.
pub(crate) fn get(address: &str) -> Response {
    ask(&SITE, "GET", address, &[])
}

/// Asks it, with headers and a method.
pub(crate) fn get_with(method: &str, address: &str, headers: &[(&str, &str)]) -> Response {
    ask(&SITE, method, address, headers)
}

/// Asks a site for something.
pub(crate) fn ask(router: &Router, method: &str, address: &str, headers: &[(&str, &str)]) -> Response {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Response { status, headers, body }
    })
}
