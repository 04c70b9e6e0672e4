//! What a view makes of every attribute of an incident, and of the standing of everybody involved.

use std::collections::{BTreeMap, BTreeSet};

use model::agreement::Agreement;
use model::claim::{Attribute, Standing, Target, Value};
use model::finding::{Candidate, Considered, Facts};
use model::incident::Incident;
use model::time::Window;
use model::{ActorId, Truth};

use super::guard::{Gathered, Term};
use super::standing::{is_under, standing, unknown};
use super::{View, evidence};

/// What a view makes of every attribute of an incident, and the time over which standings are looked up.
#[derive(Clone)]
pub(super) struct Known {
    /// How far the facts are established.
    pub(super) facts: Facts,
    pub(super) happened: Considered,
    pub(super) when: Considered,
    pub(super) place: Considered,
    pub(super) act: Considered,
    pub(super) by: Considered,
    pub(super) on: Considered,
    pub(super) held_by: Considered,
    pub(super) present: Considered,
    pub(super) answering: Considered,
    pub(super) notice: Considered,
    pub(super) approved_by: Considered,
    pub(super) weapon: Considered,
    pub(super) number: Considered,
    pub(super) near: Considered,
    /// The time over which standings are looked up.
    pub(super) window: Window,
}

impl Known {
    pub(super) fn of(view: &View<'_>, incident: &Incident) -> Self {
        let claims = evidence::claims_on(view, incident);
        let of = |attribute| evidence::of_claims(view, &claims, incident, attribute);
        let happened = of(Attribute::Happened);
        Self {
            facts: evidence::facts(view, &claims, &happened),
            happened,
            when: of(Attribute::When),
            place: of(Attribute::Place),
            act: of(Attribute::Act),
            by: of(Attribute::By),
            on: of(Attribute::On),
            held_by: of(Attribute::HeldBy),
            present: of(Attribute::Present),
            answering: of(Attribute::Answering),
            notice: of(Attribute::Notice),
            approved_by: of(Attribute::ApprovedBy),
            weapon: of(Attribute::Weapon),
            number: of(Attribute::Number),
            near: of(Attribute::Near),
            window: incident.when.window,
        }
    }
}

impl Known {
    /// The same, supposing that an attribute were known to be this.
    pub(super) fn supposing(&self, attribute: Attribute, value: Value) -> Self {
        let mut known = self.clone();
        let supposed = evidence::settled(attribute, value);
        match attribute {
            Attribute::Happened => known.happened = supposed,
            Attribute::When => known.when = supposed,
            Attribute::Place => known.place = supposed,
            Attribute::Act => known.act = supposed,
            Attribute::By => known.by = supposed,
            Attribute::On => known.on = supposed,
            Attribute::HeldBy => known.held_by = supposed,
            Attribute::Present => known.present = supposed,
            Attribute::Answering => known.answering = supposed,
            Attribute::Notice => known.notice = supposed,
            Attribute::ApprovedBy => known.approved_by = supposed,
            Attribute::Weapon => known.weapon = supposed,
            Attribute::Number => known.number = supposed,
            Attribute::Near => known.near = supposed,
            Attribute::Standing | Attribute::Done => {}
        }
        known
    }

    /// Everybody whose standing may matter: those who may have done it, been hit, held the place or been there.
    pub(super) fn involved(&self) -> BTreeSet<&ActorId> {
        let all = [&self.by, &self.on, &self.held_by, &self.present];
        let values = all.into_iter().flat_map(|considered| &considered.candidates).map(|c| &c.value);
        let mut involved = BTreeSet::new();
        for value in values {
            match value {
                Value::Actors(actors) => involved.extend(actors),
                Value::Targets(targets) => {
                    involved.extend(targets.iter().filter_map(|target| match target {
                        Target::Actor(actor) => Some(actor),
                        Target::Class(_) => None,
                    }));
                }
                _ => {}
            }
        }
        involved
    }
}

/// What a view makes of the standing of everybody involved in an incident, under one agreement.
#[derive(Clone)]
pub(super) struct Standings<'b> {
    each: BTreeMap<ActorId, (Considered, Vec<Term<'b>>)>,
}

impl<'b> Standings<'b> {
    /// Nobody's: every question about a standing answers maybe.
    pub(super) fn none() -> Self {
        Self { each: BTreeMap::new() }
    }

    pub(super) fn of(view: &View<'_>, agreement: &'b Agreement, known: &Known) -> Self {
        let look_up = |actor: &ActorId| {
            let (considered, _) = standing(view, agreement, actor, &known.window);
            (actor.clone(), (considered, terms(view, agreement, actor, &known.window)))
        };
        Self { each: known.involved().into_iter().map(look_up).collect() }
    }

    /// What an actor is, as far as the view can tell.
    pub(super) fn get(&self, actor: &ActorId) -> Option<&(Considered, Vec<Term<'b>>)> {
        self.each.get(actor)
    }

    /// The same, supposing that an actor were known to be this.
    pub(super) fn supposing(&self, actor: &ActorId, standing: Standing) -> Self {
        let mut each = self.each.clone();
        let candidates = vec![Candidate { value: Value::Standing(standing), claims: Vec::new() }];
        let supposed = Considered { of: Some(actor.clone()), candidates, open: false, ..unknown() };
        each.insert(actor.clone(), (supposed, Vec::new()));
        Self { each }
    }
}

/// The questions of the text on who is excluded or a party, where they bear on an actor.
fn terms<'b>(view: &View<'_>, agreement: &'b Agreement, actor: &ActorId, window: &Window) -> Vec<Term<'b>> {
    let mut gathered = Gathered::default();
    for parameter in [&agreement.excluded, &agreement.parties] {
        let mut named = std::iter::once(&parameter.plain)
            .chain(parameter.taken.iter().filter_map(|t| t.to.as_ref()))
            .flatten();
        if named.any(|listed| is_under(view.case, actor, listed, window) != Truth::False) {
            gathered.term(view, parameter);
        }
    }
    gathered.terms
}
