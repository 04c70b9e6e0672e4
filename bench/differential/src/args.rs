//! What is asked for.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// The yardstick's policies in differential dataflow: one JSON line for one measurement.
#[derive(Parser, Clone, Debug)]
pub struct Args {
    /// The folder that bench/data/gen.py has written
    #[arg(long)]
    pub data: PathBuf,
    /// How many attacks
    #[arg(long)]
    pub size: u64,
    /// What is a breach
    #[arg(long)]
    pub policy: Policy,
    /// In order of time, or in order of arrival with what came late, was corrected and was taken back
    #[arg(long, default_value = "ordered")]
    pub stream: Stream,
    /// How many changes are taken together; 1: nine tenths of the stream first, then a fiftieth one by one, each timed
    #[arg(long, default_value_t = 100_000)]
    pub batch: usize,
    /// How many workers
    #[arg(long, default_value_t = 1)]
    pub threads: usize,
    /// How the policy is written; as a rule the form that was fastest: threshold for batches, group for one change at a time
    #[arg(long)]
    pub form: Option<Form>,
}

impl Args {
    /// How the policy is written.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form.unwrap_or(if self.batch == 1 { Form::Group } else { Form::Threshold })
    }
}

/// What is a breach.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// An attack among the bound while the truce holds, unless it answers one of the six hours before
    P1,
    /// The same, and what is answered must lie within 50 km
    P2,
}

/// In which order the attacks arrive.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// `ev_N.csv`
    Ordered,
    /// `late_N.csv`
    Late,
}

/// How the policy is written.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One reduce over the attacks of a pair in a bucket of six hours, with those of the bucket before that may excuse them
    Group,
    /// A join on pair and bucket, and a threshold on the difference between attacks and excuses
    Threshold,
    /// A join on pair and bucket, distinct, antijoin
    Antijoin,
}
