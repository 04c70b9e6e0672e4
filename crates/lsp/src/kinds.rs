//! Kinds: what may stand where a value stands.

use model::act::{Act, TargetClass};
use model::actor::ActorKind;
use model::claim::{Answering, Attribute, Standing};
use model::statement::StatementKind;

use crate::words;

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
    /// A political utterance.
    Statement,
    /// A count.
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
            Self::Reading => "reading",
            Self::Side => "side",
            Self::Source => "source",
            Self::Incident => "incident",
            Self::Claim => "claim",
            Self::Statement => "statement",
            Self::Tally => "tally",
            Self::Entry => "entry",
            Self::Restriction => "restriction",
            Self::Case => "case",
        }
    }
}

/// What may stand where a value stands.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A new id, which this node defines.
    New(Sort),
    /// The id of something that stands elsewhere.
    Id(Sort),
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
            Self::Any(kinds) => kinds.iter().flat_map(|kind| kind.words()).collect(),
            Self::New(_) | Self::Id(_) | Self::Free(_) => Vec::new(),
        }
    }

    /// The sorts of things whose ids may stand here, a new one's among them.
    pub fn sorts(self) -> Vec<Sort> {
        match self {
            Self::New(sort) | Self::Id(sort) => vec![sort],
            Self::Any(kinds) => kinds.iter().flat_map(|kind| kind.sorts()).collect(),
            Self::Words(_) | Self::Fixed(_) | Self::Free(_) => Vec::new(),
        }
    }

    /// What may be written here, where that can only be described.
    pub fn hint(self) -> Option<&'static str> {
        match self {
            Self::Free(hint) => Some(hint),
            Self::Any(kinds) => kinds.iter().find_map(|kind| kind.hint()),
            _ => None,
        }
    }
}

/// Words in any language.
pub const TEXT: Kind = Kind::Free("text");
/// A time or a stretch of it.
pub const TIME: Kind = Kind::Free(
    "a time: `2016-03-31`, `2016-02-27T00:30`, `2016-02-27T06:25..11:30`, `night 2016-02-26`, `about 2016-08-12 give-or-take 2 days`, `not-before 2016-05-25`",
);
/// An hour of the day.
pub const HOUR: Kind = Kind::Free("an hour of the day: `10:00`");
/// A length of time.
pub const LENGTH: Kind = Kind::Free("a length of time: `48 hours`, `7 days`");
/// A distance.
pub const DISTANCE: Kind = Kind::Free("a distance: `500 m`, `5 km`");
/// A point on the earth.
pub const POINT: Kind = Kind::Free("north and east in degrees: `33.5,36.3`");
/// A number.
pub const NUMBER: Kind = Kind::Free("a number");
/// An address.
pub const ADDRESS: Kind = Kind::Free("an address: `https://…`");
/// A tag of a language.
pub const LANGUAGE: Kind = Kind::Free("the tag of a language: `en`, `ar`, `ru`");
/// A time zone.
pub const ZONE: Kind = Kind::Free("the IANA name of a time zone: `Asia/Damascus`");
/// A grade.
pub const GRADE: Kind = Kind::Free("a grade: the source A to F, the information 1 to 6, as `B2`");
/// A name given here.
pub const NAME: Kind = Kind::Free("a new name of letters, digits, `-`, `_` and `.`");
/// The hash of a document.
pub const HASH: Kind = Kind::Free("the SHA-256 of the document, 64 digits");
/// Yes or no.
pub const FLAG: Kind = Kind::Fixed(&["#true", "#false"]);

/// The classes of acts.
pub const ACT: Kind = Kind::Words(|| Act::ALL.iter().map(|act| (act.as_str(), act.meaning())).collect());
/// The classes of targets.
pub const TARGET_CLASS: Kind =
    Kind::Words(|| TargetClass::ALL.iter().map(|class| (class.as_str(), class.meaning())).collect());
/// The attributes of an incident.
pub const ATTRIBUTE: Kind =
    Kind::Words(|| Attribute::WORDS.iter().map(|(_, word, meaning)| (*word, *meaning)).collect());
/// The kinds of actors.
pub const ACTOR_KIND: Kind = Kind::Words(|| meant(ActorKind::WORDS));
/// The kinds of statements.
pub const STATEMENT_KIND: Kind = Kind::Words(|| meant(StatementKind::WORDS));
/// What an act may be said to have answered.
pub const ANSWERING: Kind = Kind::Words(|| meant(Answering::WORDS));
/// What an actor may be under an agreement.
pub const STANDING: Kind = Kind::Words(|| meant(Standing::WORDS));

fn meant<T>(list: &[(&'static str, T)]) -> Vec<Word> {
    list.iter().map(|(word, _)| (*word, words::of_value(word))).collect()
}

/// An actor.
pub const ACTOR: Kind = Kind::Id(Sort::Actor);
/// An area.
pub const AREA: Kind = Kind::Id(Sort::Area);
/// An agreement.
pub const AGREEMENT: Kind = Kind::Id(Sort::Agreement);
/// A reading.
pub const READING: Kind = Kind::Id(Sort::Reading);
/// A source.
pub const SOURCE: Kind = Kind::Id(Sort::Source);
/// A side.
pub const SIDE: Kind = Kind::Id(Sort::Side);
/// A statement.
pub const STATEMENT: Kind = Kind::Id(Sort::Statement);
/// Who or what may be hit, as a claim says it.
pub const TARGET: Kind = Kind::Any(&[TARGET_CLASS, ACTOR]);
/// Whom a clause protects.
pub const PROTECTED: Kind = Kind::Any(&[Kind::Fixed(&["party", "anyone"]), TARGET_CLASS, ACTOR]);
/// Whom a clause binds.
pub const BOUND: Kind = Kind::Any(&[Kind::Fixed(&["bound"]), ACTOR]);
/// Who makes an exception of a place.
pub const WHO: Kind = Kind::Any(&[Kind::Fixed(&["bound", "excluded"]), ACTOR]);
/// Whose claims count.
pub const SPEAKER: Kind = Kind::Any(&[Kind::Fixed(&["any"]), SIDE, SOURCE]);
