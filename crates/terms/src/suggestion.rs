//! Suggestions: the word that was likely meant.

/// Words longer than this get no suggestion: nobody mistypes them, and comparing them is dear.
const LONGEST: usize = 64;

/// How alike two words must be, from 0 to 1.
const ALIKE: f64 = 0.8;

/// Returns the candidate most like `word`, if any is like it at all; the first of several that are equally like it.
///
/// # Examples
///
/// ```
/// assert_eq!(terms::suggest("guarantor", ["guarantors", "parties"]), Some("guarantors"));
/// assert_eq!(terms::suggest("moon", ["guarantors", "parties"]), None);
/// ```
pub fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let mut best = None;
    for candidate in candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST) {
        let score = strsim::jaro_winkler(&word, &candidate.to_lowercase());
        if score >= ALIKE && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The help text "did you mean …".
pub(crate) fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    suggest(word, candidates).map(|meant| format!("did you mean `{meant}`?"))
}

/// Words as a list that people read: "`a`, `b` or `c`".
pub(crate) fn either<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words: Vec<_> = words.into_iter().map(|word| format!("`{word}`")).collect();
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() { last } else { format!("{} or {last}", words.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::{either, suggest};

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        assert_eq!(suggest("nusr", ["isl", "nus", "jai"]), Some("nus"));
        assert_eq!(suggest("Guarantor", ["title", "guarantors"]), Some("guarantors"));
        assert_eq!(suggest("Asia/Damscus", ["Asia/Dubai", "Asia/Damascus"]), Some("Asia/Damascus"));
        assert_eq!(suggest("usa", ["uk"]), None);
        assert_eq!(suggest("", ["uk"]), None);
    }

    #[test]
    fn words_of_any_length_are_taken() {
        assert_eq!(suggest(&"x".repeat(1 << 20), ["x"]), None);
    }

    #[test]
    fn a_list_reads_like_a_sentence() {
        assert_eq!(either(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(either(["a"]), "`a`");
        assert_eq!(either([]), "");
    }
}
