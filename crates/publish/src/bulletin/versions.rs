//! Versions: the first is from what the record had learnt by the cut-off; a later one is from each later day on which the record learnt
//! something that changed what the bulletin says.

use std::collections::BTreeSet;

use assess::Asked;
use assess::columns::ColumnsError;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use model::claim::{Claim, Subject};
use model::time::Window;
use model::{Case, IncidentId};

use super::{Bulletin, Change, Period, zone};
use crate::edition::Edition;

/// A version of a bulletin.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Counted from 1.
    pub number: usize,
    /// What the record had learnt.
    pub known: Known,
    /// What it says.
    pub bulletin: Bulletin,
    /// What changed since the version before; empty in the first.
    pub changes: Vec<Change>,
    /// How many days on which something was learnt lie between this version and the one before that were not looked at one by one.
    pub passed_over: usize,
}

/// From what a version was made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Known {
    /// From what the record had learnt by the end of this day.
    By(Date),
    /// From all that it has learnt so far.
    All,
}

/// When the record learnt something that may bear on a bulletin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Learning {
    /// The days after the period, in the zone of the case, that are looked at.
    pub days: Vec<Date>,
    /// How many more there are, later than these.
    pub more: usize,
}

/// So many days are looked at one by one: each takes an assessment.
pub const DAYS: usize = 40;

/// Claims on incidents of so many days before a period bear on it too: what an act may have answered, and what it repeats.
const DAYS_BEFORE: i64 = 7;

/// The days after a period on which something was learnt that may bear on its bulletin: of its incidents and of those shortly before it; of
/// standing and control in its time; of fulfilment, events and counts; and what bodies decided.
pub fn learning(case: &Case, period: Period) -> Learning {
    let zone = zone(case);
    let window = period.window(&zone);
    let Some(cut_off) = window.until else { return Learning { days: Vec::new(), more: 0 } };
    let since = period.first().saturating_sub(DAYS_BEFORE.days());
    let wide = Window { from: Period::Day(since).window(&zone).from, until: window.until };
    let claims = case.claims.values().filter(|claim| claim.learnt > cut_off);
    let claims = claims.filter(|claim| bears(case, claim, &wide)).map(|claim| claim.learnt);
    let decisions = case.decisions.values().filter(|decision| decision.learnt > cut_off);
    let decisions = decisions.filter(|one| began_in(case, &one.incident, &wide)).map(|one| one.learnt);
    let all: BTreeSet<Date> = claims.chain(decisions).map(|at| day_to(case, at)).collect();
    let more = all.len().saturating_sub(DAYS);
    Learning { days: all.into_iter().take(DAYS).collect(), more }
}

/// The day that an instant ends or lies in: what is learnt with the last instant of a day is learnt on that day.
fn day_to(case: &Case, at: Timestamp) -> Date {
    let at = at.checked_sub(1.nanosecond()).unwrap_or(at);
    at.to_zoned(zone(case)).date()
}

fn bears(case: &Case, claim: &Claim, window: &Window) -> bool {
    match &claim.about {
        Subject::Incident(incident) => began_in(case, incident, window),
        Subject::Standing(..) | Subject::Control(_) => {
            let since = claim.since.as_ref().and_then(|since| since.window.from);
            since.is_none_or(|since| window.until.is_none_or(|until| since < until))
        }
        Subject::Fulfilment(..) | Subject::Response(..) | Subject::Event(..) | Subject::Quantity(..) => true,
    }
}

/// Whether an incident, or the one that it was merged into, began in a stretch of time.
fn began_in(case: &Case, incident: &IncidentId, window: &Window) -> bool {
    /// Mergers go no deeper.
    const DEEPEST: usize = 64;
    let into = |id: &&IncidentId| case.incidents.get(*id)?.same_as.as_ref();
    let began = |id: &IncidentId| case.incidents.get(id)?.when.window.from;
    std::iter::successors(Some(incident), into)
        .take(DEEPEST)
        .any(|id| began(id).is_some_and(|at| super::holds(window, at)))
}

/// Every version of a bulletin up to a state of the record, the first first; empty where the calendar does not reach so far. Any edition of the case will do:
/// each version is made from it, or from the version before, judging anew what was learnt in between.
///
/// # Errors
///
/// What cannot be laid out in columns.
pub fn issues(of: &Edition, period: Period, until: Option<Timestamp>) -> Result<Vec<Issue>, ColumnsError> {
    let case = of.case();
    let Some(first) = period.asked(case, None) else { return Ok(Vec::new()) };
    let mut issues: Vec<Issue> = Vec::new();
    let mut earlier: Option<Edition> = None;
    for (known, known_at, passed_over) in states(case, period, first, until) {
        let edition = earlier.as_ref().unwrap_or(of).at(Asked { known_at, ..first })?;
        let bulletin = Bulletin::of(&edition, period);
        let changes = issues.last().map(|last| bulletin.changes_since(&last.bulletin)).unwrap_or_default();
        if issues.is_empty() || !changes.is_empty() {
            let number = issues.len() + 1;
            issues.push(Issue { number, known, bulletin, changes, passed_over });
        }
        earlier = Some(edition);
    }
    Ok(issues)
}

/// The states of the record that are looked at, and how many days before each are not.
fn states(
    case: &Case,
    period: Period,
    first: Asked,
    until: Option<Timestamp>,
) -> Vec<(Known, Timestamp, usize)> {
    let Learning { days, more } = learning(case, period);
    let end = |day: Date| Period::Day(day).cut_off(case);
    let mut known = vec![(Known::By(period.last()), first.known_at, 0)];
    let ends = days.into_iter().filter_map(|day| Some((Known::By(day), end(day)?, 0)));
    known.extend(ends.filter(|(_, at, _)| until.is_none_or(|until| *at <= until)));
    let looked_at_all = more == 0 || known.len() <= DAYS;
    if !looked_at_all {
        let whole = (Known::All, Timestamp::MAX, more);
        known.push(until.map_or(whole, |until| (Known::By(day_to(case, until)), until, more)));
    }
    known
}
