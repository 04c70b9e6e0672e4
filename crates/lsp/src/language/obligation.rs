//! Obligations: something to be done, mostly by a time.

use super::Shape;
use super::common::{A_CLOCK, ACTORS, PLAIN, READINGS, WORDS};
use super::parameters::{parameter, taken};
use crate::kinds::{
    ACTOR, AGREEMENT, ANCHOR, CLAUSE_ID, CLOCK, Kind, LENGTH, NUMBER, PERCENT, QUANTITY, SO_MANY, STATEMENT,
    Sort, TEXT, TIME,
};

pub(super) static OBLIGATION_NODE: Shape =
    Shape::of(&[Kind::New(Sort::Obligation)]).with(&[("cites", TEXT)]).block(&[
        ("words", &WORDS),
        ("on", &ACTORS),
        ("owed-to", &ACTORS),
        ("held-by", &READINGS),
        ("monitored-by", &ACTORS),
        ("after", &AFTER),
        ("after-unbroken", &AFTER_UNBROKEN),
        ("after-breaches", &AFTER_BREACHES),
        ("measure", &MEASURE),
        ("recurs", &RECURS),
        ("after-each-breach", &AFTER_EACH_BREACH),
        ("due", &DUE),
        ("extended", &EXTENDED),
        ("lapsed", &ENDED),
        ("waived", &ENDED),
        ("superseded", &SUPERSEDED),
        ("note", &PLAIN),
    ]);

static AFTER: Shape = Shape::of(&[ANCHOR]);
static AFTER_UNBROKEN: Shape = Shape::of(&[LENGTH]).with(&[("of", AGREEMENT), ("from", TIME)]);
static AFTER_BREACHES: Shape =
    Shape::of(&[NUMBER]).with(&[("within", LENGTH), ("of", AGREEMENT), ("by", ACTOR)]);

static MEASURE: Shape = Shape::of(&[QUANTITY]).with(&[
    ("number", SO_MANY),
    ("percent", PERCENT),
    ("same-as", QUANTITY),
    ("for-each", NUMBER),
    ("of", QUANTITY),
    ("from", CLOCK),
]);
static RECURS: Shape = Shape::of(&[]).with(&[("every", LENGTH), ("from", CLOCK), ("until", CLOCK)]);
static AFTER_EACH_BREACH: Shape = Shape::of(&[CLAUSE_ID]).with(&[("within", LENGTH), ("by", ACTOR)]);

static DUE: Shape = Shape::of(&[CLOCK])
    .with(parameter!(("set-on", TIME), ("by", ACTOR), ("statement", STATEMENT)))
    .block(&[("reading", &TAKEN_DUE)]);
static TAKEN_DUE: Shape = taken!().block(&[("to", &A_CLOCK)]);
static EXTENDED: Shape =
    Shape::of(&[]).with(&[("on", TIME), ("until", CLOCK), ("by", ACTOR), ("statement", STATEMENT)]);
static ENDED: Shape = Shape::of(&[]).with(&[("on", TIME), ("by", ACTOR), ("statement", STATEMENT)]);
static SUPERSEDED: Shape =
    Shape::of(&[]).with(&[("on", TIME), ("by-text", AGREEMENT), ("by", ACTOR), ("statement", STATEMENT)]);
