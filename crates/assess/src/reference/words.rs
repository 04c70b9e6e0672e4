//! Sentences about values, claims and guards, in plain English; shared by all who print.

use std::collections::BTreeSet;

use model::agreement::Agreement;
use model::claim::{Answering, Attribute, Number, Standing, Subject, Target, Value};
use model::finding::{Candidate, Considered, Knowledge};
use model::reading::{Evidence, Speaker};
use model::time::When;
use model::{ActorId, AgreementId, Case, ClaimId};

/// Joins with commas and a last word: "a, b and c".
pub fn list<S: AsRef<str>>(items: &[S], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [head @ .., tail] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", head.join(", "), tail.as_ref())
        }
    }
}

/// What a value is, in words.
pub fn value(case: &Case, value: &Value) -> String {
    match value {
        Value::YesNo(true) => "yes".into(),
        Value::YesNo(false) => "no".into(),
        Value::DoneAt(when) => format!("done on {when}"),
        Value::When(when) => when.to_string(),
        Value::Place(place) => place.name.clone(),
        Value::Acts(acts) => list(&acts.iter().map(|act| act.words()).collect::<Vec<_>>(), "with"),
        Value::Actors(actors) => self::actors(case, actors),
        Value::Targets(targets) => {
            let names: Vec<String> = targets.iter().map(|target| self::target(case, target)).collect();
            list(&names, "and")
        }
        Value::Weapon(weapon) => weapon.to_string(),
        Value::Number(number) => match &**number {
            Number { count, of, over: Some(over) } => format!("{count} {of} ({over})"),
            Number { count, of, over: None } => format!("{count} {of}"),
        },
        Value::Near(near) if near.is_empty() => "near nothing that is named".into(),
        Value::Near(near) => {
            format!("near {}", list(&near.iter().map(|class| class.words()).collect::<Vec<_>>(), "and"))
        }
        Value::Answering(Answering::Nothing) => "no reason is offered".into(),
        Value::Answering(Answering::ImmediateThreat) => "an answer to an immediate threat".into(),
        Value::Answering(Answering::EarlierBreach) => "an answer to an earlier breach".into(),
        Value::Standing(Standing::Party) => "a party".into(),
        Value::Standing(Standing::Excluded) => "not covered by the text".into(),
        Value::Standing(Standing::Outside) => "not a party".into(),
    }
}

/// The names of several actors together.
pub fn actors(case: &Case, actors: &BTreeSet<ActorId>) -> String {
    if actors.is_empty() {
        return "nobody".into();
    }
    let names: Vec<&str> = actors.iter().map(|actor| case.actor_name(actor)).collect();
    list(&names, "and")
}

fn target(case: &Case, target: &Target) -> String {
    match target {
        Target::Actor(actor) => case.actor_name(actor).to_owned(),
        Target::Class(class) => class.words(),
    }
}

/// Who says something, by the claims: "SOHR and RFI".
pub fn sayers(case: &Case, claims: &[ClaimId]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for claim in claims.iter().filter_map(|id| case.claims.get(id)) {
        let name = case.source_name(&claim.from);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    list(&names, "and")
}

/// What a text waits for or counts, in its own words.
pub fn matter(case: &Case, matter: &Subject) -> String {
    let own = |agreement: &AgreementId, find: &dyn Fn(&Agreement) -> Option<String>| {
        case.agreements.get(agreement).and_then(find).filter(|words| !words.is_empty())
    };
    match matter {
        Subject::Event(agreement, id) => own(agreement, &|agreement| {
            let event = agreement.events.iter().find(|event| event.id == *id)?;
            Some(format!("“{}”", event.words.plain().trim_end_matches('.')))
        })
        .unwrap_or_else(|| id.to_string()),
        Subject::Fulfilment(agreement, id) => own(agreement, &|agreement| {
            let owed = agreement.obligations.iter().find(|owed| owed.id == *id)?;
            Some(format!("“{}”", owed.words.plain().trim_end_matches('.')))
        })
        .unwrap_or_else(|| id.to_string()),
        Subject::Response(_, id, incident) => format!("{id} after {incident}"),
        Subject::Quantity(agreement, id) => own(agreement, &|agreement| {
            let quantity = agreement.quantities.iter().find(|quantity| quantity.id == *id)?;
            Some(format!("“{}”", quantity.words.plain().trim_end_matches('.')))
        })
        .unwrap_or_else(|| id.to_string()),
        Subject::Incident(id) => id.to_string(),
        Subject::Standing(actor, _) => case.actor_name(actor).to_owned(),
        Subject::Control(area) => area.to_string(),
    }
}

/// The question whether what a text waits for came, or how much of it was counted.
pub fn whether(case: &Case, matter: &Subject) -> String {
    let name = self::matter(case, matter);
    match matter {
        Subject::Fulfilment(..) | Subject::Response(..) => {
            format!("whether and when this was fulfilled: {name}")
        }
        Subject::Quantity(..) => format!("how many of this were counted: {name}"),
        _ => format!("whether and when this came: {name}"),
    }
}

/// What it is for what a text waits for to have come then, or not.
pub fn coming(case: &Case, matter: &Subject, at: Option<&When>) -> String {
    let name = self::matter(case, matter);
    match (at, matter) {
        (Some(when), Subject::Fulfilment(..)) => format!("{name} was fulfilled: {when}"),
        (Some(when), _) => format!("{name} came: {when}"),
        (None, Subject::Fulfilment(..)) => format!("{name} was not fulfilled"),
        (None, _) => format!("{name} did not come"),
    }
}

/// What a candidate of an attribute is, and on whose word.
fn candidate(case: &Case, considered: &Considered, candidate: &Candidate) -> String {
    let attribute = considered.attribute;
    let value = match (attribute, &candidate.value) {
        (Attribute::Done, Value::YesNo(false)) if is_event(considered) => "did not come".into(),
        (Attribute::Done, Value::DoneAt(when)) if is_event(considered) => format!("came {when}"),
        (Attribute::Done, Value::YesNo(false)) => "not done".into(),
        (_, value) => self::value(case, value),
    };
    // that an incident has a time and a place is nobody's claim in particular
    let who = match attribute {
        Attribute::When | Attribute::Place => String::new(),
        _ => sayers(case, &candidate.claims),
    };
    if who.is_empty() { value } else { format!("{value} ({who})") }
}

fn is_event(considered: &Considered) -> bool {
    matches!(considered.matter, Some(Subject::Event(..)))
}

/// What a reading makes of an attribute, and on whose word.
pub fn told(case: &Case, considered: &Considered) -> String {
    let each: Vec<String> = considered.candidates.iter().map(|c| candidate(case, considered, c)).collect();
    let denied: Vec<ClaimId> = considered.denied_by.clone();
    let denial = match sayers(case, &denied) {
        who if who.is_empty() => String::new(),
        who => format!("; denied by {who}"),
    };
    match considered.state() {
        _ if considered.by_default && is_event(considered) => "nobody says that it came".into(),
        _ if considered.by_default && considered.matter.is_some() => "nobody says that it was done".into(),
        Knowledge::Unknown if considered.by_default => "nobody claims any".into(),
        Knowledge::Unknown => format!("nobody whom this reading counts says{denial}"),
        Knowledge::Known => format!("{}{denial}", each.concat()),
        Knowledge::Alleged => {
            format!("{}; this reading does not take that as settled{denial}", each.concat())
        }
        Knowledge::Contested if considered.open => {
            format!("{}; this reading takes none of these as settled{denial}", list(&each, "or"))
        }
        Knowledge::Contested => format!("{}{denial}", list(&each, "or")),
    }
}

/// Whose reports would settle something for a rule of evidence.
pub fn who_settles(case: &Case, rule: &Evidence) -> String {
    let tiers: Vec<String> = rule
        .tiers
        .iter()
        .map(|tier| {
            let names: Vec<String> = tier.of.iter().map(|speaker| self::speaker(case, speaker)).collect();
            let names = list(&names, "or");
            match tier.corroborated_by {
                0 | 1 => format!("a report by {names}"),
                n => format!("reports that agree from {n} independent origins among {names}"),
            }
        })
        .collect();
    if tiers.is_empty() {
        "nothing: this reading settles nothing by reports".into()
    } else {
        tiers.join("; else ")
    }
}

fn speaker(case: &Case, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Any => "all sources".into(),
        Speaker::Side(side) => {
            case.sides.get(side).map_or(side.as_str(), |side| side.title.plain()).to_owned()
        }
        Speaker::Source(source) => case.source_name(source).to_owned(),
    }
}
