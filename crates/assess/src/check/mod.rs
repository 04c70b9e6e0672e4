//! Checks a finding by going through every world that it leaves possible.
//!
//! The reference folds three-valued answers. The checker does not: it re-derives from the claims what each attribute may be, lays
//! out every world that these values, standings and open questions make, asks the plain two-valued question in each, and holds the
//! answers against the step. It shares with the reference what is geometry and the clock, and the search for a recorded attack that an act
//! may have answered; no other judgement.

mod body;
mod claims;
mod course;
mod obligation;
mod repeated;
mod tests;
mod weapon;
mod world;

use std::fmt;

use model::agreement::{Agreement, Clause, Conduct, Exception, Rule};
use model::finding::{Finding, Guard, Matter, ReasonCode, Step, Verdict};
use model::incident::Incident;
use model::obligation::Obligation;
use model::{Case, Truth};

use crate::Asked;
use crate::reference::View;

/// What is wrong with a finding's explanation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flaw {
    guard: Option<Guard>,
    what: String,
}

impl Flaw {
    fn new(guard: Option<Guard>, what: impl Into<String>) -> Self {
        Self { guard, what: what.into() }
    }

    /// The guard at which it lies, if at one.
    pub fn guard(&self) -> Option<Guard> {
        self.guard
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.guard {
            Some(guard) => write!(f, "guard `{}`: {}", guard.as_str(), self.what),
            None => f.write_str(&self.what),
        }
    }
}

impl std::error::Error for Flaw {}

/// Everything that one explanation is held against.
#[derive(Clone)]
struct Held<'a> {
    view: View<'a>,
    agreement: &'a Agreement,
    clause: &'a Clause,
    rule: &'a Conduct,
    incident: &'a Incident,
}

/// Re-derives the explanation of a finding.
///
/// # Errors
///
/// The first flaw: a claim that does not say what it is cited for, a value left out, a guard that some world contradicts, a
/// verdict that does not follow.
pub fn check(case: &Case, finding: &Finding, asked: Asked) -> Result<(), Flaw> {
    let lost = |what: &str| Flaw::new(None, format!("the case has no such {what}"));
    let reading = case.readings.get(&finding.reading).ok_or_else(|| lost("reading"))?;
    let agreement = case.agreements.get(&finding.agreement).ok_or_else(|| lost("agreement"))?;
    let view = View::new(case, reading, asked);
    let (incident, clause) = match &finding.about {
        Matter::Incident(incident, clause) => (incident, clause),
        Matter::Obligation(id) => {
            let owed = agreement.obligations.iter().find(|owed| owed.id == *id);
            return obligation(&view, agreement, owed.ok_or_else(|| lost("obligation"))?, finding);
        }
    };
    let incident = case.incidents.get(incident).ok_or_else(|| lost("incident"))?;
    let clause = agreement.clauses.iter().find(|c| c.id == *clause).ok_or_else(|| lost("clause"))?;
    let steps = &finding.explanation.steps;
    let is_permit = matches!(clause.rule, Rule::Permit(_));
    let owned = clause.held_by.is_empty() || clause.held_by.contains(&reading.id);
    if is_permit || !owned {
        let code = if is_permit { ReasonCode::NotProhibited } else { ReasonCode::NotOwned };
        let says_so = finding.reasons.iter().map(|reason| reason.code).eq([code]);
        return if steps.is_empty() && says_so && finding.verdict == Verdict::NoBreach {
            Ok(())
        } else {
            Err(Flaw::new(None, "this clause forbids nothing to this reading"))
        };
    }
    let Rule::Forbid(rule) = &clause.rule else {
        return if body::follows(&view, agreement, clause, incident, finding) {
            Ok(())
        } else {
            Err(Flaw::new(None, "only a body can judge this clause, and it did not find so"))
        };
    };
    if !steps.iter().map(|step| step.guard).eq(rule.guards()) {
        return Err(Flaw::new(None, "the guards are not all there, in order"));
    }
    let held = Held { view, agreement, clause, rule, incident };
    for step in steps {
        held.step(step)?;
    }
    follows(finding)
}

/// Holds an obligation against the table. Conditions over the stream of incidents are findings, each to be checked by itself.
fn obligation(
    view: &View<'_>,
    agreement: &Agreement,
    owed: &Obligation,
    finding: &Finding,
) -> Result<(), Flaw> {
    let (verdict, code) = obligation::row(view, agreement, owed);
    if obligation::stands_on(finding, (verdict, code)) {
        return Ok(());
    }
    let what = format!("the obligation stands otherwise: {}, {}", verdict.words(), code.as_str());
    Err(Flaw::new(None, what))
}

impl Held<'_> {
    /// Whether more than one test is asked of an exception to the clause.
    fn has_several_tests(&self) -> bool {
        let several = |exception: &Exception| {
            let taken = exception.tests.taken.iter().filter_map(|taken| taken.to.as_ref());
            std::iter::once(&exception.tests.plain).chain(taken).flatten().any(|tests| tests.len() > 1)
        };
        self.rule.unless.iter().any(several) || self.agreement.permits_from(&self.clause.id).next().is_some()
    }

    fn step(&self, step: &Step) -> Result<(), Flaw> {
        for considered in &step.considered {
            let checked = match (&considered.of, &considered.matter) {
                (_, Some(matter)) => claims::matter_is_derived(&self.view, matter, considered),
                (Some(actor), None) => claims::standing_is_cited(self, actor, considered),
                (None, None) => claims::attribute_is_derived(self, considered),
            };
            checked.map_err(|what| Flaw::new(Some(step.guard), what))?;
        }
        let answers: Vec<Option<bool>> =
            world::all(step).iter().map(|world| world.answer(self, step.guard)).collect();
        let agree = |wanted: bool| answers.iter().all(|answer| *answer == Some(wanted));
        let right = match step.truth {
            Truth::True => agree(true),
            Truth::False => agree(false),
            // the same standing may be asked of a target and of whoever is beside it, and one attribute by several tests: each answers by
            // itself
            Truth::Maybe => {
                !agree(true) && !agree(false)
                    || step.guard == Guard::Protected
                    || (step.guard == Guard::NotExcepted && self.has_several_tests())
            }
        };
        if right {
            return Ok(());
        }
        let count = |wanted| answers.iter().filter(|answer| **answer == wanted).count();
        let what = format!(
            "says {:?}, but of {} worlds it holds in {}, fails in {} and is open in {} (clause {})",
            step.truth,
            answers.len(),
            count(Some(true)),
            count(Some(false)),
            count(None),
            self.clause.id,
        );
        Err(Flaw::new(Some(step.guard), what))
    }
}

/// The verdict follows from the steps, and the claims are those that the steps rest on.
fn follows(finding: &Finding) -> Result<(), Flaw> {
    let steps = &finding.explanation.steps;
    let has = |truth| steps.iter().any(|step| step.truth == truth);
    let verdict = if has(Truth::False) {
        Verdict::NoBreach
    } else if has(Truth::Maybe) {
        Verdict::Undetermined
    } else {
        Verdict::Breach
    };
    if verdict != finding.verdict {
        return Err(Flaw::new(
            None,
            format!("the steps give {}, not {}", verdict.words(), finding.verdict.words()),
        ));
    }
    let mut cited: Vec<_> =
        steps.iter().flat_map(|s| &s.considered).flat_map(model::finding::Considered::claims).collect();
    cited.sort();
    cited.dedup();
    if cited != finding.claims {
        return Err(Flaw::new(None, "the claims are not those that the steps rest on"));
    }
    if verdict == Verdict::Undetermined && finding.missing.is_empty() {
        return Err(Flaw::new(None, "undetermined, and nothing is said to be missing"));
    }
    Ok(())
}
