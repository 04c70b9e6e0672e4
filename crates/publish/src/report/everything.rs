//! The full list: every agreement, and every incident under every reading.

use std::collections::BTreeMap;

use model::{AgreementId, ClauseId};

use super::week::matrix;
use crate::found::{Verdicts, agreement_name};
use crate::outcomes::Outcomes;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::words;

/// Every incident, and every clause with how often it was taken up.
#[derive(Clone, PartialEq, Debug)]
pub struct Everything<'a> {
    incidents: Vec<Verdicts<'a>>,
    clauses: Vec<[String; 5]>,
}

impl<'a> Everything<'a> {
    /// Lists them.
    pub(super) fn of(question: &Question<'_>, outcomes: &Outcomes, incidents: Vec<Verdicts<'a>>) -> Self {
        let case = question.case;
        let taken = taken_up(outcomes);
        let mut clauses = Vec::new();
        for agreement in case.agreements.values() {
            for clause in &agreement.clauses {
                let watched: Vec<&str> = clause.monitored_by.iter().map(|id| case.actor_name(id)).collect();
                clauses.push([
                    agreement_name(case, &agreement.id).to_owned(),
                    clause.id.to_string(),
                    clause.words.plain().to_owned(),
                    if watched.is_empty() { "nobody".into() } else { watched.join(", ") },
                    taken.get(&(&agreement.id, &clause.id)).copied().unwrap_or(0).to_string(),
                ]);
            }
        }
        Self { incidents, clauses }
    }

    pub(super) fn say(&self, question: &Question<'_>, page: &mut Page) {
        page.heading("7. Every clause");
        let mut table = Table::new(["agreement", "clause", "words", "watched by", "incidents"]).widest(2);
        let mut last = "";
        for [agreement, clause, says, watched, taken] in &self.clauses {
            let name = if agreement == last { "" } else { agreement.as_str() };
            table.row([name, clause, says, watched, taken]);
            last = agreement;
        }
        page.table(table);
        page.heading(format!("8. Every incident: {}", self.incidents.len()));
        page.table(matrix(question, &self.incidents));
        page.caption(words::LEGEND);
    }
}

/// How many incidents each clause takes up under one reading or more.
fn taken_up(outcomes: &Outcomes) -> BTreeMap<(&AgreementId, &ClauseId), usize> {
    let mut taken: BTreeMap<(&AgreementId, &ClauseId), usize> = BTreeMap::new();
    for alike in outcomes.incidents.chunk_by(|a, b| a.matter() == b.matter()) {
        if let Some(first) = alike.first() {
            *taken.entry((&first.agreement, &first.clause)).or_default() += 1;
        }
    }
    taken
}
