//! GDELT rows: leads, whatever they say (trap T-20).

mod common;

use casefile::{Limits, SourceFile, load_texts};
use common::{CASE, events, loaded, mapping, sorted, stamp};
use intake::gdelt::COLUMNS;
use intake::{Ask, Dataset, sort_out, written};

fn row(cells: &[(&str, &str)]) -> String {
    let usual = [
        ("GlobalEventID", "879284173"),
        ("Day", "20191024"),
        ("Actor1Name", "TURKEY"),
        ("EventCode", "196"),
        ("EventRootCode", "19"),
        ("NumMentions", "10"),
        ("ActionGeo_Type", "4"),
        ("ActionGeo_FullName", "Aleppo, Halab, Syria"),
        ("ActionGeo_CountryCode", "SY"),
        ("ActionGeo_Lat", "36.2"),
        ("ActionGeo_Long", "37.15"),
        ("SOURCEURL", "https://example.org/a"),
    ];
    let cell = |name: &&str| {
        cells.iter().chain(&usual).find(|(own, _)| own == name).map_or("", |(_, text)| text).to_owned()
    };
    COLUMNS.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n"
}

#[test]
fn a_row_of_196_is_a_lead_and_no_incident() {
    let events = events(&sorted(Dataset::Gdelt, row(&[]).as_bytes()));
    let (text, loaded) = loaded(&events, Dataset::Gdelt, &mapping(Dataset::Gdelt, "mapping \"gdelt\"\n"));
    assert!(!loaded.has_errors(), "{text}\n{:#?}", loaded.diagnostics);
    let case = &loaded.case;
    assert_eq!((case.leads.len(), case.incidents.len(), case.claims.len()), (1, 0, 0));
    assert!(case.sources.values().any(|source| source.id.as_str() == "gdelt" && source.machine_coded));
    assert!(text.contains("A machine read: fight (CAMEO 196), TURKEY to nobody named"), "{text}");
}

#[test]
fn a_lead_becomes_an_incident_only_by_a_person_who_is_named() {
    let events = events(&sorted(Dataset::Gdelt, row(&[]).as_bytes()));
    let stamp = stamp(Dataset::Gdelt);
    let rows = written::file(&events, &stamp, &mapping(Dataset::Gdelt, "mapping \"gdelt\"\n"));
    let source = written::source(&stamp, "data-sets", true);
    let codes = |from_lead: &str| {
        let incident = format!(
            "incident \"I\" \"Fighting\" {{\n when \"2019-10-24\"\n place \"Aleppo\" in=\"aleppo\"\n {from_lead}\n claim \"C\" from=\"gdelt\" {{ act \"attack\"; }}\n}}\n"
        );
        let files = [("case.kdl", CASE), ("s.kdl", &source), ("r.kdl", &rows), ("i.kdl", &incident)];
        let files = files.into_iter().map(|(name, text)| SourceFile::new(name, text)).collect();
        load_texts(files, &Limits::default()).diagnostics.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(""), ["case::machine-coded"]);
    assert!(codes("from-lead \"gdelt-879284173\"").contains(&"case::nobody-looked"));
    assert_eq!(codes("from-lead \"gdelt-1\" taken-up-by=\"A. Monitor\"")[0], "terms::unknown-lead");
    assert!(codes("from-lead \"gdelt-879284173\" taken-up-by=\"A. Monitor\"").is_empty());
}

#[test]
fn codes_are_text_and_one_that_cameo_does_not_have_is_put_aside() {
    let event =
        events(&sorted(Dataset::Gdelt, row(&[("EventCode", "036"), ("EventRootCode", "03")]).as_bytes()))
            .pop()
            .unwrap();
    assert!(event.words.contains("express intent to cooperate (CAMEO 036)"), "{}", event.words);
    let bad = sorted(Dataset::Gdelt, row(&[("EventRootCode", "3")]).as_bytes());
    assert_eq!(
        bad.rejects[0].fault.to_string().split(": ").next(),
        Some("line 1, column 29 (`EventRootCode`)")
    );
}

#[test]
fn rows_of_other_countries_are_left_out_where_that_is_asked_for_and_counted() {
    let file = row(&[]) + &row(&[("GlobalEventID", "2"), ("ActionGeo_CountryCode", "US")]) + "too\tshort\n";
    let ask = Ask { dataset: Dataset::Gdelt, is_known: &|_| false, country: Some("SY") };
    let sorted = sort_out(file.as_bytes(), ask, &mut |_| true).unwrap();
    assert_eq!((sorted.read, sorted.entering(), sorted.elsewhere, sorted.rejects.len()), (3, 1, 1, 1));
    assert!(sorted.adds_up());
}
