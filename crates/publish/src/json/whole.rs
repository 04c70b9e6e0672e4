//! One incident whole, as it stands in JSON.

use std::collections::BTreeMap;

use model::body::Decision;
use model::claim::Claim;
use model::finding::{Finding, Pivot};
use model::{Case, ClaimId, IncidentId};
use serde::Serialize;

use super::reasoned::{Decided, Reasoned, Said};
use super::record::Difference;
use crate::data::{About, Feature};
use crate::edition::{Edition, Entry};

#[derive(Serialize)]
struct Body<'a> {
    #[serde(flatten)]
    about: &'a About,
    incident: Feature,
    /// Incidents that were merged into it.
    merged: Vec<&'a str>,
    findings: Vec<Reasoned<'a>>,
    claims: Vec<Said<'a>>,
    decisions: Vec<Decided<'a>>,
    pivots: Vec<Difference<'a>>,
}

pub(super) fn write(
    edition: &Edition,
    entry: &Entry,
    about: &About,
) -> Result<Option<String>, serde_json::Error> {
    let case = edition.case();
    let Some(incident) = Feature::of_incident(edition, entry) else { return Ok(None) };
    let merged: Vec<&IncidentId> = merged(edition, entry);
    let (findings, pivots) = found(edition, entry);
    let claims = claims(edition, entry, &merged, &findings);
    let body = Body {
        about,
        incident,
        findings: findings.iter().map(Reasoned::of).collect(),
        claims: claims.into_iter().map(|claim| Said::of(case, claim)).collect(),
        decisions: decisions(edition, &entry.incident).into_iter().map(Decided::of).collect(),
        pivots: pivots.iter().map(Difference::of).collect(),
        merged: merged.into_iter().map(IncidentId::as_str).collect(),
    };
    super::write(&body).map(Some)
}

/// What each reading finds under each clause, and where they part.
fn found(edition: &Edition, entry: &Entry) -> (Vec<Finding>, Vec<Pivot>) {
    let (mut findings, mut pivots) = (Vec::new(), Vec::new());
    for under in edition.under(entry) {
        let each = edition.readings().iter();
        findings.extend(
            each.filter_map(|reading| edition.finding(entry, &under.agreement, &under.clause, reading)),
        );
        pivots.extend(edition.partings(entry, &under).into_iter().map(|parting| parting.pivot));
    }
    (findings, pivots)
}

fn merged<'e>(edition: &'e Edition, entry: &Entry) -> Vec<&'e IncidentId> {
    let number = edition.number(&entry.incident);
    let all = edition.case().incidents.values().filter(|other| other.same_as.is_some());
    all.map(|other| &other.id).filter(|id| edition.number(id) == number).collect()
}

/// The claims on the incident and those merged into it, and all others that a finding rests on, by id.
fn claims<'e>(
    edition: &'e Edition,
    entry: &Entry,
    merged: &[&IncidentId],
    findings: &[Finding],
) -> Vec<&'e Claim> {
    let case: &Case = edition.case();
    let own = std::iter::once(&entry.incident).chain(merged.iter().copied());
    let own = own.flat_map(|id| edition.claims_on(id));
    let used = findings.iter().flat_map(|finding| &finding.claims);
    let all: BTreeMap<&ClaimId, &Claim> =
        own.chain(used).filter_map(|id| case.claims.get_key_value(id)).collect();
    all.into_values().collect()
}

fn decisions<'e>(edition: &'e Edition, incident: &IncidentId) -> Vec<&'e Decision> {
    let asked = edition.asked();
    let own = edition.case().decisions.values().filter(|decision| decision.incident == *incident);
    own.filter(|decision| decision.learnt <= asked.known_at)
        .filter(|decision| decision.on.window.from.is_none_or(|from| from < asked.as_of))
        .collect()
}
