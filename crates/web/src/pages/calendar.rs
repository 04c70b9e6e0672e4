//! The calendar: a month, a list, and what is still to come; to be subscribed to as well.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use publish::calendar::Event;
use publish::language::Said;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, html, is_web};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "calendar.html")]
struct Page {
    frame: Frame,
    view: &'static str,
    views: Vec<(String, String, bool)>,
    month: String,
    before: Option<String>,
    after: Option<String>,
    weekdays: Vec<String>,
    weeks: Vec<Vec<Cell>>,
    groups: Vec<(String, Vec<Shown>)>,
    subscribe: String,
}

/// A day of the month.
struct Cell {
    day: i8,
    is_own: bool,
    is_now: bool,
    label: String,
    events: Vec<Shown>,
}

/// An event as it is shown.
#[derive(Clone)]
struct Shown {
    key: String,
    kind: String,
    when: String,
    title: Said,
    detail: Vec<Said>,
    address: String,
}

/// An event with the days that it may take.
struct Dated {
    first: Option<Date>,
    last: Option<Date>,
    shown: Shown,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let now = visit.edition.last_day();
    let calendar = visit.edition.calendar();
    let events: Vec<Dated> = calendar.events.iter().map(|event| dated(visit, event)).collect();
    let month =
        match visit.query.get("month") {
            Some(text) => format!("{text}-01").parse().ok().filter(|_| text.len() == 7).ok_or_else(|| {
                RouteError::BadValue { name: "month", value: text.chars().take(40).collect() }
            })?,
            None => now.unwrap_or_default().first_of_month(),
        };
    let view = match visit.query.get("view") {
        None | Some("month") => "month",
        Some("list") => "list",
        Some("agenda") => "agenda",
        Some(bad) => {
            return Err(RouteError::BadValue { name: "view", value: bad.chars().take(40).collect() });
        }
    };
    let views = ["month", "list", "agenda"].map(|one| {
        let href = visit.href_with("/calendar", &[("view", one)]);
        (href, visit.say(&format!("calendar-{one}")), one == view)
    });
    let of = |month: Option<Date>| {
        month.map(|month| visit.href_with("/calendar", &[("month", &month.strftime("%Y-%m").to_string())]))
    };
    let groups = match view {
        "list" => by_month(visit, &events, |_| true),
        "agenda" => {
            by_month(visit, &events, |event| event.last.is_none_or(|last| now.is_none_or(|now| last > now)))
        }
        _ => Vec::new(),
    };
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-calendar"), visit.say("calendar-lead")),
        view,
        views: views.into(),
        month: visit.voice.month_of(month),
        before: of(month.checked_sub(1.month()).ok()),
        after: of(month.checked_add(1.month()).ok()),
        weekdays: (0..7)
            .filter_map(|at| monday(month)?.checked_add(at.days()).ok())
            .map(|day| visit.voice.weekday(day))
            .collect(),
        weeks: if view == "month" { weeks(visit, month, now, &events) } else { Vec::new() },
        groups,
        subscribe: format!("/calendar/{}.ics", visit.voice.language().tag()),
    })
}

fn dated(visit: &Visit, event: &Event) -> Dated {
    let (voice, zone) = (visit.voice, visit.edition.zone());
    let day = |at: jiff::Timestamp| at.to_zoned(zone.clone()).date();
    let window = &event.when.window;
    let entry = visit.edition.case().entries.get(&event.key.as_str().into());
    let title = entry.map(|entry| visit.text(&entry.title));
    let english = |text: &String| Said { text: text.clone(), lang: "en".into() };
    let shown = Shown {
        key: event.key.replace('/', "-"),
        kind: voice.entry_kind(&event.kind),
        when: voice.when(&event.when),
        title: title.filter(|title| !title.text.is_empty()).unwrap_or_else(|| english(&event.title)),
        detail: event.detail.iter().map(|one| visit.words(one)).collect(),
        address: event.address.clone().filter(|address| is_web(address)).unwrap_or_default(),
    };
    Dated { first: window.from.map(day), last: window.last().map(day), shown }
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

fn weeks(visit: &Visit, month: Date, now: Option<Date>, events: &[Dated]) -> Vec<Vec<Cell>> {
    /// What goes on for longer than that stands in the list and not on each of its days.
    const LONGEST: i32 = 7;
    let Some(start) = monday(month) else { return Vec::new() };
    let cell = |day: Date| {
        let takes = |event: &&Dated| {
            let (Some(first), last) = (event.first.or(event.last), event.last.or(event.first)) else {
                return false;
            };
            let last = last.unwrap_or(first);
            let is_short = (last - first).get_days() < LONGEST;
            if is_short { first <= day && day <= last } else { day == first || day == last }
        };
        Cell {
            day: day.day(),
            is_own: day.month() == month.month(),
            is_now: now == Some(day),
            label: visit.voice.day(day),
            events: events.iter().filter(takes).map(|event| event.shown.clone()).collect(),
        }
    };
    let week = |at: i64| -> Option<Vec<Cell>> {
        let first = start.checked_add((7 * at).days()).ok()?;
        let is_of_month = first <= month.last_of_month();
        let days = (0..7).filter_map(|at| first.checked_add(at.days()).ok());
        is_of_month.then(|| days.map(cell).collect())
    };
    (0..6).filter_map(week).collect()
}

/// Events month by month, in the order of time; those of which nobody says when stand last.
fn by_month(visit: &Visit, events: &[Dated], wanted: impl Fn(&&Dated) -> bool) -> Vec<(String, Vec<Shown>)> {
    let mut groups: Vec<(Option<Date>, Vec<Shown>)> = Vec::new();
    let mut wanted: Vec<&Dated> = events.iter().filter(wanted).collect();
    wanted.sort_by_key(|event| (event.first.or(event.last).is_none(), event.first.or(event.last)));
    for event in wanted {
        let month = event.first.or(event.last).map(Date::first_of_month);
        match groups.last_mut() {
            Some((known, own)) if *known == month => own.push(event.shown.clone()),
            _ => groups.push((month, vec![event.shown.clone()])),
        }
    }
    let named = |(month, own): (Option<Date>, Vec<Shown>)| {
        (month.map_or_else(|| visit.say("calendar-sometime"), |month| visit.voice.month_of(month)), own)
    };
    groups.into_iter().map(named).collect()
}
