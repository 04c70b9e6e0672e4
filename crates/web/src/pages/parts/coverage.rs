//! What could be seen: the line that stands beside every count.

use jiff::civil::Date;

use crate::visit::Visit;

/// What could be seen of some days.
pub(crate) struct Coverage {
    /// In a sentence.
    pub(crate) sentence: String,
    /// How many restrictions on monitors are recorded in them.
    pub(crate) restrictions: usize,
}

/// What could be seen of the days from one to another.
pub(crate) fn coverage(visit: &Visit, first: Date, last: Date) -> Coverage {
    let restrictions = visit.edition.restrictions_between(first, last);
    let sentence = visit.voice.count("coverage", restrictions);
    Coverage { sentence, restrictions }
}
