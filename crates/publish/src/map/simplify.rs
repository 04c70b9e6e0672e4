//! Lines with no more points than the eye can tell.

use super::projection::Xy;

/// Leaves out the points of a line without which it stays within the tolerance, by Douglas and Peucker. Both ends stay; so does the farthest point of a ring.
pub(super) fn simplified(points: &[Xy], tolerance: f64) -> Vec<Xy> {
    let mut kept = Vec::new();
    let mut open = vec![points];
    while let Some(run) = open.pop() {
        let ([first, middle @ .., last], Some(end)) = (run, run.last()) else {
            kept.extend(run);
            continue;
        };
        let far = middle.iter().map(|point| off(*point, *first, *last)).enumerate();
        let farthest = far.max_by(|(_, a), (_, b)| a.total_cmp(b)).filter(|(_, off)| *off > tolerance);
        let cut = farthest.and_then(|(at, _)| Some((run.get(..=at + 1)?, run.get(at + 1..)?)));
        match cut {
            Some((before, after)) => open.extend([after, before]),
            None => kept.push(*first),
        }
        if open.is_empty() {
            kept.push(*end);
        }
    }
    kept
}

/// How far a point lies from the way between two others.
pub(super) fn off(point: Xy, from: Xy, to: Xy) -> f64 {
    let (way, here) = ((to.x - from.x, to.y - from.y), (point.x - from.x, point.y - from.y));
    let length = way.0 * way.0 + way.1 * way.1;
    let along = if length > 0.0 { ((here.0 * way.0 + here.1 * way.1) / length).clamp(0.0, 1.0) } else { 0.0 };
    (here.0 - along * way.0).hypot(here.1 - along * way.1)
}

#[cfg(test)]
mod tests {
    use super::{off, simplified};
    use crate::map::projection::Xy;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_point_lies_farther_off_than_the_tolerance(
            points in prop::collection::vec((-50.0..50.0, -50.0..50.0), 0..60), tolerance in 0.0..20.0_f64,
        ) {
            let points: Vec<Xy> = points.into_iter().map(|(x, y): (f64, f64)| Xy { x, y }).collect();
            let kept = simplified(&points, tolerance);
            prop_assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
            for point in &points {
                let ways = kept.iter().zip(kept.iter().skip(1));
                let nearest = ways.map(|(from, to)| off(*point, *from, *to)).fold(f64::INFINITY, f64::min);
                prop_assert!(nearest <= tolerance || kept.len() < 2);
            }
        }
    }
}
