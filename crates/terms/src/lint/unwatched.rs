//! Clauses and obligations that nobody watches, and bodies that cannot meet.

use model::agreement::Rule;

use super::Page;
use crate::code;

const HELP: &str = "name by `monitored-by` who looks, or set up a `body`; in Tigray the monitors' report on disarmament said nothing of the \
                    withdrawal of foreign forces, to which the text ties it (Pretoria 2022; addisstandard.com)";

/// Warns of every clause and obligation that nobody watches.
pub(super) fn clauses(page: &Page<'_>) {
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
