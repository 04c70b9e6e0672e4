//! For when a text binds.

use jiff::civil::Time;

use super::{EachParameter, Parameter};
use crate::clock::Clock;
use crate::id::{ActorId, EventId, QuantityId, StatementId};
use crate::time::{Length, When};

pub(super) fn each_period(in_force: &Parameter<Vec<Period>>, each: &mut impl EachParameter) {
    each.on(in_force);
    let alternatives = in_force.taken.iter().filter_map(|taken| taken.to.as_ref());
    for period in std::iter::once(&in_force.plain).chain(alternatives).flatten() {
        period.renewals.iter().for_each(|renewal| each.on(&renewal.took_effect));
        period.suspended.iter().for_each(|suspension| each.on(&suspension.took_effect));
    }
}

/// A stretch of time in which an agreement binds.
#[derive(Clone, PartialEq, Debug)]
pub struct Period {
    /// From when.
    pub from: Clock,
    /// Until when it binds unless prolonged.
    pub until: End,
    /// Prolongations in order.
    pub renewals: Vec<Renewal>,
    /// That it grows by a count: a day more for each ten released.
    pub grows: Option<Growth>,
    /// That it renews itself unless somebody objects.
    pub renews_itself: Option<TacitRenewal>,
    /// Times in which it does not bind.
    pub suspended: Vec<Suspension>,
    /// Only in these hours of each day.
    pub daily: Option<Daily>,
}

/// How a period ends.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// The text gives no end.
    Open,
    /// At a time.
    At(Clock),
    /// So long after its start: it lapses unless renewed.
    After(Length),
}

/// A prolongation of a period.
#[derive(Clone, PartialEq, Debug)]
pub struct Renewal {
    /// Until when it then binds.
    pub until: End,
    /// When it was announced.
    pub announced_on: Option<When>,
    /// By whom.
    pub by: Option<ActorId>,
    /// The statement that announced it.
    pub statement: Option<StatementId>,
    /// An event without which there is no prolongation; it must come before the end that it prolongs.
    pub once: Option<EventId>,
    /// Whether it took effect.
    pub took_effect: Parameter<bool>,
}

/// A period that grows by a count.
#[derive(Clone, PartialEq, Debug)]
pub struct Growth {
    /// By how long.
    pub by: Length,
    /// For each whole so many.
    pub for_each: u64,
    /// Of what.
    pub of: QuantityId,
    /// The longest that the whole period may become.
    pub at_most: Option<Length>,
}

/// A period that renews itself at its end.
#[derive(Clone, PartialEq, Debug)]
pub struct TacitRenewal {
    /// For how long, each time.
    pub length: Length,
    /// The objection that stops it.
    pub unless: EventId,
    /// How long before the end the objection must come.
    pub notice: Length,
    /// How often it may renew itself; without end where there is none.
    pub at_most: Option<u32>,
}

/// A time in which a period does not bind.
#[derive(Clone, PartialEq, Debug)]
pub struct Suspension {
    /// From when.
    pub from: Clock,
    /// Until when; until the period ends where there is none.
    pub until: Option<Clock>,
    /// Who suspended it.
    pub by: Option<ActorId>,
    /// The statement that did.
    pub statement: Option<StatementId>,
    /// Whether it took effect.
    pub took_effect: Parameter<bool>,
}

/// Hours of each day.
#[derive(Clone, PartialEq, Debug)]
pub enum Daily {
    /// From one time of day to another; past midnight where the second is the earlier.
    Between(Time, Time),
    /// So many hours, which ones is not known.
    For(Length),
}
