//! Findings: what follows for an incident or obligation, under one reading, and why.

use std::collections::BTreeSet;

use crate::claim::{Attribute, Subject, Value};
use crate::id::{ActorId, AgreementId, ClaimId, ClauseId, IncidentId, ObligationId, ReadingId, SourceId};
use crate::time::When;
use crate::truth::Truth;

/// What follows for one incident and clause, or one obligation, under one reading.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// What it is about.
    pub about: Matter,
    /// The agreement.
    pub agreement: AgreementId,
    /// The reading.
    pub reading: ReadingId,
    /// The legal finding.
    pub verdict: Verdict,
    /// Why: the false guards of no breach, the open ones of undetermined, the guards that all hold of a breach.
    pub reasons: Vec<Reason>,
    /// What would settle an undetermined finding, and how.
    pub missing: Vec<Missing>,
    /// Who did it, as far as that goes.
    pub attribution: Attribution,
    /// How far the facts are established; `None` for an obligation of which nobody says anything.
    pub facts: Option<Facts>,
    /// The claims that it rests on.
    pub claims: Vec<ClaimId>,
    /// The way from the claims to the verdict, step by step.
    pub explanation: Explanation,
}

/// What a finding is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Matter {
    /// An incident held against a clause.
    Incident(IncidentId, ClauseId),
    /// An obligation.
    Obligation(ObligationId),
}

/// The legal finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// The clause was broken.
    Breach,
    /// It was not, and the reasons say why.
    NoBreach,
    /// It cannot be told, and what is missing is named.
    Undetermined,
}

impl Verdict {
    /// Returns the stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::NoBreach => "no-breach",
            Self::Undetermined => "undetermined",
        }
    }

    /// Returns the word as it stands in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::NoBreach => "no breach",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A reason with a stable code.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Reason {
    /// The code.
    pub code: ReasonCode,
    /// In words.
    pub text: String,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// Why a finding is what it is. The words are stable.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum ReasonCode { $($(#[$doc])* $variant,)* }

        impl ReasonCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

codes! {
    /// Every guard holds.
    AllGuardsHold = "all-guards-hold",
    /// It did not happen.
    Unfounded = "unfounded",
    /// The agreement was not yet in force.
    BeforeForce = "before-force",
    /// The agreement was no longer in force.
    Lapsed = "lapsed",
    /// The place is not covered.
    OutsideArea = "outside-area",
    /// The act is not one that the clause forbids.
    NotProhibited = "not-prohibited",
    /// Whoever did it was not bound.
    NotBound = "not-bound",
    /// Whoever was hit was not protected.
    NotProtected = "not-protected",
    /// The weapon is not one that the clause lists.
    NotListed = "not-listed",
    /// There were not so many as the clause speaks of.
    NotSoMany = "not-so-many",
    /// The place is not near anything that the clause speaks of.
    NotNear = "not-near",
    /// It was not the breach that makes them so many.
    NotRepeated = "not-repeated",
    /// An exception applies.
    Excepted = "excepted",
    /// The text was suspended.
    Suspended = "suspended",
    /// A body decided it.
    DecidedByBody = "decided-by-body",
    /// A body decided it, but not as the text says that it must.
    CompositionNotMet = "composition-not-met",
    /// Something about the facts is not known.
    OpenFact = "open-fact",
    /// Sources that count contradict one another.
    ContestedFact = "contested-fact",
    /// The reading holds a question of the text open.
    OpenTerm = "open-term",
    /// Only a body can judge it.
    AsksBody = "asks-body",
    /// The reading does not own the obligation.
    NotOwned = "not-owned",
    /// What must come first has not come.
    ConditionNotMet = "condition-not-met",
    /// Whether what must come first has come cannot be told.
    ConditionOpen = "condition-open",
    /// No time has been set.
    NoDeadline = "no-deadline",
    /// The time is still to come.
    NotYetDue = "not-yet-due",
    /// It is due now.
    Due = "due",
    /// More time was given.
    Extended = "extended",
    /// Done in time.
    Fulfilled = "fulfilled",
    /// Done, but late.
    FulfilledLate = "fulfilled-late",
    /// Done; whether in time cannot be told.
    FulfilledWhenUnknown = "fulfilled-when-unknown",
    /// Let go.
    Waived = "waived",
    /// The time has run out and nobody says whether it was done.
    OverdueWithoutWord = "overdue-without-word",
    /// It was said to have lapsed and nobody says whether it was done.
    DeclaredLapsed = "declared-lapsed",
    /// The time has run out and it was not done.
    NotDone = "not-done",
    /// Sources that count contradict one another on whether it was done.
    ContestedFulfilment = "contested-fulfilment",
    /// A later text ended it.
    Superseded = "superseded",
    /// What it is counted from has not come.
    NotStarted = "not-started",
    /// What the text asks for was counted.
    AmountMet = "amount-met",
    /// Less, or more, was counted than the text allows.
    AmountNotMet = "amount-not-met",
    /// What was counted does not tell.
    AmountOpen = "amount-open",
    /// The text was kept secret at the time.
    UnpublishedText = "unpublished-text",
}

/// What would settle an undetermined finding, and how.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Missing {
    /// What is missing: an attribute, a point of the text, or a condition.
    pub what: Lack,
    /// The question, in words.
    pub question: String,
    /// What each answer would mean ("a breach if Jaysh al-Islam; none if Nusra"). Empty where it cannot be said.
    pub if_so: Vec<String>,
    /// How it could be learnt.
    pub how: String,
}

/// What is missing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Lack {
    /// A fact of the incident or obligation.
    Fact(Attribute),
    /// What an actor is under the agreement.
    Standing(ActorId),
    /// A question of the text, by the id of its point.
    Term(String),
    /// An answer that only a body can give.
    Body(ActorId),
    /// A finding on other matters.
    Condition,
    /// By when something was due: the text sets no time.
    Deadline,
    /// Whether and when an event came or another obligation was fulfilled, or how many were counted.
    Matter(Subject),
}

/// How far the facts are established.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Facts {
    /// Nobody counted by the reading says that it happened, and somebody counted denies it.
    Unfounded,
    /// Somebody says so.
    Alleged,
    /// Two independent origins or more say so.
    Corroborated,
    /// Somebody whose report verifies says so.
    Verified,
}

impl Facts {
    /// Returns the stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unfounded => "unfounded",
            Self::Alleged => "alleged",
            Self::Corroborated => "corroborated",
            Self::Verified => "verified",
        }
    }
}

/// Who did it, and how surely.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// How surely.
    pub grade: AttributionGrade,
    /// Those who may have done it; each set acted together.
    pub candidates: Vec<BTreeSet<ActorId>>,
}

/// How surely an act is laid at somebody's door.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AttributionGrade {
    /// Nobody is named, or those named are not settled upon. A lawful end.
    None,
    /// Only a collective or a direction is named, not who.
    DirectionOnly,
    /// One of several, which one is not known.
    OneOf,
    /// One is named, and the reading does not take that as settled.
    Probable,
    /// One is settled upon.
    Established,
    /// Several together are settled upon.
    Joint,
}

impl AttributionGrade {
    /// Returns the stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::DirectionOnly => "direction-only",
            Self::OneOf => "one-of",
            Self::Probable => "probable",
            Self::Established => "established",
            Self::Joint => "joint",
        }
    }
}

/// The way from claims to verdict: guards in order, short enough to be read aloud.
#[derive(Clone, PartialEq, Debug)]
pub struct Explanation {
    /// The guards, in order. Empty for an obligation whose steps are in `course`.
    pub steps: Vec<Step>,
    /// What became of an obligation, in order.
    pub course: Vec<String>,
}

/// One guard and what it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Which guard.
    pub guard: Guard,
    /// What it answers.
    pub truth: Truth,
    /// The words of the clause or agreement that it applies.
    pub words: String,
    /// Why it answers so.
    pub because: String,
    /// What was considered of each attribute.
    pub considered: Vec<Considered>,
    /// The questions of the text that bear on it, with the answers considered.
    pub terms: Vec<TermTaken>,
    /// The reason that it gives where it is false or open.
    pub reason: Option<Reason>,
    /// What would settle it where it is open.
    pub missing: Vec<Missing>,
}

/// The guards of a clause, in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Guard {
    /// It happened.
    Happened,
    /// The agreement was in force.
    InForce,
    /// The place is covered.
    InArea,
    /// The act is forbidden.
    Prohibited,
    /// Whoever did it was bound.
    Bound,
    /// Whoever was hit was protected.
    Protected,
    /// The weapon is one that the clause lists.
    Listed,
    /// There were as many as the clause speaks of.
    SoMany,
    /// The place is near what the clause speaks of.
    Near,
    /// It was the breach that makes them so many, or a later one.
    Repeated,
    /// No exception applies.
    NotExcepted,
    /// A body answered (clauses that only a body can judge).
    Asked,
}

impl Guard {
    /// The guards of a clause that forbids, in order. A clause without a table of weapons, a number, a nearness or a repetition has not the guard
    /// that asks for it ([`Conduct::guards`](crate::agreement::Conduct::guards)).
    pub const OF_CONDUCT: [Self; 11] = [
        Self::Happened,
        Self::InForce,
        Self::InArea,
        Self::Prohibited,
        Self::Bound,
        Self::Protected,
        Self::Listed,
        Self::SoMany,
        Self::Near,
        Self::Repeated,
        Self::NotExcepted,
    ];

    /// Returns the stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::InForce => "in-force",
            Self::InArea => "in-area",
            Self::Prohibited => "prohibited",
            Self::Bound => "bound",
            Self::Protected => "protected",
            Self::Listed => "listed",
            Self::SoMany => "so-many",
            Self::Near => "near",
            Self::Repeated => "repeated",
            Self::NotExcepted => "not-excepted",
            Self::Asked => "asked",
        }
    }

    /// Returns the question that the guard asks.
    pub fn asks(self) -> &'static str {
        match self {
            Self::Happened => "did it happen?",
            Self::InForce => "was the truce in force?",
            Self::InArea => "is the place covered?",
            Self::Prohibited => "is the act forbidden?",
            Self::Bound => "was whoever did it bound?",
            Self::Protected => "was whoever was hit protected?",
            Self::Listed => "is the weapon one that the clause lists?",
            Self::SoMany => "were there so many?",
            Self::Near => "is the place near what the clause names?",
            Self::Repeated => "was it done so often?",
            Self::NotExcepted => "is it free of exceptions?",
            Self::Asked => "has the body answered?",
        }
    }
}

/// What a reading makes of one attribute, and the claims that it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Considered {
    /// Which attribute.
    pub attribute: Attribute,
    /// Of whom, where it is the standing of an actor.
    pub of: Option<ActorId>,
    /// Of what, where it is not a property of the incident or obligation that the finding is about: an event that the text waits for,
    /// another obligation, something counted.
    pub matter: Option<Subject>,
    /// At which earlier time, where the text asks who held the place then.
    pub at: Option<When>,
    /// What it may be, each with the claims that say so.
    pub candidates: Vec<Candidate>,
    /// True where it may be something else as well.
    pub open: bool,
    /// Claims that deny something of it.
    pub denied_by: Vec<ClaimId>,
    /// True where the record's own grouping or a rule of silence stands in for claims.
    pub by_default: bool,
}

impl Considered {
    /// Known, contested or unknown.
    pub fn state(&self) -> Knowledge {
        match (self.candidates.len(), self.open) {
            (0, _) => Knowledge::Unknown,
            (1, false) => Knowledge::Known,
            (1, true) => Knowledge::Alleged,
            _ => Knowledge::Contested,
        }
    }

    /// Every claim that it rests on, in order.
    pub fn claims(&self) -> BTreeSet<ClaimId> {
        self.candidates.iter().flat_map(|c| c.claims.iter()).chain(&self.denied_by).cloned().collect()
    }
}

/// One thing that an attribute may be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// What.
    pub value: Value,
    /// Who says so.
    pub claims: Vec<ClaimId>,
}

/// What a reading knows of an attribute.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Knowledge {
    /// One value, settled.
    Known,
    /// One value that is not settled.
    Alleged,
    /// Several values.
    Contested,
    /// None.
    Unknown,
}

/// A question of the text and the answers that the reading takes as possible.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TermTaken {
    /// The id of the point.
    pub point: String,
    /// The question.
    pub asks: String,
    /// The answers taken, in words; one, or several where it is held open.
    pub says: Vec<String>,
}

/// Where two readings part on one matter.
#[derive(Clone, PartialEq, Debug)]
pub struct Pivot {
    /// The matter.
    pub about: Matter,
    /// The agreement.
    pub agreement: AgreementId,
    /// The verdict under each reading.
    pub verdicts: [(ReadingId, Verdict); 2],
    /// The smallest set of points on which they part.
    pub points: Vec<PivotPoint>,
    /// One sentence.
    pub sentence: String,
}

/// One point on which two readings part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PivotPoint {
    /// A question of the text.
    Term(String),
    /// What they make of the claims about an attribute.
    Fact(Attribute),
    /// What they hold an actor to be.
    Standing(ActorId),
    /// Whether the obligation is owned at all.
    Ownership,
    /// What they make of whether and when an event came or another obligation was fulfilled, or of how many were counted.
    Matter(Subject),
}

/// What an actor is under an agreement at a time, under one reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StandingOf {
    /// The actor.
    pub actor: ActorId,
    /// The agreement.
    pub agreement: AgreementId,
    /// The reading.
    pub reading: ReadingId,
    /// What was considered.
    pub considered: Considered,
    /// By what: the text, a claim, a membership.
    pub by_what: String,
    /// Since when, where that is known.
    pub since: Option<When>,
    /// Who says otherwise, whether this reading counts them or not.
    pub disputed_by: Vec<SourceId>,
}
