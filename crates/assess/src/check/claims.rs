//! Whether what a step considered is what the claims give.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::agreement::Agreement;
use model::claim::{Answering, Attribute, Claim, Subject, Value};
use model::finding::{Candidate, Considered};
use model::incident::Incident;
use model::reading::Speaker;
use model::time::{When, Window};
use model::{ActorId, AgreementId, ClaimId, IncidentId, SourceId, Truth};

use super::Held;
use super::world::over_by;
use crate::reference::{View, ground};

/// What the claims give for an attribute: values with the claims behind them, and whether it may be something else.
#[derive(Default, PartialEq, Debug)]
struct Given {
    values: BTreeMap<Value, BTreeSet<ClaimId>>,
    open: bool,
}

/// Derives an attribute anew from the claims and compares.
pub(super) fn attribute_is_derived(held: &Held<'_>, considered: &Considered) -> Result<(), String> {
    let given = derive(held, considered.attribute, considered.at.as_ref());
    let stated = Given {
        values: considered
            .candidates
            .iter()
            .map(|c| (c.value.clone(), c.claims.iter().cloned().collect()))
            .collect(),
        open: considered.open,
    };
    if given == stated {
        Ok(())
    } else {
        Err(format!(
            "`{}` is given by the claims as {given:?}, not as {stated:?}",
            considered.attribute.as_str()
        ))
    }
}

/// What the claims give for an attribute of the incident; `then` is the other time for which the text asks, if it does.
fn derive(held: &Held<'_>, attribute: Attribute, then: Option<&When>) -> Given {
    let window = then.map_or(&held.incident.when.window, |then| &then.window);
    let claims: Vec<&Claim> =
        held.view.case.claims.values().filter(|claim| bears(held, claim, attribute, then)).collect();
    let asserting: Vec<(&Claim, BTreeSet<Value>)> = claims
        .iter()
        .filter_map(|claim| {
            let stated = claim.asserts.iter().find(|a| a.attribute == attribute).map(|a| a.one_of.clone());
            let implied = || match attribute {
                Attribute::When | Attribute::Place if !says_it_happened(claim) => None,
                Attribute::When => {
                    Some(BTreeSet::from([Value::When(Box::new(told_of(held, claim).when.clone()))]))
                }
                Attribute::Place => {
                    Some(BTreeSet::from([Value::Place(Box::new(told_of(held, claim).place.clone()))]))
                }
                _ => None,
            };
            Some((*claim, stated.or_else(implied)?))
        })
        .collect();
    let (mut given, refused_any) = settle(&held.view, &claims, attribute, &asserting);
    if matches!(attribute, Attribute::When | Attribute::Place) {
        given.open = false;
    }
    let used = |claim: &&&Claim| given.values.values().any(|claims| claims.contains(&claim.id));
    if claims.iter().filter(used).any(|claim| !covers(claim, window)) {
        given.open = true;
    }
    if attribute == Attribute::Present && !given.values.is_empty() {
        let together =
            given.values.keys().filter_map(|v| if let Value::Actors(a) = v { Some(a) } else { None });
        let everybody = Value::Actors(together.flatten().cloned().collect());
        let claims = given.values.values().flatten().cloned().collect();
        given.values = BTreeMap::from([(everybody, claims)]);
    }
    if attribute == Attribute::Near && !given.values.is_empty() {
        let all = given
            .values
            .keys()
            .flat_map(|v| if let Value::Near(near) = v { near.clone() } else { BTreeSet::new() });
        let everything = Value::Near(all.collect());
        let claims = given.values.values().flatten().cloned().collect();
        given.values = BTreeMap::from([(everything, claims)]);
    }
    let nothing = match attribute {
        Attribute::HeldBy | Attribute::Present | Attribute::ApprovedBy => {
            Some(Value::Actors(BTreeSet::new()))
        }
        Attribute::Near => Some(Value::Near(BTreeSet::new())),
        Attribute::Answering => Some(Value::Answering(Answering::Nothing)),
        _ => None,
    };
    if let Some(nothing) = nothing.filter(|_| given.open) {
        given.values.entry(nothing).or_default();
        given.open = false;
    }
    if given.values.is_empty() && !refused_any {
        by_silence(held, attribute, &mut given);
    }
    given
}

/// What claims give for an attribute by the reading's rule of evidence, before anything is said of silence; and whether a tier that was
/// passed over denied anything.
fn settle(
    view: &View<'_>,
    claims: &[&Claim],
    attribute: Attribute,
    asserting: &[(&Claim, BTreeSet<Value>)],
) -> (Given, bool) {
    let denying: Vec<(&Claim, &Value)> = claims
        .iter()
        .flat_map(|claim| {
            claim.denies.iter().filter(|d| d.attribute == attribute).map(|d| (*claim, &d.value))
        })
        .collect();

    let reading = view.reading;
    let rule = reading.evidence_on.get(&attribute).unwrap_or(&reading.evidence);
    let in_tier = |number: usize, claim: &Claim| {
        rule.tiers.get(number).is_some_and(|tier| tier.of.iter().any(|s| speaks(view, s, claim)))
    };
    let refused_above = |number: usize, value: &Value| {
        denying.iter().any(|(claim, denied)| {
            (0..number).any(|above| in_tier(above, claim)) && contradicts(denied, value)
        })
    };
    // the deciding tier: the first with a set of values, not all refused above it, that enough voices give
    let deciding = (0..rule.tiers.len()).find(|number| {
        let needed = rule.tiers.get(*number).map_or(1, |tier| tier.corroborated_by.max(1)) as usize;
        asserting.iter().any(|(_, set)| {
            !set.iter().all(|value| refused_above(*number, value))
                && voices(
                    view,
                    asserting.iter().filter(|(c, s)| s == set && in_tier(*number, c)).map(|(c, _)| *c),
                    asserting,
                ) >= needed
        })
    });
    let mut given = Given { open: deciding.is_none(), ..Given::default() };
    let reach = deciding.unwrap_or(rule.tiers.len());
    for (claim, set) in asserting {
        let counted = match deciding {
            Some(number) => in_tier(number, claim),
            None => {
                (0..rule.tiers.len()).any(|number| in_tier(number, claim))
                    || rule.heard.iter().any(|speaker| speaks(view, speaker, claim))
            }
        };
        for value in set.iter().filter(|value| counted && !refused_above(reach, value)) {
            given.values.entry(value.clone()).or_default().insert(claim.id.clone());
        }
    }
    if rule.denial_by_accused_contests {
        let accused = |actor: &ActorId| {
            claims.iter().flat_map(|claim| &claim.asserts).any(|a| {
                a.attribute == Attribute::By
                    && a.one_of.iter().any(|v| matches!(v, Value::Actors(actors) if actors.contains(actor)))
            })
        };
        given.open |= denying.iter().any(|(claim, denied)| {
            let voice = view.case.sources.get(&claim.from).and_then(|source| source.speaks_for.as_ref());
            voice.is_some_and(accused) && given.values.keys().any(|value| contradicts(denied, value))
        });
    }
    let refused_any = denying.iter().any(|(claim, _)| (0..reach).any(|number| in_tier(number, claim)));
    (given, refused_any)
}

/// What is said of whether something was done: the values, and whether it may be otherwise.
pub(super) fn done(view: &View<'_>, about: &[Subject]) -> (Vec<Value>, bool) {
    let claims = told_by_then(view, about);
    let asserting = asserting(&claims, Attribute::Done, &|_| true);
    let (given, _) = settle(view, &claims, Attribute::Done, &asserting);
    (given.values.into_keys().collect(), given.open)
}

/// Whether it was done in a time, and whether anybody who counts says anything of that.
pub(super) fn done_within(view: &View<'_>, about: &Subject, window: &Window) -> (Truth, bool) {
    let claims = told_by_then(view, std::slice::from_ref(about));
    let all = asserting(&claims, Attribute::Done, &|_| true);
    let time = |value: &Value| if let Value::DoneAt(at) = value { Some(at.window) } else { None };
    let inside = |set: &BTreeSet<Value>| set.iter().filter_map(time).any(|at| at.is_within(window));
    let touches = |set: &BTreeSet<Value>| set.iter().filter_map(time).any(|at| !at.is_apart_from(window));
    let sure = all.iter().any(|(_, set)| inside(set));
    let mut said: Vec<(&Claim, BTreeSet<Value>)> = Vec::new();
    for (claim, set) in all {
        let not_done = set.contains(&Value::YesNo(false)) && claim.since.is_some() && covers(claim, window);
        let done = if sure { inside(&set) } else { touches(&set) };
        if done && sure {
            said.push((claim, BTreeSet::from([Value::YesNo(true)])));
        } else if done || not_done {
            said.push((claim, set));
        }
    }
    let of: Vec<&Claim> = said.iter().map(|(claim, _)| *claim).collect();
    let (given, _) = settle(view, &of, Attribute::Done, &said);
    let (some, open) = (!given.values.is_empty(), given.open);
    let no = Value::YesNo(false);
    let answer = match (some, open) {
        (true, false) if given.values.keys().all(|value| *value == no) => Truth::False,
        (true, false) if sure && !given.values.contains_key(&no) => Truth::True,
        _ => Truth::Maybe,
    };
    (answer, some)
}

/// A claim, and what it says that something is.
type Told<'c> = (&'c Claim, BTreeSet<Value>);

/// What was counted of something: over which time, and how many at the least and at the most.
pub(super) fn counts(view: &View<'_>, about: &Subject) -> Vec<(Timestamp, Timestamp, u64, Option<u64>)> {
    let bounds = |((from, until), given): ((Timestamp, Timestamp), Given)| {
        let count = |v: &Value| if let Value::Number(n) = v { Some(n.count.clone()) } else { None };
        let numbers: Vec<_> = given.values.keys().filter_map(count).collect();
        let bounded = !given.open && numbers.iter().all(|count| count.at_most().is_some());
        let least = if given.open { None } else { numbers.iter().map(model::count::Count::at_least).min() };
        let most = if bounded { numbers.iter().filter_map(model::count::Count::at_most).max() } else { None };
        (from, until, least.unwrap_or(0), most)
    };
    counts_of(view, about).into_iter().map(bounds).collect()
}

/// What the claims give for a quantity, time by time. What is counted over one time in other words is the same count.
fn counts_of(view: &View<'_>, about: &Subject) -> BTreeMap<(Timestamp, Timestamp), Given> {
    let claims = told_by_then(view, std::slice::from_ref(about));
    let mut by_time: BTreeMap<_, Vec<Told<'_>>> = BTreeMap::new();
    for (claim, set) in asserting(&claims, Attribute::Number, &|_| true) {
        let over = set.iter().find_map(|v| if let Value::Number(n) = v { n.over.as_ref() } else { None });
        let Some(Window { from, until }) = over.map(|over| over.window) else { continue };
        // what is counted at an instant is counted in the least time that begins with it
        let until =
            if from == until { until.map(|at| at + jiff::SignedDuration::from_nanos(1)) } else { until };
        let time = (from.unwrap_or(Timestamp::MIN), until.unwrap_or(Timestamp::MAX));
        by_time.entry(time).or_default().push((claim, set.iter().map(bare).collect()));
    }
    let settled = |said: &Vec<Told<'_>>| {
        let of: Vec<&Claim> = said.iter().map(|(claim, _)| *claim).collect();
        settle(view, &of, Attribute::Number, said).0
    };
    by_time.iter().map(|(time, said)| (*time, settled(said))).collect()
}

/// A number without the time over which it was counted.
fn bare(value: &Value) -> Value {
    match value {
        Value::Number(number) => {
            Value::Number(Box::new(model::claim::Number { over: None, ..(**number).clone() }))
        }
        other => other.clone(),
    }
}

fn told_by_then<'v>(view: &View<'v>, about: &[Subject]) -> Vec<&'v Claim> {
    let said = |claim: &Claim| claim.said.window.from.is_none_or(|from| from < view.asked.as_of);
    let all = view.case.claims.values().filter(|claim| about.contains(&claim.about));
    all.filter(|claim| said(claim) && is_visible(view, claim)).collect()
}

/// Claims about something that a text waits for or counts, said by the time asked about.
fn said_of<'v>(view: &View<'v>, about: &Subject) -> Vec<&'v Claim> {
    let said = |claim: &Claim| claim.said.window.from.is_none_or(|from| from < view.asked.as_of);
    let all = view.case.claims.values().filter(|claim| claim.about == *about);
    all.filter(|claim| said(claim) && is_visible(view, claim)).collect()
}

/// What the claims give for whether and when something came.
pub(super) fn came(view: &View<'_>, about: &Subject) -> Considered {
    let claims = said_of(view, about);
    let asserting = asserting(&claims, Attribute::Done, &|_| true);
    let (given, refused_any) = settle(view, &claims, Attribute::Done, &asserting);
    let silent = given.values.is_empty() && !refused_any;
    let by_silence = Given { values: BTreeMap::from([(Value::YesNo(false), BTreeSet::new())]), open: false };
    let given = if silent { by_silence } else { given };
    let candidates = given
        .values
        .into_iter()
        .map(|(value, claims)| Candidate { value, claims: claims.into_iter().collect() })
        .collect();
    Considered {
        attribute: Attribute::Done,
        of: None,
        matter: Some(about.clone()),
        at: None,
        candidates,
        open: given.open,
        denied_by: Vec::new(),
        by_default: silent,
    }
}

fn asserting<'c>(
    claims: &[&'c Claim],
    attribute: Attribute,
    is_one: &dyn Fn(&Value) -> bool,
) -> Vec<(&'c Claim, BTreeSet<Value>)> {
    let all = claims.iter().flat_map(|claim| claim.asserts.iter().map(|a| (*claim, a)));
    all.filter(|(_, a)| a.attribute == attribute && a.one_of.iter().any(is_one))
        .map(|(claim, a)| (claim, a.one_of.clone()))
        .collect()
}

/// What a step considered of an event, a fulfilment or a count is what the claims give.
pub(super) fn matter_is_derived(
    view: &View<'_>,
    about: &Subject,
    considered: &Considered,
) -> Result<(), String> {
    let stated: Vec<(&Value, BTreeSet<&ClaimId>)> =
        considered.candidates.iter().map(|c| (&c.value, c.claims.iter().collect())).collect();
    let right = if let Subject::Quantity(..) = about {
        let stated: Vec<_> = stated.iter().map(|(value, of)| (bare(value), of)).collect();
        counts_of(view, about).values().any(|given| {
            let values: Vec<(Value, BTreeSet<&ClaimId>)> =
                given.values.iter().map(|(v, c)| (v.clone(), c.iter().collect())).collect();
            given.open == considered.open
                && values.len() == stated.len()
                && values.iter().zip(&stated).all(|(a, b)| a.0 == b.0 && a.1 == *b.1)
        })
    } else {
        let derived = came(view, about);
        let values: Vec<_> =
            derived.candidates.iter().map(|c| (&c.value, c.claims.iter().collect())).collect();
        values == stated && derived.open == considered.open && derived.by_default == considered.by_default
    };
    if right { Ok(()) } else { Err(format!("the claims do not give what is said of {about:?}")) }
}

/// What stands where nobody says anything.
fn by_silence(held: &Held<'_>, attribute: Attribute, given: &mut Given) {
    let value = match attribute {
        Attribute::When => Value::When(Box::new(held.incident.when.clone())),
        Attribute::Place => Value::Place(Box::new(held.incident.place.clone())),
        Attribute::HeldBy | Attribute::Present | Attribute::ApprovedBy => Value::Actors(BTreeSet::new()),
        Attribute::Near => Value::Near(BTreeSet::new()),
        Attribute::Answering => Value::Answering(Answering::Nothing),
        Attribute::Notice => {
            given.open = false;
            return;
        }
        _ => return,
    };
    *given = Given { values: BTreeMap::from([(value, BTreeSet::new())]), open: false };
}

fn bears<'c>(held: &Held<'c>, claim: &'c Claim, attribute: Attribute, then: Option<&When>) -> bool {
    let window = then.map_or(&held.incident.when.window, |then| &then.window);
    let bears = match &claim.about {
        // what is said of the incident is said of its own time
        Subject::Incident(_) if then.is_some() => false,
        Subject::Incident(id) => {
            let next = |id: &&'c IncidentId| held.view.case.incidents.get(*id)?.same_as.as_ref();
            let merged = std::iter::successors(Some(id), next).take(held.view.case.incidents.len());
            merged.into_iter().any(|id| *id == held.incident.id)
        }
        Subject::Control(area) => {
            let lies_in = ground::lies_in(held.view.case, &held.incident.place, area);
            matches!(attribute, Attribute::HeldBy | Attribute::Present)
                && lies_in == Truth::True
                && in_its_time(claim, window)
        }
        _ => false,
    };
    bears && is_visible(&held.view, claim)
}

fn is_visible(view: &View<'_>, claim: &Claim) -> bool {
    let known_at = view.asked.known_at;
    let corrected = |later: &Claim| later.supersedes.as_ref() == Some(&claim.id) && later.learnt <= known_at;
    claim.learnt <= known_at && !view.case.claims.values().any(corrected)
}

/// What it says held, held at some time in the window: neither ended before it nor began after it.
fn in_its_time(claim: &Claim, window: &Window) -> bool {
    let ended = claim.until.as_ref().and_then(|when| when.as_end().until);
    let began = claim.since.as_ref().and_then(|when| when.as_start().from);
    let too_early = matches!((ended, window.from), (Some(end), Some(from)) if end <= from);
    let too_late = over_by(window, began);
    !too_early && !too_late
}

/// What it says held, held at every instant of the window, as far as its own ends are known.
fn covers(claim: &Claim, window: &Window) -> bool {
    let begun = claim.since.as_ref().is_none_or(
        |when| matches!((when.as_start().until, window.from), (Some(start), Some(from)) if start <= from),
    );
    let unended = claim.until.as_ref().is_none_or(|when| over_by(window, when.as_end().from));
    begun && unended
}

/// The incident that a claim tells of: the one that is judged, or one merged into it.
fn told_of<'h>(held: &Held<'h>, claim: &Claim) -> &'h Incident {
    match &claim.about {
        Subject::Incident(id) => held.view.case.incidents.get(id).unwrap_or(held.incident),
        _ => held.incident,
    }
}

fn says_it_happened(claim: &Claim) -> bool {
    claim.asserts.iter().any(|a| a.attribute == Attribute::Happened && a.one_of.contains(&Value::YesNo(true)))
}

fn speaks(view: &View<'_>, speaker: &Speaker, claim: &Claim) -> bool {
    match speaker {
        Speaker::Any => true,
        Speaker::Source(source) => *source == claim.from,
        Speaker::Side(side) => view.case.sources.get(&claim.from).is_some_and(|source| source.side == *side),
    }
}

/// How many independent voices stand behind some claims. Whoever is cited in the same matter and cites somebody else in turn is not one.
fn voices<'c>(
    view: &View<'_>,
    claims: impl Iterator<Item = &'c Claim>,
    matter: &'c [(&Claim, BTreeSet<Value>)],
) -> usize {
    let mut camps = BTreeSet::new();
    let mut alone = BTreeSet::new();
    for claim in claims {
        let mut origin = claim.origin();
        let cites = |source: &SourceId| {
            matter.iter().filter(|(c, _)| c.from == *source).find_map(|(c, _)| c.citing.as_ref())
        };
        let mut hops = 0;
        while let Some(next) = cites(origin).filter(|_| hops < matter.len()) {
            origin = next;
            hops += 1;
        }
        let source = view.case.sources.get(origin);
        let side = source.and_then(|source| view.case.sides.get(&source.side));
        match side.and_then(|side| side.camp.clone()) {
            Some(camp) => camps.insert(camp),
            None => alone.insert(origin.to_string()),
        };
    }
    camps.len() + alone.len()
}

fn contradicts(denied: &Value, value: &Value) -> bool {
    match (denied, value) {
        (Value::Actors(a), Value::Actors(b)) => a.iter().any(|actor| b.contains(actor)),
        (Value::Acts(a), Value::Acts(b)) => a.iter().any(|act| b.contains(act)),
        (Value::Targets(a), Value::Targets(b)) => a.iter().any(|target| b.contains(target)),
        (Value::Near(a), Value::Near(b)) => a.iter().any(|class| b.contains(class)),
        (Value::YesNo(true), Value::DoneAt(_)) => true, // it was not done, whenever it is said to have been
        (denied, value) => denied == value,
    }
}

/// The agreement, the one that it adds to, the one that that one adds to, and so on.
fn chain<'h>(held: &Held<'h>) -> BTreeSet<&'h AgreementId> {
    let agreements = &held.view.case.agreements;
    let base = |agreement: &&'h Agreement| agreements.get(agreement.supplements.as_ref()?);
    std::iter::successors(Some(held.agreement), base)
        .take(agreements.len())
        .map(|agreement| &agreement.id)
        .collect()
}

/// Each claim that a standing cites is visible, about the standing of somebody under this agreement or the one that it adds to, and
/// says what it is cited for.
pub(super) fn standing_is_cited(
    held: &Held<'_>,
    actor: &ActorId,
    considered: &Considered,
) -> Result<(), String> {
    for candidate in &considered.candidates {
        for id in &candidate.claims {
            let claim = held.view.case.claims.get(id).ok_or_else(|| format!("there is no claim {id}"))?;
            let about = matches!(&claim.about, Subject::Standing(_, agreement)
                if chain(held).contains(agreement));
            let says = claim.asserts.iter().any(|a| a.one_of.contains(&candidate.value));
            if !(about
                && says
                && is_visible(&held.view, claim)
                && in_its_time(claim, &held.incident.when.window))
            {
                return Err(format!("claim {id} does not say what it is cited for about {actor}"));
            }
        }
    }
    Ok(())
}
