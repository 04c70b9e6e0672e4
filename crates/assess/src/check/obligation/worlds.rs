//! The worlds that the times of an obligation leave possible.

use std::collections::BTreeMap;

use model::agreement::{Agreement, Parameter};
use model::claim::Subject;
use model::clock::{Anchor, Clock, Stretch};
use model::obligation::{Change, Obligation, Recurs};
use model::time::When;

use crate::check::claims;
use crate::check::world::comings;
use crate::reference::View;

/// What the due time of an obligation hangs on: questions of the text with the number of their answers; events and fulfilments with the
/// number of candidates and the ways that they may have come.
#[derive(Default)]
pub(super) struct Open {
    pub(super) points: BTreeMap<String, usize>,
    pub(super) matters: BTreeMap<Subject, (usize, Vec<Option<When>>)>,
}

pub(super) type Settled = (BTreeMap<Subject, Option<When>>, BTreeMap<String, usize>);

impl Open {
    pub(super) fn of(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> Self {
        let mut open = Self::default();
        let said =
            obligation.steps.iter().filter(|s| s.on.window.from.is_none_or(|at| at < view.asked.as_of));
        match said.map(|step| &step.change).rfind(|c| matches!(c, Change::SetDue(_) | Change::Extend(_))) {
            Some(Change::SetDue(due)) => {
                open.asks(view, due);
                view.take(due).iter().for_each(|(clock, _)| open.hangs_on(view, agreement, clock, 0));
            }
            Some(Change::Extend(Some(until))) => open.hangs_on(view, agreement, until, 0),
            _ => {}
        }
        let mut others: Vec<&Clock> = obligation.measure.iter().filter_map(|m| m.from.as_ref()).collect();
        if let Some(Recurs::Every { from, until, .. }) = &obligation.recurs {
            others.extend(from.iter().chain(until));
        }
        for clock in others {
            open.hangs_on(view, agreement, clock, 0);
        }
        open
    }

    fn asks<T>(&mut self, view: &View<'_>, parameter: &Parameter<T>) {
        if let Some(point) = &parameter.point {
            let answers = self.points.entry(point.id.clone()).or_insert(1);
            *answers = view.take(parameter).len().max(*answers);
        }
    }

    fn hangs_on(&mut self, view: &View<'_>, agreement: &Agreement, clock: &Clock, steps: u32) {
        let Clock::Counted(counted) = clock else { return };
        if steps >= 4 {
            return;
        }
        if let Some(shift) = counted.shift.as_ref().filter(|_| counted.from != Anchor::DDay) {
            let exact = matches!(&shift.by, Stretch::Length(length) if length.is_exact());
            if !exact && !shift.back {
                self.asks(view, &agreement.first_day);
            }
        }
        let matter = match &counted.from {
            Anchor::Event(id) => Subject::Event(agreement.id.clone(), id.clone()),
            Anchor::Done(id) => Subject::Fulfilment(agreement.id.clone(), id.clone()),
            Anchor::InForce => {
                self.asks(view, &agreement.in_force);
                for (periods, _) in view.take(&agreement.in_force) {
                    if let Some(first) = periods.first() {
                        self.hangs_on(view, agreement, &first.from, steps + 1);
                    }
                }
                return;
            }
            Anchor::DDay => {
                if let Some(d_day) = &agreement.d_day {
                    self.hangs_on(view, agreement, d_day, steps + 1);
                }
                return;
            }
            Anchor::Signed => return,
        };
        let came = claims::came(view, &matter);
        self.matters.insert(matter, (came.candidates.len(), comings(&came)));
    }

    pub(super) fn worlds(&self) -> Vec<Settled> {
        let mut worlds = vec![Settled::default()];
        for (matter, (_, ways)) in &self.matters {
            worlds =
                crossed(&worlds, ways, |world, way| world.0.insert(matter.clone(), way.clone()).is_none());
        }
        for (point, answers) in &self.points {
            let numbers: Vec<usize> = (0..*answers).collect();
            worlds =
                crossed(&worlds, &numbers, |world, number| world.1.insert(point.clone(), *number).is_none());
        }
        worlds
    }
}

fn crossed<T>(worlds: &[Settled], ways: &[T], set: impl Fn(&mut Settled, &T) -> bool) -> Vec<Settled> {
    let each = |world: &Settled| -> Vec<Settled> {
        ways.iter()
            .map(|way| {
                let mut world = world.clone();
                set(&mut world, way);
                world
            })
            .collect()
    };
    worlds.iter().flat_map(each).collect()
}
