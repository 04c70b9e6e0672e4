//! What a view makes of every attribute of an incident.

use model::claim::{Attribute, Value};
use model::finding::Considered;
use model::incident::Incident;
use model::time::Window;

use super::{View, evidence};

/// What a view makes of every attribute of an incident, and the time over which standings are looked up.
#[derive(Clone)]
pub(super) struct Known {
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
    /// The time over which standings are looked up.
    pub(super) window: Window,
}

impl Known {
    pub(super) fn of(view: &View<'_>, incident: &Incident) -> Self {
        let claims = evidence::claims_on(view, incident);
        let of = |attribute| evidence::of_claims(view, &claims, incident, attribute);
        Self {
            happened: of(Attribute::Happened),
            when: of(Attribute::When),
            place: of(Attribute::Place),
            act: of(Attribute::Act),
            by: of(Attribute::By),
            on: of(Attribute::On),
            held_by: of(Attribute::HeldBy),
            present: of(Attribute::Present),
            answering: of(Attribute::Answering),
            notice: of(Attribute::Notice),
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
            Attribute::Standing | Attribute::Done => {}
        }
        known
    }
}
