//! Bulletins as HTML: a fragment for a page of the site, and a file that stands alone.

use std::fmt::Write as _;

use super::{Block, Document, Line, Piece, Table};
use crate::language::direction;
use crate::page::shown;

/// The style of a file that stands alone, on a screen and on paper.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:16px/1.6 system-ui,'Noto Sans','Noto Sans Arabic',sans-serif;max-width:64rem;margin:0 auto;padding:1rem}\
:lang(ar){line-height:1.8}\
h1,h2{line-height:1.25}h1{font-size:1.9rem}h2{font-size:1.25rem;margin-block:1.8rem .5rem}\
table{border-collapse:collapse}caption{text-align:start;padding-block:.3rem}\
th,td{text-align:start;vertical-align:top;padding:.35rem .8rem;border-block-end:1px solid #999;font-weight:inherit}\
thead th{font-weight:600}.wide{overflow-x:auto;margin-block:.5rem}\
.quiet{opacity:.75;font-size:.9rem}.mark{white-space:nowrap}.mark.breach{font-weight:700}\
.notice{border-inline-start:4px solid;padding-inline-start:.8rem}\
@media print{body{font-size:10pt;max-width:none;padding:0}a{color:inherit;text-decoration:none}\
tr,li{break-inside:avoid}h2{break-after:avoid}.wide{overflow:visible}}";

/// Writes a bulletin as a document that needs no other file. It holds no script.
pub fn standalone(document: &Document) -> String {
    let (lang, dir) = (document.language.tag(), document.language.direction());
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
        escape(&document.title),
        fragment(document),
    )
}

/// Writes a bulletin as a part of a page, from its first heading on.
pub fn fragment(document: &Document) -> String {
    let mut out = format!("<h1>{}</h1>\n", escape(&document.title));
    for block in &document.blocks {
        match block {
            Block::Heading(text) => push(&mut out, "h2", "", &escape(text)),
            Block::Text(text) => push(&mut out, "p", "", &line(text)),
            Block::Quiet(text) => push(&mut out, "p", " class=\"quiet\"", &line(text)),
            Block::Notice(text) => push(&mut out, "p", " class=\"notice\"", &line(text)),
            Block::List(points) => {
                out.push_str("<ul>\n");
                for point in points {
                    push(&mut out, "li", "", &line(point));
                }
                out.push_str("</ul>\n");
            }
            Block::Table(table) => write_table(table, &mut out),
        }
    }
    out
}

fn push(out: &mut String, element: &str, attributes: &str, text: &str) {
    // writing to a string does not fail
    let _ = writeln!(out, "<{element}{attributes}>{text}</{element}>");
}

fn write_table(table: &Table, out: &mut String) {
    let name = if table.caption.is_empty() {
        String::new()
    } else {
        format!(" aria-label=\"{}\"", escape(&table.caption))
    };
    let region =
        if name.is_empty() { String::new() } else { format!(" role=\"region\" tabindex=\"0\"{name}") };
    let _ = writeln!(out, "<div class=\"wide\"{region}>\n<table>");
    if !table.caption.is_empty() {
        push(out, "caption", "", &escape(&table.caption));
    }
    out.push_str("<thead><tr>");
    for cell in &table.head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", line(cell));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for cells in &table.rows {
        let mut row = String::new();
        for (number, cell) in cells.iter().enumerate() {
            // a row without a name of its own belongs to the one above
            let is_name = number == 0 && !cell.pieces.is_empty();
            let (open, close) = if is_name { ("th scope=\"row\"", "th") } else { ("td", "td") };
            let _ = write!(row, "<{open}>{}</{close}>", line(cell));
        }
        push(out, "tr", "", &row);
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn line(line: &Line) -> String {
    line.pieces.iter().map(write_piece).collect()
}

fn write_piece(piece: &Piece) -> String {
    let text = escape(&piece.text);
    let text = match (piece.lang.as_str(), piece.apart) {
        ("", false) => text,
        ("", true) => format!("<bdi>{text}</bdi>"),
        (lang, _) => format!("<bdi lang=\"{}\" dir=\"{}\">{text}</bdi>", escape(lang), direction(lang)),
    };
    let text = match piece.href.as_deref() {
        Some(href) => format!("<a href=\"{}\">{text}</a>", escape(href)),
        None => text,
    };
    match (piece.mark, piece.quiet) {
        ("", false) => text,
        ("", true) => format!("<span class=\"quiet\">{text}</span>"),
        (mark, _) => format!("<span class=\"mark {mark}\">{text}</span>"),
    }
}

/// Takes the meaning as markup from every character that has one.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in shown(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}
