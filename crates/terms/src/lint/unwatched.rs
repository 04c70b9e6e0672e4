//! Clauses and obligations that nobody watches, and bodies that cannot meet.

use model::ActorId;
use model::agreement::{Rule, Who};

use super::Page;
use super::page::Piece;
use crate::code;

const HELP: &str = "name by `monitored-by` who looks, or set up a `body`; in Tigray the monitors' report on disarmament said nothing of the \
                    withdrawal of foreign forces, to which the text ties it (Pretoria 2022; addisstandard.com)";

/// Warns of every clause and obligation that nobody watches.
pub(super) fn clauses(page: &Page<'_>) {
    own_eyes(page);
    if !page.agreement.bodies.is_empty() {
        return;
    }
    for (clause, piece) in page.clauses() {
        if clause.monitored_by.is_empty() && matches!(clause.rule, Rule::Forbid(_)) {
            page.warn(piece, code::LINT_UNWATCHED, piece.node.span, "nobody watches this clause", HELP);
        }
    }
    for (owed, piece) in page.obligations() {
        if owed.monitored_by.is_empty() {
            page.warn(piece, code::LINT_UNWATCHED, piece.node.span, "nobody watches this obligation", HELP);
        }
    }
}

/// Warns of what only those watch who are themselves to keep it, and nobody else owes.
fn own_eyes(page: &Page<'_>) {
    for (clause, piece) in page.clauses() {
        if let Rule::Forbid(conduct) = &clause.rule
            && let Who::These(doers) = &conduct.by.plain
        {
            watched_by(page, piece, doers, &clause.monitored_by);
        }
    }
    for (owed, piece) in page.obligations() {
        watched_by(page, piece, &owed.on, &owed.monitored_by);
    }
}

fn watched_by(page: &Page<'_>, piece: Piece<'_>, doers: &[ActorId], watchers: &[ActorId]) {
    if let ([doer], [watcher]) = (doers, watchers)
        && doer == watcher
    {
        let message = format!("only `{watcher}` watches this, and it is `{doer}` that must keep it");
        page.warn(piece, code::LINT_UNWATCHED, piece.span_of("monitored-by"), &message, HELP);
    }
}
