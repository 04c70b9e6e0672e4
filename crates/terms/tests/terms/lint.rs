//! The linter on what files cannot say as yet, on sound texts, and on the rule that each of its words names a real case.

use model::act::{Act, WeaponClass};
use model::agreement::{Acts, Agreement, Clause, Definition, Exception, Parameter, Permit, Rule, Test, Who};
use model::body::{Body, Voting};
use model::clock::{Anchor, Clock, Counted, Shift, Stretch};
use model::compare::Comparison;
use model::name::Text;
use model::obligation::{Amount, Change, Condition, Measure, Obligation};
use model::place::{Distance, Outline, Reach, Shape};
use model::time::Length;
use model::weapon::{Calibre, Row};
use model::{ActorId, AreaId, Case, ClauseId, ObligationId, QuantityId};
use terms::lint::{Page, lint};
use terms::{Reporter, Sink};

use crate::support;

const TEXT: &str = r#"agreement "itself" {
    title "A truce"
    time-zone "Asia/Damascus"
    signed "2016-02-22"
    in-force { period from="2016-02-27" until="2016-05-27" }
    parties "usa" "sar"
    clause "guns" cites="1" {
        words "No guns."
        forbid "shelling" "deploy"
        by "bound"
        on "anyone"
        area "castello-strip"
        monitored-by "ctf"
    }
    clause "raids" cites="2" {
        words "No raids."
        forbid "raid"
        by "sar"
        on "anyone"
        monitored-by "ctf"
    }
    obligation "first" cites="3" { words "The first thing."; on "sar"; due "2016-03-20"; monitored-by "ctf"; }
    obligation "second" cites="4" { words "The second thing."; on "sar"; due "2016-03-10"; monitored-by "ctf"; }
}
"#;

/// The codes and messages for the text above, with something in the model changed that files cannot write.
fn said(change: impl FnOnce(&mut Agreement, &mut Case)) -> Vec<(&'static str, String)> {
    said_of(TEXT, change)
}

fn said_of(text: &str, change: impl FnOnce(&mut Agreement, &mut Case)) -> Vec<(&'static str, String)> {
    let mut case = support::case();
    if let Some(strip) = case.areas.get_mut(&AreaId::new("castello-strip")) {
        let corners = ["36.26,37.1", "36.27,37.13", "36.2,37.2"];
        let point = |text: &&str| {
            let (lat, lon) = text.split_once(',').unwrap();
            model::place::LatLon::new(lat.parse().unwrap(), lon.parse().unwrap()).unwrap()
        };
        let shape = Shape::Polygon(corners.iter().map(point).collect());
        strip.outline = Some(Outline { shape, give_or_take: None });
    }
    let mut agreement = support::read(text).agreement();
    change(&mut agreement, &mut case);
    let (document, _) = kdltree::read(text, &kdltree::Limits::default());
    let (file, sink) = (std::sync::Arc::from("a.kdl"), Sink::new());
    let at = Reporter::new(&file, &sink);
    lint(&Page { agreement: &agreement, node: &document.nodes[0], text, case: &case, whole: true, at });
    sink.into_sorted().into_iter().map(|d| (d.code, d.message)).collect()
}

fn clause<'a>(agreement: &'a mut Agreement, id: &str) -> &'a mut Clause {
    agreement.clauses.iter_mut().find(|clause| clause.id == ClauseId::new(id)).unwrap()
}

fn owed<'a>(agreement: &'a mut Agreement, id: &str) -> &'a mut Obligation {
    agreement.obligations.iter_mut().find(|owed| owed.id == ObligationId::new(id)).unwrap()
}

/// Makes the clause on raids a permit.
fn permit(agreement: &mut Agreement, acts: &[Act], from: &[&str]) {
    let Rule::Forbid(conduct) = clause(agreement, "raids").rule.clone() else { panic!("it forbids") };
    let mut conduct = *conduct;
    conduct.acts = Parameter::plain(Acts { classes: acts.to_vec(), ..Acts::default() });
    conduct.by = Parameter::plain(Who::Bound);
    let from = from.iter().map(|id| ClauseId::new(id)).collect();
    clause(agreement, "raids").rule = Rule::Permit(Box::new(Permit { conduct, only_if: Vec::new(), from }));
}

fn with_test(agreement: &mut Agreement, test: Test) {
    let Rule::Forbid(conduct) = &mut clause(agreement, "raids").rule else { panic!("it forbids") };
    let tests = Parameter::plain(Some(vec![test]));
    conduct.unless.push(Exception { label: "leave".into(), cites: None, tests });
}

fn row(agreement: &mut Agreement, class: WeaponClass, calibre: Option<&str>, range: Option<&str>) {
    let Rule::Forbid(conduct) = &mut clause(agreement, "guns").rule else { panic!("it forbids") };
    let row = Row {
        label: "row".into(),
        classes: vec![class],
        calibre: calibre.map(|text| Comparison::parse(text, Calibre::parse).unwrap()),
        range: range.map(|text| Comparison::parse(text, Distance::parse).unwrap()),
        systems: Vec::new(),
        area: None,
    };
    conduct.weapons = Some(Parameter::plain(vec![row]));
}

#[test]
fn the_text_itself_is_sound() {
    assert_eq!(said(|_, _| {}), []);
}

#[test]
fn a_bore_that_no_mortar_has_is_told_and_one_that_some_have_is_not() {
    for (class, bore, odd) in [
        (WeaponClass::Mortar, "18 mm", true),
        (WeaponClass::Mortar, "80 mm", false),
        (WeaponClass::Howitzer, "500 mm", true),
        (WeaponClass::RocketLauncher, "122 mm or more", false),
        (WeaponClass::SmallArm, "7.62 mm", false),
    ] {
        let told = said(|agreement, _| row(agreement, class, Some(bore), None));
        assert_eq!(
            told.iter().any(|(code, _)| *code == terms::code::LINT_ODD_NUMBER),
            odd,
            "{bore}: {told:?}"
        );
    }
}

#[test]
fn a_range_beyond_that_of_the_class_is_told() {
    for (range, odd) in [("more than 15 km", false), ("more than 150 km", true)] {
        let told = said(|agreement, _| row(agreement, WeaponClass::Howitzer, None, Some(range)));
        assert_eq!(told.len(), usize::from(odd), "{range}: {told:?}");
    }
}

#[test]
fn a_strip_wider_than_any_is_told() {
    let told = said(|_, case| {
        let strip = case.areas.get_mut(&AreaId::new("castello-strip")).unwrap();
        let centre = model::place::LatLon::new(33.0, 36.0).unwrap();
        let reach = Reach { from: None, to: Distance::parse("600 km").unwrap() };
        strip.outline = Some(Outline { shape: Shape::Circle { centre, reach }, give_or_take: None });
    });
    assert_eq!(
        told,
        [(
            terms::code::LINT_ODD_NUMBER,
            "`castello-strip` reaches 600 km, farther than any truce has asked".into()
        )]
    );
}

#[test]
fn an_area_that_is_only_a_line_holds_nothing() {
    let told = said(|_, case| {
        let strip = case.areas.get_mut(&AreaId::new("castello-strip")).unwrap();
        strip.outline = Some(Outline { shape: Shape::Line(Vec::new()), give_or_take: None });
    });
    assert_eq!(
        told,
        [(
            terms::code::LINT_NO_OUTLINE,
            "`castello-strip` is only a line, and nothing lies in a line".into()
        )]
    );
}

#[test]
fn a_permit_as_wide_as_the_clause_swallows_it_and_a_narrower_one_does_not() {
    let told = said(|agreement, _| permit(agreement, &[Act::Attack, Act::Deploy], &["guns"]));
    assert_eq!(told, [(terms::code::LINT_SWALLOWS, "it permits everything that `guns` forbids".into())]);
    assert_eq!(said(|agreement, _| permit(agreement, &[Act::Deploy], &["guns"])), []);
}

#[test]
fn a_permit_that_lifts_nothing_is_told() {
    let told = said(|agreement, _| permit(agreement, &[Act::Arrest], &[]));
    let message = "no clause of this text forbids what this one permits";
    assert_eq!(told, [(terms::code::LINT_CONTRADICTS, message.into())]);
}

#[test]
fn leave_that_the_doer_gives_itself_is_told() {
    for (approver, swallows) in [("sar", true), ("ctf", false)] {
        let told = said(|agreement, _| with_test(agreement, Test::ApprovedBy(vec![ActorId::new(approver)])));
        assert_eq!(told.len(), usize::from(swallows), "{told:?}");
    }
    assert_eq!(
        said(|agreement, _| with_test(agreement, Test::DoneBy(Who::These(vec![ActorId::new("sar")])))).len(),
        1
    );
    let judged = Test::Judged { body: ActorId::new("ctf"), question: "was it in proportion?".into() };
    assert_eq!(said(|agreement, _| with_test(agreement, judged)), []);
}

#[test]
fn an_obligation_due_before_the_one_that_it_waits_for_is_told() {
    let wait = |agreement: &mut Agreement, on: &str, first: &str| {
        owed(agreement, on).after.push(Condition::Come(Anchor::Done(ObligationId::new(first))));
    };
    let told = said(|agreement, _| wait(agreement, "second", "first"));
    assert_eq!(told.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [terms::code::LINT_CONTRADICTS]);
    assert_eq!(said(|agreement, _| wait(agreement, "first", "second")), []);
}

#[test]
fn days_counted_past_the_end_of_the_text_or_from_nothing_are_told() {
    let due = |agreement: &mut Agreement, from: Anchor, days: &str, said: &str| {
        let shift = Some(Shift { by: Stretch::Length(Length::parse(days).unwrap()), back: false });
        let counted = Counted { from, shift, strictly_before: false, said: said.into() };
        owed(agreement, "first").steps[0].change = Change::SetDue(Parameter::plain(Clock::Counted(counted)));
    };
    let codes =
        |told: Vec<(&'static str, String)>| told.into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    let late = said(|agreement, _| due(agreement, Anchor::Signed, "120 days", "120 days after signing"));
    assert_eq!(codes(late), [terms::code::LINT_ODD_DATE]);
    assert_eq!(said(|agreement, _| due(agreement, Anchor::Signed, "14 days", "14 days after signing")), []);
    let nowhere = said(|agreement, _| due(agreement, Anchor::DDay, "30 days", "D+30"));
    assert_eq!(codes(nowhere), [terms::code::LINT_NO_START]);
}

#[test]
fn more_than_all_and_more_than_are_there_are_told() {
    let told = said(|agreement, _| {
        let percent = Comparison::parse("at least 108", |n| n.parse().ok()).unwrap();
        let of = QuantityId::new("fuel");
        owed(agreement, "first").measure =
            Some(Measure { of: of.clone(), amount: Amount::Share { percent, of }, from: None });
    });
    assert_eq!(
        told,
        [(terms::code::LINT_ODD_NUMBER, "a share of 108 in a hundred is more than all of it".into())]
    );
}

#[test]
fn a_body_watches_what_names_no_monitor() {
    let told = |bodies: bool| {
        said(|agreement, _| {
            clause(agreement, "guns").monitored_by.clear();
            if bodies {
                let (actor, decides) = (ActorId::new("ctf"), Voting::Consensus);
                let body = Body {
                    actor,
                    cites: None,
                    seats: Vec::new(),
                    quorum: Vec::new(),
                    decides,
                    answers_within: None,
                    interprets: false,
                    notes: Vec::new(),
                };
                agreement.bodies.push(body);
            }
        })
    };
    assert_eq!(told(false), [(terms::code::LINT_UNWATCHED, "nobody watches this clause".into())]);
    assert_eq!(told(true), []);
}

#[test]
fn what_is_defined_or_listed_is_not_vague() {
    let text = TEXT.replace("No guns.", "No offensive acts with heavy weapons.");
    let told = |defined: bool, listed: bool| {
        said_of(&text, |agreement, _| {
            if defined {
                let (id, words) = ("offensive-act".to_owned(), Text::new("en", "To go forward."));
                agreement.definitions.push(Definition { id, cites: None, words, acts: Acts::default() });
            }
            if listed {
                row(agreement, WeaponClass::Artillery, Some("100 mm or more"), None);
            }
        })
        .into_iter()
        .map(|(_, message)| message)
        .collect::<Vec<_>>()
    };
    let [offensive, heavy] =
        ["offensive", "heavy weapons"].map(|word| format!("nothing in the text says what “{word}” means"));
    assert_eq!(told(false, false), [offensive.clone(), heavy.clone()]);
    assert_eq!(told(true, false), [heavy]);
    assert_eq!(told(false, true), [offensive]);
    assert_eq!(told(true, true), Vec::<String>::new());
}

#[test]
fn every_piece_of_advice_names_a_real_case_and_its_source() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut seen = 0;
    for path in files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("lint-")) {
        for d in support::lint(&std::fs::read_to_string(path).unwrap()) {
            let help = d.help.unwrap();
            let (_, source) = help.rsplit_once('(').unwrap();
            assert!(source.ends_with(')') && source.len() > 8, "{help}");
            seen += 1;
        }
    }
    assert!(seen >= 20, "{seen}");
}
