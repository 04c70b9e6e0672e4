//! KDL 2 text to a tree that knows where everything stands, and back to text in its canonical form.
//!
//! A case is a directory of `.kdl` files that people write. This crate reads one of them: [`decode`] turns its bytes into
//! text, [`read`] turns the text into a [`Document`] and finds *all* that is wrong with it, [`format()`] writes it the way
//! that every file of a case should look. What the nodes mean is no matter of this crate.
//!
//! ```
//! use kdltree::{Limits, Value, read};
//!
//! let text = "// who keeps watch\nmonitored-by \"ctf\" since=2016 {\n    note \"Geneva\"\n}\n";
//! let (document, errors) = read(text, &Limits::default());
//!
//! assert!(errors.is_empty());
//! let node = &document.nodes[0];
//! assert_eq!(node.name.value, "monitored-by");
//! assert_eq!(node.prop("since").map(|entry| &entry.value), Some(&Value::Integer(2016)));
//! assert_eq!(node.args().next().map(|entry| entry.span.of(text)), Some("\"ctf\""));
//! assert!(node.child("note").is_some());
//! ```
//!
//! # How
//!
//! One pass over the bytes with a stack of its own: time and memory grow with the length of the text alone, whatever it
//! holds, and [`Limits`] bound both. No input makes it panic. An error costs its entry or its line; the rest is read on.
//!
//! # Where next
//!
//! `read` follows nodes and blocks, `header` and `entry` one node's line, `strings`, `lines`, `words` and `numbers` the
//! values, `cursor` the spaces and comments between them, `skip` what an error costs; `format` writes, with what
//! `trivia` kept. The laws that all of it obeys are in `tests/laws.rs`, with the `kdl` crate as the oracle.
//!
//! # What differs from the letter of the standard
//!
//! - A number that fits neither an `i128` nor a finite `f64` is an error.
//! - The space before a `{` may be left out.
//! - All properties are kept in their order; [`Node::prop`] finds the one that holds.
//! - An empty block is not the same as none.
//!
//! # Sources
//!
//! The KDL Document Language 2.0.0, <https://kdl.dev/spec/>.

#![forbid(unsafe_code)]

mod chars;
mod cursor;
mod decode;
mod entry;
mod error;
mod format;
mod header;
mod limits;
mod lines;
mod numbers;
mod read;
mod skip;
mod span;
mod strings;
mod tree;
mod trivia;
mod words;

pub use decode::{Encoding, EncodingError, decode};
pub use error::{CODES, SyntaxError};
pub use format::format;
pub use limits::Limits;
pub use read::read;
pub use span::{Span, Spanned};
pub use strings::quoted;
pub use tree::{Document, Entry, Node, Value};
