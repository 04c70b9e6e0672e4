//! Each incident in a row, and where the readings part.

use super::Saying;
use crate::bulletin::{Document, Line, Row, Table};

impl Saying<'_> {
    pub(super) fn incidents(&self, document: &mut Document) {
        let (bulletin, voice) = (self.bulletin(), self.voice);
        let head = std::iter::once(voice.say("matrix-incident").into()).chain(self.readings()).collect();
        let row = |row: &Row| {
            let verdicts = row.verdicts.iter().map(|verdict| self.mark(*verdict));
            std::iter::once(self.incident(row)).chain(verdicts).collect()
        };
        let rows = bulletin.incidents.iter().map(row).collect();
        document.table(Table { caption: voice.say("matrix-caption"), head, rows });
        let more = bulletin.counts.incidents.saturating_sub(bulletin.incidents.len());
        if more > 0 {
            document.text(voice.count("bulletin-more", more));
        }
        if bulletin.incidents.iter().any(|row| row.restricted) {
            document.quiet(voice.say("bulletin-star"));
        }
    }

    /// "* DAS-0331 · 31 March 2016 · Air strikes on Deir al-Asafir".
    fn incident(&self, row: &Row) -> Line {
        let (case, voice) = (self.case(), self.voice);
        let star = if row.restricted { Line::of("* ") } else { Line::default() };
        let id = row.incident.as_str();
        let line = star.id(id, self.link(&self.issue.incident(id)));
        let Some(incident) = case.incidents.get(&row.incident) else { return line };
        let line =
            line.and(format!(" · {} · ", voice.when(&incident.when))).said(voice.text(&incident.title));
        let place = voice.place(case, &incident.place);
        let is_told = incident.place.name.is_empty() || incident.title.plain().contains(&incident.place.name);
        if is_told { line } else { line.and(" · ").id(place, None) }
    }

    pub(super) fn partings(&self, document: &mut Document) {
        let voice = self.voice;
        document.heading(voice.say("today-part"));
        let parting = |row: &Row| {
            let parting = row.parting.as_ref()?;
            let id = row.incident.as_str();
            let [one, other] = &parting.findings;
            let sentence = voice.pivot(self.case(), &parting.pivot, [one, other]);
            Some(Line::default().id(id, self.link(&self.issue.incident(id))).and(": ").and(sentence))
        };
        let lines: Vec<Line> = self.bulletin().incidents.iter().filter_map(parting).collect();
        if lines.is_empty() {
            document.text(voice.say("bulletin-no-parting"));
        }
        document.list(lines);
    }
}
