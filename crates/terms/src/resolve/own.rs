//! What an agreement defines itself: events, quantities, clauses, obligations and words, which only it refers to.

use model::ObligationId;
use model::agreement::Definition;
use model::clock::{Anchor, Clock};
use model::id::{ClauseId, EventId, QuantityId};

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
    quantities: Vec<&'a str>,
    clauses: Vec<&'a str>,
    obligations: Vec<&'a str>,
    texts: Vec<&'a str>,
    /// What its own words mean, as far as they have been resolved.
    pub definitions: Vec<Definition>,
}

/// Words that stand for what every agreement has.
const ANCHORS: &[(&str, Anchor)] =
    &[("signing", Anchor::Signed), ("in-force", Anchor::InForce), ("d-day", Anchor::DDay)];

impl<'a> Own<'a> {
    /// Collects the ids of an agreement as it is written.
    pub fn of(written: &Agreement<'a>) -> Self {
        Self {
            events: written.events.iter().map(|event| event.id.value).collect(),
            quantities: written.quantities.iter().map(|quantity| quantity.id.value).collect(),
            clauses: written.clauses.iter().map(|clause| clause.id.value).collect(),
            obligations: written.obligations.iter().map(|obligation| obligation.id.value).collect(),
            texts: written.texts.iter().map(|text| text.id.value).collect(),
            definitions: Vec::new(),
        }
    }
}

impl Context<'_> {
    pub(super) fn quantity(&self, word: &Word<'_>) -> Option<QuantityId> {
        self.of_own(word, &self.own.quantities, "quantity", code::UNKNOWN_QUANTITY)?;
        Some(QuantityId::new(word.value))
    }

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

    /// Something that comes: an event or an obligation of this agreement, or what every agreement has.
    pub(super) fn anchor(&self, word: &Word<'_>) -> Option<Anchor> {
        if let Some((_, anchor)) = ANCHORS.iter().find(|(name, _)| *name == word.value) {
            return Some(anchor.clone());
        }
        if self.own.obligations.contains(&word.value) {
            return Some(Anchor::Done(ObligationId::new(word.value)));
        }
        let known: Vec<&str> = self.own.events.iter().chain(&self.own.obligations).copied().collect();
        self.of_own(word, &known, "event or obligation", code::UNKNOWN_EVENT)?;
        Some(Anchor::Event(EventId::new(word.value)))
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
