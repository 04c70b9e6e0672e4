//! Clauses and obligations that cannot all be kept, and permits that lift nothing, or nobody knows what.

use model::act::Act;
use model::agreement::{Clause, Conduct, Permit, Rule, Who};
use model::clock::{Anchor, Clock};
use model::obligation::{Change, Condition, Obligation};
use model::time::When;

use super::Page;
use super::page::Piece;
use super::swallows::forbidding;
use crate::code;

const CASE: &str = "in Lebanon one side must stop offensive operations and the other all of them, so one act is forbidden to the one and not to the other \
                    (Lebanon 2024; crossfirearabia)";

/// Acts with the beginning of the verb by which an obligation asks for them.
const VERBS: &[(Act, &str)] = &[
    (Act::Reinforce, "reinforce*"),
    (Act::Deploy, "deploy*"),
    (Act::Arrest, "arrest*"),
    (Act::Withdraw, "withdraw*"),
    (Act::Blockade, "blockade*"),
];

const NOT: &[&str] = &["not", "no", "nobody", "none", "stop*", "cease*", "end*", "without", "never", "lift*"];

/// Warns of what stands against one another.
pub(super) fn clauses(page: &Page<'_>) {
    for (clause, piece) in page.clauses() {
        match &clause.rule {
            Rule::Permit(permit) => self::permit(page, clause, permit, piece),
            Rule::Forbid(conduct) => obligations_against(page, clause, conduct),
            Rule::Asks { .. } => {}
        }
    }
    for (owed, piece) in page.obligations() {
        order(page, owed, piece);
    }
}

fn permit(page: &Page<'_>, clause: &Clause, permit: &Permit, piece: Piece<'_>) {
    let lifted = forbidding(page, clause, permit);
    let ids: Vec<String> = lifted.iter().map(|(clause, _)| format!("`{}`", clause.id)).collect();
    match ids.as_slice() {
        [] => {
            let help = "leave it out, or write the clause that forbids it: parties read a permit as if everything else were forbidden";
            let help = format!("{help}; {CASE}");
            let message = "no clause of this text forbids what this one permits";
            page.warn(piece, code::LINT_CONTRADICTS, piece.span_of("permit"), message, &help);
        }
        [_, _, ..] if permit.from.is_empty() => {
            let message = format!(
                "{} forbid what this clause permits, and it does not say which of them it lifts",
                ids.join(" and ")
            );
            let help = format!("write `from` with the clauses that it lifts; {CASE}");
            page.warn(piece, code::LINT_CONTRADICTS, piece.span_of("permit"), &message, &help);
        }
        _ => {}
    }
}

/// Obligations that ask of somebody what a clause forbids them.
fn obligations_against(page: &Page<'_>, clause: &Clause, conduct: &Conduct) {
    let forbidden = |act: Act| conduct.acts.plain.classes.iter().any(|class| class.covers(act));
    let narrowed = conduct.area.is_some()
        || conduct.in_force.is_some()
        || conduct.weapons.is_some()
        || conduct.number.is_some()
        || conduct.repeated.is_some()
        || !conduct.unless.is_empty()
        || page.agreement.permits_from(&clause.id).next().is_some();
    if narrowed {
        return;
    }
    for (owed, piece) in page.obligations() {
        let doers_meet = match &conduct.by.plain {
            Who::These(doers) | Who::WithAllies(doers) => owed.on.iter().any(|one| doers.contains(one)),
            Who::Bound => owed.on.iter().any(|one| page.agreement.parties.plain.contains(one)),
            _ => false,
        };
        for words in piece.words().filter(|words| doers_meet && !words.sentence.has_any(NOT)) {
            for (_, verb) in VERBS.iter().filter(|(act, _)| forbidden(*act)) {
                let Some(found) = words.sentence.phrase(verb) else { continue };
                let message =
                    format!("this is owed, and the clause `{}` forbids the same people to do it", clause.id);
                let help = format!(
                    "narrow the clause by `area`, `in-force` or `unless`, or `permit` this and say by `from` what it lifts; {CASE}"
                );
                page.warn(piece, code::LINT_CONTRADICTS, page.span_of(&words, found), &message, &help);
            }
        }
    }
}

/// An obligation that is due before the one that it waits for.
fn order(page: &Page<'_>, owed: &Obligation, piece: Piece<'_>) {
    let Some(own) = due(owed) else { return };
    for condition in &owed.after {
        let Condition::Come(Anchor::Done(first)) = condition else { continue };
        let earlier = page.agreement.obligations.iter().find(|other| other.id == *first);
        let Some(before) = earlier.and_then(due) else { continue };
        if own.as_end().comes_by(&before.as_start()) {
            let message =
                format!("it is due by {own} and waits for `{first}`, which is due only by {before}");
            let help = "look at both dates; the text for Tigray ties disarmament to the withdrawal of foreign forces, and the monitors \
                        reported on the one without the other (Pretoria 2022; addisstandard.com)";
            page.warn(piece, code::LINT_CONTRADICTS, piece.span_of("due"), &message, help);
        }
    }
}

fn due(owed: &Obligation) -> Option<&When> {
    owed.steps
        .iter()
        .rev()
        .find_map(|step| match &step.change {
            Change::SetDue(due) => Some(&due.plain),
            Change::Extend(until) => until.as_ref(),
            _ => None,
        })
        .and_then(Clock::when)
}
