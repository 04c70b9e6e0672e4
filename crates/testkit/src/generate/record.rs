//! What is said to have happened.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::agreed::Agreement;
use super::frame::{AREAS_IN_ALL, SOURCES};
use super::{actors, day, minute, minute_or_instant, pick, word};

const ACTS: &[&str] = &[
    "attack",
    "air-strike",
    "shelling",
    "take-ground",
    "deny-aid",
    "hostilities",
    "sniper-fire",
    "small-arms",
];
const TARGETS: &[&str] = &["civilians", "medical", "a0", "a1", "a2", "a3", "a4", "infrastructure"];

/// An incident.
#[derive(Clone, Debug)]
pub struct Happening {
    /// When.
    pub when: (u8, u8, u8),
    /// Where.
    pub place: (u8, u8),
    /// Merged into an earlier one.
    pub same_as: Option<u8>,
}

/// A claim about an incident.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Which incident.
    pub about: u8,
    /// Who says it.
    pub from: u8,
    /// Whom it cites.
    pub citing: Option<u8>,
    /// When the record learnt it.
    pub learnt: u8,
    /// The earlier claim that it corrects.
    pub supersedes: Option<u8>,
    /// What it says.
    pub said: Said,
}

/// What a claim says.
#[derive(Clone, Debug)]
pub struct Said {
    /// Acts.
    pub act: Vec<u8>,
    /// Doers, and whether it was all of them or one.
    pub by: (Vec<u8>, bool),
    /// Those hit.
    pub on: Vec<u8>,
    /// Who was present.
    pub present: Option<u8>,
    /// Who held the place.
    pub held_by: Option<u8>,
    /// What it answered.
    pub answering: Option<u8>,
    /// When notice was given.
    pub notice: Option<(u8, u8)>,
    /// When.
    pub when: Option<(u8, u8, u8)>,
    /// Where.
    pub place: Option<(u8, u8)>,
    /// With what, how many, near what, on whose word.
    pub seen: Seen,
    /// What it denies: the attribute and the value.
    pub denies: Option<(u8, u8)>,
}

/// What was seen besides.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The weapon.
    pub weapon: Option<u8>,
    /// How many.
    pub number: Option<(u8, u8)>,
    /// Near what.
    pub near: Option<u8>,
    /// Who approved it.
    pub approved_by: Option<u8>,
}

/// A claim about a standing, about who holds an area, about a thing done, an event or a count.
#[derive(Clone, Debug)]
pub struct Stands {
    /// Which of these.
    pub sort: u8,
    /// Who says it.
    pub from: u8,
    /// About whom or what.
    pub of: u8,
    /// What it says.
    pub says: u8,
    /// Since when, and until when.
    pub time: (u8, Option<u8>),
}

fn when() -> impl Strategy<Value = (u8, u8, u8)> {
    (0_u8..12, 0_u8..14, 0_u8..22)
}

pub(super) fn happening() -> impl Strategy<Value = Happening> {
    (when(), (0_u8..6, 0_u8..10), option::weighted(0.1, 0_u8..8))
        .prop_map(|(when, place, same_as)| Happening { when, place, same_as })
}

fn said() -> impl Strategy<Value = Said> {
    let deed = (vec(0_u8..8, 0..=2), (vec(0_u8..5, 0..=2), any::<bool>()), vec(0_u8..8, 0..=2));
    let place =
        (option::weighted(0.2, 0_u8..5), option::weighted(0.2, 0_u8..5), option::weighted(0.2, 0_u8..3));
    let rest = (
        option::weighted(0.1, (0_u8..14, 0_u8..22)),
        option::weighted(0.15, when()),
        option::weighted(0.1, (0_u8..6, 0_u8..10)),
        option::weighted(0.3, (0_u8..8, 0_u8..8)),
    );
    let seen = (
        option::weighted(0.25, 0_u8..8),
        option::weighted(0.2, (0_u8..6, 0_u8..10)),
        option::weighted(0.2, 0_u8..8),
        option::weighted(0.2, 0_u8..5),
    )
        .prop_map(|(weapon, number, near, approved_by)| Seen { weapon, number, near, approved_by });
    (deed, place, rest, seen).prop_map(
        |((act, by, on), (present, held_by, answering), (notice, when, place, denies), seen)| Said {
            act,
            by,
            on,
            present,
            held_by,
            answering,
            notice,
            when,
            place,
            seen,
            denies,
        },
    )
}

pub(super) fn claim() -> impl Strategy<Value = Claim> {
    (0_u8..8, 0_u8..6, option::weighted(0.2, 0_u8..6), 0_u8..14, option::weighted(0.4, 0_u8..20), said())
        .prop_map(|(about, from, citing, learnt, supersedes, said)| Claim {
            about,
            from,
            citing,
            learnt,
            supersedes,
            said,
        })
}

pub(super) fn stands() -> impl Strategy<Value = Stands> {
    (0_u8..14, 0_u8..6, 0_u8..5, 0_u8..3, (0_u8..14, option::weighted(0.3, 0_u8..10)))
        .prop_map(|(sort, from, of, says, time)| Stands { sort, from, of, says, time })
}

/// `when "…"`.
fn time((sort, first, second): (u8, u8, u8)) -> String {
    let on = day(first);
    match sort {
        0 => format!("when \"{on}\""),
        1 => format!("when \"{}\"", minute(first, second)),
        2 => format!("when \"night {on}\""),
        3 => format!("when \"{on}..2016-03-31\" lasting=#true"),
        4 => format!("when \"about {on} give-or-take 1 days\""),
        // few instants, so that some are the same, and some just so many hours apart
        5 | 6 => format!("when \"exactly {}\"", minute(first % 4, second / 6 * 6)),
        7 => format!("when \"exactly {}:30\"", minute(first, second)),
        9 => format!("when \"not-before {on}\""),
        10 => format!("when \"not-after {on}\""),
        _ => format!("when \"{on}T02:00..24:00\""),
    }
}

/// `place "…"`.
fn place((sort, area): (u8, u8)) -> String {
    let (lat, radius) = (["33.5", "33.98", "35.0", "33.5"], ["1 km", "5 km", "1 km", "60 km"]);
    let (lat, radius) = (word(&lat, sort), word(&radius, sort));
    match sort {
        0 => format!("place \"P\" in=\"x{}\"", pick(area, AREAS_IN_ALL)),
        1 => "place \"P\"".to_owned(),
        _ => {
            // on, beside and well off the lines of the areas, and as high as some of them
            let lon = word(&["36.5", "36.44", "36.56", "36.7"], area);
            let height = word(&["", " height=\"1 km\"", " height=\"5 km\"", ""], area / 3);
            format!("place \"P\" in=\"x0\" lat={lat} lon={lon} radius=\"{radius}\"{height}")
        }
    }
}

impl Happening {
    pub(super) fn text(&self, number: usize, claims: &str) -> String {
        let mut text = format!("incident \"i{number}\" \"Incident {number}\" {{\n    {}\n", time(self.when));
        let _ = writeln!(text, "    {}", place(self.place));
        if let Some(other) = self.same_as.filter(|_| number > 0) {
            let _ = writeln!(text, "    same-as \"i{}\"", pick(other, number));
        }
        text + claims + "}\n"
    }
}

impl Claim {
    pub(super) fn text(&self, number: usize, all: &[Self], incidents: usize) -> String {
        let from = pick(self.from, SOURCES);
        let citing = self.citing.map(|n| pick(n, SOURCES)).filter(|n| *n != from);
        let about = |claim: &Self| usize::from(claim.about) % incidents.max(1);
        let earlier = self.supersedes.map(usize::from).filter(|n| *n < number);
        let earlier = earlier.filter(|n| {
            all.get(*n).is_some_and(|other| about(other) == about(self) && pick(other.from, SOURCES) == from)
        });
        let mut text = format!("    claim \"c{number:02}\" from=\"q{from}\"");
        if let Some(citing) = citing {
            let _ = write!(text, " citing=\"q{citing}\"");
        }
        if let Some(earlier) = earlier {
            let _ = write!(text, " supersedes=\"c{earlier:02}\"");
        }
        let _ = writeln!(text, " said=\"2016-03-18\" learnt=\"{}\" {{", day(self.learnt));
        text + &self.said.text() + "    }\n"
    }
}

impl Said {
    fn text(&self) -> String {
        let words = |list: &[&str], numbers: &[u8]| -> String {
            let mut all: Vec<&str> = numbers.iter().map(|n| word(list, *n)).collect();
            all.sort_unstable();
            all.dedup();
            all.iter().map(|word| format!(" \"{word}\"")).collect::<Vec<_>>().concat()
        };
        let mut lines = Vec::new();
        if !self.act.is_empty() || self.is_mute() {
            lines.push(format!("act{}", words(ACTS, if self.act.is_empty() { &[0] } else { &self.act })));
        }
        if !self.by.0.is_empty() {
            lines.push(format!("{} {}", if self.by.1 { "by-one-of" } else { "by" }, actors(&self.by.0)));
        }
        if !self.on.is_empty() {
            lines.push(format!("on{}", words(TARGETS, &self.on)));
        }
        lines.extend(self.present.map(|n| format!("present {}", actors(&[n]))));
        lines.extend(self.held_by.map(|n| format!("held-by {}", actors(&[n]))));
        let reasons = ["immediate-threat", "earlier-breach", "nothing"];
        lines.extend(self.answering.map(|n| format!("answering \"{}\"", word(&reasons, n))));
        lines.extend(
            self.notice.map(|(first, hour)| format!("notice \"{}\"", minute_or_instant(first, hour))),
        );
        lines.extend(self.when.map(time));
        lines.extend(self.place.map(place));
        lines.extend(self.seen.lines());
        lines.extend(self.denies.map(|(of, value)| match of {
            0 => "denies happened=#true".to_owned(),
            1 => format!("denies act=\"{}\"", word(ACTS, value)),
            2 => format!("denies on=\"{}\"", word(TARGETS, value)),
            3 => format!("denies present={}", actors(&[value])),
            6 => format!("denies approved-by={}", actors(&[value])),
            7 => format!("denies near=\"{}\"", word(NEAR, value)),
            _ => format!("denies by={}", actors(&[value])),
        }));
        lines.iter().map(|line| format!("        {line}\n")).collect::<Vec<_>>().concat()
    }

    fn is_mute(&self) -> bool {
        let circumstances = self.present.is_none() && self.held_by.is_none() && self.answering.is_none();
        let times = self.notice.is_none() && self.when.is_none() && self.place.is_none();
        self.seen.lines().is_empty()
            && self.by.0.is_empty()
            && self.on.is_empty()
            && self.denies.is_none()
            && circumstances
            && times
    }
}

const NEAR: &[&str] =
    &["civilians", "school", "medical", "energy", "dam", "housing", "infrastructure", "power-plant"];

const WEAPONS: &[&str] = &[
    "class=\"gun\" calibre=\"122 mm\"",
    "class=\"gun\" calibre=\"82 mm\"",
    "class=\"artillery\"",
    "class=\"howitzer\" calibre=\"122 mm\" system=\"D-30\"",
    "class=\"tank\" range=\"4 km\"",
    "system=\"d-30\"",
    "class=\"mortar\" calibre=\"82 mm\" range=\"6 km\"",
    "",
];

impl Seen {
    fn lines(self) -> Vec<String> {
        let weapon = self.weapon.map(|n| format!("weapon \"w\" {}", word(WEAPONS, n)));
        let number = self.number.map(|(sort, n)| {
            let n = 30 + u16::from(n) * 10;
            let of = word(&["tanks", "men"], sort / 4);
            match sort % 4 {
                0 => format!("number {n} of=\"{of}\""),
                1 => format!("number at-least={n} of=\"{of}\""),
                2 => format!("number from={n} to={} of=\"{of}\"", n + 20),
                _ => format!("number about={n} of=\"{of}\""),
            }
        });
        let near = self.near.map(|n| format!("near \"{}\"", word(NEAR, n)));
        let approved_by = self.approved_by.map(|n| format!("approved-by {}", actors(&[n])));
        [weapon, number, near, approved_by].into_iter().flatten().collect()
    }
}

impl Stands {
    pub(super) fn text(&self, number: usize, agreements: &[Agreement], incidents: usize) -> String {
        let from = pick(self.from, SOURCES);
        let since = pick(self.time.0, 14);
        let since_day = day(self.time.0);
        let until = self.time.1.map(|more| (since + usize::from(more)).min(13));
        let until = until.map_or_else(String::new, |n| format!(" until=\"2016-03-{:02}\"", 18 + n));
        let starts = if self.from == 1 { format!("exactly {since_day}T08:00") } else { since_day.clone() };
        let span = format!("since=\"{starts}\"{until} said=\"{since_day}\"");
        let agreement = pick(self.of, agreements.len());
        match self.sort {
            4 => format!(
                "control \"x{}\" {{\n    claim \"k{number:02}\" from=\"q{from}\" {}={} {span}\n}}\n",
                pick(self.of.wrapping_mul(2).wrapping_add(self.says), AREAS_IN_ALL),
                word(&["held-by", "present"], self.says),
                actors(&[self.of]),
            ),
            5 | 9..=13 if agreements.get(agreement).is_some_and(|agreement| agreement.debt.is_some()) => {
                let debt = agreements.get(agreement).and_then(|agreement| agreement.debt.as_ref());
                let answers = debt.is_some_and(super::Debt::answers_breaches);
                if self.sort > 9 {
                    return self.count(number, agreement, from, since);
                }
                let done = if self.says == 0 {
                    format!("#false since=\"{since_day}\"{until}")
                } else if self.says == 2 {
                    format!("#true at=\"exactly {}\"", minute(self.time.0, self.of))
                } else {
                    format!("#true at=\"{since_day}\"")
                };
                let after = pick(self.from.wrapping_add(self.time.0), incidents);
                let after = if answers { format!(" after=\"i{after}\"") } else { String::new() };
                format!(
                    "fulfilment \"d{agreement}\" in=\"t{agreement}\"{after} {{\n    claim \"f{number:02}\" from=\"q{from}\" \
                     done={done} said=\"{since_day}\"\n}}\n"
                )
            }
            6 | 7 => {
                let came = match self.says {
                    0 => " came=#false".to_owned(),
                    1 => format!(" came=#true at=\"{}\"", if since == 0 { "2016-02-15" } else { &since_day }),
                    _ => format!(" came=#true at=\"{}\"", minute_or_instant(self.time.0, self.of)),
                };
                let denies = if since == 13 { " { denies done=#true; }" } else { "" };
                let came = if denies.is_empty() { came.as_str() } else { "" };
                format!(
                    "occurrence \"e{}\" in=\"t{agreement}\" {{\n    claim \"o{number:02}\" from=\"q{from}\"{came} \
                     said=\"2016-03-18\"{denies}\n}}\n",
                    self.sort - 6
                )
            }
            8 => format!(
                "count \"n0\" in=\"t{agreement}\" {{\n    claim \"n{number:02}\" from=\"q{from}\" over=\"{}\" \
                 said=\"2016-03-18\" {{ number {}; }}\n}}\n",
                day(self.time.0 / 3),
                word(&["12", "at-least=10", "35"], self.says),
            ),
            _ => format!(
                "standing {} in=\"t{agreement}\" {{\n    claim \"z{number:02}\" from=\"q{from}\" says=\"{}\" {span}\n}}\n",
                actors(&[self.of]),
                word(&["party", "excluded", "outside"], self.says),
            ),
        }
    }

    /// A count over a few days, which may touch, overlap or hold other counts.
    fn count(&self, number: usize, agreement: usize, from: usize, since: usize) -> String {
        let last = self.time.1.map_or(since, |more| (since + usize::from(more)).min(13));
        let over = if last == since {
            format!("2016-03-{:02}", 18 + since)
        } else {
            format!("2016-03-{:02}..2016-03-{:02}", 18 + since, 18 + last)
        };
        let many = match self.says {
            0 => format!("{}", self.of),
            1 => format!("at-least={}", self.of),
            _ => format!("from={} to={}", self.of, self.of + self.from),
        };
        let of = word(&["n1", "n1", "n2"], self.sort);
        format!(
            "count \"{of}\" in=\"t{agreement}\" {{\n    claim \"u{number:02}\" from=\"q{from}\" over=\"{over}\" \
             said=\"2016-03-{:02}\" {{ number {many}; }}\n}}\n",
            18 + last
        )
    }
}
