//! Counts as their authors give them: exact, at least, about, a range, or only in words.

use std::fmt;

/// A count that keeps its precision.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Count {
    /// Just so many.
    Exactly(u64),
    /// So many or more.
    AtLeast(u64),
    /// So many or fewer.
    AtMost(u64),
    /// Roughly so many.
    About(u64),
    /// From the first to the second, both included.
    Between(u64, u64),
    /// A count was given in words only ("dozens").
    InWords(String),
}

impl Count {
    /// The number where it is exact.
    pub fn exact(&self) -> Option<u64> {
        match self {
            Self::Exactly(n) => Some(*n),
            _ => None,
        }
    }

    /// The least that it can be; `About` and words bound nothing.
    pub fn at_least(&self) -> u64 {
        match self {
            Self::Exactly(n) | Self::AtLeast(n) | Self::Between(n, _) => *n,
            Self::AtMost(_) | Self::About(_) | Self::InWords(_) => 0,
        }
    }

    /// The most that it can be, where it is bounded.
    pub fn at_most(&self) -> Option<u64> {
        match self {
            Self::Exactly(n) | Self::AtMost(n) | Self::Between(_, n) => Some(*n),
            Self::AtLeast(_) | Self::About(_) | Self::InWords(_) => None,
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(n) => f.pad(&n.to_string()),
            Self::AtLeast(n) => f.pad(&format!("at least {n}")),
            Self::AtMost(n) => f.pad(&format!("at most {n}")),
            Self::About(n) => f.pad(&format!("about {n}")),
            Self::Between(a, b) => f.pad(&format!("{a} to {b}")),
            Self::InWords(words) => f.pad(words),
        }
    }
}
