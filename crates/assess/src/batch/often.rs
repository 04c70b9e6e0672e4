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
