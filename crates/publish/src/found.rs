//! Findings under all readings asked, worked out once.

use std::collections::BTreeMap;

use assess::reference;
use model::finding::{Finding, Matter, Verdict};
use model::incident::Incident;
use model::{AgreementId, Case, IncidentId, ReadingId};

use crate::engine::Record;
use crate::question::Question;

/// Every finding under every reading asked.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    findings: Vec<Finding>,
}

impl Found {
    /// Works them out, once a reading, readings beside one another.
    pub fn of(question: &Question<'_>) -> Self {
        let mut findings = Record::of(question).engine(question).findings();
        findings.sort_by(|a, b| key(a).cmp(&key(b)));
        Self { findings }
    }

    /// All of them: incidents before obligations; by incident, agreement, clause and reading.
    pub fn all(&self) -> &[Finding] {
        &self.findings
    }

    /// Those under some agreements.
    #[must_use]
    pub fn only(&self, agreements: &[AgreementId]) -> Self {
        let own = self.findings.iter().filter(|finding| agreements.contains(&finding.agreement));
        Self { findings: own.cloned().collect() }
    }

    /// Every incident that is asked about, in the order of time, with what each reading finds.
    pub fn incidents<'a>(&self, question: &Question<'a>) -> Vec<Verdicts<'a>> {
        let on_incidents = self.findings.iter().filter_map(|finding| match &finding.about {
            Matter::Incident(incident, _) => Some((incident, &finding.reading, finding.verdict)),
            Matter::Obligation(_) => None,
        });
        by_incident(question, on_incidents)
    }
}

/// Every incident that is asked about, in the order of time, with what each reading finds over all clauses.
pub(crate) fn by_incident<'a, 'f>(
    question: &Question<'a>,
    found: impl Iterator<Item = (&'f IncidentId, &'f ReadingId, Verdict)>,
) -> Vec<Verdicts<'a>> {
    let mut by_incident: BTreeMap<&IncidentId, BTreeMap<&ReadingId, Verdict>> = BTreeMap::new();
    for (incident, reading, found) in found {
        let verdict = by_incident.entry(incident).or_default().entry(reading).or_insert(found);
        *verdict = graver(*verdict, found);
    }
    let mut rows: Vec<Verdicts<'a>> = reference::finding::asked_about(question.case, question.asked)
        .map(|incident| {
            let verdicts = by_incident.get(&incident.id);
            let of = |reading| verdicts.and_then(|verdicts| verdicts.get(reading)).copied();
            Verdicts { incident, under: question.readings.iter().map(of).collect() }
        })
        .collect();
    rows.sort_by(|a, b| (&a.incident.when, &a.incident.id).cmp(&(&b.incident.when, &b.incident.id)));
    rows
}

/// Incidents before obligations; then by id, agreement, clause, reading.
fn key(finding: &Finding) -> (bool, &str, &str, &str, &str) {
    let (agreement, reading) = (finding.agreement.as_str(), finding.reading.as_str());
    match &finding.about {
        Matter::Incident(incident, clause) => (false, incident.as_str(), agreement, clause.as_str(), reading),
        Matter::Obligation(obligation) => (true, agreement, obligation.as_str(), "", reading),
    }
}

/// A breach of any clause is a breach; else undetermined if any is; else no breach.
pub(crate) fn graver(a: Verdict, b: Verdict) -> Verdict {
    match (a, b) {
        (Verdict::Breach, _) | (_, Verdict::Breach) => Verdict::Breach,
        (Verdict::Undetermined, _) | (_, Verdict::Undetermined) => Verdict::Undetermined,
        _ => Verdict::NoBreach,
    }
}

/// What each reading finds of an incident over all clauses.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdicts<'a> {
    /// The incident.
    pub incident: &'a Incident,
    /// One for each reading asked; `None` where no clause takes the incident up.
    pub under: Vec<Option<Verdict>>,
}

/// The name of an agreement for people: its title, or its id where it has none.
pub(crate) fn agreement_name<'a>(case: &'a Case, id: &'a model::AgreementId) -> &'a str {
    case.agreements
        .get(id)
        .map(|agreement| agreement.title.plain())
        .filter(|title| !title.is_empty())
        .unwrap_or(id.as_str())
}
