//! How many incidents are what, each number with the way to its list.

use super::{Saying, mark};
use crate::bulletin::{Baseline, Document, KINDS, Line, Numbers, Period, Table};

impl Saying<'_> {
    pub(super) fn counts(&self, document: &mut Document) {
        let (counts, period, voice) = (&self.bulletin().counts, self.bulletin().period, self.voice);
        document.heading(voice.say("bulletin-incidents"));
        let list = self.link(&self.issue.list(period.first(), period.last()));
        let number = voice.count("count-incidents", counts.incidents);
        document.text(Line::default().id(number, list).and(".").and(format!(" {}", self.compared())));
        if counts.incidents == 0 {
            document.notice(voice.say("bulletin-unseen"));
        }
        let kinds = KINDS.map(|kind| match kind {
            Some(_) => self.mark(kind),
            None => Line::default().piece(mark(voice, kind)).and(format!(" {}", voice.say("mark-silent"))),
        });
        let head = std::iter::once(voice.say("reading").into()).chain(kinds);
        let head = head.chain([voice.say("bulletin-all").into()]).collect();
        let readings = self.readings().zip(&self.bulletin().readings).enumerate();
        let rows = readings.map(|(at, (name, reading))| {
            let of = |under: &[Numbers], kind: usize| {
                under.get(at).and_then(|numbers| numbers.get(kind)).copied().unwrap_or_default()
            };
            let cells = KINDS.iter().enumerate().map(|(kind, verdict)| {
                let days = (period.first(), period.last());
                let list = self.link(&self.issue.list_of(days, reading.as_str(), *verdict));
                let mean = counts.baseline.as_ref().map(|baseline| (baseline, of(&baseline.under, kind)));
                self.cell(of(&counts.under, kind), list, of(&counts.before, kind), mean)
            });
            let list = self.link(&self.issue.list(period.first(), period.last()));
            let mean = counts.baseline.as_ref().map(|baseline| (baseline, baseline.incidents));
            let all = self.cell(counts.incidents, list, counts.incidents_before, mean);
            std::iter::once(name).chain(cells).chain([all]).collect()
        });
        let table = Table { caption: voice.say("totals-caption"), head, rows: rows.collect() };
        document.table(table);
        document.quiet(self.in_brackets());
    }

    /// "3 (1; 0.4)".
    fn cell(
        &self,
        own: usize,
        list: Option<String>,
        before: usize,
        mean: Option<(&Baseline, usize)>,
    ) -> Line {
        let days = self.bulletin().period.days();
        let mean = mean.map(|(baseline, number)| tenths(baseline.mean_in_tenths(number, days)));
        let mean = mean.map(|mean| format!("; {mean}")).unwrap_or_default();
        Line::default().id(own.to_string(), list).quiet(format!(" ({before}{mean})"))
    }

    /// "The day before there was 1."
    fn compared(&self) -> String {
        let key = match self.bulletin().period {
            Period::Day(_) => "bulletin-day-before",
            Period::Week(_) => "bulletin-week-before",
        };
        self.voice.count(key, self.bulletin().counts.incidents_before)
    }

    /// What stands in brackets.
    fn in_brackets(&self) -> String {
        let (bulletin, voice) = (self.bulletin(), self.voice);
        let is_day = matches!(bulletin.period, Period::Day(_));
        let Some(baseline) = &bulletin.counts.baseline else {
            return voice.say(if is_day { "bulletin-brackets-day" } else { "bulletin-brackets-week" });
        };
        let key = if is_day { "bulletin-brackets-day-mean" } else { "bulletin-brackets-week-mean" };
        let since = ("since", voice.day(baseline.since).into());
        voice.say_with(key, &[since, ("n", baseline.days.into())])
    }
}

/// A number that is given in tenths.
fn tenths(number: usize) -> String {
    format!("{}.{}", number / 10, number % 10)
}
