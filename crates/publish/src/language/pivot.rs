//! Where two readings part, in one sentence.

use model::agreement::{Agreement, EachParameter, Parameter};
use model::finding::{Considered, Finding, Pivot, PivotPoint, ReasonCode};
use model::{Case, ReadingId};

use super::Voice;
use super::missing::{chain, considered};
use super::step::as_part;

impl Voice {
    /// Where two readings part on a matter, by the findings of the two in the order of the pivot.
    pub fn pivot(&self, case: &Case, pivot: &Pivot, found: [&Finding; 2]) -> String {
        let [left, right] = found;
        let [a, b] = [left, right].map(|finding| self.reader(case, &finding.reading));
        let points: Vec<String> = pivot
            .points
            .iter()
            .map(|point| {
                let question = self.question(case, left, point);
                let [one, two] = found.map(|finding| self.takes(case, finding, point));
                self.say_with(
                    "pivot-point",
                    &[
                        ("question", question.into()),
                        ("a", a.as_str().into()),
                        ("one", one.into()),
                        ("b", b.as_str().into()),
                        ("two", two.into()),
                    ],
                )
            })
            .collect();
        let mut args = vec![
            ("a", a.as_str().into()),
            ("one", self.found(left.verdict).into()),
            ("b", b.as_str().into()),
            ("two", self.found(right.verdict).into()),
            ("points", self.all_of(&points).into()),
        ];
        let turns = |who: &ReadingId, whose: &ReadingId| {
            let tail = format!("; were {who} to take this as {whose} does, it would find the same.");
            pivot.sentence.ends_with(&tail)
        };
        let (who, whose) = match (&left.reading, &right.reading) {
            (one, other) if turns(one, other) => (a.clone(), b.clone()),
            (one, other) if turns(other, one) => (b.clone(), a.clone()),
            _ => return self.say_with("pivot-sentence", &args),
        };
        args.extend([("who", who.into()), ("whose", whose.into())]);
        self.say_with("pivot-sentence-turn", &args)
    }

    /// Who reads it so: by a short name, else by the title in quotation marks.
    fn reader(&self, case: &Case, id: &ReadingId) -> String {
        let name = self.reading(case, id).text;
        let is_short = case.readings.get(id).is_some_and(|reading| !reading.name.is_empty());
        if is_short { name } else { self.quoted(&name) }
    }

    /// What a point asks.
    fn question(&self, case: &Case, finding: &Finding, point: &PivotPoint) -> String {
        match point {
            PivotPoint::Fact(attribute) => self.attribute(attribute),
            PivotPoint::Standing(actor) => {
                let agreement = self.quoted(&self.agreement(case, &finding.agreement).text);
                let actor = self.actor(case, actor).text;
                let names = [("actor", actor.into()), ("agreement", agreement.into())];
                self.say_with("missing-standing", &names)
            }
            PivotPoint::Term(id) => {
                let asks = self.quoted_of(case, &Looked::up(case, finding, id).asks);
                self.say_with("pivot-term", &[("asks", asks.into())])
            }
            PivotPoint::Ownership => self.say("pivot-owed"),
            PivotPoint::Matter(matter) => self.whether(case, matter),
        }
    }

    /// What a reading takes a point to be; where its finding did not come to ask that, the reasons of the finding.
    fn takes(&self, case: &Case, finding: &Finding, point: &PivotPoint) -> String {
        let told: Vec<&Considered> = match point {
            PivotPoint::Fact(attribute) => considered(finding)
                .filter(|one| one.attribute == *attribute && one.of.is_none())
                .filter(|one| one.matter.is_none() && one.at.is_none())
                .take(1)
                .collect(),
            PivotPoint::Standing(actor) => {
                considered(finding).filter(|one| one.of.as_ref() == Some(actor)).take(1).collect()
            }
            PivotPoint::Matter(matter) => {
                let mut told: Vec<&Considered> = Vec::new();
                for one in considered(finding).filter(|one| one.matter.as_ref() == Some(matter)) {
                    if !told.contains(&one) {
                        told.push(one);
                    }
                }
                told
            }
            PivotPoint::Term(id) => return self.taken(case, &Looked::up(case, finding, id).says),
            PivotPoint::Ownership => {
                let disowned = finding.reasons.iter().any(|reason| reason.code == ReasonCode::NotOwned);
                return self.say(if disowned { "pivot-owed-no" } else { "pivot-owed-yes" });
            }
        };
        let told: Vec<String> = told.into_iter().map(|one| self.considered(case, one)).collect();
        if !told.is_empty() {
            return self.parts(&told);
        }
        let reasons: Vec<String> =
            finding.reasons.iter().map(|reason| as_part(&self.reason(reason.code))).collect();
        self.parts(&reasons)
    }

    /// The answers to a question of the text.
    fn taken(&self, case: &Case, says: &[String]) -> String {
        let quoted: Vec<String> = says.iter().map(|says| self.quoted_of(case, says)).collect();
        match quoted.as_slice() {
            [] => self.say("pivot-nothing"),
            [one] => one.clone(),
            several => self.say_with("pivot-open", &[("answers", self.all_of(several).into())]),
        }
    }
}

/// The first parameter that a point stands on: its question, and the answers that a reading takes.
struct Looked<'a> {
    id: &'a str,
    reading: &'a ReadingId,
    asks: String,
    says: Vec<String>,
}

impl<'a> Looked<'a> {
    fn up(case: &'a Case, finding: &'a Finding, id: &'a str) -> Self {
        let mut looked = Self { id, reading: &finding.reading, asks: String::new(), says: Vec::new() };
        let others = case.agreements.values();
        for agreement in chain(case, finding).chain(others) {
            looked.go_through(agreement);
        }
        looked
    }

    fn go_through(&mut self, agreement: &Agreement) {
        if self.asks.is_empty() {
            agreement.each_parameter(self);
        }
    }
}

impl EachParameter for Looked<'_> {
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>) {
        let Some(point) = parameter.point.as_ref().filter(|point| point.id == self.id) else { return };
        if self.asks.is_empty() {
            self.asks.clone_from(&point.asks);
            self.says = parameter.under(self.reading).iter().map(|(_, says)| (*says).to_owned()).collect();
        }
    }
}
