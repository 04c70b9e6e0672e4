//! How many breaches there were at most in a length of time: what [`counted()`](crate::reference::given::counted) counts, pair by pair, in the
//! time that sorting takes.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::IncidentId;
use model::time::Window;

use crate::reference::View;
use crate::reference::given::Given;
use crate::reference::view::Within;

/// The most incidents in a length of time that are certainly breaches, and that may be.
pub(super) fn counted(view: &View<'_>, found: &[Given], within: Within<'_>) -> (usize, usize) {
    // all that is given for one incident has its window; one clause that is certain makes the incident so
    let mut incidents: BTreeMap<&IncidentId, (Window, bool, bool)> = BTreeMap::new();
    for given in found {
        let known = incidents.entry(&given.incident).or_insert((given.when.window, false, false));
        known.1 |= given.is_certain(view, within.by);
        known.2 |= given.is_possible(view, within.by);
    }
    let certain: Vec<Window> = incidents.values().filter(|one| one.1).map(|one| one.0).collect();
    let possible: Vec<Window> = incidents.values().filter(|one| one.2).map(|one| one.0).collect();
    (surely(&certain, within), perhaps(&possible, within))
}

/// The most windows that lie within the time up to the end of one of them; one alone is one.
fn surely(all: &[Window], within: Within<'_>) -> usize {
    if all.is_empty() {
        return 0;
    }
    let mut starts: Vec<Option<Timestamp>> = all.iter().map(|window| window.from).collect();
    starts.sort_unstable();
    let rank = |from: Option<Timestamp>| starts.partition_point(|start| *start < from);
    let ending = |window: &Window| Some((window.end()?, rank(window.from)));
    let time_up_to = |own: &Window| {
        let from = within.length.before(own.until?, within.zone);
        ending(&Window { from, until: own.end() })
    };
    let mut ends: Vec<(Timestamp, usize)> = all.iter().filter_map(ending).collect();
    let mut times: Vec<(Timestamp, usize)> = all.iter().filter_map(time_up_to).collect();
    ends.sort_unstable();
    times.sort_unstable();
    let mut ends = ends.into_iter().peekable();
    let (mut seen, mut most) = (Ranks::new(starts.len()), 1);
    for (until, from) in times {
        while let Some((_, start)) = ends.next_if(|(end, _)| *end <= until) {
            seen.add(start);
        }
        most = most.max(seen.from(from));
    }
    most
}

/// The most windows that share an instant with the time up to somewhere in one of them.
fn perhaps(all: &[Window], within: Within<'_>) -> usize {
    let mut starts: Vec<Timestamp> = all.iter().filter_map(|window| window.from).collect();
    let mut ends: Vec<Timestamp> = all.iter().filter_map(Window::end).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    let sharing = |own: &Window| {
        let from = own.from.and_then(|from| within.length.before(from, within.zone));
        let window = Window { from, until: own.end() };
        let before = window.from.map_or(0, |from| ends.partition_point(|end| *end <= from));
        let after = window.end().map_or(0, |end| starts.len() - starts.partition_point(|start| *start < end));
        all.len().saturating_sub(before + after)
    };
    all.iter().map(sharing).max().unwrap_or(0)
}

/// How many of some things in order were added from one on: a tree of sums, in which each adds to a dozen.
struct Ranks {
    sums: Vec<usize>,
    added: usize,
}

impl Ranks {
    fn new(len: usize) -> Self {
        Self { sums: vec![0; len + 1], added: 0 }
    }

    fn add(&mut self, rank: usize) {
        self.added += 1;
        let mut at = rank + 1;
        while let Some(sum) = self.sums.get_mut(at) {
            *sum += 1;
            at += at & at.wrapping_neg();
        }
    }

    /// How many of this rank or above.
    fn from(&self, rank: usize) -> usize {
        let (mut at, mut below) = (rank, 0);
        while at > 0 {
            below += self.sums.get(at).copied().unwrap_or(0);
            at &= at - 1;
        }
        self.added - below
    }
}

#[cfg(test)]
mod tests {
    use super::{perhaps, surely};
    use crate::reference::view::Within;
    use jiff::Timestamp;
    use jiff::tz::TimeZone;
    use model::time::{Length, Window};

    /// The same, pair by pair, as the reference counts.
    fn pair_by_pair(all: &[Window], within: Within<'_>) -> (usize, usize) {
        let before = |at| within.length.before(at, within.zone);
        let surely = all.iter().map(|own| {
            let time = Window { from: own.until.and_then(before), until: own.end() };
            all.iter().filter(|other| own.until.is_some() && other.is_within(&time)).count().max(1)
        });
        let perhaps = all.iter().map(|own| {
            let time = Window { from: own.from.and_then(before), until: own.end() };
            all.iter().filter(|other| !other.is_apart_from(&time)).count()
        });
        (surely.max().unwrap_or(0), perhaps.max().unwrap_or(0))
    }

    #[test]
    fn counting_in_order_gives_what_counting_pair_by_pair_gives() {
        let mut state = 2016_u64;
        let mut random = |below: i64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(state >> 33).unwrap_or(0) % below
        };
        let hour = |hours: i64| Timestamp::from_second(1_456_531_200 + hours * 3_600).ok();
        for (number, length) in (0..300_usize).zip(["6 hours", "2 days", "1 days", "1 months"].iter().cycle())
        {
            let windows: Vec<Window> = (0..number % 23)
                .map(|_| {
                    let from = random(90);
                    let until = from + [0, 0, 1, 6, 24, 30][usize::try_from(random(6)).unwrap_or(0)];
                    Window {
                        from: hour(from).filter(|_| random(12) > 0),
                        until: hour(until).filter(|_| random(12) > 0),
                    }
                })
                .collect();
            let length = Length::parse(length).unwrap();
            let within = Within { length: &length, zone: &TimeZone::UTC, by: None };
            let found = (surely(&windows, within), perhaps(&windows, within));
            assert_eq!(found, pair_by_pair(&windows, within), "{length} {windows:?}");
        }
    }
}
