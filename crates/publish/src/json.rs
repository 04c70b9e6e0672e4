//! Views as JSON, for other programs. Ids and codes are stable words; times are RFC 3339 in UTC.

use model::finding::{Finding, Lack, Matter, Pivot, PivotPoint, Step};
use model::{ActorId, ClaimId};
use serde::Serialize;

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
/// As [`assess`].
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
/// As [`assess`].
pub fn explain(explained: &Explained<'_>) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        #[serde(flatten)]
        head: Head<'a>,
        findings: Vec<Reasoned<'a>>,
        claims: Vec<Said<'a>>,
        pivots: Vec<Difference<'a>>,
    }
    write(&Body {
        head: Head::of(explained.question),
        findings: explained.findings.iter().map(Reasoned::of).collect(),
        claims: explained.claims.iter().map(|claim| Said::of(explained, claim)).collect(),
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
}

impl<'a> Head<'a> {
    fn of(question: &Question<'a>) -> Self {
        Self {
            case: &question.case.id,
            as_of: times::rfc3339(question.asked.as_of),
            known_at: question.known_at().map(times::rfc3339),
        }
    }
}

/// One finding. Every key is always there.
#[derive(Serialize)]
struct Record<'a> {
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
struct About<'a> {
    incident: Option<&'a str>,
    obligation: Option<&'a str>,
    agreement: &'a str,
    /// The clause; of an obligation its own id.
    clause: &'a str,
}

#[derive(Serialize)]
struct Reason<'a> {
    code: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Missing<'a> {
    what: String,
    question: &'a str,
    if_so: &'a [String],
    how: &'a str,
}

#[derive(Serialize)]
struct Attribution<'a> {
    grade: &'a str,
    candidates: Vec<Vec<&'a str>>,
}

impl<'a> About<'a> {
    fn of(matter: &'a Matter, agreement: &'a model::AgreementId) -> Self {
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
    fn of(finding: &'a Finding) -> Self {
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
    fn of(reason: &'a model::finding::Reason) -> Self {
        Self { code: reason.code.as_str(), text: &reason.text }
    }
}

impl<'a> Missing<'a> {
    fn of(missing: &'a model::finding::Missing) -> Self {
        let model::finding::Missing { what, question, if_so, how } = missing;
        Self { what: lack(what), question, if_so, how }
    }
}

/// One finding with its guards.
#[derive(Serialize)]
struct Reasoned<'a> {
    #[serde(flatten)]
    finding: Record<'a>,
    guards: Vec<Guard<'a>>,
    course: &'a [String],
}

#[derive(Serialize)]
struct Guard<'a> {
    guard: &'a str,
    asks: &'a str,
    answer: &'a str,
    words: &'a str,
    because: &'a str,
    terms: Vec<Term<'a>>,
    claims: Vec<String>,
}

#[derive(Serialize)]
struct Term<'a> {
    point: &'a str,
    asks: &'a str,
    says: &'a [String],
}

impl<'a> Reasoned<'a> {
    fn of(finding: &'a Finding) -> Self {
        let model::finding::Explanation { steps, course } = &finding.explanation;
        Self { finding: Record::of(finding), guards: steps.iter().map(Guard::of).collect(), course }
    }
}

impl<'a> Guard<'a> {
    fn of(step: &'a Step) -> Self {
        let claims: std::collections::BTreeSet<ClaimId> =
            step.considered.iter().flat_map(model::finding::Considered::claims).collect();
        Self {
            guard: step.guard.as_str(),
            asks: step.guard.asks(),
            answer: answer(step.truth),
            words: &step.words,
            because: &step.because,
            terms: step
                .terms
                .iter()
                .map(|term| Term { point: &term.point, asks: &term.asks, says: &term.says })
                .collect(),
            claims: claims.iter().map(ToString::to_string).collect(),
        }
    }
}

fn answer(truth: model::Truth) -> &'static str {
    match truth {
        model::Truth::True => "yes",
        model::Truth::False => "no",
        model::Truth::Maybe => "maybe",
    }
}

/// One claim.
#[derive(Serialize)]
struct Said<'a> {
    id: &'a str,
    from: &'a str,
    citing: Option<&'a str>,
    via: Option<&'a str>,
    said: &'a str,
    learnt: String,
    grade: Option<String>,
    says: String,
    words: &'a str,
    document: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn of(explained: &Explained<'_>, claim: &'a model::claim::Claim) -> Self {
        Self {
            id: claim.id.as_str(),
            from: claim.from.as_str(),
            citing: claim.citing.as_ref().map(model::SourceId::as_str),
            via: claim.via.as_deref(),
            said: &claim.said.said,
            learnt: times::rfc3339(claim.learnt),
            grade: claim.grade.map(|grade| grade.to_string()),
            says: words::said(explained.question.case, claim),
            words: claim.words.plain(),
            document: claim.document.as_ref().map(model::DocumentId::as_str),
        }
    }
}

/// One matter on which two readings part.
#[derive(Serialize)]
struct Difference<'a> {
    #[serde(flatten)]
    about: About<'a>,
    verdicts: [Verdict<'a>; 2],
    points: Vec<String>,
    sentence: &'a str,
}

#[derive(Serialize)]
struct Verdict<'a> {
    reading: &'a str,
    verdict: &'a str,
}

impl<'a> Difference<'a> {
    fn of(pivot: &'a Pivot) -> Self {
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
    }
}

/// On what two readings part, as one word and what it is of.
pub(crate) fn point(point: &PivotPoint) -> String {
    match point {
        PivotPoint::Fact(attribute) => format!("fact:{}", attribute.as_str()),
        PivotPoint::Standing(actor) => format!("standing:{actor}"),
        PivotPoint::Term(point) => format!("term:{point}"),
        PivotPoint::Ownership => "ownership".into(),
    }
}
