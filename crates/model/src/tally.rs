//! Tallies: claimed counts over a period and an area, in their authors' own units.

use crate::claim::Confidence;
use crate::count::Count;
use crate::id::{ActorId, AgreementId, AreaId, DocumentId, SourceId, TallyId};
use crate::time::When;

/// A count that somebody published.
#[derive(Clone, PartialEq, Debug)]
pub struct Tally {
    /// The id used in the case.
    pub id: TallyId,
    /// Who counted.
    pub by: SourceId,
    /// Who passed it on.
    pub via: Option<String>,
    /// The day that it covers or was issued.
    pub period: When,
    /// How long it counts, in the author's words ("24 hours", "since 12 September 19:00").
    pub window: Option<String>,
    /// How the day is known ("stated", "inferred from the page number, a day either way").
    pub date_basis: Option<String>,
    /// What is counted: `breaches`, `deaths`, `air-strikes`, `settlements-joined` …
    pub unit: String,
    /// The printed total.
    pub total: Option<Count>,
    /// The printed running total.
    pub running_total: Option<Count>,
    /// The printed parts.
    pub parts: Vec<Part>,
    /// True where the author, or the copy that was read, gives only some of the parts.
    pub parts_incomplete: bool,
    /// Deaths that the author ties to what is counted.
    pub killed: Option<Count>,
    /// Injuries that the author ties to what is counted.
    pub injured: Option<Count>,
    /// Whom the author blames, in the author's words.
    pub blames: Option<String>,
    /// The tally of the same bulletin by another publisher.
    pub repeats: Option<TallyId>,
    /// The agreement whose breaches are counted.
    pub agreement: Option<AgreementId>,
    /// How sure the compiler is that it was said.
    pub confidence: Confidence,
    /// Notes for people.
    pub notes: Vec<String>,
    /// Where it was read.
    pub document: Option<DocumentId>,
}

/// One printed part of a tally.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Of what.
    pub of: PartOf,
    /// How many.
    pub count: Count,
}

/// What a part of a tally is a part of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PartOf {
    /// An area.
    Area(AreaId),
    /// A doer.
    Actor(ActorId),
    /// Something else, in the author's words.
    Words(String),
}

impl Tally {
    /// The sum of the parts against the total, where both are whole and exact: `(sum, total)`.
    ///
    /// `None` where the parts are incomplete or absent, or anything is not exact: then there is nothing to hold against it.
    pub fn sum_and_total(&self) -> Option<(u64, u64)> {
        if self.parts_incomplete || self.parts.is_empty() {
            return None;
        }
        let total = self.total.as_ref()?.exact()?;
        let sum = self.parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(part.count.exact()?))?;
        Some((sum, total))
    }

    /// Returns true where the parts contradict the total. Both numbers stay as printed.
    pub fn sum_fails(&self) -> bool {
        self.sum_and_total().is_some_and(|(sum, total)| sum != total)
    }
}
