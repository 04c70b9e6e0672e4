//! Rows in groups by who did it and who was hit, kept in order of time as they come and go.

use rustc_hash::FxHashMap;

use super::chronicle::Chronicle;
use crate::engine::attacks::{Attack, Attacks, Began, Pair};
use crate::engine::heard::{ANYBODY, Heard};

/// All rows, found by whom they name.
#[derive(Default)]
pub(super) struct Live {
    /// What two did to one another, either way: what one answers stands beside it.
    groups: FxHashMap<Pair, Chronicle>,
    all: Chronicle,
    loose: Vec<Attack>,
    longest: i64,
    /// True where somebody may be anybody: then all rows are kept in one order of time as well.
    keeps_all: bool,
    /// How many entries were looked at.
    seen: (usize, usize),
}

impl Live {
    pub(super) fn keeps_all(&self) -> bool {
        self.keeps_all
    }

    /// Takes note of entries that are new: where somebody may be anybody, all rows are kept in one order of time from now on.
    pub(super) fn take_in(&mut self, heard: &Heard) {
        let (by, on) = self.seen;
        let mut new = heard.by.iter().skip(by).chain(heard.on.iter().skip(on));
        let anybody = new.any(|ways| ways.roots.contains(&ANYBODY));
        self.seen = (heard.by.len(), heard.on.len());
        if anybody && !self.keeps_all {
            self.keeps_all = true;
            let mut all = Vec::new();
            self.scan_groups((i64::MIN, i64::MAX), &mut |attack| {
                all.push(*attack);
                false
            });
            all.sort_unstable_by_key(|attack| (attack.cells.from, attack.row));
            all.dedup_by_key(|attack| attack.row);
            all.into_iter().for_each(|attack| self.all.insert(attack));
        }
    }

    /// Goes through all rows that began in a time, group by group.
    pub(super) fn scan_groups(&self, began: Began, each: &mut dyn FnMut(&Attack) -> bool) {
        for group in self.groups.values() {
            group.scan(began, each);
        }
    }

    pub(super) fn insert(&mut self, attack: Attack, pairs: impl Iterator<Item = Pair>) {
        match attack.length() {
            Some(length) => self.longest = self.longest.max(length),
            None => self.loose.push(attack),
        }
        for pair in pairs {
            let (pair, turned) = either_way(pair);
            self.groups.entry(pair).or_default().insert(Attack { turned, ..attack });
        }
        if self.keeps_all {
            self.all.insert(attack);
        }
    }

    pub(super) fn remove(&mut self, attack: &Attack, pairs: impl Iterator<Item = Pair>) {
        if attack.length().is_none() {
            self.loose.retain(|other| other.row != attack.row);
        }
        for pair in pairs {
            let (pair, turned) = either_way(pair);
            if let Some(group) = self.groups.get_mut(&pair) {
                group.remove(&Attack { turned, ..*attack });
            }
        }
        if self.keeps_all {
            self.all.remove(attack);
        }
    }
}

/// A pair whichever way round, and whether it is the other way round.
fn either_way((by, on): Pair) -> (Pair, bool) {
    if by <= on { ((by, on), false) } else { ((on, by), true) }
}

impl Attacks for Live {
    fn scan_group(&self, pair: Pair, began: Began, stop: &mut dyn FnMut(&Attack) -> bool) -> bool {
        let (pair, turned) = either_way(pair);
        let Some(group) = self.groups.get(&pair) else { return false };
        group.scan(began, &mut |attack| attack.turned == turned && stop(attack))
    }

    fn scan_all(&self, began: Began, stop: &mut dyn FnMut(&Attack) -> bool) -> bool {
        self.all.scan(began, stop)
    }

    fn loose(&self) -> &[Attack] {
        &self.loose
    }

    fn longest(&self) -> i64 {
        self.longest
    }
}
