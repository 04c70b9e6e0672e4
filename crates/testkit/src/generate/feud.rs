//! A few who strike one another, and strike back.
//!
//! In a [`crowd`](super::crowd) an act that answers another is mostly left open by something else, so that a search for the attack before it hardly ever
//! decides. Here it decides: everybody is bound, everything is known, and whether an act is excused turns on whether an attack by those whom
//! it hit is found, near enough in time and place. Hours are whole and few, so that answers fall on the edge of what is allowed as well.

use std::fmt::{self, Write};

use model::Case;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{load, pick, word};

/// Those who fight, what excuses them, and what they did. Printed, it is its texts.
#[derive(Clone)]
pub struct Feud {
    /// How many there are.
    pub cast: u8,
    /// Whether the second and the third of them are under the command of the first.
    pub commands: bool,
    /// How many hours after an attack an answer is excused: anywhere, and near it.
    pub within: (u8, u8),
    /// Whether each act is told as a clock recorded it, and by whom.
    pub exact: bool,
    /// Whether of some it is not known when they began or ended, or to within weeks.
    pub loose: bool,
    /// What they did.
    pub blows: Vec<Blow>,
}

/// An attack.
#[derive(Clone, Debug)]
pub struct Blow {
    /// Who did it, and who was hit.
    pub between: (u8, u8),
    /// Another who may have done it instead.
    pub or_by: Option<u8>,
    /// How many hours after the first day began.
    pub hour: u8,
    /// How the time is told.
    pub told: u8,
    /// Where.
    pub spot: u8,
    /// It strikes back at one so many blows before, so many hours later.
    pub back: Option<(u8, u8)>,
    /// Whether somebody says that it answered anything.
    pub answers: bool,
    /// Whether it was an attack at all, and not something else that is done to others.
    pub attack: bool,
}

/// A feud of so many blows.
pub fn feud(blows: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Feud> {
    // with so many, pairs of them fall on one another in any table of pairs
    let cast = prop_oneof![3 => 2_u8..=5, 1 => Just(24_u8)];
    let frame = (cast, any::<bool>(), (2_u8..7, 2_u8..9), any::<bool>(), prop::bool::weighted(0.3));
    (frame, vec(blow(), blows)).prop_map(|((cast, commands, within, exact, loose), blows)| Feud {
        cast,
        commands,
        within,
        exact,
        loose,
        blows,
    })
}

fn blow() -> impl Strategy<Value = Blow> {
    let who = ((0_u8..24, 0_u8..24), option::weighted(0.1, 0_u8..24));
    let told = prop_oneof![12 => 0_u8..6, 1 => 6_u8..9];
    let at = (0_u8..60, told, 0_u8..5);
    let back = option::weighted(0.7, (0_u8..6, 0_u8..9));
    let what = (prop::bool::weighted(0.8), prop::bool::weighted(0.9));
    (who, at, back, what).prop_map(|((between, or_by), (hour, told, spot), back, (answers, attack))| Blow {
        between,
        or_by,
        hour,
        told,
        spot,
        back,
        answers,
        attack,
    })
}

const HEAD: &str = r#"case "feud" {
    title "A feud"
    time-zone "UTC"
    record-until "2016-12-31"
    side "s0" { title "S0" }
}
area "x0" { name "X0" }
source "q0" side="s0" { name "Q0" }
reading "r0" {
    title "R0"
    basis "B"
    evidence { tier "any" }
}
"#;

/// The same point as it is known to the metre and to some kilometres, one beside it, one out of reach, and none.
const SPOTS: &[&str] = &[
    " lat=33.5 lon=36.5 radius=\"0 m\"",
    " lat=33.5 lon=36.6 radius=\"0 m\"",
    " lat=33.5 lon=36.5 radius=\"15 km\"",
    " lat=33.5 lon=37.5 radius=\"0 m\"",
    "",
];

impl Feud {
    /// The case as KDL.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![HEAD.to_owned()];
        let cast = usize::from(self.cast.max(2));
        for number in 0..cast {
            let under = if self.commands && (1..3).contains(&number) { "; part-of \"a0\"" } else { "" };
            texts
                .push(format!("actor \"a{number}\" kind=\"armed-group\" {{ name \"A{number}\"{under}; }}\n"));
        }
        texts.push(self.agreement());
        let mut before: Vec<Struck> = Vec::new();
        for blow in &self.blows {
            let struck = blow.struck(&before, cast);
            let other = blow.or_by.filter(|_| !self.exact).map(|other| pick(other, cast));
            texts.push(blow.text(before.len(), &struck, other, &self.time(blow.told, struck.hour)));
            before.push(struck);
        }
        texts
    }

    fn time(&self, told: u8, hour: u16) -> String {
        // nobody strikes more than ten days after the first
        let (day, hour) = (20 + (hour / 24) % 10, hour % 24);
        match told {
            4 if !self.exact => format!("2016-03-{day}T{hour:02}:00"),
            5 if !self.exact => format!("2016-03-{day}T{hour:02}:00..{:02}:00", (hour + 3).min(24)),
            6 if self.loose => format!("not-before 2016-03-{day}"),
            7 if self.loose => format!("not-after 2016-03-{day}"),
            8 if self.loose => format!("2016-03-{day}..2016-05-05"),
            _ => format!("exactly 2016-03-{day}T{hour:02}:00"),
        }
    }

    fn agreement(&self) -> String {
        let cast = usize::from(self.cast.max(2));
        let parties: Vec<String> = (0..cast).map(|n| format!("\"a{n}\"")).collect();
        let parties = parties.join(" ");
        let (anywhere, near) = self.within;
        format!(
            r#"agreement "t" {{
    title "T"
    time-zone "UTC"
    in-force {{ period from="2016-03-01"; }}
    parties {parties}
    area everywhere=#true
    clause "anywhere" cites="1" {{
        words "W."
        forbid "attack" "deny-aid"
        by "bound"
        on "party"
        unless "d" answering="immediate-threat" within="{anywhere} hours"
    }}
    clause "near" cites="2" {{
        words "W."
        forbid "attack" "deny-aid"
        by "bound"
        on "party"
        unless "d" answering="immediate-threat" within="{near} hours" radius="20 km"
    }}
}}
"#
        )
    }

    /// The case.
    ///
    /// # Panics
    ///
    /// The texts are refused: then the generator is at fault.
    pub fn case(&self) -> Case {
        load(&self.texts())
    }
}

impl fmt::Debug for Feud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\n")?;
        self.texts().iter().try_for_each(|text| f.write_str(text))
    }
}

/// Who struck whom in the end, and when.
struct Struck {
    by: usize,
    on: usize,
    hour: u16,
}

impl Blow {
    fn struck(&self, before: &[Struck], cast: usize) -> Struck {
        let earlier = self.back.and_then(|(so_many, later)| {
            let earlier = before.iter().rev().nth(pick(so_many, before.len()))?;
            Some(Struck { by: earlier.on, on: earlier.by, hour: earlier.hour + u16::from(later) })
        });
        earlier.unwrap_or_else(|| {
            let (by, on) = (pick(self.between.0, cast), pick(self.between.1, cast));
            Struck { by, on: if by == on { (on + 1) % cast } else { on }, hour: u16::from(self.hour) }
        })
    }

    fn text(&self, number: usize, struck: &Struck, other: Option<usize>, when: &str) -> String {
        let Struck { by, on, .. } = struck;
        let mut text = format!("incident \"i{number:03}\" \"I\" {{\n    when \"{when}\"\n");
        let _ = writeln!(text, "    place \"P\" in=\"x0\"{}", word(SPOTS, self.spot));
        let _ = writeln!(text, "    claim \"c{number:03}\" from=\"q0\" said=\"2016-03-18\" {{");
        let doer = match other.filter(|other| other != by) {
            Some(other) => format!("by-one-of \"a{by}\" \"a{other}\""),
            None => format!("by \"a{by}\""),
        };
        let answering = if self.answers { "; answering \"immediate-threat\"" } else { "" };
        let act = if self.attack { "attack" } else { "deny-aid" };
        let _ = writeln!(text, "        act \"{act}\"; {doer}; on \"a{on}\"{answering}\n    }}\n}}");
        text
    }
}
