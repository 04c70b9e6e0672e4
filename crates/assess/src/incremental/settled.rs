//! What is settled, and what is forgotten.

use model::{AgreementId, ClauseId, IncidentId};

use jiff::Timestamp;

use super::layer::Layer;
use super::{Incremental, Refused};
use crate::columns::{Cells, Row};
use crate::engine::stance::{byte, verdict};
use crate::engine::timeline::micros;

impl Incremental {
    /// Settles what is before an instant: a later change of an incident that began before it is refused, and the findings on those that ended
    /// by it stand, whatever else changes. Incidents so far back that nothing after it can look at them are forgotten, with all that was claimed of them; gives
    /// back how many.
    ///
    /// # Errors
    ///
    /// Some agreement or obligation looks back at earlier breaches, or counts them, so that nothing is ever out of reach.
    pub fn retire(&mut self, before: Timestamp) -> Result<usize, Refused> {
        if self.layers.iter().any(Layer::looks_back) || self.owes_after_breaches() {
            return Err(Refused::LooksBack);
        }
        let floor = micros(before);
        self.settled_before = Some(self.settled_before.map_or(before, |known| known.max(before)));
        self.layers.iter_mut().for_each(|layer| layer.settle(floor));
        // whatever began or lasts after the floor may still be judged anew, and look back from where it began
        let cells = || self.row_of.values().filter_map(|row| self.columns.cells(*row));
        let earliest = cells().filter(|cells| !ended_by(cells, floor)).map(|cells| cells.from).min();
        let earliest = earliest.unwrap_or(floor).min(floor);
        let reach = self.reach_before(earliest);
        let gone: Vec<(IncidentId, Row)> = self
            .row_of
            .iter()
            .filter(|(_, row)| self.columns.cells(**row).is_some_and(|cells| cells.until < reach))
            .map(|(incident, row)| (incident.clone(), *row))
            .collect();
        for (incident, row) in &gone {
            self.remove_row(*row, &mut Vec::new());
            self.free.push(*row);
            self.row_of.remove(incident);
            self.record.forget(incident);
        }
        if !gone.is_empty() {
            self.forgotten_before = self.forgotten_before.max(reach);
        }
        self.settle(floor);
        Ok(gone.len())
    }

    /// The instant before which nothing can be what an act at another answers.
    fn reach_before(&self, at: i64) -> i64 {
        self.layers.iter().filter_map(|layer| layer.reach_before(at)).min().unwrap_or(at)
    }

    /// Notes the verdicts on what is settled by an instant.
    fn settle(&mut self, floor: i64) {
        let columns = &self.columns;
        let rows = &self.row_of;
        self.settled.retain(|(_, of), _| rows.contains_key(&of.0));
        for (layer, reading) in self.layers.iter().zip(&self.readings) {
            let clauses: Vec<_> = layer.stance.clauses().enumerate().collect();
            for (incident, row) in rows {
                if !columns.cells(*row).is_some_and(|cells| ended_by(&cells, floor)) {
                    continue;
                }
                for (at, (agreement, clause)) in &clauses {
                    if let Some(verdict) = verdict(layer.byte_of(*row, *at)) {
                        let of = (incident.clone(), (*agreement).clone(), (*clause).clone());
                        self.settled.entry((reading.clone(), of)).or_insert(verdict);
                    }
                }
            }
        }
    }

    /// What was settled stands as it was found, whatever changed since.
    pub(super) fn keep_settled(&mut self) {
        let Some(floor) = self.settled_before.map(micros) else { return };
        for (layer, reading) in self.layers.iter_mut().zip(&self.readings) {
            layer.settle(floor);
            let clauses: Vec<(AgreementId, ClauseId)> = layer
                .stance
                .clauses()
                .map(|(agreement, clause)| (agreement.clone(), clause.clone()))
                .collect();
            for (incident, row) in &self.row_of {
                if !self.columns.cells(*row).is_some_and(|cells| ended_by(&cells, floor)) {
                    continue;
                }
                for (at, (agreement, clause)) in clauses.iter().enumerate() {
                    let of = (incident.clone(), agreement.clone(), clause.clone());
                    layer.keep(*row, at, byte(self.settled.get(&(reading.clone(), of)).copied()));
                }
            }
            layer.note(&self.columns, &self.row_of.values().copied());
        }
    }

    /// Refuses terms under which what is not settled looks back at what may have been forgotten.
    pub(super) fn reaches_only_what_is_kept(&self) -> Result<(), Refused> {
        let Some(floor) = self.settled_before.map(micros).filter(|_| self.forgotten_before > i64::MIN) else {
            return Ok(());
        };
        let cells = self.row_of.values().filter_map(|row| self.columns.cells(*row));
        let earliest = cells.filter(|cells| !ended_by(cells, floor)).map(|cells| cells.from).min();
        let reach = self.reach_before(earliest.unwrap_or(floor).min(floor));
        if reach < self.forgotten_before || self.layers.iter().any(Layer::looks_back) {
            return Err(Refused::LooksBack);
        }
        Ok(())
    }
}

/// Whether all of a row lies before an instant.
pub(super) fn ended_by(cells: &Cells, at: i64) -> bool {
    cells.from < at && cells.until <= at
}
