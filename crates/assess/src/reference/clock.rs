//! Times that a text fixes, and what they are counted from (`docs/meaning.md`, "Clocks").
//!
//! What a clock waits for may have come at several times or not at all, and a question of the text may have several answers. Whoever asks
//! first looks (`look_at`) at what a clock hangs on, then goes through every way to settle (`settled`) that; under a view in which all of it
//! is settled, a clock shows one `time`, or has not started.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use model::Truth;
use model::agreement::{Agreement, End, Parameter, Period, Rule};
use model::claim::{Attribute, Claim, Subject, Value};
use model::clock::{Anchor, Clock, Counted, Stretch};
use model::finding::Considered;
use model::obligation::Change;
use model::shift::DayCount;
use model::time::{When, Window};

use super::evidence::{resolve, settled as known_to_be};
use super::guard::Gathered;
use super::{View, force};

/// Clocks that are counted from clocks are followed so far; a longer chain is a circle, which the check of the terms refuses.
const DEEPEST: u32 = 4;

/// More ways than these are not gone through one by one; then nothing is certain.
const MOST_WAYS: usize = 10_000;

/// Claims about a matter that were said by the time asked about.
pub(super) fn claims_about<'a>(view: &View<'a>, matter: &Subject) -> Vec<&'a Claim> {
    let said = |claim: &&Claim| claim.said.window.from.is_none_or(|from| from < view.asked.as_of);
    view.claims.iter().copied().filter(|claim| claim.about == *matter).filter(said).collect()
}

/// What a view makes of whether and when an event came or an obligation was fulfilled. Nobody says that it did: it did not.
pub fn came(view: &View<'_>, matter: &Subject) -> Considered {
    let silent = Considered { by_default: true, ..known_to_be(Attribute::Done, Value::YesNo(false)) };
    let considered = match view.supposed_of(matter) {
        Some(Some(when)) => known_to_be(Attribute::Done, Value::DoneAt(Box::new(when.clone()))),
        Some(None) => known_to_be(Attribute::Done, Value::YesNo(false)),
        None => {
            let reading = view.reading_of_matter(matter, Attribute::Done);
            let claims = claims_about(view, matter);
            let found = resolve(view.case, &claims, reading, Attribute::Done, &|_| None);
            if found.candidates.is_empty() && found.denied_by.is_empty() { silent } else { found }
        }
    };
    Considered { matter: Some(matter.clone()), ..considered }
}

/// The ways that it may have come: then, or not at all; where it is open, also not at all and at some time that nobody names.
pub(super) fn ways_of(considered: &Considered) -> Vec<Option<When>> {
    let mut ways: Vec<Option<When>> = considered
        .candidates
        .iter()
        .map(
            |candidate| {
                if let Value::DoneAt(when) = &candidate.value { Some((**when).clone()) } else { None }
            },
        )
        .collect();
    if considered.open {
        ways.extend([None, Some(some_time())]);
    }
    ways
}

fn some_time() -> When {
    When::some_time_in(Window::ALWAYS, &TimeZone::UTC)
}

/// Gathers what a clock hangs on.
pub(super) fn look_at<'b>(
    view: &View<'_>,
    agreement: &'b Agreement,
    clock: &Clock,
    gathered: &mut Gathered<'b>,
) {
    look(view, agreement, clock, gathered, DEEPEST);
}

fn look<'b>(
    view: &View<'_>,
    agreement: &'b Agreement,
    clock: &Clock,
    gathered: &mut Gathered<'b>,
    depth: u32,
) {
    let (Clock::Counted(counted), Some(depth)) = (clock, depth.checked_sub(1)) else { return };
    if counts_first_day(counted) {
        gathered.term(view, &agreement.first_day);
    }
    match &counted.from {
        Anchor::Signed => {}
        Anchor::InForce => {
            gathered.term(view, &agreement.in_force);
            for (periods, _) in view.take(&agreement.in_force) {
                if let Some(first) = periods.first() {
                    look(view, agreement, &first.from, gathered, depth);
                }
            }
        }
        Anchor::DDay => {
            if let Some(d_day) = &agreement.d_day {
                look(view, agreement, d_day, gathered, depth);
            }
        }
        Anchor::Event(_) | Anchor::Done(_) => {
            if let Some(matter) = matter_of(agreement, &counted.from) {
                gathered.matter(came(view, &matter));
            }
        }
    }
}

/// Whether it matters to a time which day is the first: where whole days are counted forward, and not from D-day.
fn counts_first_day(counted: &Counted) -> bool {
    counted.from != Anchor::DDay
        && counted.shift.as_ref().is_some_and(|shift| {
            !shift.back && !matches!(&shift.by, Stretch::Length(length) if length.is_exact())
        })
}

/// The event or obligation that an anchor waits for.
pub(super) fn matter_of(agreement: &Agreement, anchor: &Anchor) -> Option<Subject> {
    match anchor {
        Anchor::Event(event) => Some(Subject::Event(agreement.id.clone(), event.clone())),
        Anchor::Done(obligation) => Some(Subject::Fulfilment(agreement.id.clone(), obligation.clone())),
        Anchor::Signed | Anchor::InForce | Anchor::DDay => None,
    }
}

/// Every way to settle what was gathered: each event one of its ways, each question one of its answers, together. None where there are
/// more than anybody goes through.
pub(super) fn settled<'a>(view: &View<'a>, gathered: &Gathered<'_>) -> Vec<View<'a>> {
    let mut views = vec![view.clone()];
    for considered in gathered.considered.iter().filter(|c| c.attribute == Attribute::Done) {
        let Some(matter) = &considered.matter else { continue };
        let ways = ways_of(considered);
        if views.len() * ways.len() > MOST_WAYS {
            return Vec::new();
        }
        let each = |view: &View<'a>| -> Vec<View<'a>> {
            ways.iter().map(|way| view.supposing(matter, way.clone())).collect()
        };
        views = views.iter().flat_map(each).collect();
    }
    let points: BTreeSet<&str> = gathered.terms.iter().map(|term| term.point.id.as_str()).collect();
    for point in points {
        let same = gathered.terms.iter().filter(|term| term.point.id == point);
        let answers = same.map(|term| term.says.len()).max().unwrap_or(1);
        if answers < 2 {
            continue;
        }
        if views.len() * answers > MOST_WAYS {
            return Vec::new();
        }
        let each = |view: &View<'a>| -> Vec<View<'a>> {
            (0..answers).map(|number| view.answering(point, number)).collect()
        };
        views = views.iter().flat_map(each).collect();
    }
    views
}

/// What a view takes a parameter to be, where its question is settled.
pub(super) fn taken<'t, T>(view: &View<'_>, parameter: &'t Parameter<T>) -> &'t T {
    view.take(parameter).first().map_or(&parameter.plain, |(value, _)| *value)
}

/// The time that a clock shows under a view in which all that it hangs on is settled; `None` where what it is counted from has not come.
pub(crate) fn time(view: &View<'_>, agreement: &Agreement, clock: &Clock) -> Option<When> {
    shows(view, agreement, clock, DEEPEST)
}

fn shows(view: &View<'_>, agreement: &Agreement, clock: &Clock, depth: u32) -> Option<When> {
    let counted = match clock {
        Clock::At(when) => return Some(when.clone()),
        Clock::Counted(counted) => counted,
    };
    let Some(depth) = depth.checked_sub(1) else { return Some(some_time()) };
    let anchor = match &counted.from {
        Anchor::Signed => agreement.signed_on.clone(),
        Anchor::InForce => match taken(view, &agreement.in_force).first() {
            Some(first) => shows(view, agreement, &first.from, depth),
            None => None,
        },
        Anchor::DDay => agreement.d_day.as_ref().and_then(|d_day| shows(view, agreement, d_day, depth)),
        Anchor::Event(_) | Anchor::Done(_) => {
            let considered = came(view, &matter_of(agreement, &counted.from)?);
            ways_of(&considered).into_iter().next().flatten()
        }
    }?;
    let zone = force::zone(agreement);
    let days = DayCount {
        zone: &zone,
        first_day: *taken(view, &agreement.first_day),
        week: &agreement.working_week,
    };
    Some(counted.counted_from(&anchor, days))
}

/// What is answered of the time that a clock shows, over every way that it may; of `None` where it has not started.
pub(super) fn over_times<'b>(
    view: &View<'_>,
    agreement: &'b Agreement,
    clock: &Clock,
    gathered: &mut Gathered<'b>,
    mut answer: impl FnMut(Option<&When>, &mut Gathered<'b>) -> Truth,
) -> Truth {
    let mut own = Gathered::default();
    look_at(view, agreement, clock, &mut own);
    let views = settled(view, &own);
    gathered.take_over(own);
    let times = views.iter().map(|view| time(view, agreement, clock));
    Truth::over(times.map(|time| answer(time.as_ref(), gathered)).collect::<Vec<_>>())
}

/// Every time that a clock may show under a view; `None` among them where it may not have started.
pub fn ways(view: &View<'_>, agreement: &Agreement, clock: &Clock) -> Vec<Option<When>> {
    let mut gathered = Gathered::default();
    look_at(view, agreement, clock, &mut gathered);
    let mut ways: Vec<Option<When>> = Vec::new();
    for view in settled(view, &gathered) {
        let way = time(&view, agreement, clock);
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// Everything that the clocks of an agreement may hang on: its events, the obligations that something is counted from, the quantities by
/// which its periods grow.
pub(super) fn matters(agreement: &Agreement) -> BTreeSet<Subject> {
    let mut all: BTreeSet<Subject> =
        agreement.events.iter().map(|event| Subject::Event(agreement.id.clone(), event.id.clone())).collect();
    let clauses = agreement.clauses.iter().filter_map(|clause| match &clause.rule {
        Rule::Forbid(conduct) => conduct.in_force.as_ref(),
        Rule::Permit(permit) => permit.conduct.in_force.as_ref(),
        Rule::Asks { .. } => None,
    });
    let periods: Vec<&Period> =
        std::iter::once(&agreement.in_force).chain(clauses).flat_map(each_way).flatten().collect();
    for growth in periods.iter().filter_map(|period| period.grows.as_ref()) {
        all.insert(Subject::Quantity(agreement.id.clone(), growth.of.clone()));
    }
    let of_periods = periods.iter().flat_map(|period| clocks_of(period));
    let steps = agreement.obligations.iter().flat_map(|obligation| &obligation.steps);
    let of_steps = steps.flat_map(|step| match &step.change {
        Change::SetDue(due) => each_way(due).collect::<Vec<_>>(),
        Change::Extend(until) => until.iter().collect(),
        Change::Lapse | Change::Waive | Change::Supersede(_) => Vec::new(),
    });
    for clock in of_periods.chain(of_steps).chain(&agreement.d_day) {
        if let Clock::Counted(counted) = clock {
            all.extend(matter_of(agreement, &counted.from));
        }
    }
    all
}

fn each_way<T>(parameter: &Parameter<T>) -> impl Iterator<Item = &T> {
    std::iter::once(&parameter.plain).chain(parameter.taken.iter().filter_map(|taken| taken.to.as_ref()))
}

fn clocks_of(period: &Period) -> Vec<&Clock> {
    let ends = std::iter::once(&period.until).chain(period.renewals.iter().map(|renewal| &renewal.until));
    let ends = ends.filter_map(|end| if let End::At(clock) = end { Some(clock) } else { None });
    let suspended = period.suspended.iter().flat_map(|s| std::iter::once(&s.from).chain(&s.until));
    std::iter::once(&period.from).chain(ends).chain(suspended).collect()
}
