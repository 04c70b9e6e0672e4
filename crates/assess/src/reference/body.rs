//! What bodies decided (`docs/meaning.md`, "Exceptions").

use model::agreement::Agreement;
use model::body::{Decision, Ruling};
use model::incident::Incident;
use model::{ActorId, ClauseId};

use super::{View, ground};

/// What a body ruled on an incident under a clause, as far as the record knew by then. The last decision stands; where the last ones
/// contradict one another none does.
pub fn ruling(
    view: &View<'_>,
    body: &ActorId,
    incident: &Incident,
    agreement: &Agreement,
    clause: &ClauseId,
) -> Option<Ruling> {
    let on_it = |decision: &&Decision| {
        decision.by == *body
            && ground::merged_into(view.case, &decision.incident) == Some(&incident.id)
            && decision.clause == (agreement.id.clone(), clause.clone())
            && decision.learnt <= view.asked.known_at
    };
    let decisions: Vec<&Decision> = view.case.decisions.values().filter(on_it).collect();
    let stands = |decision: &&&Decision| {
        let later = |other: &&Decision| decision.on.window.is_before(&other.on.window);
        !decisions.iter().any(later)
    };
    let mut last = decisions.iter().filter(stands).map(|decision| decision.ruling);
    let first = last.next()?;
    last.all(|other| other == first).then_some(first)
}
