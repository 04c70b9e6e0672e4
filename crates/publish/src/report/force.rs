//! Which agreements are in force, under which readings.

use assess::reference::{View, force};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::agreement::Agreement;
use model::{AgreementId, Case, ReadingId, Truth};

use crate::found::agreement_name;
use crate::language::Voice;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::readings;
use crate::times;
use crate::words::{self, count};

/// Which agreements are in force, under which readings.
#[derive(Clone, PartialEq, Debug)]
pub struct InForce {
    /// Those that are, or may be, under some reading.
    pub now: Vec<Agreements>,
    /// Those that were, under every reading.
    pub over: Vec<AgreementId>,
    /// Those that are still to come, under every reading.
    pub to_come: Vec<AgreementId>,
}

/// One agreement, with readings that answer alike put together.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreements {
    /// Its id.
    pub id: AgreementId,
    /// True where it only adds to another.
    pub supplement: bool,
    /// What some readings answer.
    pub answers: Vec<(Vec<ReadingId>, Answer)>,
}

/// What a reading answers.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// Whether it is in force.
    pub truth: Truth,
    /// Since when it has been.
    pub since: Option<Timestamp>,
    /// When it ends or ended.
    pub until: Option<Timestamp>,
    /// Questions held open that bear on it.
    pub questions: Vec<String>,
}

impl InForce {
    /// Asks every agreement under every reading.
    pub fn of(question: &Question<'_>) -> Self {
        let mut all = Self { now: Vec::new(), over: Vec::new(), to_come: Vec::new() };
        for agreement in question.case.agreements.values() {
            let answers = answers(question, agreement);
            let id = agreement.id.clone();
            // one that is suspended is not over
            let goes_on = |answer: &Answer| {
                answer.since.is_some() && answer.until.is_none_or(|until| until > question.asked.as_of)
            };
            if answers.iter().any(|(_, answer)| answer.truth != Truth::False || goes_on(answer)) {
                let supplement = agreement.supplements.is_some();
                all.now.push(Agreements { id, supplement, answers: readings::alike(answers) });
            } else if answers.iter().any(|(_, answer)| answer.since.is_some()) {
                all.over.push(id);
            } else {
                all.to_come.push(id);
            }
        }
        all.now.sort_by_key(|agreement| agreement.supplement);
        all
    }

    pub(super) fn say(&self, question: &Question<'_>, page: &mut Page) {
        page.heading("1. Is the truce in force?");
        if self.now.is_empty() {
            page.text("No agreement is in force under any reading asked.");
        }
        let mut table = Table::new(["agreement", "in force", "since", "until", "under"]);
        for agreement in &self.now {
            for (number, (some, answer)) in agreement.answers.iter().enumerate() {
                let name = if number == 0 { agreement_name(question.case, &agreement.id) } else { "" };
                let under = readings::names(some, &question.readings);
                let (since, until) = answer.span(question);
                table.row([name, words::answer(answer.truth), &since, &until, &under]);
            }
        }
        page.table(table);
        page.list(self.questions(question));
        let rest = [(&self.over, "over"), (&self.to_come, "still to come")];
        let rest = rest.iter().filter(|(ids, _)| !ids.is_empty()).map(|(ids, what)| {
            let names: Vec<&str> = ids.iter().map(|id| agreement_name(question.case, id)).collect();
            format!(
                "{} {what}: {}.",
                count(names.len(), "agreement", "agreements"),
                words::few_titles(&names, 3)
            )
        });
        page.text(rest.collect::<Vec<_>>().join(" "));
        let quiet = !(self.over.is_empty() && self.to_come.is_empty());
        if quiet {
            page.hint("What each binds to", question.command("assess", "--all"));
        }
    }

    fn questions(&self, question: &Question<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        for agreement in &self.now {
            for (some, answer) in &agreement.answers {
                let under = readings::names(some, &question.readings);
                lines.extend(answer.questions.iter().map(|asks| format!("Held open by {under}: {asks}")));
            }
        }
        lines.dedup();
        lines
    }
}

impl Answer {
    /// What it answers at a time, in sentences: "In force since 27 February 2016: day 34. No end is set."
    pub fn sentence(&self, case: &Case, voice: &Voice, at: Timestamp) -> String {
        let zone = &TimeZone::get(&case.zone).unwrap_or(TimeZone::UTC);
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let last = at.checked_sub(1.nanosecond()).map_or_else(|_| day(at), day);
        let number = self.since.and_then(|since| usize::try_from((last - day(since)).get_days() + 1).ok());
        let since = self.since.map(|since| voice.day(day(since))).unwrap_or_default();
        let mut sentences = vec![match (self.truth, number) {
            (Truth::True, Some(number)) => {
                voice.say_with("force-day", &[("since", since.into()), ("n", number.into())])
            }
            (Truth::False, Some(_)) if self.until.is_some_and(|until| until <= at) => {
                voice.say_with("force-over-since", &[("since", since.into())])
            }
            (Truth::Maybe, Some(_)) => voice.say_with("force-maybe", &[("since", since.into())]),
            (Truth::False, Some(_)) => voice.say_with("force-suspended", &[("since", since.into())]),
            (_, None) => voice.say("force-open"),
        }];
        sentences.push(match self.until {
            Some(until) => {
                let key = if until > at { "force-until" } else { "force-ended" };
                voice.say_with(key, &[("until", voice.end(until, zone).into())])
            }
            None => voice.say("force-no-end"),
        });
        let questions = self.questions.iter();
        sentences.extend(questions.map(|asks| {
            voice.say_with("force-question", &[("asks", voice.words_of(case, asks).text.into())])
        }));
        sentences.join(" ")
    }

    fn span(&self, question: &Question<'_>) -> (String, String) {
        let zone = question.zone();
        let since = self.since.map_or_else(|| "–".into(), |at| times::start(at, &zone));
        let until = self.until.map_or_else(|| "no end".into(), |at| times::end(at, &zone));
        (since, if self.since.is_none() { "–".into() } else { until })
    }
}

fn answers(question: &Question<'_>, agreement: &Agreement) -> Vec<(ReadingId, Answer)> {
    let readings = question.readings.iter().filter_map(|id| question.case.readings.get(id));
    readings
        .map(|reading| {
            let view = View::new(question.case, reading, question.asked);
            let force::InForce { truth, since, until, questions } =
                force::at(&view, agreement, question.asked.as_of);
            (reading.id.clone(), Answer { truth, since, until, questions })
        })
        .collect()
}
