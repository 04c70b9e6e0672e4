//! What claims mean, one sentence a test.

#![expect(clippy::indexing_slicing, reason = "a test that finds nothing fails")]

mod common;

use std::collections::BTreeSet;

use common::{HEAD, load_claim, load_with, rendered};
use model::act::{Act, TargetClass};
use model::claim::{
    Answering, Assertion, Attribute, Claim, Confidence, Denial, Standing, Subject, Target, Value,
};
use model::count::Count;
use model::{ActorId, AgreementId, ClaimId, IncidentId, ReadingId};

fn claim(block: &str) -> Claim {
    let loaded = load_claim(block);
    assert_eq!(rendered(&loaded), "");
    loaded.case.claims[&ClaimId::new("C")].clone()
}

fn outside(more: &str) -> Claim {
    let loaded = load_with(more);
    assert_eq!(rendered(&loaded), "");
    loaded.case.claims[&ClaimId::new("C")].clone()
}

fn values(claim: &Claim, attribute: Attribute) -> Vec<Value> {
    let found = claim.asserts.iter().find(|assertion| assertion.attribute == attribute);
    found.map(|assertion| assertion.one_of.iter().cloned().collect()).unwrap_or_default()
}

fn actors(ids: &[&str]) -> Value {
    Value::Actors(ids.iter().copied().map(ActorId::new).collect())
}

const YES: Value = Value::YesNo(true);
const NO: Value = Value::YesNo(false);

#[test]
fn a_claim_that_asserts_anything_asserts_that_it_happened() {
    for block in [
        "act \"shelling\"",
        "by \"sar\"",
        "on \"civilians\"",
        "killed 3",
        "weapon \"a mortar\"",
        "present \"nus\"",
    ] {
        assert_eq!(values(&claim(block), Attribute::Happened), [YES], "{block}");
    }
}

#[test]
fn a_claim_that_only_denies_does_not_assert_that_it_happened() {
    let denial = claim("denies by=\"ruf\"\nwords \"Not us.\"");
    assert!(denial.asserts.is_empty());
    assert_eq!(denial.denies, [Denial { attribute: Attribute::By, value: actors(&["ruf"]) }]);
}

#[test]
fn a_claim_that_denies_one_and_names_another_asserts_that_it_happened() {
    let claim = claim("by \"nus\"\ndenies by=\"ruf\" act=\"air-strike\"\ndenies on=\"medical\"");
    assert_eq!(values(&claim, Attribute::Happened), [YES]);
    assert_eq!(values(&claim, Attribute::By), [actors(&["nus"])]);
    assert_eq!(claim.denies.len(), 3);
    assert!(claim.denies.contains(&Denial {
        attribute: Attribute::Act,
        value: Value::Acts(BTreeSet::from([Act::AirStrike]))
    }));
}

#[test]
fn to_deny_that_it_happened_is_to_assert_that_it_did_not() {
    let claim = claim("denies happened=#true\nkilled 0");
    assert_eq!(claim.denies, [Denial { attribute: Attribute::Happened, value: YES }]);
    assert_eq!(claim.asserts.len(), 1);
    assert_eq!(values(&claim, Attribute::Happened), [NO]);
}

#[test]
fn several_doers_are_joint_and_one_of_several_is_a_choice() {
    assert_eq!(values(&claim("by \"sar\" \"ruf\""), Attribute::By), [actors(&["ruf", "sar"])]);
    assert_eq!(
        values(&claim("by-one-of \"sar\" \"ruf\""), Attribute::By),
        [actors(&["ruf"]), actors(&["sar"])]
    );
}

#[test]
fn targets_are_actors_and_classes_together() {
    let on = values(&claim("on \"medical\" \"sar\""), Attribute::On);
    let both = [Target::Actor(ActorId::new("sar")), Target::Class(TargetClass::Medical)];
    assert_eq!(on, [Value::Targets(BTreeSet::from(both))]);
}

#[test]
fn whatever_a_claim_says_is_kept_in_the_order_of_the_attributes() {
    let claim = claim(
        "notice \"2016-03-29\"\nanswering \"immediate-threat\"\npresent \"nus\"\nheld-by \"nus\"\non \"aid\"\nby \"sar\"\nact \"shelling\"\n\
         place \"Aleppo\" in=\"aleppo\"\nwhen \"2016-03-31T06:00\"\ninjured at-least=2\nweapon \"rockets\"",
    );
    let order: Vec<_> = claim.asserts.iter().map(|assertion| assertion.attribute).collect();
    let mut sorted = order.clone();
    sorted.sort();
    assert_eq!((order.len(), &order), (10, &sorted));
    assert_eq!(values(&claim, Attribute::Answering), [Value::Answering(Answering::ImmediateThreat)]);
    assert_eq!(claim.injured, Some(Count::AtLeast(2)));
    assert_eq!(claim.weapon.as_deref(), Some("rockets"));
}

#[test]
fn a_claim_was_said_when_the_incident_was_and_learnt_at_the_end_of_that() {
    let claim = claim("act \"shelling\"");
    assert_eq!(claim.said.said, "2016-03-31");
    assert_eq!(claim.learnt.to_string(), "2016-03-31T21:00:00Z");
    assert_eq!(claim.confidence, Confidence::High);
}

#[test]
fn a_claim_was_learnt_at_the_end_of_what_is_written() {
    let head =
        "incident \"I\" \"A strike\" {\n when \"not-before 2016-03-31\"\n place \"Aleppo\" in=\"aleppo\"\n";
    let told = |properties: &str| {
        let text = format!("{head} claim \"C\" from=\"sohr\" {properties} {{ act \"shelling\" }}\n}}");
        outside(&text).learnt.to_string()
    };
    assert_eq!(told("said=\"2016-04-01\" learnt=\"2016-04-03T09:00\""), "2016-04-03T06:00:00Z");
    assert_eq!(told("said=\"2016-04-01\""), "2016-04-01T21:00:00Z");
    assert_eq!(told(""), "2016-10-31T22:00:00Z", "with no end in sight, the end of the record");
}

#[test]
fn standing_is_said_of_an_actor_under_an_agreement_for_a_time() {
    let claim = outside(
        "standing \"nus\" in=\"truce\" { claim \"C\" from=\"sohr\" says=\"excluded\" since=\"2016-02-27\" until=\"2016-03-01\" \
         said=\"2016-02-28\" confidence=\"low\" }",
    );
    assert_eq!(claim.about, Subject::Standing("nus".into(), "truce".into()));
    let excluded = BTreeSet::from([Value::Standing(Standing::Excluded)]);
    assert_eq!(claim.asserts, [Assertion { attribute: Attribute::Standing, one_of: excluded }]);
    assert!(claim.since.is_some() && claim.until.is_some());
    assert_eq!(claim.confidence, Confidence::Low);
}

#[test]
fn control_is_who_holds_an_area_or_is_in_it() {
    let claim = outside(
        "control \"aleppo\" { claim \"C\" from=\"sohr\" held-by=\"nus\" since=\"2016-04-19\" { present \"nus\" \"sar\" } }",
    );
    assert_eq!(claim.about, Subject::Control("aleppo".into()));
    assert_eq!(values(&claim, Attribute::HeldBy), [actors(&["nus"])]);
    assert_eq!(values(&claim, Attribute::Present), [actors(&["nus", "sar"])]);
    assert!(values(&claim, Attribute::Happened).is_empty());
    assert_eq!(claim.said.said, "2016-04-19", "said when it began, where nothing else is known");
}

#[test]
fn what_was_done_was_done_at_a_time_or_else_by_the_time_it_was_said() {
    let done = |properties: &str| {
        let claim = outside(&format!(
            "fulfilment \"leave\" in=\"truce\" {{ claim \"C\" from=\"sohr\" {properties} }}"
        ));
        assert_eq!(claim.about, Subject::Fulfilment("truce".into(), "leave".into()));
        match values(&claim, Attribute::Done).as_slice() {
            [Value::DoneAt(at)] => at.said.clone(),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(done("done=#true at=\"2016-05-24T09:00\" said=\"2016-05-25\""), "2016-05-24T09:00");
    assert_eq!(done("done=#true said=\"2016-05-25\""), "not-after 2016-05-25");
    assert_eq!(done("done=#false said=\"2016-05-25\""), "[YesNo(false)]");
}

#[test]
fn the_record_ends_with_the_last_instant_of_its_day() {
    assert_eq!(load_with("").case.record_until.to_string(), "2016-10-31T22:00:00Z");
}

#[test]
fn every_document_is_collected_with_what_is_told_of_it() {
    let loaded = load_with(
        "actor \"x\" kind=\"ngo\" { name \"X\"; document \"https://example.org/a\" }\n\
         statement \"S\" by=\"sohr\" on=\"2016-04-01\" kind=\"deny\" { says \"No.\"; document \"https://example.org/a\" publisher=\"A\" lang=\"en\" }\n\
         agreement \"other\" { title \"Other\"; time-zone \"Asia/Damascus\"; in-force { period from=\"2016-03-01T00:00\" }; parties \"sar\"\n\
         endorsed-by \"UN\" document=\"https://example.org/b\" }",
    );
    assert_eq!(rendered(&loaded), "");
    let told: Vec<_> =
        loaded.case.documents.values().map(|d| (d.id.as_str(), d.publisher.as_deref())).collect();
    assert_eq!(told, [("https://example.org/a", Some("A")), ("https://example.org/b", None)]);
}

#[test]
fn a_strip_is_a_width_and_a_line_beside_it() {
    let loaded = load_with(
        "area \"road\" in=\"aleppo\" { name \"Road\"; strip width=\"3.5 km\" sides=\"both\"; line \"36.26,37.1\" \"36.27,37.13\" }\n\
         area \"spot\" in=\"aleppo\" { name \"Spot\"; circle \"36.2,37.1\" radius=\"2 km\" }",
    );
    assert_eq!(rendered(&loaded), "");
    assert!(loaded.case.areas.values().filter(|area| area.outline.is_some()).count() == 2);
}

#[test]
fn a_record_ends_at_some_time_before_the_year_9000() {
    for (until, fault) in [
        ("not-before 2016-10-31", "has no end"),
        ("9000-01-01", "lies too far off"),
        ("9998-12-31", "lies too far off"),
    ] {
        let loaded = common::load_one(&HEAD.replace("2016-10-31", until));
        let told: Vec<_> = loaded.diagnostics.iter().map(|one| (one.code, &one.message)).collect();
        assert!(matches!(told.as_slice(), [("terms::bad-time", why)] if why.contains(fault)), "{told:?}");
    }
    assert!(!common::load_one(&HEAD.replace("2016-10-31", "8999-12-30")).has_errors());
}

#[test]
fn a_title_in_the_line_is_english_and_others_stand_in_the_block() {
    let rest = "when \"2016-03-31\"; place \"Aleppo\" in=\"aleppo\"; claim \"C\" from=\"sohr\" { act \"shelling\"; }";
    for (line, english, russian) in [
        ("\"A strike\" { title \"Удар\" lang=\"ru\"", "A strike", "Удар"),
        ("\"Удар\" lang=\"ru\" { title \"A strike\"", "A strike", "Удар"),
    ] {
        let loaded = load_with(&format!("incident \"I\" {line}; {rest}; }}\n"));
        assert_eq!(rendered(&loaded), "");
        let title = &loaded.case.incidents[&IncidentId::new("I")].title;
        assert_eq!((title.plain(), title.in_lang("ru")), (english, Some(russian)));
    }
}

#[test]
fn what_is_said_in_one_language_is_found_in_another_by_its_words() {
    let loaded = load_with(
        "translation \"Stop.\" { words \"قف.\" lang=\"ar\"; }\ntranslation \"نعم\" lang=\"ar\" { words \"Yes\"; }\n\
         entry \"K\" kind=\"meeting\" when=\"2016-03-31\" \"نعم\" lang=\"ar\"\n",
    );
    assert_eq!(rendered(&loaded), "");
    let case = &loaded.case;
    assert_eq!((case.translated("Stop.", "ar"), case.translated("Stop.", "ru")), (Some("قف."), None));
    assert_eq!(case.translated("نعم", "en"), Some("Yes"));
    assert_eq!(case.translated("Aleppo", "ar"), None);
    let words = &case.agreements[&AgreementId::new("truce")].clauses[0].words;
    assert_eq!(
        [case.text_in(words, "ar"), case.text_in(words, "en"), case.text_in(words, "ru")],
        [Some("قف."), Some("Stop."), None]
    );
}

#[test]
fn a_reading_may_have_a_short_name() {
    let evidence = "evidence { tier \"any\"; }";
    let loaded = load_with(&format!(
        "reading \"x\" {{ title \"As X reads it\"; name \"X\"; name \"س\" lang=\"ar\"; {evidence}; }}\nreading \"y\" {{ title \"Y\"; {evidence}; }}\n"
    ));
    assert_eq!(rendered(&loaded), "");
    let name = |id| &loaded.case.readings[&ReadingId::new(id)].name;
    assert_eq!((name("x").plain(), name("x").in_lang("ar")), ("X", Some("س")));
    assert!(name("y").is_empty());
}
