//! The pages, one file each; what several of them show is in `parts`.

pub(crate) mod bulletin;
pub(crate) mod bulletins;
pub(crate) mod error;
pub(crate) mod incident;
pub(crate) mod incidents;
mod parts;
pub(crate) mod today;
