//! What is said of an incident, taken out of its claims and numbered: incidents of which the same is said by the same share a number.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use jiff::Timestamp;
use model::claim::{Assertion, Attribute, Claim, Confidence, Denial, Subject, Value};
use model::name::Text;
use model::time::When;
use model::{ActorId, ClaimId, IncidentId, SourceId};

/// The part of one claim that bears on some attributes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Part {
    /// Who said it.
    pub from: SourceId,
    /// Whom the speaker rests on.
    pub citing: Option<SourceId>,
    /// The merged incident that it was said of, where it is not the one that is judged.
    pub of: Option<IncidentId>,
    /// What it asserts.
    pub asserts: Vec<Assertion>,
    /// What it denies.
    pub denies: Vec<Denial>,
}

impl Part {
    /// A claim that asserts what is given and nothing else.
    pub fn asserting(from: SourceId, asserts: Vec<Assertion>) -> Self {
        Self { from, citing: None, of: None, asserts, denies: Vec::new() }
    }

    fn is_empty(&self) -> bool {
        self.asserts.is_empty() && self.denies.is_empty()
    }

    /// The part as a claim of its own; parts of one incident keep their order by `number`.
    pub(crate) fn as_claim(&self, number: usize, judged: &IncidentId) -> Claim {
        Claim {
            id: ClaimId::new(&format!("{judged}/{number:06}")),
            about: Subject::Incident(self.of.clone().unwrap_or_else(|| judged.clone())),
            from: self.from.clone(),
            citing: self.citing.clone(),
            via: None,
            said: When::at(Timestamp::MIN),
            learnt: Timestamp::MIN,
            since: None,
            until: None,
            grade: None,
            confidence: Confidence::High,
            asserts: self.asserts.clone(),
            denies: self.denies.clone(),
            killed: None,
            injured: None,
            weapon: None,
            supersedes: None,
            words: Text::default(),
            notes: Vec::new(),
            document: None,
        }
    }
}

/// What is said of who did it, of who was hit, and of everything else, each by itself, so that few entries make up many incidents.
#[derive(Clone, Default, Debug)]
pub(crate) struct Said {
    pub(crate) by: Vec<Part>,
    pub(crate) on: Vec<Part>,
    pub(crate) rest: Vec<Part>,
}

impl Said {
    /// Takes the claims on one incident apart, which are in order of their ids.
    pub(crate) fn of(judged: &IncidentId, claims: &[&Claim]) -> Self {
        let take = |keep: &dyn Fn(Attribute) -> bool| -> Vec<Part> {
            let denied = claims.iter().flat_map(|claim| &claim.denies).any(|denial| keep(denial.attribute));
            // a denial may turn on whether the accused makes it, and so on whom anybody accuses
            let keep = |attribute| keep(attribute) || (denied && attribute == Attribute::By);
            claims.iter().map(|claim| part(judged, claim, &keep)).filter(|part| !part.is_empty()).collect()
        };
        Self {
            by: take(&|attribute| attribute == Attribute::By),
            on: take(&|attribute| attribute == Attribute::On),
            rest: take(&|attribute| !matches!(attribute, Attribute::By | Attribute::On)),
        }
    }
}

fn part(judged: &IncidentId, claim: &Claim, keep: &dyn Fn(Attribute) -> bool) -> Part {
    let of = match &claim.about {
        Subject::Incident(of) if of != judged => Some(of.clone()),
        _ => None,
    };
    let denies = claim.denies.iter().filter(|denial| keep(denial.attribute)).cloned().collect();
    let asserts = claim.asserts.iter().filter(|assertion| keep(assertion.attribute)).cloned().collect();
    Part { from: claim.from.clone(), citing: claim.citing.clone(), of, asserts, denies }
}

/// Things by number, each once. Copies share them until something new comes.
#[derive(Clone, Debug)]
pub(crate) struct Numbered<T>(Arc<Both<T>>);

#[derive(Clone, Debug)]
struct Both<T> {
    numbers: HashMap<T, u32>,
    things: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(Arc::new(Both { numbers: HashMap::new(), things: Vec::new() }))
    }
}

impl<T: Clone + Eq + Hash> Numbered<T> {
    /// The number of a thing, a new one where it is new.
    pub(crate) fn number(&mut self, thing: T) -> u32 {
        if let Some(number) = self.0.numbers.get(&thing) {
            return *number;
        }
        let Both { numbers, things } = Arc::make_mut(&mut self.0);
        let number = u32::try_from(things.len()).unwrap_or(u32::MAX);
        things.push(thing.clone());
        numbers.insert(thing, number);
        number
    }

    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        self.0.things.get(number as usize)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.things.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.things.iter()
    }
}

/// That a claim asserts one value of an attribute.
pub fn assertion(attribute: Attribute, value: Value) -> Assertion {
    Assertion { attribute, one_of: BTreeSet::from([value]) }
}

/// That a claim asserts that these did it, together.
pub fn by(actors: impl IntoIterator<Item = ActorId>) -> Assertion {
    assertion(Attribute::By, Value::Actors(actors.into_iter().collect()))
}
