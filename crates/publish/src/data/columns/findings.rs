//! The columns of findings.

use model::finding::{Finding, Matter};

use super::column::{Column, Values};
use crate::json::lack;
use crate::words;

pub(super) fn columns(findings: &[Finding]) -> Vec<Column> {
    let text = |name: &str, of: &dyn Fn(&Finding) -> Option<String>| {
        Column::new(name, Values::Text(findings.iter().map(of).collect()))
    };
    let texts = |name: &str, of: &dyn Fn(&Finding) -> Vec<String>| {
        Column::new(name, Values::Texts(findings.iter().map(of).collect()))
    };
    vec![
        text("incident", &|finding| match &finding.about {
            Matter::Incident(incident, _) => Some(incident.to_string()),
            Matter::Obligation(_) => None,
        }),
        text("obligation", &|finding| match &finding.about {
            Matter::Incident(..) => None,
            Matter::Obligation(id) => Some(id.to_string()),
        }),
        text("agreement", &|finding| Some(finding.agreement.to_string())),
        text("clause", &|finding| match &finding.about {
            Matter::Incident(_, clause) => Some(clause.to_string()),
            Matter::Obligation(id) => Some(id.to_string()),
        }),
        text("reading", &|finding| Some(finding.reading.to_string())),
        text("verdict", &|finding| Some(finding.verdict.as_str().to_owned())),
        texts("reason_codes", &|finding| each(&finding.reasons, |reason| reason.code.as_str().to_owned())),
        texts("reasons", &|finding| each(&finding.reasons, |reason| reason.text.clone())),
        texts("missing", &|finding| each(&finding.missing, |missing| lack(&missing.what))),
        texts("questions", &|finding| each(&finding.missing, |missing| missing.question.clone())),
        text("attribution", &|finding| Some(finding.attribution.grade.as_str().to_owned())),
        texts("candidates", &|finding| {
            each(&finding.attribution.candidates, |set| {
                set.iter().map(model::ActorId::as_str).collect::<Vec<_>>().join(" + ")
            })
        }),
        text("facts", &|finding| finding.facts.map(|facts| facts.as_str().to_owned())),
        texts("claims", &|finding| each(&finding.claims, ToString::to_string)),
        text("note", &|finding| Some(words::note(finding).to_owned()).filter(|note| !note.is_empty())),
    ]
}

fn each<T>(all: &[T], of: impl Fn(&T) -> String) -> Vec<String> {
    all.iter().map(of).collect()
}
