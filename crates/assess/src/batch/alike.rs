//! Readings whose plans are equal: their verdicts are worked out once.
//!
//! Two readings are alike where they hear the same of whatever is said, take every question of every text to be answered alike, and own the same
//! clauses. A text may hang on another in many ways, so that all of them must be taken alike.

use model::agreement::{Agreement, EachParameter, Parameter};
use model::reading::Reading;
use model::{Case, ReadingId};

/// For each reading, the place of the first that is like it: its own, where none before it is.
pub(super) fn first_alike(frame: &Case, readings: &[&Reading]) -> Vec<usize> {
    let first = |(at, own): (usize, &&Reading)| {
        let earlier = readings.iter().take(at).position(|other| are_alike(frame, own, other));
        earlier.unwrap_or(at)
    };
    readings.iter().enumerate().map(first).collect()
}

fn are_alike(frame: &Case, a: &Reading, b: &Reading) -> bool {
    let weigh_alike =
        a.evidence == b.evidence && a.evidence_on == b.evidence_on && a.verified_by == b.verified_by;
    weigh_alike && frame.agreements.values().all(|agreement| is_taken_alike(agreement, [&a.id, &b.id]))
}

fn is_taken_alike(agreement: &Agreement, pair: [&ReadingId; 2]) -> bool {
    let mut alike = Alike { pair, so_far: true };
    agreement.each_parameter(&mut alike);
    let [a, b] = pair;
    let clauses = agreement.clauses.iter().map(|clause| &clause.held_by);
    alike.so_far && clauses.into_iter().all(|by| by.contains(a) == by.contains(b))
}

struct Alike<'a> {
    pair: [&'a ReadingId; 2],
    so_far: bool,
}

impl EachParameter for Alike<'_> {
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>) {
        let [a, b] = self.pair.map(|id| parameter.under(id));
        self.so_far &= a.len() == b.len() && a.iter().zip(&b).all(|(own, other)| own.0 == other.0);
    }
}

#[cfg(test)]
mod tests {
    use super::first_alike;
    use model::claim::Attribute;
    use model::name::Text;
    use model::reading::{Evidence, Reading};
    use model::{Case, ReadingId};
    use std::collections::BTreeMap;

    #[test]
    fn readings_that_hear_the_same_are_alike_whatever_they_are_called() {
        let reading = |id: &str, evidence_on: BTreeMap<Attribute, Evidence>| Reading {
            id: ReadingId::new(id),
            title: Text::new("en", id),
            name: Text::default(),
            basis: Text::default(),
            evidence: Evidence::default(),
            evidence_on,
            verified_by: Vec::new(),
            notes: Vec::new(),
        };
        let otherwise = BTreeMap::from([(Attribute::By, Evidence::default())]);
        let [a, b, c] =
            [reading("a", BTreeMap::new()), reading("b", otherwise), reading("c", BTreeMap::new())];
        assert_eq!(first_alike(&Case::default(), &[&a, &b, &c]), [0, 1, 0]);
    }
}
