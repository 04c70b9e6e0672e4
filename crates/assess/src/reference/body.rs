//! What a body decided, and whether it was composed to decide it (`docs/meaning.md`, "Bodies").

use jiff::Timestamp;
use model::agreement::{Agreement, Clause, Rule};
use model::body::{Body, Decision, Ruling, Voting};
use model::claim::Subject;
use model::finding::{Guard, Lack, Missing, Reason, ReasonCode, Step, Verdict};
use model::incident::Incident;
use model::{ActorId, Case, Truth};

use super::{View, evidence, force, ground, words};

/// A decision, and what it wants to count; nothing where it counts.
#[derive(Clone, Debug)]
pub struct Weighed<'a> {
    /// The decision.
    pub decision: &'a Decision,
    /// What is wanting, in words.
    pub wanting: Vec<String>,
}

/// The clauses of an agreement that ask a body which decided on an incident, each with the verdict that follows.
pub(super) fn decided<'g>(
    view: &View<'_>,
    agreement: &'g Agreement,
    incident: &Incident,
) -> Vec<(&'g Clause, Verdict)> {
    let asking = agreement.clauses.iter().filter_map(|clause| match &clause.rule {
        Rule::Asks { body, .. } => Some((clause, body)),
        _ => None,
    });
    asking
        .filter_map(|(clause, body)| {
            let all = weighed(view, agreement, clause, body, incident);
            let ruled = || verdict(ruled(&last_that_count(&all)));
            // what a reading does not own is no breach to it
            (!all.is_empty()).then(|| (clause, if view.owns(clause) { ruled() } else { Verdict::NoBreach }))
        })
        .collect()
}

/// What a body decided on an incident under a clause, as far as it was known, in the order of time.
pub fn weighed<'a>(
    view: &View<'a>,
    agreement: &Agreement,
    clause: &Clause,
    body: &ActorId,
    incident: &Incident,
) -> Vec<Weighed<'a>> {
    let on_it = |decision: &&Decision| {
        decision.incident == incident.id
            || ground::mergers(view.case, &decision.incident).any(|into| *into == incident.id)
    };
    let seated = body_of(view.case, agreement, body);
    let mut all: Vec<Weighed<'a>> = view
        .case
        .decisions
        .values()
        .filter(|decision| decision.by == *body)
        .filter(|decision| decision.clause.0 == agreement.id && decision.clause.1 == clause.id)
        .filter(on_it)
        .filter(|decision| decision.learnt <= view.asked.known_at)
        .filter(|decision| decision.on.window.from.is_none_or(|from| from < view.asked.as_of))
        .map(|decision| Weighed { decision, wanting: wanting(view.case, seated, decision) })
        .collect();
    all.sort_by(|a, b| (&a.decision.on, &a.decision.id).cmp(&(&b.decision.on, &b.decision.id)));
    all
}

/// The last of the decisions that count: one, or several where it cannot be told which of them came last.
fn last_that_count<'w, 'a>(all: &'w [Weighed<'a>]) -> Vec<&'w Weighed<'a>> {
    let counts = || all.iter().filter(|weighed| weighed.wanting.is_empty());
    let followed = |weighed: &Weighed<'_>| {
        counts().any(|other| weighed.decision.on.window.is_before(&other.decision.on.window))
    };
    counts().filter(|weighed| !followed(weighed)).collect()
}

/// What they ruled, where they ruled alike.
fn ruled(last: &[&Weighed<'_>]) -> Option<Ruling> {
    let first = last.first()?.decision.ruling;
    last.iter().all(|weighed| weighed.decision.ruling == first).then_some(first)
}

fn verdict(ruled: Option<Ruling>) -> Verdict {
    match ruled {
        Some(Ruling::Breach) => Verdict::Breach,
        Some(Ruling::NoBreach) => Verdict::NoBreach,
        None => Verdict::Undetermined,
    }
}

/// What a body ruled on an incident under a clause, by the last decision that counts.
pub fn ruling(
    view: &View<'_>,
    body: &ActorId,
    incident: &Incident,
    agreement: &Agreement,
    clause: &Clause,
) -> Option<Ruling> {
    ruled(&last_that_count(&weighed(view, agreement, clause, body, incident)))
}

/// The body as the agreement sets it up, or one that it adds to.
fn body_of<'a>(case: &'a Case, agreement: &'a Agreement, actor: &ActorId) -> Option<&'a Body> {
    chain(case, agreement).flat_map(|agreement| &agreement.bodies).find(|body| body.actor == *actor)
}

/// Those who say what an agreement means, by the agreement itself or one that it adds to.
pub(super) fn interpreters<'a>(case: &'a Case, agreement: &'a Agreement) -> Vec<&'a ActorId> {
    let bodies = chain(case, agreement).flat_map(|agreement| &agreement.bodies);
    bodies.filter(|body| body.interprets).map(|body| &body.actor).collect()
}

fn chain<'a>(case: &'a Case, agreement: &'a Agreement) -> impl Iterator<Item = &'a Agreement> {
    let base = |agreement: &&'a Agreement| case.agreements.get(agreement.supplements.as_ref()?);
    std::iter::successors(Some(agreement), base).take(case.agreements.len().max(1))
}

/// What a decision wants to count as one of the body.
fn wanting(case: &Case, body: Option<&Body>, decision: &Decision) -> Vec<String> {
    let Some(body) = body else { return Vec::new() };
    let name = |actor: &ActorId| case.actor_name(actor).to_owned();
    let there = |actor: &ActorId| present(decision, actor);
    let mut all = Vec::new();
    for (actor, seats) in &body.seats {
        if there(actor) > u64::from(*seats) {
            all.push(format!("{} was there with {}, and has {seats} seats", name(actor), there(actor)));
        }
        let quorum = body.quorum.iter().find(|(of, _)| of == actor).map(|(_, count)| *count);
        let needed = if body.quorum.is_empty() { 1 } else { quorum.unwrap_or(0) };
        if there(actor) < u64::from(needed) {
            let who = name(actor);
            all.push(match (there(actor), needed) {
                (0, 1) => format!("nobody of {who} was there"),
                (0, needed) => format!("nobody of {who} was there, and {needed} must be"),
                (present, needed) => format!("only {present} of {who} were there, and {needed} must be"),
            });
        }
    }
    let seated = |actor: &ActorId| body.seats.iter().any(|(seat, _)| seat == actor);
    let against: Vec<&ActorId> = decision.dissent.iter().filter(|actor| seated(actor)).collect();
    match &body.decides {
        Voting::Consensus => all.extend(
            against
                .iter()
                .map(|actor| format!("{} was against it, and it decides by consensus", name(actor))),
        ),
        Voting::Majority => {
            let votes = |is_against: bool| -> u64 {
                let seats = body.seats.iter().filter(|(actor, _)| against.contains(&actor) == is_against);
                seats.map(|(actor, _)| there(actor)).sum()
            };
            if !body.seats.is_empty() && votes(false) <= votes(true) {
                let (for_it, against) = (votes(false), votes(true));
                all.push(format!("{for_it} were for it and {against} against, and it decides by majority"));
            }
        }
        Voting::FinalWord(last) => {
            let who = name(last);
            if there(last) == 0 {
                all.push(format!("{who}, whose word is final, was not there"));
            }
            if decision.dissent.contains(last) {
                all.push(format!("{who}, whose word is final, was against it"));
            }
        }
    }
    all
}

fn present(decision: &Decision, actor: &ActorId) -> u64 {
    let of = decision.present.iter().filter(|(who, _)| who == actor);
    of.map(|(_, count)| u64::from(*count)).sum()
}

/// The step of a clause that only a body can judge, and the verdict that follows from what it decided.
pub(super) fn step(
    view: &View<'_>,
    agreement: &Agreement,
    clause: &Clause,
    (body, question): (&ActorId, &str),
    incident: &Incident,
) -> (Step, Verdict) {
    let all = weighed(view, agreement, clause, body, incident);
    let name = view.case.actor_name(body);
    let last = last_that_count(&all);
    let found = ruled(&last);
    let each = || last.iter().map(|one| told(view.case, one.decision)).collect::<Vec<_>>().join("; ");
    let (truth, code, because) = match (found, all.last()) {
        (Some(ruling), _) => (Truth::from(ruling == Ruling::Breach), ReasonCode::DecidedByBody, each()),
        (None, _) if !last.is_empty() => {
            let because = format!("{}; which of these came last cannot be told", each());
            (Truth::Maybe, ReasonCode::ContestedFact, because)
        }
        (None, Some(weighed)) => {
            let because = format!(
                "{}; this does not count: {}",
                told(view.case, weighed.decision),
                weighed.wanting.join("; ")
            );
            (Truth::Maybe, ReasonCode::CompositionNotMet, because)
        }
        (None, None) => {
            let because = format!("only {name} can judge it, and the record holds no answer");
            (Truth::Maybe, ReasonCode::AsksBody, because + &overdue(view, agreement, body, incident))
        }
    };
    let missing = Missing {
        what: Lack::Body(body.clone()),
        question: question.to_owned(),
        if_so: Vec::new(),
        how: format!("an answer by {name}"),
    };
    let step = Step {
        guard: Guard::Asked,
        truth,
        words: clause.words.plain().to_owned(),
        because: because.clone(),
        considered: Vec::new(),
        terms: Vec::new(),
        reason: Some(Reason { code, text: because }),
        missing: if truth == Truth::Maybe { vec![missing] } else { Vec::new() },
    };
    (step, verdict(found))
}

/// A decision in words: by whom, when, who was there and who was against it.
fn told(case: &Case, decision: &Decision) -> String {
    let ruling = match decision.ruling {
        Ruling::Breach => "a breach",
        Ruling::NoBreach => "no breach",
    };
    let mut text =
        format!("{} found {ruling} on {} ({})", case.actor_name(&decision.by), decision.on, decision.id);
    let there: Vec<String> = decision
        .present
        .iter()
        .map(|(who, count)| format!("{} with {count}", case.actor_name(who)))
        .collect();
    if !there.is_empty() {
        text.push_str("; there were ");
        text.push_str(&words::list(&there, "and"));
    }
    let against: Vec<&str> = decision.dissent.iter().map(|who| case.actor_name(who)).collect();
    if !against.is_empty() {
        text.push_str("; against it was ");
        text.push_str(&words::list(&against, "and"));
    }
    text
}

/// That the time for an answer has run out, counted from when the record first knew of the incident.
fn overdue(view: &View<'_>, agreement: &Agreement, body: &ActorId, incident: &Incident) -> String {
    let within = body_of(view.case, agreement, body).and_then(|body| body.answers_within.as_ref());
    let claims = evidence::claims_on(view, incident);
    let told = claims.iter().filter(|claim| matches!(claim.about, Subject::Incident(_)));
    let known: Option<Timestamp> = told.map(|claim| claim.learnt).min();
    let Some((within, known)) = within.zip(known) else { return String::new() };
    let zone = force::zone(agreement);
    match within.after(known, &zone) {
        Some(end) if end <= view.asked.as_of => {
            let until = end.to_zoned(zone).strftime("%Y-%m-%d %H:%M");
            format!("; its {within} to answer ran out on {until}")
        }
        _ => String::new(),
    }
}
