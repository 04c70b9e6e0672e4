//! Times that a text fixes: of the calendar, or counted from something that happens.

use model::clock::{Anchor, Clock, Counted, Shift, Stretch};
use model::id::ClauseId;
use model::time::{Length, Precision, When};
use model::{EventId, ObligationId, QuantityId};

use super::Context;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::fields::{shown, suggest};
use crate::names::Named;
use crate::surface::Word;

impl Context<'_> {
    /// Reads a time by which something ends or is due.
    pub(super) fn clock(&self, word: &Word<'_>) -> Option<Clock> {
        let said = word.value.trim();
        let (rest, strictly_before) = match said.strip_prefix("before ") {
            Some(rest) => (rest.trim_start(), true),
            None => (said, false),
        };
        let word = Word::new(rest, word.span);
        let Some((shift, anchor)) = self.counted(&word)? else {
            return self.of_the_calendar(&word, strictly_before).map(Clock::At);
        };
        Some(Clock::Counted(Counted { from: anchor, shift, strictly_before, said: said.to_owned() }))
    }

    /// Reads a time at which something starts.
    pub(super) fn start(&self, word: &Word<'_>) -> Option<Clock> {
        if word.value.trim().starts_with("before ") {
            let message = "nothing can be said to start before a time";
            let report = Diagnostic::error(code::BAD_TIME, word.span, message);
            self.at.report(report.help("`before` stands where something ends or is due"));
            return None;
        }
        self.clock(word)
    }

    /// An event of the agreement, by its id.
    pub(super) fn event(&self, word: &Word<'_>) -> Option<EventId> {
        if self.own.events.contains(word.value) {
            return Some(EventId::new(word.value));
        }
        self.lacks::<EventId>(word, self.own.events.iter().copied());
        None
    }

    /// Something that the agreement counts, by its id.
    pub(super) fn quantity(&self, word: &Word<'_>) -> Option<QuantityId> {
        if self.own.quantities.contains(word.value) {
            return Some(QuantityId::new(word.value));
        }
        self.lacks::<QuantityId>(word, self.own.quantities.iter().copied());
        None
    }

    /// A clause of the agreement, by its id.
    pub(super) fn clause_id(&self, word: &Word<'_>) -> Option<ClauseId> {
        if self.own.clauses.contains(word.value) {
            return Some(ClauseId::new(word.value));
        }
        self.lacks::<ClauseId>(word, self.own.clauses.iter().copied());
        None
    }

    /// A text of the agreement, by its id.
    pub(super) fn text(&self, word: &Word<'_>) -> Option<String> {
        if self.own.texts.contains(word.value) {
            return Some(word.value.to_owned());
        }
        self.has_no("text", code::UNKNOWN_TEXT, word, self.own.texts.iter().copied());
        None
    }

    fn lacks<'w, I: Named>(&self, word: &Word<'_>, own: impl Iterator<Item = &'w str>) {
        self.has_no(I::WHAT, I::UNKNOWN, word, own);
    }

    fn has_no<'w>(
        &self,
        what: &str,
        code: &'static str,
        word: &Word<'_>,
        own: impl Iterator<Item = &'w str>,
    ) {
        let message = format!("this agreement has no {what} `{}`", shown(word.value));
        let help = match suggest(word.value, own) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write `{what} \"{}\"` into the agreement", shown(word.value)),
        };
        self.at.report(Diagnostic::error(code, word.span, message).help(help));
    }

    fn of_the_calendar(&self, word: &Word<'_>, strictly_before: bool) -> Option<When> {
        let when = When::parse(word.value, self.zone)
            .map_err(|error| {
                let report = Diagnostic::error(code::BAD_TIME, word.span, error.to_string());
                let on_the_calendar =
                    word.value.starts_with(|c: char| c.is_ascii_digit()) && !word.value.contains(' ');
                let help = (!on_the_calendar).then(|| how_times_are_written(word.value));
                self.at.report(report.maybe_help(help));
            })
            .ok()?;
        if !strictly_before {
            return Some(when);
        }
        if !matches!(when.precision, Precision::Instant | Precision::Exact | Precision::Day) {
            let message = "`before` stands before a day, a minute or an exact instant";
            let report = Diagnostic::error(code::BAD_TIME, word.span, message);
            self.at.report(report.help("write it as `before 2016-11-20`"));
            return None;
        }
        Some(when.strictly_before())
    }

    /// What is counted from what; nothing where it is a time of the calendar, and no answer where it is wrong.
    #[expect(
        clippy::option_option,
        reason = "the outer one is whether it could be read, the inner one whether it is counted"
    )]
    fn counted(&self, word: &Word<'_>) -> Option<Option<(Option<Shift>, Anchor)>> {
        let text = word.value;
        if let Some((days, back)) = days_from_d_day(text) {
            let length = if days.bytes().all(|byte| byte == b'0') {
                Ok(Length::no_days())
            } else {
                Length::parse(&format!("{days} days"))
            };
            let by = self.told(word, length.map(Stretch::Length))?;
            return Some(Some((Some(Shift { by, back }), self.anchor(&Word::new("d-day", word.span))?)));
        }
        let parts = text.split_once(" after ").map(|parts| (parts, false));
        let parts = parts.or_else(|| text.split_once(" before ").map(|parts| (parts, true)));
        if let Some(((length, anchor), back)) = parts {
            let by = match length.trim().split_once(" working day") {
                Some((days, "" | "s")) => self.told(word, working_days(days))?,
                _ => self.told(word, Length::parse(length).map(Stretch::Length))?,
            };
            let anchor = self.anchor(&Word::new(anchor.trim(), word.span))?;
            return Some(Some((Some(Shift { by, back }), anchor)));
        }
        let names_one = matches!(text, "signing" | "in-force" | "d-day")
            || self.own.events.contains(text)
            || self.own.obligations.contains(text);
        if names_one || text.starts_with(|c: char| c.is_ascii_alphabetic()) && !text.contains(' ') {
            return Some(Some((None, self.anchor(word)?)));
        }
        Some(None)
    }

    fn told<T, E: std::fmt::Display>(&self, word: &Word<'_>, read: Result<T, E>) -> Option<T> {
        read.map_err(|error| {
            self.at.report(Diagnostic::error(code::BAD_LENGTH, word.span, error.to_string()));
        })
        .ok()
    }

    /// Something that comes: an event or an obligation of the agreement, or what every agreement has.
    pub(super) fn anchor(&self, word: &Word<'_>) -> Option<Anchor> {
        match word.value {
            "signing" if self.own.signed => Some(Anchor::Signed),
            "signing" => {
                self.no_anchor(word, "the signing", "when it was signed", "write `signed` with the date")
            }
            "in-force" => Some(Anchor::InForce),
            "d-day" if self.own.d_day => Some(Anchor::DDay),
            "d-day" => self.no_anchor(word, "D-day", "which day that is", "write `d-day` with the date"),
            id if self.own.obligations.contains(id) => Some(Anchor::Done(ObligationId::new(id))),
            id if self.own.events.contains(id) => Some(Anchor::Event(EventId::new(id))),
            other if [" after ", " before "].iter().any(|word| other.contains(word)) => {
                let message = format!(
                    "`{}` is itself a counted time, and nothing can be counted from it",
                    shown(other)
                );
                let help = "behind `after` or `before` stands an event, an obligation, `signing`, `in-force` or `d-day`; where both run in any case, write the sum, \
                            as `48 days after in-force` for 45 days after 72 hours";
                self.at.report(Diagnostic::error(code::BAD_TIME, word.span, message).help(help));
                None
            }
            other if is_lettered_day(other) => {
                let message =
                    format!("only days of D-day are written with a letter, and `{}` is none", shown(other));
                let help = "write `D+5`, with the `d-day` of the agreement, or `5 days after notice` with an `event \"notice\"`";
                self.at.report(Diagnostic::error(code::BAD_TIME, word.span, message).help(help));
                None
            }
            _ => {
                let own = &self.own;
                self.lacks::<EventId>(word, own.events.iter().chain(&own.obligations).copied());
                None
            }
        }
    }

    fn no_anchor(&self, word: &Word<'_>, from: &str, what: &str, help: &str) -> Option<Anchor> {
        let message = format!("this is counted from {from}, and the agreement does not say {what}");
        self.at.report(Diagnostic::error(code::NO_ANCHOR, word.span, message).help(help));
        None
    }
}

/// How a time is written that could not be read.
fn how_times_are_written(text: &str) -> String {
    const COUNTED: &str = "`10 days after signing`, `72 hours after in-force`, `10 days after notice` with an `event \"notice\"`, or `D+5`";
    let lower = text.to_lowercase();
    let letters: String = lower.chars().filter(|c| !c.is_whitespace()).collect();
    let days = letters.strip_prefix("d-day").or_else(|| letters.strip_prefix('d')).unwrap_or_default();
    if days.starts_with(['+', '-', '–'])
        && days.chars().skip(1).all(|c| c.is_ascii_digit())
        && days.chars().count() > 1
    {
        return format!("write `D{}`, without spaces", days.replace('–', "-"));
    }
    if let Some(length) = lower.strip_prefix("within ").and_then(|rest| Length::parse(rest.trim()).ok()) {
        return format!(
            "say from what it is counted: `{length} after signing`, `{length} after in-force`, or after an `event` of the agreement"
        );
    }
    if let Ok(length) = Length::parse(&lower) {
        return format!(
            "say from what it is counted: `{length} after signing`, `{length} after in-force`, or after an `event` of the agreement"
        );
    }
    if ["possible", "immediate", "delay", "prompt", "soon"].iter().any(|haste| lower.contains(haste)) {
        return format!(
            "nobody can be late for this: write the last time that the parties take it to mean, as `2016-02-27` or counted, {COUNTED}; without one leave `due` out"
        );
    }
    format!("or counted from something: {COUNTED}")
}

/// Whether this is written like `E+5`.
fn is_lettered_day(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_uppercase())
        && chars.next().is_some_and(|c| matches!(c, '+' | '-'))
        && !chars.as_str().is_empty()
        && chars.all(|c| c.is_ascii_digit())
}

/// Reads `D+30` and `D-56`: how many days, and whether before.
pub(crate) fn days_from_d_day(text: &str) -> Option<(&str, bool)> {
    let rest = text.strip_prefix('D')?;
    let (days, back) = match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
        (Some(days), _) => (days, false),
        (_, Some(days)) => (days, true),
        _ => return None,
    };
    (!days.is_empty() && days.bytes().all(|byte| byte.is_ascii_digit())).then_some((days, back))
}

fn working_days(days: &str) -> Result<Stretch, String> {
    match days.trim().parse() {
        Ok(count) if (1..=10_000).contains(&count) => Ok(Stretch::WorkingDays(count)),
        _ => Err(format!("`{}` is not a number of working days from 1 to 10,000", shown(days))),
    }
}
