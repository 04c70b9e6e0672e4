//! Exceptions: labelled, tested, and silent where nobody invokes them (`docs/meaning.md`, "Exceptions").

use std::collections::BTreeSet;

use model::act::Act;
use model::agreement::{AfterAttack, Agreement, Exception, Test};
use model::body::Ruling;
use model::claim::{Attribute, Target, Value};
use model::finding::Considered;
use model::incident::Incident;
use model::time::{Length, When, Window};
use model::{ActorId, Case, Truth};

use super::guard::{Bench, Gathered, is_forbidden, over};
use super::standing::is_under;
use super::{View, body, clock, evidence, force, ground, missing, release};

/// Whether a reading may take an exception as one that asks what the act answered.
pub(super) fn asks_for_a_reason(exception: &Exception) -> bool {
    let taken = exception.tests.taken.iter().filter_map(|taken| taken.to.as_ref());
    let mut tests = std::iter::once(&exception.tests.plain).chain(taken).flatten().flatten();
    tests.any(|test| matches!(test, Test::Answers { .. }))
}

/// Whether an exception applies, under every way that the reading may take it, the act having answered `reason`.
pub(super) fn applies<'b>(
    bench: &Bench<'_, 'b>,
    exception: &'b Exception,
    reason: &Value,
    gathered: &mut Gathered<'b>,
) -> Truth {
    gathered.term(bench.view, &exception.tests);
    let ways: Vec<Truth> = bench
        .view
        .take(&exception.tests)
        .iter()
        .map(|(tests, _)| {
            let Some(tests) = tests else { return Truth::False };
            let mut own = Gathered::default();
            let truth = Truth::all(tests.iter().map(|test| passes(bench, test, reason, &mut own)));
            // where some test fails whatever others say, nobody need be asked
            if truth != Truth::Maybe {
                own.wanting.clear();
            }
            gathered.take_over(own);
            truth
        })
        .collect();
    Truth::over(ways)
}

fn passes<'b>(bench: &Bench<'_, 'b>, test: &'b Test, reason: &Value, gathered: &mut Gathered<'b>) -> Truth {
    match test {
        Test::Answers { answering, after_attack } => {
            let invoked = matches!(reason, Value::Answering(given) if answering.contains(given));
            // nobody looks for an attack that nobody claims to have answered
            match after_attack {
                Some(after) if invoked => {
                    gathered.consider(bench.known.by());
                    gathered.consider(bench.known.on());
                    let answer =
                        Answer { by: bench.known.by(), on: bench.known.on(), incident: bench.incident };
                    follows_attack(bench.view, bench.agreement, &answer, after)
                }
                _ => Truth::from(invoked),
            }
        }
        Test::Notice { at_least, .. } => {
            gathered.consider(bench.known.notice());
            gathered.consider(bench.known.when());
            notice_given(bench, at_least)
        }
        Test::ApprovedBy(approvers) => {
            gathered.consider(bench.known.approved_by());
            over(bench.known.approved_by(), |value| match value {
                Value::Actors(actors) => Truth::from(actors.iter().any(|actor| approvers.contains(actor))),
                _ => Truth::Maybe,
            })
        }
        // whoever does it together with somebody who is not exempt is not exempt
        Test::DoneBy(who) => bench.all_of(bench.known.by(), who, gathered),
        Test::From(clock) => {
            gathered.consider(bench.known.when());
            clock::over_times(bench.view, bench.agreement, clock, gathered, |from, _| {
                from.map_or(Truth::False, |from| over(bench.known.when(), |act| is_from(act, from)))
            })
        }
        Test::Freed { declared } => release::freed(bench, declared.as_ref(), gathered),
        Test::Judged { body, question } => judged(bench, body, question, gathered),
    }
}

/// Whether an act was at or after a time that the text fixes.
fn is_from(act: &Value, from: &When) -> Truth {
    let Value::When(act) = act else { return Truth::Maybe };
    let start = from.as_start();
    if start.until.is_some_and(|latest| act.window.begins_from(latest)) {
        Truth::True
    } else if start.from.is_some_and(|earliest| act.window.ends_by(earliest)) {
        Truth::False
    } else {
        Truth::Maybe
    }
}

/// Whether a body found it to be so.
fn judged(bench: &Bench<'_, '_>, body: &ActorId, question: &str, gathered: &mut Gathered<'_>) -> Truth {
    let case = bench.view.case;
    let found = body::ruling(bench.view, body, bench.incident, bench.agreement, bench.clause);
    let name = case.actor_name(body);
    let (truth, note) = match found {
        Some(Ruling::NoBreach) => (Truth::True, format!("{name} found no breach")),
        Some(Ruling::Breach) => (Truth::False, format!("{name} found a breach")),
        None => (Truth::Maybe, format!("no answer of {name} settles it: {question}")),
    };
    if truth == Truth::Maybe {
        gathered.want(vec![missing::of_body(case, body, question)]);
    }
    if !gathered.notes.contains(&note) {
        gathered.notes.push(note);
    }
    truth
}

/// Whether notice was given so long before; not where nobody says that any was.
fn notice_given(bench: &Bench<'_, '_>, at_least: &Length) -> Truth {
    let zone = force::zone(bench.agreement);
    if bench.known.notice().candidates.is_empty() && !bench.known.notice().open {
        return Truth::False;
    }
    over(bench.known.notice(), |notice| {
        over(bench.known.when(), |act| match (notice, act) {
            (Value::When(notice), Value::When(act)) => is_before_by(notice, act, at_least, &zone),
            _ => Truth::Maybe,
        })
    })
}

/// Whether the first lies before the second by a length of time or more: two instants just so far apart do.
fn is_before_by(first: &When, second: &When, by: &Length, zone: &jiff::tz::TimeZone) -> Truth {
    let latest = |at: Option<jiff::Timestamp>| at.and_then(|at| by.before(at, zone));
    let too_late = |limit: jiff::Timestamp| {
        // the last instant of a window is not in it, that of a point is
        let from = first.window.from;
        from.is_some_and(|from| if second.window.is_point() { from > limit } else { from >= limit })
    };
    match (first.window.until, latest(second.window.from), latest(second.window.until)) {
        (Some(until), Some(limit), _) if until <= limit => Truth::True,
        (_, _, Some(limit)) if too_late(limit) => Truth::False,
        _ => Truth::Maybe,
    }
}

/// An act that is said to have answered another.
pub(crate) struct Answer<'k> {
    pub(crate) by: &'k Considered,
    pub(crate) on: &'k Considered,
    pub(crate) incident: &'k Incident,
}

/// Whether the record holds an attack by the target on the doer, near enough in time and place.
pub(crate) fn follows_attack(
    view: &View<'_>,
    agreement: &Agreement,
    answer: &Answer<'_>,
    after: &AfterAttack,
) -> Truth {
    let earlier = view.case.incidents.values().filter(|i| i.id != answer.incident.id && i.same_as.is_none());
    Truth::any(earlier.map(|earlier| is_answered(view, agreement, answer, earlier, after)))
}

fn is_answered(
    view: &View<'_>,
    agreement: &Agreement,
    answer: &Answer<'_>,
    earlier: &Incident,
    after: &AfterAttack,
) -> Truth {
    let near = after
        .radius
        .map_or(Truth::True, |radius| ground::are_within(&earlier.place, &answer.incident.place, radius));
    let in_time =
        is_shortly_before(&earlier.when, &answer.incident.when, &after.within, &force::zone(agreement));
    let near_and_in_time = near.and(in_time);
    if near_and_in_time == Truth::False {
        return Truth::False;
    }
    let claims = evidence::claims_on(view, earlier);
    let of = |attribute| evidence::of_claims(view, &claims, earlier, attribute);
    let happened = over(&of(Attribute::Happened), |value| Truth::from(*value == Value::YesNo(true)));
    let attack = over(&of(Attribute::Act), |value| match value {
        Value::Acts(acts) => Truth::any(acts.iter().map(|act| is_forbidden(*act, &[Act::Attack]))),
        _ => Truth::Maybe,
    });
    let window = &earlier.when.window;
    let by_the_target = share(view.case, &of(Attribute::By), answer.on, window);
    let on_the_doer = share(view.case, &of(Attribute::On), answer.by, window);
    Truth::all([near_and_in_time, happened, attack, by_the_target, on_the_doer])
}

/// Whether two attributes name an actor in common, or one under the command of the other, over everything that both may be.
fn share(case: &Case, a: &Considered, b: &Considered, window: &Window) -> Truth {
    let related = |left: &ActorId, right: &ActorId| {
        is_under(case, left, right, window).or(is_under(case, right, left, window))
    };
    over(a, |left| {
        over(b, |right| {
            let (left, right) = (actors(left), actors(right));
            Truth::any(left.iter().flat_map(|l| right.iter().map(move |r| related(l, r))))
        })
    })
}

pub(super) fn actors(value: &Value) -> BTreeSet<&ActorId> {
    match value {
        Value::Actors(actors) => actors.iter().collect(),
        Value::Targets(targets) => targets
            .iter()
            .filter_map(|target| if let Target::Actor(actor) = target { Some(actor) } else { None })
            .collect(),
        _ => BTreeSet::new(),
    }
}

/// Whether the first lies before the second by no more than a length of time: two instants just so far apart do, two that are the same do not.
fn is_shortly_before(first: &When, second: &When, within: &Length, zone: &jiff::tz::TimeZone) -> Truth {
    let Window { from: Some(from), until: Some(_) } = first.window else { return Truth::Maybe };
    let (Some(act_from), Some(act_until)) = (second.window.from, second.window.until) else {
        return Truth::Maybe;
    };
    let reach = |at| within.before(at, zone).unwrap_or(jiff::Timestamp::MIN);
    if from >= act_until || first.window.ends_by(reach(act_from)) {
        Truth::False
    } else if first.window.ends_by(act_from) && from >= reach(act_until) {
        Truth::True
    } else {
        Truth::Maybe
    }
}
