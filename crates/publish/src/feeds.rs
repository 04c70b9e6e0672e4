//! Feeds: what the record came to know, to be followed with any reader, as Atom (RFC 4287) and JSON Feed 1.1.
//!
//! ```text
//! Edition ──▶ incidents, obligations, bulletins ──▶ Log ──▶ Sheet ──▶ atom, json
//!                        which entry was told when         fifty of them
//! ```
//!
//! An entry is told when the record learns of it, and again whenever it learns more; the [`Log`] of that only grows at its end. Its first fifty are the
//! first archive, the next fifty the second (RFC 5005, section 4); the feed itself holds the last fifty. Nothing hangs on a clock.
//!
//! Ids are `tag:` addresses (RFC 4151) of the case and the thing: the same in every language and wherever the site stands.
//!
//! To add a feed: tell its [`Log`], and make a [`FeedEntry`] of each key that a sheet asks for.

pub mod atom;
pub mod bulletins;
pub mod incidents;
pub mod json;
mod log;
pub mod obligations;
mod prose;

use jiff::Timestamp;
use model::place::LatLon;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::data::About;
use crate::language::{Said, Voice};
pub use log::Log;

/// One entry of a feed.
#[derive(Clone, PartialEq, Debug)]
pub struct FeedEntry {
    /// What it is, within its case: `incident/DAS-0331`.
    pub thing: String,
    /// What it is called.
    pub title: Said,
    /// When the record first learnt of it; `None` where that is not known.
    pub published: Option<Timestamp>,
    /// When the record last learnt anything of what it rests on.
    pub updated: Timestamp,
    /// Its page, without address and language: `/incidents/DAS-0331`.
    pub path: String,
    /// What it says, as HTML.
    pub html: String,
    /// The centre of the cell that its place is shown as.
    pub point: Option<LatLon>,
}

/// What stands on one page of a feed.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// The name of the feed in addresses: `incidents`.
    pub name: &'static str,
    /// What it is called.
    pub title: String,
    /// Its entries, the latest first.
    pub entries: Vec<FeedEntry>,
    /// Which archive it is, from 1; `None` of the feed itself.
    pub archive: Option<usize>,
    /// How many archives there are.
    pub archives: usize,
}

/// Where a feed stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place<'a> {
    /// The address of the site, without a slash at its end.
    pub address: &'a str,
    /// Which time every address asks about, with its `?`; empty where it is the latest.
    pub query: &'a str,
}

/// What may stand in a `tag:` address besides letters and digits.
const KEPT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b':');

/// The id of something within a case. The year is that in which the scheme was made, and never changes.
pub fn tag(case: &str, thing: &str) -> String {
    let [case, thing] = [case, thing].map(|part| utf8_percent_encode(part, KEPT).to_string());
    format!("tag:trucewatch,2026:{case}/{thing}")
}

/// What a case is called, in a language as far as that goes.
fn named(about: &About, voice: &Voice) -> String {
    let titles = &about.case_title;
    let own = titles.get(voice.language().tag()).or_else(|| titles.get("en"));
    own.or_else(|| titles.values().next()).unwrap_or(&about.case).clone()
}

/// Who says it: whoever publishes, else what the case is called.
fn author(about: &About, voice: &Voice) -> String {
    about.publisher.clone().unwrap_or_else(|| named(about, voice))
}

/// An id as it stands in an address.
fn in_address(id: &str) -> String {
    utf8_percent_encode(id, IN_ADDRESS).to_string()
}

/// What an id keeps in the path of a page.
const IN_ADDRESS: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':').remove(b',');

impl Place<'_> {
    /// The address of a page in a language.
    fn page(&self, voice: &Voice, path: &str) -> String {
        let (path, mark) =
            path.split_once('#').map_or((path, String::new()), |(path, mark)| (path, format!("#{mark}")));
        format!("{}/{}{path}{}{mark}", self.address, voice.language().tag(), self.query)
    }

    /// The address of a feed, or of an archive of it.
    fn feed(&self, voice: &Voice, name: &str, form: &str, archive: Option<usize>) -> String {
        let mark = if self.query.is_empty() { '?' } else { '&' };
        let archive = archive.map(|number| format!("{mark}archive={number}")).unwrap_or_default();
        format!("{}/feeds/{}/{name}.{form}{}{archive}", self.address, voice.language().tag(), self.query)
    }
}

impl Sheet {
    /// When the latest of its entries was told; of an empty feed, when the record last learnt anything.
    fn updated(&self, about: &About) -> Timestamp {
        self.entries.iter().map(|entry| entry.updated).max().unwrap_or(about.updated)
    }

    /// The archive before it.
    fn before(&self) -> Option<usize> {
        match self.archive {
            Some(number) => number.checked_sub(1),
            None => Some(self.archives),
        }
        .filter(|number| *number > 0)
    }

    /// The archive after it.
    fn after(&self) -> Option<usize> {
        self.archive.map(|number| number + 1).filter(|number| *number <= self.archives)
    }
}
