//! Pages as plain text for a terminal, of a fixed width, readable without colour.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle, Width};
use textwrap::core::display_width;
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
    let mut above = None;
    for block in &page.blocks {
        if above.is_some_and(|above| stands_apart(above, block)) {
            lines.push(Line { tone: Tone::Plain, text: String::new() });
        }
        write_block(block, &mut lines);
        above = Some(block);
    }
    lines
}

/// Returns true where an empty line stands between two blocks: not below what introduces the second, nor above what belongs to the
/// first.
fn stands_apart(above: &Block, block: &Block) -> bool {
    let introduces = matches!(above, Block::Heading(_) | Block::Subheading(_))
        || matches!((above, block), (Block::Text(_), Block::List(_) | Block::Table(_)));
    let belongs = matches!(block, Block::Caption(_) | Block::Notice(_) | Block::Hint { .. });
    !(introduces || belongs)
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
        Block::Caption(text) => add(Tone::Quiet, wrap(text, "  ", "  ")),
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

/// So many columns stand empty before a table and between its columns.
const GAP: u16 = 2;

/// How much room the column that has the most to say gets at least: what it needs, as far as the others keep what they need, up to
/// some words each.
fn room(widest: usize, lengths: &[u16], words: &[u16]) -> u16 {
    const WORDS: u16 = 16;
    let needs = lengths.get(widest).copied().unwrap_or_default();
    let others = lengths.iter().zip(words).enumerate().filter(|(number, _)| *number != widest);
    let taken: u16 = others.map(|(_, (length, word))| (*length).min(WORDS).max(*word) + GAP).sum();
    needs.min((WIDTH - 2 * GAP).saturating_sub(taken)) + GAP
}

/// The width of what should not be broken in each column: of the longest word, so that every id can be copied, and of whole short lines such
/// as "? undetermined", as far as there is room for them; none where even the words do not all fit.
fn words(table: &Table) -> Vec<u16> {
    let widths = |short: usize| -> Vec<u16> {
        (0..table.head.len()).map(|column| unbroken(table, column, short)).collect()
    };
    let fits = |all: &Vec<u16>| {
        all.iter().map(|word| u32::from(*word) + u32::from(GAP)).sum::<u32>() <= u32::from(WIDTH - GAP)
    };
    let none = vec![0; table.head.len()];
    [14, 10, 0].into_iter().map(widths).find(fits).unwrap_or(none)
}

/// The width of the longest word of a column, and of its longest line that is no longer than `short`.
fn unbroken(table: &Table, column: usize, short: usize) -> u16 {
    let cells = std::iter::once(&table.head).chain(&table.rows).filter_map(|row| row.get(column));
    let width = |cell: &String| {
        let cell = shown(cell);
        let words = cell.split_whitespace().map(display_width);
        let lines = cell.lines().map(display_width).filter(|line| *line <= short);
        words.chain(lines).max().unwrap_or_default()
    };
    cells.map(width).max().and_then(|width| u16::try_from(width).ok()).unwrap_or(WIDTH)
}

/// Two spaces before a table and between its columns, a line below the headings.
fn grid(table: &Table) -> Vec<String> {
    let mut grid = Grid::new();
    grid.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH - GAP);
    grid.set_header(table.head.iter().map(|cell| shown(cell)));
    for row in &table.rows {
        grid.add_row(row.iter().map(|cell| shown(cell)));
    }
    let words = words(table);
    let room = table.widest.map(|widest| room(widest, &grid.column_max_content_widths(), &words));
    for (number, column) in grid.column_iter_mut().enumerate() {
        column.set_padding((0, GAP));
        let word = words.get(number).copied().filter(|word| *word > 0).map(|word| word + GAP);
        let least = if table.widest == Some(number) { room.max(word) } else { word };
        if let Some(least) = least {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
    }
    grid.lines().map(|line| format!("  {line}")).collect()
}
