//! An agreement as a whole.

use std::collections::BTreeSet;

use model::act::Act;

use super::{each_repeated, refuse};
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::agreement::Agreement;

/// Checks what can be seen in the words of an agreement; its clauses and obligations are checked each for itself.
pub fn agreement<'a>(written: &Agreement<'a>, at: Reporter<'a>) {
    ids(written, at);
    words(written, at);
    super::clause::permits(written, at);
    parties(written, at);
    written.bodies.iter().for_each(|written| super::body::body(written, at));
    if let Some(joining) = &written.joining
        && joining.by_notice_to.is_empty()
    {
        let help = "say by `by-notice-to=`, or in a child `to`, whom it tells";
        refuse(
            at,
            code::NOBODY_TOLD,
            joining.span,
            "a party joins by telling somebody, and nobody is named",
            help,
        );
    }
    if let Some(supplements) = &written.supplements
        && supplements.value == written.id.value
    {
        refuse(
            at,
            code::CYCLE,
            supplements.span,
            "an agreement cannot supplement itself",
            "name the one that it adds to",
        );
    }
}

fn ids(written: &Agreement<'_>, at: Reporter<'_>) {
    each_repeated(written.quantities.iter().map(|quantity| &quantity.id), |id| {
        let message = format!("a second quantity `{}`", id.value);
        refuse(
            at,
            code::REPEATED_ID,
            id.span,
            &message,
            "counts name quantities by their ids: give this one another",
        );
    });
    // an event and an obligation may both be waited for, by their ids alone
    let waited_for = written.events.iter().map(|event| &event.id);
    each_repeated(waited_for.chain(written.obligations.iter().map(|obligation| &obligation.id)), |id| {
        if written.events.iter().any(|event| event.id.value == id.value) {
            let message = format!("a second event, or an obligation, `{}`", id.value);
            let help = "an event and an obligation of one agreement have different ids";
            refuse(at, code::REPEATED_ID, id.span, &message, help);
        }
    });
    each_repeated(written.bodies.iter().map(|body| &body.actor), |actor| {
        let message = format!("a second body `{}`", actor.value);
        refuse(at, code::REPEATED_ID, actor.span, &message, "write all that it is in one `body`");
    });
    each_repeated(written.clauses.iter().map(|clause| &clause.id), |id| {
        let message = format!("a second clause `{}`", id.value);
        refuse(
            at,
            code::REPEATED_ID,
            id.span,
            &message,
            "findings name clauses by their ids: give this one another",
        );
    });
    each_repeated(written.obligations.iter().map(|obligation| &obligation.id), |id| {
        let message = format!("a second obligation `{}`", id.value);
        refuse(
            at,
            code::REPEATED_ID,
            id.span,
            &message,
            "findings name obligations by their ids: give this one another",
        );
    });
}

/// A word has one meaning: an act of the language keeps its own.
fn words(written: &Agreement<'_>, at: Reporter<'_>) {
    for defined in written.definitions.iter().filter(|defined| Act::parse(defined.id.value).is_some()) {
        let message =
            format!("`{}` is an act of the language and means the same in every text", defined.id.value);
        let help = "give the text's own meaning another word, as `offensive-action`";
        refuse(at, code::DEFINED_ALREADY, defined.id.span, &message, help);
    }
    each_repeated(written.definitions.iter().map(|defined| &defined.id), |id| {
        let message = format!("`{}` has a meaning already", id.value);
        refuse(at, code::DEFINED_ALREADY, id.span, &message, "define it once");
    });
    each_repeated(written.events.iter().map(|event| &event.id), |id| {
        let message = format!("a second event `{}`", id.value);
        refuse(at, code::REPEATED_ID, id.span, &message, "give this one another id");
    });
    each_repeated(written.texts.iter().map(|text| &text.id), |id| {
        let message = format!("a second text `{}`", id.value);
        refuse(at, code::REPEATED_ID, id.span, &message, "give this one another id");
    });
}

fn parties(written: &Agreement<'_>, at: Reporter<'_>) {
    let (Some(parties), Some(excluded)) = (&written.parties, &written.excluded) else { return };
    let parties: BTreeSet<_> = parties.plain.iter().map(|party| party.value).collect();
    for actor in &excluded.plain {
        if parties.contains(actor.value) {
            let message = format!("`{}` is both a party and excluded", actor.value);
            let help = "where only some readings say so, put it into their `reading`";
            refuse(at, code::PARTY_AND_EXCLUDED, actor.span, &message, help);
        }
    }
}
