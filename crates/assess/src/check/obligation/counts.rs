//! What was counted, and whether it is enough: every number within the bounds is asked the plain question, as far as a person could.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::Truth;
use model::agreement::Agreement;
use model::claim::Subject;
use model::compare::{Comparison, Relation};
use model::finding::{ReasonCode, Verdict};
use model::obligation::{Amount, Measure};
use model::time::Window;

use super::{Row, Told};
use crate::check::claims;
use crate::reference::{self, View};

/// One count: from when to when, at the least, at the most.
pub(crate) type Count = (Timestamp, Timestamp, u64, Option<u64>);

/// So many at the least and at the most.
type Bounds = (u64, Option<u64>);

pub(super) struct Counts<'m> {
    amount: &'m Amount,
    own: Vec<Count>,
    other: Vec<Count>,
    pub(super) start: Option<Window>,
}

impl<'m> Counts<'m> {
    pub(super) fn of(view: &View<'_>, agreement: &Agreement, measure: &'m Measure) -> Self {
        let of = |quantity: &model::QuantityId| {
            claims::counts(view, &Subject::Quantity(agreement.id.clone(), quantity.clone()))
        };
        let start = match &measure.from {
            Some(from) => reference::clock::time(view, agreement, from).map(|from| from.as_start()),
            None => reference::force::start(view, agreement),
        };
        let other = measure.amount.other().map(of).unwrap_or_default();
        Self { amount: &measure.amount, own: of(&measure.of), other, start }
    }

    /// Whether there were enough from the start up to a time.
    pub(super) fn until(&self, until: Window) -> Truth {
        self.start.map_or(Truth::False, |start| self.between(start, until))
    }

    pub(super) fn between(&self, from: Window, until: Window) -> Truth {
        let own = bounds(&self.own, from, until);
        let other =
            if self.amount.other().is_some() { bounds(&self.other, from, until) } else { (0, Some(0)) };
        enough(self.amount, own, other)
    }

    /// Whether more was counted than may ever be.
    pub(super) fn too_many(&self, from: Window, until: Window) -> bool {
        let (least, _) = bounds(&self.own, from, until);
        match self.amount {
            Amount::Number(Comparison { relation: Relation::AtMost | Relation::Exactly, value }) => {
                least > *value
            }
            Amount::Number(Comparison { relation: Relation::Below, value }) => least >= *value,
            _ => false,
        }
    }

    fn is_limit(&self) -> bool {
        let (Amount::Number(number) | Amount::ForEach { number, .. } | Amount::Share { percent: number, .. }) =
            self.amount
        else {
            return false;
        };
        matches!(number.relation, Relation::AtMost | Relation::Below)
    }
}

fn bounds(counts: &[Count], from: Window, until: Window) -> Bounds {
    let least = match (from.until, until.from) {
        (Some(from), Some(until)) => most_apart(counts, from, until, &mut BTreeMap::new()),
        _ => 0,
    };
    let from = from.from.unwrap_or(Timestamp::MIN);
    let until = until.until.unwrap_or(Timestamp::MAX);
    let most = if until <= from { Some(0) } else { cheapest(counts, from, until, &mut BTreeMap::new()) };
    in_order(least, most)
}

/// Parts that are more than their whole: either may be wrong.
fn in_order(least: u64, most: Option<u64>) -> Bounds {
    (most.map_or(least, |most| most.min(least)), most.map(|most| most.max(least)))
}

/// How many were counted before an instant, at the least or at the most; `None` where nothing bounds it. What nobody counted adds nothing.
pub(crate) fn counted_by(counts: &[Count], by: Timestamp, most: bool) -> Option<u64> {
    let parts = most_apart(counts, Timestamp::MIN, by, &mut BTreeMap::new());
    let (least, greatest) = in_order(parts, covering(counts, by));
    if most { greatest } else { Some(least) }
}

/// The least sum of counts that cover all that was counted before an instant.
fn covering(counts: &[Count], by: Timestamp) -> Option<u64> {
    let mut sum = 0_u64;
    let mut at = Timestamp::MIN;
    loop {
        let covers = |at: Timestamp| counts.iter().filter(move |(start, end, ..)| *start <= at && *end > at);
        let from = match covers(at).next() {
            Some(_) => Some(at),
            None => counts.iter().map(|(start, ..)| *start).filter(|start| *start > at).min(),
        };
        let Some(from) = from.filter(|from| *from < by) else { return Some(sum) };
        at = from;
        while let Some(end) = covers(at).map(|(_, end, ..)| *end).max() {
            at = end;
        }
        sum = sum.saturating_add(cheapest(counts, from, at.min(by), &mut BTreeMap::new())?);
    }
}

/// The greatest sum of counts from an instant on that do not overlap.
fn most_apart(
    counts: &[Count],
    from: Timestamp,
    until: Timestamp,
    known: &mut BTreeMap<Timestamp, u64>,
) -> u64 {
    if let Some(sum) = known.get(&from) {
        return *sum;
    }
    let mut best = 0;
    for (start, end, least, _) in counts.iter().filter(|(start, end, ..)| *start >= from && *end <= until) {
        if end > start {
            best = best.max(least.saturating_add(most_apart(counts, *end, until, known)));
        }
    }
    known.insert(from, best);
    best
}

/// The least sum of counts that cover all from an instant on.
fn cheapest(
    counts: &[Count],
    from: Timestamp,
    until: Timestamp,
    known: &mut BTreeMap<Timestamp, Option<u64>>,
) -> Option<u64> {
    if from >= until {
        return Some(0);
    }
    if let Some(sum) = known.get(&from) {
        return *sum;
    }
    let mut best: Option<u64> = None;
    for (_, end, _, most) in counts.iter().filter(|(start, end, ..)| *start <= from && *end > from) {
        if let (Some(most), Some(rest)) = (most, cheapest(counts, *end, until, known)) {
            let sum = most.saturating_add(rest);
            best = Some(best.map_or(sum, |best| best.min(sum)));
        }
    }
    known.insert(from, best);
    best
}

/// The plain question for plain numbers.
fn is_enough(amount: &Amount, own: u64, other: u64) -> bool {
    let (own, other) = (u128::from(own), u128::from(other));
    let holds = |number: &Comparison<u64>, left: u128, right: u128| {
        Comparison { relation: number.relation, value: right }.holds(&left)
    };
    match amount {
        Amount::Number(number) => holds(number, own, u128::from(number.value)),
        Amount::ForEach { number, each, .. } => {
            holds(number, own, other / u128::from(*each).max(1) * u128::from(number.value))
        }
        Amount::Share { percent, .. } => holds(percent, own * 100, other * u128::from(percent.value)),
        Amount::SameAs(_) => own == other,
    }
}

/// Asks it at the corners, where a text asks for more or less than something; of each number, where it asks for just so many.
fn enough(amount: &Amount, own: Bounds, other: Bounds) -> Truth {
    let up_to = |(least, most): Bounds| most.unwrap_or_else(|| least.max(1 << 60));
    let relation = match amount {
        Amount::Number(number) | Amount::ForEach { number, .. } | Amount::Share { percent: number, .. } => {
            number.relation
        }
        Amount::SameAs(_) => Relation::Exactly,
    };
    if relation != Relation::Exactly {
        let (corners, others) = ([own.0, up_to(own)], [other.0, up_to(other)]);
        let all = corners.iter().flat_map(|own| others.map(|other| is_enough(amount, *own, other)));
        return Truth::over(all.map(Truth::from));
    }
    // beyond some hundred thousand pairs nobody goes through them one by one
    let (own_to, other_to) = (up_to(own), up_to(other));
    let pairs =
        u128::from(own_to - own.0).saturating_add(1).saturating_mul(u128::from(other_to - other.0) + 1);
    if pairs > 200_000 {
        let bounds = |(least, most): Bounds| reference::quantity::Interval { least, most };
        return reference::quantity::is_enough(amount, bounds(own), bounds(other));
    }
    let all = (own.0..=own_to).flat_map(|own| (other.0..=other_to).map(move |other| (own, other)));
    Truth::over(all.map(|(own, other)| Truth::from(is_enough(amount, own, other))))
}

/// The row of what is measured once.
pub(super) fn row(view: &View<'_>, agreement: &Agreement, measure: &Measure, told: &Told) -> Row {
    let counts = Counts::of(view, agreement, measure);
    let Some(start) = counts.start.filter(|start| start.from.is_none_or(|from| from < told.end)) else {
        return (Verdict::NoBreach, ReasonCode::NotStarted);
    };
    let mut end = Window { from: Some(told.end), until: Some(told.end) };
    let for_ever = counts.is_limit() && !told.set && !told.extended;
    if let Some(last) = reference::force::end(view, agreement).filter(|_| for_ever) {
        end = Window {
            from: last.from.map(|last| last.min(told.end)),
            until: Some(last.until.map_or(told.end, |last| last.min(told.end))),
        };
    }
    let now = counts.until(end);
    if !told.over().0 {
        if counts.too_many(start, end) {
            return (Verdict::Breach, ReasonCode::AmountNotMet);
        }
        return match (now, for_ever) {
            (Truth::False, true) => (Verdict::Breach, ReasonCode::AmountNotMet),
            (Truth::Maybe, true) => (Verdict::Undetermined, ReasonCode::AmountOpen),
            (Truth::True, true) => (Verdict::NoBreach, ReasonCode::AmountMet),
            (Truth::True, false) if !counts.is_limit() => (Verdict::NoBreach, ReasonCode::AmountMet),
            _ => told.to_come(),
        };
    }
    let due = told.deadline().map_or(Truth::Maybe, |due| counts.until(due));
    match (due, now) {
        (Truth::True, _) => (Verdict::NoBreach, ReasonCode::AmountMet),
        (Truth::False, Truth::True) => (Verdict::Breach, ReasonCode::FulfilledLate),
        (Truth::False, _) => (Verdict::Breach, ReasonCode::AmountNotMet),
        (Truth::Maybe, Truth::True) => (Verdict::Undetermined, ReasonCode::FulfilledWhenUnknown),
        (Truth::Maybe, _) => (Verdict::Undetermined, ReasonCode::AmountOpen),
    }
}
