//! The language as `docs/terms/reference.md` tells it.

use crate::support::{self, Outcome, read};
use model::agreement::{Daily, End, Parameter, Protected, Rule, Test, Where, Who};
use model::claim::{Answering, Attribute};
use model::clock::{Anchor, Clock, FirstDay, Stretch, WorkingWeek};
use model::obligation::{Change, Condition};
use model::reading::Speaker;
use model::shift::DayCount;
use model::{ActorId, ObligationId, ReadingId};

const SYRIA: &str = include_str!("../good/syria.kdl");
const DOCS: &str = include_str!("../../../../docs/terms/reference.md");

fn syria() -> model::agreement::Agreement {
    read(SYRIA).agreement()
}

fn forbid(agreement: &model::agreement::Agreement) -> &model::agreement::Conduct {
    match &agreement.clauses[0].rule {
        Rule::Forbid(forbid) => forbid,
        _ => panic!("it forbids nothing"),
    }
}

fn under<'a, T>(parameter: &'a Parameter<T>, reading: &str) -> Vec<&'a T> {
    parameter.under(&ReadingId::new(reading)).into_iter().map(|(value, _)| value).collect()
}

/// An agreement with nothing but `content` and what every agreement must have.
fn with(content: &str) -> Outcome {
    let head = "title \"T\"\nin-force { period from=\"2016-02-27\"\n }\n";
    read(&format!("agreement \"a\" {{\n{head}{content}\n}}\n"))
}

#[test]
fn the_whole_language_is_read_without_a_word() {
    assert_eq!(support::render(SYRIA, &read(SYRIA).diagnostics), "");
}

#[test]
fn the_example_of_the_docs_is_read() {
    let fence = DOCS.split("```kdl\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let outcome = read(fence);
    assert_eq!(outcome.errors(), Vec::<&terms::Diagnostic>::new());
    assert_eq!(outcome.agreements[0].clauses.len(), 1);
}

#[test]
fn the_indented_examples_of_the_docs_are_read() {
    let block = |start: &str| {
        let lines = DOCS.lines().skip_while(|line| !line.starts_with(start));
        lines
            .take_while(|line| line.starts_with("    "))
            .fold(String::new(), |text, line| text + line.trim_start() + "\n")
    };
    let outcome = with(&block("    obligation \"leave-nusra-areas\""));
    assert_eq!(outcome.agreement().obligations[0].steps.len(), 4);
    let reading = read(&block("    reading \"neutral\" {"));
    assert_eq!(reading.codes(), Vec::<&str>::new());
    assert_eq!(reading.readings[0].evidence.tiers[0].corroborated_by, 2);
}

#[test]
fn a_reading_that_is_not_named_takes_the_node_itself() {
    let agreement = syria();
    let on = &forbid(&agreement).on;
    assert_eq!(on.point.as_ref().unwrap().id, "mixed-places");
    assert_eq!(under(on, "washington")[0].except, []);
    let moscow = [Where::Present(Who::Excluded), Where::HeldBy(Who::These(vec![ActorId::new("nus")]))];
    assert_eq!(under(on, "moscow")[0].except, moscow);
    assert_eq!(under(on, "neutral").len(), 2);
}

#[test]
fn whom_a_clause_protects_is_a_party_a_class_or_an_actor() {
    let agreement = syria();
    let of = &forbid(&agreement).on.plain.of;
    assert!(matches!(&of[..], [Protected::Party, Protected::Class(_), Protected::Actor(_)]), "{of:?}");
}

#[test]
fn a_refused_renewal_did_not_take_effect() {
    let agreement = syria();
    let period = &forbid(&agreement).in_force.as_ref().unwrap().plain[0];
    assert!(matches!(&period.until, End::After(length) if length.to_string() == "48 hours"));
    assert!(matches!(&period.daily, Some(Daily::Between(..))));
    let took_effect = &period.renewals[0].took_effect;
    assert_eq!(under(took_effect, "washington"), [&true]);
    assert_eq!(under(took_effect, "opposition"), [&false]);
    assert_eq!(under(took_effect, "neutral"), [&true, &false]);
}

#[test]
fn an_exception_has_a_test_which_a_reading_may_narrow_or_refuse() {
    let agreement = syria();
    let [defence, notice] = &forbid(&agreement).unless[..] else { panic!() };
    let answers = |tests: &Option<Vec<Test>>| match tests.as_deref() {
        Some([Test::Answers { answering, after_attack }]) => (answering.clone(), after_attack.is_some()),
        _ => panic!("{tests:?}"),
    };
    let both = vec![Answering::ImmediateThreat, Answering::EarlierBreach];
    assert_eq!(answers(&defence.tests.plain), (both, false));
    assert_eq!(answers(under(&defence.tests, "moscow")[0]), (vec![Answering::ImmediateThreat], true));
    assert_eq!(under(&defence.tests, "opposition"), [&None]);
    assert!(matches!(notice.tests.plain.as_deref(), Some([Test::Notice { .. }])));
}

#[test]
fn an_obligation_keeps_its_steps_in_order() {
    let agreement = syria();
    let obligation = &agreement.obligations[0];
    let steps: Vec<_> = obligation.steps.iter().map(|step| &step.change).collect();
    let expected = matches!(
        &steps[..],
        [Change::SetDue(_), Change::Extend(None), Change::Extend(Some(_)), Change::Lapse, Change::Waive]
    );
    assert!(expected, "{steps:?}");
    assert!(matches!(
        &obligation.after[..],
        [Condition::Unbroken { .. }, Condition::Breaches { count: 5, .. }]
    ));
}

#[test]
fn a_due_that_says_nothing_was_set_when_the_agreement_was_signed() {
    let obligation = "obligation \"o\" cites=\"2\" {\nwords \"w\"\non \"sar\"\ndue \"2016-05-25\"\n}";
    let agreement = with(&format!("signed \"2016-02-22\"\n{obligation}")).agreement();
    assert_eq!(agreement.obligations[0].steps[0].on.said, "2016-02-22");
}

#[test]
fn a_time_is_of_the_calendar_or_counted_from_what_happens() {
    let agreement = syria();
    let Change::SetDue(due) = &agreement.obligations[1].steps[0].change else { panic!() };
    let [Clock::Counted(plain)] = under(due, "washington")[..] else { panic!("{due:?}") };
    assert_eq!(
        (&plain.from, plain.strictly_before, plain.said.as_str()),
        (&Anchor::DDay, true, "before D+30")
    );
    let [Clock::Counted(moscow)] = under(due, "moscow")[..] else { panic!("{due:?}") };
    assert_eq!(moscow.from, Anchor::Done(ObligationId::new("leave-nusra-areas")));
    assert!(matches!(&moscow.shift, Some(shift) if shift.by == Stretch::WorkingDays(10) && !shift.back));
    assert_eq!(under(due, "neutral").len(), 2);
    assert_eq!(under(&agreement.first_day, "moscow"), [&FirstDay::Next]);
    assert_eq!(agreement.working_week.holidays.len(), 2);
    let before = with(
        "signed \"2016-02-22\"\nobligation \"o\" cites=\"2\" {\nwords \"w\"\non \"sar\"\ndue \"before 2016-05-25\"\n}",
    );
    let Change::SetDue(due) = &before.agreement().obligations[0].steps[0].change else { panic!() };
    let due = due.plain.when().unwrap();
    assert_eq!((due.as_deadline().until, due.said.as_str()), (due.window.from, "before 2016-05-25"));
}

#[test]
fn a_time_that_makes_no_sense_is_refused() {
    for (period, code) in [
        ("from=\"before 2016-05-25\"", "terms::bad-time"),
        ("from=\"2016-02-27\" until=\"before 2016-05-25..2016-05-27\"", "terms::bad-time"),
        ("from=\"some hours after in-force\"", "terms::bad-length"),
        ("from=\"2016-02-27\" until=\"0 working days after in-force\"", "terms::bad-length"),
        ("from=\"2016-02-27\" until=\"expiry\"", "terms::unknown-event"),
    ] {
        let outcome =
            read(&format!("agreement \"a\" {{\ntitle \"T\"\nin-force {{ period {period}\n }}\n}}\n"));
        assert!(outcome.codes().contains(&code), "{period}: {:?}", outcome.codes());
    }
}

#[test]
fn a_speaker_is_a_side_a_source_or_any() {
    let outcome = read(SYRIA);
    let tiers = &outcome.readings[0].evidence.tiers;
    assert!(matches!(&tiers[0].of[..], [Speaker::Side(_), Speaker::Source(_)]));
    assert_eq!(tiers[1].of, [Speaker::Any]);
    assert!(outcome.readings[0].evidence_on.contains_key(&Attribute::HeldBy));
}

#[test]
fn an_id_that_a_side_and_a_source_share_is_the_side() {
    let outcome = read("reading \"neutral\" { title \"N\"\nevidence { tier \"both\"\n }\n}");
    assert!(matches!(&outcome.readings[0].evidence.tiers[0].of[..], [Speaker::Side(_)]));
}

#[test]
fn a_reading_may_exclude_nobody() {
    let text = "excluded \"nus\" point=\"p\" asks=\"q\" says=\"s\" { reading \"moscow\" { to\n }\n}";
    let agreement = with(text).agreement();
    assert_eq!(under(&agreement.excluded, "moscow"), [&Vec::<ActorId>::new()]);
}

#[test]
fn times_are_in_the_zone_of_the_agreement_or_else_of_the_case() {
    let start = |outcome: Outcome| {
        outcome.agreement().in_force.plain[0].from.when().unwrap().window.from.unwrap().to_string()
    };
    assert_eq!(start(with("")), "2016-02-26T22:00:00Z");
    assert_eq!(start(with("time-zone \"Europe/Kyiv\"")), "2016-02-26T22:00:00Z");
    assert_eq!(start(with("time-zone \"UTC\"")), "2016-02-27T00:00:00Z");
}

#[test]
fn one_bad_clause_does_not_hide_the_next() {
    let clause = |id: &str, by: &str| {
        format!(
            "clause \"{id}\" cites=\"1\" {{\nwords \"w\"\nforbid \"atack\"\nby \"{by}\"\non \"prty\" \"civilian\"\n}}\n"
        )
    };
    let outcome = with(&(clause("one", "nusr") + &clause("two", "moon")));
    let codes: Vec<_> = outcome.errors().iter().map(|d| d.code).collect();
    let each =
        ["terms::unknown-word", "terms::unknown-actor", "terms::unknown-actor", "terms::unknown-actor"];
    assert_eq!(codes, each.repeat(2));
    let clauses: Vec<_> = outcome.diagnostics.iter().filter_map(|d| d.clause.as_deref()).collect();
    assert_eq!((clauses[0], clauses[7]), ("clause `one` of `a`", "clause `two` of `a`"));
    assert_eq!(outcome.agreements, []);
}

#[test]
fn a_property_that_nobody_reads_is_refused_at_every_node() {
    let lines: Vec<_> = SYRIA.lines().collect();
    for at in 0..lines.len() {
        let line = lines[at].trim_end();
        if line.trim() == "}" || line.is_empty() {
            continue;
        }
        let (node, block) = line.strip_suffix('{').map_or((line, ""), |node| (node, "{"));
        let changed = format!("{node} zzzzz=#true {block}");
        let text: Vec<_> =
            (0..lines.len()).map(|n| if n == at { changed.as_str() } else { lines[n] }).collect();
        let outcome = read(&text.join("\n"));
        assert!(outcome.codes().contains(&"terms::unknown-property"), "{line}: {:?}", outcome.codes());
    }
}

#[test]
fn d_day_itself_may_be_written_as_a_number_of_days() {
    let text = r#"agreement "a" { title "T"; d-day "2016-03-01"; in-force { period from="D+0"; }; }"#;
    let agreement = support::read(text).agreement();
    let Clock::Counted(from) = &agreement.in_force.plain[0].from else { panic!("it is counted") };
    let zone = jiff::tz::TimeZone::get("Asia/Damascus").unwrap();
    let days = DayCount { zone: &zone, first_day: FirstDay::Same, week: &WorkingWeek::default() };
    let at = from.counted_from(agreement.d_day.as_ref().and_then(Clock::when).unwrap(), days);
    assert_eq!((from.from.clone(), at.said.as_str()), (Anchor::DDay, "2016-03-01"));
}
