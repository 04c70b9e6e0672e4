//! Pages: what a view says, before it is known in which form it is written.

/// What a view says, from top to bottom.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// One block of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// What the page is.
    Title(String),
    /// What a part of it answers.
    Heading(String),
    /// What a part of a part is about.
    Subheading(String),
    /// A paragraph.
    Text(String),
    /// A sentence that must not be overlooked.
    Notice(String),
    /// Some points, each a paragraph.
    List(Vec<String>),
    /// Rows and columns.
    Table(Table),
    /// How to read what stands just above.
    Caption(String),
    /// Which command shows more.
    Hint {
        /// What it shows.
        shows: String,
        /// The command.
        command: String,
    },
}

/// Rows and columns. A cell may have several lines.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// The headings.
    pub head: Vec<String>,
    /// The rows, each with as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
    /// The number of the column that has the most to say, counted from 0: it gets the most room where room is short.
    pub widest: Option<usize>,
}

impl Table {
    /// A table without rows.
    pub fn new<S: Into<String>>(head: impl IntoIterator<Item = S>) -> Self {
        Self { head: head.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Says which column has the most to say.
    #[must_use]
    pub fn widest(self, column: usize) -> Self {
        Self { widest: Some(column), ..self }
    }

    /// Adds a row.
    pub fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }
}

impl Page {
    /// A page with its title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { blocks: vec![Block::Title(title.into())] }
    }

    /// Adds what the next part answers.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Adds what the next part of a part is about.
    pub fn subheading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Subheading(text.into()));
    }

    /// Adds a paragraph; nothing where there is no text.
    pub fn text(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Text(text));
        }
    }

    /// Adds a sentence that must not be overlooked.
    pub fn notice(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Notice(text.into()));
    }

    /// Adds points; nothing where there are none.
    pub fn list(&mut self, points: Vec<String>) {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    /// Adds a table; nothing where it has no rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds how to read what stands just above.
    pub fn caption(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Caption(text.into()));
    }

    /// Adds which command shows more.
    pub fn hint(&mut self, shows: impl Into<String>, command: impl Into<String>) {
        self.blocks.push(Block::Hint { shows: shows.into(), command: command.into() });
    }
}

/// What of a text may be shown: no control character may reach a terminal, and nothing may turn the direction of what follows it. Isolates,
/// which keep a name apart from what stands around it, stay on a line where each is closed again.
pub(crate) fn shown(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(shown_line).collect();
    lines.join("\n")
}

fn shown_line(line: &str) -> String {
    let keeps_isolates = is_balanced(line);
    line.chars()
        .map(|c| match c {
            '\t' => ' ',
            '\u{2066}'..='\u{2069}' if keeps_isolates => c,
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}

/// Whether every isolate of a line ends on it, and none ends that did not begin.
fn is_balanced(line: &str) -> bool {
    let mut open = 0_usize;
    let closes = line.chars().all(|c| match c {
        '\u{2066}'..='\u{2068}' => {
            open += 1;
            true
        }
        '\u{2069}' => {
            let is_open = open > 0;
            open = open.saturating_sub(1);
            is_open
        }
        _ => true,
    });
    closes && open == 0
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_title_cannot_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[31mb\u{202e}c\r\nd"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}\nd");
        assert_eq!(shown("جيش الإسلام"), "جيش الإسلام");
    }

    #[test]
    fn a_name_may_be_kept_apart_and_nothing_else() {
        let apart = "قال \u{2068}AFP\u{2069} هذا";
        assert_eq!(shown(apart), apart);
        assert_eq!(shown("a\u{2067}b"), "a\u{fffd}b");
        assert_eq!(shown("a\u{2069}\u{2068}b"), "a\u{fffd}\u{fffd}b");
        assert_eq!(shown("a\u{2067}b\nc\u{2069}"), "a\u{fffd}b\nc\u{fffd}");
    }
}
