//! Laws: no bytes make it panic; the layout of a file does not change what it says.

use proptest::prelude::*;

use crate::support;

const SYRIA: &str = include_str!("../good/syria.kdl");

/// A file that was cut up: stretches are taken out, doubled or swapped for something else.
fn mutilated() -> impl Strategy<Value = String> {
    const BITS: &[&str] = &[
        "{",
        "}",
        "\"",
        " 0 ",
        "=",
        "#true",
        "(x)",
        "\n",
        "/-",
        "\"\"",
        "-1",
        "undecided=#true",
        "1e400",
        "۳",
        "period",
    ];
    let cut = (
        any::<prop::sample::Index>(),
        0_usize..40,
        prop::sample::select(BITS).prop_map(str::to_owned),
        any::<bool>(),
    );
    proptest::collection::vec(cut, 1..6).prop_map(|cuts| {
        let mut letters: Vec<char> = SYRIA.chars().collect();
        for (at, length, bit, double) in cuts {
            let from = at.index(letters.len() + 1);
            let until = (from + length).min(letters.len());
            let mut new: Vec<char> = bit.chars().collect();
            if double {
                new.extend_from_within(..);
                new.extend(&letters[from..until]);
            }
            letters.splice(from..until, new);
        }
        letters.into_iter().collect()
    })
}

/// The same file, laid out by somebody else: comments, blank lines, odd indents, semicolons.
fn laid_out() -> impl Strategy<Value = String> {
    let lines = SYRIA.lines().count();
    proptest::collection::vec((0_usize..9, 0_usize..5), lines).prop_map(|styles| {
        let line = |(line, (indent, style)): (&str, (usize, usize))| {
            let line = line.trim();
            let line = match style {
                1 => format!("{line} // why"),
                2 => format!("\n\n{line}"),
                3 => format!("/* {indent} */ {line}"),
                4 if !line.is_empty() && !line.ends_with(['{', '}']) => format!("{line};"),
                _ => line.to_owned(),
            };
            format!("{}{line}\n", " ".repeat(indent))
        };
        SYRIA.lines().zip(styles).map(line).collect()
    })
}

fn spans_are_in_the_text(text: &str) -> Result<(), TestCaseError> {
    for d in support::read(text).diagnostics {
        prop_assert!(text.get(d.span.start..d.span.end).is_some(), "{d:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(text) = kdltree::decode(&bytes) {
            spans_are_in_the_text(text)?;
        }
    }

    #[test]
    fn any_cut_up_file_is_taken(text in mutilated()) {
        spans_are_in_the_text(&text)?;
    }

    #[test]
    fn formatting_does_not_change_what_an_agreement_says(text in prop_oneof![laid_out(), mutilated()]) {
        let Ok(formatted) = terms::format(&text, &"terms.kdl".into()) else { return Ok(()) };
        let (before, after) = (support::read(&text), support::read(&formatted));
        prop_assert_eq!(&before.agreements, &after.agreements);
        prop_assert_eq!(&before.readings, &after.readings);
        prop_assert_eq!(before.codes(), after.codes());
    }
}
