//! A draft text tried on what a case has recorded: what it would have taken up and found, what it leaves too vague to judge, and what
//! would have come out otherwise than under the agreement that it stands in for.
//!
//! [`stage()`] puts the draft into the case; everything else looks at the findings that follow.

mod advice;
mod cause;
mod changes;
mod clauses;
mod duties;
pub mod stage;

use model::finding::{Finding, Guard, Matter};
use model::{AgreementId, Case, Truth};

use crate::found::{Found, agreement_name};
use crate::page::Page;
use crate::question::Question;
use crate::words::{NO_TARGET, count};
pub use cause::{Cause, Causes, Why};
pub use changes::Change;
pub use clauses::{Counted, Outcome};
pub use stage::{Staged, stage};

/// A draft held against a record, under every reading asked.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    /// What is asked of the case with the draft in it.
    pub question: Question<'a>,
    /// The draft.
    pub staged: &'a Staged,
    /// What follows under the draft.
    pub found: Found,
    /// For each clause and the readings that come to the same numbers: what was found.
    pub clauses: Vec<Counted>,
    /// On what its open findings wait.
    pub causes: Causes,
    /// Which incidents come to another verdict than under the agreement that it stands in for.
    pub changes: Vec<Change>,
}

impl<'a> Trial<'a> {
    /// Tries it: `question` asks of the staged case, `record` is the case as it was.
    pub fn of(question: Question<'a>, staged: &'a Staged, record: &Case) -> Self {
        let all = Found::of(&question);
        let found = all.only(&staged.agreements());
        let clauses = clauses::count(&question, staged, &found);
        let waits = Causes::of(&question, staged, &found);
        let changes = match &staged.instead_of {
            None => Vec::new(),
            Some(old) => changes::between(&question, record, old, &found),
        };
        Self { question, staged, found, clauses, causes: waits, changes }
    }

    /// Says it.
    pub fn page(&self) -> Page {
        let mut page = Page::new(format!("{} tried on: {}", self.names(), self.question.case.title));
        page.text(self.question.when());
        page.text(self.manner());
        self.say_outside(&mut page);
        clauses::say(self, &mut page);
        cause::say(self, &mut page);
        duties::say(self, &mut page);
        changes::say(self, &mut page);
        page.notice(NO_TARGET);
        page
    }

    fn names(&self) -> String {
        let names: Vec<String> = self.staged.drafts.iter().map(|draft| self.name(&draft.stands_as)).collect();
        names.join(", ")
    }

    pub(crate) fn name(&self, id: &AgreementId) -> String {
        agreement_name(self.question.case, id).to_owned()
    }

    /// How the draft stands in the case.
    fn manner(&self) -> String {
        let place = match &self.staged.instead_of {
            Some(old) => format!(
                "The draft takes the place of {}. Whoever is said to be bound by that text is taken to be bound by the draft, and \
                 whatever else the case says of that text is taken to be said of the draft.",
                self.staged.old_title.as_deref().unwrap_or(old.as_str())
            ),
            None => "The draft stands beside the agreements of the case; of whoever is not named in it, nobody says that it has joined.".into(),
        };
        let time = if self.staged.throughout {
            "It is taken to bind at all times, whatever it says of its time; the dates of its obligations stay as they are written."
        } else {
            "It binds in its own time, as it is written."
        };
        format!("{place} {time}")
    }

    /// Says plainly how much of the record lies outside the time in which the draft binds.
    fn say_outside(&self, page: &mut Page) {
        let of_incidents =
            || self.found.all().iter().filter(|finding| matches!(finding.about, Matter::Incident(..)));
        let all = of_incidents().count();
        let outside = of_incidents().filter(|finding| is_out_of_force(finding)).count();
        if all == 0 {
            page.notice("No clause of the draft takes up any incident of this record.");
        } else if outside > 0 {
            page.notice(format!(
                "{} of {} lie outside the time in which the draft binds, and are no breach for that alone.",
                outside,
                count(all, "finding", "findings")
            ));
        }
        if !self.staged.throughout && (all == 0 || outside > 0) {
            page.text("With --throughout it is tried as if it had bound all the time.");
        }
    }
}

fn is_out_of_force(finding: &Finding) -> bool {
    finding.explanation.steps.iter().any(|step| step.guard == Guard::InForce && step.truth == Truth::False)
}
