//! What is due, overdue or open at the end of a period, and what moved in it.

use model::claim::{Claim, Subject};
use model::finding::{Finding, Matter, Reason, Verdict};
use model::obligation::Obligation;
use model::time::Window;
use model::{AgreementId, ObligationId, ReadingId};

use super::holds;
use crate::edition::Edition;
use crate::obligations::obligation;
use crate::readings;
use crate::report::presses;

/// An obligation that somebody should look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// The agreement.
    pub agreement: AgreementId,
    /// The obligation.
    pub obligation: ObligationId,
    /// Whether anything was said of it in the period.
    pub moved: bool,
    /// Where readings see it stand, those together that see it alike.
    pub stands: Vec<Stands>,
}

/// Where some readings see an obligation stand, and why.
pub type Stands = (Vec<ReadingId>, (Verdict, Vec<Reason>));

pub(super) fn of(edition: &Edition, window: &Window) -> Vec<Duty> {
    let case = edition.case();
    let said_in = |claim: &&Claim| claim.said.window.from.is_some_and(|at| holds(window, at));
    let heard: Vec<&Claim> = edition.claims_apart().filter(said_in).collect();
    let under = edition.owed().chunk_by(|a, b| (&a.agreement, &a.about) == (&b.agreement, &b.about));
    under
        .filter_map(|found| {
            let first = found.first()?;
            let Matter::Obligation(id) = &first.about else { return None };
            let moved = moved(obligation(case, first)?, &first.agreement, &heard, window);
            (moved || found.iter().any(presses)).then(|| Duty {
                agreement: first.agreement.clone(),
                obligation: id.clone(),
                moved,
                stands: stands(found),
            })
        })
        .collect()
}

fn stands(found: &[Finding]) -> Vec<Stands> {
    let each = found.iter().map(|one| (one.reading.clone(), (one.verdict, one.reasons.clone())));
    readings::alike(each)
}

/// Whether a step of it was taken, or anything said of its fulfilment.
fn moved(owed: &Obligation, agreement: &AgreementId, heard: &[&Claim], window: &Window) -> bool {
    let steps = owed.steps.iter().any(|step| step.on.window.from.is_some_and(|at| holds(window, at)));
    steps
        || heard.iter().any(|claim| match &claim.about {
            Subject::Fulfilment(of, id) | Subject::Response(of, id, _) => of == agreement && *id == owed.id,
            _ => false,
        })
}
