//! Terms said back in sentences: the agreements of Syria, and one made up to use every construct.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use std::path::Path;

use casefile::{Case, Limits};
use jiff::civil::{Time, Weekday, date};
use jiff::tz::TimeZone;
use model::act::{Act, TargetClass, WeaponClass};
use model::agreement::*;
use model::body::{Body, Voting};
use model::claim::Answering;
use model::clock::*;
use model::compare::Comparison;
use model::name::Text;
use model::obligation::{Amount, Change, Condition, Measure, Obligation, Recurs, Step};
use model::place::Distance;
use model::time::{Length, When};
use model::weapon::{Calibre, Row};
use publish::terms::Said;
use publish::{markdown, text};
use unicode_width::UnicodeWidthStr;

#[test]
fn the_agreements_of_syria_are_said_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    let case = casefile::load(&folder, &Limits::default()).unwrap().case;
    let ids: Vec<_> = case.agreements.keys().cloned().collect();
    insta::assert_snapshot!("terms-syria", text::write(&Said::new(&case, &ids, "cases/syria-2016").page()));
}

#[test]
fn every_construct_is_said_back() {
    let mut case = Case::default();
    case.agreements.insert("river-truce".into(), everything());
    let page = Said::new(&case, &["river-truce".into()], "river.kdl").page();
    let written = text::write(&page);
    assert!(written.lines().all(|line| line.width() <= 100));
    insta::assert_snapshot!("terms-everything", written);
    assert!(markdown::write(&page).contains("| row of the text | weapons | calibre | range | where |"));
}

#[test]
fn a_text_that_runs_from_the_right_stands_alone_on_its_line() {
    let mut case = Case::default();
    case.agreements.insert("river-truce".into(), everything());
    let written = text::write(&Said::new(&case, &["river-truce".into()], "river.kdl").page());
    let line = written.lines().find(|line| line.contains("هدنة النهر")).unwrap();
    assert_eq!(line.trim(), "- هدنة النهر");
}

#[test]
fn a_file_without_an_agreement_says_nothing() {
    let page = Said::new(&Case::default(), &["x".into()], "x.kdl").page();
    assert!(text::write(&page).contains("It holds no agreement"));
}

fn en(text: &str) -> Text {
    Text::new("en", text)
}

fn when(text: &str) -> When {
    When::parse(text, &TimeZone::UTC).unwrap()
}

fn length(text: &str) -> Length {
    Length::parse(text).unwrap()
}

fn counted(from: Anchor, shift: Option<(Stretch, bool)>, strictly_before: bool) -> Clock {
    let shift = shift.map(|(by, back)| Shift { by, back });
    Clock::Counted(Counted { from, shift, strictly_before, said: "not said from here".into() })
}

fn number(text: &str) -> Comparison<u64> {
    Comparison::parse(text, |n| n.parse().ok()).unwrap()
}

/// A parameter that one reading takes otherwise and two hold open.
fn disputed<T>(plain: T, point: &str, other: T) -> Parameter<T> {
    let point = Point { id: point.into(), asks: format!("what of {point}?"), says: "as written".into() };
    let taken = |by: &[&str], to, says: &str| Taken {
        by: by.iter().map(|id| (*id).into()).collect(),
        to,
        says: says.into(),
        cites: Some("Note of 4 May".into()),
        document: None,
    };
    let taken = vec![
        taken(&["crown-reading"], Some(other), "otherwise than written"),
        taken(&["neutral", "press"], None, ""),
    ];
    Parameter { plain, point: Some(point), taken }
}

fn period(from: Clock, until: End) -> Period {
    Period { from, until, renewals: vec![], grows: None, renews_itself: None, suspended: vec![], daily: None }
}

fn acts(classes: &[Act]) -> Acts {
    Acts { classes: classes.to_vec(), ..Acts::default() }
}

fn protects(of: &[Protected]) -> Protection {
    Protection { of: of.to_vec(), except: vec![] }
}

fn conduct(list: Acts, by: Who, of: &[Protected]) -> Conduct {
    Conduct {
        acts: Parameter::plain(list),
        by: Parameter::plain(by),
        on: Parameter::plain(protects(of)),
        weapons: None,
        number: None,
        near: None,
        area: None,
        in_force: None,
        unless: vec![],
    }
}

fn clause(id: &str, cites: &str, words: &str, rule: Rule) -> Clause {
    Clause {
        id: id.into(),
        cites: cites.into(),
        words: en(words),
        rule,
        held_by: vec![],
        in_texts: vec![],
        withheld_until: None,
        monitored_by: vec![],
        notes: vec![],
    }
}

fn exception(label: &str, tests: Vec<Test>) -> Exception {
    Exception { label: label.into(), cites: Some("Article 9".into()), tests: Parameter::plain(Some(tests)) }
}

fn obligation(id: &str, words: &str) -> Obligation {
    Obligation {
        id: id.into(),
        cites: "Article 20".into(),
        words: en(words),
        on: vec!["north".into()],
        owed_to: vec![],
        held_by: vec![],
        after: vec![],
        steps: vec![],
        measure: None,
        recurs: None,
        monitored_by: vec![],
        notes: vec![],
    }
}

fn measured(id: &str, amount: Amount) -> Obligation {
    let measure = Measure { of: "trucks".into(), amount, from: None };
    Obligation { measure: Some(measure), ..obligation(id, "The north lets goods in.") }
}

fn step(change: Change) -> Step {
    Step { on: when("2031-05-02"), change, by: Some("north".into()), statement: Some("S-1".into()) }
}

fn periods() -> Vec<Period> {
    let renewal = Renewal {
        until: End::After(length("48 hours")),
        announced_on: Some(when("2031-05-20")),
        by: Some("south".into()),
        statement: Some("S-2".into()),
        once: Some("agreed".into()),
        took_effect: disputed(true, "renewed", false),
    };
    let first = Period {
        renewals: vec![renewal],
        grows: Some(Growth {
            by: length("1 day"),
            for_each: 10,
            of: "prisoners".into(),
            at_most: Some(length("10 days")),
        }),
        suspended: vec![Suspension {
            from: when("2031-05-08").into(),
            until: Some(when("2031-05-09").into()),
            by: Some("north".into()),
            statement: None,
            took_effect: Parameter::plain(true),
        }],
        daily: Some(Daily::Between(Time::constant(22, 0, 0, 0), Time::constant(6, 0, 0, 0))),
        ..period(when("2031-05-01T06:00").into(), End::After(length("14 days")))
    };
    let hours = Stretch::Length(length("72 hours"));
    let second = Period {
        renews_itself: Some(TacitRenewal {
            length: length("5 years"),
            unless: "objection".into(),
            notice: length("6 months"),
            at_most: Some(3),
        }),
        daily: Some(Daily::For(length("3 hours"))),
        ..period(
            counted(Anchor::Done("pull-back".into()), Some((hours, false)), false),
            End::At(counted(Anchor::DDay, Some((Stretch::Length(length("30 days")), false)), false)),
        )
    };
    vec![first, second]
}

fn forbids() -> Vec<Clause> {
    let place = Protection {
        except: vec![
            Where::Present(Who::Excluded),
            Where::HeldBy(Who::These(vec!["wolves".into()])),
            Where::HeldAt(Who::Doer, when("2031-04-30T24:00").into()),
            Where::Inside("old-port".into()),
        ],
        ..protects(&[
            Protected::Party,
            Protected::Class(TargetClass::Civilians),
            Protected::Actor("mission".into()),
        ])
    };
    let answer = |within: Option<AfterAttack>| Test::Answers {
        answering: vec![Answering::ImmediateThreat, Answering::EarlierBreach],
        after_attack: within,
    };
    let near = AfterAttack { within: length("6 hours"), radius: Some(Distance::parse("10 km").unwrap()) };
    let attacks = Conduct {
        by: disputed(Who::Bound, "bound", Who::WithAllies(vec!["north".into(), "south".into()])),
        on: disputed(place, "mixed", protects(&[Protected::Anyone])),
        number: Some(disputed(
            SoMany { number: number("more than 75"), of: "tanks".into() },
            "many",
            SoMany { number: number("80"), of: "tanks".into() },
        )),
        near: Some(Parameter::plain(vec![TargetClass::School, TargetClass::Medical])),
        area: Some(Parameter::plain(Scope {
            within: vec!["north-bank".into(), "strip".into()],
            except: vec![],
        })),
        in_force: Some(Parameter::plain(vec![period(when("2031-05-03").into(), End::Open)])),
        unless: vec![
            exception(
                "self-defence",
                vec![
                    answer(Some(near)),
                    Test::Judged { body: "jmc".into(), question: "was it in proportion?".into() },
                ],
            ),
            exception("reply", vec![answer(None)]),
            exception(
                "notice",
                vec![Test::Notice { to: Some("mission".into()), at_least: length("48 hours") }],
            ),
            exception("approval", vec![Test::ApprovedBy(vec!["jmc".into(), "mission".into()])]),
            exception(
                "exempt",
                vec![
                    Test::DoneBy(Who::These(vec!["mission".into()])),
                    Test::From(counted(Anchor::Signed, None, false)),
                ],
            ),
            exception("freed", vec![Test::Freed { declared: Some("objection".into()) }]),
            Exception {
                tests: disputed(None, "reprisal", Some(vec![answer(None)])),
                ..exception("reprisal", vec![])
            },
        ],
        ..conduct(acts(&[Act::Attack]), Who::Bound, &[])
    };
    let offensive = Acts {
        defined: vec!["offensive-action".into()],
        others_judged_by: Some("jmc".into()),
        ..acts(&[Act::Advance, Act::Attack])
    };
    let row = |label: &str| Row {
        label: label.into(),
        classes: vec![],
        calibre: None,
        range: None,
        systems: vec![],
        area: None,
    };
    let guns = Row {
        classes: vec![WeaponClass::Gun, WeaponClass::Mortar],
        calibre: Comparison::parse("100 mm or more", Calibre::parse),
        area: Some("strip".into()),
        ..row("guns of 100 mm or more")
    };
    let named = Row { systems: vec!["Uragan".into(), "Smerch".into()], ..row("Uragan and Smerch") };
    let far = Row {
        range: Comparison::parse("more than 15 km", Distance::parse),
        ..row("anything that reaches far")
    };
    let withdrawn = Conduct {
        weapons: Some(disputed(vec![guns.clone(), named, far], "table", vec![guns])),
        ..conduct(
            acts(&[Act::Deploy]),
            Who::These(vec!["north".into(), "south".into()]),
            &[Protected::Anyone],
        )
    };
    let several = conduct(
        acts(&[Act::AirStrike, Act::Shelling]),
        Who::These(vec!["north".into()]),
        &[Protected::Class(TargetClass::Energy)],
    );
    vec![
        Clause {
            monitored_by: vec!["mission".into(), "jmc".into()],
            in_texts: vec!["ar".into()],
            withheld_until: Some(when("2031-06-01")),
            held_by: vec!["neutral".into()],
            notes: vec!["A note".into()],
            ..clause("attacks", "Article 1", "Nobody attacks.", Rule::Forbid(Box::new(attacks)))
        },
        clause(
            "offensive",
            "Article 2",
            "No offensive action.",
            Rule::Forbid(Box::new(conduct(offensive, Who::Bound, &[Protected::Party]))),
        ),
        clause("weapons", "Article 3", "Weapons are withdrawn.", Rule::Forbid(Box::new(withdrawn))),
        clause("energy", "Article 4", "No strikes on energy.", Rule::Forbid(Box::new(several))),
    ]
}

fn others() -> Vec<Clause> {
    let permit = Permit {
        conduct: conduct(acts(&[Act::DroneFlight]), Who::These(vec!["mission".into()]), &[Protected::Anyone]),
        only_if: vec![exception("notice", vec![Test::Notice { to: None, at_least: length("24 hours") }])],
        from: vec!["offensive".into()],
    };
    let freely = Permit { from: vec![], only_if: vec![], ..permit.clone() };
    vec![
        clause("flights", "Article 5", "The mission may fly.", Rule::Permit(Box::new(permit))),
        clause("flights-2", "Article 6", "The mission may fly at will.", Rule::Permit(Box::new(freely))),
        clause(
            "spirit",
            "Article 7",
            "The spirit is kept.",
            Rule::Asks { body: "jmc".into(), question: "was the spirit kept?".into() },
        ),
    ]
}

fn obligations() -> Vec<Obligation> {
    let before = counted(Anchor::Signed, Some((Stretch::Length(length("5 days")), false)), true);
    let working = counted(Anchor::Event("objection".into()), Some((Stretch::WorkingDays(10), true)), false);
    vec![
        Obligation {
            owed_to: vec!["south".into(), "mission".into()],
            after: vec![
                Condition::Unbroken {
                    length: length("7 days"),
                    of: "river-truce".into(),
                    from: when("2031-05-01"),
                },
                Condition::Breaches {
                    count: 5,
                    within: length("30 days"),
                    of: "old-truce".into(),
                    by: Some("south".into()),
                },
                Condition::Come(Anchor::Event("agreed".into())),
            ],
            steps: vec![
                step(Change::SetDue(disputed(before, "due", working))),
                step(Change::Extend(Some(when("2031-05-20..2031-05-25").into()))),
                step(Change::Extend(None)),
                step(Change::Lapse),
                step(Change::Waive),
                step(Change::Supersede("old-truce".into())),
            ],
            monitored_by: vec!["mission".into()],
            ..obligation("pull-back", "The north pulls back.")
        },
        Obligation {
            recurs: Some(Recurs::Every {
                length: length("1 day"),
                from: Some(when("2031-05-01").into()),
                until: None,
            }),
            ..measured("trucks-in", Amount::Number(number("at least 600")))
        },
        measured(
            "release",
            Amount::ForEach { number: number("at least 30"), each: 1, of: "prisoners".into() },
        ),
        measured("fuel", Amount::Share { percent: number("at least 8"), of: "prisoners".into() }),
        measured("arms", Amount::SameAs("prisoners".into())),
        Obligation {
            recurs: Some(Recurs::AfterBreach {
                within: length("24 hours"),
                of: vec!["attacks".into()],
                by: Some("south".into()),
            }),
            held_by: vec!["neutral".into(), "press".into()],
            ..obligation("meet", "They meet.")
        },
        obligation("talk", "They talk."),
    ]
}

fn everything() -> Agreement {
    let mut title = en("The river truce");
    title.add("ar", "هدنة النهر");
    title.add("ru", "Речное перемирие");
    let event = |id: &str, words: &str| Event {
        id: id.into(),
        cites: Some("Article 30".into()),
        words: en(words),
        notes: vec![],
    };
    let quantity = |id: &str, words: &str| Quantity {
        id: id.into(),
        words: en(words),
        notes: vec!["As the mission counts.".into()],
    };
    let version = |id: &str, authentic| TextVersion {
        id: id.into(),
        title: en(id),
        lang: None,
        authentic,
        on: Some(when("about 2031-04-28 give-or-take 2 days")),
        document: Some("https://river.example/text".into()),
    };
    let body = |actor: &str, decides| Body {
        actor: actor.into(),
        cites: Some("Article 40".into()),
        seats: vec![("north".into(), 3), ("mission".into(), 1)],
        quorum: vec![("north".into(), 2)],
        decides,
        answers_within: Some(length("48 hours")),
        interprets: actor == "jmc",
        notes: vec!["It meets at the ford.".into()],
    };
    Agreement {
        id: "river-truce".into(),
        title,
        zone: "Etc/UTC".into(),
        supplements: Some("old-truce".into()),
        amends: vec!["old-truce".into()],
        replaces: vec!["older-truce".into(), "oldest-truce".into()],
        withheld_until: Some(when("2031-05-10")),
        signed_on: Some(when("night 2031-04-29")),
        d_day: Some(counted(Anchor::Event("agreed".into()), None, false)),
        first_day: disputed(FirstDay::Same, "first-day", FirstDay::Next),
        working_week: WorkingWeek {
            off: vec![Weekday::Friday, Weekday::Saturday],
            holidays: [date(2031, 5, 1)].into(),
        },
        events: vec![event("agreed", "Both sides agreed to go on."), event("objection", "A side objects")],
        quantities: vec![
            quantity("trucks", "lorries with goods"),
            quantity("prisoners", "prisoners set free"),
        ],
        definitions: vec![Definition {
            id: "offensive-action".into(),
            cites: Some("Article 0".into()),
            words: en("Any act to gain ground."),
            acts: Acts { others_judged_by: Some("jmc".into()), ..acts(&[Act::Advance, Act::Attack]) },
        }],
        bodies: vec![
            body("jmc", Voting::Majority),
            Body { seats: vec![], quorum: vec![], ..body("court", Voting::FinalWord("mission".into())) },
        ],
        texts: vec![version("ar", true), version("en", false)],
        guarantors: vec!["mission".into()],
        endorsements: vec![Endorsement { by: "the league".into(), on: None, document: None }],
        documents: vec!["https://river.example".into()],
        joining: Some(Joining {
            until: Some(when("2031-05-05")),
            by_notice_to: vec!["mission".into(), "jmc".into()],
        }),
        in_force: disputed(
            periods(),
            "force",
            vec![period(when("not-before 2031-05-02").into(), End::At(when("2031-06-01").into()))],
        ),
        area: disputed(
            Scope { within: vec!["valley".into()], except: vec![Where::Inside("old-port".into())] },
            "area",
            Scope::default(),
        ),
        parties: disputed(vec!["north".into(), "south".into()], "parties", vec!["north".into()]),
        excluded: disputed(vec!["wolves".into()], "wolves", vec![]),
        clauses: forbids().into_iter().chain(others()).collect(),
        obligations: obligations(),
        notes: vec!["Made up.".into()],
    }
}
