//! When an agreement binds (`docs/meaning.md`, "In force").

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::Truth;
use model::agreement::{Agreement, Daily, End, Period, Renewal};
use model::clock::Clock;
use model::time::{When, Window};

use super::View;

/// One way that a period may run: when it starts and when it ends, each known or within bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// When it starts: at the earliest and at the latest.
    pub start: Window,
    /// When it ends: at the earliest and at the latest; open where both are `None` and `open_ended`.
    pub end: Window,
    /// True where it has no end.
    pub open_ended: bool,
}

/// Whether something happened in a stretch, and on which side it lies where it did not.
pub fn within(when: &When, stretch: &Stretch) -> Truth {
    let window = &when.window;
    if is_before(window, stretch) || is_after(window, stretch) {
        return Truth::False;
    }
    // the instants at which it certainly binds
    let sure = Window {
        from: stretch.start.until,
        until: if stretch.open_ended { None } else { stretch.end.from.or(Some(Timestamp::MIN)) },
    };
    let sure_is_some = match (sure.from, sure.until) {
        (Some(from), Some(until)) => from < until,
        (None, _) => false,
        (_, None) => true,
    };
    if !sure_is_some {
        return Truth::Maybe;
    }
    Truth::from(if when.lasting { !window.is_apart_from(&sure) } else { window.is_within(&sure) })
        .or(Truth::Maybe)
}

/// Returns true where all of a window lies before a stretch starts.
pub fn is_before(window: &Window, stretch: &Stretch) -> bool {
    matches!((window.until, stretch.start.from), (Some(until), Some(start)) if until <= start)
}

fn is_after(window: &Window, stretch: &Stretch) -> bool {
    !stretch.open_ended && matches!((window.from, stretch.end.until), (Some(from), Some(end)) if from >= end)
}

/// The time that a clock of the text gives; `None` where it cannot be told.
pub fn time_of(clock: &Clock) -> Option<&When> {
    clock.when()
}

/// The zone of an agreement's times.
pub fn zone(agreement: &Agreement) -> TimeZone {
    TimeZone::get(&agreement.zone).unwrap_or(TimeZone::UTC)
}

/// Every way that a period may run under a view, each with how many of its renewals took effect.
pub fn stretches(view: &View<'_>, period: &Period, zone: &TimeZone) -> Vec<(Stretch, usize)> {
    let start = period.from.when().map_or(Window::ALWAYS, When::as_start);
    let end = end_of(&period.until, start, zone);
    let mut running = Some(Stretch { start, end: end.unwrap_or(Window::ALWAYS), open_ended: end.is_none() });
    let mut ways = Vec::new();
    for (taken, renewal) in period.renewals.iter().enumerate() {
        let Some(stretch) = running else { break };
        let answers = view.take(&renewal.took_effect);
        if answers.iter().any(|(took_effect, _)| !**took_effect) {
            ways.push((stretch, taken)); // what lapsed is not prolonged later
        }
        running =
            answers.iter().any(|(took_effect, _)| **took_effect).then(|| prolonged(stretch, renewal, zone));
    }
    ways.extend(running.map(|stretch| (stretch, period.renewals.len())));
    ways
}

fn prolonged(stretch: Stretch, renewal: &Renewal, zone: &TimeZone) -> Stretch {
    match end_of(&renewal.until, stretch.end, zone) {
        Some(end) => Stretch { end, open_ended: false, ..stretch },
        None => Stretch { open_ended: true, ..stretch },
    }
}

/// When something ends: at the earliest and at the latest; `None` where it does not.
fn end_of(end: &End, counted_from: Window, zone: &TimeZone) -> Option<Window> {
    let later =
        |at: Option<Timestamp>, length: &model::time::Length| at.and_then(|at| length.after(at, zone));
    match end {
        End::Open => None,
        End::At(when) => Some(when.when().map_or(Window::ALWAYS, When::as_end)),
        End::After(length) => {
            Some(Window { from: later(counted_from.from, length), until: later(counted_from.until, length) })
        }
    }
}

/// Whether a time falls in the hours of each day in which a period binds.
pub fn in_hours(when: &When, daily: Option<&Daily>, zone: &TimeZone) -> Truth {
    let (open, close) = match daily {
        None => return Truth::True,
        Some(Daily::For(_)) => return Truth::Maybe,
        Some(Daily::Between(open, close)) => (*open, *close),
    };
    let (Some(from), Some(until)) = (when.window.from, when.window.until) else { return Truth::Maybe };
    let first = from.to_zoned(zone.clone()).date();
    let mut touches = false;
    for offset in [-1_i32, 0, 1] {
        let Ok(day) = first.checked_add(offset.days()) else { continue };
        let close_day = if close <= open { day.checked_add(1.day()).unwrap_or(day) } else { day };
        let at = |date: jiff::civil::Date, time| zone.to_timestamp(date.to_datetime(time)).ok();
        let hours = Window { from: at(day, open), until: at(close_day, close) };
        let window = Window { from: Some(from), until: Some(until) };
        if window.is_within(&hours) || (when.lasting && !window.is_apart_from(&hours)) {
            return Truth::True;
        }
        touches |= !window.is_apart_from(&hours);
    }
    let longer_than_a_day = until.duration_since(from).as_hours() >= 24;
    if touches || longer_than_a_day { Truth::Maybe } else { Truth::False }
}

/// Whether an agreement is in force at an instant, and since and until when, under a view.
#[derive(Clone, PartialEq, Debug)]
pub struct InForce {
    /// Whether it is.
    pub truth: Truth,
    /// Since when it has been, where it is.
    pub since: Option<Timestamp>,
    /// When it ends or ended, where that is known.
    pub until: Option<Timestamp>,
    /// Points of the text held open that bear on it.
    pub questions: Vec<String>,
}

/// Whether an agreement is in force just before `at`, the end of what is asked about.
pub fn at(view: &View<'_>, agreement: &Agreement, at: Timestamp) -> InForce {
    let zone = zone(agreement);
    let moment = When {
        window: Window { from: at.checked_sub(jiff::SignedDuration::from_secs(1)).ok(), until: Some(at) },
        ..When::at(at)
    };
    let mut ways = Vec::new();
    let mut spans = Vec::new();
    for (periods, _) in view.take(&agreement.in_force) {
        let mut answers = Vec::new();
        for period in periods {
            let runs = stretches(view, period, &zone);
            let binds = |(stretch, _): &(Stretch, usize)| {
                within(&moment, stretch).and(in_hours(&moment, period.daily.as_ref(), &zone))
            };
            answers.push(Truth::over(runs.iter().map(binds)));
            spans.extend(runs.iter().map(|(stretch, _)| *stretch));
        }
        ways.push(Truth::any(answers));
    }
    let started = spans.iter().filter(|s| s.start.from.is_some_and(|from| from < at));
    let latest = started.max_by_key(|s| (s.start.from, s.open_ended, s.end.until));
    InForce {
        truth: Truth::over(ways),
        since: latest.and_then(|s| s.start.from),
        until: latest.filter(|s| !s.open_ended).and_then(|s| s.end.until),
        questions: questions(view, agreement),
    }
}

fn questions(view: &View<'_>, agreement: &Agreement) -> Vec<String> {
    let renewals = agreement
        .in_force
        .plain
        .iter()
        .flat_map(|period| &period.renewals)
        .filter(|renewal| view.take(&renewal.took_effect).len() > 1)
        .filter_map(|renewal| renewal.took_effect.point.as_ref());
    let own = agreement.in_force.point.iter().filter(|_| view.take(&agreement.in_force).len() > 1);
    own.chain(renewals).map(|point| point.asks.clone()).collect()
}

/// When an agreement starts to bind, at the earliest and at the latest over the ways that a view takes it; `None` where no period is
/// written.
pub fn start(view: &View<'_>, agreement: &Agreement) -> Option<Window> {
    let zone = zone(agreement);
    let first = |periods: &Vec<Period>| {
        let starts = periods.iter().flat_map(|period| stretches(view, period, &zone));
        starts.map(|(run, _)| run.start).min_by_key(|start| start.from)
    };
    around(view.take(&agreement.in_force).into_iter().filter_map(|(periods, _)| first(periods)))
}

/// When an agreement ends, likewise: open on a side on which it may not end. Of several periods the last decides.
pub fn end(view: &View<'_>, agreement: &Agreement) -> Option<Window> {
    let zone = zone(agreement);
    let ends = |periods: &Vec<Period>| {
        let runs = periods.iter().map(|period| stretches(view, period, &zone));
        let last = runs.max_by_key(|runs| runs.first().and_then(|(run, _)| run.start.from))?;
        around(last.iter().map(|(run, _)| if run.open_ended { Window::ALWAYS } else { run.end }))
    };
    around(view.take(&agreement.in_force).into_iter().filter_map(|(periods, _)| ends(periods)))
}

/// The window around some windows: from the earliest start to the latest end, open where one of them is.
fn around(windows: impl Iterator<Item = Window>) -> Option<Window> {
    windows.reduce(|sum, one| Window {
        from: sum.from.zip(one.from).map(|(a, b)| a.min(b)),
        until: sum.until.zip(one.until).map(|(a, b)| a.max(b)),
    })
}
