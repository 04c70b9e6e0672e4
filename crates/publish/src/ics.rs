//! The calendar as iCalendar, to be subscribed to.
//!
//! # Sources
//!
//! RFC 5545; refresh and name as in RFC 7986; published as in RFC 5546.

use icalendar::{Calendar as Feed, Component, Event as Item, EventLike, Property};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::time::{Precision, Window};

use crate::calendar::{Calendar, Event};
use crate::page::shown;
use crate::words::count;

/// How often whoever follows a calendar looks at it again.
const REFRESH: &str = "PT12H";

/// Writes a calendar as iCalendar, as a file of its own: the address of an event is where it was read. `stamp` is when it is said to have been made: the same stamp gives the same bytes.
///
/// Days and ranges of days are all-day events of the case's zone; anything closer stands in UTC. What is open on one side stands
/// on the side that is known. An event of which neither side is known is left out, and so is one outside the years 1 to 9999, for
/// which the format has no digits; the description of the feed says how many of these there are.
pub fn write(calendar: &Calendar<'_>, stamp: Timestamp) -> String {
    written(calendar, stamp, None)
}

/// The same, as a site publishes it: the address of an event is `page`, and where it was read stands in its description.
pub fn published(calendar: &Calendar<'_>, stamp: Timestamp, page: &str) -> String {
    written(calendar, stamp, Some(page))
}

fn written(calendar: &Calendar<'_>, stamp: Timestamp, page: Option<&str>) -> String {
    let mut feed = Feed::empty();
    feed.append_property(Property::new("VERSION", "2.0"));
    feed.append_property(Property::new("PRODID", "-//Trucewatch//Calendar//EN"));
    feed.append_property(Property::new("CALSCALE", "GREGORIAN"));
    feed.append_property(Property::new("METHOD", "PUBLISH"));
    let refresh = Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done();
    feed.append_property(refresh);
    feed.append_property(Property::new("X-PUBLISHED-TTL", REFRESH));
    feed.name(&line(calendar.title()));
    let zone = calendar.zone();
    let (told, left_out): (Vec<&Event>, Vec<&Event>) =
        calendar.events.iter().partition(|event| has_digits(&event.when.window, &zone));
    if !left_out.is_empty() {
        let what = count(left_out.len(), "event lies", "events lie");
        feed.description(&format!("{what} outside the years 1 to 9999, and cannot stand here."));
    }
    for event in told {
        feed.extend(item(event, calendar.case(), &zone, stamp, page));
    }
    feed.to_string()
}

fn item(event: &Event, case: &str, zone: &TimeZone, stamp: Timestamp, page: Option<&str>) -> Option<Item> {
    let mut item = Item::new();
    item.uid(&format!("{}@{}.trucewatch", line(&event.key), line(case)));
    item.append_property(Property::new("DTSTAMP", utc(stamp)));
    for property in span(event, zone)? {
        item.append_property(property);
    }
    item.summary(&line(&event.title));
    item.categories([line(&event.kind)]);
    let detail: Vec<String> = event.detail.iter().map(|text| shown(text)).collect();
    let is_told = matches!(event.when.precision, Precision::Day | Precision::Instant | Precision::Exact);
    let exactly = (!is_told).then(|| format!("When: {}.", event.when));
    let address = event.address.as_deref().filter(|address| is_plain(address));
    let source = address.filter(|_| page.is_some()).map(ToOwned::to_owned);
    let detail: Vec<String> = detail.into_iter().chain(exactly).chain(source).collect();
    if !detail.is_empty() {
        item.description(&detail.join("\n"));
    }
    if let Some(address) = page.or(address) {
        item.url(address);
    }
    item.append_property(Property::new("SEQUENCE", event.revision.number.to_string()));
    if let Some(learnt) = event.revision.learnt {
        item.append_property(Property::new("LAST-MODIFIED", utc(learnt)));
    }
    let status = if event.settled { "CONFIRMED" } else { "TENTATIVE" };
    item.append_property(Property::new("STATUS", status));
    item.append_property(Property::new("TRANSP", "TRANSPARENT"));
    Some(item.done())
}

/// Whether a year of four digits can say where a time starts and ends.
fn has_digits(window: &Window, zone: &TimeZone) -> bool {
    let ends = [window.from, window.until];
    let years = ends.into_iter().flatten().map(|at| at.to_zoned(zone.clone()).year());
    years.into_iter().all(|year| (1..=9999).contains(&year))
}

/// When it starts and ends, as properties; the end is the first day or instant after it.
fn span(event: &Event, zone: &TimeZone) -> Option<Vec<Property>> {
    let Window { from, until } = event.when.window;
    let from = from.or(until.and_then(|until| until.checked_sub(jiff::SignedDuration::from_secs(1)).ok()))?;
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    let starts_day = |at: Timestamp| day_start(at, zone) == Some(at);
    Some(match until {
        _ if matches!(event.when.precision, Precision::Instant | Precision::Exact) => {
            vec![Property::new("DTSTART", utc(from))]
        }
        Some(until) if starts_day(from) && starts_day(until) => {
            vec![date("DTSTART", day(from)), date("DTEND", day(until))]
        }
        Some(until) if event.when.window.from.is_some() => {
            vec![Property::new("DTSTART", utc(from)), Property::new("DTEND", utc(until))]
        }
        _ => vec![date("DTSTART", day(from))],
    })
}

fn day_start(at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    at.to_zoned(zone.clone()).start_of_day().ok().map(|start| start.timestamp())
}

fn date(key: &str, day: jiff::civil::Date) -> Property {
    Property::new(key, day.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// One line of text: no line break, no control character.
fn line(text: &str) -> String {
    shown(text).replace('\n', " ")
}

/// An address without anything that would end its line.
fn is_plain(address: &str) -> bool {
    address.chars().all(|c| !c.is_control() && !c.is_whitespace())
}
