//! Sheets: what stands where on a page. Places are points from the top left.

use super::line::Set;

/// The paper: A4.
pub(super) const WIDTH: f32 = 595.0;
pub(super) const HEIGHT: f32 = 842.0;

/// The empty border.
pub(super) const MARGIN: f32 = 48.0;

/// How wide what is printed is.
pub(super) const MEASURE: f32 = WIDTH - 2.0 * MARGIN;

/// The lowest place for text.
pub(super) const BOTTOM: f32 = HEIGHT - MARGIN - 14.0;

/// A page.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) lines: Vec<Placed>,
    pub(super) rules: Vec<Rule>,
}

/// A line in its place.
pub(super) struct Placed {
    pub(super) set: Set,
    /// The left end.
    pub(super) x: f32,
    /// Where letters stand.
    pub(super) y: f32,
}

/// A filled rectangle.
pub(super) struct Rule {
    /// The left, the top, how wide, how high.
    pub(super) at: [f32; 4],
    pub(super) colour: Colour,
}

/// Red, green and blue.
pub(super) type Colour = [f32; 3];

// the colours of the style sheet of the site, in light
pub(super) const INK: Colour = [0.12, 0.12, 0.11];
pub(super) const QUIET: Colour = [0.36, 0.35, 0.32];
pub(super) const LINE: Colour = [0.80, 0.77, 0.71];
pub(super) const ACCENT: Colour = [0.11, 0.31, 0.37];
pub(super) const BREACH: Colour = [0.56, 0.23, 0.07];
pub(super) const NONE: Colour = [0.18, 0.34, 0.41];
pub(super) const OPEN: Colour = [0.42, 0.35, 0.09];
