//! The term of an obligation: by when it is due, after all that was said of it.

use jiff::Timestamp;
use model::agreement::{Agreement, Parameter};
use model::clock::Clock;
use model::obligation::{Change, Obligation, Step};
use model::time::{Precision, When, Window};
use model::{AgreementId, Truth};

use super::state::State;
use crate::reference::guard::Gathered;
use crate::reference::{View, clock, words};
use model::finding::ReasonCode;

/// What the steps up to the time asked about have made of the term.
pub(super) struct Term {
    pub(super) due: Option<Due>,
    pub(super) extended: bool,
    pub(super) lapsed: Option<When>,
    pub(super) waived: bool,
    /// When a later text ended it, and which.
    pub(super) superseded: Option<(When, AgreementId)>,
    /// Until when it is owed as far as anybody can tell: the time asked about, or when a later text ended it.
    pub(super) horizon: Timestamp,
}

/// The time by which it is due.
pub(super) struct Due {
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
    pub(super) fn of(view: &View<'_>, agreement: &Agreement, obligation: &Obligation) -> Self {
        let due = |clock: &Clock| Due { clock: clock.clone(), when: clock::time(view, agreement, clock) };
        let mut term = Self::new(view.asked.as_of);
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
                Change::Supersede(text) => {
                    term.horizon = term.horizon.min(step.on.window.from.unwrap_or(Timestamp::MIN));
                    term.superseded.get_or_insert_with(|| (step.on.clone(), text.clone()));
                }
            }
        }
        term
    }

    fn new(horizon: Timestamp) -> Self {
        Self { due: None, extended: false, lapsed: None, waived: false, superseded: None, horizon }
    }

    /// Due by a time, of which nothing else was said.
    pub(super) fn by(due: When, horizon: Timestamp) -> Self {
        let due = Due { clock: Clock::At(due.clone()), when: Some(due) };
        Self { due: Some(due), ..Self::new(horizon) }
    }

    /// Whether its time had run out.
    pub(super) fn is_over(&self) -> Truth {
        if self.lapsed.is_some() {
            return Truth::True;
        }
        let Some(end) = self.due_window() else { return Truth::False };
        if end.until.is_some_and(|until| until <= self.horizon) {
            Truth::True
        } else if end.from.is_none_or(|from| from < self.horizon) {
            Truth::Maybe
        } else {
            Truth::False
        }
    }

    /// By when it must be done, where that is running.
    fn due_window(&self) -> Option<Window> {
        self.due.as_ref()?.when.as_ref().map(When::as_deadline)
    }

    /// By when it is or was due; what was said to have lapsed, without a due time that runs, was due until then.
    pub(super) fn deadline(&self) -> Option<Window> {
        self.due_window().or_else(|| self.lapsed.as_ref().map(When::as_deadline))
    }

    pub(super) fn due_words(&self) -> String {
        self.due.as_ref().map_or_else(|| "at no set time".into(), ToString::to_string)
    }

    /// "by 20 November", "before 20 November", "72 hours after pull-back: …".
    pub(super) fn by_words(&self) -> String {
        match &self.due {
            Some(Due { clock: Clock::At(when), .. }) if when.precision != Precision::Before => {
                format!("by {when}")
            }
            _ => self.due_words(),
        }
    }

    /// Whether nobody has ever set a time for it, or given more.
    pub(super) fn sets_no_time(&self) -> bool {
        self.due.is_none() && !self.extended
    }

    pub(super) fn still_to_come(&self) -> State {
        match (&self.due, self.extended) {
            (None, true) => State::no_breach(ReasonCode::Extended, "more time was given, with no new date"),
            (None, false) => State::no_breach(ReasonCode::NoDeadline, "no time has been set for it"),
            (Some(when), true) => {
                State::no_breach(ReasonCode::Extended, format!("more time was given, until {when}"))
            }
            (Some(due), false) if due.when.is_none() => {
                State::no_breach(ReasonCode::NotStarted, format!("due {due}"))
            }
            (Some(due), false) => State::no_breach(ReasonCode::NotYetDue, format!("due {due}")),
        }
    }
}

/// What became of it, in order, in words, from the text that made it to the one that ended it.
pub(super) fn course(
    view: &View<'_>,
    agreement: &Agreement,
    obligation: &Obligation,
    gathered: &Gathered<'_>,
) -> Vec<String> {
    let mut lines = vec![format!("owed under {}, {}", agreement.title.plain(), obligation.cites)];
    lines.extend(taken(view, obligation).map(|step| {
        let what = match &step.change {
            Change::SetDue(due) => format!("due {}", answers(view, due)),
            Change::Extend(Some(until)) => format!("more time, until {until}"),
            Change::Extend(None) => "more time, with no new date".into(),
            Change::Lapse => "said to have run out".into(),
            Change::Waive => "waived".into(),
            Change::Supersede(text) => {
                let title = view.case.agreements.get(text).map_or(text.as_str(), |a| a.title.plain());
                format!("ended by {title}")
            }
        };
        let by = step.by.as_ref().map_or_else(String::new, |by| format!(", by {}", view.case.actor_name(by)));
        let on = step.statement.as_ref().map_or_else(String::new, |s| format!(" ({s})"));
        format!("{}: {what}{by}{on}", step.on)
    }));
    if lines.len() == 1 && obligation.recurs.is_none() {
        lines.push("no time was set for it by then".into());
    }
    for term in &gathered.terms {
        let says: Vec<String> = term.says.iter().map(|says| format!("“{says}”")).collect();
        lines.push(format!("{} {}", term.point.asks, words::list(&says, "or")));
    }
    for considered in &gathered.considered {
        if let Some(matter) = &considered.matter {
            let told = words::told(view.case, considered);
            lines.push(format!("{}: {told}", words::matter(view.case, matter)));
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

pub(super) fn taken<'o>(view: &View<'_>, obligation: &'o Obligation) -> impl Iterator<Item = &'o Step> {
    let as_of = view.asked.as_of;
    obligation.steps.iter().filter(move |step| step.on.window.from.is_none_or(|from| from < as_of))
}
