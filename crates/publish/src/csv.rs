//! Views as CSV, for spreadsheets: one row a finding, lists joined with `; `.

use model::finding::{Finding, Matter};

use crate::compare::Compared;
use crate::found::Found;
use crate::json::{lack, point};

/// Writes all findings, one row each.
///
/// # Errors
///
/// None that is known of; the writer's own where it has any.
pub fn assess(found: &Found) -> Result<String, csv::Error> {
    let head = [
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
    ];
    write(&head, found.all().iter().map(|finding| row(finding).to_vec()))
}

/// Writes the differences of two readings, one row each.
///
/// # Errors
///
/// As [`assess()`].
pub fn compare(compared: &Compared<'_>) -> Result<String, csv::Error> {
    let [a, b] = &compared.readings;
    let head =
        ["incident", "obligation", "agreement", "clause", a.as_str(), b.as_str(), "points", "sentence"];
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
        ];
        cells.to_vec()
    });
    write(&head, rows)
}

fn row(finding: &Finding) -> [String; 14] {
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
        out.write_record(row)?;
    }
    let bytes = out.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
