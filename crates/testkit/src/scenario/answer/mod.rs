//! Answers: what the program finds for one line of a page.

mod findings;
mod force;
mod obligations;
mod pivots;
mod standings;
mod tallies;
mod words;

use assess::Asked;
use model::claim::Subject;
use model::finding::{Finding, Lack};
use model::{AgreementId, Case, ReadingId};

use super::line::{Found, Line};
use super::page::Kind;

/// A case asked of a time.
#[derive(Clone, Copy, Debug)]
pub struct Setup<'a> {
    /// The case.
    pub case: &'a Case,
    /// When it is asked.
    pub asked: Asked,
}

impl Setup<'_> {
    /// What the program finds for a line: one answer for each reading that the line names.
    ///
    /// # Errors
    ///
    /// The line asks about something that the case does not have, or what was found fails its own check.
    pub fn answer(&self, kind: Kind, line: &Line) -> Result<Vec<(Vec<String>, Found)>, String> {
        let words: Vec<&str> = line.question.iter().map(String::as_str).collect();
        let one = |found: Found| vec![(line.question.clone(), found)];
        match kind {
            Kind::Findings => findings::answer(self, &words),
            Kind::Obligations => obligations::answer(self, &words),
            Kind::Standing => standings::answer(self, &words),
            Kind::InForce => force::answer(self, &words),
            Kind::Pivot => pivots::answer(self, &words).map(one),
            Kind::Tallies => tallies::answer(self, &words).map(one),
            Kind::Explain | Kind::Diagnostics => Err("these lines are not asked one by one".into()),
        }
    }

    /// The texts that a reader of an explanation sees.
    ///
    /// # Errors
    ///
    /// The case has no such matter or reading.
    pub fn explained(&self, arguments: &[String]) -> Result<Vec<String>, String> {
        words::explained(self, arguments)
    }

    fn reading(&self, word: &str) -> Result<ReadingId, String> {
        let id = ReadingId::new(word);
        self.case
            .readings
            .contains_key(&id)
            .then_some(id)
            .ok_or_else(|| format!("there is no reading `{word}`"))
    }

    fn agreement(&self, word: &str) -> Result<AgreementId, String> {
        let id = AgreementId::new(word);
        let known = self.case.agreements.contains_key(&id);
        known.then_some(id).ok_or_else(|| format!("there is no agreement `{word}`"))
    }

    /// Readings by their names; all of them for `all`.
    fn readings(&self, words: &[&str]) -> Result<Vec<ReadingId>, String> {
        match words {
            [] => Err("the line names no reading".into()),
            ["all"] => Ok(self.case.readings.keys().cloned().collect()),
            _ => words.iter().map(|word| self.reading(word)).collect(),
        }
    }

    fn checked(&self, finding: &Finding) -> Result<(), String> {
        assess::check::check(self.case, finding, self.asked)
            .map_err(|flaw| format!("the explanation under {} fails its check: {flaw}", finding.reading))
    }

    fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.case.zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// An instant on the clocks of the case, as files write it.
    fn clock(&self, at: jiff::Timestamp) -> String {
        let local = at.to_zoned(self.zone());
        let format = if local.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
        local.strftime(format).to_string()
    }
}

/// What was found, with every detail that a line may name.
fn told(finding: &Finding) -> Found {
    let codes = finding.reasons.iter().map(|reason| reason.code.as_str().to_owned());
    let missing = finding.missing.iter().map(|missing| match &missing.what {
        Lack::Fact(attribute) => format!("missing {}", attribute.as_str()),
        Lack::Standing(actor) => format!("missing standing {actor}"),
        Lack::Term(point) => format!("missing term {point}"),
        Lack::Body(body) => format!("missing body {body}"),
        Lack::Condition => "missing condition".to_owned(),
        Lack::Deadline => "missing deadline".to_owned(),
        Lack::Matter(matter) => format!("missing {}", self::matter(matter)),
    });
    let mut details: Vec<String> = codes.filter(|code| code != "all-guards-hold").chain(missing).collect();
    details.dedup();
    details.push(format!("attribution {}", finding.attribution.grade.as_str()));
    details.extend(finding.facts.map(|facts| format!("facts {}", facts.as_str())));
    let reasons = finding.reasons.iter().map(|reason| reason.text.clone());
    let steps = finding.explanation.steps.iter().map(|step| step.because.clone());
    let lacks = finding.missing.iter().flat_map(|missing| {
        missing.if_so.iter().chain([&missing.question, &missing.how]).cloned().collect::<Vec<_>>()
    });
    let words = reasons.chain(steps).chain(lacks).chain(finding.explanation.course.iter().cloned()).collect();
    Found { head: finding.verdict.words().to_owned(), details, words }
}

/// An event, another obligation or a quantity, as lines name it.
fn matter(matter: &Subject) -> String {
    match matter {
        Subject::Event(_, event) => format!("event {event}"),
        Subject::Fulfilment(_, obligation) | Subject::Response(_, obligation, _) => {
            format!("fulfilment {obligation}")
        }
        Subject::Quantity(_, quantity) => format!("quantity {quantity}"),
        Subject::Incident(incident) => format!("incident {incident}"),
        Subject::Standing(actor, _) => format!("standing {actor}"),
        Subject::Control(area) => format!("control {area}"),
    }
}
