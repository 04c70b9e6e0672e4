//! Who says things, on which side, and where it was published.

use crate::id::{ActorId, DocumentId, SideId, SourceId};
use crate::name::Text;

/// One side of the record: those whose claims stand or fall together for a reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// The id used in the case.
    pub id: SideId,
    /// What it is called.
    pub title: Text,
    /// The camp that it belongs to. Two sources of one camp are never independent of one another; sources without a camp
    /// stand each alone.
    pub camp: Option<String>,
}

/// An outlet, office or person that says things; the origin of claims.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The id used in the case.
    pub id: SourceId,
    /// What it is called.
    pub name: Text,
    /// The side it belongs to.
    pub side: SideId,
    /// The actor whose mouth it is: a denial by this source is a denial by that actor.
    pub speaks_for: Option<ActorId>,
    /// Whether a machine wrote down what it says, and no person did: then it gives leads, and claims only where a person took one up.
    pub machine_coded: bool,
}

/// Something published that claims were read in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The address.
    pub id: DocumentId,
    /// Who put it out, where it is known.
    pub publisher: Option<String>,
    /// The language it is in.
    pub lang: Option<String>,
    /// SHA-256 of its bytes in hex, where it was kept.
    pub sha256: Option<String>,
}
