//! What changes: incidents that come to another verdict under the draft than under the agreement whose place it takes.

use std::collections::BTreeMap;

use model::finding::Verdict;
use model::{AgreementId, Case, IncidentId, ReadingId};

use super::Trial;
use crate::engine::Record;
use crate::found::Found;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::words::{self, LEGEND, count, narrow};

/// An incident that some reading judges otherwise under the draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The incident.
    pub incident: IncidentId,
    /// For each reading asked: the verdict before and under the draft; `None` where no clause takes it up.
    pub under: Vec<(ReadingId, Option<Verdict>, Option<Verdict>)>,
}

/// So many changes are shown on a page; the other forms have all of them.
const SHOWN: usize = 60;

/// Compares what follows from the record as it was with what follows under the draft.
pub(super) fn between(
    question: &Question<'_>,
    record: &Case,
    old: &AgreementId,
    found: &Found,
) -> Vec<Change> {
    let before = Question { case: record, ..question.clone() };
    let record = Record::of(&before);
    let was = record.engine(&before).outcomes().only(std::slice::from_ref(old));
    let was: BTreeMap<IncidentId, Vec<Option<Verdict>>> =
        was.incidents(&before).into_iter().map(|one| (one.incident.id.clone(), one.under)).collect();
    let mut changes = Vec::new();
    for now in found.incidents(question) {
        let Some(was) = was.get(&now.incident.id) else { continue };
        if *was != now.under {
            let under = question.readings.iter().cloned().zip(was.iter().zip(now.under));
            let under = under.map(|(reading, (was, now))| (reading, *was, now)).collect();
            changes.push(Change { incident: now.incident.id.clone(), under });
        }
    }
    changes
}

/// Says what changes.
pub(super) fn say(trial: &Trial<'_>, page: &mut Page) {
    let Some(old) = &trial.staged.instead_of else { return };
    let title = trial.staged.old_title.as_deref().unwrap_or(old.as_str());
    page.heading("4. What would have come out otherwise?");
    if trial.changes.is_empty() {
        page.text(format!(
            "Every incident comes to the same verdict as under {title}, under every reading asked."
        ));
        return;
    }
    page.text(format!(
        "{} to another verdict than under {title}.",
        count(trial.changes.len(), "incident comes", "incidents come")
    ));
    page.list(trial.question.readings.iter().map(|reading| summary(trial, reading)).collect());
    let head =
        ["id", "when and what"].into_iter().chain(trial.question.readings.iter().map(ReadingId::as_str));
    let mut table = Table::new(head).widest(1);
    for change in trial.changes.iter().take(SHOWN) {
        let what =
            trial.question.case.incidents.get(&change.incident).map(words::incident).unwrap_or_default();
        let cells = change.under.iter().map(|(_, was, now)| turn(*was, *now));
        table.row([change.incident.to_string(), what].into_iter().chain(cells));
    }
    page.table(table);
    page.caption(format!("Before, and below it under the draft; = where it stays. {LEGEND}"));
    if let Some(more) = trial.changes.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        page.text(format!("{more} more are not shown here; --format json has all of them."));
    }
}

fn turn(was: Option<Verdict>, now: Option<Verdict>) -> String {
    if was == now { "=".into() } else { format!("{}\n→ {}", narrow(was), narrow(now)) }
}

/// How many turn from what to what, under one reading.
fn summary(trial: &Trial<'_>, reading: &ReadingId) -> String {
    let mut turns: BTreeMap<(Option<Verdict>, Option<Verdict>), usize> = BTreeMap::new();
    for (_, was, now) in trial
        .changes
        .iter()
        .flat_map(|change| &change.under)
        .filter(|(by, was, now)| by == reading && was != now)
    {
        *turns.entry((*was, *now)).or_default() += 1;
    }
    let word = |verdict: Option<Verdict>| verdict.map_or("not taken up", Verdict::words);
    let each: Vec<String> = turns
        .iter()
        .map(|((was, now), number)| format!("{number} from {} to {}", word(*was), word(*now)))
        .collect();
    if each.is_empty() {
        format!("{reading}: nothing changes.")
    } else {
        format!("{reading}: {}.", each.join("; "))
    }
}
