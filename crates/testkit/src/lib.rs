//! For tests only: scenarios as prose, generators of small random cases, and fuzzing.
//!
//! ```text
//! scenarios/**/*.md ──Scenario::parse──▶ what is expected ──Library::run──▶ what differs, by file and line
//! proptest ──generate::texts──▶ KDL texts ──casefile──▶ Case
//! ```
//!
//! A [`scenario`] is a page that a mediator can read: a heading, why it matters, the terms and the record, and what must follow. How
//! to write one is told in `scenarios/README.md`. [`generate`] makes small cases at random for laws that must hold of every case;
//! whoever builds another engine runs the same laws on it.
//! [`alike`] holds the fast engines against the reference. [`fuzz`] makes texts that nobody would write, and runs all that reads them.

pub mod alike;
pub mod fuzz;
pub mod generate;
pub mod scenario;
