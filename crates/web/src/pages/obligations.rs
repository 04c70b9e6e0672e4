//! Obligations: who owes what to whom, by when, who gave more time, and where it stands under each reading.

use askama::Template;
use jiff::Timestamp;
use model::agreement::Agreement;
use model::claim::Subject;
use model::finding::{Finding, Matter};
use model::obligation::{Change, Obligation, Step};
use model::statement::About;
use model::{ObligationId, ReadingId};
use publish::language::{Language, Said};

use super::today::{named, under};
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html, is_web};
use crate::marks::Mark;
use crate::visit::{Visit, id};

#[derive(Template)]
#[template(path = "obligations.html")]
struct Page {
    frame: Frame,
    title: String,
    is_one: bool,
    agreements: Vec<(Said, String, Vec<Owed>)>,
    statements: Vec<Statement>,
}

/// One obligation.
struct Owed {
    anchor: String,
    href: String,
    cites: String,
    words: Said,
    on: Vec<Link>,
    to: Vec<Link>,
    owned_by: String,
    stands: Vec<(Mark, String, String)>,
    line: Vec<Event>,
    course: Vec<String>,
    watched: Vec<Link>,
    missing: Vec<String>,
    claims: Vec<(String, Said, String, String)>,
    notes: Vec<String>,
}

/// What happened to it, or will.
struct Event {
    class: &'static str,
    when: String,
    what: String,
    by: String,
    statement: Option<Link>,
}

struct Statement {
    by: Said,
    on: String,
    says: Said,
    href: String,
}

/// Makes the page of all of them.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let all = visit.edition.case().agreements.values();
    let groups = all.filter(|agreement| !agreement.obligations.is_empty()).map(|agreement| {
        let (name, href) = named(visit, &agreement.id);
        let owed = agreement.obligations.iter().map(|one| owed(visit, agreement, one)).collect();
        (name, href, owed)
    });
    let title = visit.say("nav-obligations");
    let frame = Frame::of(visit, &title, visit.say("obligations-lead"));
    html(&Page { frame, title, is_one: false, agreements: groups.collect(), statements: Vec::new() })
}

/// Makes the page of one.
pub(crate) fn one(visit: &Visit) -> Result<Answer, RouteError> {
    let (agreement, wanted) = (visit.param("agreement"), visit.param("obligation"));
    let missing = || RouteError::no("error-no-obligation", wanted);
    let case = visit.edition.case();
    let agreement = case.agreements.get(&agreement.into()).ok_or_else(missing)?;
    let obligation =
        agreement.obligations.iter().find(|one| one.id.as_str() == wanted).ok_or_else(missing)?;
    let (name, href) = named(visit, &agreement.id);
    let title = visit.text(&obligation.words).text;
    let frame = Frame::of(visit, &title, visit.say("obligations-lead"));
    let statements = statements(visit, &obligation.id);
    let agreements = vec![(name, href, vec![owed(visit, agreement, obligation)])];
    html(&Page { frame, title, is_one: true, agreements, statements })
}

fn owed(visit: &Visit, agreement: &Agreement, one: &Obligation) -> Owed {
    let (voice, case) = (visit.voice, visit.edition.case());
    let matter = Matter::Obligation(one.id.clone());
    let all = visit.edition.owed();
    let found: Vec<&Finding> =
        all.iter().filter(|f| f.agreement == agreement.id && f.about == matter).collect();
    let actors = |ids: &[model::ActorId]| -> Vec<Link> {
        let link = |id: &model::ActorId| Link {
            href: super::parties::address(visit, id),
            label: voice.actor(case, id).text,
            is_this: false,
        };
        ids.iter().map(link).collect()
    };
    let missing =
        found.iter().flat_map(|finding| finding.missing.iter().map(|one| voice.missing(case, finding, one)));
    let mut missing: Vec<String> = missing.collect();
    missing.sort();
    missing.dedup();
    // what became of it in sentences stands in English only: the line of time and the findings say the same in every language
    let is_english = voice.language() == Language::English;
    let course = found.first().filter(|_| is_english).map(|finding| finding.explanation.course.clone());
    Owed {
        anchor: format!("{}-{}", agreement.id, one.id),
        href: visit.href(&format!("/obligations/{}/{}", id(agreement.id.as_str()), id(one.id.as_str()))),
        cites: one.cites.clone(),
        words: visit.text(&one.words),
        on: actors(&one.on),
        to: actors(&one.owed_to),
        owned_by: if one.held_by.is_empty() { String::new() } else { under(visit, &one.held_by) },
        stands: stands(visit, &found),
        line: line(visit, one),
        course: course.unwrap_or_default(),
        watched: actors(&one.monitored_by),
        missing,
        claims: claims(visit, agreement, one),
        notes: one.notes.clone(),
    }
}

/// Where it stands, readings that say the same together.
fn stands(visit: &Visit, found: &[&Finding]) -> Vec<(Mark, String, String)> {
    let mut all: Vec<(Mark, String, Vec<ReadingId>)> = Vec::new();
    for finding in found {
        let mark = Mark::of(visit.voice, Some(finding.verdict));
        let why: Vec<String> = finding.reasons.iter().map(|reason| visit.voice.why(reason)).collect();
        let why = visit.voice.list(&why);
        match all.iter_mut().find(|(known, said, _)| *known == mark && *said == why) {
            Some((.., some)) => some.push(finding.reading.clone()),
            None => all.push((mark, why, vec![finding.reading.clone()])),
        }
    }
    all.into_iter().map(|(mark, why, some)| (mark, why, under(visit, &some))).collect()
}

/// What happened to it and when, in the order of time; the time asked about stands among it.
fn line(visit: &Visit, one: &Obligation) -> Vec<Event> {
    let now = visit.edition.asked().as_of;
    let mut events: Vec<(Option<Timestamp>, Event)> = Vec::new();
    // what was said after the time asked about is not known then
    let said = one.steps.iter().filter(|step| step.on.window.from.is_none_or(|from| from < now));
    events.extend(said.flat_map(|step| of_step(visit, step)));
    let today = Event {
        class: "now",
        when: visit.voice.end(now, visit.edition.zone()),
        what: visit.say("line-now"),
        by: String::new(),
        statement: None,
    };
    events.push((Some(now), today));
    events.sort_by_key(|(at, _)| (at.is_none(), *at));
    events.into_iter().map(|(_, event)| event).collect()
}

/// When a step was said, and the time that it sets where the calendar gives it.
fn of_step(visit: &Visit, step: &Step) -> Vec<(Option<Timestamp>, Event)> {
    let (voice, case) = (visit.voice, visit.edition.case());
    let by = step.by.as_ref().map(|by| voice.actor(case, by).text).unwrap_or_default();
    let statement = step.statement.as_ref().map(|statement| Link {
        href: visit.href(&format!("/statements#{statement}")),
        label: statement.to_string(),
        is_this: false,
    });
    let (class, key) = match &step.change {
        Change::SetDue(_) => ("set", "line-set"),
        Change::Extend(_) => ("extended", "line-extended"),
        Change::Lapse => ("lapsed", "line-lapsed"),
        Change::Waive => ("waived", "line-waived"),
        Change::Supersede(_) => ("superseded", "line-superseded"),
    };
    let said = Event { class, when: voice.when(&step.on), what: voice.say(key), by, statement };
    let mut all = vec![(step.on.window.from, said)];
    let due = match &step.change {
        Change::SetDue(due) => due.plain.when(),
        Change::Extend(Some(until)) => until.when(),
        _ => None,
    };
    if let Some(due) = due {
        let event = Event {
            class: "due",
            when: voice.when(due),
            what: voice.say("line-due"),
            by: String::new(),
            statement: None,
        };
        all.push((due.as_deadline().until, event));
    }
    all
}

/// What is said of whether it was done.
fn claims(visit: &Visit, agreement: &Agreement, one: &Obligation) -> Vec<(String, Said, String, String)> {
    let (voice, case) = (visit.voice, visit.edition.case());
    let question = visit.edition.question_of_frame();
    let is_on = |about: &Subject| match about {
        Subject::Fulfilment(of, id) | Subject::Response(of, id, _) => *of == agreement.id && *id == one.id,
        _ => false,
    };
    let known = question.case.claims.values().filter(|claim| claim.learnt <= visit.edition.asked().known_at);
    let own = known.filter(|claim| is_on(&claim.about));
    own.map(|claim| {
        let address = claim.document.as_ref().map(ToString::to_string).filter(|address| is_web(address));
        let said = format!("{} ({})", voice.said(case, claim), voice.when(&claim.said));
        (claim.id.to_string(), voice.source(case, &claim.from), said, address.unwrap_or_default())
    })
    .collect()
}

fn statements(visit: &Visit, obligation: &ObligationId) -> Vec<Statement> {
    let (voice, case) = (visit.voice, visit.edition.case());
    let about = About::Obligation(obligation.clone());
    let until = visit.edition.asked().as_of;
    let own = case.statements.values().filter(|one| one.about.contains(&about));
    let own = own.filter(|one| one.on.window.from.is_none_or(|from| from < until));
    let told = |one: &model::statement::Statement| Statement {
        by: voice.source(case, &one.by),
        on: voice.when(&one.on),
        says: visit.text(&one.says),
        href: visit.href(&format!("/statements#{}", one.id)),
    };
    let mut own: Vec<_> = own.collect();
    own.sort_by(|a, b| (&a.on, &a.id).cmp(&(&b.on, &b.id)));
    own.into_iter().map(told).collect()
}
