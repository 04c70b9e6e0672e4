//! Data sets enter a case: bytes of UCDP, ACLED or GDELT to suggested records, and these to text that people review.
//!
//! ```text
//!   bytes ──table──▶ rows ──ucdp, acled, gdelt──▶ Event ──mapping──▶ Resolved ──written──▶ KDL
//!                     └──────────── Fault ──rejects──▶ CSV, to be mended and read again
//! ```
//!
//! [`sort_out`] does all of it up to [`Event`]s, and its counts always add up: every row that was read is in, was left out by the
//! filter that was asked for, was there before, or is put aside with the reason. [`written`] turns events into the text of a file.
//!
//! What the codes of the data sets come to, and why, stands in `docs/import.md`. Two rules run through everything: a data set
//! that names two sides says nothing of who did it, and a name that no person has confirmed stands for nobody.
//!
//! Nothing here opens a file, asks a clock or prints. No bytes make it panic.
//!
//! # Where next
//!
//! [`event`] is the one form that all data sets come to, [`ucdp`] the plainest way there; [`mapping`] says whom a name stands for.

pub mod acled;
pub mod cells;
pub mod dataset;
pub mod day;
pub mod event;
pub mod fault;
pub mod gdelt;
pub mod mapping;
pub mod names_seen;
pub mod proposal;
pub mod rejects;
pub mod resolved;
mod sorted;
pub mod table;
pub mod ucdp;
pub mod written;

pub use dataset::{Dataset, Stamp};
pub use event::Event;
pub use fault::Fault;
pub use mapping::Mapping;
pub use sorted::{Ask, Halt, Sorted, sort_out};
