//! Obligations: where each stands is the reference's own judgement, told from the verdicts on rows what it asks of incidents.
//!
//! The reference judges every incident anew for each condition that counts breaches, and for what is owed after each breach. A [`Ledger`] hands it
//! the verdicts that are there already. Where it asks as of another time (a later text ended the obligation), or supposes what came or
//! what the text means, the record is compiled for just that, and gone through once. What an obligation looks at besides stands in the frame.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use jiff::Timestamp;
use model::claim::Subject;
use model::finding::{Finding, Verdict};
use model::obligation::Obligation;
use model::time::Window;
use model::{ActorId, AgreementId, Case, IncidentId};

use super::{Batch, Compiled, often};
use crate::columns::{Columns, Row};
use crate::engine::heard::{Named, Ways};
use crate::engine::lens::Lens;
use crate::engine::stance::Stance;
use crate::reference::View;
use crate::reference::given::{First, Given};
use crate::reference::obligation::under;
use crate::reference::view::{Already, Supposed, Within};

/// The verdict on a row under a clause, by its place in the order.
pub(crate) type VerdictOf<'e> = &'e dyn Fn(Row, usize) -> Option<Verdict>;

/// So many lists are kept at once; most obligations ask for one or two.
const KEPT: usize = 64;

/// The rows of a window that an agreement may give anything for, where they are known; others besides do no harm.
pub(crate) type RowsIn<'e> = &'e dyn Fn(&AgreementId, Window) -> Vec<Row>;

/// What the rows of a record are to its obligations, under one reading.
pub(crate) struct Ledger<'e> {
    columns: &'e Columns,
    stance: &'e Stance,
    verdict: VerdictOf<'e>,
    rows_in: Option<RowsIn<'e>>,
    case: &'e Case,
    kept: RefCell<Vec<(Asked, Rc<[Given]>)>>,
    looked: RefCell<Vec<Looked>>,
}

/// What a list was worked out for.
#[derive(Clone, PartialEq)]
struct Asked {
    agreement: AgreementId,
    as_of: Timestamp,
    supposed: Supposed,
}

/// What an obligation looked at of the incidents.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Looked {
    /// What an agreement gives first in a window.
    First(AgreementId, Window),
    /// All that it gives.
    All(AgreementId),
    /// What it gives at another time, or supposing something.
    Otherwise,
}

impl<'e> Ledger<'e> {
    /// `case` is what [`looked_at()`] gives for the columns.
    pub(crate) fn new(
        columns: &'e Columns,
        stance: &'e Stance,
        verdict: VerdictOf<'e>,
        case: &'e Case,
    ) -> Self {
        let (kept, looked) = Default::default();
        Self { columns, stance, verdict, rows_in: None, case, kept, looked }
    }

    /// The same, where it is known which rows matter in a window.
    pub(crate) fn knowing(self, rows_in: RowsIn<'e>) -> Self {
        Self { rows_in: Some(rows_in), ..self }
    }

    /// Every obligation, agreement by agreement, that is wanted.
    pub(crate) fn obligations(
        &self,
        wanted: impl Fn(&AgreementId, &Obligation) -> bool,
    ) -> impl Iterator<Item = Finding> {
        let view = self.stance.lens.view(self.case).informed_by(self);
        let agreements = self.case.agreements.values();
        let owed = agreements.flat_map(|agreement| agreement.obligations.iter().map(move |o| (agreement, o)));
        let wanted = owed.filter(move |(agreement, owed)| wanted(&agreement.id, owed));
        wanted.map(move |(agreement, owed)| under(&view, agreement, owed))
    }

    /// What was looked at since this was last asked.
    pub(crate) fn looked(&self) -> Vec<Looked> {
        std::mem::take(&mut self.looked.borrow_mut())
    }

    fn look(&self, looked: Looked) {
        let mut all = self.looked.borrow_mut();
        if !all.contains(&looked) {
            all.push(looked);
        }
    }

    /// Whether a view asks just as this reading does.
    fn is_plain(&self, view: &View<'_>) -> bool {
        let lens = &self.stance.lens;
        view.asked.as_of == lens.asked.as_of && view.supposed() == lens.supposed()
    }

    /// All that an agreement gives.
    fn all(&self, view: &View<'_>, agreement: &AgreementId) -> Rc<[Given]> {
        let (as_of, supposed) = (view.asked.as_of, view.supposed().clone());
        let asked = Asked { agreement: agreement.clone(), as_of, supposed };
        if let Some((_, known)) = self.kept.borrow().iter().find(|(known, _)| *known == asked) {
            return Rc::clone(known);
        }
        let found: Rc<[Given]> = if self.is_plain(view) {
            let rows = self.rows_in.map(|rows_in| rows_in(agreement, Window::ALWAYS));
            given(self.columns, self.stance, agreement, self.verdict, rows).into()
        } else {
            let lens = self.stance.lens.asking(asked.as_of, asked.supposed.clone());
            let compiled = Compiled::new(self.columns, lens);
            let table = compiled.table(1, false);
            let verdict = |row: Row, at: usize| table.verdict(row, at);
            given(self.columns, &compiled.stance, agreement, &verdict, None).into()
        };
        let mut kept = self.kept.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.push((asked, Rc::clone(&found)));
        found
    }

    /// What it gives in a window, in order.
    fn within(&self, view: &View<'_>, agreement: &AgreementId, window: Window) -> Vec<Given> {
        let falls = |given: &Given| !given.when.window.is_apart_from(&window);
        match self.rows_in.filter(|_| self.is_plain(view)) {
            Some(rows_in) => {
                let rows = Some(rows_in(agreement, window));
                let mut found = given(self.columns, self.stance, agreement, self.verdict, rows);
                found.retain(falls);
                found
            }
            None => self.all(view, agreement).iter().filter(|given| falls(given)).cloned().collect(),
        }
    }
}

impl Already for Ledger<'_> {
    fn given(&self, view: &View<'_>, agreement: &AgreementId, window: Window) -> Option<Vec<Given>> {
        let plain = self.is_plain(view);
        self.look(if plain { Looked::All(agreement.clone()) } else { Looked::Otherwise });
        Some(self.within(view, agreement, window))
    }

    fn first(&self, view: &View<'_>, agreement: &AgreementId, window: Window) -> Option<First> {
        let plain = self.is_plain(view);
        self.look(if plain { Looked::First(agreement.clone(), window) } else { Looked::Otherwise });
        let found = self.within(view, agreement, window);
        let breach = found.iter().find(|given| given.breaks(&window)).cloned();
        Some(First { breach, any: found.into_iter().next() })
    }

    fn counted(
        &self,
        view: &View<'_>,
        agreement: &AgreementId,
        within: Within<'_>,
    ) -> Option<(usize, usize)> {
        let plain = self.is_plain(view);
        self.look(if plain { Looked::All(agreement.clone()) } else { Looked::Otherwise });
        // what is given is asked about as of then, and so begins before
        Some(often::counted(view, &self.all(view, agreement), within))
    }
}

/// What an agreement gives for some rows, or for all, in order of time, save where it is no breach.
fn given(
    columns: &Columns,
    stance: &Stance,
    agreement: &AgreementId,
    verdict: VerdictOf<'_>,
    rows: Option<Vec<Row>>,
) -> Vec<Given> {
    let clauses: Vec<(usize, _)> = stance
        .clauses()
        .enumerate()
        .filter(|(_, (own, _))| *own == agreement)
        .map(|(at, (_, clause))| (at, clause))
        .collect();
    let mut all = Vec::new();
    let every = 0..Row::try_from(columns.len()).unwrap_or(Row::MAX);
    for row in rows.unwrap_or_else(|| every.collect()) {
        let may_be = clauses.iter().filter_map(|(at, clause)| {
            let verdict = verdict(row, *at).filter(|verdict| *verdict != Verdict::NoBreach)?;
            Some((*clause, verdict))
        });
        for (clause, verdict) in may_be {
            let found = || {
                let ways = stance.heard.by.get(columns.cells(row)?.by as usize)?;
                let (incident, when) = (columns.id(row)?, columns.when(row)?);
                Some(Given { incident, when, clause: clause.clone(), verdict, by: doers(ways, &stance.lens) })
            };
            all.extend(found());
        }
    }
    all.sort_by(|a, b| (&a.when, &a.incident).cmp(&(&b.when, &b.incident)));
    all
}

/// Those who may have done it.
fn doers(ways: &Ways, lens: &Lens) -> Vec<BTreeSet<ActorId>> {
    let actor = |named: &Named| match named {
        Named::Actor(number) => lens.people.id(*number).cloned(),
        Named::Class(_) => None,
    };
    ways.sets.iter().flatten().map(|set| set.iter().filter_map(actor).collect()).collect()
}

/// The part of the record that obligations look at themselves: all but incidents, and of those the ones that were merged, with what they
/// were merged into.
pub(crate) fn looked_at(columns: &Columns) -> Case {
    let mut case = Case::clone(&columns.frame);
    let stands = |row: Row| columns.cells(row).is_some_and(|cells| cells.stands);
    let answered = answered(&case);
    columns.names.looked_at(&answered, |row, entry| {
        if stands(row) {
            let incidents = std::iter::once(entry.incident).chain(entry.merged);
            case.incidents.extend(incidents.map(|one| (one.id.clone(), one)));
        }
    });
    case
}

/// The incidents that somebody is said to have answered, or not.
pub(crate) fn answered(frame: &Case) -> BTreeSet<IncidentId> {
    let answered = frame.claims.values().filter_map(|claim| match &claim.about {
        Subject::Response(_, _, incident) => Some(incident.clone()),
        _ => None,
    });
    answered.collect()
}

impl Batch<'_> {
    /// Every obligation under the reading of this number, agreement by agreement, with its explanation.
    pub fn obligations(&self, reading: usize) -> Vec<Finding> {
        let Some(compiled) = self.readings.get(reading) else { return Vec::new() };
        let [looked, _] = &self.cases;
        let case = looked.get_or_init(|| looked_at(self.columns));
        let verdict = |row: Row, clause: usize| self.verdicts(reading, 1)?.verdict(row, clause);
        Ledger::new(self.columns, &compiled.stance, &verdict, case).obligations(|_, _| true).collect()
    }
}
