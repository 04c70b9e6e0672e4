//! Attacks of a whole record in groups, laid out once.

use std::collections::HashMap;

use crate::columns::{Cells, Columns, Row};
use crate::engine::attacks::{Attack, Attacks, Began, LONG, Pair, may_be_attack, scan};
use crate::engine::heard::{ANYBODY, Heard, Ways};
use crate::engine::stance::Stance;

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
    pub(crate) fn of(columns: &Columns, stance: &Stance, threads: usize) -> Self {
        let heard = &stance.heard;
        let mut groups = Groups::of(heard);
        let counts = groups.count(columns, heard);
        let starts: Vec<u32> =
            std::iter::once(0).chain(counts.iter().scan(0, |sum, count| Some(add(sum, *count)))).collect();
        let mut index = Self { groups, starts, ..Self::default() };
        index.place(columns, stance, threads.max(1));
        for attack in &index.attacks {
            match attack.length() {
                Some(length) => index.longest = index.longest.max(length),
                None => index.loose.push(*attack),
            }
        }
        index.loose.sort_by_key(|attack| (attack.cells.from, attack.row));
        index.loose.dedup_by_key(|attack| attack.row);
        if !columns.rows.from.is_sorted() {
            index.sort();
        }
        // only who cannot be told, or may be anybody, is looked for among all
        if index.groups.anybody {
            let rows = 0..u32::try_from(columns.len()).unwrap_or(u32::MAX);
            let found = rows.filter_map(|row| Some((row, columns.cells(row)?)));
            let found = found.filter(|(_, cells)| may_be_attack(heard, cells));
            index.all = found.map(|(row, cells)| Attack::of(row, &cells)).collect();
            index.all.sort_by_key(|attack| (attack.cells.from, attack.row));
        }
        index
    }

    /// Returns true where whatever one who stands alone did to another is found in one group, and all that it may answer in one other.
    pub(crate) fn is_plain(&self) -> bool {
        self.loose.is_empty() && !self.groups.anybody && self.groups.sparse.is_none()
    }

    /// Cuts the groups into parts with about as many attacks each.
    pub(crate) fn parts(&self, parts: usize) -> Vec<std::ops::Range<usize>> {
        let groups = self.starts.len().saturating_sub(1);
        let total = self.starts.last().copied().unwrap_or(0) as usize;
        let cut = |part: usize| {
            self.starts.partition_point(|start| (*start as usize) < total * part / parts).min(groups)
        };
        (0..parts).map(|part| cut(part)..if part + 1 == parts { groups } else { cut(part + 1) }).collect()
    }

    /// The attacks of some groups, in order.
    pub(crate) fn of_groups(&self, groups: &std::ops::Range<usize>) -> &[Attack] {
        let at = |group: usize| self.starts.get(group).map_or(0, |start| *start as usize);
        self.attacks.get(at(groups.start)..at(groups.end)).unwrap_or_default()
    }

    /// The attacks of a group, and those of the group the other way round.
    pub(crate) fn both_ways(&self, group: usize) -> (&[Attack], &[Attack]) {
        let width = self.groups.roots.len().max(1);
        (self.list(group), self.list(group % width * width + group / width))
    }

    fn list(&self, group: usize) -> &[Attack] {
        let ends = || Some((*self.starts.get(group)?, *self.starts.get(group + 1)?));
        let list = ends().and_then(|(start, end)| self.attacks.get(start as usize..end as usize));
        list.unwrap_or_default()
    }

    /// Puts each attack in its place; each worker those of some groups, which stand next to one another.
    fn place(&mut self, columns: &Columns, stance: &Stance, threads: usize) {
        let nothing = Attack::of(0, &Cells::NONE);
        let mut attacks = vec![nothing; self.starts.last().copied().unwrap_or(0) as usize];
        let (groups, starts) = (&self.groups, &self.starts);
        let parts = self.parts(threads);
        std::thread::scope(|scope| {
            let mut rest = attacks.as_mut_slice();
            for part in parts {
                let at = |group: usize| starts.get(group).copied().unwrap_or(0) as usize;
                let first = at(part.start);
                let (own, others) = rest.split_at_mut(at(part.end).saturating_sub(first).min(rest.len()));
                rest = others;
                scope.spawn(move || {
                    let mut next: Vec<usize> = starts
                        .get(part.clone())
                        .unwrap_or_default()
                        .iter()
                        .map(|at| *at as usize - first)
                        .collect();
                    groups.each_row(columns, &stance.heard, |row, group| {
                        let place = group.checked_sub(part.start).and_then(|group| next.get_mut(group));
                        let Some(place) = place else { return };
                        if let (Some(slot), Some(cells)) = (own.get_mut(*place), columns.cells(row)) {
                            *slot = stance.plain.attack(row, &cells);
                            *place += 1;
                        }
                    });
                });
            }
        });
        self.attacks = attacks;
    }

    fn sort(&mut self) {
        for ends in self.starts.windows(2) {
            if let [start, end] = ends
                && let Some(group) = self.attacks.get_mut(*start as usize..*end as usize)
            {
                group.sort_by_key(|attack| (attack.cells.from, attack.row));
            }
        }
    }
}

fn add(sum: &mut u32, count: u32) -> u32 {
    *sum += count;
    *sum
}

impl Attacks for Index {
    fn scan_group(&self, pair: Pair, began: Began, stop: &mut dyn FnMut(&Attack) -> bool) -> bool {
        self.groups.find(pair).is_some_and(|group| scan(self.list(group), began, stop))
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
    /// True where somebody may be anybody.
    anybody: bool,
    /// Where there are too many for a table.
    sparse: Option<HashMap<(u32, u32), usize>>,
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
        Self { by, on, anybody: roots.contains_key(&ANYBODY), roots, sparse }
    }

    /// How many attacks each group has; where there is no table, groups get their numbers.
    fn count(&mut self, columns: &Columns, heard: &Heard) -> Vec<u32> {
        if let Some(mut numbers) = self.sparse.take() {
            for row in 0..u32::try_from(columns.len()).unwrap_or(u32::MAX) {
                let Some(cells) = columns.cells(row).filter(|cells| may_be_attack(heard, cells)) else {
                    continue;
                };
                self.each_pair(&cells, |pair| {
                    let new = numbers.len();
                    numbers.entry(pair).or_insert(new);
                });
            }
            self.sparse = Some(numbers);
        }
        let groups = self.sparse.as_ref().map_or(self.roots.len() * self.roots.len(), HashMap::len);
        let mut counts = vec![0_u32; groups];
        self.each_row(columns, heard, |_, group| {
            if let Some(count) = counts.get_mut(group) {
                *count += 1;
            }
        });
        counts
    }

    /// Goes through the attacks, each as often as it has groups.
    fn each_row(&self, columns: &Columns, heard: &Heard, mut each: impl FnMut(Row, usize)) {
        use model::Truth::False;
        let attack: Vec<bool> =
            heard.rest.iter().map(|rest| rest.happened != False && rest.attack != False).collect();
        let rows = &columns.rows;
        let all = rows.by.iter().zip(&rows.on).zip(rows.rest.iter().zip(&rows.flags));
        for (row, ((by, on), (rest, flags))) in (0..).zip(all) {
            if flags & 2 == 0 || !attack.get(*rest as usize).copied().unwrap_or(false) {
                continue;
            }
            let (Some(by), Some(on)) = (self.by.get(*by as usize), self.on.get(*on as usize)) else {
                continue;
            };
            for by in by {
                for on in on {
                    if let Some(group) = self.number((*by, *on)) {
                        each(row, group);
                    }
                }
            }
        }
    }

    fn each_pair(&self, cells: &Cells, mut each: impl FnMut((u32, u32))) {
        let (Some(by), Some(on)) = (self.by.get(cells.by as usize), self.on.get(cells.on as usize)) else {
            return;
        };
        for by in by {
            for on in on {
                each((*by, *on));
            }
        }
    }

    fn number(&self, (by, on): (u32, u32)) -> Option<usize> {
        match &self.sparse {
            None => Some(by as usize * self.roots.len() + on as usize),
            Some(numbers) => numbers.get(&(by, on)).copied(),
        }
    }

    fn find(&self, (by, on): Pair) -> Option<usize> {
        self.number((*self.roots.get(&by)?, *self.roots.get(&on)?))
    }
}
