//! What must come first (`docs/meaning.md`, "Conditions over time").

use std::collections::BTreeSet;

use model::agreement::Agreement;
use model::finding::Verdict;
use model::id::ClauseId;
use model::incident::Incident;
use model::obligation::Condition;
use model::time::{Length, When, Window};
use model::{ActorId, AgreementId, Truth};

use super::come;
use crate::reference::finding::{asked_about, attribution, taken_up};
use crate::reference::known::Known;
use crate::reference::standing::is_under;
use crate::reference::{View, body, force};

/// Whether a condition holds by the time asked about, and why.
pub(super) fn holds(view: &View<'_>, agreement: &Agreement, condition: &Condition) -> (Truth, String) {
    match condition {
        Condition::Unbroken { length, of, from } => unbroken(view, length, of, from),
        Condition::Breaches { count, within, of, by } => breaches(view, *count, within, of, by.as_ref()),
        Condition::Come(anchor) => come::came(view, agreement, anchor),
    }
}

/// What a clause gives for an incident that it takes up, or on which the body decided that it asks.
pub(super) struct Given<'a> {
    pub(super) incident: &'a Incident,
    pub(super) clause: ClauseId,
    pub(super) verdict: Verdict,
    /// Those who may have done it.
    pub(super) by: Vec<BTreeSet<ActorId>>,
}

impl Given<'_> {
    /// Whether it is by somebody, or by somebody under their command: over all who may have done it.
    pub(super) fn is_by(&self, view: &View<'_>, by: Option<&ActorId>) -> Truth {
        let Some(by) = by else { return Truth::True };
        let window = &self.incident.when.window;
        let one = |set: &BTreeSet<ActorId>| {
            Truth::any(set.iter().map(|actor| is_under(view.case, actor, by, window)))
        };
        Truth::over(self.by.iter().map(one))
    }
}

/// What an agreement gives for the incidents of a window, in order of time.
pub(super) fn given<'a>(view: &View<'a>, agreement: &Agreement, window: Window) -> Vec<Given<'a>> {
    let mut all = Vec::new();
    for incident in asked_about(view.case, view.asked).filter(|i| !i.when.window.is_apart_from(&window)) {
        let known = Known::of(view, incident);
        taken_up(view, agreement, incident, &known, |bench| {
            let by = attribution(view.case, &known.by).candidates;
            all.push(Given { incident, clause: bench.clause.id.clone(), verdict: bench.verdict(), by });
        });
        for (clause, verdict) in body::decided(view, agreement, incident) {
            let by = attribution(view.case, &known.by).candidates;
            all.push(Given { incident, clause: clause.id.clone(), verdict, by });
        }
    }
    all.sort_by(|a, b| (&a.incident.when, &a.incident.id).cmp(&(&b.incident.when, &b.incident.id)));
    all
}

/// So many days without a breach, counted from a start: broken by the first breach, or by the truce itself ending before.
fn unbroken(view: &View<'_>, length: &Length, of: &AgreementId, from: &When) -> (Truth, String) {
    let Some(agreement) = view.case.agreements.get(of) else {
        return (Truth::Maybe, format!("there is no agreement {of}"));
    };
    let zone = force::zone(agreement);
    let Some((start, end)) =
        from.as_start().from.and_then(|start| Some((start, length.after(start, &zone)?)))
    else {
        return (Truth::Maybe, format!("nobody can say when {length} from {from} end"));
    };
    if view.asked.as_of <= start {
        return (Truth::False, format!("the count of {length} starts {from}"));
    }
    let window = Window { from: Some(start), until: Some(end.min(view.asked.as_of)) };
    let found = given(view, agreement, window);
    let name = |given: &Given<'_>| format!("{}, {}", given.incident.id, given.incident.when);
    let inside = |given: &&Given<'_>| given.incident.when.window.is_within(&window);
    if let Some(breach) = found.iter().filter(inside).find(|given| given.verdict == Verdict::Breach) {
        return (Truth::False, format!("the count of {length} from {from} broke with {}", name(breach)));
    }
    let in_force = if view.asked.as_of >= end { force::at(view, agreement, end).truth } else { Truth::True };
    if in_force == Truth::False {
        return (Truth::False, format!("the truce ended before {length} from {from} were over"));
    }
    // an undetermined finding, or a breach of which it is not known whether it falls into the count
    if let Some(open) = found.iter().find(|given| given.verdict != Verdict::NoBreach) {
        let why =
            format!("whether {length} from {from} were unbroken cannot be told, first for {}", name(open));
        return (Truth::Maybe, why);
    }
    if in_force == Truth::Maybe {
        return (
            Truth::Maybe,
            format!("whether the truce was in force for {length} from {from} cannot be told"),
        );
    }
    if view.asked.as_of < end {
        return (Truth::False, format!("the count of {length} from {from} is still running"));
    }
    (Truth::True, format!("{length} from {from} passed without a breach"))
}

/// So many breaches in a window that ends with one of them.
fn breaches(
    view: &View<'_>,
    count: u32,
    within: &Length,
    of: &AgreementId,
    by: Option<&ActorId>,
) -> (Truth, String) {
    let Some(agreement) = view.case.agreements.get(of) else {
        return (Truth::Maybe, format!("there is no agreement {of}"));
    };
    let zone = force::zone(agreement);
    let mut found = given(view, agreement, Window { from: None, until: Some(view.asked.as_of) });
    found.retain(|given| given.verdict != Verdict::NoBreach);
    let is_by = |given: &Given<'_>, set: &BTreeSet<ActorId>| {
        by.map_or(Truth::True, |by| {
            Truth::any(set.iter().map(|actor| is_under(view.case, actor, by, &given.incident.when.window)))
        })
    };
    let certain = |given: &Given<'_>| {
        let theirs = by.is_none()
            || (!given.by.is_empty() && given.by.iter().all(|set| is_by(given, set) == Truth::True));
        given.verdict == Verdict::Breach && theirs
    };
    let possible = |given: &Given<'_>| {
        given.by.is_empty() || given.by.iter().any(|set| is_by(given, set) != Truth::False)
    };
    // all that certainly fall into the time up to the end of one of them; one alone is one
    let surely = found.iter().filter(|given| certain(given)).map(|last| {
        let own = last.incident.when.window;
        let window =
            Window { from: own.until.and_then(|until| within.before(until, &zone)), until: own.end() };
        let others = found
            .iter()
            .filter(|g| certain(g) && own.until.is_some() && g.incident.when.window.is_within(&window));
        distinct(others).max(1)
    });
    // all that may fall into a time that ends within one of them
    let perhaps = found.iter().filter(|given| possible(given)).map(|last| {
        let own = last.incident.when.window;
        let window = Window { from: own.from.and_then(|from| within.before(from, &zone)), until: own.end() };
        distinct(found.iter().filter(|g| possible(g) && !g.incident.when.window.is_apart_from(&window)))
    });
    let (sure, perhaps) = (surely.max().unwrap_or(0), perhaps.max().unwrap_or(0));
    let needed = count as usize;
    let truth = if sure >= needed {
        Truth::True
    } else if perhaps >= needed {
        Truth::Maybe
    } else {
        Truth::False
    };
    (
        truth,
        format!(
            "{sure} breaches within {within}, and {} more that may be; {count} are needed",
            perhaps.saturating_sub(sure)
        ),
    )
}

/// How many incidents these are.
fn distinct<'g>(given: impl Iterator<Item = &'g Given<'g>>) -> usize {
    given.map(|given| &given.incident.id).collect::<BTreeSet<_>>().len()
}
