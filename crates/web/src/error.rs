//! What goes wrong with a request: a page that says what, why and what to do; for programs as RFC 9457 (problem details).

use std::fmt;

use axum::http::StatusCode;

/// Why a request has no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum RouteError {
    /// There is no such thing: which sort, and the name that was asked for.
    NotFound {
        /// The key of the sentence that says so.
        key: &'static str,
        /// What was asked for.
        asked: String,
    },
    /// The address has a value that is none: of which name, and the value.
    BadValue {
        /// The name.
        name: &'static str,
        /// The value.
        value: String,
    },
    /// A time is asked about that is not published.
    NotPublished,
    /// The site itself failed.
    Internal(String),
}

impl RouteError {
    /// There is no such thing.
    pub(crate) fn no(key: &'static str, asked: impl Into<String>) -> Self {
        Self::NotFound { key, asked: asked.into() }
    }

    /// The site itself failed, and something says why.
    pub(crate) fn internal(why: impl fmt::Display) -> Self {
        Self::Internal(why.to_string())
    }

    /// The status.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound { .. } | Self::NotPublished => StatusCode::NOT_FOUND,
            Self::BadValue { .. } => StatusCode::BAD_REQUEST,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable word, of which a page tells more.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not-found",
            Self::NotPublished => "not-published",
            Self::BadValue { .. } => "bad-value",
            Self::Internal(_) => "internal",
        }
    }
}

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound { asked, .. } => write!(f, "there is no `{asked}` here"),
            Self::BadValue { name, value } => write!(f, "`{name}` cannot be `{value}`"),
            Self::NotPublished => f.write_str("nothing is published of that time"),
            Self::Internal(why) => write!(f, "the site failed: {why}"),
        }
    }
}

impl std::error::Error for RouteError {}

impl From<askama::Error> for RouteError {
    fn from(error: askama::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

/// Problem details as JSON, as RFC 9457 has them.
pub(crate) fn problem(status: StatusCode, title: &str, detail: &str) -> Vec<u8> {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": title,
        "status": status.as_u16(),
        "detail": detail,
    });
    body.to_string().into_bytes()
}
