//! Whether the fast engines give what the reference gives: of a record as it stands, and of one that is told change by change.
//!
//! The batch is held against the reference verdict by verdict, and finding by finding. The incremental engine is driven through a history
//! that nobody would live through (`history`), beside a plain case to which the same is done by hand; the reference is asked of that one.

mod anew;
mod copies;
mod history;

use std::collections::BTreeMap;

use assess::batch::Batch;
use assess::columns::Columns;
use assess::{Asked, reference};
use model::finding::{Finding, Matter, Verdict};
use model::{AgreementId, Case, ClauseId, IncidentId, ReadingId};

pub use anew::taken_over_is_like_anew;
pub use copies::{many_times_over, numbered};
pub use history::{History, an_instant, retold};

/// What a finding on an incident is of.
pub type Of = (ReadingId, IncidentId, AgreementId, ClauseId);

/// Verdicts on incidents.
pub type Verdicts = BTreeMap<Of, Verdict>;

/// What the reference finds of incidents.
pub fn by_reference(case: &Case, asked: Asked) -> BTreeMap<Of, Finding> {
    let findings = case.readings.keys().flat_map(|reading| reference::findings(case, reading, asked));
    findings
        .filter_map(|finding| match &finding.about {
            Matter::Incident(incident, clause) => {
                let of =
                    (finding.reading.clone(), incident.clone(), finding.agreement.clone(), clause.clone());
                Some((of, finding))
            }
            Matter::Obligation(_) => None,
        })
        .collect()
}

/// The verdicts that the reference gives of incidents.
pub fn verdicts(case: &Case, asked: Asked) -> Verdicts {
    by_reference(case, asked).into_iter().map(|(of, finding)| (of, finding.verdict)).collect()
}

/// The verdicts that the batch gives of all rows under all readings of the case.
///
/// # Errors
///
/// A reading or a row that is not there, in words.
pub fn by_batch(columns: &Columns, asked: Asked, threads: usize) -> Result<Verdicts, String> {
    let readings: Vec<&ReadingId> = columns.frame().readings.keys().collect();
    let batch = Batch::new(columns, &readings, asked);
    let mut found = Verdicts::new();
    for (number, reading) in readings.iter().enumerate() {
        let table = batch.table(number, threads).ok_or("no table")?;
        for row in 0..u32::try_from(columns.len()).map_err(|error| error.to_string())? {
            for (at, (agreement, clause)) in table.clauses.iter().enumerate() {
                let Some(verdict) = table.verdict(row, at) else { continue };
                let incident = columns.id(row).ok_or("a row without an incident")?;
                found.insert(((*reading).clone(), incident, agreement.clone(), clause.clone()), verdict);
            }
        }
    }
    Ok(found)
}

/// Holds the batch against the reference.
///
/// # Errors
///
/// What they say otherwise, in words.
pub fn batch_is_like_reference(case: &Case, asked: Asked) -> Result<(), String> {
    let expected = by_reference(case, asked);
    let columns = Columns::of(case.clone(), asked).map_err(|error| error.to_string())?;
    let readings: Vec<&ReadingId> = case.readings.keys().collect();
    let batch = Batch::new(&columns, &readings, asked);
    let mut found = Verdicts::new();
    for (number, reading) in readings.iter().enumerate() {
        let table = batch.table(number, 2).ok_or("no table")?;
        for row in 0..u32::try_from(columns.len()).map_err(|error| error.to_string())? {
            for (at, (agreement, clause)) in table.clauses.iter().enumerate() {
                let Some(verdict) = table.verdict(row, at) else { continue };
                let incident = columns.id(row).ok_or("a row without an incident")?;
                let of = ((*reading).clone(), incident, agreement.clone(), clause.clone());
                let explained = batch.finding(number, row, agreement, clause);
                if explained.as_ref() != expected.get(&of) {
                    return Err(format!(
                        "{of:?}: the batch says {verdict:?} and explains {explained:#?}\nthe reference {:#?}",
                        expected.get(&of)
                    ));
                }
                found.insert(of, verdict);
            }
        }
    }
    let expected = expected.into_iter().map(|(of, finding)| (of, finding.verdict)).collect();
    alike("the batch", &found, &expected)
}

/// Holds verdicts against those of the reference.
///
/// # Errors
///
/// The first that is otherwise, in words.
pub fn alike(engine: &str, found: &Verdicts, expected: &Verdicts) -> Result<(), String> {
    for of in expected.keys().chain(found.keys()) {
        let (found, expected) = (found.get(of), expected.get(of));
        if found != expected {
            return Err(format!("{of:?}: {engine} says {found:?}, the reference {expected:?}"));
        }
    }
    Ok(())
}
