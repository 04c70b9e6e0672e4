//! Rules about conduct: what is forbidden, what is permitted, what only a body can judge.

use super::{EachParameter, Parameter, Period, Scope, Where, Who, each_period};
use crate::act::{Act, TargetClass};
use crate::claim::Answering;
use crate::clock::Clock;
use crate::compare::Comparison;
use crate::finding::Guard;
use crate::id::{ActorId, ClauseId, EventId, ReadingId};
use crate::name::Text;
use crate::place::Distance;
use crate::time::{Length, When};
use crate::weapon::Row;

impl Conduct {
    /// The guards that ask of an incident whether it is this conduct, in order.
    pub fn guards(&self) -> impl Iterator<Item = Guard> {
        let (listed, so_many, near) = (self.weapons.is_some(), self.number.is_some(), self.near.is_some());
        let repeated = self.repeated.is_some();
        Guard::OF_CONDUCT.into_iter().filter(move |guard| match guard {
            Guard::Listed => listed,
            Guard::SoMany => so_many,
            Guard::Near => near,
            Guard::Repeated => repeated,
            _ => true,
        })
    }

    pub(super) fn each_parameter(&self, each: &mut impl EachParameter) {
        each.on(&self.acts);
        each.on(&self.by);
        each.on(&self.on);
        self.weapons.iter().for_each(|weapons| each.on(weapons));
        self.number.iter().for_each(|number| each.on(number));
        self.near.iter().for_each(|near| each.on(near));
        self.repeated.iter().for_each(|repeated| each.on(repeated));
        self.area.iter().for_each(|area| each.on(area));
        self.in_force.iter().for_each(|in_force| each_period(in_force, each));
        self.unless.iter().for_each(|exception| each.on(&exception.tests));
    }
}

/// A rule about conduct.
#[derive(Clone, PartialEq, Debug)]
pub struct Clause {
    /// Its id within the agreement.
    pub id: ClauseId,
    /// The article.
    pub cites: String,
    /// Its own words, or a faithful summary.
    pub words: Text,
    /// What it rules.
    pub rule: Rule,
    /// The readings that own it; all where there is none.
    pub held_by: Vec<ReadingId>,
    /// The texts of the agreement that it stands in, by their ids; all where there is none.
    pub in_texts: Vec<String>,
    /// Until when this clause was kept secret.
    pub withheld_until: Option<When>,
    /// Who watches it. Nobody where there is none.
    pub monitored_by: Vec<ActorId>,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// What a clause rules.
#[derive(Clone, PartialEq, Debug)]
pub enum Rule {
    /// Certain acts are forbidden.
    Forbid(Box<Conduct>),
    /// Certain acts are permitted though another clause forbids them.
    Permit(Box<Permit>),
    /// Only a body can judge it, by answering a question.
    Asks {
        /// The body.
        body: ActorId,
        /// The question.
        question: String,
    },
}

/// A sort of conduct: what, by whom, to whom, with what, where, when, and save what.
#[derive(Clone, PartialEq, Debug)]
pub struct Conduct {
    /// Classes of acts.
    pub acts: Parameter<Acts>,
    /// Who does them.
    pub by: Parameter<Who>,
    /// Whom they are done to, and where that protection ends.
    pub on: Parameter<Protection>,
    /// Only with weapons in one of these rows.
    pub weapons: Option<Parameter<Vec<Row>>>,
    /// Only where there are so many of something.
    pub number: Option<Parameter<SoMany>>,
    /// Only near any of these.
    pub near: Option<Parameter<Vec<TargetClass>>>,
    /// Only from the breach of another clause on that makes them so many.
    pub repeated: Option<Parameter<Repeated>>,
    /// A narrower area than the agreement's.
    pub area: Option<Parameter<Scope>>,
    /// A narrower time than the agreement's.
    pub in_force: Option<Parameter<Vec<Period>>>,
    /// Labelled exceptions.
    pub unless: Vec<Exception>,
}

impl Conduct {
    /// Whether all its acts, in whatever reading, are done to nobody in particular: flights, deployments.
    pub fn is_done_to_nobody(&self) -> bool {
        let taken = self.acts.taken.iter().filter_map(|taken| taken.to.as_ref());
        let mut acts = std::iter::once(&self.acts.plain).chain(taken).flat_map(|acts| &acts.classes);
        acts.all(|act| !act.is_done_to_somebody())
    }
}

/// What is permitted.
#[derive(Clone, PartialEq, Debug)]
pub struct Permit {
    /// The conduct.
    pub conduct: Conduct,
    /// What must hold for it to be permitted. All of them.
    pub only_if: Vec<Exception>,
    /// The clauses that it lifts; all that forbid where there is none.
    pub from: Vec<ClauseId>,
}

/// Classes of acts as a clause or definition lists them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Acts {
    /// The classes.
    pub classes: Vec<Act>,
    /// The agreement's own words that they were written by.
    pub defined: Vec<String>,
    /// Who judges whether another act falls under an open list ("includes, not limited to"). Nobody where the list is closed.
    pub others_judged_by: Option<ActorId>,
}

/// So many of something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SoMany {
    /// How many, by the text's own inequality.
    pub number: Comparison<u64>,
    /// Of what, in the word that claims use.
    pub of: String,
}

impl SoMany {
    /// Whether it is asked of what is counted in this word.
    pub fn is_of(&self, counted: &str) -> bool {
        self.of.to_lowercase() == counted.to_lowercase()
    }
}

/// So many breaches of a clause within a length of time, the one that is judged among them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repeated {
    /// How many at the least.
    pub count: u32,
    /// Within what length of time.
    pub within: Length,
    /// Of which clause of the same agreement.
    pub of: ClauseId,
}

/// Whom a rule protects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Protection {
    /// Any of these.
    pub of: Vec<Protected>,
    /// But not at places of which this holds.
    pub except: Vec<Where>,
}

/// Who or what is protected.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Protected {
    /// Everybody and everything.
    Anyone,
    /// Whoever is a party.
    Party,
    /// A class of people or things.
    Class(TargetClass),
    /// An actor, and those under its command.
    Actor(ActorId),
}

/// A labelled exception. It is tested, never passed for the asking, and does not apply where nobody invokes it.
#[derive(Clone, PartialEq, Debug)]
pub struct Exception {
    /// Its label.
    pub label: String,
    /// The article.
    pub cites: Option<String>,
    /// The tests, all of which must pass; `None` where a reading knows no such exception.
    pub tests: Parameter<Option<Vec<Test>>>,
}

/// A test of an exception.
#[derive(Clone, PartialEq, Debug)]
pub enum Test {
    /// The act answered one of these.
    Answers {
        /// What it may have answered.
        answering: Vec<Answering>,
        /// A recorded attack by the target on the doer must stand within this.
        after_attack: Option<AfterAttack>,
    },
    /// Notice was given so long before.
    Notice {
        /// To whom it is to be given, where the text says so.
        to: Option<ActorId>,
        /// How long before, at least.
        at_least: Length,
    },
    /// One of these approved it.
    ApprovedBy(Vec<ActorId>),
    /// It was done by one of these.
    DoneBy(Who),
    /// It was done at or after this time.
    From(Clock),
    /// Whoever was hit had broken a clause of the same agreement before, such releases left aside; and, where the text asks for it, the
    /// side that did it had declared itself freed.
    Freed {
        /// The declaration.
        declared: Option<EventId>,
    },
    /// A body finds that it was so, as that an answer was in proportion.
    Judged {
        /// The body.
        body: ActorId,
        /// The question.
        question: String,
    },
}

/// How near a recorded attack must be for an answer to it.
#[derive(Clone, PartialEq, Debug)]
pub struct AfterAttack {
    /// At most so long before.
    pub within: Length,
    /// At most so far away; anywhere where there is none.
    pub radius: Option<Distance>,
}
