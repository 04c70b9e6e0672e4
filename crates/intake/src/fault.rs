//! What is wrong with a row, and where.

use std::fmt;

/// Why a row is put aside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The line of the file on which the row begins, counted from 1.
    pub line: u64,
    /// The column, where it is one cell that cannot be read.
    pub column: Option<Column>,
    /// What is wrong, in words.
    pub why: String,
}

/// A column of a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Column {
    /// Which it is, counted from 1.
    pub number: usize,
    /// What it is called.
    pub name: String,
}

impl Fault {
    /// A fault of a whole row.
    pub fn of_row(line: u64, why: impl Into<String>) -> Self {
        Self { line, column: None, why: why.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(Column { number, name }) = &self.column {
            write!(f, ", column {number} (`{name}`)")?;
        }
        write!(f, ": {}", self.why)
    }
}

/// Shortens what stood in a cell so that it can be shown.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if plain.chars().count() <= MOST {
        return plain;
    }
    format!("{}…", plain.chars().take(MOST).collect::<String>())
}
