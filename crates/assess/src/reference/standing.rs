//! What an actor is under an agreement at a time (`docs/meaning.md`, "Standing").

use std::collections::{BTreeMap, BTreeSet};

use model::actor::{ActorKind, Bond, Membership};
use model::agreement::Agreement;
use model::claim::{Attribute, Claim, Standing, Subject, Value};
use model::finding::{Candidate, Considered, StandingOf};
use model::reading::Reading;
use model::time::{When, Window, held_through};
use model::{ActorId, AgreementId, Case, ReadingId, SourceId, Truth};

use super::View;
use super::evidence::{holds_in, resolve, rests_on_part};
use crate::Asked;

/// What an actor is under an agreement, in a window of time, under a view; with the words for why.
pub fn standing(
    view: &View<'_>,
    agreement: &Agreement,
    actor: &ActorId,
    window: &Window,
) -> (Considered, String) {
    let reading = view.reading_of_standing(actor);
    let mut seen = Seen::new();
    let (mut considered, why) = find(view, reading, agreement, actor, window, &mut seen);
    considered.of = Some(actor.clone());
    (considered, why)
}

/// Standings found on the way: each actor is looked up once, however many ways lead to it.
type Seen = BTreeMap<ActorId, (Considered, String)>;

/// In order: the text's exclusions, its named parties, claims, the whole that it belongs to, the members of a collective, the
/// agreement that this one supplements. The first that says anything decides.
fn find(
    view: &View<'_>,
    reading: &Reading,
    agreement: &Agreement,
    actor: &ActorId,
    window: &Window,
    seen: &mut Seen,
) -> (Considered, String) {
    if let Some(found) = seen.get(actor) {
        return found.clone();
    }
    // an actor that comes up again while its own standing is looked for says nothing there
    seen.insert(actor.clone(), (unknown(), "nothing is recorded".into()));
    let found = find_new(view, reading, agreement, actor, window, seen);
    seen.insert(actor.clone(), found.clone());
    found
}

fn find_new(
    view: &View<'_>,
    reading: &Reading,
    agreement: &Agreement,
    actor: &ActorId,
    window: &Window,
    seen: &mut Seen,
) -> (Considered, String) {
    if let Some(found) = by_text(view, agreement, actor, window) {
        return found;
    }
    let claims: Vec<&Claim> = view
        .claims
        .iter()
        .copied()
        .filter(|claim| is_on(claim, actor, &agreement.id))
        .filter(|claim| holds_in(claim, window) != Truth::False)
        .collect();
    let mut considered = resolve(view.case, &claims, reading, Attribute::Standing, &|_| None);
    considered.open |= rests_on_part(&considered, &claims, window);
    if !considered.candidates.is_empty() {
        return (considered, "by what is said of it".into());
    }
    let wholes: Vec<(&Membership, Truth)> = memberships(view.case, actor, window)
        .filter(|(membership, _)| is_bound_with(view.case, membership))
        .collect();
    let inherited: Vec<Considered> = wholes
        .iter()
        .map(|(membership, held)| {
            opened(find(view, reading, agreement, &membership.of, window, seen).0, *held)
        })
        .filter(|considered| !considered.candidates.is_empty())
        .collect();
    if !inherited.is_empty() {
        let names: Vec<&str> = wholes.iter().map(|(m, _)| view.case.actor_name(&m.of)).collect();
        return (union(inherited), format!("as part of {}", names.join(" and ")));
    }
    if view.case.actors.get(actor).is_some_and(|a| a.kind == ActorKind::Collective) {
        let members: Vec<(&ActorId, Truth)> = members(view.case, actor, window).collect();
        if !members.is_empty() {
            let of = |(member, held): &(&ActorId, Truth), seen: &mut Seen| {
                opened(find(view, reading, agreement, member, window, seen).0, *held)
            };
            let each = members.iter().map(|member| of(member, seen)).collect();
            return (union(each), "it may be any of its members".into());
        }
    }
    let base = agreement.supplements.as_ref().and_then(|id| view.case.agreements.get(id));
    match base {
        Some(base) => {
            let mut seen = Seen::new();
            find(view, reading, base, actor, window, &mut seen)
        }
        None => (unknown(), "nothing is recorded".into()),
    }
}

/// Whether a claim is about the standing of an actor under an agreement.
fn is_on(claim: &Claim, actor: &ActorId, agreement: &AgreementId) -> bool {
    matches!(&claim.about, Subject::Standing(of, under) if of == actor && under == agreement)
}

/// What the text itself says, by naming the actor or a force that commands it.
fn by_text(
    view: &View<'_>,
    agreement: &Agreement,
    actor: &ActorId,
    window: &Window,
) -> Option<(Considered, String)> {
    let names =
        |list: &[ActorId]| Truth::any(list.iter().map(|listed| is_under(view.case, actor, listed, window)));
    for (parameter, standing, why) in [
        (&agreement.excluded, Standing::Excluded, "the text does not cover it"),
        (&agreement.parties, Standing::Party, "the text names it as a party"),
    ] {
        let answers: Vec<Truth> = view.take(parameter).iter().map(|(list, _)| names(list)).collect();
        if answers.iter().any(|answer| *answer != Truth::False) {
            let value = Value::Standing(standing);
            let considered = Considered {
                candidates: vec![Candidate { value, claims: Vec::new() }],
                open: answers.iter().any(|answer| *answer != Truth::True),
                ..unknown()
            };
            return Some((considered, why.into()));
        }
    }
    None
}

/// Bound with the whole: under its command, or one of several under a common name that is not just "whoever it may be".
fn is_bound_with(case: &Case, membership: &Membership) -> bool {
    match membership.bond {
        Bond::PartOf => true,
        Bond::MemberOf => {
            case.actors.get(&membership.of).is_some_and(|whole| whole.kind != ActorKind::Collective)
        }
        Bond::AllyOf => false,
    }
}

/// What an actor belonged to in some part of a window, and whether through the whole of it.
fn memberships<'a>(
    case: &'a Case,
    actor: &ActorId,
    window: &Window,
) -> impl Iterator<Item = (&'a Membership, Truth)> {
    let window = *window;
    let all = case.actors.get(actor).into_iter().flat_map(|actor| &actor.memberships);
    all.map(move |m| (m, held_through(m.from.as_ref(), m.until.as_ref(), &window)))
        .filter(|(_, held)| *held != Truth::False)
}

fn members<'a>(
    case: &'a Case,
    whole: &ActorId,
    window: &Window,
) -> impl Iterator<Item = (&'a ActorId, Truth)> {
    let (whole, window) = (whole.clone(), *window);
    case.actors.keys().filter_map(move |actor| {
        let bonds = memberships(case, actor, &window).filter(|(membership, _)| membership.of == whole);
        bonds.map(|(_, held)| held).max().map(|held| (actor, held))
    })
}

/// Whether `actor` is `whole` or under its command in the window: maybe where it was for a part of it.
pub fn is_under(case: &Case, actor: &ActorId, whole: &ActorId, window: &Window) -> Truth {
    let reaches = |surely: bool| {
        let mut chain = vec![actor];
        let mut seen = BTreeSet::new();
        while let Some(next) = chain.pop() {
            if next == whole {
                return true;
            }
            if seen.insert(next) {
                let commands = memberships(case, next, window).filter(|(m, _)| m.bond == Bond::PartOf);
                chain
                    .extend(commands.filter(|(_, held)| !surely || *held == Truth::True).map(|(m, _)| &m.of));
            }
        }
        false
    };
    if reaches(true) {
        Truth::True
    } else if reaches(false) {
        Truth::Maybe
    } else {
        Truth::False
    }
}

/// Whether `actor` is `whole` or under its command, or fights beside either in the window, or is under the command of whoever does.
pub fn fights_with(case: &Case, actor: &ActorId, whole: &ActorId, window: &Window) -> Truth {
    let reaches = |surely: bool| {
        let mut chain = vec![(actor, false)];
        let mut seen = BTreeSet::new();
        while let Some((next, beside)) = chain.pop() {
            if next == whole {
                return true;
            }
            if seen.insert((next, beside)) {
                let bonds =
                    memberships(case, next, window).filter(|(_, held)| !surely || *held == Truth::True);
                chain.extend(bonds.filter_map(|(bond, _)| match bond.bond {
                    Bond::PartOf => Some((&bond.of, beside)),
                    // an ally of an ally is no ally
                    Bond::AllyOf if !beside => Some((&bond.of, true)),
                    Bond::AllyOf | Bond::MemberOf => None,
                }));
            }
        }
        false
    };
    match (reaches(true), reaches(false)) {
        (true, _) => Truth::True,
        (false, true) => Truth::Maybe,
        (false, false) => Truth::False,
    }
}

/// Whether two actors are of different sides: not where one fights with the other; maybe where any bonds at any time lead from one to
/// the other, as between two members of a coalition.
pub fn of_another_side(case: &Case, a: &ActorId, b: &ActorId, window: &Window) -> Truth {
    let mut chain = vec![a];
    let mut seen = BTreeSet::new();
    while let Some(next) = chain.pop() {
        if seen.insert(next) {
            chain.extend(
                case.actors.get(next).into_iter().flat_map(|own| own.memberships.iter().map(|m| &m.of)),
            );
            let to = |actor: &&model::actor::Actor| actor.memberships.iter().any(|m| m.of == *next);
            chain.extend(case.actors.values().filter(to).map(|actor| &actor.id));
        }
    }
    match fights_with(case, a, b, window).or(fights_with(case, b, a, window)) {
        Truth::True => Truth::False,
        _ if seen.contains(b) => Truth::Maybe,
        _ => Truth::True,
    }
}

/// The same, but open where it held for only a part of the time.
fn opened(considered: Considered, held: Truth) -> Considered {
    Considered { open: considered.open || held != Truth::True, ..considered }
}

/// Several ways taken together: every candidate of each, open where any is.
fn union(all: Vec<Considered>) -> Considered {
    let mut merged = unknown();
    merged.open = all.iter().any(|considered| considered.open);
    for candidate in all.into_iter().flat_map(|considered| considered.candidates) {
        match merged.candidates.iter_mut().find(|known| known.value == candidate.value) {
            Some(known) => {
                known.claims.extend(candidate.claims);
                known.claims.sort();
                known.claims.dedup();
            }
            None => merged.candidates.push(candidate),
        }
    }
    merged.candidates.sort_by(|a, b| a.value.cmp(&b.value));
    merged
}

pub(super) fn unknown() -> Considered {
    Considered {
        attribute: Attribute::Standing,
        of: None,
        matter: None,
        at: None,
        candidates: Vec::new(),
        open: true,
        denied_by: Vec::new(),
        by_default: false,
    }
}

/// Whether what was considered of an actor's standing makes it that.
pub fn is(considered: &Considered, standing: Standing) -> Truth {
    let known = considered.candidates.iter().map(|c| Truth::from(c.value == Value::Standing(standing)));
    Truth::over(known.chain(considered.open.then_some(Truth::Maybe)))
}

/// What an actor is under an agreement as of the instant asked about, and who says otherwise.
pub fn standing_of(
    case: &Case,
    agreement: &Agreement,
    reading: &Reading,
    actor: &ActorId,
    asked: Asked,
) -> StandingOf {
    let view = View::new(case, reading, asked);
    let second = jiff::SignedDuration::from_secs(1);
    let at = asked.as_of.checked_sub(second).unwrap_or(jiff::Timestamp::MIN);
    let window = Window { from: Some(at), until: Some(asked.as_of) };
    let (considered, by_what) = standing(&view, agreement, actor, &window);
    let chosen: BTreeSet<&Value> = considered.candidates.iter().map(|c| &c.value).collect();
    let spoken: Vec<&Claim> = view
        .claims
        .iter()
        .copied()
        .filter(|claim| is_on(claim, actor, &agreement.id))
        .filter(|claim| holds_in(claim, &window) != Truth::False)
        .collect();
    let mut disputed_by: Vec<SourceId> = spoken
        .iter()
        .filter(|claim| claim.asserts.iter().flat_map(|a| &a.one_of).any(|value| !chosen.contains(value)))
        .map(|claim| claim.from.clone())
        .collect();
    disputed_by.sort();
    disputed_by.dedup();
    let since: Option<When> = spoken
        .iter()
        .filter(|claim| considered.candidates.iter().any(|c| c.claims.contains(&claim.id)))
        .filter_map(|claim| claim.since.clone())
        .min();
    StandingOf {
        actor: actor.clone(),
        agreement: agreement.id.clone(),
        reading: reading.id.clone(),
        considered,
        by_what,
        since,
        disputed_by,
    }
}

/// Those who fight or command; not those who watch, report or speak.
fn can_be_bound(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::State
            | ActorKind::Force
            | ActorKind::ArmedGroup
            | ActorKind::Coalition
            | ActorKind::Umbrella
            | ActorKind::Collective
    )
}

/// What everybody who can be bound, and of whom anything is known or said, is under an agreement, under each reading: by actor, then reading.
pub fn standings(
    case: &Case,
    agreement: &AgreementId,
    readings: &[&ReadingId],
    asked: Asked,
) -> Vec<StandingOf> {
    let Some(agreement) = case.agreements.get(agreement) else { return Vec::new() };
    let mut all = Vec::new();
    for actor in case.actors.values().filter(|actor| can_be_bound(actor.kind)).map(|actor| &actor.id) {
        let rows: Vec<StandingOf> = readings
            .iter()
            .filter_map(|reading| case.readings.get(reading))
            .map(|reading| standing_of(case, agreement, reading, actor, asked))
            .collect();
        if rows.iter().any(|row| !row.considered.candidates.is_empty()) {
            all.extend(rows);
        }
    }
    all
}
