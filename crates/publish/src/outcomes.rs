//! What follows for each incident, as verdicts without their reasons: what pages count and set side by side.

use model::finding::{Finding, Matter, Verdict};
use model::{AgreementId, ClauseId, IncidentId, ReadingId};

use crate::found::{Verdicts, by_incident};
use crate::question::Question;

/// The verdict on one incident under one clause and reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Outcome {
    pub(crate) incident: IncidentId,
    pub(crate) agreement: AgreementId,
    pub(crate) clause: ClauseId,
    pub(crate) reading: ReadingId,
    pub(crate) verdict: Verdict,
}

impl Outcome {
    /// The verdict of a finding on an incident; nothing for one on an obligation.
    pub(crate) fn of(finding: &Finding) -> Option<Self> {
        let Matter::Incident(incident, clause) = &finding.about else { return None };
        Some(Self {
            incident: incident.clone(),
            agreement: finding.agreement.clone(),
            clause: clause.clone(),
            reading: finding.reading.clone(),
            verdict: finding.verdict,
        })
    }

    /// What it is about.
    pub(crate) fn matter(&self) -> (&IncidentId, &AgreementId, &ClauseId) {
        (&self.incident, &self.agreement, &self.clause)
    }
}

/// Everything that follows under the readings asked.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Outcomes {
    /// By incident, agreement, clause and reading.
    pub(crate) incidents: Vec<Outcome>,
    /// The obligations, by agreement, obligation and reading.
    pub(crate) owed: Vec<Finding>,
}

impl Outcomes {
    /// Those under some agreements.
    pub(crate) fn only(mut self, agreements: &[AgreementId]) -> Self {
        self.incidents.retain(|one| agreements.contains(&one.agreement));
        self.owed.retain(|one| agreements.contains(&one.agreement));
        self
    }

    /// Every incident that is asked about, in the order of time, with what each reading finds.
    pub(crate) fn incidents<'a>(&self, question: &Question<'a>) -> Vec<Verdicts<'a>> {
        by_incident(question, self.incidents.iter().map(|one| (&one.incident, &one.reading, one.verdict)))
    }
}
