//! UCDP GED: one row an event of organised violence with at least one death in some estimate.
//!
//! # Sources
//!
//! The codes are those of the UCDP GED codebook (Högbladh, "UCDP GED Codebook", versions 17 to 19; Sundberg and Melander 2013):
//! an event is a use of armed force by an organised actor against another, or against civilians; `side_a` and `side_b` are the
//! sides of a dyad in no order of guilt, save in one-sided violence (type 3), where side A is the actor who attacks civilians.
//! States and others who fight for a side have no side of their own: their deeds stand under the side that they fight for.

use jiff::civil::Date;
use model::act::Act;

use crate::cells::{Cells, Columns};
use crate::day;
use crate::event::{Doers, Event, Hit, Killed, Party, Spot, Struck, one_line};
use crate::fault::Fault;

/// Columns that a file must have, each with the names that it had in older versions.
pub const NEEDED: &[&[&str]] = &[
    &["id"],
    &["type_of_violence"],
    &["side_a"],
    &["side_b"],
    &["where_prec"],
    &["where_coordinates"],
    &["latitude"],
    &["longitude"],
    &["country"],
    &["date_prec"],
    &["date_start"],
    &["date_end"],
    &["deaths_a"],
    &["deaths_b"],
    &["deaths_civilians"],
    &["deaths_unknown"],
    &["best", "best_est"],
    &["low", "low_est"],
    &["high", "high_est"],
];

/// Columns that are used where a file has them.
pub const OTHERS: &[&[&str]] = &[
    &["side_a_new_id", "side_a_id"],
    &["side_b_new_id", "side_b_id"],
    &["source_office"],
    &["source_date"],
    &["adm_1"],
    &["adm_2"],
    &["event_clarity"],
    &["dyad_name"],
];

/// How many kilometres a point may be off: the extent of a town, and what the codebook takes for "near".
const AT_THE_PLACE_KM: u32 = 10;
const NEAR_THE_PLACE_KM: u32 = 25;

/// What sort of violence it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Violence {
    /// Between a state and others, or between others: each side may have done it.
    TwoSided(&'static str),
    /// By side A against civilians.
    OneSided,
}

const VIOLENCE: &[(&str, Violence)] = &[
    ("1", Violence::TwoSided("State-based violence")),
    ("2", Violence::TwoSided("Violence between groups")),
    ("3", Violence::OneSided),
];

/// How precisely the place is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Known {
    /// The place itself.
    Place,
    /// Some 25 km around it.
    Near,
    /// The district.
    District,
    /// The governorate or province.
    Province,
    /// No more than the country.
    Country,
    /// At sea or in the air, in no country.
    NoCountry,
}

const KNOWN: &[(&str, Known)] = &[
    ("1", Known::Place),
    ("2", Known::Near),
    ("3", Known::District),
    ("4", Known::Province),
    ("5", Known::Country),
    ("6", Known::Country),
    ("7", Known::NoCountry),
];

/// The day, a range of days, a week, a month, longer: `date_start` and `date_end` give all of them.
const DATE_PRECISION: &[(&str, ())] = &[("1", ()), ("2", ()), ("3", ()), ("4", ()), ("5", ())];

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
    let number = cells.id("id")?.to_owned();
    let violence = cells.code("type_of_violence", VIOLENCE)?;
    let (first, last) = days(cells)?;
    let place = spot(cells)?;
    let (side_a, side_b) =
        (party(cells, "side_a", "side_a_new_id")?, party(cells, "side_b", "side_b_new_id")?);
    let deaths = Deaths::read(cells)?;
    let (sort, doers, struck) = match violence {
        Violence::OneSided => {
            ("One-sided violence", Doers::By(side_a.clone()), Struck::All(vec![Hit::Civilians]))
        }
        Violence::TwoSided(sort) => {
            (sort, Doers::OneOf(vec![side_a.clone(), side_b.clone()]), deaths.struck(&side_a, &side_b))
        }
    };
    let offices = list(cells.text("source_office"));
    Ok(Event {
        number,
        line: cells.line(),
        title: one_line(&format!("Deaths reported at {}", place.name)),
        month: day::month_of(first),
        when: day::some_time(first, last),
        words: words(sort, [&side_a, &side_b], &deaths, &offices, cells),
        codes: codes(cells),
        place,
        act: Some(Act::Attack),
        doers,
        struck,
        killed: Some(deaths.range()),
        rests_on: offices,
        document: None,
        is_lead: false,
    })
}

fn days(cells: Cells<'_>) -> Result<(Date, Date), Fault> {
    cells.code("date_prec", DATE_PRECISION)?;
    let (first, last) = (cells.day("date_start")?, cells.day("date_end")?);
    if last < first {
        return Err(cells.fault("date_end", format!("it ends on {last}, before it begins on {first}")));
    }
    Ok((first, last))
}

fn spot(cells: Cells<'_>) -> Result<Spot, Fault> {
    let known = cells.code("where_prec", KNOWN)?;
    let (north, east) = cells.point("latitude", "longitude")?;
    let [country, province, district] = ["country", "adm_1", "adm_2"].map(|name| one_line(cells.text(name)));
    let inside = match known {
        Known::Place | Known::District => vec![district, province, country],
        Known::Province => vec![province, country],
        Known::Near | Known::Country => vec![country],
        Known::NoCountry => Vec::new(),
    };
    let point = match known {
        Known::Place => Some((north, east, AT_THE_PLACE_KM)),
        Known::Near => Some((north, east, NEAR_THE_PLACE_KM)),
        _ => None, // a point in the middle of a district says nothing of where in it
    };
    let name = one_line(cells.needed("where_coordinates")?);
    Ok(Spot { name, inside: inside.into_iter().filter(|name| !name.is_empty()).collect(), point })
}

fn party(cells: Cells<'_>, name: &str, number: &str) -> Result<Party, Fault> {
    let number = one_line(cells.text(number));
    Ok(Party { name: one_line(cells.needed(name)?), number: (!number.is_empty()).then_some(number) })
}

fn list(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for one in text.split(';').map(one_line).filter(|one| !one.is_empty()) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// The deaths of a row.
#[derive(Clone, Copy, Debug)]
struct Deaths {
    a: u64,
    b: u64,
    civilians: u64,
    unknown: u64,
    best: u64,
    low: u64,
    high: u64,
}

impl Deaths {
    fn read(cells: Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            a: cells.count("deaths_a")?,
            b: cells.count("deaths_b")?,
            civilians: cells.count("deaths_civilians")?,
            unknown: cells.count("deaths_unknown")?,
            best: cells.count("best")?,
            low: cells.count("low")?,
            high: cells.count("high")?,
        })
    }

    /// All estimates together: some rows print a best one that lies outside low and high.
    fn range(self) -> Killed {
        let (least, most) = (self.low.min(self.best).min(self.high), self.low.max(self.best).max(self.high));
        Killed::Between(least, most)
    }

    /// Who was hit: those whose dead are counted; where the dead are unknown, or none are counted, nobody can tell.
    fn struck(self, a: &Party, b: &Party) -> Struck {
        let hit = |party: &Party| {
            if party.name == CIVILIANS { Hit::Civilians } else { Hit::Party(party.clone()) }
        };
        let all = [(self.a, hit(a)), (self.b, hit(b)), (self.civilians, Hit::Civilians)];
        if self.unknown > 0 || self.a + self.b + self.civilians == 0 {
            return Struck::OneOf(all.into_iter().map(|(_, hit)| hit).collect());
        }
        Struck::All(all.into_iter().filter(|(dead, _)| *dead > 0).map(|(_, hit)| hit).collect())
    }
}

/// What UCDP calls side B of one-sided violence.
const CIVILIANS: &str = "Civilians";

fn words(sort: &str, [a, b]: [&Party; 2], deaths: &Deaths, offices: &[String], cells: Cells<'_>) -> String {
    let Deaths { a: of_a, b: of_b, civilians, unknown, best, low, high } = deaths;
    let rests =
        if offices.is_empty() { String::new() } else { format!(" It rests on {}.", offices.join(", ")) };
    let district = cells.text("adm_2");
    let province = cells.text("adm_1");
    let lies =
        [district, province].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    let lies = if lies.is_empty() { String::new() } else { format!(" Place: {lies}.") };
    one_line(&format!(
        "{sort}, sides {} and {}. Deaths: best {best}, low {low}, high {high}; of the first side {of_a}, of the second {of_b}, civilians {civilians}, unknown {unknown}.{rests}{lies}",
        a.name, b.name
    ))
}

fn codes(cells: Cells<'_>) -> String {
    let clarity = cells.text("event_clarity");
    let clarity =
        if clarity.is_empty() { String::new() } else { format!(", event_clarity {}", one_line(clarity)) };
    format!("date_prec {}, where_prec {}{clarity}", cells.text("date_prec"), cells.text("where_prec"))
}
