//! Works out what follows: from claims and terms, under each reading, to findings.
//!
//! ```text
//! claims ──evidence──▶ what a reading knows of each attribute ─┐
//! terms  ──view──────▶ what it takes each parameter to be ─────┴─guards─▶ verdict, reasons, missing
//! ```
//!
//! [`reference`](mod@reference) is the meaning of `docs/meaning.md` in code: naive, short, straight from the definition, with no index and no
//! cache. [`check`](mod@check) re-derives any of its explanations another way, by going through every world that the claims leave
//! possible. [`batch`] and [`incremental`] give the same findings faster, of a whole record and of one that changes; laws hold them equal
//! to the first.
//!
//! Nothing here reads a file, asks a clock or prints.

use jiff::Timestamp;

pub mod batch;
pub mod check;
pub mod columns;
mod engine;
pub mod incremental;
pub mod reference;

/// When a question is asked: of which time, and from which state of the record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Only what had happened before this instant is asked about.
    pub as_of: Timestamp,
    /// Only claims that the record had learnt by this instant are used.
    pub known_at: Timestamp,
}

impl Asked {
    /// Asks about all of a case's record, from all that it ever learnt.
    pub fn of_all(case: &model::Case) -> Self {
        Self { as_of: case.record_until, known_at: Timestamp::MAX }
    }
}
