//! How the reference's cost grows with the number of incidents: the Syria case cut down or copied to 10², 10³ and 10⁴ incidents.
//!
//! ```text
//! cargo bench -p assess
//! ```

use std::path::Path;
use std::time::Instant;

use assess::{Asked, reference};
use model::claim::Subject;
use model::{Case, ClaimId, IncidentId, ReadingId};

fn main() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    let loaded = match casefile::load(&path, &casefile::Limits::default()) {
        Ok(loaded) if !loaded.has_errors() => loaded,
        _ => return println!("the Syria case does not load"),
    };
    println!("incidents  claims  reading      seconds  findings  µs a finding");
    for incidents in [100, 1_000, 10_000] {
        let case = of_size(&loaded.case, incidents);
        for reading in ["moscow", "neutral"] {
            let start = Instant::now();
            let findings = reference::findings(&case, &ReadingId::new(reading), Asked::of_all(&case)).len();
            let seconds = start.elapsed().as_secs_f64();
            #[expect(clippy::cast_precision_loss, reason = "a count of findings is far below 2^52")]
            let each = seconds * 1e6 / findings.max(1) as f64;
            let claims = case.claims.len();
            println!("{incidents:9}  {claims:6}  {reading:11}  {seconds:7.3}  {findings:8}  {each:12.1}");
        }
    }
}

/// The case with just so many incidents: copies of its own, each with copies of its claims.
fn of_size(case: &Case, incidents: usize) -> Case {
    let mut sized = case.clone();
    sized.incidents.clear();
    sized.claims.retain(|_, claim| !matches!(claim.about, Subject::Incident(_)));
    let standing = sized.claims.clone();
    let ids: Vec<&IncidentId> = case.incidents.keys().collect();
    for (copy, id) in (0..).zip(ids.iter().cycle()).take(incidents).map(|(n, id)| (n / ids.len(), *id)) {
        let suffix = |text: &str| format!("{text}~{copy}");
        let Some(incident) = case.incidents.get(id) else { continue };
        let mut incident = incident.clone();
        incident.id = IncidentId::new(&suffix(id.as_str()));
        incident.same_as = None;
        for claim in case.claims.values().filter(|claim| claim.about == Subject::Incident(id.clone())) {
            let mut claim = claim.clone();
            claim.id = ClaimId::new(&suffix(claim.id.as_str()));
            claim.about = Subject::Incident(incident.id.clone());
            claim.supersedes = claim.supersedes.map(|earlier| ClaimId::new(&suffix(earlier.as_str())));
            sized.claims.insert(claim.id.clone(), claim);
        }
        sized.incidents.insert(incident.id.clone(), incident);
    }
    sized.claims.extend(standing);
    sized
}
