//! What of a line or a ring lies within a rectangle.

use super::projection::Xy;

/// A rectangle with sides along the axes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Rect {
    pub(super) least: Xy,
    pub(super) most: Xy,
}

impl Rect {
    /// The smallest one round some points; `None` where there are none.
    pub(super) fn round<'a>(points: impl IntoIterator<Item = &'a Xy>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = *points.next()?;
        Some(points.fold(Self { least: first, most: first }, |rect, point| Self {
            least: Xy { x: rect.least.x.min(point.x), y: rect.least.y.min(point.y) },
            most: Xy { x: rect.most.x.max(point.x), y: rect.most.y.max(point.y) },
        }))
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.least.x <= other.most.x
            && other.least.x <= self.most.x
            && self.least.y <= other.most.y
            && other.least.y <= self.most.y
    }

    pub(super) fn contains(&self, point: Xy) -> bool {
        (self.least.x..=self.most.x).contains(&point.x) && (self.least.y..=self.most.y).contains(&point.y)
    }

    /// One that is larger by so much on every side; smaller for a negative number.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self {
            least: Xy { x: self.least.x - by, y: self.least.y - by },
            most: Xy { x: self.most.x + by, y: self.most.y + by },
        }
    }

    pub(super) fn size(&self) -> Xy {
        Xy { x: self.most.x - self.least.x, y: self.most.y - self.least.y }
    }
}

/// What of the area within a ring lies in the rectangle, as one ring; empty where nothing does.
///
/// By Sutherland and Hodgman: where the area falls into pieces, these hang together along a side of the rectangle, so that the rectangle must be larger than
/// what is seen.
pub(super) fn ring(points: &[Xy], rect: &Rect) -> Vec<Xy> {
    let mut ring = points.to_vec();
    for side in Side::ALL {
        let mut kept = Vec::with_capacity(ring.len());
        let mut before = ring.last().copied();
        for point in ring.iter().copied() {
            if let Some(before) = before
                && side.holds(before, rect) != side.holds(point, rect)
            {
                kept.push(side.crossing(before, point, rect));
            }
            if side.holds(point, rect) {
                kept.push(point);
            }
            before = Some(point);
        }
        ring = kept;
    }
    without_detours(&ring, rect)
}

/// Drops the points that only lead to and fro along a side of the rectangle.
fn without_detours(ring: &[Xy], rect: &Rect) -> Vec<Xy> {
    let mut kept: Vec<Xy> = Vec::with_capacity(ring.len());
    for point in ring {
        if let [.., a, b] = kept.as_slice()
            && Side::ALL.iter().any(|side| [a, b, point].into_iter().all(|at| side.carries(*at, rect)))
        {
            kept.pop();
        }
        kept.push(*point);
    }
    kept
}

/// What of a line lies in the rectangle, piece by piece.
pub(super) fn line(points: &[Xy], rect: &Rect) -> Vec<Vec<Xy>> {
    let mut pieces: Vec<Vec<Xy>> = Vec::new();
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let Some((start, end)) = within(*from, *to, rect) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&start) => piece.push(end),
            _ => pieces.push(vec![start, end]),
        }
    }
    pieces
}

/// What of the way from one point to another lies in the rectangle: by Liang and Barsky.
fn within(from: Xy, to: Xy, rect: &Rect) -> Option<(Xy, Xy)> {
    let way = Xy { x: to.x - from.x, y: to.y - from.y };
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-way.x, from.x - rect.least.x),
        (way.x, rect.most.x - from.x),
        (-way.y, from.y - rect.least.y),
        (way.y, rect.most.y - from.y),
    ] {
        if step < 0.0 {
            start = start.max(room / step);
        } else if step > 0.0 {
            end = end.min(room / step);
        } else if room < 0.0 {
            return None;
        }
    }
    let point = |t: f64| Xy { x: from.x + t * way.x, y: from.y + t * way.y };
    let start_at = if start > 0.0 { point(start) } else { from };
    let end_at = if end < 1.0 { point(end) } else { to };
    (start <= end).then_some((start_at, end_at))
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Top, Self::Bottom];

    fn holds(self, point: Xy, rect: &Rect) -> bool {
        match self {
            Self::Left => point.x >= rect.least.x,
            Self::Right => point.x <= rect.most.x,
            Self::Top => point.y >= rect.least.y,
            Self::Bottom => point.y <= rect.most.y,
        }
    }

    #[expect(clippy::float_cmp, reason = "a crossing is put exactly on the side")]
    fn carries(self, point: Xy, rect: &Rect) -> bool {
        match self {
            Self::Left => point.x == rect.least.x,
            Self::Right => point.x == rect.most.x,
            Self::Top => point.y == rect.least.y,
            Self::Bottom => point.y == rect.most.y,
        }
    }

    /// Where the way between two points, one on each side of it, crosses it.
    fn crossing(self, from: Xy, to: Xy, rect: &Rect) -> Xy {
        let at_x = |x: f64| Xy { x, y: from.y + (x - from.x) / (to.x - from.x) * (to.y - from.y) };
        let at_y = |y: f64| Xy { x: from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x), y };
        match self {
            Self::Left => at_x(rect.least.x),
            Self::Right => at_x(rect.most.x),
            Self::Top => at_y(rect.least.y),
            Self::Bottom => at_y(rect.most.y),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Rect, line, ring};
    use crate::map::projection::Xy;

    fn xy(x: f64, y: f64) -> Xy {
        Xy { x, y }
    }

    const TEN: Rect = Rect { least: Xy { x: 0.0, y: 0.0 }, most: Xy { x: 10.0, y: 10.0 } };

    #[test]
    fn a_line_that_comes_in_twice_is_two_pieces() {
        let pieces = line(&[xy(-5.0, 5.0), xy(5.0, 5.0), xy(5.0, 15.0), xy(8.0, 15.0), xy(8.0, 5.0)], &TEN);
        assert_eq!(
            pieces,
            [vec![xy(0.0, 5.0), xy(5.0, 5.0), xy(5.0, 10.0)], vec![xy(8.0, 10.0), xy(8.0, 5.0)]]
        );
    }

    #[test]
    fn a_line_that_passes_by_is_dropped_and_one_through_is_cut() {
        assert!(line(&[xy(-5.0, 2.0), xy(2.0, -6.0)], &TEN).is_empty());
        assert_eq!(line(&[xy(-5.0, 5.0), xy(15.0, 5.0)], &TEN), [vec![xy(0.0, 5.0), xy(10.0, 5.0)]]);
    }

    #[test]
    fn a_ring_round_the_rectangle_fills_it_and_one_beside_it_is_nothing() {
        let square = |from: f64, to: f64| [xy(from, from), xy(to, from), xy(to, to), xy(from, to)];
        assert_eq!(Rect::round(&ring(&square(-9.0, 99.0), &TEN)), Some(TEN));
        assert!(ring(&square(20.0, 30.0), &TEN).is_empty());
        assert_eq!(ring(&square(2.0, 3.0), &TEN), square(2.0, 3.0));
    }
}
