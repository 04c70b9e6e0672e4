//! What entries say, as HTML: paragraphs and lists of the same sentences as the pages.

use model::finding::Verdict;

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

/// A list of names, each with what is said of it.
pub(super) fn list(rows: impl Iterator<Item = (Said, String)>) -> String {
    let row = |(name, said): (Said, String)| {
        format!("<li><span{}>{}</span>: {}</li>", marks(&name.lang), escaped(&name.text), escaped(&said))
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

fn marks(lang: &str) -> String {
    let lang = escaped(lang);
    if lang.is_empty() { String::new() } else { format!(" lang=\"{lang}\" dir=\"{}\"", direction(&lang)) }
}
