//! Bodies and what an agreement counts and waits for.

use model::ActorId;
use model::agreement::Quantity;
use model::body::{Body, Voting};
use model::clock::Event;
use model::id::{EventId, QuantityId};

use super::{Context, all, maybe};
use crate::surface::agreement::Agreement;
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

/// The events of an agreement, of which nothing is to be resolved.
pub fn events(written: &Agreement<'_>) -> Vec<Event> {
    let event = |written: &crate::surface::event::Event<'_>| Event {
        id: EventId::new(written.id.value),
        cites: written.cites.as_ref().map(|cites| cites.value.to_owned()),
        words: written.words.clone(),
        notes: written.notes.clone(),
    };
    written.events.iter().map(event).collect()
}

/// The quantities of an agreement, of which nothing is to be resolved.
pub fn quantities(written: &Agreement<'_>) -> Vec<Quantity> {
    let quantity = |written: &crate::surface::quantity::Quantity<'_>| Quantity {
        id: QuantityId::new(written.id.value),
        words: written.words.clone(),
        notes: written.notes.clone(),
    };
    written.quantities.iter().map(quantity).collect()
}
