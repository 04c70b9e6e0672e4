//! Views as JSON, for other programs. Ids and codes are stable words; times are RFC 3339 in UTC.

mod reasoned;
mod record;

use serde::Serialize;

use reasoned::{Decided, Reasoned, Said};
use record::{Difference, Record};
pub(crate) use record::{lack, point};

use crate::compare::Compared;
use crate::explain::Explained;
use crate::found::Found;
use crate::question::Question;
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
        claims: explained.claims.iter().map(|claim| Said::of(explained, claim)).collect(),
        decisions: explained.decisions.iter().map(|decision| Decided::of(decision)).collect(),
        pivots: explained.pivots.iter().map(Difference::of).collect(),
    })
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
