//! Matters other than incidents that claims are about: standing, control, fulfilment, events, counts.

use kdltree::{Node, Spanned};
use model::claim::{Claim, Subject};
use model::{ActorId, AgreementId, AreaId};
use terms::fields::Field;
use terms::{Diagnostic, Fields, Named, suggest};

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

/// Reads `fulfilment "castello-pull-back" in="syria-arrangement-2016" { claim … }`.
pub(crate) fn fulfilment(node: &Node, desk: Desk<'_>) -> Vec<Claim> {
    let mut fields = desk.fields(node);
    let word = fields.argument("the id of an obligation").and_then(Field::text);
    let agreement: Option<AgreementId> = desk.needed(&mut fields, "in");
    let about = word.zip(agreement).and_then(|(word, agreement)| {
        let obligation = inner(Kind::Obligation, &agreement, &word, desk)?;
        Some(Subject::Fulfilment(agreement, obligation))
    });
    claims_in(fields, Topic::Fulfilment, about.as_ref(), desk)
}

/// Reads `occurrence "notice" in="sri-lanka-2002" { claim … }`.
pub(crate) fn occurrence(node: &Node, desk: Desk<'_>) -> Vec<Claim> {
    let mut fields = desk.fields(node);
    let word = fields.argument("the id of an event").and_then(Field::text);
    let agreement: Option<AgreementId> = desk.needed(&mut fields, "in");
    let about = word.zip(agreement).and_then(|(word, agreement)| {
        let event = inner(Kind::Event, &agreement, &word, desk)?;
        Some(Subject::Event(agreement, event))
    });
    claims_in(fields, Topic::Occurrence, about.as_ref(), desk)
}

/// Reads `count "trucks" in="gaza-2025" { claim … }`.
pub(crate) fn quantity(node: &Node, desk: Desk<'_>) -> Vec<Claim> {
    let mut fields = desk.fields(node);
    let word = fields.argument("the id of a quantity").and_then(Field::text);
    let agreement: Option<AgreementId> = desk.needed(&mut fields, "in");
    let about = word.zip(agreement).and_then(|(word, agreement)| {
        let quantity = inner(Kind::Quantity, &agreement, &word, desk)?;
        Some(Subject::Quantity(agreement, quantity))
    });
    claims_in(fields, Topic::Count, about.as_ref(), desk)
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

/// Finds an obligation, event or quantity of one agreement. An agreement that other files define is taken to have it.
fn inner<I: Named>(kind: Kind, agreement: &AgreementId, word: &Spanned<&str>, desk: Desk<'_>) -> Option<I> {
    let here = desk.index.spot(Kind::Agreement, agreement.as_str()).is_some();
    if !here || desk.index.of_agreement(agreement.as_str(), kind).any(|id| id == word.value) {
        return desk.names().find(word, desk.at);
    }
    let meant = suggest(word.value, desk.index.of_agreement(agreement.as_str(), kind));
    let message = format!("`{agreement}` has no {} `{}`", I::WHAT, word.value);
    let report = Diagnostic::error(I::UNKNOWN, word.span, message);
    desk.at.report(report.maybe_help(meant.map(|id| format!("did you mean `{id}`?"))));
    None
}
