//! What would settle a finding, and how.

use assess::reference::words as engine;
use model::agreement::Agreement;
use model::claim::{Attribute, Standing, Subject, Value};
use model::compare::{Comparison, Relation};
use model::finding::{Considered, Finding, Lack, Matter, Missing, Verdict};
use model::obligation::{Condition, Obligation};
use model::reading::{Evidence, Speaker};
use model::time::When;
use model::weapon::Calibre;
use model::{ActorId, Case};

use super::step::clause_of;
use super::{Language, Voice};
use crate::words;

/// What stands before each answer, by what it would mean.
const IF_SO: [(&str, &str); 3] =
    [("a breach if ", "if-breach"), ("none if ", "if-no-breach"), ("still open if ", "if-undetermined")];

/// What stands in place of the answers where none of them settles anything.
const WHATEVER: &str = "still open, whatever the answer: this alone settles nothing";

/// What stands after a question where all is known, and not closely enough.
const CLOSELY: &str = ", more closely";

impl Voice {
    /// What would settle a finding: the question, what each answer would mean, and how it could be learnt, each a sentence. In English
    /// these are the engine's own words.
    pub fn missing(&self, case: &Case, finding: &Finding, missing: &Missing) -> String {
        if self.language() == Language::English {
            return words::missing(missing);
        }
        let mut sentences = vec![self.lack(case, finding, missing)];
        sentences.push(self.parts(&self.answers(case, finding, missing)));
        let how = self.how(case, finding, missing).filter(|how| !how.is_empty());
        sentences.extend(how.map(|how| self.say_with("settled-by", &[("how", how.into())])));
        sentences.retain(|sentence| !sentence.is_empty());
        sentences.iter().map(|one| stop(&words::capital(one))).collect::<Vec<_>>().join(" ")
    }

    /// The question alone: "who did it".
    pub fn lack(&self, case: &Case, finding: &Finding, missing: &Missing) -> String {
        if self.language() == Language::English {
            return missing.question.clone();
        }
        let what = match &missing.what {
            Lack::Fact(attribute) => self.lack_of_fact(finding, missing, *attribute),
            Lack::Standing(actor) => {
                let agreement = self.quoted(&self.agreement(case, &finding.agreement).text);
                let actor = self.actor(case, actor).text;
                let names = [("actor", actor.into()), ("agreement", agreement.into())];
                self.say_with("missing-standing", &names)
            }
            Lack::Term(_) => self.quoted_of(case, &missing.question),
            Lack::Body(_) => match clause_of(case, finding) {
                Some(clause)
                    if missing.question == format!("whether this act falls under {}", clause.cites) =>
                {
                    let clause = self.quoted(&clause.cites);
                    self.say_with("missing-falls-under", &[("clause", clause.into())])
                }
                _ => self.quoted_of(case, &missing.question),
            },
            Lack::Condition => self.lack_of_condition(case, finding, missing),
            Lack::Deadline => self.say("missing-deadline"),
            Lack::Matter(matter) => self.whether(case, matter),
        };
        if missing.question.ends_with(CLOSELY) {
            self.say_with("missing-closely", &[("what", what.into())])
        } else {
            what
        }
    }

    /// Whether what a text waits for came, or how much of it was counted.
    pub(super) fn whether(&self, case: &Case, matter: &Subject) -> String {
        let key = match matter {
            Subject::Fulfilment(..) | Subject::Response(..) => "missing-done",
            Subject::Quantity(..) => "missing-counted",
            _ => "missing-came",
        };
        self.say_with(key, &[("what", self.matter(case, matter).into())])
    }

    /// What each answer would mean: "a breach if …". An answer of which it is not known what it is in this language is left out.
    pub fn answers(&self, case: &Case, finding: &Finding, missing: &Missing) -> Vec<String> {
        if self.language() == Language::English {
            return missing.if_so.clone();
        }
        missing.if_so.iter().filter_map(|if_so| self.if_so(case, finding, missing, if_so)).collect()
    }

    /// An attribute, and of which time it is asked.
    fn lack_of_fact(&self, finding: &Finding, missing: &Missing, attribute: Attribute) -> String {
        let what = self.attribute(&attribute);
        let asked = missing.question.trim_end_matches(CLOSELY);
        let mut at =
            considered(finding).filter(|one| one.attribute == attribute).filter_map(|c| c.at.as_ref());
        match at.find(|at| asked == format!("{} at {at}", attribute.words())) {
            Some(at) => {
                let when = self.when(at);
                self.say_with("missing-at", &[("what", what.into()), ("when", when.into())])
            }
            None => what,
        }
    }

    /// A finding on other incidents, as far as the question names them.
    fn lack_of_condition(&self, case: &Case, finding: &Finding, missing: &Missing) -> String {
        if let Some((incident, clause, details)) = of_incident(case, missing) {
            let key = if details { "missing-breach-details" } else { "missing-breach" };
            let clause = self.quoted(clause);
            return self.say_with(key, &[("incident", incident.into()), ("clause", clause.into())]);
        }
        let unbroken = owed(case, finding).into_iter().flat_map(|owed| &owed.after).find_map(|condition| {
            let Condition::Unbroken { length, from, .. } = condition else { return None };
            let head = format!("whether {length} from {from} were unbroken cannot be told, first for ");
            let (incident, _) = missing.question.strip_prefix(&head)?.split_once(',')?;
            let length = self.length(&length.to_string());
            let counted =
                [("length", length.into()), ("from", self.when(from).into()), ("incident", incident.into())];
            Some(self.say_with("missing-unbroken", &counted))
        });
        unbroken.unwrap_or_else(|| self.say("missing-condition"))
    }

    /// What one answer would mean; nothing where it is not known what the answer is.
    fn if_so(&self, case: &Case, finding: &Finding, missing: &Missing, if_so: &str) -> Option<String> {
        if if_so == WHATEVER {
            return Some(self.say("if-whatever"));
        }
        let (answer, key) = IF_SO.iter().find_map(|(head, key)| Some((if_so.strip_prefix(head)?, *key)))?;
        let answer = self.answer(case, finding, missing, answer)?;
        Some(self.say_with(key, &[("answer", answer.into())]))
    }

    /// An answer in this language: the candidate that the engine names so.
    fn answer(&self, case: &Case, finding: &Finding, missing: &Missing, answer: &str) -> Option<String> {
        let own = |values: Vec<&Value>| {
            values
                .into_iter()
                .find(|value| engine::value(case, value) == answer)
                .map(|value| self.value(case, value))
        };
        match &missing.what {
            Lack::Term(_) => Some(self.quoted(answer)),
            Lack::Standing(_) => {
                let all: Vec<Value> = Standing::WORDS.iter().map(|(_, one)| Value::Standing(*one)).collect();
                own(all.iter().collect())
            }
            Lack::Fact(attribute) => {
                let of = considered(finding).filter(|one| one.attribute == *attribute);
                let values = of.flat_map(|one| one.candidates.iter().map(|candidate| &candidate.value));
                own(values.collect()).or_else(|| self.calibre(answer))
            }
            Lack::Matter(matter) => {
                let asserted = case.claims.values().filter(|claim| claim.about == *matter);
                let values = asserted.flat_map(|claim| &claim.asserts).flat_map(|one| &one.one_of);
                let times = values.filter_map(|value| match value {
                    Value::DoneAt(when) => Some(&**when),
                    _ => None,
                });
                let known = considered(finding).filter(|one| one.matter.as_ref() == Some(matter));
                let known = known.flat_map(|one| &one.candidates).filter_map(|one| match &one.value {
                    Value::DoneAt(when) => Some(&**when),
                    _ => None,
                });
                let mut ways = times.chain(known).map(Some).chain([None]);
                let way = ways.find(|way| engine::coming(case, matter, *way) == answer)?;
                Some(self.coming(case, matter, way))
            }
            Lack::Body(_) | Lack::Condition | Lack::Deadline => None,
        }
    }

    /// That what a text waits for came then, or did not come.
    fn coming(&self, case: &Case, matter: &Subject, at: Option<&When>) -> String {
        let what = self.matter(case, matter);
        let key = match (at, matter) {
            (Some(_), Subject::Fulfilment(..)) => "matter-done",
            (Some(_), _) => "matter-came",
            (None, Subject::Fulfilment(..)) => "matter-not-done",
            (None, _) => "matter-not-come",
        };
        match at {
            Some(at) => self.say_with(key, &[("what", what.into()), ("when", self.when(at).into())]),
            None => self.say_with(key, &[("what", what.into())]),
        }
    }

    /// On which side of the one line that the text draws a calibre is.
    pub(super) fn calibre(&self, answer: &str) -> Option<String> {
        let Some(line) = answer.strip_prefix("its calibre is ") else {
            return (answer == "it is not").then(|| self.say("if-calibre-not"));
        };
        let line = Comparison::parse(line, Calibre::parse)?;
        let key = match line.relation {
            Relation::Below => "relation-below",
            Relation::AtMost => "relation-at-most",
            Relation::Exactly => "relation-exactly",
            Relation::AtLeast => "relation-at-least",
            Relation::Above => "relation-above",
        };
        let what = self.say_with(key, &[("what", self.bore(line.value).into())]);
        Some(self.say_with("if-calibre", &[("what", what.into())]))
    }

    /// How it could be learnt.
    fn how(&self, case: &Case, finding: &Finding, missing: &Missing) -> Option<String> {
        match &missing.what {
            Lack::Term(_) => Some(self.interpretation(case, finding)),
            Lack::Body(body) => {
                Some(self.say_with("settle-answer", &[("who", self.actor(case, body).text.into())]))
            }
            Lack::Deadline => Some(self.say("settle-deadline")),
            Lack::Condition if of_incident(case, missing).is_some() => {
                let (incident, clause, _) = of_incident(case, missing)?;
                let names = [("incident", incident.into()), ("clause", self.quoted(clause).into())];
                Some(self.say_with("settle-finding", &names))
            }
            Lack::Fact(attribute) => self.reports(case, finding, missing, *attribute),
            Lack::Standing(_) => self.reports(case, finding, missing, Attribute::Standing),
            Lack::Matter(_) | Lack::Condition => self.reports(case, finding, missing, Attribute::Done),
        }
    }

    /// Whose reports would settle it: by the rule of the reading that the engine went by.
    fn reports(
        &self,
        case: &Case,
        finding: &Finding,
        missing: &Missing,
        attribute: Attribute,
    ) -> Option<String> {
        let reading = case.readings.get(&finding.reading)?;
        let attributes = [attribute, Attribute::Done, Attribute::Number];
        let mut rules = attributes.into_iter().map(|attribute| reading.evidence_for(attribute));
        let rule = rules.find(|rule| engine::who_settles(case, rule) == missing.how)?;
        Some(self.who_settles(case, rule))
    }

    /// Whose reports would settle something for a rule of evidence.
    pub fn who_settles(&self, case: &Case, rule: &Evidence) -> String {
        if rule.tiers.is_empty() {
            return self.say("settle-nothing");
        }
        let tiers: Vec<String> = rule
            .tiers
            .iter()
            .enumerate()
            .map(|(number, tier)| {
                let names: Vec<String> = tier.of.iter().map(|one| self.speaker(case, one)).collect();
                let who = self.one_of(&names);
                let report = match usize::try_from(tier.corroborated_by) {
                    Ok(n) if n > 1 => {
                        self.say_with("settle-reports", &[("n", n.into()), ("who", who.into())])
                    }
                    _ => self.say_with("settle-report", &[("who", who.into())]),
                };
                if number == 0 { report } else { format!("{} {report}", self.say("settle-else")) }
            })
            .collect();
        self.parts(&tiers)
    }

    fn speaker(&self, case: &Case, speaker: &Speaker) -> String {
        match speaker {
            Speaker::Any => self.say("settle-all-sources"),
            Speaker::Side(side) => self.side(case, side).text,
            Speaker::Source(source) => self.source(case, source).text,
        }
    }

    /// By whom a question of the text is settled.
    fn interpretation(&self, case: &Case, finding: &Finding) -> String {
        let bodies = chain(case, finding).flat_map(|agreement| &agreement.bodies);
        let interpreters: Vec<&ActorId> =
            bodies.filter(|body| body.interprets).map(|body| &body.actor).collect();
        if interpreters.is_empty() {
            return self.say("settle-interpretation");
        }
        let names: Vec<String> = interpreters.iter().map(|body| self.actor(case, body).text).collect();
        self.say_with("settle-interpretation-by", &[("who", self.one_of(&names).into())])
    }

    /// What a reading finds, as an answer in a longer sentence.
    pub(super) fn found(&self, verdict: Verdict) -> String {
        self.say(match verdict {
            Verdict::Breach => "pivot-breach",
            Verdict::NoBreach => "pivot-no-breach",
            Verdict::Undetermined => "pivot-undetermined",
        })
    }
}

/// A sentence with its stop, unless the last that it quotes has one.
fn stop(sentence: &str) -> String {
    let bare = sentence.trim_end_matches(['\u{2069}', '»']);
    if bare.ends_with(['.', '?', '!', '؟']) { sentence.to_owned() } else { format!("{sentence}.") }
}

/// Everything that the steps of a finding considered.
pub(super) fn considered(finding: &Finding) -> impl Iterator<Item = &Considered> {
    finding.explanation.steps.iter().flat_map(|step| &step.considered)
}

/// The obligation that a finding is about.
fn owed<'a>(case: &'a Case, finding: &Finding) -> Option<&'a Obligation> {
    let Matter::Obligation(id) = &finding.about else { return None };
    case.agreements.get(&finding.agreement)?.obligations.iter().find(|owed| owed.id == *id)
}

/// The agreement of a finding, the one that it adds to, and so on.
pub(super) fn chain<'a>(case: &'a Case, finding: &Finding) -> impl Iterator<Item = &'a Agreement> {
    let base = |agreement: &&'a Agreement| case.agreements.get(agreement.supplements.as_ref()?);
    std::iter::successors(case.agreements.get(&finding.agreement), base).take(case.agreements.len())
}

/// The incident and the clause that are asked about, and whether it is also asked when and by whom.
fn of_incident<'m>(case: &Case, missing: &'m Missing) -> Option<(&'m str, &'m str, bool)> {
    let (incident, rest) = missing.question.strip_prefix("whether ")?.split_once(" was a breach of ")?;
    let known = case.incidents.contains_key(&incident.into());
    let details = rest.strip_suffix(", when, and by whom");
    known.then_some((incident, details.unwrap_or(rest), details.is_some()))
}
