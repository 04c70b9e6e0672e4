//! Two readings side by side: each matter on which they part, and on what.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use model::ReadingId;
use model::finding::{Matter, Pivot, PivotPoint};

use crate::engine::Record;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::words::{self, count};

/// Every matter on which two readings part.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    /// What was asked.
    pub question: &'a Question<'a>,
    /// The two readings.
    pub readings: [ReadingId; 2],
    /// Where they part, by matter and agreement.
    pub pivots: Vec<Pivot>,
}

impl<'a> Compared<'a> {
    /// Compares two readings.
    pub fn of(question: &'a Question<'a>, a: &ReadingId, b: &ReadingId) -> Self {
        let pair = Question { readings: vec![a.clone(), b.clone()], ..question.clone() };
        let mut pivots = Record::of(&pair).engine(&pair).compare([a, b]);
        pivots.sort_by(|a, b| (&a.about, &a.agreement).cmp(&(&b.about, &b.agreement)));
        Self { question, readings: [a.clone(), b.clone()], pivots }
    }

    /// Says it.
    pub fn page(&self) -> Page {
        let [a, b] = &self.readings;
        let mut page = Page::new(format!("{a} and {b}: {}", self.question.case.title));
        page.text(self.question.when());
        page.text(match self.pivots.len() {
            0 => "They come to the same verdict on everything.".to_owned(),
            number => format!("They part on {}.", count(number, "matter", "matters")),
        });
        let mut table = Table::new(["on what they part", "matters"]);
        for (what, number) in self.points() {
            table.row([what, number.to_string()]);
        }
        page.table(table);
        if !self.pivots.is_empty() {
            page.heading("One by one");
        }
        page.list(self.lines());
        if self
            .pivots
            .iter()
            .flat_map(|pivot| &pivot.points)
            .any(|point| matches!(point, PivotPoint::Standing(_)))
        {
            page.notice(words::NO_TARGET);
        }
        page.hint("Why, for one of them", self.question.command("explain", "INCIDENT"));
        page
    }

    /// On what they part, most often first.
    fn points(&self) -> Vec<(String, usize)> {
        let mut by_points: BTreeMap<String, usize> = BTreeMap::new();
        for pivot in &self.pivots {
            let names: Vec<String> = pivot.points.iter().map(|one| self.name(one)).collect();
            *by_points.entry(names.join(", and ")).or_default() += 1;
        }
        let mut all: Vec<(String, usize)> = by_points.into_iter().collect();
        all.sort_by_key(|(_, number)| Reverse(*number));
        all
    }

    fn name(&self, point: &PivotPoint) -> String {
        match point {
            PivotPoint::Fact(attribute) => attribute.words().to_owned(),
            PivotPoint::Standing(actor) => format!("what {} is", self.question.case.actor_name(actor)),
            PivotPoint::Term(term) => format!("the text: {term}"),
            PivotPoint::Ownership => "whether it is owed".into(),
            PivotPoint::Matter(matter) => assess::reference::words::whether(self.question.case, matter),
        }
    }

    /// One line a matter; clauses of one incident with the same pivot together.
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<(&Pivot, Vec<String>)> = Vec::new();
        for pivot in &self.pivots {
            let clause = match &pivot.about {
                Matter::Incident(_, clause) => format!("{clause} of {}", pivot.agreement),
                Matter::Obligation(_) => pivot.agreement.to_string(),
            };
            match lines.iter_mut().find(|(known, _)| is_alike(known, pivot)) {
                Some((_, clauses)) => clauses.push(clause),
                None => lines.push((pivot, vec![clause])),
            }
        }
        lines.into_iter().map(|(pivot, clauses)| self.line(pivot, &clauses)).collect()
    }

    fn line(&self, pivot: &Pivot, clauses: &[String]) -> String {
        let (clauses, sentence) = (clauses.join(", "), &pivot.sentence);
        match &pivot.about {
            Matter::Incident(incident, _) => {
                let what =
                    self.question.case.incidents.get(incident).map(words::incident).unwrap_or_default();
                format!("{incident} ({what}), clause {clauses}: {sentence}")
            }
            Matter::Obligation(obligation) => format!("{obligation} of {clauses}: {sentence}"),
        }
    }
}

fn is_alike(a: &Pivot, b: &Pivot) -> bool {
    let same_matter = match (&a.about, &b.about) {
        (Matter::Incident(a, _), Matter::Incident(b, _)) => a == b,
        (a, b) => a == b,
    };
    same_matter && a.sentence == b.sentence
}
