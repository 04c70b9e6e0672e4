//! Three-valued truth after Kleene: true, false, or maybe.

/// What a guard answers over everything that an attribute may still be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Truth {
    /// It does not hold, whatever the open points turn out to be.
    False,
    /// It holds for some of what is possible and not for the rest.
    Maybe,
    /// It holds, whatever the open points turn out to be.
    True,
}

impl Truth {
    /// Both: the lesser of the two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Either: the greater of the two.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// The contrary; maybe stays maybe.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Maybe => Self::Maybe,
            Self::True => Self::False,
        }
    }

    /// Holds of all; true of none at all.
    pub fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::True, Self::and)
    }

    /// Holds of some; false of none at all.
    pub fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::False, Self::or)
    }

    /// The answer over several ways that things may be: what they agree on, else maybe. Maybe of none at all.
    pub fn over(ways: impl IntoIterator<Item = Self>) -> Self {
        let mut ways = ways.into_iter();
        let Some(first) = ways.next() else { return Self::Maybe };
        if ways.all(|way| way == first) { first } else { Self::Maybe }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, False, Maybe, True};

    #[test]
    fn ways_that_differ_give_maybe() {
        assert_eq!(Truth::over([True, True]), True);
        assert_eq!(Truth::over([True, False]), Maybe);
        assert_eq!(Truth::over([]), Maybe);
    }

    #[test]
    fn negation_turns_all_into_any() {
        for a in [False, Maybe, True] {
            for b in [False, Maybe, True] {
                assert_eq!(a.and(b).negate(), a.negate().or(b.negate()));
            }
        }
    }
}
