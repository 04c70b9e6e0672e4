//! Periods and their prolongations.

use model::agreement::{End, Growth, Parameter, Period, Renewal, Suspension, TacitRenewal, Taken};

use super::parameter::parameter;
use super::{Context, all, maybe};
use crate::surface::period as surface;

/// Resolves the periods of an `in-force`.
pub fn periods(written: &[surface::Period<'_>], cx: Context<'_>) -> Option<Vec<Period>> {
    all(written.iter().map(|written| period(written, cx)))
}

fn period(written: &surface::Period<'_>, cx: Context<'_>) -> Option<Period> {
    let from = cx.start(&written.from);
    let until = end(&written.until, cx);
    let renewals = all(written.renewals.iter().map(|written| renewal(written, cx)));
    let grows = maybe(written.grows.as_ref(), |written| growth(written, cx));
    let renews_itself = maybe(written.renews_itself.as_ref(), |written| tacit_renewal(written, cx));
    let suspended = all(written.suspended.iter().map(|written| suspension(written, cx)));
    Some(Period {
        from: from?,
        until: until?,
        renewals: renewals?,
        grows: grows?,
        renews_itself: renews_itself?,
        suspended: suspended?,
        daily: written.daily.clone(),
    })
}

fn renewal(written: &surface::Renewal<'_>, cx: Context<'_>) -> Option<Renewal> {
    let until = end(&written.until, cx);
    let announced_on = maybe(written.announced_on.as_ref(), |on| cx.when(on));
    let by = maybe(written.by.as_ref(), |by| cx.id(by));
    let statement = maybe(written.statement.as_ref(), |statement| cx.id(statement));
    let once = maybe(written.once.as_ref(), |once| cx.event(once));
    let took_effect = parameter(&written.took_effect, cx, |took_effect| Some(*took_effect));
    Some(Renewal {
        until: until?,
        announced_on: announced_on?,
        by: by?,
        statement: statement?,
        once: once?,
        took_effect: with_both_answers(took_effect?, "no: it was not prolonged"),
    })
}

fn growth(written: &surface::Growth<'_>, cx: Context<'_>) -> Option<Growth> {
    Some(Growth {
        by: written.by.value.clone(),
        for_each: written.for_each.value,
        of: cx.quantity(&written.of)?,
        at_most: written.at_most.as_ref().map(|at_most| at_most.value.clone()),
    })
}

fn tacit_renewal(written: &surface::TacitRenewal<'_>, cx: Context<'_>) -> Option<TacitRenewal> {
    Some(TacitRenewal {
        length: written.length.value.clone(),
        unless: cx.event(&written.unless)?,
        notice: written.notice.value.clone(),
        at_most: written.at_most,
    })
}

fn suspension(written: &surface::Suspension<'_>, cx: Context<'_>) -> Option<Suspension> {
    let from = cx.start(&written.from);
    let until = maybe(written.until.as_ref(), |until| cx.clock(until));
    let by = maybe(written.by.as_ref(), |by| cx.id(by));
    let statement = maybe(written.statement.as_ref(), |statement| cx.id(statement));
    let took_effect = parameter(&written.took_effect, cx, |took_effect| Some(*took_effect));
    Some(Suspension {
        from: from?,
        until: until?,
        by: by?,
        statement: statement?,
        took_effect: with_both_answers(took_effect?, "no: it was not suspended"),
    })
}

/// Where a reading holds open whether a renewal or suspension took effect, that it did not is an answer, though no reading here gives it.
fn with_both_answers(mut took_effect: Parameter<bool>, no: &str) -> Parameter<bool> {
    let held_open = took_effect.taken.iter().any(|taken| taken.to.is_none());
    let refused = took_effect.taken.iter().any(|taken| taken.to == Some(false));
    if held_open && !refused {
        let says = no.to_owned();
        took_effect.taken.push(Taken { by: Vec::new(), to: Some(false), says, cites: None, document: None });
    }
    took_effect
}

fn end(written: &surface::End<'_>, cx: Context<'_>) -> Option<End> {
    match written {
        surface::End::Open => Some(End::Open),
        surface::End::At(at) => cx.clock(at).map(End::At),
        surface::End::After(length) => Some(End::After(length.value.clone())),
    }
}
