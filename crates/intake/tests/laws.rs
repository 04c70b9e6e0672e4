//! Laws: no bytes make a reader panic, every row is on one heap, and what is written reads back without a fault, already laid out.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use casefile::Limits;
use common::{UCDP_HEAD, UCDP_NAMES, events, loaded, mapping, stamp, ucdp_row};
use intake::{Ask, Dataset, Sorted, rejects, sort_out};
use proptest::prelude::*;

fn read(dataset: Dataset, bytes: &[u8]) -> Option<Sorted> {
    let ask = Ask { dataset, is_known: &|id| id.ends_with('7'), country: None };
    sort_out(bytes, ask, &mut |_| true).ok()
}

fn holds(dataset: Dataset, bytes: &[u8]) -> Result<(), TestCaseError> {
    let Some(sorted) = read(dataset, bytes) else { return Ok(()) };
    prop_assert!(sorted.adds_up(), "{sorted:?}");
    let text = rejects::write(&sorted.rejects, &sorted.head, dataset).unwrap();
    let head = usize::from(dataset != Dataset::Gdelt);
    prop_assert!(text.lines().count() >= sorted.rejects.len() + head, "{text}");
    let events = events(&sorted);
    let (text, loaded) =
        loaded(&events, dataset, &mapping(dataset, &format!("mapping {:?}\n", dataset.word())));
    prop_assert!(!loaded.has_errors(), "{text}\n{:#?}", loaded.diagnostics);
    prop_assert_eq!(loaded.case.incidents.len() + loaded.case.leads.len(), events.len());
    let laid_out = terms::format(&text, &"rows.kdl".into()).unwrap();
    prop_assert_eq!(laid_out, text);
    Ok(())
}

/// Bytes that look like a table: cells that are right, nearly right, and odd.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,3}",
        "(2016|1899|2200)-(0[1-9]|1[0-3])-(0[1-9]|3[01])",
        Just(String::new()),
        "\"[^\"]{0,6}",
        "(\"\"|\\PC|\n|\r|,|\\\\|\u{202e}|\u{feff}|\u{0}|/-|#true|\\{|;){0,8}",
        "-?[0-9]{1,3}\\.[0-9]{1,9}",
    ]
}

fn table(head: &'static str, columns: usize, delimiter: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let row = prop::collection::vec(cell(), columns.saturating_sub(1)..=columns + 1);
    prop::collection::vec(row, 0..6).prop_map(move |rows| {
        let rows = rows.into_iter().map(|cells| cells.join(delimiter) + "\n");
        (head.to_owned() + &rows.collect::<String>()).into_bytes()
    })
}

/// A UCDP row that is right but for some cells.
fn nearly_right() -> impl Strategy<Value = Vec<u8>> {
    const COLUMNS: [&str; 8] =
        ["id", "side_a", "where_coordinates", "adm_1", "source_office", "latitude", "best", "where_prec"];
    let odd = prop::collection::vec((prop::sample::select(COLUMNS.to_vec()), cell()), 0..3);
    prop::collection::vec(odd, 0..6).prop_map(|rows| {
        let rows: String = rows
            .iter()
            .enumerate()
            .map(|(number, odd)| {
                let id = number.to_string();
                let mut cells: Vec<(&str, &str)> =
                    odd.iter().map(|(name, text)| (*name, text.as_str())).collect();
                cells.push(("id", &id));
                ucdp_row(&cells)
            })
            .collect();
        (UCDP_HEAD.to_owned() + &rows).into_bytes()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic_and_add_up(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for dataset in Dataset::ALL {
            holds(*dataset, &bytes)?;
        }
    }

    #[test]
    fn any_table_under_the_head_of_ucdp_adds_up_and_reads_back(bytes in table(UCDP_HEAD, 27, ",")) {
        holds(Dataset::Ucdp, &bytes)?;
    }

    #[test]
    fn rows_that_are_nearly_right_add_up_and_read_back(bytes in nearly_right()) {
        holds(Dataset::Ucdp, &bytes)?;
    }

    #[test]
    fn any_table_as_wide_as_gdelt_adds_up_and_reads_back(bytes in table("", 61, "\t")) {
        holds(Dataset::Gdelt, &bytes)?;
    }

    #[test]
    fn a_file_that_breaks_off_anywhere_keeps_the_rows_before(cut in 0_usize..2_000) {
        let rows: String = (0..5).map(|number| ucdp_row(&[("id", &number.to_string())])).collect();
        let whole = UCDP_HEAD.to_owned() + &rows;
        let cut = cut.min(whole.len());
        let Some(sorted) = read(Dataset::Ucdp, &whole.as_bytes()[..cut]) else { return Ok(()) };
        prop_assert!(sorted.adds_up());
        let lines = whole.get(..cut).unwrap_or_default().matches('\n').count().saturating_sub(1) as u64;
        prop_assert!(sorted.entering() >= lines && sorted.entering() <= lines + 1);
    }
}

#[test]
fn the_rows_of_2016_and_2017_all_go_in_and_read_back() {
    let Some(bytes) = data("ucdp-ged-syria/ged_syria_2016_2017.csv") else { return };
    let ask = Ask { dataset: Dataset::Ucdp, is_known: &|_| false, country: None };
    let sorted = sort_out(&bytes, ask, &mut |_| true).unwrap();
    assert_eq!((sorted.read, sorted.entering(), sorted.rejects.len()), (11_757, 11_757, 0));
    let all = events(&sorted);
    let (text, loaded) = loaded(&all, Dataset::Ucdp, &mapping(Dataset::Ucdp, UCDP_NAMES));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics.first());
    assert_eq!(loaded.case.incidents.len(), 11_757);
    assert!(text.len() as u64 <= Limits::default().file_bytes * 2, "{}", text.len());
    assert_eq!(stamp(Dataset::Ucdp).folder(), "ucdp-ged-19.1");
}

#[test]
fn a_quarter_of_an_hour_of_gdelt_goes_in_as_leads_or_is_put_aside() {
    let Some(bytes) = data("gdelt/20191024143000.export.CSV") else { return };
    let sorted = read(Dataset::Gdelt, &bytes).unwrap();
    assert_eq!(sorted.read, 2_111);
    assert!(sorted.adds_up() && events(&sorted).iter().all(|event| event.is_lead));
    assert!(sorted.rejects.len() < 20, "{:#?}", sorted.rejects.first());
}

/// Data that are no part of this project, where they are at hand.
fn data(path: &str) -> Option<Vec<u8>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let root = std::env::var("TRUCEWATCH_DATA").unwrap_or_else(|_| beside.to_owned());
    let found = std::fs::read(std::path::Path::new(&root).join(path)).ok();
    if found.is_none() {
        eprintln!("skipped: no data ({path})");
    }
    found
}
