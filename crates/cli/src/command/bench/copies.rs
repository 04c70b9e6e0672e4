//! A case many times over: its incidents again and again, under all its readings.

use std::time::Instant;

use assess::Asked;
use assess::batch::Batch;
use assess::columns::Columns;
use assess::incremental::{Change, Incremental};
use jiff::SignedDuration;
use model::claim::Subject;
use model::{AgreementId, Case, ClauseId, IncidentId, ReadingId};

use super::answer::peak_mb;
use crate::args::{CopiesOf, Engine};
use crate::ask;
use crate::error::CommandError;

/// One measurement.
#[derive(Clone, Copy, serde::Serialize)]
struct Measured {
    engine: &'static str,
    incidents: usize,
    readings: usize,
    clauses: usize,
    threads: usize,
    load_seconds: f64,
    /// Compiling all readings.
    compile_seconds: f64,
    /// All verdicts under all readings.
    seconds: f64,
    verdicts: usize,
    breaches: usize,
    /// One explanation, or one change.
    p50_us: f64,
    p99_us: f64,
    timed: usize,
    peak_mb: f64,
}

/// Copies follow each other by this much, and begin again after a week, so that they fall on both sides of every change.
const STEP: SignedDuration = SignedDuration::from_mins(7);
const ROUND: u32 = 1_440;

/// How many explanations or changes are timed.
const TIMED: usize = 2_000;

pub(super) fn run(options: &CopiesOf) -> Result<(), CommandError> {
    let start = Instant::now();
    let case = ask::load(&options.case)?.case;
    let readings: Vec<ReadingId> = case.readings.keys().cloned().collect();
    let asked = Asked::of_all(&case);
    let columns = Columns::of(case.clone(), asked).map_err(CommandError::input)?;
    let columns = columns.copied(options.incidents, STEP, ROUND);
    match options.engine {
        Engine::Batch => batch(options, &columns, &readings, asked, start),
        Engine::Incremental => incremental(options, &case, &columns, &readings, asked, start),
    }
}

fn batch(
    options: &CopiesOf,
    columns: &Columns,
    readings: &[ReadingId],
    asked: Asked,
    start: Instant,
) -> Result<(), CommandError> {
    let load_seconds = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let batch = Batch::new(columns, &readings.iter().collect::<Vec<_>>(), asked);
    let compile_seconds = start.elapsed().as_secs_f64();
    let (mut verdicts, mut breaches, mut clauses) = (0, 0, 0);
    let mut seconds = 0.0;
    let mut some: Vec<(usize, u32, AgreementId, ClauseId)> = Vec::new();
    for reading in 0..readings.len() {
        let start = Instant::now();
        let Some(table) = batch.table(reading, options.threads) else { continue };
        seconds += start.elapsed().as_secs_f64();
        clauses = table.clauses.len();
        let rows = u32::try_from(columns.len()).unwrap_or(u32::MAX);
        let every = (columns.len() / (TIMED / readings.len().max(1)).max(1)).max(1);
        for row in 0..rows {
            let taken = (0..clauses).filter_map(|clause| Some((clause, table.verdict(row, clause)?)));
            for (clause, verdict) in taken {
                verdicts += 1;
                breaches += usize::from(verdict == model::finding::Verdict::Breach);
                if (row as usize).is_multiple_of(every)
                    && let Some((agreement, clause)) = table.clauses.get(clause)
                {
                    some.push((reading, row, agreement.clone(), clause.clone()));
                }
            }
        }
    }
    let mut each: Vec<f64> = Vec::with_capacity(some.len());
    for (reading, row, agreement, clause) in &some {
        let start = Instant::now();
        let finding = batch.finding(*reading, *row, agreement, clause);
        each.push(start.elapsed().as_secs_f64() * 1e6);
        if finding.is_none() {
            return Err(CommandError::internal("a verdict has no finding"));
        }
    }
    let engine = "trucewatch-batch";
    let measured = Measured {
        clauses,
        load_seconds,
        compile_seconds,
        seconds,
        verdicts,
        breaches,
        ..blank(engine, options, readings)
    };
    print(measured, each)
}

/// Claims on incidents all over the record are withdrawn and made again, one at a time.
fn incremental(
    options: &CopiesOf,
    case: &Case,
    columns: &Columns,
    readings: &[ReadingId],
    asked: Asked,
    start: Instant,
) -> Result<(), CommandError> {
    let copies = case_of(case, columns);
    let load_seconds = start.elapsed().as_secs_f64();
    let on_incidents = |case: &Case| -> Vec<Change> {
        let claims = case.claims.values().filter(|claim| matches!(claim.about, Subject::Incident(_)));
        let every = (case.claims.len() / (TIMED / 2)).max(1);
        claims.step_by(every).map(|claim| Change::Claim(Box::new(claim.clone()))).collect()
    };
    let claims = on_incidents(&copies);
    let start = Instant::now();
    let ids: Vec<&ReadingId> = readings.iter().collect();
    let mut engine = Incremental::new(copies, &ids, asked, options.threads).map_err(CommandError::input)?;
    let compile_seconds = start.elapsed().as_secs_f64();
    let mut each = Vec::new();
    let mut turned = 0;
    let start = Instant::now();
    for change in claims {
        let Change::Claim(claim) = &change else { continue };
        for change in [Change::Retract(claim.id.clone()), change.clone()] {
            let start = Instant::now();
            turned += engine.apply(vec![change]).map_err(CommandError::input)?.len();
            each.push(start.elapsed().as_secs_f64() * 1e6);
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let engine = "trucewatch-incremental";
    let verdicts = turned;
    print(
        Measured { load_seconds, compile_seconds, seconds, verdicts, ..blank(engine, options, readings) },
        each,
    )
}

/// The case with the copies in the place of its incidents.
fn case_of(case: &Case, columns: &Columns) -> Case {
    let mut copies = case.clone();
    copies.incidents.clear();
    copies.claims.retain(|_, claim| !matches!(claim.about, Subject::Incident(_)));
    for row in 0..u32::try_from(columns.len()).unwrap_or(u32::MAX) {
        if let Some((incidents, claims)) = columns.record_of(row) {
            copies.incidents.extend(incidents.into_iter().map(|i| -> (IncidentId, _) { (i.id.clone(), i) }));
            copies.claims.extend(claims.into_iter().map(|claim| (claim.id.clone(), claim)));
        }
    }
    copies
}

fn blank(engine: &'static str, options: &CopiesOf, readings: &[ReadingId]) -> Measured {
    Measured {
        engine,
        incidents: options.incidents,
        readings: readings.len(),
        clauses: 0,
        threads: options.threads,
        load_seconds: 0.0,
        compile_seconds: 0.0,
        seconds: 0.0,
        verdicts: 0,
        breaches: 0,
        p50_us: 0.0,
        p99_us: 0.0,
        timed: 0,
        peak_mb: 0.0,
    }
}

fn print(measured: Measured, mut each: Vec<f64>) -> Result<(), CommandError> {
    each.sort_by(f64::total_cmp);
    let share = |percent: usize| each.get(each.len() * percent / 100).copied().unwrap_or(0.0);
    let (p50_us, p99_us, timed, peak_mb) = (share(50), share(99), each.len(), peak_mb());
    let line = serde_json::to_string(&Measured { p50_us, p99_us, timed, peak_mb, ..measured });
    crate::output::text(&format!("{}\n", line.map_err(CommandError::internal)?))
}
