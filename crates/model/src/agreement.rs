//! Agreements: who is bound to what, where and when, with every reading of every parameter beside it.

use jiff::civil::Time;

use crate::act::{Act, TargetClass};
use crate::body::Body;
use crate::claim::Answering;
use crate::clock::{Clock, Event, FirstDay, WorkingWeek};
use crate::compare::Comparison;
use crate::finding::Guard;
use crate::id::{
    ActorId, AgreementId, AreaId, ClauseId, DocumentId, EventId, QuantityId, ReadingId, StatementId,
};
use crate::name::Text;
use crate::obligation::{Change, Obligation};
use crate::place::Distance;
use crate::time::{Length, When};
use crate::weapon::Row;

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
    /// Texts that it changes and leaves in force.
    pub amends: Vec<AgreementId>,
    /// Texts that it takes the place of.
    pub replaces: Vec<AgreementId>,
    /// Until when the text was kept secret.
    pub withheld_until: Option<When>,
    /// When it was signed.
    pub signed_on: Option<When>,
    /// The day that its `D+30` count from.
    pub d_day: Option<Clock>,
    /// Which day is the first when it counts days.
    pub first_day: Parameter<FirstDay>,
    /// The days on which people work, for its working days.
    pub working_week: WorkingWeek,
    /// What it waits for.
    pub events: Vec<Event>,
    /// What it counts.
    pub quantities: Vec<Quantity>,
    /// What its own words mean.
    pub definitions: Vec<Definition>,
    /// Bodies that it sets up.
    pub bodies: Vec<Body>,
    /// The texts that there are of it: languages, versions.
    pub texts: Vec<TextVersion>,
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

/// Something that an agreement counts: lorries, prisoners, rifles handed over.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// Its id within the agreement.
    pub id: QuantityId,
    /// What is counted.
    pub words: Text,
    /// Notes for people.
    pub notes: Vec<String>,
}

/// What a word means in one agreement: "offensive action".
#[derive(Clone, PartialEq, Debug)]
pub struct Definition {
    /// The word, as clauses use it.
    pub id: String,
    /// The article.
    pub cites: Option<String>,
    /// The definition's own words.
    pub words: Text,
    /// The acts that it takes in.
    pub acts: Acts,
}

/// One text of an agreement: a language, a draft, a published copy.
#[derive(Clone, PartialEq, Debug)]
pub struct TextVersion {
    /// Its id within the agreement.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// Its language.
    pub lang: Option<String>,
    /// True where it binds.
    pub authentic: bool,
    /// When it was made or published.
    pub on: Option<When>,
    /// Where it was read.
    pub document: Option<DocumentId>,
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
        each.on(&self.first_day);
        for clause in &self.clauses {
            match &clause.rule {
                Rule::Forbid(conduct) => conduct.each_parameter(each),
                Rule::Permit(permit) => {
                    permit.conduct.each_parameter(each);
                    permit.only_if.iter().for_each(|condition| each.on(&condition.tests));
                }
                Rule::Asks { .. } => {}
            }
        }
        for step in self.obligations.iter().flat_map(|obligation| &obligation.steps) {
            if let Change::SetDue(due) = &step.change {
                each.on(due);
            }
        }
    }

    /// Whether some clause asks how many there are of this, in whatever reading.
    pub fn counts(&self, of: &str) -> bool {
        let conducts = self.clauses.iter().filter_map(|clause| match &clause.rule {
            Rule::Forbid(conduct) => Some(&**conduct),
            Rule::Permit(permit) => Some(&permit.conduct),
            Rule::Asks { .. } => None,
        });
        let numbers = conducts.filter_map(|conduct| conduct.number.as_ref());
        let mut ways = numbers.flat_map(|number| {
            std::iter::once(&number.plain).chain(number.taken.iter().filter_map(|t| t.to.as_ref()))
        });
        ways.any(|so_many| so_many.is_of(of))
    }

    /// The clauses that permit something which this clause forbids.
    pub fn permits_from<'a>(
        &'a self,
        clause: &'a ClauseId,
    ) -> impl Iterator<Item = (&'a Clause, &'a Permit)> {
        self.clauses.iter().filter_map(move |other| match &other.rule {
            Rule::Permit(permit) if permit.from.is_empty() || permit.from.contains(clause) => {
                Some((other, &**permit))
            }
            _ => None,
        })
    }
}

impl Conduct {
    /// The guards that ask of an incident whether it is this conduct, in order.
    pub fn guards(&self) -> impl Iterator<Item = Guard> {
        let (listed, so_many, near) = (self.weapons.is_some(), self.number.is_some(), self.near.is_some());
        Guard::OF_CONDUCT.into_iter().filter(move |guard| match guard {
            Guard::Listed => listed,
            Guard::SoMany => so_many,
            Guard::Near => near,
            _ => true,
        })
    }

    fn each_parameter(&self, each: &mut impl EachParameter) {
        each.on(&self.acts);
        each.on(&self.by);
        each.on(&self.on);
        self.weapons.iter().for_each(|weapons| each.on(weapons));
        self.number.iter().for_each(|number| each.on(number));
        self.near.iter().for_each(|near| each.on(near));
        self.area.iter().for_each(|area| each.on(area));
        self.in_force.iter().for_each(|in_force| each_period(in_force, each));
        self.unless.iter().for_each(|exception| each.on(&exception.tests));
    }
}

fn each_period(in_force: &Parameter<Vec<Period>>, each: &mut impl EachParameter) {
    each.on(in_force);
    let alternatives = in_force.taken.iter().filter_map(|taken| taken.to.as_ref());
    for period in std::iter::once(&in_force.plain).chain(alternatives).flatten() {
        period.renewals.iter().for_each(|renewal| each.on(&renewal.took_effect));
        period.suspended.iter().for_each(|suspension| each.on(&suspension.took_effect));
    }
}

/// A stretch of time in which an agreement binds.
#[derive(Clone, PartialEq, Debug)]
pub struct Period {
    /// From when.
    pub from: Clock,
    /// Until when it binds unless prolonged.
    pub until: End,
    /// Prolongations in order.
    pub renewals: Vec<Renewal>,
    /// That it grows by a count: a day more for each ten released.
    pub grows: Option<Growth>,
    /// That it renews itself unless somebody objects.
    pub renews_itself: Option<TacitRenewal>,
    /// Times in which it does not bind.
    pub suspended: Vec<Suspension>,
    /// Only in these hours of each day.
    pub daily: Option<Daily>,
}

/// How a period ends.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// The text gives no end.
    Open,
    /// At a time.
    At(Clock),
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
    /// An event without which there is no prolongation; it must come before the end that it prolongs.
    pub once: Option<EventId>,
    /// Whether it took effect.
    pub took_effect: Parameter<bool>,
}

/// A period that grows by a count.
#[derive(Clone, PartialEq, Debug)]
pub struct Growth {
    /// By how long.
    pub by: Length,
    /// For each whole so many.
    pub for_each: u64,
    /// Of what.
    pub of: QuantityId,
    /// The longest that the whole period may become.
    pub at_most: Option<Length>,
}

/// A period that renews itself at its end.
#[derive(Clone, PartialEq, Debug)]
pub struct TacitRenewal {
    /// For how long, each time.
    pub length: Length,
    /// The objection that stops it.
    pub unless: EventId,
    /// How long before the end the objection must come.
    pub notice: Length,
    /// How often it may renew itself; without end where there is none.
    pub at_most: Option<u32>,
}

/// A time in which a period does not bind.
#[derive(Clone, PartialEq, Debug)]
pub struct Suspension {
    /// From when.
    pub from: Clock,
    /// Until when; until the period ends where there is none.
    pub until: Option<Clock>,
    /// Who suspended it.
    pub by: Option<ActorId>,
    /// The statement that did.
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
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// In these areas; everywhere where there is none.
    pub within: Vec<AreaId>,
    /// But not in places of which this holds.
    pub except: Vec<Where>,
}

/// A circumstance of a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Where {
    /// Held by these and nobody else.
    HeldBy(Who),
    /// Held by these and nobody else at an earlier time: "positions as at 24:00 on 28 July".
    HeldAt(Who, Clock),
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
    /// These, those under their command, and whoever fights beside any of them.
    WithAllies(Vec<ActorId>),
    /// Whoever does the act that is judged: "forward of own positions". Only of a place.
    Doer,
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
