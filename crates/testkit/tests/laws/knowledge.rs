//! What the record does not know, and what it comes to know.

use std::collections::{BTreeMap, BTreeSet};

use assess::{Asked, reference};
use jiff::Timestamp;
use model::claim::{Assertion, Attribute, Claim, Subject, Value};
use model::finding::{Candidate, Considered, Finding, Guard, Lack, Matter, Verdict};
use model::reading::{Evidence, Speaker, Tier};
use model::{Case, ClaimId, IncidentId, ReadingId};
use proptest::prelude::*;
use testkit::generate::sketch;

use super::held::{all, config, findings, noon};

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn a_claim_that_was_learnt_later_is_as_if_never_made(sketch in sketch(), day in 0_u8..14) {
        let case = sketch.case();
        let known_at = noon(day);
        let mut without = case.clone();
        without.claims.retain(|_, claim| claim.learnt <= known_at);
        without.decisions.retain(|_, decision| decision.learnt <= known_at);
        let found = findings(&case, Asked { known_at, ..all(&case) });
        prop_assert_eq!(found, findings(&without, all(&case)));
    }

    #[test]
    fn a_claim_that_was_taken_back_is_as_if_never_made(sketch in sketch()) {
        let case = sketch.case();
        let mut without = case.clone();
        let gone: BTreeSet<&ClaimId> = case.claims.values().filter_map(|claim| claim.supersedes.as_ref()).collect();
        without.claims.retain(|id, _| !gone.contains(id));
        prop_assert_eq!(findings(&case, all(&case)), findings(&without, all(&case)));
    }

    #[test]
    fn asked_as_of_earlier_there_are_fewer_incidents_and_they_are_found_alike(sketch in sketch(), day in 0_u8..14) {
        let case = sketch.case();
        let earlier = Asked { as_of: noon(day), ..all(&case) };
        for reading in case.readings.keys() {
            let later = reference::findings(&case, reading, all(&case));
            for finding in reference::findings(&case, reading, earlier) {
                // a body may decide later, and otherwise
                let asked = finding.explanation.steps.iter().any(|step| step.guard == Guard::Asked);
                let asked = asked || may_ask_a_body(&case.agreements[&finding.agreement]);
                if matches!(finding.about, Matter::Incident(..)) && !asked {
                    prop_assert!(later.contains(&finding), "{:?}", finding.about);
                }
            }
        }
    }

    #[test]
    fn what_is_settled_stays_settled_whichever_candidate_an_open_attribute_turns_out_to_be(sketch in sketch()) {
        let case = sketch.case();
        for finding in findings(&case, all(&case)) {
            for (supposed, attribute, candidate) in suppositions(&case, &finding) {
                if finding.verdict != Verdict::Undetermined {
                    prop_assert_eq!(
                        supposed.verdict, finding.verdict,
                        "{:?} {} with {:?} {:?}", finding.about, finding.reading, attribute, candidate
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_said_to_follow_if_a_fact_were_known_does_follow(sketch in sketch()) {
        let case = sketch.case();
        for finding in findings(&case, all(&case)) {
            for (supposed, attribute, number) in suppositions(&case, &finding) {
                // whoever is accused may deny; with another accused, other denials count
                if attribute == Attribute::By && case.readings[&finding.reading].evidence.denial_by_accused_contests {
                    continue;
                }
                let lack = finding.missing.iter().find(|missing| missing.what == Lack::Fact(attribute));
                let Some(answers) = lack.map(|missing| &missing.if_so) else { continue };
                let whatever = answers.iter().all(|said| said.contains("whatever the answer"));
                let Some(said) = answers.get(if whatever { 0 } else { number }) else { continue };
                let follows = match supposed.verdict {
                    Verdict::Breach => "a breach if ",
                    Verdict::NoBreach => "none if ",
                    Verdict::Undetermined if whatever => "still open, whatever the answer",
                    Verdict::Undetermined => "still open if ",
                };
                prop_assert!(said.starts_with(follows), "{:?} {}: {said}, but {:?}", finding.about, finding.reading, supposed.verdict);
            }
        }
    }
}

/// For every attribute of an incident that is not settled, what is found where each candidate is all that anybody says of it.
fn suppositions(case: &Case, finding: &Finding) -> Vec<(Finding, Attribute, usize)> {
    let Matter::Incident(incident, _) = &finding.about else { return Vec::new() };
    let considered: BTreeMap<Attribute, &Considered> = finding
        .explanation
        .steps
        .iter()
        .flat_map(|step| &step.considered)
        .filter(|considered| considered.of.is_none())
        .map(|considered| (considered.attribute, considered))
        .collect();
    let mut all_found = Vec::new();
    for (attribute, considered) in considered {
        if considered.candidates.len() < 2 && !considered.open {
            continue;
        }
        for (number, candidate) in considered.candidates.iter().enumerate() {
            if candidate.value == Value::YesNo(false) {
                continue; // then nobody would say where and when
            }
            let supposed = supposing(case, incident, &finding.reading, attribute, candidate);
            let asked = all(case);
            let found =
                reference::finding(&supposed, &finding.about, &finding.agreement, &finding.reading, asked);
            all_found.push((found.unwrap(), attribute, number));
        }
    }
    all_found
}

/// The same case, in which nobody says of the attribute but that it is the candidate, and the reading takes anybody's word for it.
fn supposing(
    case: &Case,
    incident: &IncidentId,
    reading: &ReadingId,
    attribute: Attribute,
    candidate: &Candidate,
) -> Case {
    let mut case = case.clone();
    let into: BTreeSet<IncidentId> = case
        .incidents
        .keys()
        .filter(|id| reference::ground::merged_into(&case, id) == Some(incident))
        .cloned()
        .collect();
    for claim in case.claims.values_mut() {
        let bears = match &claim.about {
            Subject::Incident(id) => into.contains(id),
            Subject::Control(_) => true,
            _ => false,
        };
        if bears {
            // who says that it happened says when and where: that stays
            let stays = |assertion: &Assertion| {
                attribute == Attribute::Happened && assertion.one_of.contains(&candidate.value)
            };
            claim.asserts.retain(|assertion| assertion.attribute != attribute || stays(assertion));
            claim.denies.retain(|denial| denial.attribute != attribute);
        }
    }
    // a claim that it happened says the incident's own time and place where it says no other: it must say this one
    if matches!(attribute, Attribute::When | Attribute::Place) {
        for claim in case
            .claims
            .values_mut()
            .filter(|c| matches!(&c.about, Subject::Incident(id) if into.contains(id)))
        {
            claim.asserts.push(Assertion { attribute, one_of: BTreeSet::from([candidate.value.clone()]) });
        }
    }
    let id = ClaimId::new("supposed");
    let from = case.sources.keys().next().unwrap().clone();
    let supposed = Claim {
        id: id.clone(),
        about: Subject::Incident(incident.clone()),
        from,
        citing: None,
        via: None,
        said: model::time::When::at(Timestamp::UNIX_EPOCH),
        learnt: Timestamp::MIN,
        since: None,
        until: None,
        grade: None,
        confidence: model::claim::Confidence::High,
        asserts: vec![Assertion { attribute, one_of: BTreeSet::from([candidate.value.clone()]) }],
        denies: Vec::new(),
        killed: None,
        injured: None,
        weapon: None,
        supersedes: None,
        words: model::name::Text::default(),
        notes: Vec::new(),
        document: None,
    };
    if attribute != Attribute::Happened {
        case.claims.insert(id, supposed);
    }
    let anybody = Tier { of: vec![Speaker::Any], corroborated_by: 1 };
    let rule = Evidence { tiers: vec![anybody], heard: Vec::new(), denial_by_accused_contests: false };
    case.readings.get_mut(reading).unwrap().evidence_on.insert(attribute, rule);
    case
}

/// Whether a body judges of some exception to a clause of the agreement.
fn may_ask_a_body(agreement: &model::agreement::Agreement) -> bool {
    use model::agreement::{Rule, Test};
    agreement.clauses.iter().any(|clause| {
        let (rule, conditions) = match &clause.rule {
            Rule::Forbid(rule) => (&**rule, &[] as &[_]),
            Rule::Permit(permit) => (&permit.conduct, permit.only_if.as_slice()),
            Rule::Asks { .. } => return false,
        };
        let tests = rule.unless.iter().chain(conditions).flat_map(|exception| {
            let taken = exception.tests.taken.iter().filter_map(|taken| taken.to.as_ref());
            std::iter::once(&exception.tests.plain).chain(taken).flatten().flatten()
        });
        tests.into_iter().any(|test| matches!(test, Test::Judged { .. }))
    })
}
