//! What is measured: so many of something, counted over a time.

use jiff::Timestamp;
use model::Truth;
use model::agreement::Agreement;
use model::claim::Attribute;
use model::compare::{Comparison, Relation};
use model::finding::{Facts, ReasonCode};
use model::obligation::{Amount, Measure};
use model::time::{When, Window};

use super::state::State;
use super::term::Term;
use super::{Owed, Stand};
use crate::reference::quantity::{Interval, Ledger, Time, is_enough};
use crate::reference::{View, clock, force};

/// A measure with all counts of the quantities that it looks at.
pub(super) struct Measured<'m> {
    amount: &'m Amount,
    own: Ledger,
    other: Option<Ledger>,
    /// When counting starts; `None` where that has not come.
    start: Option<Window>,
}

/// Whether so many are enough, of one time, and what that rests on in words.
pub(super) struct Answer {
    pub(super) truth: Truth,
    pub(super) words: String,
    own: Interval,
}

impl<'m> Measured<'m> {
    pub(super) fn of(view: &View<'_>, agreement: &Agreement, measure: &'m Measure) -> Self {
        let start = match &measure.from {
            Some(from) => clock::time(view, agreement, from).as_ref().map(When::as_start),
            None => force::start(view, agreement),
        };
        Self {
            amount: &measure.amount,
            own: Ledger::of(view, agreement, &measure.of),
            other: measure.amount.other().map(|other| Ledger::of(view, agreement, other)),
            start,
        }
    }

    fn ledgers(&self) -> impl Iterator<Item = &Ledger> {
        std::iter::once(&self.own).chain(&self.other)
    }

    /// Whether there were enough from the start of counting up to a time.
    pub(super) fn by(&self, until: Window) -> Answer {
        self.over(&self.time(until))
    }

    fn time(&self, until: Window) -> Time {
        // before its start nothing is counted
        let never = Window { from: Some(Timestamp::MAX), until: Some(Timestamp::MAX) };
        Time { from: self.start.unwrap_or(never), until }
    }

    /// Whether there were enough in a time.
    pub(super) fn over(&self, time: &Time) -> Answer {
        let own = self.own.in_time(time);
        let nothing = Interval { least: 0, most: Some(0) };
        let other = self.other.as_ref().map_or(nothing, |other| other.in_time(time));
        let truth = is_enough(self.amount, own, other);
        let unseen = if own.most.is_none() { "; not all of the time was counted" } else { "" };
        let nothing_known = own == Interval { least: 0, most: None };
        let counted = if nothing_known { own.to_string() } else { format!("{own} counted") };
        let words = format!("{}: {counted}{unseen}; asked for is {}", self.own.of, self.asked(other));
        Answer { truth, words, own }
    }

    fn asked(&self, other: Interval) -> String {
        match self.amount {
            Amount::Number(number) => number.to_string(),
            Amount::ForEach { number, each, of } => {
                format!("{number} for each {each} of {of} (of these: {other})")
            }
            Amount::Share { percent, of } => format!("{percent} in a hundred of {of} (of these: {other})"),
            Amount::SameAs(of) => format!("as many as of {of} (of these: {other})"),
        }
    }

    /// Whether so many were counted that nothing that comes later can bring it back within what is allowed.
    pub(super) fn is_past_it(&self, answer: &Answer) -> bool {
        let Amount::Number(number) = self.amount else { return false };
        let highest = match number.relation {
            Relation::Below | Relation::AtMost => *number,
            Relation::Exactly => Comparison { relation: Relation::AtMost, ..*number },
            Relation::AtLeast | Relation::Above => return false,
        };
        !highest.holds(&answer.own.least)
    }

    /// Whether it is a limit, which is kept or not at any time, and not something to be reached.
    pub(super) fn is_limit(&self) -> bool {
        let relation = match self.amount {
            Amount::Number(number) | Amount::ForEach { number, .. } => number.relation,
            Amount::Share { percent, .. } => percent.relation,
            Amount::SameAs(_) => Relation::Exactly,
        };
        matches!(relation, Relation::Below | Relation::AtMost)
    }

    /// Whether it is a limit that nothing but the agreement's own end ends.
    fn stands(&self, term: &Term) -> bool {
        self.is_limit() && term.due.is_none() && !term.extended
    }

    /// The claims, the facts and the counts in words, over a time.
    pub(super) fn stand(&self, view: &View<'_>, time: &Time, state: State) -> Stand {
        let claims: std::collections::BTreeSet<_> =
            self.ledgers().flat_map(|ledger| ledger.claims(time)).collect();
        let facts = (!claims.is_empty()).then_some(Facts::Alleged);
        let told = self.ledgers().flat_map(|ledger| ledger.told(view, time));
        Stand { state, claims, facts, course: told.collect() }
    }
}

fn earlier(a: Window, b: Window) -> Window {
    Window {
        from: a.from.zip(b.from).map(|(a, b)| a.min(b)),
        until: a.until.zip(b.until).map(|(a, b)| a.min(b)).or(a.until),
    }
}

pub(super) fn stand(owed: &Owed<'_, '_>, measure: &Measure) -> Stand {
    let Owed { view, agreement, term, .. } = owed;
    let measured = Measured::of(view, agreement, measure);
    let now = Window { from: Some(term.horizon), until: Some(term.horizon) };
    // a limit that stands by itself stands for as long as the agreement binds
    let horizon = match force::end(view, agreement) {
        Some(end) if measured.stands(term) => earlier(now, end),
        _ => now,
    };
    let state = state(owed, &measured, horizon);
    measured.stand(view, &measured.time(horizon), state)
}

fn state(owed: &Owed<'_, '_>, measured: &Measured<'_>, horizon: Window) -> State {
    let Owed { view, term, .. } = owed;
    let Some(start) = measured.start else {
        return State::no_breach(ReasonCode::NotStarted, "what it is counted from has not come");
    };
    if start.from.is_some_and(|start| start >= term.horizon) {
        return State::no_breach(ReasonCode::NotStarted, "the time over which it is counted has not begun");
    }
    let now = measured.by(horizon);
    let open = |text: String| State::open(view, Attribute::Number, ReasonCode::AmountOpen, text);
    let is_over = term.is_over();
    let Some(end) = term.deadline().filter(|_| is_over == Truth::True) else {
        if measured.is_past_it(&now) {
            return State::breach(ReasonCode::AmountNotMet, now.words);
        }
        let standing = measured.stands(term);
        return match now.truth {
            // a limit without an end is kept, broken or open at any time
            Truth::False if standing => State::breach(ReasonCode::AmountNotMet, now.words),
            Truth::Maybe if standing => open(now.words),
            Truth::True if standing || !measured.is_limit() => {
                State::no_breach(ReasonCode::AmountMet, now.words)
            }
            _ if is_over == Truth::Maybe => {
                State::no_breach(ReasonCode::Due, format!("due {}; {}", term.due_words(), now.words))
            }
            _ => {
                let state = term.still_to_come();
                State { text: format!("{}; {}", state.text, now.words), ..state }
            }
        };
    };
    let in_time = measured.by(end);
    match (in_time.truth, now.truth) {
        (Truth::True, _) => State::no_breach(ReasonCode::AmountMet, in_time.words),
        (Truth::False, Truth::True) => State::breach(
            ReasonCode::FulfilledLate,
            format!("reached only after it was due {}; by then {}", term.by_words(), in_time.words),
        ),
        (Truth::False, _) => State::breach(ReasonCode::AmountNotMet, in_time.words),
        (Truth::Maybe, Truth::True) => State::open(
            view,
            Attribute::Number,
            ReasonCode::FulfilledWhenUnknown,
            format!("reached, and whether in time, {}, cannot be told: {}", term.by_words(), now.words),
        ),
        (Truth::Maybe, _) => open(in_time.words),
    }
}
