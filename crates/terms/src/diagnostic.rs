//! Diagnostics: what is wrong with a text, where, in which clause, and what to do about it.
//!
//! They are plain data; whoever talks to people renders them.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::sync::Arc;

use kdltree::{Span, SyntaxError};

use crate::code;

/// Something that is wrong with a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Whether the text can still be used.
    pub severity: Severity,
    /// Its stable name, `terms::unknown-actor` for one.
    pub code: &'static str,
    /// The file, as it is shown to people.
    pub file: Arc<str>,
    /// Where in the file.
    pub span: Span,
    /// What is wrong: lower case, on one line, without a final stop.
    pub message: String,
    /// What to write beside the place itself; empty where the message says it all.
    pub label: String,
    /// The part of the terms that it stands in: "clause `attacks` of `syria-coh-2016`".
    pub clause: Option<String>,
    /// What to do about it, where that is known.
    pub help: Option<String>,
}

/// Whether a text can still be used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but something in it is likely not meant so.
    Warning,
}

impl Diagnostic {
    /// An error. The [`Reporter`] that it is given to says in which file.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, span, message.into())
    }

    /// A warning. The [`Reporter`] that it is given to says in which file.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, span, message.into())
    }

    /// What the reader of the file's syntax found.
    pub fn syntax(file: &Arc<str>, error: SyntaxError) -> Self {
        let SyntaxError { span, code, message, help, .. } = error;
        Self { file: Arc::clone(file), help, ..Self::error(code, span, message) }
    }

    /// Says what to write beside the place itself.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Says what to do about it, where that is known.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    fn new(severity: Severity, code: &'static str, span: Span, message: String) -> Self {
        let (file, label) = (Arc::from(""), String::new());
        Self { severity, code, file, span, message, label, clause: None, help: None }
    }

    /// All that is said in words.
    fn words(&mut self) -> impl Iterator<Item = &mut String> {
        [&mut self.message, &mut self.label].into_iter().chain(&mut self.clause).chain(&mut self.help)
    }

    fn key(&self) -> (&str, Span, Severity, &str, &str) {
        (&self.file, self.span, self.severity, self.code, &self.message)
    }
}

fn keep_on_one_line(words: &mut String) {
    let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if words.contains(ends) {
        *words = words.replace(ends, " ");
    }
}

impl PartialOrd for Diagnostic {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Diagnostic {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let rest = |d: &Self| (d.label.clone(), d.clause.clone(), d.help.clone());
        self.key().cmp(&other.key()).then_with(|| rest(self).cmp(&rest(other)))
    }
}

/// Takes the diagnostics of a run, up to a limit.
#[derive(Debug, Default)]
pub struct Sink {
    taken: RefCell<Taken>,
    compared: Cell<usize>,
}

#[derive(Debug, Default)]
struct Taken {
    kept: Vec<Diagnostic>,
    left_out: usize,
    errors: usize,
}

impl Sink {
    /// So many are kept in one run; who has more to mend than this does not read on.
    pub const LIMIT: usize = 200;

    /// So many words are looked through in one run for those that were meant: all of 200 times 5,000 ids, a quarter second at most.
    pub const COMPARISONS: usize = 1_000_000;

    /// A sink with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one; whatever of the text stands in its words, they stay on one line.
    pub fn take(&self, mut diagnostic: Diagnostic) {
        diagnostic.words().for_each(keep_on_one_line);
        let mut taken = self.taken.borrow_mut();
        if diagnostic.severity == Severity::Error {
            taken.errors += 1;
        }
        if taken.kept.len() < Self::LIMIT {
            taken.kept.push(diagnostic);
        } else {
            taken.left_out += 1;
        }
    }

    /// How many errors were given so far, the ones left out among them.
    pub fn errors(&self) -> usize {
        self.taken.borrow().errors
    }

    /// Returns true where no more are kept, so that nobody need look for advice to give with them.
    pub fn is_full(&self) -> bool {
        self.taken.borrow().kept.len() >= Self::LIMIT
    }

    /// Asks to look through so many words for the one that was meant; false where no advice would be kept, or enough was looked through.
    pub fn may_compare(&self, words: usize) -> bool {
        let compared = self.compared.get().saturating_add(words);
        let may = !self.is_full() && compared <= Self::COMPARISONS;
        if may {
            self.compared.set(compared);
        }
        may
    }

    /// All that were kept, by file and place; at the end one that says how many were left out, if any were.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let Taken { mut kept, left_out, .. } = self.taken.into_inner();
        kept.sort();
        if left_out > 0
            && let Some(last) = kept.last()
        {
            let (file, span) = (Arc::clone(&last.file), Span::at(last.span.start));
            let message = format!("{left_out} more are not shown");
            let more = Diagnostic::error(code::TOO_MANY, span, message).help("mend these first");
            kept.push(Diagnostic { file, ..more });
        }
        kept
    }
}

/// Knows which file, and which part of the terms in it, is being read.
#[derive(Clone, Copy, Debug)]
pub struct Reporter<'a> {
    file: &'a Arc<str>,
    sink: &'a Sink,
    part: Option<Part<'a>>,
}

/// A part of the terms, as a diagnostic names it: "clause `attacks` of `syria-coh-2016`".
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// What it is: "clause".
    pub what: &'static str,
    /// Its id.
    pub id: &'a str,
    /// The agreement that it is a part of, where it is not one itself.
    pub of: Option<&'a str>,
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`", self.what, self.id)?;
        self.of.map_or(Ok(()), |of| write!(f, " of `{of}`"))
    }
}

impl<'a> Reporter<'a> {
    /// Reports on `file`, as it is shown to people.
    pub fn new(file: &'a Arc<str>, sink: &'a Sink) -> Self {
        Self { file, sink, part: None }
    }

    /// Reports on a part of the terms from here on.
    #[must_use]
    pub fn within(self, part: Part<'a>) -> Self {
        Self { part: Some(part), ..self }
    }

    /// Gives a diagnostic its file and its part, and hands it in.
    pub fn report(&self, diagnostic: Diagnostic) {
        let clause = diagnostic.clause.or_else(|| self.part.map(|part| part.to_string()));
        self.sink.take(Diagnostic { file: Arc::clone(self.file), clause, ..diagnostic });
    }

    /// Where the diagnostics go.
    pub fn sink(&self) -> &'a Sink {
        self.sink
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Reporter, Sink};
    use crate::code;
    use kdltree::Span;
    use std::sync::Arc;

    #[test]
    fn diagnostics_stand_in_the_order_of_files_and_places() {
        let sink = Sink::new();
        let (a, b) = (Arc::from("a.kdl"), Arc::from("b.kdl"));
        Reporter::new(&b, &sink).report(Diagnostic::error(code::MISSING, Span::new(0, 1), "third"));
        Reporter::new(&a, &sink).report(Diagnostic::error(code::MISSING, Span::new(9, 10), "second"));
        Reporter::new(&a, &sink).report(Diagnostic::warning(code::MISSING, Span::new(2, 3), "first"));
        assert_eq!(sink.errors(), 2);
        let messages: Vec<_> = sink.into_sorted().into_iter().map(|d| d.message).collect();
        assert_eq!(messages, ["first", "second", "third"]);
    }

    #[test]
    fn words_stay_on_one_line_whatever_the_text_holds() {
        let (sink, file) = (Sink::new(), Arc::from("a.kdl"));
        let odd = Diagnostic::error(code::MISSING, Span::at(0), "no `a\nb\u{2028}c`").label("\r").help("\0");
        Reporter::new(&file, &sink).report(odd);
        let taken = sink.into_sorted().remove(0);
        assert_eq!((taken.message.as_str(), taken.label.as_str()), ("no `a b c`", " "));
        assert_eq!(taken.help.as_deref(), Some(" "));
    }

    #[test]
    fn words_are_looked_through_up_to_a_limit() {
        let sink = Sink::new();
        assert!(sink.may_compare(Sink::COMPARISONS - 1));
        assert!(!sink.may_compare(2));
        assert!(sink.may_compare(1));
        assert!(!sink.may_compare(usize::MAX));
    }

    #[test]
    fn the_last_one_says_how_many_were_left_out() {
        let sink = Sink::new();
        let file = Arc::from("a.kdl");
        for at in 0..Sink::LIMIT + 7 {
            Reporter::new(&file, &sink).report(Diagnostic::error(code::MISSING, Span::at(at), "x"));
        }
        assert_eq!(sink.errors(), Sink::LIMIT + 7);
        let all = sink.into_sorted();
        assert_eq!(all.len(), Sink::LIMIT + 1);
        assert_eq!(all.last().map(|d| d.message.as_str()), Some("7 more are not shown"));
    }
}
