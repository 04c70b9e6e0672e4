//! Duties that name nobody in particular.

use model::ActorId;
use model::act::Act;
use model::actor::ActorKind;
use model::agreement::{Rule, Who};

use super::Page;
use super::page::Piece;
use crate::code;

/// Warns of duties on a collective, and of duties to do something on everybody who is bound.
pub(super) fn duties(page: &Page<'_>) {
    strangers(page);
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

/// Warns of clauses and obligations on a state that is no party, which the text cannot bind by itself.
fn strangers(page: &Page<'_>) {
    for (clause, piece) in page.clauses() {
        if let Rule::Forbid(conduct) = &clause.rule
            && let Who::These(doers) = &conduct.by.plain
        {
            doers
                .iter()
                .filter(|doer| is_stranger(page, doer))
                .for_each(|doer| stranger(page, piece, "by", doer));
        }
    }
    for (owed, piece) in page.obligations() {
        owed.on
            .iter()
            .filter(|doer| is_stranger(page, doer))
            .for_each(|doer| stranger(page, piece, "on", doer));
    }
}

fn stranger(page: &Page<'_>, piece: Piece<'_>, child: &str, doer: &ActorId) {
    let message = format!("`{doer}` is a state and no party to this text: what binds it?");
    let help = "name it among the `parties` or `guarantors` if it agreed, or put the duty on who did; in Hudaydah there was no shared meaning of \
                who the “local security forces” were (Stockholm 2018; ICG, albawaba.com 1230156)";
    page.warn(piece, code::LINT_NO_DOER, piece.span_of_value(child, doer.as_str()), &message, help);
}

/// Whether an actor is a state that neither is a party or guarantor nor can become one by notice.
fn is_stranger(page: &Page<'_>, actor: &ActorId) -> bool {
    let text = page.agreement;
    let parties = &text.parties;
    let named = parties.taken.iter().filter_map(|taken| taken.to.as_ref()).flatten().chain(&parties.plain);
    let known = named.chain(&text.guarantors).any(|one| one == actor);
    let is_state = page.case.actors.get(actor).is_some_and(|actor| actor.kind == ActorKind::State);
    is_state && !known && !parties.plain.is_empty() && text.joining.is_none() && text.supplements.is_none()
}
