//! Resolve: what each word names, and the times in their zone.
//!
//! A part with a name that cannot be found is reported and gives `None`; its neighbours are resolved all the same.

pub mod agreement;
pub mod body;
pub mod clause;
pub mod clock;
pub mod counting;
pub mod definition;
pub mod exception;
pub mod measure;
pub mod obligation;
pub mod parameter;
pub mod period;
pub mod reading;
pub mod scope;
pub mod weapons;

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use model::time::When;

use crate::code;
use crate::diagnostic::{Diagnostic, Part, Reporter};
use crate::fields::shown;
use crate::names::{Named, Names};
use crate::surface::Word;

/// What words are resolved against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What the case knows.
    pub names: &'a Names,
    /// The zone of the times.
    pub zone: &'a TimeZone,
    /// What the agreement itself has to count times from.
    pub own: &'a Own<'a>,
    /// Where diagnostics go.
    pub at: Reporter<'a>,
}

/// What an agreement has to count times from.
#[derive(Debug, Default)]
pub struct Own<'a> {
    /// Its events.
    pub events: BTreeSet<&'a str>,
    /// Its obligations.
    pub obligations: BTreeSet<&'a str>,
    /// What it counts.
    pub quantities: BTreeSet<&'a str>,
    /// Its clauses.
    pub clauses: BTreeSet<&'a str>,
    /// The texts that there are of it.
    pub texts: BTreeSet<&'a str>,
    /// What its own words mean, as far as they have been resolved.
    pub definitions: Vec<model::agreement::Definition>,
    /// Whether it says when it was signed.
    pub signed: bool,
    /// Whether it has a D-day.
    pub d_day: bool,
}

impl<'a> Context<'a> {
    /// Reports on a part of the terms from here on.
    #[must_use]
    pub fn within(self, part: Part<'a>) -> Self {
        Self { at: self.at.within(part), ..self }
    }

    fn id<I: Named>(&self, word: &Word<'_>) -> Option<I> {
        self.names.find(word, self.at)
    }

    fn ids<I: Named>(&self, words: &[Word<'_>]) -> Option<Vec<I>> {
        all(words.iter().map(|word| self.id(word)))
    }

    fn when(&self, word: &Word<'_>) -> Option<When> {
        When::parse(word.value, self.zone)
            .map_err(|error| self.at.report(Diagnostic::error(code::BAD_TIME, word.span, error.to_string())))
            .ok()
    }
}

/// All of them, or `None` where any failed; every one is tried, so that each has its say.
pub(crate) fn all<T>(parts: impl IntoIterator<Item = Option<T>>) -> Option<Vec<T>> {
    let mut whole = true;
    let parts = parts.into_iter().inspect(|part| whole &= part.is_some()).flatten().collect();
    whole.then_some(parts)
}

/// What is not written resolves to nothing; what is written must resolve.
#[expect(
    clippy::option_option,
    reason = "the outer one is whether it resolved, the inner one whether it is written"
)]
fn maybe<S, T>(written: Option<&S>, resolve: impl FnOnce(&S) -> Option<T>) -> Option<Option<T>> {
    written.map_or(Some(None), |written| resolve(written).map(Some))
}

/// The error that neither a word of the language nor a name of the case is there.
fn refuse_word(word: &Word<'_>, code: &'static str, what: &str, help: Option<String>, at: Reporter<'_>) {
    let message = format!("no {what} `{}`", shown(word.value));
    at.report(
        Diagnostic::error(code, word.span, message)
            .help(help.unwrap_or_else(|| "look at how it is written, or add it to the case".to_owned())),
    );
}
