//! What clocks show and how periods run in one world, where every event has come at one time or not at all and every question has one
//! answer. What is still not known closely enough has an earliest and a latest instant, and is tried at both.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::EventId;
use model::agreement::{Agreement, End, Growth, Parameter, Period, TacitRenewal};
use model::claim::Subject;
use model::clock::{Anchor, Clock};
use model::shift::DayCount;
use model::time::{Length, Precision, When, Window};

use super::claims;
use super::obligation::counts::counted_by;
use crate::reference::View;

/// One world as clocks see it.
pub(super) struct Here<'w, 'a> {
    pub(super) view: &'w View<'a>,
    pub(super) agreement: &'w Agreement,
    /// What came when; what is not in it may have come at any time.
    pub(super) came: &'w BTreeMap<Subject, Option<When>>,
    pub(super) answers: &'w BTreeMap<String, usize>,
}

/// An instant that is known within bounds, both of which it may be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Bounds {
    earliest: Timestamp,
    latest: Timestamp,
}

/// One way that a period may run.
struct Way {
    start: Bounds,
    /// None where it has no end.
    end: Option<Bounds>,
    /// From when until when it does not bind.
    pauses: Vec<(Bounds, Option<Bounds>)>,
}

fn bounds(window: Window) -> Bounds {
    Bounds { earliest: window.from.unwrap_or(Timestamp::MIN), latest: window.until.unwrap_or(Timestamp::MAX) }
}

impl Bounds {
    fn each(self) -> [Timestamp; 2] {
        [self.earliest, self.latest]
    }

    fn moved(self, to: impl Fn(Timestamp) -> Option<Timestamp>) -> Self {
        let move_one = |at: Timestamp, lost| {
            if at == Timestamp::MIN || at == Timestamp::MAX { lost } else { to(at).unwrap_or(lost) }
        };
        Self {
            earliest: move_one(self.earliest, Timestamp::MIN),
            latest: move_one(self.latest, Timestamp::MAX),
        }
    }
}

impl Here<'_, '_> {
    /// The one answer that a parameter has in this world.
    pub(super) fn taken<'t, T>(&self, parameter: &'t Parameter<T>) -> &'t T {
        let answers = self.view.take(parameter);
        let chosen =
            parameter.point.as_ref().and_then(|point| self.answers.get(&point.id)).copied().unwrap_or(0);
        answers.get(chosen).map_or(&parameter.plain, |(value, _)| value)
    }

    fn zone(&self) -> TimeZone {
        TimeZone::get(&self.agreement.zone).unwrap_or(TimeZone::UTC)
    }

    /// The time that a clock shows; `None` where it has not started.
    pub(super) fn shows(&self, clock: &Clock) -> Option<When> {
        self.follow(clock, 0)
    }

    fn follow(&self, clock: &Clock, steps: u32) -> Option<When> {
        let counted = match clock {
            Clock::At(when) => return Some(when.clone()),
            Clock::Counted(_) if steps >= 4 => return Some(any_time()),
            Clock::Counted(counted) => counted,
        };
        let of = &self.agreement.id;
        let from = match &counted.from {
            Anchor::Event(id) => self.when_it_came(&Subject::Event(of.clone(), id.clone())),
            Anchor::Done(id) => self.when_it_came(&Subject::Fulfilment(of.clone(), id.clone())),
            Anchor::Signed => self.agreement.signed_on.clone(),
            Anchor::DDay => self.follow(self.agreement.d_day.as_ref()?, steps + 1),
            Anchor::InForce => {
                self.follow(&self.taken::<Vec<Period>>(&self.agreement.in_force).first()?.from, steps + 1)
            }
        };
        let first_day = *self.taken(&self.agreement.first_day);
        let days = DayCount { zone: &self.zone(), first_day, week: &self.agreement.working_week };
        from.map(|from| counted.counted_from(&from, days))
    }

    fn when_it_came(&self, matter: &Subject) -> Option<When> {
        self.came.get(matter).cloned().unwrap_or_else(|| Some(any_time()))
    }

    pub(super) fn event(&self, event: &EventId) -> Option<When> {
        self.when_it_came(&Subject::Event(self.agreement.id.clone(), event.clone()))
    }

    /// Whether some period binds at a time, by trying every way that it may run at its corners.
    pub(super) fn binds(&self, period: &Period, when: &When) -> Option<bool> {
        let answers: BTreeSet<Option<bool>> =
            self.ways(period).iter().map(|way| at_the_corners(when, way)).collect();
        match answers.len() {
            0 => Some(false), // it has not come
            1 => answers.first().copied().flatten(),
            _ => None,
        }
    }

    fn ways(&self, period: &Period) -> Vec<Way> {
        let Some(from) = self.shows(&period.from) else { return Vec::new() };
        let start = bounds(from.as_start());
        let end = self.end(&period.until, start);
        let end = match (&period.grows, end) {
            (Some(growth), Some(end)) => Some(self.grown(start, end, growth)),
            (_, end) => end,
        };
        let mut ends = self.renewed(period, end);
        if let Some(tacit) = &period.renews_itself {
            ends = ends.into_iter().flat_map(|end| self.renewed_tacitly(end, tacit)).collect();
        }
        let way = |end| Way { start, end, pauses: self.pauses(period) };
        ends.into_iter().map(way).collect()
    }

    fn end(&self, end: &End, from: Bounds) -> Option<Bounds> {
        match end {
            End::Open => None,
            End::At(clock) => Some(bounds(self.shows(clock)?.as_end())),
            End::After(length) => Some(self.later(from, length)),
        }
    }

    fn later(&self, from: Bounds, length: &Length) -> Bounds {
        from.moved(|at| length.after(at, &self.zone()))
    }

    fn pauses(&self, period: &Period) -> Vec<(Bounds, Option<Bounds>)> {
        let took_effect = period.suspended.iter().filter(|pause| *self.taken(&pause.took_effect));
        took_effect
            .filter_map(|pause| {
                let until = pause.until.as_ref().and_then(|until| self.shows(until));
                Some((bounds(self.shows(&pause.from)?.as_start()), until.map(|until| bounds(until.as_end()))))
            })
            .collect()
    }

    /// Every end that renewals may leave: they go on until one did not take effect.
    fn renewed(&self, period: &Period, end: Option<Bounds>) -> Vec<Option<Bounds>> {
        let mut ends = Vec::new();
        let mut running = end;
        for renewal in &period.renewals {
            let Some(at) = running else { break };
            let announced = renewal.announced_on.as_ref().and_then(|on| on.window.from);
            if announced.is_some_and(|on| on >= self.view.asked.as_of) {
                break;
            }
            let came = match &renewal.once {
                None => Some(true),
                Some(event) => self.event(event).map_or(Some(false), |when| came_before(&when, at)),
            };
            if came == Some(false) || !*self.taken(&renewal.took_effect) {
                break;
            }
            if came.is_none() {
                ends.push(running); // it may have stopped here
            }
            running = self.end(&renewal.until, at);
        }
        ends.push(running);
        ends
    }

    fn renewed_tacitly(&self, end: Option<Bounds>, tacit: &TacitRenewal) -> Vec<Option<Bounds>> {
        let Some(mut at) = end else { return vec![None] };
        let mut ends = Vec::new();
        let mut times = 0;
        let objection = self.event(&tacit.unless);
        while tacit.at_most.is_none_or(|most| times < most) {
            let last = at.moved(|at| tacit.notice.before(at, &self.zone()));
            if last.earliest >= self.view.asked.as_of || last.earliest == Timestamp::MIN {
                break;
            }
            match objection.as_ref().map_or(Some(false), |when| came_by(when, last)) {
                Some(true) => break,
                Some(false) => {}
                None => ends.push(Some(at)),
            }
            if times == 10_000 {
                ends.push(None); // how often more, nobody goes through
                break;
            }
            at = self.later(at, &tacit.length);
            times += 1;
        }
        ends.push(Some(at));
        ends
    }

    /// The end that is reached when each whole lot that was counted before it is given its time.
    fn grown(&self, start: Bounds, end: Bounds, growth: &Growth) -> Bounds {
        let longest = growth.at_most.as_ref().map(|length| self.later(start, length));
        let about = Subject::Quantity(self.agreement.id.clone(), growth.of.clone());
        let counts = claims::counts(self.view, &about);
        let reach = |base: Timestamp, cap: Option<Timestamp>, most: bool| {
            let mut end = base;
            let mut given = 0;
            while let Some(counted) = counted_by(&counts, end, most) {
                if counted / growth.for_each.max(1) <= given {
                    return Some(end);
                }
                given += 1;
                if given > 10_000 {
                    return if most { cap } else { Some(end) };
                }
                end = growth.by.after(end, &self.zone())?;
                if cap.is_some_and(|cap| end >= cap) {
                    return cap.map(|cap| cap.max(base));
                }
            }
            cap.map(|cap| cap.max(base))
        };
        Bounds {
            earliest: reach(end.earliest, longest.map(|l| l.earliest), false).unwrap_or(Timestamp::MIN),
            latest: reach(end.latest, longest.map(|l| l.latest), true).unwrap_or(Timestamp::MAX),
        }
    }
}

fn any_time() -> When {
    When::some_time_in(Window::ALWAYS, &TimeZone::UTC)
}

/// The first and the last instant at which something came; a minute is one instant.
fn instants(when: &When) -> (Timestamp, Timestamp) {
    let (first, last) = ends(when);
    if when.precision == Precision::Instant { (first, first) } else { (first, last) }
}

/// The first and the last instant of a time.
fn ends(when: &When) -> (Timestamp, Timestamp) {
    let Window { from, until } = when.window;
    let first = from.unwrap_or(Timestamp::MIN);
    let before = |until: Timestamp| until - jiff::SignedDuration::from_nanos(1);
    (first, if from.is_some() && from == until { first } else { until.map_or(Timestamp::MAX, before) })
}

fn came_before(when: &When, at: Bounds) -> Option<bool> {
    let (first, last) = instants(when);
    if last < at.earliest {
        Some(true)
    } else if first >= at.latest {
        Some(false)
    } else {
        None
    }
}

/// As [`came_before`], but a minute that is just then is in time.
fn came_by(when: &When, at: Bounds) -> Option<bool> {
    let (first, last) = instants(when);
    match when.precision {
        Precision::Instant | Precision::Exact if first <= at.earliest => Some(true),
        Precision::Instant | Precision::Exact if first > at.latest => Some(false),
        Precision::Instant | Precision::Exact => None,
        _ if last < at.earliest => Some(true),
        _ if first >= at.latest => Some(false),
        _ => None,
    }
}

/// Whether a time falls into a way that a period runs: the first and last instant of it and every turn within it, against the earliest
/// and the latest of each turn.
fn at_the_corners(when: &When, way: &Way) -> Option<bool> {
    let (first, last) = ends(when);
    let mut answers = BTreeSet::new();
    for corner in corners(way) {
        let inside = |at: Timestamp| {
            let paused =
                corner.pauses.iter().any(|(from, until)| at >= *from && until.is_none_or(|until| at < until));
            at >= corner.start && corner.end.is_none_or(|end| at < end) && !paused
        };
        let turns = [Some(first), Some(last), Some(corner.start), corner.end].into_iter();
        let pauses = corner.pauses.iter().flat_map(|(from, until)| [Some(*from), *until]);
        let within = turns.chain(pauses).flatten().filter(|at| (first..=last).contains(at));
        let here: Vec<bool> = within.map(inside).collect();
        if when.lasting {
            answers.insert(here.contains(&true));
        } else {
            answers.extend(here);
        }
    }
    if answers.len() == 1 { answers.first().copied() } else { None }
}

/// One corner of a way: each turn at its earliest or latest.
struct Corner {
    start: Timestamp,
    end: Option<Timestamp>,
    pauses: Vec<(Timestamp, Option<Timestamp>)>,
}

fn corners(way: &Way) -> Vec<Corner> {
    let both = |bounds: Option<Bounds>| -> Vec<Option<Timestamp>> {
        bounds.map_or(vec![None], |bounds| bounds.each().map(Some).to_vec())
    };
    let mut all: Vec<Corner> = Vec::new();
    for start in way.start.each() {
        for end in both(way.end) {
            all.push(Corner { start, end, pauses: Vec::new() });
        }
    }
    for (from, until) in &way.pauses {
        all = all
            .iter()
            .flat_map(|corner| {
                let each_from = from.each();
                each_from.into_iter().flat_map(move |from| {
                    both(*until).into_iter().map(move |until| {
                        let mut pauses = corner.pauses.clone();
                        pauses.push((from, until));
                        Corner { start: corner.start, end: corner.end, pauses }
                    })
                })
            })
            .collect();
    }
    all
}
