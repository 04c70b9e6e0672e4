//! Times that a text fixes, half written: which word may come next in `14 working days after notice`.

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Next {
    /// What a time may be counted from; `first` where nothing stands before it.
    Anchor {
        /// Whether it is the first word.
        first: bool,
    },
    /// One of these words.
    Words(&'static [&'static str]),
}

const UNITS: &[&str] = &["minutes", "hours", "days", "working days", "weeks", "months", "years"];
const ONE: &[&str] = &["minute", "hour", "day", "working day", "week", "month", "year"];

/// Says what may come next behind the words of a time that are there already.
pub(crate) fn next(before: &str) -> Next {
    let words: Vec<&str> = before.split_whitespace().collect();
    let number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let words = match words.as_slice() {
        ["before", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    match words {
        [] => Next::Anchor { first: true },
        [.., "after" | "before"] => Next::Anchor { first: false },
        ["1"] => Next::Words(ONE),
        [count] if number(count) => Next::Words(UNITS),
        [count, "working"] if number(count) => Next::Words(&["days"]),
        [count, "working", "day" | "days"] if number(count) => Next::Words(&["after", "before"]),
        [count, unit] if number(count) && (UNITS.contains(unit) || ONE.contains(unit)) => {
            Next::Words(&["after", "before"])
        }
        _ => Next::Words(&[]),
    }
}

#[cfg(test)]
mod tests {
    use super::{Next, UNITS, next};

    #[test]
    fn each_word_of_a_time_has_others_that_may_follow_it() {
        assert_eq!(next(""), Next::Anchor { first: true });
        assert_eq!(next("before "), Next::Anchor { first: false });
        assert_eq!(next("14 "), Next::Words(UNITS));
        assert_eq!(next("14 days "), Next::Words(&["after", "before"]));
        assert_eq!(next("before 14 days "), Next::Words(&["after", "before"]));
        assert_eq!(next("10 working "), Next::Words(&["days"]));
        assert_eq!(next("10 working days "), Next::Words(&["after", "before"]));
        assert_eq!(next("10 working days after "), Next::Anchor { first: false });
        assert_eq!(next("1 day before "), Next::Anchor { first: false });
        assert_eq!(next("night "), Next::Words(&[]));
        assert_eq!(next("2016-05-25 "), Next::Words(&[]));
    }
}
