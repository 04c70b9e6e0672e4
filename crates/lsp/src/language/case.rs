//! The case, its sides and its sources.

use super::Shape;
use super::common::{A_TIME, DOCUMENT, PLAIN, WORDS, ZONE_NODE};
use crate::kinds::{ACTOR, FLAG, Kind, SIDE, Sort, TEXT};

pub(super) static CASE: Shape = Shape::of(&[Kind::New(Sort::Case)]).block(&[
    ("title", &WORDS),
    ("time-zone", &ZONE_NODE),
    ("record-until", &A_TIME),
    ("side", &SIDE_NODE),
    ("note", &PLAIN),
]);
pub(super) static SIDE_NODE: Shape =
    Shape::of(&[Kind::New(Sort::Side)]).with(&[("camp", TEXT)]).block(&[("title", &WORDS), ("note", &PLAIN)]);
pub(super) static SOURCE_NODE: Shape = Shape::of(&[Kind::New(Sort::Source)])
    .with(&[("side", SIDE), ("speaks-for", ACTOR), ("machine-coded", FLAG)])
    .block(&[("name", &WORDS), ("document", &DOCUMENT), ("note", &PLAIN)]);
