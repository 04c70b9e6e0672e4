//! Readings and whom they hear.

use std::collections::BTreeMap;

use model::reading::{Evidence, Reading, Speaker, Tier};
use model::{ReadingId, SideId, SourceId};

use super::{Context, all, refuse_word};
use crate::code;
use crate::surface::Word;
use crate::surface::reading as surface;

/// Resolves a reading.
pub fn reading(written: &surface::Reading<'_>, cx: Context<'_>) -> Option<Reading> {
    let general = evidence(&written.evidence, cx);
    let particular = all(written.evidence_on.iter().map(|(on, written)| Some((on, evidence(written, cx)?))));
    let verified_by = speakers(&written.verified_by, cx);
    let mut evidence_on = BTreeMap::new();
    for (attributes, evidence) in particular? {
        evidence_on.extend(attributes.iter().map(|attribute| (attribute.value, evidence.clone())));
    }
    Some(Reading {
        id: ReadingId::new(written.id.value),
        title: written.title.clone(),
        name: written.name.clone(),
        basis: written.basis.clone(),
        evidence: general?,
        evidence_on,
        verified_by: verified_by?,
        notes: written.notes.clone(),
    })
}

fn evidence(written: &surface::Evidence<'_>, cx: Context<'_>) -> Option<Evidence> {
    let tiers = all(written.tiers.iter().map(|tier| {
        let corroborated_by = tier.corroborated_by.value;
        speakers(&tier.of, cx).map(|of| Tier { of, corroborated_by })
    }));
    let heard = speakers(&written.heard, cx);
    let denial_by_accused_contests = written.denial_by_accused_contests;
    Some(Evidence { tiers: tiers?, heard: heard?, denial_by_accused_contests })
}

fn speakers(words: &[Word<'_>], cx: Context<'_>) -> Option<Vec<Speaker>> {
    all(words.iter().map(|word| speaker(word, cx)))
}

/// A side comes before a source of the same id: it is the wider of the two.
fn speaker(word: &Word<'_>, cx: Context<'_>) -> Option<Speaker> {
    match word.value {
        "any" => Some(Speaker::Any),
        id if cx.names.has::<SideId>(id) => Some(Speaker::Side(SideId::new(id))),
        id if cx.names.has::<SourceId>(id) => Some(Speaker::Source(SourceId::new(id))),
        id => {
            let meant = cx.names.meant::<SideId>(id).or_else(|| cx.names.meant::<SourceId>(id));
            refuse_word(word, code::UNKNOWN_SOURCE, "side or source", meant, cx.at);
            None
        }
    }
}
