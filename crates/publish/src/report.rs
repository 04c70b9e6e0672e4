//! The front page: what a mediator asks first.
//!
//! Is the truce in force? Who is bound? What was breached in the last week? How does the whole record add up, and what of it was
//! seen? What is due? Where do the readings part? Each part is a module: it works out its data, then says it.

mod bound;
mod due;
mod everything;
mod force;
mod parting;
mod totals;
mod week;

pub use bound::Bound;
pub use due::{Due, presses};
pub use everything::Everything;
pub use force::{Agreements, Answer, InForce};
pub use parting::Parting;
pub use totals::Totals;
pub use week::Week;

use crate::engine::Record;
use crate::page::Page;
use crate::question::Question;

/// How much the report shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Extent {
    /// What fits a screen.
    #[default]
    Front,
    /// That, and everything after it.
    All,
}

/// The front page of a case.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    question: &'a Question<'a>,
    in_force: InForce,
    bound: Vec<Bound>,
    week: Week<'a>,
    totals: Totals,
    due: Due,
    parting: Parting,
    everything: Option<Everything<'a>>,
}

impl<'a> Report<'a> {
    /// Works everything out that the page says.
    pub fn of(question: &'a Question<'a>, extent: Extent) -> Self {
        let record = Record::of(question);
        let engine = record.engine(question);
        let outcomes = &engine.outcomes();
        let incidents = outcomes.incidents(question);
        let week = Week::of(question, &incidents);
        Self {
            question,
            in_force: InForce::of(question),
            bound: Bound::of(question),
            totals: Totals::of(question, &incidents),
            due: Due::of(question, &outcomes.owed),
            parting: Parting::of(&engine, outcomes, &incidents, &week, extent),
            everything: (extent == Extent::All).then(|| Everything::of(question, outcomes, incidents)),
            week,
        }
    }

    /// Says it.
    pub fn page(&self) -> Page {
        let question = self.question;
        let case = question.case;
        let title = case.title.plain();
        let mut page = Page::new(if title.is_empty() { case.id.as_str() } else { title });
        page.text(question.when());
        if question.readings.is_empty() {
            page.notice("The case has no reading: nothing can be found without one.");
        }
        self.in_force.say(question, &mut page);
        page.heading("2. Who is bound?");
        self.bound.iter().for_each(|bound| bound.say(question, &mut page));
        page.notice(crate::words::NO_TARGET);
        page.hint("Everybody, since when and by what", question.command("standing", ""));
        self.week.say(question, &mut page);
        self.due.say(question, &mut page);
        self.parting.say(question, &mut page);
        self.totals.say(question, &mut page);
        if let Some(everything) = &self.everything {
            everything.say(question, &mut page);
        }
        page
    }
}
