//! The calendar: meetings, deadlines, renewals, expiries.

use crate::claim::Confidence;
use crate::id::{DocumentId, EntryId};
use crate::name::Text;
use crate::statement::About;
use crate::time::When;

/// One entry of the calendar.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The id used in the case.
    pub id: EntryId,
    /// The sort of entry: `meeting`, `deadline`, `extension`, `in-force` …
    pub kind: String,
    /// When.
    pub when: When,
    /// What.
    pub title: Text,
    /// More of it.
    pub detail: Option<String>,
    /// True where the date was computed from a start and a length, not printed.
    pub derived: bool,
    /// What it bears on.
    pub about: Vec<About>,
    /// How sure the compiler is.
    pub confidence: Confidence,
    /// Notes for people.
    pub notes: Vec<String>,
    /// Where it was read.
    pub document: Option<DocumentId>,
}
