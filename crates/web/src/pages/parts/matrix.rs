//! Incidents against readings, with the sentence on which the readings part.

use publish::edition::{Entry, Parting, Turned};
use publish::language::Said;

use super::words::{area, place};
use crate::marks::{Mark, heads};
use crate::visit::{Visit, id};

/// An incident against every reading.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) href: String,
    pub(crate) when: String,
    pub(crate) title: Said,
    pub(crate) place: String,
    pub(crate) area: Said,
    pub(crate) cells: Vec<Cell>,
    /// Where the readings part, in a sentence; empty where they do not.
    pub(crate) parting: String,
    /// What turned when the case changed last, in a sentence; empty where nothing did.
    pub(crate) turned: String,
}

/// What one reading finds.
pub(crate) struct Cell {
    pub(crate) reading: Said,
    pub(crate) mark: Mark,
    pub(crate) turned: bool,
}

/// Rows for incidents, by their numbers.
pub(crate) fn rows(visit: &Visit, numbers: impl IntoIterator<Item = usize>) -> Vec<Row> {
    numbers.into_iter().filter_map(|number| row(visit, number)).collect()
}

fn row(visit: &Visit, number: usize) -> Option<Row> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let entry = edition.entries().get(number)?;
    let incident = edition.incident(entry)?;
    let turned = turned(visit, entry);
    let heads = heads(voice, edition.case(), edition.readings());
    let cells = heads.into_iter().zip(&entry.over_all).map(|(head, verdict)| Cell {
        turned: turned.iter().any(|one| one.reading.as_str() == head.id),
        reading: head.name,
        mark: Mark::of(voice, *verdict),
    });
    let parting = edition.parting(number);
    Some(Row {
        id: entry.incident.to_string(),
        href: visit.href(&format!("/incidents/{}", id(entry.incident.as_str()))),
        when: voice.when(&incident.when),
        title: visit.text(&incident.title),
        place: place(visit, incident),
        area: area(visit, incident),
        cells: cells.collect(),
        parting: parting.map(|parting| pivot(visit, parting)).unwrap_or_default(),
        turned: if turned.is_empty() { String::new() } else { voice.count("matrix-turned", turned.len()) },
    })
}

/// Where two readings part, in a sentence.
pub(crate) fn pivot(visit: &Visit, parting: &Parting) -> String {
    let [a, b] = &parting.findings;
    visit.voice.pivot(visit.edition.case(), &parting.pivot, [a, b])
}

/// What turned of an incident when the case changed last; only the latest time knows.
pub(crate) fn turned<'v>(visit: &'v Visit, entry: &Entry) -> &'v [Turned] {
    if visit.is_turned_back() {
        return &[];
    }
    visit.now.turned.get(&entry.incident).map(Vec::as_slice).unwrap_or_default()
}
