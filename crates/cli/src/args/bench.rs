//! What is measured, and how.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

/// What is measured.
#[derive(Subcommand, Debug)]
pub(crate) enum Bench {
    /// One workload of attacks and three policies, as `bench/README.md` describes it; prints one line of JSON
    #[command(after_help = "\
Examples:
  trucewatch bench yardstick --data bench/.data --size 1000000 --policy p2
  trucewatch bench yardstick --data bench/.data --size 100000 --policy p1 --threads 1
  trucewatch bench yardstick --data bench/.data --size 1000000 --policy p2 --engine incremental --stream late
  trucewatch bench yardstick --data bench/.data --size 100000 --policy p2 --engine incremental --batch 1")]
    Yardstick(Yardstick),
    /// A case many times over, under all its readings; prints one line of JSON
    #[command(after_help = "\
Examples:
  trucewatch bench copies cases/syria-2016 --incidents 1000000
  trucewatch bench copies cases/syria-2016 --incidents 100000 --engine incremental")]
    Copies(CopiesOf),
}

/// A case many times over.
#[derive(clap::Args, Debug)]
pub(crate) struct CopiesOf {
    /// The folder of the case
    pub(crate) case: PathBuf,
    /// How many incidents
    #[arg(long, value_name = "N")]
    pub(crate) incidents: usize,
    /// Which engine
    #[arg(long, default_value = "batch")]
    pub(crate) engine: Engine,
    /// On how many threads
    #[arg(long, default_value_t = 2)]
    pub(crate) threads: usize,
}

/// The yardstick for speed.
#[derive(clap::Args, Debug)]
pub(crate) struct Yardstick {
    /// The folder with the data that `bench/run` made
    #[arg(long, value_name = "FOLDER")]
    pub(crate) data: PathBuf,
    /// How many attacks
    #[arg(long, value_name = "N")]
    pub(crate) size: u64,
    /// Which policy
    #[arg(long)]
    pub(crate) policy: Policy,
    /// Which engine
    #[arg(long, default_value = "batch")]
    pub(crate) engine: Engine,
    /// For the incremental engine: in order of time, or as it arrived, late, corrected and withdrawn
    #[arg(long, default_value = "ordered")]
    pub(crate) stream: Stream,
    /// For the incremental engine: how many changes at once. With 1, a fiftieth of the stream comes one at a time, after nine tenths of it, and each is timed
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    pub(crate) batch: usize,
    /// On how many threads
    #[arg(long, default_value_t = 2)]
    pub(crate) threads: usize,
}

/// An engine.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Engine {
    /// All at once
    Batch,
    /// Change by change
    Incremental,
}

/// A stream of changes.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stream {
    /// In order of time
    Ordered,
    /// As it arrived
    Late,
}

impl Stream {
    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ordered => "ordered",
            Self::Late => "late",
        }
    }
}

/// A policy of the yardstick.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Policy {
    /// An attack among those bound, save in answer to one within six hours
    P1,
    /// The same, and within fifty kilometres
    P2,
    /// Five breaches of the first by the same actor within seven days
    P3,
}

impl Policy {
    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::P1 => "p1",
            Self::P2 => "p2",
            Self::P3 => "p3",
        }
    }
}
