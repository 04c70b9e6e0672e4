//! Pages as plain text for a terminal, of a fixed width, readable without colour.

use comfy_table::{ContentArrangement, LineStyle, Table as Grid, TableStyle};
use textwrap::{Options, WordSeparator, WordSplitter};

use crate::page::{Block, Page, Table, shown};

/// How many columns a page takes.
pub const WIDTH: u16 = 100;

/// One line of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What it is, for whoever has colours.
    pub tone: Tone,
    /// The text, without an end of line.
    pub text: String,
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// A title or heading.
    Heading,
    /// What the page says.
    Plain,
    /// What leads on.
    Quiet,
}

/// Writes a page as text.
pub fn write(page: &Page) -> String {
    lines(page).into_iter().flat_map(|line| [line.text, "\n".to_owned()]).collect()
}

/// Writes a page as lines, none of them wider than [`WIDTH`].
pub fn lines(page: &Page) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut last_was_hint = false;
    for block in &page.blocks {
        let is_hint = matches!(block, Block::Hint { .. });
        if !(lines.is_empty() || is_hint && last_was_hint) {
            lines.push(Line { tone: Tone::Plain, text: String::new() });
        }
        write_block(block, &mut lines);
        last_was_hint = is_hint;
    }
    lines
}

fn write_block(block: &Block, lines: &mut Vec<Line>) {
    let mut add = |tone, texts: Vec<String>| {
        lines.extend(texts.into_iter().map(|text| Line { tone, text: text.trim_end().to_owned() }));
    };
    match block {
        Block::Title(text) | Block::Heading(text) => add(Tone::Heading, wrap(text, "", "")),
        Block::Subheading(text) => add(Tone::Heading, wrap(text, "  ", "  ")),
        Block::Text(text) => add(Tone::Plain, wrap(text, "  ", "  ")),
        Block::Notice(text) => add(Tone::Plain, wrap(text, "  ! ", "    ")),
        Block::List(points) => {
            for point in points {
                add(Tone::Plain, wrap(point, "  - ", "    "));
            }
        }
        Block::Table(table) => add(Tone::Plain, grid(table)),
        Block::Hint { shows, command } => {
            add(Tone::Quiet, wrap(&format!("{shows}: {command}"), "  > ", "    "));
        }
    }
}

fn wrap(text: &str, first: &str, rest: &str) -> Vec<String> {
    let options = Options::new(usize::from(WIDTH))
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(&shown(text), options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// Two spaces before a table and between its columns, a line below the headings.
fn grid(table: &Table) -> Vec<String> {
    let mut grid = Grid::new();
    grid.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH - 2);
    grid.set_header(table.head.iter().map(|cell| shown(cell)));
    for row in &table.rows {
        grid.add_row(row.iter().map(|cell| shown(cell)));
    }
    grid.column_iter_mut().for_each(|column| {
        column.set_padding((0, 2));
    });
    grid.lines().map(|line| format!("  {line}")).collect()
}
