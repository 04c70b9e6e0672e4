//! The actors of a case, by number: who may command whom, and what is said of them.

use std::collections::{BTreeMap, HashMap};

use model::actor::Bond;
use model::claim::Subject;
use model::{ActorId, Case};

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

    pub(crate) fn ids(&self) -> &[ActorId] {
        &self.ids
    }

    pub(crate) fn root(&self, number: u32) -> u32 {
        self.roots.get(number as usize).copied().unwrap_or(u32::MAX)
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
