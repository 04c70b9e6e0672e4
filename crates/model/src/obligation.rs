//! Obligations: something to be done, mostly by a time, that may be put off, fulfilled, waived or left to lapse.

use crate::agreement::Parameter;
use crate::clock::{Anchor, Clock};
use crate::compare::Comparison;
use crate::id::{ActorId, AgreementId, ClauseId, ObligationId, QuantityId, ReadingId, StatementId};
use crate::name::Text;
use crate::time::{Length, When};

/// A thing that somebody owes.
#[derive(Clone, PartialEq, Debug)]
pub struct Obligation {
    /// Its id within the agreement.
    pub id: ObligationId,
    /// The article or statement it rests on.
    pub cites: String,
    /// What is owed, in words.
    pub words: Text,
    /// Who owes it.
    pub on: Vec<ActorId>,
    /// To whom.
    pub owed_to: Vec<ActorId>,
    /// The readings that own it; all where there is none.
    pub held_by: Vec<ReadingId>,
    /// Conditions without which it is not due.
    pub after: Vec<Condition>,
    /// What became of it, in the order of the text.
    pub steps: Vec<Step>,
    /// How much of what must be counted for it to be fulfilled; where there is none, a claim that it was done fulfils it.
    pub measure: Option<Measure>,
    /// That it is owed again and again; once where there is none.
    pub recurs: Option<Recurs>,
    /// Who watches it. Nobody where there is none.
    pub monitored_by: Vec<ActorId>,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// Something that was said of an obligation and changes where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// When it was said. A step counts from the first instant of that time.
    pub on: When,
    /// What it does.
    pub change: Change,
    /// Who said it.
    pub by: Option<ActorId>,
    /// The statement.
    pub statement: Option<StatementId>,
}

/// What a step does to an obligation.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// Sets the time by which it is due.
    SetDue(Parameter<Clock>),
    /// Gives more time: until then, or with no new time.
    Extend(Option<Clock>),
    /// Says that the time has run out.
    Lapse,
    /// Lets it go.
    Waive,
    /// A later text ended it.
    Supersede(AgreementId),
}

/// What must come first.
#[derive(Clone, PartialEq, Debug)]
pub enum Condition {
    /// So many days without a breach.
    Unbroken {
        /// How long.
        length: Length,
        /// Of which agreement.
        of: AgreementId,
        /// Counted from when.
        from: When,
    },
    /// So many breaches in a window.
    Breaches {
        /// How many.
        count: u32,
        /// In how long a time.
        within: Length,
        /// Of which agreement.
        of: AgreementId,
        /// By whom; by anybody where there is none.
        by: Option<ActorId>,
    },
    /// Something that has to come first: an event, or another obligation fulfilled.
    Come(Anchor),
}

/// How much of a quantity must be counted. What is handed over and what is accepted are two quantities.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// Of what.
    pub of: QuantityId,
    /// How much.
    pub amount: Amount,
    /// Counted from when; from when the agreement binds where there is none.
    pub from: Option<Clock>,
}

/// How much.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Amount {
    /// So many, by the text's own inequality.
    Number(Comparison<u64>),
    /// So many for each so many of another quantity: 30 for each 1.
    ForEach {
        /// How many, by the text's own inequality.
        number: Comparison<u64>,
        /// For how many of the other.
        each: u64,
        /// The other quantity.
        of: QuantityId,
    },
    /// Such a share, in hundredths, of another quantity.
    Share {
        /// How many hundredths, by the text's own inequality.
        percent: Comparison<u64>,
        /// The other quantity.
        of: QuantityId,
    },
    /// As many as of another quantity.
    SameAs(QuantityId),
}

impl Recurs {
    /// How often something may be owed in all: more stretches than this are not gone through.
    pub const MOST: i64 = 40_000;
}

impl Amount {
    /// The other quantity that it looks at, where it looks at one.
    pub fn other(&self) -> Option<&QuantityId> {
        match self {
            Self::Number(_) => None,
            Self::ForEach { of, .. } | Self::Share { of, .. } | Self::SameAs(of) => Some(of),
        }
    }
}

/// That something is owed again and again.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::large_enum_variant, reason = "an agreement has a handful of them")]
pub enum Recurs {
    /// Once, or its whole measure, in every so long a time.
    Every {
        /// How long.
        length: Length,
        /// From when; from when the agreement binds where there is none.
        from: Option<Clock>,
        /// Until when; as long as the agreement binds where there is none.
        until: Option<Clock>,
    },
    /// After each breach of some clauses, so soon.
    AfterBreach {
        /// How soon.
        within: Length,
        /// Of which clauses of the same agreement; of any where there is none.
        of: Vec<ClauseId>,
        /// Breaches by whom; by anybody where there is none.
        by: Option<ActorId>,
    },
}
