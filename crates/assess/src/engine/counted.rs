//! Breaches of one clause that another counts: by who may have done them, in order of time.

use jiff::Timestamp;
use model::time::Window;
use model::{ActorId, Truth};
use rustc_hash::FxHashMap;

use super::attacks::{LONG, Measure};
use super::heard::{ANYBODY, Heard, Named, Ways};
use super::lens::Lens;
use crate::columns::{Cells, Columns, Row};
use crate::reference::standing::is_under;

/// An incident that is a breach, or may be one.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Breach {
    from: i64,
    until: i64,
    row: Row,
    sure: bool,
}

impl Breach {
    fn is_long(&self) -> bool {
        self.from == i64::MIN || self.until == i64::MAX || self.until.saturating_sub(self.from) > LONG
    }
}

/// The breaches by one root, or by anybody.
#[derive(Clone, Default, Debug)]
struct Group {
    /// In order of when they began.
    breaches: Vec<Breach>,
    /// How many of them are not sure, not one instant, or not by one actor who stands alone.
    special: usize,
    /// How many took very long, or have no beginning or end.
    long: usize,
}

/// All incidents that are breaches of a clause, or may be.
#[derive(Clone, Default, Debug)]
pub(crate) struct Counted {
    groups: FxHashMap<u32, Group>,
    /// All of them, where somebody may be anybody, or may come to be.
    all: Option<Group>,
    /// How many may be by anybody.
    by_anybody: usize,
    longest: i64,
}

/// How often: so many within a length of time.
#[derive(Clone, Copy)]
pub(crate) struct Often<'p> {
    pub(crate) count: u32,
    pub(crate) within: &'p Measure,
}

impl Counted {
    /// None yet; with all of them in one order where somebody may be anybody.
    pub(crate) fn new(keeps_all: bool) -> Self {
        Self { all: keeps_all.then(Group::default), ..Self::default() }
    }

    /// Puts a row in whose verdict under the clause is this; nothing where it is no breach.
    pub(crate) fn put(&mut self, heard: &Heard, row: Row, cells: &Cells, verdict: Truth) {
        self.change(heard, row, cells, verdict, Group::put);
    }

    /// Takes a row out again.
    pub(crate) fn take(&mut self, heard: &Heard, row: Row, cells: &Cells, verdict: Truth) {
        self.change(heard, row, cells, verdict, Group::take);
    }

    fn change(
        &mut self,
        heard: &Heard,
        row: Row,
        cells: &Cells,
        verdict: Truth,
        change: fn(&mut Group, Breach, bool),
    ) {
        let Some(by) = heard.by.get(cells.by as usize).filter(|_| verdict != Truth::False) else { return };
        let sure = verdict == Truth::True;
        let breach = Breach { from: cells.from, until: cells.until, row, sure };
        if !breach.is_long() {
            self.longest = self.longest.max(cells.until - cells.from);
        }
        let plain = by.alone && sure && cells.from == cells.until;
        for root in &by.roots {
            change(self.groups.entry(*root).or_default(), breach, plain);
        }
        if let Some(all) = &mut self.all {
            change(all, breach, plain);
        }
        self.by_anybody = self.groups.get(&ANYBODY).map_or(0, |group| group.breaches.len());
    }

    /// Whether the row, which is itself a breach as far as `own` says, makes them so many.
    pub(crate) fn reaches(
        &self,
        columns: &Columns,
        lens: &Lens,
        heard: &Heard,
        (row, cells): (Row, &Cells),
        own: Truth,
        often: Often<'_>,
    ) -> Truth {
        let Some(by) = heard.by.get(cells.by as usize).filter(|_| own != Truth::False) else {
            return Truth::False;
        };
        if let Some(count) = self.counted_at_once(lens, by, cells, often) {
            let others = count - usize::from(own == Truth::True);
            return own.and(Truth::from(others + 1 >= often.count as usize));
        }
        let mut others = Vec::new();
        self.each_in_time(by, cells, often.within, |breach| {
            let near = is_up_to(breach, cells, often.within);
            if breach.row != row && near != Truth::False {
                others.push((near.and(if breach.sure { Truth::True } else { Truth::Maybe }), breach.row));
            }
        });
        others.sort_unstable_by_key(|(_, row)| *row);
        others.dedup_by_key(|(_, row)| *row);
        let tally = Tally { columns, lens, heard, others: &others, needed: often.count };
        let reached = by.over(|set| {
            Truth::any(set.iter().map(|named| match named {
                Named::Actor(doer) => tally.is_enough(*doer, cells),
                Named::Class(_) => Truth::False,
            }))
        });
        own.and(reached)
    }

    /// The rows that such a count may look at.
    pub(crate) fn candidates(&self, by: &Ways, cells: &Cells, within: &Measure) -> Vec<Row> {
        let mut rows = Vec::new();
        self.each_in_time(by, cells, within, |breach| rows.push(breach.row));
        rows
    }

    /// Goes through the rows whose count a row may be part of: those that are breaches, or may be, up to so long after it.
    pub(crate) fn each_dependent(&self, by: &Ways, cells: &Cells, last: i64, mut each: impl FnMut(Row)) {
        let first = cells.from.saturating_sub(self.longest);
        let mut go = |group: &Group| {
            let in_time = |b: &&Breach| b.is_long() || (b.from >= first && b.from <= last);
            let start = group.breaches.partition_point(|b| b.from < first);
            let skipped = group.long_before(start);
            let rest = group.breaches.get(start..).unwrap_or_default().iter();
            skipped.chain(rest.take_while(in_time)).for_each(|breach| each(breach.row));
        };
        self.groups_of(by).for_each(&mut go);
    }

    /// The groups in which a breach by the same may stand.
    fn groups_of<'g>(&'g self, by: &'g Ways) -> impl Iterator<Item = &'g Group> {
        let all = self.all.as_ref().filter(|_| by.roots.contains(&ANYBODY));
        let own = by.roots.iter().chain(&[ANYBODY]).filter(move |_| all.is_none());
        all.into_iter().chain(own.filter_map(|root| self.groups.get(root)))
    }

    /// How many there are, its own counted, where all are by one actor who stands alone, at one instant each, and sure.
    fn counted_at_once(&self, lens: &Lens, by: &Ways, cells: &Cells, often: Often<'_>) -> Option<usize> {
        let alone = by.one.filter(|_| by.alone)?;
        if self.by_anybody > 0 || cells.from != cells.until {
            return None;
        }
        let Some(group) = self.groups.get(&lens.people.root(alone)) else { return Some(0) };
        if group.special > 0 {
            return None;
        }
        let first = often.within.before(cells.from);
        let start = group.breaches.partition_point(|breach| breach.from < first);
        let end = group.breaches.partition_point(|breach| breach.from <= cells.from);
        Some(end.saturating_sub(start))
    }

    fn each_in_time(&self, by: &Ways, cells: &Cells, within: &Measure, mut each: impl FnMut(&Breach)) {
        let unbounded = cells.from == i64::MIN;
        let first = within.before(cells.from).saturating_sub(self.longest);
        let mut go = |group: &Group| {
            let skip = if unbounded { 0 } else { group.breaches.partition_point(|b| b.from < first) };
            let skipped = group.long_before(skip);
            let rest = group.breaches.get(skip..).unwrap_or_default().iter();
            skipped.chain(rest.take_while(|b| b.from <= cells.until)).for_each(&mut each);
        };
        self.groups_of(by).for_each(&mut go);
    }
}

impl Group {
    /// Those that took very long, or have no beginning, and so may matter though they stand before a place.
    fn long_before(&self, place: usize) -> impl Iterator<Item = &Breach> {
        let looked_through = if self.long == 0 { 0 } else { place };
        self.breaches.get(..looked_through).unwrap_or_default().iter().filter(|breach| breach.is_long())
    }

    fn put(&mut self, breach: Breach, plain: bool) {
        let place = match self.breaches.last() {
            Some(last) if (last.from, last.row) < (breach.from, breach.row) => self.breaches.len(),
            _ => self.breaches.partition_point(|other| (other.from, other.row) < (breach.from, breach.row)),
        };
        self.breaches.insert(place, breach);
        self.special += usize::from(!plain);
        self.long += usize::from(breach.is_long());
    }

    fn take(&mut self, breach: Breach, plain: bool) {
        let place =
            self.breaches.partition_point(|other| (other.from, other.row) < (breach.from, breach.row));
        if self.breaches.get(place).is_some_and(|other| other.row == breach.row) {
            self.breaches.remove(place);
            self.special -= usize::from(!plain);
            self.long -= usize::from(breach.is_long());
        }
    }
}

/// Breaches that may be counted together, each with whether it is near and a breach.
struct Tally<'t> {
    columns: &'t Columns,
    lens: &'t Lens,
    heard: &'t Heard,
    others: &'t [(Truth, Row)],
    needed: u32,
}

impl Tally<'_> {
    /// Whether these and the act itself are so many, of the doer or of somebody who commands it.
    fn is_enough(&self, doer: u32, cells: &Cells) -> Truth {
        let people = &self.lens.people;
        let window = window(cells);
        Truth::any(people.of_root(people.root(doer)).map(|actor| {
            let its = self.is_under(doer, actor, &window);
            if its == Truth::False { Truth::False } else { its.and(self.are_so_many(actor)) }
        }))
    }

    fn are_so_many(&self, actor: u32) -> Truth {
        let (mut sure, mut perhaps) = (1, 1);
        for (known, row) in self.others {
            let truth = known.and(self.is_by(*row, actor));
            sure += u32::from(truth == Truth::True);
            perhaps += u32::from(truth != Truth::False);
        }
        if sure >= self.needed {
            Truth::True
        } else if perhaps >= self.needed {
            Truth::Maybe
        } else {
            Truth::False
        }
    }

    fn is_by(&self, row: Row, actor: u32) -> Truth {
        let found = || {
            let cells = self.columns.cells(row)?;
            let by = self.heard.by.get(cells.by as usize)?;
            let window = window(&cells);
            Some(by.over(|set| {
                Truth::any(set.iter().map(|named| match named {
                    Named::Actor(one) => self.is_under(*one, actor, &window),
                    Named::Class(_) => Truth::False,
                }))
            }))
        };
        found().unwrap_or(Truth::Maybe)
    }

    fn is_under(&self, actor: u32, whole: u32, window: &Window) -> Truth {
        if actor == whole {
            return Truth::True;
        }
        let id = |number: u32| -> Option<&ActorId> { self.lens.people.id(number) };
        match (id(actor), id(whole)) {
            (Some(actor), Some(whole)) => is_under(&self.lens.frame, actor, whole, window),
            _ => Truth::Maybe,
        }
    }
}

fn window(cells: &Cells) -> Window {
    let at = |micros: i64| Timestamp::from_microsecond(micros).ok();
    Window { from: at(cells.from), until: at(cells.until) }
}

/// Whether one time is at or before another, by no more than a length of time.
fn is_up_to(first: &Breach, act: &Cells, within: &Measure) -> Truth {
    let is_point = first.from == first.until;
    let ends_by = |at: i64| if is_point { first.until < at } else { first.until <= at };
    let bounded = |at: i64| at != i64::MIN && at != i64::MAX;
    let is_same = is_point && first.from == act.from && act.from == act.until;
    let begins_after = if act.from == act.until { first.from > act.until } else { first.from >= act.until };
    let is_later = bounded(act.until) && bounded(first.from) && begins_after;
    let is_too_early = bounded(act.from) && bounded(first.until) && ends_by(within.before(act.from));
    let reaches = bounded(act.until) && bounded(first.from) && first.from >= within.before(act.until);
    let is_before = bounded(act.from) && bounded(first.until) && ends_by(act.from);
    if is_later || is_too_early {
        Truth::False
    } else if (is_same || is_before) && reaches {
        Truth::True
    } else {
        Truth::Maybe
    }
}
