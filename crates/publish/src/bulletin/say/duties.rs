//! What is owed, and what nobody watches.

use model::finding::Reason;

use super::Saying;
use crate::bulletin::{Document, Duty, Line, Table};
use crate::language::Language;

impl Saying<'_> {
    pub(super) fn duties(&self, document: &mut Document) {
        let voice = self.voice;
        document.heading(voice.say("bulletin-duties"));
        let all = &self.bulletin().duties;
        if all.is_empty() {
            document.text(voice.say("bulletin-no-duties"));
        }
        let head = ["bulletin-duty", "bulletin-stands", "bulletin-under"];
        let mut table = Table { head: head.map(|key| voice.say(key).into()).into(), ..Table::default() };
        for duty in all {
            for (number, (some, (verdict, reasons))) in duty.stands.iter().enumerate() {
                let what = if number == 0 { self.duty(duty) } else { Line::default() };
                let why: Vec<String> = reasons.iter().map(|reason| self.reason(reason)).collect();
                let stands = self.mark(Some(*verdict)).and(" ").and(why.join(" "));
                table.rows.push(vec![what, stands, self.under(some)]);
            }
        }
        document.table(table);
    }

    fn duty(&self, duty: &Duty) -> Line {
        let (case, voice) = (self.case(), self.voice);
        let (agreement, id) = (duty.agreement.as_str(), duty.obligation.as_str());
        let owed = case.agreements.get(&duty.agreement);
        let owed = owed.and_then(|all| all.obligations.iter().find(|one| one.id == duty.obligation));
        let line = Line::default().id(id, self.link(&self.issue.obligation(agreement, id)));
        let Some(owed) = owed else { return line };
        let mut line = line.and(" · ").said(voice.text(&owed.words));
        for (number, who) in owed.on.iter().enumerate() {
            let between = if number == 0 { " · ".to_owned() } else { voice.list(&["", ""]) };
            line = line.and(between).said(voice.actor(case, who));
        }
        if duty.moved { line.and(" · ").and(voice.say("bulletin-moved")) } else { line }
    }

    /// Why; in English the engine's own words, which have the days.
    fn reason(&self, reason: &Reason) -> String {
        if self.voice.language() == Language::English {
            return crate::words::capital(&crate::words::stop(&reason.text));
        }
        self.voice.reason(reason.code)
    }

    pub(super) fn unwatched(&self, document: &mut Document) {
        let (case, voice) = (self.case(), self.voice);
        let all = &self.bulletin().unwatched;
        document.heading(voice.say("bulletin-unwatched"));
        document.text(voice.say(if all.is_empty() {
            "bulletin-all-watched"
        } else {
            "bulletin-nobody-watches"
        }));
        let line = |(agreement, ids): &(model::AgreementId, Vec<String>)| {
            let path = self.issue.agreement(agreement.as_str());
            let line = Line::default().linked(voice.agreement(case, agreement), self.link(&path));
            line.and(": ").id(voice.list(ids), None)
        };
        document.list(all.iter().map(line).collect());
    }
}
