//! Limits that add up, and numbers in a word that nobody else uses.

use std::collections::BTreeSet;

use model::agreement::{Conduct, Rule};
use model::claim::Value;
use model::compare::Relation;
use model::obligation::{Amount, Change, Obligation};

use super::Page;
use super::page::Piece;
use crate::code;
use crate::suggestion::suggest;

const SUMS: &str =
    "the official table of violations in Sri Lanka does not add up to its own total (priu.gov.lk)";

/// Words by which a text says that it means a sum.
const TOTAL: &[&str] = &["total", "in all", "altogether", "overall", "in sum"];

/// Warns of limits that count from day to day, and of numbers of things that no report counts.
pub(super) fn amounts(page: &Page<'_>) {
    for (owed, piece) in page.obligations() {
        limit(page, owed, piece);
    }
    for (clause, piece) in page.clauses() {
        match &clause.rule {
            Rule::Forbid(conduct) => unit(page, conduct, piece),
            Rule::Permit(permit) => unit(page, &permit.conduct, piece),
            Rule::Asks { .. } => {}
        }
    }
}

fn limit(page: &Page<'_>, owed: &Obligation, piece: Piece<'_>) {
    let Some(Amount::Number(number)) = owed.measure.as_ref().map(|measure| &measure.amount) else { return };
    let is_limit = matches!(number.relation, Relation::AtMost | Relation::Below);
    let timed = owed.steps.iter().any(|step| matches!(step.change, Change::SetDue(_)));
    let total = piece.words().any(|words| words.sentence.has_any(TOTAL));
    if is_limit && owed.recurs.is_none() && !timed && !total {
        let message = "the counts are added up for as long as this holds: 5,000 on one day and 5,000 on the next are 10,000";
        let help = format!(
            "where it is how many there may be at a time, write `recurs every=\"1 day\"`; where it is how many in all, say so in `words`; {SUMS}"
        );
        page.warn(piece, code::LINT_ODD_NUMBER, piece.span_of("measure"), message, &help);
    }
}

/// The words by which the claims of the case count.
fn counted(page: &Page<'_>) -> BTreeSet<String> {
    let values = page.case.claims.values().flat_map(|claim| &claim.asserts).flat_map(|said| &said.one_of);
    let units = values.filter_map(|value| match value {
        Value::Number(number) => Some(number.of.clone()),
        _ => None,
    });
    units.collect()
}

fn unit(page: &Page<'_>, conduct: &Conduct, piece: Piece<'_>) {
    let Some(number) = conduct.number.as_ref().filter(|_| page.whole) else { return };
    let (own, counted) = (&number.plain.of, counted(page));
    if counted.is_empty() || counted.contains(own) {
        return;
    }
    let meant = suggest(own, counted.iter().map(String::as_str));
    let message = match meant {
        Some(other) => format!("no report counts `{own}`; some count `{other}`"),
        None => format!("no report counts `{own}`"),
    };
    let help = format!(
        "a number is compared only with numbers of the same word, letter by letter: write the same in `of=` here and in the record; {SUMS}"
    );
    page.warn(piece, code::LINT_ODD_NUMBER, piece.span_of("number"), &message, &help);
}
