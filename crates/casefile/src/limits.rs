//! Limits: how much of a case is read before the rest is refused.

/// How much is read. What lies beyond is refused with a diagnostic, never cut off in silence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Files of a case. Fifty times as many other things may lie beside them.
    pub files: usize,
    /// Bytes of one file. A longer file is not opened.
    pub file_bytes: u64,
    /// Bytes of all files together.
    pub total_bytes: u64,
    /// Nodes of one file.
    pub nodes: usize,
    /// Nodes of all files together, and their values. A hundred thousand rows of a data set have some four million.
    pub total_nodes: usize,
    /// Blocks within blocks.
    pub depth: usize,
    /// Values of one node, and nodes of one block: nobody writes a line or a block so long, and some checks take time by the square.
    pub width: usize,
    /// Corners of all polygons together; it takes time by the square of its corners to see whether a polygon crosses itself.
    pub total_corners: usize,
    /// Corners of all boundaries together, which are only drawn.
    pub boundary_corners: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 2_000,
            file_bytes: 16 << 20,
            total_bytes: 256 << 20,
            nodes: 1_000_000,
            total_nodes: 5_000_000,
            depth: 64,
            width: 2_000,
            total_corners: 100_000,
            boundary_corners: 250_000,
        }
    }
}
