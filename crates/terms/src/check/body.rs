//! Bodies: that whoever makes up a quorum, or has the last word, sits on them.

use super::{each_repeated, refuse};
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::body::{Body, Share, Voting};

/// Checks what can be seen in the words of a body.
pub fn body(written: &Body<'_>, at: Reporter<'_>) {
    for shares in [&written.seats, &written.quorum] {
        each_repeated(shares.iter().map(|share| &share.of), |of| {
            let message = format!("`{}` stands here already", of.value);
            refuse(at, code::REPEATED, of.span, &message, "write all of theirs in one line");
        });
    }
    let seats = |of: &str| written.seats.iter().find(|seat| seat.of.value == of);
    for seat in written.seats.iter().filter(|seat| seat.count == 0) {
        refuse(
            at,
            code::BAD_NUMBER,
            seat.span,
            "0 seats are no seat",
            "leave it out, or write how many it has",
        );
    }
    for Share { span, of, count } in &written.quorum {
        match seats(of.value) {
            None => no_seat(of.value, of.span, at),
            Some(seat) if seat.count < *count => {
                let message = format!(
                    "`{}` has {} seats, so that {count} of its people are never there",
                    of.value, seat.count
                );
                let help = "look at `seat` and `quorum`: the body could never decide";
                refuse(at, code::BAD_NUMBER, *span, &message, help);
            }
            Some(_) => {}
        }
    }
    if let Some(Voting::FinalWord(of)) = &written.decides
        && !written.seats.is_empty()
        && seats(of.value).is_none()
    {
        no_seat(of.value, of.span, at);
    }
}

fn no_seat(of: &str, span: kdltree::Span, at: Reporter<'_>) {
    let message = format!("`{of}` has no seat on this body");
    refuse(at, code::NO_SEAT, span, &message, "give it a `seat`, or take it out here");
}
