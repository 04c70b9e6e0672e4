//! What others take away as CSV. Every row ends with what the data are of: case, time, state of the record, licence.

mod tallies;

use model::claim::{Claim, Subject};
use model::finding::{Finding, Matter};
use model::time::Window;
use model::{ActorId, Case};

use super::{FINDING, join, row, write};
use crate::data::{self, About};
use crate::edition::{Edition, Entry};
use crate::map::cells::public_cell;
use crate::obligations::obligation;
use crate::{times, words};

pub use tallies::tallies;

/// Of what each row is.
const ABOUT: [&str; 4] = ["case", "as_of", "known_at", "licence"];

/// Writes all findings, one row each.
///
/// # Errors
///
/// None that is known of; the writer's own where it has any.
pub fn findings(edition: &Edition, about: &About) -> Result<String, csv::Error> {
    with(about, &FINDING, edition.findings().iter().map(|finding| row(finding).to_vec()))
}

/// Writes incidents against readings, one row an incident; those of these numbers.
///
/// # Errors
///
/// As [`findings()`].
pub fn matrix(edition: &Edition, about: &About, numbers: &[usize]) -> Result<String, csv::Error> {
    let own = [
        "incident",
        "title",
        "when",
        "day",
        "from",
        "until",
        "place",
        "area",
        "cell",
        "cell_lat",
        "cell_lon",
        "cell_radius_km",
        "claims",
        "readings_part",
    ];
    let verdicts: Vec<String> =
        edition.readings().iter().map(|reading| format!("verdict_{reading}")).collect();
    let head: Vec<&str> = own.into_iter().chain(verdicts.iter().map(String::as_str)).collect();
    let entries = numbers.iter().filter_map(|number| edition.entries().get(*number));
    with(about, &head, entries.filter_map(|entry| incident(edition, entry)))
}

/// Writes all claims, one row each, by id.
///
/// # Errors
///
/// As [`findings()`].
pub fn claims(edition: &Edition, about: &About) -> Result<String, csv::Error> {
    let head = [
        "claim",
        "about_kind",
        "about",
        "from",
        "side",
        "citing",
        "via",
        "said",
        "said_from",
        "said_until",
        "learnt",
        "grade",
        "confidence",
        "says",
        "killed",
        "injured",
        "supersedes",
        "words",
        "words_language",
        "document",
    ];
    let case = edition.case();
    with(about, &head, data::claims(edition).map(|one| claim(case, one)))
}

/// Writes where each obligation stands under each reading, one row each.
///
/// # Errors
///
/// As [`findings()`].
pub fn obligations(edition: &Edition, about: &About) -> Result<String, csv::Error> {
    let head = [
        "agreement",
        "obligation",
        "cites",
        "on",
        "owed_to",
        "words",
        "reading",
        "verdict",
        "reason_codes",
        "reasons",
        "questions",
        "course",
        "facts",
        "claims",
    ];
    let case = edition.case();
    with(about, &head, edition.owed().iter().map(|finding| owed(case, finding)))
}

fn with(about: &About, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<String, csv::Error> {
    let head: Vec<&str> = head.iter().copied().chain(ABOUT).collect();
    let licence = about.licence.as_ref().map(|licence| licence.name.clone());
    let of = [
        about.case.clone(),
        about.as_of.clone(),
        about.known_at.clone().unwrap_or_default(),
        licence.unwrap_or_default(),
    ];
    let whole = |mut row: Vec<String>| {
        row.extend(of.iter().cloned());
        row
    };
    write(&head, rows.map(whole))
}

fn incident(edition: &Edition, entry: &Entry) -> Option<Vec<String>> {
    let incident = edition.incident(entry)?;
    let cell = public_cell(edition.case(), &incident.place);
    let centre = cell.map(crate::map::Cell::centre);
    let degrees = |degrees: Option<f64>| degrees.map(|degrees| format!("{degrees:.5}")).unwrap_or_default();
    let [from, until] = window(&incident.when.window);
    let mut row = vec![
        incident.id.to_string(),
        incident.title.plain().to_owned(),
        incident.when.to_string(),
        or_nothing(entry.day),
        from,
        until,
        incident.place.name.clone(),
        or_nothing(incident.place.within.as_ref()),
        or_nothing(cell.map(crate::map::Cell::id)),
        degrees(centre.map(|centre| centre.lat)),
        degrees(centre.map(|centre| centre.lon)),
        or_nothing(cell.map(crate::map::Cell::radius_km)),
        edition.claims_on(&entry.incident).count().to_string(),
        entry.parts.to_string(),
    ];
    row.extend(entry.over_all.iter().map(|verdict| or_nothing(verdict.map(model::finding::Verdict::as_str))));
    Some(row)
}

fn claim(case: &Case, claim: &Claim) -> Vec<String> {
    let side = case.sources.get(&claim.from).map(|source| &source.side);
    let (kind, about) = subject(&claim.about);
    let [from, until] = window(&claim.said.window);
    let (language, words) = claim.words.versions().next().unwrap_or_default();
    vec![
        claim.id.to_string(),
        kind.to_owned(),
        about,
        claim.from.to_string(),
        or_nothing(side),
        or_nothing(claim.citing.as_ref()),
        or_nothing(claim.via.as_ref()),
        claim.said.to_string(),
        from,
        until,
        times::rfc3339(claim.learnt),
        or_nothing(claim.grade),
        match claim.confidence {
            model::claim::Confidence::Low => "low",
            model::claim::Confidence::Medium => "medium",
            model::claim::Confidence::High => "high",
        }
        .to_owned(),
        words::said(case, claim),
        or_nothing(claim.killed.as_ref()),
        or_nothing(claim.injured.as_ref()),
        or_nothing(claim.supersedes.as_ref()),
        words.to_owned(),
        language.to_owned(),
        or_nothing(claim.document.as_ref()),
    ]
}

fn subject(about: &Subject) -> (&'static str, String) {
    match about {
        Subject::Incident(incident) => ("incident", incident.to_string()),
        Subject::Standing(actor, agreement) => ("standing", format!("{agreement}/{actor}")),
        Subject::Control(area) => ("control", area.to_string()),
        Subject::Fulfilment(agreement, obligation) => ("fulfilment", format!("{agreement}/{obligation}")),
        Subject::Response(agreement, obligation, incident) => {
            ("fulfilment", format!("{agreement}/{obligation}/{incident}"))
        }
        Subject::Event(agreement, event) => ("event", format!("{agreement}/{event}")),
        Subject::Quantity(agreement, quantity) => ("quantity", format!("{agreement}/{quantity}")),
    }
}

fn owed(case: &Case, finding: &Finding) -> Vec<String> {
    let own = obligation(case, finding);
    let ids = |ids: Option<&Vec<ActorId>>| join(ids.into_iter().flatten().map(ToString::to_string));
    let id = match &finding.about {
        Matter::Obligation(id) => id.to_string(),
        Matter::Incident(incident, _) => incident.to_string(),
    };
    vec![
        finding.agreement.to_string(),
        id,
        own.map(|own| own.cites.clone()).unwrap_or_default(),
        ids(own.map(|own| &own.on)),
        ids(own.map(|own| &own.owed_to)),
        own.map(|own| own.words.plain().to_owned()).unwrap_or_default(),
        finding.reading.to_string(),
        finding.verdict.as_str().to_owned(),
        join(finding.reasons.iter().map(|reason| reason.code.as_str().to_owned())),
        join(finding.reasons.iter().map(|reason| reason.text.clone())),
        join(finding.missing.iter().map(|missing| missing.question.clone())),
        join(finding.explanation.course.iter().cloned()),
        or_nothing(finding.facts.map(model::finding::Facts::as_str)),
        join(finding.claims.iter().map(ToString::to_string)),
    ]
}

/// The first instant and the first one after; empty where a time is open.
fn window(window: &Window) -> [String; 2] {
    [window.from, window.end()].map(|at| at.map(times::rfc3339).unwrap_or_default())
}

fn or_nothing(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
