//! Of what data are: which case, which time, which state of the record, under which licence.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::edition::Edition;
use crate::{times, words};

/// Of what data are. Every file that is taken away says it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct About {
    /// The id of the case.
    pub case: String,
    /// What it is called, by language.
    pub case_title: BTreeMap<String, String>,
    /// Only what had happened before this instant is told.
    pub as_of: String,
    /// Only what the record had learnt by this instant is used; `None` where it is all of it.
    pub known_at: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Under which licence it may be used; `None` where the case names none.
    pub licence: Option<Licence>,
    /// What stands wherever it is shown who is covered, and that silence is unseen.
    pub note: String,
    /// The latest instant at which the record learnt anything of what is told; it takes the place of a clock.
    #[serde(skip)]
    pub updated: Timestamp,
}

/// A licence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Licence {
    /// Its name: "CC BY 4.0".
    pub name: String,
    /// Where it can be read, where that is an address of the web.
    pub address: Option<String>,
}

impl About {
    /// Of an edition.
    pub fn of(edition: &Edition) -> Self {
        let case = edition.case();
        let publication = &case.publication;
        let licence = publication.licence.as_ref().map(|licence| Licence {
            name: licence.name.clone(),
            address: licence.document.as_ref().map(ToString::to_string).filter(|address| is_web(address)),
        });
        let asked = edition.asked();
        Self {
            case: case.id.clone(),
            case_title: versions(&case.title),
            as_of: times::rfc3339(asked.as_of),
            known_at: edition.known_at().map(times::rfc3339),
            publisher: publication.publisher.clone(),
            licence,
            note: format!("{} {}", words::NO_TARGET, words::UNSEEN),
            updated: edition.learnt().unwrap_or(asked.as_of),
        }
    }

    /// The same as names and values, without those that there are none of.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let licence = self.licence.as_ref();
        let pairs = [
            ("case", Some(self.case.clone())),
            ("as_of", Some(self.as_of.clone())),
            ("known_at", self.known_at.clone()),
            ("publisher", self.publisher.clone()),
            ("licence", licence.map(|licence| licence.name.clone())),
            ("licence_address", licence.and_then(|licence| licence.address.clone())),
            ("note", Some(self.note.clone())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// A text by language; what the case gives no language is under `und`.
pub(crate) fn versions(text: &model::name::Text) -> BTreeMap<String, String> {
    let tag = |lang: &str| if lang.is_empty() { "und" } else { lang }.to_owned();
    text.versions().map(|(lang, text)| (tag(lang), text.to_owned())).collect()
}

/// Whether an address leads to a page of the web, and holds nothing that would end it where it stands.
pub(crate) fn is_web(address: &str) -> bool {
    let ends_it = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"');
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) && !address.contains(ends_it)
}
