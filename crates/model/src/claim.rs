//! Claims: a speaker's assertion or denial of a fact. Everything that is known is known as somebody's claim.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::act::{Act, TargetClass};
use crate::count::Count;
use crate::grade::Grade;
use crate::id::{
    ActorId, AgreementId, AreaId, ClaimId, DocumentId, EventId, IncidentId, ObligationId, QuantityId,
    SourceId,
};
use crate::name::Text;
use crate::place::Place;
use crate::time::When;
use crate::weapon::Weapon;

/// What one source said of one matter, as it said it.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// The id used in the case.
    pub id: ClaimId,
    /// What the claim is about.
    pub about: Subject,
    /// Who said it.
    pub from: SourceId,
    /// Whom the speaker rests on, where it says so: then that is the origin.
    pub citing: Option<SourceId>,
    /// Who passed it on.
    pub via: Option<String>,
    /// When it was said.
    pub said: When,
    /// When this record learnt it (record time).
    pub learnt: Timestamp,
    /// For standing and control: since when what it says held.
    pub since: Option<When>,
    /// For standing and control: until when.
    pub until: Option<When>,
    /// How reliable and how credible, where it was graded.
    pub grade: Option<Grade>,
    /// How sure the compiler is that this was said, where it is not high.
    pub confidence: Confidence,
    /// What it asserts.
    pub asserts: Vec<Assertion>,
    /// What it denies.
    pub denies: Vec<Denial>,
    /// How many it says were killed.
    pub killed: Option<Count>,
    /// How many it says were injured.
    pub injured: Option<Count>,
    /// The weapon in the source's own words.
    pub weapon: Option<String>,
    /// The earlier claim of the same source that this one corrects.
    pub supersedes: Option<ClaimId>,
    /// The source's own words or a close paraphrase, in the languages that are at hand.
    pub words: Text,
    /// Notes for people.
    pub notes: Vec<String>,
    /// Where it was read.
    pub document: Option<DocumentId>,
}

impl Claim {
    /// Returns whom the claim comes from in the end; ten outlets that repeat one agency have one origin.
    pub fn origin(&self) -> &SourceId {
        self.citing.as_ref().unwrap_or(&self.from)
    }
}

/// How sure the compiler of the record is that the source said this.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Confidence {
    /// Read in a garbled or late copy.
    Low,
    /// Read in a reprint.
    Medium,
    /// Read as published.
    #[default]
    High,
}

/// What a claim may be about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    /// Something that is said to have happened.
    Incident(IncidentId),
    /// Whether an actor is a party to an agreement.
    Standing(ActorId, AgreementId),
    /// Who holds, or is present in, an area.
    Control(AreaId),
    /// Whether an obligation was fulfilled.
    Fulfilment(AgreementId, ObligationId),
    /// Whether an obligation that each breach brings anew was fulfilled after this incident.
    Response(AgreementId, ObligationId, IncidentId),
    /// Whether something that an agreement waits for has come.
    Event(AgreementId, EventId),
    /// How many there were of something that an agreement counts.
    Quantity(AgreementId, QuantityId),
}

/// A property of a matter that claims speak about and readings resolve.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Attribute {
    /// Whether it happened at all.
    Happened,
    /// When.
    When,
    /// Where.
    Place,
    /// What was done.
    Act,
    /// Who did it.
    By,
    /// Who or what was hit.
    On,
    /// Who controlled the place.
    HeldBy,
    /// Who was present at the place.
    Present,
    /// What the act is said to have answered.
    Answering,
    /// When notice of it was given.
    Notice,
    /// Who approved it.
    ApprovedBy,
    /// With what weapon, or which weapon was seen.
    Weapon,
    /// How many were seen or took part.
    Number,
    /// What the place is near.
    Near,
    /// What an actor is under an agreement.
    Standing,
    /// Whether an obligation was fulfilled, or an event came.
    Done,
}

impl Attribute {
    /// Every attribute with its word in files and the words that name it in a sentence.
    pub const WORDS: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Happened, "happened", "whether it happened"),
        (Self::When, "when", "when it happened"),
        (Self::Place, "place", "where it happened"),
        (Self::Act, "act", "what was done"),
        (Self::By, "by", "who did it"),
        (Self::On, "on", "who or what was hit"),
        (Self::HeldBy, "held-by", "who held the place"),
        (Self::Present, "present", "who was present at the place"),
        (Self::Answering, "answering", "what it answered"),
        (Self::Notice, "notice", "whether notice was given"),
        (Self::ApprovedBy, "approved-by", "who approved it"),
        (Self::Weapon, "weapon", "which weapon it was"),
        (Self::Number, "number", "how many there were"),
        (Self::Near, "near", "what the place is near"),
        (Self::Standing, "standing", "who is bound"),
        (Self::Done, "done", "whether it was done"),
    ];

    /// Returns the word used in files.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(a, ..)| *a == self).map_or("", |(_, word, _)| word)
    }

    /// Returns how a sentence names it ("who did it").
    pub fn words(self) -> &'static str {
        Self::WORDS.iter().find(|(a, ..)| *a == self).map_or("", |(.., words)| words)
    }

    /// Finds the attribute by its word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, w, _)| *w == word).map(|(a, ..)| *a)
    }
}

/// That an attribute has one of some values; mostly just one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Assertion {
    /// Of what.
    pub attribute: Attribute,
    /// What it may be. Never empty; more than one for "Syrian or Russian aircraft".
    pub one_of: BTreeSet<Value>,
}

/// That an attribute does not have a value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Denial {
    /// Of what.
    pub attribute: Attribute,
    /// What it is not. A denial of a set of actors denies each of them.
    pub value: Value,
}

/// What an attribute may be.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Value {
    /// For `happened` and `done`. `done` keeps its time in [`Value::DoneAt`].
    YesNo(bool),
    /// Done at this time.
    DoneAt(Box<When>),
    /// For `when` and `notice`.
    When(Box<When>),
    /// For `place`.
    Place(Box<Place>),
    /// For `act`: all of these together.
    Acts(BTreeSet<Act>),
    /// For `by`, `held-by`, `present`, `approved-by`: all of these together. The empty set is nobody.
    Actors(BTreeSet<ActorId>),
    /// For `on`: all of these together.
    Targets(BTreeSet<Target>),
    /// For `answering`.
    Answering(Answering),
    /// For `standing`.
    Standing(Standing),
    /// For `weapon`.
    Weapon(Box<Weapon>),
    /// For `number`: so many of something.
    Number(Box<Number>),
    /// For `near`: all of these. The empty set is nothing that a text speaks of.
    Near(BTreeSet<TargetClass>),
}

/// So many of something, over a time where it is a count of what an agreement counts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Number {
    /// How many.
    pub count: Count,
    /// Of what: a word that a clause uses ("tanks"), or the id of a quantity.
    pub of: String,
    /// Over which time, where it is a count of a quantity.
    pub over: Option<When>,
}

/// Who or what was hit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    /// An actor.
    Actor(ActorId),
    /// A class of people or things.
    Class(TargetClass),
}

/// What an act is said to have answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Answering {
    /// Nobody offers a reason for it.
    Nothing,
    /// A threat that was under way.
    ImmediateThreat,
    /// A breach by the other side, earlier.
    EarlierBreach,
}

impl Answering {
    /// What each is, in plain words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Nothing => "Nobody offers a reason for it.",
            Self::ImmediateThreat => "A threat that was under way.",
            Self::EarlierBreach => "A breach by the other side, earlier.",
        }
    }

    /// Every value with its word.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("nothing", Self::Nothing),
        ("immediate-threat", Self::ImmediateThreat),
        ("earlier-breach", Self::EarlierBreach),
    ];
}

/// What an actor is under an agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Bound by it and protected by it.
    Party,
    /// Named as not covered. Says nothing of what may be attacked.
    Excluded,
    /// Neither: it has not joined.
    Outside,
}

impl Standing {
    /// Every value with its word.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("party", Self::Party), ("excluded", Self::Excluded), ("outside", Self::Outside)];

    /// Returns the word used in files and tables.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, s)| *s == self).map_or("", |(word, _)| word)
    }
}
