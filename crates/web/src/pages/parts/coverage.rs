//! What could be seen: the line that stands beside every count.

use jiff::civil::Date;
use model::time::Window;

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
    let zone = visit.edition.zone();
    let start = |day: Date| day.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
    let window = Window { from: start(first), until: last.tomorrow().ok().and_then(start) };
    let all = visit.edition.case().restrictions.values();
    let restrictions = all.filter(|one| !one.when.window.is_apart_from(&window)).count();
    let sentence = visit.voice.count("coverage", restrictions);
    Coverage { sentence, restrictions }
}
