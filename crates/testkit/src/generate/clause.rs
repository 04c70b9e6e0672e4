//! What a clause forbids, and save what.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::agreed::{Choice, choice, except};
use super::{actors, readings, word};

/// A clause.
#[derive(Clone, Debug)]
pub struct Clause {
    /// What it forbids.
    pub acts: Choice<Vec<u8>>,
    /// Whom it binds: whoever is a party, or these.
    pub by: Choice<Vec<u8>>,
    /// Whom it protects, and the exception of place.
    pub on: Choice<(Vec<u8>, u8)>,
    /// Its exceptions.
    pub unless: Vec<Choice<Exception>>,
    /// With what, how many, near what.
    pub means: Means,
    /// A clause that lifts it.
    pub permit: Option<Permit>,
    /// The readings that own it; all where there is none.
    pub held_by: u8,
}

/// What narrows a clause to some means.
#[derive(Clone, Debug)]
pub struct Means {
    /// Rows of a table of weapons.
    pub weapons: Option<Choice<Vec<u8>>>,
    /// More than so many.
    pub number: Option<Choice<u8>>,
    /// Near these.
    pub near: Option<Choice<Vec<u8>>>,
    /// The breach of the first clause that makes them so many within so many days; not of the first clause itself.
    pub repeated: Option<Choice<(u8, u8)>>,
}

/// What is permitted.
#[derive(Clone, Debug)]
pub struct Permit {
    /// The acts.
    pub acts: Choice<Vec<u8>>,
    /// By whom.
    pub by: Vec<u8>,
    /// To whom.
    pub on: Vec<u8>,
    /// Only if.
    pub only_if: Option<Choice<Exception>>,
    /// The readings that own it.
    pub held_by: u8,
    /// Where, with the exception of place.
    pub area: Option<(u8, u8)>,
}

/// The test of an exception.
#[derive(Clone, Copy, Debug)]
pub struct Exception {
    /// Notice, or an answer to one thing or to two.
    pub sort: u8,
    /// Whether an attack must stand within hours, and how near.
    pub within: Option<(u8, bool)>,
}

pub(super) fn clause() -> impl Strategy<Value = Clause> {
    let owners = || prop_oneof![4 => Just(0_u8), 1 => 0_u8..16];
    let permit = (
        choice(vec(0_u8..8, 1..=2)),
        vec(0_u8..6, 0..=2),
        vec(0_u8..6, 0..=2),
        option::of(choice(test())),
        owners(),
        option::weighted(0.3, (0_u8..5, 0_u8..14)),
    )
        .prop_map(|(acts, by, on, only_if, held_by, area)| Permit {
            acts,
            by,
            on,
            only_if,
            held_by,
            area,
        });
    (
        choice(vec(0_u8..8, 1..=2)),
        choice(vec(0_u8..6, 0..=2)),
        choice((vec(0_u8..6, 1..=2), 0_u8..14)),
        vec(choice(test()), 0..=2),
        means(),
        option::weighted(0.3, permit),
        owners(),
    )
        .prop_map(|(acts, by, on, unless, means, permit, held_by)| Clause {
            acts,
            by,
            on,
            unless,
            means,
            permit,
            held_by,
        })
}

fn test() -> impl Strategy<Value = Exception> + Clone {
    (0_u8..14, option::weighted(0.5, (1_u8..72, any::<bool>())))
        .prop_map(|(sort, within)| Exception { sort, within })
}

fn means() -> impl Strategy<Value = Means> {
    (
        option::weighted(0.25, choice(vec(0_u8..6, 1..=2))),
        option::weighted(0.2, choice(0_u8..8)),
        option::weighted(0.2, choice(vec(0_u8..8, 1..=2))),
        option::weighted(0.5, choice((2_u8..4, 0_u8..6))),
    )
        .prop_map(|(weapons, number, near, repeated)| Means { weapons, number, near, repeated })
}

const ACTS: &[&str] = &[
    "attack",
    "hostilities",
    "air-strike",
    "take-ground",
    "deny-aid",
    "sniper-fire",
    "own-word",
    "open-word",
];

/// Words of some lists, each once, with a blank before each.
fn listed(words: &[&str], numbers: &[u8]) -> String {
    let mut all: Vec<&str> = numbers.iter().map(|n| word(words, *n)).collect();
    all.sort_unstable();
    all.dedup();
    all.iter().map(|word| format!(" \"{word}\"")).collect::<Vec<_>>().concat()
}

/// What the words mean that clauses use.
pub(super) const DEFINITIONS: &str = "define \"own-word\" {\nwords \"W.\"\nacts \"air-strike\" \"deny-aid\"\n}\n\
                                      define \"open-word\" {\nwords \"W.\"\nacts \"shelling\"\nothers-judged-by \"a2\"\n}\n\
                                      event \"declaration\" {\nwords \"D.\"\n}\n";

const ROWS: &[&str] = &[
    "row \"g\" class=\"gun\" calibre=\"100 mm or more\"",
    "row \"g\" class=\"artillery\"",
    "row \"g\" calibre=\"less than 85 mm\"",
    "row \"g\" system=\"D-30\" area=\"x1\"",
    "row \"g\" class=\"tank\" range=\"more than 5 km\"",
    "row \"g\" class=\"mortar\" area=\"x2\"",
];

const NEAR: &[&str] =
    &["civilians", "school", "medical", "energy", "dam", "housing", "infrastructure", "power-plant"];

impl Means {
    fn text(&self, at: &str, count: usize, first: bool) -> String {
        let mut text = String::new();
        if let Some(repeated) = self.repeated.as_ref().filter(|_| !first) {
            let often = |(times, within): &(u8, u8)| {
                let within = word(&["6 hours", "24 hours", "3 days", "7 days", "14 days", "1 day"], *within);
                format!(" {times} within=\"{within}\" of=\"l0\"")
            };
            let _ = write!(text, "repeated{}", often(&repeated.plain));
            let to = |other: &(u8, u8)| format!("{{ to{} }}", often(other));
            text += &repeated.write(&format!("{at}-repeated"), count, to, "");
        }
        if let Some(weapons) = &self.weapons {
            let rows = |rows: &Vec<u8>| rows.iter().flat_map(|n| [word(ROWS, *n), "\n"]).collect::<String>();
            text += "weapons";
            let to = |other: &Vec<u8>| format!("{{\n{}}}", rows(other));
            text += &weapons.write(&format!("{at}-weapons"), count, to, &rows(&weapons.plain));
        }
        if let Some(number) = &self.number {
            let so_many = |n: &u8| {
                let relation = word(&["more than", "at most", "exactly"], *n);
                format!(
                    " \"{relation} {}\" of=\"{}\"",
                    40 + u16::from(*n) * 10,
                    word(&["tanks", "men"], n / 4)
                )
            };
            let _ = write!(text, "number{}", so_many(&number.plain));
            let to = |other: &u8| format!("{{ to{} }}", so_many(other));
            text += &number.write(&format!("{at}-number"), count, to, "");
        }
        if let Some(near) = &self.near {
            let _ = write!(text, "near{}", listed(NEAR, &near.plain));
            let to = |other: &Vec<u8>| format!("{{ to{} }}", listed(NEAR, other));
            text += &near.write(&format!("{at}-near"), count, to, "");
        }
        text
    }
}

impl Permit {
    fn text(&self, number: usize, at: &str, count: usize) -> String {
        let mut text = format!(
            "clause \"m{number}\" cites=\"Permit {number}\" {{\nwords \"Permit {number}.\"\npermit{}",
            listed(ACTS, &self.acts.plain)
        );
        let to = |list: &Vec<u8>| format!("{{ to{} }}", listed(ACTS, list));
        text += &self.acts.write(&format!("{at}-permit"), count, to, "");
        let _ = writeln!(text, "by{}", by(&self.by));
        let on = if self.on.is_empty() { " \"anyone\"".to_owned() } else { listed(TARGETS, &self.on) };
        let _ = writeln!(text, "on{on}");
        if let Some((area, but)) = self.area {
            let area = if area < 2 { "everywhere=#true".to_owned() } else { format!("\"x{}\"", area - 1) };
            let _ = writeln!(text, "area {area} {{\n{}}}", except(but));
        }
        if let Some(condition) = &self.only_if {
            let _ = write!(text, "only-if \"c\" {}", condition.plain.text());
            text += &condition.write_inline(&format!("{at}-only-if"), count);
        }
        text + &owners(self.held_by, count) + "}\n"
    }
}

const TARGETS: &[&str] = &["party", "civilians", "anyone", "a1", "medical", "a4"];

fn by(list: &[u8]) -> String {
    match list {
        [] => " \"bound\"".to_owned(),
        [5, ..] => " \"a1\" with-allies=#true".to_owned(),
        _ => format!(" {}", actors(list)),
    }
}

fn owners(mask: u8, count: usize) -> String {
    let owners = readings(mask, count);
    if owners.is_empty() { String::new() } else { format!("held-by {owners}\n") }
}

impl Clause {
    pub(super) fn text(&self, number: usize, at: &str, count: usize) -> String {
        let acts = |list: &Vec<u8>| listed(ACTS, list);
        let on = |list: &Vec<u8>| listed(TARGETS, list);
        let mut text =
            format!("clause \"l{number}\" cites=\"Article {number}\" {{\nwords \"Clause {number}.\"\nforbid");
        text += &acts(&self.acts.plain);
        text +=
            &self.acts.write(&format!("{at}-forbid"), count, |list| format!("{{ to{} }}", acts(list)), "");
        text += "by";
        text += &by(&self.by.plain);
        text += &self.by.write(&format!("{at}-by"), count, |list| format!("{{ to{} }}", by(list)), "");
        text += &self.means.text(at, count, number == 0);
        text += "on";
        text += &on(&self.on.plain.0);
        let to = |(list, but): &(Vec<u8>, u8)| format!("{{\nto{}\n{}}}", on(list), except(*but));
        text += &self.on.write(&format!("{at}-on"), count, to, &except(self.on.plain.1));
        for (n, unless) in self.unless.iter().enumerate() {
            let _ = write!(text, "unless \"e{n}\" {}", unless.plain.text());
            text += &unless.write_inline(&format!("{at}-unless{n}"), count);
        }
        text += &owners(self.held_by, count);
        text += "}\n";
        if let Some(permit) = &self.permit {
            text += &permit.text(number, at, count);
        }
        text
    }
}

impl Choice<Exception> {
    fn write_inline(&self, point: &str, count: usize) -> String {
        let Some((other, taken, open)) = self.taken(count) else { return "\n".into() };
        let mut text = format!(" point=\"{point}\" asks=\"what of {point}?\" says=\"plain\" {{\n");
        let what = if other.sort == 3 { "refused=#true".to_owned() } else { other.text() };
        let _ = writeln!(text, "reading {taken} says=\"other\" {what}");
        if !open.is_empty() {
            let _ = writeln!(text, "reading {open} undecided=#true");
        }
        text + "}\n"
    }
}

impl Exception {
    fn text(self) -> String {
        let answering = match self.sort {
            3 => return "at-least=\"24 hours\"".to_owned(),
            4 | 9 => return "approved-by=\"a1\"".to_owned(),
            5 => return "by=\"a2\"".to_owned(),
            6 => return "by=\"bound\"".to_owned(),
            7 => return "from=\"2016-03-22\"".to_owned(),
            8 => return "freed=#true".to_owned(),
            10 => return "freed=#true declared=\"declaration\"".to_owned(),
            11 => return "judged-by=\"a0\" question=\"was it so?\"".to_owned(),
            12 => return "approved-by=\"a1\" from=\"2016-03-22\" by=\"bound\"".to_owned(),
            13 => return "answering=\"immediate-threat\" approved-by=\"a0\"".to_owned(),
            n => word(&["immediate-threat", "earlier-breach", "immediate-threat"], n),
        };
        let within = self.within.map_or_else(String::new, |(hours, near)| {
            format!(" within=\"{hours} hours\"{}", if near { " radius=\"20 km\"" } else { "" })
        });
        format!("answering=\"{answering}\"{within}")
    }
}
