//! The cursor: in which node, and at which of its words, a byte of a text stands. Works on texts that are half written.

use kdltree::Span;

use crate::kinds::Kind;
use crate::language::{Shape, TOP};
use crate::tokens::{Token, Tokens, What};

/// Where a byte of a text stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cursor<'t> {
    /// The nodes around it, from the outermost on; the node of its own line is not among them.
    pub(crate) way: Vec<&'t str>,
    /// The agreement that it stands in, or that its line names by `in=`.
    pub(crate) agreement: Option<&'t str>,
    /// What it is at.
    pub(crate) role: Role<'t>,
    /// The word that it is in, without quotes; an empty span where it is in none.
    pub(crate) word: Span,
    /// Whether the word has quotes.
    pub(crate) quoted: bool,
}

/// What a cursor is at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role<'t> {
    /// The name of a node, or where one may be.
    Name,
    /// A value of a node, after so many others, or where one may be: a property as well, unless there are quotes.
    Value {
        /// The node.
        node: &'t str,
        /// How many values stand before it.
        at: usize,
    },
    /// The name of a property.
    Key {
        /// The node.
        node: &'t str,
    },
    /// The value of a property.
    Property {
        /// The node.
        node: &'t str,
        /// The property.
        key: &'t str,
    },
    /// A comment.
    Comment,
}

impl<'t> Cursor<'t> {
    /// Finds out where a byte of a text stands.
    pub(crate) fn at(text: &'t str, byte: usize) -> Self {
        let mut tokens = Tokens::of(text).peekable();
        let mut state = State { text, ..State::default() };
        while let Some(token) = tokens.next() {
            let key = tokens
                .peek()
                .is_some_and(|next| next.what == What::Equals && next.span.start == token.span.end);
            match token.what {
                What::Word { content, quoted } if token.span.start <= byte && byte <= content.end => {
                    state.reset_at(token);
                    return state.cursor(key, content, quoted);
                }
                What::Comment { line }
                    if token.span.start < byte
                        && (byte < token.span.end || line && byte == token.span.end) =>
                {
                    let mut cursor = state.cursor(false, Span::at(byte), false);
                    cursor.role = Role::Comment;
                    return cursor;
                }
                _ if token.span.start >= byte => break,
                _ => state.take(token, key),
            }
        }
        state.cursor(false, Span::at(byte), false)
    }

    /// What may stand in the block that it is in.
    pub(crate) fn block(&self) -> Option<&'static Shape> {
        Shape::at(self.way.iter().copied())
    }

    /// The shape of the node of its own line.
    pub(crate) fn shape(&self) -> Option<&'static Shape> {
        let (Role::Value { node, .. } | Role::Key { node } | Role::Property { node, .. }) = self.role else {
            return None;
        };
        self.block()?.child(node)
    }

    /// The kind of the value that it is at.
    pub(crate) fn kind(&self) -> Option<Kind> {
        match self.role {
            Role::Value { at, .. } => self.shape()?.value(at),
            Role::Property { key, .. } => self.shape()?.property(key),
            Role::Name | Role::Key { .. } | Role::Comment => None,
        }
    }
}

/// What is known on the way to a byte.
#[derive(Debug, Default)]
struct State<'t> {
    text: &'t str,
    way: Vec<&'t str>,
    /// The node of this line.
    node: Option<&'t str>,
    /// How many values it has so far.
    values: usize,
    /// The property whose value comes next.
    key: Option<&'t str>,
    /// Where this line starts.
    starts: usize,
    /// The agreement around it.
    agreement: Option<&'t str>,
}

impl<'t> State<'t> {
    fn take(&mut self, token: Token, key: bool) {
        self.read(token, key);
        if self.way.is_empty() && self.node.is_none() {
            self.agreement = None;
        }
    }

    fn read(&mut self, token: Token, key: bool) {
        match token.what {
            What::Open => {
                self.way.push(self.node.unwrap_or_default());
                self.end();
            }
            What::Close => {
                self.end();
                self.way.pop();
            }
            What::End => self.end(),
            What::Equals | What::Comment { .. } => {}
            What::Word { content, .. } => {
                self.reset_at(token);
                let word = content.of(self.text);
                if self.node.is_none() {
                    (self.node, self.starts) = (Some(word), token.span.start);
                } else if key {
                    self.key = Some(word);
                } else if self.key.take().is_none() {
                    if self.values == 0 && self.way.is_empty() && self.node == Some("agreement") {
                        self.agreement = Some(word);
                    }
                    self.values += 1;
                }
            }
        }
    }

    fn end(&mut self) {
        (self.node, self.values, self.key) = (None, 0, None);
    }

    /// Where a `}` is missing, a node of the top that stands at the start of its line is one again.
    fn reset_at(&mut self, token: Token) {
        let name = token.span.of(self.text);
        let starts_line = self
            .text
            .get(..token.span.start)
            .is_some_and(|before| before.is_empty() || before.ends_with(['\n', '\r']));
        if self.node.is_none() && starts_line && !self.way.is_empty() && TOP.child(name).is_some() {
            let block = Shape::at(self.way.iter().copied());
            if block.is_none_or(|block| block.child(name).is_none()) {
                self.way.clear();
                self.agreement = None;
            }
        }
    }

    fn cursor(self, key: bool, word: Span, quoted: bool) -> Cursor<'t> {
        let role = match (self.node, self.key) {
            (None, _) => Role::Name,
            (Some(node), None) if key => Role::Key { node },
            (Some(node), Some(key)) => Role::Property { node, key },
            (Some(node), None) => Role::Value { node, at: self.values },
        };
        let named =
            || self.node.filter(|_| self.way.is_empty()).and_then(|_| named_in(self.text, self.starts));
        Cursor { agreement: self.agreement.or_else(named), way: self.way, role, word, quoted }
    }
}

/// The agreement that a line names by `in=`, before or behind the cursor.
fn named_in(text: &str, starts: usize) -> Option<&str> {
    let line = text.get(starts..)?;
    let ends = |token: &Token| matches!(token.what, What::End | What::Open | What::Close);
    let mut tokens = Tokens::of(line).take_while(|token| !ends(token)).peekable();
    while let Some(token) = tokens.next() {
        let is_key = tokens.peek().is_some_and(|next| next.what == What::Equals);
        if is_key && token.span.of(line) == "in" {
            return match tokens.nth(1)?.what {
                What::Word { content, .. } => Some(content.of(line)),
                _ => None,
            };
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Role};

    /// The cursor where `|` stands in a text.
    fn at(marked: &str) -> (Vec<String>, String) {
        let byte = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let cursor = Cursor::at(&text, byte);
        let role = match cursor.role {
            Role::Name => "name".to_owned(),
            Role::Value { node, at } => format!("{node} {at}"),
            Role::Key { node } => format!("{node} key"),
            Role::Property { node, key } => format!("{node} {key}="),
            Role::Comment => "comment".to_owned(),
        };
        let word = cursor.word.of(&text);
        (cursor.way.iter().map(|name| (*name).to_owned()).collect(), format!("{role} `{word}`"))
    }

    fn role(marked: &str) -> String {
        at(marked).1
    }

    #[test]
    fn a_half_written_line_knows_its_node() {
        let (way, role) = at("agreement \"a\" {\n clause \"c\" {\n  forbid \"att|\n  by \"bound\"\n }\n}");
        assert_eq!(way, ["agreement", "clause"]);
        assert_eq!(role, "forbid 0 `att`");
    }

    #[test]
    fn each_part_of_a_line_is_told_from_the_others() {
        assert_eq!(role("cla|use \"c\""), "name `clause`");
        assert_eq!(role("clause |"), "clause 0 ``");
        assert_eq!(role("clause \"c\" \"|\""), "clause 1 ``");
        assert_eq!(role("clause \"c\" ci|tes=\"x\""), "clause key `cites`");
        assert_eq!(role("clause \"c\" cites=|"), "clause cites= ``");
        assert_eq!(role("clause \"c\" cites=\"x|\""), "clause cites= `x`");
        assert_eq!(role("clause cites=\"x\" \"c|\" { }"), "clause 0 `c`");
        assert_eq!(role("a { b; c| }"), "name `c`");
        assert_eq!(role("a // b|"), "comment ``");
    }

    #[test]
    fn a_missing_brace_costs_one_node_not_the_rest_of_the_file() {
        let (way, _) = at("incident \"a\" \"b\" {\n  when \"2016\"\n\nincident \"c\" \"d\" {\n  wh|");
        assert_eq!(way, ["incident"]);
    }

    #[test]
    fn the_agreement_is_the_one_around_or_the_one_that_the_line_names() {
        let agreement = |marked: &str| {
            let text = marked.replacen('|', "", 1);
            Cursor::at(&text, marked.find('|').unwrap()).agreement.map(str::to_owned)
        };
        assert_eq!(agreement("agreement \"a\" {\n clause \"c\" {\n  from \"|"), Some("a".to_owned()));
        assert_eq!(agreement("agreement \"a\" {\n}\nincident \"|"), None);
        assert_eq!(agreement("agreement \"a\" {\n\nincident \"i\" \"|"), None);
        assert_eq!(agreement("agreement \"a\" { }; count \"|\" in=\"b\" { }"), Some("b".to_owned()));
        assert_eq!(agreement("count in=\"b\" \"|"), Some("b".to_owned()));
        assert_eq!(agreement("count \"|\"\ncount in=\"b\""), None);
    }

    #[test]
    fn braces_in_strings_and_comments_do_not_count() {
        let (way, _) = at("a \"}{\" { // }\n b #\"{\"# { /* } */ |");
        assert_eq!(way, ["a", "b"]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_broken(text in "[a\"#{}()/*\\\\=;\n وé💥-]{0,60}", byte in 0_usize..80) {
            let cursor = Cursor::at(&text, byte);
            proptest::prop_assert!(cursor.word.start <= cursor.word.end);
        }
    }
}
