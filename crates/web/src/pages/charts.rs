//! Charts: breaches by day and reading, with what could be seen beneath; harm, by who claims it; tallies by author. A table stands behind each.

use std::collections::BTreeMap;

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use model::count::Count;
use publish::chart::{Bars, Row, bars};
use publish::edition::Day;
use publish::language::Said;

use super::parts::coverage;
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, html};
use crate::marks::heads;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "charts.html")]
struct Page {
    frame: Frame,
    breaches: Chart,
    coverage: String,
    harm: Vec<Harm>,
    tallies: Option<Chart>,
}

/// A chart and the table behind it.
struct Chart {
    drawn: String,
    head: Vec<Said>,
    rows: Vec<(String, String, Vec<String>)>,
}

/// What one source claims of the killed and injured, of incidents that this record holds.
struct Harm {
    by: Said,
    incidents: usize,
    killed: u64,
    injured: u64,
    in_words: usize,
}

/// More columns than that are drawn week by week.
const DAYS: usize = 130;

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let edition = &visit.edition;
    let days = edition.days();
    let span = days.first().zip(days.last()).map(|(first, last)| (first.date, last.date));
    let seen = span.map(|(first, last)| coverage(visit, first, last).sentence).unwrap_or_default();
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-charts"), visit.say("charts-lead")),
        breaches: breaches(visit, &periods(days)),
        coverage: seen,
        harm: harm(visit),
        tallies: tallies(visit),
    })
}

/// Days, or weeks where there are many.
fn periods(days: &[Day]) -> Vec<&[Day]> {
    let length = if days.len() > DAYS { 7 } else { 1 };
    // the last period is whole; the first may be short
    let mut all: Vec<&[Day]> = days.rchunks(length).collect();
    all.reverse();
    all
}

fn breaches(visit: &Visit, periods: &[&[Day]]) -> Chart {
    let (voice, edition) = (visit.voice, &visit.edition);
    let heads = heads(voice, edition.case(), edition.readings());
    let sum = |period: &[Day], of: &dyn Fn(&Day) -> usize| -> usize { period.iter().map(of).sum() };
    let first = |period: &&[Day]| period.first().map(|day| day.date);
    let every = periods.len().div_ceil(8).max(1);
    let labels = periods.iter().enumerate().map(|(at, period)| {
        let shown = first(period).filter(|_| at % every == 0);
        shown.map(|day| voice.day_of_year(day)).unwrap_or_default()
    });
    let row = |(at, name): (usize, &Said)| {
        let value = |period: &&[Day]| {
            [
                sum(period, &|day| day.breaches.get(at).copied().unwrap_or_default()),
                sum(period, &|day| day.undetermined.get(at).copied().unwrap_or_default()),
            ]
        };
        Row { name: name.text.clone(), values: periods.iter().map(value).collect() }
    };
    let names: Vec<Said> = heads.iter().map(|head| head.name.clone()).collect();
    let chart = Bars {
        label: voice.say("charts-breaches"),
        labels: labels.collect(),
        rows: names.iter().enumerate().map(row).collect(),
        unseen: periods.iter().map(|period| sum(period, &|day| day.restrictions)).collect(),
        unseen_label: voice.say("charts-strip"),
    };
    let table = periods.iter().enumerate().filter_map(|(column, period)| {
        let (from, until) = (period.first()?.date, period.last()?.date);
        let incidents = sum(period, &|day| day.incidents);
        if incidents == 0 {
            return None;
        }
        let own = chart.rows.iter().filter_map(|row| row.values.get(column));
        let cells = own.map(|[breach, open]| format!("{breach} / {open}"));
        let list =
            visit.href_with("/incidents", &[("from", &from.to_string()), ("until", &until.to_string())]);
        Some((span(visit, from, until), list, std::iter::once(incidents.to_string()).chain(cells).collect()))
    });
    Chart { rows: table.collect(), drawn: bars(&chart), head: names }
}

fn span(visit: &Visit, from: Date, until: Date) -> String {
    if from == until {
        return visit.voice.day(from);
    }
    format!("{} – {}", visit.voice.day_of_year(from), visit.voice.day(until))
}

/// What each source claims of the killed and injured, the most first. Sources are never added: they speak of the same people.
fn harm(visit: &Visit) -> Vec<Harm> {
    let (voice, edition) = (visit.voice, &visit.edition);
    let told = |one: &publish::edition::Harm| Harm {
        by: voice.source(edition.case(), &one.by),
        incidents: one.incidents,
        killed: one.killed,
        injured: one.injured,
        in_words: one.in_words,
    };
    let mut all: Vec<Harm> = edition.harm().iter().map(told).collect();
    all.sort_by(|a, b| (b.killed, b.injured, &a.by.text).cmp(&(a.killed, a.injured, &b.by.text)));
    all
}

/// Daily totals as their authors print them, a row for each author and unit; only exact numbers are drawn.
fn tallies(visit: &Visit) -> Option<Chart> {
    /// So many authors are drawn: those who count most often.
    const MOST: usize = 6;
    let (voice, edition) = (visit.voice, &visit.edition);
    let case = edition.case();
    let (first, last) = edition.days().first().zip(edition.days().last()).map(|(a, b)| (a.date, b.date))?;
    let mut by: BTreeMap<(&str, &str), BTreeMap<Date, u64>> = BTreeMap::new();
    for tally in case.tallies.values().filter(|tally| tally.repeats.is_none()) {
        let day = tally.period.window.from?.to_zoned(edition.zone().clone()).date();
        if let Some(total) =
            tally.total.as_ref().and_then(Count::exact).filter(|_| first <= day && day <= last)
        {
            by.entry((tally.by.as_str(), tally.unit.as_str())).or_default().insert(day, total);
        }
    }
    let mut all: Vec<_> = by.into_iter().collect();
    all.sort_by_key(|(_, days)| std::cmp::Reverse(days.len()));
    all.truncate(MOST);
    let length = i64::from((last - first).get_days()) + 1;
    let columns: Vec<Date> = (0..length).filter_map(|at| first.checked_add(at.days()).ok()).collect();
    let every = columns.len().div_ceil(8).max(1);
    let label =
        |(at, day): (usize, &Date)| if at % every == 0 { voice.day_of_year(*day) } else { String::new() };
    let name =
        |by: &str, unit: &str| format!("{}: {}", voice.source(case, &by.into()).text, voice.unit(unit));
    let row = |((by, unit), days): &((&str, &str), BTreeMap<Date, u64>)| Row {
        name: name(by, unit),
        values: columns
            .iter()
            .map(|day| [usize::try_from(days.get(day).copied().unwrap_or(0)).unwrap_or(0), 0])
            .collect(),
    };
    let chart = Bars {
        label: voice.say("charts-tallies"),
        labels: columns.iter().enumerate().map(label).collect(),
        rows: all.iter().map(row).collect(),
        unseen: Vec::new(),
        unseen_label: voice.say("charts-tallies-strip"),
    };
    let table = all.iter().flat_map(|((by, unit), days)| {
        let name = name(by, unit);
        days.iter()
            .map(move |(day, total)| (voice.day(*day), String::new(), vec![name.clone(), total.to_string()]))
    });
    let table: Vec<_> = table.collect();
    (!table.is_empty()).then(|| Chart { drawn: bars(&chart), head: Vec::new(), rows: table })
}
