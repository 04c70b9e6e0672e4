//! What a measurement found, as one line of JSON that is compared with the right answer.

use std::fmt::Write;

use md5::{Digest, Md5};

use super::yardstick::Attack;
use crate::args::{Stream, Yardstick};

/// One measurement.
#[derive(serde::Serialize)]
pub(super) struct Answer {
    pub(super) engine: &'static str,
    pub(super) policy: &'static str,
    pub(super) stream: &'static str,
    pub(super) n: u64,
    pub(super) threads: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) batch: Option<usize>,
    /// What was measured.
    pub(super) seconds: f64,
    /// What came before it: reading and laying out the data.
    pub(super) load_seconds: f64,
    /// What the first of two runs took; the second is the one that was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first_seconds: Option<f64>,
    pub(super) count: usize,
    /// The first twelve digits of the MD5 of the sorted ids, with commas between them.
    pub(super) md5: String,
    /// A sum over the breaches that does not depend on their order.
    pub(super) checksum: String,
    /// How many changes were timed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) changes: Option<usize>,
    /// How many verdicts they turned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) turned: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) p50_us: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) p99_us: Option<f64>,
    /// The most memory of the process.
    pub(super) peak_mb: f64,
    /// What it took at most besides the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) working_mb: Option<f64>,
}

impl Answer {
    /// What was found, without how long it took.
    pub(super) fn of(options: &Yardstick, stream: Stream, mut breaches: Vec<Attack>) -> Self {
        breaches.sort_by_key(|attack| attack.id);
        let ids: Vec<u64> = breaches.iter().map(|attack| attack.id).collect();
        let sum = breaches.iter().fold(0_u64, |sum, a| sum.wrapping_add(mix(a.id, a.ts, a.actor, a.target)));
        Self {
            engine: "",
            policy: options.policy.name(),
            stream: stream.name(),
            n: options.size,
            threads: 1,
            batch: None,
            seconds: 0.0,
            load_seconds: 0.0,
            first_seconds: None,
            count: ids.len(),
            md5: md5_of(&ids),
            checksum: format!("{sum:016x}"),
            changes: None,
            turned: None,
            p50_us: None,
            p99_us: None,
            peak_mb: peak_mb(),
            working_mb: None,
        }
    }
}

/// The digest of sorted ids.
fn md5_of(ids: &[u64]) -> String {
    let text = ids.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
    let digest = Md5::digest(text.as_bytes());
    let mut text = String::new();
    for byte in digest.iter().take(6) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// One attack's share in the checksum.
fn mix(id: u64, ts: i64, actor: u32, target: u32) -> u64 {
    let seconds = ts.cast_unsigned();
    let sum = id
        .wrapping_mul(2_654_435_761)
        .wrapping_add(seconds.wrapping_mul(40_503))
        .wrapping_add(u64::from(actor) * 97)
        .wrapping_add(u64::from(target) * 31);
    sum.wrapping_mul(sum)
}

/// The most memory that this process has had, in megabytes; 0 where the system does not say.
pub(super) fn peak_mb() -> f64 {
    status_mb("VmHWM:")
}

/// Has the system count the most memory from now on, and gives what there is now.
pub(super) fn from_now_on_mb() -> f64 {
    // where this is not Linux nothing is counted at all
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    status_mb("VmRSS:")
}

fn status_mb(line: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let told = status.lines().find_map(|own| own.strip_prefix(line));
    let kb = told.and_then(|told| told.split_whitespace().next()?.parse::<u32>().ok());
    kb.map_or(0.0, |kb| f64::from(kb) / 1024.0)
}
