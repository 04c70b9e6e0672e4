//! The words of Trucewatch as types.
//!
//! One module a noun: who ([`actor`]), where ([`place`]), when ([`time`]), what ([`act`]), who says so ([`source`], [`claim`]),
//! what is said to have happened ([`incident`]), what was promised ([`agreement`]), who takes it how ([`reading`]), and what
//! follows ([`finding`]). A [`Case`] holds them all.
//!
//! Nothing here reads a file, asks a clock or knows a database. The meaning of these types is in `docs/meaning.md`; the words
//! are those of `docs/glossary.md`. Read [`claim`] first, then [`agreement`], then [`finding`].
//!
//! Three states stay apart everywhere: the [`finding::Facts`], the [`finding::Attribution`] and the [`finding::Verdict`].

pub mod act;
pub mod actor;
pub mod agreement;
pub mod body;
pub mod calendar;
pub mod case;
pub mod claim;
pub mod clock;
pub mod compare;
pub mod count;
pub mod distance;
pub mod finding;
pub mod grade;
pub mod id;
pub mod incident;
pub mod lead;
pub mod name;
pub mod obligation;
pub mod place;
pub mod publication;
pub mod reading;
pub mod shift;
pub mod source;
pub mod statement;
pub mod tally;
pub mod time;
pub mod truth;
pub mod weapon;

pub use case::Case;
pub use id::{
    ActorId, AgreementId, AreaId, ClaimId, ClauseId, DecisionId, DocumentId, EntryId, EventId, IncidentId,
    LeadId, ObligationId, QuantityId, ReadingId, RestrictionId, SideId, SourceId, StatementId, TallyId,
};
pub use truth::Truth;
