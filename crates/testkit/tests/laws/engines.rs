//! The fast engines give what the reference gives.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use assess::Asked;
use assess::incremental::{Change, Incremental};
use model::claim::{Claim, Subject};
use model::finding::Matter;
use model::reading::Reading;
use model::{Case, ReadingId};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use testkit::alike::{Of, batch_is_like_reference, by_reference, retold, taken_over_is_like_anew, verdicts};
use testkit::generate::{crowd, feud, sketch};

use super::held::{all, config};

fn assert_alike(case: &Case, asked: Asked) -> Result<(), TestCaseError> {
    batch_is_like_reference(case, asked).map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(config(30))]

    #[test]
    fn the_batch_finds_what_the_reference_finds_and_explains_it_alike(sketch in sketch()) {
        let case = sketch.case();
        assert_alike(&case, all(&case))?;
    }

    #[test]
    fn so_it_does_where_readings_have_twins(sketch in sketch()) {
        let mut case = sketch.case();
        // some are alike in everything, some are named by a text that does not name their twin
        for reading in case.readings.values().cloned().collect::<Vec<_>>() {
            let id = ReadingId::new(&format!("{}-twin", reading.id));
            case.readings.insert(id.clone(), Reading { id, ..reading });
        }
        assert_alike(&case, all(&case))?;
    }

    #[test]
    fn so_it_does_of_an_earlier_time_and_an_earlier_state_of_the_record(sketch in sketch(), day in 18_i8..=31, learnt in 18_i8..=31) {
        let case = sketch.case();
        let at = |day| jiff::civil::date(2016, 3, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        assert_alike(&case, Asked { as_of: at(day), known_at: at(learnt) })?;
    }
}

/// Holds a batch that takes over what it can against one that takes over nothing, where the claims that `late` tells were learnt later than the others.
fn assert_taken_over(case: &Case, late: &[bool], kept: &Cell<(usize, usize)>) -> Result<(), TestCaseError> {
    let at = |day| jiff::civil::date(2016, 4, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    let mut case = case.clone();
    let incidental = |claim: &&mut Claim| matches!(claim.about, Subject::Incident(_));
    for (claim, late) in case.claims.values_mut().filter(incidental).zip(late.iter().cycle()) {
        claim.learnt = if *late { at(20) } else { claim.learnt.min(at(10)) };
    }
    let (as_of, case) = (all(&case).as_of, Arc::new(case));
    for known_at in [[at(15), at(25)], [at(25), at(15)]] {
        let (own, rows) = taken_over_is_like_anew(&case, as_of, known_at).map_err(TestCaseError::fail)?;
        kept.set((kept.get().0 + own, kept.get().1 + rows));
    }
    Ok(())
}

#[test]
fn what_is_taken_over_from_an_earlier_state_of_the_record_is_what_would_be_found_anew() {
    let kept = [const { Cell::new((0, 0)) }; 3];
    let [feuds, sketches, crowds] = &kept;
    let late = || proptest::collection::vec(prop::bool::weighted(0.1), 17);
    let runner = |cases| TestRunner::new(config(cases));
    let held = [
        runner(20)
            .run(&(feud(10..=36), late()), |(feud, late)| assert_taken_over(&feud.case(), &late, feuds))
            .map_err(|error| error.to_string()),
        runner(20)
            .run(&(sketch(), late()), |(sketch, late)| assert_taken_over(&sketch.case(), &late, sketches))
            .map_err(|error| error.to_string()),
        runner(30)
            .run(&(crowd(6..=12), late()), |(crowd, late)| assert_taken_over(&crowd.case(), &late, crowds))
            .map_err(|error| error.to_string()),
    ];
    for held in held {
        held.unwrap_or_else(|error| panic!("{error}"));
    }
    for (kept, rows) in kept.map(Cell::into_inner) {
        assert!(0 < kept && kept < rows, "{kept} of {rows} were taken over");
    }
}

/// Every incident and claim of a case as changes, in an order that `keys` shuffles.
pub(crate) fn told(case: &Case, keys: &[u8]) -> Vec<Change> {
    let incidents = case.incidents.values().map(|incident| Change::Incident(Box::new(incident.clone())));
    let claims = case.claims.values().map(|claim| Change::Claim(Box::new(claim.clone())));
    let mut changes: Vec<(u8, Change)> = keys.iter().copied().cycle().zip(incidents.chain(claims)).collect();
    changes.sort_by_key(|(key, _)| *key);
    changes.into_iter().map(|(_, change)| change).collect()
}

pub(crate) fn empty(case: &Case) -> Case {
    Case { incidents: BTreeMap::new(), claims: BTreeMap::new(), ..case.clone() }
}

pub(crate) fn engine(case: Case, asked: Asked) -> Incremental {
    let readings: Vec<ReadingId> = case.readings.keys().cloned().collect();
    Incremental::new(case, &readings.iter().collect::<Vec<_>>(), asked, 1).unwrap()
}

/// What a change of a finding on an incident is about; nothing for one of an obligation.
fn of_incident(changed: &assess::incremental::Changed) -> Option<Of> {
    let Matter::Incident(incident, clause) = &changed.about else { return None };
    Some((changed.reading.clone(), incident.clone(), changed.agreement.clone(), clause.clone()))
}

/// Applies changes, a few at once, and holds what is said to have turned against what turned.
fn apply(engine: &mut Incremental, changes: Vec<Change>, at_once: usize) -> Result<(), TestCaseError> {
    let mut changes = changes.into_iter().peekable();
    while changes.peek().is_some() {
        let before = engine.verdicts();
        let told = engine.apply(changes.by_ref().take(at_once).collect()).unwrap();
        let after = engine.verdicts();
        let said: BTreeMap<Of, _> =
            told.iter().filter_map(|c| Some((of_incident(c)?, (c.before, c.after)))).collect();
        let mut turned = BTreeMap::new();
        for of in before.keys().chain(after.keys()) {
            let (was, is) = (before.get(of).copied(), after.get(of).copied());
            if was != is {
                turned.insert(of.clone(), (was, is));
            }
        }
        prop_assert_eq!(said, turned);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn in_whatever_order_claims_arrive_the_findings_are_those_of_the_reference(
        sketch in sketch(),
        keys in proptest::collection::vec(any::<u8>(), 7..40),
        at_once in 1_usize..9,
    ) {
        let case = sketch.case();
        let mut engine = engine(empty(&case), all(&case));
        apply(&mut engine, told(&case, &keys), at_once)?;
        prop_assert_eq!(engine.verdicts(), verdicts(&case, all(&case)));
        for (of, finding) in by_reference(&case, all(&case)) {
            prop_assert_eq!(Some(finding), engine.finding(&of.0, &of.1, &of.2, &of.3));
        }
    }

    #[test]
    fn what_is_withdrawn_is_as_if_it_had_never_been_claimed(
        sketch in sketch(),
        withdrawn in proptest::collection::vec(any::<bool>(), 3..30),
        at_once in 1_usize..5,
    ) {
        let case = sketch.case();
        let asked = all(&case);
        let mut engine = engine(case.clone(), asked);
        let mut without = case.clone();
        let mut gone = Vec::new();
        for (id, _) in case.claims.iter().zip(withdrawn.iter().cycle()).filter(|(_, withdrawn)| **withdrawn) {
            without.claims.remove(id.0);
            gone.push(Change::Retract(id.0.clone()));
        }
        let expected = verdicts(&without, asked);
        let full = engine.verdicts();
        let supposed = engine.what_if(gone.clone()).unwrap();
        prop_assert_eq!(&engine.verdicts(), &full, "a question changes nothing");
        apply(&mut engine, gone, at_once)?;
        prop_assert_eq!(engine.verdicts(), expected.clone());
        for changed in &supposed {
            let Some(of) = of_incident(changed) else { continue };
            prop_assert_eq!(full.get(&of).copied(), changed.before);
            prop_assert_eq!(expected.get(&of).copied(), changed.after);
        }
    }

    #[test]
    fn terms_and_clock_may_change_as_well(first in sketch(), second in sketch(), day in 18_i8..=31) {
        let (first, second) = (first.case(), second.case());
        let as_of = jiff::civil::date(2016, 3, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let asked = all(&first);
        let mut engine = engine(first.clone(), asked);
        // the same incidents and claims under the other's terms, asked as of another day
        let frame = Case { readings: first.readings.clone(), ..empty(&second) };
        let mixed = Case { incidents: first.incidents.clone(), claims: first.claims.clone(), ..frame.clone() };
        let asked = Asked { as_of, ..asked };
        apply(&mut engine, vec![Change::Frame(Box::new(frame)), Change::AsOf(as_of)], 1)?;
        prop_assert_eq!(engine.verdicts(), verdicts(&mixed, asked));
        apply(&mut engine, vec![Change::Frame(Box::new(empty(&first)))], 1)?;
        prop_assert_eq!(engine.verdicts(), verdicts(&first, asked));
    }
}

proptest! {
    #![proptest_config(config(15))]

    #[test]
    fn acts_that_answer_one_another_are_alike_in_the_batch(crowd in crowd(2..=8)) {
        let case = crowd.case();
        assert_alike(&case, all(&case))?;
    }

    #[test]
    fn a_record_that_is_told_wrongly_at_first_comes_out_right(sketch in sketch(), seed in any::<u64>()) {
        let case = sketch.case();
        retold(&case, all(&case), seed).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn so_does_one_of_acts_that_answer_one_another(crowd in crowd(2..=6), seed in any::<u64>()) {
        let case = crowd.case();
        retold(&case, all(&case), seed).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(config(1))]

    #[test]
    fn a_larger_crowd_is_alike_in_the_batch(crowd in crowd(14..=18)) {
        let case = crowd.case();
        assert_alike(&case, all(&case))?;
    }
}
