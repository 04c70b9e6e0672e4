//! Many incidents of which all is known: acts that answer one another, and breaches that free others.
//!
//! A [`Sketch`](super::Sketch) of a handful of numbers rarely has an act that answers another that answers a third, by actors who are known.
//! Here every incident has a claim that says all of it, most readings take it at its word, and times and places are few.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::Sketch;
use super::agreed::{self, Agreement, Choice, Period};
use super::clause::{Clause, Exception, Means};
use super::frame::{self, Reading, Tier};
use super::record::{self, Claim, Happening, Said, Seen};

/// A case with so many incidents, of most of which all is known.
pub fn crowd(incidents: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Sketch> {
    let events = vec((happening(), said()), incidents);
    let more = vec(record::claim(), 0..=3);
    let frames = (frame::frame(), any::<bool>());
    let agreements = vec((agreed::agreement(), vec(clause(), 1..=3)), 1..=2);
    (frames, agreements, events, more, vec(record::stands(), 0..=3)).prop_map(
        |((mut frame, trusting), agreements, events, more, stands)| {
            frame.readings.truncate(2);
            if trusting {
                frame.readings.iter_mut().for_each(trust);
            } else if let Some(first) = frame.readings.first_mut() {
                trust(first);
            }
            let (incidents, said): (Vec<Happening>, Vec<Said>) = events.into_iter().unzip();
            let claims = said.into_iter().enumerate().map(|(number, said)| Claim {
                about: u8::try_from(number % 256).unwrap_or_default(),
                from: 0,
                citing: None,
                learnt: 0,
                supersedes: None,
                said,
            });
            let claims = claims.chain(more).collect();
            let agreements = agreements.into_iter().map(|(agreed, clauses)| plain(agreed, clauses)).collect();
            Sketch { frame, agreements, incidents, claims, stands, ruled: Vec::new() }
        },
    )
}

/// Takes everybody at their word.
fn trust(reading: &mut Reading) {
    reading.tiers = vec![Tier { of: 0, more: 0 }];
    reading.contests = false;
    reading.other = None;
}

/// Binding on everybody, everywhere, from the first day on.
fn plain(agreed: Agreement, clauses: Vec<Clause>) -> Agreement {
    let period = Period { from: (0, 0), end: (0, 1), renewals: Vec::new(), daily: 0, counted: 9, more: 9 };
    let only = |plain| Choice { plain, other: None };
    Agreement {
        periods: Choice { plain: vec![period], other: None },
        parties: only(vec![0, 1, 2]),
        excluded: Choice { plain: vec![3], other: None },
        area: Choice { plain: (0, 13), other: None },
        clauses,
        debt: None,
        panel: None,
        ..agreed
    }
}

fn happening() -> impl Strategy<Value = Happening> {
    let when = prop_oneof![
        8 => (5_u8..7, 0_u8..14, 0_u8..22),
        1 => (0_u8..12, 0_u8..14, 0_u8..22),
    ];
    let place = (2_u8..6, 0_u8..10);
    (when, place, option::weighted(0.05, 0_u8..8)).prop_map(|(when, place, same_as)| Happening {
        when,
        place,
        same_as,
    })
}

fn said() -> impl Strategy<Value = Said> {
    let deed = (0_u8..8, vec(0_u8..4, 1..=2), vec(prop_oneof![1 => 0_u8..2, 6 => 2_u8..6], 1..=2));
    let when = option::weighted(0.08, (5_u8..7, 0_u8..14, 0_u8..22));
    (deed, option::weighted(0.6, 0_u8..3), when, option::weighted(0.03, (0_u8..8, 0_u8..8))).prop_map(
        |((act, by, on), answering, when, denies)| Said {
            act: vec![act],
            by: (by, true),
            on,
            present: None,
            held_by: None,
            answering,
            notice: None,
            when,
            place: None,
            seen: Seen { weapon: None, number: None, near: None, approved_by: None },
            denies,
        },
    )
}

/// A clause that forbids attacks, or nearly everything, save an answer or a release.
fn clause() -> impl Strategy<Value = Clause> {
    let sort = prop_oneof![4 => 0_u8..3, 3 => Just(8_u8), 1 => 0_u8..14];
    let test = (sort, option::weighted(0.8, (1_u8..72, any::<bool>())))
        .prop_map(|(sort, within)| Exception { sort, within });
    let acts = prop_oneof![Just(vec![0_u8]), Just(vec![1_u8, 3]), Just(vec![3_u8]), vec(0_u8..8, 1..=2)];
    (acts, vec(agreed::choice(test), 0..=2), option::weighted(0.2, (2_u8..4, 0_u8..6))).prop_map(
        |(acts, unless, repeated)| Clause {
            acts: Choice { plain: acts, other: None },
            by: Choice { plain: Vec::new(), other: None },
            on: Choice { plain: (vec![2], 13), other: None },
            unless,
            means: Means {
                weapons: None,
                number: None,
                near: None,
                repeated: repeated.map(|plain| Choice { plain, other: None }),
            },
            permit: None,
            held_by: 0,
        },
    )
}
