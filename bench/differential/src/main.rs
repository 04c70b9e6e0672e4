//! The yardstick's P1 and P2 in differential dataflow, a peer of our incremental engine. See `bench/README.md`.

mod args;
mod measure;
mod policy;
mod workload;

#[cfg(test)]
mod tests;

use std::time::Instant;

use anyhow::{Context, Result};
use clap::Parser;
use serde_json::json;

use crate::args::{Args, Form, Policy, Stream};
use crate::measure::Latency;

fn main() -> Result<()> {
    let args = Args::parse();
    let start = Instant::now();
    let force = workload::force(&args.data, args.size)?;
    let changes = workload::changes(&args.data, args.size, args.stream)?;
    let load = start.elapsed().as_secs_f64();
    let outcome = measure::run(&args, force, changes)?;
    let late: Vec<f64> = outcome.latencies.iter().filter(|l| l.late).map(|l| l.micros).collect();
    let all: Vec<f64> = outcome.latencies.iter().map(|l: &Latency| l.micros).collect();
    let line = json!({
        "engine": "differential-dataflow",
        "policy": match args.policy { Policy::P1 => "p1", Policy::P2 => "p2" },
        "form": match args.form() { Form::Group => "group", Form::Threshold => "threshold", Form::Antijoin => "antijoin" },
        "stream": match args.stream { Stream::Ordered => "ordered", Stream::Late => "late" },
        "n": args.size,
        "batch": args.batch,
        "threads": args.threads,
        "changes": outcome.changes,
        "seconds": outcome.seconds,
        "load_seconds": load,
        "count": outcome.count,
        "checksum": format!("{:016x}", outcome.checksum),
        "peak_mb": peak_mb()?,
        "p50_us": share(&all, 50),
        "p99_us": share(&all, 99),
        "late_changes": late.len(),
        "late_p50_us": share(&late, 50),
        "late_p99_us": share(&late, 99),
    });
    println!("{line}");
    Ok(())
}

/// The least value that so many hundredths do not exceed.
fn share(values: &[f64], hundredths: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * hundredths).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// The most memory that this process has held, with the stream itself.
fn peak_mb() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")
        .context("peak memory is read from /proc/self/status, which Linux has")?;
    let line =
        status.lines().find_map(|l| l.strip_prefix("VmHWM:")).context("/proc/self/status has no VmHWM")?;
    let kb: u64 = line.trim().trim_end_matches("kB").trim().parse().context("VmHWM is no number")?;
    Ok(kb / 1024)
}
