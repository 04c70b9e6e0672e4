//! How many were counted (`docs/meaning.md`, "Clocks"): claims about one time are rivals, claims about several times are added up.

use jiff::Timestamp;
use model::agreement::Agreement;
use model::claim::{Attribute, Claim, Number, Subject, Value};
use model::finding::Considered;
use model::id::QuantityId;
use model::time::When;

use super::View;
use super::clock::claims_about;
use super::evidence::resolve;

/// What a view makes of a quantity over each time that claims about it cover, in order of time.
pub fn counted(view: &View<'_>, agreement: &Agreement, quantity: &QuantityId) -> Vec<(When, Considered)> {
    let matter = Subject::Quantity(agreement.id.clone(), quantity.clone());
    let claims = claims_about(view, &matter);
    let mut times: Vec<&When> = claims.iter().flat_map(|claim| over(claim)).collect();
    times.sort();
    times.dedup();
    let reading = view.reading_of_matter(&matter, Attribute::Number);
    let each = |time: &When| {
        let own: Vec<&Claim> =
            claims.iter().copied().filter(|claim| over(claim).any(|other| other == time)).collect();
        let considered = resolve(view.case, &own, reading, Attribute::Number, &|_| None);
        (time.clone(), Considered { matter: Some(matter.clone()), ..considered })
    };
    times.into_iter().map(each).collect()
}

fn over(claim: &Claim) -> impl Iterator<Item = &When> {
    claim.asserts.iter().flat_map(|assertion| &assertion.one_of).filter_map(|value| match value {
        Value::Number(Number { over, .. }) => over.as_ref(),
        _ => None,
    })
}

/// How many were counted by an instant: at the least, and at the most where anything bounds it. What was counted over a time that ends
/// later may lie after the instant.
pub fn quantity_so_far(
    view: &View<'_>,
    agreement: &Agreement,
    quantity: &QuantityId,
    until: Timestamp,
) -> (u64, Option<u64>) {
    let mut sum = (0_u64, Some(0_u64));
    for (time, considered) in counted(view, agreement, quantity) {
        if time.window.from.is_some_and(|from| from >= until) {
            continue;
        }
        let (least, most) = bounds(&considered);
        if time.window.until.is_some_and(|end| end <= until) {
            sum.0 = sum.0.saturating_add(least);
        }
        sum.1 = sum.1.zip(most).map(|(sum, most)| sum.saturating_add(most));
    }
    sum
}

/// The least and the most of all candidates; an open one may be any number.
fn bounds(considered: &Considered) -> (u64, Option<u64>) {
    let counts = || {
        considered.candidates.iter().filter_map(|candidate| match &candidate.value {
            Value::Number(number) => Some(&number.count),
            _ => None,
        })
    };
    if considered.open || counts().next().is_none() {
        return (0, None);
    }
    let least = counts().map(model::count::Count::at_least).min().unwrap_or(0);
    let most = counts().map(model::count::Count::at_most).try_fold(0, |most, each| Some(each?.max(most)));
    (least, most)
}
