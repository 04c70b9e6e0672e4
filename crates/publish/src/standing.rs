//! Who is bound under each agreement and reading, since when, by what, and who disputes it.

use std::collections::BTreeSet;

use assess::reference::standings;
use model::claim::{Standing, Value};
use model::finding::{Knowledge, StandingOf};
use model::{AgreementId, ReadingId};

use crate::found::agreement_name;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::readings;
use crate::words;

/// What everybody is under each agreement that does not only add to another.
#[derive(Clone, Debug)]
pub struct Standings<'a> {
    question: &'a Question<'a>,
    /// By agreement; each by actor and reading.
    pub under: Vec<(AgreementId, Vec<StandingOf>)>,
}

impl<'a> Standings<'a> {
    /// Works them out.
    pub fn of(question: &'a Question<'a>) -> Self {
        let readings: Vec<&ReadingId> = question.readings.iter().collect();
        let own = question.case.agreements.values().filter(|agreement| agreement.supplements.is_none());
        let rows = |id: &AgreementId| (id.clone(), standings(question.case, id, &readings, question.asked));
        Self { question, under: own.map(|agreement| rows(&agreement.id)).collect() }
    }

    /// Says them.
    pub fn page(&self) -> Page {
        let question = self.question;
        let mut page = Page::new(format!("Who is bound: {}", question.case.title));
        page.text(question.when());
        page.notice(words::NO_TARGET);
        for (agreement, rows) in &self.under {
            page.heading(agreement_name(question.case, agreement));
            if rows.is_empty() {
                page.text("Nothing is known or said of anybody.");
            }
            let readings = question.readings.iter().map(ReadingId::as_str);
            let head = std::iter::once("actor").chain(readings).chain(["since when, by what, disputed by"]);
            let mut table = Table::new(head);
            for of_actor in rows.chunk_by(|a, b| a.actor == b.actor) {
                let Some(first) = of_actor.first() else { continue };
                let name = question.case.actor_name(&first.actor).to_owned();
                let cells = of_actor.iter().map(|row| standing(row).to_owned());
                table.row(std::iter::once(name).chain(cells).chain([self.grounds(of_actor)]));
            }
            page.table(table);
        }
        page.text("disputed: the reading takes more than one as possible. unsettled: said, but not taken as settled. –: nothing is known.");
        page
    }

    /// Since when, by what, and who says otherwise; once where all readings agree.
    fn grounds(&self, rows: &[StandingOf]) -> String {
        let known = rows.iter().filter(|row| !row.considered.candidates.is_empty());
        let answers = known.map(|row| (row.reading.clone(), self.ground(row)));
        let groups = readings::alike(answers);
        let several = groups.len() > 1;
        let lines = groups.into_iter().map(|(some, ground)| {
            if several {
                format!("{}: {ground}", readings::names(&some, &self.question.readings))
            } else {
                ground
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn ground(&self, row: &StandingOf) -> String {
        let since = row.since.as_ref().map(|when| format!("since {when}"));
        let sources: Vec<&str> =
            row.disputed_by.iter().map(|id| self.question.case.source_name(id)).collect();
        let disputed = (!sources.is_empty()).then(|| format!("disputed by {}", words::few(&sources, 3)));
        [since, Some(row.by_what.clone()), disputed].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// What a reading takes an actor to be, in a word.
fn standing(row: &StandingOf) -> &'static str {
    let values: BTreeSet<Standing> = row
        .considered
        .candidates
        .iter()
        .filter_map(|candidate| if let Value::Standing(one) = candidate.value { Some(one) } else { None })
        .collect();
    match (row.considered.state(), values.first()) {
        (Knowledge::Known, Some(one)) => words::standing(*one),
        (Knowledge::Alleged, Some(_)) => "unsettled",
        (Knowledge::Contested, Some(_)) => "disputed",
        _ => "–",
    }
}
