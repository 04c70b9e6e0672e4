//! Names that stand for things: one newtype for each kind of thing.

use std::fmt;
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes an id as it stands in the case.
            pub fn new(text: &str) -> Self {
                Self(Arc::from(text))
            }

            /// Returns the id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    )*};
}

ids! {
    /// A state, force, group, body or person.
    ActorId;
    /// A named area.
    AreaId;
    /// An agreement.
    AgreementId;
    /// A clause within its agreement.
    ClauseId;
    /// An obligation within its agreement.
    ObligationId;
    /// A reading.
    ReadingId;
    /// A claim.
    ClaimId;
    /// An incident.
    IncidentId;
    /// A lead: what a machine read and no person has looked at.
    LeadId;
    /// A source: an outlet, office or speaker.
    SourceId;
    /// A side that sources belong to.
    SideId;
    /// A document: its address.
    DocumentId;
    /// A statement.
    StatementId;
    /// A tally.
    TallyId;
    /// A calendar entry.
    EntryId;
    /// A restriction on monitors.
    RestrictionId;
    /// An event that an agreement waits for.
    EventId;
    /// Something that an agreement counts.
    QuantityId;
    /// A decision of a body.
    DecisionId;
}
