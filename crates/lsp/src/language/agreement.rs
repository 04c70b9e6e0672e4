//! Agreements, apart from their clauses, obligations and bodies.

use super::Shape;
use super::body::BODY_NODE;
use super::clause::{CLAUSE, SCOPE};
use super::common::{A_CLOCK, A_TIME, ACTORS, AGREEMENTS, LINK, PLAIN, WITHHELD, WORDS, ZONE_NODE};
use super::obligation::OBLIGATION_NODE;
use super::parameters::{parameter, taken};
use super::period::IN_FORCE;
use crate::kinds::{
    ACT_OR_DEFINED, ACTOR, ADDRESS, AGREEMENT, BODY, DAY, FIRST_DAY, FLAG, Kind, LANGUAGE, Sort, TEXT, TIME,
    WEEKDAY,
};

pub(super) static AGREEMENT_NODE: Shape = Shape::of(&[Kind::New(Sort::Agreement)]).block(&[
    ("title", &WORDS),
    ("time-zone", &ZONE_NODE),
    ("supplements", &SUPPLEMENTS),
    ("amends", &AGREEMENTS),
    ("replaces", &AGREEMENTS),
    ("withheld", &WITHHELD),
    ("text", &TEXT_NODE),
    ("signed", &A_TIME),
    ("d-day", &A_CLOCK),
    ("count-days", &COUNT_DAYS),
    ("working-days", &WORKING_DAYS),
    ("event", &EVENT_NODE),
    ("quantity", &QUANTITY_NODE),
    ("define", &DEFINE),
    ("body", &BODY_NODE),
    ("guarantors", &ACTORS),
    ("endorsed-by", &ENDORSED_BY),
    ("document", &LINK),
    ("may-join", &MAY_JOIN),
    ("in-force", &IN_FORCE),
    ("area", &SCOPE),
    ("parties", &MEMBERS),
    ("excluded", &MEMBERS),
    ("clause", &CLAUSE),
    ("obligation", &OBLIGATION_NODE),
    ("note", &PLAIN),
]);

static SUPPLEMENTS: Shape = Shape::of(&[AGREEMENT]);
static TEXT_NODE: Shape = Shape::of(&[Kind::New(Sort::Text), TEXT]).with(&[
    ("lang", LANGUAGE),
    ("authentic", FLAG),
    ("on", TIME),
    ("document", ADDRESS),
]);
static ENDORSED_BY: Shape = Shape::of(&[TEXT]).with(&[("on", TIME), ("document", ADDRESS)]);
static MAY_JOIN: Shape =
    Shape::of(&[]).with(&[("until", TIME), ("by-notice-to", ACTOR)]).block(&[("to", &ACTORS)]);

static COUNT_DAYS: Shape =
    Shape::of(&[]).with(parameter!(("from", FIRST_DAY))).block(&[("reading", &TAKEN_FIRST_DAY)]);
static TAKEN_FIRST_DAY: Shape = taken!(("from", FIRST_DAY));
static WORKING_DAYS: Shape = Shape::of(&[]).block(&[("off", &OFF), ("holiday", &HOLIDAY)]);
static OFF: Shape = Shape::of(&[WEEKDAY]);
static HOLIDAY: Shape = Shape::of(&[DAY]);

static EVENT_NODE: Shape = Shape::of(&[Kind::New(Sort::Event)])
    .with(&[("cites", TEXT)])
    .block(&[("words", &WORDS), ("note", &PLAIN)]);
static QUANTITY_NODE: Shape =
    Shape::of(&[Kind::New(Sort::Quantity)]).block(&[("words", &WORDS), ("note", &PLAIN)]);
static DEFINE: Shape = Shape::of(&[Kind::New(Sort::Definition)]).with(&[("cites", TEXT)]).block(&[
    ("words", &WORDS),
    ("acts", &DEFINED_ACTS),
    ("others-judged-by", &JUDGE),
]);
static DEFINED_ACTS: Shape = Shape::of(&[ACT_OR_DEFINED]).with(&[("others-judged-by", BODY)]);
static JUDGE: Shape = Shape::of(&[BODY]);

static MEMBERS: Shape = Shape::of(&[ACTOR]).with(parameter!()).block(&[("reading", &TAKEN_MEMBERS)]);
static TAKEN_MEMBERS: Shape = taken!().block(&[("to", &ACTORS)]);
