//! Findings: guards to verdict (`docs/meaning.md`, "Verdict").

use std::collections::BTreeSet;

use model::actor::ActorKind;
use model::agreement::{Agreement, Clause, Rule};
use model::claim::Value;
use model::finding::{
    Attribution, AttributionGrade, Considered, Explanation, Finding, Matter, Missing, Reason, ReasonCode,
    Verdict,
};
use model::incident::Incident;
use model::time::When;
use model::{ActorId, AgreementId, Case, ClaimId, ClauseId, ReadingId, Truth};

use super::guard::Bench;
use super::known::{Known, Standings};
use super::{View, body, missing, obligation};
use crate::Asked;

/// Every finding of a case under a reading: incidents in order of their ids, each against the clauses that take it up, agreement by
/// agreement; then obligations.
pub fn findings(case: &Case, reading: &ReadingId, asked: Asked) -> Vec<Finding> {
    let Some(reading) = case.readings.get(reading) else { return Vec::new() };
    let view = View::new(case, reading, asked);
    let mut all = Vec::new();
    for incident in asked_about(case, asked) {
        let known = &Known::of(&view, incident);
        for agreement in case.agreements.values() {
            taken_up(&view, agreement, incident, known, |bench| all.push(conclude(bench)));
            for (clause, _) in body::decided(&view, agreement, incident) {
                all.push(on_clause(&view, agreement, clause, incident, known));
            }
        }
    }
    all.extend(obligation::obligations(case, &reading.id, asked));
    all
}

/// Does something with every clause of an agreement that takes an incident up.
pub(super) fn taken_up<'a>(
    view: &View<'a>,
    agreement: &Agreement,
    incident: &Incident,
    known: &Known,
    mut each: impl FnMut(&Bench<'a, '_>),
) {
    let standings = &Standings::of(view, agreement, known);
    for clause in &agreement.clauses {
        let Rule::Forbid(rule) = &clause.rule else { continue };
        let bench = Bench { view, agreement, clause, rule, incident, known, standings };
        if bench.takes_up() {
            each(&bench);
        }
    }
}

/// One finding, whether or not the clause takes the incident up; `None` where there is no such matter, agreement or reading.
pub fn finding(
    case: &Case,
    matter: &Matter,
    agreement: &AgreementId,
    reading: &ReadingId,
    asked: Asked,
) -> Option<Finding> {
    let view = View::new(case, case.readings.get(reading)?, asked);
    under(&view, matter, case.agreements.get(agreement)?)
}

/// One finding under a view.
pub fn under(view: &View<'_>, matter: &Matter, agreement: &Agreement) -> Option<Finding> {
    match matter {
        Matter::Obligation(id) => {
            let obligation = agreement.obligations.iter().find(|obligation| obligation.id == *id)?;
            Some(obligation::under(view, agreement, obligation))
        }
        Matter::Incident(incident, clause) => {
            let clause = agreement.clauses.iter().find(|c| c.id == *clause)?;
            let incident = view.case.incidents.get(incident)?;
            Some(on_clause(view, agreement, clause, incident, &Known::of(view, incident)))
        }
    }
}

/// The findings on one incident under some clauses, whether or not they take it up, in the order of the clauses: those of one agreement
/// stand together.
pub(crate) fn several(
    view: &View<'_>,
    incident: &Incident,
    clauses: &[(&AgreementId, &ClauseId)],
) -> Vec<Finding> {
    let known = &Known::of(view, incident);
    let mut found = Vec::new();
    for under in clauses.chunk_by(|a, b| a.0 == b.0) {
        let Some(agreement) = under.first().and_then(|(id, _)| view.case.agreements.get(*id)) else {
            continue;
        };
        let standings = &Standings::of(view, agreement, known);
        let own = |id: &ClauseId| agreement.clauses.iter().find(|clause| clause.id == *id);
        for clause in under.iter().filter_map(|(_, id)| own(id)) {
            found.push(match &clause.rule {
                Rule::Forbid(rule) => {
                    conclude(&Bench { view, agreement, clause, rule, incident, known, standings })
                }
                _ => on_clause(view, agreement, clause, incident, known),
            });
        }
    }
    found
}

/// The finding on an incident under a clause, whatever its kind.
fn on_clause(
    view: &View<'_>,
    agreement: &Agreement,
    clause: &Clause,
    incident: &Incident,
    known: &Known,
) -> Finding {
    let silent = || Silent { view, agreement, clause, incident, known };
    match &clause.rule {
        Rule::Forbid(rule) => {
            let standings = &Standings::of(view, agreement, known);
            conclude(&Bench { view, agreement, clause, rule, incident, known, standings })
        }
        Rule::Permit(_) => without_guards(&silent(), permits(clause)),
        Rule::Asks { .. } if !view.owns(clause) => without_guards(&silent(), not_owned(clause)),
        Rule::Asks { .. } => ask_body(view, agreement, clause, incident, known),
    }
}

/// The verdict on a matter under a view, without its reasons.
pub fn verdict_under(view: &View<'_>, matter: &Matter, agreement: &Agreement) -> Option<Verdict> {
    let Matter::Incident(incident, clause) = matter else {
        return under(view, matter, agreement).map(|finding| finding.verdict);
    };
    let clause = agreement.clauses.iter().find(|c| c.id == *clause)?;
    let incident = view.case.incidents.get(incident)?;
    let rule = match &clause.rule {
        Rule::Forbid(_) if !view.owns(clause) => return Some(Verdict::NoBreach),
        Rule::Forbid(rule) => rule,
        Rule::Permit(_) | Rule::Asks { .. } => {
            return under(view, matter, agreement).map(|finding| finding.verdict);
        }
    };
    let known = &Known::of(view, incident);
    let standings = &Standings::of(view, agreement, known);
    Some(Bench { view, agreement, clause, rule, incident, known, standings }.verdict())
}

/// The verdict on an incident under one clause; no breach where the clause does not forbid, or the reading does not own it.
pub(super) fn verdict_of(
    view: &View<'_>,
    agreement: &Agreement,
    clause: &Clause,
    incident: &Incident,
) -> Verdict {
    let Rule::Forbid(rule) = &clause.rule else { return Verdict::NoBreach };
    if !view.owns(clause) {
        return Verdict::NoBreach;
    }
    let known = &Known::of(view, incident);
    let standings = &Standings::of(view, agreement, known);
    Bench { view, agreement, clause, rule, incident, known, standings }.verdict()
}

/// The verdict on an incident under each clause of an agreement that forbids.
pub(super) fn verdicts<'b>(
    view: &View<'_>,
    agreement: &'b Agreement,
    incident: &Incident,
) -> Vec<(&'b Clause, Verdict)> {
    let known = &Known::of(view, incident);
    let standings = &Standings::of(view, agreement, known);
    let under = |clause: &'b Clause| {
        let Rule::Forbid(rule) = &clause.rule else { return None };
        let bench = Bench { view, agreement, clause, rule, incident, known, standings };
        Some((clause, if view.owns(clause) { bench.verdict() } else { Verdict::NoBreach }))
    };
    agreement.clauses.iter().filter_map(under).collect()
}

/// Incidents that are asked about: not merged into another, and begun by then as far as the record says.
pub fn asked_about(case: &Case, asked: Asked) -> impl Iterator<Item = &Incident> {
    case.incidents
        .values()
        .filter(|incident| incident.same_as.is_none())
        .filter(move |incident| incident.when.window.from.is_none_or(|from| from < asked.as_of))
}

/// Whether a clause takes an incident up under a reading (`docs/meaning.md`, "Which findings there are").
pub fn takes_up(
    case: &Case,
    matter: &Matter,
    agreement: &AgreementId,
    reading: &ReadingId,
    asked: Asked,
) -> bool {
    let Matter::Incident(incident, clause) = matter else { return true };
    let found = || {
        let view = View::new(case, case.readings.get(reading)?, asked);
        let incident = case.incidents.get(incident)?;
        let known = Known::of(&view, incident);
        let mut taken = false;
        taken_up(&view, case.agreements.get(agreement)?, incident, &known, |bench| {
            taken |= bench.clause.id == *clause;
        });
        let decided = body::decided(&view, case.agreements.get(agreement)?, incident);
        Some(taken || decided.iter().any(|(decided, _)| decided.id == *clause))
    };
    found().unwrap_or(false)
}

impl Bench<'_, '_> {
    /// All guards true: breach. Any false: no breach, whatever the rest. Else undetermined.
    pub(super) fn verdict(&self) -> Verdict {
        let mut all = Truth::True;
        for guard in self.rule.guards() {
            all = all.and(self.outcome(guard).truth);
            if all == Truth::False {
                break;
            }
        }
        verdict(all)
    }
}

fn verdict(all_guards: Truth) -> Verdict {
    match all_guards {
        Truth::True => Verdict::Breach,
        Truth::False => Verdict::NoBreach,
        Truth::Maybe => Verdict::Undetermined,
    }
}

fn conclude(bench: &Bench<'_, '_>) -> Finding {
    let (view, incident, clause) = (bench.view, bench.incident, bench.clause);
    if !view.owns(clause) {
        let agreement = bench.agreement;
        return without_guards(
            &Silent { view, agreement, clause, incident, known: bench.known },
            not_owned(clause),
        );
    }
    let mut steps = bench.steps();
    let verdict = verdict(Truth::all(steps.iter().map(|step| step.truth)));
    let telling = |truth: Truth| {
        steps.iter().filter(move |s| s.truth == truth).filter_map(|s| s.reason.clone()).collect::<Vec<_>>()
    };
    let mut reasons = match verdict {
        Verdict::NoBreach => telling(Truth::False),
        Verdict::Undetermined => telling(Truth::Maybe),
        Verdict::Breach => vec![Reason {
            code: ReasonCode::AllGuardsHold,
            text: format!("every guard of {} holds", clause.cites),
        }],
    };
    reasons.extend(unpublished(bench.agreement, clause, incident));
    let mut wanting: Vec<Missing> = Vec::new();
    if verdict == Verdict::Undetermined {
        for step in steps.iter_mut().filter(|step| step.truth == Truth::Maybe) {
            step.missing = missing::of(bench, step);
            let new = step.missing.iter().filter(|missing| !wanting.contains(missing)).cloned();
            wanting.extend(new.collect::<Vec<_>>());
        }
    }
    let claims: BTreeSet<ClaimId> =
        steps.iter().flat_map(|step| &step.considered).flat_map(Considered::claims).collect();
    Finding {
        about: Matter::Incident(incident.id.clone(), clause.id.clone()),
        agreement: bench.agreement.id.clone(),
        reading: view.reading.id.clone(),
        verdict,
        reasons,
        missing: wanting,
        attribution: attribution(view.case, bench.known.by()),
        facts: Some(bench.known.facts()),
        claims: claims.into_iter().collect(),
        explanation: Explanation { steps, course: Vec::new() },
    }
}

/// An incident and a clause that says nothing against it, whatever the facts.
struct Silent<'b> {
    view: &'b View<'b>,
    agreement: &'b Agreement,
    clause: &'b Clause,
    incident: &'b Incident,
    known: &'b Known<'b>,
}

fn not_owned(clause: &Clause) -> Reason {
    Reason { code: ReasonCode::NotOwned, text: format!("this reading does not own {}", clause.cites) }
}

fn permits(clause: &Clause) -> Reason {
    let text =
        format!("{} permits, and forbids nothing: it is asked with the clauses that it lifts", clause.cites);
    Reason { code: ReasonCode::NotProhibited, text }
}

/// No breach, and no guard is asked.
fn without_guards(silent: &Silent<'_>, reason: Reason) -> Finding {
    Finding {
        about: Matter::Incident(silent.incident.id.clone(), silent.clause.id.clone()),
        agreement: silent.agreement.id.clone(),
        reading: silent.view.reading.id.clone(),
        verdict: Verdict::NoBreach,
        reasons: vec![reason],
        missing: Vec::new(),
        attribution: attribution(silent.view.case, silent.known.by()),
        facts: Some(silent.known.facts()),
        claims: Vec::new(),
        explanation: Explanation { steps: Vec::new(), course: Vec::new() },
    }
}

/// A clause that only a body can judge: the finding is what the body decided, or says that it is asked.
fn ask_body(
    view: &View<'_>,
    agreement: &Agreement,
    clause: &Clause,
    incident: &Incident,
    known: &Known,
) -> Finding {
    let (step, verdict) = match &clause.rule {
        Rule::Asks { body, question } => body::step(view, agreement, clause, (body, question), incident),
        Rule::Forbid(_) | Rule::Permit(_) => (missing::body_step(view.case, clause), Verdict::Undetermined),
    };
    Finding {
        about: Matter::Incident(incident.id.clone(), clause.id.clone()),
        agreement: agreement.id.clone(),
        reading: view.reading.id.clone(),
        verdict,
        reasons: step.reason.iter().cloned().collect(),
        missing: step.missing.clone(),
        attribution: attribution(view.case, known.by()),
        facts: Some(known.facts()),
        claims: Vec::new(),
        explanation: Explanation { steps: vec![step], course: Vec::new() },
    }
}

fn unpublished(agreement: &Agreement, clause: &Clause, incident: &Incident) -> Option<Reason> {
    let reason = |what: &str, until: &Option<When>| {
        let until = until.as_ref()?;
        incident.when.window.is_before(&until.window).then(|| Reason {
            code: ReasonCode::UnpublishedText,
            text: format!("{what} was not published until {until}"),
        })
    };
    reason("the text", &agreement.withheld_until)
        .or_else(|| reason(&format!("the text of {}", clause.cites), &clause.withheld_until))
}

/// Who did it and how surely, from what the reading makes of it.
pub(super) fn attribution(case: &Case, by: &Considered) -> Attribution {
    let candidates: Vec<BTreeSet<ActorId>> = by
        .candidates
        .iter()
        .filter_map(|c| if let Value::Actors(actors) = &c.value { Some(actors.clone()) } else { None })
        .collect();
    let nameless = |actors: &BTreeSet<ActorId>| {
        actors.iter().all(|actor| case.actors.get(actor).is_none_or(|a| a.kind == ActorKind::Collective))
    };
    let grade = match candidates.as_slice() {
        [] => AttributionGrade::None,
        [one] if nameless(one) => AttributionGrade::DirectionOnly,
        [_] if by.open => AttributionGrade::Probable,
        [one] if one.len() > 1 => AttributionGrade::Joint,
        [_] => AttributionGrade::Established,
        _ if by.open => AttributionGrade::None,
        _ => AttributionGrade::OneOf,
    };
    Attribution { grade, candidates }
}
