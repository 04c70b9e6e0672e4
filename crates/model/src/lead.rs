//! Leads: what a machine, or nobody in particular, says may have happened; a person must look before it counts.

use jiff::Timestamp;

use crate::id::{DocumentId, LeadId, SourceId};
use crate::name::Text;
use crate::place::Place;
use crate::time::When;

/// A hint that something may have happened, which nobody has looked into.
///
/// No finding looks at it. A person who looks into it makes an incident that says so
/// ([`TakenUp`](crate::incident::TakenUp)).
#[derive(Clone, PartialEq, Debug)]
pub struct Lead {
    /// The id used in the case.
    pub id: LeadId,
    /// What it is about, in a few words.
    pub title: Text,
    /// When, as far as the lead says.
    pub when: When,
    /// Where, as far as the lead says.
    pub place: Place,
    /// Where it comes from.
    pub from: SourceId,
    /// Through what it came: the data set and its version.
    pub via: Option<String>,
    /// When this record learnt it.
    pub learnt: Timestamp,
    /// What it says.
    pub words: Text,
    /// Notes for people.
    pub notes: Vec<String>,
    /// Where it can be looked into.
    pub document: Option<DocumentId>,
}
