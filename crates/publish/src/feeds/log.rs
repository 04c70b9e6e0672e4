//! What was told when.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use jiff::Timestamp;

/// What was told when, the earliest first. One thing may be told several times.
#[derive(Clone, PartialEq, Debug)]
pub struct Log<K> {
    told: Vec<(Timestamp, K)>,
}

/// So many stand on a page.
const ON_A_PAGE: usize = 50;

impl<K: Clone + Ord + Hash> Log<K> {
    /// Puts in order what was told; the same twice at one time counts once.
    pub fn new(mut told: Vec<(Timestamp, K)>) -> Self {
        told.sort();
        told.dedup();
        Self { told }
    }

    /// How many archives there are: all pages that are full and not just what the feed itself holds.
    pub fn archives(&self) -> usize {
        if self.told.len() > ON_A_PAGE { self.told.len() / ON_A_PAGE } else { 0 }
    }

    /// What stands in an archive, from 1, or in the feed itself: each thing once, with when it was last told there, the latest first. `None` where
    /// there is no such archive.
    pub fn on(&self, archive: Option<usize>) -> Option<Vec<(Timestamp, K)>> {
        let part = match archive {
            None => self.told.get(self.told.len().saturating_sub(ON_A_PAGE)..)?,
            Some(number) if (1..=self.archives()).contains(&number) => {
                self.told.chunks(ON_A_PAGE).nth(number - 1)?
            }
            Some(_) => return None,
        };
        let mut seen = HashSet::new();
        Some(part.iter().rev().filter(|(_, key)| seen.insert(key.clone())).cloned().collect())
    }

    /// When each of some things was first told.
    pub fn first_of(&self, some: impl IntoIterator<Item = K>) -> HashMap<K, Timestamp> {
        let mut sought: HashSet<K> = some.into_iter().collect();
        let mut first = HashMap::new();
        for (at, key) in &self.told {
            if sought.remove(key) {
                first.insert(key.clone(), *at);
            }
            if sought.is_empty() {
                break;
            }
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::Log;
    use jiff::Timestamp;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn archives_never_change_when_more_is_told() {
        let mut told: Vec<(Timestamp, u32)> =
            (0..120).map(|n| (at(n), u32::try_from(n % 70).unwrap())).collect();
        let before = Log::new(told.clone());
        assert_eq!(before.archives(), 2);
        told.extend((120..200).map(|n| (at(n), 7)));
        let after = Log::new(told);
        assert_eq!(after.archives(), 4);
        for archive in 1..=2 {
            assert_eq!(before.on(Some(archive)), after.on(Some(archive)));
        }
        assert_eq!(after.on(None), Some(vec![(at(199), 7)]), "told often, it stands once");
        assert_eq!(before.on(Some(0)).or(before.on(Some(3))), None);
    }

    #[test]
    fn every_thing_stands_somewhere() {
        for many in [0_u32, 1, 49, 50, 51, 99, 100, 101] {
            let log = Log::new((0..many).map(|n| (at(n.into()), n)).collect());
            let archived = (1..=log.archives()).flat_map(|archive| log.on(Some(archive)).unwrap());
            let mut all: Vec<u32> = archived.chain(log.on(None).unwrap()).map(|(_, key)| key).collect();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), usize::try_from(many).unwrap());
        }
    }
}
