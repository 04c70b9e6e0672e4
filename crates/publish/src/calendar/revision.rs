//! How often the time of an event may have moved.

use assess::Asked;
use jiff::Timestamp;
use model::Case;
use model::agreement::Agreement;
use model::calendar::Entry;
use model::claim::Subject;
use model::statement::About;

/// How often the time of an event may have moved, as far as the record knows: it never goes down while the record grows, and goes up with whatever
/// may move it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Revision {
    /// How often.
    pub number: u32,
    /// When the record last learnt anything that may have moved it; `None` where nothing has.
    pub learnt: Option<Timestamp>,
}

impl Revision {
    /// Of the times of an agreement: each step that was said of what it asks for, and each claim that what it counts from has come.
    pub(super) fn of(case: &Case, agreement: &Agreement, asked: Asked) -> Self {
        let is_counted_from = |about: &Subject| match about {
            Subject::Event(of, _) | Subject::Fulfilment(of, _) | Subject::Quantity(of, _) => {
                *of == agreement.id
            }
            _ => false,
        };
        let claims = case.claims.values().filter(|claim| is_counted_from(&claim.about));
        let steps = agreement.obligations.iter().flat_map(|obligation| obligation.steps.iter().skip(1));
        let known = claims.map(|claim| claim.learnt).filter(|at| *at <= asked.known_at);
        let said = steps.filter_map(|step| step.on.window.from).filter(|at| *at <= asked.known_at);
        known.chain(said).fold(Self::default(), |so_far, at| Self {
            number: so_far.number.saturating_add(1),
            learnt: so_far.learnt.max(Some(at)),
        })
    }

    /// Of an entry: that of the agreement, or of the agreement of the obligation, that it bears on.
    pub(super) fn of_entry(case: &Case, entry: &Entry, asked: Asked) -> Self {
        let bears_on = |agreement: &&Agreement| {
            entry.about.iter().any(|about| match about {
                About::Agreement(id) => agreement.id == *id,
                About::Obligation(id) => agreement.obligations.iter().any(|own| own.id == *id),
                _ => false,
            })
        };
        let own = case.agreements.values().filter(bears_on).map(|one| Self::of(case, one, asked));
        own.max_by_key(|one| one.number).unwrap_or_default()
    }
}
