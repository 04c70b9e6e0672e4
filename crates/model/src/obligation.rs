//! Obligations: something to be done, mostly by a time, that may be put off, fulfilled, waived or left to lapse.

use crate::id::{ActorId, AgreementId, ObligationId, ReadingId, StatementId};
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
    SetDue(When),
    /// Gives more time: until then, or with no new time.
    Extend(Option<When>),
    /// Says that the time has run out.
    Lapse,
    /// Lets it go.
    Waive,
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
}
