//! What of a time could be seen: the line that stands beside every count.

use model::time::Window;

use crate::question::Question;
use crate::words::count;

/// What of a time could be seen, by the restrictions on monitors that are recorded.
pub(crate) fn of(question: &Question<'_>, window: &Window) -> String {
    let by_then = Window { from: window.from, until: window.until.or(Some(question.asked.as_of)) };
    let all = question.case.restrictions.values();
    match all.filter(|restriction| !restriction.when.window.is_apart_from(&by_then)).count() {
        0 => "No restriction on monitors is recorded; silence here means unseen, not calm.".into(),
        number => format!(
            "{} recorded; where monitors cannot look, silence means unseen, not calm.",
            count(number, "restriction on monitors is", "restrictions on monitors are")
        ),
    }
}
