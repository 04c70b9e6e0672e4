//! Actors: who can do something, be bound or speak.

use kdltree::Node;
use model::actor::{Actor, ActorKind, Bond, Membership};
use terms::Fields;
use terms::fields::Field;

use crate::desk::Desk;
use crate::{documents, times};

const BONDS: &[(&str, Bond)] =
    &[("member-of", Bond::MemberOf), ("part-of", Bond::PartOf), ("ally-of", Bond::AllyOf)];

/// Reads `actor "jai" kind="armed-group" { … }`.
pub(crate) fn actor(node: &Node, desk: Desk<'_>) -> Option<Actor> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the actor").and_then(Field::new_id);
    let kind = fields.required("kind").and_then(|field| field.one_of(ActorKind::WORDS));
    let name = fields.texts("name");
    let aliases = fields.strings("alias");
    let memberships =
        BONDS.iter().flat_map(|(word, bond)| memberships(&mut fields, word, *bond, desk)).collect();
    let documents = documents::all(&mut fields, desk);
    let notes = fields.notes();
    fields.finish();
    Some(Actor { id: id?.value, kind: kind?.value, name, aliases, memberships, documents, notes })
}

/// Reads the children `member-of "hnc" from="…" until="…"`.
fn memberships(fields: &mut Fields<'_>, word: &'static str, bond: Bond, desk: Desk<'_>) -> Vec<Membership> {
    let mut all = Vec::new();
    for node in fields.children(word) {
        let mut own = Fields::of(node, desk.at);
        let of = own.argument("the id of an actor").and_then(|field| desk.find(field));
        let (from, until) = times::stretch(&mut own, ("from", "until"), desk);
        own.finish();
        all.extend(of.map(|of| Membership { of, bond, from, until }));
    }
    all
}
