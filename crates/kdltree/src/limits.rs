//! How much of a text is read.

/// Bounds on time and memory; what goes beyond one is an error, not a crash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// The longest text, in bytes. A longer one is not read at all.
    pub bytes: usize,
    /// How deep blocks may nest. A deeper block is passed over. More than 256 counts as 256.
    pub depth: usize,
    /// How many nodes and entries may be read, those behind `/-` included. Reading ends there.
    pub nodes: usize,
    /// How many errors are reported. After these one more says that reading has ended.
    pub errors: usize,
}

impl Default for Limits {
    /// 16 MiB, 64 blocks deep, a million nodes and entries, 100 errors.
    fn default() -> Self {
        Self { bytes: 16 * 1024 * 1024, depth: 64, nodes: 1_000_000, errors: 100 }
    }
}
