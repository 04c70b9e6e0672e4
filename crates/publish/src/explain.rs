//! One matter explained: what each clause makes of it under each reading, guard by guard, on whose word.

mod clause;

use std::collections::BTreeSet;

use assess::reference;
use model::body::{Decision, Ruling};
use model::claim::{Claim, Subject};
use model::finding::{Finding, Matter, Pivot};
use model::{AgreementId, ClauseId, IncidentId, ObligationId, ReadingId};

use crate::page::{Page, Table};
use crate::question::Question;
use crate::readings;
use crate::words;

/// What is to be explained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// An incident, held against every clause that takes it up, or against one clause whether it does or not.
    Incident(IncidentId, Option<ClauseId>),
    /// An obligation, in every agreement that has one of this name.
    Obligation(ObligationId),
}

/// One matter under every reading asked.
#[derive(Clone, Debug)]
pub struct Explained<'a> {
    /// What was asked.
    pub question: &'a Question<'a>,
    /// What is explained.
    pub wanted: Wanted,
    /// By agreement, clause and reading.
    pub findings: Vec<Finding>,
    /// Clauses that do not take the incident up under any reading.
    pub passed_over: Vec<(AgreementId, ClauseId)>,
    /// The claims about it that the record had learnt, by id.
    pub claims: Vec<&'a Claim>,
    /// What bodies had decided on it, as far as the record had learnt, by id.
    pub decisions: Vec<&'a Decision>,
    /// Where the readings part, one for each two that differ.
    pub pivots: Vec<Pivot>,
}

impl<'a> Explained<'a> {
    /// Works it out.
    pub fn of(question: &'a Question<'a>, wanted: Wanted) -> Self {
        let (findings, passed_over) = match &wanted {
            Wanted::Incident(incident, clause) => of_incident(question, incident, clause.as_ref()),
            Wanted::Obligation(obligation) => (of_obligation(question, obligation), Vec::new()),
        };
        let claims = claims(question, &wanted, &findings);
        let decisions = decisions(question, &wanted);
        let pivots = pivots(question, &findings);
        Self { question, wanted, findings, passed_over, claims, decisions, pivots }
    }

    /// Says it.
    pub fn page(&self) -> Page {
        let mut page = Page::new(self.title());
        page.text(self.question.when());
        if self.is_to_come() {
            page.notice("This begins after the time asked about; no other command counts it yet.");
        }
        if self.findings.is_empty() {
            page.text("No clause of any agreement takes this up.");
        }
        self.say_verdicts(&mut page);
        for under in self.findings.chunk_by(|a, b| (&a.agreement, &a.about) == (&b.agreement, &b.about)) {
            clause::say(self.question, under, &mut page);
        }
        if matches!(self.wanted, Wanted::Incident(..)) {
            page.notice(words::NO_TARGET);
        }
        self.say_passed_over(&mut page);
        self.say_claims(&mut page);
        self.say_decisions(&mut page);
        if !self.pivots.is_empty() {
            page.heading("Where the readings part");
            page.list(self.pivots.iter().map(|pivot| pivot_line(pivot, self.has_clauses())).collect());
        }
        page
    }

    fn is_to_come(&self) -> bool {
        let Wanted::Incident(id, _) = &self.wanted else { return false };
        let from = self.question.case.incidents.get(id).and_then(|incident| incident.when.window.from);
        from.is_some_and(|from| from >= self.question.asked.as_of)
    }

    fn title(&self) -> String {
        let case = self.question.case;
        match &self.wanted {
            Wanted::Incident(id, _) => {
                let what = case.incidents.get(id).map(words::incident).unwrap_or_default();
                format!("{id}: {what}")
            }
            Wanted::Obligation(id) => format!("Obligation {id}"),
        }
    }

    /// Every clause against every reading, where there is more than one of each.
    fn say_verdicts(&self, page: &mut Page) {
        let readings = &self.question.readings;
        if readings.len() < 2 || !self.has_clauses() {
            return;
        }
        let mut table = Table::new(std::iter::once("clause").chain(readings.iter().map(ReadingId::as_str)));
        for under in self.findings.chunk_by(|a, b| (&a.agreement, &a.about) == (&b.agreement, &b.about)) {
            let name = under.first().map_or_else(String::new, |finding| match &finding.about {
                Matter::Incident(_, clause) => format!("{clause} of {}", finding.agreement),
                Matter::Obligation(id) => format!("{id} of {}", finding.agreement),
            });
            let cells = under.iter().map(|finding| words::narrow(Some(finding.verdict)).to_owned());
            table.row(std::iter::once(name).chain(cells));
        }
        page.table(table);
    }

    fn has_clauses(&self) -> bool {
        let clauses: BTreeSet<_> = self.findings.iter().map(|f| (&f.agreement, &f.about)).collect();
        clauses.len() > 1
    }

    fn say_passed_over(&self, page: &mut Page) {
        let names: Vec<String> =
            self.passed_over.iter().map(|(agreement, clause)| format!("{clause} of {agreement}")).collect();
        if let Some(first) = names.first() {
            page.text(format!("Not taken up by clause {}.", words::few(&names, 8)));
            let clause = first.split(' ').next().unwrap_or_default();
            if let Wanted::Incident(incident, _) = &self.wanted {
                page.hint(
                    "Why not",
                    self.question.command("explain", &format!("{incident} --clause {clause}")),
                );
            }
        }
    }

    fn say_claims(&self, page: &mut Page) {
        page.heading("Who says what");
        if self.claims.is_empty() {
            page.text("Nobody says anything of it in this record.");
        }
        page.list(self.claims.iter().map(|claim| self.claim(claim)).collect());
    }

    /// What bodies decided on the incident, as far as the record had learnt it.
    fn say_decisions(&self, page: &mut Page) {
        if self.decisions.is_empty() {
            return;
        }
        page.heading("What was decided");
        page.list(self.decisions.iter().map(|decision| self.decision(decision)).collect());
    }

    fn decision(&self, decision: &Decision) -> String {
        let case = self.question.case;
        let found = match decision.ruling {
            Ruling::Breach => "a breach",
            Ruling::NoBreach => "no breach",
        };
        let (agreement, clause) = &decision.clause;
        let mut sentences = vec![format!(
            "{}: {}, {}: {found} of clause {clause} of {agreement}.",
            decision.id,
            case.actor_name(&decision.by),
            decision.on
        )];
        if !decision.words.is_empty() {
            sentences.push(format!("“{}”", decision.words.plain()));
        }
        sentences.extend(decision.document.iter().map(ToString::to_string));
        sentences.join(" ")
    }

    fn claim(&self, claim: &Claim) -> String {
        let case = self.question.case;
        let citing = claim.citing.as_ref().map(|id| format!(", citing {}", case.source_name(id)));
        let via = claim.via.as_ref().map(|via| format!(", via {via}"));
        let grade = claim.grade.map(|grade| format!(", grade {grade}"));
        let head = format!(
            "{}: {}{}{}{}, said {}",
            claim.id,
            case.source_name(&claim.from),
            citing.unwrap_or_default(),
            via.unwrap_or_default(),
            grade.unwrap_or_default(),
            claim.said,
        );
        let mut sentences = vec![format!("{head}: {}.", words::said(case, claim))];
        if !claim.words.is_empty() {
            sentences.push(format!("“{}”", claim.words.plain()));
        }
        sentences.extend(claim.supersedes.iter().map(|earlier| format!("It corrects {earlier}.")));
        sentences.extend(claim.document.iter().map(ToString::to_string));
        sentences.join(" ")
    }
}

fn pivot_line(pivot: &Pivot, name_clause: bool) -> String {
    match &pivot.about {
        Matter::Incident(_, clause) if name_clause => {
            format!("Clause {clause} of {}: {}", pivot.agreement, pivot.sentence)
        }
        _ => pivot.sentence.clone(),
    }
}

/// The findings of an incident under the clauses that take it up; under a clause that was asked for, even where it does not.
fn of_incident(
    question: &Question<'_>,
    incident: &IncidentId,
    wanted: Option<&ClauseId>,
) -> (Vec<Finding>, Vec<(AgreementId, ClauseId)>) {
    let (mut taken_up, mut otherwise, mut passed_over) = (Vec::new(), Vec::new(), Vec::new());
    for agreement in question.case.agreements.values() {
        for clause in agreement.clauses.iter().filter(|clause| wanted.is_none_or(|id| clause.id == *id)) {
            let matter = Matter::Incident(incident.clone(), clause.id.clone());
            let under: Vec<Finding> = find(question, &matter, &agreement.id);
            let is_for = |reading: &ReadingId| {
                reference::takes_up(question.case, &matter, &agreement.id, reading, question.asked)
            };
            if under.iter().any(|finding| is_for(&finding.reading)) {
                taken_up.extend(under);
            } else {
                otherwise.extend(under);
                passed_over.push((agreement.id.clone(), clause.id.clone()));
            }
        }
    }
    if wanted.is_some() && taken_up.is_empty() { (otherwise, Vec::new()) } else { (taken_up, passed_over) }
}

fn of_obligation(question: &Question<'_>, obligation: &ObligationId) -> Vec<Finding> {
    let agreements = question.case.agreements.values();
    agreements
        .filter(|agreement| agreement.obligations.iter().any(|own| own.id == *obligation))
        .flat_map(|agreement| find(question, &Matter::Obligation(obligation.clone()), &agreement.id))
        .collect()
}

fn find(question: &Question<'_>, matter: &Matter, agreement: &AgreementId) -> Vec<Finding> {
    let readings = question.readings.iter();
    readings
        .filter_map(|reading| reference::finding(question.case, matter, agreement, reading, question.asked))
        .collect()
}

/// The claims on the matter itself, and all others that a finding rests on.
fn claims<'a>(question: &Question<'a>, wanted: &Wanted, findings: &[Finding]) -> Vec<&'a Claim> {
    let used: BTreeSet<_> = findings.iter().flat_map(|finding| &finding.claims).collect();
    let is_about = |claim: &Claim| match (&claim.about, wanted) {
        (Subject::Incident(about), Wanted::Incident(id, _)) => about == id,
        (Subject::Fulfilment(_, about) | Subject::Response(_, about, _), Wanted::Obligation(id)) => {
            about == id
        }
        _ => false,
    };
    let all = question.case.claims.values().filter(|claim| claim.learnt <= question.asked.known_at);
    all.filter(|claim| used.contains(&claim.id) || is_about(claim)).collect()
}

fn decisions<'a>(question: &Question<'a>, wanted: &Wanted) -> Vec<&'a Decision> {
    let Wanted::Incident(incident, _) = wanted else { return Vec::new() };
    let all = question.case.decisions.values().filter(|decision| decision.incident == *incident);
    let known = all.filter(|decision| decision.learnt <= question.asked.known_at);
    known.filter(|d| d.on.window.from.is_none_or(|from| from < question.asked.as_of)).collect()
}

/// For each clause: one pivot for each two groups of readings that come to different verdicts.
fn pivots(question: &Question<'_>, findings: &[Finding]) -> Vec<Pivot> {
    let mut pivots: Vec<Pivot> = Vec::new();
    for under in findings.chunk_by(|a, b| (&a.agreement, &a.about) == (&b.agreement, &b.about)) {
        let Some(first) = under.first() else { continue };
        let groups = readings::alike(under.iter().map(|f| (f.reading.clone(), clause::Course::of(f))));
        let heads: Vec<_> =
            groups.iter().filter_map(|(some, course)| Some((some.first()?, course))).collect();
        for (number, (a, left)) in heads.iter().enumerate() {
            for (b, _) in heads.iter().skip(number + 1).filter(|(_, right)| right.verdict != left.verdict) {
                pivots.extend(reference::pivot(
                    question.case,
                    &first.about,
                    &first.agreement,
                    a,
                    b,
                    question.asked,
                ));
            }
        }
    }
    pivots
}
