//! Cards: the picture of a page that is shown where its address is shared. What the page is about, of which time, and what each reading finds.
//!
//! ```text
//! Card ──layout──▶ Sheet of shapes ──▶ SVG
//!          │                └──paint──▶ PNG
//!          └─ line: letters joined, ordered and broken into lines, from fonts that are part of the program
//! ```
//!
//! A card never says more than its page, and repeats what must stand beside every finding: the time, what could be seen, and that silence means
//! unseen. The same input gives the same bytes on every machine.

mod layout;
mod line;
mod paint;
mod sheet;

use model::ReadingId;
use model::finding::Verdict;

use crate::edition::{Edition, Entry, Week};
use crate::language::{Said, Voice};

/// How wide a card is, in pixels.
pub const WIDTH: usize = 1200;

/// How tall a card is, in pixels.
pub const HEIGHT: usize = 630;

/// The picture of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// Whether the language of the page runs from right to left.
    rtl: bool,
    /// What the site is called.
    site: Said,
    /// What the page is called.
    title: Said,
    /// Which time is shown.
    time: String,
    body: Body,
    foot: String,
}

/// What a card shows beneath its title.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Body {
    /// Nothing more.
    Plain,
    /// What each reading finds of one incident.
    Verdicts(Vec<Finds>),
    /// How often each reading finds what in a week.
    Counts(Counts),
}

/// What a reading finds: the verdict, in a word.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Finds {
    reading: Said,
    /// `None` where no clause takes it up.
    verdict: Option<Verdict>,
    word: String,
}

/// How often each reading finds what.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Counts {
    /// The words for a breach, and for what cannot be told.
    words: [String; 2],
    /// Reading by reading: its breaches, and what it cannot tell.
    readings: Vec<(Said, [usize; 2])>,
    /// What could be seen.
    coverage: String,
}

impl Card {
    /// The card of a page with a title and no more.
    pub fn titled(edition: &Edition, voice: &Voice, title: Said) -> Self {
        let case = edition.case();
        let site = if case.title.is_empty() {
            Said { text: case.id.clone(), lang: "en".into() }
        } else {
            voice.text(&case.title)
        };
        let end = |at| voice.end(at, edition.zone());
        let when = voice.say_with("frame-as-of", &[("day", end(edition.asked().as_of).into())]);
        let known = edition.known_at();
        let known = known.map(|at| voice.say_with("frame-known-at", &[("day", end(at).into())]));
        let time = [Some(when), known].into_iter().flatten().collect::<Vec<_>>().join(BETWEEN);
        let rtl = voice.language().direction() == "rtl";
        Self { rtl, site, title, time, body: Body::Plain, foot: voice.say("foot-unseen") }
    }

    /// The card of an incident: what each reading finds of it over all clauses.
    pub fn of_incident(edition: &Edition, voice: &Voice, entry: &Entry) -> Self {
        let title = edition.incident(entry).map(|incident| voice.text(&incident.title));
        let title = title.filter(|title| !title.text.is_empty());
        let title = title.unwrap_or_else(|| Said { text: entry.incident.to_string(), lang: String::new() });
        let finds = edition.readings().iter().zip(&entry.over_all).map(|(reading, verdict)| Finds {
            reading: called(edition, voice, reading),
            verdict: *verdict,
            word: voice.say(key_of(*verdict)),
        });
        Self { body: Body::Verdicts(finds.collect()), ..Self::titled(edition, voice, title) }
    }

    /// The card of today: how often each reading finds a breach in the last week of which anything is recorded, and what of it could be seen.
    pub fn of_today(edition: &Edition, voice: &Voice) -> Self {
        let title = Said { text: voice.say("today-breaches"), lang: voice.language().tag().into() };
        let card = Self::titled(edition, voice, title);
        let Some(week) = edition.last_week() else { return card };
        let days = [("first", voice.day_of_year(week.first).into()), ("last", voice.day(week.last).into())];
        let time = format!("{}{BETWEEN}{}", card.time, voice.say_with("today-week", &days));
        Self { time, body: Body::Counts(Counts::of(edition, voice, week)), ..card }
    }

    /// As SVG, letters drawn as outlines.
    pub fn svg(&self) -> String {
        layout::drawn(self).svg(&self.said())
    }

    /// As PNG.
    ///
    /// # Errors
    ///
    /// None that is known of; the writer's own where it has any.
    pub fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        paint::png(&layout::drawn(self))
    }

    /// The characters on it for which its fonts have no form.
    pub fn unwritten(&self) -> Vec<char> {
        layout::drawn(self).missing
    }

    /// What it says first.
    fn said(&self) -> String {
        [&self.title.text, &self.time, &self.site.text].map(String::as_str).join(BETWEEN)
    }
}

/// Stands between what is said one after the other.
const BETWEEN: &str = " · ";

impl Counts {
    fn of(edition: &Edition, voice: &Voice, week: Week) -> Self {
        let days = edition.days_between(week.first, week.last);
        let of = |at: usize| {
            let breaches = days.iter().filter_map(|day| day.breaches.get(at)).sum();
            [breaches, days.iter().filter_map(|day| day.undetermined.get(at)).sum()]
        };
        let readings = edition.readings().iter().enumerate();
        let seen = voice.count("coverage", edition.restrictions_between(week.first, week.last));
        let earlier = week.is_earlier.then(|| voice.say("today-earlier"));
        Self {
            words: [voice.say("mark-breach"), voice.say("mark-open")],
            readings: readings.map(|(at, id)| (called(edition, voice, id), of(at))).collect(),
            coverage: earlier.into_iter().chain([seen]).collect::<Vec<_>>().join(" "),
        }
    }
}

fn called(edition: &Edition, voice: &Voice, reading: &ReadingId) -> Said {
    voice.reading(edition.case(), reading)
}

fn key_of(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Breach) => "mark-breach",
        Some(Verdict::NoBreach) => "mark-none",
        Some(Verdict::Undetermined) => "mark-open",
        None => "mark-silent",
    }
}
