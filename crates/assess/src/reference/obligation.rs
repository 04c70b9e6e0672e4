//! Obligations as state machines (`docs/meaning.md`, "Obligations").

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::agreement::{Agreement, Parameter};
use model::claim::{Attribute, Claim, Subject, Value};
use model::clock::Clock;
use model::finding::{
    Candidate, Considered, Explanation, Facts, Finding, Knowledge, Lack, Matter, Missing, Reason, ReasonCode,
    Verdict,
};
use model::incident::Incident;
use model::obligation::{Change, Condition, Obligation};
use model::time::{Length, Precision, When, Window};
use model::{ActorId, AgreementId, Case, ReadingId, SourceId, Truth};

use super::evidence::{independent, resolve};
use super::finding::{asked_about, attribution, taken_up};
use super::guard::Gathered;
use super::known::Known;
use super::missing::{named_ways, settling};
use super::standing::is_under;
use super::{View, clock, force, words};
use crate::Asked;

/// Every obligation of a case under a reading, agreement by agreement.
pub fn obligations(case: &Case, reading: &ReadingId, asked: Asked) -> Vec<Finding> {
    let Some(reading) = case.readings.get(reading) else { return Vec::new() };
    let view = View::new(case, reading, asked);
    case.agreements
        .values()
        .flat_map(|agreement| {
            agreement.obligations.iter().map(|obligation| under(&view, agreement, obligation))
        })
        .collect()
}

/// Where an obligation stands under a view.
pub fn under(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> Finding {
    let mut gathered = Gathered::default();
    if let Some(clock) = last_clock(view, obligation) {
        match clock {
            DueBy::Parameter(due) => {
                gathered.term(view, due);
                for (clock, _) in view.take(due) {
                    clock::look_at(view, agreement, clock, &mut gathered);
                }
            }
            DueBy::Clock(clock) => clock::look_at(view, agreement, clock, &mut gathered),
        }
    }
    let done = done(view, agreement, obligation);
    let owned = obligation.held_by.is_empty() || obligation.held_by.contains(&view.reading_of_ownership().id);
    let state = if owned {
        let conditions: Vec<(Truth, String)> =
            obligation.after.iter().map(|condition| holds(view, condition)).collect();
        let ways = clock::settled(view, &gathered);
        let states = ways
            .iter()
            .map(|way| state(way, &Term::of(way, agreement, obligation), &done, &conditions))
            .collect();
        together(view, agreement, obligation, &gathered, states)
    } else {
        State::no_breach(ReasonCode::NotOwned, "this reading does not own the obligation")
    };
    let owes: BTreeSet<ActorId> = obligation.on.iter().cloned().collect();
    let by = Considered {
        attribute: Attribute::By,
        candidates: vec![Candidate { value: Value::Actors(owes), claims: Vec::new() }],
        open: false,
        of: None,
        matter: None,
        denied_by: Vec::new(),
        by_default: true,
    };
    let mut claims = done.claims();
    claims.extend(gathered.considered.iter().flat_map(|considered| considered.claims()));
    Finding {
        about: Matter::Obligation(obligation.id.clone()),
        agreement: agreement.id.clone(),
        reading: view.reading.id.clone(),
        verdict: state.verdict,
        reasons: vec![Reason { code: state.code, text: state.text }],
        missing: state.missing,
        attribution: attribution(view.case, &by),
        facts: facts(view.case, &done),
        claims: claims.into_iter().collect(),
        explanation: Explanation { steps: Vec::new(), course: course(view, obligation, &gathered) },
    }
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
fn together(
    view: &View<'_>,
    agreement: &Agreement,
    obligation: &Obligation,
    gathered: &Gathered<'_>,
    states: Vec<State>,
) -> State {
    let agree = states.windows(2).all(|pair| match pair {
        [one, two] => one.verdict == two.verdict,
        _ => true,
    });
    if agree && !states.is_empty() {
        let due = states.iter().position(|state| state.code == ReasonCode::Due).unwrap_or(0);
        let mut states = states;
        return states.swap_remove(due);
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
            how: "an agreed interpretation, or a decision by whoever may interpret the text".into(),
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

/// Where an obligation stands.
struct State {
    verdict: Verdict,
    code: ReasonCode,
    text: String,
    missing: Vec<Missing>,
}

impl State {
    fn no_breach(code: ReasonCode, text: impl Into<String>) -> Self {
        Self { verdict: Verdict::NoBreach, code, text: text.into(), missing: Vec::new() }
    }

    fn breach(code: ReasonCode, text: impl Into<String>) -> Self {
        Self { verdict: Verdict::Breach, code, text: text.into(), missing: Vec::new() }
    }

    fn open(view: &View<'_>, code: ReasonCode, text: impl Into<String>) -> Self {
        let rule = view.reading_of_fact(Attribute::Done).evidence_for(Attribute::Done);
        let what =
            if code == ReasonCode::ConditionOpen { Lack::Condition } else { Lack::Fact(Attribute::Done) };
        let text = text.into();
        let question = match what {
            Lack::Condition => text.clone(),
            _ => Attribute::Done.words().to_owned(),
        };
        let missing = Missing { what, question, if_so: Vec::new(), how: words::who_settles(view.case, rule) };
        Self { verdict: Verdict::Undetermined, code, text, missing: vec![missing] }
    }
}

/// What the steps up to the time asked about have made of the term, where all that it hangs on is settled.
struct Term {
    due: Option<Due>,
    extended: bool,
    lapsed: Option<When>,
    waived: bool,
}

/// The time by which it is due.
struct Due {
    /// As the text says it.
    clock: Clock,
    /// When that is; `None` where what it is counted from has not come.
    when: Option<When>,
}

impl std::fmt::Display for Due {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.clock, &self.when) {
            (Clock::At(when), _) => when.fmt(f),
            (clock, Some(when)) => write!(f, "{clock}: {when}"),
            (clock, None) => write!(f, "{clock}, which is not running: what it is counted from has not come"),
        }
    }
}

impl Term {
    fn of(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> Self {
        let due = |clock: &Clock| Due { clock: clock.clone(), when: clock::time(view, agreement, clock) };
        let mut term = Self { due: None, extended: false, lapsed: None, waived: false };
        for step in taken(view, obligation) {
            match &step.change {
                Change::SetDue(parameter) => {
                    let set = due(clock::taken(view, parameter));
                    (term.due, term.extended, term.lapsed) = (Some(set), false, None);
                }
                Change::Extend(until) => {
                    (term.due, term.extended, term.lapsed) = (until.as_ref().map(due), true, None);
                }
                Change::Lapse => term.lapsed = Some(step.on.clone()),
                Change::Waive => term.waived = true,
                Change::Supersede(_) => {}
            }
        }
        term
    }

    /// By when it must be done, where that is running.
    fn deadline(&self) -> Option<Window> {
        self.due.as_ref()?.when.as_ref().map(When::as_deadline)
    }
}

fn taken<'o>(
    view: &View<'_>,
    obligation: &'o Obligation,
) -> impl Iterator<Item = &'o model::obligation::Step> {
    let as_of = view.asked.as_of;
    obligation.steps.iter().filter(move |step| step.on.window.from.is_none_or(|from| from < as_of))
}

/// What the reading makes of whether it was done, from what was said by the time asked about.
fn done(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> Considered {
    let about = Subject::Fulfilment(agreement.id.clone(), obligation.id.clone());
    let claims = clock::claims_about(view, &about);
    resolve(view.case, &claims, view.reading_of_fact(Attribute::Done), Attribute::Done, &|_| None)
}

fn facts(case: &Case, done: &Considered) -> Option<Facts> {
    let yes = done.candidates.iter().find(|c| matches!(c.value, Value::DoneAt(_)));
    let Some(yes) = yes else { return (!done.candidates.is_empty()).then_some(Facts::Alleged) };
    let origins: Vec<&SourceId> =
        yes.claims.iter().filter_map(|id| case.claims.get(id)).map(Claim::origin).collect();
    Some(if independent(case, &origins) >= 2 { Facts::Corroborated } else { Facts::Alleged })
}

fn state(view: &View<'_>, term: &Term, done: &Considered, conditions: &[(Truth, String)]) -> State {
    if term.waived {
        return State::no_breach(ReasonCode::Waived, "it was waived");
    }
    if let Some((truth, why)) = conditions.iter().min_by_key(|(truth, _)| *truth)
        && *truth != Truth::True
    {
        return match truth {
            Truth::False => State::no_breach(ReasonCode::ConditionNotMet, why),
            _ => State::open(view, ReasonCode::ConditionOpen, why),
        };
    }
    let over_time = is_over(term, view.asked.as_of);
    let was_done = super::guard::over(done, |value| Truth::from(matches!(value, Value::DoneAt(_))));
    match (was_done, over_time) {
        (Truth::True, _) => fulfilled(view, term, done),
        (Truth::False, Truth::True) => State::breach(
            ReasonCode::NotDone,
            format!("not done in its time: {}", words::told(view.case, done)),
        ),
        (Truth::Maybe, Truth::True) if done.candidates.is_empty() => match &term.lapsed {
            Some(when) => State::open(
                view,
                ReasonCode::DeclaredLapsed,
                format!("its time was said on {when} to have run out; nobody says whether it was done"),
            ),
            None => State::open(
                view,
                ReasonCode::OverdueWithoutWord,
                format!("due {}; nobody says whether it was done", due_words(term)),
            ),
        },
        (Truth::Maybe, Truth::True) => {
            State::open(view, ReasonCode::ContestedFulfilment, words::told(view.case, done))
        }
        (_, Truth::Maybe) => State::no_breach(ReasonCode::Due, format!("due {}", due_words(term))),
        (_, Truth::False) => still_to_come(term),
    }
}

/// Whether its time has run out by an instant.
fn is_over(term: &Term, as_of: Timestamp) -> Truth {
    if term.lapsed.is_some() {
        return Truth::True;
    }
    let Some(end) = term.deadline() else { return Truth::False };
    if end.until.is_some_and(|until| until <= as_of) {
        Truth::True
    } else if end.from.is_none_or(|from| from < as_of) {
        Truth::Maybe
    } else {
        Truth::False
    }
}

fn due_words(term: &Term) -> String {
    term.due.as_ref().map_or_else(|| "at no set time".into(), ToString::to_string)
}

/// "by 20 November", "before 20 November", "72 hours after pull-back: …".
fn by_words(term: &Term) -> String {
    match &term.due {
        Some(Due { clock: Clock::At(when), .. }) if when.precision != Precision::Before => {
            format!("by {when}")
        }
        _ => due_words(term),
    }
}

fn still_to_come(term: &Term) -> State {
    match (&term.due, term.extended) {
        (None, true) => State::no_breach(ReasonCode::Extended, "more time was given, with no new date"),
        (None, false) => State::no_breach(ReasonCode::NoDeadline, "no time has been set for it"),
        (Some(when), true) => {
            State::no_breach(ReasonCode::Extended, format!("more time was given, until {when}"))
        }
        (Some(when), false) => State::no_breach(ReasonCode::NotYetDue, format!("due {when}")),
    }
}

/// It was done, say all that the reading settles on; whether in time is another matter.
fn fulfilled(view: &View<'_>, term: &Term, done: &Considered) -> State {
    let told = words::told(view.case, done);
    // without a due time that runs, what was said to have lapsed was due until then
    let lapsed = || term.lapsed.as_ref().map(When::as_deadline);
    let Some(end) = term.deadline().or_else(lapsed) else {
        return State::no_breach(ReasonCode::Fulfilled, told);
    };
    let in_time = super::guard::over(done, |value| match value {
        Value::DoneAt(when) if end.from.is_some_and(|end| when.window.until.is_some_and(|at| at <= end)) => {
            Truth::True
        }
        Value::DoneAt(when) if end.until.is_some_and(|end| when.window.from.is_some_and(|at| at >= end)) => {
            Truth::False
        }
        _ => Truth::Maybe,
    });
    match in_time {
        Truth::True => State::no_breach(ReasonCode::Fulfilled, told),
        Truth::False => {
            State::breach(ReasonCode::FulfilledLate, format!("{told}; it was due {}", by_words(term)))
        }
        Truth::Maybe => State::open(view, ReasonCode::FulfilledWhenUnknown, told),
    }
}

/// What became of it, in order, in words.
fn course(view: &View<'_>, obligation: &Obligation, gathered: &Gathered<'_>) -> Vec<String> {
    let mut lines: Vec<String> = taken(view, obligation)
        .map(|step| {
            let what = match &step.change {
                Change::SetDue(due) => format!("due {}", answers(view, due)),
                Change::Extend(Some(until)) => format!("more time, until {until}"),
                Change::Extend(None) => "more time, with no new date".into(),
                Change::Lapse => "said to have run out".into(),
                Change::Waive => "waived".into(),
                Change::Supersede(by) => format!("ended by {by}"),
            };
            let by =
                step.by.as_ref().map_or_else(String::new, |by| format!(", by {}", view.case.actor_name(by)));
            let on = step.statement.as_ref().map_or_else(String::new, |s| format!(" ({s})"));
            format!("{}: {what}{by}{on}", step.on)
        })
        .collect();
    if lines.is_empty() {
        lines.push("no time was set for it by then".into());
    }
    for term in &gathered.terms {
        let says: Vec<String> = term.says.iter().map(|says| format!("“{says}”")).collect();
        lines.push(format!("{} {}", term.point.asks, words::list(&says, "or")));
    }
    for considered in &gathered.considered {
        if let Some(matter) = &considered.matter {
            lines.push(format!(
                "{}: {}",
                words::matter(view.case, matter),
                words::told(view.case, considered)
            ));
        }
    }
    lines
}

/// The times that a reading takes as possible, as the text says them.
fn answers(view: &View<'_>, due: &Parameter<Clock>) -> String {
    let mut all: Vec<String> = Vec::new();
    for (clock, _) in view.take(due) {
        let said = clock.to_string();
        if !all.contains(&said) {
            all.push(said);
        }
    }
    words::list(&all, "or")
}

/// Whether a condition holds by the time asked about, and why.
fn holds(view: &View<'_>, condition: &Condition) -> (Truth, String) {
    match condition {
        Condition::Unbroken { length, of, from } => unbroken(view, length, of, from),
        Condition::Breaches { count, within, of, by } => breaches(view, *count, within, of, by.as_ref()),
        Condition::Come(_) => (Truth::Maybe, "not yet".into()),
    }
}

/// What a clause gives for an incident that it takes up.
struct Given<'a> {
    incident: &'a Incident,
    verdict: Verdict,
    /// Those who may have done it.
    by: Vec<BTreeSet<ActorId>>,
}

/// What an agreement gives for the incidents of a window, in order of time.
fn given<'a>(view: &View<'a>, agreement: &Agreement, window: Window) -> Vec<Given<'a>> {
    let mut all = Vec::new();
    for incident in asked_about(view.case, view.asked).filter(|i| !i.when.window.is_apart_from(&window)) {
        let known = Known::of(view, incident);
        taken_up(view, agreement, incident, &known, |bench| {
            let by = attribution(view.case, &known.by).candidates;
            all.push(Given { incident, verdict: bench.verdict(), by });
        });
    }
    all.sort_by(|a, b| (&a.incident.when, &a.incident.id).cmp(&(&b.incident.when, &b.incident.id)));
    all
}

/// So many days without a breach, counted from a start: broken by the first breach, or by the truce itself ending before.
fn unbroken(view: &View<'_>, length: &Length, of: &AgreementId, from: &When) -> (Truth, String) {
    let Some(agreement) = view.case.agreements.get(of) else {
        return (Truth::Maybe, format!("there is no agreement {of}"));
    };
    let zone = force::zone(agreement);
    let Some((start, end)) =
        from.as_start().from.and_then(|start| Some((start, length.after(start, &zone)?)))
    else {
        return (Truth::Maybe, format!("nobody can say when {length} from {from} end"));
    };
    if view.asked.as_of <= start {
        return (Truth::False, format!("the count of {length} starts {from}"));
    }
    let window = Window { from: Some(start), until: Some(end.min(view.asked.as_of)) };
    let found = given(view, agreement, window);
    let name = |given: &Given<'_>| format!("{}, {}", given.incident.id, given.incident.when);
    let inside = |given: &&Given<'_>| given.incident.when.window.is_within(&window);
    if let Some(breach) = found.iter().filter(inside).find(|given| given.verdict == Verdict::Breach) {
        return (Truth::False, format!("the count of {length} from {from} broke with {}", name(breach)));
    }
    let in_force = if view.asked.as_of >= end { force::at(view, agreement, end).truth } else { Truth::True };
    if in_force == Truth::False {
        return (Truth::False, format!("the truce ended before {length} from {from} were over"));
    }
    // an undetermined finding, or a breach of which it is not known whether it falls into the count
    if let Some(open) = found.iter().find(|given| given.verdict != Verdict::NoBreach) {
        let why =
            format!("whether {length} from {from} were unbroken cannot be told, first for {}", name(open));
        return (Truth::Maybe, why);
    }
    if in_force == Truth::Maybe {
        return (
            Truth::Maybe,
            format!("whether the truce was in force for {length} from {from} cannot be told"),
        );
    }
    if view.asked.as_of < end {
        return (Truth::False, format!("the count of {length} from {from} is still running"));
    }
    (Truth::True, format!("{length} from {from} passed without a breach"))
}

/// So many breaches in a window that ends with one of them.
fn breaches(
    view: &View<'_>,
    count: u32,
    within: &Length,
    of: &AgreementId,
    by: Option<&ActorId>,
) -> (Truth, String) {
    let Some(agreement) = view.case.agreements.get(of) else {
        return (Truth::Maybe, format!("there is no agreement {of}"));
    };
    let zone = force::zone(agreement);
    let mut found = given(view, agreement, Window { from: None, until: Some(view.asked.as_of) });
    found.retain(|given| given.verdict != Verdict::NoBreach);
    let is_by = |given: &Given<'_>, set: &BTreeSet<ActorId>| {
        by.map_or(Truth::True, |by| {
            Truth::any(set.iter().map(|actor| is_under(view.case, actor, by, &given.incident.when.window)))
        })
    };
    let certain = |given: &Given<'_>| {
        let theirs = by.is_none()
            || (!given.by.is_empty() && given.by.iter().all(|set| is_by(given, set) == Truth::True));
        given.verdict == Verdict::Breach && theirs
    };
    let possible = |given: &Given<'_>| {
        given.by.is_empty() || given.by.iter().any(|set| is_by(given, set) != Truth::False)
    };
    // all that certainly fall into the time up to the end of one of them; one alone is one
    let surely = found.iter().filter(|given| certain(given)).map(|last| {
        let until = last.incident.when.window.until;
        let window = Window { from: until.and_then(|until| within.before(until, &zone)), until };
        let others = found
            .iter()
            .filter(|g| certain(g) && until.is_some() && g.incident.when.window.is_within(&window));
        distinct(others).max(1)
    });
    // all that may fall into a time that ends within one of them
    let perhaps = found.iter().filter(|given| possible(given)).map(|last| {
        let Window { from, until } = last.incident.when.window;
        let window = Window { from: from.and_then(|from| within.before(from, &zone)), until };
        distinct(found.iter().filter(|g| possible(g) && !g.incident.when.window.is_apart_from(&window)))
    });
    let (sure, perhaps) = (surely.max().unwrap_or(0), perhaps.max().unwrap_or(0));
    let needed = count as usize;
    let truth = if sure >= needed {
        Truth::True
    } else if perhaps >= needed {
        Truth::Maybe
    } else {
        Truth::False
    };
    (
        truth,
        format!(
            "{sure} breaches within {within}, and {} more that may be; {count} are needed",
            perhaps.saturating_sub(sure)
        ),
    )
}

/// How many incidents these are.
fn distinct<'g>(given: impl Iterator<Item = &'g Given<'g>>) -> usize {
    given.map(|given| &given.incident.id).collect::<BTreeSet<_>>().len()
}
