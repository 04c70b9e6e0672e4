//! Bodies: who sits on them, when they can decide, and how.

use assess::reference::words::list;
use model::ActorId;
use model::body::{Body, Voting};

use super::voice::{Voice, cited};
use crate::page::Page;
use crate::words::{capital, length, stop};

/// Says every body that the text sets up.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    if voice.agreement.bodies.is_empty() {
        return;
    }
    page.heading("Who watches over it");
    for body in &voice.agreement.bodies {
        page.subheading(format!("{}{}", voice.actor(&body.actor), cited(body.cites.as_deref())));
        page.list(lines(voice, body));
    }
}

fn lines(voice: &Voice<'_>, body: &Body) -> Vec<String> {
    let mut lines = vec![match numbers(voice, &body.seats) {
        seats if seats.is_empty() => "Who sits on it is not stated.".into(),
        seats => format!("Its seats: {seats}."),
    }];
    lines.push(match numbers(voice, &body.quorum) {
        quorum if quorum.is_empty() => {
            "How many must be there is not stated; it is taken that each who has a seat sends at least one."
                .into()
        }
        quorum => format!("It can decide only where there are at least: {quorum}."),
    });
    lines.push(match &body.decides {
        Voting::Consensus => "It decides by consensus: nobody with a seat dissents.".into(),
        Voting::Majority => {
            "It decides by majority: of those with seats, more are for it than against it.".into()
        }
        Voting::FinalWord(who) => capital(&format!("{} has the final word.", voice.actor(who))),
    });
    lines.extend(
        body.answers_within
            .iter()
            .map(|within| format!("It must answer what it is asked within {}.", length(&within.to_string()))),
    );
    lines.push(
        if body.interprets {
            "It says what the text means."
        } else {
            "It is not said to interpret the text."
        }
        .into(),
    );
    lines.extend(body.notes.iter().map(|note| format!("Note: {}", stop(note))));
    lines
}

fn numbers(voice: &Voice<'_>, of: &[(ActorId, u32)]) -> String {
    let each: Vec<String> =
        of.iter().map(|(actor, number)| format!("{number} of {}", voice.actor(actor))).collect();
    list(&each, "and")
}
