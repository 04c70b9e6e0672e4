//! The fast engines give what the reference gives.

use std::collections::BTreeMap;

use assess::Asked;
use assess::batch::Batch;
use assess::columns::Columns;
use assess::reference;
use model::finding::{Finding, Matter, Verdict};
use model::{AgreementId, Case, ClauseId, IncidentId, ReadingId};
use proptest::prelude::*;
use testkit::generate::sketch;

use super::held::{all, config};

type Of = (ReadingId, IncidentId, AgreementId, ClauseId);

/// What the reference finds of incidents.
fn by_reference(case: &Case, asked: Asked) -> BTreeMap<Of, Finding> {
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

/// What the batch finds, with the finding behind each verdict.
fn by_batch(case: &Case, asked: Asked) -> BTreeMap<Of, (Verdict, Option<Finding>)> {
    let columns = Columns::of(case.clone(), asked).unwrap();
    let readings: Vec<&ReadingId> = case.readings.keys().collect();
    let batch = Batch::new(&columns, &readings, asked);
    let mut found = BTreeMap::new();
    for (number, reading) in readings.iter().enumerate() {
        let table = batch.table(number, 2).unwrap();
        for row in 0..u32::try_from(columns.len()).unwrap() {
            for (at, (agreement, clause)) in table.clauses.iter().enumerate() {
                if let Some(verdict) = table.verdict(row, at) {
                    let of =
                        ((*reading).clone(), columns.id(row).unwrap(), agreement.clone(), clause.clone());
                    found.insert(of, (verdict, batch.finding(number, row, agreement, clause)));
                }
            }
        }
    }
    found
}

fn assert_alike(case: &Case, asked: Asked) -> Result<(), TestCaseError> {
    let (expected, found) = (by_reference(case, asked), by_batch(case, asked));
    let verdicts =
        |of: &Of| (expected.get(of).map(|f| f.verdict), found.get(of).map(|(verdict, _)| *verdict));
    for of in expected.keys().chain(found.keys()) {
        let (expected, found) = verdicts(of);
        prop_assert_eq!(expected, found, "{:?}", of);
    }
    for (of, finding) in &expected {
        prop_assert_eq!(Some(finding), found[of].1.as_ref(), "{:?}", of);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn the_batch_finds_what_the_reference_finds_and_explains_it_alike(sketch in sketch()) {
        let case = sketch.case();
        assert_alike(&case, all(&case))?;
    }

    #[test]
    fn so_it_does_of_an_earlier_time_and_an_earlier_state_of_the_record(sketch in sketch(), day in 18_i8..=31, learnt in 18_i8..=31) {
        let case = sketch.case();
        let at = |day| jiff::civil::date(2016, 3, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        assert_alike(&case, Asked { as_of: at(day), known_at: at(learnt) })?;
    }
}
