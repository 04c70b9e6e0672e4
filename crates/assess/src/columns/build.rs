//! Columns from a case.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use model::claim::{Claim, Subject, Target, Value};
use model::incident::Incident;
use model::{ActorId, Case, IncidentId};

use super::said::{Numbered, Part, Said};
use super::shared::{Learnt, Seen, Shared};
use super::{Arrays, Cells, Columns, Ground, Names, Row};
use crate::Asked;

/// What is recorded of one incident.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Entry {
    pub(crate) incident: Incident,
    /// The incidents that were merged into it.
    pub(crate) merged: Vec<Incident>,
    /// What is said of it and of those, in order of the ids.
    pub(crate) claims: Vec<Claim>,
}

/// A record that columns cannot hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ColumnsError {
    /// The time of an incident is finer than a microsecond.
    TooFine(IncidentId),
    /// A claim names an actor that the case does not know.
    UnknownActor(ActorId),
}

impl fmt::Display for ColumnsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFine(incident) => {
                write!(f, "the time of incident `{incident}` is finer than a microsecond")
            }
            Self::UnknownActor(actor) => write!(f, "a claim names `{actor}`, which is no actor of the case"),
        }
    }
}

impl std::error::Error for ColumnsError {}

/// An instant in microseconds; `None` where it is finer.
pub(crate) fn micros_of(at: Timestamp) -> Option<i64> {
    let micros = at.as_microsecond();
    (Timestamp::from_microsecond(micros).ok()? == at).then_some(micros)
}

impl Columns {
    /// Lays out a case, as far as the record had learnt of it by then.
    ///
    /// # Errors
    ///
    /// A time that is finer than a microsecond; a claim that names an actor that the case does not know.
    pub fn of(case: Case, asked: Asked) -> Result<Self, ColumnsError> {
        let mut columns = Self::over(&Arc::new(case), asked)?;
        let names = std::mem::replace(&mut columns.names, Names::Recorded(Vec::new()));
        if let Names::Shared(shared, known_at) = names {
            columns.names = Names::Recorded(Arc::unwrap_or_clone(shared).into_entries(known_at));
        }
        Ok(columns)
    }

    /// The same, of a case that others hold too: rows name what is recorded of them, and nothing is copied.
    ///
    /// # Errors
    ///
    /// As [`of`](Self::of).
    pub fn over(case: &Arc<Case>, asked: Asked) -> Result<Self, ColumnsError> {
        let into = merged_into(&case.incidents);
        let shared = Arc::new(Shared::of(case, &into));
        let mut columns = Self::empty(frame(&shared, asked), Ground::Earth);
        let decided = case.decisions.values().map(|decision| &decision.incident);
        columns.decided = decided.map(|id| (*into.get(id).unwrap_or(&id)).clone()).collect();
        for row in 0..Row::try_from(shared.rows.len()).unwrap_or(Row::MAX) {
            if let Some(Seen { incident, claims }) = shared.seen(row, asked.known_at) {
                let cells = columns.cells_of(incident, &claims)?;
                columns.rows.push(&cells);
            }
        }
        columns.names = Names::Shared(shared, asked.known_at);
        Ok(columns)
    }

    /// The same case from another state of the record: the rows are the same, and what is said of them is laid out anew where it may differ.
    ///
    /// # Errors
    ///
    /// As [`of`](Self::of).
    pub fn from_state(&self, asked: Asked) -> Result<Self, ColumnsError> {
        let Names::Shared(shared, then) = &self.names else { return Ok(self.clone()) };
        let mut columns = Self { names: Names::Shared(Arc::clone(shared), asked.known_at), ..self.clone() };
        let Learnt { of_else, of_rows } = shared.learnt_between(*then, asked.known_at);
        if of_else {
            columns.frame = Arc::new(frame(shared, asked));
        }
        for row in of_rows {
            if let Some(Seen { incident, claims }) = shared.seen(row, asked.known_at) {
                let cells = columns.cells_of(incident, &claims)?;
                columns.set(row, &cells);
            }
        }
        Ok(columns)
    }

    pub(super) fn empty(frame: Case, ground: Ground) -> Self {
        Self {
            frame: Arc::new(frame),
            ground,
            rows: Arrays::default(),
            by: Numbered::default(),
            on: Numbered::default(),
            rest: Numbered::default(),
            spots: Numbered::default(),
            spots_have_points: true,
            names: Names::Recorded(Vec::new()),
            decided: BTreeSet::new(),
        }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, entry: Entry) -> Result<Row, ColumnsError> {
        let cells = self.laid_out(&entry)?;
        let row = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.rows.push(&cells);
        if let Names::Recorded(entries) = &mut self.names {
            entries.push(entry);
        }
        Ok(row)
    }

    /// What stands in the row of an incident.
    pub(crate) fn laid_out(&mut self, entry: &Entry) -> Result<Cells, ColumnsError> {
        let claims: Vec<&Claim> = entry.claims.iter().collect();
        self.cells_of(&entry.incident, &claims)
    }

    fn cells_of(&mut self, incident: &Incident, claims: &[&Claim]) -> Result<Cells, ColumnsError> {
        let finer = || ColumnsError::TooFine(incident.id.clone());
        let micros = |at: Option<Timestamp>, open: i64| match at {
            Some(at) => micros_of(at).ok_or_else(finer),
            None => Ok(open),
        };
        let said = Said::of(&incident.id, claims);
        knows_all(&self.frame, said.by.iter().chain(&said.on))?;
        let (x, y) = incident.place.point.map_or((f64::NAN, f64::NAN), |(point, _)| (point.lon, point.lat));
        Ok(Cells {
            from: micros(incident.when.window.from, i64::MIN)?,
            until: micros(incident.when.window.until, i64::MAX)?,
            x,
            y,
            by: self.by.number(said.by),
            on: self.on.number(said.on),
            rest: self.rest.number(said.rest),
            spot: self.spots.number(incident.place.clone()),
            lasting: incident.when.lasting,
            stands: true,
        })
    }
}

/// Everything of a case but its incidents and what is said of them, as far as the record had learnt it.
fn frame(shared: &Shared, asked: Asked) -> Case {
    let is_apart = |claim: &&Claim| !matches!(claim.about, Subject::Incident(_));
    let own = shared.case.claims.values().filter(is_apart);
    let own = own.filter(|claim| shared.is_visible(claim, asked.known_at));
    let claims = own.map(|claim| (claim.id.clone(), claim.clone())).collect();
    Case { claims, ..shared.case.without_record() }
}

/// Checks that every actor that is named is one of the case.
pub(super) fn knows_all<'p>(frame: &Case, parts: impl Iterator<Item = &'p Part>) -> Result<(), ColumnsError> {
    let asserted = |part: &'p Part| part.asserts.iter().flat_map(|assertion| &assertion.one_of);
    for value in parts.flat_map(asserted) {
        let unknown = match value {
            Value::Actors(actors) => actors.iter().find(|actor| !frame.actors.contains_key(actor)),
            Value::Targets(targets) => targets.iter().find_map(|target| match target {
                Target::Actor(actor) => (!frame.actors.contains_key(actor)).then_some(actor),
                Target::Class(_) => None,
            }),
            _ => None,
        };
        if let Some(actor) = unknown {
            return Err(ColumnsError::UnknownActor(actor.clone()));
        }
    }
    Ok(())
}

impl Arrays {
    pub(crate) fn push(&mut self, cells: &Cells) {
        self.from.push(cells.from);
        self.until.push(cells.until);
        self.x.push(cells.x);
        self.y.push(cells.y);
        self.by.push(cells.by);
        self.on.push(cells.on);
        self.rest.push(cells.rest);
        self.spot.push(cells.spot);
        self.flags.push(cells.flags());
    }
}

impl Cells {
    pub(crate) fn flags(&self) -> u8 {
        u8::from(self.lasting) | u8::from(self.stands) << 1
    }
}

/// For each incident that was merged into another, the one that it counts as in the end.
fn merged_into(incidents: &BTreeMap<IncidentId, Incident>) -> HashMap<&IncidentId, &IncidentId> {
    let next = |incident: &&Incident| incidents.get(incident.same_as.as_ref()?);
    let all = incidents.values().filter(|incident| incident.same_as.is_some());
    all.filter_map(|incident| {
        let last = std::iter::successors(Some(incident), next).take(incidents.len()).last()?;
        Some((&incident.id, &last.id))
    })
    .collect()
}
