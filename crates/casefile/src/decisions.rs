//! Decisions: what a body found on an incident under a clause.

use kdltree::{Node, Spanned};
use model::body::{Decision, Ruling};
use model::id::ClauseId;
use model::{ActorId, AgreementId};
use terms::fields::Field;

use crate::desk::Desk;
use crate::index::Kind;
use crate::times::end_of;
use crate::{documents, matters};

/// Reads `decision "JMC-7" by="jmc" on="2016-03-02" incident="DAS-0331" clause="truce/attacks" finds="breach" { … }`.
pub(crate) fn decision(node: &Node, desk: Desk<'_>) -> Option<Decision> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the decision").and_then(Field::new_id);
    let by = desk.needed(&mut fields, "by");
    let on = fields.required("on").and_then(|field| desk.when(field));
    let learnt = desk.time(&mut fields, "learnt");
    let incident = desk.needed(&mut fields, "incident");
    let clause = fields.required("clause").and_then(|field| clause(field, desk));
    let ruling = fields.required("finds").and_then(|field| field.one_of(Ruling::WORDS));
    let present: Vec<_> = fields.children("present").map(|node| present(node, desk)).collect();
    let dissent: Vec<_> = fields.children("dissent").flat_map(|node| dissent(node, desk)).collect();
    let words = fields.texts("words");
    let notes = fields.notes();
    let document = documents::only(&mut fields, desk);
    fields.finish();
    let on = on?;
    let learnt = learnt.as_ref().and_then(end_of).or_else(|| end_of(&on)).unwrap_or(desk.record_until);
    Some(Decision {
        id: id?.value,
        by: by?,
        on,
        learnt,
        incident: incident?,
        clause: clause?,
        ruling: ruling?.value,
        present: present.into_iter().collect::<Option<_>>()?,
        dissent: dissent.into_iter().collect::<Option<_>>()?,
        words,
        notes,
        document,
    })
}

/// Takes a value for a clause of an agreement, `truce/attacks`.
fn clause(field: Field<'_>, desk: Desk<'_>) -> Option<(AgreementId, ClauseId)> {
    let text = field.text()?;
    let Some((agreement, clause)) = text.value.split_once('/') else {
        let message = "this does not say of which agreement the clause is";
        field.refuse(
            terms::code::MISSING,
            message,
            Some("write the agreement before it, with a stroke: `truce/attacks`".to_owned()),
        );
        return None;
    };
    let agreement: AgreementId = desk.names().find(&Spanned::new(agreement, text.span), desk.at)?;
    let clause = matters::part_of(Kind::Clause, &agreement, &Spanned::new(clause, text.span), desk)?;
    Some((agreement, clause))
}

/// Reads `present "north" 3`.
fn present(node: &Node, desk: Desk<'_>) -> Option<(ActorId, u32)> {
    let mut fields = desk.fields(node);
    let who = fields.argument("whose they were").and_then(|field| desk.find(field));
    let count = fields.argument("how many").and_then(Field::u32);
    fields.finish();
    Some((who?, count?))
}

/// Reads `dissent "south"`.
fn dissent(node: &Node, desk: Desk<'_>) -> Vec<Option<ActorId>> {
    let mut fields = desk.fields(node);
    let against = fields.some("who was against it");
    fields.finish();
    against.into_iter().map(|field| desk.find(field)).collect()
}
