//! Tests of the language: what it says, what it refuses and how, and its laws.

mod diagnostics;
mod language;
mod laws;
mod support;
