//! What an attribute may be, and what a reading makes of it.

use std::collections::BTreeSet;

use model::act::TargetClass;
use model::agreement::Agreement;
use model::claim::{Attribute, Number, Standing, Subject, Target, Value};
use model::finding::{Candidate, Considered, Knowledge};
use model::name::Text;
use model::place::{Distance, Place};
use model::weapon::{Calibre, Weapon};
use model::{ActorId, AgreementId, Case, ClaimId};

use super::{Language, Voice};

impl Voice {
    /// What a value is.
    pub fn value(&self, case: &Case, value: &Value) -> String {
        match value {
            Value::YesNo(true) => self.say("value-yes"),
            Value::YesNo(false) => self.say("value-no"),
            Value::DoneAt(when) => self.say_with("value-done", &[("when", self.when(when).into())]),
            Value::When(when) => self.when(when),
            Value::Place(place) => self.place(case, place),
            Value::Acts(acts) => {
                let acts: Vec<String> = acts.iter().map(|act| self.act(*act)).collect();
                self.all_of(&acts)
            }
            Value::Actors(actors) => self.actors(case, actors),
            Value::Targets(targets) => {
                let targets: Vec<String> = targets.iter().map(|target| self.target(case, target)).collect();
                self.all_of(&targets)
            }
            Value::Answering(answering) => self.circumstance(*answering),
            Value::Standing(standing) => self.being(*standing),
            Value::Weapon(weapon) => self.weapon(weapon),
            Value::Number(number) => self.number_of(number),
            Value::Near(near) => self.near(near),
        }
    }

    /// Some actors together; nobody where there is none.
    pub fn actors(&self, case: &Case, actors: &BTreeSet<ActorId>) -> String {
        if actors.is_empty() {
            return self.say("value-nobody");
        }
        let names: Vec<String> = actors.iter().map(|actor| self.actor(case, actor).text).collect();
        self.all_of(&names)
    }

    /// Who or what was hit.
    pub fn target(&self, case: &Case, target: &Target) -> String {
        match target {
            Target::Actor(actor) => self.actor(case, actor).text,
            Target::Class(class) => self.target_class(*class),
        }
    }

    /// A place: under the name that the record has for it, or the one of its area where that is the same in this language.
    pub fn place(&self, case: &Case, place: &Place) -> String {
        let area = place.within.as_ref().and_then(|id| case.areas.get(id));
        let same = area.filter(|area| area.name.versions().any(|(_, name)| name == place.name));
        same.map_or_else(|| self.words_of(case, &place.name).text, |area| self.text_of(case, &area.name).text)
    }

    /// A weapon as far as it is told.
    pub fn weapon(&self, weapon: &Weapon) -> String {
        let mut said = match (&weapon.system, weapon.class) {
            (Some(system), _) => system.clone(),
            (None, Some(class)) => self.weapon_class(class),
            (None, None) => self.say("weapon-some"),
        };
        if let Some(calibre) = weapon.calibre {
            let bore = bare(calibre);
            said = self.say_with("weapon-bore", &[("weapon", said.into()), ("calibre", bore.into())]);
        }
        if let Some(range) = weapon.range {
            let range = self.distance(range);
            said = self.say_with("weapon-range", &[("weapon", said.into()), ("range", range.into())]);
        }
        said
    }

    /// A distance in the measure in which it was written.
    pub fn distance(&self, distance: Distance) -> String {
        let written = distance.to_string();
        let (number, unit) = written.split_once(' ').unwrap_or((written.as_str(), "m"));
        self.say_with(&format!("distance-{unit}"), &[("n", number.into())])
    }

    /// A calibre: "122 mm".
    pub(super) fn bore(&self, calibre: Calibre) -> String {
        self.say_with("bore", &[("calibre", bare(calibre).into())])
    }

    /// What an actor is under an agreement, as an answer.
    fn being(&self, standing: Standing) -> String {
        self.say(match standing {
            Standing::Party => "value-party",
            Standing::Excluded => "value-excluded",
            Standing::Outside => "value-outside",
        })
    }

    fn number_of(&self, number: &Number) -> String {
        let (count, of) = (self.number(&number.count), self.of_the_case(&number.of));
        let so_many = self.say_with("number-of", &[("count", count.into()), ("of", of.into())]);
        match &number.over {
            None => so_many,
            Some(over) => {
                let when = self.when(over);
                self.say_with("number-over", &[("number", so_many.into()), ("when", when.into())])
            }
        }
    }

    fn near(&self, near: &BTreeSet<TargetClass>) -> String {
        if near.is_empty() {
            return self.say("value-near-nothing");
        }
        let classes: Vec<String> = near.iter().map(|class| self.target_class(*class)).collect();
        self.say_with("value-near", &[("what", self.all_of(&classes).into())])
    }

    /// A word that the case or a source uses: as it is; among letters of another language in quotation marks.
    pub(super) fn of_the_case(&self, words: &str) -> String {
        if self.language() == Language::English { words.to_owned() } else { self.quoted(words) }
    }

    /// Who says something, by the claims.
    pub(super) fn sayers(&self, case: &Case, claims: &[ClaimId]) -> String {
        let mut names: Vec<String> = Vec::new();
        for claim in claims.iter().filter_map(|id| case.claims.get(id)) {
            let name = self.source(case, &claim.from).text;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.all_of(&names)
    }

    /// What a text waits for or counts, in its own words.
    pub(super) fn matter(&self, case: &Case, matter: &Subject) -> String {
        let quoted = |agreement: &AgreementId, id: &str, words: &dyn Fn(&Agreement) -> Option<Text>| {
            let words =
                case.agreements.get(agreement).and_then(words).map(|words| self.text_of(case, &words).text);
            words.filter(|words| !words.is_empty()).map_or_else(|| id.to_owned(), |words| self.quoted(&words))
        };
        match matter {
            Subject::Event(agreement, id) => quoted(agreement, id.as_str(), &|agreement| {
                agreement.events.iter().find(|event| event.id == *id).map(|event| event.words.clone())
            }),
            Subject::Fulfilment(agreement, id) => quoted(agreement, id.as_str(), &|agreement| {
                agreement.obligations.iter().find(|owed| owed.id == *id).map(|owed| owed.words.clone())
            }),
            Subject::Quantity(agreement, id) => quoted(agreement, id.as_str(), &|agreement| {
                let quantity = agreement.quantities.iter().find(|quantity| quantity.id == *id);
                quantity.map(|quantity| quantity.words.clone())
            }),
            Subject::Response(_, id, incident) => {
                let ids = [("what", id.as_str().into()), ("incident", incident.as_str().into())];
                self.say_with("matter-response", &ids)
            }
            Subject::Incident(id) => id.to_string(),
            Subject::Standing(actor, _) => self.actor(case, actor).text,
            Subject::Control(area) => self.area(case, area).text,
        }
    }

    /// What a reading takes an attribute to be, and on whose word.
    pub fn considered(&self, case: &Case, considered: &Considered) -> String {
        let is_event = is_event(considered);
        if considered.by_default && (is_event || considered.matter.is_some()) {
            return self.say(if is_event { "told-nobody-came" } else { "told-nobody-done" });
        }
        let each: Vec<String> =
            considered.candidates.iter().map(|one| self.candidate(case, considered, one)).collect();
        let what = self.one_of(&each);
        let told = match considered.state() {
            Knowledge::Unknown if considered.by_default => return self.say("told-silent"),
            Knowledge::Unknown => self.say("told-unsaid"),
            Knowledge::Alleged => self.say_with("told-not-settled", &[("what", what.into())]),
            Knowledge::Contested if considered.open => {
                self.say_with("told-none-settled", &[("what", what.into())])
            }
            Knowledge::Known | Knowledge::Contested => what,
        };
        match self.sayers(case, &considered.denied_by) {
            who if who.is_empty() => told,
            who => self.parts(&[told, self.say_with("told-denied", &[("who", who.into())])]),
        }
    }

    /// What a candidate of an attribute is, and on whose word.
    fn candidate(&self, case: &Case, considered: &Considered, candidate: &Candidate) -> String {
        let value = match (considered.attribute, &candidate.value) {
            (Attribute::Happened, Value::YesNo(happened)) => {
                self.say(if *happened { "value-happened" } else { "value-not-happened" })
            }
            (Attribute::Done, Value::YesNo(false)) if is_event(considered) => self.say("value-not-come"),
            (Attribute::Done, Value::YesNo(false)) => self.say("value-not-done"),
            (Attribute::Done, Value::DoneAt(when)) if is_event(considered) => {
                self.say_with("value-came", &[("when", self.when(when).into())])
            }
            (_, value) => self.value(case, value),
        };
        // that an incident has a time and a place is nobody's claim in particular
        let who = match considered.attribute {
            Attribute::When | Attribute::Place => String::new(),
            _ => self.sayers(case, &candidate.claims),
        };
        if who.is_empty() {
            return value;
        }
        self.say_with("candidate-by", &[("value", value.into()), ("who", who.into())])
    }
}

/// A calibre without its unit.
fn bare(calibre: Calibre) -> String {
    calibre.to_string().trim_end_matches(" mm").to_owned()
}

fn is_event(considered: &Considered) -> bool {
    matches!(considered.matter, Some(Subject::Event(..)))
}
