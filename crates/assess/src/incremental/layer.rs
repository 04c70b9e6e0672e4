//! One reading of the living record: its rows by whom they name, and the verdict on each.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::PoisonError;

use model::AgreementId;
use model::finding::{Finding, Verdict};

use super::aside::Aside;
use super::dirt::{Dirt, Turned};
use super::live::Live;
use super::noted::{Noted, noted};
use crate::columns::{Cells, Columns, Row};
use crate::engine::attacks::{Attacks, length, pairs};
use crate::engine::counted::Counted;
use crate::engine::heard::ANYBODY;
use crate::engine::judge::{Around, Desk, Judge, Tallied};
use crate::engine::lens::Lens;
use crate::engine::plan::{ConductPlan, Excuse};
use crate::engine::stance::{Stance, byte, verdict};

/// A reading with all verdicts under it.
pub(super) struct Layer {
    pub(super) stance: Stance,
    live: Live,
    /// Row by row, a byte a clause.
    pub(super) bytes: Vec<u8>,
    /// The clauses in order: by number of agreement and clause.
    clauses: Vec<(usize, usize)>,
    /// The clauses, by their place in that order, whose verdict may turn on other rows.
    looking: Vec<usize>,
    /// The verdicts under clauses whose breaches others count, by the numbers of agreement and clause.
    pub(super) tallied: BTreeMap<(usize, usize), Tallied>,
    /// The rows that obligations look at, by agreement.
    pub(super) noted: BTreeMap<AgreementId, Noted>,
    /// What stood in rows that were taken out, and was counted.
    pub(super) left: Vec<Cells>,
    /// Rows that ended by then are settled, and not judged again.
    pub(super) settled: i64,
    /// What clauses that look at earlier breaches look at; `None` where no clause does.
    aside: Option<Box<Aside>>,
    desk: Mutex<Desk>,
}

impl Layer {
    pub(super) fn new(lens: Lens, columns: &Columns) -> Self {
        let aside_lens = lens.without_releases();
        let aside_wanted = !lens.releases_aside;
        let mut stance = Stance::new(lens);
        stance.take_in(columns);
        let numbered = stance.plans.iter().enumerate();
        let clauses: Vec<(usize, usize)> =
            numbered.flat_map(|(at, plan)| (0..plan.clauses.len()).map(move |clause| (at, clause))).collect();
        let conducts =
            || stance.plans.iter().flat_map(|plan| &plan.clauses).map(|clause| clause.conduct.as_ref());
        let looks = |(at, conduct): (usize, Option<&ConductPlan>)| {
            let looks = |c: &ConductPlan| c.excuse != Excuse::Told || !c.repeated.is_empty();
            conduct.is_some_and(looks).then_some(at)
        };
        let looking = conducts().enumerate().filter_map(looks).collect();
        let looks_back = conducts().flatten().any(|conduct| conduct.looks_at_breaches);
        let aside = (aside_wanted && looks_back)
            .then(|| Box::new(Aside { layer: Self::new(aside_lens, columns), breaches: BTreeMap::new() }));
        let plans = stance.plans.iter().enumerate();
        let counted = plans.flat_map(|(at, plan)| plan.counted().into_iter().map(move |of| (at, of)));
        let nothing = || Tallied { bytes: Vec::new(), breaches: Counted::new(true) };
        let tallied = counted.map(|of| (of, nothing())).collect();
        let (live, bytes, desk) = (Live::new(&stance.measures), Vec::new(), Mutex::default());
        let (left, settled) = (Vec::new(), i64::MIN);
        let noted = if aside_wanted { noted(columns.frame(), &stance) } else { BTreeMap::new() };
        Self { stance, live, bytes, clauses, looking, tallied, noted, left, settled, aside, desk }
    }

    pub(super) fn width(&self) -> usize {
        self.clauses.len()
    }

    pub(super) fn byte_of(&self, row: Row, clause: usize) -> u8 {
        self.bytes.get(row as usize * self.width() + clause).copied().unwrap_or(0)
    }

    /// Takes in what is new in the columns, before rows with it are put in.
    pub(super) fn take_in(&mut self, columns: &Columns) {
        self.stance.take_in(columns);
        self.grow(columns.len());
        if let Some(aside) = &mut self.aside {
            aside.layer.take_in(columns);
        }
    }

    pub(super) fn put(&mut self, row: Row, cells: &Cells) {
        match self.stance.plain.pair(cells) {
            Some(pair) => self.live.insert(row, cells, std::iter::once(pair)),
            None => self.live.insert(row, cells, pairs(&self.stance.heard, cells)),
        }
        if let Some(aside) = &mut self.aside {
            aside.layer.put(row, cells);
        }
    }

    pub(super) fn take_out(&mut self, row: Row, cells: &Cells) {
        self.live.remove(row, cells, pairs(&self.stance.heard, cells));
        self.noted.values_mut().for_each(|noted| noted.take_out(row, cells));
        let heard = &self.stance.heard;
        for tallied in self.tallied.values_mut() {
            let known = tallied.verdict(row);
            tallied.breaches.take(heard, row, cells, known);
            if let Some(byte) = tallied.bytes.get_mut(row as usize) {
                *byte = 0;
            }
        }
        if !self.tallied.is_empty() {
            self.left.push(*cells);
        }
        if let Some(aside) = &mut self.aside {
            aside.layer.take_out(row, cells);
            // under its old time; judged anew it comes back under its new one
            aside.breaches.values_mut().for_each(|rows| {
                rows.remove(&(cells.from, row));
            });
        }
    }

    /// Returns true where some clause looks back at earlier breaches.
    pub(super) fn looks_back(&self) -> bool {
        self.aside.is_some() || !self.tallied.is_empty()
    }

    /// The instant before which nothing can be what an act at another answers; `None` where no clause asks for an attack before an act.
    pub(super) fn reach_before(&self, at: i64) -> Option<i64> {
        self.stance.measures.iter().map(|measure| measure.before(at)).min()
    }

    /// Settles what ended by an instant: it is not judged again.
    pub(super) fn settle(&mut self, by: i64) {
        self.settled = self.settled.max(by);
    }

    /// Whether a row is settled: it began before that instant, and ended by it.
    pub(super) fn is_settled(&self, cells: &Cells) -> bool {
        super::settled::ended_by(cells, self.settled)
    }

    /// Sets a verdict that was settled before.
    pub(super) fn keep(&mut self, row: Row, clause: usize, verdict: u8) {
        let width = self.width();
        if let Some(byte) = self.bytes.get_mut(row as usize * width + clause) {
            *byte = verdict;
        }
    }

    /// Makes room for so many rows.
    pub(super) fn grow(&mut self, rows: usize) {
        self.bytes.resize((rows * self.width()).max(self.bytes.len()), 0);
        for tallied in self.tallied.values_mut() {
            tallied.bytes.resize(rows.max(tallied.bytes.len()), 0);
        }
        if let Some(aside) = &mut self.aside {
            aside.layer.grow(rows);
        }
    }

    /// Goes through the rows whose verdict may turn on a row that came or went.
    pub(super) fn each_dependent(&self, row: Row, cells: &Cells, mut each: impl FnMut(Row)) {
        if self.looking.is_empty() {
            return;
        }
        let mut each = |other: Row| {
            if other != row {
                each(other);
            }
            false
        };
        self.live.loose().iter().for_each(|other| {
            each(*other);
        });
        let heard = &self.stance.heard;
        let whole = (i64::MIN, i64::MAX);
        let bounded = length(cells).is_some();
        // what looks at every earlier breach may turn on any row before it, also where it is claimed to have been later than it is recorded
        if self.aside.is_some() {
            let time = if bounded && !heard.tells_times { (cells.from, i64::MAX) } else { whole };
            self.live.scan_all(time, &mut each);
            return;
        }
        let last = self.stance.measures.iter().map(|measure| measure.surely_after(cells.until)).max();
        let time = if bounded { (cells.from, last.unwrap_or(i64::MAX)) } else { whole };
        if let Some((by, on)) = self.stance.plain.pair(cells).filter(|_| !heard.anybody) {
            self.live.scan_group((on, by), time, &mut each);
            return;
        }
        let (Some(by), Some(on)) = (heard.by.get(cells.by as usize), heard.on.get(cells.on as usize)) else {
            return;
        };
        if by.roots.contains(&ANYBODY) || on.roots.contains(&ANYBODY) {
            self.live.scan_all(time, &mut each);
            return;
        }
        for pleader in on.roots.iter().chain(&[ANYBODY]) {
            for target in by.roots.iter().chain(&[ANYBODY]) {
                self.live.scan_group((*pleader, *target), time, &mut each);
            }
        }
    }

    /// Judges rows anew, and tells what turned.
    pub(super) fn judge(&mut self, columns: &Columns, dirty: &[(Row, Dirt)], threads: usize) -> Vec<Turned> {
        let mut turned = Vec::new();
        if threads > 1 && dirty.len() > PARALLEL {
            let counted = self.look_back(columns, dirty);
            let dirty = counted.as_deref().unwrap_or(dirty);
            let share = dirty.len().div_ceil(threads);
            let layer = &*self;
            turned = std::thread::scope(|scope| {
                let judged = |share| {
                    let mut turned = Vec::new();
                    layer.judged(columns, share, &mut Desk::default(), &mut turned);
                    turned
                };
                let workers: Vec<_> =
                    dirty.chunks(share).map(|share| scope.spawn(move || judged(share))).collect();
                let joined =
                    workers.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
                joined.flatten().collect()
            });
            self.write_down(&turned);
            self.note_judged(columns, dirty);
        } else {
            self.judge_into(columns, dirty, &mut turned);
        }
        turned
    }

    /// The same, adding what turned to a list.
    pub(super) fn judge_into(&mut self, columns: &Columns, dirty: &[(Row, Dirt)], turned: &mut Vec<Turned>) {
        let counted = self.look_back(columns, dirty);
        let dirty = counted.as_deref().unwrap_or(dirty);
        let first = turned.len();
        let mut desk = std::mem::take(self.desk.get_mut().unwrap_or_else(PoisonError::into_inner));
        self.judged(columns, dirty, &mut desk, turned);
        *self.desk.get_mut().unwrap_or_else(PoisonError::into_inner) = desk;
        self.write_down(turned.get(first..).unwrap_or_default());
        self.note_judged(columns, dirty);
    }

    /// Judges anew what the clauses look at, and adds what turns on that to what must be judged.
    fn look_back(&mut self, columns: &Columns, dirty: &[(Row, Dirt)]) -> Option<Vec<(Row, Dirt)>> {
        if let Some(aside) = &mut self.aside {
            aside.judge(columns, dirty);
        }
        self.count(columns, dirty)
    }

    fn write_down(&mut self, turned: &[Turned]) {
        let width = self.width();
        for turned in turned {
            if let Some(byte) = self.bytes.get_mut(turned.row as usize * width + turned.clause) {
                *byte = turned.after;
            }
        }
    }

    fn judged(&self, columns: &Columns, dirty: &[(Row, Dirt)], desk: &mut Desk, turned: &mut Vec<Turned>) {
        let anyway = self.stance.lens.releases_aside;
        let mut judge = Judge { columns, stance: &self.stance, around: self, desk, anyway };
        let open = |(row, dirt): &(Row, Dirt)| {
            let cells = columns.cells(*row)?;
            (!cells.stands || !self.is_settled(&cells)).then_some((*row, cells, *dirt))
        };
        let mut rows: Vec<(Row, Cells)> = Vec::new();
        for (row, cells, dirt) in dirty.iter().filter_map(open) {
            if dirt.is_row() && dirty.len() >= BLOCK.0 {
                rows.push((row, cells));
                if rows.len() == BLOCK.1 {
                    self.judge_block(&mut judge, &rows, turned);
                    rows.clear();
                }
                continue;
            }
            let asked = cells.stands && (anyway || self.is_asked_about(&cells));
            let mut one = |clause: usize| {
                let before = self.byte_of(row, clause);
                if dirt == Dirt::CAME && before == NO_BREACH && self.only_searches(clause)
                    || dirt == Dirt::WENT && before == BREACH && self.only_searches(clause)
                {
                    return; // one attack more excuses more, one less excuses less
                }
                let Some(at) = self.clauses.get(clause) else { return };
                let after = if asked { byte(judge.verdict(row, cells, *at)) } else { 0 };
                if before != after {
                    turned.push(Turned { row, clause, before, after });
                }
            };
            if dirt.is_row() {
                (0..self.width()).for_each(&mut one);
            } else {
                self.looking.iter().copied().for_each(&mut one);
            }
        }
        self.judge_block(&mut judge, &rows, turned);
    }

    /// Judges some rows together, guard by guard.
    fn judge_block(&self, judge: &mut Judge<'_, '_>, rows: &[(Row, Cells)], turned: &mut Vec<Turned>) {
        let mut open = Vec::with_capacity(rows.len());
        let mut bytes = Vec::new();
        for (clause, at) in self.clauses.iter().enumerate() {
            bytes.clear();
            bytes.resize(rows.len(), 0);
            judge.block(rows, *at, &mut open, |place, told| {
                if let Some(byte) = bytes.get_mut(place) {
                    *byte = told;
                }
            });
            for ((row, _), after) in rows.iter().zip(&bytes) {
                let (before, after) = (self.byte_of(*row, clause), *after);
                if before != after {
                    turned.push(Turned { row: *row, clause, before, after });
                }
            }
        }
    }

    /// The verdict on a row under a clause, by its place in the order.
    pub(super) fn verdict_of(&self, row: Row, clause: usize) -> Option<Verdict> {
        verdict(self.byte_of(row, clause))
    }

    fn only_searches(&self, clause: usize) -> bool {
        let found = || {
            let (plan, clause) = *self.clauses.get(clause)?;
            self.stance.plans.get(plan)?.clauses.get(clause)?.conduct.as_ref()
        };
        found()
            .is_some_and(|conduct| matches!(conduct.excuse, Excuse::Search(_)) && conduct.repeated.is_empty())
    }

    fn is_asked_about(&self, cells: &Cells) -> bool {
        cells.from < self.stance.as_of
    }

    /// The finding on a row under a clause, by its place in the order.
    pub(super) fn finding(&self, columns: &Columns, row: Row, clause: usize) -> Option<Finding> {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let at = *self.clauses.get(clause)?;
        let mut judge = Judge { columns, stance: &self.stance, around: self, desk: &mut desk, anyway: false };
        judge.finding(row, at)
    }
}

/// So many rows at least, and at most, are judged together.
const BLOCK: (usize, usize) = (16, 256);

/// So many rows are judged faster by several.
const PARALLEL: usize = 4_096;

const BREACH: u8 = 1;
const NO_BREACH: u8 = 2;

impl Around for Layer {
    fn counted(&self, plan: usize, clause: usize) -> Option<&Tallied> {
        self.tallied.get(&(plan, clause))
    }

    fn attacks(&self, _: &Cells) -> &dyn Attacks {
        &self.live
    }

    fn may_be_breaches(&self, agreement: &AgreementId) -> Vec<(i64, Row)> {
        let breaches = self.aside.as_ref().and_then(|aside| aside.breaches.get(agreement));
        breaches.map(|rows| rows.iter().copied().collect()).unwrap_or_default()
    }
}

/// Every row of the columns.
pub(super) fn rows(columns: &Columns) -> impl Iterator<Item = Row> + use<> {
    0..u32::try_from(columns.len()).unwrap_or(u32::MAX)
}
