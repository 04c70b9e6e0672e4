//! The full list: every agreement, and every incident under every reading.

use std::collections::BTreeSet;

use model::finding::Matter;
use model::{ClauseId, IncidentId};

use super::week::matrix;
use crate::found::{Found, Verdicts, agreement_name};
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
    pub fn of(question: &Question<'_>, found: &Found, incidents: Vec<Verdicts<'a>>) -> Self {
        let case = question.case;
        let mut clauses = Vec::new();
        for agreement in case.agreements.values() {
            for clause in &agreement.clauses {
                let taken = found.all().iter().filter(|finding| finding.agreement == agreement.id);
                let taken: BTreeSet<&IncidentId> =
                    taken.filter_map(|finding| taken_up(&finding.about, &clause.id)).collect();
                let watched: Vec<&str> = clause.monitored_by.iter().map(|id| case.actor_name(id)).collect();
                clauses.push([
                    agreement_name(case, &agreement.id).to_owned(),
                    clause.id.to_string(),
                    clause.words.plain().to_owned(),
                    if watched.is_empty() { "nobody".into() } else { watched.join(", ") },
                    taken.len().to_string(),
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

fn taken_up<'f>(matter: &'f Matter, wanted: &ClauseId) -> Option<&'f IncidentId> {
    match matter {
        Matter::Incident(incident, clause) if clause == wanted => Some(incident),
        _ => None,
    }
}
