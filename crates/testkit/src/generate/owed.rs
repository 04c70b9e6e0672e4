//! What is owed, how much and how often, and who judges.

use std::fmt::Write;

use proptest::option;
use proptest::prelude::*;

use super::{day, readings, word};

/// An obligation.
#[derive(Clone, Debug)]
pub struct Debt {
    /// When it is due, and put off to.
    pub due: (u8, Option<Option<u8>>),
    /// How it is counted, and by which readings otherwise.
    pub counted: (u8, u8, u8),
    /// What must come first.
    pub after: u8,
    /// The readings that own it; all where there is none.
    pub held_by: u8,
    /// How much is owed: the sort of amount, and the number.
    pub measure: Option<(u8, u8)>,
    /// How often.
    pub recurs: u8,
    /// When a later text ended it.
    pub ended: Option<u8>,
}

/// A body, of which the first two actors have seats.
#[derive(Clone, Debug)]
pub struct Panel {
    /// How many seats each has.
    pub seats: (u8, u8),
    /// How many of the first must be there, where the text says so.
    pub quorum: Option<u8>,
    /// How it decides.
    pub decides: u8,
    /// Whether it has a time to answer in.
    pub answers: bool,
}

/// What a body found.
#[derive(Clone, Debug)]
pub struct Ruled {
    /// On which incident, under which agreement.
    pub on: (u8, u8),
    /// When, and when the record learnt it.
    pub time: (u8, u8),
    /// Whether it was a breach.
    pub breach: bool,
    /// How many of each there were.
    pub present: (u8, u8),
    /// Who was against it.
    pub dissent: Option<u8>,
}

pub(super) fn debt() -> impl Strategy<Value = Debt> {
    let due = (0_u8..14, option::weighted(0.4, option::of(0_u8..14)));
    let amount = (option::weighted(0.5, (0_u8..6, 0_u8..9)), 0_u8..6, option::weighted(0.2, 0_u8..12));
    (due, (0_u8..12, 0_u8..16, 0_u8..16), 0_u8..8, 0_u8..16, amount).prop_map(
        |(due, counted, after, held_by, (measure, recurs, ended))| Debt {
            due,
            counted,
            after,
            held_by,
            measure,
            recurs,
            ended,
        },
    )
}

pub(super) fn panel() -> impl Strategy<Value = Panel> {
    ((1_u8..4, 1_u8..3), option::of(0_u8..3), 0_u8..4, any::<bool>())
        .prop_map(|(seats, quorum, decides, answers)| Panel { seats, quorum, decides, answers })
}

pub(super) fn ruled() -> impl Strategy<Value = Ruled> {
    ((0_u8..8, 0_u8..3), (0_u8..14, 0_u8..14), any::<bool>(), (0_u8..4, 0_u8..4), option::of(0_u8..3))
        .prop_map(|(on, time, breach, present, dissent)| Ruled { on, time, breach, present, dissent })
}

impl Debt {
    pub(super) fn text(&self, number: usize, count: usize) -> String {
        let mut text = format!("obligation \"d{number}\" cites=\"Debt\" {{\nwords \"Do it.\"\non \"a0\"\n");
        let held_by = readings(self.held_by, count);
        if !held_by.is_empty() {
            let _ = writeln!(text, "held-by {held_by}");
        }
        text += &self.often(number, count);
        match self.after {
            0 => {
                let _ = writeln!(text, "after-unbroken \"3 days\" of=\"t{number}\" from=\"2016-03-20\"");
            }
            1 => {
                let _ = writeln!(text, "after-breaches 2 within=\"5 days\" of=\"t{number}\" by=\"a0\"");
            }
            3 => text += "after \"in-force\"\n",
            4 => text += "after \"e1\"\n",
            _ => {}
        }
        if let Some((sort, number)) = self.measure.filter(|_| self.recurs != 1) {
            let _ = writeln!(text, "measure \"n1\" {}", amount(sort, number));
        }
        if let Some(ended) = self.ended {
            let first = if self.is_timed() { 28 } else { 19 };
            let _ =
                writeln!(text, "superseded on=\"2016-03-{}\" by-text=\"t0\"", first + ended % (32 - first));
        }
        text + "}\n"
    }

    fn is_timed(&self) -> bool {
        self.recurs > 1 && self.recurs < 5
    }

    /// Whether it is owed after each breach.
    pub(super) fn answers_breaches(&self) -> bool {
        self.recurs == 1
    }

    /// How often it is owed; or, of what is owed once, by when.
    fn often(&self, number: usize, count: usize) -> String {
        match self.recurs {
            0 => "recurs every=\"2 days\" from=\"2016-03-19\" until=\"2016-03-30\"\n".to_owned(),
            5 => "recurs every=\"3 days\" from=\"1 days after e0\"\n".to_owned(),
            1 => "after-each-breach within=\"36 hours\" by=\"a0\"\n".to_owned(),
            _ => self.term(number, count),
        }
    }

    fn term(&self, number: usize, count: usize) -> String {
        let due = |how: u8| match how {
            0 => "48 hours after e0".to_owned(),
            1 => "3 days after e1".to_owned(),
            2 => "before 2 working days after e0".to_owned(),
            3 => "before D+4".to_owned(),
            4 => "5 days after in-force".to_owned(),
            5 => "2 days before e0".to_owned(),
            6 => format!("before {}", day(1 + self.due.0 % 5)),
            7 => format!("exactly {}T14:00", day(self.due.0 % 6)),
            _ => day(self.due.0 % 6),
        };
        let (how, taken, open) = self.counted;
        let (taken, open) = (readings(taken, count), readings(open & !taken, count));
        let mut text = format!("due \"{}\" set-on=\"2016-03-18\"", due(how));
        if how > 9 && !taken.is_empty() {
            let other = due(self.due.0 % 7);
            let _ =
                writeln!(text, " point=\"d{number}-due\" asks=\"when is d{number} due?\" says=\"plain\" {{");
            let _ = writeln!(text, "reading {taken} says=\"other\" {{ to \"{other}\"; }}");
            if !open.is_empty() {
                let _ = writeln!(text, "reading {open} undecided=#true");
            }
            text += "}";
        }
        text += "\n";
        if let Some(until) = self.due.1 {
            let until = until.map_or_else(String::new, |n| format!(" until=\"{}\"", day(6 + n % 8)));
            let _ = writeln!(text, "extended on=\"2016-03-20\"{until}");
        }
        if self.after == 2 {
            text += "lapsed on=\"2016-03-28\"\n";
        }
        text
    }
}

fn amount(sort: u8, number: u8) -> String {
    match sort {
        0 => format!("number=\"at least {number}\" from=\"2016-03-18\""),
        1 => format!("number=\"at most {number}\""),
        2 => format!("number=\"exactly {number}\" from=\"2016-03-18\""),
        3 => format!("number=\"at least {number}\" for-each=2 of=\"n2\" from=\"2016-03-18\""),
        4 => format!("percent=\"at least {number}0\" of=\"n2\""),
        _ => "same-as=\"n2\" from=\"e0\"".to_owned(),
    }
}

impl Panel {
    pub(super) fn text(&self) -> String {
        let (first, second) = self.seats;
        let mut text = format!("body \"a3\" {{\nseat \"a0\" {first}\nseat \"a1\" {second}\n");
        if let Some(quorum) = self.quorum {
            let _ = writeln!(text, "quorum \"a0\" {}", quorum.min(first));
        }
        let way = ["\"consensus\"", "\"majority\"", "\"final-word\" of=\"a1\"", "\"consensus\""];
        let _ = writeln!(text, "decides {}", word(&way, self.decides));
        if self.answers {
            text += "answers-within \"2 days\"\ninterprets #true\n";
        }
        text + "}\nclause \"ask\" cites=\"Body\" {\nwords \"Judge it.\"\nasks \"a3\" question=\"was it so?\"\n}\n"
    }
}

impl Ruled {
    pub(super) fn text(&self, number: usize, agreement: usize, incident: usize) -> String {
        let finds = if self.breach { "breach" } else { "no-breach" };
        let (on, learnt) = (day(self.time.0.min(self.time.1)), day(self.time.0.max(self.time.1)));
        let (first, second) = self.present;
        let dissent = self
            .dissent
            .map_or_else(String::new, |n| format!("dissent \"{}\"\n", word(&["a0", "a1", "a2"], n)));
        format!(
            "decision \"e{number}\" by=\"a3\" on=\"{on}\" learnt=\"{learnt}\" incident=\"i{incident}\" \
             clause=\"t{agreement}/ask\" finds=\"{finds}\" {{\npresent \"a0\" {first}\npresent \"a1\" {second}\n{dissent}}}\n"
        )
    }
}
