//! Claims, and what they are about: incidents, standing, control, fulfilment, events, counts.

use super::Shape;
use super::common::{ACTORS, ANSWERS, COUNT, DOCUMENT, PLACE, PLAIN, WHEN, WORDS, YES_NO};
use crate::kinds::{
    ACT, ACTOR, AGREEMENT, ANSWERING, AREA, CALIBRE, CONFIDENCE, DISTANCE, EVENT, FLAG, GRADE, INCIDENT,
    Kind, LANGUAGE, LEAD, NUMBER, OBLIGATION, QUANTITY, SOURCE, STANDING, Sort, TARGET, TARGET_CLASS, TEXT,
    TIME, WEAPON_CLASS,
};

/// The properties of every claim, and then those of this sort.
macro_rules! claim {
    ($($own:expr),* $(,)?) => {
        Shape::of(&[Kind::New(Sort::Claim)]).with(&[
            ("from", SOURCE),
            ("citing", SOURCE),
            ("via", TEXT),
            ("grade", GRADE),
            ("confidence", CONFIDENCE),
            ("said", TIME),
            ("learnt", TIME),
            ("supersedes", Kind::Id(Sort::Claim)),
            $($own),*
        ])
    };
}

pub(super) static INCIDENT_NODE: Shape =
    Shape::of(&[Kind::New(Sort::Incident), TEXT]).with(&[("lang", LANGUAGE)]).block(&[
        ("title", &WORDS),
        ("when", &WHEN),
        ("place", &PLACE),
        ("claim", &CLAIM),
        ("same-as", &INCIDENTS),
        ("split-from", &INCIDENTS),
        ("from-lead", &TAKEN_UP),
        ("note", &PLAIN),
    ]);
static INCIDENTS: Shape = Shape::of(&[INCIDENT]);
static TAKEN_UP: Shape = Shape::of(&[LEAD]).with(&[("taken-up-by", TEXT)]);
pub(super) static LEAD_NODE: Shape = Shape::of(&[Kind::New(Sort::Lead), TEXT])
    .with(&[("from", SOURCE), ("via", TEXT), ("learnt", TIME), ("lang", LANGUAGE)])
    .block(&[
        ("title", &WORDS),
        ("when", &WHEN),
        ("place", &PLACE),
        ("words", &WORDS),
        ("note", &PLAIN),
        ("document", &DOCUMENT),
    ]);
static CLAIM: Shape = claim!().block(&[
    ("happened", &YES_NO),
    ("when", &WHEN),
    ("place", &PLACE),
    ("act", &DEEDS),
    ("by", &ACTORS),
    ("by-one-of", &ACTORS),
    ("on", &TARGETS),
    ("on-one-of", &TARGETS),
    ("held-by", &ACTORS),
    ("present", &ACTORS),
    ("answering", &ANSWERS),
    ("notice", &WHEN),
    ("approved-by", &ACTORS),
    ("number", &NUMBER_OF),
    ("near", &NEAR),
    ("denies", &DENIES),
    ("killed", &COUNT),
    ("injured", &COUNT),
    ("weapon", &WEAPON),
    ("words", &WORDS),
    ("note", &PLAIN),
    ("document", &DOCUMENT),
]);
static DEEDS: Shape = Shape::of(&[ACT]);
static TARGETS: Shape = Shape::of(&[TARGET]);
static NEAR: Shape = Shape::of(&[TARGET_CLASS]);
static NUMBER_OF: Shape = Shape::of(&[NUMBER]).with(&[
    ("of", TEXT),
    ("at-least", NUMBER),
    ("at-most", NUMBER),
    ("about", NUMBER),
    ("from", NUMBER),
    ("to", NUMBER),
    ("words", TEXT),
]);
static WEAPON: Shape = Shape::of(&[TEXT]).with(&[
    ("class", WEAPON_CLASS),
    ("calibre", CALIBRE),
    ("range", DISTANCE),
    ("system", TEXT),
]);
static DENIES: Shape = Shape::of(&[]).with(&[
    ("happened", FLAG),
    ("act", ACT),
    ("by", ACTOR),
    ("on", TARGET),
    ("held-by", ACTOR),
    ("present", ACTOR),
    ("answering", ANSWERING),
    ("approved-by", ACTOR),
    ("near", TARGET_CLASS),
]);

pub(super) static STANDING_NODE: Shape =
    Shape::of(&[ACTOR]).with(&[("in", AGREEMENT)]).block(&[("claim", &CLAIM_STANDING), ("note", &PLAIN)]);
static CLAIM_STANDING: Shape = claim!(("says", STANDING), ("since", TIME), ("until", TIME)).block(&[
    ("denies", &DENIES_STANDING),
    ("words", &WORDS),
    ("note", &PLAIN),
    ("document", &DOCUMENT),
]);
static DENIES_STANDING: Shape = Shape::of(&[]).with(&[("standing", STANDING)]);

pub(super) static CONTROL: Shape = Shape::of(&[AREA]).block(&[("claim", &CLAIM_CONTROL), ("note", &PLAIN)]);
static CLAIM_CONTROL: Shape =
    claim!(("held-by", ACTOR), ("present", ACTOR), ("since", TIME), ("until", TIME)).block(&[
        ("held-by", &ACTORS),
        ("present", &ACTORS),
        ("denies", &DENIES_CONTROL),
        ("words", &WORDS),
        ("note", &PLAIN),
        ("document", &DOCUMENT),
    ]);
static DENIES_CONTROL: Shape = Shape::of(&[]).with(&[("held-by", ACTOR), ("present", ACTOR)]);

pub(super) static FULFILMENT: Shape = Shape::of(&[OBLIGATION])
    .with(&[("in", AGREEMENT), ("after", INCIDENT)])
    .block(&[("claim", &CLAIM_FULFILMENT), ("note", &PLAIN)]);
static CLAIM_FULFILMENT: Shape =
    claim!(("done", FLAG), ("at", TIME), ("since", TIME), ("until", TIME)).block(CAME_OR_NOT);

pub(super) static OCCURRENCE: Shape =
    Shape::of(&[EVENT]).with(&[("in", AGREEMENT)]).block(&[("claim", &CLAIM_OCCURRENCE), ("note", &PLAIN)]);
static CLAIM_OCCURRENCE: Shape = claim!(("came", FLAG), ("at", TIME)).block(CAME_OR_NOT);

const CAME_OR_NOT: &[(&str, &Shape)] =
    &[("denies", &DENIES_DONE), ("words", &WORDS), ("note", &PLAIN), ("document", &DOCUMENT)];
static DENIES_DONE: Shape = Shape::of(&[]).with(&[("done", FLAG)]);

pub(super) static COUNT_NODE: Shape =
    Shape::of(&[QUANTITY]).with(&[("in", AGREEMENT)]).block(&[("claim", &CLAIM_COUNT), ("note", &PLAIN)]);
static CLAIM_COUNT: Shape = claim!(("over", TIME)).block(&[
    ("number", &COUNT),
    ("words", &WORDS),
    ("note", &PLAIN),
    ("document", &DOCUMENT),
]);
