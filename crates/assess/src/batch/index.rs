//! Attacks of a whole record in groups, laid out once.

use std::collections::HashMap;

use crate::columns::{Cells, Columns, Row};
use crate::engine::attacks::{Attack, Attacks, Began, LONG, Pair, may_be_attack, scan};
use crate::engine::heard::{ANYBODY, Heard, Ways};

/// Attacks group after group in one array, each in order of when they began.
#[derive(Default)]
pub(crate) struct Index {
    groups: Groups,
    /// Where each group starts; one more at the end.
    starts: Vec<u32>,
    attacks: Vec<Attack>,
    all: Vec<Attack>,
    loose: Vec<Attack>,
    longest: i64,
}

impl Index {
    pub(crate) fn of(columns: &Columns, heard: &Heard) -> Self {
        let mut index = Self { groups: Groups::of(heard), ..Self::default() };
        let mut counts = vec![0_u32; index.groups.dense_len()];
        index.each_attack(columns, heard, |groups, _, cells| {
            groups.each(cells, |group| {
                if counts.len() <= group {
                    counts.resize(group + 1, 0);
                }
                if let Some(count) = counts.get_mut(group) {
                    *count += 1;
                }
            });
        });
        let mut next: Vec<u32> =
            counts.iter().scan(0, |at, count| Some(std::mem::replace(at, *at + count))).collect();
        let total: u32 = counts.iter().sum();
        index.starts = next.iter().copied().chain([total]).collect();
        let nothing = Attack { from: 0, until: 0, x: 0.0, y: 0.0, row: 0 };
        let mut attacks = vec![nothing; total as usize];
        let mut longest = 0;
        let mut loose = Vec::new();
        index.each_attack(columns, heard, |groups, row, cells| {
            let attack = Attack::of(row, cells);
            match attack.length() {
                Some(length) => longest = longest.max(length),
                None => loose.push(attack),
            }
            groups.each(cells, |group| {
                if let Some(at) = next.get_mut(group)
                    && let Some(place) = attacks.get_mut(*at as usize)
                {
                    *place = attack;
                    *at += 1;
                }
            });
        });
        index.attacks = attacks;
        (index.longest, index.loose) = (longest, loose);
        if !columns.rows.from.is_sorted() {
            index.sort();
        }
        // only who cannot be told, or may be anybody, is looked for among all
        if heard.by.iter().chain(&heard.on).any(|ways| ways.roots.contains(&ANYBODY)) {
            let mut all = Vec::new();
            index.each_attack(columns, heard, |_, row, cells| all.push(Attack::of(row, cells)));
            all.sort_by_key(|attack| (attack.from, attack.row));
            index.all = all;
        }
        index
    }

    fn each_attack(
        &mut self,
        columns: &Columns,
        heard: &Heard,
        mut each: impl FnMut(&mut Groups, Row, &Cells),
    ) {
        for row in 0..u32::try_from(columns.len()).unwrap_or(u32::MAX) {
            if let Some(cells) = columns.cells(row)
                && may_be_attack(heard, &cells)
            {
                each(&mut self.groups, row, &cells);
            }
        }
    }

    fn sort(&mut self) {
        for ends in self.starts.windows(2) {
            if let [start, end] = ends
                && let Some(group) = self.attacks.get_mut(*start as usize..*end as usize)
            {
                group.sort_by_key(|attack| (attack.from, attack.row));
            }
        }
    }
}

impl Attacks for Index {
    fn scan_group(&self, pair: Pair, began: Began, stop: &mut dyn FnMut(&Attack) -> bool) -> bool {
        let group = || {
            let group = self.groups.find(pair)?;
            let (start, end) = (*self.starts.get(group)?, *self.starts.get(group + 1)?);
            self.attacks.get(start as usize..end as usize)
        };
        scan(group().unwrap_or_default(), began, stop)
    }

    fn scan_all(&self, began: Began, stop: &mut dyn FnMut(&Attack) -> bool) -> bool {
        scan(&self.all, began, stop)
    }

    fn loose(&self) -> &[Attack] {
        &self.loose
    }

    fn longest(&self) -> i64 {
        self.longest.min(LONG)
    }
}

/// So many groups at most have a place in a table of their own; more are looked up.
const DENSE: usize = 1 << 22;

/// The numbers of groups.
#[derive(Default)]
struct Groups {
    /// For each entry of who did it, and of who was hit, its roots by number.
    by: Vec<Vec<u32>>,
    on: Vec<Vec<u32>>,
    roots: HashMap<u32, u32>,
    /// Where there are too many for a table.
    sparse: Option<HashMap<Pair, usize>>,
}

impl Groups {
    fn of(heard: &Heard) -> Self {
        let mut roots: HashMap<u32, u32> = HashMap::new();
        let mut number = |ways: &Ways| -> Vec<u32> {
            let next = |roots: &HashMap<u32, u32>| u32::try_from(roots.len()).unwrap_or(u32::MAX);
            let numbers = ways.roots.iter().map(|root| {
                let new = next(&roots);
                *roots.entry(*root).or_insert(new)
            });
            numbers.collect()
        };
        let by = heard.by.iter().map(&mut number).collect();
        let on = heard.on.iter().map(&mut number).collect();
        let sparse = (roots.len() * roots.len() > DENSE).then(HashMap::new);
        Self { by, on, roots, sparse }
    }

    fn dense_len(&self) -> usize {
        if self.sparse.is_some() { 0 } else { self.roots.len() * self.roots.len() }
    }

    /// Goes through the groups of a row.
    fn each(&mut self, cells: &Cells, mut each: impl FnMut(usize)) {
        let width = self.roots.len();
        let (Some(by), Some(on)) = (self.by.get(cells.by as usize), self.on.get(cells.on as usize)) else {
            return;
        };
        for by in by {
            for on in on {
                each(match &mut self.sparse {
                    None => *by as usize * width + *on as usize,
                    Some(numbers) => {
                        let new = numbers.len();
                        *numbers.entry((*by, *on)).or_insert(new)
                    }
                });
            }
        }
    }

    fn find(&self, (by, on): Pair) -> Option<usize> {
        let (by, on) = (*self.roots.get(&by)?, *self.roots.get(&on)?);
        match &self.sparse {
            None => Some(by as usize * self.roots.len() + on as usize),
            Some(numbers) => numbers.get(&(by, on)).copied(),
        }
    }
}
