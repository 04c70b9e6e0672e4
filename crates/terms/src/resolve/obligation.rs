//! Obligations, their steps and conditions.

use model::obligation::{Change, Condition, Obligation, Step};
use model::time::When;
use model::{ActorId, ObligationId};

use super::measure::{measure, recurs};
use super::parameter::parameter;
use super::{Context, all, maybe};
use crate::surface::obligation as surface;

/// Resolves an obligation; `signed_on` is when the agreement was signed.
pub fn obligation(
    written: &surface::Obligation<'_>,
    signed_on: Option<&When>,
    cx: Context<'_>,
) -> Option<Obligation> {
    let on = cx.ids::<ActorId>(&written.on);
    let owed_to = cx.ids(&written.owed_to);
    let held_by = cx.ids(&written.held_by);
    let after = all(written.after.iter().map(|written| condition(written, cx)));
    let steps = all(written.steps.iter().map(|written| step(written, signed_on, cx)));
    let measure = maybe(written.measure.as_ref(), |written| measure(written, cx));
    let recurs = maybe(written.recurs.as_ref(), |written| recurs(written, cx));
    let monitored_by = cx.ids(&written.monitored_by);
    Some(Obligation {
        id: ObligationId::new(written.id.value),
        cites: written.cites.to_owned(),
        words: written.words.clone(),
        on: on?,
        owed_to: owed_to?,
        held_by: held_by?,
        after: after?,
        steps: steps?,
        measure: measure?,
        recurs: recurs?,
        monitored_by: monitored_by?,
        notes: written.notes.clone(),
    })
}

fn step(written: &surface::Step<'_>, signed_on: Option<&When>, cx: Context<'_>) -> Option<Step> {
    // a `due` that says nothing was set by the text itself
    let on = match &written.on {
        Some(on) => cx.when(on),
        None => signed_on.cloned(),
    };
    let change = match &written.change {
        surface::Change::SetDue(due) => parameter(due, cx, |due| cx.clock(due.as_ref()?)).map(Change::SetDue),
        surface::Change::Extend(until) => maybe(until.as_ref(), |until| cx.clock(until)).map(Change::Extend),
        surface::Change::Lapse => Some(Change::Lapse),
        surface::Change::Waive => Some(Change::Waive),
        surface::Change::Supersede(text) => cx.id(text).map(Change::Supersede),
    };
    let by = maybe(written.by.as_ref(), |by| cx.id(by));
    let statement = maybe(written.statement.as_ref(), |statement| cx.id(statement));
    Some(Step { on: on?, change: change?, by: by?, statement: statement? })
}

fn condition(written: &surface::Condition<'_>, cx: Context<'_>) -> Option<Condition> {
    match written {
        surface::Condition::Come(what) => cx.anchor(what).map(Condition::Come),
        surface::Condition::Unbroken { length, of, from } => {
            let (of, from) = (cx.id(of), cx.when(from));
            Some(Condition::Unbroken { length: length.value.clone(), of: of?, from: from? })
        }
        surface::Condition::Breaches { count, within, of, by } => {
            let (of, by) = (cx.id(of), maybe(by.as_ref(), |by| cx.id(by)));
            Some(Condition::Breaches { count: count.value, within: within.value.clone(), of: of?, by: by? })
        }
    }
}
