//! Releases: whoever was hit, or the other side, had broken the text before (`docs/meaning.md`, "Exceptions").

use model::claim::{Attribute, Subject, Value};
use model::finding::{Considered, Lack, Missing, Verdict};
use model::id::EventId;
use model::incident::Incident;
use model::time::When;
use model::{ActorId, Truth};

use super::exception::actors;
use super::finding::verdicts;
use super::guard::{Bench, Gathered, over};
use super::standing::{is_under, of_another_side};
use super::{View, clock, evidence};

/// Whether those hit had broken some clause of the same agreement before the act, and the other side had declared itself freed where the
/// text asks for it. Such releases are left aside in judging what was before, so that one does not rest on another.
pub(super) fn freed<'b>(
    bench: &Bench<'_, 'b>,
    declared: Option<&'b EventId>,
    gathered: &mut Gathered<'b>,
) -> Truth {
    if bench.view.leaves_releases_aside() {
        return Truth::False;
    }
    let against = Against::of(bench);
    gathered.consider(against.considered());
    gathered.consider(bench.known.when());
    let earlier = broken_before(bench, &against);
    if earlier.is_empty() {
        return Truth::False; // whoever was hit, nobody had broken it
    }
    let truth = over(bench.known.when(), |when| {
        over(against.considered(), |now| {
            Truth::any(earlier.iter().map(|breach| breach.frees(bench.view, when, &against, now)))
        })
    });
    for breach in earlier.iter().filter(|_| truth != Truth::False) {
        breach.tell(truth, gathered);
    }
    truth.and(declared.map_or(Truth::True, |event| was_declared(bench, event, gathered)))
}

/// Against whom an act is released by an earlier breach.
enum Against<'b> {
    /// Whoever is hit: the earlier breach was theirs.
    Hit(&'b Considered),
    /// What is done to nobody in particular: the earlier breach was by another side than that which acts now.
    OtherThan(&'b Considered),
}

impl<'b> Against<'b> {
    fn of(bench: &Bench<'_, 'b>) -> Self {
        if bench.rule.is_done_to_nobody() {
            Self::OtherThan(bench.known.by())
        } else {
            Self::Hit(bench.known.on())
        }
    }

    fn considered(&self) -> &'b Considered {
        match self {
            Self::Hit(considered) | Self::OtherThan(considered) => considered,
        }
    }
}

/// An incident that was, or may have been, a breach of some clause.
struct Breach<'a> {
    incident: &'a Incident,
    clause: String,
    surely: bool,
    by: Considered,
}

/// Every incident that may have been a breach before the act by some of those against whom it releases.
fn broken_before<'a>(bench: &Bench<'a, '_>, against: &Against<'_>) -> Vec<Breach<'a>> {
    let view = &bench.view.without_releases();
    let case = view.case;
    let mut all = Vec::new();
    let others = case.incidents.values().filter(|other| other.same_as.is_none());
    for incident in others.filter(|other| other.id != bench.incident.id) {
        let is_later = |when: &model::finding::Candidate| is_before(incident, &when.value) == Truth::False;
        if bench.known.when().candidates.iter().all(is_later) {
            continue;
        }
        let by = evidence::of_incident(view, incident, Attribute::By);
        let mut breach = Breach { incident, clause: String::new(), surely: false, by };
        let may_free = bench.known.when().candidates.iter().any(|when| {
            against.considered().candidates.iter().any(|now| {
                let truth = is_before(incident, &when.value).and(breach.is_by(view, against, &now.value));
                truth != Truth::False
            })
        });
        if !may_free && !against.considered().open {
            continue;
        }
        for (clause, verdict) in verdicts(view, bench.agreement, incident) {
            match verdict {
                Verdict::Breach if !breach.surely => {
                    breach.clause.clone_from(&clause.cites);
                    breach.surely = true;
                }
                Verdict::Undetermined if breach.clause.is_empty() => breach.clause.clone_from(&clause.cites),
                _ => {}
            }
        }
        if !breach.clause.is_empty() {
            all.push(breach);
        }
    }
    all
}

impl Breach<'_> {
    fn frees(&self, view: &View<'_>, when: &Value, against: &Against<'_>, now: &Value) -> Truth {
        let surely = if self.surely { Truth::True } else { Truth::Maybe };
        Truth::all([is_before(self.incident, when), surely, self.is_by(view, against, now)])
    }

    /// Whether it was by somebody who is hit now, or by one in command of them or under theirs; or by another side than all of those who act.
    fn is_by(&self, view: &View<'_>, against: &Against<'_>, now: &Value) -> Truth {
        let window = &self.incident.when.window;
        let related = |a: &ActorId, b: &ActorId| {
            is_under(view.case, a, b, window).or(is_under(view.case, b, a, window))
        };
        let now = actors(now);
        let other = |a: &ActorId, b: &ActorId| of_another_side(view.case, a, b, window);
        over(&self.by, |by| {
            Truth::any(actors(by).into_iter().map(|doer| match against {
                Against::Hit(_) => Truth::any(now.iter().map(|now| related(doer, now))),
                Against::OtherThan(_) => Truth::all(now.iter().map(|now| other(doer, now))),
            }))
        })
    }

    fn tell(&self, truth: Truth, gathered: &mut Gathered<'_>) {
        let word = if self.surely { "was" } else { "may have been" };
        let note = format!("{} {word} a breach of {}", self.incident.id, self.clause);
        if truth == Truth::Maybe && !self.surely {
            gathered.want(vec![Missing {
                what: Lack::Condition,
                question: format!("whether {} was a breach of {}", self.incident.id, self.clause),
                if_so: Vec::new(),
                how: format!("what settles {} under {}", self.incident.id, self.clause),
            }]);
        }
        if !gathered.notes.contains(&note) {
            gathered.notes.push(note);
        }
    }
}

/// Whether an incident was before an act.
fn is_before(incident: &Incident, act: &Value) -> Truth {
    let Value::When(act) = act else { return Truth::Maybe };
    precedes(&incident.when, act)
}

fn precedes(first: &When, second: &When) -> Truth {
    if first.window.is_before(&second.window) {
        Truth::True
    } else if second.window.until.is_some_and(|until| first.window.begins_from(until)) {
        Truth::False
    } else {
        Truth::Maybe
    }
}

/// Whether an event had come before the act.
fn was_declared(bench: &Bench<'_, '_>, event: &EventId, gathered: &mut Gathered<'_>) -> Truth {
    let came = clock::came(bench.view, &Subject::Event(bench.agreement.id.clone(), event.clone()));
    let truth = over(&came, |value| match value {
        Value::DoneAt(at) => over(bench.known.when(), |act| match act {
            Value::When(act) => precedes(at, act),
            _ => Truth::Maybe,
        }),
        _ => Truth::False,
    });
    gathered.matter(came);
    truth
}
