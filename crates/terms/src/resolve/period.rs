//! Periods and their prolongations.

use model::agreement::{End, Parameter, Period, Renewal, Taken};

use super::parameter::parameter;
use super::{Context, all, maybe};
use crate::surface::period as surface;

/// Resolves the periods of an `in-force`.
pub fn periods(written: &[surface::Period<'_>], cx: Context<'_>) -> Option<Vec<Period>> {
    all(written.iter().map(|written| period(written, cx)))
}

fn period(written: &surface::Period<'_>, cx: Context<'_>) -> Option<Period> {
    let from = cx.when(&written.from);
    let until = end(&written.until, cx);
    let renewals = all(written.renewals.iter().map(|written| renewal(written, cx)));
    Some(Period {
        from: from?.into(),
        until: until?,
        renewals: renewals?,
        grows: None,
        renews_itself: None,
        suspended: Vec::new(),
        daily: written.daily.clone(),
    })
}

fn renewal(written: &surface::Renewal<'_>, cx: Context<'_>) -> Option<Renewal> {
    let until = end(&written.until, cx);
    let announced_on = maybe(written.announced_on.as_ref(), |on| cx.when(on));
    let by = maybe(written.by.as_ref(), |by| cx.id(by));
    let statement = maybe(written.statement.as_ref(), |statement| cx.id(statement));
    let took_effect = parameter(&written.took_effect, cx, |took_effect| Some(*took_effect));
    Some(Renewal {
        until: until?,
        announced_on: announced_on?,
        by: by?,
        statement: statement?,
        once: None,
        took_effect: with_both_answers(took_effect?),
    })
}

/// Where a reading holds open whether a renewal took effect, that it did not is an answer, though no reading here gives it.
fn with_both_answers(mut took_effect: Parameter<bool>) -> Parameter<bool> {
    let held_open = took_effect.taken.iter().any(|taken| taken.to.is_none());
    let refused = took_effect.taken.iter().any(|taken| taken.to == Some(false));
    if held_open && !refused {
        let says = "no: it was not prolonged".to_owned();
        took_effect.taken.push(Taken { by: Vec::new(), to: Some(false), says, cites: None, document: None });
    }
    took_effect
}

fn end(written: &surface::End<'_>, cx: Context<'_>) -> Option<End> {
    match written {
        surface::End::Open => Some(End::Open),
        surface::End::At(at) => cx.when(at).map(|at| End::At(at.into())),
        surface::End::After(length) => Some(End::After(length.value.clone())),
    }
}
