//! One reading of a whole record, compiled.

use std::sync::atomic::AtomicU8;

use jiff::Timestamp;
use model::finding::Verdict;
use model::{AgreementId, ClauseId, Truth};

use super::attacks::Measure;
use super::heard::Heard;
use super::lens::Lens;
use super::plain::Plain;
use super::plan::{Areas, Plan, Searches, Shared, take_in};
use super::timeline::{Timeline, make_room, micros, once};
use crate::columns::{Cells, Columns};
use crate::reference::ground::lies_in;

/// A reading with everything that it makes of the text, and of what is said.
pub(crate) struct Stance {
    pub(crate) lens: Lens,
    pub(crate) heard: Heard,
    pub(crate) plans: Vec<Plan>,
    pub(crate) measures: Vec<Measure>,
    pub(crate) plain: Plain,
    /// What begins before this is asked about, in microseconds.
    pub(crate) as_of: i64,
    areas: Areas,
    /// Whether a spot lies in an area: by area, then by spot.
    inside: Vec<Vec<AtomicU8>>,
    /// Whether anybody says who held a spot, or was there: by spot.
    controlled: Vec<AtomicU8>,
    /// Every instant at which what is worked out for a row may change.
    pub(crate) instants: Timeline,
}

impl Stance {
    pub(crate) fn new(lens: Lens) -> Self {
        let (mut areas, mut searches) = (Areas::default(), Searches::default());
        let mut shared = Shared { lens: &lens, areas: &mut areas, searches: &mut searches };
        let agreements = lens.frame.agreements.values();
        let plans: Vec<Plan> = agreements.map(|agreement| Plan::of(&mut shared, agreement)).collect();
        let measures = searches.0.iter().map(Measure::of).collect();
        let conducts =
            plans.iter().flat_map(|plan| &plan.clauses).filter_map(|clause| clause.conduct.as_ref());
        let mut instants = lens.instants.clone();
        conducts.for_each(|conduct| instants.extend(conduct.force.instants()));
        let inside = areas.0.iter().map(|_| Vec::new()).collect();
        let (heard, plain, controlled) = (Heard::default(), Plain::default(), Vec::new());
        let as_of = first_micro_not_before(lens.asked.as_of);
        Self {
            as_of,
            heard,
            plain,
            plans,
            measures,
            areas,
            inside,
            controlled,
            instants: Timeline::new(instants),
            lens,
        }
    }

    /// Takes in what is new in the columns.
    pub(crate) fn take_in(&mut self, columns: &Columns) {
        take_in(&mut self.plans, &mut self.heard, columns, &self.lens);
        self.plain.take_in(columns, &self.heard);
        let spots = columns.spots.len();
        self.inside.iter_mut().for_each(|inside| make_room(inside, spots));
        make_room(&mut self.controlled, spots);
    }

    /// The clauses in order: each with its agreement.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = (&AgreementId, &ClauseId)> {
        self.plans.iter().flat_map(|plan| plan.clauses.iter().map(|clause| (&plan.agreement, &clause.id)))
    }

    /// The numbers of a clause: that of its agreement, and its own there.
    pub(crate) fn number(&self, agreement: &AgreementId, clause: &ClauseId) -> Option<(usize, usize)> {
        let plan = self.plans.iter().position(|plan| plan.agreement == *agreement)?;
        let clause = self.plans.get(plan)?.clauses.iter().position(|own| own.id == *clause)?;
        Some((plan, clause))
    }

    /// Whether the place of a row lies in an area.
    pub(crate) fn lies_in(&self, columns: &Columns, area: usize, cells: &Cells) -> Truth {
        let Some(id) = self.areas.0.get(area) else { return Truth::Maybe };
        let work_out = || lies_in(&self.lens.frame, &columns.place(cells), id);
        let known = self.inside.get(area).and_then(|inside| inside.get(cells.spot as usize));
        match known.filter(|_| columns.spots_have_points) {
            Some(known) => once(known, work_out),
            None => work_out(),
        }
    }

    /// Whether anybody says, of whatever time, who held the place of a row or was there.
    pub(crate) fn is_controlled(&self, columns: &Columns, cells: &Cells) -> bool {
        if self.lens.controlled.is_empty() {
            return false;
        }
        let work_out = || {
            let place = columns.place(cells);
            let mut areas = self.lens.controlled.iter();
            Truth::from(areas.any(|area| lies_in(&self.lens.frame, &place, area) == Truth::True))
        };
        let known = self.controlled.get(cells.spot as usize).filter(|_| columns.spots_have_points);
        known.map_or_else(work_out, |known| once(known, work_out)) == Truth::True
    }
}

/// The first microsecond that is not before an instant.
fn first_micro_not_before(at: Timestamp) -> i64 {
    let floor = micros(at);
    if Timestamp::from_microsecond(floor).is_ok_and(|floor| floor < at) {
        floor.saturating_add(1)
    } else {
        floor
    }
}

/// A verdict in one byte: 0 where the clause does not take the incident up.
pub(crate) fn byte(verdict: Option<Verdict>) -> u8 {
    match verdict {
        None => 0,
        Some(Verdict::Breach) => 1,
        Some(Verdict::NoBreach) => 2,
        Some(Verdict::Undetermined) => 3,
    }
}

/// The verdict that all guards together give.
pub(crate) fn verdict_of(all: Truth) -> Verdict {
    match all {
        Truth::True => Verdict::Breach,
        Truth::False => Verdict::NoBreach,
        Truth::Maybe => Verdict::Undetermined,
    }
}

/// The verdict that a byte stands for.
pub(crate) fn verdict(byte: u8) -> Option<Verdict> {
    match byte {
        1 => Some(Verdict::Breach),
        2 => Some(Verdict::NoBreach),
        3 => Some(Verdict::Undetermined),
        _ => None,
    }
}
