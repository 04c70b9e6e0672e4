//! The map: where incidents were, in cells that blur each place in a stable way, over the outlines of countries and the case's own areas.

use std::collections::BTreeMap;

use askama::Template;
use model::finding::Verdict;
use publish::chart::escaped;
use publish::edition::Edition;
use publish::language::Said;
use publish::map::basemap::{self, Basemap};
use publish::map::cells::Cell;
use publish::map::projection::View;
use publish::map::shape::Drawn;

use super::incidents::{Filter, NAMES};
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, html};
use crate::marks::heads;
use crate::query::Query;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "map.html")]
struct Page {
    frame: Frame,
    drawing: Option<Drawing>,
    found: usize,
    placed: usize,
    readings: Vec<(String, Said, bool)>,
    from: String,
    until: String,
    action: String,
    hidden: Vec<(String, String)>,
    cells: Vec<Listed>,
    geojson: String,
}

/// What is drawn.
pub(crate) struct Drawing {
    pub(crate) view_box: String,
    pub(crate) base: Basemap,
    pub(crate) boundaries: String,
    pub(crate) note: String,
    pub(crate) areas: Vec<(String, String, String)>,
    pub(crate) cells: Vec<Shown>,
}

/// A cell as it is drawn.
pub(crate) struct Shown {
    pub(crate) path: String,
    pub(crate) class: String,
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) number: usize,
    pub(crate) x: String,
    pub(crate) y: String,
}

/// A cell in the list beside the map.
struct Listed {
    href: String,
    centre: String,
    radius: String,
    number: usize,
    breaches: usize,
    open: usize,
}

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Held {
    pub(crate) all: usize,
    pub(crate) breaches: usize,
    pub(crate) open: usize,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let edition = &visit.edition;
    let filter = Filter::of(visit)?;
    let numbers = filter.numbers(visit);
    let reading = visit
        .query
        .get("reading")
        .and_then(|id| edition.readings().iter().position(|own| own.as_str() == id));
    let held = held(edition, &numbers, reading);
    let placed: usize = held.values().map(|held| held.all).sum();
    let cells = held.iter().map(|(cell, held)| listed(visit, *cell, *held)).collect();
    let heads = heads(visit.voice, edition.case(), edition.readings()).into_iter().enumerate();
    let rest = NAMES.iter().fold(visit.query.clone(), |query, name| query.with(name, None));
    let own = |name: &str| visit.query.get(name).unwrap_or_default().to_owned();
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-map"), visit.say("map-lead")),
        drawing: drawing(visit, &visit.query, &held),
        found: numbers.len(),
        placed,
        readings: heads.map(|(at, head)| (head.id, head.name, reading == Some(at))).collect(),
        from: own("from"),
        until: own("until"),
        action: visit.href("/map").split('?').next().unwrap_or_default().to_owned(),
        hidden: rest.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        cells,
        geojson: format!("/data/incidents.geojson{}", visit.query.only(&["as-of", "known-at"]).written()),
    })
}

/// What each cell holds: of all incidents, or with what one reading finds.
pub(crate) fn held(edition: &Edition, numbers: &[usize], reading: Option<usize>) -> BTreeMap<Cell, Held> {
    let mut held: BTreeMap<Cell, Held> = BTreeMap::new();
    for entry in numbers.iter().filter_map(|number| edition.entries().get(*number)) {
        let Some(cell) = entry.cell else { continue };
        let own = held.entry(cell).or_default();
        own.all += 1;
        match reading.and_then(|at| entry.over_all.get(at).copied().flatten()) {
            Some(Verdict::Breach) => own.breaches += 1,
            Some(Verdict::Undetermined) => own.open += 1,
            _ => {}
        }
    }
    held
}

fn listed(visit: &Visit, cell: Cell, held: Held) -> Listed {
    let centre = cell.centre();
    Listed {
        href: address(visit, &visit.query, cell),
        centre: format!("{:.1}, {:.1}", centre.lat, centre.lon),
        radius: format!("{}", cell.radius_km()),
        number: held.all,
        breaches: held.breaches,
        open: held.open,
    }
}

/// The list of what a cell holds, by the same choice as the map.
fn address(visit: &Visit, choice: &Query, cell: Cell) -> String {
    let query = choice.with("cell", Some(&cell.id())).with("page", None);
    visit.href_with("/incidents", &query.iter().collect::<Vec<_>>())
}

/// Draws what some cells hold, each with the way to the list of it among what is chosen; `None` where there is nothing to draw.
pub(crate) fn drawing(visit: &Visit, choice: &Query, held: &BTreeMap<Cell, Held>) -> Option<Drawing> {
    let (areas, publication) = (&visit.edition.case().areas, &visit.edition.case().publication);
    let drawn: Vec<(&model::AreaId, Drawn)> =
        areas.keys().filter_map(|id| Some((id, Drawn::of(areas, id)?))).collect();
    let corners = held.keys().flat_map(|cell| cell.ring());
    let view = View::of(corners.chain(drawn.iter().flat_map(|(_, drawn)| drawn.corners())))?;
    let most = held.values().map(|held| held.all).max().unwrap_or(1);
    let shown =
        |cell: Cell, held: Held| shown(visit, &view, (cell, held), most, address(visit, choice, cell));
    let mut cells: Vec<(f64, Shown)> =
        held.iter().map(|(cell, held)| (cell.radius_km(), shown(*cell, *held))).collect();
    // what is known least closely lies below
    cells.sort_by(|a, b| b.0.total_cmp(&a.0));
    let area = |(id, drawn): &(&model::AreaId, Drawn)| {
        let name = visit.voice.area(visit.edition.case(), id).text;
        (escaped(&name), drawn.fill(&view), drawn.stroke(&view))
    };
    let lang = visit.voice.language().tag();
    let credits = publication.boundaries.iter().filter_map(|one| one.credit.as_deref());
    Some(Drawing {
        view_box: view.view_box(),
        base: Basemap::of(&view, lang),
        boundaries: basemap::boundaries(&view, &publication.boundaries),
        note: [basemap::note(lang)].into_iter().chain(credits).collect::<Vec<_>>().join(" "),
        areas: drawn.iter().map(area).collect(),
        cells: cells.into_iter().map(|(_, shown)| shown).collect(),
    })
}

fn shown(visit: &Visit, view: &View, (cell, held): (Cell, Held), most: usize, href: String) -> Shown {
    use std::fmt::Write;
    let mut path = String::new();
    for (number, at) in view.line(&cell.ring()).into_iter().enumerate() {
        let letter = if number == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{letter}{:.1} {:.1}", at.x, at.y);
    }
    path.push('Z');
    let middle = view.at(cell.centre());
    // four steps that are told apart: a quarter, a half, three quarters of the most
    let step = (held.all * 4).div_ceil(most.max(1)).clamp(1, 4);
    let kind = match held {
        Held { breaches: 1.., .. } => "breach",
        Held { open: 1.., .. } => "open",
        _ => "some",
    };
    let title = visit.voice.say_with(
        "map-cell",
        &[
            ("n", held.all.into()),
            ("breaches", held.breaches.into()),
            ("open", held.open.into()),
            ("km", cell.radius_km().to_string().into()),
        ],
    );
    Shown {
        path,
        class: format!("cell {kind} s{step}"),
        title,
        href,
        number: held.all,
        x: format!("{:.1}", middle.x),
        y: format!("{:.1}", middle.y),
    }
}
