//! Bulletins as Markdown.

use std::fmt::Write as _;

use super::{Block, Document, Line, Piece, Table};
use crate::language::direction;
use crate::markdown::escape;

/// Writes a bulletin as Markdown (GitHub tables). Nothing in it can be markup but what this module writes.
pub fn write(document: &Document) -> String {
    let own = document.language.direction();
    let mut out = format!("# {}\n", escape(&document.title));
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(text) => push(&mut out, "## ", &escape(text)),
            Block::Text(text) | Block::Quiet(text) => push(&mut out, "", &line(text, own)),
            Block::Notice(text) => push(&mut out, "> ", &line(text, own)),
            Block::List(points) => points.iter().for_each(|point| push(&mut out, "- ", &line(point, own))),
            Block::Table(table) => write_table(table, own, &mut out),
        }
    }
    out
}

fn push(out: &mut String, before: &str, text: &str) {
    // writing to a string does not fail
    let _ = writeln!(out, "{before}{text}");
}

fn write_table(table: &Table, own: &str, out: &mut String) {
    if !table.caption.is_empty() {
        push(out, "", &format!("{}\n", escape(&table.caption)));
    }
    let mut row = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.collect();
        push(out, "", &format!("| {} |", cells.join(" | ")));
    };
    row(&mut table.head.iter().map(|cell| line(cell, own)));
    row(&mut table.head.iter().map(|_| "---".to_owned()));
    table.rows.iter().for_each(|cells| row(&mut cells.iter().map(|cell| line(cell, own))));
}

fn line(line: &Line, own: &str) -> String {
    let text: String = line.pieces.iter().map(|piece| write_piece(piece, own)).collect();
    // what leads a line must not begin a list or a heading of its own
    text.replace('\n', "<br>")
}

/// Words of the case are kept apart from what stands around them, wherever letters of both directions may stand side by side.
fn write_piece(piece: &Piece, own: &str) -> String {
    let text = escape(&piece.text);
    let may_turn = own == "rtl" || direction(&piece.lang) == "rtl";
    let text = if piece.apart && may_turn { format!("\u{2068}{text}\u{2069}") } else { text };
    match &piece.href {
        // an address holds no bracket: everything of the case in it is in per cents
        Some(href) => format!("[{text}]({href})"),
        None => text,
    }
}
