//! What must hold of every sound case: each finding passes its check.

use assess::{Asked, reference};
use model::Case;
use model::finding::{Finding, Step};

/// The checker goes through every world; findings that leave more than this to one guard are left to the limits of the engine.
const WORLDS: usize = 2_000;

/// Assesses a case under every reading, if it is small: the reference's time grows with incidents × claims.
///
/// # Panics
///
/// A finding does not pass its check.
pub(super) fn assess(case: &Case) {
    if !is_small(case) {
        return;
    }
    let asked = Asked::of_all(case);
    for reading in case.readings.keys() {
        for finding in reference::findings(case, reading, asked).iter().filter(|finding| is_checked(finding))
        {
            let checked = assess::check::check(case, finding, asked);
            assert!(checked.is_ok(), "a finding does not pass its check: {checked:?} {finding:?}");
        }
    }
}

/// Whether a case is small enough to be assessed again and again.
pub(super) fn is_small(case: &Case) -> bool {
    let clauses: usize = case.agreements.values().map(|a| a.clauses.len() + a.obligations.len()).sum();
    case.incidents.len() <= 12 && case.claims.len() <= 60 && clauses <= 30 && case.readings.len() <= 6
}

fn is_checked(finding: &Finding) -> bool {
    finding.explanation.steps.iter().all(|step| worlds(step) <= WORLDS)
}

/// How many worlds a step leaves possible.
fn worlds(step: &Step) -> usize {
    let candidates = step.considered.iter().map(|known| known.candidates.len() + usize::from(known.open));
    let answers = step.terms.iter().map(|term| term.says.len());
    candidates.chain(answers).fold(1, |all, ways| all.saturating_mul(ways.max(1)))
}
