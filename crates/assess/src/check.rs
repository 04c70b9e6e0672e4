//! Checks explanations.
