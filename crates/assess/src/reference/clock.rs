//! Times that a text fixes, as a view sees them.

use model::agreement::Agreement;
use model::clock::Clock;
use model::time::When;

use super::View;

/// When a time that the text fixes lies; `None` where what it is counted from has not come.
pub(crate) fn when(_view: &View<'_>, _agreement: &Agreement, clock: &Clock) -> Option<When> {
    clock.when().cloned()
}
