//! A view: one reading, asked at one time, perhaps with some points taken from another reading or supposed to be known.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::agreement::{Clause, Parameter};
use model::claim::{Attribute, Claim, Subject};
use model::finding::PivotPoint;
use model::reading::Reading;
use model::time::{Length, When, Window};
use model::{ActorId, AgreementId, Case, ClaimId};

use super::given::{First, Given};
use crate::Asked;

/// Claims that the record had learnt, and that no other such claim supersedes.
pub fn visible(case: &Case, asked: Asked) -> Rc<[&Claim]> {
    let learnt: Vec<&Claim> = case.claims.values().filter(|claim| claim.learnt <= asked.known_at).collect();
    let superseded: BTreeSet<&ClaimId> =
        learnt.iter().filter_map(|claim| claim.supersedes.as_ref()).collect();
    learnt.into_iter().filter(|claim| !superseded.contains(&claim.id)).collect()
}

/// How a matter is looked at.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The case.
    pub case: &'a Case,
    /// When it is asked.
    pub asked: Asked,
    /// The reading.
    pub reading: &'a Reading,
    /// The claims that the record had learnt by then and that no later one had corrected, in order of their ids.
    pub claims: Rc<[&'a Claim]>,
    /// Points on which another reading stands in: what the pivot asks.
    swapped: Option<(&'a Reading, BTreeSet<PivotPoint>)>,
    /// True where releases are left aside: what asks whether somebody was free to act, because the other had broken the text before.
    releases_aside: bool,
    supposed: Supposed,
    already: Option<Informed<'a>>,
}

/// What is supposed: what "a breach if …" asks, and what is gone through one by one.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Supposed {
    /// Questions of the text that have the answer of this number.
    terms: Vec<(String, usize)>,
    /// Events and fulfilments that came then, or not at all.
    came: BTreeMap<Subject, Option<When>>,
}

/// Somebody who has worked out by other means what obligations ask of incidents.
pub(crate) trait Already {
    /// What an agreement gives for the incidents of a window, as [`given()`](super::given::given) tells it under this very view; `None` where
    /// that is not known.
    fn given(&self, view: &View<'_>, agreement: &AgreementId, window: Window) -> Option<Vec<Given>>;

    /// The same for [`first()`](super::given::first).
    fn first(&self, view: &View<'_>, agreement: &AgreementId, window: Window) -> Option<First>;

    /// How many breaches there were, certain and possible, in a length of time, as
    /// [`counted()`](super::given::counted) counts them; `None` where that is not known.
    fn counted(&self, view: &View<'_>, agreement: &AgreementId, within: Within<'_>)
    -> Option<(usize, usize)>;
}

/// In how long a time breaches are counted, by whose calendar, and by whom they must be.
#[derive(Clone, Copy)]
pub(crate) struct Within<'w> {
    pub(crate) length: &'w Length,
    pub(crate) zone: &'w TimeZone,
    pub(crate) by: Option<&'w ActorId>,
}

#[derive(Clone, Copy)]
struct Informed<'a>(&'a dyn Already);

impl fmt::Debug for Informed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Informed")
    }
}

impl<'a> View<'a> {
    /// Looks at the case with one reading.
    pub fn new(case: &'a Case, reading: &'a Reading, asked: Asked) -> Self {
        Self::over(case, reading, asked, visible(case, asked))
    }

    /// Looks at the case with one reading, and at no other claims than these, in order of their ids: for whoever has found out by other
    /// means which claims bear on what is asked.
    pub fn over(case: &'a Case, reading: &'a Reading, asked: Asked, claims: Rc<[&'a Claim]>) -> Self {
        Self {
            case,
            asked,
            reading,
            claims,
            swapped: None,
            releases_aside: false,
            supposed: Supposed::default(),
            already: None,
        }
    }

    /// The same, supposing what another view supposed.
    #[must_use]
    pub(crate) fn with_supposed(&self, supposed: Supposed) -> Self {
        Self { supposed, ..self.clone() }
    }

    /// What is supposed.
    pub(crate) fn supposed(&self) -> &Supposed {
        &self.supposed
    }

    /// The same, asking somebody who knows already what becomes of incidents.
    #[must_use]
    pub(crate) fn informed_by(&self, already: &'a dyn Already) -> Self {
        Self { already: Some(Informed(already)), ..self.clone() }
    }

    /// Who knows already what becomes of incidents; nobody knows it of a mixture of readings, nor with releases left aside.
    pub(crate) fn already(&self) -> Option<&'a dyn Already> {
        let plain = self.swapped.is_none() && !self.releases_aside;
        self.already.filter(|_| plain).map(|informed| informed.0)
    }

    /// The same, with `points` taken as `other` takes them.
    #[must_use]
    pub fn with_points_of(&self, other: &'a Reading, points: BTreeSet<PivotPoint>) -> Self {
        Self { swapped: Some((other, points)), ..self.clone() }
    }

    /// The same, with releases left aside.
    #[must_use]
    pub fn without_releases(&self) -> Self {
        Self { releases_aside: true, ..self.clone() }
    }

    /// Returns true where releases are left aside.
    pub fn leaves_releases_aside(&self) -> bool {
        self.releases_aside
    }

    /// The same, asked as of an instant.
    #[must_use]
    pub fn as_of(&self, as_of: Timestamp) -> Self {
        Self { asked: Asked { as_of, ..self.asked }, ..self.clone() }
    }

    /// The same, supposing that a question of the text had the answer of this number.
    #[must_use]
    pub fn answering(&self, point: &str, number: usize) -> Self {
        let mut view = self.clone();
        view.supposed.terms.retain(|(id, _)| id != point);
        view.supposed.terms.push((point.to_owned(), number));
        view
    }

    /// The same, supposing that something came then, or not at all.
    #[must_use]
    pub fn supposing(&self, matter: &Subject, came: Option<When>) -> Self {
        let mut view = self.clone();
        view.supposed.came.insert(matter.clone(), came);
        view
    }

    /// When something is supposed to have come, or that it has not, where anything is supposed of it.
    pub fn supposed_of(&self, matter: &Subject) -> Option<&Option<When>> {
        self.supposed.came.get(matter)
    }

    /// The reading whose rule of evidence holds for an attribute.
    pub fn reading_of_fact(&self, attribute: Attribute) -> &'a Reading {
        self.reading_of(&PivotPoint::Fact(attribute))
    }

    /// The reading whose rule of evidence holds for whether an event came, another obligation was fulfilled, or how many were counted.
    pub fn reading_of_matter(&self, matter: &Subject, attribute: Attribute) -> &'a Reading {
        match self.reading_of(&PivotPoint::Matter(matter.clone())) {
            own if own.id == self.reading.id => self.reading_of_fact(attribute),
            other => other,
        }
    }

    /// The reading whose rule of evidence holds for the standing of an actor.
    pub fn reading_of_standing(&self, actor: &ActorId) -> &'a Reading {
        match self.reading_of(&PivotPoint::Standing(actor.clone())) {
            own if own.id == self.reading.id => self.reading_of_fact(Attribute::Standing),
            other => other,
        }
    }

    /// The reading that says whether an obligation or a clause is owned.
    pub fn reading_of_ownership(&self) -> &'a Reading {
        self.reading_of(&PivotPoint::Ownership)
    }

    /// Whether the reading owns a clause.
    pub fn owns(&self, clause: &Clause) -> bool {
        clause.held_by.is_empty() || clause.held_by.contains(&self.reading_of_ownership().id)
    }

    fn reading_of(&self, point: &PivotPoint) -> &'a Reading {
        match &self.swapped {
            Some((other, points)) if points.contains(point) => other,
            _ => self.reading,
        }
    }

    /// What the reading takes a parameter to be, with the words for each answer: one, or several where it holds the question open.
    pub fn take<'t, T>(&self, parameter: &'t Parameter<T>) -> Vec<(&'t T, &'t str)> {
        let reading = parameter
            .point
            .as_ref()
            .map_or(self.reading, |point| self.reading_of(&PivotPoint::Term(point.id.clone())));
        let mut answers = parameter.under(&reading.id);
        if let Some(point) = &parameter.point
            && let Some((_, number)) = self.supposed.terms.iter().find(|(id, _)| *id == point.id)
            && *number < answers.len()
        {
            answers = vec![answers.swap_remove(*number)];
        }
        answers
    }
}
