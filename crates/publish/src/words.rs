//! Words that several views share.

use assess::reference::words::{actors, value};
use model::claim::{Claim, Standing, Value};
use model::finding::{Attribution, AttributionGrade, Finding, Missing, Reason, ReasonCode, Verdict};
use model::incident::Incident;
use model::{Case, Truth};

/// The sentence that stands wherever the standing of an actor is shown.
pub(crate) const NO_TARGET: &str = "Not covered by the text says nothing of what may be attacked.";

/// The sentence that stands wherever something is counted.
pub(crate) const UNSEEN: &str = "Silence means unseen, not calm.";

/// What an actor is to a reading that takes nothing said of it as settled.
pub(crate) const UNSETTLED: &str = "unsettled";

/// What goes with a finding into tables that are read without the page: the sentence where it says that somebody or some place is
/// not covered, else nothing.
pub(crate) fn note(finding: &Finding) -> &'static str {
    use ReasonCode::{NotBound, NotProtected, OutsideArea};
    let of_cover = |reason: &Reason| matches!(reason.code, NotBound | NotProtected | OutsideArea);
    if finding.reasons.iter().any(of_cover) { NO_TARGET } else { "" }
}

/// A verdict as a shape and its words.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Breach => "■ breach",
        Verdict::NoBreach => "□ no breach",
        Verdict::Undetermined => "? undetermined",
    }
}

/// A verdict in a narrow column; `None` where no clause takes the incident up.
pub(crate) fn narrow(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Breach) => "■ breach",
        Some(Verdict::NoBreach) => "□ none",
        Some(Verdict::Undetermined) => "? open",
        None => "–",
    }
}

/// What the narrow columns mean.
pub(crate) const LEGEND: &str =
    "■ breach   □ none: no breach   ? open: undetermined   –: no clause takes it up";

/// What a guard answers, as a shape and a word.
pub(crate) fn answer(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "✓ yes",
        Truth::False => "✗ no",
        Truth::Maybe => "? maybe",
    }
}

/// So many of something: "1 incident", "3 incidents".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The first few of some names: "a, b, c and 9 more".
pub(crate) fn few<S: AsRef<str>>(names: &[S], most: usize) -> String {
    few_between(names, most, ", ")
}

/// The first few of some names that may hold commas themselves: "a; b; c and 9 more".
pub(crate) fn few_titles<S: AsRef<str>>(names: &[S], most: usize) -> String {
    few_between(names, most, "; ")
}

fn few_between<S: AsRef<str>>(names: &[S], most: usize, between: &str) -> String {
    let shown: Vec<&str> = names.iter().take(most).map(AsRef::as_ref).collect();
    match names.len().saturating_sub(most) {
        0 => shown.join(between),
        more => format!("{} and {more} more", shown.join(between)),
    }
}

/// An incident in a line: when, where and what, the place not twice.
pub(crate) fn incident(incident: &Incident) -> String {
    let (when, place, title) = (&incident.when, &incident.place, incident.title.plain());
    if place.name.is_empty() || title.contains(place.name.as_str()) {
        format!("{when}: {title}")
    } else {
        format!("{when}, {place}: {title}")
    }
}

/// What would settle a finding, and how, in sentences.
pub(crate) fn missing(missing: &Missing) -> String {
    let mut sentences = vec![capital(&missing.question)];
    sentences.push(capital(&missing.if_so.join("; ")));
    if !missing.how.is_empty() {
        sentences.push(format!("It would be settled by {}", missing.how));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.iter().map(|sentence| stop(sentence)).collect::<Vec<_>>().join(" ")
}

/// A sentence with its stop.
pub(crate) fn stop(sentence: &str) -> String {
    if sentence.ends_with(['.', '?', '!']) { sentence.to_owned() } else { format!("{sentence}.") }
}

/// A sentence with its first letter small.
pub(crate) fn decapital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The word for one of something, from the word for several: "platoon" from "platoons".
pub(crate) fn singular(of: &str) -> String {
    match of {
        "men" => "man".into(),
        "women" => "woman".into(),
        "people" => "person".into(),
        _ if of.ends_with("ss") => of.to_owned(),
        _ => match of.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => of.strip_suffix('s').unwrap_or(of).to_owned(),
        },
    }
}

/// A length of time as it stands in a sentence: "1 day", however it was written.
pub(crate) fn length(said: &str) -> String {
    match said.split_once(' ') {
        Some(("1", unit)) => format!("1 {}", unit.trim_end_matches('s')),
        _ => said.to_owned(),
    }
}

/// How often, after "every": "day" for one day, "15 days" for more.
pub(crate) fn every(said: &str) -> String {
    let said = length(said);
    said.strip_prefix("1 ").map(ToOwned::to_owned).unwrap_or(said)
}

/// A sentence with its first letter capital.
pub(crate) fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Who did it, as far as that goes.
pub(crate) fn attribution(case: &Case, attribution: &Attribution) -> String {
    let names: Vec<String> = attribution.candidates.iter().map(|set| actors(case, set)).collect();
    let names = names.join(" or ");
    match attribution.grade {
        AttributionGrade::None if names.is_empty() => "laid at nobody's door".into(),
        AttributionGrade::None => format!("named are {names}; not settled"),
        AttributionGrade::DirectionOnly => format!("only a direction: {names}"),
        AttributionGrade::OneOf => format!("one of {names}"),
        AttributionGrade::Probable => format!("probably {names}"),
        AttributionGrade::Established => names,
        AttributionGrade::Joint => format!("{names}, together"),
    }
}

/// What an actor is under an agreement.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Party => "party",
        Standing::Excluded => "not covered",
        Standing::Outside => "outside",
    }
}

/// What a claim says, in words: each assertion, each denial, the counts, the weapon.
pub(crate) fn said(case: &Case, claim: &Claim) -> String {
    let mut parts: Vec<String> = claim
        .asserts
        .iter()
        .map(|assertion| {
            let values: Vec<String> = assertion.one_of.iter().map(|one| value(case, one)).collect();
            (assertion.attribute.as_str(), values.join(" or "))
        })
        // the source's own words of a weapon say more than what was made of them
        .filter(|(attribute, _)| *attribute != "weapon" || claim.weapon.is_none())
        .filter(|(attribute, value)| !(*attribute == "happened" && value == "yes"))
        .map(|(attribute, value)| format!("{}: {value}", attribute.replace('-', " ")))
        .collect();
    parts.extend(claim.killed.iter().map(|count| format!("killed {count}")));
    parts.extend(claim.injured.iter().map(|count| format!("injured {count}")));
    parts.extend(claim.weapon.iter().map(|weapon| format!("with {weapon}")));
    parts.extend(claim.denies.iter().map(|denial| match (&denial.attribute, &denial.value) {
        (model::claim::Attribute::Happened, Value::YesNo(true)) => "denies that it happened".into(),
        (attribute, denied) => {
            format!("denies {}: {}", attribute.as_str().replace('-', " "), value(case, denied))
        }
    }));
    if parts.is_empty() { "it happened".into() } else { parts.join("; ") }
}
