//! Tables: columns as wide as what they say asks for, heads again on every page.

use super::flow::{Flow, count, leading};
use super::line::{Paragraph, Set, Style};
use super::sheet::MEASURE;
use crate::bulletin::{Line, Table};
use crate::fonts::Face;

/// The empty room between columns.
const GAP: f32 = 8.0;

/// The empty room above and below a row.
const PAD: f32 = 2.5;

/// Puts a table on the page.
pub(super) fn put(flow: &mut Flow, table: &Table, style: Style) {
    let head = Style { face: Face::Bold, ..style };
    let widths = widths(table, style, head);
    let heads = set(&table.head, &widths, head);
    flow.keep(height(&heads, head) + leading(style) * 4.0);
    if !table.caption.is_empty() {
        flow.paragraph(&Line::default().quiet(table.caption.as_str()), style, 2.0);
    }
    let repeat = |flow: &mut Flow| row(flow, &heads, &widths, head, |_| {});
    repeat(flow);
    for cells in &table.rows {
        let cells = set(cells, &widths, style);
        if !flow.has_room(height(&cells, style)) {
            flow.keep(f32::MAX);
            repeat(flow);
        }
        row(flow, &cells, &widths, style, repeat);
    }
    flow.y += 6.0;
}

/// The cells of a row, each broken into the lines of its column.
fn set(cells: &[Line], widths: &[f32], style: Style) -> Vec<Vec<Set>> {
    cells.iter().zip(widths).map(|(cell, width)| Paragraph::lines(cell, style, *width)).collect()
}

fn height(cells: &[Vec<Set>], style: Style) -> f32 {
    let lines = cells.iter().map(Vec::len).max().unwrap_or_default();
    count(lines) * leading(style) + 2.0 * PAD
}

/// Puts a row, line by line: one that is higher than a page goes on on the next.
fn row(flow: &mut Flow, cells: &[Vec<Set>], widths: &[f32], style: Style, repeat: impl Fn(&mut Flow)) {
    flow.y += PAD;
    let lines = cells.iter().map(Vec::len).max().unwrap_or_default();
    for number in 0..lines {
        if !flow.has_room(leading(style)) {
            flow.keep(f32::MAX);
            repeat(flow);
            flow.y += PAD;
        }
        let mut from_start = 0.0;
        for (cell, width) in cells.iter().zip(widths) {
            if let Some(line) = cell.get(number) {
                let x = flow.place_of(from_start, line.width);
                flow.put(line.clone(), x, style);
            }
            from_start += width + GAP;
        }
        flow.y += leading(style);
    }
    flow.y += PAD;
    flow.rule();
}

/// How wide columns are: as wide as they would be where all have room; else each as its widest word asks for, and of what is left as much as it
/// has more to say.
fn widths(table: &Table, style: Style, head: Style) -> Vec<f32> {
    let asked: Vec<[f32; 2]> = (0..table.head.len())
        .map(|column| {
            let of = |cells: &[Line], style| cells.get(column).map(|cell| Paragraph::widths(cell, style));
            let rows = table.rows.iter().filter_map(|cells| of(cells, style));
            let all = rows.chain(of(&table.head, head));
            all.fold([0.0_f32, 0.0_f32], |[word, line], own| [word.max(own[0]), line.max(own[1])])
        })
        .collect();
    let room = MEASURE - GAP * count(asked.len().saturating_sub(1));
    let words: f32 = asked.iter().map(|[word, _]| word).sum();
    let lines: f32 = asked.iter().map(|[_, line]| line).sum();
    let width = |[word, line]: &[f32; 2]| {
        if lines <= room {
            // not a hair less than it was measured
            line + 0.01
        } else if words >= room {
            word * room / words
        } else {
            word + 0.01 + (line - word) * (room - words - 1.0) / (lines - words)
        }
    };
    asked.iter().map(width).collect()
}
