//! Attacks that an act may have answered: found by who attacked whom, and when.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::place::LatLon;
use model::time::{Length, Window};
use model::{ActorId, Truth};

use super::heard::{ANYBODY, Heard, Named, Ways};
use super::plan::Search;
use super::stance::Stance;
use crate::columns::{Cells, Columns, Ground, Row};
use crate::reference::measure::apart;
use crate::reference::standing::is_under;

/// What took longer than this, or has no beginning or end, is looked at by itself, so that the search for the rest can stop early: 31
/// days in microseconds.
pub(crate) const LONG: i64 = 31 * 86_400 * 1_000_000;

/// By whom and on whom an attack may have been: two roots, or anybody.
pub(crate) type Pair = (u32, u32);

/// A time that is looked into: from the first microsecond to the last, both counted.
pub(crate) type Span = (i64, i64);

/// How long a row took, where that is known and not longer than any search.
pub(crate) fn length(cells: &Cells) -> Option<i64> {
    let length = cells.until.saturating_sub(cells.from);
    (cells.from != i64::MIN && cells.until != i64::MAX && length <= LONG).then_some(length)
}

/// Rows that may be found by who did what to whom, and when.
pub(crate) trait Attacks {
    /// Goes through those by one root on another that may have lasted into a time and began by its end, until `stop`; returns true where it was
    /// stopped.
    fn scan_group(&self, pair: Pair, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool;
    /// Goes through all of them alike.
    fn scan_all(&self, time: Span, stop: &mut dyn FnMut(Row) -> bool) -> bool;
    /// Those that are not bounded, or take very long.
    fn loose(&self) -> &[Row];
}

/// The pairs under which a row is found; [`Plain::pair`] tells the one that most have.
pub(crate) fn pairs<'h>(heard: &'h Heard, cells: &Cells) -> impl Iterator<Item = Pair> + use<'h> {
    let roots = |ways: Option<&'h Ways>| ways.map_or(&[][..], |ways| ways.roots.as_slice());
    let (by, on) = (roots(heard.by.get(cells.by as usize)), roots(heard.on.get(cells.on as usize)));
    by.iter().flat_map(move |by| on.iter().map(move |on| (*by, *on)))
}

/// How a search measures: worked out once for each search.
#[derive(Clone)]
pub(crate) struct Measure {
    within: Length,
    zone: TimeZone,
    /// The length in microseconds, where it is the same at any time.
    exact: Option<i64>,
    radius: Option<f64>,
}

impl Measure {
    pub(crate) fn of(search: &Search) -> Self {
        let radius = search.after.radius.map(model::place::Distance::metres);
        Self { radius, ..Self::of_length(&search.after.within, &search.zone) }
    }

    /// A length of time in a zone.
    pub(crate) fn of_length(within: &Length, zone: &str) -> Self {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let exact = within.is_exact().then(|| {
            let epoch = Timestamp::UNIX_EPOCH;
            within.after(epoch, &zone).map_or(i64::MAX, Timestamp::as_microsecond)
        });
        Self { within: within.clone(), zone, exact, radius: None }
    }

    /// The instant so long before another.
    pub(crate) fn before(&self, at: i64) -> i64 {
        if let Some(exact) = self.exact {
            return at.saturating_sub(exact);
        }
        let reach = Timestamp::from_microsecond(at).ok().and_then(|at| self.within.before(at, &self.zone));
        reach.map_or(i64::MIN, Timestamp::as_microsecond)
    }

    /// Whether the first lies before the second by no more than the length.
    pub(crate) fn is_shortly_before(&self, first: &Cells, act: &Cells) -> Truth {
        let open = |cells: &Cells| cells.from == i64::MIN || cells.until == i64::MAX;
        if open(first) || open(act) {
            return Truth::Maybe;
        }
        if first.from >= act.until || ends_by(first, self.before(act.from)) {
            Truth::False
        } else if ends_by(first, act.from) && first.from >= self.before(act.until) {
            Truth::True
        } else {
            Truth::Maybe
        }
    }

    /// An instant that is surely not before the end of all that an attack at another could still excuse.
    pub(crate) fn surely_after(&self, at: i64) -> i64 {
        if let Some(exact) = self.exact {
            return at.saturating_add(exact);
        }
        // clocks change by an hour or so; months have up to 31 days
        let reach = Timestamp::from_microsecond(at).ok().and_then(|at| self.within.after(at, &self.zone));
        reach.map_or(i64::MAX, |reach| reach.as_microsecond().saturating_add(4 * 86_400_000_000))
    }
}

/// A row that is said to have answered an attack.
pub(crate) struct Answer<'e> {
    columns: &'e Columns,
    stance: &'e Stance,
    row: Row,
    cells: &'e Cells,
    by: &'e Ways,
    on: &'e Ways,
    /// True where doer and target are one actor each, and stand alone.
    plain: bool,
}

impl<'e> Answer<'e> {
    pub(crate) fn of(
        columns: &'e Columns,
        stance: &'e Stance,
        (row, cells): (Row, &'e Cells),
    ) -> Option<Self> {
        let heard = &stance.heard;
        let (by, on) = (heard.by.get(cells.by as usize)?, heard.on.get(cells.on as usize)?);
        let plain = stance.plain.are_alone(cells);
        Some(Self { columns, stance, row, cells, by, on, plain })
    }

    /// Whether the record holds an attack by the target on the doer, near enough in time and place.
    pub(crate) fn follows_attack(&self, attacks: &dyn Attacks, measure: &Measure) -> Truth {
        let mut found = Truth::False;
        self.each_candidate(attacks, measure, |row| {
            found = found.or(self.answers(row, measure));
            found == Truth::True
        });
        found
    }

    /// The rows that such an attack may stand in.
    pub(crate) fn candidates(&self, attacks: &dyn Attacks, measure: &Measure) -> Vec<Row> {
        let mut rows = Vec::new();
        self.each_candidate(attacks, measure, |row| {
            rows.push(row);
            false
        });
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Goes through all that may be near enough in time and by one of those hit, until `stop`.
    fn each_candidate(&self, attacks: &dyn Attacks, measure: &Measure, mut stop: impl FnMut(Row) -> bool) {
        let unbounded = self.cells.from == i64::MIN || self.cells.until == i64::MAX;
        let whole = (i64::MIN, i64::MAX);
        let time = if unbounded { whole } else { (measure.before(self.cells.from), self.cells.until) };
        if attacks.loose().iter().any(|row| stop(*row)) {
            return;
        }
        if self.on.roots.contains(&ANYBODY) || self.by.roots.contains(&ANYBODY) {
            attacks.scan_all(time, &mut stop);
            return;
        }
        if let Some((by, on)) = self.stance.plain.pair(self.cells).filter(|_| !self.stance.heard.anybody) {
            attacks.scan_group((on, by), time, &mut stop);
            return;
        }
        for by in self.on.roots.iter().chain(&[ANYBODY]) {
            for on in self.by.roots.iter().chain(&[ANYBODY]) {
                if attacks.scan_group((*by, *on), time, &mut stop) {
                    return;
                }
            }
        }
    }

    /// Whether the row answers what stands in another.
    fn answers(&self, row: Row, measure: &Measure) -> Truth {
        let Some(earlier) = self.columns.cells(row).filter(|_| row != self.row) else { return Truth::False };
        let earlier = &earlier;
        let in_time = measure.is_shortly_before(earlier, self.cells);
        if in_time == Truth::False {
            return Truth::False;
        }
        // whoever stands alone looks for a plain attack only where nobody else's stand
        if self.plain && self.stance.plain.is_attack(earlier) {
            let radius = measure
                .radius
                .map_or(Truth::True, |radius| self.is_within(radius, (earlier.x, earlier.y), 0.0));
            return in_time.and(radius);
        }
        let mut truth = in_time;
        if let Some(radius) = measure.radius {
            let leeway = self.stance.plain.radius(earlier);
            truth = truth.and(self.is_within(radius, (earlier.x, earlier.y), leeway));
        }
        if truth == Truth::False {
            return Truth::False;
        }
        let heard = &self.stance.heard;
        let (Some(rest), Some(by), Some(on)) = (
            heard.rest.get(earlier.rest as usize),
            heard.by.get(earlier.by as usize),
            heard.on.get(earlier.on as usize),
        ) else {
            return Truth::Maybe;
        };
        let shared = |earlier_ways, ways| self.share(earlier_ways, ways, earlier);
        Truth::all([truth, rest.happened, rest.attack, shared(by, self.on), shared(on, self.by)])
    }

    fn is_within(&self, radius: f64, (x, y): (f64, f64), leeway: f64) -> Truth {
        if self.cells.x.is_nan() || x.is_nan() {
            return Truth::Maybe;
        }
        let apart = match self.columns.ground {
            Ground::Grid => {
                let (east, north) = (self.cells.x - x, self.cells.y - y);
                (east * east + north * north).sqrt()
            }
            Ground::Earth => {
                apart(LatLon { lat: y, lon: x }, LatLon { lat: self.cells.y, lon: self.cells.x })
            }
        };
        let leeway = leeway + self.stance.plain.radius(self.cells);
        if apart + leeway <= radius {
            Truth::True
        } else if apart - leeway > radius {
            Truth::False
        } else {
            Truth::Maybe
        }
    }

    /// Whether what two attributes may be has an actor in common, or one under the command of the other.
    fn share(&self, a: &Ways, b: &Ways, earlier: &Cells) -> Truth {
        if let (Some(a), Some(b)) = (a.one, b.one) {
            return self.related(a, b, earlier);
        }
        let actors = |set: &[Named]| -> Vec<u32> {
            set.iter().filter_map(|n| if let Named::Actor(actor) = n { Some(*actor) } else { None }).collect()
        };
        a.over(|left| {
            b.over(|right| {
                let right = actors(right);
                Truth::any(
                    actors(left)
                        .into_iter()
                        .flat_map(|l| right.iter().map(move |r| (l, *r)))
                        .map(|(l, r)| self.related(l, r, earlier)),
                )
            })
        })
    }

    fn related(&self, a: u32, b: u32, earlier: &Cells) -> Truth {
        if a == b {
            return Truth::True;
        }
        let people = &self.stance.lens.people;
        if people.root(a) != people.root(b) {
            return Truth::False;
        }
        let at = |micros: i64| Timestamp::from_microsecond(micros).ok();
        let window = Window { from: at(earlier.from), until: at(earlier.until) };
        let under = |a: Option<&ActorId>, b: Option<&ActorId>| match (a, b) {
            (Some(a), Some(b)) => is_under(&self.stance.lens.frame, a, b, &window),
            _ => Truth::Maybe,
        };
        let (a, b) = (people.id(a), people.id(b));
        under(a, b).or(under(b, a))
    }
}

/// Whether every instant of an attack lies before another.
fn ends_by(first: &Cells, at: i64) -> bool {
    if first.from == first.until { first.until < at } else { first.until <= at }
}
