//! Exceptions: what is no breach, and what must be shown for it; and what a permit asks for.

use assess::reference::words::list;
use model::agreement::{AfterAttack, Exception, Test};
use model::claim::Answering;

use super::times::clock;
use super::voice::{Voice, cited, spaced};
use super::who::somebody;
use crate::words::length;

/// Whether a test fails where nobody says anything. Who acted, when, and who had broken the text before is asked anyway; a body has
/// decided or has not decided yet.
fn must_be_claimed(test: &Test) -> bool {
    match test {
        Test::Answers { .. }
        | Test::Notice { .. }
        | Test::ApprovedBy(_)
        | Test::Freed { declared: Some(_) } => true,
        Test::DoneBy(_) | Test::From(_) | Test::Freed { declared: None } | Test::Judged { .. } => false,
    }
}

/// Whether somebody must invoke it, whether it stays open until a body has found, or whether it holds by itself.
fn invoked(voice: &Voice<'_>, tests: &[Test]) -> String {
    let claimed = tests.iter().any(must_be_claimed);
    let bodies: Vec<String> = tests
        .iter()
        .filter_map(|test| if let Test::Judged { body, .. } = test { Some(voice.actor(body)) } else { None })
        .collect();
    let bodies = list(&bodies, "and");
    let alone = tests.iter().all(|test| matches!(test, Test::Judged { .. }));
    match (claimed, bodies.as_str()) {
        (false, "") => " This holds by itself: nobody need claim it.".into(),
        (true, "") => CLAIMED.into(),
        (true, _) => format!("{CLAIMED} Where it is claimed, this stays open until {bodies} has found."),
        (false, _) if alone => {
            format!(" Nobody need claim it: every such act stays open until {bodies} has found.")
        }
        (false, _) => {
            format!(" Nobody need claim it: where the rest holds, this stays open until {bodies} has found.")
        }
    }
}

const CLAIMED: &str = " Whoever relies on this must show it; where nobody claims it, it does not count.";

/// What an exception of a clause that forbids says.
pub(super) const OF_A_BAN: &str = "it is not a breach";

/// What an exception of a clause that permits says.
pub(super) const OF_A_PERMIT: &str = "this permits nothing";

/// An exception of a clause and how readings take it otherwise; `says` is what it says.
pub(super) fn lines(voice: &Voice<'_>, exception: &Exception, says: &str) -> Vec<String> {
    let label = format!("{}{}", spaced(&exception.label), cited(exception.cites.as_deref()));
    let first = match &exception.tests.plain {
        Some(tests) => {
            format!("Exception, {label}: {says} where {}.{}", all_of(voice, tests), invoked(voice, tests))
        }
        None => format!("Exception, {label}: the text itself knows no such exception."),
    };
    let otherwise = voice.otherwise(&exception.tests, |tests| match tests {
        Some(tests) => format!("{says} where {}", all_of(voice, tests)),
        None => "there is no such exception".into(),
    });
    std::iter::once(first).chain(otherwise).collect()
}

/// A condition of a permit and how readings take it otherwise.
pub(super) fn conditions(voice: &Voice<'_>, condition: &Exception) -> Vec<String> {
    let label = format!("{}{}", spaced(&condition.label), cited(condition.cites.as_deref()));
    let say = |tests: &Option<Vec<_>>| match tests {
        Some(tests) => format!("only if {}", all_of(voice, tests)),
        None => "no such condition is set".to_owned(),
    };
    let first = match &condition.tests.plain {
        Some(tests) => format!("Only if this holds, {label}: {}.", all_of(voice, tests)),
        None => format!("Only if this holds, {label}: the text itself sets no such condition."),
    };
    std::iter::once(first).chain(voice.otherwise(&condition.tests, say)).collect()
}

fn all_of(voice: &Voice<'_>, tests: &[Test]) -> String {
    let each: Vec<String> = tests.iter().map(|one| test(voice, one)).collect();
    if each.is_empty() { "nothing more is asked".into() } else { each.join(", and ") }
}

fn test(voice: &Voice<'_>, test: &Test) -> String {
    match test {
        Test::Answers { answering, after_attack } => {
            let what: Vec<&str> = answering.iter().map(|one| answer(*one)).collect();
            format!(
                "the act answered {}{}",
                list(&what, "or"),
                after_attack.as_ref().map(near).unwrap_or_default()
            )
        }
        Test::Notice { to, at_least } => {
            let to = to.as_ref().map(|to| format!(" to {}", voice.actor(to))).unwrap_or_default();
            format!("notice was given{to} at least {} before", length(&at_least.to_string()))
        }
        Test::ApprovedBy(who) => format!("it was approved by {}", voice.any_actor(who)),
        Test::DoneBy(who) => format!("it was done by {}", somebody(voice, who)),
        Test::From(at) => format!("it was done no earlier than {}", clock(voice, at)),
        Test::Freed { declared } => {
            let declared = declared.as_ref().map_or_else(String::new, |event| {
                format!(", and whoever acts had declared itself freed by the event {}", voice.event(event))
            });
            format!(
                "whoever was hit (of what is done to nobody: the other side) had broken a clause of this agreement before{declared}"
            )
        }
        Test::Judged { body, question } => {
            format!("{}, asked “{}?”, found no breach", voice.actor(body), question.trim_end_matches('?'))
        }
    }
}

fn answer(answering: Answering) -> &'static str {
    match answering {
        Answering::Nothing => "nothing",
        Answering::ImmediateThreat => "an immediate threat",
        Answering::EarlierBreach => "an earlier breach",
    }
}

fn near(after: &AfterAttack) -> String {
    let radius = after.radius.map(|radius| format!(" and at most {radius} away")).unwrap_or_default();
    format!(
        ", and an attack by the side that was hit is recorded at most {} before{radius}",
        length(&after.within.to_string())
    )
}
