//! ACLED rows: actors in no order, and what is no act of arms is a lead.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use common::{events, loaded, mapping, sorted};
use intake::event::{Doers, Hit, Struck};
use intake::{Dataset, Event};

const HEAD: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n";

fn row(date: &str, time: u8, sub: &str, [one, beside, other]: [&str; 3], geo: u8, dead: u32) -> String {
    format!(
        "SYR1,{date},2016,{time},Political violence,Battles,{sub},{one},{beside},,{other},,,,,760,Middle East,Syria,Aleppo,Jebel Saman,,Aleppo,36.2,37.15,{geo},SOHR; SANA,National,\"A note, with a comma.\",{dead},,1700000000\n"
    )
}

fn event(row: &str) -> Event {
    let sorted = sorted(Dataset::Acled, (HEAD.to_owned() + row).as_bytes());
    assert_eq!(sorted.rejects, []);
    events(&sorted).pop().unwrap()
}

const ARMED: [&str; 3] = ["Military Forces of Syria", "Military Forces of Russia", "Islamic State"];

#[test]
fn actor1_and_actor2_are_one_of_these_with_all_beside_them() {
    let event = event(&row("2016-03-31", 1, "Armed clash", ARMED, 1, 3));
    let Doers::OneOf(parties) = &event.doers else { unreachable!("{:?}", event.doers) };
    assert_eq!(parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>(), ARMED);
    assert!(matches!(&event.struck, Struck::OneOf(hits) if hits.len() == 3));
    assert!(!event.is_lead);
}

#[test]
fn civilians_as_an_actor_were_hit_and_the_other_actor_is_not_accused() {
    let event = event(&row("2016-03-31", 1, "Attack", [ARMED[0], "", "Civilians (Syria)"], 1, 3));
    assert_eq!((event.doers, event.struck), (Doers::Untold, Struck::All(vec![Hit::Civilians])));
    assert!(event.words.contains("Actor 1: Military Forces of Syria."), "{}", event.words);
}

#[test]
fn one_actor_alone_is_not_accused() {
    let event = event(&row("2016-03-31", 1, "Air/drone strike", [ARMED[0], "", ""], 1, 3));
    assert_eq!((event.doers, event.struck), (Doers::Untold, Struck::Untold));
}

#[test]
fn time_precision_widens_the_day_to_all_days_that_may_be_meant() {
    let when = |date, code| event(&row(date, code, "Armed clash", ARMED, 1, 0)).when;
    assert_eq!(when("2016-03-31", 1), "2016-03-31");
    assert_eq!(when("31 March 2016", 2), "2016-03-25..2016-04-06");
    assert_eq!(when("2016-02-10", 3), "2016-02-01..2016-02-29");
}

#[test]
fn geo_precision_is_a_town_a_province_or_no_more_than_the_country() {
    let place = |code| event(&row("2016-03-31", 1, "Armed clash", ARMED, code, 0)).place;
    assert_eq!(place(1).point, Some((36.2, 37.15, 10)));
    assert_eq!((place(2).point, place(2).inside), (None, vec!["Aleppo".to_owned(), "Syria".to_owned()]));
    assert_eq!((place(3).point, place(3).inside), (None, vec!["Syria".to_owned()]));
}

#[test]
fn protests_and_agreements_are_leads_and_load_as_such() {
    for sort in ["Peaceful protest", "Agreement", "Something new of next year"] {
        let event = event(&row("2016-03-31", 1, sort, ARMED, 1, 0));
        assert!(event.is_lead, "{sort}");
        let (text, loaded) =
            loaded(&[event], Dataset::Acled, &mapping(Dataset::Acled, "mapping \"acled\"\n"));
        assert!(!loaded.has_errors(), "{text}\n{:#?}", loaded.diagnostics);
        assert_eq!((loaded.case.leads.len(), loaded.case.incidents.len()), (1, 0));
    }
}

#[test]
fn no_dead_reported_is_not_none_killed_and_a_number_is_about_so_many() {
    let (text, loaded) = loaded(
        &[event(&row("2016-03-31", 1, "Shelling/artillery/missile attack", ARMED, 1, 10))],
        Dataset::Acled,
        &mapping(Dataset::Acled, "mapping \"acled\"\n"),
    );
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    assert!(text.contains("killed about=10") && text.contains("act \"shelling\""), "{text}");
    assert_eq!(event(&row("2016-03-31", 1, "Armed clash", ARMED, 1, 0)).killed, None);
}
