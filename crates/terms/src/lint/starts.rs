//! Deadlines that do not say from when they run.

use kdltree::Node;
use model::agreement::{Conduct, Period, Rule, Test};
use model::clock::{Anchor, Clock, Counted, Stretch};
use model::obligation::{Change, Obligation};
use model::time::Precision;

use super::Page;
use super::find::{Found, Sentence};
use super::page::Piece;
use crate::code;

const UNITS: &[&str] = &["hour", "hours", "day", "days", "week", "weeks", "month", "months"];

const CASE: &str = "the two sides of the energy truce of 2025 counted its thirty days from 18 and from 25 March (pravda.com.ua 7504532)";

/// Warns of words that count time where the text gives no time to count from.
pub(super) fn deadlines(page: &Page<'_>) {
    signing(page);
    events(page);
    for (owed, piece) in page.obligations() {
        if !has_time(owed) {
            let help = format!("write `due \"14 days after signing\"`, or from what event it runs; {CASE}");
            let counts = counted_words(page, piece, &help);
            if !counts && is_never_late(owed) {
                let message = "nothing says when it is owed, so that whoever does not do it is never late";
                let help = format!(
                    "write `due`, `recurs`, or by `after` what must come first; where the text gives no time, that is an answer too: nobody will be found in breach; {CASE}"
                );
                page.warn(piece, code::LINT_NO_START, piece.node.span, message, &help);
            }
        }
    }
    for (clause, piece) in page.clauses() {
        if let Rule::Forbid(conduct) = &clause.rule
            && !conduct_has_time(conduct)
        {
            let help = format!(
                "give the clause its own `in-force` from that time on, or make an `obligation` with a `due` of it; {CASE}"
            );
            counted_words(page, piece, &help);
        }
    }
}

fn has_time(owed: &Obligation) -> bool {
    let steps = owed.steps.iter().any(|step| matches!(step.change, Change::SetDue(_) | Change::Extend(_)));
    steps || owed.recurs.is_some()
}

fn conduct_has_time(conduct: &Conduct) -> bool {
    let tests = conduct.unless.iter().flat_map(|exception| exception.tests.plain.iter().flatten());
    let timed = |test: &Test| match test {
        Test::Answers { after_attack, .. } => after_attack.is_some(),
        Test::Notice { .. } | Test::From(_) => true,
        _ => false,
    };
    conduct.in_force.is_some() || { tests }.any(timed)
}

/// Whether an obligation has no time, no condition, no measure and no end, so that it is never owed by any day.
fn is_never_late(owed: &Obligation) -> bool {
    owed.after.is_empty() && owed.measure.is_none() && owed.steps.is_empty() && owed.recurs.is_none()
}

/// Warns of a start at a signing of which no hour is known: whatever happens on that day may lie before it or after.
fn signing(page: &Page<'_>) {
    let Some(signed) = page.agreement.signed_on.as_ref().filter(|signed| signed.precision == Precision::Day)
    else {
        return;
    };
    let at_once = |period: &Period| match &period.from {
        Clock::Counted(Counted { from: Anchor::Signed, shift, .. }) => shift
            .as_ref()
            .is_none_or(|shift| matches!(&shift.by, Stretch::Length(length) if length.is_exact())),
        _ => false,
    };
    if page.agreement.in_force.plain.iter().any(at_once) {
        let message = format!("it binds from the signing, and of that only the day is known, {signed}");
        let help = format!(
            "write the hour, `signed \"{}T16:00\"`: an act of that day lies before it or after; {CASE}",
            signed.said.get(..10).unwrap_or_default()
        );
        let span = page.node.child("signed").unwrap_or(page.node).span;
        page.warn_of_all(code::LINT_NO_START, span, &message, &help);
    }
}

/// Warns of events that nothing waits for.
fn events(page: &Page<'_>) {
    for node in page.node.children_named("event") {
        let Some(id) = node.args().next().and_then(|entry| entry.value.as_str()) else { continue };
        if !is_counted_from(page.node, id) {
            let message = format!("nothing in the text waits for `{id}`");
            let help = format!("count a `due`, a `period` or an `after` from it, or leave it out; {CASE}");
            page.warn_of_all(code::LINT_NO_START, node.span, &message, &help);
        }
    }
}

/// Whether a value below a node names an event, alone or behind `after` or `before`.
fn is_counted_from(node: &Node, id: &str) -> bool {
    const FOR_PEOPLE: &[&str] = &["event", "title", "words", "note", "document"];
    node.children.iter().filter(|child| !FOR_PEOPLE.contains(&child.name.value.as_str())).any(|child| {
        let names = |text: &str| {
            let before = text.strip_suffix(id);
            before
                .is_some_and(|rest| rest.is_empty() || rest.ends_with("after ") || rest.ends_with("before "))
        };
        child.entries.iter().filter_map(|entry| entry.value.as_str()).any(|text| names(text.trim()))
            || is_counted_from(child, id)
    })
}

/// Warns of words that count time; says whether there are any.
fn counted_words(page: &Page<'_>, piece: Piece<'_>, help: &str) -> bool {
    let mut any = false;
    for words in piece.words() {
        if let Some(found) = counts_time(&words.sentence) {
            let message = "the words count time, and the rule does not say from when";
            page.warn(piece, code::LINT_NO_START, page.span_of(&words, found), message, help);
            any = true;
        }
    }
    any
}

/// Finds "within 14 days", "no later than 72 hours", "30 days after".
fn counts_time(sentence: &Sentence) -> Option<Found> {
    let counts = |number: &super::find::Number| {
        let after = |at: usize| number.after.get(at).map_or("", String::as_str);
        let starts = matches!(number.before.as_str(), "within" | "than");
        UNITS.contains(&after(0)) && (starts || matches!(after(1), "after" | "from" | "of"))
    };
    sentence.numbers().iter().find(|number| counts(number)).map(|number| number.at)
}

#[cfg(test)]
mod tests {
    use super::{Sentence, counts_time};

    #[test]
    fn words_that_count_time_are_told_from_those_that_do_not() {
        for text in [
            "They leave within 14 days.",
            "Done no later than 72 hours.",
            "Thirty days after signing, all.",
            "within seven days",
        ] {
            assert!(counts_time(&Sentence::of(text)).is_some(), "{text}");
        }
        for text in [
            "A regime of silence for 48 hours.",
            "Within 500 yards.",
            "Three hours a day without fire.",
            "By 10 May.",
        ] {
            assert!(counts_time(&Sentence::of(text)).is_none(), "{text}");
        }
    }
}
