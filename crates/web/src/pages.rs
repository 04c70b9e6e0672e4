//! The pages, one file each; what several of them show is in `parts`.

pub(crate) mod about;
pub(crate) mod agreements;
pub(crate) mod bulletin;
pub(crate) mod bulletins;
pub(crate) mod calendar;
pub(crate) mod charts;
pub(crate) mod downloads;
pub(crate) mod error;
pub(crate) mod incident;
pub(crate) mod incidents;
pub(crate) mod map;
pub(crate) mod obligations;
pub(crate) mod parties;
mod parts;
pub(crate) mod party;
pub(crate) mod statements;
pub(crate) mod tallies;
pub(crate) mod today;
