//! Columns by hand: for a record with more rows than a case can hold.

use model::Case;
use model::place::Place;

use super::build::knows_all;
use super::said::Part;
use super::{Cells, Columns, ColumnsError, Ground, Names, Row};

/// Columns that are filled row by row. Each row has at most one claim; its parts are numbered once and then named by their numbers.
pub struct Bulk {
    columns: Columns,
    numbers: Vec<u64>,
}

/// One row, by the numbers of its parts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct BulkRow {
    /// The number of the incident.
    pub number: u64,
    /// Its first instant in microseconds of the Unix epoch.
    pub from: i64,
    /// The end of its window; the same as its start where it is an instant.
    pub until: i64,
    /// Degrees east, or metres on a grid.
    pub x: f64,
    /// Degrees north, or metres on a grid.
    pub y: f64,
    /// Who did it.
    pub by: u32,
    /// Who was hit.
    pub on: u32,
    /// What else is said.
    pub rest: u32,
    /// Its place, but for the point.
    pub spot: u32,
}

impl Bulk {
    /// Starts with everything of a case but its incidents.
    pub fn new(mut frame: Case, ground: Ground) -> Self {
        frame.incidents.clear();
        frame.claims.retain(|_, claim| !matches!(claim.about, model::claim::Subject::Incident(_)));
        let mut columns = Columns::empty(frame, ground);
        columns.spots_have_points = false;
        Self { columns, numbers: Vec::new() }
    }

    /// Numbers what a claim says of who did it.
    ///
    /// # Errors
    ///
    /// It names an actor that the case does not know.
    pub fn by(&mut self, part: Part) -> Result<u32, ColumnsError> {
        knows_all(&self.columns.frame, std::iter::once(&part))?;
        Ok(self.columns.by.number(vec![part]))
    }

    /// Numbers what a claim says of who was hit.
    ///
    /// # Errors
    ///
    /// It names an actor that the case does not know.
    pub fn on(&mut self, part: Part) -> Result<u32, ColumnsError> {
        knows_all(&self.columns.frame, std::iter::once(&part))?;
        Ok(self.columns.on.number(vec![part]))
    }

    /// Numbers what else a claim says.
    pub fn rest(&mut self, part: Part) -> u32 {
        self.columns.rest.number(vec![part])
    }

    /// Numbers a place; the point of a row stands in for its own.
    pub fn spot(&mut self, place: Place) -> u32 {
        self.columns.spots.number(place)
    }

    /// Adds a row.
    pub fn push(&mut self, row: &BulkRow) -> Row {
        let at = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.columns.rows.push(&Cells {
            from: row.from,
            until: row.until,
            x: row.x,
            y: row.y,
            by: row.by,
            on: row.on,
            rest: row.rest,
            spot: row.spot,
            lasting: false,
            stands: true,
        });
        self.numbers.push(row.number);
        at
    }

    /// The columns.
    pub fn finish(mut self) -> Columns {
        self.columns.names = Names::Numbers(self.numbers);
        self.columns
    }
}
