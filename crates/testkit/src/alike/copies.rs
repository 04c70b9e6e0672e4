//! Records that are too large to be written down: a case many times over, and a case as numbered rows.

use std::collections::HashMap;

use assess::Asked;
use assess::columns::said::Part;
use assess::columns::{Bulk, BulkRow, Columns, Ground};
use jiff::{SignedDuration, Timestamp};
use model::claim::{Assertion, Attribute, Claim, Subject};
use model::{Case, ClaimId, IncidentId};

/// So many rows, each an incident of a case again, with every copy a step later than the one before: as columns, and as a case of its own.
///
/// # Errors
///
/// Columns cannot hold the case.
pub fn many_times_over(
    case: &Case,
    asked: Asked,
    rows: usize,
    step: SignedDuration,
) -> Result<(Columns, Case), String> {
    let once = Columns::of(case.clone(), asked).map_err(|error| error.to_string())?;
    let columns = once.copied(rows, step, u32::MAX);
    let mut copies = case.clone();
    copies.incidents.clear();
    copies.claims.retain(|_, claim| !matches!(claim.about, Subject::Incident(_)));
    let recorded = (0..).map_while(|row| columns.record_of(row));
    for (incidents, claims) in recorded {
        let of_incidents =
            incidents.into_iter().map(|incident| -> (IncidentId, _) { (incident.id.clone(), incident) });
        copies.incidents.extend(of_incidents);
        copies.claims.extend(claims.into_iter().map(|claim| -> (ClaimId, _) { (claim.id.clone(), claim) }));
    }
    Ok((columns, copies))
}

/// The incidents of a case as numbered rows, those of these numbers, in this order; the first of a case has the number 0. Of each only its first
/// claim is taken.
///
/// # Errors
///
/// A claim names an actor that the case does not know.
pub fn numbered(case: &Case, order: &[usize]) -> Result<Columns, String> {
    let incidents: Vec<_> = case.incidents.values().collect();
    let mut said: HashMap<&IncidentId, &Claim> = HashMap::new();
    for claim in case.claims.values() {
        if let Subject::Incident(about) = &claim.about {
            said.entry(about).or_insert(claim);
        }
    }
    let mut bulk = Bulk::new(case.clone(), Ground::Earth);
    for number in order {
        let Some(incident) = incidents.get(*number) else { continue };
        let Some(claim) = said.get(&incident.id) else { continue };
        let part = |keep: fn(Attribute) -> bool| {
            let kept = claim.asserts.iter().filter(|assertion| keep(assertion.attribute)).cloned();
            Part::asserting(claim.from.clone(), kept.collect::<Vec<Assertion>>())
        };
        let rest = |attribute| !matches!(attribute, Attribute::By | Attribute::On);
        let micros = |at: Option<Timestamp>, open| at.map_or(open, Timestamp::as_microsecond);
        let window = incident.when.window;
        let (x, y) = incident.place.point.map_or((f64::NAN, f64::NAN), |(point, _)| (point.lon, point.lat));
        let row = BulkRow {
            number: u64::try_from(*number).unwrap_or(u64::MAX),
            from: micros(window.from, i64::MIN),
            until: micros(window.until, i64::MAX),
            x,
            y,
            by: bulk.by(part(|attribute| attribute == Attribute::By)).map_err(|error| error.to_string())?,
            on: bulk.on(part(|attribute| attribute == Attribute::On)).map_err(|error| error.to_string())?,
            rest: bulk.rest(part(rest)),
            spot: bulk.spot(incident.place.clone()),
        };
        bulk.push(&row);
    }
    Ok(bulk.finish())
}
