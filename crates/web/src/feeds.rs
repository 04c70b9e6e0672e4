//! Feeds and calendars: `/feeds/{language}/incidents.atom`, `/calendar/{language}.ics`.

use std::sync::Arc;

use axum::Router;
use publish::data::About;
use publish::feeds::atom::KIND as ATOM;
use publish::feeds::json::KIND as JSON;
use publish::feeds::{self, Place, Sheet};
use publish::ics;
use publish::language::{Language, Voice};

use crate::answer::Answer;
use crate::data::{of_data, said};
use crate::error::RouteError;
use crate::site::Site;
use crate::visit::{TIMES, Visit};

/// A page of a feed: an archive by its number, or the feed itself.
type Make = fn(&Visit, &Voice, Option<usize>) -> Option<Sheet>;

/// A feed in one of its forms.
pub(crate) struct Feed {
    /// Its name below `/feeds/{language}`.
    pub(crate) name: &'static str,
    /// Its media type.
    pub(crate) kind: &'static str,
    /// What it is, for programs.
    pub(crate) what: &'static str,
    make: Make,
}

const BULLETINS: Make = |visit, voice, archive| feeds::bulletins::sheet(&visit.edition, voice, archive);
const INCIDENTS: Make = |visit, voice, archive| feeds::incidents::sheet(&visit.edition, voice, archive);
const OBLIGATIONS: Make = |visit, voice, archive| feeds::obligations::sheet(&visit.edition, voice, archive);

const NEW_BULLETINS: &str = "bulletins, when they come out and when the record learns more of their time";
const NEW_INCIDENTS: &str = "incidents, as the record learns of them";
const NEW_OBLIGATIONS: &str = "obligations, and where they stand";

/// Every feed there is.
pub(crate) const FEEDS: [Feed; 6] = [
    Feed { name: "bulletins.atom", kind: ATOM, what: NEW_BULLETINS, make: BULLETINS },
    Feed { name: "bulletins.json", kind: JSON, what: NEW_BULLETINS, make: BULLETINS },
    Feed { name: "incidents.atom", kind: ATOM, what: NEW_INCIDENTS, make: INCIDENTS },
    Feed { name: "incidents.json", kind: JSON, what: NEW_INCIDENTS, make: INCIDENTS },
    Feed { name: "obligations.atom", kind: ATOM, what: NEW_OBLIGATIONS, make: OBLIGATIONS },
    Feed { name: "obligations.json", kind: JSON, what: NEW_OBLIGATIONS, make: OBLIGATIONS },
];

/// Adds the addresses of feeds and calendars.
pub(crate) fn routes(router: Router<Arc<Site>>) -> Router<Arc<Site>> {
    router.route("/feeds/{language}/{feed}", of_data(feed)).route("/calendar/{file}", of_data(calendar))
}

fn feed(visit: &Visit) -> Result<Answer, RouteError> {
    let missing = || RouteError::no("error-no-page", visit.path.as_str());
    let voice = voice(visit.param("language")).ok_or_else(missing)?;
    let feed = FEEDS.iter().find(|feed| feed.name == visit.param("feed")).ok_or_else(missing)?;
    let bad = |value: &str| RouteError::BadValue { name: "archive", value: value.chars().take(40).collect() };
    let archive = visit.query.get("archive").map(|text| text.parse().map_err(|_| bad(text))).transpose()?;
    let sheet = (feed.make)(visit, voice, archive).ok_or_else(missing)?;
    let about = About::of(&visit.edition);
    let query = visit.query.only(&TIMES).written();
    let place = Place { address: &visit.site.options.address, query: &query };
    let written = if feed.kind == JSON {
        feeds::json::write(&sheet, &about, voice, place).map_err(RouteError::internal)?
    } else {
        feeds::atom::write(&sheet, &about, voice, place).map_err(RouteError::internal)?
    };
    Ok(said(Answer::new(feed.kind, written), &about))
}

fn calendar(visit: &Visit) -> Result<Answer, RouteError> {
    let missing = || RouteError::no("error-no-page", visit.path.as_str());
    let tag = visit.param("file").strip_suffix(".ics").ok_or_else(missing)?;
    let voice = voice(tag).ok_or_else(missing)?;
    let about = About::of(&visit.edition);
    let page = format!("/{}/calendar{}", voice.language().tag(), visit.query.only(&TIMES).written());
    let written = ics::published(&visit.edition.calendar(), about.updated, &visit.whole(&page));
    Ok(said(Answer::new("text/calendar; charset=utf-8; method=PUBLISH", written), &about))
}

/// The voice of a language, by its very tag.
fn voice(tag: &str) -> Option<&'static Voice> {
    let language = Language::ALL.into_iter().find(|language| language.tag() == tag)?;
    Some(Voice::of(language))
}
