//! What the laws share.

use assess::{Asked, reference};
use jiff::Timestamp;
use model::Case;
use model::finding::{Finding, Matter};
use proptest::test_runner::{Config, RngSeed};

/// So many cases for each law, always the same ones; or as many as `PROPTEST_CASES` asks for, at random.
pub(crate) fn config(cases: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|number| number.parse().ok());
    let rng_seed = asked.map_or(RngSeed::Fixed(2016), |_: u32| RngSeed::Random);
    let cases = asked.unwrap_or(cases);
    Config { cases, rng_seed, failure_persistence: None, max_shrink_iters: 3000, ..Config::default() }
}

/// Asked of all of the record.
pub(crate) fn all(case: &Case) -> Asked {
    Asked::of_all(case)
}

/// Every finding under every reading: those of clauses that take an incident up, and the others too.
pub(crate) fn findings(case: &Case, asked: Asked) -> Vec<Finding> {
    let mut all = Vec::new();
    for reading in case.readings.keys() {
        all.extend(reference::findings(case, reading, asked));
        for (agreement, matter) in matters(case) {
            let taken = reference::takes_up(case, &matter, &agreement, reading, asked);
            let found = reference::finding(case, &matter, &agreement, reading, asked);
            all.extend(found.filter(|_| !taken && matches!(matter, Matter::Incident(..))));
        }
    }
    all
}

/// Every incident held against every clause, and every obligation.
pub(crate) fn matters(case: &Case) -> Vec<(model::AgreementId, Matter)> {
    let mut all = Vec::new();
    for agreement in case.agreements.values() {
        for clause in &agreement.clauses {
            for incident in case.incidents.values().filter(|incident| incident.same_as.is_none()) {
                all.push((agreement.id.clone(), Matter::Incident(incident.id.clone(), clause.id.clone())));
            }
        }
        for obligation in &agreement.obligations {
            all.push((agreement.id.clone(), Matter::Obligation(obligation.id.clone())));
        }
    }
    all
}

/// Noon of a day in March 2016.
pub(crate) fn noon(day: u8) -> Timestamp {
    format!("2016-03-{:02}T12:00:00Z", 18 + day % 14).parse().unwrap()
}
