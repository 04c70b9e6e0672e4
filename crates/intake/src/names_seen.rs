//! The names that stand in a file, and in how many rows.

use std::collections::BTreeMap;

use crate::event::{Event, Party};

/// The sorts of names that a mapping maps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sort {
    /// Who acts or is acted upon.
    Actor,
    /// Where.
    Area,
    /// Whom the data set rests on.
    Source,
}

impl Sort {
    /// Every sort.
    pub const ALL: &'static [Self] = &[Self::Actor, Self::Area, Self::Source];

    /// The word for it in a mapping.
    pub fn word(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Area => "area",
            Self::Source => "source",
        }
    }
}

/// Names with the number of rows in which they stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NamesSeen {
    seen: BTreeMap<(Sort, Party), u64>,
}

impl NamesSeen {
    /// Counts the names of a row.
    pub fn add(&mut self, event: &Event) {
        for party in event.parties() {
            self.count(Sort::Actor, party.clone());
        }
        for (sort, names) in [(Sort::Area, &event.place.inside), (Sort::Source, &event.rests_on)] {
            for name in names {
                self.count(sort, Party { name: name.clone(), number: None });
            }
        }
    }

    fn count(&mut self, sort: Sort, party: Party) {
        *self.seen.entry((sort, party)).or_default() += 1;
    }

    /// The names of a sort with their rows, those in most rows first.
    pub fn of(&self, sort: Sort) -> Vec<(&Party, u64)> {
        let own = self.seen.iter().filter(|((of, _), _)| *of == sort);
        let mut all: Vec<_> = own.map(|((_, party), rows)| (party, *rows)).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        all
    }
}
