//! A small case, and files of each data set made by hand.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test binary uses some of it"
)]

use casefile::{Limits, Loaded, SourceFile, load_texts};
use intake::{Ask, Dataset, Event, Mapping, Sorted, Stamp, sort_out, written};

/// The case that files go into.
pub(crate) const CASE: &str = r#"
case "small" {
    title "A made-up case" lang="en"
    time-zone "Asia/Damascus"
    record-until "2030-12-31"
    side "press" {
        title "Press"
    }
}
source "sohr" side="press" {
    name "Syrian Observatory for Human Rights" lang="en"
}
actor "sar" kind="state" {
    name "Government of Syria" lang="en"
}
actor "ruf" kind="state" {
    name "Russia" lang="en"
}
actor "isl" kind="armed-group" {
    name "ISIL" lang="en"
    alias "IS"
}
area "syria" {
    name "Syria" lang="en"
}
area "aleppo" in="syria" {
    name "Aleppo" lang="en"
}
"#;

/// A mapping that a person confirmed.
pub(crate) const UCDP_NAMES: &str = r#"
mapping "ucdp" {
    actor "Government of Syria" id="118" { is "sar" "ruf"; }
    actor "IS" id="234" { is "isl"; }
    area "Syria" { is "syria"; }
    area "Aleppo Governorate" { is "aleppo"; }
    source "SOHR" { is "sohr"; }
}
"#;

/// The head of a UCDP file.
pub(crate) const UCDP_HEAD: &str = "id,year,type_of_violence,dyad_name,side_a_new_id,side_a,side_b_new_id,side_b,source_office,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n";

/// A UCDP row; `(name, text)` puts a text into a cell.
pub(crate) fn ucdp_row(cells: &[(&str, &str)]) -> String {
    let usual = [
        ("id", "214804"),
        ("year", "2016"),
        ("type_of_violence", "1"),
        ("dyad_name", "Government of Syria - IS"),
        ("side_a_new_id", "118"),
        ("side_a", "Government of Syria"),
        ("side_b_new_id", "234"),
        ("side_b", "IS"),
        ("source_office", "SOHR"),
        ("where_prec", "1"),
        ("where_coordinates", "Aleppo town"),
        ("adm_1", "Aleppo Governorate"),
        ("adm_2", "Jabal Saman district"),
        ("latitude", "36.201241"),
        ("longitude", "37.161173"),
        ("country", "Syria"),
        ("event_clarity", "1"),
        ("date_prec", "1"),
        ("date_start", "2016-03-31"),
        ("date_end", "2016-03-31"),
        ("deaths_a", "0"),
        ("deaths_b", "0"),
        ("deaths_civilians", "2"),
        ("deaths_unknown", "0"),
        ("low", "2"),
        ("best", "2"),
        ("high", "2"),
    ];
    let cell = |(name, text): &(&str, &str)| {
        let own = cells.iter().find(|(own, _)| own == name).map_or(*text, |(_, text)| text);
        if own.contains([',', '"', '\n']) {
            format!("\"{}\"", own.replace('"', "\"\""))
        } else {
            own.to_owned()
        }
    };
    usual.iter().map(cell).collect::<Vec<_>>().join(",") + "\n"
}

/// Reads bytes into a case that knows no row yet.
pub(crate) fn sorted(dataset: Dataset, bytes: &[u8]) -> Sorted {
    let ask = Ask { dataset, is_known: &|_| false, country: None };
    sort_out(bytes, ask, &mut |_| true).unwrap()
}

/// The events of a file, by month and order.
pub(crate) fn events(sorted: &Sorted) -> Vec<Event> {
    sorted.events.values().flatten().cloned().collect()
}

/// The only event of one UCDP row.
pub(crate) fn ucdp_event(cells: &[(&str, &str)]) -> Event {
    let sorted = sorted(Dataset::Ucdp, (UCDP_HEAD.to_owned() + &ucdp_row(cells)).as_bytes());
    assert_eq!((sorted.read, sorted.rejects.as_slice()), (1, [].as_slice()));
    events(&sorted).pop().unwrap()
}

/// What stays with each row.
pub(crate) fn stamp(dataset: Dataset) -> Stamp {
    let retrieved = "2026-11-23".parse().unwrap();
    Stamp { dataset, version: "19.1".to_owned(), retrieved, file: "rows.csv".to_owned() }
}

/// The mapping of a text.
pub(crate) fn mapping(dataset: Dataset, text: &str) -> Mapping {
    let case = load_texts(vec![SourceFile::new("case.kdl", CASE)], &Limits::default()).case;
    Mapping::read(text, "names.kdl", dataset, &case).unwrap()
}

/// The text of events, and the case that they make with the small one.
pub(crate) fn loaded(events: &[Event], dataset: Dataset, mapping: &Mapping) -> (String, Loaded) {
    let stamp = stamp(dataset);
    let text = written::file(events, &stamp, mapping);
    let source = written::source(&stamp, "data-sets", true);
    let files = [("case.kdl", CASE), ("source.kdl", &source), ("rows.kdl", &text)];
    let files = files.into_iter().map(|(name, text)| SourceFile::new(name, text)).collect();
    let loaded = load_texts(files, &Limits::default());
    (text, loaded)
}
