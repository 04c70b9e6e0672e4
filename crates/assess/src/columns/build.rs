//! Columns from a case.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use model::claim::{Claim, Subject, Target, Value};
use model::incident::Incident;
use model::{ActorId, Case, ClaimId, IncidentId};

use super::said::{Numbered, Part, Said};
use super::{Arrays, Cells, Columns, Ground, Names};
use crate::Asked;
use crate::reference::visible;

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
    /// A time that is finer than a microsecond.
    pub fn of(mut case: Case, asked: Asked) -> Result<Self, ColumnsError> {
        let seen: BTreeSet<ClaimId> = visible(&case, asked).iter().map(|claim| claim.id.clone()).collect();
        let incidents = std::mem::take(&mut case.incidents);
        let into = merged_into(&incidents);
        let mut said: BTreeMap<IncidentId, Vec<Claim>> = BTreeMap::new();
        let mut frame_claims = BTreeMap::new();
        for (id, claim) in std::mem::take(&mut case.claims) {
            if !seen.contains(&id) {
                continue;
            }
            match &claim.about {
                Subject::Incident(about) => {
                    let about = into.get(about).unwrap_or(about).clone();
                    said.entry(about).or_default().push(claim);
                }
                _ => {
                    frame_claims.insert(id, claim);
                }
            }
        }
        case.claims = frame_claims;
        let decided = case.decisions.values().map(|decision| &decision.incident);
        let decided = decided.map(|incident| into.get(incident).unwrap_or(incident).clone()).collect();
        let mut columns = Self::empty(case, Ground::Earth);
        columns.decided = decided;
        let mut merged: BTreeMap<IncidentId, Vec<Incident>> = BTreeMap::new();
        let mut own = Vec::new();
        for (_, incident) in incidents {
            match into.get(&incident.id) {
                Some(judged) => merged.entry(judged.clone()).or_default().push(incident),
                None => own.push(incident),
            }
        }
        own.sort_by(|a, b| (a.when.window, &a.id).cmp(&(b.when.window, &b.id)));
        for incident in own {
            let claims = said.remove(&incident.id).unwrap_or_default();
            let merged = merged.remove(&incident.id).unwrap_or_default();
            columns.push(Entry { incident, merged, claims })?;
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
    pub(crate) fn push(&mut self, entry: Entry) -> Result<super::Row, ColumnsError> {
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
        let incident = &entry.incident;
        let finer = || ColumnsError::TooFine(incident.id.clone());
        let micros = |at: Option<Timestamp>, open: i64| match at {
            Some(at) => micros_of(at).ok_or_else(finer),
            None => Ok(open),
        };
        let said = Said::of(&incident.id, &entry.claims);
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
fn merged_into(incidents: &BTreeMap<IncidentId, Incident>) -> BTreeMap<IncidentId, IncidentId> {
    let next = |incident: &&Incident| incidents.get(incident.same_as.as_ref()?);
    let all = incidents.values().filter(|incident| incident.same_as.is_some());
    all.filter_map(|incident| {
        let last = std::iter::successors(Some(incident), next).take(incidents.len()).last()?;
        Some((incident.id.clone(), last.id.clone()))
    })
    .collect()
}
