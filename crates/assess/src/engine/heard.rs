//! What one reading makes of what is said: once for each entry of the columns, and not for each incident.

use std::rc::Rc;

use model::act::{Act, TargetClass};
use model::claim::{Attribute, Claim, Target, Value};
use model::finding::Considered;
use model::incident::Incident;
use model::{ActorId, IncidentId, Truth};

use super::lens::Lens;
use crate::columns::said::{Numbered, Part};
use crate::columns::{Cells, Columns, blank};
use crate::reference::evidence::of_claims;
use crate::reference::prepared::Prepared;

/// Whoever it may be: what stands for all whom nobody names.
pub(crate) const ANYBODY: u32 = u32::MAX;

/// Somebody or something of which a value names one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Named {
    /// An actor, by number.
    Actor(u32),
    /// A class of people or things.
    Class(TargetClass),
}

/// What an attribute with several values may be.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Ways {
    /// Each a set of those who act, or are hit, together; `None` for a value of another sort.
    pub(crate) sets: Vec<Option<Vec<Named>>>,
    /// True where it may be something else as well.
    pub(crate) open: bool,
    /// The one actor that it is known to be.
    pub(crate) one: Option<u32>,
    /// True where that actor stands alone: never commands another, nor is commanded.
    pub(crate) alone: bool,
    /// The roots of all actors that it may be, and [`ANYBODY`] where nobody need be among them.
    pub(crate) roots: Vec<u32>,
}

impl Ways {
    fn of(considered: &Considered, lens: &Lens) -> Self {
        let sets = considered.candidates.iter().map(|candidate| set(&candidate.value, lens)).collect();
        let mut ways = Self { sets, open: considered.open, one: None, alone: false, roots: Vec::new() };
        if let ([Some(set)], false) = (ways.sets.as_slice(), ways.open)
            && let [Named::Actor(one)] = set.as_slice()
        {
            ways.one = Some(*one);
            ways.alone = lens.people.is_alone(*one);
        }
        let named = ways.sets.iter().flatten().flatten();
        let actors =
            named.filter_map(|named| if let Named::Actor(actor) = named { Some(*actor) } else { None });
        ways.roots = actors.map(|actor| lens.people.root(actor)).collect();
        if ways.open || ways.sets.is_empty() {
            ways.roots.push(ANYBODY);
        }
        ways.roots.sort_unstable();
        ways.roots.dedup();
        ways
    }

    /// The answer over all ways: maybe for what else it may be.
    pub(crate) fn over(&self, mut answer: impl FnMut(&[Named]) -> Truth) -> Truth {
        let mut ways = self.sets.iter().map(|set| set.as_deref().map_or(Truth::Maybe, &mut answer));
        let Some(first) = ways.next() else { return Truth::Maybe };
        let alike = ways.all(|way| way == first);
        if alike && (!self.open || first == Truth::Maybe) { first } else { Truth::Maybe }
    }
}

fn set(value: &Value, lens: &Lens) -> Option<Vec<Named>> {
    // INVARIANT: columns name no actor that the case does not know
    let actor = |id: &ActorId| lens.people.number(id).map(Named::Actor);
    match value {
        Value::Actors(actors) => Some(actors.iter().filter_map(actor).collect()),
        Value::Targets(targets) => Some(
            targets
                .iter()
                .filter_map(|target| match target {
                    Target::Actor(id) => actor(id),
                    Target::Class(class) => Some(Named::Class(*class)),
                })
                .collect(),
        ),
        _ => None,
    }
}

/// What a reading makes of what else is said of an incident.
pub(crate) struct Rest {
    pub(crate) happened: Truth,
    /// Whether it was an attack.
    pub(crate) attack: Truth,
    pub(crate) answering: Considered,
    /// Claims that say when it was, who held the place, and so on: then the row is looked at by itself.
    pub(crate) tells: Tells,
}

/// What claims say that the columns alone do not tell.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four things that claims tell or do not, each by itself")]
pub(crate) struct Tells {
    /// When it was.
    pub(crate) when: bool,
    /// Where it was.
    pub(crate) place: bool,
    /// Who held the place or was there.
    pub(crate) control: bool,
    /// Something of an incident that was merged into this one.
    pub(crate) merged: bool,
}

impl Tells {
    fn of(parts: &[Part]) -> Self {
        let mut tells = Self::default();
        for part in parts {
            tells.merged |= part.of.is_some();
            let denied = part.denies.iter().map(|denial| denial.attribute);
            for attribute in part.asserts.iter().map(|assertion| assertion.attribute).chain(denied) {
                match attribute {
                    Attribute::When => tells.when = true,
                    Attribute::Place => tells.place = true,
                    Attribute::HeldBy | Attribute::Present => tells.control = true,
                    _ => {}
                }
            }
        }
        tells
    }
}

/// What a reading makes of every entry.
#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) by: Vec<Ways>,
    pub(crate) on: Vec<Ways>,
    pub(crate) rest: Vec<Rest>,
    /// True where some entry may be anybody.
    pub(crate) anybody: bool,
    /// True where some incident is claimed to have been at another time than it is recorded, or may be, being merged: it may look back from there.
    pub(crate) tells_times: bool,
}

impl Heard {
    /// Takes in the entries that are new, and hands each new rest to `each`, made ready to be asked.
    pub(crate) fn take_in(
        &mut self,
        columns: &Columns,
        lens: &Lens,
        mut each: impl FnMut(&Prepared<'_, '_>, &Rest),
    ) {
        let known = (self.by.len(), self.on.len());
        hear(&mut self.by, &columns.by, lens, Attribute::By);
        hear(&mut self.on, &columns.on, lens, Attribute::On);
        let mut new = self.by.iter().skip(known.0).chain(self.on.iter().skip(known.1));
        self.anybody |= new.any(|ways| ways.roots.contains(&ANYBODY));
        for parts in columns.rest.iter().skip(self.rest.len()) {
            let incident = any_incident();
            let claims = as_claims(parts, &incident.id);
            let claims: Rc<[&Claim]> = claims.iter().collect();
            let view = lens.view_of(&lens.frame, claims);
            let prepared = Prepared::of(&view, &incident);
            let rest = Rest {
                happened: over(prepared.considered(Attribute::Happened), |value| {
                    Truth::from(*value == Value::YesNo(true))
                }),
                attack: over(prepared.considered(Attribute::Act), |value| match value {
                    Value::Acts(acts) => Truth::any(acts.iter().map(|act| is_attack(*act))),
                    _ => Truth::Maybe,
                }),
                answering: prepared.considered(Attribute::Answering).clone(),
                tells: Tells::of(parts),
            };
            self.tells_times |= rest.tells.when || rest.tells.merged;
            each(&prepared, &rest);
            self.rest.push(rest);
        }
    }
}

fn hear(heard: &mut Vec<Ways>, said: &Numbered<Vec<Part>>, lens: &Lens, attribute: Attribute) {
    for parts in said.iter().skip(heard.len()) {
        let incident = any_incident();
        let claims = as_claims(parts, &incident.id);
        let claims: Rc<[&Claim]> = claims.iter().collect();
        let view = lens.view_of(&lens.frame, Rc::clone(&claims));
        heard.push(Ways::of(&of_claims(&view, &claims, &incident, attribute), lens));
    }
}

fn as_claims(parts: &[Part], judged: &IncidentId) -> Vec<Claim> {
    // what was said of a merged incident counts as said of the one that it was merged into
    let own = |part: &Part| Part { of: None, ..part.clone() };
    parts.iter().enumerate().map(|(number, part)| own(part).as_claim(number, judged)).collect()
}

/// An incident that stands for all of which the same is said.
fn any_incident() -> Incident {
    blank(IncidentId::new("any"), &Cells::NONE)
}

fn over(considered: &Considered, answer: impl FnMut(&Value) -> Truth) -> Truth {
    let ways: Vec<Truth> = considered.candidates.iter().map(|c| &c.value).map(answer).collect();
    Truth::over(ways.into_iter().chain(considered.open.then_some(Truth::Maybe)))
}

fn is_attack(act: Act) -> Truth {
    if Act::Attack.covers(act) {
        Truth::True
    } else if act.may_be(Act::Attack) {
        Truth::Maybe
    } else {
        Truth::False
    }
}
