//! One finding with its guards, and the claims that it rests on, as they stand in JSON.

use std::collections::BTreeSet;

use model::ClaimId;
use model::body::{Decision, Ruling};
use model::finding::{Considered, Explanation, Finding, Step};
use serde::Serialize;

use super::record::Record;
use crate::{times, words};

/// One finding with its guards.
#[derive(Serialize)]
pub(super) struct Reasoned<'a> {
    #[serde(flatten)]
    finding: Record<'a>,
    guards: Vec<Guard<'a>>,
    course: &'a [String],
}

#[derive(Serialize)]
pub(super) struct Guard<'a> {
    #[serde(rename = "guard")]
    id: &'a str,
    asks: &'a str,
    answer: &'a str,
    words: &'a str,
    because: &'a str,
    terms: Vec<Term<'a>>,
    claims: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Term<'a> {
    point: &'a str,
    asks: &'a str,
    says: &'a [String],
}

impl<'a> Reasoned<'a> {
    pub(super) fn of(finding: &'a Finding) -> Self {
        let Explanation { steps, course } = &finding.explanation;
        Self { finding: Record::of(finding), guards: steps.iter().map(Guard::of).collect(), course }
    }
}

impl<'a> Guard<'a> {
    pub(super) fn of(step: &'a Step) -> Self {
        let claims: BTreeSet<ClaimId> = step.considered.iter().flat_map(Considered::claims).collect();
        Self {
            id: step.guard.as_str(),
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
pub(super) struct Said<'a> {
    id: &'a str,
    from: &'a str,
    citing: Option<&'a str>,
    via: Option<&'a str>,
    #[serde(rename = "said")]
    on: &'a str,
    learnt: String,
    grade: Option<String>,
    says: String,
    words: &'a str,
    document: Option<&'a str>,
}

impl<'a> Said<'a> {
    pub(super) fn of(case: &model::Case, claim: &'a model::claim::Claim) -> Self {
        Self {
            id: claim.id.as_str(),
            from: claim.from.as_str(),
            citing: claim.citing.as_ref().map(model::SourceId::as_str),
            via: claim.via.as_deref(),
            on: &claim.said.said,
            learnt: times::rfc3339(claim.learnt),
            grade: claim.grade.map(|grade| grade.to_string()),
            says: words::said(case, claim),
            words: claim.words.plain(),
            document: claim.document.as_ref().map(model::DocumentId::as_str),
        }
    }
}

/// One decision of a body.
#[derive(Serialize)]
pub(super) struct Decided<'a> {
    id: &'a str,
    by: &'a str,
    on: &'a str,
    learnt: String,
    agreement: &'a str,
    clause: &'a str,
    finds: &'a str,
    present: Vec<(&'a str, u32)>,
    dissent: Vec<&'a str>,
    words: &'a str,
    document: Option<&'a str>,
}

impl<'a> Decided<'a> {
    pub(super) fn of(decision: &'a Decision) -> Self {
        let word =
            |ruling| Ruling::WORDS.iter().find(|(_, known)| *known == ruling).map_or("", |(word, _)| word);
        Self {
            id: decision.id.as_str(),
            by: decision.by.as_str(),
            on: &decision.on.said,
            learnt: times::rfc3339(decision.learnt),
            agreement: decision.clause.0.as_str(),
            clause: decision.clause.1.as_str(),
            finds: word(decision.ruling),
            present: decision.present.iter().map(|(who, count)| (who.as_str(), *count)).collect(),
            dissent: decision.dissent.iter().map(model::ActorId::as_str).collect(),
            words: decision.words.plain(),
            document: decision.document.as_ref().map(model::DocumentId::as_str),
        }
    }
}
