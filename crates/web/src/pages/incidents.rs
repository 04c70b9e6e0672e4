//! The readings matrix: every incident against every reading, with the sentence on which they part.

use askama::Template;
use jiff::civil::Date;
use model::finding::Verdict;
use model::{AreaId, Case};
use publish::bulletin::{KINDS, word};
use publish::edition::Entry;
use publish::map::Cell;

use super::parts::{Coverage, Row, coverage, rows};
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, html};
use crate::marks::{Head, Mark, heads, verdict_of};
use crate::visit::Visit;

/// So many incidents stand on a page.
const ON_A_PAGE: usize = 40;

#[derive(Template)]
#[template(path = "incidents.html")]
struct Page {
    frame: Frame,
    heads: Vec<Head>,
    rows: Vec<Row>,
    found: usize,
    all: usize,
    totals: Vec<Total>,
    coverage: Option<Coverage>,
    filter: Shown,
    pages: Option<Pages>,
    csv: String,
}

/// How often a reading finds what, among the incidents that are shown on all pages.
struct Total {
    name: publish::language::Said,
    cells: Vec<(Mark, usize, String)>,
}

/// The filter as the form shows it.
struct Shown {
    action: String,
    hidden: Vec<(String, String)>,
    from: String,
    until: String,
    readings: Vec<(String, publish::language::Said, bool)>,
    verdicts: Vec<(&'static str, String, bool)>,
    areas: Vec<(String, publish::language::Said, bool)>,
    parts: bool,
    turned: bool,
    any_turned: bool,
    words: String,
}

/// Where a page stands among others.
struct Pages {
    number: usize,
    of: usize,
    before: Option<String>,
    after: Option<String>,
}

/// Which incidents are wanted.
pub(crate) struct Filter<'q> {
    from: Option<Date>,
    until: Option<Date>,
    reading: Option<usize>,
    /// The word of what it is found to be.
    verdict: Option<&'static str>,
    area: Option<AreaId>,
    parts: bool,
    turned: bool,
    /// Only those of which anything had been learnt.
    told: bool,
    words: &'q str,
    cell: Option<Cell>,
}

/// The names of a filter in an address.
pub(crate) const NAMES: [&str; 9] =
    ["from", "until", "reading", "verdict", "area", "parts", "turned", "words", "cell"];

impl<'q> Filter<'q> {
    /// Reads what an address asks for.
    pub(crate) fn of(visit: &'q Visit) -> Result<Self, RouteError> {
        let query = &visit.query;
        let bad = |name: &'static str, value: &str| RouteError::BadValue {
            name,
            value: value.chars().take(40).collect(),
        };
        let reading = query.get("reading").map(|id| {
            let all = visit.edition.readings();
            all.iter().position(|own| own.as_str() == id).ok_or_else(|| bad("reading", id))
        });
        let verdict = query.get("verdict").map(|asked| {
            let verdict = verdict_of(asked);
            let is_known = verdict.is_some() || asked == word(None);
            is_known.then(|| word(verdict)).ok_or_else(|| bad("verdict", asked))
        });
        let area = query.get("area").map(|id| {
            let id = AreaId::new(id);
            let is_known = visit.edition.case().areas.contains_key(&id);
            if is_known { Ok(id) } else { Err(bad("area", id.as_str())) }
        });
        let cell = query.get("cell").map(|id| Cell::of_id(id).ok_or_else(|| bad("cell", id)));
        Ok(Self {
            from: visit.day("from")?,
            until: visit.day("until")?,
            reading: reading.transpose()?,
            verdict: verdict.transpose()?,
            area: area.transpose()?,
            parts: query.get("parts").is_some(),
            turned: query.get("turned").is_some(),
            told: query.get("told").is_some(),
            words: query.get("words").unwrap_or_default(),
            cell: cell.transpose()?,
        })
    }

    /// The numbers of the incidents wanted, in the order of time.
    pub(crate) fn numbers(&self, visit: &Visit) -> Vec<usize> {
        let told = |number: usize| !self.told || visit.edition.is_told(number);
        let takes = |number: usize| {
            let entry = visit.edition.entries().get(number);
            entry.is_some_and(|entry| told(number) && self.takes(visit, entry))
        };
        visit.edition.with_words(self.words).into_iter().filter(|number| takes(*number)).collect()
    }

    fn takes(&self, visit: &Visit, entry: &Entry) -> bool {
        let is_since = self.from.is_none_or(|from| entry.day.is_some_and(|day| day >= from));
        let is_by = self.until.is_none_or(|until| entry.day.is_none_or(|day| day <= until));
        let is_found = self.verdict.is_none_or(|wanted| match self.reading {
            Some(reading) => entry.over_all.get(reading).is_some_and(|verdict| word(*verdict) == wanted),
            None => entry.over_all.iter().any(|verdict| word(*verdict) == wanted),
        });
        let parts = !self.parts || entry.parts;
        let turned = !self.turned || !super::parts::turned(visit, entry).is_empty();
        let is_there = self.cell.is_none_or(|wanted| entry.cell == Some(wanted));
        is_since && is_by && is_found && is_there && parts && turned && self.is_in(visit, entry)
    }

    fn is_in(&self, visit: &Visit, entry: &Entry) -> bool {
        let within = |area: &AreaId| {
            let incident = visit.edition.incident(entry);
            incident.is_some_and(|one| is_within(visit.edition.case(), one.place.within.as_ref(), area))
        };
        self.area.as_ref().is_none_or(within)
    }
}

/// Whether an area lies in another, or is it.
pub(crate) fn is_within(case: &Case, area: Option<&AreaId>, whole: &AreaId) -> bool {
    /// Areas lie in one another no deeper.
    const DEEPEST: usize = 64;
    let up = |id: &&AreaId| case.areas.get(*id)?.within.as_ref();
    std::iter::successors(area, up).take(DEEPEST).any(|id| id == whole)
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let filter = Filter::of(visit)?;
    let numbers = filter.numbers(visit);
    let of = numbers.len().div_ceil(ON_A_PAGE).max(1);
    let wanted = visit.query.get("page").map_or(Ok(of), str::parse);
    let number: usize =
        wanted.ok().filter(|number| (1..=of).contains(number)).ok_or_else(|| RouteError::BadValue {
            name: "page",
            value: visit.query.get("page").unwrap_or_default().chars().take(40).collect(),
        })?;
    // pages hold the earliest first; a reader begins with the last, and with the latest on it
    let own = numbers.chunks(ON_A_PAGE).nth(number - 1).unwrap_or_default();
    let on = |number: usize| {
        let query = visit.query.with("page", Some(&number.to_string()));
        let more: Vec<(&str, &str)> = query.iter().collect();
        visit.href_with("/incidents", &more)
    };
    let pages = (of > 1).then(|| Pages {
        number,
        of,
        before: (number > 1).then(|| on(number - 1)),
        after: (number < of).then(|| on(number + 1)),
    });
    let span = days(visit, &numbers);
    let frame = Frame::of(visit, visit.say("nav-incidents"), visit.say("incidents-lead"));
    let csv = visit.query.with("page", None).written();
    html(&Page {
        frame,
        heads: heads(visit.voice, visit.edition.case(), visit.edition.readings()),
        rows: rows(visit, own.iter().rev().copied()),
        found: numbers.len(),
        all: visit.edition.entries().len(),
        totals: totals(visit, &numbers),
        coverage: span.map(|(first, last)| coverage(visit, first, last)),
        filter: shown(visit, &filter),
        pages,
        csv: format!("/data/matrix.csv{csv}"),
    })
}

/// The first and the last day of some incidents.
fn days(visit: &Visit, numbers: &[usize]) -> Option<(Date, Date)> {
    let day = |number: &usize| visit.edition.entries().get(*number)?.day;
    Some((numbers.iter().find_map(day)?, numbers.iter().rev().find_map(day)?))
}

/// How often each reading finds what, each number with the address of its list.
fn totals(visit: &Visit, numbers: &[usize]) -> Vec<Total> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let heads = heads(voice, edition.case(), edition.readings());
    let mut counted = vec![[0; KINDS.len()]; heads.len()];
    for entry in numbers.iter().filter_map(|number| edition.entries().get(*number)) {
        for (own, verdict) in counted.iter_mut().zip(&entry.over_all) {
            let kinds = own.iter_mut().zip(KINDS);
            kinds.for_each(|(number, kind)| *number += usize::from(kind == *verdict));
        }
    }
    let total = |(head, counted): (Head, [usize; KINDS.len()])| {
        let cell = |(verdict, number): (Option<Verdict>, usize)| {
            let query = visit.query.with("page", None).with("reading", Some(&head.id));
            let query = query.with("verdict", Some(word(verdict)));
            let list = visit.href_with("/incidents", &query.iter().collect::<Vec<_>>());
            (Mark::of(voice, verdict), number, list)
        };
        Total { cells: KINDS.into_iter().zip(counted).map(cell).collect(), name: head.name }
    };
    heads.into_iter().zip(counted).map(total).collect()
}

fn shown(visit: &Visit, filter: &Filter<'_>) -> Shown {
    let (edition, voice) = (&visit.edition, visit.voice);
    let readings = heads(voice, edition.case(), edition.readings()).into_iter().enumerate();
    let verdicts = KINDS
        .map(|verdict| (word(verdict), Mark::of(voice, verdict).word, filter.verdict == Some(word(verdict))));
    let areas = edition.case().areas.values().filter(|area| !area.name.is_empty());
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let rest = NAMES.iter().chain(&["page"]).fold(visit.query.clone(), |query, name| query.with(name, None));
    Shown {
        action: visit.href("/incidents").split('?').next().unwrap_or_default().to_owned(),
        hidden: rest.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        from: day(filter.from),
        until: day(filter.until),
        readings: readings.map(|(at, head)| (head.id, head.name, filter.reading == Some(at))).collect(),
        verdicts: verdicts.into(),
        areas: areas
            .map(|area| (area.id.to_string(), visit.text(&area.name), filter.area.as_ref() == Some(&area.id)))
            .collect(),
        parts: filter.parts,
        turned: filter.turned,
        any_turned: !visit.now.turned.is_empty() && !visit.is_turned_back(),
        words: filter.words.to_owned(),
    }
}
