//! How the whole record adds up, and what of it could be seen.

use model::ReadingId;
use model::finding::Verdict;
use model::time::Window;

use crate::coverage;
use crate::found::Verdicts;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::words::count;

/// How many incidents of the record are what, under each reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Totals {
    /// Incidents recorded by the time asked about.
    pub incidents: usize,
    /// For each reading: breaches, no breaches, undetermined, not taken up by any clause.
    pub under: Vec<(ReadingId, [usize; 4])>,
    /// What of it could be seen.
    pub coverage: String,
}

impl Totals {
    /// Counts them.
    pub fn of(question: &Question<'_>, incidents: &[Verdicts<'_>]) -> Self {
        let kinds = [Some(Verdict::Breach), Some(Verdict::NoBreach), Some(Verdict::Undetermined), None];
        let under = question.readings.iter().enumerate().map(|(number, reading)| {
            let of = |kind| incidents.iter().filter(|row| row.under.get(number) == Some(&kind)).count();
            (reading.clone(), kinds.map(of))
        });
        Self {
            incidents: incidents.len(),
            under: under.collect(),
            coverage: coverage::of(question, &Window { from: None, until: Some(question.asked.as_of) }),
        }
    }

    pub(super) fn say(&self, question: &Question<'_>, page: &mut Page) {
        page.heading(format!("6. The whole record: {}", count(self.incidents, "incident", "incidents")));
        let mut table =
            Table::new(["reading", "■ breach", "□ no breach", "? undetermined", "– no clause takes it up"]);
        for (reading, numbers) in &self.under {
            let numbers = numbers.iter().map(ToString::to_string);
            table.row(std::iter::once(reading.to_string()).chain(numbers));
        }
        page.table(table);
        page.notice(self.coverage.clone());
        page.hint("Each incident under each reading", question.command("assess", "--all"));
    }
}
