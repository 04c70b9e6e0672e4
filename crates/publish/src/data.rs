//! Data that others take away: features, tables, one incident whole, each saying of what it is and under which licence.
//!
//! ```text
//! Edition ──▶ about::About      of which case and time, under which licence
//!        ├──▶ feature::Feature  an incident or an area, its place no finer than it may be shown
//!        │        ├──▶ geojson  RFC 7946
//!        │        └──▶ columns  Parquet
//!        └──▶ crate::csv, crate::json
//! ```

pub mod about;
pub mod columns;
pub mod feature;
pub mod geojson;
pub mod geometry;
pub mod places;
mod wkb;

use model::claim::{Claim, Subject};

use crate::edition::Edition;

pub use about::About;
pub use feature::Feature;
pub use geometry::{Bounds, Geometry};

/// The claims that an edition shows, by id: those that the record had learnt, on incidents that it shows or on anything else said by then.
pub fn claims(edition: &Edition) -> impl Iterator<Item = &Claim> {
    let asked = edition.asked();
    let is_shown = move |claim: &&Claim| match &claim.about {
        Subject::Incident(incident) | Subject::Response(_, _, incident) => edition.number(incident).is_some(),
        _ => claim.said.window.from.is_none_or(|from| from < asked.as_of),
    };
    edition.case().claims.values().filter(move |claim| claim.learnt <= asked.known_at).filter(is_shown)
}
