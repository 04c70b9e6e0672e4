//! What can change, what then changed, and what is refused.

use std::fmt;

use jiff::Timestamp;
use model::claim::Claim;
use model::finding::{Matter, Verdict};
use model::incident::Incident;
use model::{AgreementId, Case, ClaimId, IncidentId, ReadingId};

use crate::columns::ColumnsError;

/// A change of the record.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// An incident is recorded, or stands otherwise than it did: another time or place, merged into another, split off again.
    Incident(Box<Incident>),
    /// An incident is taken out of the record. What is claimed of it stays, should it be recorded again.
    DropIncident(IncidentId),
    /// Something is claimed: of an incident, of who is bound, of who holds what, of what came to pass. A claim with the id of another takes its
    /// place; one that supersedes another hides it.
    Claim(Box<Claim>),
    /// A claim is withdrawn, as if it had never been made.
    Retract(ClaimId),
    /// Everything but incidents and claims is as in this case: terms, extensions, actors, areas, sources, readings, decisions.
    Frame(Box<Case>),
    /// The record is asked about as of another instant: a deadline passed.
    AsOf(Timestamp),
}

/// A finding that changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// What it is about: an incident under a clause, or an obligation.
    pub about: Matter,
    /// The agreement.
    pub agreement: AgreementId,
    /// The reading.
    pub reading: ReadingId,
    /// The verdict before; `None` where the clause did not take the incident up, or where there was no such obligation.
    pub before: Option<Verdict>,
    /// The verdict after.
    pub after: Option<Verdict>,
}

/// Why a change was not taken in. Then none of those that came with it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// It cannot be laid out.
    Columns(ColumnsError),
    /// There is no such claim to withdraw, or to correct; where some were settled, it may have been one of these.
    UnknownClaim(ClaimId),
    /// There is no such incident; where some were settled, it may have been one of these.
    UnknownIncident(IncidentId),
    /// It began before the instant up to which all is settled.
    Settled(IncidentId, Timestamp),
    /// An agreement or an obligation looks back at earlier breaches, or counts them, so that nothing can be settled; or new terms look back
    /// farther than what is kept.
    LooksBack,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Columns(error) => error.fmt(f),
            Self::UnknownClaim(claim) => write!(f, "there is no claim `{claim}`, or it was settled and forgotten"),
            Self::UnknownIncident(incident) => {
                write!(f, "there is no incident `{incident}`, or it was settled and forgotten")
            }
            Self::Settled(incident, before) => {
                write!(f, "incident `{incident}` began before {before}, up to which all is settled")
            }
            Self::LooksBack => f.write_str(
                "an agreement or an obligation looks back at what was forgotten, or at earlier breaches, so that none can be forgotten",
            ),
        }
    }
}

impl std::error::Error for Refused {}

impl From<ColumnsError> for Refused {
    fn from(error: ColumnsError) -> Self {
        Self::Columns(error)
    }
}
