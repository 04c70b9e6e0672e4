//! Who is bound, excluded, or under whose command: answers by actor and time.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::OnceLock;

use jiff::Timestamp;
use model::actor::{ActorKind, Bond};
use model::agreement::{Agreement, Who};
use model::claim::{Claim, Standing, Subject};
use model::time::Window;
use model::{ActorId, AgreementId, Case, Truth};

use super::lens::Lens;
use super::timeline::{Answers, Timeline, ends_of_when};
use crate::reference::standing::{fights_with, is, is_under, standing};

/// The actors of a case by number, and which of them may command one another.
#[derive(Debug)]
pub(crate) struct People {
    numbers: HashMap<ActorId, u32>,
    ids: Vec<ActorId>,
    /// For each actor, a number that it shares with all who are ever in one chain of command with it.
    roots: Vec<u32>,
    /// The actors of each root.
    chains: HashMap<u32, Vec<u32>>,
}

impl People {
    pub(crate) fn of(frame: &Case) -> Self {
        let ids: Vec<ActorId> = frame.actors.keys().cloned().collect();
        let numbers: HashMap<ActorId, u32> = ids.iter().cloned().zip(0..).collect();
        let roots = (0..).take(ids.len()).collect();
        let mut people = Self { roots, numbers, ids, chains: HashMap::new() };
        let commands = frame.actors.values().flat_map(|actor| {
            let under = actor.memberships.iter().filter(|membership| membership.bond == Bond::PartOf);
            under.map(|membership| (&actor.id, &membership.of))
        });
        for (actor, whole) in commands {
            if let (Some(a), Some(b)) = (people.number(actor), people.number(whole)) {
                let (from, to) = (people.root(a), people.root(b));
                people.roots.iter_mut().filter(|root| **root == from).for_each(|root| *root = to);
            }
        }
        for (actor, root) in (0..).zip(&people.roots) {
            people.chains.entry(*root).or_default().push(actor);
        }
        people
    }

    pub(crate) fn number(&self, actor: &ActorId) -> Option<u32> {
        self.numbers.get(actor).copied()
    }

    pub(crate) fn id(&self, number: u32) -> Option<&ActorId> {
        self.ids.get(number as usize)
    }

    /// Returns true where an actor never commands another, nor is commanded.
    pub(crate) fn is_alone(&self, number: u32) -> bool {
        self.chains.get(&self.root(number)).is_some_and(|chain| chain.len() == 1)
    }

    /// The actors of one chain of command, by its root.
    pub(crate) fn of_root(&self, root: u32) -> impl Iterator<Item = u32> {
        self.chains.get(&root).into_iter().flatten().copied()
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn root(&self, number: u32) -> u32 {
        self.roots.get(number as usize).copied().unwrap_or(u32::MAX)
    }
}

/// Answers to some questions of one agreement about who an actor is, for all actors.
pub(crate) struct Roles {
    questions: Vec<Who>,
    /// By question, then by actor.
    answers: Vec<Vec<OnceLock<Answers>>>,
    actors: usize,
}

impl Roles {
    pub(crate) fn new(people: &People) -> Self {
        Self { questions: Vec::new(), answers: Vec::new(), actors: people.len() }
    }

    /// The number of a question.
    pub(crate) fn number(&mut self, who: &Who) -> usize {
        if let Some(known) = self.questions.iter().position(|known| known == who) {
            return known;
        }
        self.questions.push(who.clone());
        self.answers.push((0..self.actors).map(|_| OnceLock::new()).collect());
        self.questions.len() - 1
    }

    /// Whether an actor is one of those that a rule speaks of, in a window.
    pub(crate) fn ask(
        &self,
        lens: &Lens,
        agreement: &AgreementId,
        question: usize,
        actor: u32,
        (from, until): (i64, i64),
    ) -> Truth {
        let (Some(who), Some(cell)) = (
            self.questions.get(question),
            self.answers.get(question).and_then(|all| all.get(actor as usize)),
        ) else {
            return Truth::Maybe;
        };
        let reach = || lens.people.id(actor).map(|id| Reach::of(lens, id).timeline(lens));
        let answers = cell.get_or_init(|| Answers::new(reach().unwrap_or_default()));
        answers.ask(from, until, || {
            let (Some(id), Some(agreement)) = (lens.people.id(actor), lens.frame.agreements.get(agreement))
            else {
                return Truth::Maybe;
            };
            let at = |micros: i64| Timestamp::from_microsecond(micros).ok();
            let window = Window { from: at(from), until: at(until) };
            is_one(lens, agreement, id, who, &window)
        })
    }
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
    fn of(lens: &Lens, actor: &ActorId) -> Self {
        let case = &*lens.frame;
        let mut actors = BTreeSet::new();
        let mut open = vec![actor];
        while let Some(next) = open.pop() {
            if !actors.insert(next.clone()) {
                continue;
            }
            let Some(known) = case.actors.get(next) else { continue };
            open.extend(known.memberships.iter().map(|membership| &membership.of));
            if known.kind == ActorKind::Collective {
                open.extend(lens.members.get(next).into_iter().flatten());
            }
        }
        Self { actors }
    }

    /// What is said of their standing, in order of the ids.
    fn claims<'l>(&self, lens: &'l Lens) -> impl Iterator<Item = &'l Claim> {
        let ids: BTreeSet<_> =
            self.actors.iter().filter_map(|actor| lens.standings.get(actor)).flatten().collect();
        ids.into_iter().filter_map(|id| lens.frame.claims.get(id))
    }

    fn timeline(&self, lens: &Lens) -> Timeline {
        let mut instants = Vec::new();
        for claim in self.claims(lens) {
            ends_of_when(claim.since.as_ref(), &mut instants);
            ends_of_when(claim.until.as_ref(), &mut instants);
        }
        for actor in self.actors.iter().filter_map(|actor| lens.frame.actors.get(actor)) {
            for membership in &actor.memberships {
                ends_of_when(membership.from.as_ref(), &mut instants);
                ends_of_when(membership.until.as_ref(), &mut instants);
            }
        }
        Timeline::new(instants)
    }
}

/// Who belongs to whom, from the whole to its members.
pub(crate) fn members(frame: &Case) -> BTreeMap<ActorId, Vec<ActorId>> {
    let mut members: BTreeMap<ActorId, Vec<ActorId>> = BTreeMap::new();
    for actor in frame.actors.values() {
        for membership in &actor.memberships {
            members.entry(membership.of.clone()).or_default().push(actor.id.clone());
        }
    }
    members
}

/// The claims on the standing of each actor, under whichever agreement.
pub(crate) fn standings(frame: &Case) -> BTreeMap<ActorId, Vec<model::ClaimId>> {
    let mut standings: BTreeMap<ActorId, Vec<model::ClaimId>> = BTreeMap::new();
    for claim in frame.claims.values() {
        if let Subject::Standing(actor, _) = &claim.about {
            standings.entry(actor.clone()).or_default().push(claim.id.clone());
        }
    }
    standings
}
