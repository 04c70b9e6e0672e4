//! What the engines once got wrong: each as small as it could be had.

use std::collections::BTreeMap;

use assess::Asked;
use assess::incremental::{Change, Incremental, Refused};
use jiff::Timestamp;
use model::{AgreementId, Case, ClaimId, ClauseId, IncidentId, ReadingId};
use testkit::alike::{Verdicts, batch_is_like_reference, verdicts};
use testkit::generate::load;

use super::held::all;

const HEAD: &str = r#"
case "kept" { title "K"; time-zone "UTC"; record-until "2016-12-31"; side "s" { title "S"; }; }
actor "a" kind="state" { name "A"; }
actor "b" kind="state" { name "B"; }
actor "p" kind="body" { name "P"; }
area "land" { name "Land"; }
source "q" side="s" { name "Q"; }
reading "r0" { title "R0"; basis "B"; evidence { tier "any"; }; }
reading "r1" { title "R1"; basis "B"; evidence { tier "any"; }; }
"#;

/// An agreement between the two, with one clause on attacks that has these exceptions, and more of the text.
fn agreement(unless: &str, more: &str) -> String {
    format!(
        r#"
agreement "t" {{
    title "T"; time-zone "UTC"
    in-force {{ period from="2016-03-01"; }}
    parties "a" "b"
    clause "l" cites="1" {{ words "W."; forbid "attack"; by "bound"; on "party" "civilians"
        {unless}
    }}
    {more}
}}
"#
    )
}

/// An incident with one claim that it was an attack, of its own name, on a thing, and what else is said.
fn attack(id: &str, when: &str, by: &str, on: &str, more: &str) -> String {
    format!(
        r#"incident "{id}" "I" {{ when "{when}"; place "P" in="land"
    claim "c-{id}" from="q" said="2016-03-01" {{ act "attack"; by "{by}"; on "{on}"
        {more}
    }}; }}
"#
    )
}

fn case(texts: &[String]) -> Case {
    load(&[HEAD.to_owned(), texts.concat()])
}

fn engine(case: &Case) -> Incremental {
    let readings: Vec<&ReadingId> = case.readings.keys().collect();
    Incremental::new(case.clone(), &readings, all(case), 1).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn claim(case: &Case, id: &str) -> Change {
    Change::Claim(Box::new(case.claims.get(&ClaimId::new(id)).unwrap().clone()))
}

fn incident(case: &Case, id: &str) -> Change {
    Change::Incident(Box::new(case.incidents.get(&IncidentId::new(id)).unwrap().clone()))
}

fn frame(case: &Case) -> Change {
    let frame = Case { incidents: BTreeMap::default(), claims: BTreeMap::default(), ..case.clone() };
    Change::Frame(Box::new(frame))
}

/// The verdicts of a reading on these incidents alone.
fn of(verdicts: &Verdicts, ids: &[&str]) -> Verdicts {
    let named = |id: &IncidentId| ids.contains(&id.as_str());
    verdicts.iter().filter(|(of, _)| named(&of.1)).map(|(of, verdict)| (of.clone(), *verdict)).collect()
}

#[test]
fn a_release_looks_at_breaches_with_the_attacks_that_these_may_have_answered() {
    // that the second may have answered the first leaves it open whether it frees those whom the third hits
    let text = agreement(
        r#"unless "d" answering="immediate-threat" within="24 hours"
        unless "f" freed=#true"#,
        "",
    );
    let case = case(&[
        text,
        attack("i1", "2016-03-04", "a", "b", ""),
        attack("i2", "2016-03-04", "b", "a", r#"answering "immediate-threat""#),
        attack("i3", "2016-03-06", "a", "b", ""),
    ]);
    batch_is_like_reference(&case, all(&case)).unwrap();
    let mut engine = engine(&case);
    assert_eq!(engine.verdicts(), verdicts(&case, all(&case)));
    let without = Case { incidents: case.incidents.clone(), ..case.clone() };
    let mut without = without;
    without.claims.remove(&ClaimId::new("c-i1"));
    engine.apply(vec![Change::Retract(ClaimId::new("c-i1"))]).unwrap();
    assert_eq!(engine.verdicts(), verdicts(&without, all(&case)));
}

#[test]
fn a_release_from_what_is_done_to_nobody_is_found_again_when_the_breach_before_it_goes() {
    let text = r#"
agreement "t" {
    title "T"; time-zone "UTC"
    in-force { period from="2016-03-01"; }
    parties "a" "b"
    clause "l" cites="1" { words "W."; forbid "resupply-arms"; by "bound"; unless "f" freed=#true; }
}
incident "i1" "I" { when "2016-03-04"; place "P" in="land"
    claim "c1" from="q" said="2016-03-01" { act "resupply-arms"; by "a"; on "civilians"; }; }
incident "i2" "I" { when "2016-03-06"; place "P" in="land"
    claim "c2" from="q" said="2016-03-01" { act "resupply-arms"; by "b"; on "civilians"; }; }
"#;
    let mut case = case(&[text.to_owned()]);
    let asked = all(&case);
    let mut engine = engine(&case);
    assert_eq!(engine.verdicts(), verdicts(&case, asked));
    let gone = IncidentId::new("i1");
    case.incidents.remove(&gone);
    engine.apply(vec![Change::DropIncident(gone)]).unwrap();
    assert_eq!(engine.verdicts(), verdicts(&case, asked));
}

#[test]
fn what_is_claimed_to_have_been_later_than_it_is_recorded_may_be_released_by_what_came_between() {
    let text = agreement(r#"unless "f" freed=#true"#, "");
    let case = case(&[
        text,
        attack("i1", "2016-03-03", "a", "b", r#"when "2016-03-20""#),
        attack("i2", "2016-03-10", "b", "a", ""),
    ]);
    let asked = all(&case);
    let mut before = case.clone();
    before.claims.remove(&ClaimId::new("c-i2"));
    let mut engine = engine(&before);
    engine.apply(vec![claim(&case, "c-i2")]).unwrap();
    assert_eq!(engine.verdicts(), verdicts(&case, asked));
}

#[test]
fn a_decision_goes_with_the_incident_that_it_counts_as_through_several_mergers() {
    let more = r#"body "p" { seat "a" 1; seat "b" 1; decides "consensus"; }
    clause "ask" cites="2" { words "W."; asks "p" question="was it so?"; }"#;
    let mut texts = vec![agreement("", more)];
    texts.extend(["i1", "i2", "i3"].map(|id| attack(id, "2016-03-04", "a", "b", "")));
    texts.push(
        r#"decision "e" by="p" on="2016-03-05" learnt="2016-03-05" incident="i3" clause="t/ask" finds="breach" {
    present "a" 1; present "b" 1; }"#
            .to_owned(),
    );
    let mut case = case(&texts);
    let merged = |case: &mut Case, id: &str, into: Option<&str>| {
        let incident = case.incidents.get_mut(&IncidentId::new(id)).unwrap();
        incident.same_as = into.map(IncidentId::new);
    };
    merged(&mut case, "i3", Some("i2"));
    merged(&mut case, "i2", Some("i1"));
    let asked = all(&case);
    let mut engine = engine(&case);
    assert_eq!(engine.verdicts(), verdicts(&case, asked));
    merged(&mut case, "i2", None);
    engine.apply(vec![incident(&case, "i2")]).unwrap();
    assert_eq!(engine.verdicts(), verdicts(&case, asked));
}

#[test]
fn a_question_that_withdraws_twice_is_refused_and_leaves_no_trace() {
    let case = case(&[agreement("", ""), attack("i1", "2016-03-04", "a", "b", "")]);
    let mut engine = engine(&case);
    let before = engine.verdicts();
    let gone = || Change::Retract(ClaimId::new("c-i1"));
    assert_eq!(engine.what_if(vec![gone(), gone()]), Err(Refused::UnknownClaim(ClaimId::new("c-i1"))));
    assert_eq!(engine.verdicts(), before);
    assert_eq!(engine.apply(vec![gone(), gone()]), Err(Refused::UnknownClaim(ClaimId::new("c-i1"))));
    assert_eq!(engine.verdicts(), before);
}

#[test]
fn a_question_about_a_record_without_a_reading_leaves_no_trace() {
    let case = case(&[agreement("", ""), attack("i1", "2016-03-04", "a", "b", "")]);
    let mut engine = engine(&case);
    let before = engine.verdicts();
    let mut without = case.clone();
    without.readings.remove(&ReadingId::new("r1"));
    assert!(!engine.what_if(vec![frame(&without)]).unwrap().is_empty());
    assert_eq!(engine.verdicts(), before);
}

/// Three incidents, of which the first two are settled and the first is forgotten.
fn settled() -> (Case, Incremental) {
    let case = case(&[
        agreement(r#"unless "d" answering="immediate-threat" within="48 hours""#, ""),
        attack("i1", "2016-03-04", "a", "b", ""),
        attack("i2", "2016-03-09", "a", "b", ""),
        attack("i3", "2016-03-12", "b", "a", r#"answering "immediate-threat""#),
        attack("i4", "exactly 2016-03-10T00:00", "b", "a", ""),
    ]);
    let mut engine = engine(&case);
    assert_eq!(engine.retire(at("2016-03-10T00:00:00Z")), Ok(1));
    (case, engine)
}

#[test]
fn whatever_bears_on_what_was_settled_is_refused_and_nothing_changes() {
    let (case, mut engine) = settled();
    let before = engine.verdicts();
    let floor = at("2016-03-10T00:00:00Z");
    let mut correcting = case.claims[&ClaimId::new("c-i3")].clone();
    correcting.id = ClaimId::new("new");
    correcting.supersedes = Some(ClaimId::new("c-i2"));
    let mut correcting_forgotten = correcting.clone();
    correcting_forgotten.supersedes = Some(ClaimId::new("c-i1"));
    let mut moved = case.claims[&ClaimId::new("c-i2")].clone();
    moved.about = model::claim::Subject::Incident(IncidentId::new("i3"));
    let mut merged = case.incidents[&IncidentId::new("i3")].clone();
    merged.same_as = Some(IncidentId::new("i2"));
    let mut lost = merged.clone();
    lost.same_as = Some(IncidentId::new("i1"));
    let settled = |id: &str| Err(Refused::Settled(IncidentId::new(id), floor));
    for (change, refused) in [
        (Change::Claim(Box::new(correcting)), settled("i2")),
        (Change::Claim(Box::new(correcting_forgotten)), Err(Refused::UnknownClaim(ClaimId::new("c-i1")))),
        (Change::Claim(Box::new(moved)), settled("i2")),
        (Change::Incident(Box::new(merged)), settled("i2")),
        (Change::Incident(Box::new(lost)), Err(Refused::UnknownIncident(IncidentId::new("i1")))),
        (Change::Retract(ClaimId::new("c-i2")), settled("i2")),
        (Change::DropIncident(IncidentId::new("i2")), settled("i2")),
        (claim(&case, "c-i1"), Err(Refused::UnknownIncident(IncidentId::new("i1")))),
    ] {
        // what comes before it in the same batch is not taken in either
        let batch = vec![Change::Retract(ClaimId::new("c-i3")), change];
        assert_eq!(engine.what_if(batch.clone()), refused.clone());
        assert_eq!(engine.apply(batch), refused);
        assert_eq!(engine.verdicts(), before);
    }
}

#[test]
fn what_is_not_settled_is_found_as_if_nothing_had_been_forgotten() {
    let (mut case, mut engine) = settled();
    let asked = all(&case);
    let open = ["i3", "i4"];
    assert_eq!(of(&engine.verdicts(), &open), of(&verdicts(&case, asked), &open));
    // an instant at the very floor is not settled
    case.claims.remove(&ClaimId::new("c-i4"));
    engine.apply(vec![Change::Retract(ClaimId::new("c-i4"))]).unwrap();
    assert_eq!(of(&engine.verdicts(), &open), of(&verdicts(&case, asked), &open));
    // new terms are taken in where they look no farther back, and the verdicts on what was settled stand
    let stood = of(&engine.verdicts(), &["i2"]);
    let mut owned = case.clone();
    let clauses = owned.agreements.get_mut(&AgreementId::new("t")).unwrap();
    clauses.clauses[0].held_by = vec![ReadingId::new("r1")].into_iter().collect();
    engine.what_if(vec![frame(&owned)]).unwrap();
    assert_eq!(of(&engine.verdicts(), &["i2"]), stood);
    engine.apply(vec![frame(&owned)]).unwrap();
    assert_eq!(of(&engine.verdicts(), &open), of(&verdicts(&owned, asked), &open));
    assert_eq!(of(&engine.verdicts(), &["i2"]), stood);
}

#[test]
fn terms_that_look_back_at_what_was_forgotten_are_refused() {
    let (case, mut engine) = settled();
    let before = engine.verdicts();
    for unless in [r#"unless "d" answering="immediate-threat" within="20 days""#, r#"unless "f" freed=#true"#]
    {
        let longer = load(&[HEAD.to_owned(), agreement(unless, "")]);
        assert_eq!(engine.apply(vec![frame(&longer)]), Err(Refused::LooksBack));
        assert_eq!(engine.verdicts(), before);
    }
    engine.apply(vec![frame(&case)]).unwrap();
    assert_eq!(engine.verdicts(), before);
}

#[test]
fn what_a_forgotten_claim_had_corrected_stays_corrected() {
    let mut case = case(&[
        agreement("", ""),
        attack("i1", "2016-03-04", "a", "b", ""),
        attack("i2", "2016-03-12", "b", "a", ""),
    ]);
    // the first says that the second was no such thing, and is forgotten
    case.claims.get_mut(&ClaimId::new("c-i1")).unwrap().supersedes = Some(ClaimId::new("c-i2"));
    let asked = all(&case);
    let mut engine = engine(&case);
    assert_eq!(engine.retire(at("2016-03-10T00:00:00Z")), Ok(1));
    engine.apply(vec![incident(&case, "i2")]).unwrap();
    assert_eq!(of(&engine.verdicts(), &["i2"]), of(&verdicts(&case, asked), &["i2"]));
    engine.apply(vec![Change::AsOf(at("2016-05-01T00:00:00Z"))]).unwrap();
    assert_eq!(of(&engine.verdicts(), &["i2"]), of(&verdicts(&case, asked), &["i2"]));
}

#[test]
fn a_repeated_breach_whose_time_is_told_is_counted_with_who_is_bound() {
    let more = r#"clause "often" cites="2" { words "W."; forbid "attack"; by "bound"; on "party" "civilians"; repeated 2 within="24 hours" of="l"; }"#;
    let case = case(&[
        agreement("", more),
        attack("i1", "exactly 2016-03-04T08:00", "a", "b", ""),
        attack("i2", "exactly 2016-03-04T20:00", "a", "b", r#"when "exactly 2016-03-04T20:00""#),
    ]);
    let of = (ReadingId::new("r0"), IncidentId::new("i2"), AgreementId::new("t"), ClauseId::new("often"));
    assert_eq!(verdicts(&case, all(&case)).get(&of), Some(&model::finding::Verdict::Breach));
    batch_is_like_reference(&case, all(&case)).unwrap();
}

#[test]
fn asked_of_an_earlier_time_the_same_holds() {
    let (case, _) = settled();
    for day in 3..14 {
        let as_of = at(&format!("2016-03-{day:02}T12:00:00Z"));
        batch_is_like_reference(&case, Asked { as_of, ..all(&case) }).unwrap();
    }
}
