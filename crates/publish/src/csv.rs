//! Views as CSV, for spreadsheets: one row a finding, lists joined with `; `.
//!
//! A cell that a spreadsheet would take for a formula has an apostrophe before it, which spreadsheets take for "this is text".

mod data;

use std::collections::BTreeMap;

use model::finding::{Finding, Matter, Pivot};
use model::{AgreementId, ReadingId};

use crate::compare::Compared;
use crate::engine::Record;
use crate::found::Found;
use crate::json::{lack, point};
use crate::question::Question;
use crate::words;

pub use data::{claims, findings, matrix, obligations, tallies};

/// The columns of a finding.
const FINDING: [&str; 15] = [
    "incident",
    "obligation",
    "agreement",
    "clause",
    "reading",
    "verdict",
    "reason_codes",
    "reasons",
    "missing",
    "questions",
    "attribution",
    "candidates",
    "facts",
    "claims",
    "note",
];

/// Writes all findings, one row each.
///
/// # Errors
///
/// None that is known of; the writer's own where it has any.
pub fn assess(found: &Found) -> Result<String, csv::Error> {
    write(&FINDING, found.all().iter().map(|finding| row(finding).to_vec()))
}

/// Writes the differences of two readings, one row each.
///
/// # Errors
///
/// As [`assess()`].
pub fn compare(compared: &Compared<'_>) -> Result<String, csv::Error> {
    let [a, b] = &compared.readings;
    let head = [
        "incident",
        "obligation",
        "agreement",
        "clause",
        a.as_str(),
        b.as_str(),
        "points",
        "sentence",
        "note",
    ];
    let findings = of_either(compared);
    let notes: BTreeMap<(&Matter, &AgreementId), &str> = findings
        .iter()
        .filter(|finding| !words::note(finding).is_empty())
        .map(|finding| ((&finding.about, &finding.agreement), words::note(finding)))
        .collect();
    let rows = compared.pivots.iter().map(|pivot| {
        let [incident, obligation, clause] = about(&pivot.about);
        let [(_, left), (_, right)] = &pivot.verdicts;
        let cells = [
            incident,
            obligation,
            pivot.agreement.to_string(),
            clause,
            left.as_str().into(),
            right.as_str().into(),
            join(pivot.points.iter().map(point)),
            pivot.sentence.clone(),
            notes.get(&(&pivot.about, &pivot.agreement)).copied().unwrap_or_default().into(),
        ];
        cells.to_vec()
    });
    write(&head, rows)
}

/// What either reading finds of each matter on which they part.
fn of_either(compared: &Compared<'_>) -> Vec<Finding> {
    let question = Question { readings: compared.readings.to_vec(), ..compared.question.clone() };
    let record = Record::of(&question);
    let engine = record.engine(&question);
    let find = |pivot: &Pivot, reading: &ReadingId| engine.finding(&pivot.about, &pivot.agreement, reading);
    let both = compared.pivots.iter().flat_map(|pivot| compared.readings.iter().map(move |id| (pivot, id)));
    both.filter_map(|(pivot, reading)| find(pivot, reading)).collect()
}

fn row(finding: &Finding) -> [String; 15] {
    let [incident, obligation, clause] = about(&finding.about);
    let together = |set: &std::collections::BTreeSet<model::ActorId>| {
        set.iter().map(model::ActorId::as_str).collect::<Vec<_>>().join(" + ")
    };
    [
        incident,
        obligation,
        finding.agreement.to_string(),
        clause,
        finding.reading.to_string(),
        finding.verdict.as_str().into(),
        join(finding.reasons.iter().map(|reason| reason.code.as_str().to_owned())),
        join(finding.reasons.iter().map(|reason| reason.text.clone())),
        join(finding.missing.iter().map(|missing| lack(&missing.what))),
        join(finding.missing.iter().map(|missing| missing.question.clone())),
        finding.attribution.grade.as_str().into(),
        join(finding.attribution.candidates.iter().map(together)),
        finding.facts.map(model::finding::Facts::as_str).unwrap_or_default().into(),
        join(finding.claims.iter().map(ToString::to_string)),
        words::note(finding).into(),
    ]
}

fn about(matter: &Matter) -> [String; 3] {
    match matter {
        Matter::Incident(incident, clause) => [incident.to_string(), String::new(), clause.to_string()],
        Matter::Obligation(id) => [String::new(), id.to_string(), id.to_string()],
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

fn write(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<String, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(head)?;
    for row in rows {
        out.write_record(row.into_iter().map(harmless))?;
    }
    let bytes = out.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A cell that no spreadsheet takes for a formula; a number is none.
fn harmless(cell: String) -> String {
    let is_taken = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if is_taken { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_formula_becomes_text_and_a_number_stays() {
        for formula in ["=1+1", "+CMD|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(formula.into()), format!("'{formula}"));
        }
        for plain in ["", "-17.5", "+3", "a-b", "–", "'=1"] {
            assert_eq!(harmless(plain.into()), plain);
        }
    }
}
