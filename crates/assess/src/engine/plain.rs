//! What most rows need to be asked, in few bytes an entry, so that it is always at hand.
//!
//! Most rows name one doer and one target. For these it stands here who that is, in arrays that stay in the nearest memory of the processor while
//! millions of rows go by; what entries may be besides stands in [`Heard`].

use model::Truth;
use model::place::Place;

use super::attacks::{Pair, length};
use super::heard::{Heard, Ways};
use crate::columns::{Cells, Columns};

/// For each entry of the columns what matters most.
#[derive(Default)]
pub(crate) struct Plain {
    by: Vec<Sole>,
    on: Vec<Sole>,
    rest: Vec<What>,
    /// How far from its point a place may be, in metres.
    spot: Vec<f64>,
}

/// What an entry of what else is said makes of a row.
#[derive(Clone, Copy)]
struct What {
    may_be_attack: bool,
    is_attack: bool,
    /// True where somebody says when it was, or something was merged into it: its cells alone do not tell.
    special: bool,
}

/// Who alone an entry names.
#[derive(Clone, Copy)]
struct Sole {
    /// The one root of all that it may be.
    root: u32,
    /// The one actor that it is.
    actor: u32,
    /// True where that actor never commands another, nor is commanded.
    alone: bool,
}

/// Stands where there are several, or none.
const NONE: u32 = u32::MAX - 1;

impl Sole {
    fn of(ways: &Ways) -> Self {
        let root = if let [one] = ways.roots.as_slice() { *one } else { NONE };
        Self { root, actor: ways.one.unwrap_or(NONE), alone: ways.alone }
    }
}

impl Plain {
    /// Takes in what is new.
    pub(crate) fn take_in(&mut self, columns: &Columns, heard: &Heard) {
        self.by.extend(heard.by.iter().skip(self.by.len()).map(Sole::of));
        self.on.extend(heard.on.iter().skip(self.on.len()).map(Sole::of));
        self.rest.extend(heard.rest.iter().skip(self.rest.len()).map(|rest| {
            let attack = rest.happened.and(rest.attack);
            let special = rest.tells.when || rest.tells.merged;
            What { may_be_attack: attack != Truth::False, is_attack: attack == Truth::True, special }
        }));
        self.spot.extend(columns.spots.iter().skip(self.spot.len()).map(radius_of));
    }

    /// The one actor who did it.
    pub(crate) fn doer(&self, cells: &Cells) -> Option<u32> {
        self.by.get(cells.by as usize).map(|sole| sole.actor).filter(|actor| *actor != NONE)
    }

    /// The one actor who was hit.
    pub(crate) fn target(&self, cells: &Cells) -> Option<u32> {
        self.on.get(cells.on as usize).map(|sole| sole.actor).filter(|actor| *actor != NONE)
    }

    /// The pair under which a row is found, where there is but one.
    pub(crate) fn pair(&self, cells: &Cells) -> Option<Pair> {
        let root = |list: &[Sole], at: u32| list.get(at as usize).map(|sole| sole.root);
        let pair = (root(&self.by, cells.by)?, root(&self.on, cells.on)?);
        (pair.0 != NONE && pair.1 != NONE).then_some(pair)
    }

    /// Whether doer and target are one actor each, and stand alone.
    pub(crate) fn are_alone(&self, cells: &Cells) -> bool {
        let alone = |list: &[Sole], at: u32| list.get(at as usize).is_some_and(|sole| sole.alone);
        alone(&self.by, cells.by) && alone(&self.on, cells.on)
    }

    /// How far from its point the place of a row may be, in metres.
    pub(crate) fn radius(&self, cells: &Cells) -> f64 {
        self.spot.get(cells.spot as usize).copied().unwrap_or(0.0)
    }

    /// Whether a row may have been an attack, and so can have been answered.
    pub(crate) fn may_be_attack(&self, cells: &Cells) -> bool {
        cells.stands && self.rest.get(cells.rest as usize).is_some_and(|rest| rest.may_be_attack)
    }

    /// Whether the cells of a row alone do not tell when it was, or what of it is said.
    pub(crate) fn is_special(&self, cells: &Cells) -> bool {
        self.rest.get(cells.rest as usize).is_none_or(|rest| rest.special)
    }

    /// Whether a row surely was an attack, at just its point, by one actor on another, both of whom stand alone: then whom it names says all else.
    pub(crate) fn is_attack(&self, cells: &Cells) -> bool {
        let told = self.rest.get(cells.rest as usize).is_some_and(|rest| rest.is_attack);
        told && self.radius(cells) == 0.0 && self.are_alone(cells) && length(cells).is_some()
    }
}

fn radius_of(place: &Place) -> f64 {
    place.point.map_or(0.0, |(_, radius)| radius.metres())
}
