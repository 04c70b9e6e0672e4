//! The record of incidents as columns: one row an incident, one array an attribute.
//!
//! What is said of an incident is taken apart into who did it, who was hit, and everything else ([`said`]); each is kept once and a row holds
//! its number. What a reading makes of it is then worked out once for each number, and not for each incident. Times are microseconds,
//! places have a number and a point of their own. What is recorded of everything but incidents (who is bound when, who holds what, what
//! came to pass) stays a [`Case`], the *frame*.
//!
//! Columns are made from a case ([`Columns::of`]), or by hand where there are too many rows for a case ([`Bulk`]).

mod build;
mod bulk;
mod copies;
mod edit;
pub mod said;
mod shared;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use model::claim::Claim;
use model::incident::Incident;
use model::name::Text;
use model::place::{LatLon, Place};
use model::time::{Precision, When, Window};
use model::{Case, IncidentId};

pub use build::ColumnsError;
pub(crate) use build::Entry;
pub use bulk::{Bulk, BulkRow};
use said::{Numbered, Part};
use shared::Shared;

/// A row of the columns: an incident.
pub type Row = u32;

/// What stands in a row.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Cells {
    /// The first instant of its window, in microseconds; `i64::MIN` where it is open.
    pub(crate) from: i64,
    /// The end of its window; `i64::MAX` where it is open.
    pub(crate) until: i64,
    /// Degrees east, or metres on a grid; not a number where there is no point.
    pub(crate) x: f64,
    /// Degrees north, or metres on a grid.
    pub(crate) y: f64,
    /// What is said of who did it.
    pub(crate) by: u32,
    /// What is said of who was hit.
    pub(crate) on: u32,
    /// What else is said of it.
    pub(crate) rest: u32,
    /// Its place.
    pub(crate) spot: u32,
    /// Whether it went on through its whole window.
    pub(crate) lasting: bool,
    /// Whether it stands in the record.
    pub(crate) stands: bool,
}

impl Cells {
    /// A row of which nothing is known.
    pub(crate) const NONE: Self = Self {
        from: i64::MIN,
        until: i64::MAX,
        x: f64::NAN,
        y: f64::NAN,
        by: 0,
        on: 0,
        rest: 0,
        spot: 0,
        lasting: false,
        stands: true,
    };
}

/// What the points of the columns are measured on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ground {
    /// The earth: degrees of latitude and longitude.
    Earth,
    /// A plane: metres east and north on a grid.
    Grid,
}

/// The record of incidents as columns.
#[derive(Clone)]
pub struct Columns {
    /// The case without its incidents and what is said of them.
    pub(crate) frame: Arc<Case>,
    pub(crate) ground: Ground,
    pub(crate) rows: Arrays,
    pub(crate) by: Numbered<Vec<Part>>,
    pub(crate) on: Numbered<Vec<Part>>,
    pub(crate) rest: Numbered<Vec<Part>>,
    pub(crate) spots: Numbered<Place>,
    /// Whether the place of a row is that of its spot, point and all.
    pub(crate) spots_have_points: bool,
    pub(crate) names: Names,
    /// The incidents that a body decided on, as they count after all mergers.
    pub(crate) decided: BTreeSet<IncidentId>,
}

/// One array for each thing that a row holds.
#[derive(Clone, Default)]
pub(crate) struct Arrays {
    pub(crate) from: Vec<i64>,
    pub(crate) until: Vec<i64>,
    pub(crate) x: Vec<f64>,
    pub(crate) y: Vec<f64>,
    pub(crate) by: Vec<u32>,
    pub(crate) on: Vec<u32>,
    pub(crate) rest: Vec<u32>,
    pub(crate) spot: Vec<u32>,
    /// Bit 0: it lasted through its window. Bit 1: it stands in the record.
    pub(crate) flags: Vec<u8>,
}

/// What the incidents are called, and what is recorded of them besides.
#[derive(Clone)]
pub(crate) enum Names {
    /// As in the record.
    Recorded(Vec<Entry>),
    /// As in a case that others hold too, from a state of the record.
    Shared(Arc<Shared>, Timestamp),
    /// By a number each, after a letter.
    Numbers(Vec<u64>),
    /// As in a record of which these are copies.
    Copies(copies::Copies),
}

impl Columns {
    /// How many rows there are, those counted that were taken out again.
    pub fn len(&self) -> usize {
        self.rows.from.len()
    }

    /// Returns true where there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.from.is_empty()
    }

    /// The case without its incidents and what is said of them.
    pub fn frame(&self) -> &Arc<Case> {
        &self.frame
    }

    /// The id of the incident in a row.
    pub fn id(&self, row: Row) -> Option<IncidentId> {
        match &self.names {
            Names::Recorded(entries) => entries.get(row as usize).map(|entry| entry.incident.id.clone()),
            Names::Shared(shared, _) => shared.rows.get(row as usize).map(|named| named.incident.clone()),
            Names::Numbers(numbers) => numbers.get(row as usize).map(|n| IncidentId::new(&format!("n{n}"))),
            Names::Copies(copies) => copies.id(row),
        }
    }

    /// When the incident in a row was, as the record says it.
    pub(crate) fn when(&self, row: Row) -> Option<When> {
        match &self.names {
            Names::Recorded(entries) => entries.get(row as usize).map(|entry| entry.incident.when.clone()),
            Names::Shared(shared, _) => shared.when(row),
            Names::Numbers(_) => Some(blank(self.id(row)?, &self.cells(row)?).when),
            Names::Copies(copies) => Some(copies.recorded(row)?.incident.when),
        }
    }

    /// The number of the incident in a row, where incidents have numbers.
    pub fn number(&self, row: Row) -> Option<u64> {
        match &self.names {
            Names::Recorded(_) | Names::Shared(..) | Names::Copies(_) => None,
            Names::Numbers(numbers) => numbers.get(row as usize).copied(),
        }
    }

    pub(crate) fn cells(&self, row: Row) -> Option<Cells> {
        let (at, rows) = (row as usize, &self.rows);
        let flags = *rows.flags.get(at)?;
        Some(Cells {
            from: *rows.from.get(at)?,
            until: *rows.until.get(at)?,
            x: *rows.x.get(at)?,
            y: *rows.y.get(at)?,
            by: *rows.by.get(at)?,
            on: *rows.on.get(at)?,
            rest: *rows.rest.get(at)?,
            spot: *rows.spot.get(at)?,
            lasting: flags & 1 != 0,
            stands: flags & 2 != 0,
        })
    }

    /// The place of a row.
    pub(crate) fn place(&self, cells: &Cells) -> Place {
        let mut place = self.spots.get(cells.spot).cloned().unwrap_or_else(nowhere);
        if !self.spots_have_points
            && let (Some((point, _)), Some(own)) = (&mut place.point, LatLon::new(cells.y, cells.x))
        {
            *point = own;
        }
        place
    }

    /// What is recorded in a row: the incident, those merged into it, and what is said of them all.
    pub(crate) fn recorded(&self, row: Row) -> Option<Entry> {
        match &self.names {
            Names::Recorded(entries) => entries.get(row as usize).cloned(),
            Names::Shared(shared, known_at) => shared.recorded(row, *known_at),
            Names::Numbers(_) => self.made_up(row),
            Names::Copies(copies) => copies.recorded(row),
        }
    }

    /// The incident of a row and those merged into it, and what is claimed of them all.
    pub fn record_of(&self, row: Row) -> Option<(Vec<Incident>, Vec<Claim>)> {
        let entry = self.recorded(row)?;
        Some((std::iter::once(entry.incident).chain(entry.merged).collect(), entry.claims))
    }

    /// A row of which nothing is kept but what stands in it.
    fn made_up(&self, row: Row) -> Option<Entry> {
        let cells = self.cells(row)?;
        let id = self.id(row)?;
        let incident = Incident { place: self.place(&cells), ..blank(id, &cells) };
        let mut whole: Option<Part> = None;
        for (said, number) in [(&self.by, cells.by), (&self.on, cells.on), (&self.rest, cells.rest)] {
            for part in said.get(number).into_iter().flatten() {
                match &mut whole {
                    Some(whole) => {
                        whole.asserts.extend(part.asserts.iter().cloned());
                        whole.denies.extend(part.denies.iter().cloned());
                    }
                    None => whole = Some(part.clone()),
                }
            }
        }
        let claims: Vec<Claim> = whole.iter().map(|part| part.as_claim(0, &incident.id)).collect();
        Some(Entry { incident, merged: Vec::new(), claims })
    }
}

/// An incident of which only the time is known.
pub(crate) fn blank(id: IncidentId, cells: &Cells) -> Incident {
    let at = |micros: i64| Timestamp::from_microsecond(micros).ok();
    let window = Window { from: at(cells.from), until: at(cells.until) };
    let (precision, said) = match window.from {
        Some(from) if window.is_point() => (Precision::Exact, format!("exactly {from}")),
        Some(from) => (Precision::Range, from.to_string()),
        None => (Precision::Range, "some time".to_owned()),
    };
    Incident {
        id,
        title: Text::default(),
        when: When { window, precision, lasting: cells.lasting, said },
        place: nowhere(),
        same_as: None,
        split_from: None,
        from_leads: Vec::new(),
        notes: Vec::new(),
    }
}

fn nowhere() -> Place {
    Place { name: String::new(), within: None, point: None, height: None }
}
