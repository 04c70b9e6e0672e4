//! Whether a body decided what a finding says that it did: its members are counted anew.

use std::collections::BTreeMap;

use model::agreement::{Agreement, Clause, Rule};
use model::body::{Body, Decision, Ruling, Voting};
use model::finding::{Finding, Guard, ReasonCode, Verdict};
use model::incident::Incident;
use model::{ActorId, IncidentId, Truth};

use super::world::over_by;
use crate::reference::View;

/// Whether the finding on a clause that asks a body is the one that follows from its decisions.
pub(super) fn follows(
    view: &View<'_>,
    agreement: &Agreement,
    clause: &Clause,
    incident: &Incident,
    finding: &Finding,
) -> bool {
    let [step] = finding.explanation.steps.as_slice() else { return false };
    let expected = expected(view, agreement, clause, incident);
    let truth = match expected.0 {
        Verdict::Breach => Truth::True,
        Verdict::NoBreach => Truth::False,
        Verdict::Undetermined => Truth::Maybe,
    };
    step.guard == Guard::Asked
        && step.truth == truth
        && finding.verdict == expected.0
        && finding.reasons.first().is_some_and(|reason| reason.code == expected.1)
        && (truth == Truth::Maybe) != finding.missing.is_empty()
}

fn expected(
    view: &View<'_>,
    agreement: &Agreement,
    clause: &Clause,
    incident: &Incident,
) -> (Verdict, ReasonCode) {
    let Rule::Asks { body, .. } = &clause.rule else {
        return (Verdict::Undetermined, ReasonCode::AsksBody);
    };
    let known = |decision: &&Decision| {
        let taken = decision.on.window.from.is_none_or(|from| from < view.asked.as_of);
        taken && decision.learnt <= view.asked.known_at
    };
    let matter = (&agreement.id, &clause.id);
    let all = view.case.decisions.values().filter(|decision| {
        decision.by == *body
            && (&decision.clause.0, &decision.clause.1) == matter
            && is_on(view, &decision.incident, &incident.id)
    });
    let mut all: Vec<&Decision> = all.filter(known).collect();
    if all.is_empty() {
        return (Verdict::Undetermined, ReasonCode::AsksBody);
    }
    let seated = seated(view, agreement, body);
    all.retain(|decision| seated.is_none_or(|body| could_decide(body, decision)));
    // what surely came before another is overtaken by it
    let over = |a: &Decision, b: &Decision| over_by(&a.on.window, b.on.window.from);
    let last = all.iter().filter(|one| !all.iter().any(|other| over(one, other)));
    let rulings: Vec<Ruling> = last.map(|decision| decision.ruling).collect();
    match (rulings.contains(&Ruling::Breach), rulings.contains(&Ruling::NoBreach)) {
        (true, true) => (Verdict::Undetermined, ReasonCode::ContestedFact),
        (true, false) => (Verdict::Breach, ReasonCode::DecidedByBody),
        (false, true) => (Verdict::NoBreach, ReasonCode::DecidedByBody),
        (false, false) => (Verdict::Undetermined, ReasonCode::CompositionNotMet),
    }
}

/// The body in the agreement, else in the one that it adds to, and so on.
fn seated<'v>(view: &View<'v>, agreement: &Agreement, actor: &ActorId) -> Option<&'v Body> {
    let mut next = Some(&agreement.id);
    for _ in 0..view.case.agreements.len() {
        let agreement = view.case.agreements.get(next?)?;
        if let Some(body) = agreement.bodies.iter().find(|body| body.actor == *actor) {
            return Some(body);
        }
        next = agreement.supplements.as_ref();
    }
    None
}

fn is_on(view: &View<'_>, about: &IncidentId, incident: &IncidentId) -> bool {
    let mut id = about;
    for _ in 0..=view.case.incidents.len() {
        if id == incident {
            return true;
        }
        match view.case.incidents.get(id).and_then(|incident| incident.same_as.as_ref()) {
            Some(into) => id = into,
            None => return false,
        }
    }
    false
}

fn could_decide(body: &Body, decision: &Decision) -> bool {
    let mut there: BTreeMap<&ActorId, u64> = BTreeMap::new();
    for (who, count) in &decision.present {
        *there.entry(who).or_default() += u64::from(*count);
    }
    let came = |who: &ActorId| there.get(who).copied().unwrap_or(0);
    let seats: BTreeMap<&ActorId, u64> =
        body.seats.iter().map(|(who, count)| (who, u64::from(*count))).collect();
    let quorum: Vec<(&ActorId, u64)> = if body.quorum.is_empty() {
        seats.keys().map(|who| (*who, 1)).collect()
    } else {
        body.quorum.iter().map(|(who, count)| (who, u64::from(*count))).collect()
    };
    let composed = quorum.iter().all(|(who, least)| came(who) >= *least)
        && seats.iter().all(|(who, seats)| came(who) <= *seats);
    let against = |who: &ActorId| decision.dissent.contains(who);
    let carried = match &body.decides {
        Voting::Consensus => !seats.keys().any(|who| against(who)),
        Voting::Majority => {
            let votes = seats.keys().map(|who| (against(who), i128::from(came(who))));
            let margin: i128 = votes.map(|(against, count)| if against { -count } else { count }).sum();
            seats.is_empty() || margin > 0
        }
        Voting::FinalWord(last) => came(last) > 0 && !against(last),
    };
    composed && carried
}
