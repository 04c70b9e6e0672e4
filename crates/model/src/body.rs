//! Bodies that watch over an agreement, and what they decide.

use jiff::Timestamp;

use crate::id::{ActorId, AgreementId, ClauseId, DecisionId, DocumentId, IncidentId};
use crate::name::Text;
use crate::time::{Length, When};

/// A body as an agreement sets it up: who sits on it, when it can decide, and how.
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    /// The body.
    pub actor: ActorId,
    /// The article.
    pub cites: Option<String>,
    /// Seats by whom they are of.
    pub seats: Vec<(ActorId, u32)>,
    /// How many of each must be there for it to decide; everybody with a seat, at least one, where there is none.
    pub quorum: Vec<(ActorId, u32)>,
    /// How it decides.
    pub decides: Voting,
    /// How long it has to answer what it is asked.
    pub answers_within: Option<Length>,
    /// True where it says what the text means.
    pub interprets: bool,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// How a body decides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Voting {
    /// Nobody with a seat dissents.
    #[default]
    Consensus,
    /// Of those with seats, more are for it than against it.
    Majority,
    /// This member has the final word.
    FinalWord(ActorId),
}

/// What a body decided on an incident under a clause.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// The id used in the case.
    pub id: DecisionId,
    /// Which body.
    pub by: ActorId,
    /// When.
    pub on: When,
    /// When this record learnt it (record time).
    pub learnt: Timestamp,
    /// The incident.
    pub incident: IncidentId,
    /// The agreement and clause.
    pub clause: (AgreementId, ClauseId),
    /// What it found.
    pub ruling: Ruling,
    /// Who was there, and how many of each.
    pub present: Vec<(ActorId, u32)>,
    /// Who was against it.
    pub dissent: Vec<ActorId>,
    /// Its words.
    pub words: Text,
    /// Notes for people.
    pub notes: Vec<String>,
    /// Where it was read.
    pub document: Option<DocumentId>,
}

/// What a body may find.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ruling {
    /// The clause was broken.
    Breach,
    /// It was not.
    NoBreach,
}

impl Ruling {
    /// Every ruling with its word.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("breach", Self::Breach), ("no-breach", Self::NoBreach)];
}
