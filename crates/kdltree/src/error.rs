//! Errors: what is wrong with a text, where, and what to do about it.

use std::error::Error;
use std::fmt;

use crate::chars::is_banned;
use crate::span::Span;

/// Something that KDL does not allow, or that goes beyond the limits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// Where it is.
    pub span: Span,
    /// Its stable name, `kdl::unclosed-string` for one; all are in [`CODES`].
    pub code: &'static str,
    /// What is wrong: lower case, on one line, without a final stop.
    pub message: String,
    /// What to do about it, where that is known.
    pub help: Option<String>,
}

/// Every code that an error may carry.
pub const CODES: &[&str] = &[
    "kdl::after-block",
    "kdl::bad-continuation",
    "kdl::bad-escape",
    "kdl::bad-number",
    "kdl::bad-type",
    "kdl::banned-character",
    "kdl::bare-keyword",
    "kdl::block-without-node",
    "kdl::curly-quotes",
    "kdl::empty-slashdash",
    "kdl::indentation",
    "kdl::missing-name",
    "kdl::missing-space",
    "kdl::missing-value",
    "kdl::multi-line-quotes",
    "kdl::number-too-big",
    "kdl::old-raw-string",
    "kdl::old-version",
    "kdl::stray-brace",
    "kdl::too-deep",
    "kdl::too-large",
    "kdl::too-many-errors",
    "kdl::too-many-nodes",
    "kdl::unclosed-block",
    "kdl::unclosed-comment",
    "kdl::unclosed-string",
    "kdl::unexpected",
    "kdl::unknown-keyword",
];

impl SyntaxError {
    pub(crate) fn new(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { span, code, message: message.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl Error for SyntaxError {}

/// Returns `text` as a message may quote it: short, on one line, with nothing invisible in it.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown = String::new();
    for (at, letter) in text.chars().enumerate() {
        if at == LONGEST {
            shown.push('…');
            break;
        }
        if letter.is_control() || is_banned(letter) || matches!(letter, '\u{2028}' | '\u{2029}') {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    shown
}
