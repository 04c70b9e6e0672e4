//! One incident: facts, attribution and finding apart; where the readings part; why, step by step; who says what; how the record came to know it.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use model::claim::Claim;
use model::finding::{Finding, Step};
use model::statement::About;
use model::{ClaimId, IncidentId, ReadingId};
use publish::edition::{Entry, Under};
use publish::language::Said;
use serde_json::json;

use super::parts::{pivot, turned};
use super::today::{named, under};
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html, is_web};
use crate::marks::{Head, Mark, heads};
use crate::visit::{Visit, id};

#[derive(Template)]
#[template(path = "incident.html")]
struct Page {
    frame: Frame,
    id: String,
    title: Said,
    when: String,
    place: String,
    areas: Vec<Said>,
    merged: Vec<String>,
    split_from: Option<Link>,
    heads: Vec<Head>,
    facts: Vec<String>,
    attributions: Vec<String>,
    clauses: Vec<Clause>,
    partings: Vec<String>,
    sides: Vec<Side>,
    decisions: Vec<Decided>,
    statements: Vec<Statement>,
    history: Vec<Learnt>,
    turned: Vec<String>,
    notes: Vec<String>,
    before: Option<Link>,
    after: Option<Link>,
    json: String,
}

/// What one clause makes of it.
struct Clause {
    name: String,
    agreement: Said,
    href: String,
    words: Said,
    marks: Vec<Mark>,
    courses: Vec<Course>,
}

/// The way to a verdict, with the readings that go it together.
struct Course {
    under: String,
    mark: Mark,
    steps: Vec<Shown>,
    missing: Vec<String>,
}

/// A step as it is shown.
struct Shown {
    question: String,
    mark: Mark,
    because: String,
    claims: Vec<Link>,
}

/// What one side says.
struct Side {
    name: Said,
    claims: Vec<Spoken>,
}

struct Spoken {
    id: String,
    source: Said,
    citing: String,
    via: String,
    grade: String,
    said: String,
    learnt: String,
    what: String,
    words: Vec<Said>,
    notes: Vec<String>,
    address: String,
    corrects: String,
    is_denial: bool,
}

struct Decided {
    by: String,
    on: String,
    ruling: String,
    clause: String,
    words: Said,
    address: String,
}

struct Statement {
    by: Said,
    on: String,
    says: Said,
    href: String,
}

/// What the record learnt on a day.
struct Learnt {
    day: String,
    claims: Vec<Link>,
    href: String,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let asked = IncidentId::new(visit.param("incident"));
    let edition = &visit.edition;
    let missing = || RouteError::no("error-no-incident", visit.param("incident"));
    let number = edition.number(&asked).ok_or_else(missing)?;
    let entry = edition.entries().get(number).ok_or_else(missing)?;
    let incident = edition.incident(entry).ok_or_else(missing)?;
    let (case, voice) = (edition.case(), visit.voice);
    let under_clauses = edition.under(entry);
    let found: Vec<Vec<Finding>> = under_clauses.iter().map(|under| findings(visit, entry, under)).collect();
    let title = visit.text(&incident.title);
    let described = edition.parting(number).map(|parting| pivot(visit, parting));
    let at = visit.voice.when(&incident.when);
    let description = described.unwrap_or_else(|| format!("{at}: {}", title.text));
    let frame = Frame::of(visit, &title.text, description);
    let about = about(&frame, &incident.id, &title, &at, incident.when.window.from);
    let claims: Vec<&Claim> = claims(visit, entry, &found);
    let beside = |number: Option<usize>| -> Option<Link> {
        let entry = edition.entries().get(number?)?;
        let title = visit.text(&edition.incident(entry)?.title).text;
        Some(Link {
            href: visit.href(&format!("/incidents/{}", id(entry.incident.as_str()))),
            label: title,
            is_this: false,
        })
    };
    let partings = under_clauses.iter().flat_map(|under| edition.partings(entry, under));
    let mut partings: Vec<String> = partings.map(|parting| pivot(visit, &parting)).collect();
    partings.dedup();
    html(&Page {
        id: incident.id.to_string(),
        when: at,
        place: visit.words(&incident.place.name).text,
        areas: areas(visit, incident),
        merged: edition.merged(&incident.id).iter().map(ToString::to_string).collect(),
        split_from: incident.split_from.as_ref().map(|other| Link {
            href: visit.href(&format!("/incidents/{}", id(other.as_str()))),
            label: other.to_string(),
            is_this: false,
        }),
        heads: heads(voice, case, edition.readings()),
        facts: each_reading(visit, &found, |finding| facts(visit, finding)),
        attributions: each_reading(visit, &found, |finding| attribution(visit, finding)),
        clauses: under_clauses.iter().zip(&found).map(|(under, found)| clause(visit, under, found)).collect(),
        partings,
        sides: sides(visit, &claims),
        decisions: decisions(visit, &incident.id),
        statements: statements(visit, &incident.id),
        history: history(visit, &incident.id, &claims),
        turned: turned(visit, entry).iter().map(|one| one_turned(visit, one)).collect(),
        notes: incident.notes.clone(),
        before: beside(number.checked_sub(1)),
        after: beside(Some(number + 1)),
        json: visit.data(&format!("/data/incidents/{}.json", id(incident.id.as_str()))),
        title,
        frame: frame.about(&about),
    })
}

fn findings(visit: &Visit, entry: &Entry, under: &Under) -> Vec<Finding> {
    let readings = visit.edition.readings().iter();
    readings
        .filter_map(|reading| visit.edition.finding(entry, &under.agreement, &under.clause, reading))
        .collect()
}

/// What all readings say of something that does not hang on the clause.
fn each_reading(visit: &Visit, found: &[Vec<Finding>], says: impl Fn(&Finding) -> String) -> Vec<String> {
    let first = found.first();
    let of = |reading: &ReadingId| {
        let finding = first.and_then(|found| found.iter().find(|finding| finding.reading == *reading));
        finding.map_or_else(|| "–".into(), &says)
    };
    visit.edition.readings().iter().map(of).collect()
}

fn facts(visit: &Visit, finding: &Finding) -> String {
    finding.facts.map_or_else(|| "–".into(), |facts| visit.voice.facts(facts))
}

fn attribution(visit: &Visit, finding: &Finding) -> String {
    visit.voice.attribution(visit.edition.case(), &finding.attribution)
}

fn clause(visit: &Visit, under: &Under, found: &[Finding]) -> Clause {
    let (voice, case) = (visit.voice, visit.edition.case());
    let (agreement, href) = named(visit, &under.agreement);
    let of = case.agreements.get(&under.agreement);
    let own = of.and_then(|agreement| agreement.clauses.iter().find(|clause| clause.id == under.clause));
    let words = own.map(|clause| visit.text(&clause.words)).unwrap_or_default();
    let mut courses: Vec<(Vec<ReadingId>, &Finding)> = Vec::new();
    for finding in found {
        let known = courses.iter_mut().find(|(_, known)| is_alike(known, finding));
        match known {
            Some((some, _)) => some.push(finding.reading.clone()),
            None => courses.push((vec![finding.reading.clone()], finding)),
        }
    }
    let course = |(some, finding): (Vec<ReadingId>, &Finding)| Course {
        under: self::under(visit, &some),
        mark: Mark::of(voice, Some(finding.verdict)),
        steps: finding.explanation.steps.iter().map(|step| shown(visit, finding, step)).collect(),
        missing: finding.missing.iter().map(|missing| voice.missing(case, finding, missing)).collect(),
    };
    Clause {
        name: own
            .map(|clause| clause.cites.clone())
            .filter(|cites| !cites.is_empty())
            .unwrap_or_else(|| under.clause.to_string()),
        href: format!("{href}#clause-{}", under.clause),
        agreement,
        words,
        marks: under.verdicts.iter().map(|verdict| Mark::of(voice, *verdict)).collect(),
        courses: courses.into_iter().map(course).collect(),
    }
}

/// Whether two readings go the same way to the same verdict.
fn is_alike(a: &Finding, b: &Finding) -> bool {
    let said = |finding: &Finding| -> Vec<_> {
        finding.explanation.steps.iter().map(|step| (step.guard, step.truth, step.because.clone())).collect()
    };
    a.verdict == b.verdict && said(a) == said(b)
}

fn shown(visit: &Visit, finding: &Finding, step: &Step) -> Shown {
    let claims = step.considered.iter().flat_map(model::finding::Considered::claims);
    let mut claims: Vec<ClaimId> = claims.collect();
    claims.sort();
    claims.dedup();
    Shown {
        question: visit.voice.guard(step.guard),
        mark: Mark::of_truth(visit.voice, step.truth),
        because: visit.voice.step(visit.edition.case(), finding, step),
        claims: claims
            .iter()
            .map(|claim| Link { href: format!("#{claim}"), label: claim.to_string(), is_this: false })
            .collect(),
    }
}

/// The claims on the incident and those merged into it, and all others that a finding rests on.
fn claims<'v>(visit: &'v Visit, entry: &Entry, found: &[Vec<Finding>]) -> Vec<&'v Claim> {
    let case = visit.edition.case();
    let ids = std::iter::once(&entry.incident).chain(visit.edition.merged(&entry.incident));
    let own = ids.flat_map(|id| visit.edition.claims_on(id));
    let used = found.iter().flatten().flat_map(|finding| &finding.claims);
    let all: BTreeMap<&ClaimId, &Claim> =
        own.chain(used).filter_map(|id| Some((id, case.claims.get(id)?))).collect();
    all.into_values().collect()
}

fn areas(visit: &Visit, incident: &model::incident::Incident) -> Vec<Said> {
    /// Areas lie in one another no deeper.
    const DEEPEST: usize = 64;
    let areas = &visit.edition.case().areas;
    let up = |id: &&model::AreaId| areas.get(*id)?.within.as_ref();
    let chain = std::iter::successors(incident.place.within.as_ref(), up).take(DEEPEST);
    chain
        .filter_map(|id| areas.get(id))
        .map(|area| visit.text(&area.name))
        .filter(|name| !name.text.is_empty())
        .collect()
}

/// What each side says, those who speak first standing first.
fn sides(visit: &Visit, claims: &[&Claim]) -> Vec<Side> {
    let case = visit.edition.case();
    let mut sides: Vec<(Option<&model::SideId>, Vec<&Claim>)> = Vec::new();
    for claim in claims {
        let side = case.sources.get(&claim.from).map(|source| &source.side);
        match sides.iter_mut().find(|(known, _)| *known == side) {
            Some((_, own)) => own.push(claim),
            None => sides.push((side, vec![claim])),
        }
    }
    let name = |side: Option<&model::SideId>| {
        let side = side.and_then(|id| case.sides.get(id));
        side.map(|side| visit.text(&side.title)).unwrap_or_default()
    };
    sides
        .into_iter()
        .map(|(side, own)| Side {
            name: name(side),
            claims: own.iter().map(|claim| spoken(visit, claim)).collect(),
        })
        .collect()
}

fn spoken(visit: &Visit, claim: &Claim) -> Spoken {
    let (voice, case) = (visit.voice, visit.edition.case());
    let source = |id: &model::SourceId| {
        case.sources.get(id).map(|source| visit.text(&source.name)).unwrap_or_default()
    };
    let learnt = voice.end(claim.learnt, visit.edition.zone());
    let address = claim.document.as_ref().map(|document| document.as_str().to_owned());
    Spoken {
        id: claim.id.to_string(),
        source: source(&claim.from),
        citing: claim.citing.as_ref().map(|id| source(id).text).unwrap_or_default(),
        via: claim.via.clone().unwrap_or_default(),
        grade: claim.grade.map(|grade| grade.to_string()).unwrap_or_default(),
        said: visit.voice.when(&claim.said),
        learnt,
        what: voice.said(case, claim),
        words: claim
            .words
            .versions()
            .map(|(lang, text)| Said { text: text.into(), lang: lang.into() })
            .collect(),
        notes: claim.notes.clone(),
        address: address.filter(|address| is_web(address)).unwrap_or_default(),
        corrects: claim.supersedes.as_ref().map(ToString::to_string).unwrap_or_default(),
        is_denial: claim.asserts.is_empty() && !claim.denies.is_empty(),
    }
}

fn decisions(visit: &Visit, incident: &IncidentId) -> Vec<Decided> {
    let (voice, edition) = (visit.voice, &visit.edition);
    let case = edition.case();
    let known = case
        .decisions
        .values()
        .filter(|one| one.incident == *incident && one.learnt <= edition.asked().known_at);
    let known = known.filter(|one| one.on.window.from.is_none_or(|from| from < edition.asked().as_of));
    let decided = |one: &model::body::Decision| Decided {
        by: voice.actor(case, &one.by).text,
        on: visit.voice.when(&one.on),
        ruling: voice.ruling(one.ruling),
        clause: one.clause.1.to_string(),
        words: visit.text(&one.words),
        address: one
            .document
            .as_ref()
            .map(ToString::to_string)
            .filter(|address| is_web(address))
            .unwrap_or_default(),
    };
    known.map(decided).collect()
}

/// What was said in public of the incident: a party's answer stands beside the finding.
fn statements(visit: &Visit, incident: &IncidentId) -> Vec<Statement> {
    let case = visit.edition.case();
    let about = About::Incident(incident.clone());
    let own = case.statements.values().filter(|statement| statement.about.contains(&about));
    let told = |statement: &model::statement::Statement| Statement {
        by: case.sources.get(&statement.by).map(|source| visit.text(&source.name)).unwrap_or_default(),
        on: visit.voice.when(&statement.on),
        says: visit.text(&statement.says),
        href: visit.href(&format!("/statements#{}", statement.id)),
    };
    own.map(told).collect()
}

/// What the record learnt, day by day, each with the address of what was found from what was known then.
fn history(visit: &Visit, incident: &IncidentId, claims: &[&Claim]) -> Vec<Learnt> {
    let (voice, zone) = (visit.voice, visit.edition.zone());
    let mut days: BTreeMap<Date, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        // the end of a day belongs to it
        let at = claim.learnt.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap_or(claim.learnt);
        days.entry(at.to_zoned(zone.clone()).date()).or_default().push(claim);
    }
    let path = format!("/incidents/{}", id(incident.as_str()));
    let learnt = |(day, claims): (Date, Vec<&Claim>)| Learnt {
        day: voice.day(day),
        claims: claims
            .iter()
            .map(|claim| Link { href: format!("#{}", claim.id), label: claim.id.to_string(), is_this: false })
            .collect(),
        href: visit.href_with(&path, &[("known-at", &day.to_string())]),
    };
    days.into_iter().map(learnt).collect()
}

fn one_turned(visit: &Visit, one: &publish::edition::Turned) -> String {
    let voice = visit.voice;
    let name = Head::of(voice, visit.edition.case(), &one.reading).name.text;
    let [before, after] = [one.before, one.after].map(|verdict| Mark::of(voice, verdict).word);
    voice.say_with(
        "incident-turned",
        &[("reading", name.into()), ("before", before.into()), ("after", after.into())],
    )
}

/// The incident as schema.org has events.
fn about(
    frame: &Frame,
    id: &IncidentId,
    title: &Said,
    when: &str,
    from: Option<jiff::Timestamp>,
) -> serde_json::Value {
    json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "identifier": id.as_str(),
        "name": title.text,
        "inLanguage": frame.lang,
        "startDate": from.map(|from| from.to_string()),
        "description": format!("{when}: {}", frame.description),
        "url": frame.canonical,
    })
}
