//! An act that answers an attack is excused where that attack is found: in a few rows and across the blocks and parts of thousands.

use std::cell::Cell;
use std::path::Path;

use assess::Asked;
use assess::batch::Batch;
use assess::columns::Columns;
use casefile::Limits;
use jiff::SignedDuration;
use model::finding::Verdict;
use model::{Case, ClauseId, IncidentId, ReadingId};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use testkit::alike::{
    Verdicts, alike, batch_is_like_reference, by_batch, many_times_over, numbered, retold, verdicts,
};
use testkit::generate::{Blow, Feud, feud};

use super::engines::engine;
use super::held::{all, config};

/// As many rows as go into three parts and some twenty blocks of the batch.
const MANY: usize = 3_000;

/// So many cases; one that fails is made smaller by a few steps only, for each takes a while.
fn some(cases: u32) -> Config {
    Config { max_shrink_iters: 40, ..config(cases) }
}

fn fail(error: String) -> TestCaseError {
    TestCaseError::fail(error)
}

/// The verdicts on all acts of a feud that are said to have answered something.
fn of_answers(feud: &Feud, verdicts: &Verdicts) -> Vec<(IncidentId, ClauseId, Verdict)> {
    let said = feud.blows.iter().enumerate().filter(|(_, blow)| blow.answers);
    let said: Vec<IncidentId> = said.map(|(n, _)| IncidentId::new(&format!("i{n:03}"))).collect();
    let of_said = verdicts.iter().filter(|((_, incident, ..), _)| said.contains(incident));
    of_said.map(|((_, incident, _, clause), verdict)| (incident.clone(), clause.clone(), *verdict)).collect()
}

#[test]
fn whether_an_act_is_excused_turns_on_the_attack_before_it_and_the_batch_finds_it() {
    let (excused, breaches, open, edge) = (Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0));
    let count = |of: &Cell<usize>, more: usize| of.set(of.get() + more);
    // of too few it cannot be told whether they are various
    let config = some(20);
    let config = Config { cases: config.cases.max(20), ..config };
    let held = TestRunner::new(config).run(&feud(10..=36), |feud| {
        let case = feud.case();
        batch_is_like_reference(&case, all(&case)).map_err(fail)?;
        let answers = of_answers(&feud, &verdicts(&case, all(&case)));
        for (of, verdict) in
            [(&excused, Verdict::NoBreach), (&breaches, Verdict::Breach), (&open, Verdict::Undetermined)]
        {
            count(of, answers.iter().filter(|answer| answer.2 == verdict).count());
        }
        // those that an hour less would turn
        let shorter = Feud { within: (feud.within.0 - 1, feud.within.1 - 1), ..feud };
        let fewer = of_answers(&shorter, &verdicts(&shorter.case(), all(&case)));
        count(&edge, answers.iter().zip(&fewer).filter(|(long, short)| long != short).count());
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("{error}"));
    let [excused, breaches, open, edge] = [excused, breaches, open, edge].map(Cell::into_inner);
    let often = (excused + breaches + open) / 20;
    assert!(excused > 2 * often && breaches > 2 * often, "{excused} excused, {breaches} not, {open} open");
    assert!(2 * open > often && 2 * edge > often, "{open} open, {edge} on the edge, of {}", 20 * often);
}

proptest! {
    #![proptest_config(some(12))]

    #[test]
    fn a_feud_that_is_told_wrongly_at_first_comes_out_right(feud in feud(6..=16), seed in any::<u64>()) {
        let case = feud.case();
        retold(&case, all(&case), seed).map_err(fail)?;
    }

    #[test]
    fn rows_may_be_numbered_and_come_in_any_order(
        (feud, order) in feud(20..=20).prop_flat_map(|feud| (Just(feud), Just((0..20).collect::<Vec<usize>>()).prop_shuffle())),
    ) {
        let case = feud.case();
        in_any_order(&case, all(&case), &order, &verdicts(&case, all(&case)))?;
    }
}

/// Holds the batch, of the incidents of a case as rows in some order, against what is expected of them.
fn in_any_order(
    case: &Case,
    asked: Asked,
    order: &[usize],
    expected: &Verdicts,
) -> Result<(), TestCaseError> {
    let names: Vec<&IncidentId> = case.incidents.keys().collect();
    let found = by_batch(&numbered(case, order).map_err(fail)?, asked, 2).map_err(fail)?;
    let by_id = found.into_iter().map(|((reading, incident, agreement, clause), verdict)| {
        let number: usize = incident.as_str().trim_start_matches('n').parse().unwrap();
        ((reading, (*names.get(number).unwrap()).clone(), agreement, clause), verdict)
    });
    alike("the batch of numbered rows", &by_id.collect(), expected).map_err(fail)
}

proptest! {
    #![proptest_config(some(5))]

    #[test]
    fn a_feud_that_breaks_out_again_and_again_is_found_each_time_as_it_was_at_first(feud in feud(100..=100)) {
        // what is not known to within weeks would bear on what comes long after
        let case = Feud { loose: false, ..feud }.case();
        // no feud is as long as this
        let step = SignedDuration::from_hours(15 * 24);
        let at_first = verdicts(&case, all(&case));
        let asked = Asked { as_of: "2040-01-01T00:00:00Z".parse().unwrap(), ..all(&case) };
        let (columns, _) = many_times_over(&case, asked, MANY, step).map_err(fail)?;
        let mut each_time = Verdicts::new();
        for ((reading, incident, agreement, clause), verdict) in &at_first {
            for copy in 0..MANY / case.incidents.len() {
                let incident = IncidentId::new(&format!("{incident}~{copy}"));
                each_time.insert((reading.clone(), incident, agreement.clone(), clause.clone()), *verdict);
            }
        }
        alike("the batch", &by_batch(&columns, asked, 3).map_err(fail)?, &each_time).map_err(fail)?;
    }
}

/// Holds the batch, on one thread and on several, against the engine of a record that changes, over many rows; and on both sides of some blocks
/// against what it explains.
fn many_are_alike(case: &Case, rows: usize, step: SignedDuration) -> Result<(Case, Verdicts), TestCaseError> {
    let asked = all(case);
    let (columns, copies) = many_times_over(case, asked, rows, step).map_err(fail)?;
    let expected = engine(copies.clone(), asked).verdicts();
    for threads in [1, 3] {
        let found = by_batch(&columns, asked, threads).map_err(fail)?;
        alike(&format!("the batch on {threads} threads"), &found, &expected).map_err(fail)?;
    }
    let readings: Vec<&ReadingId> = case.readings.keys().collect();
    let batch = Batch::new(&columns, &readings, asked);
    let edges = (1..u32::try_from(rows).unwrap()).filter(|row| row % 512 == 0);
    for row in edges.flat_map(|edge| [edge - 1, edge]) {
        let incident = columns.id(row).unwrap();
        for (of, verdict) in expected.iter().filter(|(of, _)| of.1 == incident) {
            let reading = readings.iter().position(|reading| **reading == of.0).unwrap();
            let explained = batch.finding(reading, row, &of.2, &of.3);
            prop_assert_eq!(explained.map(|finding| finding.verdict), Some(*verdict), "{:?}", of);
        }
    }
    Ok((copies, expected))
}

proptest! {
    #![proptest_config(some(3))]

    #[test]
    fn thousands_who_strike_one_another_are_alike_in_all_engines(
        feud in feud(60..=60),
        hours in 1_i64..9,
        order in Just((0..MANY).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let case = Feud { loose: false, ..feud }.case();
        let (copies, expected) = many_are_alike(&case, MANY, SignedDuration::from_hours(hours))?;
        in_any_order(&copies, all(&case), &order, &expected)?;
    }

    #[test]
    fn so_are_hundreds_of_whom_some_struck_nobody_knows_when(feud in feud(60..=60), hours in 1_i64..9) {
        let case = Feud { loose: true, ..feud }.case();
        many_are_alike(&case, MANY / 10, SignedDuration::from_hours(hours))?;
    }
}

#[test]
fn so_are_thousands_of_the_incidents_of_the_worked_case() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    let case = casefile::load(&path, &Limits::default()).unwrap().case;
    many_are_alike(&case, MANY, SignedDuration::from_mins(7)).unwrap();
}

/// For so many hours, every hour one of another pair strikes the other; then each is struck back, in the same order.
fn in_turn(hours: u8, within: u8) -> Feud {
    let blow = |hour: u8| {
        let (one, other) = (hour % hours, hours + hour % hours);
        let between = if hour < hours { (one, other) } else { (other, one) };
        Blow { between, or_by: None, hour, told: 0, spot: 0, back: None, answers: true, attack: true }
    };
    let blows = (0..2 * hours).map(blow).collect();
    Feud { cast: 2 * hours, commands: false, within: (within, within), exact: true, loose: false, blows }
}

#[test]
fn who_strikes_back_nobody_knows_when_may_have_answered_what_came_long_before() {
    let mut feud = Feud { loose: true, ..in_turn(120, 1) };
    feud.blows.last_mut().unwrap().told = 6;
    let case = feud.case();
    let columns = Columns::of(case.clone(), all(&case)).unwrap();
    let found = by_batch(&columns, all(&case), 1).unwrap();
    alike("the batch", &found, &verdicts(&case, all(&case))).unwrap();
    let mut of_last = found.iter().filter(|(of, _)| of.1.as_str() == "i239");
    assert!(of_last.all(|(_, verdict)| *verdict == Verdict::Undetermined));
}

#[test]
fn who_strikes_back_at_the_very_last_moment_is_excused_and_who_is_an_hour_late_is_not() {
    let hours = 60;
    for (within, breaches) in [(hours, usize::from(hours)), (hours - 1, MANY)] {
        let case = in_turn(hours, within).case();
        // whoever was struck back strikes back again, so that everybody but the first answers just one attack
        let step = SignedDuration::from_hours(2 * i64::from(hours));
        let (columns, _) = many_times_over(&case, all(&case), MANY, step).unwrap();
        let readings: Vec<&ReadingId> = case.readings.keys().collect();
        let batch = Batch::new(&columns, &readings, all(&case));
        for threads in [1, 3] {
            let table = batch.table(0, threads).unwrap();
            for clause in 0..table.clauses.len() {
                let found: Vec<usize> =
                    table.rows_with(clause, Verdict::Breach).map(|row| row as usize).collect();
                assert_eq!(found, (0..breaches).collect::<Vec<_>>(), "{:?}", table.clauses[clause]);
            }
        }
    }
}
