//! Every address and what answers it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, State};
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri};
use axum::routing::{MethodRouter, get};
use publish::language::Language;

use crate::answer::{Answer, set};
use crate::cards;
use crate::error::{RouteError, problem};
use crate::pages;
use crate::query::Query;
use crate::site::Site;
use crate::statics;
use crate::visit::Visit;

/// What makes a page.
type Page = fn(&Visit) -> Result<Answer, RouteError>;

/// The pages, each under `/{language}`; without one the reader's own is taken.
const PAGES: &[(&str, Page)] = &[
    ("/", pages::today::page),
    ("/incidents", pages::incidents::page),
    ("/incidents/{incident}", pages::incident::page),
    ("/map", pages::map::page),
    ("/charts", pages::charts::page),
    ("/parties", pages::parties::page),
    ("/parties/{actor}", pages::party::page),
    ("/obligations", pages::obligations::page),
    ("/obligations/{agreement}/{obligation}", pages::obligations::one),
    ("/agreements", pages::agreements::page),
    ("/agreements/{agreement}", pages::agreements::one),
    ("/tallies", pages::tallies::page),
    ("/statements", pages::statements::page),
    ("/calendar", pages::calendar::page),
    ("/data", pages::downloads::page),
    ("/about", pages::about::page),
    ("/bulletins", pages::bulletins::page),
    ("/bulletins/{period}", pages::bulletin::page),
    ("/bulletins/{period}/v/{version}", pages::bulletin::page),
    ("/bulletins/{period}/bulletin.md", pages::bulletin::markdown),
    ("/bulletins/{period}/v/{version}/bulletin.md", pages::bulletin::markdown),
    ("/bulletins/{period}/bulletin.pdf", pages::bulletin::pdf),
    ("/bulletins/{period}/v/{version}/bulletin.pdf", pages::bulletin::pdf),
];

/// The table of contents.
pub(crate) fn routes(site: Arc<Site>) -> Router {
    let mut router = Router::new().route("/healthz", get(|| async { "ok\n" }));
    for (path, page) in PAGES {
        let own = path.trim_end_matches('/');
        if own.is_empty() {
            router = router.route("/{language}/", of_page(*page));
        }
        router = router
            .route(&format!("/{{language}}{own}"), of_page(*page))
            .route(if own.is_empty() { "/" } else { own }, get(to_own_language));
    }
    router = router.route("/change", get(change));
    router = crate::ogc::routes(crate::feeds::routes(crate::data::routes(router)));
    let router = router.route("/cards/{*page}", get(cards::answer));
    router.route("/static/{name}", get(statics::answer)).fallback(nowhere).with_state(site)
}

fn of_page(page: Page) -> MethodRouter<Arc<Site>> {
    get(
        move |State(site): State<Arc<Site>>, params: RawPathParams, uri: Uri, headers: HeaderMap| async move {
            let mut params: BTreeMap<String, String> =
                params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let tag = params.remove("language").unwrap_or_default();
            let Some(language) = Language::ALL.into_iter().find(|language| language.tag() == tag) else {
                return fault(&site, &headers, uri.path(), &RouteError::no("error-no-page", uri.path()));
            };
            let path = uri.path().strip_prefix('/').and_then(|path| path.strip_prefix(&tag)).unwrap_or("/");
            let path = if path.is_empty() { "/" } else { path }.to_owned();
            let query = Query::read(uri.query().unwrap_or_default());
            work(site, headers, uri, move |site| page(&Visit::new(site, language, path, params, query)?))
                .await
        },
    )
}

/// Makes an answer where none is kept, away from what listens, and keeps it.
pub(crate) async fn work(
    site: Arc<Site>,
    headers: HeaderMap,
    uri: Uri,
    make: impl FnOnce(Arc<Site>) -> Result<Answer, RouteError> + Send + 'static,
) -> Response<Body> {
    match made(&site, &uri, make).await {
        Ok(answer) => answer.response(&headers),
        Err(error) => fault(&site, &headers, uri.path(), &error),
    }
}

/// Makes an answer where none is kept, away from what listens, and keeps it; whoever asks says what went wrong.
pub(crate) async fn made(
    site: &Arc<Site>,
    uri: &Uri,
    make: impl FnOnce(Arc<Site>) -> Result<Answer, RouteError> + Send + 'static,
) -> Result<Arc<Answer>, RouteError> {
    let of = (site.now().number, uri.to_string());
    if let Some(answer) = site.kept.get(&of) {
        return Ok(answer);
    }
    let own = Arc::clone(site);
    let making = tokio::task::spawn_blocking(move || {
        let answer = Arc::new(make(Arc::clone(&own))?);
        own.kept.keep(of, &answer);
        Ok(answer)
    });
    making.await.unwrap_or_else(|_| Err(RouteError::Internal("the page could not be made".into())))
}

/// Says what went wrong: to programs in JSON, to people as a page.
fn fault(site: &Arc<Site>, headers: &HeaderMap, path: &str, error: &RouteError) -> Response<Body> {
    let accepts = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let language = Language::of_tag(path.split('/').nth(1).unwrap_or_default());
    if language.is_none() && !accepts.contains("text/html") {
        let body = problem(error.status(), error.code(), &error.to_string());
        return Answer::new("application/problem+json", body).with_status(error.status()).response(headers);
    }
    let language = language.unwrap_or_else(|| preferred(headers));
    let visit = Visit::new(Arc::clone(site), language, "/".into(), BTreeMap::new(), Query::default());
    let page = visit.and_then(|visit| pages::error::page(&visit, error));
    page.unwrap_or_else(|worse| Answer::new("text/plain; charset=utf-8", format!("{worse}\n")))
        .with_status(error.status())
        .response(headers)
}

/// Leads to the same page in the reader's own language.
async fn to_own_language(uri: Uri, headers: HeaderMap) -> Response<Body> {
    let language = preferred(&headers).tag();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::FOUND;
    let path = uri.path();
    set(response.headers_mut(), LOCATION, &format!("/{language}{path}{query}"));
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Language"));
    response
}

/// Which change of the case is shown: a page that was made of another is out of date.
async fn change(State(site): State<Arc<Site>>, headers: HeaderMap) -> Response<Body> {
    Answer::new("text/plain; charset=utf-8", format!("{}\n", site.now().number)).response(&headers)
}

async fn nowhere(State(site): State<Arc<Site>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    fault(&site, &headers, uri.path(), &RouteError::no("error-no-page", uri.path()))
}

/// The language that a reader would rather have: the first of those accepted, by their weight.
fn preferred(headers: &HeaderMap) -> Language {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut wanted: Vec<(f32, Language)> = accepted
        .split(',')
        .filter_map(|one| {
            let (tag, weight) = one.split_once(";q=").unwrap_or((one, "1"));
            Some((weight.trim().parse().unwrap_or(0.0), Language::of_tag(tag.trim())?))
        })
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted.first().map_or(Language::English, |(_, language)| *language)
}
