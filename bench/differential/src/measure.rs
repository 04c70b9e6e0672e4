//! Runs a dataflow over a stream and takes the time.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::{Arc, Barrier};
use std::time::Instant;

use anyhow::{Result, anyhow, bail};
use differential_dataflow::input::InputSession;
use timely::dataflow::ProbeHandle;
use timely::worker::Worker;

use crate::args::{Args, Form, Policy};
use crate::policy::{Breach, breaches, pair};
use crate::workload::{Attack, Change, Force};

/// What one worker has to say at the end.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// How many breaches stand.
    pub count: i64,
    /// Their checksum, free of order.
    pub checksum: u64,
    /// From the first change given to the last answer received.
    pub seconds: f64,
    /// How many changes that took.
    pub changes: usize,
    /// Of each change given alone.
    pub latencies: Vec<Latency>,
}

/// How long one change took, and whether it was late: it lies before the newest time known, or takes something back.
#[derive(Clone, Copy, Debug)]
pub struct Latency {
    /// Microseconds.
    pub micros: f64,
    /// Whether it was late.
    pub late: bool,
}

/// The number that an attack adds to the checksum. Sums of it do not depend on the order.
#[must_use]
pub fn mix((key, id, ts): Breach) -> u64 {
    let (actor, target) = pair(key);
    let ts = i64::from(ts).cast_unsigned();
    let f = u64::from(id)
        .wrapping_mul(2_654_435_761)
        .wrapping_add(ts.wrapping_mul(40_503))
        .wrapping_add(actor * 97)
        .wrapping_add(target * 31);
    f.wrapping_mul(f)
}

/// Runs the policy over the changes.
pub fn run(args: &Args, force: Force, changes: Vec<Change>) -> Result<Outcome> {
    if args.batch == 1 && args.threads != 1 {
        bail!(
            "one change at a time is measured with one worker: there is nothing to share out; leave out --threads"
        );
    }
    if args.batch == 0 || args.threads == 0 {
        bail!("--batch and --threads want at least 1");
    }
    let (force, changes, start) = (Arc::new(force), Arc::new(changes), Arc::new(Barrier::new(args.threads)));
    let args = args.clone();
    let guards = timely::execute(timely::Config::process(args.threads), move |worker| {
        let mut flow = Flow::new(worker, &force, args.policy, args.form());
        start.wait();
        if args.batch == 1 {
            flow.one_by_one(worker, &changes)
        } else {
            flow.in_batches(worker, &changes, args.batch)
        }
    })
    .map_err(|e| anyhow!("the workers do not start: {e}"))?;
    let outcomes: Result<Vec<Outcome>, String> = guards.join().into_iter().collect();
    Ok(together(outcomes.map_err(|e| anyhow!("a worker failed: {e}"))?))
}

/// Counts and checksums add up; the slowest worker tells the time.
fn together(outcomes: Vec<Outcome>) -> Outcome {
    outcomes.into_iter().fold(Outcome::default(), |sum, one| Outcome {
        count: sum.count + one.count,
        checksum: sum.checksum.wrapping_add(one.checksum),
        seconds: sum.seconds.max(one.seconds),
        changes: one.changes,
        latencies: if sum.latencies.is_empty() { one.latencies } else { sum.latencies },
    })
}

struct Flow {
    input: InputSession<u32, Attack, isize>,
    probe: ProbeHandle<u32>,
    found: Rc<Cell<(i64, u64)>>,
}

impl Flow {
    fn new(worker: &mut Worker, force: &Arc<Force>, policy: Policy, form: Form) -> Self {
        let mut input = InputSession::new();
        let probe = ProbeHandle::new();
        let found = Rc::new(Cell::new((0, 0)));
        let sink = Rc::clone(&found);
        worker.dataflow(|scope| {
            breaches(input.to_collection(scope), force, policy, form)
                .inspect(move |&(breach, _, diff)| {
                    let (count, sum): (i64, u64) = sink.get();
                    let diff = i64::try_from(diff).expect("isize is no longer than 64 bits");
                    sink.set((
                        count + diff,
                        sum.wrapping_add(mix(breach).wrapping_mul(diff.cast_unsigned())),
                    ));
                })
                .probe_with(&probe);
        });
        Self { input, probe, found }
    }

    fn in_batches(&mut self, worker: &mut Worker, changes: &[Change], batch: usize) -> Outcome {
        let start = Instant::now();
        self.feed(worker, changes, batch);
        self.outcome(start.elapsed().as_secs_f64(), changes.len(), Vec::new())
    }

    /// Nine tenths of the stream go in first, in large batches; the next fiftieth comes one by one and is timed; then comes what is left. The very end
    /// would be too kind: the truce is over by then, and most changes would be dropped at the door.
    fn one_by_one(&mut self, worker: &mut Worker, changes: &[Change]) -> Outcome {
        let (before, rest) = changes.split_at(changes.len() / 10 * 9);
        let (timed, after) = rest.split_at(changes.len() / 50);
        self.feed(worker, before, 100_000);
        let mut newest = before.iter().map(|c| c.ts).max().unwrap_or(i32::MIN);
        let mut latencies = Vec::with_capacity(timed.len());
        let start = Instant::now();
        for change in timed {
            let one = Instant::now();
            self.feed(worker, std::slice::from_ref(change), 1);
            latencies.push(Latency {
                micros: one.elapsed().as_secs_f64() * 1e6,
                late: change.op < 0 || change.ts < newest,
            });
            newest = newest.max(change.ts);
        }
        let seconds = start.elapsed().as_secs_f64();
        self.feed(worker, after, 100_000);
        self.outcome(seconds, timed.len(), latencies)
    }

    /// Gives each batch in and waits for all that follows from it.
    fn feed(&mut self, worker: &mut Worker, changes: &[Change], batch: usize) {
        let (me, all) = (worker.index(), worker.peers());
        for some in changes.chunks(batch) {
            for change in some.iter().skip(me).step_by(all) {
                self.input.update(change.attack(), isize::from(change.op));
            }
            let next = self.input.time() + 1;
            self.input.advance_to(next);
            self.input.flush();
            worker.step_while(|| self.probe.less_than(&next));
        }
    }

    fn outcome(&self, seconds: f64, changes: usize, latencies: Vec<Latency>) -> Outcome {
        let (count, checksum) = self.found.get();
        Outcome { count, checksum, seconds, changes, latencies }
    }
}
