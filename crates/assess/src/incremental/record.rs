//! What is recorded, in a form that changes are quickly made in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::claim::{Claim, Subject};
use model::incident::Incident;
use model::{Case, ClaimId, IncidentId};

use super::change::{Change, Refused};
use crate::Asked;
use crate::columns::{Columns, ColumnsError, Entry};

/// A record: a case taken apart.
pub(super) struct Record {
    /// Everything but incidents and claims.
    frame: Case,
    incidents: BTreeMap<IncidentId, Incident>,
    /// Incidents that were merged into another.
    merged: BTreeMap<IncidentId, IncidentId>,
    /// The other way round.
    merged_into: BTreeMap<IncidentId, BTreeSet<IncidentId>>,
    claims: BTreeMap<ClaimId, Claim>,
    /// What is claimed of each incident.
    on: BTreeMap<IncidentId, BTreeSet<ClaimId>>,
    /// For each claim, those that supersede it.
    superseded_by: BTreeMap<ClaimId, BTreeSet<ClaimId>>,
    /// Claims that were superseded by one that was forgotten.
    corrected: BTreeSet<ClaimId>,
    known_at: Timestamp,
}

/// What a change bears on.
#[derive(Default, Debug)]
pub(super) struct Touched {
    /// Incidents as they count after all mergers, now or before.
    pub(super) incidents: BTreeSet<IncidentId>,
    /// True where everything may have turned.
    pub(super) all: bool,
}

impl Record {
    pub(super) fn of(mut case: Case, known_at: Timestamp) -> Self {
        let incidents = std::mem::take(&mut case.incidents);
        let claims = std::mem::take(&mut case.claims);
        let mut record = Self {
            frame: case,
            incidents: BTreeMap::new(),
            merged: BTreeMap::new(),
            merged_into: BTreeMap::new(),
            claims: BTreeMap::new(),
            on: BTreeMap::new(),
            superseded_by: BTreeMap::new(),
            corrected: BTreeSet::new(),
            known_at,
        };
        for incident in incidents.into_values() {
            record.put_incident(incident);
        }
        for claim in claims.into_values() {
            record.put_claim(claim);
        }
        record
    }

    /// All of it as columns.
    pub(super) fn columns(&self, asked: Asked) -> Result<Columns, ColumnsError> {
        let incidents = self.incidents.clone();
        let claims = self.claims.iter().filter(|(id, _)| !self.corrected.contains(*id));
        let claims = claims.map(|(id, claim)| (id.clone(), claim.clone())).collect();
        Columns::of(Case { incidents, claims, ..self.frame.clone() }, asked)
    }

    /// Refuses what cannot be changed: what is not there, and what bears on anything that was settled.
    pub(super) fn check(&self, change: &Change, settled_before: Option<Timestamp>) -> Result<(), Refused> {
        match change {
            Change::DropIncident(id) if !self.incidents.contains_key(id) => {
                return Err(Refused::UnknownIncident(id.clone()));
            }
            Change::Retract(id) if !self.claims.contains_key(id) => {
                return Err(Refused::UnknownClaim(id.clone()));
            }
            _ => {}
        }
        let Some(before) = settled_before else { return Ok(()) };
        match change {
            Change::Incident(incident) => {
                if is_settled(incident, [], before) {
                    return Err(Refused::Settled(incident.id.clone(), before));
                }
                incident.same_as.as_ref().map_or(Ok(()), |into| self.is_open(into, before))?;
                let known = self.incidents.contains_key(&incident.id);
                if known { self.is_open(&incident.id, before) } else { Ok(()) }
            }
            Change::DropIncident(id) => self.is_open(id, before),
            Change::Claim(claim) => {
                self.claims.get(&claim.id).map_or(Ok(()), |old| self.bears_on_open(old, before))?;
                self.bears_on_open(claim, before)
            }
            Change::Retract(id) => {
                self.claims.get(id).map_or(Ok(()), |claim| self.bears_on_open(claim, before))
            }
            Change::Frame(_) | Change::AsOf(_) => Ok(()),
        }
    }

    /// Refuses a claim on what was settled, or one that corrects such a claim.
    fn bears_on_open(&self, claim: &Claim, before: Timestamp) -> Result<(), Refused> {
        let earlier = match &claim.supersedes {
            Some(id) => Some(self.claims.get(id).ok_or_else(|| Refused::UnknownClaim(id.clone()))?),
            None => None,
        };
        for claim in std::iter::once(claim).chain(earlier) {
            if let Subject::Incident(id) = &claim.about {
                self.is_open(id, before)?;
            }
        }
        Ok(())
    }

    /// Refuses an incident that is not there, or was settled together with what it counts as.
    fn is_open(&self, id: &IncidentId, before: Timestamp) -> Result<(), Refused> {
        if !self.incidents.contains_key(id) {
            return Err(Refused::UnknownIncident(id.clone()));
        }
        let judged = self.judged_alone(&self.counts_as(id));
        let settled = judged.is_some_and(|(own, merged)| is_settled(own, merged, before));
        if settled { Err(Refused::Settled(id.clone(), before)) } else { Ok(()) }
    }

    /// Makes a change, and gives back the one that undoes it.
    pub(super) fn apply(&mut self, change: Change, touched: &mut Touched) -> Change {
        match change {
            Change::Incident(incident) => {
                let id = incident.id.clone();
                self.touch_incident(&id, touched);
                touched.all |= self.is_decided_on(&id);
                let old = self.take_incident(&id);
                self.put_incident(*incident);
                self.touch_incident(&id, touched);
                old.map_or(Change::DropIncident(id), |old| Change::Incident(Box::new(old)))
            }
            Change::DropIncident(id) => {
                self.touch_incident(&id, touched);
                touched.all |= self.is_decided_on(&id);
                match self.take_incident(&id) {
                    Some(old) => Change::Incident(Box::new(old)),
                    None => Change::DropIncident(id),
                }
            }
            Change::Claim(claim) => {
                let id = claim.id.clone();
                let old = self.take_claim(&id, touched);
                self.touch_claim(&claim, touched);
                self.put_claim(*claim);
                old.map_or(Change::Retract(id), |old| Change::Claim(Box::new(old)))
            }
            Change::Retract(id) => match self.take_claim(&id, touched) {
                Some(old) => Change::Claim(Box::new(old)),
                None => Change::Retract(id),
            },
            Change::Frame(mut frame) => {
                frame.incidents.clear();
                frame.claims.clear();
                touched.all = true;
                Change::Frame(Box::new(std::mem::replace(&mut self.frame, *frame)))
            }
            Change::AsOf(as_of) => Change::AsOf(as_of),
        }
    }

    /// An incident that is judged, and those merged into it; `None` where it is not there, or merged.
    fn judged_alone(&self, id: &IncidentId) -> Option<(&Incident, Vec<&Incident>)> {
        let incident = self.incidents.get(id).filter(|incident| incident.same_as.is_none())?;
        let merged = self.counts_as_well(id);
        Some((incident, merged.iter().filter_map(|other| self.incidents.get(other)).collect()))
    }

    /// An incident that is judged, with those merged into it and what counts of what is claimed; `None` where it is not there, or merged.
    pub(super) fn judged(&self, id: &IncidentId) -> Option<Entry> {
        let (incident, merged) = self.judged_alone(id)?;
        let incident = incident.clone();
        let merged: Vec<Incident> = merged.into_iter().cloned().collect();
        let ids = merged.iter().map(|other| &other.id).chain([id]);
        let mut claims: Vec<Claim> = ids
            .filter_map(|id| self.on.get(id))
            .flatten()
            .filter(|claim| self.is_visible(claim))
            .filter_map(|claim| self.claims.get(claim))
            .cloned()
            .collect();
        claims.sort_by(|a, b| a.id.cmp(&b.id));
        Some(Entry { incident, merged, claims })
    }

    /// Forgets an incident and what is claimed of it. What such a claim had corrected stays corrected.
    pub(super) fn forget(&mut self, id: &IncidentId) {
        let merged = self.counts_as_well(id);
        for id in merged.iter().chain([id]) {
            self.take_incident(id);
            for claim in self.on.remove(id).into_iter().flatten() {
                let forgotten = self.take_claim(&claim, &mut Touched::default());
                let learnt = forgotten.filter(|claim| claim.learnt <= self.known_at);
                if let Some(corrected) = learnt.and_then(|claim| claim.supersedes)
                    && self.claims.contains_key(&corrected)
                {
                    self.corrected.insert(corrected);
                }
            }
        }
        self.corrected.retain(|claim| self.claims.contains_key(claim));
    }

    fn is_visible(&self, id: &ClaimId) -> bool {
        let learnt = |id: &ClaimId| self.claims.get(id).is_some_and(|claim| claim.learnt <= self.known_at);
        let corrected = self.corrected.contains(id);
        learnt(id) && !corrected && !self.superseded_by.get(id).is_some_and(|later| later.iter().any(learnt))
    }

    /// The incident that one counts as, after all mergers.
    fn counts_as(&self, id: &IncidentId) -> IncidentId {
        let next = |id: &&IncidentId| self.merged.get(*id);
        let last = std::iter::successors(Some(id), next).take(self.merged.len() + 1).last();
        last.unwrap_or(id).clone()
    }

    /// The incidents that count as one, after all mergers.
    fn counts_as_well(&self, id: &IncidentId) -> BTreeSet<IncidentId> {
        let mut all = BTreeSet::new();
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            for other in self.merged_into.get(next).into_iter().flatten() {
                if all.insert(other.clone()) {
                    open.push(other);
                }
            }
        }
        all
    }

    /// Whether a body decided on an incident, or on one that counts as another by way of it.
    fn is_decided_on(&self, id: &IncidentId) -> bool {
        let next = |id: &&IncidentId| self.merged.get(*id);
        let way = |from| std::iter::successors(Some(from), next).take(self.merged.len() + 1);
        self.frame.decisions.values().any(|decision| way(&decision.incident).any(|own| own == id))
    }

    fn touch_incident(&self, id: &IncidentId, touched: &mut Touched) {
        touched.incidents.insert(id.clone());
        touched.incidents.insert(self.counts_as(id));
    }

    fn touch_claim(&self, claim: &Claim, touched: &mut Touched) {
        let earlier = claim.supersedes.as_ref().and_then(|id| self.claims.get(id));
        for claim in [Some(claim), earlier].into_iter().flatten() {
            match &claim.about {
                Subject::Incident(id) => self.touch_incident(id, touched),
                _ => touched.all = true,
            }
        }
    }

    fn put_incident(&mut self, incident: Incident) {
        if let Some(into) = &incident.same_as {
            self.merged.insert(incident.id.clone(), into.clone());
            self.merged_into.entry(into.clone()).or_default().insert(incident.id.clone());
        }
        self.incidents.insert(incident.id.clone(), incident);
    }

    fn take_incident(&mut self, id: &IncidentId) -> Option<Incident> {
        if let Some(into) = self.merged.remove(id)
            && let Some(others) = self.merged_into.get_mut(&into)
        {
            others.remove(id);
        }
        self.incidents.remove(id)
    }

    fn put_claim(&mut self, claim: Claim) {
        if let Subject::Incident(id) = &claim.about {
            self.on.entry(id.clone()).or_default().insert(claim.id.clone());
        }
        if let Some(earlier) = &claim.supersedes {
            self.superseded_by.entry(earlier.clone()).or_default().insert(claim.id.clone());
        }
        self.claims.insert(claim.id.clone(), claim);
    }

    fn take_claim(&mut self, id: &ClaimId, touched: &mut Touched) -> Option<Claim> {
        let claim = self.claims.remove(id)?;
        if let Subject::Incident(about) = &claim.about
            && let Some(own) = self.on.get_mut(about)
        {
            own.remove(id);
        }
        if let Some(earlier) = &claim.supersedes
            && let Some(later) = self.superseded_by.get_mut(earlier)
        {
            later.remove(id);
        }
        self.touch_claim(&claim, touched);
        Some(claim)
    }
}

/// Whether an incident began before an instant, or one that was merged into it did.
fn is_settled<'i>(
    incident: &'i Incident,
    merged: impl IntoIterator<Item = &'i Incident>,
    before: Timestamp,
) -> bool {
    let mut all = std::iter::once(incident).chain(merged);
    all.any(|own| own.when.window.from.is_none_or(|from| from < before))
}
