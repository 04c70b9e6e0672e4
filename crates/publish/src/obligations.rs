//! Obligations: who owes what, what became of it, and where it stands under each reading.

use model::Case;
use model::finding::{Finding, Matter};
use model::obligation::Obligation;

use crate::engine::Record;
use crate::found::agreement_name;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::readings;
use crate::words;

/// Every obligation under every reading asked.
#[derive(Clone, Debug)]
pub struct Obligations<'a> {
    question: &'a Question<'a>,
    /// By agreement, obligation and reading.
    pub findings: Vec<Finding>,
}

impl<'a> Obligations<'a> {
    /// Works them out.
    pub fn of(question: &'a Question<'a>) -> Self {
        let mut findings = Record::of(question).engine(question).obligations();
        findings
            .sort_by(|a, b| (&a.agreement, &a.about, &a.reading).cmp(&(&b.agreement, &b.about, &b.reading)));
        Self { question, findings }
    }

    /// Says them.
    pub fn page(&self) -> Page {
        let case = self.question.case;
        let mut page = Page::new(format!("Obligations: {}", case.title));
        page.text(self.question.when());
        if self.findings.is_empty() {
            page.text("No agreement of this case holds an obligation.");
        }
        let mut last = None;
        for under in self.findings.chunk_by(|a, b| (&a.agreement, &a.about) == (&b.agreement, &b.about)) {
            let Some(first) = under.first() else { continue };
            if last != Some(&first.agreement) {
                page.heading(agreement_name(case, &first.agreement));
                last = Some(&first.agreement);
            }
            self.say(under, first, &mut page);
        }
        page
    }

    fn say(&self, under: &[Finding], first: &Finding, page: &mut Page) {
        page.subheading(owed(self.question.case, first));
        page.list(first.explanation.course.clone());
        let stands = under.iter().map(|finding| {
            let why: Vec<&str> = finding.reasons.iter().map(|reason| reason.text.as_str()).collect();
            (finding.reading.clone(), (finding.verdict, why.join("; ")))
        });
        let mut table = Table::new(["finding", "why", "under"]);
        for (some, (verdict, why)) in readings::alike(stands) {
            let under = readings::names(&some, &self.question.readings);
            table.row([words::verdict(verdict), &why, &under]);
        }
        page.table(table);
        if let Matter::Obligation(id) = &first.about {
            page.hint("Why", self.question.command("explain", id.as_str()));
        }
    }
}

/// The obligation that a finding is about.
pub(crate) fn obligation<'a>(case: &'a Case, finding: &Finding) -> Option<&'a Obligation> {
    let Matter::Obligation(id) = &finding.about else { return None };
    case.agreements.get(&finding.agreement)?.obligations.iter().find(|obligation| obligation.id == *id)
}

/// An obligation in a line: its id, who owes it to whom, and what.
pub(crate) fn owed(case: &Case, finding: &Finding) -> String {
    let Some(obligation) = obligation(case, finding) else { return String::new() };
    let [on, to] = [&obligation.on, &obligation.owed_to]
        .map(|ids| ids.iter().map(|id| case.actor_name(id)).collect::<Vec<_>>());
    let to = if to.is_empty() { String::new() } else { format!(", to {}", words::few(&to, 3)) };
    format!("{} (on {}{to}): {}", obligation.id, words::few(&on, 3), obligation.words.plain())
}
