//! Tallies against themselves and against the incidents recorded (`docs/meaning.md`, "Tallies").

use std::collections::BTreeSet;

use model::claim::{Attribute, Claim, Subject, Value};
use model::tally::Tally;
use model::{Case, IncidentId};

use super::ground::merged_into;
use super::visible;
use crate::Asked;

/// A tally beside what it claims and what the record holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Held<'a> {
    /// The tally, as printed.
    pub tally: &'a Tally,
    /// The sum of its parts and its total, where they can be held against one another and differ.
    pub fails: Option<(u64, u64)>,
    /// Incidents of its period that its author claims in this record.
    pub by_author: Vec<IncidentId>,
    /// Incidents of its period that anybody claims in this record.
    pub by_anybody: Vec<IncidentId>,
}

/// Every tally of the case beside what it claims and what the record holds, by period and id.
///
/// An author's incidents are those of which a claim from the same source, not a mere denial, says that they happened. The record holds
/// far fewer incidents than authors count; the two numbers are printed side by side and never added or subtracted.
pub fn held(case: &Case, asked: Asked) -> Vec<Held<'_>> {
    let record = visible(case, asked);
    let mut all: Vec<Held<'_>> = case
        .tallies
        .values()
        .map(|tally| {
            let claimed: Vec<&Claim> =
                record.iter().copied().filter(|claim| is_in_period(case, claim, tally)).collect();
            let incidents = |claims: &mut dyn Iterator<Item = &&Claim>| -> Vec<IncidentId> {
                let ids: BTreeSet<IncidentId> = claims.filter_map(|claim| incident(case, claim)).collect();
                ids.into_iter().collect()
            };
            Held {
                tally,
                fails: tally.sum_and_total().filter(|(sum, total)| sum != total),
                by_author: incidents(&mut claimed.iter().filter(|claim| claim.from == tally.by)),
                by_anybody: incidents(&mut claimed.iter()),
            }
        })
        .collect();
    all.sort_by(|a, b| (&a.tally.period.window, &a.tally.id).cmp(&(&b.tally.period.window, &b.tally.id)));
    all
}

fn is_in_period(case: &Case, claim: &Claim, tally: &Tally) -> bool {
    let says_so = claim
        .asserts
        .iter()
        .any(|a| a.attribute == Attribute::Happened && a.one_of.contains(&Value::YesNo(true)));
    let when =
        incident(case, claim).and_then(|id| case.incidents.get(&id)).map(|incident| incident.when.window);
    says_so && when.is_some_and(|window| !window.is_apart_from(&tally.period.window))
}

fn incident(case: &Case, claim: &Claim) -> Option<IncidentId> {
    match &claim.about {
        Subject::Incident(id) => merged_into(case, id).cloned(),
        _ => None,
    }
}
