//! A visit: which page is asked for, in which language, of which time.

use std::collections::BTreeMap;
use std::sync::Arc;

use assess::Asked;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use model::name::Text;
use publish::edition::Edition;
use publish::language::{Language, Said, Voice};

use crate::error::RouteError;
use crate::query::{Query, encoded};
use crate::site::{Now, Site};

/// A request for a page, with all that is needed to make it.
pub(crate) struct Visit {
    pub(crate) site: Arc<Site>,
    pub(crate) now: Arc<Now>,
    pub(crate) edition: Arc<Edition>,
    pub(crate) voice: &'static Voice,
    /// The path without its language, with a slash before it: `/incidents/DAS-0331`.
    pub(crate) path: String,
    /// The parts of the path that stand for something.
    pub(crate) params: BTreeMap<String, String>,
    pub(crate) query: Query,
}

/// The names by which every address says which time is asked about.
pub(crate) const TIMES: [&str; 2] = ["as-of", "known-at"];

impl Visit {
    /// Finds the edition that is asked for.
    pub(crate) fn new(
        site: Arc<Site>,
        language: Language,
        path: String,
        params: BTreeMap<String, String>,
        query: Query,
    ) -> Result<Self, RouteError> {
        let now = site.now();
        let asked = asked(&now.edition, &query)?;
        let edition = site.at(&now, asked).map_err(|error| RouteError::Internal(error.to_string()))?;
        Ok(Self { site, now, edition, voice: Voice::of(language), path, params, query })
    }

    /// A part of the path.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Says a sentence.
    pub(crate) fn say(&self, key: &str) -> String {
        self.voice.say(key)
    }

    /// A text of the case, in the reader's language where the case has it so.
    pub(crate) fn text(&self, text: &Text) -> Said {
        self.voice.text_of(self.edition.case(), text)
    }

    /// The same of what the case says in one language only.
    pub(crate) fn words(&self, words: &str) -> Said {
        self.voice.words_of(self.edition.case(), words)
    }

    /// The address of another page of the same language and time.
    pub(crate) fn href(&self, path: &str) -> String {
        self.href_with(path, &[])
    }

    /// The same, with more behind the `?`.
    pub(crate) fn href_with(&self, path: &str, more: &[(&str, &str)]) -> String {
        let (path, mark) = path.split_once('#').map_or((path, None), |(path, mark)| (path, Some(mark)));
        let times = self.query.only(&TIMES);
        let query = more.iter().fold(times, |query, (name, value)| query.with(name, Some(value)));
        let mark = mark.map(|mark| format!("#{mark}")).unwrap_or_default();
        format!("/{}{path}{}{mark}", self.voice.language().tag(), query.written())
    }

    /// The address of something that has no language, of the same time.
    pub(crate) fn data(&self, path: &str) -> String {
        format!("{path}{}", self.query.only(&TIMES).written())
    }

    /// The whole address of a path.
    pub(crate) fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.site.options.address)
    }

    /// Whether another time than the latest is asked about, or an earlier state of the record.
    pub(crate) fn is_turned_back(&self) -> bool {
        self.edition.asked() != self.now.edition.asked()
    }

    /// A day of the query.
    pub(crate) fn day(&self, name: &'static str) -> Result<Option<Date>, RouteError> {
        day(&self.query, name)
    }
}

/// The address of an id: as it is, or in per cents.
pub(crate) fn id(id: impl AsRef<str>) -> String {
    encoded(id.as_ref())
}

fn day(query: &Query, name: &'static str) -> Result<Option<Date>, RouteError> {
    let Some(text) = query.get(name) else { return Ok(None) };
    let bad = || RouteError::BadValue { name, value: text.chars().take(40).collect() };
    let is_day = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.parse().ok().filter(|_| is_day).map(Some).ok_or_else(bad)
}

/// What a query asks of time: days, to their end in the zone of the case, never later than what is published.
fn asked(latest: &Edition, query: &Query) -> Result<Asked, RouteError> {
    let end = |day: Date| -> Option<Timestamp> {
        Some(day.checked_add(1.day()).ok()?.to_zoned(latest.zone().clone()).ok()?.timestamp())
    };
    let mut asked = latest.asked();
    if let Some(day) = day(query, "as-of")? {
        let at = end(day).ok_or(RouteError::NotPublished)?;
        let last = latest.last_day();
        let first = latest.days().first().map(|day| day.date);
        let told = first.zip(last).is_some_and(|(first, last)| {
            let earliest = first.checked_sub(1.year()).unwrap_or(first);
            (earliest..=last).contains(&day)
        });
        if !told {
            return Err(RouteError::NotPublished);
        }
        asked.as_of = at.min(asked.as_of);
    }
    if let Some(day) = day(query, "known-at")? {
        let at = end(day).ok_or(RouteError::NotPublished)?;
        let learnt = latest.case().claims.values().map(|claim| claim.learnt).max();
        // from the day on which the last was learnt on, everything is known
        if learnt.is_some_and(|learnt| at < learnt) {
            asked.known_at = at;
        }
    }
    Ok(asked)
}
