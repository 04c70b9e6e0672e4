//! Why a guard answers as it does.

use model::agreement::{Clause, Conduct, Protected, Rule};
use model::claim::Attribute;
use model::finding::{Considered, Finding, Guard, Matter, ReasonCode, Step};
use model::{Case, Truth};

use super::{Language, Voice};

impl Voice {
    /// Why a guard of a finding answers as it does. In English these are the engine's own words; in others the same is put together from
    /// what was considered. How far a place lies from the edge of an area, and which permits and other incidents were looked at, stands in
    /// the engine's words alone.
    pub fn step(&self, case: &Case, finding: &Finding, step: &Step) -> String {
        if self.language() == Language::English {
            return step.because.clone();
        }
        if step.guard == Guard::Asked {
            return self.asked(case, finding, step);
        }
        let code = step.reason.as_ref().map(|reason| reason.code);
        let mut parts: Vec<String> = Vec::new();
        let asks_for_target = clause_of(case, finding).is_none_or(|clause| asks_for_target(clause, finding));
        if step.guard == Guard::Protected && !asks_for_target {
            parts.push(self.say("step-target-not-asked"));
        }
        let told = step.considered.iter().filter(|considered| !is_silence(considered)).filter(|considered| {
            step.guard != Guard::Protected || asks_for_target || considered.attribute != Attribute::On
        });
        parts.extend(told.map(|considered| self.considered_of(case, considered)));
        for term in step.terms.iter().filter(|term| step.truth == Truth::Maybe && term.says.len() > 1) {
            let answers: Vec<String> = term.says.iter().map(|says| self.quoted_of(case, says)).collect();
            let (asks, answers) = (self.quoted_of(case, &term.asks), self.one_of(&answers));
            let open = [("asks", asks.into()), ("answers", answers.into())];
            parts.push(self.say_with("step-open-question", &open));
        }
        // what an exception rests on besides has no structure of its own: at least that it applies, or may
        if step.guard == Guard::NotExcepted && step.truth != Truth::True {
            parts.extend(code.map(|code| as_part(&self.reason(code))));
        }
        if parts.is_empty() {
            return self.say(match step.guard {
                Guard::NotExcepted => "step-no-exception",
                _ => "step-nobody-otherwise",
            });
        }
        let told = self.parts(&parts);
        let key = match (step.guard, step.truth, code) {
            (Guard::InForce, Truth::False, Some(ReasonCode::BeforeForce)) => "step-before-force",
            (Guard::InForce, Truth::False, Some(ReasonCode::Suspended)) => "step-suspended",
            (Guard::InForce, Truth::False, _) => "step-lapsed",
            _ => return told,
        };
        self.say_with(key, &[("told", told.into())])
    }

    /// What was considered, after whose or what it is.
    pub(super) fn considered_of(&self, case: &Case, considered: &Considered) -> String {
        let told = self.considered(case, considered);
        if let Some(at) = &considered.at {
            let when = self.when(at);
            return self.say_with("told-held-at", &[("when", when.into()), ("told", told.into())]);
        }
        let what = match (&considered.matter, &considered.of, considered.attribute) {
            (Some(matter), ..) => self.matter(case, matter),
            (None, Some(actor), _) => self.actor(case, actor).text,
            (None, None, Attribute::ApprovedBy) if considered.by_default => {
                return self.say("told-nobody-approved");
            }
            (None, None, Attribute::HeldBy | Attribute::ApprovedBy | Attribute::Present) => {
                self.label(considered.attribute)
            }
            // of all else the value says what it is of; where there is none, the question must
            (None, None, attribute) if considered.candidates.is_empty() => self.attribute(&attribute),
            (None, None, _) => return told,
        };
        self.say_with("told-of", &[("what", what.into()), ("told", told.into())])
    }

    /// What a body decided, or that it did not.
    fn asked(&self, case: &Case, finding: &Finding, step: &Step) -> String {
        let Some(code) = step.reason.as_ref().map(|reason| reason.code) else {
            return self.say("step-nobody-otherwise");
        };
        let body = clause_of(case, finding).and_then(|clause| match &clause.rule {
            Rule::Asks { body, .. } => Some(body),
            Rule::Forbid(_) | Rule::Permit(_) => None,
        });
        if let (ReasonCode::AsksBody, Some(body)) = (code, body) {
            let body = self.actor(case, body).text;
            return self.say_with("step-asks-body", &[("body", body.into())]);
        }
        // the engine names those that it looked at by their ids
        let looked_at = case.decisions.values().filter(|one| step.because.contains(&format!("({})", one.id)));
        let mut parts: Vec<String> = looked_at
            .map(|one| {
                self.say_with(
                    "step-decided",
                    &[
                        ("body", self.actor(case, &one.by).text.into()),
                        ("when", self.when(&one.on).into()),
                        ("ruling", self.ruling(one.ruling).into()),
                        ("decision", one.id.as_str().into()),
                    ],
                )
            })
            .collect();
        match code {
            ReasonCode::ContestedFact => parts.push(self.say("step-decided-last")),
            ReasonCode::DecidedByBody if !parts.is_empty() => {}
            code => parts.push(as_part(&self.reason(code))),
        }
        self.parts(&parts)
    }
}

/// A sentence as a part of another: without its stop, and with a small letter.
pub(super) fn as_part(sentence: &str) -> String {
    crate::words::decapital(sentence.trim_end_matches('.'))
}

/// The clause that a finding is about.
pub(super) fn clause_of<'a>(case: &'a Case, finding: &Finding) -> Option<&'a Clause> {
    let Matter::Incident(_, id) = &finding.about else { return None };
    case.agreements.get(&finding.agreement)?.clauses.iter().find(|clause| clause.id == *id)
}

/// What a clause forbids or permits.
pub(super) fn conduct(clause: &Clause) -> Option<&Conduct> {
    match &clause.rule {
        Rule::Forbid(conduct) => Some(conduct),
        Rule::Permit(permit) => Some(&permit.conduct),
        Rule::Asks { .. } => None,
    }
}

/// Whether it matters to a clause, as the reading takes it, whom something was done to.
fn asks_for_target(clause: &Clause, finding: &Finding) -> bool {
    conduct(clause).is_none_or(|conduct| {
        let ways = conduct.on.under(&finding.reading);
        ways.iter().any(|(on, _)| !on.of.contains(&Protected::Anyone))
    })
}

/// Presence and control that nobody claims are not worth a word.
fn is_silence(considered: &Considered) -> bool {
    considered.by_default && matches!(considered.attribute, Attribute::HeldBy | Attribute::Present)
}
