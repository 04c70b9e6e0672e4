//! Tables: bytes to rows that know their line, one bad row never costing those after it.

use csv::{ByteRecord, ReaderBuilder};

use crate::dataset::Dataset;
use crate::fault::{Fault, shown};

/// A row as it stands in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Raw {
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
    /// Where in the file it ends: how far the reading has come.
    pub until: usize,
}

/// A row that cannot be read, with what stood there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// Why.
    pub fault: Fault,
    /// Its cells, as far as they are text.
    pub cells: Vec<String>,
    /// Where in the file it ends.
    pub until: usize,
}

/// How often reading starts anew on the line after a broken row. A file that is broken more often is no table.
const NEW_STARTS: u32 = 1_000;

/// The rows of a file, without its head.
#[derive(Debug)]
pub struct Table<'b> {
    bytes: &'b [u8],
    dataset: Dataset,
    reader: csv::Reader<&'b [u8]>,
    /// Where the reader began: byte and line.
    base: (usize, u64),
    width: usize,
    new_starts: u32,
    /// The names of the columns.
    pub head: Vec<String>,
}

fn reader(bytes: &[u8], dataset: Dataset) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dataset.delimiter())
        .quoting(dataset != Dataset::Gdelt)
        .from_reader(bytes)
}

impl<'b> Table<'b> {
    /// Opens a file whose first row names its columns.
    pub fn with_head(bytes: &'b [u8], dataset: Dataset) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut table = Self::of(bytes, dataset, 0);
        let mut record = ByteRecord::new();
        if !table.reader.read_byte_record(&mut record).unwrap_or(false) {
            return None;
        }
        table.head = texts(&record).0.into_iter().map(|name| name.trim().to_owned()).collect();
        table.width = table.head.len();
        Some(table)
    }

    /// Opens a file without a head.
    pub fn with_columns(bytes: &'b [u8], dataset: Dataset, names: &[&str]) -> Self {
        let mut table = Self::of(bytes, dataset, names.len());
        table.head = names.iter().map(|name| (*name).to_owned()).collect();
        table
    }

    fn of(bytes: &'b [u8], dataset: Dataset, width: usize) -> Self {
        let reader = reader(bytes, dataset);
        Self { bytes, dataset, reader, base: (0, 1), width, new_starts: 0, head: Vec::new() }
    }

    /// Where in the file the reader stands.
    fn at(&self) -> usize {
        self.base.0.saturating_add(usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX))
    }

    /// Starts anew on the line after this byte, so that a quotation mark that is never closed costs one line and not the rest.
    fn start_anew_after(&mut self, start: usize, line: u64) -> Option<usize> {
        let rest = self.bytes.get(start..)?;
        let next = start + rest.iter().position(|byte| *byte == b'\n')? + 1;
        if next >= self.at() || self.new_starts >= NEW_STARTS {
            return None;
        }
        self.new_starts += 1;
        self.reader = reader(self.bytes.get(next..)?, self.dataset);
        self.base = (next, line + 1);
        Some(next)
    }
}

impl Iterator for Table<'_> {
    type Item = Result<Raw, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = ByteRecord::new();
        // bytes in memory are always read; what csv might refuse ends the file
        if !self.reader.read_byte_record(&mut record).unwrap_or(false) {
            return None;
        }
        let (byte, line) = record.position().map_or((0, 1), |at| (at.byte(), at.line()));
        let start = self.base.0.saturating_add(usize::try_from(byte).unwrap_or(usize::MAX));
        let line = self.base.1 + line.saturating_sub(1);
        let (cells, is_text) = texts(&record);
        let until = self.at();
        if cells.len() == self.width && is_text {
            return Some(Ok(Raw { line, cells, until }));
        }
        let why = if cells.len() == self.width {
            "a cell is not UTF-8".to_owned()
        } else {
            format!("it has {} cells, and the file has {} columns", cells.len(), self.width)
        };
        if let Some(next) = self.start_anew_after(start, line) {
            let text = String::from_utf8_lossy(self.bytes.get(start..next).unwrap_or_default());
            let why = format!("{why}: look for a quotation mark that is not closed");
            let cells = vec![text.trim_end().to_owned()];
            return Some(Err(Unread { fault: Fault::of_row(line, why), cells, until: next }));
        }
        Some(Err(Unread { fault: Fault::of_row(line, why), cells, until }))
    }
}

/// The cells as text, and whether all of them were.
fn texts(record: &ByteRecord) -> (Vec<String>, bool) {
    let is_text = record.iter().all(|cell| std::str::from_utf8(cell).is_ok());
    (record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect(), is_text)
}

/// Why a head is not that of a data set.
pub(crate) fn lacks(name: &str, head: &[String]) -> String {
    let some: Vec<String> = head.iter().take(6).map(|name| format!("`{}`", shown(name))).collect();
    format!("the file has no column `{name}`; its first row begins with {}", some.join(", "))
}
