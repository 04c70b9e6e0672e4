//! Who is bound: parties, those not covered, how one joins; and actors as subjects of sentences.

use model::ActorId;
use model::agreement::Who;

use super::times::until_when;
use super::voice::Voice;
use crate::page::Page;
use crate::words::NO_TARGET;

/// Says who is bound.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    let agreement = voice.agreement;
    page.heading("Who is bound");
    let mut lines = vec![parties(voice, &agreement.parties.plain)];
    lines.extend(voice.otherwise(&agreement.parties, |ids| decapital(&parties(voice, ids))));
    if let Some(joining) = &agreement.joining {
        let until = joining.until.as_ref().map(|when| format!(" {}", until_when(when))).unwrap_or_default();
        let notice = if joining.by_notice_to.is_empty() {
            String::new()
        } else {
            format!(" by giving notice to {}", voice.any_actor(&joining.by_notice_to))
        };
        lines.push(format!("Others may join{until}{notice}."));
    }
    lines.push(excluded(voice, &agreement.excluded.plain));
    lines.extend(voice.otherwise(&agreement.excluded, |ids| decapital(&excluded(voice, ids))));
    page.list(lines);
    let excludes = !agreement.excluded.plain.is_empty() || !agreement.excluded.taken.is_empty();
    if excludes {
        page.notice(NO_TARGET);
    }
}

fn parties(voice: &Voice<'_>, ids: &[ActorId]) -> String {
    match ids {
        [] if voice.agreement.supplements.is_some() => {
            "The text names no party of its own; who is one is told by the text that it adds to, and by what is said of each actor.".into()
        }
        [] => "The text names no party; who is one is told by what is said of each actor.".into(),
        [one] => format!("The text names one party: {}.", voice.actor(one)),
        ids => format!("The text names as parties: {}.", voice.actors(ids)),
    }
}

fn excluded(voice: &Voice<'_>, ids: &[ActorId]) -> String {
    match ids {
        [] => "The text leaves nobody out by name.".into(),
        ids => format!("The text does not cover: {}.", voice.actors(ids)),
    }
}

fn decapital(sentence: &str) -> String {
    sentence.replacen("The text", "the text", 1)
}

/// The start of a sentence that forbids: "No party may". What follows is a verb.
pub(super) fn forbidden(voice: &Voice<'_>, who: &Who) -> String {
    match who {
        Who::Bound => "No party may".into(),
        Who::Excluded => "Nobody whom the text leaves out may".into(),
        Who::Doer => "Nobody may".into(),
        Who::These(ids) if ids.is_empty() => "Nobody is forbidden to".into(),
        Who::These(ids) => match ids.as_slice() {
            [one] => format!("{} may not", voice.actor(one)),
            ids => format!("None of these ({}) may", names(voice, ids)),
        },
        Who::WithAllies(ids) => match ids.as_slice() {
            [one] => format!("Neither {} nor anybody who fights beside it may", voice.actor(one)),
            ids => {
                format!(
                    "None of these ({}), nor anybody who fights beside any of them, may",
                    names(voice, ids)
                )
            }
        },
    }
}

/// The start of a sentence that permits: "A party may".
pub(super) fn permitted(voice: &Voice<'_>, who: &Who) -> String {
    match who {
        Who::Bound => "A party may".into(),
        Who::Excluded => "Whoever the text leaves out may".into(),
        Who::Doer => "Anybody may".into(),
        Who::These(ids) if ids.is_empty() => "Nobody may".into(),
        Who::These(ids) => match ids.as_slice() {
            [one] => format!("{} may", voice.actor(one)),
            ids => format!("Any of these ({}) may", names(voice, ids)),
        },
        Who::WithAllies(ids) => match ids.as_slice() {
            [one] => format!("{}, and anybody who fights beside it, may", voice.actor(one)),
            ids => format!(
                "Any of these ({}), and anybody who fights beside any of them, may",
                names(voice, ids)
            ),
        },
    }
}

/// Some actors within a sentence: "a party", "A, B or C".
pub(super) fn somebody(voice: &Voice<'_>, who: &Who) -> String {
    match who {
        Who::Bound => "a party".into(),
        Who::Excluded => "somebody whom the text leaves out".into(),
        Who::Doer => "whoever does the act".into(),
        Who::These(ids) if ids.is_empty() => "nobody".into(),
        Who::These(ids) => voice.any_actor(ids),
        Who::WithAllies(ids) => format!("{}, or whoever fights beside any of them", voice.any_actor(ids)),
    }
}

fn names(voice: &Voice<'_>, ids: &[ActorId]) -> String {
    ids.iter().map(|id| voice.actor(id)).collect::<Vec<_>>().join(", ")
}
