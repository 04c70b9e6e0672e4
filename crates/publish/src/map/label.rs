//! Where the names of countries stand.

use super::basemap::{Ground, Scale, whole};
use super::clip::Rect;
use super::outlines::{Outlines, crossed};
use super::projection::{View, Xy};
use super::simplify::off;

/// The height of a line of text that the style sheet is expected to give names of countries, in user units.
const HEIGHT: f64 = 14.0;

/// How wide a letter is then, on average.
const LETTER: f64 = 7.5;

/// From the middle of a text down to the line that it stands on.
pub(super) const BELOW_MIDDLE: f64 = 4.5;

/// How much room a name must have above and below, as a part of its height, with the room to its sides in proportion. Below a half it may reach over
/// a border.
const ROOM: f64 = 0.3;

/// How far from the side of the drawing a name stands at least.
const INSET: f64 = 4.0;

/// A place is looked for on a grid of so many lines each way, then on ever smaller ones round the best.
const GRID: u32 = 12;

/// How often the grid is made smaller.
const ROUNDS: usize = 3;

/// The name of a country, and where it stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Label {
    /// The code of the country.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The middle of the name: well inside what is seen of the country.
    pub at: Xy,
}

impl Label {
    fn bounds(&self) -> Rect {
        let half = Xy { x: width(self.name) / 2.0, y: HEIGHT / 2.0 };
        let Xy { x, y } = self.at;
        Rect { least: Xy { x: x - half.x, y: y - half.y }, most: Xy { x: x + half.x, y: y + half.y } }
    }
}

/// Names the countries of a view of which enough is seen, the largest first; no name stands on another, nor on the scale.
pub fn labels(view: &View, language: &str) -> Vec<Label> {
    let ground = Ground::of(view, -INSET, 1.0);
    let mut found: Vec<(f64, Label)> = Vec::new();
    for country in Outlines::world().countries() {
        let name = country.name(language);
        let rings: Vec<Vec<Xy>> = country.rings().iter().flat_map(|ring| ground.ring(ring)).collect();
        let size = Rect::round(rings.iter().flatten()).map(|bounds| bounds.size()).unwrap_or_default();
        let too_small = size.x < 2.0 * ROOM * width(name) || size.y < 2.0 * ROOM * HEIGHT;
        if name.is_empty() || too_small {
            continue;
        }
        if let Some(at) = middle(&rings, width(name) / HEIGHT) {
            let seen = rings.iter().map(|ring| area(ring)).fold(0.0, f64::max);
            found.push((seen, Label { code: country.code(), name, at }));
        }
    }
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let (whole, mut taken) = (whole(view).grown(-INSET), vec![Scale::of(view).bounds(view)]);
    let free = found.into_iter().map(|(_, label)| label).filter(|label| {
        let bounds = label.bounds();
        let is_free = taken.iter().all(|other| !other.meets(&bounds));
        let fits = whole.contains(bounds.least) && whole.contains(bounds.most) && is_free;
        if fits {
            taken.push(bounds);
        }
        fits
    });
    free.collect()
}

fn width(name: &str) -> f64 {
    f64::from(u32::try_from(name.chars().count()).unwrap_or(u32::MAX)) * LETTER
}

/// The point that has the most room on all sides, for something so many times as wide as it is high; `None` where that is too little.
fn middle(rings: &[Vec<Xy>], wide: f64) -> Option<Xy> {
    let narrow = |at: &Xy| Xy { x: at.x / wide, y: at.y };
    let rings: Vec<Vec<Xy>> = rings.iter().map(|ring| ring.iter().map(narrow).collect()).collect();
    let mut within = Rect::round(rings.iter().flatten())?;
    let mut best: Option<(f64, Xy)> = None;
    for _ in 0..ROUNDS {
        let size = within.size();
        let step = Xy { x: size.x / f64::from(GRID), y: size.y / f64::from(GRID) };
        for (across, down) in (0..=GRID).flat_map(|across| (0..=GRID).map(move |down| (across, down))) {
            let x = within.least.x + f64::from(across) * step.x;
            let at = Xy { x, y: within.least.y + f64::from(down) * step.y };
            let room = room(&rings, at);
            if best.is_none_or(|(most, _)| room > most) {
                best = Some((room, at));
            }
        }
        let (_, at) = best?;
        within = Rect {
            least: Xy { x: at.x - step.x, y: at.y - step.y },
            most: Xy { x: at.x + step.x, y: at.y + step.y },
        };
    }
    best.filter(|(room, _)| *room >= ROOM * HEIGHT).map(|(_, at)| Xy { x: at.x * wide, y: at.y })
}

/// How far a point is from the edge; negative outside.
fn room(rings: &[Vec<Xy>], at: Xy) -> f64 {
    let is_in = rings.iter().map(|ring| crossed(ring, at)).sum::<usize>() % 2 == 1;
    let ways = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    let edge = ways.map(|(from, to)| off(at, *from, *to)).fold(f64::INFINITY, f64::min);
    if is_in { edge } else { -edge }
}

fn area(ring: &[Xy]) -> f64 {
    let ways = ring.iter().zip(ring.iter().cycle().skip(1));
    ways.map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs() / 2.0
}
