//! Answers: bytes of a kind, compressed once.

use std::fmt::Write as _;
use std::io::Write as _;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LAST_MODIFIED, LINK, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Bytes of a kind, as they are and compressed.
#[derive(Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    kind: &'static str,
    tag: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    headers: Vec<(HeaderName, String)>,
    cache: &'static str,
}

/// HTML.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// What stands in an answer may change any time: it is asked for again, and mostly has not.
const ASK_AGAIN: &str = "public, max-age=0, must-revalidate";

/// Less than this is not worth compressing.
const LEAST: usize = 512;

impl Answer {
    /// An answer of a kind.
    pub(crate) fn new(kind: &'static str, bytes: impl Into<Bytes>) -> Self {
        let plain: Bytes = bytes.into();
        let digest = Sha256::digest(&plain);
        let tag = digest.iter().take(12).fold(String::new(), |mut tag, byte| {
            // writing to a string does not fail
            let _ = write!(tag, "{byte:02x}");
            tag
        });
        let worth = plain.len() >= LEAST && is_text(kind);
        let brotli = worth.then(|| brotli(&plain)).flatten();
        let gzip = worth.then(|| gzip(&plain)).flatten();
        Self { status: StatusCode::OK, kind, tag, plain, brotli, gzip, headers: Vec::new(), cache: ASK_AGAIN }
    }

    /// With another status.
    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// With a header more.
    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// As a file to be saved under a name of letters, digits, `-`, `_` and `.`.
    pub(crate) fn saved_as(self, name: &str) -> Self {
        let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let name: String = name.chars().map(|c| if safe(c) { c } else { '-' }).collect();
        self.with(CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))
    }

    /// With addresses of what belongs to it.
    pub(crate) fn linked(self, link: impl Into<String>) -> Self {
        self.with(LINK, link)
    }

    /// With the time at which it last changed, as HTTP writes it.
    pub(crate) fn modified(self, at: jiff::Timestamp) -> Self {
        let written = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        self.with(LAST_MODIFIED, written)
    }

    /// It never changes under this address.
    pub(crate) fn for_ever(mut self) -> Self {
        self.cache = "public, max-age=31536000, immutable";
        self
    }

    /// How much room it takes.
    pub(crate) fn size_bytes(&self) -> usize {
        let compressed = [&self.brotli, &self.gzip].into_iter().flatten().map(Bytes::len).sum::<usize>();
        self.plain.len() + compressed
    }

    /// The response to a request with these headers.
    pub(crate) fn response(&self, asked: &HeaderMap) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        let tag = format!("\"{}\"", self.tag);
        set(headers, ETAG, &tag);
        set(headers, CACHE_CONTROL, self.cache);
        set(headers, VARY, "Accept-Encoding");
        for (name, value) in &self.headers {
            set(headers, name.clone(), value);
        }
        let is_known = asked
            .get_all(IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|known| matches!(known.trim(), "*") || known.trim().trim_start_matches("W/") == tag);
        if is_known && self.status == StatusCode::OK {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        set(headers, CONTENT_TYPE, self.kind);
        let (bytes, coding) = self.coded(asked);
        if let Some(coding) = coding {
            set(headers, CONTENT_ENCODING, coding);
        }
        *response.body_mut() = Body::from(bytes);
        response
    }

    /// The bytes in a coding that the request accepts.
    fn coded(&self, asked: &HeaderMap) -> (Bytes, Option<&'static str>) {
        let accepted = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let accepted: Vec<String> = accepted
            .flat_map(|value| value.split(','))
            .filter(|coding| !coding.replace(' ', "").ends_with(";q=0"))
            .map(|coding| coding.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
            .collect();
        let accepts = |coding: &str| accepted.iter().any(|one| one == coding);
        match (&self.brotli, &self.gzip) {
            (Some(bytes), _) if accepts("br") => (bytes.clone(), Some("br")),
            (_, Some(bytes)) if accepts("gzip") => (bytes.clone(), Some("gzip")),
            _ => (self.plain.clone(), None),
        }
    }
}

fn is_text(kind: &str) -> bool {
    ["text/", "json", "xml", "javascript", "svg"].iter().any(|part| kind.contains(part))
}

pub(crate) fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Good enough, and quick.
const QUALITY: i32 = 5;

fn brotli(plain: &[u8]) -> Option<Bytes> {
    let params = brotli::enc::BrotliEncoderParams { quality: QUALITY, lgwin: 20, ..Default::default() };
    let mut out = Vec::with_capacity(plain.len() / 4);
    brotli::BrotliCompress(&mut &*plain, &mut out, &params).ok()?;
    Some(out.into())
}

fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut out = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(5));
    out.write_all(plain).ok()?;
    Some(out.finish().ok()?.into())
}
