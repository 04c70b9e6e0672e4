//! A page as it stands in JSON: its blocks in order.

use serde::Serialize;

use crate::page::{self, shown};

/// One block of a page.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Block {
    Title { text: String },
    Heading { text: String },
    Subheading { text: String },
    Text { text: String },
    Notice { text: String },
    List { points: Vec<String> },
    Table { head: Vec<String>, rows: Vec<Vec<String>> },
    Caption { text: String },
    Hint { text: String, command: String },
}

impl Block {
    pub(super) fn of(block: &page::Block) -> Self {
        let each = |texts: &[String]| texts.iter().map(|text| shown(text)).collect();
        match block {
            page::Block::Title(text) => Self::Title { text: shown(text) },
            page::Block::Heading(text) => Self::Heading { text: shown(text) },
            page::Block::Subheading(text) => Self::Subheading { text: shown(text) },
            page::Block::Text(text) => Self::Text { text: shown(text) },
            page::Block::Notice(text) => Self::Notice { text: shown(text) },
            page::Block::List(points) => Self::List { points: each(points) },
            page::Block::Table(table) => Self::Table {
                head: each(&table.head),
                rows: table.rows.iter().map(|row| each(row)).collect(),
            },
            page::Block::Caption(text) => Self::Caption { text: shown(text) },
            page::Block::Hint { shows, command } => {
                Self::Hint { text: shown(shows), command: shown(command) }
            }
        }
    }
}
