//! Agreements: who is bound to what, where and when, with every reading of every parameter beside it.

mod clause;
mod parameter;
mod period;

use crate::body::Body;
use crate::clock::{Clock, Event, FirstDay, WorkingWeek};
use crate::id::{ActorId, AgreementId, AreaId, ClauseId, DocumentId, QuantityId};
use crate::name::Text;
use crate::obligation::{Change, Obligation};
use crate::time::When;

pub use clause::{
    Acts, AfterAttack, Clause, Conduct, Exception, Permit, Protected, Protection, Repeated, Rule, SoMany,
    Test,
};
pub use parameter::{EachParameter, Parameter, Point, Taken};
use period::each_period;
pub use period::{Daily, End, Growth, Period, Renewal, Suspension, TacitRenewal};

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
