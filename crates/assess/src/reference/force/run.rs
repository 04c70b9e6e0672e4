//! How a period runs: put off, renewed, suspended.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::agreement::{Agreement, End, Growth, Period, Renewal, TacitRenewal};
use model::claim::Subject;
use model::time::{Length, Precision, When, Window};
use model::{EventId, Truth};

use super::stretch::{Stretch, without};
use super::zone;
use crate::reference::quantity::Ledger;
use crate::reference::{View, clock};

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

/// How a period runs under a view in which all that it hangs on is settled; `None` where what it starts from has not come.
pub(in crate::reference) fn run(view: &View<'_>, agreement: &Agreement, period: &Period) -> Option<Run> {
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
    let surely = at.from.is_some_and(|at| match when.precision {
        Precision::Instant => when.window.from.is_some_and(|first| first < at),
        _ => when.window.ends_by(at),
    });
    if surely {
        Truth::True
    } else if at.until.is_some_and(|at| when.window.begins_from(at)) {
        Truth::False
    } else {
        Truth::Maybe
    }
}

/// Whether something that came at a time came by an instant: an instant or a minute that is just then is in time, a day that only starts then
/// is not.
fn lies_by(when: &When, at: Window) -> Truth {
    match (when.precision, when.window.from) {
        (Precision::Instant | Precision::Exact, Some(came)) if at.from.is_some_and(|at| came <= at) => {
            Truth::True
        }
        (Precision::Instant | Precision::Exact, Some(came)) if at.until.is_some_and(|at| came > at) => {
            Truth::False
        }
        (Precision::Instant | Precision::Exact, _) => Truth::Maybe,
        _ => lies_before(when, at),
    }
}
