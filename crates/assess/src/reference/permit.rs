//! Permits: what may be done although another clause forbids it (`docs/meaning.md`, "Permits").

use model::Truth;
use model::agreement::{Clause, Exception, Permit, Protected, Protection};
use model::claim::Value;
use model::finding::Guard;

use super::exception;
use super::guard::{Bench, Gathered, is_in, over};

/// The exceptions and conditions of a permit.
pub(super) fn tests(permit: &Permit) -> impl Iterator<Item = &Exception> {
    permit.conduct.unless.iter().chain(&permit.only_if)
}

/// Whether a permit lifts the clause that is judged for the act, the act having answered `reason`.
pub(super) fn lifts<'b>(
    bench: &Bench<'_, 'b>,
    clause: &'b Clause,
    permit: &'b Permit,
    reason: &Value,
    gathered: &mut Gathered<'b>,
) -> Truth {
    if !bench.view.owns(clause) {
        return Truth::False;
    }
    let own = Bench { clause, rule: &permit.conduct, ..*bench };
    let acts = acts_are_permitted(bench, &own, gathered);
    if acts == Truth::False {
        return Truth::False;
    }
    let truth = acts.and(holds(&own, permit, reason, gathered));
    let name = format!("clause {} ({})", clause.id, clause.cites);
    let note = match truth {
        Truth::True => format!("{name} permits it"),
        Truth::Maybe => format!("{name} may permit it"),
        Truth::False => format!("{name} does not permit it"),
    };
    if !gathered.notes.contains(&note) {
        gathered.notes.push(note);
    }
    truth
}

/// Whether everything but the act is as the permit says. Whoever acts together with somebody else is permitted only where both are.
fn holds<'b>(own: &Bench<'_, 'b>, permit: &'b Permit, reason: &Value, gathered: &mut Gathered<'b>) -> Truth {
    let conduct = &permit.conduct;
    let mut all = vec![every_doer(own, gathered), every_target(own, gathered)];
    all.extend(conduct.in_force.iter().map(|in_force| own.throughout(in_force, gathered)));
    all.extend(conduct.area.iter().map(|area| own.within(area, gathered)));
    for guard in conduct.guards().filter(|g| matches!(g, Guard::Listed | Guard::SoMany | Guard::Near)) {
        let outcome = own.outcome(guard);
        all.push(outcome.truth);
        gathered.take_over(outcome.gathered);
    }
    for one in &conduct.unless {
        all.push(exception::applies(own, one, reason, gathered).negate());
    }
    for one in &permit.only_if {
        all.push(exception::applies(own, one, reason, gathered));
    }
    Truth::all(all)
}

/// Whether every act that the judged clause forbids is of a class that the permit names.
fn acts_are_permitted<'b>(judged: &Bench<'_, 'b>, own: &Bench<'_, 'b>, gathered: &mut Gathered<'b>) -> Truth {
    gathered.consider(own.known.act());
    gathered.term(judged.view, &judged.rule.acts);
    gathered.term(own.view, &own.rule.acts);
    let forbidden = judged.view.take(&judged.rule.acts);
    let permitted = own.view.take(&own.rule.acts);
    let pairs =
        forbidden.iter().flat_map(|(forbidden, _)| permitted.iter().map(move |(p, _)| (*forbidden, *p)));
    Truth::over(pairs.map(|(forbidden, permitted)| {
        over(own.known.act(), |value| match value {
            Value::Acts(acts) => {
                Truth::all(acts.iter().map(|act| is_in(*act, permitted).or(is_in(*act, forbidden).negate())))
            }
            _ => Truth::Maybe,
        })
    }))
}

fn every_doer<'b>(own: &Bench<'_, 'b>, gathered: &mut Gathered<'b>) -> Truth {
    gathered.consider(own.known.by());
    gathered.term(own.view, &own.rule.by);
    let ways = own.view.take(&own.rule.by);
    Truth::over(ways.iter().map(|(doers, _)| own.all_of(own.known.by(), doers, gathered)).collect::<Vec<_>>())
}

fn every_target<'b>(own: &Bench<'_, 'b>, gathered: &mut Gathered<'b>) -> Truth {
    gathered.term(own.view, &own.rule.on);
    let ways = own.view.take(&own.rule.on);
    Truth::over(ways.iter().map(|(on, _)| targets_are_among(own, on, gathered)).collect::<Vec<_>>())
}

fn targets_are_among<'b>(own: &Bench<'_, 'b>, on: &Protection, gathered: &mut Gathered<'b>) -> Truth {
    let among = if on.of.contains(&Protected::Anyone) {
        Truth::True
    } else {
        gathered.consider(own.known.on());
        over(own.known.on(), |value| match value {
            Value::Targets(targets) => Truth::all(
                targets
                    .iter()
                    .map(|target| Truth::any(on.of.iter().map(|of| own.is_protected(target, of, gathered)))),
            ),
            _ => Truth::Maybe,
        })
    };
    among.and(own.none_of(&on.except, gathered))
}
