//! What entries say, as HTML: paragraphs and lists of the same sentences as the pages.

use model::finding::Verdict;
use model::{Case, ReadingId};

use crate::language::{Said, Voice, direction};
use crate::page::shown;

/// A text in which nothing is taken for markup.
pub(super) fn escaped(text: &str) -> String {
    shown(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A paragraph in the language of the voice.
pub(super) fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<p>{}</p>", escaped(text)) }
}

/// A paragraph in a language of its own.
pub(super) fn quoted(said: &Said) -> String {
    if said.text.is_empty() {
        String::new()
    } else {
        format!("<p{}>{}</p>", marks(&said.lang), escaped(&said.text))
    }
}

/// A list of names, each with what is said of it; the second half may be in English.
pub(super) fn list(rows: impl Iterator<Item = (Said, String, String)>) -> String {
    let row = |(name, word, why): (Said, String, String)| {
        let why = if why.is_empty() {
            String::new()
        } else {
            format!(" <span{}>({})</span>", marks("en"), escaped(&why))
        };
        format!("<li><span{}>{}</span>: {}{why}</li>", marks(&name.lang), escaped(&name.text), escaped(&word))
    };
    format!("<ul>{}</ul>", rows.map(row).collect::<String>())
}

/// The sentences that stand under everything.
pub(super) fn foot(voice: &Voice) -> String {
    format!("{}{}", paragraph(&voice.say("foot-no-target")), paragraph(&voice.say("foot-unseen")))
}

/// The word of a verdict; `None` where no clause takes something up.
pub(super) fn verdict(voice: &Voice, verdict: Option<Verdict>) -> String {
    voice.say(match verdict {
        Some(Verdict::Breach) => "mark-breach",
        Some(Verdict::NoBreach) => "mark-none",
        Some(Verdict::Undetermined) => "mark-open",
        None => "mark-silent-long",
    })
}

/// What a reading is called.
pub(super) fn reading(voice: &Voice, case: &Case, id: &ReadingId) -> Said {
    let title = case.readings.get(id).map(|reading| voice.text(&reading.title));
    let title = title.filter(|title| !title.text.is_empty());
    title.unwrap_or_else(|| Said { text: id.to_string(), lang: String::new() })
}

fn marks(lang: &str) -> String {
    let lang = escaped(lang);
    if lang.is_empty() { String::new() } else { format!(" lang=\"{lang}\" dir=\"{}\"", direction(&lang)) }
}
