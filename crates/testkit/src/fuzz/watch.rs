//! Watching a child process: how far it comes, how long each input takes, how much memory it holds, how it ends.

use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The longest that one input may take; a build that is not optimized takes about ten times as long.
pub(super) const BUDGET: Duration = Duration::from_secs(if cfg!(debug_assertions) { 100 } else { 10 });
/// The most memory that may be held, in KiB.
pub(super) const MEMORY_KIB: u64 = 1 << 20;
/// How often the memory is looked at.
const LOOK: Duration = Duration::from_millis(200);

/// How a child ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// It did all it was asked to.
    Done,
    /// It panicked, at a place in the code with words.
    Panic {
        /// The file and the line.
        place: String,
        /// What it said.
        words: String,
    },
    /// It was ended by a signal, or left in another way: no stack, no memory.
    Died(String),
    /// One input took longer than the budget.
    Slow,
    /// It held more memory than it may.
    Large,
}

impl End {
    /// Tells whether both show the same fault.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Panic { place: a, .. }, Self::Panic { place: b, .. }) => a == b,
            (a, b) => a == b,
        }
    }

    /// What it is, in a few words.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Done => "no fault".to_owned(),
            Self::Panic { place, words } => format!("panicked at {place}: {words}"),
            Self::Died(how) => format!("died: {how}"),
            Self::Slow => format!("took more than {} s", BUDGET.as_secs()),
            Self::Large => format!("held more than {} MiB", MEMORY_KIB >> 10),
        }
    }
}

/// What was seen of a child.
#[derive(Debug)]
pub(super) struct Seen {
    /// How it ended.
    pub(super) end: End,
    /// The number of the input that it began last.
    pub(super) last: Option<u64>,
    /// How many inputs it began.
    pub(super) inputs: u64,
    /// The input that took longest, and how long.
    pub(super) slowest: (u64, Duration),
}

/// Runs a command that writes the number of each input on a line before it takes it up, and watches over it.
pub(super) fn watch(command: &mut Command) -> io::Result<Seen> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (sender, lines) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if let Ok(number) = line.parse::<u64>()
                    && sender.send((number, Instant::now())).is_err()
                {
                    break;
                }
            }
        });
    }
    let error = child.stderr.take();
    let words = thread::spawn(move || {
        let mut words = String::new();
        if let Some(error) = error {
            // what is beyond is thrown away, so that the child is not held up
            let mut kept = Vec::new();
            let mut error = error;
            let _ = error.by_ref().take(64 << 10).read_to_end(&mut kept);
            let _ = io::copy(&mut error, &mut io::sink());
            words = String::from_utf8_lossy(&kept).into_owned();
        }
        words
    });
    let mut seen = Seen { end: End::Done, last: None, inputs: 0, slowest: (0, Duration::ZERO) };
    let mut since = Instant::now();
    let stopped = loop {
        match lines.recv_timeout(LOOK) {
            Ok((number, at)) => {
                seen.took(at.duration_since(since));
                (seen.last, since) = (Some(number), at);
                seen.inputs += 1;
            }
            Err(RecvTimeoutError::Timeout) if since.elapsed() > BUDGET => break Some(End::Slow),
            Err(RecvTimeoutError::Timeout) if peak_kib(&child) > MEMORY_KIB => break Some(End::Large),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break None,
        }
    };
    seen.took(since.elapsed());
    if stopped.is_some() {
        child.kill()?;
    }
    let status = child.wait()?;
    let words = words.join().unwrap_or_default();
    seen.end = match stopped {
        Some(end) => end,
        None if status.success() => End::Done,
        None => ended(&words, &status.to_string()),
    };
    Ok(seen)
}

impl Seen {
    fn took(&mut self, time: Duration) {
        if let Some(last) = self.last.filter(|_| time > self.slowest.1) {
            self.slowest = (last, time);
        }
    }
}

/// What a child's last words say of its end.
fn ended(words: &str, status: &str) -> End {
    let mut lines = words.lines().skip_while(|line| !line.contains("panicked at "));
    let head = lines.next().and_then(|line| line.split_once("panicked at "));
    match head {
        Some((_, place)) if !words.contains("overflowed its stack") => {
            let place = place.trim_end_matches(':').to_owned();
            End::Panic { place, words: lines.next().unwrap_or_default().chars().take(600).collect() }
        }
        _ => {
            let last = words.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
            let stack = words.contains("overflowed its stack");
            End::Died(if stack {
                "no stack left".to_owned()
            } else {
                format!("{status} {last}").trim().to_owned()
            })
        }
    }
}

/// The most memory that a process ever held, where the system tells.
fn peak_kib(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
