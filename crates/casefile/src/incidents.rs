//! Incidents with their claims, and restrictions on monitors.

use kdltree::Node;
use model::claim::{Claim, Subject};
use model::incident::{Incident, Restriction, TakenUp};
use model::{ActorId, IncidentId};
use terms::fields::Field;

use crate::claims::{self, Frame};
use crate::content::Topic;
use crate::desk::Desk;
use crate::{code, documents, places, times};

/// Reads `incident "DAS-0331" "Air strikes on Deir al-Asafir" { title "…" lang="ar"; … }`.
pub(crate) fn incident(node: &Node, desk: Desk<'_>) -> (Option<Incident>, Vec<Claim>) {
    let mut fields = desk.fields(node);
    let id =
        fields.argument("the id of the incident").and_then(Field::new_id::<IncidentId>).map(|id| id.value);
    let title = fields.text_and("a short neutral name", "title");
    if fields.child("when").is_none() {
        fields.missing("`when`");
    }
    let when = times::child(&mut fields, "when", desk);
    if fields.child("place").is_none() {
        fields.missing("`place`");
    }
    let place = places::child(&mut fields, desk);
    let same_as = fields.value_of("same-as", |field| desk.find(field));
    let split_from = fields.value_of("split-from", |field| desk.find(field));
    let from_leads = fields.children("from-lead").filter_map(|node| taken_up(node, desk)).collect::<Vec<_>>();
    let notes = fields.notes();
    let about = id.clone().map(Subject::Incident);
    let frame = Frame { topic: Topic::Incident, about: about.as_ref(), when: when.as_ref() };
    let claims = claims::all(&mut fields, frame, desk);
    fields.finish();
    let incident = || {
        Some(Incident {
            id: id?,
            title: title?,
            when: when?,
            place: place?,
            same_as,
            split_from,
            from_leads,
            notes,
        })
    };
    (incident(), claims)
}

/// Reads `from-lead "gdelt-879" taken-up-by="A. Monitor"`: no lead becomes an incident without somebody who looked into it.
fn taken_up(node: &Node, desk: Desk<'_>) -> Option<TakenUp> {
    let mut fields = desk.fields(node);
    let lead = fields.argument("the id of the lead").and_then(|field| desk.find(field));
    let by = fields.property("taken-up-by").and_then(Field::string);
    let person = by.filter(|name| !name.trim().is_empty());
    if person.is_none() {
        let help = "write `taken-up-by=\"A. Monitor\"` behind it: who looked into the lead and stands for it";
        let message = "this takes up a lead, and nobody is named who looked into it";
        fields.refuse(code::NOBODY_LOOKED, message, Some(help.to_owned()));
    }
    fields.finish();
    Some(TakenUp { lead: lead?, by: person? })
}

/// Reads `restriction "R001" when="…" on="un" by="sar" { place …; words "…"; document "…" }`.
pub(crate) fn restriction(node: &Node, desk: Desk<'_>) -> Option<Restriction> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the restriction").and_then(Field::new_id);
    let when = times::needed(&mut fields, desk);
    let on = desk.named::<ActorId>(&mut fields, "on");
    let by = desk.named::<ActorId>(&mut fields, "by");
    if fields.child("place").is_none() {
        fields.missing("`place`");
    }
    let place = places::child(&mut fields, desk);
    let words = fields.texts("words");
    fields.notes();
    let document = documents::only(&mut fields, desk);
    fields.finish();
    Some(Restriction { id: id?.value, when: when?, place: place?, on, by, words, document })
}
