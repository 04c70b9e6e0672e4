//! Rows for which an agreement gives a breach, or what may be one: what obligations look at.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::Timestamp;
use model::obligation::{Condition, Obligation, Recurs};
use model::time::Window;
use model::{AgreementId, Case};

use super::dirt::Dirt;
use super::layer::Layer;
use crate::batch::obligations::Looked;
use crate::columns::{Cells, Columns, Row};
use crate::engine::attacks::{Span, length};
use crate::engine::stance::Stance;
use crate::engine::timeline::micros;

/// The agreements whose breaches an obligation looks at.
pub(super) fn looked_at(agreement: &AgreementId, obligation: &Obligation) -> Vec<AgreementId> {
    let of = |condition: &Condition| match condition {
        Condition::Unbroken { of, .. } | Condition::Breaches { of, .. } => Some(of.clone()),
        Condition::Come(_) => None,
    };
    let after = matches!(obligation.recurs, Some(Recurs::AfterBreach { .. })).then(|| agreement.clone());
    obligation.after.iter().filter_map(of).chain(after).collect()
}

/// What is kept for each agreement whose breaches some obligation looks at.
pub(super) fn noted(frame: &Case, stance: &Stance) -> BTreeMap<AgreementId, Noted> {
    let owed = frame.agreements.values().flat_map(|own| own.obligations.iter().map(|owed| (&own.id, owed)));
    let looked: BTreeSet<AgreementId> = owed.flat_map(|(own, owed)| looked_at(own, owed)).collect();
    let clauses = |wanted: &AgreementId| {
        let own = |(_, (agreement, _)): &(usize, (&AgreementId, _))| *agreement == wanted;
        let places: Vec<usize> = stance.clauses().enumerate().filter(own).map(|(at, _)| at).collect();
        Some(*places.first()?..places.last()? + 1)
    };
    let noted = |id: AgreementId| Some((id.clone(), Noted { clauses: clauses(&id)?, ..Noted::default() }));
    looked.into_iter().filter_map(noted).collect()
}

/// The rows that matter under one agreement.
#[derive(Default)]
pub(super) struct Noted {
    /// Its clauses, by their place in the order of all.
    clauses: Range<usize>,
    /// Rows that some clause certainly gives a breach for, in order of when they began.
    certain: BTreeSet<(i64, Row)>,
    /// The others.
    open: BTreeSet<(i64, Row)>,
    /// Rows of either sort that are not bounded, or took very long.
    loose: BTreeSet<Row>,
    longest: i64,
    /// Grows with each change.
    version: u64,
}

impl Noted {
    /// Takes a row out, as it stood.
    pub(super) fn take_out(&mut self, row: Row, cells: &Cells) {
        let key = (cells.from, row);
        if self.certain.remove(&key) | self.open.remove(&key) | self.loose.remove(&row) {
            self.version += 1;
        }
    }

    fn put(&mut self, row: Row, cells: &Cells, is_certain: bool) {
        self.version += 1;
        match length(cells) {
            None => {
                self.loose.insert(row);
            }
            Some(length) => {
                self.longest = self.longest.max(length);
                let of = if is_certain { &mut self.certain } else { &mut self.open };
                of.insert((cells.from, row));
            }
        }
    }

    /// The rows of a list that began in time to last into a window.
    fn in_window(&self, list: &BTreeSet<(i64, Row)>, (from, until): Span) -> impl Iterator<Item = Row> {
        let first = from.saturating_sub(self.longest);
        list.range((first, 0)..=(until.max(first), Row::MAX)).map(|(_, row)| *row)
    }

    /// The rows that may matter in a window.
    fn rows(&self, span: Span) -> impl Iterator<Item = Row> {
        let bounded = self.in_window(&self.certain, span).chain(self.in_window(&self.open, span));
        self.loose.iter().copied().chain(bounded)
    }
}

/// What became of what an obligation looked at: as long as that is the same, so is its verdict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Seen {
    /// Whether there is a certain breach inside of a window, and whether there is anything at all.
    First(bool, bool),
    /// Which of the changes of all that an agreement gives was the last.
    All(u64),
    /// It must be looked at after every change.
    Otherwise,
}

impl Layer {
    /// Notes what became of some rows.
    pub(super) fn note(&mut self, columns: &Columns, rows: &(impl Iterator<Item = Row> + Clone)) {
        let width = self.width();
        let bytes = &self.bytes;
        for noted in self.noted.values_mut() {
            for row in rows.clone() {
                let Some(cells) = columns.cells(row) else { continue };
                noted.take_out(row, &cells);
                let first = row as usize * width;
                let own = bytes.get(first + noted.clauses.start..first + noted.clauses.end);
                let own = own.filter(|_| cells.stands).unwrap_or_default();
                if own.iter().any(|byte| matches!(byte, 1 | 3)) {
                    noted.put(row, &cells, own.contains(&1));
                }
            }
        }
    }

    /// The same for rows that were judged.
    pub(super) fn note_judged(&mut self, columns: &Columns, dirty: &[(Row, Dirt)]) {
        if !self.noted.is_empty() {
            self.note(columns, &dirty.iter().map(|(row, _)| *row));
        }
    }

    /// The rows of a window for which an agreement may give anything.
    pub(super) fn rows_in(&self, columns: &Columns, agreement: &AgreementId, window: Window) -> Vec<Row> {
        let Some(noted) = self.noted.get(agreement) else { return super::layer::rows(columns).collect() };
        noted.rows(span(&window)).collect()
    }

    /// What is to be seen where an obligation looked.
    pub(super) fn see(&self, columns: &Columns, looked: &Looked) -> Seen {
        match looked {
            Looked::First(agreement, window) => match self.noted.get(agreement) {
                Some(noted) => self.first(columns, noted, window),
                None => Seen::Otherwise,
            },
            Looked::All(agreement) => {
                self.noted.get(agreement).map_or(Seen::Otherwise, |noted| Seen::All(noted.version))
            }
            Looked::Otherwise => Seen::Otherwise,
        }
    }

    fn first(&self, columns: &Columns, noted: &Noted, window: &Window) -> Seen {
        let at = |micros: i64| Timestamp::from_microsecond(micros).ok();
        let time = |row: Row| {
            let cells = columns.cells(row)?;
            Some(Window { from: at(cells.from), until: at(cells.until) })
        };
        let is_certain = |row: &Row| noted.clauses.clone().any(|clause| self.byte_of(*row, clause) == 1);
        let span = span(window);
        let loose = || noted.loose.iter().copied();
        let mut certain = loose().filter(is_certain).chain(noted.in_window(&noted.certain, span));
        let breach = certain.any(|row| time(row).is_some_and(|time| time.is_within(window)));
        let mut all = noted.rows(span);
        let any = breach || all.any(|row| time(row).is_some_and(|time| !time.is_apart_from(window)));
        Seen::First(breach, any)
    }
}

fn span(window: &Window) -> Span {
    (window.from.map_or(i64::MIN, micros), window.until.map_or(i64::MAX, micros))
}
