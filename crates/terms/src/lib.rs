//! The language of terms: KDL text to agreements and readings.
//!
//! ```text
//!   kdltree::Node ──surface──▶ what is written ──resolve──▶ model ──check──▶ Agreement, Reading
//!                                                  ▲
//!                                                Names: what the case knows
//! ```
//!
//! [`surface`] reads a node word for word, with places, and knows nothing of the case. [`resolve`] finds what each word names and
//! reads times in their zone. [`check`] asks whether it makes sense. Each pass hands what is wrong to a [`Sink`] and goes on, so
//! that one bad clause never hides the next.
//!
//! The language is described in `docs/terms/reference.md`. All nodes, those of a case among them, are read by [`fields`]: start there, then
//! follow [`agreement`] through the passes.

pub mod check;
pub mod code;
pub mod diagnostic;
pub mod fields;
pub mod lint;
mod names;
mod read;
pub mod resolve;
mod suggestion;
pub mod surface;

pub use check::supplements::supplements;
pub use diagnostic::{Diagnostic, Part, Reporter, Severity, Sink};
pub use fields::Fields;
pub use names::{Named, Names, zone};
pub use read::{NODES, agreement, format, reading};
pub use suggestion::suggest;
