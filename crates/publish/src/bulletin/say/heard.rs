//! What is claimed, by author; what was counted, in each author's own units; what was said in public.

use model::count::Count;
use model::tally::{PartOf, Tally};

use super::Saying;
use crate::bulletin::{Casualty, Counted, Document, Line, Table};
use crate::language::Said;

impl Saying<'_> {
    pub(super) fn casualties(&self, document: &mut Document) {
        let voice = self.voice;
        document.heading(voice.say("bulletin-casualties"));
        let all = &self.bulletin().casualties;
        document.text(voice.say(if all.is_empty() {
            "bulletin-no-casualties"
        } else {
            "bulletin-never-added"
        }));
        let head = ["bulletin-author", "matrix-incident", "bulletin-killed", "bulletin-injured"];
        let number = |count: &Option<Count>| {
            let said = count.as_ref().map_or_else(|| "–".into(), |count| voice.number(count));
            Line::default().id(said, None)
        };
        let row = |one: &Casualty| {
            let id = one.incident.as_str();
            let incident = Line::default().id(id, self.link(&self.issue.incident(id)));
            vec![self.author(one), incident, number(&one.killed), number(&one.injured)]
        };
        let rows = all.iter().map(row).collect();
        document.table(Table {
            head: head.map(|key| voice.say(key).into()).into(),
            rows,
            ..Table::default()
        });
    }

    fn author(&self, one: &Casualty) -> Line {
        let (case, voice) = (self.case(), self.voice);
        let line = Line::default().said(voice.source(case, &one.author));
        let Some(citing) = &one.citing else { return line };
        line.and(format!(" ({} ", voice.say("claim-citing"))).said(voice.source(case, citing)).and(")")
    }

    pub(super) fn authors(&self, document: &mut Document) {
        let (case, voice) = (self.case(), self.voice);
        let all = &self.bulletin().authors;
        if all.is_empty() {
            return;
        }
        document.heading(voice.say("bulletin-authors"));
        let head = ["bulletin-author", "bulletin-says", "bulletin-denies"];
        let rows = all.iter().map(|one| {
            let name = Line::default().said(voice.source(case, &one.author));
            vec![name, Line::of(one.says.to_string()), Line::of(one.denies.to_string())]
        });
        let rows = rows.collect();
        document.table(Table {
            head: head.map(|key| voice.say(key).into()).into(),
            rows,
            ..Table::default()
        });
    }

    pub(super) fn tallies(&self, document: &mut Document) {
        let voice = self.voice;
        document.heading(voice.say("bulletin-tallies"));
        let all = &self.bulletin().tallies;
        document.text(voice.say(if all.is_empty() { "bulletin-no-tallies" } else { "bulletin-own-units" }));
        let head = ["bulletin-tally", "bulletin-author", "bulletin-counted", "bulletin-recorded"];
        let rows = all.iter().filter_map(|one| Some(self.tally(one, self.case().tallies.get(&one.tally)?)));
        let rows = rows.collect();
        document.table(Table {
            head: head.map(|key| voice.say(key).into()).into(),
            rows,
            ..Table::default()
        });
        if !all.is_empty() {
            document.quiet(voice.say("bulletin-recorded-help"));
        }
        let failing = all.iter().filter_map(|one| Some((one, one.fails?)));
        let fails = failing.map(|(one, (sum, total))| {
            let sums = [("sum", sum.to_string().into()), ("total", total.to_string().into())];
            let line =
                Line::default().id(one.tally.as_str(), self.link(&self.issue.tally(one.tally.as_str())));
            line.and(": ").and(voice.say_with("bulletin-sum-fails", &sums))
        });
        document.list(fails.collect());
    }

    fn tally(&self, one: &Counted, tally: &Tally) -> Vec<Line> {
        let (case, voice) = (self.case(), self.voice);
        let id = one.tally.as_str();
        let name = Line::default().id(id, self.link(&self.issue.tally(id)));
        let name = name.and(format!(" · {}", voice.when(&tally.period)));
        let name = match &tally.window {
            Some(window) => name.and(" · ").id(voice.length(window), None),
            None => name,
        };
        let recorded = format!("{} / {}", one.by_author, one.by_anybody);
        let by = Line::default().said(voice.source(case, &tally.by));
        vec![name, by, self.counted(tally), Line::default().id(recorded, None)]
    }

    fn counted(&self, tally: &Tally) -> Line {
        let (case, voice) = (self.case(), self.voice);
        let total = tally.total.as_ref().map_or_else(|| "–".into(), |total| voice.number(total));
        let mut line = Line::of(voice.unit(&tally.unit)).and(": ").id(total, None);
        for (key, count) in [("said-killed", &tally.killed), ("said-injured", &tally.injured)] {
            if let Some(count) = count {
                line = line.and(" · ").and(voice.say_with(key, &[("number", voice.number(count).into())]));
            }
        }
        for part in &tally.parts {
            let name = match &part.of {
                PartOf::Area(area) => voice.area(case, area),
                PartOf::Actor(actor) => voice.actor(case, actor),
                PartOf::Words(words) => Said { text: words.clone(), lang: String::new() },
            };
            line = line.and(" · ").said(name).and(" ").id(voice.number(&part.count), None);
        }
        if tally.parts_incomplete { line.and(" …") } else { line }
    }

    pub(super) fn statements(&self, document: &mut Document) {
        let (case, voice) = (self.case(), self.voice);
        document.heading(voice.say("bulletin-statements"));
        let all = self.bulletin().statements.iter().filter_map(|id| case.statements.get(id));
        let lines: Vec<Line> = all
            .map(|one| {
                let name = voice.source(case, &one.by);
                let line = Line::default().linked(name, self.link(&self.issue.statement(one.id.as_str())));
                let (when, kind) = (voice.when(&one.on), voice.statement_kind(one.kind));
                line.and(format!(" · {when} · {kind} · ")).said(voice.text(&one.says))
            })
            .collect();
        if lines.is_empty() {
            document.text(voice.say("bulletin-no-statements"));
        }
        document.list(lines);
    }
}
