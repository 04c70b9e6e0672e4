//! Every point on which two readings differ and that may bear on a matter.

use std::collections::BTreeSet;

use model::agreement::{Agreement, Clause, EachParameter, Parameter, Rule, Test, Where};
use model::claim::{Attribute, Subject};
use model::finding::{Considered, Matter, PivotPoint};
use model::incident::Incident;
use model::reading::Reading;
use model::{ActorId, ClauseId};

use super::Table;
use crate::reference::known::Known;
use crate::reference::quantity::Ledger;
use crate::reference::standing::standing;
use crate::reference::{View, clock, evidence};

/// The points in a fixed order: ownership, questions of the text, facts, standings.
pub(super) fn of(table: &Table<'_>) -> Vec<PivotPoint> {
    let mut differing = Differing { readings: table.readings, points: Vec::new() };
    for agreement in agreements(table) {
        agreement.each_parameter(&mut differing);
    }
    let mut points = differing.points;
    points.extend(matters(table));
    match table.matter {
        Matter::Incident(incident, clause) => {
            if is_owned_by_some(table.agreement, clause) {
                points.insert(0, PivotPoint::Ownership);
            }
            if let Some(incident) = table.case.incidents.get(incident) {
                points.extend(facts(table, incident));
                points.extend(standings(table, incident));
            }
        }
        // an obligation's conditions look at any incident: every attribute may bear on it, standings all at once
        Matter::Obligation(_) => {
            points.insert(0, PivotPoint::Ownership);
            points.extend(Attribute::WORDS.iter().map(|(attribute, ..)| PivotPoint::Fact(*attribute)));
        }
    }
    points
}

/// The agreement of an incident and those that it adds to; every agreement for an obligation.
fn agreements<'a>(table: &Table<'a>) -> Vec<&'a Agreement> {
    match table.matter {
        Matter::Incident(..) => table.chain().collect(),
        Matter::Obligation(_) => table.case.agreements.values().collect(),
    }
}

/// What the clocks wait for, and the readings make different things of.
fn matters(table: &Table<'_>) -> Vec<PivotPoint> {
    let all: BTreeSet<Subject> = agreements(table).into_iter().flat_map(clock::matters).collect();
    let differ = |matter: &Subject| {
        let [a, b] = table.readings.map(|reading| of_matter(&table.view(reading), table, matter));
        a.len() != b.len() || a.iter().zip(&b).any(|(a, b)| is_otherwise(a, b))
    };
    all.into_iter().filter(differ).map(PivotPoint::Matter).collect()
}

/// What a view makes of an event, a fulfilment or a count.
pub(super) fn of_matter(view: &View<'_>, table: &Table<'_>, matter: &Subject) -> Vec<Considered> {
    match matter {
        Subject::Quantity(agreement, quantity) => table
            .case
            .agreements
            .get(agreement)
            .map(|agreement| Ledger::of(view, agreement, quantity).counts)
            .unwrap_or_default()
            .into_iter()
            .map(|count| count.considered)
            .collect(),
        _ => vec![clock::came(view, matter)],
    }
}

struct Differing<'a> {
    readings: [&'a Reading; 2],
    points: Vec<PivotPoint>,
}

impl EachParameter for Differing<'_> {
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>) {
        let [a, b] = self.readings.map(|reading| parameter.under(&reading.id));
        let differ = a.len() != b.len() || a.iter().zip(&b).any(|(left, right)| left.0 != right.0);
        let Some(point) = parameter.point.as_ref().filter(|_| differ) else { return };
        let term = PivotPoint::Term(point.id.clone());
        if !self.points.contains(&term) {
            self.points.push(term);
        }
    }
}

/// The attributes of the incident of which the readings make different things; all, where a clause looks at other incidents as well.
fn facts(table: &Table<'_>, incident: &Incident) -> Vec<PivotPoint> {
    let clause = table
        .agreement
        .clauses
        .iter()
        .find(|c| matches!(table.matter, Matter::Incident(_, id) if *id == c.id));
    let looks_around = clause.is_some_and(|clause| {
        let permits = table.agreement.permits_from(&clause.id).map(|(permit, _)| permit);
        let around = || every(&table.agreement.area).any(|scope| scope.except.iter().any(is_earlier));
        permits.chain([clause]).any(looks_further) || around()
    });
    Attribute::WORDS
        .iter()
        .map(|(attribute, ..)| *attribute)
        .filter(|attribute| {
            let [a, b] = table.readings.map(|r| evidence::of_incident(&table.view(r), incident, *attribute));
            looks_around || is_otherwise(&a, &b)
        })
        .map(PivotPoint::Fact)
        .collect()
}

/// Whether only some readings own the clause, or one that permits what it forbids; or one of which it counts the breaches.
fn is_owned_by_some(agreement: &Agreement, id: &ClauseId) -> bool {
    let own = || agreement.clauses.iter().filter(|clause| clause.id == *id);
    let counted = own().flat_map(counted).collect::<Vec<_>>();
    let all = counted.into_iter().chain([id]);
    all.into_iter().any(|id| {
        let permits = agreement.permits_from(id).map(|(permit, _)| permit);
        let own = agreement.clauses.iter().filter(|clause| clause.id == *id);
        permits.chain(own).any(|clause| !clause.held_by.is_empty())
    })
}

/// The clauses of which a clause counts the breaches.
fn counted(clause: &Clause) -> Vec<&ClauseId> {
    match &clause.rule {
        Rule::Forbid(rule) => rule.repeated.iter().flat_map(every).map(|often| &often.of).collect(),
        Rule::Permit(_) | Rule::Asks { .. } => Vec::new(),
    }
}

/// Whether a clause looks at other incidents, or at who held the place at another time.
fn looks_further(clause: &Clause) -> bool {
    let (rule, conditions) = match &clause.rule {
        Rule::Forbid(rule) => (&**rule, &[] as &[_]),
        Rule::Permit(permit) => (&permit.conduct, permit.only_if.as_slice()),
        Rule::Asks { .. } => return false,
    };
    let tests = rule.unless.iter().chain(conditions).flat_map(|exception| every(&exception.tests));
    let mut tests = tests.flatten().flatten();
    tests.any(|test| matches!(test, Test::Answers { after_attack: Some(_), .. } | Test::Freed { .. }))
        || rule.repeated.is_some()
        || every(&rule.on).any(|on| on.except.iter().any(is_earlier))
        || rule.area.iter().flat_map(every).any(|scope| scope.except.iter().any(is_earlier))
}

fn is_earlier(place: &Where) -> bool {
    matches!(place, Where::HeldAt(..))
}

/// Every answer that any reading gives.
fn every<T>(parameter: &Parameter<T>) -> impl Iterator<Item = &T> {
    std::iter::once(&parameter.plain).chain(parameter.taken.iter().filter_map(|taken| taken.to.as_ref()))
}

fn standings(table: &Table<'_>, incident: &Incident) -> Vec<PivotPoint> {
    let known = table.readings.map(|reading| Known::of(&table.view(reading), incident));
    let involved: BTreeSet<ActorId> = known.iter().flat_map(Known::involved).cloned().collect();
    involved
        .into_iter()
        .filter(|actor| {
            let window = &incident.when.window;
            let [a, b] = table.readings.map(|r| standing(&table.view(r), table.agreement, actor, window).0);
            is_otherwise(&a, &b)
        })
        .map(PivotPoint::Standing)
        .collect()
}

/// Whether two readings make different things of it, whoever they have it from.
fn is_otherwise(a: &Considered, b: &Considered) -> bool {
    a.open != b.open || !a.candidates.iter().map(|c| &c.value).eq(b.candidates.iter().map(|c| &c.value))
}
