//! Duties that name nobody in particular.

use model::act::Act;
use model::actor::ActorKind;
use model::agreement::{Rule, Who};

use super::Page;
use crate::code;

/// Warns of duties on a collective, and of duties to do something on everybody who is bound.
pub(super) fn duties(page: &Page<'_>) {
    for (owed, piece) in page.obligations() {
        let kinds: Vec<Option<ActorKind>> =
            owed.on.iter().map(|actor| page.case.actors.get(actor).map(|actor| actor.kind)).collect();
        if !kinds.is_empty() && kinds.iter().all(|kind| *kind == Some(ActorKind::Collective)) {
            let message = "the duty is on a collective: nobody in particular owes it";
            let help = "name the groups whose duty it is, or who answers for them; which groups were to leave Nusra's areas in 2016 stayed in dispute \
                        between Moscow and Washington (Syria 2016; Lavrov, 25 April)";
            page.warn(piece, code::LINT_NO_DOER, piece.span_of("on"), message, help);
        }
    }
    for (clause, piece) in page.clauses() {
        let Rule::Forbid(conduct) = &clause.rule else { continue };
        let is_duty = conduct.acts.plain.classes.contains(&Act::NoWithdrawal);
        if is_duty && conduct.by.plain == Who::Bound && conduct.by.point.is_none() {
            let message = "somebody must leave, and the clause names nobody, only whoever is bound";
            let help = "name by `by` who withdraws from where; in Hudaydah there was no shared meaning of who the “local security forces” \
                        were (Stockholm 2018; ICG, albawaba.com 1230156)";
            page.warn(piece, code::LINT_NO_DOER, piece.span_of("by"), message, help);
        }
    }
}
