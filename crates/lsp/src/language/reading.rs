//! Readings: whose claims count.

use super::Shape;
use super::common::{PLAIN, SPEAKERS, WORDS, YES_NO};
use crate::kinds::{ATTRIBUTE, Kind, NUMBER, SPEAKER, Sort};

pub(super) static READING_NODE: Shape = Shape::of(&[Kind::New(Sort::Reading)]).block(&[
    ("title", &WORDS),
    ("name", &WORDS),
    ("basis", &WORDS),
    ("evidence", &EVIDENCE),
    ("evidence-on", &EVIDENCE_ON),
    ("verified-by", &SPEAKERS),
    ("note", &PLAIN),
]);
static EVIDENCE: Shape = Shape::of(&[]).block(EVIDENCE_BLOCK);
static EVIDENCE_ON: Shape = Shape::of(&[ATTRIBUTE]).block(EVIDENCE_BLOCK);
const EVIDENCE_BLOCK: &[(&str, &Shape)] =
    &[("tier", &TIER), ("hear", &SPEAKERS), ("denial-by-accused-contests", &YES_NO)];
static TIER: Shape = Shape::of(&[SPEAKER]).with(&[("corroborated-by", NUMBER)]);
