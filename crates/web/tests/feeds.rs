//! Feeds and calendars: ids that never change, archives that join up, what other readers make of them.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use std::collections::BTreeSet;

use atom_syndication::Feed;
use axum::http::StatusCode;
use common::{ADDRESS, get};

fn atom(address: &str) -> Feed {
    let response = get(address);
    assert_eq!(response.status, StatusCode::OK, "{address}: {}", response.text());
    assert_eq!(response.header("content-type"), "application/atom+xml; charset=utf-8");
    Feed::read_from(response.text().as_bytes()).unwrap()
}

fn link<'f>(feed: &'f Feed, rel: &str) -> Option<&'f str> {
    feed.links().iter().find(|link| link.rel() == rel).map(atom_syndication::Link::href)
}

fn path(address: &str) -> &str {
    address.strip_prefix(ADDRESS).unwrap()
}

#[test]
fn an_entry_is_the_same_thing_in_every_language_and_form() {
    for name in ["bulletins", "incidents", "obligations"] {
        let ids = |tag: &str| -> Vec<(String, String)> {
            let feed = atom(&format!("/feeds/{tag}/{name}.atom"));
            assert_eq!(feed.lang().unwrap_or_default(), tag);
            feed.entries().iter().map(|entry| (entry.id().to_owned(), entry.updated().to_rfc3339())).collect()
        };
        let english = ids("en");
        assert!(!english.is_empty());
        assert_eq!(english, ids("ar"));
        assert_eq!(english, ids("ru"));
        let json = get(&format!("/feeds/ru/{name}.json")).json();
        let items: Vec<&str> =
            json["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(items, english.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>());
        assert!(
            items
                .iter()
                .all(|id| id.starts_with("tag:trucewatch,2026:syria-2016/") && !id.contains("truce."))
        );
    }
}

#[test]
fn a_feed_says_whose_it_is_and_when_it_last_learnt_anything() {
    let feed = atom("/feeds/en/incidents.atom");
    assert_eq!(feed.authors()[0].name(), "The Truce Desk");
    assert_eq!(feed.rights().unwrap().as_str(), "CC BY 4.0");
    assert_eq!(link(&feed, "license"), Some("https://creativecommons.org/licenses/by/4.0/"));
    assert_eq!(link(&feed, "self"), Some("https://truce.example.org/feeds/en/incidents.atom"));
    assert_eq!(link(&feed, "alternate"), Some("https://truce.example.org/en/incidents"));
    let latest = feed.entries().iter().map(atom_syndication::Entry::updated).max().unwrap();
    assert_eq!(feed.updated(), latest);
    assert!(feed.updated().to_rfc3339().starts_with("20"), "from the record, not the clock");
    assert!(feed.updated().to_rfc3339().as_str() < "2026-01-01");
    let updated: Vec<_> = feed.entries().iter().map(|entry| *entry.updated()).collect();
    assert!(updated.is_sorted_by(|a, b| a >= b), "the latest first");
}

#[test]
fn content_is_text_in_which_markup_is_escaped() {
    let feed = atom("/feeds/en/incidents.atom");
    for entry in feed.entries() {
        let content = entry.content().unwrap();
        assert_eq!(content.content_type(), Some("html"));
        let html = content.value().unwrap();
        assert!(html.starts_with("<p>") && html.contains("Not covered by the text says nothing"), "{html}");
        assert!(html.contains("Silence means unseen, not calm."));
        assert!(!html.contains('⟦'), "{html}");
    }
    let placed = feed.entries().iter().filter(|entry| entry.extensions().contains_key("georss"));
    assert!(placed.count() > 0);
}

#[test]
fn archives_hold_everything_and_join_up() {
    let mut feed = atom("/feeds/en/incidents.atom");
    let mut ids: BTreeSet<String> = feed.entries().iter().map(|entry| entry.id().to_owned()).collect();
    let mut number = 0;
    while let Some(before) = link(&feed, "prev-archive").map(|address| path(address).to_owned()) {
        let archive = atom(&before);
        assert_eq!(link(&archive, "current"), Some("https://truce.example.org/feeds/en/incidents.atom"));
        assert!(archive.extensions()["fh"].contains_key("archive"));
        assert!(archive.entries().len() <= 50);
        ids.extend(archive.entries().iter().map(|entry| entry.id().to_owned()));
        feed = archive;
        number += 1;
        assert!(number < 100);
    }
    assert!(number > 1);
    let features = get("/data/incidents.geojson").json();
    assert_eq!(ids.len(), features["features"].as_array().unwrap().len());
    assert_eq!(get("/feeds/en/incidents.atom?archive=999").status, StatusCode::NOT_FOUND);
    assert_eq!(get("/feeds/en/incidents.atom?archive=one").status, StatusCode::BAD_REQUEST);
    let json = get("/feeds/en/incidents.json").json();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    let next = get(path(json["next_url"].as_str().unwrap())).json();
    assert!(!next["items"].as_array().unwrap().is_empty());
}

#[test]
fn an_earlier_time_is_kept_in_every_address() {
    let feed = atom("/feeds/en/incidents.atom?as-of=2016-04-01");
    assert_eq!(
        link(&feed, "self"),
        Some("https://truce.example.org/feeds/en/incidents.atom?as-of=2016-04-01")
    );
    let entry = &feed.entries()[0];
    assert!(entry.links()[0].href().ends_with("?as-of=2016-04-01"));
    for nowhere in ["/feeds/fr/incidents.atom", "/feeds/en/nothing.atom", "/calendar/fr.ics", "/calendar/en"]
    {
        assert_eq!(get(nowhere).status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[test]
fn a_calendar_can_be_subscribed_to() {
    for tag in ["en", "ar", "ru"] {
        let response = get(&format!("/calendar/{tag}.ics"));
        assert_eq!(response.status, StatusCode::OK);
        assert!(response.header("content-type").starts_with("text/calendar"));
        let text = response.text().replace("\r\n ", "");
        assert!(text.contains("METHOD:PUBLISH\r\n") && text.contains("SEQUENCE:"));
        assert!(text.contains(&format!("URL:https://truce.example.org/{tag}/calendar\r\n")), "{text}");
        assert!(text.contains("STATUS:TENTATIVE") && text.contains("STATUS:CONFIRMED"));
    }
}

#[test]
fn the_index_leads_to_everything() {
    let index = get("/data/case.json").json();
    assert_eq!(index["case"], "syria-2016");
    let lists = ["files", "feeds", "calendars"].map(|name| index[name].as_array().unwrap().clone());
    let all = lists.iter().flatten().filter(|one| !one["href"].as_str().unwrap().ends_with("parquet"));
    for one in all {
        let response = get(path(one["href"].as_str().unwrap()));
        assert_eq!(response.status, StatusCode::OK, "{one}");
        assert!(response.header("content-type").starts_with(one["type"].as_str().unwrap()), "{one}");
    }
    assert!(index["incident"]["href"].as_str().unwrap().contains("/data/incidents/{id}.json"));
}

#[test]
fn a_bulletin_is_told_when_its_period_is_over_and_when_more_is_learnt_of_it() {
    let times = |address: &str| -> Vec<(String, String, String)> {
        let feed = atom(address);
        let rfc = |time: Option<&atom_syndication::FixedDateTime>| time.unwrap().to_utc().to_rfc3339();
        let entries = feed.entries().iter();
        entries.map(|one| (one.id().to_owned(), rfc(one.published()), rfc(Some(one.updated())))).collect()
    };
    let then = times("/feeds/en/bulletins.atom?as-of=2016-04-01&known-at=2016-04-01");
    let (id, published, _) = &then[0];
    assert!(id.ends_with("/bulletin/2016-04-01"), "the day that has just ended stands first: {id}");
    assert_eq!(published, "2016-04-01T21:00:00+00:00", "the end of the day in Damascus");
    assert!(then.iter().all(|(_, published, updated)| published <= updated && updated <= &then[0].1));
    assert!(!then.iter().any(|(id, ..)| id.ends_with("/bulletin/2016-W13")), "that week is not over");
    let later = times("/feeds/en/bulletins.atom?as-of=2016-04-01");
    let corrected = later.iter().filter(|(_, published, updated)| published < updated).count();
    assert!(corrected > 0, "the record learnt more of these days afterwards");
}
