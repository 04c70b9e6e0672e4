//! What the two fast engines share: readings compiled over columns.

pub(crate) mod attacks;
mod bearing;
mod block;
pub(crate) mod counted;
pub(crate) mod extract;
pub(crate) mod force;
pub(crate) mod heard;
pub(crate) mod judge;
pub(crate) mod lens;
pub(crate) mod people;
pub(crate) mod plain;
pub(crate) mod plan;
pub(crate) mod roles;
pub(crate) mod stance;
pub(crate) mod timeline;
