//! Who is bound, excluded, or under whose command: answers by actor and time.
//!
//! What an answer turns on of a time is the same whatever the question: where it lies among the instants at which the standing of the actor, or of
//! those with it, may change. These stand in one array for all actors, and so do the answers to each question: it is asked for every row.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::atomic::AtomicU8;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use model::actor::ActorKind;
use model::agreement::{Agreement, Who};
use model::claim::{Claim, Standing};
use model::time::Window;
use model::{ActorId, AgreementId, Truth};

use super::lens::{Frame, Lens};
use super::timeline::{NEAR, Timeline, class_among, ends_of_when, known, make_room, once};
use crate::reference::standing::{fights_with, is, is_under, standing};

/// For each actor, the instants at which its standing may change, in order.
#[derive(Default, Debug)]
pub(crate) struct Turns {
    /// Where those of each actor start; one more at the end.
    starts: Vec<u32>,
    instants: Vec<i64>,
}

impl Turns {
    pub(crate) fn of(frame: &Frame) -> Self {
        let mut turns = Self { starts: vec![0], instants: Vec::new() };
        for actor in frame.people.ids() {
            turns.instants.extend(Timeline::new(Reach::of(frame, actor).instants(frame)).into_instants());
            turns.starts.push(u32::try_from(turns.instants.len()).unwrap_or(u32::MAX));
        }
        turns
    }

    /// How many classes of time there are, all actors together.
    fn classes(&self) -> usize {
        self.instants.len() * 2 + self.starts.len()
    }

    /// The instants of an actor, and how many classes those before it have.
    fn of_actor(&self, actor: u32) -> Option<(&[i64], usize)> {
        let at = actor as usize;
        let (start, end) = (*self.starts.get(at)? as usize, *self.starts.get(at + 1)? as usize);
        Some((self.instants.get(start..end)?, start * 2 + at))
    }
}

/// Answers to some questions of one agreement about who an actor is, for all actors.
#[derive(Default)]
pub(crate) struct Roles {
    questions: Vec<Who>,
    /// By question, then by actor, class of time, and how many classes further the time ends.
    near: Vec<Vec<AtomicU8>>,
    /// What ends further: by question, actor and both classes.
    far: Mutex<HashMap<(usize, u32, u32, u32), Truth>>,
}

impl Roles {
    /// The number of a question.
    pub(crate) fn number(&mut self, who: &Who, turns: &Turns) -> usize {
        if let Some(known) = self.questions.iter().position(|known| known == who) {
            return known;
        }
        let mut answers = Vec::new();
        make_room(&mut answers, turns.classes() * NEAR);
        self.near.push(answers);
        self.questions.push(who.clone());
        self.questions.len() - 1
    }

    /// Whether an actor is one of those that a rule speaks of, in a window.
    #[inline]
    pub(crate) fn ask(
        &self,
        lens: &Lens,
        agreement: &AgreementId,
        question: usize,
        actor: u32,
        (from, until): (i64, i64),
    ) -> Truth {
        let Some((instants, before)) = lens.turns.of_actor(actor) else { return Truth::Maybe };
        let first = class_among(instants, from);
        let last = if from == until { first } else { class_among(instants, until) };
        let span = last.wrapping_sub(first) as usize;
        let at = (before + first as usize) * NEAR + span;
        let cell = self.near.get(question).and_then(|near| near.get(at)).filter(|_| span < NEAR);
        if let Some(known) = cell.and_then(known) {
            return known;
        }
        let found = || {
            let (who, id) = (self.questions.get(question)?, lens.people.id(actor)?);
            let agreement = lens.frame.agreements.get(agreement)?;
            Some(work_out(lens, agreement, id, who, (from, until)))
        };
        let found = || found().unwrap_or(Truth::Maybe);
        match cell {
            Some(cell) => once(cell, found),
            None => self.ask_far((question, actor, first, last), found),
        }
    }

    #[cold]
    fn ask_far(&self, asked: (usize, u32, u32, u32), work_out: impl FnOnce() -> Truth) -> Truth {
        let known = self.far.lock().unwrap_or_else(PoisonError::into_inner).get(&asked).copied();
        known.unwrap_or_else(|| {
            let found = work_out();
            self.far.lock().unwrap_or_else(PoisonError::into_inner).insert(asked, found);
            found
        })
    }
}

#[cold]
fn work_out(
    lens: &Lens,
    agreement: &Agreement,
    actor: &ActorId,
    who: &Who,
    (from, until): (i64, i64),
) -> Truth {
    let at = |micros: i64| Timestamp::from_microsecond(micros).ok();
    is_one(lens, agreement, actor, who, &Window { from: at(from), until: at(until) })
}

fn is_one(lens: &Lens, agreement: &Agreement, actor: &ActorId, who: &Who, window: &Window) -> Truth {
    let case = &*lens.frame;
    let wanted = match who {
        Who::Bound => Standing::Party,
        Who::Excluded => Standing::Excluded,
        Who::Doer => return Truth::Maybe,
        Who::These(list) => return Truth::any(list.iter().map(|of| is_under(case, actor, of, window))),
        Who::WithAllies(list) => {
            return Truth::any(list.iter().map(|of| fights_with(case, actor, of, window)));
        }
    };
    let claims: Rc<[&Claim]> = Reach::of(lens, actor).claims(lens).collect();
    let view = lens.view_of(case, claims);
    is(&standing(&view, agreement, actor, window).0, wanted)
}

/// Everybody and everything whose standing may bear on that of an actor.
struct Reach {
    actors: BTreeSet<ActorId>,
}

impl Reach {
    /// All that the actor belongs to, and that belongs to a collective among these, and so on.
    fn of(frame: &Frame, actor: &ActorId) -> Self {
        let case = &*frame.frame;
        let mut actors = BTreeSet::new();
        let mut open = vec![actor];
        while let Some(next) = open.pop() {
            if !actors.insert(next.clone()) {
                continue;
            }
            let Some(known) = case.actors.get(next) else { continue };
            open.extend(known.memberships.iter().map(|membership| &membership.of));
            if known.kind == ActorKind::Collective {
                open.extend(frame.members.get(next).into_iter().flatten());
            }
        }
        Self { actors }
    }

    /// What is said of their standing, in order of the ids.
    fn claims<'f>(&self, frame: &'f Frame) -> impl Iterator<Item = &'f Claim> {
        let ids: BTreeSet<_> =
            self.actors.iter().filter_map(|actor| frame.standings.get(actor)).flatten().collect();
        ids.into_iter().filter_map(|id| frame.frame.claims.get(id))
    }

    fn instants(&self, frame: &Frame) -> Vec<i64> {
        let mut instants = Vec::new();
        for claim in self.claims(frame) {
            ends_of_when(claim.since.as_ref(), &mut instants);
            ends_of_when(claim.until.as_ref(), &mut instants);
        }
        for actor in self.actors.iter().filter_map(|actor| frame.frame.actors.get(actor)) {
            for membership in &actor.memberships {
                ends_of_when(membership.from.as_ref(), &mut instants);
                ends_of_when(membership.until.as_ref(), &mut instants);
            }
        }
        instants
    }
}
