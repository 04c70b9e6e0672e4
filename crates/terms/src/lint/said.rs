//! Numbers in the words of a part that stand otherwise in its rule.

use model::agreement::Rule;
use model::clock::{Clock, Counted, Stretch};
use model::compare::{Comparison, Relation};
use model::obligation::{Amount, Change, Obligation};

use super::Page;
use super::dates::MONTHS;
use super::find::Number;
use super::page::{Piece, Words};
use crate::code;

const MISPRINT: &str = "a copy of the Moscow agreement of 1994 has guns and mortars of 18 mm, where the text had 80 (Abkhazia 1994; rrc.ge, docslib 6769871)";

/// Words after a number that make it no count of things.
const NO_THINGS: &[&str] = &[
    "hundred",
    "hundreds",
    "thousand",
    "million",
    "dozen",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "working",
    "calendar",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "km",
    "kilometre",
    "kilometres",
    "kilometer",
    "kilometers",
    "m",
    "metre",
    "metres",
    "meter",
    "meters",
    "mile",
    "miles",
    "yards",
    "feet",
    "mm",
    "millimetres",
    "%",
    "percent",
    "per",
    "of",
    "and",
    "or",
    "to",
    "above",
    "below",
    "a",
    "p",
    "in",
    "on",
    "at",
    "the",
];

/// Warns where words and rule give other numbers of the same thing.
pub(super) fn words(page: &Page<'_>) {
    for (owed, piece) in page.obligations() {
        times(page, owed, piece);
        if let Some(Amount::Number(number)) = owed.measure.as_ref().map(|measure| &measure.amount) {
            counts(page, piece, "measure", number, false);
        }
    }
    for (clause, piece) in page.clauses() {
        let (conduct, forbids) = match &clause.rule {
            Rule::Forbid(conduct) => (&**conduct, true),
            Rule::Permit(permit) => (&permit.conduct, false),
            Rule::Asks { .. } => continue,
        };
        if let Some(number) = conduct.number.as_ref().filter(|number| number.point.is_none()) {
            counts(page, piece, "number", &number.plain.number, forbids);
        }
    }
}

fn warn(page: &Page<'_>, piece: Piece<'_>, words: &Words<'_>, number: &Number, message: &str) {
    let help = format!("look at the text and at the rule; {MISPRINT}");
    page.warn(piece, code::LINT_ODD_NUMBER, page.span_of(words, number.at), message, &help);
}

/// A length of time in hours, or in months where it is not a number of hours.
fn length(value: f64, unit: &str) -> Option<(bool, f64)> {
    Some(match unit.trim_end_matches('s') {
        "minute" => (true, value / 60.0),
        "hour" => (true, value),
        "day" => (true, value * 24.0),
        "week" => (true, value * 168.0),
        "month" => (false, value),
        "year" => (false, value * 12.0),
        _ => return None,
    })
}

/// "Within two weeks" beside a deadline of three.
fn times(page: &Page<'_>, owed: &Obligation, piece: Piece<'_>) {
    let mut due = owed.steps.iter().filter_map(|step| match &step.change {
        Change::SetDue(due) if due.point.is_none() => Some(&due.plain),
        _ => None,
    });
    let (Some(Clock::Counted(Counted { shift: Some(shift), said, .. })), None) = (due.next(), due.next())
    else {
        return;
    };
    let Stretch::Length(by) = &shift.by else { return };
    let by = by.to_string();
    let Some((value, unit)) = by.split_once(' ') else { return };
    let Some(ruled) = value.parse().ok().and_then(|value| length(value, unit)) else { return };
    for words in piece.words() {
        let counted = words.sentence.numbers();
        let of_time: Vec<(&Number, (bool, f64))> = counted
            .iter()
            .filter_map(|number| Some((number, length(number.value, number.after.first()?)?)))
            .collect();
        // only where the words count one time and no other, and count it in the unit of the rule
        if let [(number, told)] = of_time.as_slice()
            && matches!(number.before.as_str(), "within" | "than" | "in")
            && told.0 == ruled.0
            && (told.1 - ruled.1).abs() > 0.01
        {
            let message = format!("the words count another time than the rule, “{said}”");
            warn(page, piece, &words, number, &message);
        }
    }
}

/// "840 guns" beside a rule of 84, and "no more than 75" beside a rule that takes in the 75th.
fn counts(page: &Page<'_>, piece: Piece<'_>, child: &str, rule: &Comparison<u64>, forbids: bool) {
    const MOST: &[&str] =
        &["no more than", "not more than", "at most", "up to", "not exceed", "a maximum of"];
    const LEAST: &[&str] = &["at least", "no fewer than", "no less than", "not less than", "a minimum of"];
    for words in piece.words() {
        let all = words.sentence.numbers();
        #[expect(clippy::cast_precision_loss, reason = "numbers of things in a text are small")]
        let ruled = rule.value as f64;
        let things: Vec<&Number> = all.iter().filter(|number| is_of_things(number)).collect();
        let [number] = things.as_slice() else { continue };
        let same = (number.value - ruled).abs() < 0.01;
        if !same && all.iter().any(|other| (other.value - ruled).abs() < 0.01) {
            continue;
        }
        if !same {
            // a rule that forbids 76 or more says the same as words that allow 75
            let beside = (number.value - ruled).abs() < 1.01;
            if !beside {
                let message = format!("the words have another number than the rule, `{child}` {rule}");
                warn(page, piece, &words, number, &message);
            }
            continue;
        }
        let most = words.sentence.has_any(MOST);
        let least = words.sentence.has_any(LEAST);
        let contrary = match (forbids, rule.relation) {
            (true, Relation::AtLeast) => most,
            (true, Relation::AtMost) => least,
            (false, Relation::AtLeast | Relation::Above) => most && !least,
            (false, Relation::AtMost | Relation::Below) => least && !most,
            _ => false,
        };
        if contrary {
            let message = format!(
                "the words allow {} and the rule does not, or the other way round: `{child}` {rule}",
                number.value
            );
            warn(page, piece, &words, number, &message);
        }
    }
}

/// Whether a number of two digits or more counts things: what follows is no unit, no month, and no article of a text.
fn is_of_things(number: &Number) -> bool {
    const NAMES: &[&str] = &[
        "article",
        "articles",
        "paragraph",
        "para",
        "section",
        "annex",
        "resolution",
        "no",
        "phase",
        "by",
        "before",
        "until",
    ];
    let next = number.after.first().map_or("", String::as_str);
    let letters = !next.is_empty() && next.chars().all(char::is_alphabetic);
    number.value >= 10.0
        && letters
        && !NO_THINGS.contains(&next)
        && !MONTHS.contains(&next)
        && !MONTHS.contains(&number.before.as_str())
        && !NAMES.contains(&number.before.as_str())
}
