//! Who is bound under each agreement and reading, since when, by what, and who disputes it.

use std::collections::BTreeSet;

use assess::reference::standings;
use model::claim::{Standing, Value};
use model::finding::{Knowledge, StandingOf};
use model::{AgreementId, ReadingId, SourceId};

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
            page.table(self.matrix(rows));
            page.caption(
                "disputed: the reading takes more than one as possible. unsettled: said, but not taken as settled. \
                 –: nothing is known.",
            );
            page.subheading("Since when, by what, and who says otherwise");
            page.list(rows.chunk_by(|a, b| a.actor == b.actor).map(|rows| self.grounds(rows)).collect());
        }
        page
    }

    fn matrix(&self, rows: &[StandingOf]) -> Table {
        let readings = self.question.readings.iter().map(ReadingId::as_str);
        let mut table = Table::new(std::iter::once("actor").chain(readings));
        for of_actor in rows.chunk_by(|a, b| a.actor == b.actor) {
            let cells = of_actor.iter().map(|row| standing(row).to_owned());
            table.row(std::iter::once(self.name(of_actor)).chain(cells));
        }
        table
    }

    fn name(&self, of_actor: &[StandingOf]) -> String {
        of_actor.first().map_or_else(String::new, |row| self.question.case.actor_name(&row.actor).to_owned())
    }

    /// What an actor is, since when, by what, and who says otherwise; readings that answer alike together.
    fn grounds(&self, of_actor: &[StandingOf]) -> String {
        let known = of_actor.iter().filter(|row| !row.considered.candidates.is_empty());
        let answers = known.map(|row| (row.reading.clone(), self.ground(row)));
        let each = readings::alike(answers).into_iter().map(|(some, ground)| {
            format!("under {}: {ground}", readings::names(&some, &self.question.readings))
        });
        format!("{}, {}.", self.name(of_actor), each.collect::<Vec<_>>().join("; "))
    }

    fn ground(&self, row: &StandingOf) -> String {
        let case = self.question.case;
        let names = |ids: BTreeSet<&SourceId>| {
            let names: Vec<&str> = ids.into_iter().map(|id| case.source_name(id)).collect();
            words::few(&names, 3)
        };
        let claims = row.considered.candidates.iter().flat_map(|candidate| &candidate.claims);
        let sayers: BTreeSet<&SourceId> =
            claims.filter_map(|id| case.claims.get(id)).map(|claim| &claim.from).collect();
        let by_what =
            if sayers.is_empty() { row.by_what.clone() } else { format!("on the word of {}", names(sayers)) };
        let since = row.since.as_ref().map(|when| format!("since {when}"));
        let disputed = (!row.disputed_by.is_empty())
            .then(|| format!("disputed by {}", names(row.disputed_by.iter().collect())));
        let what = Some(standing(row).to_owned());
        [what, since, Some(by_what), disputed].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// What a reading takes an actor to be, in a word.
fn standing(row: &StandingOf) -> &'static str {
    match (row.considered.state(), values(row).first()) {
        (Knowledge::Known, Some(one)) => words::standing(*one),
        (Knowledge::Alleged, Some(_)) => words::UNSETTLED,
        (Knowledge::Contested, Some(_)) => "disputed",
        _ => "–",
    }
}

/// All that an actor may be to a reading.
pub(crate) fn values(row: &StandingOf) -> BTreeSet<Standing> {
    let each = row.considered.candidates.iter();
    each.filter_map(|candidate| if let Value::Standing(one) = candidate.value { Some(one) } else { None })
        .collect()
}
