//! Which bulletin it is, whether the truce is in force, and what was watched.

use jiff::tz::TimeZone;
use model::Truth;

use super::Saying;
use crate::bulletin::{Document, Known, Line, Period, Piece, Table};
use crate::language::Voice;

impl Period {
    /// What its bulletin is called.
    pub fn title(self, voice: &Voice) -> String {
        let first = ("first", voice.day_of_year(self.first()).into());
        let last = ("last", voice.day(self.last()).into());
        match self {
            Self::Day(day) => voice.say_with("bulletin-title-day", &[("day", voice.day(day).into())]),
            Self::Week(_) => voice.say_with("bulletin-title-week", &[first, last]),
        }
    }
}

impl Saying<'_> {
    pub(super) fn head(&self, document: &mut Document) {
        let (issue, bulletin, voice) = (self.issue, self.bulletin(), self.voice);
        let title = voice.text(&self.case().title);
        if !title.text.is_empty() {
            document.text(Line::default().said(title));
        }
        document.text(voice.say_with("bulletin-period", &[("written", bulletin.period.to_string().into())]));
        document.text(self.cut_off());
        let number = ("n", issue.number.into());
        document.text(match issue.known {
            Known::By(day) => voice.say_with("bulletin-version", &[number, ("day", voice.day(day).into())]),
            Known::All => voice.say_with("bulletin-version-all", &[number]),
        });
        document.quiet(voice.say_with("bulletin-fingerprint", &[("hex", bulletin.fingerprint().into())]));
        if issue.number > 1 {
            let before = ("n", (issue.number - 1).into());
            document.notice(voice.say_with("bulletin-corrects", &[before]));
        }
    }

    /// The instant at which the period ends, on the clocks of the case and as UTC.
    fn cut_off(&self) -> String {
        let (bulletin, voice) = (self.bulletin(), self.voice);
        let at = bulletin.asked.as_of;
        let offset = at.to_zoned(bulletin.zone()).strftime("%:z").to_string();
        voice.say_with(
            "bulletin-cut-off",
            &[
                ("day", voice.day(bulletin.period.last()).into()),
                ("zone", self.case().zone.as_str().into()),
                ("offset", offset.into()),
                ("utc", voice.minute(at, &TimeZone::UTC).into()),
            ],
        )
    }

    pub(super) fn force(&self, document: &mut Document) {
        let (bulletin, voice) = (self.bulletin(), self.voice);
        document.heading(voice.say("today-force"));
        if bulletin.force.is_empty() {
            document.text(voice.say("force-nothing"));
        }
        let head = ["bulletin-agreement", "bulletin-stands", "bulletin-under"];
        let mut table = Table { head: head.map(|key| voice.say(key).into()).into(), ..Table::default() };
        for agreement in &bulletin.force {
            for (number, (some, answer)) in agreement.answers.iter().enumerate() {
                let path = self.issue.agreement(agreement.id.as_str());
                let name = (number == 0).then(|| {
                    Line::default().linked(voice.agreement(self.case(), &agreement.id), self.link(&path))
                });
                let (mark, shape, key) = match answer.truth {
                    Truth::True => ("yes", "✓", "mark-yes"),
                    Truth::False => ("no", "✗", "mark-no"),
                    Truth::Maybe => ("maybe", "?", "mark-maybe"),
                };
                let text = format!("{shape} {}", voice.say(key));
                let stands = Line::default().piece(Piece { text, mark, ..Piece::default() });
                let sentence = answer.sentence(self.case(), voice, bulletin.asked.as_of);
                let stands = stands.and(format!(" {sentence}"));
                table.rows.push(vec![name.unwrap_or_default(), stands, self.under(some)]);
            }
        }
        document.table(table);
    }

    pub(super) fn seen(&self, document: &mut Document) {
        let (bulletin, voice) = (self.bulletin(), self.voice);
        document.heading(voice.say("bulletin-seen"));
        document.text(voice.count("coverage", bulletin.restrictions.len()));
        let own = bulletin.restrictions.iter().filter_map(|id| self.case().restrictions.get(id));
        let line = |one: &model::incident::Restriction| {
            let mut line = Line::default().id(one.id.as_str(), None);
            line = line.and(format!(" · {}", voice.when(&one.when)));
            if let Some(area) = &one.place.within {
                line = line.and(" · ").said(voice.area(self.case(), area));
            }
            for (key, who) in [("bulletin-restricted-on", &one.on), ("bulletin-restricted-by", &one.by)] {
                if let Some(who) = who {
                    let who = voice.actor(self.case(), who).text;
                    line = line.and(" · ").and(voice.say_with(key, &[("who", who.into())]));
                }
            }
            let words = voice.text(&one.words);
            if words.text.is_empty() { line } else { line.and(" · ").said(words) }
        };
        document.list(own.map(line).collect());
    }
}
