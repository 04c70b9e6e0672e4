//! One incident made ready, to be asked guard by guard: what the faster engines ask where they know no shorter way.

use std::rc::Rc;

use model::agreement::{Agreement, Clause, Conduct, Rule};
use model::finding::{Considered, Guard, Verdict};
use model::incident::Incident;
use model::{Truth, claim::Attribute};

use super::guard::Bench;
use super::known::{Known, Standings};
use super::{View, body};

/// An incident with what a view makes of its attributes.
pub(crate) struct Prepared<'v, 'a> {
    view: &'v View<'a>,
    incident: &'v Incident,
    known: Known<'v>,
}

impl<'v, 'a> Prepared<'v, 'a> {
    pub(crate) fn of(view: &'v View<'a>, incident: &'v Incident) -> Self {
        Self { view, incident, known: Known::of(view, incident) }
    }

    /// The same for an incident of which nobody said anything: then no claim need be looked through for what was said.
    pub(crate) fn of_untold(view: &'v View<'a>, incident: &'v Incident) -> Self {
        let nothing = View::over(view.case, view.reading, view.asked, Rc::new([]));
        Self { view, incident, known: Known::of(&nothing, incident) }
    }

    pub(crate) fn view(&self) -> &'v View<'a> {
        self.view
    }

    /// What the view makes of one of its attributes.
    pub(crate) fn considered(&self, attribute: Attribute) -> &Considered {
        self.known.considered(attribute)
    }

    /// What one guard of a clause answers; true of a clause that forbids nothing.
    pub(crate) fn guard(&self, agreement: &Agreement, clause: &Clause, guard: Guard) -> Truth {
        let Rule::Forbid(rule) = &clause.rule else { return Truth::True };
        let standings = Standings::of(self.view, agreement, &self.known);
        self.bench(agreement, clause, rule, &standings).outcome(guard).truth
    }

    /// Whether some act that is claimed of it may be one that a clause forbids.
    pub(crate) fn may_be_forbidden(&self, agreement: &Agreement, clause: &Clause) -> bool {
        let Rule::Forbid(rule) = &clause.rule else { return false };
        self.bench(agreement, clause, rule, &Standings::none()).may_be_forbidden()
    }

    /// The verdict under a clause that takes the incident up; `None` where it does not.
    pub(crate) fn verdict(&self, agreement: &Agreement, clause: &Clause) -> Option<Verdict> {
        let Rule::Forbid(rule) = &clause.rule else { return self.decided(agreement, clause) };
        let standings = Standings::of(self.view, agreement, &self.known);
        let bench = self.bench(agreement, clause, rule, &standings);
        let owned = self.view.owns(clause);
        bench.takes_up().then(|| if owned { bench.verdict() } else { Verdict::NoBreach })
    }

    /// The verdict under a clause that forbids, whether or not it takes the incident up: what releases look at.
    pub(crate) fn verdict_anyway(&self, agreement: &Agreement, clause: &Clause) -> Option<Verdict> {
        let Rule::Forbid(rule) = &clause.rule else { return None };
        let standings = Standings::of(self.view, agreement, &self.known);
        let bench = self.bench(agreement, clause, rule, &standings);
        Some(if self.view.owns(clause) { bench.verdict() } else { Verdict::NoBreach })
    }

    /// What follows from a decision of the body that a clause asks; `None` where there is none.
    pub(crate) fn decided(&self, agreement: &Agreement, clause: &Clause) -> Option<Verdict> {
        let decided = body::decided(self.view, agreement, self.incident);
        decided.into_iter().find(|(decided, _)| decided.id == clause.id).map(|(_, verdict)| verdict)
    }

    fn bench<'b>(
        &'b self,
        agreement: &'b Agreement,
        clause: &'b Clause,
        rule: &'b Conduct,
        standings: &'b Standings<'b>,
    ) -> Bench<'a, 'b> {
        let (view, incident, known) = (self.view, self.incident, &self.known);
        Bench { view, agreement, clause, rule, incident, known, standings }
    }
}
