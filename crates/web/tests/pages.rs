//! Every page, in every language, of a small case and of the worked one: it renders, its links lead somewhere, and it says nothing in code.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod reader;

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::http::StatusCode;
use jiff::{Timestamp, ToSpan};
use model::place::LatLon;
use model::publication::Boundaries;
use model::time::Length;
use reader::{Got, get, options, site, syria};
use scraper::{Html, Selector};
use web::{Options, Site, router};

const LANGUAGES: [&str; 3] = ["en", "ar", "ru"];

fn select<'h>(html: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// What holds of every page.
fn holds(path: &str, got: &Got) {
    assert_eq!(got.status, StatusCode::OK, "{path}: {}", got.text());
    let text = got.text();
    assert!(
        !text.contains('⟦'),
        "{path} says {:?}",
        text.split('⟦').nth(1).map(|rest| rest.chars().take(60).collect::<String>())
    );
    let html = Html::parse_document(&text);
    let language = path.split(['/', '?']).nth(1).unwrap();
    let root = html.root_element().value();
    assert_eq!(root.attr("lang"), Some(language), "{path}");
    assert_eq!(root.attr("dir"), Some(if language == "ar" { "rtl" } else { "ltr" }), "{path}");
    assert_eq!(select(&html, "h1").len(), 1, "{path} has one main heading");
    assert_eq!(select(&html, "main").len(), 1, "{path}");
    let title =
        select(&html, "title").first().map(|title| title.text().collect::<String>()).unwrap_or_default();
    assert!(!title.is_empty(), "{path}");
    let mut ids = BTreeSet::new();
    for element in select(&html, "[id]") {
        let id = element.value().attr("id").unwrap();
        assert!(ids.insert(id), "{path} has the id {id} twice");
    }
    for table in select(&html, "table") {
        assert!(
            table.select(&Selector::parse("th").unwrap()).next().is_some(),
            "{path} has a table without heads"
        );
    }
    assert!(
        select(&html, "[style], style, script:not([src]):not([type='application/ld+json'])").is_empty(),
        "{path}"
    );
    for own in select(&html, "script[src], link[rel=stylesheet], img[src]") {
        let address = own.value().attr("src").or(own.value().attr("href")).unwrap();
        assert!(address.starts_with('/'), "{path} loads {address}");
    }
    for data in select(&html, "script[type='application/ld+json']") {
        let text: String = data.text().collect();
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
    }
}

/// The addresses of this site that a page leads to, without their marks.
fn links(got: &Got) -> BTreeSet<String> {
    let html = Html::parse_document(&got.text());
    select(&html, "a[href], form[action]")
        .iter()
        .filter_map(|a| a.value().attr("href").or(a.value().attr("action")))
        .filter(|href| href.starts_with('/'))
        .map(|href| href.split('#').next().unwrap().to_owned())
        .collect()
}

/// Follows every link from a page on, of one language, and holds every page to the rules.
async fn crawl(router: &Router, language: &str, most: usize) -> usize {
    let mut seen = BTreeSet::new();
    let mut next: VecDeque<String> = VecDeque::from([format!("/{language}")]);
    while let Some(path) = next.pop_front() {
        if seen.len() >= most || !seen.insert(path.clone()) {
            continue;
        }
        let got = get(router, &path).await;
        if !path.starts_with(&format!("/{language}")) {
            assert!(got.status.is_success(), "{path}: {}", got.status);
            continue;
        }
        if !got.header("content-type").starts_with("text/html") {
            assert!(got.status.is_success(), "{path}: {}", got.status);
            continue;
        }
        holds(&path, &got);
        next.extend(links(&got));
    }
    seen.len()
}

#[tokio::test]
async fn every_page_of_a_small_case_renders_and_every_link_leads_somewhere() {
    let text = casefile::template::FILES.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("\n");
    let router = router(site(reader::case(&text)));
    for language in LANGUAGES {
        let pages = crawl(&router, language, 400).await;
        assert!(pages > 25, "only {pages} pages were found");
    }
}

#[tokio::test]
async fn every_main_page_of_the_worked_case_renders_in_every_language() {
    let router = router(site(syria()));
    let pages = [
        "",
        "?as-of=2016-04-01",
        "/incidents",
        "/incidents?parts=yes&reading=neutral&verdict=undetermined",
        "/incidents?page=1",
        "/incidents/DAS-0331",
        "/incidents/SMU-0914",
        "/incidents/DAS-0331?known-at=2016-04-01",
        "/map",
        "/map?reading=moscow",
        "/charts",
        "/parties",
        "/parties/jai",
        "/parties/nus",
        "/obligations",
        "/obligations/syria-coh-2016/leave-nusra-areas",
        "/agreements",
        "/agreements/syria-coh-2016",
        "/tallies",
        "/statements",
        "/statements?kind=demand",
        "/calendar",
        "/calendar?view=list",
        "/calendar?view=agenda&as-of=2016-05-01",
        "/calendar?month=2016-05",
        "/data",
        "/about",
    ];
    for language in LANGUAGES {
        for page in pages {
            let path = format!("/{language}{page}");
            holds(&path, &get(&router, &path).await);
        }
    }
}

#[tokio::test]
async fn a_page_weighs_less_than_sixty_kilobytes_on_the_line() {
    let router = router(site(syria()));
    for page in [
        "/en",
        "/en/incidents",
        "/ar/statements",
        "/ru/tallies",
        "/en/map",
        "/en/charts",
        "/ru/incidents/DAS-0331",
    ] {
        let request = axum::http::Request::get(page).header("accept-encoding", "br, gzip");
        let got = reader::ask(&router, request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!(got.header("content-encoding"), "br", "{page}");
        assert!(got.body.len() < 60_000, "{page} has {} bytes", got.body.len());
    }
}

#[tokio::test]
async fn a_reader_is_led_to_their_own_language() {
    let router = router(site(syria()));
    for (accepted, language) in
        [("ar-SY,ar;q=0.9,en;q=0.5", "ar"), ("de, ru;q=0.4, en;q=0.3", "ru"), ("", "en"), ("x;q=z", "en")]
    {
        let request = axum::http::Request::get("/incidents/DAS-0331?as-of=2016-06-01")
            .header("accept-language", accepted);
        let got = reader::ask(&router, request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!(got.status, StatusCode::FOUND);
        assert_eq!(got.header("location"), format!("/{language}/incidents/DAS-0331?as-of=2016-06-01"));
        assert_eq!(got.header("vary"), "Accept-Language");
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_in_words_with_a_way_on() {
    let router = router(site(syria()));
    let wrong = [
        ("/en/incidents/NOBODY-1", StatusCode::NOT_FOUND),
        ("/ar/parties/%3Cscript%3E", StatusCode::NOT_FOUND),
        ("/en/incidents?as-of=2030-01-01", StatusCode::NOT_FOUND),
        ("/en/incidents?as-of=yesterday", StatusCode::BAD_REQUEST),
        ("/ru/incidents?verdict=guilty", StatusCode::BAD_REQUEST),
        ("/en/incidents?page=0", StatusCode::BAD_REQUEST),
        ("/en/incidents?page=99999999999999999999", StatusCode::BAD_REQUEST),
        ("/en/calendar?month=2016-13", StatusCode::BAD_REQUEST),
        ("/en/nowhere", StatusCode::NOT_FOUND),
    ];
    for (path, status) in wrong {
        let got = get(&router, path).await;
        assert_eq!(got.status, status, "{path}");
        let text = got.text();
        assert!(text.contains("<h1>") && !text.contains('⟦') && !text.contains("<script>"), "{path}: {text}");
    }
    let got = get(&router, "/no/such/file").await;
    assert_eq!((got.status, got.header("content-type")), (StatusCode::NOT_FOUND, "application/problem+json"));
}

#[tokio::test]
async fn the_same_question_gives_the_same_bytes() {
    let [one, other] = [router(site(syria())), router(site(syria()))];
    for page in ["/en", "/ar/incidents", "/ru/map", "/en/incidents/DAS-0331"] {
        let (a, b) = (get(&one, page).await, get(&other, page).await);
        assert!(a.body == b.body && a.header("etag") == b.header("etag"), "{page}");
        let request = axum::http::Request::get(page).header("if-none-match", a.header("etag"));
        let again = reader::ask(&one, request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{page}");
    }
}

#[tokio::test]
async fn the_first_page_links_every_number_and_shows_where() {
    let router = router(site(syria()));
    let got = get(&router, "/en?as-of=2016-04-01").await;
    let html = Html::parse_document(&got.text());
    let rows = select(&html, "table.counts tbody tr");
    assert_eq!(rows.len(), 5);
    let mut total = 0;
    let cell = Selector::parse("td").unwrap();
    for row in rows {
        let cells = row.select(&cell).map(|cell| cell.text().collect::<String>());
        let numbers: Vec<usize> = cells.map(|text| text.trim().parse().unwrap()).collect();
        assert_eq!(numbers.iter().sum::<usize>(), 4, "every incident of the week stands in one column");
        total += numbers.iter().filter(|number| **number > 0).count();
    }
    let lists = select(&html, "table.counts td a");
    assert_eq!(lists.len(), total);
    for list in lists {
        let said: String = list.text().collect();
        let behind = get(&router, list.value().attr("href").unwrap()).await;
        let behind = Html::parse_document(&behind.text());
        assert_eq!(select(&behind, "table.matrix tbody th[scope=row]").len(), said.parse::<usize>().unwrap());
    }
    assert!(!select(&html, "svg.map a[href*='from=2016-03-26']").is_empty());
}

#[tokio::test]
async fn boundaries_of_the_case_are_drawn_beneath_its_incidents_with_their_credit() {
    let mut case = syria();
    let at = |lat, lon| LatLon::new(lat, lon).unwrap();
    let lines = vec![vec![at(33.0, 36.0), at(34.0, 37.0), at(35.0, 36.5)]];
    let credit = Some("Districts: <Survey>".to_owned());
    case.publication.boundaries = vec![Boundaries { file: "d.geojson".into(), credit, lines }];
    let router = router(site(case));
    let text = get(&router, "/en/map").await.text();
    let drawn = text.find(r#"<path class="boundary" d="M"#).unwrap();
    assert!(drawn < text.find(r#"class="cell"#).unwrap());
    assert!(text.contains("Districts: &#60;Survey&#62;"));
}

#[tokio::test]
async fn what_a_delay_kept_back_is_shown_when_its_day_is_over() {
    /// Days since the first of March 2016.
    static DAY: AtomicI64 = AtomicI64::new(0);
    let mut case = syria();
    case.publication.delay = Some(Length::parse("2 days").unwrap());
    let clock = || {
        let start: Timestamp = "2016-03-01T12:00:00Z".parse().unwrap();
        start + (24 * DAY.load(Ordering::Relaxed)).hours()
    };
    let site = Arc::new(Site::new(case, Options { clock, ..options() }).unwrap());
    let router = router(Arc::clone(&site));
    let shown = async || get(&router, "/en").await.text();
    assert!(shown().await.contains("As of 28 February 2016"));
    DAY.store(3, Ordering::Relaxed);
    assert!(shown().await.contains("As of 28 February 2016"), "nothing moves by itself");
    site.keep_up().unwrap();
    assert!(shown().await.contains("As of 2 March 2016"));
}
