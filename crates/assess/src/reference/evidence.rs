//! What a reading makes of the claims about one attribute (`docs/meaning.md`, "Evidence").

use std::collections::{BTreeMap, BTreeSet};

use model::claim::{Answering, Attribute, Claim, Subject, Value};
use model::finding::{Candidate, Considered, Facts};
use model::incident::Incident;
use model::reading::{Evidence, Reading, Speaker, Tier};
use model::source::Source;
use model::time::When;
use model::{ActorId, Case, ClaimId, IncidentId, SourceId, Truth};

use super::{View, ground};

/// Resolves one attribute of an incident.
pub fn of_incident(view: &View<'_>, incident: &Incident, attribute: Attribute) -> Considered {
    of_claims(view, &claims_on(view, incident), incident, attribute)
}

/// Resolves one attribute of an incident from the claims that bear on it.
pub fn of_claims(
    view: &View<'_>,
    claims: &[&Claim],
    incident: &Incident,
    attribute: Attribute,
) -> Considered {
    let on_the_place = matches!(attribute, Attribute::HeldBy | Attribute::Present);
    let claims: Vec<&Claim> = claims
        .iter()
        .copied()
        .filter(|claim| on_the_place || matches!(claim.about, Subject::Incident(_)))
        .collect();
    let reading = view.reading_of_fact(attribute);
    let mut considered = resolve(view.case, &claims, reading, attribute, &|claim| {
        default_of(told_of(view, incident, claim), attribute)
    });
    considered.open |= rests_on_part(&considered, &claims, &incident.when.window);
    if matches!(attribute, Attribute::Present | Attribute::Near) {
        gather(&mut considered);
    }
    if considered.candidates.is_empty() && considered.denied_by.is_empty() {
        silence(&mut considered, incident, attribute);
    }
    close(&mut considered);
    considered
}

/// Resolves who held the place of an incident at another time: by the claims on areas around it that held then.
pub fn held_at(view: &View<'_>, incident: &Incident, at: &When) -> Considered {
    let attribute = Attribute::HeldBy;
    let around = |claim: &&Claim| {
        matches!(&claim.about, Subject::Control(area)
            if holds_in(claim, &at.window) != Truth::False
                && ground::lies_in(view.case, &incident.place, area) == Truth::True)
    };
    let claims: Vec<&Claim> = view.claims.iter().copied().filter(around).collect();
    let mut considered = resolve(view.case, &claims, view.reading_of_fact(attribute), attribute, &|_| None);
    considered.open |= rests_on_part(&considered, &claims, &at.window);
    if considered.candidates.is_empty() && considered.denied_by.is_empty() {
        silence(&mut considered, incident, attribute);
    }
    close(&mut considered);
    Considered { at: Some(at.clone()), ..considered }
}

/// Closes what is bounded: circumstances, time and place.
fn close(considered: &mut Considered) {
    match nothing(considered.attribute) {
        // a circumstance that is not settled may also not apply; it is nothing else that nobody named
        Some(nothing) if considered.open => {
            if considered.candidates.iter().all(|candidate| candidate.value != nothing) {
                considered.candidates.push(Candidate { value: nothing, claims: Vec::new() });
                considered.candidates.sort_by(|a, b| a.value.cmp(&b.value));
            }
            considered.open = false;
        }
        // the grouping of claims into one incident bounds its time and place
        _ => considered.open &= !matches!(considered.attribute, Attribute::When | Attribute::Place),
    }
}

/// What a circumstance is where it does not apply.
fn nothing(attribute: Attribute) -> Option<Value> {
    match attribute {
        Attribute::HeldBy | Attribute::Present | Attribute::ApprovedBy => {
            Some(Value::Actors(BTreeSet::new()))
        }
        Attribute::Answering => Some(Value::Answering(Answering::Nothing)),
        Attribute::Near => Some(Value::Near(BTreeSet::new())),
        _ => None,
    }
}

/// A claim as it bears on one attribute: what it says the attribute is.
type Said<'a> = (&'a Claim, BTreeSet<Value>);

/// Resolves one attribute from claims, by the reading's rule of evidence. `implied` is what a claim says of the attribute by
/// asserting that the incident happened, where it says nothing else of it.
pub fn resolve(
    case: &Case,
    claims: &[&Claim],
    reading: &Reading,
    attribute: Attribute,
    implied: &dyn Fn(&Claim) -> Option<Value>,
) -> Considered {
    let rule = reading.evidence_for(attribute);
    let said: Vec<Said<'_>> =
        claims.iter().filter_map(|claim| Some((*claim, asserted(claim, attribute, implied)?))).collect();
    let denials: Vec<(&Claim, &Value)> =
        claims.iter().flat_map(|claim| denied(claim, attribute).map(|value| (*claim, value))).collect();

    let mut refused: Vec<&(&Claim, &Value)> = Vec::new(); // denials by tiers above the one that is looked at
    let mut decided = None;
    for tier in &rule.tiers {
        let heard: Vec<&Said<'_>> = said
            .iter()
            .filter(|(claim, _)| counts(case, &tier.of, &claim.from))
            .filter(|(_, values)| {
                !values.iter().all(|value| refused.iter().any(|(_, denied)| hits(denied, value)))
            })
            .collect();
        if decides(case, tier, &heard, &said) {
            decided = Some(heard);
            break;
        }
        refused.extend(denials.iter().filter(|(claim, _)| counts(case, &tier.of, &claim.from)));
    }
    let settled = decided.is_some();
    let kept = decided
        .unwrap_or_else(|| said.iter().filter(|(claim, _)| is_counted(case, rule, &claim.from)).collect());
    let mut candidates: BTreeMap<&Value, Vec<ClaimId>> = BTreeMap::new();
    for (claim, values) in &kept {
        for value in values.iter().filter(|value| !refused.iter().any(|(_, denied)| hits(denied, value))) {
            candidates.entry(value).or_default().push(claim.id.clone());
        }
    }
    let mut considered = Considered {
        attribute,
        of: None,
        matter: None,
        at: None,
        candidates: candidates
            .into_iter()
            .map(|(value, claims)| Candidate { value: value.clone(), claims })
            .collect(),
        open: !settled,
        denied_by: refused.iter().map(|(claim, _)| claim.id.clone()).collect(),
        by_default: false,
    };
    if rule.denial_by_accused_contests {
        contest(case, claims, &denials, &mut considered);
    }
    considered.denied_by.sort();
    considered.denied_by.dedup();
    considered
}

/// A tier decides where some value that it asserts has enough independent origins.
fn decides(case: &Case, tier: &Tier, heard: &[&Said<'_>], matter: &[Said<'_>]) -> bool {
    let mut backing: BTreeMap<&BTreeSet<Value>, Vec<&SourceId>> = BTreeMap::new();
    for (claim, values) in heard {
        backing.entry(values).or_default().push(origin(matter, claim));
    }
    backing.values().any(|origins| independent(case, origins) >= tier.corroborated_by.max(1) as usize)
}

/// Whom a claim comes from in the end: whom it cites, and whom that one cites in the same matter, and so on.
fn origin<'a>(matter: &'a [Said<'_>], claim: &'a Claim) -> &'a SourceId {
    let mut origin = claim.origin();
    for _ in 0..matter.len() {
        let cited = matter.iter().find(|(other, _)| other.from == *origin && other.citing.is_some());
        match cited {
            Some((other, _)) => origin = other.origin(),
            None => break,
        }
    }
    origin
}

/// How many of the origins are independent: sources of one camp count once, sources without a camp once each.
pub fn independent(case: &Case, origins: &[&SourceId]) -> usize {
    let voices: BTreeSet<(&str, bool)> = origins
        .iter()
        .map(|origin| match camp(case, origin) {
            Some(camp) => (camp, true),
            None => (origin.as_str(), false),
        })
        .collect();
    voices.len()
}

fn camp<'a>(case: &'a Case, source: &SourceId) -> Option<&'a str> {
    case.sides.get(&case.sources.get(source)?.side)?.camp.as_deref()
}

/// The accused's own denial opens what others have settled.
fn contest(case: &Case, claims: &[&Claim], denials: &[(&Claim, &Value)], considered: &mut Considered) {
    let accused = accused(claims);
    for (claim, denied) in denials {
        let Some(voice) = case.sources.get(&claim.from).and_then(|source| source.speaks_for.as_ref()) else {
            continue;
        };
        let hit = considered.candidates.iter().any(|candidate| hits(denied, &candidate.value));
        if accused.contains(voice) && hit {
            considered.open = true;
            considered.denied_by.push(claim.id.clone());
        }
    }
}

/// Everybody whom some claim names as the doer.
fn accused<'a>(claims: &[&'a Claim]) -> BTreeSet<&'a ActorId> {
    claims
        .iter()
        .flat_map(|claim| &claim.asserts)
        .filter(|assertion| assertion.attribute == Attribute::By)
        .flat_map(|assertion| &assertion.one_of)
        .filter_map(|value| if let Value::Actors(actors) = value { Some(actors) } else { None })
        .flatten()
        .collect()
}

/// Returns true where a denial of one value goes against another: sets that share a member, or the same value.
pub fn hits(denied: &Value, value: &Value) -> bool {
    match (denied, value) {
        (Value::Actors(a), Value::Actors(b)) => !a.is_disjoint(b),
        (Value::Acts(a), Value::Acts(b)) => !a.is_disjoint(b),
        (Value::Targets(a), Value::Targets(b)) => !a.is_disjoint(b),
        (Value::Near(a), Value::Near(b)) => !a.is_disjoint(b),
        (Value::YesNo(true), Value::DoneAt(_)) => true,
        _ => denied == value,
    }
}

/// What a claim says that an attribute is, or implies by saying that the incident happened.
fn asserted(
    claim: &Claim,
    attribute: Attribute,
    implied: &dyn Fn(&Claim) -> Option<Value>,
) -> Option<BTreeSet<Value>> {
    let stated = claim.asserts.iter().find(|assertion| assertion.attribute == attribute);
    if let Some(assertion) = stated {
        return Some(assertion.one_of.clone());
    }
    let happened = claim
        .asserts
        .iter()
        .any(|a| a.attribute == Attribute::Happened && a.one_of.contains(&Value::YesNo(true)));
    implied(claim).filter(|_| happened).map(|value| BTreeSet::from([value]))
}

fn denied(claim: &Claim, attribute: Attribute) -> impl Iterator<Item = &Value> {
    claim.denies.iter().filter(move |denial| denial.attribute == attribute).map(|denial| &denial.value)
}

/// The incident that a claim is about: the one that is judged, or one merged into it.
fn told_of<'a>(view: &View<'a>, judged: &'a Incident, claim: &Claim) -> &'a Incident {
    match &claim.about {
        Subject::Incident(id) => view.case.incidents.get(id).unwrap_or(judged),
        _ => judged,
    }
}

/// Several who are there are no rivals, nor several things that a place is near: all that claims name were there together.
fn gather(considered: &mut Considered) {
    let mut together: Option<Value> = None;
    let mut claims = Vec::new();
    for candidate in considered.candidates.drain(..) {
        match (&mut together, candidate.value) {
            (Some(Value::Actors(all)), Value::Actors(more)) => all.extend(more),
            (Some(Value::Near(all)), Value::Near(more)) => all.extend(more),
            (together, value) => *together = Some(value),
        }
        claims.extend(candidate.claims);
    }
    claims.sort();
    considered.candidates.extend(together.map(|value| Candidate { value, claims }));
}

/// Returns true where a candidate rests on a claim that held for only a part of the time asked about.
pub fn rests_on_part(considered: &Considered, claims: &[&Claim], window: &model::time::Window) -> bool {
    let part = |claim: &&&Claim| holds_in(claim, window) == Truth::Maybe;
    let cited = |claim: &&Claim| considered.candidates.iter().any(|c| c.claims.contains(&claim.id));
    claims.iter().filter(part).any(cited)
}

/// What stands where a claim that it happened says nothing of the attribute: the time and place that made it one incident.
fn default_of(incident: &Incident, attribute: Attribute) -> Option<Value> {
    match attribute {
        Attribute::When => Some(Value::When(Box::new(incident.when.clone()))),
        Attribute::Place => Some(Value::Place(Box::new(incident.place.clone()))),
        _ => None,
    }
}

/// What nobody says does not apply: no presence, no control, no reason offered. Time and place are the record's own.
fn silence(considered: &mut Considered, incident: &Incident, attribute: Attribute) {
    let value = match nothing(attribute).or_else(|| default_of(incident, attribute)) {
        Some(value) => value,
        None if attribute == Attribute::Notice => {
            considered.open = false;
            considered.by_default = true;
            return;
        }
        None => return,
    };
    *considered = Considered { by_default: true, ..settled(attribute, value) };
}

/// An attribute known to be one thing.
pub fn settled(attribute: Attribute, value: Value) -> Considered {
    Considered {
        attribute,
        of: None,
        matter: None,
        at: None,
        candidates: vec![Candidate { value, claims: Vec::new() }],
        open: false,
        denied_by: Vec::new(),
        by_default: false,
    }
}

/// The claims that bear on an incident: those on it and on incidents merged into it, and those on areas around it that held at its time.
pub fn claims_on<'a>(view: &View<'a>, incident: &Incident) -> Vec<&'a Claim> {
    let merged = view.case.incidents.values().filter(|other| other.same_as.is_some()).map(|other| &other.id);
    let merged: BTreeSet<&IncidentId> =
        merged.filter(|id| ground::mergers(view.case, id).any(|into| *into == incident.id)).collect();
    let bears = |claim: &&Claim| match &claim.about {
        Subject::Incident(id) => *id == incident.id || merged.contains(id),
        Subject::Control(area) => {
            holds_in(claim, &incident.when.window) != Truth::False
                && ground::lies_in(view.case, &incident.place, area) == Truth::True
        }
        _ => false,
    };
    view.claims.iter().copied().filter(bears).collect()
}

/// Whether what a claim says held through a window.
pub fn holds_in(claim: &Claim, window: &model::time::Window) -> Truth {
    model::time::held_through(claim.since.as_ref(), claim.until.as_ref(), window)
}

/// Returns true where the speakers include the source.
pub fn counts(case: &Case, speakers: &[Speaker], source: &SourceId) -> bool {
    speakers.iter().any(|speaker| match speaker {
        Speaker::Any => true,
        Speaker::Source(id) => id == source,
        Speaker::Side(side) => case.sources.get(source).is_some_and(|s: &Source| s.side == *side),
    })
}

/// Returns true where the rule counts the source in a tier, or hears it.
fn is_counted(case: &Case, rule: &Evidence, source: &SourceId) -> bool {
    counts(case, &rule.heard, source) || rule.tiers.iter().any(|tier| counts(case, &tier.of, source))
}

/// How far the facts of an incident are established, for the reading.
pub fn facts(view: &View<'_>, claims: &[&Claim], happened: &Considered) -> Facts {
    let says = |truth: bool| happened.candidates.iter().find(|c| c.value == Value::YesNo(truth));
    let Some(yes) = says(true) else {
        return if says(false).is_some() && !happened.open { Facts::Unfounded } else { Facts::Alleged };
    };
    let backing: Vec<&&Claim> = claims.iter().filter(|claim| yes.claims.contains(&claim.id)).collect();
    let reading = view.reading_of_fact(Attribute::Happened);
    if backing.iter().any(|claim| counts(view.case, &reading.verified_by, &claim.from)) {
        return Facts::Verified;
    }
    let all: Vec<Said<'_>> = claims.iter().map(|claim| (*claim, BTreeSet::new())).collect();
    let origins: Vec<&SourceId> = backing.iter().map(|claim| origin(&all, claim)).collect();
    if independent(view.case, &origins) >= 2 { Facts::Corroborated } else { Facts::Alleged }
}
