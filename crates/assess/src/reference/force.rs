//! When an agreement binds (`docs/meaning.md`, "In force").

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::agreement::{Agreement, Daily, End, Growth, Parameter, Period, Renewal, TacitRenewal};
use model::claim::Subject;
use model::finding::Knowledge;
use model::time::{Length, Precision, When, Window};
use model::{Case, EventId, Truth};

use super::guard::Gathered;
use super::quantity::Ledger;
use super::{View, clock, words};

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

/// The zone of an agreement's times.
pub fn zone(agreement: &Agreement) -> TimeZone {
    TimeZone::get(&agreement.zone).unwrap_or(TimeZone::UTC)
}

/// How a period runs where all that it hangs on is settled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// From its start to its end.
    pub whole: Stretch,
    /// The parts of it in which it binds: the whole, save where it was suspended.
    pub binding: Vec<Stretch>,
    /// The ends that it had and that were put off by a renewal, one after the other.
    pub renewed: Vec<Window>,
    /// The ends at which it renewed itself, one after the other.
    pub renewed_itself: Vec<Window>,
    /// The last moment for the objection that would keep it from renewing itself at its end; `None` where it does not renew itself again.
    pub objection_by: Option<Window>,
    /// The times in which it was suspended, each with its end where there is one.
    pub suspended: Vec<(Window, Option<Window>)>,
}

/// Gathers what the periods of an `in-force` hang on, under every way that a view takes them.
pub(super) fn look_at<'b>(
    view: &View<'_>,
    agreement: &'b Agreement,
    in_force: &'b Parameter<Vec<Period>>,
    gathered: &mut Gathered<'b>,
) {
    gathered.term(view, in_force);
    for period in view.take(in_force).into_iter().flat_map(|(periods, _)| periods) {
        clock::look_at(view, agreement, &period.from, gathered);
        look_at_end(view, agreement, &period.until, gathered);
        if let Some(growth) = &period.grows {
            for count in Ledger::of(view, agreement, &growth.of).counts {
                gathered.matter(count.considered);
            }
        }
        for renewal in &period.renewals {
            gathered.term(view, &renewal.took_effect);
            look_at_end(view, agreement, &renewal.until, gathered);
            look_at_event(view, agreement, renewal.once.as_ref(), gathered);
        }
        let objection = period.renews_itself.as_ref().map(|tacit| &tacit.unless);
        look_at_event(view, agreement, objection, gathered);
        for suspension in &period.suspended {
            gathered.term(view, &suspension.took_effect);
            for clock in std::iter::once(&suspension.from).chain(&suspension.until) {
                clock::look_at(view, agreement, clock, gathered);
            }
        }
    }
}

fn look_at_end<'b>(view: &View<'_>, agreement: &'b Agreement, end: &End, gathered: &mut Gathered<'b>) {
    if let End::At(clock) = end {
        clock::look_at(view, agreement, clock, gathered);
    }
}

fn look_at_event(
    view: &View<'_>,
    agreement: &Agreement,
    event: Option<&EventId>,
    gathered: &mut Gathered<'_>,
) {
    if let Some(event) = event {
        gathered.matter(clock::came(view, &Subject::Event(agreement.id.clone(), event.clone())));
    }
}

/// How a period runs under a view in which all that it hangs on is settled; `None` where what it starts from has not come.
pub(super) fn run(view: &View<'_>, agreement: &Agreement, period: &Period) -> Option<Run> {
    let start = clock::time(view, agreement, &period.from)?.as_start();
    let of = Running { view, agreement, zone: zone(agreement) };
    let end = of.end_of(&period.until, start).map(|end| match &period.grows {
        Some(growth) => of.grown(start, end, growth),
        None => end,
    });
    let (end, renewed) = of.renewed(end, &period.renewals);
    let mut renewed_itself = Vec::new();
    let mut objection_by = None;
    let end = end.map(|end| match &period.renews_itself {
        Some(tacit) => {
            let (end, passed, last) = of.renewed_tacitly(end, tacit);
            (renewed_itself, objection_by) = (passed, last);
            end
        }
        None => end,
    });
    let whole = Stretch { start, end: end.unwrap_or(Window::ALWAYS), open_ended: end.is_none() };
    let mut binding = vec![whole];
    let mut suspended = Vec::new();
    for suspension in period.suspended.iter().filter(|s| *clock::taken(view, &s.took_effect)) {
        let Some(from) = clock::time(view, agreement, &suspension.from) else { continue };
        let until = suspension.until.as_ref().and_then(|until| clock::time(view, agreement, until));
        let (from, until) = (from.as_start(), until.map(|until| until.as_end()));
        suspended.push((from, until));
        binding = binding.into_iter().flat_map(|stretch| without(stretch, from, until)).collect();
    }
    Some(Run { whole, binding, renewed, renewed_itself, objection_by, suspended })
}

/// A stretch without a part of it: what lies before the part and what lies after it.
fn without(stretch: Stretch, from: Window, until: Option<Window>) -> Vec<Stretch> {
    let outside = |at: Window| {
        let early = matches!((at.until, stretch.start.from), (Some(at), Some(start)) if at <= start);
        let late =
            !stretch.open_ended && matches!((at.from, stretch.end.until), (Some(at), Some(end)) if at >= end);
        (early, late)
    };
    if outside(from).1 || until.is_some_and(|until| outside(until).0) {
        return vec![stretch];
    }
    let end = if stretch.open_ended { from } else { earlier_of(from, stretch.end) };
    let before = Stretch { end, open_ended: false, ..stretch };
    let after = until.map(|until| Stretch { start: later_of(until, stretch.start), ..stretch });
    let before = Some(before).filter(|_| !outside(from).0);
    before.into_iter().chain(after.filter(|after| !outside(after.start).1)).collect()
}

/// The earlier of two instants that are known within bounds.
fn earlier_of(a: Window, b: Window) -> Window {
    let until = match (a.until, b.until) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    Window { from: a.from.zip(b.from).map(|(a, b)| a.min(b)), until }
}

/// The later of two instants that are known within bounds.
fn later_of(a: Window, b: Window) -> Window {
    let from = match (a.from, b.from) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    };
    Window { from, until: a.until.zip(b.until).map(|(a, b)| a.max(b)) }
}

struct Running<'v, 'a> {
    view: &'v View<'a>,
    agreement: &'v Agreement,
    zone: TimeZone,
}

impl Running<'_, '_> {
    /// When something ends: at the earliest and at the latest; `None` where it does not, or where its end waits for what has not come.
    fn end_of(&self, end: &End, counted_from: Window) -> Option<Window> {
        match end {
            End::Open => None,
            End::At(clock) => clock::time(self.view, self.agreement, clock).map(|when| when.as_end()),
            End::After(length) => Some(self.later(counted_from, length)),
        }
    }

    fn later(&self, window: Window, length: &Length) -> Window {
        let later = |at: Option<Timestamp>| at.and_then(|at| length.after(at, &self.zone));
        Window { from: later(window.from), until: later(window.until) }
    }

    fn earlier(&self, window: Window, length: &Length) -> Window {
        let earlier = |at: Option<Timestamp>| at.and_then(|at| length.before(at, &self.zone));
        Window { from: earlier(window.from), until: earlier(window.until) }
    }

    /// Renewals in order. One that did not take effect ends the chain; where it cannot be told whether it did, the period ends at the
    /// earliest when it would without it.
    /// With the end come those that were put off.
    fn renewed(&self, end: Option<Window>, renewals: &[Renewal]) -> (Option<Window>, Vec<Window>) {
        let mut passed = Vec::new();
        let mut surely = None;
        let Some(mut end) = end else { return (None, passed) };
        for renewal in renewals {
            let as_of = self.view.asked.as_of;
            if renewal.announced_on.as_ref().and_then(|on| on.window.from).is_some_and(|on| on >= as_of) {
                break; // it was not announced yet
            }
            let came = renewal.once.as_ref().map_or(Truth::True, |event| self.came_before(event, end));
            if came == Truth::False || !*clock::taken(self.view, &renewal.took_effect) {
                break; // what lapsed is not prolonged later
            }
            if came == Truth::Maybe && surely.is_none() {
                surely = Some(end.from);
            }
            passed.push(end);
            match self.end_of(&renewal.until, end) {
                Some(later) => end = later,
                None if surely.is_none() => return (None, passed),
                None => {
                    end.until = None;
                    break;
                }
            }
        }
        (Some(Window { from: surely.unwrap_or(end.from), ..end }), passed)
    }

    /// Whether an event came before an end.
    fn came_before(&self, event: &EventId, end: Window) -> Truth {
        let Some(when) = self.event(event) else { return Truth::False };
        lies_before(&when, end)
    }

    fn event(&self, event: &EventId) -> Option<When> {
        let matter = Subject::Event(self.agreement.id.clone(), event.clone());
        clock::ways_of(&clock::came(self.view, &matter)).into_iter().next().flatten()
    }

    /// At each end it renews itself, unless the objection came so long before. Ends whose objection may still come are left as they are.
    /// With the end come those at which it renewed itself, and the last moment for an objection to the next renewal where there is one.
    fn renewed_tacitly(
        &self,
        mut end: Window,
        tacit: &TacitRenewal,
    ) -> (Window, Vec<Window>, Option<Window>) {
        let objection = self.event(&tacit.unless);
        let (mut passed, mut next) = (Vec::new(), None);
        let mut surely = None;
        for times in 0..tacit.at_most.unwrap_or(u32::MAX) {
            let last_day = self.earlier(end, &tacit.notice);
            if last_day.from.is_none_or(|at| at >= self.view.asked.as_of) {
                next = Some(last_day);
                break;
            }
            match objection.as_ref().map_or(Truth::False, |when| lies_by(when, last_day)) {
                Truth::True => break,
                Truth::Maybe if surely.is_none() => surely = Some(end.from),
                _ => {}
            }
            if times == MOST_RENEWALS {
                end.until = None; // it goes on, and nobody can say for how long
                break;
            }
            passed.push(end);
            end = self.later(end, &tacit.length);
        }
        (Window { from: surely.unwrap_or(end.from), ..end }, passed, next)
    }

    /// Longer by so much for each whole so many that were counted before it ended, and never longer in all than the text says.
    fn grown(&self, start: Window, end: Window, growth: &Growth) -> Window {
        let longest = growth.at_most.as_ref().map(|length| self.later(start, length));
        // an end that nobody knows is not known any better for what was counted before it
        let cap = |base: Option<Timestamp>, grown: Option<Timestamp>, longest: Option<Timestamp>| {
            base.and_then(|base| match (grown, longest) {
                (Some(grown), Some(longest)) => Some(grown.min(longest).max(base)),
                (grown, longest) => grown.or(longest.map(|longest| longest.max(base))),
            })
        };
        let (shortest, farthest) = (longest.and_then(|l| l.from), longest.and_then(|l| l.until));
        let counted = Ledger::of(self.view, self.agreement, &growth.of);
        let least = self.settles(end.from, |end| Some(counted.so_far(end).least), growth, shortest, Some);
        let most = self.settles(end.until, |end| counted.so_far(end).most, growth, farthest, |_| None);
        Window { from: cap(end.from, least, shortest), until: cap(end.until, most, farthest) }
    }

    /// The end that what was counted before it gives; `None` where nothing bounds it.
    fn settles(
        &self,
        base: Option<Timestamp>,
        counted_by: impl Fn(Timestamp) -> Option<u64>,
        growth: &Growth,
        longest: Option<Timestamp>,
        beyond: impl Fn(Timestamp) -> Option<Timestamp>,
    ) -> Option<Timestamp> {
        let base = base?;
        let mut end = base;
        let mut steps = 0;
        loop {
            let whole = counted_by(end)? / growth.for_each.max(1);
            if whole <= steps {
                return Some(end);
            }
            while steps < whole {
                steps += 1;
                if steps > MOST_STEPS {
                    return beyond(end); // how much farther, nobody goes through
                }
                end = growth.by.after(end, &self.zone)?;
                if longest.is_some_and(|longest| end >= longest) {
                    return longest;
                }
            }
        }
    }
}

/// A period that grows is followed so many steps; when one that has grown further ends is not known.
const MOST_STEPS: u64 = 10_000;

/// Periods that renew themselves are followed so often; when one that goes on ends after that is not known.
const MOST_RENEWALS: u32 = 10_000;

/// Whether something that came at a time came before an instant that is known within bounds.
fn lies_before(when: &When, at: Window) -> Truth {
    let last = if when.precision == Precision::Instant { when.window.from } else { when.window.until };
    let surely = match when.precision {
        Precision::Instant => matches!((last, at.from), (Some(last), Some(at)) if last < at),
        _ => matches!((last, at.from), (Some(last), Some(at)) if last <= at),
    };
    if surely {
        Truth::True
    } else if matches!((when.window.from, at.until), (Some(first), Some(at)) if first >= at) {
        Truth::False
    } else {
        Truth::Maybe
    }
}

/// Whether something that came at a time came by an instant: a minute that is just then is in time, a day that only starts then is not.
fn lies_by(when: &When, at: Window) -> Truth {
    match (when.precision, when.window.from) {
        (Precision::Instant, Some(came)) if at.from.is_some_and(|at| came <= at) => Truth::True,
        (Precision::Instant, Some(came)) if at.until.is_some_and(|at| came > at) => Truth::False,
        (Precision::Instant, _) => Truth::Maybe,
        _ => lies_before(when, at),
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
    let moment = When {
        window: Window { from: at.checked_sub(jiff::SignedDuration::from_secs(1)).ok(), until: Some(at) },
        ..When::at(at)
    };
    let mut gathered = Gathered::default();
    look_at(view, agreement, &agreement.in_force, &mut gathered);
    let mut ways = Vec::new();
    let mut spans = Vec::new();
    for view in clock::settled(view, &gathered) {
        let periods = clock::taken(&view, &agreement.in_force);
        ways.push(binds(&view, agreement, periods, &moment).at_some_instant);
        spans.extend(periods.iter().filter_map(|period| Some(run(&view, agreement, period)?.whole)));
    }
    let started = spans.iter().filter(|s| s.start.from.is_some_and(|from| from < at));
    let latest = started.max_by_key(|s| (s.start.from, s.open_ended, s.end.until));
    InForce {
        truth: Truth::over(ways),
        since: latest.and_then(|s| s.start.from),
        until: latest.filter(|s| !s.open_ended).and_then(|s| s.end.until),
        questions: questions(view.case, &gathered),
    }
}

/// What the reading leaves open: questions of the text, then events.
fn questions(case: &Case, gathered: &Gathered<'_>) -> Vec<String> {
    let terms = gathered.terms.iter().filter(|term| term.says.len() > 1).map(|term| term.point.asks.clone());
    let open = gathered.considered.iter().filter(|c| c.state() != Knowledge::Known);
    let matters = open.filter_map(|considered| Some(words::whether(case, considered.matter.as_ref()?)));
    let mut all: Vec<String> = Vec::new();
    for question in terms.chain(matters) {
        if !all.contains(&question) {
            all.push(question);
        }
    }
    all
}

/// Whether a time falls into another: of what lasts, whether some instant of it does, and whether all of it does.
#[derive(Clone, Copy)]
pub(super) struct During {
    pub(super) at_some_instant: Truth,
    pub(super) throughout: Truth,
}

impl During {
    fn of(when: &When, falls: impl Fn(&When) -> Truth) -> Self {
        let whole = When { lasting: false, ..when.clone() };
        Self { at_some_instant: falls(when), throughout: falls(&whole) }
    }

    /// Whether it falls into both at once. What shares an instant with each, and lies within neither, may never be in both.
    pub(super) fn and(self, other: Self) -> Self {
        let (a, b) = (self.at_some_instant, other.at_some_instant);
        let apart = a == Truth::False || b == Truth::False;
        let sure = self.throughout.and(b).or(a.and(other.throughout)) == Truth::True;
        Self {
            at_some_instant: if apart {
                Truth::False
            } else if sure {
                Truth::True
            } else {
                Truth::Maybe
            },
            throughout: self.throughout.and(other.throughout),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            at_some_instant: self.at_some_instant.or(other.at_some_instant),
            throughout: self.throughout.or(other.throughout),
        }
    }
}

/// Whether some period binds at a time, under a view in which all that they hang on is settled.
pub(super) fn binds(view: &View<'_>, agreement: &Agreement, periods: &[Period], when: &When) -> During {
    let zone = zone(agreement);
    let never = During { at_some_instant: Truth::False, throughout: Truth::False };
    let each = periods.iter().filter_map(|period| {
        let run = run(view, agreement, period)?;
        let inside =
            During::of(when, |when| Truth::any(run.binding.iter().map(|stretch| within(when, stretch))));
        Some(inside.and(During::of(when, |when| in_hours(when, period.daily.as_ref(), &zone))))
    });
    each.fold(never, During::or)
}

/// When an agreement starts to bind, at the earliest and at the latest over the ways that a view takes it; without a latest where it may
/// never start; at any time where there are more ways than are gone through. `None` where what it starts from has not come.
pub fn start(view: &View<'_>, agreement: &Agreement) -> Option<Window> {
    let starts = over_ways(view, agreement, |runs| runs.iter().map(|run| run.start).min_by_key(|s| s.from));
    if starts.is_empty() {
        return Some(Window::ALWAYS);
    }
    let may_not_start = starts.contains(&None);
    let around = around(starts.into_iter().flatten())?;
    Some(if may_not_start { Window { until: None, ..around } } else { around })
}

/// What has no end ends at the earliest never.
pub const NEVER: Window = Window { from: Some(Timestamp::MAX), until: None };

/// When an agreement ends, likewise: without a latest where it may not end, and [`NEVER`] where it surely does not. Of several periods
/// the last decides.
pub fn end(view: &View<'_>, agreement: &Agreement) -> Option<Window> {
    let last = |runs: &[Stretch]| {
        let last = runs.iter().max_by_key(|run| run.start.from)?;
        Some(if last.open_ended { NEVER } else { last.end })
    };
    around(over_ways(view, agreement, last).into_iter().flatten())
}

/// How each period of an `in-force` runs, one list for each way that the view takes what they hang on; `None` for one that has not started.
pub fn runs(
    view: &View<'_>,
    agreement: &Agreement,
    in_force: &Parameter<Vec<Period>>,
) -> Vec<Vec<Option<Run>>> {
    let mut gathered = Gathered::default();
    look_at(view, agreement, in_force, &mut gathered);
    let one = |view: &View<'_>| {
        clock::taken(view, in_force).iter().map(|period| run(view, agreement, period)).collect()
    };
    clock::settled(view, &gathered).iter().map(one).collect()
}

/// Something of the periods that run, over every way that the view takes them.
fn over_ways<T>(
    view: &View<'_>,
    agreement: &Agreement,
    of: impl Fn(&[Stretch]) -> Option<T>,
) -> Vec<Option<T>> {
    let mut gathered = Gathered::default();
    look_at(view, agreement, &agreement.in_force, &mut gathered);
    let one = |view: &View<'_>| {
        let periods = clock::taken(view, &agreement.in_force).iter();
        let runs: Vec<Stretch> =
            periods.filter_map(|period| Some(run(view, agreement, period)?.whole)).collect();
        of(&runs)
    };
    clock::settled(view, &gathered).iter().map(one).collect()
}

/// The window around some windows: from the earliest start to the latest end, open where one of them is.
fn around(windows: impl Iterator<Item = Window>) -> Option<Window> {
    windows.reduce(|sum, one| Window {
        from: sum.from.zip(one.from).map(|(a, b)| a.min(b)),
        until: sum.until.zip(one.until).map(|(a, b)| a.max(b)),
    })
}
