//! What several pages show.

mod coverage;
mod matrix;
mod words;

pub(crate) use coverage::{Coverage, coverage};
pub(crate) use matrix::{Row, pivot, rows, turned};
