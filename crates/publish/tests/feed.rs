//! The calendar as iCalendar, read back by another reader.

mod common;

use calcard::icalendar::{ICalendar, ICalendarProperty};
use common::{strained, template, template_with};
use icalendar::{Component, EventLike};
use publish::calendar::Calendar;
use publish::ics;

fn written() -> String {
    let case = strained();
    ics::write(&Calendar::of(&case), case.record_until)
}

fn event<'f>(feed: &'f icalendar::Calendar, key: &str) -> Option<&'f icalendar::Event> {
    let uid = format!("{key}@riverland.trucewatch");
    feed.events().find(|event| event.get_uid() == Some(&uid))
}

#[test]
fn every_event_is_read_back_with_its_time() {
    let feed: icalendar::Calendar = written().parse().unwrap();
    let property = |key, name| event(&feed, key).unwrap().property_value(name).map(str::to_owned);
    for (key, start, end) in [
        ("K-1", "20310510", Some("20310511")),
        ("K-2", "20310514T080000Z", None),
        ("K-3", "20310520", Some("20310523")),
        ("K-4", "20310523T070000Z", Some("20310523T093000Z")),
        ("K-5", "20310524", None),
        ("K-6", "20310525", None),
    ] {
        assert_eq!(property(key, "DTSTART").as_deref(), Some(start), "{key}");
        assert_eq!(property(key, "DTEND").as_deref(), end, "{key}");
        assert_eq!(property(key, "DTSTAMP").as_deref(), Some("20310531T220000Z"));
    }
    assert_eq!(property("K-2", "URL").as_deref(), Some("https://mission.example/talks/2031-05-14"));
    assert_eq!(event(&feed, "K-2").unwrap().get_categories(), Some(vec!["talks".to_owned()]));
}

#[test]
fn years_that_the_format_has_no_digits_for_are_left_out_and_counted() {
    let case = template_with(
        "entry \"K-7\" kind=\"meeting\" when=\"0033-04-03\" \"Long ago\" {}\n\
         entry \"K-8\" kind=\"meeting\" when=\"0000-01-05\" \"Before all years\" {}\n",
    );
    let written = ics::write(&Calendar::of(&case), case.record_until);
    assert!(written.contains("DTSTART;VALUE=DATE:00330403\r\n"), "{written}");
    let feed: icalendar::Calendar = written.parse().unwrap();
    assert!(event(&feed, "K-7").is_some() && event(&feed, "K-8").is_none());
    assert!(written.contains("1 event lies outside the years 1 to 9999"), "{written}");
}

#[test]
fn signs_and_line_breaks_survive() {
    let feed: icalendar::Calendar = written().parse().unwrap();
    let talks = event(&feed, "K-2").unwrap();
    let title = "Talks, with; every \\ sign, and a title that is longer than seventy-five octets: переговоры";
    assert_eq!(talks.get_summary(), Some(title));
    assert_eq!(talks.get_description(), Some("first line\nsecond line"));
}

#[test]
fn lines_end_with_crlf_and_are_folded_at_75_octets() {
    let written = written();
    assert!(written.ends_with("END:VCALENDAR\r\n"));
    for line in written.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains(['\r', '\n']));
    }
}

#[test]
fn the_deadline_of_an_obligation_stands_once() {
    let mut case = template();
    let deadlines = |case: &casefile::Case| {
        Calendar::of(case).events.into_iter().filter(|event| event.kind != "in-force").collect::<Vec<_>>()
    };
    assert_eq!(deadlines(&case).len(), 1, "an entry tells it already");
    case.entries.clear();
    let deadlines = deadlines(&case);
    let keys: Vec<&str> = deadlines.iter().map(|event| event.key.as_str()).collect();
    assert_eq!(keys, ["ferry-truce/open-the-ferry/1"]);
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    assert_eq!(written(), written());
}

/// The digits of a time as `calcard` reads it, as the format writes them.
fn digits(component: &calcard::icalendar::ICalendarComponent, name: &ICalendarProperty) -> Option<String> {
    let at = component.property(name)?.values.first()?.as_partial_date_time()?;
    let day = format!("{:04}{:02}{:02}", at.year?, at.month?, at.day?);
    let time = at.hour.map(|hour| {
        format!("T{hour:02}{:02}{:02}Z", at.minute.unwrap_or_default(), at.second.unwrap_or_default())
    });
    Some(day + &time.unwrap_or_default())
}

#[test]
fn two_readers_agree_on_what_is_in_it() {
    let case = strained();
    let page = "https://truce.example.org/ar/calendar?as-of=2031-05-20";
    for written in [written(), ics::published(&Calendar::of(&case), case.record_until, page)] {
        let one: icalendar::Calendar = written.parse().unwrap();
        let other = ICalendar::parse(&written).unwrap();
        let theirs: Vec<_> =
            other.components.iter().filter(|component| component.component_type.is_event()).collect();
        let ours: Vec<_> = one.events().collect();
        assert_eq!(ours.len(), theirs.len());
        assert!(ours.len() > 6);
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            let own = |name| ours.property_value(name).map(str::to_owned);
            assert_eq!(ours.get_uid(), theirs.uid());
            for (name, property) in [
                ("DTSTART", ICalendarProperty::Dtstart),
                ("DTEND", ICalendarProperty::Dtend),
                ("DTSTAMP", ICalendarProperty::Dtstamp),
                ("LAST-MODIFIED", ICalendarProperty::LastModified),
            ] {
                assert_eq!(own(name), digits(theirs, &property), "{name}");
            }
            let number = theirs.property(&ICalendarProperty::Sequence).unwrap().values[0].as_integer();
            assert_eq!(own("SEQUENCE"), number.map(|number| number.to_string()));
            assert!(matches!(own("STATUS").as_deref(), Some("CONFIRMED" | "TENTATIVE")));
        }
    }
}

#[test]
fn a_site_leads_to_its_own_page() {
    let case = strained();
    let page = "https://truce.example.org/en/calendar";
    let written = ics::published(&Calendar::of(&case), case.record_until, page);
    for line in ["METHOD:PUBLISH\r\n", "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n"] {
        assert!(written.contains(line), "{written}");
    }
    let feed: icalendar::Calendar = written.parse().unwrap();
    let talks = event(&feed, "K-2").unwrap();
    assert_eq!(talks.property_value("URL"), Some(page));
    assert!(talks.get_description().unwrap().ends_with("https://mission.example/talks/2031-05-14"));
}

#[test]
fn a_revision_goes_up_with_each_step_and_only_when_it_is_known() {
    let case = template_with(
        r#"agreement "other" {
            title "Other"
            time-zone "Europe/Vienna"
            signed "2031-04-28"
            in-force {
                period from="2031-05-01T00:00"
            }
            parties "league" "crown"
            obligation "clear" cites="1" {
                words "Clear the road"
                on "league"
                due "2031-05-10" set-on="2031-05-01" by="mission"
                extended on="2031-05-09" until="2031-05-20" by="mission"
            }
        }"#,
    );
    let revision = |known_at: &str| {
        let asked = assess::Asked { known_at: known_at.parse().unwrap(), ..assess::Asked::of_all(&case) };
        let calendar = Calendar::asked(&case, asked);
        let own = calendar.events.iter().find(|event| event.key == "other/clear/1").unwrap();
        own.revision
    };
    let (before, after) = (revision("2031-05-05T00:00:00Z"), revision("2031-05-15T00:00:00Z"));
    assert!(before.number < after.number && before.learnt < after.learnt, "{before:?} {after:?}");
}
