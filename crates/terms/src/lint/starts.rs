//! Deadlines that do not say from when they run.

use model::agreement::{Conduct, Rule, Test};
use model::obligation::{Change, Obligation};

use super::Page;
use super::find::{Found, numbers};
use super::page::Piece;
use crate::code;

const UNITS: &[&str] = &["hour", "hours", "day", "days", "week", "weeks", "month", "months"];

const CASE: &str = "the two sides of the energy truce of 2025 counted its thirty days from 18 and from 25 March (pravda.com.ua 7504532)";

/// Warns of words that count time where the text gives no time to count from.
pub(super) fn deadlines(page: &Page<'_>) {
    for (owed, piece) in page.obligations() {
        if !has_time(owed) {
            let help = format!("write `due \"14 days after signing\"`, or from what event it runs; {CASE}");
            counted_words(page, piece, &help);
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

fn counted_words(page: &Page<'_>, piece: Piece<'_>, help: &str) {
    for words in piece.words() {
        if let Some(found) = counts_time(words.text) {
            let message = "the words count time, and the rule does not say from when";
            page.warn(piece, code::LINT_NO_START, page.span_of(&words, found), message, help);
        }
    }
}

/// Finds "within 14 days", "no later than 72 hours", "30 days after".
fn counts_time(text: &str) -> Option<Found> {
    let counts = |number: &super::find::Number| {
        let after = |at: usize| number.after.get(at).map_or("", String::as_str);
        let starts = matches!(number.before.as_str(), "within" | "than");
        UNITS.contains(&after(0)) && (starts || matches!(after(1), "after" | "from" | "of"))
    };
    numbers(text).iter().find(|number| counts(number)).map(|number| number.at)
}

#[cfg(test)]
mod tests {
    use super::counts_time;

    #[test]
    fn words_that_count_time_are_told_from_those_that_do_not() {
        for text in [
            "They leave within 14 days.",
            "Done no later than 72 hours.",
            "Thirty days after signing, all.",
            "within seven days",
        ] {
            assert!(counts_time(text).is_some(), "{text}");
        }
        for text in [
            "A regime of silence for 48 hours.",
            "Within 500 yards.",
            "Three hours a day without fire.",
            "By 10 May.",
        ] {
            assert!(counts_time(text).is_none(), "{text}");
        }
    }
}
