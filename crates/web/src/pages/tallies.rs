//! Tallies: who counted what, in their own units; sums that fail; beside what the record holds.

use askama::Template;
use model::tally::{PartOf, Tally};
use publish::edition::Tallied;
use publish::language::Said;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, html, is_web};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "tallies.html")]
struct Page {
    frame: Frame,
    failing: Vec<(String, String)>,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    period: String,
    window: String,
    by: Said,
    via: String,
    total: String,
    more: Vec<String>,
    parts: Vec<(Said, String)>,
    incomplete: bool,
    fails: String,
    own: (usize, String),
    all: (usize, String),
    address: String,
    repeats: String,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let edition = &visit.edition;
    let until = edition.asked().as_of;
    let mut all: Vec<&Tally> = edition.case().tallies.values().collect();
    all.retain(|tally| tally.period.window.from.is_none_or(|from| from < until));
    all.sort_by(|a, b| (&a.period.window, &a.id).cmp(&(&b.period.window, &b.id)));
    let rows: Vec<Row> = all.into_iter().map(|tally| row(visit, &edition.tallied(tally))).collect();
    let failing = rows.iter().filter(|row| !row.fails.is_empty());
    let failing =
        failing.map(|row| (row.id.clone(), format!("{}, {}: {}", row.by.text, row.period, row.fails)));
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-tallies"), visit.say("tallies-lead")),
        failing: failing.collect(),
        rows,
    })
}

fn row(visit: &Visit, held: &Tallied<'_>) -> Row {
    let (voice, case, tally) = (visit.voice, visit.edition.case(), held.tally);
    let part = |of: &PartOf| match of {
        PartOf::Area(id) => voice.area(case, id),
        PartOf::Actor(id) => voice.actor(case, id),
        PartOf::Words(words) => visit.words(words),
    };
    let unit = voice.unit(&tally.unit);
    let counted = |count: &model::count::Count| voice.number(count);
    let total = tally.total.as_ref().map_or_else(
        || voice.say_with("tally-no-total", &[("unit", unit.as_str().into())]),
        |total| format!("{} {unit}", counted(total)),
    );
    let more = [
        ("tally-running", &tally.running_total),
        ("tally-killed", &tally.killed),
        ("tally-injured", &tally.injured),
    ];
    let more = more
        .iter()
        .filter_map(|(key, count)| Some(voice.say_with(key, &[("number", counted(count.as_ref()?).into())])));
    let blames = tally
        .blames
        .as_ref()
        .map(|blames| voice.say_with("tally-blames", &[("words", voice.quoted(blames).into())]));
    let day = |at: Option<jiff::Timestamp>| {
        at.map(|at| at.to_zoned(visit.edition.zone().clone()).date().to_string()).unwrap_or_default()
    };
    let (from, until) = (day(tally.period.window.from), day(tally.period.window.last()));
    let list = visit.href_with("/incidents", &[("from", &from), ("until", &until)]);
    Row {
        id: tally.id.to_string(),
        period: voice.when(&tally.period),
        window: tally.window.as_ref().map(|window| voice.length(window)).unwrap_or_default(),
        by: voice.source(case, &tally.by),
        via: tally.via.clone().unwrap_or_default(),
        total,
        more: more.chain(blames).collect(),
        parts: tally.parts.iter().map(|one| (part(&one.of), counted(&one.count))).collect(),
        incomplete: tally.parts_incomplete,
        fails: held
            .fails
            .map(|(sum, total)| {
                let sum = usize::try_from(sum).unwrap_or(usize::MAX);
                let total = usize::try_from(total).unwrap_or(usize::MAX);
                voice.say_with("tally-fails", &[("sum", sum.into()), ("total", total.into())])
            })
            .unwrap_or_default(),
        own: (held.by_author, list.clone()),
        all: (held.by_anybody, list),
        address: tally
            .document
            .as_ref()
            .map(ToString::to_string)
            .filter(|one| is_web(one))
            .unwrap_or_default(),
        repeats: tally.repeats.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}
