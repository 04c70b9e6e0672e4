//! What the languages say of the cases in this repository, and that they say it all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use casefile::Limits;
use jiff::tz::TimeZone;
use model::act::{Act, TargetClass, WeaponClass};
use model::actor::{ActorKind, Bond};
use model::body::Ruling;
use model::claim::{Answering, Attribute, Confidence, Number, Standing, Value};
use model::count::Count;
use model::finding::{Finding, Guard, Matter, Pivot, ReasonCode, StandingOf};
use model::name::Text;
use model::place::Distance;
use model::statement::StatementKind;
use model::time::When;
use model::weapon::{Calibre, Weapon};
use model::{Case, Truth};

use super::{Language, Voice};
use crate::engine::Record;
use crate::standing::Standings;
use crate::{Found, Question};

/// Everything that a language says, file by file.
const FILES: [(Language, [&str; 2]); 3] = [
    (
        Language::English,
        [include_str!("../../locales/en/site.ftl"), include_str!("../../locales/en/words.ftl")],
    ),
    (
        Language::Arabic,
        [include_str!("../../locales/ar/site.ftl"), include_str!("../../locales/ar/words.ftl")],
    ),
    (
        Language::Russian,
        [include_str!("../../locales/ru/site.ftl"), include_str!("../../locales/ru/words.ftl")],
    ),
];

/// What is called the same in every language.
const SAME_EVERYWHERE: [&str; 7] = ["Trucewatch", "CSV", "GitHub", "iCalendar", "JSON", "KDL", "UTC"];

/// Messages that may be the same in every language: such a name or a sign, and no words.
fn has_no_words(message: &str) -> bool {
    let mut rest = message;
    let mut words = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        words.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    words.all(|word| !word.contains(char::is_alphabetic) || SAME_EVERYWHERE.contains(&word))
}

/// The messages of a file, as they are written.
fn messages(file: &str) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut last = None;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        match line
            .split_once(" =")
            .filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
        {
            Some((key, text)) => {
                all.insert(key.to_owned(), text.trim().to_owned());
                last = Some(key.to_owned());
            }
            None => {
                if let Some(text) = last.as_ref().and_then(|key| all.get_mut(key)) {
                    text.push('\n');
                    text.push_str(line);
                }
            }
        }
    }
    all
}

/// The variables of a message.
fn variables(message: &str) -> BTreeSet<&str> {
    let named = message.split('$').skip(1);
    named.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap()).collect()
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let [english, others @ ..] = FILES;
    for (language, files) in others {
        for (own, file) in english.1.iter().zip(files) {
            let (own, other) = (messages(own), messages(file));
            let missing: Vec<_> = own.keys().filter(|key| !other.contains_key(*key)).collect();
            let more: Vec<_> = other.keys().filter(|key| !own.contains_key(*key)).collect();
            assert!(
                missing.is_empty() && more.is_empty(),
                "{language:?} lacks {missing:?}, has alone {more:?}"
            );
            for (key, text) in &own {
                assert_eq!(variables(text), variables(&other[key]), "{language:?}: {key}");
            }
        }
    }
}

#[test]
fn no_message_is_left_in_english() {
    let [english, others @ ..] = FILES;
    for (language, files) in others {
        for (own, file) in english.1.iter().zip(files) {
            let own = messages(own);
            let same: Vec<String> = messages(file)
                .into_iter()
                .filter(|(key, text)| own.get(key) == Some(text) && !has_no_words(text))
                .map(|(key, _)| key)
                .collect();
            assert_eq!(same, [""; 0], "{language:?}");
        }
    }
}

#[test]
fn every_word_of_every_table_has_a_message_in_every_language() {
    let mut keys: Vec<String> = Vec::new();
    let mut all = |vocabulary: &str, words: Vec<&str>| {
        assert!(!words.is_empty());
        keys.extend(words.iter().map(|word| format!("{vocabulary}-{word}")));
    };
    all("verdict", vec!["breach", "no-breach", "undetermined"]);
    all("verdict-short", vec!["breach", "no-breach", "undetermined"]);
    all("guard", Guard::OF_CONDUCT.iter().chain(&[Guard::Asked]).map(|guard| guard.as_str()).collect());
    all("reason", ReasonCode::ALL.iter().map(|code| code.as_str()).collect());
    all("facts", vec!["unfounded", "alleged", "corroborated", "verified"]);
    all("grade", vec!["none", "direction-only", "one-of", "probable", "established", "joint"]);
    all("standing", Standing::WORDS.iter().map(|(word, _)| *word).collect());
    all("attribute", Attribute::WORDS.iter().map(|(_, word, _)| *word).collect());
    all("label", Attribute::WORDS.iter().map(|(_, word, _)| *word).collect());
    all("act", Act::ALL.iter().map(|act| act.as_str()).collect());
    all("target", TargetClass::ALL.iter().map(|class| class.as_str()).collect());
    all("weapon", WeaponClass::ALL.iter().map(|class| class.as_str()).collect());
    all("answering", Answering::WORDS.iter().map(|(word, _)| *word).collect());
    all("kind", ActorKind::WORDS.iter().map(|(word, _)| *word).collect());
    all("statement", StatementKind::WORDS.iter().map(|(word, _)| *word).collect());
    all("ruling", Ruling::WORDS.iter().map(|(word, _)| *word).collect());
    for voice in voices() {
        let missing: Vec<_> = keys.iter().filter(|key| voice.try_say(key).is_none()).collect();
        assert!(missing.is_empty(), "{:?} lacks {missing:?}", voice.language());
        for confidence in [Confidence::Low, Confidence::Medium, Confidence::High] {
            assert_is_said(&voice.confidence(confidence));
        }
        for bond in [Bond::PartOf, Bond::MemberOf, Bond::AllyOf] {
            assert_is_said(&voice.bond(bond));
        }
        for truth in [Truth::True, Truth::False, Truth::Maybe] {
            assert_is_said(&voice.truth(truth));
        }
    }
}

#[test]
fn every_kind_of_entry_and_every_unit_in_the_cases_has_a_word_and_others_stand_as_written() {
    for case in cases() {
        for voice in voices() {
            for entry in case.entries.values() {
                let key = format!("entry-{}", entry.kind);
                assert!(voice.try_say(&key).is_some(), "{:?}: {key}", voice.language());
            }
            for tally in case.tallies.values() {
                let key = format!("unit-{}", tally.unit);
                assert!(voice.try_say(&key).is_some(), "{:?}: {key}", voice.language());
            }
        }
    }
    assert_eq!(Voice::of(Language::Arabic).entry_kind("night-walk"), "night walk");
    assert_eq!(Voice::of(Language::Russian).unit("snowed-in-posts"), "snowed in posts");
}

fn assert_is_said(said: &str) {
    assert!(!said.is_empty() && !said.contains('⟦'), "{said}");
}

fn voices() -> [&'static Voice; 3] {
    Language::ALL.map(Voice::of)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn case(path: &str) -> Case {
    casefile::load(&root().join(path), &Limits::default()).unwrap().case
}

/// The worked case, and every agreement that is a case of its own.
fn cases() -> Vec<Case> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root().join("agreements"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.push(root().join("cases/syria-2016"));
    folders.sort();
    folders.iter().map(|path| casefile::load(path, &Limits::default()).unwrap().case).collect()
}

/// What stands in a case as a name: it is said as it is in every language.
fn names(case: &Case) -> Vec<String> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    {
        let mut add = |text: &Text, id: &str| {
            all.insert(id.to_owned());
            all.extend(text.versions().map(|(_, text)| text.to_owned()));
        };
        case.actors.values().for_each(|actor| add(&actor.name, actor.id.as_str()));
        case.sources.values().for_each(|source| add(&source.name, source.id.as_str()));
        case.sides.values().for_each(|side| add(&side.title, side.id.as_str()));
        case.areas.values().for_each(|area| add(&area.name, area.id.as_str()));
        case.agreements.values().for_each(|agreement| add(&agreement.title, agreement.id.as_str()));
        case.incidents.values().for_each(|incident| add(&incident.title, incident.id.as_str()));
    }
    all.extend(case.incidents.values().map(|incident| incident.place.name.clone()));
    all.extend(case.decisions.keys().map(ToString::to_string));
    for agreement in case.agreements.values() {
        all.extend(agreement.obligations.iter().map(|owed| owed.id.to_string()));
    }
    for claim in case.claims.values() {
        for value in
            claim.asserts.iter().flat_map(|one| &one.one_of).chain(claim.denies.iter().map(|d| &d.value))
        {
            match value {
                Value::Place(place) => all.insert(place.name.clone()),
                Value::Weapon(weapon) => all.insert(weapon.system.clone().unwrap_or_default()),
                _ => false,
            };
        }
    }
    let mut all: Vec<String> = all.into_iter().filter(|name| !name.is_empty()).collect();
    all.sort_by_key(|name| std::cmp::Reverse(name.len()));
    all
}

/// The first word in Latin letters that is no name, and stands in no quotation marks.
fn foreign(said: &str, names: &[String]) -> Option<String> {
    let mut depth = 0_usize;
    let mut own: String = said
        .chars()
        .filter(|c| match c {
            '«' => {
                depth += 1;
                false
            }
            '»' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    assert_eq!(depth, 0, "{said}");
    if !own.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    for name in names {
        own = own.replace(name.as_str(), " ");
    }
    own.split(|c: char| !c.is_ascii_alphabetic()).find(|word| !word.is_empty()).map(ToOwned::to_owned)
}

/// Every sentence that a language says of a case.
struct Heard<'a> {
    voice: &'a Voice,
    names: &'a [String],
    known: BTreeSet<String>,
    bad: Vec<String>,
}

impl Heard<'_> {
    fn hear(&mut self, said: &str) {
        if !self.known.insert(said.to_owned()) {
            return;
        }
        let is_foreign = || self.voice.language() != Language::English && foreign(said, self.names).is_some();
        if said.is_empty() || said.contains('⟦') || is_foreign() {
            self.bad.push(said.to_owned());
        }
    }
}

/// A case and everything that follows from it.
struct Worked {
    case: Case,
    found: Vec<Finding>,
    /// Each with what its two readings find.
    pivots: Vec<(Pivot, [Finding; 2])>,
    standings: Vec<StandingOf>,
}

impl Worked {
    fn out(case: Case) -> Self {
        let question = Question::new(&case, "case");
        let record = Record::of(&question);
        let engine = record.engine(&question);
        let readings = &question.readings;
        let pairs =
            readings.iter().enumerate().flat_map(|(at, a)| readings.iter().skip(at + 1).map(move |b| [a, b]));
        let pivots: Vec<Pivot> = pairs.flat_map(|pair| engine.compare(pair)).collect();
        let find = |pivot: &Pivot| {
            pivot
                .verdicts
                .each_ref()
                .map(|(reading, _)| engine.finding(&pivot.about, &pivot.agreement, reading).unwrap())
        };
        let pivots = pivots.into_iter().map(|pivot| (pivot.clone(), find(&pivot))).collect();
        let standings = Standings::of(&question).under.into_iter().flat_map(|(_, rows)| rows).collect();
        let found = Found::of(&question).all().to_vec();
        drop(question);
        Self { case, found, pivots, standings }
    }

    /// The worked case, worked out once for all tests.
    fn syria() -> &'static Self {
        static SYRIA: OnceLock<Worked> = OnceLock::new();
        SYRIA.get_or_init(|| Self::out(case("cases/syria-2016")))
    }

    /// Says everything there is to say of it in every language; returns how many sentences that are.
    fn say_everything(&self) -> usize {
        let Self { case, found, pivots, standings } = self;
        let names = names(case);
        let mut said = 0;
        for voice in voices() {
            let mut heard = Heard { voice, names: &names, known: BTreeSet::new(), bad: Vec::new() };
            for finding in found {
                heard.hear(&voice.attribution(case, &finding.attribution));
                finding.reasons.iter().for_each(|reason| heard.hear(&voice.reason(reason.code)));
                for missing in &finding.missing {
                    heard.hear(&voice.missing(case, finding, missing));
                }
                for step in &finding.explanation.steps {
                    heard.hear(&voice.step(case, finding, step));
                    for considered in &step.considered {
                        heard.hear(&voice.considered(case, considered));
                    }
                    for missing in &step.missing {
                        heard.hear(&voice.missing(case, finding, missing));
                    }
                }
            }
            for claim in case.claims.values() {
                heard.hear(&voice.said(case, claim));
                heard.hear(&voice.when(&claim.said));
            }
            for incident in case.incidents.values() {
                heard.hear(&voice.when(&incident.when));
            }
            for entry in case.entries.values() {
                heard.hear(&voice.when(&entry.when));
            }
            for tally in case.tallies.values() {
                heard.hear(&voice.when(&tally.period));
                tally.total.iter().for_each(|count| heard.hear(&voice.number(count)));
            }
            for row in standings {
                heard.hear(&voice.considered(case, &row.considered));
            }
            for (pivot, [left, right]) in pivots {
                heard.hear(&voice.pivot(case, pivot, [left, right]));
            }
            let bad: Vec<&String> = heard.bad.iter().take(12).collect();
            assert!(bad.is_empty(), "{:?}, {}: {}: {bad:#?}", voice.language(), case.id, heard.bad.len());
            said += heard.known.len();
        }
        said
    }
}

#[test]
fn a_word_left_in_another_language_is_seen_and_a_name_or_a_quotation_is_not() {
    let names = ["Jaysh al-Islam".to_owned()];
    assert_eq!(foreign("кем совершено: Jaysh al-Islam («the army»)", &names), None);
    assert_eq!(foreign("кем совершено: nobody", &names), Some("nobody".to_owned()));
}

#[test]
fn everything_found_in_the_worked_case_is_said_in_every_language() {
    assert!(Worked::syria().say_everything() > 3_000);
}

#[test]
fn everything_found_of_the_agreements_is_said_in_every_language() {
    for case in cases().into_iter().filter(|case| case.id != "syria-2016") {
        Worked::out(case).say_everything();
    }
}

#[test]
fn nothing_that_an_answer_would_mean_is_lost_in_another_language() {
    let Worked { case, found, .. } = Worked::syria();
    let missing = found.iter().flat_map(|finding| finding.missing.iter().map(move |one| (finding, one)));
    for (finding, missing) in missing {
        for voice in voices() {
            let told = voice.answers(case, finding, missing).len();
            assert_eq!(told, missing.if_so.len(), "{missing:#?}");
            let how = voice.missing(case, finding, missing);
            let settled = voice.say_with("settled-by", &[("how", "".into())]);
            assert!(bare(&how).contains(bare(&settled).trim()), "{how}");
        }
    }
}

/// Without the signs that keep directions apart, as nobody reads them.
fn bare(said: &str) -> String {
    said.replace(['\u{2068}', '\u{2069}'], "")
}

/// In every language, one line each.
fn in_each(say: impl Fn(&Voice) -> String) -> String {
    voices().map(|voice| bare(&say(voice))).join("\n")
}

#[test]
fn times_are_said_as_people_say_them() {
    let damascus = TimeZone::get("Asia/Damascus").unwrap();
    let written = [
        "2016-04-01",
        "2016-02-27T00:30",
        "exactly 2016-02-27T00:30:05",
        "2016-05-11T24:00",
        "2016-02-27T06:25..11:30",
        "2016-05-31..2016-06-05",
        "2016-12-30..2017-01-02",
        "2016-05-10T01:00..2016-05-11T24:00",
        "night 2016-02-26",
        "morning 2016-02-28",
        "midday 2016-02-28",
        "afternoon 2016-02-28",
        "evening 2016-02-28",
        "about 2016-08-12 give-or-take 2 days",
        "about 2016-02-26T23:00 give-or-take 30 minutes",
        "not-before 2016-05-25",
        "not-after 2016-05-25",
    ];
    let all: Vec<String> = written
        .iter()
        .map(|text| {
            let when = When::parse(text, &damascus).unwrap();
            format!("{text}\n{}", in_each(|voice| voice.when(&when)))
        })
        .collect();
    insta::assert_snapshot!("times", all.join("\n\n"));
}

#[test]
fn times_that_last_or_are_worked_out_are_said_too() {
    let damascus = TimeZone::get("Asia/Damascus").unwrap();
    let read = |text: &str| When::parse(text, &damascus).unwrap();
    let whens = [
        read("2016-06-16T00:00..2016-06-17T24:00").lasting(),
        read("2016-07-09..2016-07-11").lasting(),
        read("2016-07-09").lasting(),
        read("2016-07-09").strictly_before(),
        read("2016-07-09").by_then(),
        read("night 2016-07-09").by_then(),
        When::some_time_in(model::time::Window::ALWAYS, &damascus),
        When::at("2016-02-27T10:00:00Z".parse().unwrap()),
        When { said: "the day after the fair".into(), ..read("2016-07-09") },
    ];
    let all: Vec<String> = whens.iter().map(|when| in_each(|voice| voice.when(when))).collect();
    insta::assert_snapshot!("times_worked_out", all.join("\n\n"));
}

#[test]
fn numbers_keep_what_their_authors_leave_open() {
    let counts = [
        Count::Exactly(33),
        Count::AtLeast(30),
        Count::AtMost(5),
        Count::About(40),
        Count::Between(14, 50),
        Count::InWords("dozens".into()),
    ];
    let all: Vec<String> = counts.iter().map(|count| in_each(|voice| voice.number(count))).collect();
    let lengths = ["1 day", "2 days", "3 days", "11 days", "24 hours", "100 days", "a fortnight"];
    let lengths: Vec<String> = lengths.iter().map(|said| in_each(|voice| voice.length(said))).collect();
    insta::assert_snapshot!("numbers", [all, lengths].concat().join("\n\n"));
}

#[test]
fn values_that_no_record_here_has_are_said_too() {
    let howitzer = Weapon {
        class: Some(WeaponClass::Howitzer),
        calibre: Calibre::parse("122 mm"),
        range: Distance::parse("15 km"),
        system: None,
    };
    let named =
        Weapon { system: Some("D-30".into()), calibre: Calibre::parse("12.7 mm"), ..Weapon::default() };
    let tanks = Number { count: Count::AtLeast(75), of: "tanks".into(), over: None };
    let values = [
        Value::Weapon(Box::new(howitzer)),
        Value::Weapon(Box::new(named)),
        Value::Weapon(Box::default()),
        Value::Number(Box::new(tanks)),
        Value::Near([TargetClass::School, TargetClass::Housing].into()),
        Value::Near(BTreeSet::new()),
        Value::Acts([Act::AirStrike, Act::Shelling, Act::TakeGround].into()),
        Value::Actors(BTreeSet::new()),
        Value::Answering(Answering::EarlierBreach),
        Value::Standing(Standing::Excluded),
        Value::YesNo(false),
    ];
    let case = Case::default();
    let all: Vec<String> = values.iter().map(|one| in_each(|voice| voice.value(&case, one))).collect();
    insta::assert_snapshot!("values", all.join("\n\n"));
}

#[test]
fn on_which_side_of_a_line_a_calibre_is_can_be_said() {
    for voice in voices() {
        for line in
            ["100 mm or more", "more than 82 mm", "less than 100 mm", "at most 12.7 mm", "exactly 122 mm"]
        {
            assert_is_said(&voice.calibre(&format!("its calibre is {line}")).unwrap());
        }
        assert_is_said(&voice.calibre("it is not").unwrap());
        assert_eq!(voice.calibre("whatever"), None);
    }
}

/// The first finding of each kind, for people to read.
#[test]
fn a_finding_reads_as_a_newspaper_would_print_it() {
    let Worked { case, found, pivots, .. } = Worked::syria();
    let of = |incident: &str, clause: &str, reading: &str| {
        let about = Matter::Incident(incident.into(), clause.into());
        found.iter().find(|one| one.about == about && one.reading.as_str() == reading).unwrap()
    };
    let mut all: Vec<String> = Vec::new();
    for reading in ["neutral", "washington", "damascus"] {
        let finding = of("DAS-0331", "attacks", reading);
        all.push(format!("{reading}\n{}", in_each(|voice| voice.verdict(finding.verdict))));
        all.push(in_each(|voice| voice.attribution(case, &finding.attribution)));
        for step in &finding.explanation.steps {
            all.push(in_each(|voice| {
                let (asks, truth) = (voice.guard(step.guard), voice.truth(step.truth));
                format!("{asks} {truth}: {}", voice.step(case, finding, step))
            }));
        }
        all.extend(
            finding.missing.iter().map(|missing| in_each(|voice| voice.missing(case, finding, missing))),
        );
    }
    // the first of every sort of thing that is missing, and of every sort of pivot
    let mut seen = BTreeSet::new();
    for finding in found {
        for missing in &finding.missing {
            if seen.insert(format!("{:?}", std::mem::discriminant(&missing.what))) {
                all.push(in_each(|voice| voice.missing(case, finding, missing)));
            }
        }
    }
    for (pivot, [left, right]) in pivots {
        let kinds: Vec<_> = pivot.points.iter().map(std::mem::discriminant).collect();
        if seen.insert(format!("{kinds:?}")) {
            all.push(in_each(|voice| voice.pivot(case, pivot, [left, right])));
        }
    }
    let claims = case.claims.values().filter(|claim| !claim.denies.is_empty() || claim.killed.is_some());
    all.extend(claims.step_by(17).map(|claim| in_each(|voice| voice.said(case, claim))));
    insta::assert_snapshot!("finding", all.join("\n\n"));
}
