//! Fields: the one way in which every node is read.
//!
//! [`Fields`] hands out the arguments, properties and children of a node, each as a [`Field`] that turns into a type of the model,
//! and says what is wrong with them. [`Fields::finish`] reports whatever nobody asked for.

mod field;
mod reader;
mod shape;

pub use field::Field;
pub(crate) use field::{all_of, comparing, shown};
pub use reader::Fields;
pub(crate) use shape::language;
pub use shape::text_of;

pub use crate::suggestion::suggest;
