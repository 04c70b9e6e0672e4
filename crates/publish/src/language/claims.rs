//! What a claim says, and at whose door an act is laid.

use model::Case;
use model::claim::{Attribute, Claim, Value};
use model::finding::{Attribution, AttributionGrade};

use super::Voice;

impl Voice {
    /// Who did it, as far as that goes.
    pub fn attribution(&self, case: &Case, attribution: &Attribution) -> String {
        let names: Vec<String> = attribution.candidates.iter().map(|set| self.actors(case, set)).collect();
        let who = self.one_of(&names);
        let key = match attribution.grade {
            AttributionGrade::None if who.is_empty() => return self.say("by-nobody"),
            AttributionGrade::Established => return who,
            AttributionGrade::None => "by-unsettled",
            AttributionGrade::DirectionOnly => "by-direction",
            AttributionGrade::OneOf => "by-one-of",
            AttributionGrade::Probable => "by-probable",
            AttributionGrade::Joint => "by-joint",
        };
        self.say_with(key, &[("who", who.into())])
    }

    /// What a claim asserts and denies, the counts, and the weapon in the source's own words.
    pub fn said(&self, case: &Case, claim: &Claim) -> String {
        let labelled = |attribute: Attribute, value: String| {
            self.say_with("told-of", &[("what", self.label(attribute).into()), ("told", value.into())])
        };
        let mut parts: Vec<String> = Vec::new();
        for assertion in &claim.asserts {
            let values: Vec<String> = assertion.one_of.iter().map(|one| self.value(case, one)).collect();
            let is_plain = assertion.attribute == Attribute::Happened
                && assertion.one_of.iter().all(|one| *one == Value::YesNo(true));
            // the source's own words of a weapon say more than what was made of them
            let is_told = assertion.attribute == Attribute::Weapon && claim.weapon.is_some();
            if !is_plain && !is_told {
                parts.push(labelled(assertion.attribute, self.one_of(&values)));
            }
        }
        let counts = [("said-killed", &claim.killed), ("said-injured", &claim.injured)];
        for (key, count) in counts {
            let said =
                count.as_ref().map(|count| self.say_with(key, &[("number", self.number(count).into())]));
            parts.extend(said);
        }
        let weapon = claim.weapon.as_ref().map(|weapon| self.of_the_case(weapon));
        parts.extend(weapon.map(|weapon| self.say_with("said-with", &[("weapon", weapon.into())])));
        for denial in &claim.denies {
            parts.push(match (denial.attribute, &denial.value) {
                (Attribute::Happened, Value::YesNo(true)) => self.say("said-denies-all"),
                (attribute, value) => {
                    let what = labelled(attribute, self.value(case, value));
                    self.say_with("said-denies", &[("what", what.into())])
                }
            });
        }
        if parts.is_empty() { self.say("said-happened") } else { self.parts(&parts) }
    }
}
