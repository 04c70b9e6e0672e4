//! A case as text: a directory of KDL files to a [`Case`] and everything that is wrong with it.
//!
//! ```text
//!   path ──walk──▶ paths ──files──▶ texts ──trees──▶ nodes ──index──▶ ids
//!                                                      └────nodes + ids────▶ Case ──afterwards──▶ diagnostics
//! ```
//!
//! [`load`] reads a folder or a file, [`load_texts`] a case that is held in memory, [`check_files`] and [`check_texts`] a part
//! without the rest of its case, [`beside()`] and [`draft()`] a text beside a case, and [`read_texts`] stops before anything is made
//! of the texts. The format is described in `docs/case-format.md` and `docs/terms/reference.md`; agreements and readings are read by the
//! crate `terms`, everything else here.
//!
//! # How
//!
//! Two passes: the first collects the ids of everything, so that the order of files and nodes does not matter; the second reads
//! each node by the module of its name. All that is wrong is reported at once, each with its file, place, code and advice; of two
//! things with one id the first stays, and what cannot be read is left out. Where any diagnostic is an error the case is not to be
//! relied on.
//!
//! Texts are not trusted: sizes are looked at before anything is read, [`Limits`] bound everything, nothing follows links, calls
//! itself by the depth of the input, or panics.
//!
//! # Where next
//!
//! `nodes` is the table of contents; `claims`, `content`, `assertions` and `denials` say what a claim means; `afterwards` holds the
//! checks that need the whole case. [`template`] is a small case to learn from.

mod about;
mod actors;
mod afterwards;
mod areas;
mod assertions;
mod beside;
mod boundaries;
mod calendar;
mod case_node;
mod claims;
pub mod code;
mod content;
mod cycles;
mod decisions;
mod denials;
mod desk;
mod documents;
mod files;
mod heeded;
mod incidents;
mod index;
mod leads;
mod limits;
mod linting;
mod load;
mod load_error;
mod matters;
mod nodes;
mod outline;
mod places;
mod points;
mod shapes;
mod sources;
mod stamp;
mod statements;
mod tallies;
pub mod template;
mod times;
mod translations;
mod trees;
mod walk;

pub use beside::{Added, Beside, agreements_in, beside, draft, is_part_of};
pub use files::{SourceFile, shown_path};
pub use limits::Limits;
pub use load::{Loaded, check_files, check_texts, load, load_texts, read_file, read_texts};
pub use load_error::LoadError;
pub use model::Case;
pub use stamp::Stamp;
pub use trees::size_of;
