//! On what open findings wait: on the text, or on facts that nobody has told.

use std::collections::{BTreeMap, BTreeSet};

use model::agreement::{Agreement, Clause, Conduct, Rule};
use model::claim::Attribute;
use model::finding::{Finding, Guard, Lack, Matter, Missing, Step, Verdict};
use model::{ActorId, AgreementId, Case, ClauseId, IncidentId, Truth};

use super::{Staged, Trial, advice};
use crate::found::Found;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::terms::areas_of_clause;
use crate::words::{count, few};

/// What an open finding may wait on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cause {
    /// A question of the text that the reading holds open: its id and its words.
    Question(String, String),
    /// An answer that only a body can give.
    Body(ActorId),
    /// Where an area of the text runs: no outline of these is drawn.
    Outline(Vec<String>),
    /// Something that the text leaves open at this guard, and that no fact would settle.
    Unsaid(Guard),
    /// A fact.
    Fact(Attribute),
    /// What somebody is under the draft.
    Standing,
    /// A finding on something else.
    Condition,
}

/// Whether a finding waits because of the text or because of facts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// The text: who words it otherwise settles it.
    Text,
    /// Facts: who tells them settles it.
    Facts,
}

impl Cause {
    /// Whether it lies in the text or in the facts.
    pub fn why(&self) -> Why {
        match self {
            Self::Question(..) | Self::Body(_) | Self::Outline(_) | Self::Unsaid(_) => Why::Text,
            Self::Fact(_) | Self::Standing | Self::Condition => Why::Facts,
        }
    }

    /// On what, after "waits on".
    pub fn words(&self, case: &Case) -> String {
        match self {
            Self::Question(_, asks) => format!("the question “{}?”", asks.trim_end_matches('?')),
            Self::Body(body) => format!("an answer by {}", case.actor_name(body)),
            Self::Outline(areas) => format!("where {} runs: no outline is drawn", few(areas, 3)),
            Self::Unsaid(guard) => format!("what the text leaves unsaid: {}", guard.asks()),
            Self::Fact(Attribute::Place) => "how closely the place is known".into(),
            Self::Fact(attribute) => attribute.words().into(),
            Self::Standing => "who is bound or covered".into(),
            Self::Condition => "whether something else came, was done or was found".into(),
        }
    }
}

/// How many findings wait on a cause, and of which incidents.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Waiting {
    /// How many findings, each a clause under a reading.
    pub findings: usize,
    /// The incidents.
    pub incidents: BTreeSet<IncidentId>,
}

/// An agreement, a clause of it, and a guard of that.
pub(crate) type Place = (AgreementId, ClauseId, Guard);

/// On what the open findings of a draft wait.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Causes {
    /// By agreement, clause and guard.
    pub by_guard: BTreeMap<(AgreementId, ClauseId, Guard), BTreeMap<Cause, Waiting>>,
    /// Over all clauses.
    pub in_all: BTreeMap<Cause, Waiting>,
    /// How many findings are open.
    pub open: usize,
    /// How many of them wait on the text alone, on facts alone, and on both.
    pub split: [usize; 3],
}

impl Causes {
    /// Looks at every open finding on an incident.
    pub(super) fn of(question: &Question<'_>, staged: &Staged, found: &Found) -> Self {
        let mut causes = Self::default();
        for finding in found.all().iter().filter(|finding| finding.verdict == Verdict::Undetermined) {
            let Matter::Incident(incident, clause) = &finding.about else { continue };
            let agreement = question.case.agreements.get(&finding.agreement);
            let text =
                agreement.and_then(|one| Some((one, one.clauses.iter().find(|own| own.id == *clause)?)));
            if let Some((agreement, clause)) =
                text.filter(|_| staged.agreements().contains(&finding.agreement))
            {
                causes.add(question.case, finding, incident, agreement, clause);
            }
        }
        causes
    }

    /// Clause by clause and guard by guard, what most findings wait on first.
    pub(crate) fn rows(&self) -> Vec<(&Place, &Cause, &Waiting)> {
        let each = self.by_guard.iter();
        let mut rows: Vec<(&Place, &Cause, &Waiting)> = each
            .flat_map(|(place, causes)| causes.iter().map(move |(cause, waiting)| (place, cause, waiting)))
            .collect();
        let clause = |(place, ..): &(&Place, &Cause, &Waiting)| (place.0.clone(), place.1.clone());
        rows.sort_by(|a, b| clause(a).cmp(&clause(b)).then(b.2.findings.cmp(&a.2.findings)));
        rows
    }

    fn add(
        &mut self,
        case: &Case,
        finding: &Finding,
        incident: &IncidentId,
        agreement: &Agreement,
        clause: &Clause,
    ) {
        let mut all: BTreeSet<Cause> = BTreeSet::new();
        for step in finding.explanation.steps.iter().filter(|step| step.truth == Truth::Maybe) {
            let here = of_step(case, step, agreement, clause);
            let place = (agreement.id.clone(), clause.id.clone(), step.guard);
            for cause in &here {
                self.by_guard
                    .entry(place.clone())
                    .or_default()
                    .entry(cause.clone())
                    .or_default()
                    .add(incident);
            }
            all.extend(here);
        }
        for cause in &all {
            self.in_all.entry(cause.clone()).or_default().add(incident);
        }
        self.open += 1;
        let (text, facts) = (has(&all, Why::Text), has(&all, Why::Facts));
        let [only_text, only_facts, both] = &mut self.split;
        *match (text, facts) {
            (true, false) => only_text,
            (false, _) => only_facts,
            (true, true) => both,
        } += 1;
    }
}

impl Waiting {
    fn add(&mut self, incident: &IncidentId) {
        self.findings += 1;
        self.incidents.insert(incident.clone());
    }

    pub(super) fn first(&self) -> String {
        let mut first: Vec<&str> = self.incidents.iter().take(2).map(IncidentId::as_str).collect();
        if self.incidents.len() > first.len() {
            first.push("…");
        }
        first.join(", ")
    }
}

fn has(causes: &BTreeSet<Cause>, why: Why) -> bool {
    causes.iter().any(|cause| cause.why() == why)
}

/// On what an open guard waits.
fn of_step(case: &Case, step: &Step, agreement: &Agreement, clause: &Clause) -> BTreeSet<Cause> {
    let mut causes: BTreeSet<Cause> =
        step.missing.iter().map(|missing| of_missing(case, missing, step.guard, agreement, clause)).collect();
    if causes.is_empty() {
        causes.insert(Cause::Unsaid(step.guard));
    }
    causes
}

fn of_missing(case: &Case, missing: &Missing, guard: Guard, agreement: &Agreement, clause: &Clause) -> Cause {
    match &missing.what {
        Lack::Term(point) => Cause::Question(point.clone(), missing.question.clone()),
        Lack::Body(body) => Cause::Body(body.clone()),
        Lack::Standing(_) => Cause::Standing,
        Lack::Condition | Lack::Deadline | Lack::Matter(_) => Cause::Condition,
        Lack::Fact(Attribute::Place) if matches!(guard, Guard::InArea | Guard::Listed | Guard::Protected) => {
            let bare = without_outline(case, agreement, clause);
            if bare.is_empty() { Cause::Fact(Attribute::Place) } else { Cause::Outline(bare) }
        }
        Lack::Fact(attribute) => Cause::Fact(*attribute),
    }
}

/// The areas that a clause speaks of and that have no outline.
fn without_outline(case: &Case, agreement: &Agreement, clause: &Clause) -> Vec<String> {
    let conduct: Option<&Conduct> = match &clause.rule {
        Rule::Forbid(conduct) => Some(conduct),
        Rule::Permit(permit) => Some(&permit.conduct),
        Rule::Asks { .. } => None,
    };
    let areas = areas_of_clause(agreement, conduct);
    let bare = areas.into_iter().filter(|id| case.areas.get(*id).is_none_or(|area| area.outline.is_none()));
    bare.map(|id| case.areas.get(id).map_or(id.as_str(), |area| area.name.plain()).to_owned()).collect()
}

/// Says where the draft is too vague to judge, and what to do about it.
pub(super) fn say(trial: &Trial<'_>, page: &mut Page) {
    page.heading("2. Where is it too vague to judge?");
    let causes = &trial.causes;
    if causes.open == 0 {
        page.text("No finding on an incident stays open.");
        return;
    }
    let [text, facts, both] = causes.split;
    page.text(format!(
        "{}: {text} because of the text alone, {facts} because of facts alone, {both} because of both. A finding is one clause under one \
         reading; it may wait on several things.",
        count(causes.open, "finding stays open", "findings stay open")
    ));
    let mut table =
        Table::new(["clause", "open guard", "it waits on", "because of", "findings", "first incidents"])
            .widest(2);
    for ((agreement, clause, guard), cause, waiting) in causes.rows() {
        let name = trial.clause(agreement, clause);
        let why = if cause.why() == Why::Text { "the text" } else { "facts" };
        table.row([
            name,
            guard.as_str().replace('-', " "),
            cause.words(trial.question.case),
            why.to_owned(),
            waiting.findings.to_string(),
            waiting.first(),
        ]);
    }
    page.table(table);
    page.subheading("What would help");
    page.list(advice::lines(trial));
}
