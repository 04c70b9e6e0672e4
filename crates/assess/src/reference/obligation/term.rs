//! The term of an obligation: by when it is due, after all that was said of it.

use jiff::Timestamp;
use model::agreement::Agreement;
use model::clock::Clock;
use model::obligation::{Change, Obligation, Step};
use model::time::{When, Window};
use model::{AgreementId, Truth};

use super::state::State;
use crate::reference::View;
use model::finding::ReasonCode;

/// What the steps up to the time asked about have made of the term.
pub(super) struct Term {
    pub(super) due: Option<When>,
    pub(super) extended: bool,
    pub(super) lapsed: Option<When>,
    pub(super) waived: bool,
    /// When a later text ended it, and which.
    pub(super) superseded: Option<(When, AgreementId)>,
    /// Until when it is owed as far as anybody can tell: the time asked about, or when a later text ended it.
    pub(super) horizon: Timestamp,
}

impl Term {
    pub(super) fn of(view: &View<'_>, obligation: &Obligation) -> Self {
        let mut term = Self::by(None, view.asked.as_of);
        for step in taken(view, obligation) {
            match &step.change {
                Change::SetDue(when) => {
                    (term.due, term.extended, term.lapsed) = (when.plain.when().cloned(), false, None);
                }
                Change::Extend(until) => {
                    (term.due, term.extended, term.lapsed) =
                        (until.as_ref().and_then(Clock::when).cloned(), true, None);
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

    /// Due by a time, of which nothing else was said.
    pub(super) fn by(due: Option<When>, horizon: Timestamp) -> Self {
        Self { due, extended: false, lapsed: None, waived: false, superseded: None, horizon }
    }

    /// Whether its time had run out.
    pub(super) fn is_over(&self) -> Truth {
        if self.lapsed.is_some() {
            return Truth::True;
        }
        let Some(end) = self.due.as_ref().map(When::as_deadline) else { return Truth::False };
        if end.until.is_some_and(|until| until <= self.horizon) {
            Truth::True
        } else if end.from.is_none_or(|from| from < self.horizon) {
            Truth::Maybe
        } else {
            Truth::False
        }
    }

    /// By when it is or was due; what was said to have lapsed, without a due time, was due until then.
    pub(super) fn deadline(&self) -> Option<Window> {
        self.due.as_ref().or(self.lapsed.as_ref()).map(When::as_deadline)
    }

    pub(super) fn due_words(&self) -> String {
        self.due.as_ref().map_or_else(|| "at no set time".into(), ToString::to_string)
    }

    pub(super) fn still_to_come(&self) -> State {
        match (&self.due, self.extended) {
            (None, true) => State::no_breach(ReasonCode::Extended, "more time was given, with no new date"),
            (None, false) => State::no_breach(ReasonCode::NoDeadline, "no time has been set for it"),
            (Some(when), true) => {
                State::no_breach(ReasonCode::Extended, format!("more time was given, until {when}"))
            }
            (Some(when), false) => State::no_breach(ReasonCode::NotYetDue, format!("due {when}")),
        }
    }

    /// What became of it, in order, in words, from the text that made it to the one that ended it.
    pub(super) fn course(
        &self,
        view: &View<'_>,
        agreement: &Agreement,
        obligation: &Obligation,
    ) -> Vec<String> {
        let made = format!("owed under {}, {}", agreement.title.plain(), obligation.cites);
        let mut lines = vec![made];
        lines.extend(taken(view, obligation).map(|step| {
            let what = match &step.change {
                Change::SetDue(when) => format!("due {}", when.plain),
                Change::Extend(Some(until)) => format!("more time, until {until}"),
                Change::Extend(None) => "more time, with no new date".into(),
                Change::Lapse => "said to have run out".into(),
                Change::Waive => "waived".into(),
                Change::Supersede(text) => {
                    let title = view.case.agreements.get(text).map_or(text.as_str(), |a| a.title.plain());
                    format!("ended by {title}")
                }
            };
            let by =
                step.by.as_ref().map_or_else(String::new, |by| format!(", by {}", view.case.actor_name(by)));
            let on = step.statement.as_ref().map_or_else(String::new, |s| format!(" ({s})"));
            format!("{}: {what}{by}{on}", step.on)
        }));
        if lines.len() == 1 && self.due.is_none() && obligation.recurs.is_none() {
            lines.push("no time was set for it by then".into());
        }
        lines
    }
}

fn taken<'o>(view: &View<'_>, obligation: &'o Obligation) -> impl Iterator<Item = &'o Step> {
    let as_of = view.asked.as_of;
    obligation.steps.iter().filter(move |step| step.on.window.from.is_none_or(|from| from < as_of))
}
