//! Views as JSON, for other programs. Ids and codes are stable words; times are RFC 3339 in UTC.

mod page;
mod reasoned;
mod record;
mod trial;
mod whole;

use serde::Serialize;

use reasoned::{Decided, Reasoned, Said};
use record::{Difference, Record};
pub(crate) use record::{lack, point};

use crate::compare::Compared;
use crate::data::About;
use crate::edition::{Edition, Entry};
use crate::explain::Explained;
use crate::found::Found;
use crate::question::Question;
use crate::terms::Said as SaidTerms;
use crate::trial::Trial;
use crate::{times, words};

/// Writes all findings as one object.
///
/// # Errors
///
/// None that is known of; the writer's own where it has any.
pub fn assess(question: &Question<'_>, found: &Found) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        #[serde(flatten)]
        head: Head<'a>,
        findings: Vec<Record<'a>>,
    }
    write(&Body { head: Head::of(question), findings: found.all().iter().map(Record::of).collect() })
}

/// Writes the differences of two readings as one object.
///
/// # Errors
///
/// As [`assess()`].
pub fn compare(compared: &Compared<'_>) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        #[serde(flatten)]
        head: Head<'a>,
        readings: [&'a str; 2],
        differences: Vec<Difference<'a>>,
    }
    let [a, b] = &compared.readings;
    write(&Body {
        head: Head::of(compared.question),
        readings: [a.as_str(), b.as_str()],
        differences: compared.pivots.iter().map(Difference::of).collect(),
    })
}

/// Writes the explanation of one matter as one object.
///
/// # Errors
///
/// As [`assess()`].
pub fn explain(explained: &Explained<'_>) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        #[serde(flatten)]
        head: Head<'a>,
        findings: Vec<Reasoned<'a>>,
        claims: Vec<Said<'a>>,
        decisions: Vec<Decided<'a>>,
        pivots: Vec<Difference<'a>>,
    }
    write(&Body {
        head: Head::of(explained.question),
        findings: explained.findings.iter().map(Reasoned::of).collect(),
        claims: explained.claims.iter().map(|claim| Said::of(explained.question.case, claim)).collect(),
        decisions: explained.decisions.iter().map(|decision| Decided::of(decision)).collect(),
        pivots: explained.pivots.iter().map(Difference::of).collect(),
    })
}

/// Writes one incident whole: what it is, what each reading finds and why, who says what, where the readings part. `None` where it is none of the
/// case.
///
/// # Errors
///
/// As [`assess()`].
pub fn incident(
    edition: &Edition,
    entry: &Entry,
    about: &About,
) -> Result<Option<String>, serde_json::Error> {
    whole::write(edition, entry, about)
}

/// Writes terms said back in sentences as one object: the ids of the agreements, and the blocks of the page.
///
/// # Errors
///
/// As [`assess()`].
pub fn terms(said: &SaidTerms<'_>) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        agreements: Vec<&'a str>,
        blocks: Vec<page::Block>,
        note: &'static str,
    }
    write(&Body {
        agreements: said.ids().map(model::AgreementId::as_str).collect(),
        blocks: said.page().blocks.iter().map(page::Block::of).collect(),
        note: words::NO_TARGET,
    })
}

/// Writes the trial of a draft as one object.
///
/// # Errors
///
/// As [`assess()`].
pub fn trial(tried: &Trial<'_>) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        #[serde(flatten)]
        head: Head<'a>,
        #[serde(flatten)]
        tried: trial::Tried<'a>,
    }
    write(&Body { head: Head::of(&tried.question), tried: trial::Tried::of(tried) })
}

fn write(body: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(body).map(|text| text + "\n")
}

/// Of which case and time.
#[derive(Serialize)]
struct Head<'a> {
    case: &'a str,
    as_of: String,
    /// Null where all is used that the record ever learnt.
    known_at: Option<String>,
    note: &'static str,
}

impl<'a> Head<'a> {
    fn of(question: &Question<'a>) -> Self {
        Self {
            case: &question.case.id,
            as_of: times::rfc3339(question.asked.as_of),
            known_at: question.known_at().map(times::rfc3339),
            note: words::NO_TARGET,
        }
    }
}
