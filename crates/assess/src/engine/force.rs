//! Whether an agreement binds at a time: answers by where the time lies among the starts and ends of its periods.

use model::agreement::{Agreement, Parameter, Period, Rule};
use model::finding::Guard;
use model::{AgreementId, IncidentId, Truth};

use super::lens::Lens;
use super::timeline::{Answers, Timeline, ends_of};
use crate::columns::{Cells, blank};
use crate::reference::force::{Stretch, runs};
use crate::reference::prepared::Prepared;

/// When a clause binds, under a reading.
pub(crate) struct Force {
    /// The agreement without its hours of the day, where it binds only in some: within them each time is a case of its own.
    daily: Option<Box<Agreement>>,
    timeline: Vec<i64>,
    once: Answers,
    lasting: Answers,
}

/// An answer that holds of all times between two instants.
pub(crate) struct Kept {
    after: i64,
    before: i64,
    lasting: bool,
    truth: Truth,
}

impl Force {
    pub(crate) fn of(lens: &Lens, agreement: &Agreement, all: &[&Parameter<Vec<Period>>]) -> Self {
        let view = lens.view(&lens.frame);
        let mut instants = Vec::new();
        for run in all.iter().flat_map(|periods| runs(&view, agreement, periods)).flatten().flatten() {
            ends_of_stretch(&run.whole, &mut instants);
            run.binding.iter().for_each(|stretch| ends_of_stretch(stretch, &mut instants));
        }
        let taken = all.iter().flat_map(|periods| lens.take(periods));
        let daily = taken.into_iter().any(|periods| periods.iter().any(|period| period.daily.is_some()));
        let timeline = Timeline::new(instants);
        Self {
            daily: daily.then(|| Box::new(without_hours(agreement))),
            once: Answers::new(timeline.clone()),
            lasting: Answers::new(timeline.clone()),
            timeline: timeline.into_instants(),
        }
    }

    /// The instants at which the answer may change, save for hours of the day.
    pub(crate) fn instants(&self) -> &[i64] {
        &self.timeline
    }

    /// Returns true where it binds only in some hours of the day.
    pub(crate) fn is_daily(&self) -> bool {
        self.daily.is_some()
    }

    /// The same as [`Force::at`], where the last answer is kept for whatever lies in the same stretch.
    pub(crate) fn at_or_kept(
        &self,
        lens: &Lens,
        of: (&AgreementId, &str),
        cells: &Cells,
        kept: &mut Option<Kept>,
    ) -> Truth {
        if let Some(kept) = kept
            && kept.after < cells.from
            && cells.until < kept.before
            && kept.lasting == cells.lasting
        {
            return kept.truth;
        }
        let truth = self.at(lens, of, cells);
        let next = self.timeline.partition_point(|instant| *instant <= cells.from);
        let after = next.checked_sub(1).and_then(|last| self.timeline.get(last)).copied().unwrap_or(i64::MIN);
        let before = self.timeline.get(next).copied().unwrap_or(i64::MAX);
        if after < cells.from && cells.until < before {
            *kept = Some(Kept { after, before, lasting: cells.lasting, truth });
        }
        truth
    }

    /// Whether the clause binds at the time of a row, where nobody says otherwise of its time.
    pub(crate) fn at(&self, lens: &Lens, (agreement, clause): (&AgreementId, &str), cells: &Cells) -> Truth {
        let answers = if cells.lasting { &self.lasting } else { &self.once };
        let own = || lens.frame.agreements.get(agreement);
        let work_out = |agreement: Option<&Agreement>| {
            agreement.map_or(Truth::Maybe, |agreement| work_out(lens, agreement, clause, cells))
        };
        let Some(without_hours) = &self.daily else {
            return answers.ask(cells.from, cells.until, || work_out(own()));
        };
        // hours of the day only take away
        match answers.ask(cells.from, cells.until, || work_out(Some(without_hours))) {
            Truth::False => Truth::False,
            _ => work_out(own()),
        }
    }
}

/// The same agreement, bound in all hours of the day.
fn without_hours(agreement: &Agreement) -> Agreement {
    let mut agreement = agreement.clone();
    let strip = |in_force: &mut Parameter<Vec<Period>>| {
        let taken = in_force.taken.iter_mut().filter_map(|taken| taken.to.as_mut());
        let all = std::iter::once(&mut in_force.plain).chain(taken);
        all.flatten().for_each(|period| period.daily = None);
    };
    strip(&mut agreement.in_force);
    for clause in &mut agreement.clauses {
        if let Rule::Forbid(rule) = &mut clause.rule {
            rule.in_force.iter_mut().for_each(strip);
        }
    }
    agreement
}

/// Asks the guard itself.
fn work_out(lens: &Lens, agreement: &Agreement, clause: &str, cells: &Cells) -> Truth {
    let view = lens.view(&lens.frame);
    let incident = blank(IncidentId::new("any"), cells);
    let clause = agreement.clauses.iter().find(|own| own.id.as_str() == clause);
    match clause {
        Some(clause) if matches!(clause.rule, Rule::Forbid(_)) => {
            Prepared::of_untold(&view, &incident).guard(agreement, clause, Guard::InForce)
        }
        _ => Truth::Maybe,
    }
}

fn ends_of_stretch(stretch: &Stretch, into: &mut Vec<i64>) {
    ends_of(&stretch.start, into);
    ends_of(&stretch.end, into);
}
