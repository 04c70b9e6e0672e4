//! What is due, overdue or in dispute.

use model::ReadingId;
use model::finding::{Finding, ReasonCode, Verdict};

use crate::obligations::owed;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::readings;
use crate::words;

/// Obligations that somebody should look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// Those that are due, overdue, late or open under some reading.
    pub pressing: Vec<Obligation>,
    /// How many others there are.
    pub others: usize,
}

/// Where an obligation stands, with readings that answer alike put together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Obligation {
    /// Its id, who owes it, and what.
    pub what: String,
    /// Where some readings see it stand.
    pub stands: Vec<(Vec<ReadingId>, (Verdict, String))>,
}

impl Due {
    /// Sorts the obligations found.
    pub fn of(question: &Question<'_>, found: &[Finding]) -> Self {
        let mut due = Self { pressing: Vec::new(), others: 0 };
        for under in found.chunk_by(|a, b| (&a.about, &a.agreement) == (&b.about, &b.agreement)) {
            let Some(first) = under.first() else { continue };
            if under.iter().any(presses) {
                let (first_told, last_told): (Vec<&Finding>, Vec<&Finding>) =
                    under.iter().partition(|finding| presses(finding));
                let told = first_told.into_iter().chain(last_told);
                let stands = told.map(|finding| (finding.reading.clone(), stands(finding)));
                let what = owed(question.case, first);
                due.pressing.push(Obligation { what, stands: readings::alike(stands) });
            } else {
                due.others += 1;
            }
        }
        due
    }

    pub(super) fn say(&self, question: &Question<'_>, page: &mut Page) {
        page.heading("4. What is due or overdue?");
        if self.pressing.is_empty() {
            page.text("Nothing is due, overdue or in dispute.");
        }
        let mut table = Table::new(["obligation", "where it stands", "under"]);
        for obligation in &self.pressing {
            for (number, (some, (verdict, why))) in obligation.stands.iter().enumerate() {
                let what = if number == 0 { obligation.what.as_str() } else { "" };
                let state = format!("{}: {why}", words::verdict(*verdict));
                table.row([what, &state, &readings::names(some, &question.readings)]);
            }
        }
        page.table(table);
        let all = self.pressing.len() + self.others;
        page.hint(
            format!("All obligations ({all}), with what became of them"),
            question.command("obligations", ""),
        );
    }
}

/// Whether somebody should look at an obligation: it is due, overdue, late or open.
pub fn presses(finding: &Finding) -> bool {
    use ReasonCode::{
        AmountNotMet, AmountOpen, ConditionOpen, ContestedFulfilment, DeclaredLapsed, Due, Extended,
        FulfilledLate, FulfilledWhenUnknown, NotDone, OverdueWithoutWord,
    };
    let pressing = [
        AmountNotMet,
        AmountOpen,
        ConditionOpen,
        ContestedFulfilment,
        DeclaredLapsed,
        Due,
        Extended,
        FulfilledLate,
        FulfilledWhenUnknown,
        NotDone,
        OverdueWithoutWord,
    ];
    // whatever is open is for somebody to look at, whatever it hangs on
    finding.verdict == Verdict::Undetermined
        || finding.reasons.iter().any(|reason| pressing.contains(&reason.code))
}

fn stands(finding: &Finding) -> (Verdict, String) {
    let why: Vec<&str> = finding.reasons.iter().map(|reason| reason.text.as_str()).collect();
    (finding.verdict, why.join("; "))
}
