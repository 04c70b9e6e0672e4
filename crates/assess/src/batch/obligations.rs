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
use model::{ActorId, AgreementId, Case};

use super::{Batch, Compiled, often};
use crate::columns::{Columns, Names, Row};
use crate::engine::heard::{Named, Ways};
use crate::engine::lens::Lens;
use crate::engine::stance::Stance;
use crate::reference::View;
use crate::reference::given::Given;
use crate::reference::obligation::under;
use crate::reference::view::{Already, Supposed, Within};

/// The verdict on a row under a clause, by its place in the order.
pub(crate) type VerdictOf<'e> = &'e dyn Fn(Row, usize) -> Option<Verdict>;

/// So many lists are kept at once; most obligations ask for one or two.
const KEPT: usize = 64;

/// What the rows of a record are to its obligations, under one reading.
pub(crate) struct Ledger<'e> {
    columns: &'e Columns,
    stance: &'e Stance,
    verdict: VerdictOf<'e>,
    case: &'e Case,
    kept: RefCell<Vec<(Asked, Rc<[Given]>)>>,
}

/// What a list was worked out for.
#[derive(Clone, PartialEq)]
struct Asked {
    agreement: AgreementId,
    as_of: Timestamp,
    supposed: Supposed,
}

impl<'e> Ledger<'e> {
    /// `case` is what [`looked_at()`] gives for the columns.
    pub(crate) fn new(
        columns: &'e Columns,
        stance: &'e Stance,
        verdict: VerdictOf<'e>,
        case: &'e Case,
    ) -> Self {
        Self { columns, stance, verdict, case, kept: RefCell::default() }
    }

    /// Every obligation, agreement by agreement, that is wanted.
    pub(crate) fn obligations(
        &self,
        wanted: impl Fn(&model::obligation::Obligation) -> bool,
    ) -> Vec<Finding> {
        let view = self.stance.lens.view(self.case).informed_by(self);
        let agreements = self.case.agreements.values();
        let owed = agreements.flat_map(|agreement| agreement.obligations.iter().map(move |o| (agreement, o)));
        owed.filter(|(_, owed)| wanted(owed)).map(|(agreement, owed)| under(&view, agreement, owed)).collect()
    }

    fn work_out(&self, asked: &Asked) -> Rc<[Given]> {
        let lens = &self.stance.lens;
        if asked.as_of == lens.asked.as_of && asked.supposed == *lens.supposed() {
            return given(self.columns, self.stance, &asked.agreement, self.verdict).into();
        }
        let compiled = Compiled::new(self.columns, lens.asking(asked.as_of, asked.supposed.clone()));
        let table = compiled.table(1, false);
        given(self.columns, &compiled.stance, &asked.agreement, &|row, at| table.verdict(row, at)).into()
    }
}

impl Already for Ledger<'_> {
    fn given(&self, view: &View<'_>, agreement: &AgreementId) -> Option<Rc<[Given]>> {
        let (as_of, supposed) = (view.asked.as_of, view.supposed().clone());
        let asked = Asked { agreement: agreement.clone(), as_of, supposed };
        if let Some((_, known)) = self.kept.borrow().iter().find(|(known, _)| *known == asked) {
            return Some(Rc::clone(known));
        }
        let found = self.work_out(&asked);
        let mut kept = self.kept.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.push((asked, Rc::clone(&found)));
        Some(found)
    }

    fn counted(
        &self,
        view: &View<'_>,
        agreement: &AgreementId,
        within: Within<'_>,
    ) -> Option<(usize, usize)> {
        // what is given is asked about as of then, and so begins before
        Some(often::counted(view, &self.given(view, agreement)?, within))
    }
}

/// What an agreement gives for the rows, in order of time, save where it is no breach.
fn given(columns: &Columns, stance: &Stance, agreement: &AgreementId, verdict: VerdictOf<'_>) -> Vec<Given> {
    let clauses: Vec<(usize, _)> = stance
        .clauses()
        .enumerate()
        .filter(|(_, (own, _))| *own == agreement)
        .map(|(at, (_, clause))| (at, clause))
        .collect();
    let mut all = Vec::new();
    for row in 0..Row::try_from(columns.len()).unwrap_or(Row::MAX) {
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
    // nothing is claimed of an answer to a row that is numbered, or a copy
    if let Names::Recorded(entries) = &columns.names {
        let stands = |row: usize| {
            Row::try_from(row).ok().and_then(|row| columns.cells(row)).is_some_and(|cells| cells.stands)
        };
        let answered: BTreeSet<_> = case
            .claims
            .values()
            .filter_map(|claim| match &claim.about {
                Subject::Response(_, _, incident) => Some(incident.clone()),
                _ => None,
            })
            .collect();
        for (row, entry) in entries.iter().enumerate() {
            if stands(row) && (!entry.merged.is_empty() || answered.contains(&entry.incident.id)) {
                let incidents = std::iter::once(&entry.incident).chain(&entry.merged);
                case.incidents.extend(incidents.map(|one| (one.id.clone(), one.clone())));
            }
        }
    }
    case
}

impl Batch<'_> {
    /// Every obligation under the reading of this number, agreement by agreement, with its explanation.
    pub fn obligations(&self, reading: usize) -> Vec<Finding> {
        let Some(compiled) = self.readings.get(reading) else { return Vec::new() };
        let [looked, _] = &self.cases;
        let case = looked.get_or_init(|| looked_at(self.columns));
        let verdict = |row: Row, clause: usize| compiled.whole(1).verdict(row, clause);
        Ledger::new(self.columns, &compiled.stance, &verdict, case).obligations(|_| true)
    }
}
