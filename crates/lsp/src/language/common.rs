//! What recurs in many nodes.

use super::Shape;
use crate::kinds::{
    ACTOR, ADDRESS, AGREEMENT, ANSWERING, AREA, CLOCK, DISTANCE, FLAG, HASH, HOLDER, INCIDENT, Kind,
    LANGUAGE, NUMBER, READING, SPEAKER, Sort, TEXT, TIME, WHO, ZONE,
};

pub(super) static PLAIN: Shape = Shape::of(&[TEXT]);
pub(super) static WORDS: Shape = Shape::of(&[TEXT]).with(&[("lang", LANGUAGE)]);
pub(super) static DOCUMENT: Shape =
    Shape::of(&[ADDRESS]).with(&[("publisher", TEXT), ("lang", LANGUAGE), ("sha256", HASH)]);
pub(super) static LINK: Shape = Shape::of(&[ADDRESS]);
pub(super) static YES_NO: Shape = Shape::of(&[FLAG]);
pub(super) static A_TIME: Shape = Shape::of(&[TIME]);
pub(super) static A_CLOCK: Shape = Shape::of(&[CLOCK]);
pub(super) static WHEN: Shape = Shape::of(&[TIME]).with(&[("lasting", FLAG)]);
pub(super) static ZONE_NODE: Shape = Shape::of(&[ZONE]);
pub(super) static ACTORS: Shape = Shape::of(&[ACTOR]);
pub(super) static AGREEMENTS: Shape = Shape::of(&[AGREEMENT]);
pub(super) static ANSWERS: Shape = Shape::of(&[ANSWERING]);
pub(super) static READINGS: Shape = Shape::of(&[READING]);
pub(super) static SPEAKERS: Shape = Shape::of(&[SPEAKER]);
pub(super) static WITHHELD: Shape = Shape::of(&[]).with(&[("until", TIME)]);

pub(super) static PLACE: Shape = Shape::of(&[TEXT]).with(&[
    ("in", AREA),
    ("lat", NUMBER),
    ("lon", NUMBER),
    ("radius", DISTANCE),
    ("height", DISTANCE),
]);
pub(super) static COUNT: Shape = Shape::of(&[NUMBER]).with(&[
    ("at-least", NUMBER),
    ("at-most", NUMBER),
    ("about", NUMBER),
    ("from", NUMBER),
    ("to", NUMBER),
    ("words", TEXT),
]);
pub(super) static ABOUT: Shape = Shape::of(&[]).with(&[
    ("obligation", Kind::Id(Sort::Obligation)),
    ("incident", INCIDENT),
    ("actor", ACTOR),
    ("agreement", AGREEMENT),
]);
pub(super) static EXCEPT_WHERE: Shape =
    Shape::of(&[]).with(&[("present", WHO), ("held-by", HOLDER), ("as-at", CLOCK), ("inside", AREA)]);
