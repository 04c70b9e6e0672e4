//! What one reading is asked through: the frame of the case, and what is looked up in it again and again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use jiff::Timestamp;
use model::agreement::Parameter;
use model::claim::{Claim, Subject};
use model::reading::Reading;
use model::{ActorId, AreaId, Case, ClaimId, IncidentId};

use super::people::{self, People};
use super::roles::Turns;
use super::timeline::{Timeline, ends_of_when};
use crate::Asked;
use crate::reference::view::Supposed;
use crate::reference::{View, visible};

/// The frame of a case: everything but its incidents, with what is looked up in it again and again. All readings share it.
#[expect(clippy::struct_field_names, reason = "the frame of the case is what the word stands for")]
pub(crate) struct Frame {
    pub(crate) frame: Arc<Case>,
    pub(crate) people: People,
    /// Who belongs to whom, from the whole to its members.
    pub(crate) members: BTreeMap<ActorId, Vec<ActorId>>,
    /// The claims on the standing of each actor.
    pub(crate) standings: BTreeMap<ActorId, Vec<ClaimId>>,
    /// The areas of which anybody says who held them, or was there.
    pub(crate) controlled: Vec<AreaId>,
    /// The incidents that a body decided on, as they count after all mergers.
    pub(crate) decisions: BTreeSet<IncidentId>,
    /// When the standing of each actor may change.
    pub(crate) turns: Turns,
    /// Every instant at which a standing, a membership or a control may change.
    pub(crate) instants: Vec<i64>,
}

impl Frame {
    pub(crate) fn new(frame: Arc<Case>, decisions: BTreeSet<IncidentId>) -> Self {
        let mut controlled: Vec<AreaId> = Vec::new();
        let mut instants = Vec::new();
        for claim in frame.claims.values() {
            if let Subject::Control(area) = &claim.about
                && !controlled.contains(area)
            {
                controlled.push(area.clone());
            }
            ends_of_when(claim.since.as_ref(), &mut instants);
            ends_of_when(claim.until.as_ref(), &mut instants);
        }
        for membership in frame.actors.values().flat_map(|actor| &actor.memberships) {
            ends_of_when(membership.from.as_ref(), &mut instants);
            ends_of_when(membership.until.as_ref(), &mut instants);
        }
        let mut new = Self {
            people: People::of(&frame),
            members: people::members(&frame),
            standings: people::standings(&frame),
            controlled,
            decisions,
            turns: Turns::default(),
            instants: Timeline::new(instants).into_instants(),
            frame,
        };
        new.turns = Turns::of(&new);
        new
    }
}

/// A reading, asked at one time.
pub(crate) struct Lens {
    shared: Arc<Frame>,
    pub(crate) reading: Reading,
    pub(crate) asked: Asked,
    /// True where releases are left aside.
    pub(crate) releases_aside: bool,
    /// What is supposed of the text, and of what came.
    supposed: Supposed,
}

impl Lens {
    pub(crate) fn new(shared: Arc<Frame>, reading: Reading, asked: Asked) -> Self {
        Self { shared, reading, asked, releases_aside: false, supposed: Supposed::default() }
    }

    /// The same as of another time, supposing something.
    pub(crate) fn asking(&self, as_of: Timestamp, supposed: Supposed) -> Self {
        let asked = Asked { as_of, ..self.asked };
        let (shared, reading) = (Arc::clone(&self.shared), self.reading.clone());
        Self { shared, reading, asked, releases_aside: self.releases_aside, supposed }
    }

    /// What is supposed.
    pub(crate) fn supposed(&self) -> &Supposed {
        &self.supposed
    }

    /// How the reading looks at a case.
    pub(crate) fn view<'c>(&'c self, case: &'c Case) -> View<'c> {
        self.view_of(case, visible(case, self.asked))
    }

    /// How it looks at some claims of a case.
    pub(crate) fn view_of<'c>(&'c self, case: &'c Case, claims: Rc<[&'c Claim]>) -> View<'c> {
        View::over(case, &self.reading, self.asked, claims).with_supposed(self.supposed.clone())
    }

    /// What it takes a parameter to be: one way or several.
    pub(crate) fn take<'t, T>(&self, parameter: &'t Parameter<T>) -> Vec<&'t T> {
        let view = self.view_of(&self.frame, Rc::new([]));
        view.take(parameter).into_iter().map(|(way, _)| way).collect()
    }

    /// The same, with releases left aside.
    pub(crate) fn without_releases(&self) -> Self {
        let shared = Arc::clone(&self.shared);
        let supposed = self.supposed.clone();
        Self { shared, reading: self.reading.clone(), asked: self.asked, releases_aside: true, supposed }
    }
}

impl Deref for Lens {
    type Target = Frame;

    fn deref(&self) -> &Frame {
        &self.shared
    }
}
