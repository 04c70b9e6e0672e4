//! What the fast engines make of obligations, of all findings together, and of where readings part is what the reference makes of them.

use std::collections::BTreeMap;

use assess::Asked;
use assess::batch::Batch;
use assess::columns::Columns;
use assess::incremental::{Change, Incremental};
use assess::reference;
use model::finding::{Matter, Verdict};
use model::{AgreementId, Case, ReadingId};
use proptest::prelude::*;
use testkit::generate::sketch;

use super::engines::{empty, engine, told};
use super::held::{all, config};

/// Holds every finding of the batch, in its order, against the reference's.
fn assert_alike(case: &Case, asked: Asked) -> Result<(), TestCaseError> {
    let columns = Columns::of(case.clone(), asked).unwrap();
    let readings: Vec<&ReadingId> = case.readings.keys().collect();
    let batch = Batch::new(&columns, &readings, asked);
    for (number, reading) in readings.iter().enumerate() {
        let expected = reference::obligations(case, reading, asked);
        let found = batch.obligations(number);
        prop_assert_eq!(expected.len(), found.len());
        for (expected, found) in expected.iter().zip(&found) {
            prop_assert_eq!(expected, found);
        }
        let (expected, found) = (reference::findings(case, reading, asked), batch.findings(number));
        prop_assert_eq!(expected.len(), found.len());
        for (expected, found) in expected.iter().zip(&found) {
            prop_assert_eq!(expected, found);
        }
    }
    Ok(())
}

type Of = (ReadingId, AgreementId, Matter);

fn by_reference(case: &Case, asked: Asked) -> BTreeMap<Of, Verdict> {
    let all = case.readings.keys().flat_map(|reading| reference::obligations(case, reading, asked));
    all.map(|f| ((f.reading, f.agreement, f.about), f.verdict)).collect()
}

fn by_engine(engine: &Incremental) -> BTreeMap<Of, Verdict> {
    let all = engine.readings().iter().flat_map(|reading| engine.obligations(reading));
    all.map(|f| ((f.reading, f.agreement, f.about), f.verdict)).collect()
}

/// Applies changes, a few at once, and holds what is said to have turned of obligations against what turned.
fn apply(engine: &mut Incremental, changes: Vec<Change>, at_once: usize) -> Result<(), TestCaseError> {
    let mut changes = changes.into_iter().peekable();
    while changes.peek().is_some() {
        let before = by_engine(engine);
        let told = engine.apply(changes.by_ref().take(at_once).collect()).unwrap();
        let after = by_engine(engine);
        let owed = told.into_iter().filter(|changed| matches!(changed.about, Matter::Obligation(_)));
        let said: BTreeMap<Of, _> =
            owed.map(|c| ((c.reading, c.agreement, c.about), (c.before, c.after))).collect();
        let turned = before.keys().chain(after.keys()).filter(|of| before.get(of) != after.get(of));
        let turned: BTreeMap<Of, _> =
            turned.map(|of| (of.clone(), (before.get(of).copied(), after.get(of).copied()))).collect();
        prop_assert_eq!(said, turned);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn the_batch_finds_of_obligations_and_of_all_together_what_the_reference_finds(sketch in sketch()) {
        let case = sketch.case();
        assert_alike(&case, all(&case))?;
    }

    #[test]
    fn so_it_does_of_an_earlier_time(sketch in sketch(), day in 18_i8..=31, learnt in 18_i8..=31) {
        let case = sketch.case();
        let at = |day| jiff::civil::date(2016, 3, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        assert_alike(&case, Asked { as_of: at(day), known_at: at(learnt) })?;
    }

    #[test]
    fn in_whatever_order_claims_arrive_obligations_stand_where_the_reference_has_them(
        sketch in sketch(),
        keys in proptest::collection::vec(any::<u8>(), 7..40),
        at_once in 1_usize..9,
        day in 18_i8..=31,
    ) {
        let case = sketch.case();
        let asked = all(&case);
        let mut engine = engine(empty(&case), asked);
        apply(&mut engine, told(&case, &keys), at_once)?;
        prop_assert_eq!(by_engine(&engine), by_reference(&case, asked));
        for reading in case.readings.keys() {
            prop_assert_eq!(engine.obligations(reading), reference::obligations(&case, reading, asked));
        }
        // a deadline passes, or has not come yet
        let as_of = jiff::civil::date(2016, 3, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        apply(&mut engine, vec![Change::AsOf(as_of)], 1)?;
        prop_assert_eq!(by_engine(&engine), by_reference(&case, Asked { as_of, ..asked }));
    }
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn readings_part_where_the_reference_has_them_part(sketch in sketch()) {
        let case = sketch.case();
        let asked = all(&case);
        let columns = Columns::of(case.clone(), asked).unwrap();
        let readings: Vec<&ReadingId> = case.readings.keys().collect();
        let batch = Batch::new(&columns, &readings, asked);
        let (Some(a), Some(b)) = (readings.first(), readings.last()) else { return Ok(()) };
        prop_assert_eq!(reference::compare(&case, a, b, asked), batch.compare([a, b], 2));
    }
}
