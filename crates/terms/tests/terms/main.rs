//! Tests of the language: what it says, what it refuses and how, and its laws.

#[cfg(test)]
mod diagnostics;
#[cfg(test)]
mod fields;
#[cfg(test)]
mod language;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod lint;
#[cfg(test)]
mod support;
