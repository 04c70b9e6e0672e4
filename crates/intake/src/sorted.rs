//! The whole way from bytes to events, with counts that add up.

use std::collections::{BTreeMap, BTreeSet};

use crate::cells::{Cells, Columns};
use crate::dataset::Dataset;
use crate::event::Event;
use crate::names_seen::NamesSeen;
use crate::rejects::Reject;
use crate::table::{Raw, Table};
use crate::{acled, gdelt, ucdp};

/// What is asked of a file.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// Which data set it is.
    pub dataset: Dataset,
    /// Whether a row of this id is in the case already.
    pub is_known: &'a dyn Fn(&str) -> bool,
    /// Only rows of this country, by its FIPS code; for GDELT, whose files are of the whole world.
    pub country: Option<&'a str>,
}

/// Why a file was not read to its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Halt {
    /// It is no file of this data set, because …
    OtherFile(String),
    /// It was told to stop.
    Stopped,
}

/// What became of the rows of a file. Every row that was read is in one of the four heaps.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sorted {
    /// Rows that were read.
    pub read: u64,
    /// Rows that go in, by the month that they are filed under.
    pub events: BTreeMap<String, Vec<Event>>,
    /// The ids of rows that are in the case already, or stand twice in the file.
    pub duplicates: Vec<String>,
    /// Rows that are not of the country that was asked for.
    pub elsewhere: u64,
    /// Rows that cannot be read.
    pub rejects: Vec<Reject>,
    /// The names of the columns, for the file of rejects.
    pub head: Vec<String>,
    /// Every name in the rows that could be read, duplicates included, and in how many of them it stands.
    pub names: NamesSeen,
}

impl Sorted {
    /// How many rows go in.
    pub fn entering(&self) -> u64 {
        self.events.values().map(|events| count(events.len())).sum()
    }

    /// Whether every row that was read is somewhere.
    pub fn adds_up(&self) -> bool {
        let heaps =
            [self.entering(), count(self.duplicates.len()), self.elsewhere, count(self.rejects.len())];
        heaps.iter().sum::<u64>() == self.read
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// Reads a file to its end. `went_on` is told, now and then, how many bytes are behind, and says whether to go on.
///
/// # Errors
///
/// It is no file of this data set, or was told to stop.
pub fn sort_out(bytes: &[u8], ask: Ask<'_>, went_on: &mut dyn FnMut(usize) -> bool) -> Result<Sorted, Halt> {
    let (table, columns) = open(bytes, ask.dataset).map_err(Halt::OtherFile)?;
    let mut sorted = Sorted { head: table.head.clone(), ..Sorted::default() };
    let mut seen = BTreeSet::new();
    for row in table {
        sorted.read += 1;
        let until = match row {
            Err(unread) => {
                sorted.rejects.push(Reject { fault: unread.fault, cells: unread.cells });
                unread.until
            }
            Ok(raw) => {
                sorted.put(&raw, &columns, ask, &mut seen);
                raw.until
            }
        };
        if sorted.read.is_multiple_of(1_000) && !went_on(until) {
            return Err(Halt::Stopped);
        }
    }
    Ok(sorted)
}

fn open(bytes: &[u8], dataset: Dataset) -> Result<(Table<'_>, Columns), String> {
    if dataset == Dataset::Gdelt {
        let table = Table::with_columns(bytes, dataset, &gdelt::COLUMNS);
        let columns = gdelt::columns(&table.head)?;
        return Ok((table, columns));
    }
    let table = Table::with_head(bytes, dataset).ok_or("the file is empty")?;
    let columns = if dataset == Dataset::Ucdp { ucdp::columns } else { acled::columns }(&table.head)?;
    Ok((table, columns))
}

impl Sorted {
    fn put(&mut self, raw: &Raw, columns: &Columns, ask: Ask<'_>, seen: &mut BTreeSet<String>) {
        let cells = Cells::of(raw, columns);
        if ask
            .country
            .is_some_and(|country| ask.dataset == Dataset::Gdelt && gdelt::country(cells) != country)
        {
            self.elsewhere += 1;
            return;
        }
        let read = match ask.dataset {
            Dataset::Ucdp => ucdp::event,
            Dataset::Acled => acled::event,
            Dataset::Gdelt => gdelt::event,
        };
        match read(cells) {
            Err(fault) => self.rejects.push(Reject { fault, cells: raw.cells.clone() }),
            Ok(event) => {
                self.names.add(&event);
                let id = ask.dataset.id_of(&event.number);
                if (ask.is_known)(&id) || !seen.insert(id.clone()) {
                    self.duplicates.push(id);
                } else {
                    self.events.entry(event.month.clone()).or_default().push(event);
                }
            }
        }
    }
}
