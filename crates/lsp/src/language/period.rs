//! When an agreement or a clause binds.

use super::Shape;
use super::parameters::{parameter, taken};
use crate::kinds::{ACTOR, CLOCK, EVENT, FLAG, HOUR, LENGTH, NUMBER, QUANTITY, STATEMENT, TIME};

pub(super) static IN_FORCE: Shape =
    Shape::of(&[]).with(parameter!()).block(&[("period", &PERIOD), ("reading", &TAKEN_PERIODS)]);
static TAKEN_PERIODS: Shape = taken!().block(&[("period", &PERIOD)]);
static PERIOD: Shape = Shape::of(&[]).with(&[("from", CLOCK), ("until", CLOCK), ("term", LENGTH)]).block(&[
    ("renewed", &RENEWED),
    ("renews-itself", &RENEWS_ITSELF),
    ("grows", &GROWS),
    ("suspended", &SUSPENDED),
    ("daily", &DAILY),
]);
static DAILY: Shape = Shape::of(&[]).with(&[("from", HOUR), ("until", HOUR), ("length", LENGTH)]);
static RENEWED: Shape = Shape::of(&[])
    .with(parameter!(
        ("until", CLOCK),
        ("for", LENGTH),
        ("on", TIME),
        ("by", ACTOR),
        ("statement", STATEMENT),
        ("once", EVENT),
    ))
    .block(&[("reading", &TAKEN_EFFECT)]);
static RENEWS_ITSELF: Shape =
    Shape::of(&[]).with(&[("for", LENGTH), ("unless", EVENT), ("notice", LENGTH), ("at-most", NUMBER)]);
static GROWS: Shape =
    Shape::of(&[]).with(&[("by", LENGTH), ("for-each", NUMBER), ("of", QUANTITY), ("at-most", LENGTH)]);
static SUSPENDED: Shape = Shape::of(&[])
    .with(parameter!(("from", CLOCK), ("until", CLOCK), ("by", ACTOR), ("statement", STATEMENT)))
    .block(&[("reading", &TAKEN_EFFECT)]);
static TAKEN_EFFECT: Shape = taken!(("refused", FLAG));
