//! Pictures of pages, and the addresses that pages give to be passed on.

mod reader;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use reader::{ask, get, site, syria};
use web::router;

#[tokio::test]
async fn every_sort_of_page_has_a_picture() {
    let case = syria();
    let incident = case.incidents.keys().next().unwrap().to_string();
    let owed =
        case.agreements.values().find_map(|one| Some((one.id.clone(), one.obligations.first()?.id.clone())));
    let (agreement, obligation) = owed.unwrap();
    let router = router(site(case));
    let pages = [
        "/en".to_owned(),
        "/en/incidents".into(),
        format!("/ar/incidents/{incident}"),
        format!("/ru/agreements/{agreement}"),
        format!("/en/obligations/{agreement}/{obligation}"),
        "/en/bulletins/2016-W13".into(),
        "/en/map?as-of=2016-05-24".into(),
    ];
    for page in pages {
        let got = get(&router, &page).await;
        assert_eq!(got.status, StatusCode::OK, "{page}");
        let text = got.text();
        let (_, rest) = text.split_once("og:image\" content=\"https://truce.example.org").unwrap();
        let picture = rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
        assert_eq!(picture.contains("as-of"), page.contains("as-of"), "{picture}");
        let got = get(&router, &picture).await;
        assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, "image/png"), "{picture}");
        assert!(got.body.starts_with(b"\x89PNG"));
        let again = Request::get(&picture).header("if-none-match", got.header("etag")).body(Body::empty());
        assert_eq!(ask(&router, again.unwrap()).await.status, StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn what_is_not_there_has_no_picture() {
    let router = router(site(syria()));
    let none = [
        "/cards/en/incidents/NO-SUCH.png",
        "/cards/en/agreements/none.png",
        "/cards/en/obligations/none/none.png",
        "/cards/en/parties/none.png",
        "/cards/en/bulletins/2031-W01.png",
        "/cards/en/nowhere.png",
        "/cards/en/incidents",
        "/cards/xx.png",
        "/cards/en.png?as-of=1990-01-01",
    ];
    for path in none {
        let got = get(&router, path).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(got.header("content-type"), "application/problem+json", "{path}");
    }
}

#[tokio::test]
async fn an_address_is_passed_on_without_anybody_else() {
    let case = syria();
    let incident = case.incidents.keys().next().unwrap().to_string();
    let router = router(site(case));
    for page in [format!("/en/incidents/{incident}?as-of=2016-10-01"), "/en/bulletins/2016-W13".into()] {
        let text = get(&router, &page).await.text();
        let share = text.split("<p class=\"share\">").find(|part| part.contains("data-copy=")).unwrap();
        assert!(share.contains("data-copy=\"https://truce.example.org/en/"), "{share}");
        assert!(share.contains("mailto:?subject="), "{share}");
        assert!(share.contains("body=https:%2F%2Ftruce.example.org%2Fen%2F"), "{share}");
    }
}
