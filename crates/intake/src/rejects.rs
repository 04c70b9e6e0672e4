//! Rows that were put aside: written so that they can be mended and read again.

use csv::WriterBuilder;

use crate::dataset::Dataset;
use crate::fault::Fault;

/// A row that was put aside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reject {
    /// Why.
    pub fault: Fault,
    /// Its cells as they stood.
    pub cells: Vec<String>,
}

/// Writes the rows as they stood, and behind each the line, the column and the reason.
///
/// A file with a head keeps it, so that what is mended can be read as it is; the three columns behind do not matter then. In GDELT files,
/// which have no head, they are to be cut off first.
///
/// # Errors
///
/// Never in memory.
pub fn write(rejects: &[Reject], head: &[String], dataset: Dataset) -> Result<String, csv::Error> {
    const OWN: [&str; 3] = ["put_aside_line", "put_aside_column", "put_aside_why"];
    let mut out = WriterBuilder::new().flexible(true).delimiter(dataset.delimiter()).from_writer(Vec::new());
    // a file of rejects that was mended in part has these columns already
    let own: Vec<&str> = head.iter().map(String::as_str).filter(|name| !OWN.contains(name)).collect();
    if dataset != Dataset::Gdelt {
        out.write_record(own.iter().copied().chain(OWN))?;
    }
    for Reject { fault, cells } in rejects {
        let column = fault.column.as_ref().map_or("", |column| column.name.as_str());
        let line = fault.line.to_string();
        let most = if cells.len() == head.len() { own.len() } else { cells.len() };
        let row = cells.iter().map(String::as_str).take(most);
        out.write_record(row.chain([line.as_str(), column, fault.why.as_str()]))?;
    }
    let bytes = out.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
