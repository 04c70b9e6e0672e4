//! What stands around every page: head, navigation, which time is shown, foot.

use jiff::civil::Date;
use publish::language::{Language, Said, Voice};

use crate::error::RouteError;
use crate::query::encoded;
use crate::statics::VERSION;
use crate::visit::{TIMES, Visit};

/// What stands around a page.
pub(crate) struct Frame {
    pub(crate) voice: &'static Voice,
    pub(crate) lang: &'static str,
    pub(crate) dir: &'static str,
    /// The title of the page; empty on the front page.
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) site: Said,
    pub(crate) home: String,
    pub(crate) canonical: String,
    pub(crate) languages: Vec<Other>,
    pub(crate) nav: Vec<Link>,
    pub(crate) when: String,
    pub(crate) known: String,
    pub(crate) as_of: String,
    pub(crate) known_at: String,
    pub(crate) first_day: String,
    pub(crate) last_day: String,
    /// The same page of the latest time; `None` where it is shown.
    pub(crate) latest: Option<String>,
    /// Everything else that the address says, kept when another time is chosen.
    pub(crate) kept: Vec<(String, String)>,
    pub(crate) action: String,
    pub(crate) is_stale: bool,
    pub(crate) change: u64,
    /// The address that is passed on, and the key of what it is called.
    pub(crate) share: (&'static str, String),
    pub(crate) card: String,
    pub(crate) publisher: String,
    pub(crate) licence: Option<(String, String)>,
    pub(crate) style: String,
    pub(crate) script: String,
    pub(crate) icon: String,
    /// Data about the page for machines (schema.org), as JSON-LD; empty where there is none.
    pub(crate) about: String,
}

/// A page in another language.
pub(crate) struct Other {
    pub(crate) tag: &'static str,
    pub(crate) name: &'static str,
    pub(crate) href: String,
    pub(crate) whole: String,
    pub(crate) is_this: bool,
}

/// A link.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Link {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) is_this: bool,
}

/// The main pages: the path, and the key of its name.
pub(crate) const MAIN: &[(&str, &str)] = &[
    ("/", "nav-today"),
    ("/incidents", "nav-incidents"),
    ("/map", "nav-map"),
    ("/charts", "nav-charts"),
    ("/parties", "nav-parties"),
    ("/obligations", "nav-obligations"),
    ("/agreements", "nav-agreements"),
    ("/tallies", "nav-tallies"),
    ("/statements", "nav-statements"),
    ("/bulletins", "nav-bulletins"),
    ("/calendar", "nav-calendar"),
    ("/data", "nav-data"),
    ("/about", "nav-about"),
];

impl Frame {
    /// The frame of a page with this title and this sentence about it.
    pub(crate) fn of(visit: &Visit, title: impl Into<String>, description: impl Into<String>) -> Self {
        let (voice, edition) = (visit.voice, &visit.edition);
        let case = edition.case();
        let zone = edition.zone();
        let asked = edition.asked();
        let when = voice.say_with("frame-as-of", &[("day", voice.end(asked.as_of, zone).into())]);
        let known = edition.known_at().map_or_else(
            || voice.say("frame-known-all"),
            |at| voice.say_with("frame-known-at", &[("day", voice.end(at, zone).into())]),
        );
        let latest = &visit.now.edition;
        let written = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let own = visit.query.written();
        let here =
            |language: Language| format!("/{}{}{own}", language.tag(), visit.path.trim_end_matches('/'));
        let other = |language: Language| Other {
            tag: language.tag(),
            name: language.own_name(),
            whole: visit.whole(&here(language)),
            href: here(language),
            is_this: language == voice.language(),
        };
        let rest = TIMES.iter().fold(visit.query.clone(), |query, name| query.with(name, None));
        let path = format!("/{}{}", voice.language().tag(), visit.path.trim_end_matches('/'));
        let site = if case.title.is_empty() {
            Said { text: case.id.clone(), lang: "en".into() }
        } else {
            visit.text(&case.title)
        };
        let licence = case.publication.licence.as_ref().map(|licence| {
            let address = licence.document.as_ref().map(|document| document.as_str().to_owned());
            (licence.name.clone(), address.filter(|address| is_web(address)).unwrap_or_default())
        });
        Self {
            voice,
            lang: voice.language().tag(),
            dir: voice.language().direction(),
            title: title.into(),
            description: description.into(),
            site,
            home: visit.href("/"),
            canonical: visit.whole(&format!("{path}{own}")),
            languages: Language::ALL.into_iter().map(other).collect(),
            nav: MAIN.iter().map(|(path, key)| link(visit, path, key)).collect(),
            when,
            known,
            as_of: written(edition.last_day()),
            known_at: visit.query.get("known-at").unwrap_or_default().to_owned(),
            first_day: written(latest.days().first().map(|day| day.date)),
            last_day: written(latest.last_day()),
            latest: visit.is_turned_back().then(|| format!("{path}{}", rest.written())),
            kept: rest.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            action: path.clone(),
            is_stale: visit.now.is_stale,
            change: visit.now.number,
            share: ("share-address", visit.whole(&format!("{path}{own}"))),
            card: visit.whole(&visit.data(&format!("/cards{path}.png"))),
            publisher: case.publication.publisher.clone().unwrap_or_default(),
            licence,
            style: format!("/static/style.css?{VERSION}"),
            script: format!("/static/site.js?{VERSION}"),
            icon: format!("/static/icon.svg?{VERSION}"),
            about: String::new(),
        }
    }

    /// With data about the page for machines.
    pub(crate) fn about(mut self, data: &serde_json::Value) -> Self {
        // no text of a case may end the element that it stands in
        self.about = data.to_string().replace('<', "\\u003c");
        self
    }

    /// With another address to be passed on than its own, and the key of what that is called.
    pub(crate) fn shared_as(mut self, key: &'static str, address: String) -> Self {
        self.share = (key, address);
        self
    }

    /// The address that writes a letter with the title and the address of the page: the reader's own program sends it, and nobody else learns of it.
    pub(crate) fn letter(&self) -> String {
        let title = if self.title.is_empty() { &self.site.text } else { &self.title };
        format!("mailto:?subject={}&body={}", encoded(title), encoded(&self.share.1))
    }

    /// Says a sentence.
    pub(crate) fn say(&self, key: &str) -> String {
        self.voice.say(key)
    }

    /// Says how many there are of something.
    pub(crate) fn count(&self, key: &str, number: impl std::borrow::Borrow<usize>) -> String {
        self.voice.count(key, *number.borrow())
    }
}

fn link(visit: &Visit, path: &str, key: &str) -> Link {
    let first = |path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
    Link { href: visit.href(path), label: visit.say(key), is_this: first(path) == first(&visit.path) }
}

/// Whether an address leads to a page of the web: nothing else of a case becomes a link.
pub(crate) fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Renders a template as HTML.
pub(crate) fn html(template: &impl askama::Template) -> Result<crate::answer::Answer, RouteError> {
    Ok(crate::answer::Answer::new(crate::answer::HTML, template.render()?))
}
