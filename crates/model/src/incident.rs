//! Incidents: happenings that claims are about.

use crate::id::{IncidentId, LeadId, RestrictionId};
use crate::name::Text;
use crate::place::Place;
use crate::time::When;
use crate::{ActorId, DocumentId};

/// A happening, as the compiler of the record grouped the claims about it.
///
/// It holds no fact of its own but the time and place that made it one incident; these stand where no claim says otherwise.
#[derive(Clone, PartialEq, Debug)]
pub struct Incident {
    /// The id used in the case.
    pub id: IncidentId,
    /// A short neutral name.
    pub title: Text,
    /// When, by the compiler's grouping.
    pub when: When,
    /// Where, by the compiler's grouping.
    pub place: Place,
    /// The incident that this one was merged into: a decision, reversible, that leaves both in the record.
    pub same_as: Option<IncidentId>,
    /// The incident that this one was split from.
    pub split_from: Option<IncidentId>,
    /// The leads that somebody looked into and took up as this incident.
    pub from_leads: Vec<TakenUp>,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// That a person looked into a lead and stands for it as an incident.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenUp {
    /// The lead.
    pub lead: LeadId,
    /// Who looked into it; never empty.
    pub by: String,
}

/// Monitors kept from seeing.
#[derive(Clone, PartialEq, Debug)]
pub struct Restriction {
    /// The id used in the case.
    pub id: RestrictionId,
    /// When.
    pub when: When,
    /// Where.
    pub place: Place,
    /// Who was kept from seeing.
    pub on: Option<ActorId>,
    /// Who kept them from it, as claimed.
    pub by: Option<ActorId>,
    /// What happened.
    pub words: Text,
    /// Where it was read.
    pub document: Option<DocumentId>,
}
