//! The case, its sides and its sources.

use super::Shape;
use super::common::{A_TIME, DOCUMENT, LINK, PLAIN, WORDS, ZONE_NODE};
use crate::kinds::{ACTOR, FLAG, Kind, LANGUAGE, SIDE, Sort, TEXT};

pub(super) static CASE: Shape = Shape::of(&[Kind::New(Sort::Case)]).block(&[
    ("title", &WORDS),
    ("time-zone", &ZONE_NODE),
    ("record-until", &A_TIME),
    ("public", &PUBLIC_NODE),
    ("side", &SIDE_NODE),
    ("note", &PLAIN),
]);
static PUBLIC_NODE: Shape = Shape::of(&[]).block(&[
    ("blur", &PLAIN),
    ("delay", &PLAIN),
    ("publisher", &PLAIN),
    ("licence", &LICENCE_NODE),
    ("boundaries", &BOUNDARIES_NODE),
    ("note", &PLAIN),
]);
static BOUNDARIES_NODE: Shape = Shape::of(&[TEXT]).with(&[("credit", TEXT)]);
static LICENCE_NODE: Shape = Shape::of(&[TEXT]).block(&[("document", &LINK)]);
pub(super) static SIDE_NODE: Shape =
    Shape::of(&[Kind::New(Sort::Side)]).with(&[("camp", TEXT)]).block(&[("title", &WORDS), ("note", &PLAIN)]);
pub(super) static SOURCE_NODE: Shape = Shape::of(&[Kind::New(Sort::Source)])
    .with(&[("side", SIDE), ("speaks-for", ACTOR), ("machine-coded", FLAG)])
    .block(&[("name", &WORDS), ("document", &DOCUMENT), ("note", &PLAIN)]);
pub(super) static TRANSLATION: Shape =
    Shape::of(&[TEXT]).with(&[("lang", LANGUAGE)]).block(&[("words", &WORDS)]);
