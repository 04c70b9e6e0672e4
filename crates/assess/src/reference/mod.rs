//! The meaning, straight from its definition.
//!
//! Each module is a section of `docs/meaning.md`, and they depend on one another downwards: [`mod@pivot`] and [`obligation`] on
//! [`mod@finding`], that on the guards, those on [`standing`], [`force`], [`ground`] and [`evidence`], all on a [`View`].

pub mod body;
pub mod clock;
pub mod evidence;
pub mod exception;
pub mod finding;
pub mod force;
pub(crate) mod given;
pub mod ground;
mod guard;
mod known;
pub(crate) mod measure;
mod missing;
pub mod obligation;
mod permit;
pub mod pivot;
pub(crate) mod prepared;
pub mod quantity;
mod release;
mod repeated;
pub mod standing;
mod step;
pub mod tally;
pub(crate) mod view;
mod whereabouts;
pub mod words;

pub use finding::{finding, findings, takes_up};
pub use obligation::obligations;
pub use pivot::{compare, pivot};
pub use standing::{standing_of, standings};
pub use view::{View, visible};
