//! Bodies: who sits on them, when they can decide, and how.

use model::ActorId;
use model::body::{Body, Voting};

use super::{Context, all, maybe};
use crate::surface::body as surface;

/// Resolves a body.
pub fn body(written: &surface::Body<'_>, cx: Context<'_>) -> Option<Body> {
    let actor = cx.id(&written.actor);
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

fn shares(written: &[surface::Share<'_>], cx: Context<'_>) -> Option<Vec<(ActorId, u32)>> {
    all(written.iter().map(|share| Some((cx.id(&share.of)?, share.count))))
}
