//! Who is bound: parties, those not covered, those in dispute, in a line each.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use assess::reference::{View, force, standings};
use model::actor::ActorKind;
use model::claim::Standing;
use model::finding::{Knowledge, StandingOf};
use model::{AgreementId, ReadingId, Truth};

use crate::found::agreement_name;
use crate::page::Page;
use crate::question::Question;
use crate::readings;
use crate::standing::values;
use crate::words;

/// Who is what under one agreement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bound {
    /// The agreement.
    pub agreement: AgreementId,
    /// Parties, for everybody asked, and settled so.
    pub parties: Vec<String>,
    /// Not covered, for everybody asked.
    pub excluded: Vec<String>,
    /// Neither, for everybody asked.
    pub outside: Vec<String>,
    /// Those of whom readings or sources say different things, or nothing settled, or of whom some readings say nothing, with what is
    /// said of them; first those of whom most readings say something.
    pub disputed: Vec<String>,
}

/// How many names stand in a line before the rest is only counted.
const NAMES: usize = 12;
const DISPUTES: usize = 3;

impl Bound {
    /// The agreements in force that do not only add to others; where none is, all such agreements.
    pub fn of(question: &Question<'_>) -> Vec<Self> {
        let own: Vec<&AgreementId> = question
            .case
            .agreements
            .values()
            .filter(|agreement| agreement.supplements.is_none())
            .map(|agreement| &agreement.id)
            .collect();
        let binding: Vec<&AgreementId> = own.iter().copied().filter(|id| may_bind(question, id)).collect();
        let shown = if binding.is_empty() { own } else { binding };
        shown.into_iter().map(|agreement| Self::under(question, agreement)).collect()
    }

    fn under(question: &Question<'_>, agreement: &AgreementId) -> Self {
        let readings: Vec<&ReadingId> = question.readings.iter().collect();
        let rows = standings(question.case, agreement, &readings, question.asked);
        let mut bound = Self {
            agreement: agreement.clone(),
            parties: Vec::new(),
            excluded: Vec::new(),
            outside: Vec::new(),
            disputed: Vec::new(),
        };
        let mut disputed: Vec<(usize, String)> = Vec::new();
        for of_actor in rows.chunk_by(|a, b| a.actor == b.actor) {
            let Some(first) = of_actor.first().filter(|row| can_fight(question, row)) else { continue };
            let name = question.case.actor_name(&first.actor).to_owned();
            match agreed(of_actor) {
                Some(Standing::Party) => bound.parties.push(name),
                Some(Standing::Excluded) => bound.excluded.push(name),
                Some(Standing::Outside) => bound.outside.push(name),
                None => {
                    let speaking = of_actor.iter().filter(|row| told(row).is_some()).count();
                    if speaking == 0 {
                        continue;
                    }
                    disputed.push((speaking, format!("{name} ({})", dispute(question, of_actor))));
                }
            }
        }
        disputed.sort_by_key(|(speaking, _)| Reverse(*speaking));
        bound.disputed = disputed.into_iter().map(|(_, told)| told).collect();
        bound
    }

    pub(super) fn say(&self, question: &Question<'_>, page: &mut Page) {
        page.subheading(agreement_name(question.case, &self.agreement));
        let line = |what: &str, names: &[String], most| {
            (!names.is_empty()).then(|| format!("{what} ({}): {}.", names.len(), words::few(names, most)))
        };
        let lines = [
            line("Parties", &self.parties, NAMES),
            line("Not covered", &self.excluded, NAMES),
            line("Outside, not joined", &self.outside, NAMES),
            line("In dispute", &self.disputed, DISPUTES),
        ];
        page.list(lines.into_iter().flatten().collect());
    }
}

fn may_bind(question: &Question<'_>, agreement: &AgreementId) -> bool {
    let case = question.case;
    let Some(agreement) = case.agreements.get(agreement) else { return false };
    question.readings.iter().filter_map(|id| case.readings.get(id)).any(|reading| {
        let view = View::new(case, reading, question.asked);
        force::at(&view, agreement, question.asked.as_of).truth != Truth::False
    })
}

/// Whether an actor is one whom a truce is for: not an office, an outlet, a person, or "whoever it may be".
fn can_fight(question: &Question<'_>, row: &StandingOf) -> bool {
    use ActorKind::{Body, Collective, Media, Ngo, Office, Person};
    let kind = question.case.actors.get(&row.actor).map(|actor| actor.kind);
    kind.is_some_and(|kind| !matches!(kind, Body | Collective | Media | Ngo | Office | Person))
}

/// What every reading takes an actor to be and holds for settled, where nobody says anything else.
fn agreed(rows: &[StandingOf]) -> Option<Standing> {
    let settled =
        rows.iter().all(|row| row.considered.state() == Knowledge::Known && row.disputed_by.is_empty());
    let all: BTreeSet<Standing> = rows.iter().flat_map(values).collect();
    let one = settled && all.len() == 1;
    all.into_iter().next().filter(|_| one)
}

/// What a reading takes an actor to be, in words; nothing where it says nothing.
fn told(row: &StandingOf) -> Option<String> {
    let words: Vec<&str> = values(row).into_iter().map(words::standing).collect();
    match row.considered.state() {
        _ if words.is_empty() => None,
        Knowledge::Alleged => Some(words::UNSETTLED.to_owned()),
        _ => Some(words.join(" or ")),
    }
}

fn dispute(question: &Question<'_>, rows: &[StandingOf]) -> String {
    let answers = rows.iter().filter_map(|row| Some((row.reading.clone(), told(row)?)));
    let groups = readings::alike(answers);
    let each: Vec<String> = groups
        .iter()
        .map(|(some, what)| format!("{what}: {}", readings::names(some, &question.readings)))
        .collect();
    let others: BTreeSet<&str> = rows
        .iter()
        .filter(|row| told(row).is_some())
        .flat_map(|row| &row.disputed_by)
        .map(|source| question.case.source_name(source))
        .collect();
    let others: Vec<&str> = others.into_iter().collect();
    match (groups.len(), others.as_slice()) {
        (1, [_, ..]) => format!("{}; otherwise {}", each.join("; "), words::few(&others, 2)),
        _ => each.join("; "),
    }
}
