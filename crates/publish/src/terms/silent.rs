//! What the text does not say, and a finding may wait for.

use std::collections::BTreeSet;

use assess::reference::words::list;
use model::AreaId;
use model::agreement::{Agreement, Conduct, End, Exception, Parameter, Rule, Scope, Test, Where};

use super::duties::is_timed;
use super::voice::{Voice, spaced};
use crate::page::Page;

/// Says what the text leaves unsaid.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    page.heading("What it does not say");
    let agreement = voice.agreement;
    let mut lines = Vec::new();
    let alone = agreement.supplements.is_none();
    if alone && agreement.parties.plain.is_empty() && agreement.joining.is_none() {
        lines.push("It does not say who is bound, nor how one joins.".into());
    }
    if agreement.signed_on.is_none() {
        lines.push("It does not say when it was signed.".into());
    }
    if agreement.in_force.plain.iter().any(|period| period.until == End::Open && period.renewals.is_empty()) {
        lines.push("It does not say when it ends.".into());
    }
    lines.extend(who_watches(agreement));
    lines.extend(untimed(agreement));
    lines.extend(without_outline(voice));
    lines.extend(agreement.clauses.iter().flat_map(|clause| {
        conduct(&clause.rule)
            .into_iter()
            .flat_map(|conduct| &conduct.unless)
            .filter_map(|one| unbounded(&clause.id, one))
    }));
    if !agreement.bodies.iter().any(|body| body.interprets) {
        lines.push("It names nobody who says what the text means.".into());
    }
    if agreement.texts.len() > 1 && !agreement.texts.iter().any(|text| text.authentic) {
        lines.push("There are several texts of it, and it does not say which of them binds.".into());
    }
    if lines.is_empty() {
        page.text("Nothing that this program looks for is missing.");
    }
    page.list(lines);
}

fn conduct(rule: &Rule) -> Option<&Conduct> {
    match rule {
        Rule::Forbid(conduct) => Some(conduct),
        Rule::Permit(permit) => Some(&permit.conduct),
        Rule::Asks { .. } => None,
    }
}

fn who_watches(agreement: &Agreement) -> Option<String> {
    let all: Vec<String> = unwatched(agreement).iter().map(|id| format!("[{id}]")).collect();
    (!all.is_empty()).then(|| format!("It does not say who watches {}.", list(&all, "and")))
}

/// The ids of the clauses and obligations of which the text does not say who watches them.
pub(crate) fn unwatched(agreement: &Agreement) -> Vec<String> {
    let clauses = agreement.clauses.iter().filter(|clause| !matches!(clause.rule, Rule::Permit(_)));
    let clauses = clauses.filter(|clause| clause.monitored_by.is_empty());
    let obligations = agreement.obligations.iter().filter(|obligation| obligation.monitored_by.is_empty());
    clauses.map(|clause| clause.id.to_string()).chain(obligations.map(|one| one.id.to_string())).collect()
}

fn untimed(agreement: &Agreement) -> Option<String> {
    let untimed = agreement.obligations.iter().filter(|obligation| !is_timed(obligation));
    let all: Vec<String> = untimed.map(|obligation| format!("[{}]", obligation.id)).collect();
    (!all.is_empty()).then(|| format!("It does not say by when this must be done: {}.", list(&all, "and")))
}

/// Areas of the text that have no outline in the case.
fn without_outline(voice: &Voice<'_>) -> Option<String> {
    let areas = areas_of(voice.agreement);
    let drawn = |id: &AreaId| voice.case.areas.get(id).is_some_and(|area| area.outline.is_some());
    // what has nothing but heights reaches as far as the area that it lies in
    let around = |id: &AreaId| voice.case.areas.get(id).filter(|a| !a.heights.is_empty())?.within.as_ref();
    let bare = areas.iter().filter(|id| !drawn(id) && !around(id).is_some_and(drawn));
    let names: Vec<String> = bare.map(|id| voice.area(id)).collect();
    (!names.is_empty()).then(|| format!("No outline is drawn of {}.", list(&names, "and")))
}

/// Every area that an agreement speaks of.
fn areas_of(agreement: &Agreement) -> BTreeSet<&AreaId> {
    areas_of_clause(agreement, agreement.clauses.iter().filter_map(|clause| conduct(&clause.rule)))
}

/// Every area that an agreement speaks of, for itself and in some of its clauses.
pub(crate) fn areas_of_clause<'a>(
    agreement: &'a Agreement,
    clauses: impl IntoIterator<Item = &'a Conduct>,
) -> BTreeSet<&'a AreaId> {
    let mut areas = BTreeSet::new();
    of_scopes(&agreement.area, &mut areas);
    for conduct in clauses {
        conduct.area.iter().for_each(|area| of_scopes(area, &mut areas));
        for on in values(&conduct.on) {
            of_places(&on.except, &mut areas);
        }
        let rows = conduct.weapons.iter().flat_map(values).flatten();
        areas.extend(rows.filter_map(|row| row.area.as_ref()));
    }
    areas
}

fn of_scopes<'a>(scopes: &'a Parameter<Scope>, areas: &mut BTreeSet<&'a AreaId>) {
    for scope in values(scopes) {
        areas.extend(&scope.within);
        of_places(&scope.except, areas);
    }
}

fn of_places<'a>(places: &'a [Where], areas: &mut BTreeSet<&'a AreaId>) {
    areas.extend(
        places.iter().filter_map(|place| if let Where::Inside(area) = place { Some(area) } else { None }),
    );
}

/// Everything that a parameter may be taken to be.
fn values<T>(parameter: &Parameter<T>) -> impl Iterator<Item = &T> {
    std::iter::once(&parameter.plain).chain(parameter.taken.iter().filter_map(|taken| taken.to.as_ref()))
}

/// An exception for answers that has no limit in time or distance.
fn unbounded(clause: &model::ClauseId, exception: &Exception) -> Option<String> {
    let tests = exception.tests.plain.as_ref()?;
    let open = tests.iter().any(|test| matches!(test, Test::Answers { after_attack: None, .. }));
    open.then(|| {
        let label = spaced(&exception.label);
        format!("It does not say how soon after, or how near, an act must be to count as {label} under [{clause}].")
    })
}
