//! Properties that many nodes have.

use super::Meaning;

/// Them.
pub(super) const PROPERTIES: &[Meaning] = &[
    ("cites=", "The article or passage of the text that it stands on."),
    ("document=", "An address where it can be read."),
    ("lang=", "The language of the text, `en` where it is not said."),
    ("publisher=", "Who published it."),
    ("sha256=", "The fingerprint of the document, so that a later change shows."),
    ("from=", "When it begins."),
    ("until=", "When it ends."),
    ("on=", "The day of it."),
    ("by=", "Who did it or said it."),
    ("radius=", "How far around: the precision of a point, or the reach of a rule."),
    ("at-least=", "This many or more."),
    ("at-most=", "This many or fewer."),
    ("about=", "About this many."),
    ("to=", "The highest number of a range."),
    ("words=", "In words, where there is no number or name."),
    ("in=", "The smallest area that it is known to lie in."),
    ("lat=", "Degrees north."),
    ("lon=", "Degrees east."),
    ("height=", "How high up it was."),
    ("lasting=", "It went on through the whole range, and did not just happen some time in it."),
];
