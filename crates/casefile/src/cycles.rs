//! Circles and long chains among things that point at one another: an area that lies in itself, a claim that corrects its own
//! correction, a group in a group in a group.

use std::collections::BTreeMap;

/// Finds circles in a graph, each as the way round from its first node.
///
/// Takes time by the number of nodes and arrows. Each arrow that closes a circle gives one, up to `most`; a graph with any circle
/// gives at least one.
pub(crate) fn circles<'a>(arrows: &BTreeMap<&'a str, Vec<&'a str>>, most: usize) -> Vec<Vec<&'a str>> {
    Search::through(arrows, most).circles
}

/// Finds nodes from which the longest way along arrows is just one longer than `deepest`, at most `most` of them, each with where
/// that way ends.
///
/// Takes time as [`circles`] does. Arrows that close a circle are left out. Every way that is too long passes such a node.
pub(crate) fn too_deep<'a>(
    arrows: &BTreeMap<&'a str, Vec<&'a str>>,
    deepest: usize,
    most: usize,
) -> Vec<(&'a str, &'a str)> {
    let reached = Search::through(arrows, 0).reached;
    let end = |mut node: &'a str| {
        while let Some(Some(Below { next: Some(next), .. })) = reached.get(node) {
            node = next;
        }
        node
    };
    let low = reached.iter().filter(|(_, below)| below.is_some_and(|below| below.depth == deepest + 1));
    low.take(most).map(|(node, _)| (*node, end(node))).collect()
}

/// What lies behind a node.
#[derive(Clone, Copy, Default)]
struct Below<'a> {
    /// How many arrows the longest way from here has.
    depth: usize,
    /// The first node on that way.
    next: Option<&'a str>,
}

/// A node on the way from the start.
struct Stage<'a> {
    node: &'a str,
    /// How many of its arrows were taken.
    taken: usize,
    below: Below<'a>,
}

struct Search<'a, 's> {
    arrows: &'s BTreeMap<&'a str, Vec<&'a str>>,
    /// Nodes that were reached: nothing while they are on the way, what lies behind them once all of that was seen.
    reached: BTreeMap<&'a str, Option<Below<'a>>>,
    /// The nodes from the start to here.
    way: Vec<Stage<'a>>,
    circles: Vec<Vec<&'a str>>,
    most: usize,
}

impl<'a, 's> Search<'a, 's> {
    fn through(arrows: &'s BTreeMap<&'a str, Vec<&'a str>>, most: usize) -> Self {
        let mut search =
            Search { arrows, reached: BTreeMap::new(), way: Vec::new(), circles: Vec::new(), most };
        for start in arrows.keys() {
            if !search.reached.contains_key(start) {
                search.from(start);
            }
        }
        search
    }

    fn from(&mut self, start: &'a str) {
        self.enter(start);
        while let Some(stage) = self.way.last_mut() {
            let Some(next) = self.arrows.get(stage.node).and_then(|to| to.get(stage.taken)).copied() else {
                self.leave();
                continue;
            };
            stage.taken += 1;
            match self.reached.get(next) {
                None => self.enter(next),
                Some(Some(below)) => stage.below.lengthen(next, *below),
                Some(None) => self.close(next),
            }
        }
    }

    fn enter(&mut self, node: &'a str) {
        self.reached.insert(node, None);
        self.way.push(Stage { node, taken: 0, below: Below::default() });
    }

    fn leave(&mut self) {
        let Some(Stage { node, below, .. }) = self.way.pop() else { return };
        self.reached.insert(node, Some(below));
        if let Some(before) = self.way.last_mut() {
            before.below.lengthen(node, below);
        }
    }

    fn close(&mut self, first: &'a str) {
        if self.circles.len() < self.most {
            let nodes = self.way.iter().map(|stage| stage.node);
            self.circles.push(nodes.skip_while(|node| *node != first).collect());
        }
    }
}

impl<'a> Below<'a> {
    fn lengthen(&mut self, next: &'a str, of_next: Below<'a>) {
        if of_next.depth >= self.depth {
            *self = Self { depth: of_next.depth + 1, next: Some(next) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{circles, too_deep};
    use std::collections::BTreeMap;

    fn found(arrows: &[(&'static str, &[&'static str])]) -> Vec<Vec<&'static str>> {
        circles(&arrows.iter().map(|(from, to)| (*from, to.to_vec())).collect(), 20)
    }

    #[test]
    fn a_tree_has_no_circle() {
        assert!(found(&[("a", &["c"]), ("b", &["c", "d"]), ("c", &["d"])]).is_empty());
    }

    #[test]
    fn one_that_points_at_itself_is_a_circle() {
        assert_eq!(found(&[("a", &["a"])]), [["a"]]);
    }

    #[test]
    fn a_circle_is_told_from_where_it_is_entered_without_the_way_to_it() {
        assert_eq!(found(&[("a", &["b"]), ("b", &["c"]), ("c", &["b"])]), [["b", "c"]]);
    }

    #[test]
    fn two_circles_are_told_apart() {
        assert_eq!(found(&[("a", &["b"]), ("b", &["a"]), ("c", &["d"]), ("d", &["c"])]).len(), 2);
    }

    #[test]
    fn a_way_is_too_deep_from_where_it_first_is_by_its_longest_branch() {
        let arrows: &[(&str, &[&str])] =
            &[("a", &["d", "b"]), ("b", &["c"]), ("c", &["d"]), ("x", &["a"]), ("y", &["y", "b"])];
        let arrows = arrows.iter().map(|(from, to)| (*from, to.to_vec())).collect();
        assert_eq!(too_deep(&arrows, 2, 20), [("a", "d"), ("y", "d")]);
        assert!(too_deep(&arrows, 4, 20).is_empty());
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_is_followed_without_a_deep_stack() {
        let names: Vec<String> = (0..100_000).map(|n| format!("{n:06}")).collect();
        let mut arrows: BTreeMap<&str, Vec<&str>> =
            names.iter().zip(names.iter().skip(1)).map(|(a, b)| (a.as_str(), vec![b.as_str()])).collect();
        assert!(circles(&arrows, 20).is_empty());
        assert_eq!(too_deep(&arrows, 64, 20), [("099934", "099999")]);
        arrows.insert(names.last().unwrap(), vec![names.first().unwrap()]);
        assert_eq!(circles(&arrows, 20).first().map(Vec::len), Some(100_000));
    }
}
