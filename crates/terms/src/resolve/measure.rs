//! How much is owed, and how often.

use model::obligation::{Amount, Measure, Recurs};

use super::{Context, all, maybe};
use crate::surface::measure as surface;

/// Resolves a `measure`.
pub fn measure(written: &surface::Measure<'_>, cx: Context<'_>) -> Option<Measure> {
    let of = cx.quantity(&written.of);
    let from = maybe(written.from.as_ref(), |from| cx.start(from));
    let amount = match &written.amount {
        surface::Amount::Number(number) => Some(Amount::Number(*number)),
        surface::Amount::ForEach { number, each, of } => {
            cx.quantity(of).map(|of| Amount::ForEach { number: *number, each: *each, of })
        }
        surface::Amount::Share { percent, of } => {
            cx.quantity(of).map(|of| Amount::Share { percent: *percent, of })
        }
        surface::Amount::SameAs(of) => cx.quantity(of).map(Amount::SameAs),
    };
    Some(Measure { of: of?, amount: amount?, from: from? })
}

/// Resolves a `recurs` or `after-each-breach`.
pub fn recurs(written: &surface::Recurs<'_>, cx: Context<'_>) -> Option<Recurs> {
    match written {
        surface::Recurs::Every { length, from, until, .. } => {
            let from = maybe(from.as_ref(), |from| cx.start(from));
            let until = maybe(until.as_ref(), |until| cx.clock(until));
            Some(Recurs::Every { length: length.value.clone(), from: from?, until: until? })
        }
        surface::Recurs::AfterBreach { within, of, by, .. } => {
            let of = all(of.iter().map(|clause| cx.clause_id(clause)));
            let by = maybe(by.as_ref(), |by| cx.id(by));
            Some(Recurs::AfterBreach { within: within.value.clone(), of: of?, by: by? })
        }
    }
}
