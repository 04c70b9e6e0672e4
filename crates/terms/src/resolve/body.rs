//! Bodies: who sits on them, when they can decide, and how.

use model::ActorId;
use model::body::{Body, Voting};

use super::{Context, all, maybe};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::fields::shown;
use crate::surface::Word;
use crate::surface::body as surface;

/// Resolves a body.
pub fn body(written: &surface::Body<'_>, cx: Context<'_>) -> Option<Body> {
    let actor = actor(&written.actor, cx);
    let (seats, quorum) = (shares(&written.seats, cx), shares(&written.quorum, cx));
    let decides = maybe(written.decides.as_ref(), |voting| match voting {
        surface::Voting::Consensus => Some(Voting::Consensus),
        surface::Voting::Majority => Some(Voting::Majority),
        surface::Voting::FinalWord(of) => cx.id(of).map(Voting::FinalWord),
    });
    Some(Body {
        actor: actor?,
        cites: written.cites.as_ref().map(|cites| cites.value.to_owned()),
        seats: seats?,
        quorum: quorum?,
        decides: decides?.unwrap_or_default(),
        answers_within: written.answers_within.as_ref().map(|length| length.value.clone()),
        interprets: written.interprets,
        notes: written.notes.clone(),
    })
}

/// The actor that a body is.
fn actor(word: &Word<'_>, cx: Context<'_>) -> Option<ActorId> {
    if cx.names.has::<ActorId>(word.value) || cx.names.meant::<ActorId>(word.value).is_some() {
        return cx.id(word);
    }
    let id = shown(word.value);
    let message = format!("no actor `{id}`, and a body is an actor too");
    let help = format!("write beside the agreement `actor \"{id}\" kind=\"body\" {{ name \"…\"; }}`");
    cx.at.report(Diagnostic::error(code::UNKNOWN_ACTOR, word.span, message).help(help));
    None
}

fn shares(written: &[surface::Share<'_>], cx: Context<'_>) -> Option<Vec<(ActorId, u32)>> {
    all(written.iter().map(|share| Some((cx.id(&share.of)?, share.count))))
}
