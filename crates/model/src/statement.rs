//! Statements: political utterances.

use crate::claim::Confidence;
use crate::id::{DocumentId, SideId, SourceId, StatementId};
use crate::name::Text;
use crate::time::When;
use crate::{ActorId, AgreementId, IncidentId, ObligationId};

/// Something that somebody said in public.
#[derive(Clone, PartialEq, Debug)]
pub struct Statement {
    /// The id used in the case.
    pub id: StatementId,
    /// Who said it.
    pub by: SourceId,
    /// For whom they spoke.
    pub side: Option<SideId>,
    /// When.
    pub on: When,
    /// What sort of utterance it is.
    pub kind: StatementKind,
    /// What it was about, in a word or two.
    pub topic: Option<String>,
    /// What was said, paraphrased.
    pub says: Text,
    /// What it bears on.
    pub about: Vec<About>,
    /// How sure the compiler is that it was said.
    pub confidence: Confidence,
    /// Notes for people.
    pub notes: Vec<String>,
    /// Where it was read.
    pub document: Option<DocumentId>,
}

/// What a statement or calendar entry bears on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum About {
    /// An obligation; found by its id alone.
    Obligation(ObligationId),
    /// An incident.
    Incident(IncidentId),
    /// An actor.
    Actor(ActorId),
    /// An agreement.
    Agreement(AgreementId),
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// What sort of utterance a statement is.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum StatementKind { $($(#[$doc])* $variant,)* }

        impl StatementKind {
            /// Every kind with its word.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($text, Self::$variant),)*];

            /// Returns the word used in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

kinds! {
    /// Asks another to do something.
    Demand = "demand",
    /// Says what will happen to another.
    Threaten = "threaten",
    /// Says that another did something.
    Accuse = "accuse",
    /// Says that something is not so.
    Deny = "deny",
    /// Says what the speaker does or will do.
    Announce = "announce",
    /// Asks for restraint or help.
    Appeal = "appeal",
    /// Accepts something.
    Agree = "agree",
    /// Gives more time.
    Extend = "extend",
    /// Ends something.
    End = "end",
    /// Says how things stand.
    Assess = "assess",
    /// Puts something forward.
    Offer = "offer",
}
