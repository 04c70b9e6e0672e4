//! Matters other than incidents that claims are about: standing, control, fulfilment, events, counts.

use kdltree::{Node, Spanned};
use model::claim::{Claim, Subject};
use model::{ActorId, AgreementId, AreaId, IncidentId};
use terms::fields::Field;
use terms::{Diagnostic, Fields, suggest};

use crate::claims::{self, Frame};
use crate::content::Topic;
use crate::desk::Desk;
use crate::index::Kind;

/// Reads `standing "jai" in="syria-coh-2016" { claim … }`.
pub(crate) fn standing(node: &Node, desk: Desk<'_>) -> Vec<Claim> {
    let mut fields = desk.fields(node);
    let actor: Option<ActorId> = fields.argument("the id of an actor").and_then(|field| desk.find(field));
    let agreement: Option<AgreementId> = desk.needed(&mut fields, "in");
    let about = actor.zip(agreement).map(|(actor, agreement)| Subject::Standing(actor, agreement));
    claims_in(fields, Topic::Standing, about.as_ref(), desk)
}

/// Reads `control "maarrat-al-numan" { claim … }`.
pub(crate) fn control(node: &Node, desk: Desk<'_>) -> Vec<Claim> {
    let mut fields = desk.fields(node);
    let area: Option<AreaId> = fields.argument("the id of an area").and_then(|field| desk.find(field));
    claims_in(fields, Topic::Control, area.map(Subject::Control).as_ref(), desk)
}

/// Reads `fulfilment "castello-pull-back" in="syria-arrangement-2016" { claim … }`, perhaps with `after="DON-0930"`.
pub(crate) fn fulfilment(node: &Node, desk: Desk<'_>) -> Vec<Claim> {
    let mut fields = desk.fields(node);
    let part = part(&mut fields, Kind::Obligation, desk);
    let after = fields.has_any(&["after"]);
    let incident: Option<IncidentId> = desk.named(&mut fields, "after");
    let about = part.and_then(|(agreement, obligation)| match (after, incident) {
        (false, _) => Some(Subject::Fulfilment(agreement, obligation)),
        (true, incident) => Some(Subject::Response(agreement, obligation, incident?)),
    });
    claims_in(fields, Topic::Fulfilment, about.as_ref(), desk)
}

/// Reads `occurrence "notice" in="sri-lanka-2002" { claim … }`.
pub(crate) fn occurrence(node: &Node, desk: Desk<'_>) -> Vec<Claim> {
    let mut fields = desk.fields(node);
    let part = part(&mut fields, Kind::Event, desk);
    let about = part.map(|(agreement, event)| Subject::Event(agreement, event));
    claims_in(fields, Topic::Occurrence, about.as_ref(), desk)
}

/// Reads `count "trucks" in="gaza-2025" { claim … }`.
pub(crate) fn count(node: &Node, desk: Desk<'_>) -> Vec<Claim> {
    let mut fields = desk.fields(node);
    let part = part(&mut fields, Kind::Quantity, desk);
    let about = part.map(|(agreement, quantity)| Subject::Quantity(agreement, quantity));
    claims_in(fields, Topic::Count, about.as_ref(), desk)
}

/// Reads the id of a part of an agreement, and `in=` with the agreement.
fn part<I: for<'t> From<&'t str>>(
    fields: &mut Fields<'_>,
    kind: Kind,
    desk: Desk<'_>,
) -> Option<(AgreementId, I)> {
    let what = format!("the id of {} {}", if kind == Kind::Quantity { "a" } else { "an" }, kind.what());
    let word = fields.argument(&what).and_then(Field::text);
    let agreement: Option<AgreementId> = desk.needed(fields, "in");
    let (word, agreement) = word.zip(agreement)?;
    let id = part_of(kind, &agreement, &word, desk)?;
    Some((agreement, id))
}

fn claims_in(mut fields: Fields<'_>, topic: Topic, about: Option<&Subject>, desk: Desk<'_>) -> Vec<Claim> {
    let claims = claims::all(&mut fields, Frame { topic, about, when: None }, desk);
    fields.notes();
    if fields.node().child("claim").is_none() {
        fields.missing("a `claim`");
    }
    fields.finish();
    claims
}

/// Finds a part of one agreement. An agreement that other files define is taken to have it.
pub(crate) fn part_of<I: for<'t> From<&'t str>>(
    kind: Kind,
    agreement: &AgreementId,
    word: &Spanned<&str>,
    desk: Desk<'_>,
) -> Option<I> {
    let here = desk.index.spot(Kind::Agreement, agreement.as_str()).is_some();
    if !here || desk.index.parts_of(kind, agreement.as_str()).any(|id| id == word.value) {
        return Some(I::from(word.value));
    }
    let meant = suggest(word.value, desk.index.parts_of(kind, agreement.as_str()));
    let message = format!("`{agreement}` has no {} `{}`", kind.what(), word.value);
    let code = match kind {
        Kind::Clause => terms::code::UNKNOWN_CLAUSE,
        Kind::Event => terms::code::UNKNOWN_EVENT,
        Kind::Quantity => terms::code::UNKNOWN_QUANTITY,
        _ => terms::code::UNKNOWN_OBLIGATION,
    };
    let report = Diagnostic::error(code, word.span, message);
    let help = meant.map_or_else(
        || format!("look at how it is written, and at the ids in `{agreement}`"),
        |id| format!("did you mean `{id}`?"),
    );
    desk.at.report(report.help(help));
    None
}
