//! The style sheet, the script and the picture of the site: bytes that are part of the program.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Response, StatusCode};

use crate::answer::Answer;
use crate::error::problem;

/// What there is: its name, its kind, its bytes.
const ALL: &[(&str, &str, &[u8])] = &[
    ("style.css", "text/css; charset=utf-8", include_bytes!("../static/style.css")),
    ("site.js", "text/javascript; charset=utf-8", include_bytes!("../static/site.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("../static/icon.svg")),
];

/// Answers with one of them. An address that names its version never changes.
pub(crate) async fn answer(
    Path(name): Path<String>,
    uri: axum::http::Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let Some((_, kind, bytes)) = ALL.iter().find(|(own, ..)| *own == name) else {
        let body = problem(StatusCode::NOT_FOUND, "not-found", "there is no such file");
        let answer = Answer::new("application/problem+json", body).with_status(StatusCode::NOT_FOUND);
        return answer.response(&headers);
    };
    let answer = Answer::new(kind, *bytes);
    let answer = if uri.query() == Some(VERSION) { answer.for_ever() } else { answer };
    answer.response(&headers)
}

/// Tells versions of the files apart.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
