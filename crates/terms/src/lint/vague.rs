//! Elastic words that nothing in the text pins down.

use model::agreement::{Acts, Clause, Conduct, Exception, Rule, Test};
use model::obligation::{Change, Obligation};

use super::Page;
use super::find::Sentence;
use super::page::Piece;
use crate::code;

/// What may pin a word down.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A deed: a definition, or a body that judges.
    Deed,
    /// A sort or number of arms: a table, a number.
    Arms,
    /// A time: a deadline.
    Haste,
    /// A measure that people judge: a body.
    Measure,
    /// A place: an area, a list of what it is near.
    Place,
}

const WORDS: &[(&str, Sort)] = &[
    ("offensive*", Sort::Deed),
    ("provocative", Sort::Deed),
    ("provocation*", Sort::Deed),
    ("hostile act*", Sort::Deed),
    ("military manifestation*", Sort::Deed),
    ("redeploy*", Sort::Deed),
    ("support*", Sort::Deed),
    ("heavy weapon*", Sort::Arms),
    ("heavy arms", Sort::Arms),
    ("significant arms", Sort::Arms),
    ("significant weapon*", Sort::Arms),
    ("significant force*", Sort::Arms),
    ("significant troop*", Sort::Arms),
    ("significant number*", Sort::Arms),
    ("significant quantit*", Sort::Arms),
    ("significant military", Sort::Arms),
    ("significant movement*", Sort::Arms),
    ("immediately", Sort::Haste),
    ("as soon as possible", Sort::Haste),
    ("without delay", Sort::Haste),
    ("promptly", Sort::Haste),
    ("appropriate", Sort::Measure),
    ("necessary", Sort::Measure),
    ("reasonable", Sort::Measure),
    ("proportionate", Sort::Measure),
    ("forward", Sort::Place),
    ("vicinity", Sort::Place),
];

/// A word that a text mostly uses of the same thing throughout: one warning is enough.
const ONCE: &str = "redeploy*";

/// Warns of every such word in a clause or an obligation, once each.
pub(super) fn words(page: &Page<'_>) {
    let mut told = false;
    let mut first = |word: &str| word != ONCE || !std::mem::replace(&mut told, true);
    for (clause, piece) in page.clauses() {
        let pinned = |sort| is_pinned_in_clause(clause, sort);
        let permits = matches!(clause.rule, Rule::Permit(_));
        of(page, piece, &mut first, |word, sort| pinned(sort) || permits && word == "support*");
    }
    for (owed, piece) in page.obligations() {
        of(page, piece, &mut first, |word, sort| is_pinned_in_obligation(owed, word, sort));
    }
}

fn of(
    page: &Page<'_>,
    piece: Piece<'_>,
    first: &mut impl FnMut(&str) -> bool,
    is_pinned: impl Fn(&str, Sort) -> bool,
) {
    for words in piece.words() {
        for (word, sort) in WORDS {
            let Some(found) = words.sentence.phrase(word).filter(|_| !is_pinned(word, *sort)) else {
                continue;
            };
            if is_defined(page, word) || !first(word) {
                continue;
            }
            let said = words.text.get(found.start..found.end).unwrap_or_default();
            let message = format!("nothing in the text says what “{said}” means");
            page.warn(piece, code::LINT_VAGUE_WORD, page.span_of(&words, found), &message, help(*sort));
        }
    }
}

/// Whether the agreement defines a word: the id of the definition, or what it says of itself, has it.
fn is_defined(page: &Page<'_>, word: &str) -> bool {
    page.agreement
        .definitions
        .iter()
        .any(|definition| Sentence::of(&definition.id.replace(['-', '_'], " ")).phrase(word).is_some())
}

fn is_pinned_in_clause(clause: &Clause, sort: Sort) -> bool {
    let (conduct, conditions): (&Conduct, &[Exception]) = match &clause.rule {
        Rule::Asks { .. } => return true,
        Rule::Forbid(conduct) => (conduct, &[]),
        Rule::Permit(permit) => (&permit.conduct, &permit.only_if),
    };
    let tests = || {
        conduct.unless.iter().chain(conditions).flat_map(|exception| exception.tests.plain.iter().flatten())
    };
    let judged = || tests().any(|test| matches!(test, Test::Judged { .. }));
    match sort {
        Sort::Deed => {
            let Acts { classes, defined, others_judged_by } = &conduct.acts.plain;
            // a dispute that is written out, or a list, says what the deed is
            let listed = conduct.acts.point.is_some() || classes.len() > 1;
            listed || !defined.is_empty() || others_judged_by.is_some() || judged()
        }
        Sort::Arms => conduct.weapons.is_some() || conduct.number.is_some(),
        Sort::Haste => conduct.in_force.is_some() || tests().any(|test| matches!(test, Test::From(_))),
        Sort::Measure => judged(),
        Sort::Place => {
            conduct.area.is_some() || conduct.near.is_some() || !conduct.on.plain.except.is_empty()
        }
    }
}

fn is_pinned_in_obligation(owed: &Obligation, word: &str, sort: Sort) -> bool {
    let has_time =
        owed.recurs.is_some() || owed.steps.iter().any(|step| matches!(step.change, Change::SetDue(_)));
    match sort {
        // the obligation is the redeployment: who, and by when, stands beside it
        Sort::Deed if word == ONCE => has_time || owed.measure.is_some(),
        Sort::Haste => has_time,
        Sort::Arms => owed.measure.is_some(),
        _ => false,
    }
}

fn help(sort: Sort) -> &'static str {
    match sort {
        Sort::Deed => {
            "give it a `define` with the acts that it takes in, or name a body that judges (`others-judged-by=`); in Hudaydah the redeployment \
             had no detail and “local security forces” no shared meaning, and the 21 days were missed (Stockholm 2018; ICG, albawaba.com 1230156)"
        }
        Sort::Arms => {
            "list the weapons by class, bore or name in `weapons`, or count them by `number`; in Ukraine the monitors compared what they saw \
             with lists that the sides did not supply when asked (Minsk; osce.org 199341)"
        }
        Sort::Haste => {
            "give a `due`, or hours within which it is done; the day by which groups were to leave Nusra's areas \
             was set by a statement, put off by others, and said by one more to have lapsed (Syria 2016; 20 May to 9 June)"
        }
        Sort::Measure => {
            "name who judges it, by `judged-by=` on an exception or `asks`; in Syria each co-chair might find for itself, so that \
             one incident could have two official findings (ISSG procedures 2016; topwar.ru 101298)"
        }
        Sort::Place => {
            "give the clause an `area`, or `near`, or say whose line by `except-where`; some 70 in a hundred complaints in Myanmar were about \
             where a line ran (Myanmar NCA; irrawaddy.com 2017-07-06)"
        }
    }
}
