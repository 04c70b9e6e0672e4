//! What changed since the version before, in sentences. No change goes unsaid.

use model::count::Count;
use model::finding::Verdict;
use model::{IncidentId, ReadingId};

use super::Saying;
use crate::bulletin::{Change, Document, Line};

impl Saying<'_> {
    pub(super) fn changes(&self, document: &mut Document) {
        let (issue, voice) = (self.issue, self.voice);
        if issue.number == 1 {
            document.heading(voice.say("bulletin-changes-none"));
            document.text(voice.say("bulletin-first"));
            return;
        }
        let before = ("n", (issue.number - 1).into());
        document.heading(voice.say_with("bulletin-changes", &[before]));
        document.list(issue.changes.iter().map(|change| self.change(change)).collect());
        if issue.passed_over > 0 {
            document.quiet(voice.count("bulletin-passed-over", issue.passed_over));
        }
    }

    fn change(&self, change: &Change) -> Line {
        let (case, voice) = (self.case(), self.voice);
        match change {
            Change::More(incidents) => self.incidents_told("bulletin-incidents-more", incidents),
            Change::Fewer(incidents) => self.incidents_told("bulletin-incidents-fewer", incidents),
            Change::Turned { incident, reading, before, after } => {
                self.turned(incident, reading, *before, *after)
            }
            Change::Casualties { author, incident, before, after } => {
                let line = Line::default().said(voice.source(case, author)).and(" · ");
                let line = line.id(incident.as_str(), self.link(&self.issue.incident(incident.as_str())));
                let (after, before) = (self.numbers(after), self.numbers(before));
                let was = [("after", after.into()), ("before", before.into())];
                line.and(": ").and(voice.say_with("bulletin-was", &was))
            }
            Change::Part(heads) => {
                let part = [("part", voice.say(heads).trim_end_matches(['.', '?', '؟']).into())];
                Line::of(voice.say_with("bulletin-part-changed", &part))
            }
        }
    }

    fn incidents_told(&self, key: &str, incidents: &[IncidentId]) -> Line {
        let mut line = Line::of(self.voice.count(key, incidents.len())).and(":");
        for incident in incidents {
            line = line.and(" ").id(incident.as_str(), self.link(&self.issue.incident(incident.as_str())));
        }
        line
    }

    /// "DAS-0331 under Neutral: breach; it was: undetermined."
    fn turned(
        &self,
        incident: &IncidentId,
        reading: &ReadingId,
        before: Option<Verdict>,
        after: Option<Verdict>,
    ) -> Line {
        let voice = self.voice;
        let word = |verdict: Option<Verdict>| {
            verdict.map_or_else(|| voice.say("mark-silent"), |verdict| voice.verdict(verdict))
        };
        let line = Line::default().id(incident.as_str(), self.link(&self.issue.incident(incident.as_str())));
        let line = line.and(" · ").said(voice.reading(self.case(), reading)).and(": ");
        let was = [("after", word(after).into()), ("before", word(before).into())];
        line.and(voice.say_with("bulletin-was", &was))
    }

    /// "killed 12, injured at least 3".
    fn numbers(&self, claimed: &[[Option<Count>; 2]]) -> String {
        let voice = self.voice;
        let each = claimed.iter().flat_map(|counts| ["said-killed", "said-injured"].into_iter().zip(counts));
        let each = each.filter_map(|(key, count)| Some((key, voice.number(count.as_ref()?))));
        let said: Vec<String> =
            each.map(|(key, number)| voice.say_with(key, &[("number", number.into())])).collect();
        if said.is_empty() { voice.say("bulletin-no-number") } else { voice.list(&said) }
    }
}
