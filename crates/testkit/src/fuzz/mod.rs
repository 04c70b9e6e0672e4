//! Fuzzing: texts that nobody would write, through all that reads them.
//!
//! ```text
//! seeds ──mutate──▶ input ──▶ terms, case, engines     what must hold of any text
//!   ▲                 │
//! the repository      └── hunt: a child process runs inputs one by one, its parent watches time, memory and how it ends
//! ```
//!
//! [`terms()`], [`case`] and [`engines()`] are the targets: bytes in, and a panic where a law is broken. libFuzzer calls them from `fuzz/`, and
//! [`hunt`] calls them on any stable compiler:
//!
//! ```text
//! cargo run --release -p testkit --example fuzz -- terms --seconds 60
//! ```
//!
//! An input of the hunt is a function of the seed and its number, so that a run can be had again.

mod assessed;
mod engines;
pub mod hunt;
pub mod mutate;
mod odd;
mod reduce;
pub mod seeds;
mod targets;
mod watch;

pub use engines::engines;
pub use mutate::mutate;
pub use seeds::Seeds;
pub use targets::{SEPARATOR, Target, case, terms};
