//! What is owed anew after each breach.

use std::collections::BTreeSet;

use model::claim::Subject;
use model::finding::{Considered, ReasonCode, Verdict};
use model::id::ClauseId;
use model::obligation::Obligation;
use model::time::{Length, Precision, When, Window};
use model::{ActorId, ClaimId, IncidentId, Truth};

use super::come::done;
use super::once::{self, facts};
use super::state::State;
use super::term::Term;
use super::{Owed, Stand};
use crate::reference::given::{Given, given};
use crate::reference::{force, ground};

/// What became of one incident after which it is owed, or may be.
struct Answer {
    incident: IncidentId,
    /// Whether it is certain that it was a breach by whom it must be.
    certain: bool,
    state: State,
    done: Considered,
}

pub(super) fn stand(owed: &Owed<'_, '_>, within: &Length, of: &[ClauseId], by: Option<&ActorId>) -> Stand {
    let Owed { view, agreement, term, .. } = owed;
    let window = Window { from: None, until: Some(term.horizon) };
    let mut found = given(view, agreement, window);
    found.retain(|given| of.is_empty() || of.contains(&given.clause));
    let mut answers: Vec<Answer> = Vec::new();
    for group in found.chunk_by(|a, b| a.incident == b.incident) {
        let truths = group.iter().map(|given| is_breach(owed, given, by));
        let truth = Truth::any(truths);
        if let Some(first) = group.first().filter(|_| truth != Truth::False) {
            answers.push(answer(owed, first, within, truth == Truth::True));
        }
    }
    let course = answers.iter().map(|answer| {
        let doubt = if answer.certain { "" } else { " (whether this was such a breach cannot be told)" };
        format!("after {}{doubt}: {}", answer.incident, answer.state.text)
    });
    let claims: BTreeSet<ClaimId> = answers.iter().flat_map(|answer| answer.done.claims()).collect();
    Stand {
        course: course.collect(),
        facts: facts(view.case, answers.iter().map(|answer| &answer.done)),
        claims,
        state: fold(owed, answers),
    }
}

/// Whether a finding is a breach by whom it must be, or may be one.
fn is_breach(owed: &Owed<'_, '_>, given: &Given, by: Option<&ActorId>) -> Truth {
    let breach = match given.verdict {
        Verdict::Breach => Truth::True,
        Verdict::Undetermined => Truth::Maybe,
        Verdict::NoBreach => Truth::False,
    };
    breach.and(given.is_by(owed.view, by))
}

fn answer(owed: &Owed<'_, '_>, given: &Given, within: &Length, certain: bool) -> Answer {
    let Owed { view, agreement, obligation, term } = owed;
    let zone = force::zone(agreement);
    let after = |at: Option<jiff::Timestamp>| at.and_then(|at| within.after(at, &zone));
    let happened = given.when.window;
    // so long after an instant is an instant, and that still counts
    let precision = if happened.is_point() { Precision::Exact } else { Precision::Range };
    let due = When {
        window: Window { from: after(happened.from), until: after(happened.until) },
        precision,
        lasting: false,
        said: format!("{within} after {}", given.when),
    };
    let done = claims(owed, obligation, &given.incident);
    let state = once::state(view, &Term::by(due, term.horizon), &done);
    Answer { incident: given.incident.clone(), certain, state, done }
}

/// What is said of whether it was done after an incident, or after another one merged into it.
fn claims(owed: &Owed<'_, '_>, obligation: &Obligation, incident: &IncidentId) -> Considered {
    let Owed { view, agreement, .. } = owed;
    let about = |incident: &IncidentId| {
        Subject::Response(agreement.id.clone(), obligation.id.clone(), incident.clone())
    };
    let merged = view.case.incidents.values().filter(|other| other.same_as.is_some());
    let into = merged.filter(|other| ground::mergers(view.case, &other.id).any(|into| into == incident));
    let all: Vec<Subject> = std::iter::once(incident).chain(into.map(|other| &other.id)).map(about).collect();
    done(view, &all)
}

/// A certain failure first, then what is open, then whatever may have been a breach and is not answered.
fn fold(owed: &Owed<'_, '_>, answers: Vec<Answer>) -> State {
    let count = answers.iter().filter(|answer| answer.certain).count();
    let wanting = |answer: &Answer| answer.state.verdict != Verdict::NoBreach;
    if let Some(perhaps) = answers.iter().find(|answer| !answer.certain && wanting(answer))
        && !answers.iter().any(|answer| answer.certain && wanting(answer))
    {
        let text = format!(
            "whether {} is a breach after which it is owed cannot be told; then: {}",
            perhaps.incident, perhaps.state.text
        );
        return State::open_condition(owed.view, text);
    }
    let rank = |answer: &Answer| match (answer.state.verdict, answer.state.code) {
        (Verdict::Breach, _) => 0,
        (Verdict::Undetermined, _) => 1,
        (Verdict::NoBreach, ReasonCode::Due | ReasonCode::NotStarted | ReasonCode::NotYetDue) => 2,
        (Verdict::NoBreach, _) => 3,
    };
    let worst = answers.into_iter().filter(|answer| answer.certain).min_by_key(rank);
    match worst {
        None => State::no_breach(ReasonCode::ConditionNotMet, "no breach is found after which it is owed"),
        Some(Answer { incident, state, .. }) if state.verdict == Verdict::NoBreach && count > 1 => State {
            text: format!(
                "after each of {count} breaches nothing is wanting; after {incident}: {}",
                state.text
            ),
            ..state
        },
        Some(Answer { incident, state, .. }) => {
            State { text: format!("after {incident}: {}", state.text), ..state }
        }
    }
}
