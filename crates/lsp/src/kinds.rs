//! Kinds: what may stand where a value stands.

use crate::words;

pub use values::*;

mod values;

/// The sorts of things that a case defines and refers to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sort {
    /// Who can do something, be bound or speak.
    Actor,
    /// A stretch of land.
    Area,
    /// A text that binds.
    Agreement,
    /// A rule of an agreement about conduct.
    Clause,
    /// Something to be done under an agreement.
    Obligation,
    /// Something that an agreement waits for.
    Event,
    /// Something that an agreement counts.
    Quantity,
    /// A word that an agreement defines.
    Definition,
    /// A text of an agreement: a language, a draft, a copy.
    Text,
    /// A body that an agreement sets up.
    Body,
    /// A way of taking texts and claims.
    Reading,
    /// A side that sources belong to.
    Side,
    /// Who says things.
    Source,
    /// What is said to have happened.
    Incident,
    /// What one source says of it.
    Claim,
    /// What a machine read, and nobody has looked into.
    Lead,
    /// A political utterance.
    Statement,
    /// What a body decided.
    Decision,
    /// A count as its author printed it.
    Tally,
    /// A line of the calendar.
    Entry,
    /// A restriction on monitors.
    Restriction,
    /// The case itself.
    Case,
}

impl Sort {
    /// The word for it in a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Area => "area",
            Self::Agreement => "agreement",
            Self::Clause => "clause",
            Self::Obligation => "obligation",
            Self::Event => "event",
            Self::Quantity => "quantity",
            Self::Definition => "defined word",
            Self::Text => "text",
            Self::Body => "body",
            Self::Reading => "reading",
            Self::Side => "side",
            Self::Source => "source",
            Self::Incident => "incident",
            Self::Claim => "claim",
            Self::Lead => "lead",
            Self::Statement => "statement",
            Self::Decision => "decision",
            Self::Tally => "tally",
            Self::Entry => "entry",
            Self::Restriction => "restriction",
            Self::Case => "case",
        }
    }

    /// Whether agreements have them, so that one agreement's are not another's.
    pub fn is_part(self) -> bool {
        use Sort::{Body, Clause, Definition, Event, Obligation, Quantity, Text};
        matches!(self, Clause | Obligation | Event | Quantity | Definition | Text | Body)
    }
}

/// What may stand where a value stands.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A new id, which this node defines.
    New(Sort),
    /// The id of something that stands elsewhere.
    Id(Sort),
    /// The id of a part of an agreement behind that of the agreement: `truce/attacks`.
    PartOf(Sort),
    /// A time that a text fixes: of the calendar, or counted from what its last word names, which is one of these.
    Clock(&'static [Kind]),
    /// Words out of a list of the vocabulary, each with its meaning.
    Words(fn() -> Vec<Word>),
    /// Words out of a list written here; their meanings stand in [`words`].
    Fixed(&'static [&'static str]),
    /// Any of several kinds.
    Any(&'static [Kind]),
    /// Something that can only be described.
    Free(&'static str),
}

/// A word of the vocabulary with its meaning.
pub type Word = (&'static str, &'static str);

impl Kind {
    /// The words that may stand here, with their meanings.
    pub fn words(self) -> Vec<Word> {
        match self {
            Self::Words(list) => list(),
            Self::Fixed(list) => list.iter().map(|word| (*word, words::of_value(word))).collect(),
            Self::Any(kinds) | Self::Clock(kinds) => kinds.iter().flat_map(|kind| kind.words()).collect(),
            Self::New(_) | Self::Id(_) | Self::PartOf(_) | Self::Free(_) => Vec::new(),
        }
    }

    /// The sorts of things whose ids may stand here, a new one's among them.
    pub fn sorts(self) -> Vec<Sort> {
        match self {
            Self::New(sort) | Self::Id(sort) | Self::PartOf(sort) => vec![sort],
            Self::Any(kinds) | Self::Clock(kinds) => kinds.iter().flat_map(|kind| kind.sorts()).collect(),
            Self::Words(_) | Self::Fixed(_) | Self::Free(_) => Vec::new(),
        }
    }

    /// The sorts of things whose ids may be taken from elsewhere.
    pub fn known(self) -> Vec<Sort> {
        match self {
            Self::New(_) => Vec::new(),
            Self::Any(kinds) => kinds.iter().flat_map(|kind| kind.known()).collect(),
            _ => self.sorts(),
        }
    }

    /// The sort of thing that is defined here.
    pub fn defines(self) -> Option<Sort> {
        match self {
            Self::New(sort) => Some(sort),
            Self::Any(kinds) => kinds.iter().find_map(|kind| kind.defines()),
            _ => None,
        }
    }

    /// What may be written here, where that can only be described.
    pub fn hint(self) -> Option<&'static str> {
        match self {
            Self::Free(hint) => Some(hint),
            Self::Any(kinds) => kinds.iter().find_map(|kind| kind.hint()),
            Self::Clock(_) => Some(COUNTED),
            _ => None,
        }
    }
}
