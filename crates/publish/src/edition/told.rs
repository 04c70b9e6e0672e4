//! Of which incidents anything had been learnt.

use super::Edition;

/// Entry by entry: whether anything had been learnt of it. What nobody ever says anything of is known by itself.
pub(super) fn of(edition: &Edition) -> Box<[bool]> {
    let mut told = vec![true; edition.entries.len()];
    if edition.known_at().is_none() {
        return told.into();
    }
    let spoken_of = || {
        let all = edition.record.spoken_of();
        all.filter_map(|(incident, claims)| Some((edition.number(incident)?, claims)))
    };
    let mut set = |number: usize, is: bool| {
        if let Some(told) = told.get_mut(number) {
            *told = is;
        }
    };
    spoken_of().for_each(|(number, _)| set(number, false));
    let learnt = spoken_of().filter(|(_, claims)| claims.iter().any(|claim| edition.had_learnt(claim)));
    learnt.for_each(|(number, _)| set(number, true));
    told.into()
}

impl Edition {
    /// Whether anything had been learnt of an incident by the time from which the record is asked.
    pub fn is_told(&self, number: usize) -> bool {
        self.told.get_or_init(|| of(self)).get(number).copied().unwrap_or(false)
    }
}
