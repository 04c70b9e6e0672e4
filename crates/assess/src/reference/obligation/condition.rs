//! What must come first (`docs/meaning.md`, "Conditions over time").

use model::agreement::Agreement;
use model::obligation::Condition;
use model::time::{Length, When, Window};
use model::{ActorId, AgreementId, Truth};

use super::come;
use crate::reference::given::{Given, counted, first, given};
use crate::reference::view::Within;
use crate::reference::{View, force};

/// Whether a condition holds by the time asked about, and why.
pub(super) fn holds(view: &View<'_>, agreement: &Agreement, condition: &Condition) -> (Truth, String) {
    match condition {
        Condition::Unbroken { length, of, from } => unbroken(view, length, of, from),
        Condition::Breaches { count, within, of, by } => breaches(view, *count, within, of, by.as_ref()),
        Condition::Come(anchor) => come::came(view, agreement, anchor),
    }
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
    let found = first(view, agreement, window);
    let name = |given: &Given| format!("{}, {}", given.incident, given.when);
    if let Some(breach) = &found.breach {
        return (Truth::False, format!("the count of {length} from {from} broke with {}", name(breach)));
    }
    let in_force = if view.asked.as_of >= end { force::at(view, agreement, end).truth } else { Truth::True };
    if in_force == Truth::False {
        return (Truth::False, format!("the truce ended before {length} from {from} were over"));
    }
    // an undetermined finding, or a breach of which it is not known whether it falls into the count
    if let Some(open) = &found.any {
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
    let within_time = Within { length: within, zone: &zone, by };
    let known = view.already().and_then(|already| already.counted(view, of, within_time));
    let (sure, perhaps) = known.unwrap_or_else(|| {
        let until_then = Window { from: None, until: Some(view.asked.as_of) };
        counted(view, &given(view, agreement, until_then), within_time)
    });
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
