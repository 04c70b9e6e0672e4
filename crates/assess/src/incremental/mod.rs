//! The record as it lives: changes in any order of arrival, and the findings that they turned.
//!
//! [`Incremental`] holds a record and the verdict on every incident under every reading. It takes [`Change`]s (what is claimed, corrected, withdrawn;
//! incidents merged and split; who is bound, who holds what; the terms; the clock) and gives back just what [`Changed`], each with before and
//! after. When something happened is data; the order in which it is told, and any clock, play no part: after the same changes in any order the
//! verdicts are the same, those that `batch` gives of the same record.
//!
//! What it costs: a change of one incident turns at most that incident and those that may have answered it, found by who attacked whom and when; and the
//! obligations that would see something else now where they looked.
//! A change of anything else (who is bound, what the text says) is taken in by going through the whole record once.
//!
//! What it keeps: every incident with its claims, about a hundred bytes of columns and indexes a reading besides, until [`Incremental::retire`]
//! settles what lies before some day. A change of what was settled is refused, not dropped.

mod aside;
mod change;
mod counts;
mod dirt;
mod layer;
mod live;
mod noted;
mod numbered;
mod owed;
mod pages;
mod record;
mod settled;
mod slices;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use model::finding::{Finding, Matter, Verdict};
use model::{AgreementId, Case, ClauseId, IncidentId, ReadingId};

pub use change::{Change, Changed, Refused};
pub use numbered::{Numbered, RowChange, TurnedRow};

use crate::Asked;
use crate::batch::obligations::answered;
use crate::columns::{Cells, Columns, Row};
use crate::engine::lens::{Frame, Lens};
use crate::engine::stance::verdict;
use dirt::{Dirt, Turned, one_each};
use layer::{Layer, rows};
use owed::Owed;
use record::{Record, Touched};

/// A record with the verdicts on all its incidents, as it changes.
pub struct Incremental {
    record: Record,
    columns: Columns,
    row_of: BTreeMap<IncidentId, Row>,
    /// Rows that were taken out and may be used again.
    free: Vec<Row>,
    layers: Vec<Layer>,
    /// The readings that are wanted; those of them that the case has, one a layer.
    wanted: Vec<ReadingId>,
    readings: Vec<ReadingId>,
    asked: Asked,
    threads: usize,
    /// Where every obligation stands.
    owed: Owed,
    /// The part of the record that obligations look at themselves, as long as it is the same.
    looked_at: Option<Case>,
    /// The incidents that somebody is said to have answered, or not.
    answered: BTreeSet<IncidentId>,
    /// What began before this is settled.
    settled_before: Option<Timestamp>,
    /// The verdicts on settled incidents that are still kept, as they were found.
    settled: BTreeMap<(ReadingId, Of), Verdict>,
    /// What ended before this, in microseconds, may have been forgotten.
    forgotten_before: i64,
}

/// A matter: which clause of which agreement, on which incident.
type Of = (IncidentId, AgreementId, ClauseId);

impl Incremental {
    /// Takes over a case, as it is.
    ///
    /// # Errors
    ///
    /// The case names what it does not have, or a time finer than a microsecond.
    pub fn new(case: Case, readings: &[&ReadingId], asked: Asked, threads: usize) -> Result<Self, Refused> {
        let record = Record::of(case, asked.known_at);
        let columns = record.columns(asked)?;
        let mut new = Self {
            record,
            columns,
            row_of: BTreeMap::new(),
            free: Vec::new(),
            layers: Vec::new(),
            wanted: readings.iter().map(|id| (*id).clone()).collect(),
            readings: Vec::new(),
            asked,
            threads,
            owed: Owed::new(),
            looked_at: None,
            answered: BTreeSet::new(),
            settled_before: None,
            settled: BTreeMap::new(),
            forgotten_before: i64::MIN,
        };
        new.start();
        new.owe_anew();
        Ok(new)
    }

    /// The readings, in the order in which they are named elsewhere.
    pub fn readings(&self) -> &[ReadingId] {
        &self.readings
    }

    /// Takes changes in, and gives back what they turned: incidents by agreement, clause and reading, then obligations.
    ///
    /// # Errors
    ///
    /// A change that cannot be taken in; then none of them was.
    pub fn apply(&mut self, changes: Vec<Change>) -> Result<Vec<Changed>, Refused> {
        self.take_in(changes).map(|(turned, _)| turned)
    }

    /// What changes would turn; nothing is changed.
    ///
    /// # Errors
    ///
    /// A change that cannot be taken in.
    pub fn what_if(&mut self, changes: Vec<Change>) -> Result<Vec<Changed>, Refused> {
        let (turned, back) = self.take_in(changes)?;
        let touched = self.undo(back);
        self.lay_out(&touched)?;
        Ok(turned)
    }

    /// The verdict on an incident under a clause; `None` where the clause does not take it up.
    pub fn verdict(
        &self,
        reading: &ReadingId,
        incident: &IncidentId,
        agreement: &AgreementId,
        clause: &ClauseId,
    ) -> Option<Verdict> {
        let layer = self.layer(reading)?;
        let clause = layer.stance.clauses().position(|of| of == (agreement, clause))?;
        verdict(layer.byte_of(*self.row_of.get(incident)?, clause))
    }

    /// Every verdict: by reading, incident, agreement and clause.
    pub fn verdicts(&self) -> BTreeMap<(ReadingId, IncidentId, AgreementId, ClauseId), Verdict> {
        let mut all = BTreeMap::new();
        for (layer, reading) in self.layers.iter().zip(&self.readings) {
            for (incident, row) in &self.row_of {
                for (at, (agreement, clause)) in layer.stance.clauses().enumerate() {
                    if let Some(verdict) = verdict(layer.byte_of(*row, at)) {
                        let of = (reading.clone(), incident.clone(), agreement.clone(), clause.clone());
                        all.insert(of, verdict);
                    }
                }
            }
        }
        all
    }

    /// The finding on an incident under a clause, with its explanation.
    pub fn finding(
        &self,
        reading: &ReadingId,
        incident: &IncidentId,
        agreement: &AgreementId,
        clause: &ClauseId,
    ) -> Option<Finding> {
        let layer = self.layer(reading)?;
        let clause = layer.stance.clauses().position(|of| of == (agreement, clause))?;
        layer.finding(&self.columns, *self.row_of.get(incident)?, clause)
    }

    /// How many incidents are kept.
    pub fn len(&self) -> usize {
        self.row_of.len()
    }

    /// Returns true where no incident is kept.
    pub fn is_empty(&self) -> bool {
        self.row_of.is_empty()
    }

    fn layer(&self, reading: &ReadingId) -> Option<&Layer> {
        let at = self.readings.iter().position(|known| known == reading)?;
        self.layers.get(at)
    }

    /// Takes changes in; gives back what they turned, and the changes that would undo them, the first first.
    fn take_in(&mut self, changes: Vec<Change>) -> Result<(Vec<Changed>, Vec<Change>), Refused> {
        let mut back = Vec::new();
        let mut touched = Touched::default();
        for change in changes {
            // each is held against the record as those before it leave it
            if let Err(refused) = self.record.check(&change, self.settled_before) {
                self.undo(back);
                return Err(refused);
            }
            back.push(self.change(change, &mut touched));
        }
        match self.lay_out(&touched) {
            Ok(turned) => Ok((turned, back)),
            Err(refused) => {
                // what cannot be laid out is undone: the record stands as before
                self.undo(back);
                self.start_again()?;
                Err(refused)
            }
        }
    }

    /// Makes a change of the record, and gives back the one that undoes it.
    fn change(&mut self, change: Change, touched: &mut Touched) -> Change {
        match change {
            Change::AsOf(as_of) => {
                touched.all = true;
                Change::AsOf(std::mem::replace(&mut self.asked.as_of, as_of))
            }
            other => self.record.apply(other, touched),
        }
    }

    /// Undoes changes of the record, the last first, by what was given back for each.
    fn undo(&mut self, back: Vec<Change>) -> Touched {
        let mut touched = Touched::default();
        for change in back.into_iter().rev() {
            self.change(change, &mut touched);
        }
        touched
    }

    /// Brings the verdicts up to the record, and tells what turned.
    fn lay_out(&mut self, touched: &Touched) -> Result<Vec<Changed>, Refused> {
        if touched.all { self.start_again() } else { self.touch(touched) }
    }

    /// Lays touched incidents out anew, and judges what may have turned.
    fn touch(&mut self, touched: &Touched) -> Result<Vec<Changed>, Refused> {
        let mut laid_out = Vec::new();
        for incident in &touched.incidents {
            let judged = self.record.judged(incident);
            let is_merged = judged.as_ref().is_some_and(|entry| !entry.merged.is_empty());
            let was_looked_at = |case: &Case| case.incidents.contains_key(incident);
            if is_merged
                || self.answered.contains(incident)
                || self.looked_at.as_ref().is_some_and(was_looked_at)
            {
                self.looked_at = None;
            }
            let cells = judged.map(|entry| Ok::<_, Refused>((self.columns.laid_out(&entry)?, entry)));
            laid_out.push((incident, cells.transpose()?));
        }
        for layer in &mut self.layers {
            layer.take_in(&self.columns);
        }
        let mut dirty: Vec<(Row, Dirt)> = Vec::new();
        let mut names: BTreeMap<Row, IncidentId> = BTreeMap::new();
        for (incident, new) in laid_out {
            let known = self.row_of.get(incident).copied();
            if let Some(row) = known {
                names.insert(row, incident.clone());
                self.remove_row(row, &mut dirty);
                self.row_of.remove(incident);
            }
            if let Some((cells, entry)) = new {
                let row = match known.or_else(|| self.free.pop()) {
                    Some(row) => {
                        self.columns.set(row, &cells);
                        self.columns.set_entry(row, entry);
                        row
                    }
                    None => self.columns.push(entry)?,
                };
                self.row_of.insert(incident.clone(), row);
                self.put_row(row, &cells, &mut dirty);
            }
        }
        let turned = self.judge(dirty);
        // a row is not given to another incident before it is told what became of its own
        let empty = |row: &Row| self.columns.cells(*row).is_some_and(|cells| !cells.stands);
        self.free.extend(names.keys().copied().filter(empty));
        let mut told = self.told(turned, &names);
        told.extend(self.owe_after_incidents());
        Ok(told)
    }

    fn put_row(&mut self, row: Row, cells: &Cells, dirty: &mut Vec<(Row, Dirt)>) {
        let columns = &self.columns;
        for layer in &mut self.layers {
            layer.take_in(columns);
            layer.each_dependent(row, cells, |other| dirty.push((other, Dirt::CAME)));
            layer.put(row, cells);
        }
        dirty.push((row, Dirt::ROW));
    }

    fn remove_row(&mut self, row: Row, dirty: &mut Vec<(Row, Dirt)>) {
        let Some(cells) = self.columns.cells(row).filter(|cells| cells.stands) else { return };
        for layer in &mut self.layers {
            layer.take_out(row, &cells);
            layer.each_dependent(row, &cells, |other| dirty.push((other, Dirt::WENT)));
        }
        self.columns.take_out(row);
        dirty.push((row, Dirt::ROW));
    }

    /// Judges rows anew under every reading, each row once.
    fn judge(&mut self, mut dirty: Vec<(Row, Dirt)>) -> Vec<(usize, Turned)> {
        one_each(&mut dirty);
        let (columns, threads) = (&self.columns, self.threads);
        let each = self.layers.iter_mut().enumerate();
        each.flat_map(|(at, layer)| {
            layer.judge(columns, &dirty, threads).into_iter().map(move |turned| (at, turned))
        })
        .collect()
    }

    /// What turned, by the names of the record.
    fn told(&self, turned: Vec<(usize, Turned)>, gone: &BTreeMap<Row, IncidentId>) -> Vec<Changed> {
        let mut all: BTreeMap<(Of, usize), Changed> = BTreeMap::new();
        for (at, turned) in turned {
            let (Some(layer), Some(reading)) = (self.layers.get(at), self.readings.get(at)) else { continue };
            let Some((agreement, clause)) = layer.stance.clauses().nth(turned.clause) else { continue };
            let now = self.columns.cells(turned.row).filter(|cells| cells.stands);
            let current = now.and_then(|_| self.columns.id(turned.row));
            let Some(incident) = current.or_else(|| gone.get(&turned.row).cloned()) else { continue };
            let of = (incident.clone(), agreement.clone(), clause.clone());
            let (agreement, about) = (agreement.clone(), Matter::Incident(incident, clause.clone()));
            let (before, after) = (verdict(turned.before), verdict(turned.after));
            let reading = reading.clone();
            all.insert((of, at), Changed { about, agreement, reading, before, after });
        }
        all.into_values().collect()
    }

    /// Compiles the readings anew and judges every row.
    fn start(&mut self) {
        let frame = Arc::new(Frame::new(Arc::clone(self.columns.frame()), self.columns.decided.clone()));
        let known = self.wanted.iter().filter_map(|id| self.columns.frame().readings.get(id).cloned());
        let lenses = known.map(|reading| Lens::new(Arc::clone(&frame), reading, self.asked));
        self.layers = lenses.map(|lens| Layer::new(lens, &self.columns)).collect();
        self.readings = self.layers.iter().map(|layer| layer.stance.lens.reading.id.clone()).collect();
        self.row_of = rows(&self.columns)
            .filter(|row| self.columns.cells(*row).is_some_and(|cells| cells.stands))
            .filter_map(|row| Some((self.columns.id(row)?, row)))
            .collect();
        self.free.clear();
        self.answered = answered(self.columns.frame());
        let columns = &self.columns;
        for layer in &mut self.layers {
            layer.take_in(columns);
            for row in self.row_of.values() {
                if let Some(cells) = columns.cells(*row) {
                    layer.put(*row, &cells);
                }
            }
        }
        let dirty = self.row_of.values().map(|row| (*row, Dirt::ROW)).collect();
        self.judge(dirty);
    }

    /// The same, and what turned by it.
    fn start_again(&mut self) -> Result<Vec<Changed>, Refused> {
        let before = self.verdicts();
        self.columns = self.record.columns(self.asked)?;
        self.start();
        self.reaches_only_what_is_kept()?;
        self.keep_settled();
        let after = self.verdicts();
        let mut all: BTreeMap<(Of, usize), Changed> = BTreeMap::new();
        for of in before.keys().chain(after.keys()) {
            let (was, is) = (before.get(of).copied(), after.get(of).copied());
            if was != is {
                let (reading, incident, agreement, clause) = of.clone();
                let at = self.wanted.iter().position(|known| *known == reading).unwrap_or(usize::MAX);
                let matter = (incident.clone(), agreement.clone(), clause.clone());
                let about = Matter::Incident(incident, clause);
                let changed = Changed { about, agreement, reading, before: was, after: is };
                all.insert((matter, at), changed);
            }
        }
        Ok(all.into_values().chain(self.owe_anew()).collect())
    }
}
