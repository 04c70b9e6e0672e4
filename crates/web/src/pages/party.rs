//! One actor: its names, what it belongs to, what it was under each agreement over time, and who says so.

use std::collections::BTreeSet;

use askama::Template;
use assess::Asked;
use assess::reference::standing_of;
use jiff::Timestamp;
use model::actor::Actor;
use model::claim::{Claim, Subject};
use model::finding::StandingOf;
use model::time::When;
use model::{ActorId, Case};
use publish::language::Said;

use super::parties::{Cell, address, cells};
use super::today::named;
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html, is_web};
use crate::marks::{Head, heads};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "party.html")]
struct Page {
    frame: Frame,
    heads: Vec<Head>,
    name: Said,
    kind: String,
    names: Vec<Said>,
    aliases: Vec<String>,
    bonds: Vec<Bond>,
    agreements: Vec<Under>,
    claims: Vec<Spoken>,
    notes: Vec<String>,
}

struct Bond {
    sentence: String,
    of: Link,
    span: String,
}

/// What it was under one agreement, stretch by stretch.
struct Under {
    name: Said,
    href: String,
    stretches: Vec<(String, Vec<Cell>)>,
}

struct Spoken {
    id: String,
    by: Said,
    what: String,
    span: String,
    said: String,
    address: String,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let question = edition.question_of_frame();
    let case = question.case;
    let asked = visit.param("actor");
    let id = ActorId::new(asked);
    let actor = case.actors.get(&id).ok_or_else(|| RouteError::no("error-no-actor", asked))?;
    let claims = claims(case, &id, edition.asked());
    let name = voice.actor(case, &id);
    let frame = Frame::of(visit, &name.text, visit.say("party-lead"));
    html(&Page {
        frame,
        heads: heads(voice, case, edition.readings()),
        name,
        kind: voice.actor_kind(actor.kind),
        names: actor
            .name
            .versions()
            .map(|(lang, text)| Said { text: text.into(), lang: lang.into() })
            .collect(),
        aliases: actor.aliases.clone(),
        bonds: bonds(visit, actor),
        agreements: agreements(visit, case, actor, &claims),
        claims: claims.iter().map(|claim| spoken(visit, claim)).collect(),
        notes: actor.notes.clone(),
    })
}

fn bonds(visit: &Visit, actor: &Actor) -> Vec<Bond> {
    let (voice, case) = (visit.voice, visit.edition.case());
    let bond = |one: &model::actor::Membership| Bond {
        sentence: voice.bond(one.bond),
        of: Link { href: address(visit, &one.of), label: voice.actor(case, &one.of).text, is_this: false },
        span: span(visit, one.from.as_ref(), one.until.as_ref()),
    };
    actor.memberships.iter().map(bond).collect()
}

/// "since …, until …"; empty where neither is said.
fn span(visit: &Visit, from: Option<&When>, until: Option<&When>) -> String {
    let voice = visit.voice;
    let said = |key: &str, when: Option<&When>| {
        when.map(|when| voice.say_with(key, &[("when", voice.when(when).into())]))
    };
    let parts: Vec<String> = [said("since", from), said("until", until)].into_iter().flatten().collect();
    voice.list(&parts)
}

/// What is said of its standing, as far as the record had learnt it.
fn claims<'c>(case: &'c Case, actor: &ActorId, asked: Asked) -> Vec<&'c Claim> {
    let is_on = |claim: &&Claim| matches!(&claim.about, Subject::Standing(of, _) if of == actor);
    let mut all: Vec<&Claim> =
        case.claims.values().filter(is_on).filter(|claim| claim.learnt <= asked.known_at).collect();
    all.sort_by(|a, b| (&a.said, &a.id).cmp(&(&b.said, &b.id)));
    all
}

/// Instants at which what an actor is may change are looked at, so many at most.
const MOST: usize = 24;

fn agreements(visit: &Visit, case: &Case, actor: &Actor, claims: &[&Claim]) -> Vec<Under> {
    let own = case.agreements.values().filter(|agreement| agreement.supplements.is_none());
    let under = |agreement: &model::agreement::Agreement| {
        let times = turns(visit, actor, claims, agreement);
        let mut stretches: Vec<(Timestamp, Vec<StandingOf>)> = Vec::new();
        for at in times {
            let asked = Asked { as_of: at, ..visit.edition.asked() };
            let readings = visit.edition.readings().iter().filter_map(|id| case.readings.get(id));
            let rows: Vec<StandingOf> =
                readings.map(|reading| standing_of(case, agreement, reading, &actor.id, asked)).collect();
            if stretches.last().is_none_or(|(_, known)| !is_alike(known, &rows)) {
                stretches.push((at, rows));
            }
        }
        stretches.retain(|(_, rows)| rows.iter().any(|row| !row.considered.candidates.is_empty()));
        let (name, href) = named(visit, &agreement.id);
        let zone = visit.edition.zone();
        let told = stretches.iter().map(|(at, rows)| {
            let since = visit.voice.end(*at, zone);
            (visit.voice.say_with("party-by", &[("day", since.into())]), cells(visit, rows))
        });
        (!stretches.is_empty()).then(|| Under { name, href, stretches: told.collect() })
    };
    own.filter_map(under).collect()
}

fn is_alike(a: &[StandingOf], b: &[StandingOf]) -> bool {
    let what = |rows: &[StandingOf]| -> Vec<_> {
        let of = |row: &StandingOf| {
            let values: Vec<_> = row.considered.candidates.iter().map(|one| one.value.clone()).collect();
            (row.considered.state(), values)
        };
        rows.iter().map(of).collect()
    };
    what(a) == what(b)
}

/// The ends of the days on which what it is may have changed, and the time asked about.
fn turns(
    visit: &Visit,
    actor: &Actor,
    claims: &[&Claim],
    agreement: &model::agreement::Agreement,
) -> BTreeSet<Timestamp> {
    let now = visit.edition.asked().as_of;
    let zone = visit.edition.zone();
    let own =
        claims.iter().filter(|claim| matches!(&claim.about, Subject::Standing(_, of) if *of == agreement.id));
    let own = own.flat_map(|claim| [claim.since.as_ref(), claim.until.as_ref()]);
    let bonds = actor.memberships.iter().flat_map(|one| [one.from.as_ref(), one.until.as_ref()]);
    let instants = own.chain(bonds).flatten().filter_map(|when| when.window.last());
    let day_end = |at: Timestamp| {
        let day = at.to_zoned(zone.clone()).date().tomorrow().ok()?;
        Some(day.to_zoned(zone.clone()).ok()?.timestamp())
    };
    let mut all: BTreeSet<Timestamp> = instants.filter_map(day_end).filter(|at| *at < now).collect();
    while all.len() > MOST {
        all.pop_first();
    }
    all.insert(now);
    all
}

fn spoken(visit: &Visit, claim: &Claim) -> Spoken {
    let (voice, case) = (visit.voice, visit.edition.case());
    let agreement = match &claim.about {
        Subject::Standing(_, agreement) => voice.agreement(case, agreement).text,
        _ => String::new(),
    };
    let address = claim.document.as_ref().map(ToString::to_string);
    Spoken {
        id: claim.id.to_string(),
        by: voice.source(case, &claim.from),
        what: format!("{} ({agreement})", voice.said(case, claim)),
        span: span(visit, claim.since.as_ref(), claim.until.as_ref()),
        said: voice.when(&claim.said),
        address: address.filter(|address| is_web(address)).unwrap_or_default(),
    }
}
