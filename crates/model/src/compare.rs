//! Comparisons as texts write them: "100 mm or more", "more than 75", "at most 15 km".

use std::cmp::Ordering;
use std::fmt;

use crate::truth::Truth;

/// A measure that something is held against, with the text's own inequality.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Comparison<T> {
    /// How.
    pub relation: Relation,
    /// Against what.
    pub value: T,
}

/// An inequality.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// Less than it.
    Below,
    /// It or less.
    AtMost,
    /// Just it.
    Exactly,
    /// It or more.
    AtLeast,
    /// More than it.
    Above,
}

impl Relation {
    /// Every relation with the words and the sign that stand before a number.
    pub const WORDS: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Below, "less than", "<"),
        (Self::AtMost, "at most", "<="),
        (Self::Exactly, "exactly", "="),
        (Self::AtLeast, "at least", ">="),
        (Self::Above, "more than", ">"),
    ];

    /// Returns the words that stand before a number.
    pub fn words(self) -> &'static str {
        Self::WORDS.iter().find(|(relation, ..)| *relation == self).map_or("", |(_, words, _)| words)
    }

    fn allows(self, ordering: Ordering) -> bool {
        match self {
            Self::Below => ordering == Ordering::Less,
            Self::AtMost => ordering != Ordering::Greater,
            Self::Exactly => ordering == Ordering::Equal,
            Self::AtLeast => ordering != Ordering::Less,
            Self::Above => ordering == Ordering::Greater,
        }
    }
}

impl<T> Comparison<T> {
    /// Reads `more than 75`, `at least 100 mm`, `>= 100 mm`, `100 mm or more`, `75 or fewer`, or `75` for exactly so much; `None` where
    /// `read` cannot read the measure.
    pub fn parse(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Self> {
        let text = text.trim();
        let after =
            [("or more", Relation::AtLeast), ("or less", Relation::AtMost), ("or fewer", Relation::AtMost)];
        if let Some((rest, relation)) =
            after.iter().find_map(|(tail, r)| Some((text.strip_suffix(tail)?, *r)))
        {
            return Some(Self { relation, value: read(rest.trim())? });
        }
        // of `<=` and `<`, the longer sign first
        let mut signs: Vec<(&str, Relation)> =
            Relation::WORDS.iter().flat_map(|(r, words, sign)| [(*words, *r), (*sign, *r)]).collect();
        signs.extend([
            ("fewer than", Relation::Below),
            ("over", Relation::Above),
            ("up to", Relation::AtMost),
        ]);
        signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
        let before = signs.iter().find_map(|(sign, r)| Some((text.strip_prefix(sign)?, *r)));
        let (rest, relation) = before.unwrap_or((text, Relation::Exactly));
        Some(Self { relation, value: read(rest.trim())? })
    }
}

impl<T: Ord> Comparison<T> {
    /// Whether a known measure satisfies it.
    pub fn holds(&self, measure: &T) -> bool {
        self.relation.allows(measure.cmp(&self.value))
    }

    /// Whether a measure that lies between two bounds, both included, satisfies it. `None` is no bound.
    pub fn holds_between(&self, least: Option<&T>, most: Option<&T>) -> Truth {
        let beyond =
            |bound: Option<&T>, side: Ordering| bound.is_some_and(|bound| bound.cmp(&self.value) == side);
        // where all of the interval lies on one side of the value, that side decides
        let all_above = beyond(least, Ordering::Greater);
        let all_below = beyond(most, Ordering::Less);
        let from_value = least.is_some_and(|least| *least == self.value);
        let to_value = most.is_some_and(|most| *most == self.value);
        let mut sides: Vec<Ordering> = Vec::new();
        if !all_above && !all_below {
            sides.push(Ordering::Equal);
        }
        if !all_above && !from_value {
            sides.push(Ordering::Less);
        }
        if !all_below && !to_value {
            sides.push(Ordering::Greater);
        }
        Truth::over(sides.into_iter().map(|side| Truth::from(self.relation.allows(side))))
    }
}

impl<T: fmt::Display> fmt::Display for Comparison<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.relation {
            Relation::AtLeast => write!(f, "{} or more", self.value),
            relation => write!(f, "{} {}", relation.words(), self.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Relation};
    use crate::truth::Truth;

    fn number(text: &str) -> Comparison<u64> {
        Comparison::parse(text, |n| n.parse().ok()).unwrap()
    }

    #[test]
    fn words_and_signs_say_the_same() {
        for (a, b) in
            [("more than 75", "> 75"), ("75 or more", ">= 75"), ("up to 75", "<= 75"), ("75", "= 75")]
        {
            assert_eq!(number(a), number(b));
        }
        assert_eq!(number("<= 3").relation, Relation::AtMost);
        assert_eq!(Comparison::parse("many", |n| n.parse::<u64>().ok()), None);
    }

    #[test]
    fn an_interval_is_judged_as_each_of_its_numbers_would_be() {
        for comparison in ["< 5", "<= 5", "= 5", ">= 5", "> 5"].map(number) {
            for least in 0..10_u64 {
                for most in least..10 {
                    let each = Truth::over((least..=most).map(|n| Truth::from(comparison.holds(&n))));
                    assert_eq!(
                        comparison.holds_between(Some(&least), Some(&most)),
                        each,
                        "{comparison} of {least} to {most}"
                    );
                }
            }
        }
    }

    #[test]
    fn without_bounds_nothing_is_known() {
        assert_eq!(number("> 5").holds_between(None, None), Truth::Maybe);
        assert_eq!(number("> 5").holds_between(Some(&6), None), Truth::True);
        assert_eq!(number("> 5").holds_between(None, Some(&5)), Truth::False);
    }
}
