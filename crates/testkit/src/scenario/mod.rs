//! Scenarios: Markdown pages that hold a case and what must follow from it.
//!
//! [`Scenario::parse`] reads a page, [`library::Library`] finds all pages and runs each, [`answer`] says what the program finds for
//! one line of a page, and [`line`](mod@line) holds the two against one another.

pub mod answer;
pub mod library;
pub mod line;
mod page;
mod run;

pub use library::{Library, Outcome};
pub use page::{Block, Kind, Scenario, Setting};

use std::fmt;

/// Something that is wrong at a line of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The file, as it is shown to people.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub what: What,
}

/// What is wrong at a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// The program finds something else.
    Differs {
        /// The line as it stands.
        expected: String,
        /// The line as it would have to stand.
        found: String,
    },
    /// The line cannot be asked, or what was found cannot be trusted.
    Broken(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        match &self.what {
            What::Differs { expected, found } => {
                write!(f, "\n    expected: {expected}\n    found:    {found}")
            }
            What::Broken(why) => f.write_str(why),
        }
    }
}
