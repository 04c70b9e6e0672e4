//! When an agreement binds (`docs/meaning.md`, "In force").

mod run;
mod stretch;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::agreement::{Agreement, End, Parameter, Period};
use model::claim::Subject;
use model::finding::Knowledge;
use model::time::{When, Window};
use model::{Case, EventId, Truth};

pub use run::Run;
pub(in crate::reference) use run::run;
pub(in crate::reference) use stretch::During;
pub use stretch::{Stretch, in_hours, is_before, within};

use super::guard::Gathered;
use super::quantity::Ledger;
use super::{View, clock, words};

/// The zone of an agreement's times.
pub fn zone(agreement: &Agreement) -> TimeZone {
    TimeZone::get(&agreement.zone).unwrap_or(TimeZone::UTC)
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
