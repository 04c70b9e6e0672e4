//! What an agreement defines itself, and only it refers to: events, clauses, words.

use model::agreement::Definition;
use model::clock::Clock;
use model::id::{ClauseId, EventId};

use super::Context;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::fields::{shown, suggest};
use crate::surface::Word;
use crate::surface::agreement::Agreement;

/// What an agreement defines.
#[derive(Debug, Default)]
pub struct Own<'a> {
    events: Vec<&'a str>,
    clauses: Vec<&'a str>,
    texts: Vec<&'a str>,
    /// What its own words mean, as far as they have been resolved.
    pub definitions: Vec<Definition>,
}

impl<'a> Own<'a> {
    /// Collects the ids of an agreement as it is written.
    pub fn of(written: &Agreement<'a>) -> Self {
        Self {
            events: written.events.iter().map(|event| event.id.value).collect(),
            clauses: written.clauses.iter().map(|clause| clause.id.value).collect(),
            texts: written.texts.iter().map(|text| text.id.value).collect(),
            definitions: Vec::new(),
        }
    }
}

impl Context<'_> {
    pub(super) fn clause_id(&self, word: &Word<'_>) -> Option<ClauseId> {
        self.of_own(word, &self.own.clauses, "clause", code::UNKNOWN_CLAUSE)?;
        Some(ClauseId::new(word.value))
    }

    pub(super) fn event(&self, word: &Word<'_>) -> Option<EventId> {
        self.of_own(word, &self.own.events, "event", code::UNKNOWN_EVENT)?;
        Some(EventId::new(word.value))
    }

    pub(super) fn text(&self, word: &Word<'_>) -> Option<String> {
        self.of_own(word, &self.own.texts, "text", code::UNKNOWN_TEXT)?;
        Some(word.value.to_owned())
    }

    /// A time that the text fixes.
    pub(super) fn clock(&self, word: &Word<'_>) -> Option<Clock> {
        self.when(word).map(Clock::At)
    }

    fn of_own(&self, word: &Word<'_>, known: &[&str], what: &str, code: &'static str) -> Option<()> {
        if known.contains(&word.value) {
            return Some(());
        }
        let message = format!("this agreement has no {what} `{}`", shown(word.value));
        let meant = suggest(word.value, known.iter().copied());
        let help = meant.map(|id| format!("did you mean `{id}`?"));
        self.at.report(Diagnostic::error(code, word.span, message).maybe_help(help));
        None
    }
}
