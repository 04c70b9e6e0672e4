//! Cells: one row, its cells found by the names of their columns and read as what they are.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::day;
use crate::event::one_line;
use crate::fault::{Column, Fault, shown};
use crate::table::{Raw, lacks};

/// Where the columns of a file stand.
#[derive(Clone, Debug)]
pub struct Columns {
    at: BTreeMap<&'static str, Column>,
}

impl Columns {
    /// Finds columns by their names, each perhaps with names that it had in older files.
    ///
    /// # Errors
    ///
    /// One that is needed is not there.
    pub fn find(
        head: &[String],
        needed: &[&'static [&'static str]],
        others: &[&'static [&'static str]],
    ) -> Result<Self, String> {
        let place = |names: &[&'static str]| {
            let number = names.iter().find_map(|name| head.iter().position(|own| own == name))?;
            let name = names.first()?;
            Some((*name, Column { number: number + 1, name: head.get(number)?.clone() }))
        };
        let mut at = BTreeMap::new();
        for names in needed {
            let Some((name, column)) = place(names) else {
                return Err(lacks(names.first().copied().unwrap_or_default(), head));
            };
            at.insert(name, column);
        }
        at.extend(others.iter().filter_map(|names| place(names)));
        Ok(Self { at })
    }
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'r> {
    raw: &'r Raw,
    columns: &'r Columns,
}

impl<'r> Cells<'r> {
    /// A row of a file with these columns.
    pub fn of(raw: &'r Raw, columns: &'r Columns) -> Self {
        Self { raw, columns }
    }

    /// The line on which it begins.
    pub fn line(self) -> u64 {
        self.raw.line
    }

    /// What stands in a column; nothing where the file has no such column.
    pub fn text(self, name: &str) -> &'r str {
        let column = self.columns.at.get(name);
        column.and_then(|column| self.raw.cells.get(column.number - 1)).map_or("", |cell| cell.trim())
    }

    /// The cell of a column cannot be read.
    pub fn fault(self, name: &str, why: impl Into<String>) -> Fault {
        let column = self.columns.at.get(name).cloned();
        Fault { line: self.raw.line, column, why: why.into() }
    }

    /// What stands in a column where something must.
    pub fn needed(self, name: &str) -> Result<&'r str, Fault> {
        let text = self.text(name);
        // signs that nobody sees are nothing either
        if one_line(text).is_empty() { Err(self.fault(name, "nothing stands there")) } else { Ok(text) }
    }

    /// The id of the row: it becomes a part of ids of the case.
    pub fn id(self, name: &str) -> Result<&'r str, Fault> {
        let text = self.needed(name)?;
        let plain =
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        if plain && text.len() <= 50 {
            return Ok(text);
        }
        Err(self.fault(name, format!("`{}` cannot be the id of a row", shown(text))))
    }

    /// A number that counts something.
    pub fn count(self, name: &str) -> Result<u64, Fault> {
        let text = self.needed(name)?;
        let whole = text.strip_suffix(".0").unwrap_or(text);
        match whole.parse::<u64>() {
            Ok(number) if number <= MOST => Ok(number),
            _ => Err(self.fault(name, format!("`{}` is not a number of people", shown(text)))),
        }
    }

    /// One of a few codes.
    pub fn code<T: Copy>(self, name: &str, codes: &[(&str, T)]) -> Result<T, Fault> {
        let text = self.needed(name)?;
        let whole = text.strip_suffix(".0").unwrap_or(text);
        codes.iter().find(|(code, _)| *code == whole).map(|(_, meaning)| *meaning).ok_or_else(|| {
            let known: Vec<&str> = codes.iter().map(|(code, _)| *code).collect();
            self.fault(name, format!("`{}` is none of the codes {}", shown(text), known.join(", ")))
        })
    }

    /// A day.
    pub fn day(self, name: &str) -> Result<Date, Fault> {
        let text = self.needed(name)?;
        day::read(text).ok_or_else(|| self.fault(name, format!("`{}` is not a day", shown(text))))
    }

    /// A point: degrees north and east.
    pub fn point(self, north: &str, east: &str) -> Result<(f64, f64), Fault> {
        Ok((self.degrees(north, 90.0)?, self.degrees(east, 180.0)?))
    }

    fn degrees(self, name: &str, most: f64) -> Result<f64, Fault> {
        let text = self.needed(name)?;
        let read = text.parse::<f64>().ok().filter(|degrees| (-most..=most).contains(degrees));
        read.ok_or_else(|| {
            self.fault(
                name,
                format!("`{}` is not a number of degrees between −{most} and {most}", shown(text)),
            )
        })
    }
}

/// More people than ever lived in one place at one time.
const MOST: u64 = 100_000_000;
