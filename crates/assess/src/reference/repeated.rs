//! Repetition: so many breaches of another clause by the same, this one among them (`docs/meaning.md`, "Repetition").

use jiff::Timestamp;
use model::agreement::{Agreement, Clause, Repeated, Rule};
use model::claim::{Attribute, Value};
use model::finding::{Considered, Knowledge, Lack, Missing, ReasonCode, Verdict};
use model::incident::Incident;
use model::time::{Length, Window};
use model::{ActorId, Truth};

use super::exception::actors;
use super::finding::verdict_of;
use super::guard::{Bench, Gathered, Outcome, over};
use super::standing::is_under;
use super::{View, evidence, force, words};

/// Whether an act is the breach of another clause that makes them so many, or a later one, over everybody who may have done it.
pub(super) fn repeated<'b>(bench: &Bench<'_, 'b>) -> Outcome<'b> {
    let mut gathered = Gathered::default();
    gathered.consider(bench.known.by());
    gathered.consider(bench.known.when());
    let truth = bench.rule.repeated.as_ref().map_or(Truth::True, |often| {
        gathered.term(bench.view, often);
        let ways = bench.view.take(often);
        Truth::over(ways.iter().map(|(often, _)| is_so_often(bench, often, &mut gathered)))
    });
    if truth != Truth::Maybe {
        gathered.wanting.clear();
    }
    Outcome { truth, gathered, if_false: ReasonCode::NotRepeated }
}

fn is_so_often(bench: &Bench<'_, '_>, often: &Repeated, gathered: &mut Gathered<'_>) -> Truth {
    let Some(clause) = bench.agreement.clauses.iter().find(|clause| clause.id == often.of) else {
        return Truth::Maybe;
    };
    let own = is_breach(own_verdict(bench, clause));
    let others = others(bench, clause, often);
    let truth = over(bench.known.when(), |when| {
        let Value::When(when) = when else { return Truth::Maybe };
        let near = |other: &Other<'_>| other.is_near(&when.window, often, bench.agreement);
        let others: Vec<(Truth, &Other<'_>)> = others.iter().map(|other| (near(other), other)).collect();
        over(bench.known.by(), |by| {
            Truth::any(actors(by).into_iter().map(|doer| is_enough(bench, doer, &others, often)))
        })
    });
    let truth = own.and(truth);
    tell(bench, clause, often, own, &others, gathered);
    truth
}

/// What the clause that is counted says of the act that is judged.
fn own_verdict(bench: &Bench<'_, '_>, clause: &Clause) -> Verdict {
    match &clause.rule {
        Rule::Forbid(rule) if bench.view.owns(clause) => Bench { clause, rule, ..*bench }.verdict(),
        _ => Verdict::NoBreach,
    }
}

fn is_breach(verdict: Verdict) -> Truth {
    match verdict {
        Verdict::Breach => Truth::True,
        Verdict::NoBreach => Truth::False,
        Verdict::Undetermined => Truth::Maybe,
    }
}

/// Another incident that is a breach of the clause, or may be, and may lie within the time.
struct Other<'a> {
    incident: &'a Incident,
    breach: Truth,
    by: Considered,
}

impl Other<'_> {
    fn is_near(&self, act: &Window, often: &Repeated, agreement: &Agreement) -> Truth {
        is_up_to(&self.incident.when.window, act, &often.within, agreement)
    }

    /// Whether it lies within the time before the act, over every time at which the act may have been.
    fn is_in_time(&self, bench: &Bench<'_, '_>, often: &Repeated) -> Truth {
        over(bench.known.when(), |when| match when {
            Value::When(when) => self.is_near(&when.window, often, bench.agreement),
            _ => Truth::Maybe,
        })
    }

    /// Returns true where it may be by whoever may have done the act, or by somebody under one command with him.
    fn may_be_by_the_same(&self, bench: &Bench<'_, '_>) -> bool {
        let case = bench.view.case;
        let under = |window: &Window, one: &ActorId| -> Vec<&ActorId> {
            case.actors.keys().filter(|whole| is_under(case, one, whole, window) != Truth::False).collect()
        };
        let commands = |by: &Considered, window: &Window| -> Vec<&ActorId> {
            by.candidates.iter().flat_map(|by| actors(&by.value)).flat_map(|one| under(window, one)).collect()
        };
        let open = |by: &Considered| by.open || by.candidates.is_empty();
        let own = commands(bench.known.by(), &bench.incident.when.window);
        open(bench.known.by())
            || open(&self.by)
            || commands(&self.by, &self.incident.when.window).iter().any(|actor| own.contains(actor))
    }

    fn is_sure(&self, bench: &Bench<'_, '_>, often: &Repeated) -> bool {
        self.breach == Truth::True && self.is_in_time(bench, often) == Truth::True
    }
}

fn others<'a>(bench: &Bench<'a, '_>, clause: &Clause, often: &Repeated) -> Vec<Other<'a>> {
    let view: &View<'a> = bench.view;
    let all = view.case.incidents.values().filter(|other| other.same_as.is_none());
    let mut others: Vec<Other<'a>> = all
        .filter(|other| other.id != bench.incident.id)
        .map(|incident| Other {
            incident,
            breach: Truth::Maybe,
            by: evidence::of_incident(view, incident, Attribute::By),
        })
        .filter(|other| other.is_in_time(bench, often) != Truth::False && other.may_be_by_the_same(bench))
        .collect();
    for other in &mut others {
        other.breach = is_breach(verdict_of(view, bench.agreement, clause, other.incident));
    }
    others.retain(|other| other.breach != Truth::False);
    others
}

/// Whether one time is at or before another, by no more than a length of time: two instants that are the same, or just so far apart, are.
fn is_up_to(first: &Window, second: &Window, within: &Length, agreement: &Agreement) -> Truth {
    let zone = force::zone(agreement);
    let reach = |at: Timestamp| within.before(at, &zone).unwrap_or(Timestamp::MIN);
    let is_same = first.is_point() && first == second;
    let is_later = second.end().is_some_and(|end| first.begins_from(end));
    let is_too_early = second.from.is_some_and(|from| first.ends_by(reach(from)));
    let reaches = second.until.is_some_and(|until| first.begins_from(reach(until)));
    if is_later || is_too_early {
        Truth::False
    } else if (is_same || first.is_before(second)) && reaches {
        Truth::True
    } else {
        Truth::Maybe
    }
}

/// Whether the act of a doer and the others are so many, of the doer or of somebody who commands it.
fn is_enough(
    bench: &Bench<'_, '_>,
    doer: &ActorId,
    others: &[(Truth, &Other<'_>)],
    often: &Repeated,
) -> Truth {
    let case = bench.view.case;
    let window = &bench.incident.when.window;
    Truth::any(case.actors.keys().map(|actor| {
        let its = is_under(case, doer, actor, window);
        if its == Truth::False {
            return Truth::False;
        }
        let counted: Vec<Truth> = others
            .iter()
            .map(|(near, other)| {
                let by = over(&other.by, |by| {
                    let under = |one| is_under(case, one, actor, &other.incident.when.window);
                    Truth::any(actors(by).into_iter().map(under))
                });
                Truth::all([*near, other.breach, by])
            })
            .collect();
        its.and(are_so_many(&counted, often.count))
    }))
}

/// Whether these, and the act itself, are so many.
fn are_so_many(counted: &[Truth], count: u32) -> Truth {
    let needed = usize::try_from(count).unwrap_or(usize::MAX);
    let sure = counted.iter().filter(|truth| **truth == Truth::True).count() + 1;
    let perhaps = counted.iter().filter(|truth| **truth != Truth::False).count() + 1;
    if sure >= needed {
        Truth::True
    } else if perhaps >= needed {
        Truth::Maybe
    } else {
        Truth::False
    }
}

/// How many names are told of many.
const SHOWN: usize = 6;

/// Says which others were looked at, and asks for what would settle those that are not sure.
fn tell(
    bench: &Bench<'_, '_>,
    clause: &Clause,
    often: &Repeated,
    own: Truth,
    others: &[Other<'_>],
    gathered: &mut Gathered<'_>,
) {
    let Repeated { count, within, .. } = often;
    let named = |sure: bool| -> String {
        let of_kind = others.iter().filter(|other| other.is_sure(bench, often) == sure);
        let names: Vec<&str> = of_kind.map(|other| other.incident.id.as_str()).collect();
        let more = names.len().saturating_sub(SHOWN);
        let shown: Vec<&str> = names.into_iter().take(SHOWN).collect();
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        if shown.is_empty() { "none".to_owned() } else { format!("{}{more}", words::list(&shown, "and")) }
    };
    let note = format!(
        "{count} breaches of {} within {within} are needed, this one among them; before it: {}; perhaps: {}",
        clause.cites,
        named(true),
        named(false)
    );
    if !gathered.notes.contains(&note) {
        gathered.notes.push(note);
    }
    let open =
        others.iter().filter(|other| !other.is_sure(bench, often) || other.by.state() != Knowledge::Known);
    let open = open.map(|other| other.incident);
    let own = Some(bench.incident).filter(|_| own == Truth::Maybe);
    gathered.want(own.into_iter().chain(open).map(|incident| wanting(incident, clause)).collect());
}

fn wanting(incident: &Incident, clause: &Clause) -> Missing {
    Missing {
        what: Lack::Condition,
        question: format!("whether {} was a breach of {}, when, and by whom", incident.id, clause.cites),
        if_so: Vec::new(),
        how: format!("what settles {} under {}", incident.id, clause.cites),
    }
}
