//! What the draft finds: for each clause and reading how many incidents it takes up, and what comes of them.

use std::collections::BTreeMap;

use model::finding::{Finding, Matter, ReasonCode, Verdict};
use model::{AgreementId, ClauseId, ReadingId};

use super::{Staged, Trial};
use crate::found::Found;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::readings;
use crate::words::count as so_many;

/// What some readings that come to the same numbers find under one clause.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// The agreement, as it stands in the case.
    pub agreement: AgreementId,
    /// The clause.
    pub clause: ClauseId,
    /// The readings.
    pub readings: Vec<ReadingId>,
    /// The numbers.
    pub outcome: Outcome,
}

/// What becomes of the incidents that a clause takes up.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// How many are a breach.
    pub breach: usize,
    /// How many are none, by the first reason that each gives.
    pub no_breach: BTreeMap<ReasonCode, usize>,
    /// How many cannot be told.
    pub undetermined: usize,
}

impl Outcome {
    /// How many incidents are taken up.
    pub fn taken_up(&self) -> usize {
        self.breach + self.none() + self.undetermined
    }

    /// How many are no breach.
    pub fn none(&self) -> usize {
        self.no_breach.values().sum()
    }

    fn add(&mut self, finding: &Finding) {
        match finding.verdict {
            Verdict::Breach => self.breach += 1,
            Verdict::Undetermined => self.undetermined += 1,
            Verdict::NoBreach => {
                let code = finding.reasons.first().map_or(ReasonCode::NotProhibited, |reason| reason.code);
                *self.no_breach.entry(code).or_default() += 1;
            }
        }
    }
}

/// Counts, clause by clause in the order of the draft.
pub(super) fn count(question: &Question<'_>, staged: &Staged, found: &Found) -> Vec<Counted> {
    let mut rows = Vec::new();
    for draft in &staged.drafts {
        let Some(agreement) = question.case.agreements.get(&draft.stands_as) else { continue };
        for clause in &agreement.clauses {
            let of_clause = |finding: &&Finding| {
                let about = matches!(&finding.about, Matter::Incident(_, id) if *id == clause.id);
                about && finding.agreement == agreement.id
            };
            let own: Vec<&Finding> = found.all().iter().filter(of_clause).collect();
            let outcomes = question.readings.iter().map(|reading| {
                let mut outcome = Outcome::default();
                own.iter()
                    .filter(|finding| finding.reading == *reading)
                    .for_each(|finding| outcome.add(finding));
                (reading.clone(), outcome)
            });
            rows.extend(readings::alike(outcomes).into_iter().map(|(readings, outcome)| Counted {
                agreement: agreement.id.clone(),
                clause: clause.id.clone(),
                readings,
                outcome,
            }));
        }
    }
    rows
}

/// Says what was counted.
pub(super) fn say(trial: &Trial<'_>, page: &mut Page) {
    page.heading("1. What would it have found?");
    let asked = trial.found.incidents(&trial.question);
    let taken = asked.iter().filter(|one| one.under.iter().any(Option::is_some)).count();
    page.text(format!(
        "Of {} its clauses take up {taken}, under one reading or more.",
        so_many(asked.len(), "incident", "incidents")
    ));
    let head = ["clause", "under", "taken up", "■ breach", "□ no breach, and why", "? undetermined"];
    let mut table = Table::new(head).widest(4);
    let mut last = None;
    for row in &trial.clauses {
        let key = (&row.agreement, &row.clause);
        let name = if last == Some(key) { String::new() } else { trial.clause(&row.agreement, &row.clause) };
        last = Some(key);
        let Outcome { breach, undetermined, .. } = &row.outcome;
        table.row([
            name,
            readings::names(&row.readings, &trial.question.readings),
            row.outcome.taken_up().to_string(),
            breach.to_string(),
            why(&row.outcome),
            undetermined.to_string(),
        ]);
    }
    page.table(table);
    page.caption("A finding of no breach is counted under the first of its reasons. A clause that only a body judges takes nothing up.");
}

fn why(outcome: &Outcome) -> String {
    let each: Vec<String> = outcome
        .no_breach
        .iter()
        .map(|(code, number)| format!("{number} {}", code.as_str().replace('-', " ")))
        .collect();
    match outcome.none() {
        0 => "0".into(),
        all => format!("{all}: {}", each.join(", ")),
    }
}

impl Trial<'_> {
    /// How a clause is named: by its id, and by its agreement where the draft has several.
    pub(super) fn clause(&self, agreement: &AgreementId, clause: &ClauseId) -> String {
        if self.staged.drafts.len() > 1 {
            format!("{clause} of {}", self.name(agreement))
        } else {
            clause.to_string()
        }
    }
}
