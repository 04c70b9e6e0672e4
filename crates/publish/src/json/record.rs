//! One finding, and one difference of two readings, as they stand in JSON.

use model::ActorId;
use model::ClaimId;
use model::claim::Subject;
use model::finding::{Finding, Lack, Matter, Pivot, PivotPoint};
use serde::Serialize;

/// One finding. Every key is always there.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    #[serde(flatten)]
    about: About<'a>,
    reading: &'a str,
    verdict: &'a str,
    reasons: Vec<Reason<'a>>,
    missing: Vec<Missing<'a>>,
    attribution: Attribution<'a>,
    /// Null for an obligation of which nobody says anything.
    facts: Option<&'a str>,
    claims: Vec<&'a str>,
}

/// What a finding is about: an incident, the obligation being null, or the other way round.
#[derive(Serialize)]
pub(super) struct About<'a> {
    incident: Option<&'a str>,
    obligation: Option<&'a str>,
    agreement: &'a str,
    /// The clause; of an obligation its own id.
    clause: &'a str,
}

#[derive(Serialize)]
pub(super) struct Reason<'a> {
    code: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
pub(super) struct Missing<'a> {
    what: String,
    question: &'a str,
    if_so: &'a [String],
    how: &'a str,
}

#[derive(Serialize)]
pub(super) struct Attribution<'a> {
    grade: &'a str,
    candidates: Vec<Vec<&'a str>>,
}

impl<'a> About<'a> {
    pub(super) fn of(matter: &'a Matter, agreement: &'a model::AgreementId) -> Self {
        let agreement = agreement.as_str();
        match matter {
            Matter::Incident(incident, clause) => Self {
                incident: Some(incident.as_str()),
                obligation: None,
                agreement,
                clause: clause.as_str(),
            },
            Matter::Obligation(id) => {
                Self { incident: None, obligation: Some(id.as_str()), agreement, clause: id.as_str() }
            }
        }
    }
}

impl<'a> Record<'a> {
    pub(super) fn of(finding: &'a Finding) -> Self {
        let candidates = finding.attribution.candidates.iter();
        Self {
            about: About::of(&finding.about, &finding.agreement),
            reading: finding.reading.as_str(),
            verdict: finding.verdict.as_str(),
            reasons: finding.reasons.iter().map(Reason::of).collect(),
            missing: finding.missing.iter().map(Missing::of).collect(),
            attribution: Attribution {
                grade: finding.attribution.grade.as_str(),
                candidates: candidates.map(|set| set.iter().map(ActorId::as_str).collect()).collect(),
            },
            facts: finding.facts.map(model::finding::Facts::as_str),
            claims: finding.claims.iter().map(ClaimId::as_str).collect(),
        }
    }
}

impl<'a> Reason<'a> {
    pub(super) fn of(reason: &'a model::finding::Reason) -> Self {
        Self { code: reason.code.as_str(), text: &reason.text }
    }
}

impl<'a> Missing<'a> {
    pub(super) fn of(missing: &'a model::finding::Missing) -> Self {
        let model::finding::Missing { what, question, if_so, how } = missing;
        Self { what: lack(what), question, if_so, how }
    }
}

/// One matter on which two readings part.
#[derive(Serialize)]
pub(super) struct Difference<'a> {
    #[serde(flatten)]
    about: About<'a>,
    verdicts: [Verdict<'a>; 2],
    points: Vec<String>,
    sentence: &'a str,
}

#[derive(Serialize)]
pub(super) struct Verdict<'a> {
    reading: &'a str,
    verdict: &'a str,
}

impl<'a> Difference<'a> {
    pub(super) fn of(pivot: &'a Pivot) -> Self {
        Self {
            about: About::of(&pivot.about, &pivot.agreement),
            verdicts: pivot
                .verdicts
                .each_ref()
                .map(|(reading, verdict)| Verdict { reading: reading.as_str(), verdict: verdict.as_str() }),
            points: pivot.points.iter().map(point).collect(),
            sentence: &pivot.sentence,
        }
    }
}

/// What is missing, as one word and what it is of.
pub(crate) fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Fact(attribute) => format!("fact:{}", attribute.as_str()),
        Lack::Standing(actor) => format!("standing:{actor}"),
        Lack::Term(point) => format!("term:{point}"),
        Lack::Body(body) => format!("body:{body}"),
        Lack::Condition => "condition".into(),
        Lack::Deadline => "deadline".into(),
        Lack::Matter(matter) => matter_of(matter),
    }
}

/// On what two readings part, as one word and what it is of.
pub(crate) fn point(point: &PivotPoint) -> String {
    match point {
        PivotPoint::Fact(attribute) => format!("fact:{}", attribute.as_str()),
        PivotPoint::Standing(actor) => format!("standing:{actor}"),
        PivotPoint::Term(point) => format!("term:{point}"),
        PivotPoint::Ownership => "ownership".into(),
        PivotPoint::Matter(matter) => matter_of(matter),
    }
}

fn matter_of(matter: &Subject) -> String {
    match matter {
        Subject::Event(agreement, event) => format!("event:{agreement}/{event}"),
        Subject::Fulfilment(agreement, obligation) => format!("fulfilment:{agreement}/{obligation}"),
        Subject::Response(agreement, obligation, incident) => {
            format!("fulfilment:{agreement}/{obligation}/{incident}")
        }
        Subject::Quantity(agreement, quantity) => format!("quantity:{agreement}/{quantity}"),
        Subject::Incident(incident) => format!("incident:{incident}"),
        Subject::Standing(actor, agreement) => format!("standing:{agreement}/{actor}"),
        Subject::Control(area) => format!("control:{area}"),
    }
}
