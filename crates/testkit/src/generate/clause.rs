//! What a clause forbids, and save what.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::agreed::{Choice, choice, except};
use super::{actors, word};

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
    let test = (0_u8..4, option::weighted(0.5, (1_u8..72, any::<bool>())))
        .prop_map(|(sort, within)| Exception { sort, within });
    (
        choice(vec(0_u8..6, 1..=2)),
        choice(vec(0_u8..5, 0..=2)),
        choice((vec(0_u8..6, 1..=2), 0_u8..10)),
        vec(choice(test), 0..=2),
    )
        .prop_map(|(acts, by, on, unless)| Clause { acts, by, on, unless })
}

impl Clause {
    pub(super) fn text(&self, number: usize, at: &str, count: usize) -> String {
        let acts = |list: &Vec<u8>| {
            let mut all: Vec<&str> = list
                .iter()
                .map(|n| {
                    word(
                        &["attack", "hostilities", "air-strike", "take-ground", "deny-aid", "sniper-fire"],
                        *n,
                    )
                })
                .collect();
            all.sort_unstable();
            all.dedup();
            all.iter().map(|word| format!(" \"{word}\"")).collect::<Vec<_>>().concat()
        };
        let by = |list: &Vec<u8>| {
            if list.is_empty() { " \"bound\"".to_owned() } else { format!(" {}", actors(list)) }
        };
        let on = |list: &Vec<u8>| {
            let mut all: Vec<&str> = list
                .iter()
                .map(|n| word(&["party", "civilians", "anyone", "a1", "medical", "a4"], *n))
                .collect();
            all.sort_unstable();
            all.dedup();
            all.iter().map(|word| format!(" \"{word}\"")).collect::<Vec<_>>().concat()
        };
        let mut text =
            format!("clause \"l{number}\" cites=\"Article {number}\" {{\nwords \"Clause {number}.\"\nforbid");
        text += &acts(&self.acts.plain);
        text +=
            &self.acts.write(&format!("{at}-forbid"), count, |list| format!("{{ to{} }}", acts(list)), "");
        text += "by";
        text += &by(&self.by.plain);
        text += &self.by.write(&format!("{at}-by"), count, |list| format!("{{ to{} }}", by(list)), "");
        text += "on";
        text += &on(&self.on.plain.0);
        let to = |(list, but): &(Vec<u8>, u8)| format!("{{\nto{}\n{}}}", on(list), except(*but));
        text += &self.on.write(&format!("{at}-on"), count, to, &except(self.on.plain.1));
        for (n, unless) in self.unless.iter().enumerate() {
            let _ = write!(text, "unless \"e{n}\" {}", unless.plain.text());
            text += &unless.write_inline(&format!("{at}-unless{n}"), count);
        }
        text + "}\n"
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
            n => word(&["immediate-threat", "earlier-breach", "immediate-threat"], n),
        };
        let within = self.within.map_or_else(String::new, |(hours, near)| {
            format!(" within=\"{hours} hours\"{}", if near { " radius=\"20 km\"" } else { "" })
        });
        format!("answering=\"{answering}\"{within}")
    }
}
