//! GDELT 2.0 events: rows that a machine wrote, each a lead that a person may look into.
//!
//! # Sources
//!
//! The 61 columns of the GDELT Event Database Format Codebook, version 2.0, in files without a head; the twenty root codes of CAMEO.

use crate::cells::{Cells, Columns};
use crate::day;
use crate::event::{Doers, Event, Spot, Struck, one_line};
use crate::fault::Fault;

/// The columns, in their order.
pub const COLUMNS: [&str; 61] = [
    "GlobalEventID",
    "Day",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_FullName",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_FullName",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_FullName",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED",
    "SOURCEURL",
];

const NEEDED: &[&[&str]] = &[
    &["GlobalEventID"],
    &["Day"],
    &["Actor1Name"],
    &["Actor2Name"],
    &["EventCode"],
    &["EventRootCode"],
    &["NumMentions"],
    &["ActionGeo_Type"],
    &["ActionGeo_FullName"],
    &["ActionGeo_CountryCode"],
    &["ActionGeo_Lat"],
    &["ActionGeo_Long"],
    &["SOURCEURL"],
];

/// What the root codes of CAMEO stand for.
const ROOTS: [(&str, &str); 20] = [
    ("01", "make a public statement"),
    ("02", "appeal"),
    ("03", "express intent to cooperate"),
    ("04", "consult"),
    ("05", "engage in diplomatic cooperation"),
    ("06", "engage in material cooperation"),
    ("07", "provide aid"),
    ("08", "yield"),
    ("09", "investigate"),
    ("10", "demand"),
    ("11", "disapprove"),
    ("12", "reject"),
    ("13", "threaten"),
    ("14", "protest"),
    ("15", "exhibit force posture"),
    ("16", "reduce relations"),
    ("17", "coerce"),
    ("18", "assault"),
    ("19", "fight"),
    ("20", "use unconventional mass violence"),
];

/// Whether the place of a row is a town, by `ActionGeo_Type`.
const IS_TOWN: &[(&str, bool)] = &[("1", false), ("2", false), ("3", true), ("4", true), ("5", false)];

/// How many kilometres the point of a town may be off.
const TOWN_KM: u32 = 25;

/// Finds the columns.
///
/// # Errors
///
/// Never of [`COLUMNS`].
pub fn columns(head: &[String]) -> Result<Columns, String> {
    Columns::find(head, NEEDED, &[])
}

/// The country in which the row places what it tells of, by its FIPS code.
pub fn country(cells: Cells<'_>) -> &str {
    cells.text("ActionGeo_CountryCode")
}

/// Reads a row.
///
/// # Errors
///
/// A cell that is needed cannot be read.
pub fn event(cells: Cells<'_>) -> Result<Event, Fault> {
    let number = cells.id("GlobalEventID")?.to_owned();
    let day = cells.day("Day")?;
    let code = cells.code("EventRootCode", &ROOTS)?;
    let place = spot(cells)?;
    let event_code = one_line(cells.needed("EventCode")?);
    let who = |name: &str| match cells.text(name) {
        "" => "nobody named".to_owned(),
        name => one_line(name),
    };
    let (one, other) = (who("Actor1Name"), who("Actor2Name"));
    let address = cells.text("SOURCEURL");
    let is_address = address.contains("://")
        && !address.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    Ok(Event {
        number,
        line: cells.line(),
        title: one_line(&format!("CAMEO {event_code} at {}", place.name)),
        month: day::month_of(day),
        when: day.to_string(),
        place,
        act: None,
        doers: Doers::Untold,
        struck: Struck::Untold,
        killed: None,
        rests_on: Vec::new(),
        words: one_line(&format!(
            "A machine read: {code} (CAMEO {event_code}), {one} to {other}; mentioned {} times.",
            cells.text("NumMentions")
        )),
        codes: format!("ActionGeo_Type {}", one_line(cells.text("ActionGeo_Type"))),
        document: is_address.then(|| address.to_owned()),
        is_lead: true,
    })
}

fn spot(cells: Cells<'_>) -> Result<Spot, Fault> {
    let name = one_line(cells.text("ActionGeo_FullName"));
    let country = one_line(country(cells));
    let inside = if country.is_empty() { Vec::new() } else { vec![country] };
    if matches!(cells.text("ActionGeo_Type"), "" | "0") {
        let name = if name.is_empty() { "no place told".to_owned() } else { name };
        return Ok(Spot { name, inside, point: None });
    }
    let is_town = cells.code("ActionGeo_Type", IS_TOWN)?;
    let point = if is_town {
        let (north, east) = cells.point("ActionGeo_Lat", "ActionGeo_Long")?;
        Some((north, east, TOWN_KM))
    } else {
        None
    };
    let name = if name.is_empty() { "a place without a name".to_owned() } else { name };
    Ok(Spot { name, inside, point })
}
