//! Bodies, and what they decide.

use super::Shape;
use super::common::{ACTORS, DOCUMENT, PLAIN, WORDS, YES_NO};
use crate::kinds::{
    ACTOR, BODY, CLAUSE_OF_AGREEMENT, INCIDENT, Kind, LENGTH, NEW_BODY, NUMBER, RULING, Sort, TEXT, TIME,
    VOTING,
};

pub(super) static BODY_NODE: Shape = Shape::of(&[NEW_BODY]).with(&[("cites", TEXT)]).block(&[
    ("seat", &SHARE),
    ("quorum", &SHARE),
    ("decides", &DECIDES),
    ("answers-within", &A_LENGTH),
    ("interprets", &YES_NO),
    ("note", &PLAIN),
]);
static SHARE: Shape = Shape::of(&[ACTOR, NUMBER]);
static DECIDES: Shape = Shape::of(&[VOTING]).with(&[("of", ACTOR)]);
static A_LENGTH: Shape = Shape::of(&[LENGTH]);

pub(super) static DECISION_NODE: Shape = Shape::of(&[Kind::New(Sort::Decision)])
    .with(&[
        ("by", BODY),
        ("on", TIME),
        ("learnt", TIME),
        ("incident", INCIDENT),
        ("clause", CLAUSE_OF_AGREEMENT),
        ("finds", RULING),
    ])
    .block(&[
        ("present", &SHARE),
        ("dissent", &ACTORS),
        ("words", &WORDS),
        ("note", &PLAIN),
        ("document", &DOCUMENT),
    ]);
