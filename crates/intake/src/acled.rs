//! ACLED: one row an event, its actors in no order.
//!
//! # Sources
//!
//! Columns and codes: the ACLED codebook and its copy in the package acledR (`acled_codebook`, `acled_event_categories`). "Actor 1
//! and Actor 2 do not imply directionality": neither is ever taken for the attacker. `time_precision` 3 is taken for the month,
//! where two tables of the project differ.

use jiff::ToSpan;
use jiff::civil::Date;
use model::act::Act;

use crate::cells::{Cells, Columns};
use crate::day;
use crate::event::{Doers, Event, Hit, Killed, Party, Spot, Struck, one_line};
use crate::fault::Fault;

/// Columns that a file must have.
pub const NEEDED: &[&[&str]] = &[
    &["event_id_cnty"],
    &["event_date"],
    &["time_precision"],
    &["event_type"],
    &["sub_event_type"],
    &["actor1"],
    &["actor2"],
    &["country"],
    &["location"],
    &["latitude"],
    &["longitude"],
    &["geo_precision"],
    &["fatalities"],
];

/// Columns that are used where a file has them.
pub const OTHERS: &[&[&str]] = &[
    &["assoc_actor_1"],
    &["assoc_actor_2"],
    &["civilian_targeting"],
    &["admin1"],
    &["admin2"],
    &["source"],
    &["notes"],
    &["timestamp"],
];

/// What was done, by the sub-event; of all others a person must say whether they bear on a truce.
const ACTS: &[(&str, Act)] = &[
    ("Armed clash", Act::Attack),
    ("Government regains territory", Act::TakeGround),
    ("Non-state actor overtakes territory", Act::TakeGround),
    ("Chemical weapon", Act::ChemicalAttack),
    ("Air/drone strike", Act::Attack), // either an air strike or a drone: the row does not say which
    ("Suicide bomb", Act::Bombing),
    ("Shelling/artillery/missile attack", Act::Shelling),
    ("Remote explosive/landmine/IED", Act::Attack),
    ("Grenade", Act::Attack),
    ("Sexual violence", Act::SexualViolence),
    ("Attack", Act::Attack),
    ("Abduction/forced disappearance", Act::Abduct),
];

/// How precisely the time is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Day {
    Known,
    InTheWeek,
    InTheMonth,
}

const DAYS: &[(&str, Day)] = &[("1", Day::Known), ("2", Day::InTheWeek), ("3", Day::InTheMonth)];

/// How precisely the place is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Known {
    Town,
    PartOfRegion,
    Region,
}

const KNOWN: &[(&str, Known)] = &[("1", Known::Town), ("2", Known::PartOfRegion), ("3", Known::Region)];

/// How many kilometres the point of a town may be off.
const TOWN_KM: u32 = 10;

/// Finds the columns of a file.
///
/// # Errors
///
/// One that is needed is not there.
pub fn columns(head: &[String]) -> Result<Columns, String> {
    Columns::find(head, NEEDED, OTHERS)
}

/// Reads a row.
///
/// # Errors
///
/// A cell that is needed cannot be read.
pub fn event(cells: Cells<'_>) -> Result<Event, Fault> {
    let number = cells.id("event_id_cnty")?.to_owned();
    let (first, last) = days(cells)?;
    let place = spot(cells)?;
    let sort = one_line(cells.needed("sub_event_type")?);
    let act = ACTS.iter().find(|(name, _)| *name == sort).map(|(_, act)| *act);
    let dead = cells.count("fatalities")?;
    let (doers, struck) = sides(cells);
    Ok(Event {
        number,
        line: cells.line(),
        title: one_line(&format!("{sort} at {}", place.name)),
        month: day::month_of(first),
        when: day::some_time(first, last),
        words: words(cells, dead),
        codes: codes(cells),
        place,
        act,
        doers,
        struck,
        // none reported is not none killed
        killed: (dead > 0).then_some(Killed::About(dead)),
        rests_on: list(cells.text("source")),
        document: None,
        is_lead: act.is_none(),
    })
}

fn days(cells: Cells<'_>) -> Result<(Date, Date), Fault> {
    let precision = cells.code("time_precision", DAYS)?;
    let day = cells.day("event_date")?;
    Ok(match precision {
        Day::Known => (day, day),
        // the date may stand anywhere in the week that is meant
        Day::InTheWeek => (day.saturating_sub(6.days()), day.saturating_add(6.days())),
        Day::InTheMonth => (day.first_of_month(), day.last_of_month()),
    })
}

fn spot(cells: Cells<'_>) -> Result<Spot, Fault> {
    let known = cells.code("geo_precision", KNOWN)?;
    let (north, east) = cells.point("latitude", "longitude")?;
    let [country, province, district] =
        ["country", "admin1", "admin2"].map(|name| one_line(cells.text(name)));
    let inside = match known {
        Known::Town => vec![district, province, country],
        Known::PartOfRegion => vec![province, country],
        Known::Region => vec![country],
    };
    let point = (known == Known::Town).then_some((north, east, TOWN_KM));
    let name = one_line(cells.needed("location")?);
    Ok(Spot { name, inside: inside.into_iter().filter(|name| !name.is_empty()).collect(), point })
}

/// Who did it, and who was hit: either side where both are armed; where one side is civilians, that they were hit, and never that the
/// other did it.
fn sides(cells: Cells<'_>) -> (Doers, Struck) {
    let on = |main: &str, beside: &str| {
        let mut all = list(cells.text(main));
        all.extend(list(cells.text(beside)));
        all
    };
    let (one, other) = (on("actor1", "assoc_actor_1"), on("actor2", "assoc_actor_2"));
    let main_is_unarmed =
        |names: &[String]| names.first().is_none_or(|name| UNARMED.iter().any(|word| name.starts_with(word)));
    let is_civilian = |names: &[String]| names.first().is_some_and(|name| name.starts_with("Civilians"));
    if is_civilian(&one) || is_civilian(&other) {
        return (Doers::Untold, Struck::All(vec![Hit::Civilians]));
    }
    if main_is_unarmed(&one) || main_is_unarmed(&other) {
        return (Doers::Untold, Struck::Untold);
    }
    let parties: Vec<Party> = one
        .into_iter()
        .chain(other)
        .filter(|name| !UNARMED.iter().any(|word| name.starts_with(word)))
        .map(|name| Party { name, number: None })
        .collect();
    let mut hits: Vec<Hit> = parties.iter().cloned().map(Hit::Party).collect();
    if !cells.text("civilian_targeting").is_empty() {
        hits.push(Hit::Civilians);
    }
    (Doers::OneOf(parties), Struck::OneOf(hits))
}

/// Actors who carry no arms, by the beginnings of their names.
const UNARMED: &[&str] = &["Civilians", "Protesters", "Rioters"];

fn list(text: &str) -> Vec<String> {
    text.split(';').map(one_line).filter(|one| !one.is_empty()).collect()
}

fn words(cells: Cells<'_>, dead: u64) -> String {
    let told = |label: &str, name: &str| {
        let text = cells.text(name);
        if text.is_empty() { String::new() } else { format!(" {label}: {text}.") }
    };
    one_line(&format!(
        "{}, {}.{}{}{}{} Fatalities: {dead}.{}{}",
        cells.text("event_type"),
        cells.text("sub_event_type"),
        told("Actor 1", "actor1"),
        told("With it", "assoc_actor_1"),
        told("Actor 2", "actor2"),
        told("With it", "assoc_actor_2"),
        told("Sources", "source"),
        told("Notes", "notes"),
    ))
}

fn codes(cells: Cells<'_>) -> String {
    let stamp = cells.text("timestamp");
    let stamp = if stamp.is_empty() { String::new() } else { format!(", timestamp {}", one_line(stamp)) };
    format!(
        "time_precision {}, geo_precision {}{stamp}",
        cells.text("time_precision"),
        cells.text("geo_precision")
    )
}
