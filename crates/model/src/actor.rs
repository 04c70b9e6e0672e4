//! States, forces, groups, bodies and people, and how they belong together over time.

use crate::id::{ActorId, DocumentId};
use crate::name::Text;
use crate::time::When;

/// Somebody who can do something, be bound, or speak.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// The id used in the case.
    pub id: ActorId,
    /// What kind of actor it is.
    pub kind: ActorKind,
    /// Names, in as many languages and scripts as are known.
    pub name: Text,
    /// Other names that sources use.
    pub aliases: Vec<String>,
    /// What it belongs to, and when.
    pub memberships: Vec<Membership>,
    /// Where this was read.
    pub documents: Vec<DocumentId>,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// What kind of actor one is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ActorKind {
    /// A state or its government.
    State,
    /// A force of a state or of several.
    Force,
    /// An armed group.
    ArmedGroup,
    /// Several armed groups under one name.
    Coalition,
    /// A body that speaks for several.
    Umbrella,
    /// A commission, task force, mission.
    Body,
    /// An office or centre.
    Office,
    /// A news outlet.
    Media,
    /// A non-governmental organisation.
    Ngo,
    /// A person.
    Person,
    /// Whoever of its members it may be ("armed opposition, not further named").
    Collective,
}

impl ActorKind {
    /// Every kind with its word.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("state", Self::State),
        ("force", Self::Force),
        ("armed-group", Self::ArmedGroup),
        ("coalition", Self::Coalition),
        ("umbrella", Self::Umbrella),
        ("body", Self::Body),
        ("office", Self::Office),
        ("media", Self::Media),
        ("ngo", Self::Ngo),
        ("person", Self::Person),
        ("collective", Self::Collective),
    ];
}

/// How an actor belongs to another, from when to when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Membership {
    /// The whole.
    pub of: ActorId,
    /// In what way.
    pub bond: Bond,
    /// Since when; always where it is not said.
    pub from: Option<When>,
    /// Until when; still where it is not said.
    pub until: Option<When>,
}

/// In what way an actor belongs to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Bond {
    /// Under the command of the other: bound with it.
    PartOf,
    /// One of several under a common name or body.
    MemberOf,
    /// Fights beside the other: bound with it only where an agreement says so.
    AllyOf,
}
