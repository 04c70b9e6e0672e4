//! The hunt: inputs one after another in a child process, and what is done with those that show a fault.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::reduce::reduce;
use super::seeds::Seeds;
use super::targets::Target;
use super::watch::{End, Seen, watch};

/// The stack of the thread that runs inputs: what a thread gets where nobody says otherwise.
const STACK: usize = 2 << 20;
/// The longest that one input is made smaller.
const REDUCING: Duration = Duration::from_secs(40);

/// What to hunt in, and how long.
#[derive(Clone, Debug)]
pub struct Hunt {
    /// The root of the repository.
    pub root: PathBuf,
    /// What is fuzzed.
    pub target: Target,
    /// Which inputs are made.
    pub seed: u64,
    /// The number of the first input.
    pub from: u64,
    /// How long.
    pub time: Duration,
}

/// What a hunt came to.
#[derive(Debug)]
pub struct Bag {
    /// How many inputs were run.
    pub inputs: u64,
    /// The number of the input that took longest, and how long.
    pub slowest: (u64, Duration),
    /// A file that shows it, for each fault, with what it is.
    pub faults: Vec<(PathBuf, String)>,
}

impl Hunt {
    /// Hunts in child processes that `program` makes, which is the example `fuzz`. Each fault is kept once, as small as it can be had in
    /// a while, under `target/fuzz`.
    ///
    /// # Errors
    ///
    /// The child cannot be started, or a file not be written.
    pub fn run(&self, program: &Path) -> io::Result<Bag> {
        let (start, mut next) = (Instant::now(), self.from);
        let seeds = Seeds::collect(&self.root, self.target, self.seed)?;
        let mut bag = Bag { inputs: 0, slowest: (0, Duration::ZERO), faults: Vec::new() };
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        loop {
            let left = self.time.saturating_sub(start.elapsed());
            if left.is_zero() {
                return Ok(bag);
            }
            let Seen { end, last, inputs, slowest } = watch(&mut self.worker(program, next, left))?;
            bag.inputs += inputs;
            if slowest.1 > bag.slowest.1 {
                bag.slowest = slowest;
            }
            let Some(last) = last else {
                return match end {
                    End::Done => Ok(bag),
                    end => Err(io::Error::other(format!("no input was run: {}", end.words()))),
                };
            };
            next = last + 1;
            if end == End::Done {
                return Ok(bag);
            }
            let kind = if let End::Panic { place, .. } = &end { place.clone() } else { end.words() };
            let times = known.entry(kind).or_default();
            *times += 1;
            if *times == 1 {
                let input = seeds.input(self.seed, last);
                bag.faults.push(self.keep(program, last, input, &end)?);
            }
        }
    }

    fn worker(&self, program: &Path, from: u64, time: Duration) -> Command {
        let mut command = Command::new(program);
        command.args(["worker", self.target.word()]).args(["--seed", &self.seed.to_string()]);
        command.args(["--from", &from.to_string()]).args(["--seconds", &time.as_secs().max(1).to_string()]);
        command
    }

    /// Keeps an input that shows a fault, made smaller.
    fn keep(&self, program: &Path, number: u64, input: Vec<u8>, end: &End) -> io::Result<(PathBuf, String)> {
        let folder = self.root.join("target/fuzz");
        fs::create_dir_all(&folder)?;
        let whole = folder.join(format!("{}-{}-{number}.whole.kdl", self.target.word(), self.seed));
        let small = folder.join(format!("{}-{}-{number}.kdl", self.target.word(), self.seed));
        fs::write(&whole, &input)?;
        let mut shows = |text: &[u8]| {
            fs::write(&small, text)?;
            let mut command = Command::new(program);
            command.arg(self.target.word()).arg("--input").arg(&small);
            Ok(watch(&mut command)?.end.is_like(end))
        };
        // a fault of many inputs together may not show in one
        let reduced = if shows(&input)? { reduce(input, REDUCING, &mut shows)? } else { input };
        fs::write(&small, reduced)?;
        Ok((small, end.words()))
    }
}

/// The child: runs inputs one by one, each after its number on a line of the standard output.
///
/// # Errors
///
/// The seeds cannot be read, or nobody reads the numbers.
///
/// # Panics
///
/// An input shows a fault.
pub fn work(hunt: &Hunt) -> io::Result<()> {
    let seeds = Seeds::collect(&hunt.root, hunt.target, hunt.seed)?;
    let (start, hunt) = (Instant::now(), hunt.clone());
    on_a_plain_stack(move || {
        let mut out = io::stdout().lock();
        for number in hunt.from.. {
            if start.elapsed() >= hunt.time {
                break;
            }
            let input = seeds.input(hunt.seed, number);
            writeln!(out, "{number}")?;
            out.flush()?;
            hunt.target.run(&input);
        }
        Ok(())
    })
}

/// Runs one input, which shows its fault by a panic.
///
/// # Errors
///
/// The standard output cannot be written.
///
/// # Panics
///
/// The input shows a fault.
pub fn once(target: Target, input: Vec<u8>) -> io::Result<()> {
    on_a_plain_stack(move || {
        println!("0");
        target.run(&input);
        Ok(())
    })
}

fn on_a_plain_stack(work: impl FnOnce() -> io::Result<()> + Send + 'static) -> io::Result<()> {
    match thread::Builder::new().stack_size(STACK).spawn(work)?.join() {
        Ok(done) => done,
        Err(fault) => std::panic::resume_unwind(fault),
    }
}
