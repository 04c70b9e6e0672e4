//! Today: is the truce in force, what was breached this week, what is due, where the readings part.

use askama::Template;
use jiff::civil::Date;
use model::finding::{Matter, Verdict};
use model::{AgreementId, ReadingId};
use publish::bulletin::word;
use publish::language::Said;
use publish::report::{InForce, presses};

use super::bulletins::{Newest, newest};
use super::map::{Drawing, drawing, held};
use super::parts::{Coverage, Row, coverage, rows};
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html};
use crate::marks::{Head, Mark, heads};
use crate::visit::{Visit, id};

#[derive(Template)]
#[template(path = "today.html")]
struct Page {
    frame: Frame,
    force: Vec<Agreement>,
    over: Vec<Link>,
    to_come: Vec<Link>,
    week: Option<Week>,
    drawing: Option<Drawing>,
    map: String,
    heads: Vec<Head>,
    parting: Vec<Row>,
    due: Vec<Due>,
    owed: usize,
    bulletin: Option<Newest>,
}

/// Whether an agreement is in force, with readings that answer alike together.
struct Agreement {
    name: Said,
    href: String,
    answers: Vec<Stands>,
}

struct Stands {
    mark: Mark,
    sentence: String,
    under: String,
}

/// The last seven days, or the last seven with anything recorded.
struct Week {
    title: String,
    is_earlier: bool,
    href: String,
    incidents: usize,
    coverage: Coverage,
    words: [String; 4],
    readings: Vec<Counted>,
}

/// What a reading finds of the incidents of a week: for each of [`FOUND`] how many, and the way to their list.
struct Counted {
    name: Said,
    found: Vec<(usize, String)>,
}

/// What can be found of an incident, with its word.
const FOUND: [(Option<Verdict>, &str); 4] = [
    (Some(Verdict::Breach), "mark-breach"),
    (Some(Verdict::Undetermined), "mark-open"),
    (Some(Verdict::NoBreach), "mark-none"),
    (None, "mark-silent"),
];

struct Due {
    what: Said,
    href: String,
    who: String,
    stands: Vec<Stands>,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let question = edition.question_of_frame();
    let force = InForce::of(&question);
    let week = week_of(visit);
    let shown = week.map(|(first, last, _)| numbers(visit, first, last)).unwrap_or_default();
    let parting: Vec<usize> = shown
        .iter()
        .rev()
        .copied()
        .filter(|number| edition.entries().get(*number).is_some_and(|e| e.parts))
        .take(5)
        .collect();
    let days = week.map(|(first, last, _)| [("from", first.to_string()), ("until", last.to_string())]);
    let days = days.into_iter().flatten();
    let chosen = days.fold(visit.query.clone(), |query, (name, day)| query.with(name, Some(&day)));
    let lead = voice.say("today-lead");
    html(&Page {
        frame: Frame::of(visit, "", lead),
        force: force.now.iter().map(|one| agreement(visit, one)).collect(),
        over: links(visit, &force.over),
        to_come: links(visit, &force.to_come),
        week: week.map(|(first, last, is_earlier)| told(visit, first, last, is_earlier, &shown)),
        drawing: drawing(visit, &chosen, &held(edition, &shown, None)).filter(|_| !shown.is_empty()),
        map: visit.href_with("/map", &chosen.iter().collect::<Vec<_>>()),
        heads: heads(voice, edition.case(), edition.readings()),
        parting: rows(visit, parting),
        due: due(visit),
        bulletin: newest(visit),
        owed: edition.owed().chunk_by(|a, b| (&a.about, &a.agreement) == (&b.about, &b.agreement)).count(),
    })
}

fn links(visit: &Visit, agreements: &[AgreementId]) -> Vec<Link> {
    let link = |id: &AgreementId| {
        let (name, href) = named(visit, id);
        Link { href, label: name.text, is_this: false }
    };
    agreements.iter().map(link).collect()
}

/// What an agreement is called, and where it stands.
pub(crate) fn named(visit: &Visit, agreement: &AgreementId) -> (Said, String) {
    let title = visit.edition.case().agreements.get(agreement).map(|one| visit.text(&one.title));
    let name = title.filter(|title| !title.text.is_empty());
    let name = name.unwrap_or_else(|| Said { text: agreement.to_string(), lang: String::new() });
    (name, visit.href(&format!("/agreements/{}", id(agreement.as_str()))))
}

/// The names of some readings: "all readings" where these are all.
pub(crate) fn under(visit: &Visit, some: &[ReadingId]) -> String {
    let all = visit.edition.readings();
    if all.len() > 1 && some.len() == all.len() {
        return visit.say("all-readings");
    }
    let case = visit.edition.case();
    let names: Vec<String> = some.iter().map(|id| Head::of(visit.voice, case, id).name.text).collect();
    visit.voice.list(&names)
}

fn agreement(visit: &Visit, one: &publish::report::Agreements) -> Agreement {
    let (name, href) = named(visit, &one.id);
    let answers = one.answers.iter().map(|(some, answer)| Stands {
        mark: Mark::of_truth(visit.voice, answer.truth),
        sentence: answer.sentence(visit.edition.case(), visit.voice, visit.edition.asked().as_of),
        under: under(visit, some),
    });
    Agreement { name, href, answers: answers.collect() }
}

/// The last seven days, or the last seven that end with a day of which something is recorded.
pub(crate) fn week_of(visit: &Visit) -> Option<(Date, Date, bool)> {
    visit.edition.last_week().map(|week| (week.first, week.last, week.is_earlier))
}

/// The numbers of the incidents that began on some days.
pub(crate) fn numbers(visit: &Visit, first: Date, last: Date) -> Vec<usize> {
    let entries = visit.edition.entries().iter().enumerate();
    entries
        .filter(|(_, entry)| entry.day.is_some_and(|day| first <= day && day <= last))
        .map(|(number, _)| number)
        .collect()
}

fn told(visit: &Visit, first: Date, last: Date, is_earlier: bool, numbers: &[usize]) -> Week {
    let (edition, voice) = (&visit.edition, visit.voice);
    let [from, until] = [first.to_string(), last.to_string()];
    let address = |more: &[(&str, &str)]| {
        let all: Vec<(&str, &str)> =
            [("from", from.as_str()), ("until", until.as_str())].iter().chain(more).copied().collect();
        visit.href_with("/incidents", &all)
    };
    let heads = heads(voice, edition.case(), edition.readings());
    let readings = heads.into_iter().enumerate().map(|(at, head)| {
        let is = |number: &usize, verdict| {
            edition.entries().get(*number).is_some_and(|entry| entry.over_all.get(at) == Some(&verdict))
        };
        let found = FOUND.map(|(verdict, _)| {
            let number = numbers.iter().filter(|number| is(number, verdict)).count();
            (number, address(&[("reading", &head.id), ("verdict", word(verdict))]))
        });
        Counted { found: found.into(), name: head.name }
    });
    Week {
        title: voice.say_with(
            "today-week",
            &[("first", voice.day_of_year(first).into()), ("last", voice.day(last).into())],
        ),
        is_earlier,
        href: address(&[]),
        incidents: numbers.len(),
        words: FOUND.map(|(_, key)| voice.say(key)),
        coverage: coverage(visit, first, last),
        readings: readings.collect(),
    }
}

/// Obligations that somebody should look at.
fn due(visit: &Visit) -> Vec<Due> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let case = edition.case();
    let mut all = Vec::new();
    for found in edition.owed().chunk_by(|a, b| (&a.about, &a.agreement) == (&b.about, &b.agreement)) {
        let Some(first) = found.first().filter(|_| found.iter().any(presses)) else { continue };
        let Matter::Obligation(obligation) = &first.about else { continue };
        let of = case.agreements.get(&first.agreement);
        let Some(of) =
            of.and_then(|agreement| agreement.obligations.iter().find(|one| one.id == *obligation))
        else {
            continue;
        };
        let who: Vec<String> = of.on.iter().map(|actor| voice.actor(case, actor).text).collect();
        let mut stands: Vec<(Mark, String, Vec<ReadingId>)> = Vec::new();
        for one in found {
            let mark = Mark::of(voice, Some(one.verdict));
            let why: Vec<String> = one.reasons.iter().map(|reason| voice.why(reason)).collect();
            let why = voice.list(&why);
            match stands.iter_mut().find(|(known, said, _)| *known == mark && *said == why) {
                Some((.., some)) => some.push(one.reading.clone()),
                None => stands.push((mark, why, vec![one.reading.clone()])),
            }
        }
        let stands = stands.into_iter().map(|(mark, sentence, some)| Stands {
            mark,
            sentence,
            under: under(visit, &some),
        });
        all.push(Due {
            what: visit.text(&of.words),
            href: visit.href(&format!(
                "/obligations/{}/{}",
                id(first.agreement.as_str()),
                id(obligation.as_str())
            )),
            who: voice.list(&who),
            stands: stands.collect(),
        });
    }
    all
}
