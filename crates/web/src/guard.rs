//! What stands before every page: how long a request may take, how many a visitor may make, and what every response says about itself.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{
    ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, RETRY_AFTER, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, Method, Response, StatusCode};
use axum::middleware::Next;
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use tokio::sync::Semaphore;

use crate::answer::set;
use crate::error::problem;
use crate::site::Options;

/// Watches over requests.
pub(crate) struct Guard {
    limiter: RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock>,
    /// How many requests are answered at once; others wait.
    at_once: Semaphore,
    behind_proxy: bool,
    is_https: bool,
}

/// So many requests are answered at once.
const AT_ONCE: usize = 256;

/// A request takes at most so long.
const LONGEST: Duration = Duration::from_secs(30);

/// An address has at most so many bytes.
const LONGEST_ADDRESS: usize = 4 << 10;

/// A visitor may make so many seconds' requests in one go.
const BURST: u32 = 10;

/// Nothing but what the site itself serves is loaded, no script or style stands in a page, and no page stands in another.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

impl Guard {
    pub(crate) fn new(options: &Options) -> Self {
        let second = NonZeroU32::new(options.requests_per_second).unwrap_or(NonZeroU32::MIN);
        let burst = second.saturating_mul(NonZeroU32::new(BURST).unwrap_or(NonZeroU32::MIN));
        Self {
            limiter: RateLimiter::keyed(Quota::per_second(second).allow_burst(burst)),
            at_once: Semaphore::new(AT_ONCE),
            behind_proxy: options.behind_proxy,
            is_https: options.address.starts_with("https://"),
        }
    }

    /// Forgets visitors who have not been here for a while.
    pub(crate) fn forget(&self) {
        self.limiter.retain_recent();
    }

    /// Who asks: who is connected, or whom the proxy names last.
    fn visitor(&self, request: &Request) -> Option<IpAddr> {
        let connected = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        if !self.behind_proxy {
            return connected;
        }
        let named = request.headers().get_all("x-forwarded-for").iter().next_back();
        let last = named.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        last.or(connected)
    }

    fn refusal(&self, request: &Request) -> Option<Response<Body>> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response =
                refuse(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "this site is only read");
            set(response.headers_mut(), ALLOW, "GET, HEAD");
            return Some(response);
        }
        if request.uri().to_string().len() > LONGEST_ADDRESS {
            let what = "the address is longer than is read";
            return Some(refuse(StatusCode::URI_TOO_LONG, "address-too-long", what));
        }
        let visitor = self.visitor(request)?;
        if self.limiter.check_key(&visitor).is_err() {
            let what = "these are many requests in a short time; wait a few seconds and ask again";
            let mut response = refuse(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", what);
            set(response.headers_mut(), RETRY_AFTER, "5");
            return Some(response);
        }
        None
    }

    fn seal(&self, headers: &mut HeaderMap) {
        set(headers, CONTENT_SECURITY_POLICY, POLICY);
        set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(headers, X_FRAME_OPTIONS, "DENY");
        set(headers, REFERRER_POLICY, "no-referrer");
        set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
        set(
            headers,
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        );
        if self.is_https {
            set(headers, STRICT_TRANSPORT_SECURITY, "max-age=63072000");
        }
    }
}

fn refuse(status: StatusCode, title: &str, detail: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(problem(status, title, detail)));
    *response.status_mut() = status;
    set(response.headers_mut(), CONTENT_TYPE, "application/problem+json");
    response
}

/// Lets a request through to its page, or refuses it.
pub(crate) async fn watch(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response<Body> {
    let mut response = match guard.refusal(&request) {
        Some(refusal) => refusal,
        None => answered(&guard, request, next).await,
    };
    guard.seal(response.headers_mut());
    response
}

async fn answered(guard: &Guard, request: Request, next: Next) -> Response<Body> {
    let busy = || {
        let what = "the site is busy; ask again in a few seconds";
        let mut response = refuse(StatusCode::SERVICE_UNAVAILABLE, "busy", what);
        set(response.headers_mut(), RETRY_AFTER, "5");
        response
    };
    let answer = async {
        let _place = guard.at_once.acquire().await.ok()?;
        Some(next.run(request).await)
    };
    tokio::time::timeout(LONGEST, answer).await.ok().flatten().unwrap_or_else(busy)
}
