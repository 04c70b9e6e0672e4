//! Of which incidents anything had been learnt.

use std::collections::HashSet;

use model::IncidentId;
use model::claim::Subject;

use super::Edition;

/// Entry by entry: whether anything had been learnt of it. What nobody ever says anything of is known by itself.
pub(super) fn of(edition: &Edition) -> Box<[bool]> {
    let mut told = vec![edition.known_at().is_none(); edition.entries.len()];
    if edition.known_at().is_none() {
        return told.into();
    }
    let spoken_of = numbers(
        edition,
        edition.case.claims.values().filter_map(|claim| match &claim.about {
            Subject::Incident(incident) => Some(incident),
            _ => None,
        }),
    );
    let learnt = numbers(edition, edition.claims_on.keys());
    for (number, told) in told.iter_mut().enumerate() {
        *told = learnt.contains(&number) || !spoken_of.contains(&number);
    }
    told.into()
}

fn numbers<'i>(edition: &Edition, incidents: impl Iterator<Item = &'i IncidentId>) -> HashSet<usize> {
    incidents.filter_map(|incident| edition.number(incident)).collect()
}

impl Edition {
    /// Whether anything had been learnt of an incident by the time from which the record is asked.
    pub fn is_told(&self, number: usize) -> bool {
        self.told.get_or_init(|| of(self)).get(number).copied().unwrap_or(false)
    }
}
