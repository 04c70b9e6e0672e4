//! What an agreement says apart from its clauses and obligations.

use model::AgreementId;
use model::agreement::{Agreement, Endorsement, Joining, Parameter, Scope};
use model::clock::FirstDay;

use super::body::body;
use super::counting;
use super::parameter::parameter;
use super::period::periods;
use super::scope::scope;
use super::{Context, all, maybe};
use crate::surface::Word;
use crate::surface::agreement as surface;
use crate::surface::parameter::Parameter as Written;

/// Resolves all but the clauses and obligations, which the agreement lacks as yet.
pub fn agreement(written: &surface::Agreement<'_>, cx: Context<'_>) -> Option<Agreement> {
    let supplements = maybe(written.supplements.as_ref(), |id| cx.id(id));
    let (amends, replaces) = (cx.ids(&written.amends), cx.ids(&written.replaces));
    let d_day = maybe(written.d_day.as_ref(), |d_day| cx.start(d_day));
    let first_day =
        maybe(written.first_day.as_ref(), |written| parameter(written, cx, |first_day| Some(*first_day)));
    let working_week = maybe(written.working_days.as_ref(), |written| counting::working_week(written, cx));
    let texts = all(written.texts.iter().map(|written| counting::text(written, cx)));
    let withheld_until = maybe(written.withheld_until.as_ref(), |until| cx.when(until));
    let signed_on = maybe(written.signed_on.as_ref(), |on| cx.when(on));
    let guarantors = cx.ids(&written.guarantors);
    let endorsements = all(written.endorsements.iter().map(|written| endorsement(written, cx)));
    let joining = maybe(written.joining.as_ref(), |written| joining(written, cx));
    let in_force =
        written.in_force.as_ref().and_then(|written| parameter(written, cx, |all| periods(all, cx)));
    let area = maybe(written.area.as_ref(), |area| parameter(area, cx, |area| scope(area, cx)));
    let people = |written: Option<&Written<'_, Vec<Word<'_>>>>| {
        maybe(written, |written| parameter(written, cx, |people| cx.ids(people)))
    };
    let parties = people(written.parties.as_ref());
    let excluded = people(written.excluded.as_ref());
    let bodies = all(written.bodies.iter().map(|written| body(written, cx)));
    Some(Agreement {
        id: AgreementId::new(written.id.value),
        title: written.title.clone(),
        zone: cx.zone.iana_name().unwrap_or("UTC").to_owned(),
        supplements: supplements?,
        withheld_until: withheld_until?,
        signed_on: signed_on?,
        guarantors: guarantors?,
        endorsements: endorsements?,
        documents: written.documents.clone(),
        joining: joining?,
        in_force: in_force?,
        area: area?.unwrap_or_else(|| Parameter::plain(Scope::default())),
        parties: parties?.unwrap_or_else(|| Parameter::plain(Vec::new())),
        excluded: excluded?.unwrap_or_else(|| Parameter::plain(Vec::new())),
        amends: amends?,
        replaces: replaces?,
        d_day: d_day?,
        first_day: first_day?.unwrap_or_else(|| Parameter::plain(FirstDay::Next)),
        working_week: working_week?.unwrap_or_default(),
        events: written.events.iter().map(counting::event).collect(),
        quantities: written.quantities.iter().map(counting::quantity).collect(),
        definitions: cx.own.definitions.clone(),
        bodies: bodies?,
        texts: texts?,
        clauses: Vec::new(),
        obligations: Vec::new(),
        notes: written.notes.clone(),
    })
}

fn endorsement(written: &surface::Endorsement<'_>, cx: Context<'_>) -> Option<Endorsement> {
    let on = maybe(written.on.as_ref(), |on| cx.when(on))?;
    Some(Endorsement { by: written.by.value.to_owned(), on, document: written.document.clone() })
}

fn joining(written: &surface::Joining<'_>, cx: Context<'_>) -> Option<Joining> {
    let until = maybe(written.until.as_ref(), |until| cx.when(until));
    let by_notice_to = cx.ids(&written.by_notice_to);
    Some(Joining { until: until?, by_notice_to: by_notice_to? })
}
