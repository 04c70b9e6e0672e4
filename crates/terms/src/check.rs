//! Check: whether what is written makes sense.
//!
//! What can be seen in the words alone is checked on the [`surface`](crate::surface), whether or not its names could be found; what
//! needs a date is checked on both, side by side: the one knows the place, the other the time.

pub mod agreement;
pub mod body;
pub mod clause;
pub mod clock;
pub mod exception;
pub mod obligation;
pub mod parameter;
pub mod period;
pub mod reading;
pub mod recurring;
pub mod supplements;

use crate::diagnostic::Reporter;
use crate::surface::Word;

/// Gives `refuse` every word that stood in `words` before.
fn each_repeated<'w, 'a: 'w>(words: impl IntoIterator<Item = &'w Word<'a>>, refuse: impl Fn(&Word<'a>)) {
    let mut seen = std::collections::BTreeSet::new();
    for word in words {
        if !seen.insert(word.value) {
            refuse(word);
        }
    }
}

/// Reports an error with advice.
fn refuse(at: Reporter<'_>, code: &'static str, span: kdltree::Span, message: &str, help: &str) {
    at.report(crate::diagnostic::Diagnostic::error(code, span, message).help(help));
}
