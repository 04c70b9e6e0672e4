//! Bulletins as PDF: A4, with the letters that it needs inside, text that can be selected, and links.
//!
//! ```text
//! Document ──line: joined, ordered, broken──▶ flow: what stands where on which page ──▶ file: objects, subsets of fonts
//! ```
//!
//! The same bulletin gives the same bytes. It is made to be printed and kept; whoever listens to a page is better served by the HTML, whose
//! headings and tables say what they are.

mod file;
mod flow;
mod line;
mod shape;
mod sheet;
mod table;

use std::fmt;

use super::{Block, Document};
use crate::fonts::Face;
use flow::Flow;
use line::Style;

/// Why a PDF could not be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PdfError(String);

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the PDF cannot be made: {}", self.0)
    }
}

impl std::error::Error for PdfError {}

/// The sizes of letters, in points.
const TITLE: f32 = 19.0;
const HEADING: f32 = 12.5;
const TEXT: f32 = 9.5;
const QUIET: f32 = 8.5;

/// Writes a bulletin as PDF.
///
/// # Errors
///
/// Where the fonts that are part of the program cannot be read, which no input brings about.
pub fn write(document: &Document) -> Result<Vec<u8>, PdfError> {
    let rtl = document.language.direction() == "rtl";
    let style = |face, size| Style { face, size, rtl };
    let text = style(Face::Plain, TEXT);
    let mut flow = Flow::new(rtl);
    flow.paragraph(&document.title.as_str().into(), style(Face::Bold, TITLE), 8.0);
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => flow.heading(&heading.as_str().into(), style(Face::Bold, HEADING)),
            Block::Text(line) => flow.paragraph(line, text, 4.0),
            Block::Quiet(line) => flow.paragraph(line, style(Face::Plain, QUIET), 4.0),
            Block::Notice(line) => flow.notice(line, text),
            Block::List(points) => points.iter().for_each(|point| flow.point(point, text)),
            Block::Table(table) => table::put(&mut flow, table, style(Face::Plain, QUIET)),
        }
    }
    let sheets = flow.finish(&document.title, style(Face::Plain, QUIET));
    file::write(&sheets, &document.title, document.language)
}
