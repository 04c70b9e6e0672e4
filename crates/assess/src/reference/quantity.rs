//! How many there were of something that an agreement counts (`docs/meaning.md`, "Quantities").

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use model::agreement::Agreement;
use model::claim::{Attribute, Claim, Subject, Value};
use model::finding::Considered;
use model::obligation::Amount;
use model::time::{When, Window};
use model::{ClaimId, QuantityId, Truth};

use super::clock::claims_about;
use super::evidence::resolve;
use super::{View, words};

/// So many: at the least, and at the most where that is bounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// At the least.
    pub least: u64,
    /// At the most.
    pub most: Option<u64>,
}

impl Interval {
    /// At the least so many, at the most so many. Where the most is fewer than the least, counts contradict one another: it may be
    /// anything from the one to the other.
    fn between(least: u64, most: Option<u64>) -> Self {
        match most {
            Some(most) if most < least => Self { least: most, most: Some(least) },
            most => Self { least, most },
        }
    }
}

/// A time of which the first and the last instant may be known only within bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Time {
    /// When it starts: at the earliest and at the latest.
    pub from: Window,
    /// When it ends: at the earliest and at the latest.
    pub until: Window,
}

/// What a reading makes of one count: of the claims that count over one and the same time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// Over which time.
    pub over: When,
    /// How many.
    pub many: Interval,
    /// What was considered.
    pub considered: Considered,
}

/// All counts of one quantity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ledger {
    /// The quantity.
    pub of: QuantityId,
    /// One count for each time that was counted over, in the order of the times.
    pub counts: Vec<Counted>,
}

impl Ledger {
    /// Resolves every count that was said of before the time asked about.
    pub fn of(view: &View<'_>, agreement: &Agreement, quantity: &QuantityId) -> Self {
        let about = Subject::Quantity(agreement.id.clone(), quantity.clone());
        let claims: Vec<(&Claim, &When)> =
            claims_about(view, &about).into_iter().filter_map(|claim| Some((claim, over(claim)?))).collect();
        let mut times: Vec<&When> = claims.iter().map(|(_, over)| *over).collect();
        times.sort_by_key(|over| bounds(&over.window));
        times.dedup_by_key(|over| over.window);
        let counts = times.into_iter().map(|over| count_over(view, &claims, &about, over)).collect();
        Self { of: quantity.clone(), counts }
    }

    /// How many there were in a time.
    ///
    /// At the least: the greatest sum of what counts over times within it that do not overlap give at the least. At the most: the
    /// least sum of what counts that together cover it give at the most; without bound where some of it was not counted.
    pub fn in_time(&self, time: &Time) -> Interval {
        let least = match (time.from.until, time.until.from) {
            (Some(from), Some(until)) => self.least(from, until),
            _ => 0,
        };
        let from = time.from.from.unwrap_or(Timestamp::MIN);
        Interval::between(least, self.most(from, time.until.until.unwrap_or(Timestamp::MAX)))
    }

    /// How many were counted before an instant. At the most: over the times that were counted, as far as they lie before it; what
    /// nobody counted adds nothing.
    pub fn so_far(&self, until: Timestamp) -> Interval {
        let before = |(start, end): (Timestamp, Timestamp)| (start < until).then(|| (start, end.min(until)));
        let mut times: Vec<_> = self.counts.iter().filter_map(|c| before(bounds(&c.over.window))).collect();
        times.sort_unstable();
        times.dedup_by(|(start, end), (_, reached)| {
            let joins = *start <= *reached;
            if joins {
                *reached = (*reached).max(*end);
            }
            joins
        });
        let most = times.into_iter().map(|(from, until)| self.most(from, until));
        let most = most.reduce(|a, b| Some(a?.saturating_add(b?))).unwrap_or(Some(0));
        Interval::between(self.least(Timestamp::MIN, until), most)
    }

    fn least(&self, from: Timestamp, until: Timestamp) -> u64 {
        let mut within: Vec<(Timestamp, Timestamp, u64)> = self
            .counts
            .iter()
            .map(|count| (bounds(&count.over.window), count.many.least))
            .filter(|((start, end), _)| *start >= from && *end <= until)
            .map(|((start, end), least)| (start, end, least))
            .collect();
        within.sort_by_key(|(start, end, _)| (*end, *start));
        let mut sums: Vec<(Timestamp, u64)> = Vec::new();
        for (start, end, least) in within {
            let before = sums.iter().filter(|(ended, _)| *ended <= start).map(|(_, sum)| *sum).max();
            sums.push((end, before.unwrap_or(0).saturating_add(least)));
        }
        sums.into_iter().map(|(_, sum)| sum).max().unwrap_or(0)
    }

    fn most(&self, from: Timestamp, until: Timestamp) -> Option<u64> {
        if until <= from {
            return Some(0);
        }
        let mut bounded: Vec<(Timestamp, Timestamp, u64)> = self
            .counts
            .iter()
            .filter_map(|count| Some((bounds(&count.over.window), count.many.most?)))
            .map(|((start, end), most)| (start, end, most))
            .filter(|(start, end, _)| *start < until && *end > from)
            .collect();
        bounded.sort_by_key(|(start, end, _)| (*end, *start));
        let mut covered: Vec<(Timestamp, u64)> = Vec::new();
        for (start, end, most) in bounded {
            let up_to = if start <= from {
                Some(0)
            } else {
                covered.iter().filter(|(to, _)| *to >= start).map(|(_, sum)| *sum).min()
            };
            covered.extend(up_to.map(|sum| (end, sum.saturating_add(most))));
        }
        covered.into_iter().filter(|(to, _)| *to >= until).map(|(_, sum)| sum).min()
    }

    /// The claims of all counts that lie in a time or share an instant with it.
    pub fn claims(&self, time: &Time) -> BTreeSet<ClaimId> {
        self.touching(time).flat_map(|count| count.considered.claims()).collect()
    }

    /// The counts of a time in words, each on whose word; the first few of many.
    pub fn told(&self, view: &View<'_>, time: &Time) -> Vec<String> {
        const SHOWN: usize = 6;
        let told = |count: &Counted| words::told(view.case, &count.considered);
        let mut lines: Vec<String> = self.touching(time).take(SHOWN).map(told).collect();
        let more = self.touching(time).count().saturating_sub(SHOWN);
        if more > 0 {
            lines.push(format!("and {more} more counts of {}", self.of));
        }
        lines
    }

    fn touching<'l>(&'l self, time: &Time) -> impl Iterator<Item = &'l Counted> + use<'l> {
        let all = (time.from.from, time.until.until);
        self.counts.iter().filter(move |count| {
            let over = &count.over.window;
            !all.0.is_some_and(|from| over.ends_by(from))
                && !all.1.is_some_and(|until| over.begins_from(until))
        })
    }
}

/// The first instant of a window and the first after it, the ends of time where it is open.
fn bounds(window: &Window) -> (Timestamp, Timestamp) {
    (window.from.unwrap_or(Timestamp::MIN), window.end().unwrap_or(Timestamp::MAX))
}

/// Over which time a claim counts.
fn over(claim: &Claim) -> Option<&When> {
    let numbers = claim.asserts.iter().filter(|assertion| assertion.attribute == Attribute::Number);
    numbers.flat_map(|assertion| &assertion.one_of).find_map(|value| match value {
        Value::Number(number) => number.over.as_ref(),
        _ => None,
    })
}

/// One time may be written in two ways: all who count over it count the same.
fn count_over(view: &View<'_>, claims: &[(&Claim, &When)], about: &Subject, over: &When) -> Counted {
    let alike = |value: &Value| match value {
        Value::Number(number) => {
            Value::Number(Box::new(model::claim::Number { over: Some(over.clone()), ..(**number).clone() }))
        }
        other => other.clone(),
    };
    let mut own: Vec<Claim> = Vec::new();
    for (claim, time) in claims.iter().filter(|(_, time)| time.window == over.window) {
        let mut claim = (*claim).clone();
        if *time != over {
            for assertion in &mut claim.asserts {
                assertion.one_of = assertion.one_of.iter().map(alike).collect();
            }
        }
        own.push(claim);
    }
    let own: Vec<&Claim> = own.iter().collect();
    let reading = view.reading_of_matter(about, Attribute::Number);
    let considered = resolve(view.case, &own, reading, Attribute::Number, &|_| None);
    let considered = Considered { matter: Some(about.clone()), ..considered };
    Counted { over: over.clone(), many: interval(&considered), considered }
}

/// How many there may be, over all candidates; without bound where there may be another number that nobody named.
fn interval(considered: &Considered) -> Interval {
    let open = Interval { least: 0, most: None };
    if considered.open {
        return open;
    }
    let counts = || {
        considered.candidates.iter().filter_map(|candidate| match &candidate.value {
            Value::Number(number) => Some(&number.count),
            _ => None,
        })
    };
    let most: Option<Vec<u64>> = counts().map(model::count::Count::at_most).collect();
    Interval {
        least: counts().map(model::count::Count::at_least).min().unwrap_or(0),
        most: most.and_then(|most| most.into_iter().max()),
    }
}

/// Whether so many are as many as the text asks for, where there are so many of the other quantity that it looks at.
pub fn is_enough(amount: &Amount, own: Interval, other: Interval) -> Truth {
    let one = Interval { least: 1, most: Some(1) };
    match amount {
        Amount::Number(number) => compare(own, 1, number.relation, one, number.value),
        Amount::ForEach { number, each, .. } => {
            let each = (*each).max(1);
            let whole = Interval { least: other.least / each, most: other.most.map(|most| most / each) };
            compare(own, 1, number.relation, whole, number.value)
        }
        Amount::Share { percent, .. } => compare(own, 100, percent.relation, other, percent.value),
        Amount::SameAs(_) => compare(own, 1, model::compare::Relation::Exactly, other, 1),
    }
}

/// Whether `x` times `a` stands in a relation to `y` times `b`, for whole numbers `x` and `y` of which the bounds are known.
fn compare(x: Interval, a: u64, relation: model::compare::Relation, y: Interval, b: u64) -> Truth {
    use model::compare::Relation::{Above, AtLeast, AtMost, Below, Exactly};
    let times = |n: u64, by: u64| u128::from(n) * u128::from(by);
    let (left, right) = ((times(x.least, a), x.most.map(|n| times(n, a))), {
        let most = if b == 0 { Some(0) } else { y.most.map(|n| times(n, b)) };
        (times(y.least, b), most)
    });
    let never = |holds: bool, fails: bool| match (holds, fails) {
        (true, _) => Truth::True,
        (_, true) => Truth::False,
        _ => Truth::Maybe,
    };
    let (above, below) =
        (right.1.is_some_and(|most| left.0 > most), left.1.is_some_and(|most| most < right.0));
    let (from, to) = (right.1.is_some_and(|most| left.0 >= most), left.1.is_some_and(|most| most <= right.0));
    match relation {
        AtLeast => never(from, below),
        Above => never(above, to),
        AtMost => never(to, above),
        Below => never(below, from),
        Exactly => never(from && to, !may_be_equal(x, a, y, b)),
    }
}

/// Whether some whole numbers within the bounds make `x` times `a` and `y` times `b` equal.
fn may_be_equal(x: Interval, a: u64, y: Interval, b: u64) -> bool {
    let divisor = u128::from(gcd(a, b)).max(1);
    // the solutions are x = t·b/d and y = t·a/d
    let (by_x, by_y) = (u128::from(b) / divisor, u128::from(a) / divisor);
    let range = |by: u128, bounds: Interval| {
        if by == 0 {
            return (bounds.least == 0).then_some((0, u128::MAX));
        }
        let most = bounds.most.map_or(u128::MAX, |most| u128::from(most) / by);
        Some((u128::from(bounds.least).div_ceil(by), most))
    };
    match (range(by_x, x), range(by_y, y)) {
        (Some((x_from, x_to)), Some((y_from, y_to))) => x_from.max(y_from) <= x_to.min(y_to),
        _ => false,
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.most {
            Some(most) if most == self.least => write!(f, "{most}"),
            Some(most) => write!(f, "{} to {most}", self.least),
            None if self.least == 0 => f.write_str("how many is not known"),
            None => write!(f, "{} or more", self.least),
        }
    }
}

#[cfg(test)]
mod tests {
    use model::Truth;
    use model::compare::Relation;

    use super::{Interval, compare};

    #[test]
    fn bounds_are_compared_as_each_pair_of_numbers_would_be() {
        let all = [Relation::Below, Relation::AtMost, Relation::Exactly, Relation::AtLeast, Relation::Above];
        let bounds = || (0..5_u64).flat_map(|least| (least..6).map(move |most| (least, most)));
        for relation in all {
            for (a, b) in [(1, 1), (1, 3), (100, 50), (4, 6), (1, 0)] {
                for (x, y) in bounds().flat_map(|x| bounds().map(move |y| (x, y))) {
                    let pairs = (x.0..=x.1).flat_map(|x| (y.0..=y.1).map(move |y| (x, y)));
                    let one = model::compare::Comparison { relation, value: 0_u64 };
                    let plain = pairs.map(|(x, y)| {
                        Truth::from(model::compare::Comparison { value: y * b, ..one }.holds(&(x * a)))
                    });
                    let [x, y] = [x, y].map(|(least, most)| Interval { least, most: Some(most) });
                    assert_eq!(
                        compare(x, a, relation, y, b),
                        Truth::over(plain),
                        "{x} times {a} {relation:?} {y} times {b}"
                    );
                }
            }
        }
    }
}
