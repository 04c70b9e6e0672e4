//! From options to a question: which case, which readings, which time.

use std::path::Path;

use assess::Asked;
use casefile::{Limits, Loaded};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::time::When;
use model::{Case, ReadingId};
use publish::Question;

use crate::args::{AsKnown, AtTime};
use crate::error::CommandError;
use crate::{output, render, words};

/// Loads a case that can be relied on. Warnings are counted on the standard error; errors are all shown there.
pub(crate) fn load(path: &Path) -> Result<Loaded, CommandError> {
    let loaded = casefile::load(path, &Limits::default())?;
    let (errors, warnings) = render::numbers(&loaded);
    if errors > 0 {
        render::all(&loaded);
        return Err(CommandError::said());
    }
    // what the linter says of the text belongs to `check`, not to every question
    let lints = loaded
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code.starts_with(terms::lint::PREFIX))
        .count();
    let warnings = warnings - lints;
    if warnings > 0 {
        let number = render::counted(warnings, "warning");
        output::note(&format!("{number}; see them with: trucewatch check {}", words::path_word(path)));
    }
    Ok(loaded)
}

/// Asks of a time.
pub(crate) fn at<'a>(case: &'a Case, options: &AtTime) -> Result<Question<'a>, CommandError> {
    question(case, &options.of.case, [options.as_of.as_deref(), None], &[])
}

/// Asks of a time, from a state of the record, under some readings.
pub(crate) fn as_known<'a>(
    case: &'a Case,
    options: &AsKnown,
    readings: &[String],
) -> Result<Question<'a>, CommandError> {
    let times = [options.at.as_of.as_deref(), options.known_at.as_deref()];
    question(case, &options.at.of.case, times, readings)
}

/// Asks of a time, from a state of the record, under some readings.
pub(crate) fn question<'a>(
    case: &'a Case,
    path: &Path,
    [as_of, known_at]: [Option<&str>; 2],
    readings: &[String],
) -> Result<Question<'a>, CommandError> {
    let mut question = Question::new(case, &words::path_word(path));
    let zone = question.zone();
    if let Some(text) = as_of {
        question.asked = Asked { as_of: instant("--as-of", text, &zone)?, ..question.asked };
        question.options.extend([" --as-of ", &words::word(text)]);
    }
    if let Some(text) = known_at {
        question.asked = Asked { known_at: instant("--known-at", text, &zone)?, ..question.asked };
        question.options.extend([" --known-at ", &words::word(text)]);
    }
    if !readings.is_empty() {
        let mut chosen = readings.iter().map(|id| reading(case, id)).collect::<Result<Vec<_>, _>>()?;
        chosen.sort();
        chosen.dedup();
        question.readings = chosen;
    }
    Ok(question)
}

/// Finds a reading, or says which one was likely meant.
pub(crate) fn reading(case: &Case, id: &str) -> Result<ReadingId, CommandError> {
    let known = ReadingId::new(id);
    if case.readings.contains_key(&known) {
        return Ok(known);
    }
    Err(unknown("reading", id, case.readings.keys().map(ReadingId::as_str)))
}

/// Says that there is no such thing, and which one was likely meant.
pub(crate) fn unknown<'c>(
    what: &str,
    id: &str,
    candidates: impl Iterator<Item = &'c str> + Clone,
) -> CommandError {
    let error = CommandError::input(format!("the case has no {what} `{id}`"));
    if let Some(meant) = terms::suggest(id, candidates.clone()) {
        return error.hint(format!("did you mean `{meant}`?"));
    }
    let all: Vec<&str> = candidates.collect();
    match all.len() {
        0 => error.hint("it has none at all"),
        1..=12 => error.hint(format!("it has: {}", all.join(", "))),
        _ => error,
    }
}

/// The last instant of a time as written in case files.
pub(crate) fn instant(option: &str, text: &str, zone: &TimeZone) -> Result<Timestamp, CommandError> {
    let wrong = |why: String| {
        CommandError::input(format!("{option}: {why}"))
            .hint("write a day, `2016-05-24`, or a minute, `2016-05-24T12:00`")
    };
    let when = When::parse(text, zone).map_err(|error| wrong(error.to_string()))?;
    when.as_end().until.ok_or_else(|| wrong(format!("`{text}` has no end")))
}
