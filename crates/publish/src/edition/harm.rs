//! What each source claims of the killed and injured.

use std::collections::{BTreeMap, HashSet};

use model::claim::Subject;
use model::count::Count;
use model::{ClaimId, SourceId};

use super::Edition;

/// What one source claims of the killed and injured, of incidents that are shown. Sources are never added: they speak of the same people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Harm {
    /// Who.
    pub by: SourceId,
    /// Of how many incidents.
    pub incidents: usize,
    /// At least so many killed, all together.
    pub killed: u64,
    /// At least so many injured, all together.
    pub injured: u64,
    /// Of how many incidents it says so without a number.
    pub in_words: usize,
}

/// Source by source, of claims that had been learnt and that no claim on the same incident corrects.
pub(super) fn of(edition: &Edition) -> Vec<Harm> {
    let known = || edition.case().claims.values().filter(|claim| claim.learnt <= edition.asked.known_at);
    let corrects = known().filter_map(|claim| Some((claim.supersedes.as_ref()?, &claim.about)));
    let corrected: HashSet<(&ClaimId, &Subject)> = corrects.collect();
    let mut by: BTreeMap<&SourceId, Harm> = BTreeMap::new();
    for claim in known().filter(|claim| claim.killed.is_some() || claim.injured.is_some()) {
        let Subject::Incident(incident) = &claim.about else { continue };
        if corrected.contains(&(&claim.id, &claim.about)) || edition.number(incident).is_none() {
            continue;
        }
        let blank = || Harm { by: claim.from.clone(), incidents: 0, killed: 0, injured: 0, in_words: 0 };
        let own = by.entry(&claim.from).or_insert_with(blank);
        let least = |count: &Option<Count>| count.as_ref().map(Count::at_least).filter(|number| *number > 0);
        own.incidents += 1;
        own.killed += least(&claim.killed).unwrap_or(0);
        own.injured += least(&claim.injured).unwrap_or(0);
        let told = [&claim.killed, &claim.injured];
        own.in_words += usize::from(told.iter().any(|count| count.is_some() && least(count).is_none()));
    }
    by.into_values().collect()
}

impl Edition {
    /// What each source claims of the killed and injured, by source.
    pub fn harm(&self) -> &[Harm] {
        self.harm.get_or_init(|| of(self))
    }
}
