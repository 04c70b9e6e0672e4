//! Agreements: who is bound to what, where and when, with every reading of every parameter beside it.

use jiff::civil::Time;

use crate::act::{Act, TargetClass};
use crate::claim::Answering;
use crate::id::{ActorId, AgreementId, AreaId, ClauseId, DocumentId, ReadingId, StatementId};
use crate::name::Text;
use crate::obligation::Obligation;
use crate::place::Metres;
use crate::time::{Length, When};

/// A text that binds parties.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreement {
    /// The id used in the case.
    pub id: AgreementId,
    /// What it is called.
    pub title: Text,
    /// The IANA name of the zone of its times.
    pub zone: String,
    /// The agreement that it adds to. A supplement speaks only where and when it may apply.
    pub supplements: Option<AgreementId>,
    /// Until when the text was kept secret.
    pub withheld_until: Option<When>,
    /// When it was signed.
    pub signed_on: Option<When>,
    /// Who stands behind it.
    pub guarantors: Vec<ActorId>,
    /// Who endorsed it.
    pub endorsements: Vec<Endorsement>,
    /// Where the text was read.
    pub documents: Vec<DocumentId>,
    /// How a party joins.
    pub joining: Option<Joining>,
    /// When it binds.
    pub in_force: Parameter<Vec<Period>>,
    /// Where it applies.
    pub area: Parameter<Scope>,
    /// Parties that the text itself names.
    pub parties: Parameter<Vec<ActorId>>,
    /// Those whom the text does not cover.
    pub excluded: Parameter<Vec<ActorId>>,
    /// Rules about conduct.
    pub clauses: Vec<Clause>,
    /// Things to be done.
    pub obligations: Vec<Obligation>,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// Who endorsed an agreement, when, and where that can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endorsement {
    /// The act of endorsement ("UNSCR 2268 (2016)").
    pub by: String,
    /// When.
    pub on: Option<When>,
    /// Where it can be read.
    pub document: Option<DocumentId>,
}

/// How a party joins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Joining {
    /// The last moment.
    pub until: Option<When>,
    /// Whom it tells; any one of them is enough.
    pub by_notice_to: Vec<ActorId>,
}

/// A parameter of a rule: what the text says by default, and how each reading takes it where that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter<T> {
    /// What stands in the text.
    pub plain: T,
    /// The point of dispute, where there is one.
    pub point: Option<Point>,
    /// How readings take it otherwise.
    pub taken: Vec<Taken<T>>,
}

/// A point on which readings of a text part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Point {
    /// A stable name.
    pub id: String,
    /// The question, in words.
    pub asks: String,
    /// What the text's own default answers.
    pub says: String,
}

/// How some readings take a parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken<T> {
    /// Which readings.
    pub by: Vec<ReadingId>,
    /// What they take it to be; `None` where they hold the question open.
    pub to: Option<T>,
    /// Their answer, in words.
    pub says: String,
    /// Where they said so.
    pub cites: Option<String>,
    /// Where that can be read.
    pub document: Option<DocumentId>,
}

impl<T> Parameter<T> {
    /// A parameter that all readings take alike.
    pub fn plain(value: T) -> Self {
        Self { plain: value, point: None, taken: Vec::new() }
    }

    /// Returns what `reading` takes it to be, each with the words for it: one answer, or all of them where it holds the question open.
    pub fn under(&self, reading: &ReadingId) -> Vec<(&T, &str)> {
        let default = (&self.plain, self.point.as_ref().map_or("", |point| point.says.as_str()));
        match self.taken.iter().find(|taken| taken.by.contains(reading)) {
            None => vec![default],
            Some(Taken { to: Some(value), says, .. }) => vec![(value, says.as_str())],
            Some(Taken { to: None, .. }) => std::iter::once(default)
                .chain(self.taken.iter().filter_map(|t| Some((t.to.as_ref()?, t.says.as_str()))))
                .collect(),
        }
    }
}

/// Something done with every parameter of an agreement, whatever its type.
pub trait EachParameter {
    /// Does it with one.
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>);
}

impl Agreement {
    /// Goes through every parameter in the order of the text.
    pub fn each_parameter(&self, each: &mut impl EachParameter) {
        each_period(&self.in_force, each);
        each.on(&self.area);
        each.on(&self.excluded);
        each.on(&self.parties);
        for clause in &self.clauses {
            let Rule::Forbid(rule) = &clause.rule else { continue };
            each.on(&rule.acts);
            each.on(&rule.by);
            each.on(&rule.on);
            rule.area.iter().for_each(|area| each.on(area));
            rule.in_force.iter().for_each(|in_force| each_period(in_force, each));
            rule.unless.iter().for_each(|exception| each.on(&exception.test));
        }
    }
}

fn each_period(in_force: &Parameter<Vec<Period>>, each: &mut impl EachParameter) {
    each.on(in_force);
    let alternatives = in_force.taken.iter().filter_map(|taken| taken.to.as_ref());
    for period in std::iter::once(&in_force.plain).chain(alternatives).flatten() {
        period.renewals.iter().for_each(|renewal| each.on(&renewal.took_effect));
    }
}

/// A stretch of time in which an agreement binds.
#[derive(Clone, PartialEq, Debug)]
pub struct Period {
    /// From when.
    pub from: When,
    /// Until when it binds unless prolonged.
    pub until: End,
    /// Prolongations in order.
    pub renewals: Vec<Renewal>,
    /// Only in these hours of each day.
    pub daily: Option<Daily>,
}

/// How a period ends.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// The text gives no end.
    Open,
    /// At a time.
    At(When),
    /// So long after its start: it lapses unless renewed.
    After(Length),
}

/// A prolongation of a period.
#[derive(Clone, PartialEq, Debug)]
pub struct Renewal {
    /// Until when it then binds.
    pub until: End,
    /// When it was announced.
    pub announced_on: Option<When>,
    /// By whom.
    pub by: Option<ActorId>,
    /// The statement that announced it.
    pub statement: Option<StatementId>,
    /// Whether it took effect.
    pub took_effect: Parameter<bool>,
}

/// Hours of each day.
#[derive(Clone, PartialEq, Debug)]
pub enum Daily {
    /// From one time of day to another; past midnight where the second is the earlier.
    Between(Time, Time),
    /// So many hours, which ones is not known.
    For(Length),
}

/// Where a rule applies.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Scope {
    /// In these areas; everywhere where there is none.
    pub within: Vec<AreaId>,
    /// But not in places of which this holds.
    pub except: Vec<Where>,
}

/// A circumstance of a place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Where {
    /// Held by any of these.
    HeldBy(Who),
    /// Any of these is present.
    Present(Who),
    /// Inside this area.
    Inside(AreaId),
}

/// Some actors.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Who {
    /// Whoever is bound by the agreement.
    Bound,
    /// Whoever is excluded from it.
    Excluded,
    /// These and those under their command.
    These(Vec<ActorId>),
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
    /// Who watches it. Nobody where there is none.
    pub monitored_by: Vec<ActorId>,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// What a clause rules.
#[derive(Clone, PartialEq, Debug)]
pub enum Rule {
    /// Certain acts are forbidden.
    Forbid(Box<Forbid>),
    /// Only a body can judge it, by answering a question.
    Asks {
        /// The body.
        body: ActorId,
        /// The question.
        question: String,
    },
}

/// What is forbidden, to whom, against whom, where, when, and save what.
#[derive(Clone, PartialEq, Debug)]
pub struct Forbid {
    /// Classes of acts.
    pub acts: Parameter<Vec<Act>>,
    /// Who must not do them.
    pub by: Parameter<Who>,
    /// Whom they must not be done to, and where that protection ends.
    pub on: Parameter<Protection>,
    /// A narrower area than the agreement's.
    pub area: Option<Parameter<Scope>>,
    /// A narrower time than the agreement's.
    pub in_force: Option<Parameter<Vec<Period>>>,
    /// Labelled exceptions.
    pub unless: Vec<Exception>,
}

/// Whom a rule protects.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
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
    /// The test; `None` where a reading knows no such exception.
    pub test: Parameter<Option<Test>>,
}

/// The test of an exception.
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
}

/// How near a recorded attack must be for an answer to it.
#[derive(Clone, PartialEq, Debug)]
pub struct AfterAttack {
    /// At most so long before.
    pub within: Length,
    /// At most so far away; anywhere where there is none.
    pub radius: Option<Metres>,
}
