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
    items(written, at);
    words(written, at);
    super::clause::permits(written, at);
    super::clause::repetitions(written, at);
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

/// Ids from which times are counted: an event and an obligation never share one, and some words are taken.
fn items(written: &Agreement<'_>, at: Reporter<'_>) {
    let obligations = written.obligations.iter().map(|obligation| &obligation.id);
    let events = written.events.iter().map(|event| &event.id);
    let reserved = |id: &str| {
        matches!(id, "signing" | "in-force" | "d-day") || crate::resolve::clock::days_from_d_day(id).is_some()
    };
    for id in events.clone().chain(obligations.clone()).filter(|id| reserved(id.value)) {
        let message = format!("`{}` means something else where a time is counted from it", id.value);
        refuse(at, code::RESERVED_ID, id.span, &message, "give it another id");
    }
    let taken: BTreeSet<&str> = obligations.map(|id| id.value).collect();
    for id in events.clone().filter(|id| taken.contains(id.value)) {
        let message = format!("`{}` is the id of an obligation too", id.value);
        let help = "a time that is counted from it could be either: give one another id";
        refuse(at, code::REPEATED_ID, id.span, &message, help);
    }
    let quantities = written.quantities.iter().map(|quantity| &quantity.id);
    let texts = written.texts.iter().map(|text| &text.id);
    each_repeated(events, |id| repeated(at, "event", id));
    each_repeated(quantities, |id| repeated(at, "quantity", id));
    each_repeated(texts, |id| repeated(at, "text", id));
    if let Some(off) = written.working_days.as_ref().and_then(|days| days.off.as_ref())
        && off.iter().map(|day| day.value).collect::<std::collections::HashSet<_>>().len() == 7
        && let Some(last) = off.last()
    {
        let message = "nobody ever works";
        refuse(at, code::CONFLICT, last.span, message, "leave at least one day of the week");
    }
    for growth in written.in_force.iter().flat_map(|written| &written.plain).filter_map(|p| p.grows.as_ref())
    {
        if growth.for_each.value == 0 {
            let message = "for every 0 of them it would grow without end";
            refuse(at, code::BAD_NUMBER, growth.for_each.span, message, "write 1 or more");
        }
    }
}

fn repeated(at: Reporter<'_>, what: &str, id: &crate::surface::Word<'_>) {
    let message = format!("a second {what} `{}`", id.value);
    refuse(at, code::REPEATED_ID, id.span, &message, "give this one another id");
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
