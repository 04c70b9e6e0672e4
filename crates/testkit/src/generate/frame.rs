//! Who there is, who speaks, and who reads.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{day, pick, word};

/// How many actors there are; the last is a collective.
pub(super) const ACTORS: usize = 5;
/// How many sources there are.
pub(super) const SOURCES: usize = 6;

/// Actors and readings.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The bonds of each actor.
    pub actors: Vec<Actor>,
    /// For whom each source speaks, if for anybody.
    pub voices: Vec<Option<u8>>,
    /// One to four readings.
    pub readings: Vec<Reading>,
}

/// One actor's bond to a later one.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The bond: none, part of, member of, ally of.
    pub bond: u8,
    /// To which of the actors after it.
    pub to: u8,
    /// Since when, where not always.
    pub since: Option<u8>,
}

/// One reading's rules of evidence.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its tiers.
    pub tiers: Vec<Tier>,
    /// Whom it hears: nobody, anybody, one side.
    pub hears: u8,
    /// Whether a denial by the accused contests.
    pub contests: bool,
    /// Another rule for an attribute.
    pub other: Option<(u8, Tier)>,
    /// Whether a source verifies.
    pub verifies: bool,
}

/// One tier.
#[derive(Clone, Debug)]
pub struct Tier {
    /// Whose: anybody's, a side's, a source's.
    pub of: u8,
    /// How many origins a value needs, less one.
    pub more: u8,
}

fn tier() -> impl Strategy<Value = Tier> {
    (0_u8..11, 0_u8..3).prop_map(|(of, more)| Tier { of, more: more.saturating_sub(1) })
}

fn reading() -> impl Strategy<Value = Reading> {
    (vec(tier(), 1..=3), 0_u8..6, any::<bool>(), option::weighted(0.4, (0_u8..14, tier())), any::<bool>())
        .prop_map(|(tiers, hears, contests, other, verifies)| Reading {
            tiers,
            hears,
            contests,
            other,
            verifies,
        })
}

fn actor() -> impl Strategy<Value = Actor> {
    (0_u8..5, 0_u8..4, option::weighted(0.2, 0_u8..14)).prop_map(|(bond, to, since)| Actor {
        bond: bond.saturating_sub(1),
        to,
        since,
    })
}

pub(super) fn frame() -> impl Strategy<Value = Frame> {
    let voices = vec(option::weighted(0.4, 0_u8..5), SOURCES);
    (vec(actor(), ACTORS), voices, vec(reading(), 1..=4)).prop_map(|(actors, voices, readings)| Frame {
        actors,
        voices,
        readings,
    })
}

const HEAD: &str = r#"case "random" {
    title "A random case"
    time-zone "Asia/Damascus"
    record-until "2016-04-10"
    side "s0" camp="c0" { title "S0" }
    side "s1" camp="c1" { title "S1" }
    side "s2" { title "S2" }
    side "s3" camp="c0" { title "S3" }
}
"#;

const AREAS: &[&str] = &[
    "area \"x0\" { name \"X0\" }\n",
    "area \"x1\" in=\"x0\" { name \"X1\"; polygon \"33.0,36.0\" \"33.0,37.0\" \"34.0,37.0\" \"34.0,36.0\" }\n",
    "area \"x2\" in=\"x0\" { name \"X2\"; strip width=\"5 km\" sides=\"both\"; line \"33.0,36.5\" \"34.0,36.5\" }\n",
    "area \"x3\" in=\"x1\" { name \"X3\" }\n",
    "area \"x4\" in=\"x0\" { name \"X4\"; line \"33.0,36.5\" \"33.6,36.4\" \"34.0,36.5\" give-or-take=\"300 m\" }\n",
    "area \"x5\" in=\"x0\" { name \"X5\"; strip width=\"60 km\" sides=\"left\" of=\"x4\" }\n",
    "area \"x6\" in=\"x0\" { name \"X6\"; ring from=\"2 miles\" to=\"20 km\" sides=\"right\" of=\"x4\" give-or-take=\"500 yards\" }\n",
    "area \"x7\" { name \"X7\"; consists-of \"x3\" \"x6\" }\n",
    "area \"x8\" in=\"x0\" { name \"X8\"; height above=\"500 feet\" below=\"3 km\" }\n",
    "area \"x9\" in=\"x0\" { name \"X9\"; circle \"33.5,36.45\" radius=\"6 km\"; height below=\"2 km\" }\n",
];

/// How many areas there are.
pub(super) const AREAS_IN_ALL: usize = AREAS.len();

impl Frame {
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts = vec![HEAD.to_owned()];
        texts.extend(AREAS.iter().map(|text| (*text).to_owned()));
        for (number, actor) in self.actors.iter().enumerate() {
            texts.push(actor.text(number));
        }
        for (number, voice) in self.voices.iter().enumerate() {
            let voice = voice.map_or_else(String::new, |n| format!(" speaks-for=\"a{}\"", pick(n, ACTORS)));
            texts.push(format!(
                "source \"q{number}\" side=\"s{}\"{voice} {{ name \"Q{number}\" }}\n",
                number % 4
            ));
        }
        for (number, reading) in self.readings.iter().enumerate() {
            texts.push(reading.text(number));
        }
        texts
    }
}

impl Actor {
    fn text(&self, number: usize) -> String {
        let kind = if number + 1 == ACTORS { "collective" } else { "armed-group" };
        let mut text = format!("actor \"a{number}\" kind=\"{kind}\" {{ name \"A{number}\"\n");
        let later = ACTORS - number - 1;
        if self.bond > 0 && later > 0 {
            let bond = word(&["part-of", "member-of", "ally-of"], self.bond - 1);
            let to = number + 1 + pick(self.to, later);
            let since = self.since.map_or_else(String::new, |n| format!(" from=\"{}\"", day(n)));
            let _ = writeln!(text, "    {bond} \"a{to}\"{since}");
        }
        text + "}\n"
    }
}

impl Tier {
    fn text(&self) -> String {
        let of = usize::from(self.of);
        let of = match of {
            0 => "any".to_owned(),
            1..=4 => format!("s{}", of - 1),
            _ => format!("q{}", pick(self.of - 5, SOURCES)),
        };
        let more = if self.more == 0 { String::new() } else { format!(" corroborated-by={}", self.more + 1) };
        format!("tier \"{of}\"{more}")
    }
}

impl Reading {
    fn text(&self, number: usize) -> String {
        let mut text =
            format!("reading \"r{number}\" {{\n    title \"R{number}\"\n    basis \"B\"\n    evidence {{\n");
        for tier in &self.tiers {
            let _ = writeln!(text, "        {}", tier.text());
        }
        match self.hears {
            0 => {}
            1 => text += "        hear \"any\"\n",
            n => {
                let _ = writeln!(text, "        hear \"s{}\"", pick(n, 4));
            }
        }
        let _ = writeln!(text, "        denial-by-accused-contests #{}\n    }}", self.contests);
        if let Some((attribute, tier)) = &self.other {
            let attribute = word(
                &[
                    "by",
                    "present",
                    "held-by",
                    "answering",
                    "standing",
                    "act",
                    "on",
                    "happened",
                    "when",
                    "place",
                    "weapon",
                    "number",
                    "near",
                    "approved-by",
                ],
                *attribute,
            );
            let _ = writeln!(text, "    evidence-on \"{attribute}\" {{ {} }}", tier.text());
        }
        if self.verifies {
            text += "    verified-by \"q2\"\n";
        }
        text + "}\n"
    }
}
