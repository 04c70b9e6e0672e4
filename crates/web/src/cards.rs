//! The picture of every page, which is shown where its address is shared: `/cards/{language}{path of the page}.png`.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Response, Uri};
use model::IncidentId;
use publish::card::Card;
use publish::language::{Language, Said};

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::MAIN;
use crate::pages;
use crate::query::Query;
use crate::routes::work;
use crate::site::Site;
use crate::visit::Visit;

/// The kind of a picture.
const PNG: &str = "image/png";

/// Answers with the picture of a page.
pub(crate) async fn answer(
    State(site): State<Arc<Site>>,
    Path(page): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let query = Query::read(uri.query().unwrap_or_default());
    work(site, headers, uri, move |site| picture(site, &page, query)).await
}

fn picture(site: Arc<Site>, page: &str, query: Query) -> Result<Answer, RouteError> {
    let none = || RouteError::no("error-no-page", format!("/cards/{page}"));
    let path = page.strip_suffix(".png").ok_or_else(none)?;
    let (tag, path) = path.split_once('/').unwrap_or((path, ""));
    let language = Language::ALL.into_iter().find(|one| one.tag() == tag).ok_or_else(none)?;
    let parts: Vec<&str> = path.split('/').collect();
    let visit = Visit::new(site, language, format!("/{path}"), params(&parts), query)?;
    let card = card(&visit, &parts)?.ok_or_else(none)?;
    let png = card.png().map_err(|error| RouteError::Internal(error.to_string()))?;
    Ok(Answer::new(PNG, png))
}

/// The parts of a path that the page of a bulletin asks for by name.
fn params(path: &[&str]) -> BTreeMap<String, String> {
    let (period, version) = match path {
        ["bulletins", period] => (*period, None),
        ["bulletins", period, "v", version] => (*period, Some(*version)),
        _ => return BTreeMap::new(),
    };
    let all = [Some(("period", period)), version.map(|version| ("version", version))];
    all.into_iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The card of a page; `None` where there is no such page.
fn card(visit: &Visit, path: &[&str]) -> Result<Option<Card>, RouteError> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let case = edition.case();
    let titled = |title: Said| Some(Card::titled(edition, voice, title));
    Ok(match path {
        [""] => Some(Card::of_today(edition, voice)),
        ["incidents", id] => {
            let entry = edition.entry(&IncidentId::new(id));
            let entry = entry.ok_or_else(|| RouteError::no("error-no-incident", *id))?;
            Some(Card::of_incident(edition, voice, entry))
        }
        ["agreements", id] => {
            let agreement = case.agreements.get(&(*id).into());
            let agreement = agreement.ok_or_else(|| RouteError::no("error-no-agreement", *id))?;
            titled(voice.agreement(case, &agreement.id))
        }
        ["obligations", agreement, id] => {
            let missing = || RouteError::no("error-no-obligation", *id);
            let agreement = case.agreements.get(&(*agreement).into()).ok_or_else(missing)?;
            let own = agreement.obligations.iter().find(|one| one.id.as_str() == *id).ok_or_else(missing)?;
            titled(voice.text(&own.words))
        }
        ["parties", id] => {
            let actor = case.actors.get(&(*id).into());
            let actor = actor.ok_or_else(|| RouteError::no("error-no-actor", *id))?;
            titled(voice.actor(case, &actor.id))
        }
        ["bulletins", _] | ["bulletins", _, "v", _] => {
            titled(Said { text: pages::bulletin::title(visit)?, lang: voice.language().tag().into() })
        }
        [main] => MAIN
            .iter()
            .find(|(path, _)| path.strip_prefix('/') == Some(*main))
            .and_then(|(_, key)| titled(Said { text: voice.say(key), lang: voice.language().tag().into() })),
        _ => None,
    })
}
