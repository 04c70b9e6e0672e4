//! What is owed: by whom, to whom, how much, how often, by when, after what, and what became of its time.

use assess::reference::words::list;
use model::compare::Relation;
use model::obligation::{Amount, Change, Condition, Measure, Obligation, Recurs, Step};

use super::clauses::watched;
use super::times::{anchor, by_clock, clock, end, on_when};
use super::voice::Voice;
use crate::page::Page;
use crate::words::{capital, every, length, stop};

/// Says every obligation.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    page.heading("What is owed");
    if voice.agreement.obligations.is_empty() {
        page.text("It sets no obligation.");
    }
    for obligation in &voice.agreement.obligations {
        page.subheading(format!("{} [{}]", obligation.cites, obligation.id));
        Voice::versions("The text", &obligation.words, page);
        page.list(lines(voice, obligation));
    }
}

/// What an obligation asks, in sentences.
pub(super) fn lines(voice: &Voice<'_>, obligation: &Obligation) -> Vec<String> {
    let to = if obligation.owed_to.is_empty() {
        "; to whom is not stated".into()
    } else {
        format!(", to {}", voice.actors(&obligation.owed_to))
    };
    let mut lines = vec![format!("Owed by {}{to}.", voice.actors(&obligation.on))];
    lines.push(match &obligation.measure {
        Some(measure) => self::measure(voice, measure),
        None => "It is fulfilled once it is done.".into(),
    });
    let limit = obligation.measure.as_ref().is_some_and(is_limit);
    lines.extend(obligation.recurs.iter().map(|recurs| self::recurs(voice, recurs, limit)));
    lines.extend(obligation.after.iter().map(|after| condition(voice, after)));
    lines.extend(obligation.steps.iter().flat_map(|step| self::step(voice, step)));
    let has_due = obligation.steps.iter().any(|step| matches!(step.change, Change::SetDue(_)));
    if limit && obligation.recurs.is_none() && !has_due {
        lines.push("No time is set for it: the limit holds for as long as it stands.".into());
    }
    if !is_timed(obligation) {
        lines.push("No time is set by which it must be done.".into());
    }
    if !obligation.held_by.is_empty() {
        lines.push(format!("Only these readings own it: {}.", voice.readings(&obligation.held_by)));
    }
    lines.push(watched(voice, &obligation.monitored_by));
    lines.extend(obligation.notes.iter().map(|note| format!("Note: {}", stop(note))));
    lines
}

/// Returns true where it is a limit, which holds for as long as it stands.
fn is_limit(measure: &Measure) -> bool {
    let relation = match &measure.amount {
        Amount::Number(number) | Amount::ForEach { number, .. } => number.relation,
        Amount::Share { percent, .. } => percent.relation,
        Amount::SameAs(_) => return false,
    };
    matches!(relation, Relation::AtMost | Relation::Below)
}

/// Returns true where some time is set for it, or it is a limit, which needs none.
pub(super) fn is_timed(obligation: &Obligation) -> bool {
    if obligation.measure.as_ref().is_some_and(is_limit) {
        return true;
    }
    let due = |step: &Step| matches!(step.change, Change::SetDue(_) | Change::Extend(Some(_)));
    obligation.recurs.is_some() || obligation.steps.iter().any(due)
}

fn measure(voice: &Voice<'_>, measure: &Measure) -> String {
    let of = voice.quantity(&measure.of);
    let amount = match &measure.amount {
        Amount::Number(number) => format!("{number} of these: {of}"),
        Amount::ForEach { number, each, of: other } => {
            format!("{number} of these: {of}, for every {each} of these: {}", voice.quantity(other))
        }
        Amount::Share { percent, of: other } => {
            let relation = percent.relation.words();
            format!(
                "of these: {of}, {relation} {} % of the number of these: {}",
                percent.value,
                voice.quantity(other)
            )
        }
        Amount::SameAs(other) => format!("as many of these: {of}, as of these: {}", voice.quantity(other)),
    };
    let from = measure.from.as_ref().map_or_else(
        || "from when the agreement binds".to_owned(),
        |from| format!("from {}", clock(voice, from)),
    );
    if is_limit(measure) {
        return format!(
            "It is a limit, which a count alone can show to be kept or passed, {from}: {amount}."
        );
    }
    format!("It is fulfilled by a count alone, {from}: {amount}.")
}

fn recurs(voice: &Voice<'_>, recurs: &Recurs, limit: bool) -> String {
    match recurs {
        Recurs::Every { length: often, from, until } => {
            let from = from.as_ref().map_or_else(
                || "from when the agreement binds".to_owned(),
                |from| format!("from {}", clock(voice, from)),
            );
            let until = until.as_ref().map_or_else(
                || "for as long as it binds".to_owned(),
                |until| format!("until {}", end(voice, until)),
            );
            let often = every(&often.to_string());
            if limit {
                return format!("It must not be exceeded in any {often}, {from} {until}.");
            }
            format!("All of it is owed anew in every {often}, {from} {until}.")
        }
        Recurs::AfterBreach { within, of, by } => {
            let clauses: Vec<String> = of.iter().map(|id| format!("[{id}]")).collect();
            let of = if clauses.is_empty() { "any clause".into() } else { list(&clauses, "or") };
            let by = by.as_ref().map(|by| format!(" by {}", voice.actor(by))).unwrap_or_default();
            format!("It is owed anew after each breach of {of}{by}, within {}.", length(&within.to_string()))
        }
    }
}

fn condition(voice: &Voice<'_>, condition: &Condition) -> String {
    match condition {
        Condition::Unbroken { length: of_length, of, from } => {
            let from = super::times::when(from);
            format!(
                "It is due only after {} without a breach of {}, counted from {from}.",
                length(&of_length.to_string()),
                voice.text(of)
            )
        }
        Condition::Breaches { count, within, of, by } => {
            let by = by.as_ref().map(|by| format!(" by {}", voice.actor(by))).unwrap_or_default();
            format!("It is due only after {count} breaches of {}{by} within {within}.", voice.text(of))
        }
        Condition::Come(after) => format!("It is due only once this has come: {}.", anchor(voice, after)),
    }
}

fn step(voice: &Voice<'_>, step: &Step) -> Vec<String> {
    let by = voice.said_by(step.by.as_ref(), step.statement.as_ref());
    let on = on_when(&step.on);
    let line = match &step.change {
        Change::SetDue(due) => {
            // that the text itself sets it, on the day of its signing, need not be said
            let of_text = by.is_empty() && voice.agreement.signed_on.as_ref() == Some(&step.on);
            let set = if of_text { String::new() } else { format!(", as was set {on}{by}") };
            let plain = format!("It is due {}{set}.", by_clock(voice, &due.plain));
            let otherwise = voice.otherwise(due, |at| format!("it is due {}", by_clock(voice, at)));
            return std::iter::once(plain).chain(otherwise).collect();
        }
        Change::Extend(until) => {
            let until = until.as_ref().map_or_else(
                || "no new time was set".to_owned(),
                |until| format!("until {}", end(voice, until)),
            );
            format!("{on} more time was given{by}: {until}.")
        }
        Change::Lapse => format!("{on} its time was declared to have run out{by}."),
        Change::Waive => format!("{on} it was waived{by}."),
        Change::Supersede(text) => format!("{on} it was superseded by {}.", voice.text(text)),
    };
    vec![capital(&line)]
}
