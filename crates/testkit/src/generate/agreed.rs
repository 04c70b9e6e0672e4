//! What was agreed.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::clause::{Clause, DEFINITIONS, clause};
use super::owed::{Debt, Panel, debt, panel};
use super::{actors, day, minute_or_instant, pick, readings, word};

/// A parameter: what stands in the text, and how some readings take it.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    /// What stands in the text.
    pub plain: T,
    /// Another answer, the readings that give it, and those that hold the question open.
    pub other: Option<(T, u8, u8)>,
}

/// An agreement.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Whether it adds to the one before it.
    pub supplements: bool,
    /// When it binds.
    pub periods: Choice<Vec<Period>>,
    /// Whether the day of an event is the first that is counted from it.
    pub same_day: Choice<bool>,
    /// Its parties.
    pub parties: Choice<Vec<u8>>,
    /// Whom it excludes.
    pub excluded: Choice<Vec<u8>>,
    /// Where it applies: the area, and the exception of place.
    pub area: Choice<(u8, u8)>,
    /// One or two clauses.
    pub clauses: Vec<Clause>,
    /// An obligation.
    pub debt: Option<Debt>,
    /// A body, and a clause that asks it.
    pub panel: Option<Panel>,
}

/// A period.
#[derive(Clone, Debug)]
pub struct Period {
    /// The first day.
    pub from: (u8, u8),
    /// How it ends, and after how long.
    pub end: (u8, u8),
    /// Renewals, each with the readings that refuse it and those that hold it open.
    pub renewals: Vec<(u8, u8)>,
    /// Daily hours.
    pub daily: u8,
    /// From which event it is counted, and how; from none for most numbers.
    pub counted: u8,
    /// Suspended, renewed tacitly, renewed once an event came, longer by a count; none of it for most numbers.
    pub more: u8,
}

pub(super) fn choice<T: Clone + std::fmt::Debug>(
    value: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Choice<T>> {
    let other =
        (value.clone(), 0_u8..16, 0_u8..16).prop_map(|(value, taken, open)| (value, taken, open & !taken));
    (value, option::weighted(0.4, other)).prop_map(|(plain, other)| Choice { plain, other })
}

fn period() -> impl Strategy<Value = Period> + Clone {
    let renewals = vec((0_u8..16, 0_u8..16).prop_map(|(refused, open)| (refused, open & !refused)), 0..=2);
    ((0_u8..6, 0_u8..22), (0_u8..6, 1_u8..10), renewals, 0_u8..8, 0_u8..12, 0_u8..10).prop_map(
        |(from, end, renewals, daily, counted, more)| Period { from, end, renewals, daily, counted, more },
    )
}

pub(super) fn agreement() -> impl Strategy<Value = Agreement> {
    let lists = (choice(vec(0_u8..5, 0..=2)), choice(vec(0_u8..5, 0..=1)));
    (
        any::<bool>(),
        (choice(vec(period(), 1..=2)), choice(any::<bool>())),
        lists,
        choice((0_u8..11, 0_u8..14)),
        vec(clause(), 1..=2),
        (option::weighted(0.5, debt()), option::weighted(0.3, panel())),
    )
        .prop_map(
            |(supplements, (periods, same_day), (parties, excluded), area, clauses, (debt, panel))| {
                Agreement { supplements, periods, same_day, parties, excluded, area, clauses, debt, panel }
            },
        )
}

impl<T> Choice<T> {
    /// The other answer, the readings that give it and those that hold the question open; none where no reading gives it.
    pub(super) fn taken(&self, count: usize) -> Option<(&T, String, String)> {
        let (other, taken, open) = self.other.as_ref()?;
        let taken = readings(*taken, count);
        (!taken.is_empty()).then(|| (other, taken, readings(*open, count)))
    }

    /// The point and the blocks of readings, where any reading takes it otherwise.
    pub(super) fn write(&self, point: &str, count: usize, inner: impl Fn(&T) -> String, own: &str) -> String {
        let Some((other, taken, open)) = self.taken(count) else {
            return if own.is_empty() { "\n".into() } else { format!(" {{\n{own}}}\n") };
        };
        let mut text = format!(" point=\"{point}\" asks=\"what of {point}?\" says=\"plain\" {{\n{own}");
        let _ = writeln!(text, "reading {taken} says=\"other\" {}", inner(other));
        if !open.is_empty() {
            let _ = writeln!(text, "reading {open} undecided=#true");
        }
        text + "}\n"
    }
}

/// An exception of place; none for the larger numbers.
pub(super) fn except(number: u8) -> String {
    let who = word(&["\"excluded\"", "\"a1\"", "\"bound\"", "\"a4\""], number / 2);
    match number {
        0..=7 if number.is_multiple_of(2) => format!("except-where present={who}\n"),
        0..=7 => format!("except-where held-by={who}\n"),
        8 => "except-where inside=\"x3\"\n".to_owned(),
        10 => "except-where held-by=\"doer\"\n".to_owned(),
        11 => "except-where held-by=\"a1\" as-at=\"2016-03-20\"\n".to_owned(),
        12 => "except-where held-by=\"doer\" as-at=\"2016-03-19T12:00\"\n".to_owned(),
        _ => String::new(),
    }
}

impl Agreement {
    pub(super) fn text(&self, number: usize, count: usize) -> String {
        let mut text =
            format!("agreement \"t{number}\" {{\ntitle \"T{number}\"\ntime-zone \"Asia/Damascus\"\n");
        if self.supplements && number > 0 {
            let _ = writeln!(text, "supplements \"t{}\"", number - 1);
        }
        let at = |what: &str| format!("t{number}-{what}");
        text += "signed \"2016-03-18\"\nd-day \"e1\"\nevent \"e0\" { words \"E0\"; }\nevent \"e1\" { words \"E1\"; }\n";
        text +=
            "quantity \"n0\" { words \"N0\"; }\nworking-days { off \"friday\"; holiday \"2016-03-21\"; }\n";
        let first = |same: &bool| format!("from=\"{}\"", if *same { "same-day" } else { "next-day" });
        let _ = write!(text, "count-days {}", first(&self.same_day.plain));
        text += &self.same_day.write(&at("first"), count, first, "");
        let periods = |periods: &Vec<Period>, way: &str| -> String {
            let apart = match periods.as_slice() {
                [first, second] => vec![first.clone().first(), second.clone().second()],
                other => other.to_vec(),
            };
            apart.iter().enumerate().map(|(n, p)| p.text(&at(&format!("{way}{n}")), count)).collect()
        };
        let own = periods(&self.periods.plain, "renewal");
        let block = |other: &Vec<Period>| {
            format!("{{\n{}}}", periods(&other.iter().cloned().map(Period::unrenewed).collect(), "other"))
        };
        text += "in-force";
        text += &self.periods.write(&at("force"), count, block, &own);
        // nobody is both
        let lists =
            [("parties", &self.parties, [0, 1, 2, 0, 1]), ("excluded", &self.excluded, [3, 4, 3, 4, 3])];
        for (name, list, among) in lists {
            let names = |list: &[u8]| -> String {
                actors(&list.iter().filter_map(|n| among.get(usize::from(*n)).copied()).collect::<Vec<_>>())
            };
            let to = |other: &Vec<u8>| {
                let names = if other.is_empty() { names(&[0]) } else { names(other) };
                format!("{{ to {names} }}")
            };
            let _ = write!(text, "{name} {}", names(&list.plain));
            text += &list.write(&at(name), count, to, "");
        }
        let scope =
            |area: u8| if area < 2 { "everywhere=#true".to_owned() } else { format!("\"x{}\"", area - 1) };
        let _ = write!(text, "area {}", scope(self.area.plain.0));
        let to = |(area, but): &(u8, u8)| format!("{{\nto {}\n{}}}", scope(*area), except(*but));
        text += &self.area.write(&at("area"), count, to, &except(self.area.plain.1));
        text += DEFINITIONS;
        for (n, clause) in self.clauses.iter().enumerate() {
            text += &clause.text(n, &at(&format!("{n}")), count);
        }
        if let Some(panel) = &self.panel {
            text += &panel.text();
        }
        if let Some(debt) = &self.debt {
            text += "quantity \"n1\" { words \"Lorries.\"; }\nquantity \"n2\" { words \"Tents.\"; }\n";
            text += &debt.text(number, count);
        }
        text + "}\n"
    }
}

impl Period {
    fn unrenewed(self) -> Self {
        Self { renewals: Vec::new(), ..self }
    }

    /// The first of two, which ends before the second starts.
    fn first(self) -> Self {
        Self { end: (3, 0), renewals: Vec::new(), more: 0, ..self }
    }

    /// The second of two, which starts after the first has ended.
    fn second(self) -> Self {
        Self { from: (self.from.0 + 6, self.from.1), end: (self.end.0.min(2), self.end.1), ..self }
    }

    fn text(&self, point: &str, count: usize) -> String {
        let from = match self.counted {
            0 => "e0".to_owned(),
            1 => "30 hours after e0".to_owned(),
            2 => "2 days after e0".to_owned(),
            3 => "2 working days after e1".to_owned(),
            4 => "D+2".to_owned(),
            5 => "12 hours after signing".to_owned(),
            _ if self.from.1 < 11 => day(self.from.0),
            _ => minute_or_instant(self.from.0, self.from.1),
        };
        let length = self.end.1;
        let end = match self.end.0 {
            0 => String::new(),
            1 => format!(" term=\"{} hours\"", u16::from(length) * 12),
            2 => format!(" term=\"{length} days\""),
            4 => " until=\"e1\"".to_owned(),
            5 => format!(" until=\"{}{length} days after e0\"", if length < 5 { "before " } else { "" }),
            _ => format!(" until=\"2016-03-{:02}\"", 23 + pick(length, 9)),
        };
        let mut text = format!("period from=\"{from}\"{end} {{\n");
        if self.end.0 > 0 {
            for (n, (refused, open)) in self.renewals.iter().enumerate() {
                let once = if self.more == 3 { " once=\"e1\"" } else { "" };
                text += &renewal(&format!("{point}-{n}"), once, *refused, *open, count);
            }
        }
        match self.more {
            1 => text += "suspended from=\"2016-03-22\" until=\"2016-03-23\"\n",
            2 => {
                let _ = writeln!(
                    text,
                    "suspended from=\"6 hours after e1\" until=\"2016-03-27\" point=\"{point}-pause\" \
                     asks=\"was {point} suspended?\" says=\"yes\" {{ reading \"r0\" refused=#true says=\"no\"; }}"
                );
            }
            4 if self.end.0 > 0 => {
                text += "renews-itself for=\"2 days\" unless=\"e0\" notice=\"1 month\" at-most=2\n";
            }
            5 if self.end.0 > 0 => {
                text += "grows by=\"1 day\" for-each=10 of=\"n0\" at-most=\"6 days\"\n";
            }
            _ => {}
        }
        match self.daily {
            6 => text += "daily from=\"10:00\" until=\"15:00\"\n",
            7 => text += "daily length=\"3 hours\"\n",
            _ => {}
        }
        text + "}\n"
    }
}

fn renewal(point: &str, once: &str, refused: u8, open: u8, count: usize) -> String {
    let (refused, open) = (readings(refused, count), readings(open, count));
    let mut text = format!("renewed for=\"48 hours\" on=\"2016-03-20\" by=\"a0\"{once}");
    if refused.is_empty() {
        return text + "\n";
    }
    let _ = writeln!(text, " point=\"{point}\" asks=\"was it renewed at {point}?\" says=\"yes\" {{");
    let _ = writeln!(text, "reading {refused} refused=#true says=\"no\"");
    if !open.is_empty() {
        let _ = writeln!(text, "reading {open} undecided=#true");
    }
    text + "}\n"
}
