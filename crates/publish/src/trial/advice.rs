//! One sentence of advice for each cause of open findings, the most frequent first.

use std::cmp::Reverse;

use model::claim::Attribute;
use model::finding::Guard;

use super::Trial;
use super::cause::{Cause, Waiting};
use crate::words::count;

/// The sentences.
pub(super) fn lines(trial: &Trial<'_>) -> Vec<String> {
    let mut all: Vec<(&Cause, &Waiting)> = trial.causes.in_all.iter().collect();
    all.sort_by_key(|(cause, waiting)| (Reverse(waiting.findings), (*cause).clone()));
    let case = trial.question.case;
    all.into_iter()
        .map(|(cause, waiting)| {
            let number = count(waiting.findings, "finding waits", "findings wait");
            format!("{number} on {}: {}.", cause.words(case), advice(cause))
        })
        .collect()
}

fn advice(cause: &Cause) -> String {
    match cause {
        Cause::Question(..) => "answer it in the text, or name who answers it".into(),
        Cause::Body(_) => {
            "say in the text by what it judges and by when, or word the clause so that facts decide".into()
        }
        Cause::Outline(_) => "draw the line, as an outline or a strip, and agree on the map".into(),
        Cause::Unsaid(guard) => unsaid(*guard).into(),
        Cause::Fact(attribute) => fact(*attribute).into(),
        Cause::Standing => {
            "name the parties and those who are left out, or keep one register of who joined, and when".into()
        }
        Cause::Condition => "settle what it depends on first".into(),
    }
}

fn unsaid(guard: Guard) -> &'static str {
    match guard {
        Guard::InForce => "give dates and hours",
        Guard::InArea | Guard::Near => "name the places, and draw them",
        Guard::Prohibited => "define the acts",
        Guard::Bound | Guard::Protected => "name whom it binds and protects",
        Guard::Listed => "list the weapons by class, calibre and range",
        Guard::SoMany => "say how many, and of what",
        Guard::Repeated => {
            "have times recorded to the minute or the second, and settle the breaches that are counted"
        }
        Guard::NotExcepted => "say what must be shown for an exception, and within what time and distance",
        Guard::Happened | Guard::Asked => "say who establishes it",
    }
}

fn fact(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Happened => {
            "have reports confirmed by somebody whom all sides count, and say in the text who that is"
        }
        Attribute::When => {
            "have times recorded to the minute, and let the text begin and end where little happens"
        }
        Attribute::Place => {
            "have places recorded with a point and how far off it may be; keep lines away from where people are many"
        }
        Attribute::Act => "have it recorded what was done; where that cannot be seen, forbid the wider class",
        Attribute::By => "let monitors in at once, and agree on how an act is laid to somebody",
        Attribute::On => "have it recorded who or what was hit",
        Attribute::HeldBy => "agree on a map of who holds what, with its date",
        Attribute::Present => {
            "agree on a map of who is where, or do not let the clause turn on who is present"
        }
        Attribute::Answering => {
            "have whoever acts say at once what it answers; set a limit in time and distance"
        }
        Attribute::Notice => "say to whom notice is given, and keep a register of it",
        Attribute::ApprovedBy => "keep a register of what was approved, and by whom",
        Attribute::Weapon => "have class and calibre recorded, or list weapons by what can be seen from afar",
        Attribute::Number => "have them counted, or word it by what can be seen",
        Attribute::Near => "have it recorded what lies near the place",
        Attribute::Standing => "keep one register of who joined, and when",
        Attribute::Done => "name who confirms that it was done",
    }
}
