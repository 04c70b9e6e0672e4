//! Clauses: rules about conduct.

use super::Shape;
use super::common::{ACTORS, EXCEPT_WHERE, PLAIN, READINGS, WITHHELD, WORDS};
use super::parameters::{parameter, taken};
use super::period::IN_FORCE;
use crate::kinds::{
    ACT_OR_DEFINED, ACTOR, AREA, BODY, BOUND, CALIBRES, CLAUSE_ID, CLOCK, DISTANCE, EVENT, EXCEPTION, EXEMPT,
    FLAG, Kind, LENGTH, NUMBER, PROTECTED, RANGES, REASON, SO_MANY, Sort, TARGET_CLASS, TEXT, TEXT_ID,
    WEAPON_CLASS,
};

pub(super) static CLAUSE: Shape = Shape::of(&[Kind::New(Sort::Clause)]).with(&[("cites", TEXT)]).block(&[
    ("words", &WORDS),
    ("forbid", &ACTS),
    ("permit", &ACTS),
    ("from", &CLAUSES),
    ("only-if", &EXCEPTION_NODE),
    ("by", &BY),
    ("on", &ON),
    ("weapons", &WEAPONS),
    ("number", &NUMBER_NODE),
    ("near", &NEAR),
    ("repeated", &REPEATED),
    ("area", &SCOPE),
    ("in-force", &IN_FORCE),
    ("unless", &EXCEPTION_NODE),
    ("asks", &ASKS),
    ("held-by", &READINGS),
    ("in-texts", &TEXTS),
    ("withheld", &WITHHELD),
    ("monitored-by", &ACTORS),
    ("note", &PLAIN),
]);

static ASKS: Shape = Shape::of(&[BODY]).with(&[("question", TEXT)]);
static CLAUSES: Shape = Shape::of(&[CLAUSE_ID]);
static TEXTS: Shape = Shape::of(&[TEXT_ID]);

static ACTS: Shape = Shape::of(&[ACT_OR_DEFINED])
    .with(parameter!(("others-judged-by", BODY)))
    .block(&[("reading", &TAKEN_ACTS)]);
static TAKEN_ACTS: Shape = taken!().block(&[("to", &TO_ACTS)]);
static TO_ACTS: Shape = Shape::of(&[ACT_OR_DEFINED]).with(&[("others-judged-by", BODY)]);

static BY: Shape =
    Shape::of(&[BOUND]).with(parameter!(("with-allies", FLAG))).block(&[("reading", &TAKEN_BY)]);
static TAKEN_BY: Shape = taken!().block(&[("to", &TO_BOUND)]);
static TO_BOUND: Shape = Shape::of(&[BOUND]).with(&[("with-allies", FLAG)]);

static ON: Shape = Shape::of(&[PROTECTED])
    .with(parameter!())
    .block(&[("except-where", &EXCEPT_WHERE), ("reading", &TAKEN_ON)]);
static TAKEN_ON: Shape = taken!().block(&[("to", &TO_PROTECTED), ("except-where", &EXCEPT_WHERE)]);
static TO_PROTECTED: Shape = Shape::of(&[PROTECTED]);

static WEAPONS: Shape =
    Shape::of(&[]).with(parameter!()).block(&[("row", &ROW), ("reading", &TAKEN_WEAPONS)]);
static TAKEN_WEAPONS: Shape = taken!().block(&[("row", &ROW)]);
static ROW: Shape = Shape::of(&[TEXT])
    .with(&[
        ("class", WEAPON_CLASS),
        ("calibre", CALIBRES),
        ("range", RANGES),
        ("system", TEXT),
        ("area", AREA),
    ])
    .block(&[("class", &WEAPON_CLASSES), ("system", &PLAIN)]);
static WEAPON_CLASSES: Shape = Shape::of(&[WEAPON_CLASS]);

static NUMBER_NODE: Shape =
    Shape::of(&[SO_MANY]).with(parameter!(("of", TEXT))).block(&[("reading", &TAKEN_NUMBER)]);
static TAKEN_NUMBER: Shape = taken!().block(&[("to", &TO_NUMBER)]);
static TO_NUMBER: Shape = Shape::of(&[SO_MANY]).with(&[("of", TEXT)]);

static NEAR: Shape = Shape::of(&[TARGET_CLASS]).with(parameter!()).block(&[("reading", &TAKEN_NEAR)]);
static TAKEN_NEAR: Shape = taken!().block(&[("to", &TO_NEAR)]);
static TO_NEAR: Shape = Shape::of(&[TARGET_CLASS]);

static REPEATED: Shape = Shape::of(&[NUMBER])
    .with(parameter!(("within", LENGTH), ("of", CLAUSE_ID)))
    .block(&[("reading", &TAKEN_REPEATED)]);
static TAKEN_REPEATED: Shape = taken!().block(&[("to", &TO_REPEATED)]);
static TO_REPEATED: Shape = Shape::of(&[NUMBER]).with(&[("within", LENGTH), ("of", CLAUSE_ID)]);

/// The `area` of an agreement or a clause.
pub(super) static SCOPE: Shape = Shape::of(&[AREA])
    .with(parameter!(("everywhere", FLAG)))
    .block(&[("except-where", &EXCEPT_WHERE), ("reading", &TAKEN_SCOPE)]);
static TAKEN_SCOPE: Shape = taken!().block(&[("to", &TO_AREAS), ("except-where", &EXCEPT_WHERE)]);
static TO_AREAS: Shape = Shape::of(&[AREA]).with(&[("everywhere", FLAG)]);

/// The tests of an exception, in a node that carries other properties as well.
macro_rules! tested {
    ($outer:ident $(, $own:expr)*) => {
        $outer!(
            $($own,)*
            ("refused", FLAG),
            ("answering", REASON),
            ("within", LENGTH),
            ("radius", DISTANCE),
            ("at-least", LENGTH),
            ("to", ACTOR),
            ("approved-by", ACTOR),
            ("by", EXEMPT),
            ("from", CLOCK),
            ("freed", FLAG),
            ("declared", EVENT),
            ("judged-by", BODY),
            ("question", TEXT),
        )
    };
}

/// An `unless`, or an `only-if`.
static EXCEPTION_NODE: Shape = Shape::of(&[EXCEPTION]).with(tested!(parameter, ("cites", TEXT))).block(&[
    ("answering", &REASONS),
    ("approved-by", &ACTORS),
    ("by", &EXEMPTED),
    ("reading", &TAKEN_TEST),
]);
static TAKEN_TEST: Shape =
    tested!(taken).block(&[("answering", &REASONS), ("approved-by", &ACTORS), ("by", &EXEMPTED)]);
static REASONS: Shape = Shape::of(&[REASON]);
static EXEMPTED: Shape = Shape::of(&[EXEMPT]);
