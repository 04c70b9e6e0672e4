//! Tallies, statements, the calendar, restrictions.

use super::Shape;
use super::common::{ABOUT, AGREEMENTS, COUNT, DOCUMENT, PLACE, PLAIN, WORDS, YES_NO};
use crate::kinds::{
    ACTOR, AREA, CONFIDENCE, ENTRY_KIND, FLAG, GRADE, Kind, LANGUAGE, LENGTH, NUMBER, SIDE, SOURCE,
    STATEMENT_KIND, Sort, TEXT, TIME,
};

pub(super) static TALLY_NODE: Shape = Shape::of(&[Kind::New(Sort::Tally)])
    .with(&[("by", SOURCE), ("via", TEXT), ("grade", GRADE), ("confidence", CONFIDENCE)])
    .block(&[
        ("period", &TALLY_PERIOD),
        ("counts", &PLAIN),
        ("date-basis", &PLAIN),
        ("total", &COUNT),
        ("running-total", &COUNT),
        ("part", &PART),
        ("parts-incomplete", &YES_NO),
        ("killed", &COUNT),
        ("injured", &COUNT),
        ("blames", &PLAIN),
        ("repeats", &TALLIES),
        ("agreement", &AGREEMENTS),
        ("note", &PLAIN),
        ("document", &DOCUMENT),
    ]);
static TALLY_PERIOD: Shape = Shape::of(&[TIME]).with(&[("window", LENGTH)]);
static TALLIES: Shape = Shape::of(&[Kind::Id(Sort::Tally)]);
static PART: Shape = Shape::of(&[AREA, NUMBER]).with(&[
    ("by", ACTOR),
    ("words", TEXT),
    ("at-least", NUMBER),
    ("at-most", NUMBER),
    ("about", NUMBER),
]);

pub(super) static STATEMENT_NODE: Shape = Shape::of(&[Kind::New(Sort::Statement)])
    .with(&[
        ("by", SOURCE),
        ("side", SIDE),
        ("on", TIME),
        ("kind", STATEMENT_KIND),
        ("topic", TEXT),
        ("grade", GRADE),
        ("confidence", CONFIDENCE),
    ])
    .block(&[("says", &WORDS), ("about", &ABOUT), ("note", &PLAIN), ("document", &DOCUMENT)]);

pub(super) static ENTRY: Shape = Shape::of(&[Kind::New(Sort::Entry), TEXT])
    .with(&[
        ("kind", ENTRY_KIND),
        ("when", TIME),
        ("lasting", FLAG),
        ("confidence", CONFIDENCE),
        ("lang", LANGUAGE),
    ])
    .block(&[
        ("title", &WORDS),
        ("detail", &PLAIN),
        ("derived", &YES_NO),
        ("about", &ABOUT),
        ("note", &PLAIN),
        ("document", &DOCUMENT),
    ]);
pub(super) static RESTRICTION: Shape = Shape::of(&[Kind::New(Sort::Restriction)])
    .with(&[("when", TIME), ("lasting", FLAG), ("on", ACTOR), ("by", ACTOR)])
    .block(&[("place", &PLACE), ("words", &WORDS), ("note", &PLAIN), ("document", &DOCUMENT)]);
