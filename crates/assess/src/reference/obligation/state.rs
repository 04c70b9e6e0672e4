//! Where an obligation stands: verdict, reason, and what is missing.

use model::claim::Attribute;
use model::finding::{Lack, Missing, ReasonCode, Verdict};

use crate::reference::{View, words};

/// Where an obligation stands.
pub(super) struct State {
    pub(super) verdict: Verdict,
    pub(super) code: ReasonCode,
    pub(super) text: String,
    pub(super) missing: Vec<Missing>,
}

impl State {
    pub(super) fn no_breach(code: ReasonCode, text: impl Into<String>) -> Self {
        Self { verdict: Verdict::NoBreach, code, text: text.into(), missing: Vec::new() }
    }

    pub(super) fn breach(code: ReasonCode, text: impl Into<String>) -> Self {
        Self { verdict: Verdict::Breach, code, text: text.into(), missing: Vec::new() }
    }

    /// Open for want of a report on whether it was done, or how many there were.
    pub(super) fn open(
        view: &View<'_>,
        attribute: Attribute,
        code: ReasonCode,
        text: impl Into<String>,
    ) -> Self {
        let rule = view.reading_of_fact(attribute).evidence_for(attribute);
        let missing = Missing {
            what: Lack::Fact(attribute),
            question: attribute.words().to_owned(),
            if_so: Vec::new(),
            how: words::who_settles(view.case, rule),
        };
        Self { verdict: Verdict::Undetermined, code, text: text.into(), missing: vec![missing] }
    }

    /// Open for want of a time by which it was due.
    pub(super) fn without_deadline(text: impl Into<String>) -> Self {
        let missing = Missing {
            what: Lack::Deadline,
            question: "by when it was due".into(),
            if_so: Vec::new(),
            how: "a time that those who agreed on it set, or an answer of whoever says what the text means"
                .into(),
        };
        Self {
            verdict: Verdict::Undetermined,
            code: ReasonCode::NoDeadline,
            text: text.into(),
            missing: vec![missing],
        }
    }

    /// Open for want of a finding on something else.
    pub(super) fn open_condition(view: &View<'_>, text: impl Into<String>) -> Self {
        let (text, rule) = (text.into(), view.reading_of_fact(Attribute::Done).evidence_for(Attribute::Done));
        let missing = Missing {
            what: Lack::Condition,
            question: text.clone(),
            if_so: Vec::new(),
            how: words::who_settles(view.case, rule),
        };
        Self { verdict: Verdict::Undetermined, code: ReasonCode::ConditionOpen, text, missing: vec![missing] }
    }
}
