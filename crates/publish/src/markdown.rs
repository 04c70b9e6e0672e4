//! Pages as Markdown, for bulletins and reviews.

use std::fmt::Write as _;

use crate::page::{Block, Page, Table, shown};

/// Writes a page as Markdown (GitHub tables). Nothing in it can be markup but what this module writes.
pub fn write(page: &Page) -> String {
    let mut out = String::new();
    for block in &page.blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        write_block(block, &mut out);
    }
    out
}

fn write_block(block: &Block, out: &mut String) {
    match block {
        Block::Title(text) => line(out, "# ", &escape(text)),
        Block::Heading(text) => line(out, "## ", &escape(text)),
        Block::Subheading(text) => line(out, "### ", &escape(text)),
        Block::Text(text) | Block::Caption(text) => line(out, "", &escape(text)),
        Block::Notice(text) => line(out, "> ", &escape(text)),
        Block::List(points) => points.iter().for_each(|point| line(out, "- ", &escape(point))),
        Block::Table(table) => write_table(table, out),
        Block::Hint { shows, command } => {
            let command = shown(command).replace(['`', '\n'], " ");
            line(out, "", &format!("{}: `{command}`", escape(shows)));
        }
    }
}

fn line(out: &mut String, before: &str, text: &str) {
    let _ = writeln!(out, "{before}{}", text.replace('\n', "<br>"));
}

fn write_table(table: &Table, out: &mut String) {
    write_row(&table.head, out);
    let rule: Vec<String> = table.head.iter().map(|_| "---".to_owned()).collect();
    let _ = writeln!(out, "| {} |", rule.join(" | "));
    table.rows.iter().for_each(|row| write_row(row, out));
}

fn write_row(cells: &[String], out: &mut String) {
    let cells: Vec<String> = cells.iter().map(|cell| escape(cell).replace('\n', "<br>")).collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

/// Takes the meaning as markup from every character that may have one.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at_start = true;
    for c in shown(text).chars() {
        let starts_something = at_start && matches!(c, '#' | '-' | '+' | '=' | '>');
        match c {
            '<' => out.push_str("&lt;"),
            '>' if !starts_something => out.push('>'),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
            c if starts_something => out.extend(['\\', c]),
            c => out.push(c),
        }
        at_start = c == '\n';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::page::{Page, Table};

    #[test]
    fn what_a_case_says_is_never_markup() {
        let mut page = Page::new("a <script> | `b`");
        let mut table = Table::new(["x|y"]);
        table.row(["[a](b)\n_c_ https://example.org"]);
        page.table(table);
        page.text("# no heading");
        let expected = "# a &lt;script> \\| \\`b\\`\n\n| x\\|y |\n| --- |\n| \\[a\\](b)<br>\\_c\\_ https://example.org |\n\n\\# no heading\n";
        assert_eq!(write(&page), expected);
    }
}
