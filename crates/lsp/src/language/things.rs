//! Actors and areas: who and where.

use super::Shape;
use super::common::{A_TIME, DOCUMENT, PLAIN, WORDS};
use crate::kinds::{ACTOR, ACTOR_KIND, AREA, DISTANCE, Kind, POINT, SIDES, Sort, TIME};

pub(super) static ACTOR_NODE: Shape =
    Shape::of(&[Kind::New(Sort::Actor)]).with(&[("kind", ACTOR_KIND)]).block(&[
        ("name", &WORDS),
        ("alias", &PLAIN),
        ("member-of", &MEMBERSHIP),
        ("part-of", &MEMBERSHIP),
        ("ally-of", &MEMBERSHIP),
        ("document", &DOCUMENT),
        ("note", &PLAIN),
    ]);
static MEMBERSHIP: Shape = Shape::of(&[ACTOR]).with(&[("from", TIME), ("until", TIME)]);
pub(super) static AREA_NODE: Shape = Shape::of(&[Kind::New(Sort::Area)]).with(&[("in", AREA)]).block(&[
    ("name", &WORDS),
    ("polygon", &CORNERS),
    ("strip", &STRIP),
    ("ring", &RING),
    ("line", &CORNERS),
    ("circle", &CIRCLE),
    ("consists-of", &AREAS),
    ("height", &HEIGHT),
    ("as-of", &A_TIME),
    ("note", &PLAIN),
]);
static CORNERS: Shape = Shape::of(&[POINT]).with(&[("give-or-take", DISTANCE)]);
static STRIP: Shape =
    Shape::of(&[]).with(&[("width", DISTANCE), ("sides", SIDES), ("of", AREA), ("give-or-take", DISTANCE)]);
static RING: Shape = Shape::of(&[POINT]).with(&[
    ("from", DISTANCE),
    ("to", DISTANCE),
    ("sides", SIDES),
    ("of", AREA),
    ("give-or-take", DISTANCE),
]);
static CIRCLE: Shape = Shape::of(&[POINT]).with(&[("radius", DISTANCE), ("give-or-take", DISTANCE)]);
static AREAS: Shape = Shape::of(&[AREA]);
static HEIGHT: Shape = Shape::of(&[]).with(&[("above", DISTANCE), ("below", DISTANCE)]);
