//! The index of all data of a case, for programs: `/data/case.json`.

use publish::data::About;
use publish::language::Language;
use serde::Serialize;
use serde_json::Value;

use super::{FILES, JSON, said};
use crate::answer::Answer;
use crate::error::RouteError;
use crate::feeds::FEEDS;
use crate::visit::Visit;

#[derive(Serialize)]
struct Index<'a> {
    #[serde(flatten)]
    about: &'a About,
    page: String,
    languages: Vec<&'static str>,
    readings: Vec<Reading>,
    incidents: usize,
    files: Vec<Listed>,
    /// Of one incident; `{id}` stands for its id.
    incident: Listed,
    feeds: Vec<Listed>,
    calendars: Vec<Listed>,
    features: Listed,
}

#[derive(Serialize)]
struct Reading {
    id: String,
    title: Value,
    basis: Value,
}

#[derive(Serialize)]
struct Listed {
    href: String,
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hreflang: Option<&'static str>,
}

/// Makes the index.
pub(super) fn answer(visit: &Visit) -> Result<Answer, RouteError> {
    let edition = &visit.edition;
    let about = About::of(edition);
    let whole = |path: &str| visit.whole(&visit.data(path));
    let listed = |path: &str, kind, title: &str| Listed {
        href: whole(path),
        r#type: kind,
        title: title.to_owned(),
        hreflang: None,
    };
    let in_languages = |path: &dyn Fn(&str) -> String, kind: &'static str, title: &str| -> Vec<Listed> {
        let of = |language: Language| Listed {
            hreflang: Some(language.tag()),
            ..listed(&path(language.tag()), kind, title)
        };
        Language::ALL.into_iter().map(of).collect()
    };
    let text = |text: &model::name::Text| {
        text.versions().map(|(lang, text)| (lang.to_owned(), Value::from(text))).collect::<Value>()
    };
    let readings = edition.case().readings.values().map(|reading| Reading {
        id: reading.id.to_string(),
        title: text(&reading.title),
        basis: text(&reading.basis),
    });
    let feeds = FEEDS
        .iter()
        .flat_map(|feed| in_languages(&|tag| format!("/feeds/{tag}/{}", feed.name), feed.kind, feed.what));
    let index = Index {
        page: visit.whole(&visit.href("/")),
        languages: Language::ALL.into_iter().map(Language::tag).collect(),
        readings: readings.collect(),
        incidents: edition.entries().len(),
        files: FILES
            .iter()
            .map(|file| listed(&format!("/data/{}", file.name), file.kind, file.what))
            .collect(),
        incident: Listed {
            href: whole("/data/incidents/").replacen("/data/incidents/", "/data/incidents/{id}.json", 1),
            ..listed(
                "/",
                JSON,
                "one incident whole: claims, findings with their steps, where the readings part",
            )
        },
        feeds: feeds.collect(),
        calendars: in_languages(
            &|tag| format!("/calendar/{tag}.ics"),
            "text/calendar",
            "meetings, deadlines and decisions",
        ),
        features: listed("/ogc", JSON, "incidents and areas as features (OGC API – Features)"),
        about: &about,
    };
    let written = serde_json::to_string_pretty(&index).map_err(RouteError::internal)? + "\n";
    Ok(said(Answer::new(JSON, written), &about))
}
