//! What the times of an obligation hang on, and where it stands over every way that this may be.

use model::agreement::{Agreement, Parameter};
use model::claim::Attribute;
use model::clock::Clock;
use model::finding::{Considered, Knowledge, Lack, Missing, ReasonCode, Verdict};
use model::obligation::{Change, Obligation, Recurs};

use super::state::State;
use super::term::taken;
use super::under;
use crate::reference::guard::Gathered;
use crate::reference::missing::{interpretation, named_ways, settling};
use crate::reference::{View, clock, words};

/// What the times of an obligation hang on: when it is due, from when it is counted, and from when until when it recurs.
pub(super) fn look_at<'o>(
    view: &View<'_>,
    agreement: &'o Agreement,
    obligation: &'o Obligation,
) -> Gathered<'o> {
    let mut gathered = Gathered::default();
    match last_clock(view, obligation) {
        Some(DueBy::Parameter(due)) => {
            gathered.term(view, due);
            for (clock, _) in view.take(due) {
                clock::look_at(view, agreement, clock, &mut gathered);
            }
        }
        Some(DueBy::Clock(clock)) => clock::look_at(view, agreement, clock, &mut gathered),
        None => {}
    }
    let from = obligation.measure.as_ref().and_then(|measure| measure.from.as_ref());
    let recurs = match &obligation.recurs {
        Some(Recurs::Every { from, until, .. }) => [from.as_ref(), until.as_ref()],
        _ => [None, None],
    };
    for clock in from.into_iter().chain(recurs.into_iter().flatten()) {
        clock::look_at(view, agreement, clock, &mut gathered);
    }
    gathered
}

/// By what an obligation is due.
enum DueBy<'o> {
    Parameter(&'o Parameter<Clock>),
    Clock(&'o Clock),
}

/// What was last said of when it is due; nothing where no time stands.
fn last_clock<'o>(view: &View<'_>, obligation: &'o Obligation) -> Option<DueBy<'o>> {
    let mut last = None;
    for step in taken(view, obligation) {
        match &step.change {
            Change::SetDue(due) => last = Some(DueBy::Parameter(due)),
            Change::Extend(until) => last = until.as_ref().map(DueBy::Clock),
            Change::Lapse | Change::Waive | Change::Supersede(_) => {}
        }
    }
    last
}

/// Where it stands over every way that its due time may be taken: where the verdicts agree, that; else what it hangs on is missing.
pub(super) fn together(
    view: &View<'_>,
    agreement: &Agreement,
    obligation: &Obligation,
    gathered: &Gathered<'_>,
    states: Vec<State>,
) -> State {
    // of several states of one verdict that which is due is told, else the first by its word
    let rank = |state: &State| (state.code != ReasonCode::Due, state.code);
    let verdicts: std::collections::BTreeSet<&str> =
        states.iter().map(|state| state.verdict.as_str()).collect();
    if verdicts.len() == 1
        && let Some(number) = (0..states.len()).min_by_key(|number| states.get(*number).map(rank))
    {
        let mut states = states;
        return states.swap_remove(number);
    }
    let is_open = |considered: &Considered| considered.state() != Knowledge::Known && !considered.by_default;
    let code = if gathered.terms.iter().any(|term| term.says.len() > 1) {
        ReasonCode::OpenTerm
    } else if gathered.considered.iter().any(|considered| considered.candidates.len() > 1) {
        ReasonCode::ContestedFact
    } else {
        ReasonCode::OpenFact
    };
    let mut texts: Vec<&str> = Vec::new();
    for state in &states {
        if !texts.contains(&state.text.as_str()) {
            texts.push(&state.text);
        }
    }
    let text = words::list(&texts, "or");
    let verdict_if = |view: &View<'_>| under(view, agreement, obligation).verdict;
    let rule = view.reading_of_fact(Attribute::Done).evidence_for(Attribute::Done);
    let terms =
        gathered.terms.iter().filter(|term| term.says.len() > 1).map(|term| Missing {
            what: Lack::Term(term.point.id.clone()),
            question: term.point.asks.clone(),
            if_so: settling(term.says.iter().enumerate().map(|(number, says)| {
                (verdict_if(&view.answering(&term.point.id, number)), (*says).to_owned())
            })),
            how: interpretation(view.case, agreement),
        });
    let considered = gathered.considered.iter().filter(|considered| is_open(considered));
    let matters = considered.filter_map(|considered| {
        let matter = considered.matter.as_ref()?;
        let ways = named_ways(considered).into_iter();
        Some(Missing {
            what: Lack::Matter(matter.clone()),
            question: words::whether(view.case, matter),
            if_so: settling(ways.map(|way| {
                let words = words::coming(view.case, matter, way.as_ref());
                (verdict_if(&view.supposing(matter, way)), words)
            })),
            how: words::who_settles(view.case, rule),
        })
    });
    let mut missing: Vec<Missing> = terms.chain(matters).collect();
    for lack in states.iter().flat_map(|state| &state.missing) {
        if !missing.contains(lack) {
            missing.push(lack.clone());
        }
    }
    State { verdict: Verdict::Undetermined, code, text, missing }
}
