//! Circles among things that point at one another: an area that lies in itself, a claim that corrects its own correction.

use std::collections::BTreeMap;

/// Finds circles in a graph, each as the way round from its first node.
///
/// Takes time by the number of nodes and arrows. Each arrow that closes a circle gives one, up to `most`; a graph with any circle
/// gives at least one.
pub(crate) fn circles<'a>(arrows: &BTreeMap<&'a str, Vec<&'a str>>, most: usize) -> Vec<Vec<&'a str>> {
    let mut search = Search { arrows, left: BTreeMap::new(), way: Vec::new(), circles: Vec::new(), most };
    for start in arrows.keys() {
        if !search.left.contains_key(start) {
            search.from(start);
        }
    }
    search.circles
}

struct Search<'a, 's> {
    arrows: &'s BTreeMap<&'a str, Vec<&'a str>>,
    /// Nodes that were reached: false while they are on the way, true once everything behind them was seen.
    left: BTreeMap<&'a str, bool>,
    /// The nodes from the start to here, and how many arrows of each were taken.
    way: Vec<(&'a str, usize)>,
    circles: Vec<Vec<&'a str>>,
    most: usize,
}

impl<'a> Search<'a, '_> {
    fn from(&mut self, start: &'a str) {
        self.enter(start);
        while let Some((node, taken)) = self.way.last_mut() {
            let Some(next) = self.arrows.get(*node).and_then(|to| to.get(*taken)).copied() else {
                self.left.insert(*node, true);
                self.way.pop();
                continue;
            };
            *taken += 1;
            match self.left.get(next) {
                None => self.enter(next),
                Some(true) => {}
                Some(false) => self.close(next),
            }
        }
    }

    fn enter(&mut self, node: &'a str) {
        self.left.insert(node, false);
        self.way.push((node, 0));
    }

    fn close(&mut self, first: &'a str) {
        if self.circles.len() < self.most {
            let nodes = self.way.iter().map(|(node, _)| *node);
            self.circles.push(nodes.skip_while(|node| *node != first).collect());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::circles;
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
    fn a_chain_of_a_hundred_thousand_is_followed_without_a_deep_stack() {
        let names: Vec<String> = (0..100_000).map(|n| format!("{n:06}")).collect();
        let mut arrows: BTreeMap<&str, Vec<&str>> =
            names.iter().zip(names.iter().skip(1)).map(|(a, b)| (a.as_str(), vec![b.as_str()])).collect();
        assert!(circles(&arrows, 20).is_empty());
        arrows.insert(names.last().unwrap(), vec![names.first().unwrap()]);
        assert_eq!(circles(&arrows, 20).first().map(Vec::len), Some(100_000));
    }
}
