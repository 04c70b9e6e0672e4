//! The pivot as one sentence.

use model::agreement::{EachParameter, Parameter};
use model::finding::{Finding, Matter, PivotPoint, ReasonCode, Verdict};
use model::reading::Reading;

use super::{Table, points};
use crate::reference::standing::standing;
use crate::reference::{View, evidence, words};

/// "washington finds a breach and damascus no breach; they part on one question of the text: … (washington: “…”; damascus: “…”)."
///
/// Where only one of them would turn, the sentence says which.
pub(super) fn of(
    table: &Table<'_>,
    found: &[Finding; 2],
    points: &[PivotPoint],
    turning: [bool; 2],
) -> String {
    let [a, b] = table.readings;
    let [left, right] = found;
    let parts: Vec<String> = points
        .iter()
        .map(|point| {
            let (one, two) = (takes(table, a, left, point), takes(table, b, right, point));
            format!("{} ({}: {one}; {}: {two})", question(table, point), a.id, b.id)
        })
        .collect();
    let finds = |finding: &Finding| match finding.verdict {
        Verdict::Breach => "finds a breach",
        Verdict::NoBreach => "finds no breach",
        Verdict::Undetermined => "cannot tell",
    };
    let parts = words::list(&parts, "and on");
    let turn = match turning {
        [true, false] => format!("; were {} to take this as {} does, it would find the same", a.id, b.id),
        [false, true] => format!("; were {} to take this as {} does, it would find the same", b.id, a.id),
        _ => String::new(),
    };
    format!("{} {} and {} {}; they part on {parts}{turn}.", a.id, finds(left), b.id, finds(right))
}

fn question(table: &Table<'_>, point: &PivotPoint) -> String {
    match point {
        PivotPoint::Fact(attribute) => attribute.words().to_owned(),
        PivotPoint::Standing(actor) => {
            format!("what {} is under {}", table.case.actor_name(actor), table.agreement.title.plain())
        }
        PivotPoint::Term(id) => {
            let found = Found::look(table, id, None);
            format!("one question of the text: {}", found.asks)
        }
        PivotPoint::Ownership => "whether this is owed at all".into(),
        PivotPoint::Matter(matter) => words::whether(table.case, matter),
    }
}

/// What a reading takes a point to be, in words.
fn takes(table: &Table<'_>, reading: &Reading, finding: &Finding, point: &PivotPoint) -> String {
    let Some(reading) = table.case.readings.get(&reading.id) else { return String::new() };
    let view = table.view(reading);
    let incident = match table.matter {
        Matter::Incident(incident, _) => table.case.incidents.get(incident),
        Matter::Obligation(_) => None,
    };
    match (point, incident) {
        (PivotPoint::Fact(attribute), Some(incident)) => {
            words::told(table.case, &evidence::of_incident(&view, incident, *attribute))
        }
        (PivotPoint::Standing(actor), Some(incident)) => {
            words::told(table.case, &standing(&view, table.agreement, actor, &incident.when.window).0)
        }
        (PivotPoint::Fact(_) | PivotPoint::Standing(_), None) => {
            finding.reasons.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>().join("; ")
        }
        (PivotPoint::Matter(matter), _) => {
            let told: Vec<String> = points::of_matter(&view, table, matter)
                .iter()
                .map(|considered| words::told(table.case, considered))
                .collect();
            if told.is_empty() { "nobody counts any".into() } else { told.join(", ") }
        }
        (PivotPoint::Term(id), _) => match Found::look(table, id, Some(&view)).says.as_slice() {
            [] => "nothing".into(),
            [one] => format!("“{one}”"),
            several => {
                let quoted: Vec<String> = several.iter().map(|says| format!("“{says}”")).collect();
                format!("open between {}", words::list(&quoted, "and"))
            }
        },
        (PivotPoint::Ownership, _) => {
            let disowned = finding.reasons.iter().any(|reason| reason.code == ReasonCode::NotOwned);
            if disowned { "it is not".into() } else { "it is".into() }
        }
    }
}

/// The first parameter that a point stands on: its question, and the answers that a view takes.
struct Found<'v> {
    id: String,
    view: Option<&'v View<'v>>,
    asks: String,
    says: Vec<String>,
}

impl<'v> Found<'v> {
    fn look(table: &Table<'_>, id: &str, view: Option<&'v View<'v>>) -> Self {
        let mut found = Self { id: id.to_owned(), view, asks: String::new(), says: Vec::new() };
        for agreement in table.chain().chain(table.case.agreements.values()) {
            if found.asks.is_empty() {
                agreement.each_parameter(&mut found);
            }
        }
        found
    }
}

impl EachParameter for Found<'_> {
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>) {
        let Some(point) = parameter.point.as_ref().filter(|point| point.id == self.id) else { return };
        if self.asks.is_empty() {
            self.asks.clone_from(&point.asks);
            let answers = self.view.map(|view| view.take(parameter)).unwrap_or_default();
            self.says = answers.into_iter().map(|(_, says)| says.to_owned()).collect();
        }
    }
}
