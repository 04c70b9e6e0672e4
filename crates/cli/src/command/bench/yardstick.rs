//! The yardstick: one workload, three policies, held against the right answers of `bench/`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use assess::Asked;
use assess::batch::Batch;
use assess::columns::said::{Part, assertion, by};
use assess::columns::{Bulk, BulkRow, Columns, Ground};
use assess::incremental::{Numbered, RowChange};
use model::act::Act;
use model::claim::{Answering, Attribute, Target, Value};
use model::finding::Verdict;
use model::place::{Distance, LatLon, Place};
use model::{ActorId, Case, ReadingId, SourceId};

use super::answer::{Answer, from_now_on_mb, peak_mb};
use super::frame::{Bound, frame};
use crate::args::{Engine, Policy, Stream, Yardstick};
use crate::error::CommandError;

/// One attack of the log.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Attack {
    pub(super) id: u64,
    pub(super) ts: i64,
    pub(super) actor: u32,
    pub(super) target: u32,
    pub(super) x: f64,
    pub(super) y: f64,
}

const MICROS: i64 = 1_000_000;

/// Changes that are not timed come so many at once.
const LOT: usize = 100_000;

/// One change of the log: an attack is recorded, or taken back.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Told {
    taken_back: bool,
    attack: Attack,
}

pub(super) fn run(options: &Yardstick) -> Result<(), CommandError> {
    match options.engine {
        Engine::Batch => batch(options),
        Engine::Incremental => incremental(options),
    }
}

fn batch(options: &Yardstick) -> Result<(), CommandError> {
    let start = Instant::now();
    let attacks: Vec<Attack> = told(options, Stream::Ordered)?.into_iter().map(|told| told.attack).collect();
    let mut said = Said::new(case(options, &attacks)?)?;
    for attack in &attacks {
        said.push(attack)?;
    }
    let columns = said.bulk.finish();
    let load_seconds = start.elapsed().as_secs_f64();

    let data_mb = from_now_on_mb();
    let first = Instant::now();
    judge(&columns, options.threads)?;
    let first_seconds = first.elapsed().as_secs_f64();
    let working_mb = peak_mb() - data_mb;
    let warm = Instant::now();
    let found = judge(&columns, options.threads)?;
    let seconds = warm.elapsed().as_secs_f64();

    let breaches = found.iter().filter_map(|row| attacks.get(*row as usize).copied()).collect();
    print(&Answer {
        engine: "trucewatch-batch",
        threads: options.threads,
        seconds,
        load_seconds,
        first_seconds: Some(first_seconds),
        working_mb: Some(working_mb),
        ..Answer::of(options, Stream::Ordered, breaches)
    })
}

/// Compiles the agreement, judges every attack, and gives the rows that are breaches of the policy, which is the last clause.
fn judge(columns: &Columns, threads: usize) -> Result<Vec<u32>, CommandError> {
    let reading = ReadingId::new("plain");
    let batch = Batch::new(columns, &[&reading], Asked::of_all(columns.frame()));
    let table = batch.table(0, threads).ok_or_else(|| CommandError::internal("there is no reading"))?;
    Ok(table.rows_with(table.clauses.len().saturating_sub(1), Verdict::Breach).collect())
}

fn incremental(options: &Yardstick) -> Result<(), CommandError> {
    let start = Instant::now();
    let told = told(options, options.stream)?;
    let attacks: Vec<Attack> = told.iter().map(|told| told.attack).collect();
    let said = Said::new(case(options, &attacks)?)?;
    let mut changes = Vec::with_capacity(told.len());
    for told in &told {
        let row = said.row(&told.attack)?;
        changes.push(if told.taken_back { RowChange::Take(row.number) } else { RowChange::Put(row) });
    }
    let columns = said.bulk.finish();
    let load_seconds = start.elapsed().as_secs_f64();

    let asked = Asked::of_all(columns.frame());
    let engine = Numbered::new(columns, &ReadingId::new("plain"), asked, options.threads);
    let mut engine = engine.ok_or_else(|| CommandError::internal("there is no reading"))?;
    let mut turned = 0_u64;
    // one by one: after nine tenths of the stream, while the truce still holds
    let one_by_one = options.batch == 1;
    let (first, rest) = changes.split_at(if one_by_one { changes.len() / 10 * 9 } else { 0 });
    let (timed, last) = rest.split_at(if one_by_one { changes.len() / 50 } else { rest.len() });
    for some in first.chunks(LOT) {
        engine.apply(some, |_| {});
    }
    let mut each: Vec<f64> = Vec::with_capacity(if one_by_one { timed.len() } else { 0 });
    let start = Instant::now();
    for some in timed.chunks(options.batch.max(1)) {
        let before = one_by_one.then(Instant::now);
        engine.apply(some, |_| turned += 1);
        each.extend(before.map(|before| before.elapsed().as_secs_f64() * 1e6));
    }
    let seconds = start.elapsed().as_secs_f64();
    for some in last.chunks(LOT) {
        engine.apply(some, |_| {});
    }

    // the policy is the last clause
    let clause = usize::from(options.policy == Policy::P3);
    let mut stands: BTreeMap<u64, Attack> = BTreeMap::new();
    for told in &told {
        if !told.taken_back {
            stands.insert(told.attack.id, told.attack);
        }
    }
    let breaches = stands.into_values().filter(|attack| engine.byte(attack.id, clause) == 1).collect();
    each.sort_by(f64::total_cmp);
    let share = |percent: usize| each.get(each.len() * percent / 100).copied();
    print(&Answer {
        engine: "trucewatch-incremental",
        threads: options.threads,
        batch: Some(options.batch),
        seconds,
        load_seconds,
        changes: Some(timed.len()),
        turned: Some(turned),
        p50_us: share(50),
        p99_us: share(99),
        ..Answer::of(options, options.stream, breaches)
    })
}

pub(super) fn print(answer: &Answer) -> Result<(), CommandError> {
    let line = serde_json::to_string(answer).map_err(CommandError::internal)?;
    crate::output::text(&format!("{line}\n"))
}

/// Goes through the rows of a file of whole numbers, without its head.
fn rows<T>(path: &Path, mut row: impl FnMut(&[i64]) -> Option<T>) -> Result<Vec<T>, CommandError> {
    let cannot_be_read = |error: std::io::Error| {
        CommandError::input(format!("`{}` cannot be read: {error}", path.display()))
            .hint("`bench/run` makes the data of the yardstick")
    };
    let mut file = BufReader::new(File::open(path).map_err(cannot_be_read)?);
    let (mut line, mut numbers, mut all, mut at) = (String::new(), Vec::new(), Vec::new(), 0);
    while file.read_line(&mut line).map_err(cannot_be_read)? > 0 {
        at += 1;
        if at > 1 && !line.trim().is_empty() {
            numbers.clear();
            for cell in line.split(',') {
                numbers.push(cell.trim().parse::<i64>().map_err(|_| {
                    CommandError::input(format!(
                        "line {at} of `{}` is no row of whole numbers",
                        path.display()
                    ))
                })?);
            }
            all.extend(row(&numbers));
        }
        line.clear();
    }
    Ok(all)
}

fn attack(row: &[i64]) -> Option<Attack> {
    let [id, ts, actor, target, x, y] = row else { return None };
    #[expect(clippy::cast_precision_loss, reason = "metres on a grid are far below 2^52")]
    let metres = |whole: i64| whole as f64;
    Some(Attack {
        id: u64::try_from(*id).ok()?,
        ts: *ts,
        actor: u32::try_from(*actor).ok()?,
        target: u32::try_from(*target).ok()?,
        x: metres(*x),
        y: metres(*y),
    })
}

/// The log, as it stands or as it arrived.
fn told(options: &Yardstick, stream: Stream) -> Result<Vec<Told>, CommandError> {
    let n = options.size;
    let name = if stream == Stream::Late { format!("late_{n}.csv") } else { format!("ev_{n}.csv") };
    rows(&options.data.join(name), |row| match (stream, row) {
        (Stream::Ordered, row) => Some(Told { taken_back: false, attack: attack(row)? }),
        (Stream::Late, [op, row @ ..]) => Some(Told { taken_back: *op < 0, attack: attack(row)? }),
        (Stream::Late, []) => None,
    })
}

/// The case with everything but the attacks.
fn case(options: &Yardstick, attacks: &[Attack]) -> Result<Case, CommandError> {
    let (data, n, policy) = (&options.data, options.size, options.policy);
    let bound = rows(&data.join(format!("bound_{n}.csv")), |row| {
        let [actor, from, until] = row else { return None };
        let open = *until >= 1_000_000_000_000;
        Some(Bound { actor: u32::try_from(*actor).ok()?, from: *from, until: (!open).then_some(*until) })
    })?;
    let truce = rows(&data.join(format!("truce_{n}.csv")), |row| <[i64; 2]>::try_from(row).ok())?;
    let Some([from, until]) = truce.first() else {
        return Err(CommandError::input("the truce of the yardstick has no times"));
    };
    let actors = attacks.iter().map(|attack| attack.actor.max(attack.target) + 1);
    let actors = actors.chain(bound.iter().map(|bound| bound.actor + 1)).max().unwrap_or(0);
    frame(policy, actors, (*from, *until), &bound)
}

/// What the log says, numbered.
struct Said {
    bulk: Bulk,
    rest: u32,
    spot: u32,
    by: Vec<u32>,
    on: Vec<u32>,
}

impl Said {
    fn new(case: Case) -> Result<Self, CommandError> {
        let log = || SourceId::new("log");
        let actors = u32::try_from(case.actors.len()).unwrap_or(u32::MAX);
        let mut bulk = Bulk::new(case, Ground::Grid);
        let id = |actor: u32| ActorId::new(&format!("a{actor}"));
        let did = |actor| Part::asserting(log(), vec![by([id(actor)])]);
        let hit = |actor| {
            let target = Value::Targets([Target::Actor(id(actor))].into());
            Part::asserting(log(), vec![assertion(Attribute::On, target)])
        };
        let (mut doers, mut targets) = (Vec::new(), Vec::new());
        for actor in 0..actors {
            doers.push(bulk.by(did(actor)).map_err(CommandError::internal)?);
            targets.push(bulk.on(hit(actor)).map_err(CommandError::internal)?);
        }
        let rest = bulk.rest(Part::asserting(
            log(),
            vec![
                assertion(Attribute::Happened, Value::YesNo(true)),
                assertion(Attribute::Act, Value::Acts([Act::Attack].into())),
                assertion(Attribute::Answering, Value::Answering(Answering::EarlierBreach)),
            ],
        ));
        let middle = LatLon { lat: 0.0, lon: 0.0 };
        let place = Place {
            name: String::new(),
            within: None,
            point: Some((middle, Distance::new(0))),
            height: None,
        };
        let spot = bulk.spot(place);
        Ok(Self { bulk, rest, spot, by: doers, on: targets })
    }

    fn push(&mut self, attack: &Attack) -> Result<(), CommandError> {
        let row = self.row(attack)?;
        self.bulk.push(&row);
        Ok(())
    }

    /// An attack as a row.
    fn row(&self, attack: &Attack) -> Result<BulkRow, CommandError> {
        let of = |all: &[u32], actor: u32| {
            all.get(actor as usize).copied().ok_or_else(|| CommandError::internal("an actor has no number"))
        };
        let at = attack.ts * MICROS;
        let (by, on) = (of(&self.by, attack.actor)?, of(&self.on, attack.target)?);
        let (x, y, rest, spot) = (attack.x, attack.y, self.rest, self.spot);
        Ok(BulkRow { number: attack.id, from: at, until: at, x, y, by, on, rest, spot })
    }
}
