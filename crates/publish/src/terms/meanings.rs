//! What the text's own words mean, what it counts, and what it waits for.

use super::acts::{nouns, others};
use super::voice::{Voice, cited, spaced};
use crate::page::Page;
use crate::words::stop;

/// Says definitions, quantities and events.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    let agreement = voice.agreement;
    if !agreement.definitions.is_empty() {
        page.heading("What its words mean");
        for definition in &agreement.definitions {
            let word = spaced(&definition.id);
            page.subheading(format!("“{word}”{}", cited(definition.cites.as_deref())));
            let closed = format!("It takes in: {}.", nouns(&definition.acts));
            page.list(std::iter::once(closed).chain(others(voice, &definition.acts)).collect());
            Voice::versions("The text", &definition.words, page);
        }
    }
    if !agreement.events.is_empty() {
        page.heading("What it waits for");
        page.text("Whether and when each came is told by what is claimed of it.");
        for event in &agreement.events {
            say_named(event.id.as_str(), event.cites.as_deref(), &event.words, &event.notes, page);
        }
    }
    if !agreement.quantities.is_empty() {
        page.heading("What it counts");
        for quantity in &agreement.quantities {
            say_named(quantity.id.as_str(), None, &quantity.words, &quantity.notes, page);
        }
    }
}

fn say_named(id: &str, cites: Option<&str>, words: &model::name::Text, notes: &[String], page: &mut Page) {
    let name = stop(words.plain());
    page.list(vec![format!("[{id}]{}: {name}", cited(cites))]);
    Voice::in_other_languages(&format!("[{id}]"), words, page);
    page.list(notes.iter().map(|note| format!("Note on [{id}]: {}", stop(note))).collect());
}
